"""Rules about minutes of the right shape: each is a function, each file holds a group of them.

Exports: `catalog.RULES`, `catalog.ARCHIVE_RULES`, `catalog.check_meeting`, `rule.Context`.
"""
