"""Two people's changes of one file: merged by what they mean, and nothing of either lost."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minnes.review.merge import Merged, merge
from minnes.review.three_way import MarkerStyle
from minnes.source.reader import read_meeting
from minnes.source.seal import seal
from minnes.source.writing.formatting import formatted
from minnes.source.writing.writer import dump
from tests.review.edits_of_two import MARK, changed, reads
from tests.source.made import meetings

EXAMPLES = sorted((Path(__file__).parents[2] / "examples/meetings").rglob("*.yaml"))
TEXTS = [file.read_text("utf-8") for file in EXAMPLES]

BASE = """\
series: bim
date: 2021-12-10
place: Teams
status: draft
chair:
secretary: Anna Lindell

participants:
  Orust: Karin Holmdal
  Tanum: Johan Östlind        # kom sent
absent:

items:
  - title: Läget
    text: |
      Vi talade om ett nytt arbetssätt som prövas i några kommuner. Det är ännu
      för tidigt att säga om det håller.

      Ingen hade något att invända.
    decisions:
      - Nätverket möts på distans.
    actions:
      - Karin Holmdal: ringer skolan
      - Johan Östlind: bokar lokal

  - title: Runda
    updates:
      Orust: Två ärenden.
      Tanum:

next_meetings:
"""


def merged(ours: str, theirs: str, base: str = BASE) -> str:
    """The file that comes of two changed ones; there may be no conflict."""
    found = merge(base.encode(), ours.encode(), theirs.encode(), "meetings/m.yaml")
    assert found.conflicts == 0, found.content.decode()
    return found.content.decode()


def with_(*pairs: tuple[str, str], base: str = BASE) -> str:
    for old, new in pairs:
        assert base.count(old) == 1, old
        base = base.replace(old, new)
    return base


def test_both_add_a_person_to_one_organization() -> None:
    ours = with_(("Orust: Karin Holmdal", "Orust: Karin Holmdal, Eva Rosvall"))
    theirs = with_(("Orust: Karin Holmdal", "Orust: Bo Ekman (vik.), Karin Holmdal"))
    whole = with_(("Orust: Karin Holmdal", "Orust: Bo Ekman (vik.), Karin Holmdal, Eva Rosvall"))
    assert merged(ours, theirs) == whole


def test_one_writes_a_list_where_the_other_adds_to_the_line() -> None:
    ours = with_(
        ("Orust: Karin Holmdal", "Orust:\n    - Karin Holmdal (ordförande)\n    - Eva Rosvall")
    )
    theirs = with_(("Orust: Karin Holmdal", "Orust: Karin Holmdal, Bo Ekman"))
    line = "Orust: Karin Holmdal (ordförande), Eva Rosvall, Bo Ekman"
    assert merged(ours, theirs) == with_(("Orust: Karin Holmdal", line))


def test_both_fill_in_what_was_blank() -> None:
    ours = with_(("chair:", "chair: Eva Rosvall"), ("absent:", "absent:\n  - Mats Rudin (Ale)"))
    theirs = with_(
        ("      Tanum:", "      Tanum: Ett ärende."),
        ("next_meetings:", "next_meetings:\n  - 2022-03-11"),
    )
    assert merged(ours, theirs) == with_(
        ("chair:", "chair: Eva Rosvall"),
        ("absent:", "absent:\n  - Mats Rudin (Ale)"),
        ("      Tanum:", "      Tanum: Ett ärende."),
        ("next_meetings:", "next_meetings:\n  - 2022-03-11"),
    )


def test_both_add_a_decision_and_an_item() -> None:
    decided = "      - Nätverket möts på distans.\n"
    ours = with_(
        (decided, f"{decided}      - Avgiften höjs.\n"),
        (
            "  - title: Runda",
            "  - title: Budget\n    text: |\n      Den räcker.\n\n  - title: Runda",
        ),
    )
    theirs = with_(
        (decided, f"{decided}      - Mötena blir kortare.\n"),
        ("      Tanum:\n", "      Tanum:\n\n  - title: Övrigt\n    lead: Bo Ekman\n"),
    )
    assert merged(ours, theirs) == with_(
        (decided, f"{decided}      - Avgiften höjs.\n      - Mötena blir kortare.\n"),
        (
            "  - title: Runda",
            "  - title: Budget\n    text: |\n      Den räcker.\n\n  - title: Runda",
        ),
        ("      Tanum:\n", "      Tanum:\n\n  - title: Övrigt\n    lead: Bo Ekman\n"),
    )


def test_different_fields_of_one_action() -> None:
    ours = with_(("- Johan Östlind: bokar lokal", "- Eva Rosvall: bokar lokal"))
    theirs = with_(("- Johan Östlind: bokar lokal", "- Johan Östlind: bokar lokal due:2022-01-14"))
    line = "- Eva Rosvall: bokar lokal due:2022-01-14"
    assert merged(ours, theirs) == with_(("- Johan Östlind: bokar lokal", line))


def test_one_line_grows_keys_while_the_other_rewrites_it() -> None:
    ours = with_(
        (
            "      Orust: Två ärenden.",
            "      Orust:\n        text: Två ärenden.\n        need: Hjälp.",
        )
    )
    theirs = with_(("      Orust: Två ärenden.", "      Orust: Tre ärenden."))
    whole = "      Orust:\n        text: Tre ärenden.\n        need: Hjälp."
    assert merged(ours, theirs) == with_(("      Orust: Två ärenden.", whole))


def test_different_words_of_one_line_of_prose() -> None:
    ours = with_(("ett nytt arbetssätt", "ett annat arbetssätt"))
    theirs = with_(("i några kommuner", "i tolv kommuner"), ("något att invända", "invändningar"))
    assert merged(ours, theirs) == with_(
        ("ett nytt arbetssätt", "ett annat arbetssätt"),
        ("i några kommuner", "i tolv kommuner"),
        ("något att invända", "invändningar"),
    )


def test_the_same_thing_added_by_both_stands_once() -> None:
    ours = with_(("bokar lokal\n", "bokar lokal\n      - Eva Rosvall: skriver\n"))
    theirs = with_(("bokar lokal\n", "bokar lokal\n      - Eva Rosvall: skriver due:2022-01-14\n"))
    assert merged(ours, theirs) == theirs


def test_an_item_moved_by_one_and_changed_by_the_other_is_one_item() -> None:
    start, middle, end = (
        BASE.index("  - title: L"),
        BASE.index("  - title: R"),
        BASE.index("next_m"),
    )
    first, second = BASE[start:middle], BASE[middle:end]
    ours = BASE[:start] + second + first + BASE[end:]
    theirs = with_(("Två ärenden", "Fyra ärenden"))
    assert merged(ours, theirs) == ours.replace("Två ärenden", "Fyra ärenden")
    assert merged(theirs, ours) == ours.replace("Två ärenden", "Fyra ärenden")


def test_what_both_moved_stands_in_our_order_and_that_is_told() -> None:
    item = "  - title: {}\n    text: |\n      Om {}.\n"
    base, ours, theirs = (
        "date: 2021-12-10\ntitle: Möte\nitems:\n" + "".join(item.format(one, one) for one in order)
        for order in ("abc", "bac", "acb")
    )
    found = merge(base.encode(), ours.encode(), theirs.replace("Om c", "Allt om c").encode())
    assert found.content.decode() == ours.replace("Om c", "Allt om c")
    assert (found.conflicts, [str(remark) for remark in found.remarks]) == (
        0,
        ["both sides moved entries of items: they stand in the order of ours"],
    )


def test_comments_of_both_are_kept() -> None:
    ours = with_(("status: draft", "# fråga Anna\nstatus: draft"), ("# kom sent", "# kom 9.20"))
    theirs = with_(("status: draft", "# se mejlet\nstatus: circulated"))
    assert merged(ours, theirs) == with_(
        ("status: draft", "# fråga Anna\n# se mejlet\nstatus: circulated"),
        ("# kom sent", "# kom 9.20"),
    )


def test_a_comment_beside_what_both_changed_stands_above_it() -> None:
    base = "title: Läget\ndate: 2021-12-10\ntags: våld\n"
    ours = base.replace("tags: våld", 'tags: [våld, "barn #1"] # våra # och de andras')
    theirs = base.replace("tags: våld", "tags: våld, skola")
    assert merged(ours, theirs, base) == base.replace(
        "tags: våld", '# våra # och de andras\ntags: "våld, barn #1, skola"'
    )


def test_each_makes_a_key_of_another_comment() -> None:
    people = "  Orust: Karin Holmdal\n  Tanum: Johan Östlind        # kom sent\n"
    comments = "  # Ta bort # framför dem som kom.\n  # Ale:\n  # Orust:\n  # Tanum:\n"
    base = with_((people, comments))
    ours = with_(("  # Orust:", "  Orust: Eva Rosvall"), base=base)
    theirs = with_(("  # Ale:", "  Ale: Bo Ekman"), base=base)
    assert merged(ours, theirs, base) == with_(("  # Ale:", "  Ale: Bo Ekman"), base=ours)


def test_one_tidies_while_the_other_writes() -> None:
    untidy = (
        with_(
            ("place: Teams\nstatus: draft", "status:   draft\ntime: 9-12\nplace: Teams"),
            ("    text: |\n      Vi", "    text:  |\n          Vi"),
        )
        .replace("      för", "          för")
        .replace("      Ingen", "          Ingen")
    )
    tidy = formatted(untidy.encode(), "m.yaml").content.decode()
    theirs = with_(("i några kommuner", "i tolv kommuner"), base=untidy)
    assert tidy != untidy
    assert merged(tidy, theirs, untidy) == tidy.replace("i några kommuner", "i tolv kommuner")
    other = merged(theirs, tidy, untidy)
    value = read_meeting(other.encode(), "m.yaml").value
    assert value == read_meeting(theirs.encode(), "m.yaml").value


@pytest.mark.parametrize(
    ("ours", "theirs", "conflict"),
    [
        (
            ("place: Teams", "place: Uddevalla"),
            ("place: Teams", "place: Tanum"),
            "<<<<<<< ours\nplace: Uddevalla\n=======\nplace: Tanum\n>>>>>>> theirs",
        ),
        (
            ("      - Johan Östlind: bokar lokal\n", ""),
            ("bokar lokal", "bokar sal"),
            "<<<<<<< ours\n=======\n      - Johan Östlind: bokar sal\n>>>>>>> theirs",
        ),
        (
            ("Ingen hade något", "Alla hade något"),
            ("Ingen hade något", "Någon hade något"),
            "<<<<<<< ours\n      Alla hade något att invända.\n=======\n"
            "      Någon hade något att invända.\n>>>>>>> theirs",
        ),
        (
            ("title: Läget", "title: Läget i dag"),
            ("title: Läget", "title: Nuläget"),
            "<<<<<<< ours\n  - title: Läget i dag\n=======\n  - title: Nuläget\n>>>>>>> theirs",
        ),
        (
            ("chair:", "chair: Eva Rosvall"),
            ("chair:", "chair: Bo Ekman"),
            "<<<<<<< ours\nchair: Eva Rosvall\n=======\nchair: Bo Ekman\n>>>>>>> theirs",
        ),
    ],
)
def test_what_cannot_be_decided_stands_as_a_conflict_around_as_little_as_possible(
    ours: tuple[str, str], theirs: tuple[str, str], conflict: str
) -> None:
    found = merge(BASE.encode(), with_(ours).encode(), with_(theirs).encode())
    text = found.content.decode()
    assert (found.conflicts, text[text.index("<") : text.index("> theirs") + 8]) == (1, conflict)


def chosen(text: str, side: int) -> str:
    """A file with every conflict settled for one side."""
    kept, now = [], None
    for line in text.split("\n"):
        if line.startswith("<<<<<<< "):
            now = 0
        elif line == "=======" and now is not None:
            now = 1
        elif line.startswith(">>>>>>> "):
            now = None
        elif now in (None, side):
            kept.append(line)
    return "\n".join(kept)


def test_a_conflict_settled_for_either_side_reads() -> None:
    ours = with_(("title: Läget", "title: Läget i dag"), ("place: Teams", "place: Uddevalla"))
    theirs = with_(("title: Läget", "title: Nuläget"), ("place: Teams", "place: Tanum"))
    text = merge(BASE.encode(), ours.encode(), theirs.encode()).content.decode()
    assert (chosen(text, 0), chosen(text, 1)) == (ours, theirs)


def test_labels_and_size_of_the_signs_can_be_chosen() -> None:
    ours, theirs = with_(("place: Teams", "place: A")), with_(("place: Teams", "place: B"))
    signs = MarkerStyle(9, "HEAD", "anna")
    text = merge(BASE.encode(), ours.encode(), theirs.encode(), "m.yaml", signs).content.decode()
    assert text.split("\n")[2:7] == [
        *("<<<<<<<<< HEAD", "place: A", "=========", "place: B", ">>>>>>>>> anna"),
    ]


def test_line_breaks_and_byte_order_mark_of_ours_stay() -> None:
    ours = with_(("chair:", "chair: Eva Rosvall")).replace("\n", "\r\n")
    theirs = with_(("next_meetings:", "next_meetings:\n  - 2022-03-11"))
    found = merge(BASE.encode(), b"\xef\xbb\xbf" + ours.encode(), theirs.encode())
    whole = ours.replace("next_meetings:\r\n", "next_meetings:\r\n  - 2022-03-11\r\n")
    assert found == Merged(b"\xef\xbb\xbf" + whole.encode(), 0)


def test_files_that_do_not_read_are_merged_line_by_line() -> None:
    ours = with_(("chair:", "chair: [")) + "# slut\n"
    theirs = with_(("place: Teams", "place: Tanum"))
    found = merge(BASE.encode(), ours.encode(), theirs.encode())
    assert found == Merged(ours.replace("place: Teams", "place: Tanum").encode(), 0)


def test_a_file_that_both_made_stands_whole_where_they_agree() -> None:
    ours, theirs = with_(("place: Teams", "place: A")), with_(("chair:", "chair: Eva Rosvall"))
    found = merge(b"", ours.encode(), theirs.encode())
    text = found.content.decode()
    assert found.conflicts == 1
    assert (chosen(text, 0), chosen(text, 1)) == (
        ours.replace("chair:", "chair: Eva Rosvall"),
        with_(("chair:", "chair: Eva Rosvall")),
    )


def test_what_one_side_sealed_is_not_changed_by_the_other_unseen() -> None:
    base = with_(("status: draft", "status: approved"))
    approved = base + "approval:\n  by: Anna Lindell\n  date: 2022-01-14\n"
    meeting = read_meeting(approved.encode(), "m.yaml").value
    assert meeting is not None
    sealed = f"{approved}  seal: {seal(meeting)}\n"
    changed = base.replace("i några kommuner", "i tolv kommuner")
    found = merge(base.encode(), sealed.encode(), changed.encode(), "m.yaml")
    assert found.conflicts == 1
    text = found.content.decode()
    assert chosen(text, 1) == changed
    assert chosen(text, 0) == sealed.replace("i några kommuner", "i tolv kommuner")
    assert [str(remark) for remark in found.remarks] == [
        "the minutes were approved and sealed on one side and changed on the other: take away the"
        " change, or the approval"
    ]
    commented = base.replace("place:", "# plats\nplace:")
    assert merge(base.encode(), sealed.encode(), commented.encode(), "m.yaml").conflicts == 0


MARKS = st.integers(0, 2**32)


def test_two_approvals_are_chosen_between_as_a_whole() -> None:
    def approved(day: str) -> str:
        lines = f"  by: Karin Holmdal\n  date: {day}\n  seal: minnes-1:sha256:{day[-1] * 64}\n"
        return f"approval:\n{lines}"

    ours, theirs = approved("2022-01-03"), approved("2022-01-04")
    found = merge(BASE.encode(), (BASE + ours).encode(), (BASE + theirs).encode(), "m.yaml")
    whole = f"{BASE}<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"
    assert (found.content.decode(), found.conflicts) == (whole, 1)


@settings(max_examples=40)
@given(st.sampled_from(TEXTS), MARKS, st.integers(1, 4), st.integers(1, 4))
def test_nothing_of_either_side_is_lost(base: str, seed: int, mine: int, others: int) -> None:
    random = Random(seed)
    ours, theirs = changed(random, base, "a", mine), changed(random, base, "b", others)
    found = merge(base.encode(), ours.encode(), theirs.encode(), "meetings/m.yaml")
    text = found.content.decode()
    assert set(MARK.findall(ours + theirs)) <= set(MARK.findall(text))
    assert reads(chosen(text, 0))
    assert reads(chosen(text, 1))
    assert found.conflicts or chosen(text, 0) == text


@settings(max_examples=25)
@given(st.sampled_from(TEXTS), MARKS, st.integers(1, 4))
def test_what_one_side_left_alone_is_taken_from_the_other(base: str, seed: int, times: int) -> None:
    one = changed(Random(seed), base, "a", times)
    versions = [(base, one, base), (base, base, one), (base, one, one)]
    for version in versions:
        assert merge(*(text.encode() for text in version)) == Merged(one.encode(), 0)


@settings(max_examples=25)
@given(st.sampled_from([text for text in TEXTS if text.count("  - title:") > 2]), MARKS)
def test_changes_that_do_not_touch_give_what_both_give_one_after_the_other(
    base: str, seed: int
) -> None:
    """One changes what stands before an item, the other what stands after it."""
    random = Random(seed)
    starts = [at for at in range(len(base)) if base.startswith("\n  - title:", at)]
    middle = random.choice(starts[1:-1])
    after = base.index("\n  - title:", middle + 1)
    head, tail = base[:middle], base[after:]
    one = _words_changed(random, head, "a") + base[middle:]
    other = base[:after] + _words_changed(random, tail, "b")
    if reads(one) and reads(other):
        both = one[: len(one) - len(tail)] + other[after:]
        assert merge(base.encode(), one.encode(), other.encode(), "m.yaml") == Merged(
            both.encode(), 0
        )


def _words_changed(random: Random, text: str, who: str) -> str:
    lines = text.split("\n")
    prose = [
        at for at, line in enumerate(lines) if line.startswith("      ") and line.count(" ") > 9
    ]
    for number, at in enumerate(random.sample(prose, min(3, len(prose)))):
        words = lines[at].split(" ")
        words[-2] = f"Zq{who}{number}x"
        lines[at] = " ".join(words)
    return "\n".join(lines)


@st.composite
def versions(draw: st.DrawFn) -> tuple[bytes, bytes, bytes]:
    """Three versions of odd minutes, in each of which other parts are replaced."""
    base, other = draw(meetings), draw(meetings)
    found = [base]
    for _ in range(2):
        names = draw(st.sets(st.sampled_from(sorted(type(base).model_fields)), max_size=6))
        found.append(base.model_copy(update={name: getattr(other, name) for name in names}))
    texts = []
    for meeting in found:
        try:
            texts.append(dump(meeting).encode())
        except ValueError:
            texts.append(b"date: 2022-01-01\ntitle: x\n")
    return texts[0], texts[1], texts[2]


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(versions())
def test_whatever_minutes_say_a_merge_without_conflict_reads(found: tuple[bytes, ...]) -> None:
    base, ours, theirs = found
    after = merge(base, ours, theirs, "m.yaml")
    assert after.conflicts or read_meeting(after.content, "m.yaml").value is not None


@settings(max_examples=100)
@given(*[st.one_of(st.binary(max_size=60), st.sampled_from([text.encode() for text in TEXTS]))] * 3)
def test_any_bytes_are_merged(base: bytes, ours: bytes, theirs: bytes) -> None:
    assert isinstance(merge(base, ours, theirs).content, bytes)
