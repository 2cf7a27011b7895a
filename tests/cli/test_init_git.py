"""`minnes init --git` sets up hooks, diff, merge and workflows, and leaves what others wrote."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.cli.test_diff import MINUTES, PATH, PROJECT
from tests.files import put
from tests.review.conftest import environment

Git = Callable[..., subprocess.CompletedProcess[str]]
NUMBER = "19121212-1212"


@pytest.fixture
def git(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A project that is in no repository yet, and git to tell things; hooks find this minnes."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, text in environment(tmp_path).items():
        monkeypatch.setenv(name, text)
    bin = tmp_path.parent / f"{tmp_path.name}-bin"
    bin.mkdir()
    program = bin / "minnes"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m minnes "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(root))
    put(tmp_path, {"minnes.yaml": PROJECT, PATH: MINUTES})

    def tell(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments], cwd=tmp_path, capture_output=True, check=False, text=True
        )

    return tell


SETTINGS = "diff.minnes.textconv diff.minnes.xfuncname merge.minnes.name merge.minnes.driver"
FILES = ".gitattributes .git/hooks/pre-commit .git/hooks/pre-push"
WORKFLOWS = ".github/workflows/minnes.yaml .gitlab/minnes.yml .gitlab-ci.yml"
EVERYTHING = f"{SETTINGS} {FILES} {WORKFLOWS}".split()


def listed(out: str, heading: str) -> list[str]:
    """The names listed under a heading."""
    found, under = [], False
    for line in out.splitlines():
        if not line.startswith(" "):
            under = line == heading
        elif under and not line.startswith("   "):
            found.append(line.split()[0])
    return found


def test_a_project_in_no_repository_gets_all_of_it(minnes, git: Git, tmp_path: Path) -> None:
    done = minnes("init", "--git", "--host", "both")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Made a git repository of the folder: git init.\n")
    assert listed(done.out, "Set up:") == EVERYTHING
    assert f"  git add .gitattributes {WORKFLOWS}\n" in done.out
    assert "workflow was written" not in done.out
    again = minnes("init", "--git", "--host", "both")
    assert listed(again.out, "Set up already:") == EVERYTHING
    assert listed(again.out, "Set up:") == []
    assert (
        tmp_path / ".gitattributes"
    ).read_text() == "meetings/**/*.yaml diff=minnes merge=minnes\n"


def test_without_a_host_no_workflow_is_written_until_there_is_one(
    minnes, git: Git, tmp_path: Path
) -> None:
    done = minnes("init", "--git")
    assert listed(done.out, "Set up:") == f"{SETTINGS} {FILES}".split()
    assert (
        "Where commits will be pushed is not known yet, so no workflow was written.\n"
        "When git knows, or with --host github or gitlab, run minnes init --git again.\n"
    ) in done.out
    assert not (tmp_path / ".github").exists()
    git("remote", "add", "origin", "git@github.com:a/b.git")
    again = minnes("init", "--git")
    assert listed(again.out, "Set up:") == [".github/workflows/minnes.yaml"]
    assert "not known" not in again.out


def test_nothing_is_changed_by_a_dry_run(minnes, git: Git, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    done = minnes("init", "--git", "--dry-run")
    assert sorted(tmp_path.rglob("*")) == before
    assert done.out.startswith("$ git init\n$ git config --local diff.minnes.textconv ")
    assert "\n--- .gitattributes\n+++ .gitattributes\n@@ -0,0 +1 @@\n" in done.out
    assert "\n--- .git/hooks/pre-commit\n" in done.out
    minnes("init", "--git")
    assert minnes("init", "--git", "--dry-run").out == "Everything is set up already.\n"


def test_a_new_project_is_started_and_set_up_in_one_go(minnes, git: Git, tmp_path: Path) -> None:
    (tmp_path / "minnes.yaml").unlink()
    options = ("--yes", "--language", "en", "--series", "new", "--title", "New", "--git")
    before = sorted(tmp_path.rglob("*"))
    dry = minnes("init", "x", *options, "--dry-run")
    assert (dry.status, dry.err) == (0, "")
    assert dry.out.startswith("--- minnes.yaml\n")
    assert "\n$ git init\n" in dry.out
    assert "\n--- .gitattributes\n" in dry.out
    assert sorted(tmp_path.rglob("*")) == before
    done = minnes("init", "x", *options)
    assert (done.status, done.err) == (0, "")
    assert "push it:\n  cd x\n  git add .gitattributes\n" in done.out
    assert (tmp_path / "x" / ".git" / "hooks" / "pre-commit").exists()


@pytest.mark.parametrize(
    ("address", "host", "written"),
    [
        ("git@github.com:a/b.git", "auto", [".github/workflows/minnes.yaml"]),
        ("https://gitlab.kommun.se/a/b", "auto", [".gitlab/minnes.yml", ".gitlab-ci.yml"]),
        ("https://github.com/a/b", "gitlab", [".gitlab/minnes.yml", ".gitlab-ci.yml"]),
        ("https://git.kommun.se/a/b", "auto", WORKFLOWS.split()),
        ("https://github.com/a/b", "none", []),
    ],
)
def test_the_workflow_is_that_of_where_commits_go(
    minnes, git: Git, tmp_path: Path, address: str, host: str, written: list[str]
) -> None:
    git("init", "--quiet")
    git("remote", "add", "origin", address)
    minnes("init", "--git", "--host", host)
    assert [name for name in WORKFLOWS.split() if (tmp_path / name).exists()] == written


def test_what_others_wrote_is_left_and_it_is_said_what_to_add(
    minnes, git: Git, write, tmp_path: Path
) -> None:
    git("init", "--quiet")
    theirs = {
        ".git/hooks/pre-commit": "#!/bin/sh\nmake test\n",
        ".gitlab-ci.yml": "include: other.yml\n",
        ".github/workflows/minnes.yaml": "name: mine\n",
        ".gitattributes": "*.png binary",
    }
    for name, text in theirs.items():
        write(name, text)
    done = minnes("init", "--git", "--host", "both")
    attributes = "*.png binary\nmeetings/**/*.yaml diff=minnes merge=minnes\n"
    assert (tmp_path / ".gitattributes").read_text() == attributes
    left = [name for name in theirs if (tmp_path / name).read_text() == theirs[name]]
    assert left == list(theirs)[:3]
    assert (
        done.out[done.out.index("Left as it is") : done.out.index("Commit what")]
        == """\
Left as it is, because somebody else wrote or changed it:
  .git/hooks/pre-commit
    add this by hand, above any line that begins with exec:
      minnes check --staged . || exit 1
  .github/workflows/minnes.yaml
    move it away and run again, to compare it with minnes' own
  .gitlab-ci.yml
    add this by hand:
      include:
        - local: .gitlab/minnes.yml
"""
    )


def test_a_shared_folder_of_hooks_is_not_written_to(minnes, git: Git, tmp_path: Path) -> None:
    git("init", "--quiet")
    shared = tmp_path.parent / f"{tmp_path.name}-hooks"
    git("config", "core.hooksPath", str(shared))
    assert "\n      minnes check --staged . || exit 1\n" in minnes("init", "--git").out
    assert not shared.exists()


def test_an_older_hook_of_minnes_is_made_anew(minnes, git: Git, write, tmp_path: Path) -> None:
    git("init", "--quiet")
    write(".git/hooks/pre-commit", "#!/bin/sh\n# Made by minnes init --git.\nminnes old\n")
    assert ".git/hooks/pre-commit" in listed(minnes("init", "--git").out, "Set up:")
    assert "check --staged" in (tmp_path / ".git/hooks/pre-commit").read_text()


def test_lines_that_somebody_added_to_a_hook_are_kept(minnes, git: Git, tmp_path: Path) -> None:
    minnes("init", "--git")
    hook = tmp_path / ".git/hooks/pre-commit"
    made = hook.read_bytes()
    hook.write_bytes(made + b"make test\n")
    told = "\nWhat was in .git/hooks/pre-commit before is kept in pre-commit.old\n"
    assert told in minnes("init", "--git").out
    assert hook.read_bytes() == made
    assert hook.with_name("pre-commit.old").read_bytes() == made + b"make test\n"


@pytest.mark.parametrize("there", [b"# Sk\xe4rp\r\n", b"*.png binary\r\n"])
def test_attributes_in_any_encoding_and_with_any_line_breaks_stay_as_they_are(
    minnes, git: Git, tmp_path: Path, there: bytes
) -> None:
    file = tmp_path / ".gitattributes"
    line = b"meetings/**/*.yaml diff=minnes merge=minnes"
    file.write_bytes(there)
    assert b"+" + line in minnes("init", "--git", "--dry-run").out.encode()
    minnes("init", "--git")
    assert file.read_bytes() == there + line + b"\n"
    file.write_bytes(there + line + b"\r\n")
    assert ".gitattributes" in listed(minnes("init", "--git").out, "Set up already:")


def test_a_line_that_was_added_by_hand_is_seen(minnes, git: Git, write) -> None:
    git("init", "--quiet")
    write(".git/hooks/pre-commit", "#!/bin/sh\nminnes check --staged . || exit 1\nexec make test\n")
    assert ".git/hooks/pre-commit" in listed(minnes("init", "--git").out, "Set up already:")


def test_a_refused_commit_ends_with_what_to_do(minnes, git: Git, write) -> None:
    minnes("init", "--git", "--host", "none")
    write(PATH, MINUTES.replace("draft", "finished"))
    git("add", "--all")
    refused = git("commit", "-m", "first")
    assert (refused.stdout + refused.stderr).splitlines()[-1] == (
        "Nothing was committed. Put right what is told above, and then: git add FILES, and git"
        " commit again."
    )


@pytest.fixture
def two(minnes, git: Git, write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A repository with two projects, one of them in a folder whose name has a blank and an å."""
    minnes("init", "--git", "--host", "both")
    monkeypatch.chdir(write("vård nära/minnes.yaml", PROJECT).parent)
    write(f"vård nära/{PATH}", MINUTES)
    done = minnes("init", "--git", "--host", "both")
    assert listed(done.out, "Set up:") == [
        ".gitattributes",
        ".git/hooks/pre-commit",
        ".git/hooks/pre-push",
        *WORKFLOWS.split()[:2],
    ]
    assert (
        minnes("init", "--git", "--host", "both", "--dry-run").out
        == "Everything is set up already.\n"
    )
    monkeypatch.chdir(tmp_path)
    assert (
        minnes("init", "--git", "--host", "both", "--dry-run").out
        == "Everything is set up already.\n"
    )


@pytest.mark.parametrize("folder", ["", "vård nära/"])
def test_the_hooks_serve_all_projects_of_a_repository(
    two, minnes, git: Git, write, tmp_path: Path, folder: str
) -> None:
    git("add", "--all")
    assert git("commit", "-m", "first").returncode == 0
    other = tmp_path.parent / f"{tmp_path.name}-other.git"
    git("init", "--quiet", "--bare", str(other))
    git("remote", "add", "origin", str(other))
    assert git("push", "origin", "HEAD").returncode == 0
    write(f"{folder}minnes.yaml", f"{PROJECT}publish: {{repository: public}}\n")
    write(f"{folder}{PATH}", INTERNAL)
    git("add", "--all")
    refused = git("commit", "-m", "second")
    assert (refused.returncode, "internal-in-public" in refused.stderr) == (1, True)
    git("commit", "--no-verify", "-m", "second")
    refused = git("push", "origin", "HEAD")
    assert f"{folder}{PATH}:6:5 (commit" in refused.stdout + refused.stderr
    assert refused.returncode == 1


def test_a_hook_heeds_no_project_that_is_not_there(two, git: Git, tmp_path: Path) -> None:
    git("add", "--all")
    git("commit", "-m", "first")
    git("rm", "-rq", "vård nära")
    assert git("commit", "-m", "second").returncode == 0


def test_a_workflow_that_somebody_changed_is_left_and_the_project_to_add_is_named(
    minnes, git: Git, write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    minnes("init", "--git", "--host", "github")
    workflow = tmp_path / ".github/workflows/minnes.yaml"
    workflow.write_text(workflow.read_text().replace("3.13", "3.12"))
    monkeypatch.chdir(write("b c/minnes.yaml", PROJECT).parent)
    assert (
        "  .github/workflows/minnes.yaml\n    add this by hand:\n      for project in . 'b c'; do\n"
    ) in minnes("init", "--git", "--host", "github").out


def test_plain_git_diff_reads_in_words(minnes, git: Git, write) -> None:
    minnes("init", "--git", "--host", "none")
    git("add", "--all")
    assert git("commit", "--quiet", "-m", "first").returncode == 0
    write(PATH, MINUTES.replace("date:", "date:   ").replace("på distans", "på plats"))
    shown = git("diff", "--unified=0").stdout
    assert shown[shown.index("@@") :] == (
        "@@ -6 +6 @@ Läget\n"
        "-decision D1: Nästa möte hålls på distans.\n"
        "+decision D1: Nästa möte hålls på plats.\n"
    )
    write(PATH, MINUTES.replace("date:", "date:   "))
    assert "@@" not in git("diff").stdout


def test_git_diff_works_where_minnes_is_gone(
    minnes, git: Git, write, monkeypatch: pytest.MonkeyPatch
) -> None:
    minnes("init", "--git", "--host", "none")
    git("add", "--all")
    git("commit", "--quiet", "-m", "first")
    folders = os.environ["PATH"].split(os.pathsep)
    without = [folder for folder in folders if not (Path(folder) / "minnes").exists()]
    monkeypatch.setenv("PATH", os.pathsep.join(without))
    write(PATH, MINUTES.replace("draft", "approved"))
    shown = git("diff", "--unified=0").stdout
    assert shown.endswith("-status: draft\n+status: approved\n")
    refused = git("commit", "--all", "-m", "second")
    assert refused.returncode == 1
    assert refused.stderr == (
        "minnes was not found, so nothing was checked and nothing committed."
        " To commit all the same: git commit --no-verify\n"
    )


def test_what_is_staged_is_checked_before_it_is_committed(minnes, git: Git, write) -> None:
    minnes("init", "--git", "--host", "none")
    write(PATH, MINUTES.replace("draft", "finished"))
    git("add", "--all")
    write(PATH, MINUTES)
    refused = git("commit", "-m", "first")
    assert refused.returncode == 1
    assert f"{PATH}:3:9: error: " in refused.stdout + refused.stderr
    git("add", "--all")
    assert git("commit", "-m", "first").returncode == 0


def test_a_personal_number_is_not_committed_in_any_file(minnes, git: Git, write) -> None:
    minnes("init", "--git", "--host", "none")
    write("meetings/bim/bilaga.csv", f"x;{NUMBER}\n")
    write("meetings/bim/bild.png", f"\x00\x01{NUMBER}")
    git("add", "--all")
    refused = git("commit", "-m", "first")
    assert refused.returncode == 1
    said = "meetings/bim/bilaga.csv:1:3: error: this is a personal identity number"
    assert said in refused.stdout + refused.stderr


INTERNAL = MINUTES.replace("title: Läget", "title: Läget\n    internal: ja")


@pytest.mark.parametrize(
    ("setting", "address", "committed"),
    [
        ("", "git@github.com:a/b.git", False),
        ("", "https://gitlab.com/a/b", False),
        ("", "ssh://git@ssh.github.com:443/a/b.git", False),
        ("", "https://www.gitlab.com./a/b", False),
        ("", "https://mygithub.com/a/b", True),
        ("", "https://git.kommun.se/a/b", True),
        ("", "", True),
        ("private", "https://github.com/a/b", True),
        ("public", "https://git.kommun.se/a/b", False),
        ("public", "", False),
    ],
)
def test_what_is_internal_is_not_committed_where_strangers_may_read_it(
    minnes, git: Git, write, setting: str, address: str, committed: bool
) -> None:
    minnes("init", "--git", "--host", "none")
    if address:
        git("remote", "add", "origin", address)
    if setting:
        write("minnes.yaml", f"{PROJECT}publish: {{repository: {setting}}}\n")
    write(PATH, INTERNAL)
    git("add", "--all")
    done = git("commit", "-m", "first")
    assert (done.returncode == 0) == committed
    assert ("[internal-in-public]" in done.stdout + done.stderr) != committed


def test_what_was_committed_all_the_same_is_not_pushed(
    minnes, git: Git, write, tmp_path: Path
) -> None:
    minnes("init", "--git", "--host", "none")
    write("minnes.yaml", f"{PROJECT}publish: {{repository: public}}\n")
    git("add", "--all")
    git("commit", "-m", "first")
    other = tmp_path.parent / f"{tmp_path.name}-other.git"
    git("init", "--quiet", "--bare", str(other))
    git("remote", "add", "origin", str(other))
    assert git("push", "origin", "HEAD").returncode == 0
    write(PATH, INTERNAL)
    write("x.txt", NUMBER)
    git("add", "--all")
    git("commit", "--no-verify", "-m", "second")
    git("revert", "--no-edit", "HEAD")
    commit = git("rev-parse", "HEAD~1").stdout[:10]
    refused = git("push", "origin", "HEAD")
    assert refused.returncode == 1
    told = refused.stdout + refused.stderr
    assert f"{PATH}:6:5 (commit {commit}): this is internal" in told
    assert f"x.txt:1:1 (commit {commit}): this is a personal identity number" in told
    assert "Nothing was pushed. Git forgets nothing" in told
    assert git("push", "--no-verify", "origin", "HEAD").returncode == 0
    assert git("push", "origin", "HEAD:refs/heads/again").returncode == 0


def test_a_workflow_in_which_projects_are_written_otherwise_is_left(
    minnes, git: Git, tmp_path: Path
) -> None:
    minnes("init", "--git", "--host", "gitlab")
    workflow = tmp_path / ".gitlab/minnes.yml"
    workflow.write_text(workflow.read_text().replace('["."]', "[., b]"))
    before = workflow.read_text()
    done = minnes("init", "--git", "--host", "gitlab")
    assert (done.status, workflow.read_text()) == (0, before)


def test_what_is_left_undecided_is_not_pushed(minnes, git: Git, write, tmp_path: Path) -> None:
    """Git runs no hook before the commit that ends a rebase."""
    minnes("init", "--git", "--host", "none")
    both = MINUTES.replace(
        "status: draft\n",
        "<<<<<<< ours\nstatus: draft\n=======\nstatus: approved\n>>>>>>> theirs\n",
    )
    write(PATH, both)
    git("add", "--all")
    git("commit", "--no-verify", "-m", "first")
    other = tmp_path.parent / f"{tmp_path.name}-other.git"
    git("init", "--quiet", "--bare", str(other))
    git("remote", "add", "origin", str(other))
    refused = git("push", "origin", "HEAD")
    told = (refused.stdout + refused.stderr).splitlines()
    assert refused.returncode == 1
    assert told[0].startswith(f"{PATH}:3:1 (commit {git('rev-parse', 'HEAD').stdout[:10]}): two ")
    assert told[1].startswith("Nothing was pushed. Keep what is right of the two versions")
    write(PATH, MINUTES)
    git("commit", "--all", "-m", "chosen")
    assert git("push", "origin", "HEAD").returncode == 0


def test_the_workflows_are_well_formed(minnes, git: Git, tmp_path: Path) -> None:
    minnes("init", "--git", "--host", "both")
    github = YAML(typ="safe").load(tmp_path / ".github/workflows/minnes.yaml")
    [job] = github["jobs"].values()
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert [run.split()[0] for run in runs] == ["python", "for", "for", "for", "head"]
    # What strangers name, such as branches, reaches the shell through variables alone.
    assert [run for run in runs if "${{" in run] == []
    assert set(github["permissions"].values()) == {"read", "write"}
    gitlab = YAML(typ="safe").load(tmp_path / ".gitlab/minnes.yml")
    assert gitlab["minutes"]["artifacts"]["reports"] == {"codequality": "minnes-findings.json"}


def test_what_the_workflows_run_works(minnes, git: Git, write, tmp_path: Path) -> None:
    """The commands of both, as their shells would run them on a merge request."""
    minnes("init", "--git", "--host", "both")
    git("add", "--all")
    git("commit", "-m", "first")
    write(PATH, MINUTES.replace("date: 2021-12-10", "date: 2021-12-10\nweekday: Monday"))
    git("commit", "--no-verify", "--all", "-m", "second")
    base = git("rev-parse", "HEAD~1").stdout.strip()
    gitlab = YAML(typ="safe").load(tmp_path / ".gitlab/minnes.yml")["minutes"]["script"]
    github = YAML(typ="safe").load(tmp_path / ".github/workflows/minnes.yaml")
    steps = github["jobs"]["minutes"]["steps"]
    summary = tmp_path / "summary.md"
    known = {
        **os.environ,
        **{"PROJECT": ".", "BASE": base, "GITHUB_STEP_SUMMARY": str(summary)},
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
    }

    def run(script: str) -> str:
        done = subprocess.run(
            ["sh", "-c", script],
            cwd=tmp_path, env=known, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.stdout

    annotated = run(next(step["run"] for step in steps if step.get("name") == "minnes check"))
    assert annotated.startswith(f"::warning file={PATH},line=3,") or "::error" in annotated
    run(next(step["run"] for step in steps if step.get("name") == "minnes diff"))
    told = f"#### {PATH}: The BIM network, 2021-12-10\n\n- weekday: <del>nothing</del> → <ins>Monday</ins>\n"
    assert summary.read_text() == told
    run(gitlab[1])
    [finding] = json.loads((tmp_path / "minnes-findings.json").read_text())
    assert finding["location"] == {"path": PATH, "lines": {"begin": 3}}
    assert run(gitlab[2]) == told


def test_minutes_that_were_approved_are_not_committed_with_another_text(
    minnes, git: Git, write, tmp_path: Path
) -> None:
    minnes("init", "--git", "--host", "none")
    write(PATH, MINUTES.replace("status:", "chair: Anna Lind\nparticipants: Anna Lind\nstatus:"))
    assert minnes("approve", PATH, "--by", "Anna Lind").status == 0
    git("add", "--all")
    assert git("commit", "-m", "first").returncode == 0
    write(PATH, (tmp_path / PATH).read_text().replace("distans", "plats"))
    refused = git("commit", "--all", "-m", "second")
    assert refused.returncode == 1
    assert "[seal-broken]" in refused.stdout + refused.stderr


def test_two_who_changed_the_same_minutes_are_merged_by_meaning(
    minnes, git: Git, write, tmp_path: Path
) -> None:
    start = MINUTES.replace("status:", "participants:\n  - Anna Lind\nstatus:")
    write(PATH, start)
    minnes("init", "--git", "--host", "none")
    git("add", "--all")
    git("commit", "-m", "first")
    git("branch", "theirs")
    write(PATH, start.replace("  - Anna Lind\n", "  - Anna Lind\n  - Bo Ek\n"))
    git("commit", "--all", "-m", "ours")
    git("switch", "theirs")
    write(PATH, start.replace("  - Anna Lind\n", "  - Anna Lind\n  - Cia Dal\n"))
    git("commit", "--all", "-m", "theirs")
    merged = git("merge", "-")
    assert merged.returncode == 0, merged.stdout + merged.stderr
    text = (tmp_path / PATH).read_text()
    assert "Bo Ek" in text
    assert "Cia Dal" in text
    assert "<<<<" not in text


def test_a_project_in_a_folder_of_a_repository_is_set_up_there(
    minnes, git: Git, write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "våra möten"
    folder.mkdir()
    (tmp_path / "minnes.yaml").rename(folder / "minnes.yaml")
    (tmp_path / "meetings").rename(folder / "meetings")
    git("init", "--quiet")
    monkeypatch.chdir(folder)
    done = minnes("init", "--git", "--host", "both")
    assert (done.status, done.err) == (0, "")
    assert (
        folder / ".gitattributes"
    ).read_text() == "meetings/**/*.yaml diff=minnes merge=minnes\n"
    assert "for project in 'våra möten'; do" in (
        (tmp_path / ".github/workflows/minnes.yaml").read_text()
    )
    assert '- PROJECT: ["våra möten"]\n' in (tmp_path / ".gitlab/minnes.yml").read_text()
    assert "  git add .gitattributes ../.github/workflows/minnes.yaml" in done.out
    git("add", "--all")
    assert git("commit", "-m", "first").returncode == 0
    write(f"våra möten/{PATH}", MINUTES.replace("draft", "finished"))
    refused = git("commit", "--all", "-m", "second")
    assert refused.returncode == 1
    assert f"våra möten/{PATH}:3:9: error: " in refused.stdout + refused.stderr
    write(f"våra möten/{PATH}", MINUTES.replace("på distans", "på plats"))
    assert "beslut D1" not in git("diff").stdout
    assert "+decision D1: Nästa möte hålls på plats." in git("diff").stdout


def test_guard_looks_into_the_branch_when_typed_by_hand(
    minnes, git: Git, write, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("init", "--quiet")
    write("minnes.yaml", f"{PROJECT}publish: {{repository: public}}\n")
    write(PATH, INTERNAL)
    git("add", "--all")
    git("commit", "--no-verify", "-m", "first")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    done = minnes("guard", "origin")
    assert done.status == 1
    assert f"{PATH}:6:5 (commit " in done.out
    write("minnes.yaml", f"{PROJECT}publish: {{repository: private}}\n")
    assert minnes("guard", "origin").status == 0


def test_without_git_nothing_is_written(
    minnes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = minnes("init", "--git", "--yes")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("error: git is not installed, or cannot be found\n")
    assert list(tmp_path.iterdir()) == []


def test_what_git_does_not_say_of_a_push_is_refused(
    minnes, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    minnes("init", "--git", "--host", "none")
    git("add", "--all")
    git("commit", "--no-verify", "-m", "first")
    monkeypatch.setattr("sys.stdin", StringIO("not a push\n"))
    done = minnes("guard", "origin")
    assert done.status == 2
    assert done.err.startswith('error: "not a push" is not what git says of a push\n')
