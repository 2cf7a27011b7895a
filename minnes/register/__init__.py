"""The register of a country's organizations, and lookup by anything people write for them.

`register.load` reads a country's CSV file; `register.Register` finds an organization by what was
written and suggests near misses; `names` folds, compares and sorts names of any kind.
"""
