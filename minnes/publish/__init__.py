"""Minutes as what people read: editions, labels, templates; pages, PDFs, calendars, feeds and the site.

On the way to a page, `edition` takes out what is withheld (with `names` and `small_counts`),
`meeting_view` makes plain values of the rest (`view`, `part_views`), `page` renders these by a template
(`commonmark`, `plain_text`), or `pdf` does, and `gate` looks through what came of it. `pages` does all
of that for some meetings, `site` for a project. `public_index` holds the rows of the public edition,
for answers and reports (`report_pages`). `occasions` are what `calendar` is made of.
"""
