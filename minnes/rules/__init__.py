"""Rules about minutes of the right shape: each is a function; `catalog` lists them all.

Exports: `catalog.RULES`, `catalog.ARCHIVE_RULES`, `catalog.check_meeting`, `rule.Context`.
"""
