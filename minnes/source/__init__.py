"""From bytes to a meeting or a project and back; the only room that knows YAML.

Reading: `decode` → `yaml_parser` (quick), or `careful_parser` (with positions) where something is wrong
or `suspicion` finds it doubtful → `expand` (one-line forms) → the models, all by `reader.read_meeting`
and `read_project`. What can be wrong is in `codes/`, how YAML that is refused or misread gets mended in
`recovery/`, how text is written in `writing/`; `edits`, `insert`, `pin` and `atomic_write` change files
in place.
"""
