"""Killed at any instant, a command leaves every file as it was or as it was to be."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import sleep

from minnes.review.approval import approve, people

MINUTES = """\
title:   Styrgruppen   # läggs rätt av fmt
date: 2022-03-11
series: styr
chair: Anna Lind
participants:
  Orust: Karin Holm, Anna Lind
  Bengtsfors: Lena Lindkvist
items:
  - title: Tolkar
    text: Svarar på ärende #12
"""
SOUND = MINUTES.replace("#12", "12")
OTHER = SOUND.replace("03-11", "05-20").replace("Lena Lindkvist", "Lena Lindqvist")
PROJECT = "language: sv\nseries: {styr: {title: Styrgruppen}}\n"
FILE = "meetings/styr/2022-03-11.yaml"

APPROVED = approve(SOUND.encode(), FILE, people(["Anna Lind"]), date(2022, 3, 21)).decode()

THREE = {
    FILE: SOUND,
    "meetings/styr/2022-05-20.yaml": OTHER,
    "meetings/styr/2022-06-01.yaml": OTHER.replace("05-20", "06-01"),
}
COMMANDS: dict[str, tuple[dict[str, str], str]] = {
    "fmt": (THREE, "fmt"),
    "fix": ({FILE: MINUTES}, "fix"),
    "approve": ({FILE: SOUND}, f"approve {FILE} --by=Anna_Lind"),
    "circulate": ({FILE: SOUND}, f"circulate {FILE} --until 2099-01-01"),
    "correct": ({FILE: APPROVED}, f"correct {FILE} --by=Anna_Lind --text=Sent --date=2022-04-01"),
    "people": (THREE, "people --apply --yes"),
    "new": ({FILE: SOUND}, "new styr 2022-05-20"),
    "render": ({FILE: SOUND, "ut/styr/2022-03-11.html": "förra"}, f"render {FILE} -o ut"),
    "report": ({FILE: SOUND, "orust.html": "förra"}, "report Orust -o orust.html"),
    "export": ({FILE: SOUND, "ut/meetings.csv": "id,file,line\n"}, "export --format csv -o ut"),
    "sqlite": ({FILE: SOUND, "ut.db": ""}, "export --format sqlite -o ut.db"),
    "query": ({FILE: SOUND, "svar.csv": "förra"}, "query people -o svar.csv"),
    "schema": ({FILE: SOUND, "ut/meeting.schema.json": "{}"}, "schema -o ut"),
    "merge": (
        {FILE: SOUND, "o.yaml": SOUND, "t.yaml": SOUND.replace("Tolkar", "Lokal")},
        f"merge o.yaml {FILE} t.yaml -o {FILE}",
    ),
}

TO_THE_END = {"approve", "new"}
"""Commands that die at each step there is: one that replaces a file, and one that makes one."""


def test_a_killed_command_leaves_each_file_old_or_new(tmp_path: Path, root: Path) -> None:
    commands = {
        name: [
            {"minnes.yaml": PROJECT, **files},
            [word.replace("_", " ") for word in typed.split()],
            1_000 if name in TO_THE_END else 6,
        ]
        for name, (files, typed) in COMMANDS.items()
    }
    ran = subprocess.run(
        [sys.executable, "-m", "tests.killed", str(tmp_path)],
        cwd=root, input=json.dumps(commands).encode(), stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    found = json.loads(ran.stdout)
    torn = {
        name: [states for states in deaths if "torn" in states.values()]
        for name, deaths in found.items()
    }
    assert torn == {name: [] for name in COMMANDS}
    # nobody died too early or too late: at first all is as it was, and at last all is new
    first_and_last = {
        name: [set(deaths[0].values()), set(deaths[-1].values())] for name, deaths in found.items()
    }
    assert first_and_last == {name: [{"old"}, {"new"}] for name in COMMANDS}


def test_a_process_that_is_really_killed_leaves_the_file_old_or_new(
    tmp_path: Path, root: Path
) -> None:
    file = tmp_path / "a.yaml"
    day = date(2022, 3, 21)
    new = approve(SOUND.encode(), "a.yaml", people(["Anna Lind"]), day)
    command = ["approve", str(file), "--by", "Anna Lind", "--date", day.isoformat()]
    found = set()
    for attempt in range(8):
        file.write_text(SOUND, "utf-8")
        running = subprocess.Popen(
            [sys.executable, "-m", "minnes", *command],
            cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        sleep(attempt * 0.15)
        running.send_signal(signal.SIGKILL)
        running.wait()
        found.add(file.read_bytes())
    assert found <= {SOUND.encode(), new}
