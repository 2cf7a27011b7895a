"""What can be wrong with minutes whose shape is right: a file a group of rules, a function a rule.

Exports: `catalog.RULES`, `catalog.ARCHIVE_RULES`, `rule.Context`.
"""
