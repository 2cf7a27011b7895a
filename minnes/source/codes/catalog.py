"""All codes of reading, and those that no comment can silence."""

from __future__ import annotations

from collections.abc import Callable

from minnes.source.codes import characters, colours, days, file, hyphens, keys, prose, shape, values
from minnes.source.codes.advice import Advice, code_name

FILE_CODES: tuple[Callable[..., Advice], ...] = (
    file.too_large,
    file.too_many_values,
    file.too_deep,
    file.not_utf8,
    file.not_text,
    file.empty_file,
    file.not_minutes,
    characters.control_character,
    characters.odd_blank,
    characters.bare_return,
    characters.tab_in_indentation,
    file.several_documents,
    file.directive_line,
    file.conflict_left,
    keys.merge_key,
    keys.key_not_text,
    keys.duplicate_key,
    keys.twice_in_round,
    file.unreadable_line,
    prose.comment_in_text,
    prose.text_after_quote,
    prose.unclosed_quote,
    prose.unclosed_bracket,
    prose.backslash_in_quotes,
    prose.text_begins_with_sign,
    prose.text_without_bar,
    prose.text_beside_bar,
    prose.text_not_indented,
    prose.mark_with_blank,
    prose.missing_blank,
    prose.text_without_key,
    prose.wrong_indentation,
    prose.stray_line,
    file.misplaced_ignore,
)

SHAPE_CODES: tuple[Callable[..., Advice], ...] = (
    hyphens.blank_item,
    shape.placeholder,
    shape.empty_group,
    hyphens.list_dash,
    hyphens.list_without_hyphens,
    hyphens.numbered_entry,
    shape.unbalanced_parenthesis,
    shape.comma_in_braces,
    shape.colon_in_text,
    shape.missing_colon,
    shape.internal_beside,
    shape.organization_twice,
    keys.repeated_name,
    days.bad_date,
    days.bad_when,
    days.bad_event,
    values.bad_time,
    values.bad_choice,
    values.bad_number,
    values.bad_flag,
    values.internal_blank,
    values.bad_reference,
    values.bad_identifier,
    values.bad_series_name,
    values.bad_later,
    values.bad_timezone,
    values.bad_address,
    colours.bad_colour,
    colours.low_contrast,
    keys.expected_text,
    keys.expected_keys,
    hyphens.needless_hyphen,
    keys.missing_key,
    keys.unknown_key,
    keys.missing_date,
    keys.missing_title,
)

READING = frozenset(
    code_name(code)
    for code in (*FILE_CODES, *SHAPE_CODES)
    if code not in (file.misplaced_ignore, shape.placeholder)
)
"""Codes of what cannot be read for certain; no comment silences them."""

SEALS = frozenset({"seal-broken", "seal-removed", "unknown-seal"})
"""Codes of `rules.approval` about changed minutes; no comment silences them."""
