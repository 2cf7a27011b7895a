"""Minutes as pages people read: editions, labels, and the templates that show them.

Exports: `edition.public`, `edition.editions`, `page.render_page`, `pages.render_pages`.
"""
