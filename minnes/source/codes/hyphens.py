"""Codes about the hyphens of lists."""

from __future__ import annotations

from typing import Any

from minnes.language.message import say
from minnes.source.codes.advice import Advice, write


def blank_item(_at: str = "", comma: bool = False) -> Advice:
    """An entry of a list is empty.

    What it checks: a hyphen with nothing after it, or two commas with nothing between them.
    Why: somebody meant to write something there; or the line is left over and says nothing.
    Example:
        decisions:
          -
    Instead:
        decisions:
          - Frågan tas upp på nästa möte.
    """
    if comma:
        return Advice(say("there is nothing between two commas here"), say("take one of them away"))
    return Advice(
        say("this list entry is empty"),
        say("write something after the hyphen, or take the line away"),
    )


def list_dash(line: str = "") -> Advice:
    """A list with Word's dashes.

    What it checks: a list whose lines begin with a dash (–) or a dot (•) instead of a hyphen (-).
    Why: the lines would run together into one text.
    Example:
        decisions:
          – Frågan tas upp på nästa möte.
          – Nätverket möts på distans.
    Instead:
        decisions:
          - Frågan tas upp på nästa möte.
          - Nätverket möts på distans.
    """
    return Advice(
        say("the lines of this list begin with a dash, and run together into one text"),
        write(line) if line else say('begin each line with a hyphen and a space: "- "'),
    )


def list_without_hyphens(line: str = "", one: bool = False) -> Advice:
    """A list whose lines do not begin with hyphens.

    What it checks: lists that are written one entry a line, with nothing or with numbers before each.
    Why: the lines run together into one text: a single decision, or people whose names nobody has.
    Example:
        decisions:
          1. Frågan tas upp på nästa möte.
          2. Nätverket möts på distans.
    Instead:
        decisions:
          - Frågan tas upp på nästa möte.
          - Nätverket möts på distans.
    """
    if one:
        return Advice(say("this entry of the list has no hyphen"), write(line))
    return Advice(say("the lines of this list run together into one text"), write(line))


def numbered_entry(line: str = "") -> Advice:
    """An entry of a list that begins with a number.

    What it checks: entries of lists whose keys stand after a number, as in a numbered list in Word.
    Why: the number becomes a part of the key, which then nobody knows. On pages, items have numbers.
    Example:
        items:
          1. title: Rutiner
    Instead:
        items:
          - title: Rutiner
    """
    return Advice(say("an entry of a list begins with a hyphen, not with a number"), write(line))


def needless_hyphen(_at: Any = None) -> Advice:
    """Hyphens before names that are keys.

    What it checks: reports and follow-ups that are written as a list.
    Why: their names lead to what is said; in a list, an entry has keys of the format.
    Example:
        updates:
          - Orust: Inget nytt.
          - Tjörn: Söker en kurator.
    Instead:
        updates:
          Orust: Inget nytt.
          Tjörn: Söker en kurator.
    """
    return Advice(say("names stand here without hyphens"), say("take the hyphens away"))
