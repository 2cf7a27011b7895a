"""Questions to many minutes and the rows that answer them; reports are made of the same rows.

Asking: `filters` → `ask` (the views of views.sql, by `subjects` and `conditions`), `attendance`, `people`,
`search`, `log` or `sql` → `answer` → `table`, `text_formats`, `workbook`, `calendar`. `export` writes all
of the views.

Reporting: `organization`, `overview`, `meeting`, `matrix`, `year` and `quality` give rows (`report`,
`report_of_many`); a `…_sheet` of each puts them in words (`sheet`), which `sheet_text` shows in a
terminal and `publish` on pages.
"""
