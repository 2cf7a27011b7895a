"""Minutes as pages people read: editions, labels, and the templates that show them.

Exports: `page.render_page`.
"""
