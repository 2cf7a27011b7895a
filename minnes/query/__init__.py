"""Questions to many minutes and the rows that answer them; reports are made of the same rows.

Exports: `organization.organization_report`.
"""
