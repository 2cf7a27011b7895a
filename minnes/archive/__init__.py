"""Many minutes as one: finds a project's files, reads and checks them all, in parallel where it pays.

Exports: `workspace.open_workspace`, `workspace.minute_files`, `checking.check`, `loading.load`.

What is kept from one run to the next lies in a folder for each project, below the user's cache folder
(`store.folder_of`). All of it may be deleted at any time, and `--no-cache` makes no use of it:

- `index-N.sqlite` (`index`, `index_update`, `index_writing`): the rows of every minute file, to answer
  questions from. A file is read again when the system says that it changed and its content did; all are when
  minnes itself changed (`store.maker_digest`), or the names that the settings give (`naming.spellings`).
- `public/index-N.sqlite` (`publish.public_index`): the rows of the public edition, made of those of the
  whole index and brought up to date when the `state` of that one is another.
- `check-….sqlite` (`check_cache`): what `minnes check` found in each file, and in all of a run. It counts
  for the same minnes, settings and day, the same signatures or contents of files, and as long as the
  documents that they name exist, or do not, as before.
- `site-….sqlite` (`publish.site.site_cache`): what the pages of a site were made of. All of it counts for
  one minnes, one project's settings and one day (`publish.site.build_key`), and each piece for its inputs.
- `site-….stamp` (`cli.site_stamp`): what the system says of all that a site is made of, and of the site
  itself. If it says the same, `minnes render` has nothing to do.

A file that changed so lately that it may change again unseen (`listing.RACY`) is never taken as known.
"""
