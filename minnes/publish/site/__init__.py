"""The site of a project: all meetings as linked pages, published as a whole or not at all.

`build.build` makes its files, `folder.publish` writes them, `leaks` scans all of them before.
"""
