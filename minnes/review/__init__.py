"""Reviewing minutes: what changed in meaning, who approved it, and what git remembers of it.

Comparing: `files` finds what differs in `git`, `nodes` and `matching` pair the parts of two versions,
`changes` tells what happened to each, `changes_in_words` and `document` write it down. `outline` is what
git itself compares.

Merging: `merge` takes files apart into blocks (`block_merge`, `block_match`), merges what they say
(`value_merge`) or their lines (`three_way`), and keeps ids as they were (`merge_ids`).

Approving: `approval` writes it into files; `seal_history` and `removed_seals` ask git of it.
"""
