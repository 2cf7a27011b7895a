"""The site: all meetings of a project as pages that lead to one another, published whole or not at all.

`build.build` makes it, `folder` puts it in place, `leaks` looks through all of it beforehand.
"""
