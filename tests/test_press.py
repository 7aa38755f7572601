"""Rendering and writing several files at a time."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from checklist import press, workers
from checklist.errors import ChecklistError

Tell = Callable[[int], None]


def rendered(said: bytes, pages: int, tell: Tell) -> bytes:
    for page in range(pages):
        tell(page + 1)
    return said


def begun(log: Path, name: str, tell: Tell) -> bytes:
    with log.open("a") as out:
        out.write(f"{name}\n")
    time.sleep(0.3)
    return name.encode()


def refused(tell: Tell) -> bytes:
    raise ChecklistError("pdf-libraries-missing")


def written(jobs: list[press.Job], capsys: pytest.CaptureFixture[str]) -> list[str]:
    done = [target.name for target in press.written(jobs, "files", "{} pages".format)]
    assert capsys.readouterr().out == ""
    return done


@pytest.fixture(params=[1, 2])
def processors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(workers, "available", lambda: request.param)
    count: int = request.param
    return count


def test_files_are_told_in_the_order_given(processors: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ["b", "a", "c"]
    jobs = [
        press.Job(partial(rendered, name.encode(), 3), tmp_path / name, length) for length, name in enumerate(names)
    ]
    assert written(jobs, capsys) == names
    assert [(tmp_path / name).read_bytes() for name in names] == [b"b", b"a", b"c"]


def test_the_longest_is_begun_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(workers, "available", lambda: 2)
    log = tmp_path / "log"
    lengths = {"summary": 1, "analysis": 2, "record": 3, "longer": 4}
    jobs = [press.Job(partial(begun, log, name), tmp_path / name, length) for name, length in lengths.items()]
    assert written(jobs, capsys) == list(lengths)
    order = log.read_text().split()
    assert set(order[:2]) == {"record", "longer"}
    assert set(order[2:]) == {"summary", "analysis"}


def test_what_keeps_one_from_being_rendered_is_raised(processors: int, tmp_path: Path) -> None:
    jobs = [press.Job(partial(rendered, b"a", 1), tmp_path / "a"), press.Job(refused, tmp_path / "b")]
    with pytest.raises(ChecklistError) as caught:
        list(press.written(jobs, "files", str))
    assert caught.value.code == "pdf-libraries-missing"
    assert (tmp_path / "a").read_bytes() == b"a"
    assert not (tmp_path / "b").exists()
