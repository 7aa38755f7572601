"""The command that validates, as whole processes: every kind of input, every format, and what may go wrong."""

import json
import os
import signal
import subprocess
import sys
import termios
import time
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from checklist import files, validating
from checklist.inbox import Item
from checklist.validation import Validator

GROUND: dict[str, Any] = {"format": 1, "rules": "2026-11", "state": "A", "date": "2026-01-01", "nature": "draft"}
VALID = json.dumps(GROUND)
WRONG = json.dumps({**GROUND, "nature": "final", "language": "ar"})
COMMAND = [sys.executable, "-m", "checklist", "validate"]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(files.PACKAGE.parent), **more}


def run(*arguments: object, cwd: Path | None = None, **options: Any) -> subprocess.CompletedProcess[str]:
    options = {"env": environment(), "stdin": subprocess.DEVNULL, **options}
    if "input" in options:
        del options["stdin"]
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        timeout=120,
        **options,
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a hundred files, of which some are wrong in one way or the other."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(100):
        text = {7: WRONG, 40: "{", 41: json.dumps({"format": 2}), 77: WRONG}.get(number, VALID)
        (folder / f"{number:03}.json").write_text(text)
    with zipfile.ZipFile(folder / "m.zip", "w") as archive:
        for name, text in {"a.json": VALID, "b.json": WRONG, "c.txt": "", "d.zip": ""}.items():
            archive.writestr(name, text)
    (folder / "n.ndjson").write_text(f"{VALID}\n{WRONG}\n{{\n")
    return folder


def entries(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_and_several_processes_give_the_same_in_the_same_order(many: Path) -> None:
    for form in ("text", "ndjson", "junit"):
        one, two = (run(".", "--format", form, "--jobs", jobs, cwd=many) for jobs in (1, 3))
        assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
        assert one.returncode == 3
        assert "m.zip: 1 file" in one.stderr
    told = {entry["file"]: entry for entry in entries(run(".", "--format", "ndjson", cwd=many))}
    inside = ["./m.zip!/a.json", "./m.zip!/b.json", "./m.zip!/d.zip"]
    lines = [f"./n.ndjson:{line}" for line in (1, 2, 3)]
    assert list(told) == [*(f"./{number:03}.json" for number in range(100)), *inside, *lines]
    assert [name for name, entry in told.items() if not entry["checked"]] == ["./041.json", "./m.zip!/d.zip"]
    wrong = ["./007.json", "./040.json", "./077.json", inside[1], *lines[1:]]
    assert [name for name, entry in told.items() if entry.get("valid") is False] == wrong


def test_standard_input_and_an_alias() -> None:
    done = run("-", "--json", input=WRONG)
    assert done.returncode == 1
    (entry,) = json.loads(done.stdout)
    assert [problem["pointer"] for problem in entry["problems"]] == ["/nature"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["000.json"], 0),
        (["000.json", "007.json"], 1),
        (["*.json"], 3),
        (["007.json", "none.json"], 3),
        (["none/*"], 3),
        (["000.json", "--jobs", "0"], 2),
        (["000.json", "--jobs", "x"], 2),
        (["000.json", "--require", "complete"], 1),
        (["000.json", "--require", "valid", "--require", "consistent"], 0),
        (["000.json", "--out", "none/there.txt"], 3),
    ],
)
def test_exit_codes(many: Path, arguments: list[str], code: int) -> None:
    done = run(*arguments, cwd=many)
    assert done.returncode == code
    assert "Traceback" not in done.stdout + done.stderr


def test_quiet_leaves_out_what_is_right(many: Path) -> None:
    told = entries(run("00*.json", "--quiet", "--format", "ndjson", cwd=many))
    assert [entry["file"] for entry in told] == ["007.json"]
    assert run("000.json", "--quiet", "--json", cwd=many).stdout.split() == ["[", "]"]


def test_a_document_is_written_whole_or_not_at_all(many: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xml"
    done = run("00*.json", "--format", "junit", "--out", target, cwd=many)
    assert done.returncode == 1
    assert "10 submissions: 9 valid, 1 with problems, 0 not checked" in done.stdout
    assert len(ElementTree.parse(target).getroot()) == 10
    assert os.listdir(tmp_path) == ["out.xml"]


def test_letters_are_written_one_for_each(many: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("../m.zip", "a.json", "A.JSON", "\x1b[31m\n.json"):
        (tmp_path / "in" / Path(name).name).write_bytes(
            (many / "m.zip").read_bytes() if "zip" in name else VALID.encode()
        )
    done = run("in", "none.json", "--format", "reply", "--out", "out", cwd=tmp_path)
    assert done.returncode == 3
    assert "none.json" in done.stderr
    written = sorted(os.listdir(tmp_path / "out"))
    assert len(written) == 5
    assert all(name.replace("-", "").replace(".", "").isalnum() for name in written)
    assert "m.zip-b.txt" in written
    assert "يرجى تصحيح ذلك" in (tmp_path / "out" / "m.zip-b.txt").read_text(encoding="utf-8")


def test_names_that_steer_a_terminal_are_shown(tmp_path: Path) -> None:
    for name in (b"\x1b[31mred.json", "a\u202eb.json".encode(), b"bad\xff.json", b"a\nb.json: valid.json"):
        with open(os.path.join(os.fsencode(tmp_path), name), "w") as stream:
            stream.write(WRONG)
    for form in ("text", "json", "ndjson", "sarif", "junit", "github", "reply"):
        done = run(".", "--format", form, cwd=tmp_path)
        assert done.returncode == 1, form
        assert done.stderr == ""
        assert not set(done.stdout) & set("\x1b\u202e"), form
        assert "\nb.json" not in done.stdout


def test_a_fault_of_the_program_hides_no_other_file(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def check(self: Validator, file: str, content: bytes) -> tuple[object, list[object]]:
        if content == b"bad":
            raise ZeroDivisionError
        return {}, []

    monkeypatch.setattr(Validator, "check", check)
    items = [Item(str(n), str(n), content=b"bad" if n == 60 else b"") for n in range(100)]
    for processes in (1, 2):
        told = list(validating._all_told(validating.Asked("text", "en"), iter(items), processes))
        assert [one.code for one in told] == [4 if n == 60 else 0 for n in range(100)]
        assert "ZeroDivisionError" in capfd.readouterr().err


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file of lines that takes long."""
    slow = json.dumps({**GROUND, "laws": [{"id": f"l{n}", "title": 1} for n in range(40)]})
    (tmp_path / "slow.ndjson").write_text(f"{slow}\n" * 2000)
    return tmp_path / "slow.ndjson"


def running(group: int) -> list[str]:
    told = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in told.splitlines()]
    return [row[2] for row in rows if int(row[0]) == group and not row[1].startswith("Z")]


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_an_interruption_ends_all_processes_at_once(endless: Path, kind: signal.Signals) -> None:
    done = subprocess.Popen(
        [*COMMAND, str(endless), "--format", "ndjson", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    )
    assert done.stdout is not None
    assert done.stderr is not None
    with done:
        for _ in range(40):  # more than is checked before other processes are started
            assert done.stdout.readline()
        assert len(running(done.pid)) == 3
        began = time.monotonic()
        if kind is signal.SIGINT:
            os.killpg(done.pid, kind)  # as a terminal does
        else:
            done.send_signal(kind)
        done.stdout.close()
        assert done.wait(10) == (130 if kind is signal.SIGINT else -kind)
        assert b"Traceback" not in done.stderr.read()
    while running(done.pid) and time.monotonic() < began + 10:
        time.sleep(0.05)
    assert running(done.pid) == []


def test_a_reader_that_stops_reading_is_no_fault(endless: Path) -> None:
    command = [*COMMAND, str(endless), "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as reading:
        assert reading.stdout is not None
        assert reading.stderr is not None
        reading.stdout.readline()
        reading.stdout.close()
        assert reading.stderr.read() == b""
        assert reading.wait(20) == 0


def test_no_home_and_no_locale_are_no_fault(many: Path, tmp_path: Path) -> None:
    bare = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONPATH": str(files.PACKAGE.parent)}
    done = run(many, "--lang", "ar", env=bare, cwd=tmp_path)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_few_files_start_no_process_and_no_library(many: Path) -> None:
    code = (
        "import sys\nfrom checklist.cli import main\nmain(sys.argv[1:])\n"
        "print('loaded:', *sorted(sys.modules), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", code, "validate", str(many / "000.json"), str(many / "001.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
    loaded = set(done.stderr.partition("loaded:")[2].split())
    assert "checklist.validating" in loaded
    assert (
        loaded & {"multiprocessing.process", "zipfile", "tqdm", "xml.etree.ElementTree", "tempfile", "pydantic"}
        == set()
    )


@pytest.mark.parametrize(("names", "shown"), [(["000.json"], False), (["."], True)])
def test_a_bar_is_shown_where_somebody_looks_on_and_it_takes_a_while(many: Path, names: list[str], shown: bool) -> None:
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    command = [*COMMAND, *names, "--format", "ndjson"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, cwd=many, env=environment()):
        os.close(theirs)
        seen = b""
        try:
            while part := os.read(ours, 1024):
                seen += part
        except OSError:  # the other end is closed
            pass
    os.close(ours)
    assert (b"Files" in seen) is shown
