"""What is found to be checked, in which order, under which name."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from checklist import files, inbox
from checklist.errors import ChecklistError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.json", "a.JSON", ".hidden.json", "notes.txt", "sub/c.json", "sub/deep/d.json", ".git/e.json"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("{}")
    (tmp_path / "in" / "f.ndjson").write_text('{}\n\n{"a": 1}\r\n  \n{}')
    with zipfile.ZipFile(tmp_path / "in" / "g.zip", "w") as archive:
        for name in ("y.json", "x/z.jsonl", "readme.txt"):
            archive.writestr(name, "{}\n{}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*arguments: str) -> list[str]:
    return [source.name for source in inbox.sources(arguments)]


def told(*arguments: str) -> list[tuple[str, str]]:
    """The name of each submission, and its content or why it has none."""
    found = []
    for item in inbox.items(inbox.sources(arguments), lambda archive, number: None):
        try:
            found.append((item.name, item.read().decode()))
        except ChecklistError as failure:
            found.append((item.name, failure.code))
    return found


FOUND = ["in/a.JSON", "in/b.json", "in/f.ndjson", "in/g.zip", "in/sub/c.json", "in/sub/deep/d.json"]


def test_a_folder_is_walked_in_order(folder: Path) -> None:
    assert names("in") == FOUND
    assert names("in/") == FOUND


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("in/*.json", ["in/b.json"]),
        ("in/**/*.json", ["in/b.json", "in/sub/c.json", "in/sub/deep/d.json"]),
        ("in/[ab].*", ["in/a.JSON", "in/b.json"]),
        ("in/s?b", ["in/sub/c.json", "in/sub/deep/d.json"]),
        ("in/.h*.json", ["in/.hidden.json"]),
        ("**/deep/../c.json", []),
    ],
)
def test_patterns_are_read_as_a_shell_reads_them(folder: Path, pattern: str, found: list[str]) -> None:
    sources = inbox.sources([pattern])
    if found:
        assert [source.name for source in sources] == found
        assert [s.name for s in inbox.sources([str(folder / pattern)])] == [str(folder / name) for name in found]
    else:
        assert [s.failure.code for s in sources if s.failure] in ([], ["nothing-matches"])


def test_a_file_that_looks_like_a_pattern_is_a_file(folder: Path) -> None:
    (folder / "in" / "[1].json").write_text("{}")
    assert names("in/[1].json") == ["in/[1].json"]


def test_what_is_named_twice_is_checked_once(folder: Path) -> None:
    assert names("in/b.json", "in", "in/./b.json") == ["in/b.json", *[name for name in FOUND if name != "in/b.json"]]


def test_nothing_found_is_told(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert told("empty", "nix/*.json", "none.json") == [
        ("empty", "nothing-in-folder"),
        ("nix/*.json", "nothing-matches"),
        ("none.json", "file-missing"),
    ]
    (folder / "empty.ndjson").write_text("\n \n")
    zipfile.ZipFile(folder / "empty.zip", "w").close()
    assert [said for _, said in told("empty.ndjson", "empty.zip")] == ["nothing-in-file"] * 2


def test_links_that_lead_round_are_not_followed(folder: Path) -> None:
    for number in range(3):
        os.symlink("..", folder / "in" / "sub" / f"round{number}")
    os.symlink("self.json", folder / "in" / "self.json")
    assert names("in") == [*FOUND[:4], "in/self.json", *FOUND[4:]]
    assert names("in/**/d.json") == ["in/sub/deep/d.json"]
    assert ("in/self.json", "file-unreadable") in told("in")


def test_lines_and_members_have_names_of_their_own(folder: Path) -> None:
    assert told("in/f.ndjson") == [
        ("in/f.ndjson:1", "{}\n"),
        ("in/f.ndjson:3", '{"a": 1}\r\n'),
        ("in/f.ndjson:5", "{}"),
    ]
    assert told("in/g.zip") == [
        ("in/g.zip!/y.json", "{}\n{}"),
        ("in/g.zip!/x/z.jsonl:1", "{}\n"),
        ("in/g.zip!/x/z.jsonl:2", "{}"),
    ]


def test_what_is_passed_over_is_told_once(folder: Path) -> None:
    passed: list[tuple[str, int]] = []
    list(inbox.items(inbox.sources(["in/g.zip"]), lambda archive, number: passed.append((archive, number))))
    assert passed == [("in/g.zip", 1)]


def test_what_is_too_large_is_told_and_hides_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    (folder / "long.ndjson").write_text("{}\n" + "x" * 35 + "\n[]\n" + "y" * 11)
    assert told("long.ndjson") == [
        ("long.ndjson:1", "{}\n"),
        ("long.ndjson:2", "file-too-large"),
        ("long.ndjson:3", "[]\n"),
        ("long.ndjson:4", "file-too-large"),
    ]
    with zipfile.ZipFile(folder / "long.zip", "w") as archive:
        archive.writestr("a.json", "x" * 11)
        archive.writestr("b.json", "{}")
    assert [said for _, said in told("long.zip")] == ["file-too-large", "{}"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    assert told("-") == [("-", "{}")]
    monkeypatch.setattr(sys, "stdin", None)
    assert told("-") == [("-", "")]
