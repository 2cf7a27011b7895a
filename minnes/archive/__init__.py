"""Many minutes as one: finds a project's files, reads and checks them all, in parallel where it pays.

Exports: `workspace.open_workspace`, `workspace.minute_files`, `checking.check`, `loading.load`.
"""
