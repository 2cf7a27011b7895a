"""Minutes as what people read: editions, labels, templates; pages, PDFs, calendars, feeds and the site.

Exports: `edition.public`, `edition.editions`, `page.render_page`, `pages.render_pages`, `look.look_of`,
`pdf.render_pdf`, `subscriptions.calendars`, `subscriptions.feeds`, `site.build.build`.
"""
