"""Reviewing minutes: what changed in meaning, who approved it, and what git remembers of it.

Exports: `changes.changes`, `git.open_repository`, `history.versions`.
"""
