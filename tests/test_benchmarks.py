"""What the benchmarks measure with is sound: the generated project, and how runs are told of."""

import itertools
import re
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from minnes.archive.checking import check
from minnes.archive.workspace import open_workspace
from minnes.source.diagnostic import Diagnostic, Severity
from tests.benchmarks import corpus, measure, report
from tests.benchmarks.declared import BENCHMARKS, MEETINGS, WEIGHTS, Benchmark
from tests.benchmarks.measure import Comparison, Run, Weight
from tests.benchmarks.mistakes import MISTAKES, Mistake, spoil
from tests.benchmarks.places import FIRST_NAMES, LAST_NAMES, people
from tests.benchmarks.report import Row, WeightRow
from tests.benchmarks.series import LAST_DAY
from tests.files import contents

REFERENCE = re.compile(r"([\w-]+)/(\d{4}-\d\d-\d\d)#([AD]\d+)")


def parsed(path: Path) -> Any:
    """What a strict parser reads; it refuses duplicate keys."""
    return YAML(typ="safe").load(path.read_bytes())


def readable(text: str) -> bool:
    """Whether a strict parser takes a text; that no month has 32 days is another matter."""
    try:
        YAML(typ="safe").load(text)
    except YAMLError:
        return False
    except ValueError:
        return True
    return True


def checked(folder: Path, files: list[Path]) -> list[Diagnostic]:
    """What `minnes check` finds in the files, on the day after the last meeting."""
    return check(open_workspace(folder), files, LAST_DAY + timedelta(1))


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The meetings of a small project, of more than one series."""
    return corpus.generate(tmp_path_factory.mktemp("corpus"), 150)


def test_the_same_numbers_make_the_same_project(tmp_path: Path) -> None:
    corpus.generate(tmp_path / "one", 120, seed=4)
    corpus.generate(tmp_path / "two", 120, seed=4)
    corpus.generate(tmp_path / "other", 120, seed=5)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert contents(tmp_path / "one") != contents(tmp_path / "other")


@pytest.mark.parametrize("meetings", [0, 1, 37, 150])
def test_as_many_meetings_as_asked_for(tmp_path: Path, meetings: int) -> None:
    made = corpus.generate(tmp_path, meetings)
    assert len(made) == meetings
    assert sorted(made) == sorted(tmp_path.glob("meetings/*/*.yaml"))


def test_a_meeting_stands_where_its_series_and_date_say(paths: list[Path]) -> None:
    for path in paths:
        meeting = parsed(path)
        assert (path.parent.name, path.stem) == (meeting["series"], str(meeting["date"]))


def test_a_meeting_is_about_six_kilobytes(paths: list[Path]) -> None:
    assert 5_500 < sum(path.stat().st_size for path in paths) / len(paths) < 7_500


def test_the_project_declares_every_series_with_members_and_a_roster(paths: list[Path]) -> None:
    declared = parsed(paths[0].parents[2] / "minnes.yaml")["series"]
    assert set(declared) == {path.parent.name for path in paths}
    assert all(series["members"] and series["roster"] for series in declared.values())


def test_what_refers_to_an_outcome_names_an_earlier_one(paths: list[Path]) -> None:
    texts = {f"{path.parent.name}/{path.stem}": path.read_text("utf-8") for path in paths}
    references = [(key, *found) for key, text in texts.items() for found in REFERENCE.findall(text)]
    assert len(references) > len(paths)
    for key, series, day, identity in references:
        assert f"{series}/{day}" < key
        assert re.search(rf"\bid: ?{identity}\b", texts[f"{series}/{day}"])


def test_what_is_announced_is_held(paths: list[Path]) -> None:
    held = {f"{path.parent.name}/{path.stem}" for path in paths}
    announced = [
        f"{path.parent.name}/{day}"
        for path in paths
        for part in re.findall(
            r"^next_meetings:\n((?:  .*\n)+)", path.read_text("utf-8"), re.MULTILINE
        )
        for day in re.findall(r"\d{4}-\d\d-\d\d", part)
    ]
    assert len(announced) > len(paths)
    assert set(announced) <= held


def test_no_two_people_share_a_name() -> None:
    names = [person.name for crowd in people(1).values() for person in crowd]
    assert len(names) == len(set(names)) > 2_000


@pytest.mark.parametrize("pool", [FIRST_NAMES, LAST_NAMES], ids=["first", "last"])
def test_no_name_is_a_slip_of_another(pool: list[str]) -> None:
    def one_slip_apart(a: str, b: str) -> bool:
        longer, shorter = sorted((a.lower(), b.lower()), key=len, reverse=True)
        same = sum(1 for _ in itertools.takewhile(lambda c: c[0] == c[1], zip(a, b, strict=False)))
        return longer[same + 1 :] in (shorter[same:], shorter[same + 1 :])

    assert one_slip_apart("Lind", "Lund")
    assert one_slip_apart("Karin", "Karim")
    assert one_slip_apart("Ellen", "Elen")
    assert [pair for pair in itertools.combinations(pool, 2) if one_slip_apart(*pair)] == []


def test_the_checker_finds_nothing(paths: list[Path]) -> None:
    assert checked(paths[0].parents[2], paths) == []


def test_the_checker_finds_nothing_in_the_small_file(tmp_path: Path) -> None:
    assert checked(tmp_path, [corpus.write_small(tmp_path / "small.yaml")]) == []


def test_the_checker_finds_an_error_in_every_broken_file(tmp_path: Path) -> None:
    broken = spoil(corpus.generate(tmp_path, 20), 20)
    found = checked(tmp_path, list(broken))
    wrong = {
        tmp_path / diagnostic.path for diagnostic in found if diagnostic.severity is Severity.ERROR
    }
    assert {broken[path].name for path in set(broken) - wrong} == set()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_hinders_reading_only_if_it_says_so(paths: list[Path], mistake: Mistake) -> None:
    for path in paths[::10]:
        text = path.read_text("utf-8")
        broken = mistake.make(text)
        assert broken != text
        assert readable(broken) is not mistake.syntax


def test_as_many_files_are_broken_as_asked_for(tmp_path: Path) -> None:
    made = corpus.generate(tmp_path, 50)
    before = contents(tmp_path)
    broken = spoil(made, 20)
    changed = {path for path, text in contents(tmp_path).items() if text != before[path]}
    assert changed == {str(path.relative_to(tmp_path)) for path in broken}
    assert len(changed) == 20
    assert {mistake.name for mistake in broken.values()} == {mistake.name for mistake in MISTAKES}


def test_dates_in_quotes_are_text_to_any_parser(tmp_path: Path) -> None:
    path = tmp_path / "dates.yaml"
    path.write_text(
        "date: 2026-03-12\n"
        "days: [2026-03-12, 2026-05-21]\n"
        "short: {due: 2026-03-12, id: A1}\n"
        "events: [2026-03-12: Konferens]\n"
        "prose: vi ses 2026-03-12 i Växjö\n"
    )
    corpus.quote_dates([path])
    assert path.read_text() == (
        'date: "2026-03-12"\n'
        'days: ["2026-03-12", "2026-05-21"]\n'
        'short: {due: "2026-03-12", id: A1}\n'
        'events: ["2026-03-12": Konferens]\n'
        "prose: vi ses 2026-03-12 i Växjö\n"
    )


def test_the_small_file_is_one_meeting(tmp_path: Path) -> None:
    meeting = parsed(corpus.write_small(tmp_path / "small.yaml"))
    assert (str(meeting["date"]), len(meeting["items"])) == ("2026-03-12", 1)


def test_two_commands_run_in_turn(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = "import sys; open(sys.argv[1], 'a').write(sys.argv[2]); sys.exit(int(sys.argv[3]))"
    ours = [sys.executable, "-c", script, str(log), "A", "0"]
    theirs = [sys.executable, "-c", script, str(log), "B", "1"]
    comparison = measure.compare(ours, theirs, 3)
    assert log.read_text() == "ABABAB"
    assert [run.status for run in comparison.ours] == [0, 0, 0]
    assert [run.status for run in comparison.theirs] == [1, 1, 1]


def test_every_run_gets_an_empty_cache_of_its_own(tmp_path: Path) -> None:
    script = "import os; os.mkdir(os.environ['XDG_CACHE_HOME'] + '/minnes')"
    runs = [measure.run([sys.executable, "-c", script]) for _ in range(2)]
    assert [run.status for run in runs] == [0, 0]


def test_commands_name_only_what_can_be_made() -> None:
    named = {
        name
        for benchmark in (*BENCHMARKS, *WEIGHTS)
        for name in re.findall(r"\{(\w+)\}", f"{benchmark.command} {benchmark.baseline}")
    }
    named |= {benchmark.within for benchmark in (*BENCHMARKS, *WEIGHTS)} - {"", "example"}
    assert named == {*MEETINGS, "small", "schema", "valid_files", "published", "pages", "hugo"}


def test_the_tables_tell_ratio_goal_and_whether_it_is_met() -> None:
    runs = Comparison(
        ours=(Run(0.2, 0), Run(0.3, 0), Run(0.4, 0)),
        theirs=(Run(0.1, 0), Run(0.1, 0), Run(0.1, 0)),
    )
    quick, slow = Benchmark("quick", "a", "b", 3.5), Benchmark("slow", "a", "b", 2)
    rows = [Row(quick, runs), Row(slow, runs), Row(slow, remark="no b")]
    weights = [
        WeightRow(Benchmark("small", "a", "", 150), Weight(90_000_000, 120_000_000, 0)),
        WeightRow(Benchmark("big", "a", "", 100), Weight(90_000_000, 120_000_000, 0)),
        WeightRow(Benchmark("elsewhere", "a", "", 100), Weight(90_000_000, None, 0)),
    ]
    tables = report.page(rows, weights, ["ajv"]).split("\n\n")[2:]
    assert "\n\n".join(tables) == (
        "| time of whole processes |  ms | baseline ms |   ratio |  goal |  met | pairs |\n"
        "| ----------------------- | --: | ----------: | ------: | ----: | ---: | ----: |\n"
        "| quick                   | 300 |         100 | 3 (2–4) | ≤ 3.5 |  yes |     3 |\n"
        "| slow                    | 300 |         100 | 3 (2–4) |   ≤ 2 |   NO |     3 |\n"
        "| slow                    |     |             |         |   ≤ 2 | no b |       |\n"
        "\n"
        "| peak memory, MB | largest process | all together |  goal |     met |\n"
        "| --------------- | --------------: | -----------: | ----: | ------: |\n"
        "| small           |              90 |          120 | ≤ 150 |     yes |\n"
        "| big             |              90 |          120 | ≤ 100 |      NO |\n"
        "| elsewhere       |              90 |      unknown | ≤ 100 | unknown |\n"
    )


def test_no_pair_is_begun_when_patience_is_at_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [sys.executable, "-c", "pass"]
    monkeypatch.setattr(measure, "PATIENCE", 0)
    assert len(measure.compare(words, words, 3).ours) == 1
    monkeypatch.setattr(measure, "PATIENCE", 600)
    assert len(measure.compare(words, words, 3).ours) == 3
