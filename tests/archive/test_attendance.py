"""Attendance that is fair: against who was expected that day, and never lowered by guests."""

from hypothesis import given
from hypothesis import strategies as st

from minnes.archive.attendance import Expectation, HeldMeeting, Record, Sighting, records

MEETINGS = [
    HeldMeeting(1, "2021-03-01", "bim"),
    HeldMeeting(2, "2021-09-01", "bim"),
    HeldMeeting(3, "2022-03-01", "bim"),
    HeldMeeting(4, "2022-09-01", "bim"),
]


def member(organization: str = "Orust", since: str = "", until: str = "") -> Expectation:
    return Expectation("bim", "", organization, since, until)


def rostered(until: str = "") -> Expectation:
    return Expectation("bim", "Karin Holm", "Orust", "", until)


def seen(
    number: int,
    name: str = "Karin Holm",
    organization: str = "Orust",
    presence: str = "present",
    substitutes_for: str = "",
) -> Sighting:
    return Sighting(number, name, organization, presence, substitutes_for, 10 * number)


def one(found: list[Record], name: str = "", organization: str = "Orust") -> Record:
    return next(r for r in found if (r.name, r.organization) == (name, organization))


def test_a_member_counts_from_the_day_it_joins_to_the_day_it_leaves() -> None:
    came = [seen(2), seen(3)]
    always = one(records(MEETINGS, came, [member()]))
    joined = one(records(MEETINGS, came, [member(since="2021-09-01")]))
    left = one(records(MEETINGS, came, [member(until="2021-12-31")]))
    assert (always.held, always.came, always.share) == (4, 2, 0.5)
    assert (joined.held, joined.came, joined.share) == (3, 2, 2 / 3)
    assert (left.held, left.came, left.guest, left.share) == (2, 1, 1, 0.5)
    assert one(records(MEETINGS, came, [member(until="2021-09-01")])).held == 2


def test_a_substitute_counts_for_the_organisation_and_is_shown() -> None:
    found = records(
        MEETINGS[:1], [seen(1, "Åsa Öst", substitutes_for="Karin Holm")], [member(), rostered()]
    )
    assert (one(found).substituted, one(found).share) == (1, 1.0)
    karin = one(found, "Karin Holm")
    assert (karin.substituted, karin.came, karin.absent, karin.share) == (1, 0, 0, 0.0)
    stand_in = one(found, "Åsa Öst")
    assert (stand_in.status, stand_in.came, stand_in.share) == ("substitute", 1, None)
    assert (one(found).missed, one(found).last) == (0, "2021-03-01")
    assert (karin.missed, karin.last) == (1, "")


def test_somebody_on_the_roster_counts_where_the_roster_has_them() -> None:
    [karin] = records(MEETINGS[:1], [seen(1, organization="")], [rostered()])
    assert (karin.name, karin.organization, karin.share) == ("Karin Holm", "Orust", 1.0)


def test_who_moved_counts_for_each_organization_while_the_roster_has_them_there() -> None:
    before = rostered(until="2021-12-31")
    after = Expectation("bim", "Karin Holm", "Tjörn", "2022-01-01", "")
    lines = [seen(1), seen(2, organization=""), seen(3, organization="Tjörn")]
    found = records(MEETINGS, lines, [before, after])
    told = [(r.organization, r.held, r.came, r.guest) for r in found if r.name]
    assert told == [("Orust", 2, 2, 0), ("Tjörn", 2, 1, 0)]


def test_who_has_left_the_roster_is_a_guest_also_of_a_member() -> None:
    found = records(MEETINGS, [seen(4)], [member(), rostered(until="2021-12-31")])
    karin = one(found, "Karin Holm")
    assert (karin.held, karin.guest, karin.share) == (2, 1, 0.0)


def test_lines_of_other_meetings_and_of_nobody_tell_of_no_one() -> None:
    lines = [seen(2), seen(1, name="", organization="", presence="nobody")]
    [orust] = records(MEETINGS[:1], lines, [member()])
    assert (orust.held, orust.came, orust.silent) == (1, 0, 1)


def test_in_part_excused_absent_nobody_and_not_mentioned_are_different_things() -> None:
    lines = [
        seen(1, presence="part"),
        seen(2, presence="excused"),
        seen(3, presence="absent"),
        seen(4, name="", presence="nobody"),
    ]
    found = records([*MEETINGS, HeldMeeting(5, "2023-03-01", "bim")], lines, [member(), rostered()])
    orust, karin = one(found), one(found, "Karin Holm")
    assert (orust.part, orust.excused, orust.absent, orust.nobody, orust.silent) == (1, 1, 1, 1, 1)
    assert (karin.part, karin.excused, karin.absent, karin.nobody, karin.silent) == (1, 1, 1, 0, 2)
    assert (orust.share, karin.share) == (0.2, 0.2)


def test_of_several_from_one_organisation_the_best_counts() -> None:
    lines = [seen(1, presence="absent"), seen(1, "Bo Ek", presence="part")]
    assert one(records(MEETINGS[:1], lines, [member()])).part == 1


def test_guests_are_expected_at_nothing() -> None:
    found = records(MEETINGS, [seen(1, "Eva Ros", "Öckerö")], [member()])
    guest = one(found, organization="Öckerö")
    assert (guest.status, guest.held, guest.guest, guest.share) == ("guest", 0, 1, None)
    assert one(found).share == 0.0


def test_who_comes_for_a_member_without_a_roster_is_no_guest() -> None:
    found = records(MEETINGS, [seen(1), seen(2, "Bo Ek"), seen(4, "Bo Ek")], [member()])
    told = [(r.name, r.status, r.came, r.missed, r.share) for r in found if r.name]
    assert told == [("Bo Ek", "coming", 2, 0, None), ("Karin Holm", "stopped", 1, 3, None)]


def test_on_days_when_the_organization_is_no_member_its_people_are_guests() -> None:
    found = records(MEETINGS, [seen(1), seen(4)], [member(since="2022-01-01")])
    karin = one(found, "Karin Holm")
    assert (karin.status, karin.came, karin.guest) == ("coming", 1, 1)


def test_a_series_does_not_count_in_another() -> None:
    found = records([*MEETINGS, HeldMeeting(9, "2022-01-01", "ssk")], [seen(9)], [member()])
    assert one(found).came == 0


def test_who_stopped_coming_and_who_never_came_are_told() -> None:
    found = records(MEETINGS, [seen(1)], [member(), member("Tjörn"), rostered()])
    assert [(r.organization, r.name, r.status, r.missed, r.last) for r in found] == [
        ("Orust", "", "stopped", 3, "2021-03-01"),
        ("Orust", "Karin Holm", "stopped", 3, "2021-03-01"),
        ("Tjörn", "", "never", 4, ""),
    ]
    assert one(records(MEETINGS, [seen(1), seen(4)], [member()])).status == "coming"


def test_a_record_says_where_somebody_was_last_mentioned() -> None:
    found = records(MEETINGS, [seen(1), seen(3, presence="absent")], [member()])
    assert (one(found).where, one(found).last) == ((3, 30), "2021-03-01")


LINES = st.lists(
    st.builds(
        Sighting,
        st.integers(1, 4),
        st.sampled_from(["Karin Holm", "Bo Ek", ""]),
        st.sampled_from(["Orust", "Tjörn"]),
        st.sampled_from(["present", "part", "absent", "excused", "nobody"]),
        st.sampled_from(["", "Karin Holm"]),
        st.just(1),
    )
)
TERMS = st.lists(
    st.builds(
        Expectation,
        st.just("bim"),
        st.sampled_from(["", "Karin Holm"]),
        st.sampled_from(["Orust", "Tjörn"]),
        st.sampled_from(["", "2021-09-01"]),
        st.sampled_from(["", "2022-03-01"]),
    )
)


@given(LINES, TERMS)
def test_the_parts_add_up_and_a_guest_changes_nobodys_share(lines, terms) -> None:
    found = records(MEETINGS, lines, terms)
    for r in found:
        parts = r.present + r.part + r.substituted + r.excused + r.absent + r.nobody + r.silent
        assert parts == r.held <= len(MEETINGS)
        assert r.share is None or 0 <= r.share <= 1
    with_guest = records(MEETINGS, [*lines, seen(2, "Eva Ros", "Öckerö")], terms)
    assert [r for r in with_guest if r.organization != "Öckerö"] == found
