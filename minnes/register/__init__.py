"""The register: the organizations of a country as data, and what people write for them.

`register.load` reads a country's CSV file; `register.Register` finds an organization by what was
written and suggests near misses; `names` folds, compares and sorts names of any kind.
"""
