"""From bytes to a meeting or a project and back; the only room that knows YAML.

Exports: `reader.read_meeting`, `reader.read_project`, `diagnostic.Diagnostic`, `writer`.
"""
