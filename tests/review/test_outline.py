"""The outline that git compares: one thing a line, one sentence a line, nothing of how it was typed."""

from hypothesis import given, settings

from minnes.language.catalog import translator
from minnes.model.meeting import Meeting
from minnes.review.outline import outline, sentences
from tests.review.test_changes import OLD
from tests.source.made import meetings
from tests.texts import meeting

ENGLISH = translator("en")


def test_one_thing_stands_on_each_line() -> None:
    assert (
        outline(meeting(OLD), ENGLISH)
        == """\
series: bim
date: 2021-12-10
status: draft
tags:
  våld
  barn
participant: Karin Holm (Orust)
participant: Johan Öst (Orust)
participant: Mona Strand (Tjörn)
person absent: Mats Rud (Ale)
follow-up: 2021-09-17#A3: open
next meeting: 2022-03-11 09:00-12:00

# Läget
text: Nya har börjat. Ingen slutar. Lokalen är full, det dröjer innan den är ny.
report: Orust
  text: Två uppsägningar.
  figure: ärenden: 3
report: Tjörn
  text: Inget nytt.
decision D1: Nästa möte hålls på distans.
decision D2: Barnplanen antas.
action A1: Karin Holm: ringer skolan
  due: 2022-01-14

# Tolkar
question Q1: Vem betalar?
  by: Tjörn

# Övrigt
"""
    )


def test_sentences_are_the_same_wherever_lines_were_broken() -> None:
    text = "En mening som är lång nog för det här. Och en till, som bröts\nmitt itu. 3 st. kvar."
    text += "\n\n- punkt. Ett\n- två\n\n| a | b |\n"
    assert sentences(text) == [
        "En mening som är lång nog för det här.",
        "Och en till, som bröts mitt itu. 3 st. kvar.",
        "",
        "- punkt. Ett",
        "- två",
        "",
        "| a | b |",
    ]


@given(meetings)
@settings(max_examples=12)
def test_what_differs_in_meaning_differs_in_the_outline(one: Meeting) -> None:
    shown = outline(one, ENGLISH)
    assert shown == outline(Meeting.model_validate(one.model_dump(by_alias=True)), ENGLISH)
    titles = [line for line in shown.splitlines() if line.startswith("#")]
    assert len(titles) >= len(list(one.all_items()))


def test_a_comment_and_the_order_of_keys_do_not_show() -> None:
    other = "tags: [våld, barn] # x\n" + OLD.replace("tags: våld, barn\n", "")
    assert outline(meeting(other), ENGLISH) == outline(meeting(OLD), ENGLISH)
