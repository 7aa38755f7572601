"""Migrating files: a new file beside the old one, which nothing touches, and a record of every step."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from killing import ABSENT, killed
from submissions import EXAMPLE, arabic, english

from checklist import commands, files, loading, migration, translation
from checklist.errors import OK, PROBLEMS, UNABLE, ChecklistError
from checklist.texts import Texts
from checklist.validation import SubmissionBroken, Validator

RULES = Path(__file__).parent / "example-rules"
OLDER: dict[str, Any] = {
    "format": 1,
    "rules": "2025-06",
    "state": "Republic of Examplia",
    "date": "2026-11-01",
    "nature": "exercise",
    "answers": {
        "standards-laid-down": {"value": "yes", "edit": "a" * 8, "clearance": "cleared"},
        "standards-kept": {"value": "no", "edit": "b" * 8, "clearance": "cleared"},
        "standards-printed": {"value": "yes", "comment": "in colour"},
        "federal": {"value": "no"},
    },
}


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return put(tmp_path, OLDER)


def put(folder: Path, raw: object) -> Path:
    path = folder / "state.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def migrate(path: Path, texts: Texts | None = None, **how: Any) -> list[str]:
    return list(migration.migrate(path, EXAMPLE, texts or english(), **how))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_new_file_is_valid_and_the_old_one_is_as_it_was(older: Path) -> None:
    before = older.read_bytes()
    told = migrate(older)
    assert older.read_bytes() == before
    assert names(older.parent) == {"state.json", "state-2026-01.json", "state-2026-01-changes.txt"}
    new = older.with_name("state-2026-01.json")
    _, problems = Validator.of(EXAMPLE).check("new", new.read_bytes())
    assert [problem.code for problem in problems if not problem.note] == []
    assert json.loads(new.read_bytes())["answers"].keys() == {"standards", "standards-reviewed", "federal"}
    assert told[0] == "/answers/standards-laid-down: now stands under standards"
    assert told[1:4] == [
        "/answers/standards-kept: now stands under standards-reviewed, and may mean something else there: "
        "look at it again.",
        "    Question: Are the standards reviewed?",
        "    Why: To review asks for more than to keep.",
    ]
    assert told[4:6] == [
        "/answers/standards-printed: set aside. Nothing stands for it any more.",
        "    Why: The Convention does not ask for it.",
    ]


def test_what_is_set_aside_stands_in_the_record_as_it_was(older: Path) -> None:
    told = migrate(older)
    record = older.with_name("state-2026-01-changes.txt").read_text(encoding="utf-8")
    assert all(line in record for line in told[:-2])
    held = json.loads(record[record.index("{") :])
    assert held == OLDER["answers"]["standards-printed"]


def test_a_file_of_this_edition_is_left_alone(tmp_path: Path) -> None:
    raw = {**OLDER, "rules": "2026-01", "answers": {"federal": {"value": "no"}}}
    (told,) = migrate(put(tmp_path, raw))
    assert "there is nothing to do" in told
    assert names(tmp_path) == {"state.json"}


def test_a_dry_run_says_the_same_and_writes_nothing(older: Path) -> None:
    told = migrate(older, dry_run=True)
    assert names(older.parent) == {"state.json"}
    assert told[-1] == "Nothing was written."
    assert told[:-1] == migrate(older)[:-2]


@pytest.mark.parametrize(
    ("raw", "code", "exit_code"),
    [
        pytest.param({**OLDER, "rules": "2031-01"}, "edition-unknown", UNABLE, id="an edition that is not known"),
        pytest.param({**OLDER, "rules": "2025-6"}, "edition-unknown", UNABLE, id="a mistyped one"),
        pytest.param({**OLDER, "format": 2}, "format-newer", UNABLE, id="a newer format"),
        pytest.param({**OLDER, "rules": "2026-01"}, "submission-broken", PROBLEMS, id="unknown ids in this edition"),
        pytest.param({**OLDER, "rules": None}, "submission-broken", PROBLEMS, id="no edition"),
        pytest.param({**OLDER, "format": 0}, "submission-broken", PROBLEMS, id="a format that never was"),
        pytest.param({**OLDER, "answers": []}, "submission-broken", PROBLEMS, id="another structure"),
        pytest.param({**OLDER, "answers": {"x": {"value": "yes"}}}, "submission-broken", PROBLEMS, id="no such id"),
        pytest.param([], "submission-broken", PROBLEMS, id="no submission"),
    ],
)
def test_what_cannot_be_migrated_is_refused(tmp_path: Path, raw: object, code: str, exit_code: int) -> None:
    path = put(tmp_path, raw)
    with pytest.raises(ChecklistError) as caught:
        migrate(path)
    assert (caught.value.code, caught.value.exit_code) == (code, exit_code)
    assert names(tmp_path) == {"state.json"}
    if isinstance(caught.value, SubmissionBroken):
        assert caught.value.problems


def test_retired_ids_are_no_mistake_of_the_author(tmp_path: Path) -> None:
    with pytest.raises(SubmissionBroken) as caught:
        migrate(put(tmp_path, {**OLDER, "laws": [{"id": "code"}]}))
    assert {problem.pointer for problem in caught.value.problems} == {"/laws/0"}


def test_nobody_is_told_to_take_an_old_answer_out(tmp_path: Path) -> None:
    parts = {"value": {"goals": "yes", "gaols": "no"}}
    raw = {**OLDER, "answers": {**OLDER["answers"], "standards-parts": parts, "standard": {"value": "no"}}}
    _, problems = Validator.of(EXAMPLE).check("f", json.dumps(raw).encode())
    found = {problem.pointer: problem.code for problem in problems if not problem.note}
    assert found == {
        "/answers/standard": "unknown-question-answered",
        "/answers/standards-kept": "retired-answered",
        "/answers/standards-laid-down": "retired-answered",
        "/answers/standards-printed": "retired-answered",
        "/answers/standards-parts/value/gaols": "unknown-option-answered",
        "/answers/standards-parts/value/goals": "retired-answered",
    }


def test_nothing_is_written_over_unless_told(older: Path) -> None:
    new = older.with_name("state-2026-01.json")
    new.write_bytes(b"mine")
    with pytest.raises(ChecklistError, match="migrate-exists"):
        migrate(older)
    assert names(older.parent) == {"state.json", new.name}
    assert new.read_bytes() == b"mine"
    migrate(older, force=True)
    assert new.read_bytes() != b"mine"


def test_doing_it_again_gives_the_same_bytes(older: Path) -> None:
    migrate(older)
    before = {path.name: path.read_bytes() for path in older.parent.iterdir()}
    migrate(older)
    assert {path.name: path.read_bytes() for path in older.parent.iterdir()} == before


@pytest.mark.parametrize("kind", ["itself", "link", "hard link"])
def test_the_old_file_is_never_written_over(older: Path, kind: str) -> None:
    out = older if kind == "itself" else older.with_name("other.json")
    if kind == "link":
        out.symlink_to(older)
    if kind == "hard link":
        out.hardlink_to(older)
    before = older.read_bytes()
    with pytest.raises(ChecklistError, match="migrate-original"):
        migrate(older, out=out, force=True)
    assert older.read_bytes() == before


def test_a_folder_that_is_not_there(older: Path) -> None:
    with pytest.raises(ChecklistError, match="file-not-written"):
        migrate(older, out=older.parent / "none" / "new.json")
    assert names(older.parent) == {"state.json"}


def test_a_folder_that_may_not_be_written_to(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refused)  # root may write anywhere
    before = older.read_bytes()
    with pytest.raises(ChecklistError, match="file-not-written"):
        migrate(older)
    assert (older.read_bytes(), names(older.parent)) == (before, {"state.json"})


SCRIPT = (
    "import sys\nfrom pathlib import Path\nfrom checklist import loading, migration, translation\n"
    "from checklist.errors import ChecklistError\n"
    "book = loading.load(Path(sys.argv[1]))\ntexts = translation.texts('en', book.phrases)\n"
    "def migrate(out):\n"
    "    return list(migration.migrate(Path(sys.argv[2]), book, texts, Path(sys.argv[2]).with_name(out), force=True))\n"
)


def test_a_full_disk_leaves_no_half_file(older: Path) -> None:
    """Under a limit of file size, which fails a write as a full disk does."""
    before = older.read_bytes()
    code = (
        f"{SCRIPT}import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "try:\n    migrate('new.json')\nexcept ChecklistError as error:\n    print(error.code)\n"
    )
    command = [sys.executable, "-c", code, str(RULES), str(older)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["file-not-written"]
    assert (older.read_bytes(), names(older.parent)) == (before, {"state.json"})


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_moment_it_leaves_the_old_file_and_no_half_one(older: Path) -> None:
    before, new = older.read_bytes(), older.with_name("new.json")
    act = f"{SCRIPT}def act():\n    migrate('new.json')\n    return 0\n"
    *ends, after = killed(act, new, str(RULES), str(older))
    assert set(ends) == {ABSENT, after}
    assert json.loads(after)["rules"] == "2026-01"
    assert older.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(older: Path) -> None:
    older.parent.chmod(0o500)
    try:
        with pytest.raises(ChecklistError, match="file-not-written"):
            migrate(older)
    finally:
        older.parent.chmod(0o700)
    assert names(older.parent) == {"state.json"}


def test_the_listing_in_arabic(older: Path) -> None:
    told = migrate(older, arabic(), dry_run=True)
    assert all(any("\u0600" <= letter <= "\u06ff" for letter in line) for line in told)


def test_the_command(older: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(loading, "load", lambda: EXAMPLE)
    monkeypatch.setattr(commands, "_texts", lambda language, rulebook: english())
    args = argparse.Namespace(file=str(older), out=None, dry_run=False, force=False)
    assert commands.migrate(args, translation.screen_texts("en")) == OK
    assert capsys.readouterr().out.splitlines()[-1] == f"Written: {older.with_name('state-2026-01.json')}"


@pytest.mark.parametrize("sample", [pytest.param(path, id=path.stem) for path in files.samples().glob("*.json")])
def test_the_samples_are_of_this_edition(sample: Path) -> None:
    command = [sys.executable, "-m", "checklist", "migrate", str(sample), "--dry-run"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"{sample} is of the edition 2026-11 already: there is nothing to do."]
