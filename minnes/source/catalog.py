"""All codes of this room: what can be wrong with a file, and with the shape of what it says."""

from __future__ import annotations

from collections.abc import Callable

from minnes.source import file, shape
from minnes.source.shape import Said

FILE_CODES: tuple[Callable[..., Said], ...] = (
    file.too_large,
    file.not_utf8,
    file.unreadable_line,
    file.not_minutes,
)

SHAPE_CODES: tuple[Callable[..., Said], ...] = (
    shape.blank_item,
    shape.empty_group,
    shape.list_dash,
    shape.unbalanced_parenthesis,
    shape.comma_in_braces,
    shape.colon_in_text,
    shape.organization_twice,
    shape.repeated_name,
    shape.bad_date,
    shape.bad_time,
    shape.bad_choice,
    shape.bad_number,
    shape.bad_flag,
    shape.internal_blank,
    shape.bad_reference,
    shape.bad_identifier,
    shape.bad_series_name,
    shape.bad_later,
    shape.expected_text,
    shape.expected_list,
    shape.expected_keys,
    shape.missing_key,
    shape.unknown_key,
    shape.missing_date,
    shape.missing_title,
)
