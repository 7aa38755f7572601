"""The command that reads a workbook back: it writes all or nothing, says what it did, and loses nothing."""

import errno
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from workbooks import Workbook

from checklist import cli, files

FEW = ["--instrument", "wg-som-2024"]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a submission, and the workbook that was written from it."""
    folder = tmp_path_factory.mktemp("workbook")
    sample = json.loads((files.samples() / "modern-slavery-act-2015.json").read_text(encoding="utf-8"))
    (folder / "state.json").write_text(json.dumps(sample, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    arguments = ["form", "--as", "xlsx", *FEW, "--from", str(folder / "state.json"), "--out", str(folder)]
    assert cli.main(arguments) == 0
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    for file in template.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def workbook(folder: Path) -> Path:
    (found,) = folder.glob("*.xlsx")
    return found


def typed(folder: Path, *cells: tuple[Any, ...]) -> list[str]:
    """Type into the workbook; where."""
    opened = Workbook(workbook(folder).read_bytes())
    places = [opened.type(*cell) for cell in cells]
    workbook(folder).write_bytes(opened.saved())
    return places


def run(folder: Path, *more: str) -> int:
    return cli.main(["import", str(workbook(folder)), "--into", str(folder / "state.json"), *more])


def test_the_workbook_is_named_for_the_file_it_was_written_from(template: Path) -> None:
    assert workbook(template).name == "state-questionnaire-wg-som-2024-en.xlsx"


def test_an_untouched_workbook_changes_no_byte(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "state.json").read_bytes()
    assert run(folder) == 0
    assert capsys.readouterr().out == f"The workbook changes nothing in {folder / 'state.json'}.\n"
    assert (folder / "state.json").read_bytes() == before


def first_open(folder: Path) -> tuple[str, str]:
    """A question that is answered option by option and not yet, with the first of its options."""
    answers = json.loads((folder / "state.json").read_bytes())["answers"]
    opened = Workbook(workbook(folder).read_bytes())
    sections = (page for page in opened.book.worksheets if " section " in str(page["A1"].value))
    for page in sections:
        for row in page.iter_rows(min_row=4, max_col=1, values_only=True):
            question, slash, option = str(row[0]).partition("/")
            if slash and question not in answers:
                return question, option
    raise KeyError


def test_what_is_changed_is_listed_and_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (question, option), before = first_open(folder), (folder / "state.json").read_bytes()
    note, place = typed(folder, (question, "comment", "Since 2024."), (f"{question}/{option}", "answer", "No"))
    assert run(folder, "--dry-run") == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line.partition(", cell ")[2] for line in shown[:2]] == [f"{note}: Since 2024.", f"{place}: No"]
    assert shown[2] == f"2 cells would be taken over into {folder / 'state.json'}."
    assert (folder / "state.json").read_bytes() == before
    assert run(folder) == 0
    assert f"2 cells taken over into {folder / 'state.json'}." in capsys.readouterr().out
    after = json.loads((folder / "state.json").read_bytes())
    assert after["answers"].pop(question)["value"] == {option: "no"}
    assert after == json.loads(before)


def test_while_something_is_wrong_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (question, option), before = first_open(folder), (folder / "state.json").read_bytes()
    _, place = typed(folder, (f"{question}/{option}", "answer", "No"), ("date", "value", "yesterday"))
    assert run(folder) == 1
    shown = capsys.readouterr().out
    assert f"Sheet “About”, cell {place}: “yesterday” is not a date" in shown
    assert "Nothing was written." in shown
    assert (folder / "state.json").read_bytes() == before
    assert run(folder, "--partly", "--lang", "ar") == 1
    assert json.loads((folder / "state.json").read_bytes())["answers"][question]["value"] == {option: "no"}


def test_a_new_submission(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = folder / "new.json"
    arguments = ["import", str(workbook(folder)), "--out", str(target)]
    question, option = first_open(folder)
    typed(folder, (f"{question}/{option}", "answer", "Yes"))
    assert cli.main(arguments) == 0
    assert json.loads(target.read_bytes())["answers"][question]["value"] == {option: "yes"}
    assert cli.main(["validate", str(target)]) == 0
    content = target.read_bytes()
    assert cli.main(arguments) == 3
    assert "is not overwritten" in capsys.readouterr().err
    assert target.read_bytes() == content


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2),
        (["--into", "a.json", "--out", "b.json"], 2),
        (["--into", "none.json"], 3),
        (["--out", "none/b.json"], 3),
    ],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_command_lines_that_are_wrong(
    arguments: list[str], code: int, language: str, folder: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(folder)
    monkeypatch.setenv(cli.LANGUAGE_VARIABLE, language)
    assert cli.main(["import", workbook(folder).name, *arguments]) == code
    told = capsys.readouterr()
    assert told.err
    assert "Traceback" not in told.err
    assert len(told.err.splitlines()) < 3


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--as", "pdf", "--from", "state.json"], "Add: --as xlsx"),
        (["--as", "xlsx", "--from", "none.json"], "There is no file none.json"),
        (["--as", "xlsx", "--instrument", "nonsense"], "There is no instrument nonsense"),
    ],
)
def test_forms_that_cannot_be_written(
    arguments: list[str], says: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    assert cli.main(["form", *arguments]) in (2, 3)
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("fault", ["full", "forbidden"])
def test_a_disk_that_takes_nothing_loses_nothing(
    fault: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "state.json").read_bytes()
    typed(folder, ("/".join(first_open(folder)), "answer", "No"))

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC if fault == "full" else errno.EACCES, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if fault == "full" else (tempfile, "mkstemp")), refuse)
    assert run(folder) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert "What was there before is untouched." in told.err
    assert (folder / "state.json").read_bytes() == before
    assert sorted(path.suffix for path in folder.iterdir()) == [".json", ".xlsx"]


def test_a_file_that_somebody_else_writes_meanwhile(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(folder, ("/".join(first_open(folder)), "answer", "No"))
    reading = files.read

    def read(path: Path, limit: int = files.MAX_BYTES) -> bytes:
        content = reading(path, limit)
        if path.suffix == ".xlsx":
            (folder / "state.json").write_bytes(b"theirs")
        return content

    monkeypatch.setattr(files, "read", read)
    assert run(folder) == 3
    assert "was changed by somebody else" in capsys.readouterr().err
    assert (folder / "state.json").read_bytes() == b"theirs"


def test_what_is_no_workbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook(folder).write_bytes(b"no workbook")
    assert run(folder) == 3
    assert "is not a workbook" in capsys.readouterr().err
