"""Reading and writing: whole or not at all, and a plain word where it cannot be done."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checklist import files
from checklist.errors import UNABLE, ChecklistError


@pytest.mark.parametrize("name", ["rules", "schemas", "templates"])
def test_the_data_folders_are_found(name: str) -> None:
    assert any(files.data_folder(name).iterdir())


def test_reading_says_what_is_wrong(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    cases = {
        tmp_path / "none": "file-missing",
        tmp_path: "file-is-folder",
        large: "file-too-large",
        pipe: "file-not-regular",
        Path("/dev/zero"): "file-not-regular",
        tmp_path / "a\0b": "file-unreadable",
        tmp_path / ("a" * 300): "file-unreadable",
    }
    for path, code in cases.items():
        with pytest.raises(ChecklistError) as caught:
            files.read(path)
        assert (caught.value.code, caught.value.exit_code) == (code, UNABLE), path


def test_writing_replaces_and_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "file"
    files.write(path, b"one")
    path.chmod(0o640)
    files.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    """Run under a limit of file size, which fails a write as a full disk does."""
    path = tmp_path / "file.json"
    path.write_bytes(b"before")
    code = (
        "import resource, signal, sys\nfrom pathlib import Path\nfrom checklist import files\n"
        "from checklist.errors import ChecklistError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    files.write(Path(sys.argv[1]), b'x' * 100000)\n"
        "except ChecklistError as error:\n    print(error.code)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["file-not-written"]
    assert path.read_bytes() == b"before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.json"]


def test_a_device_that_is_full_is_told(tmp_path: Path) -> None:
    with pytest.raises(ChecklistError) as caught:
        files.write(tmp_path / "no-such-folder" / "file", b"x")
    assert caught.value.code == "file-not-written"
    assert caught.value.values["why"]


def test_killed_in_the_middle_of_saving_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    contents = [bytes([letter]) * 300_000 for letter in b"abc"]
    path.write_bytes(contents[0])
    code = (
        "import sys\nfrom pathlib import Path\nfrom checklist import files\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    for letter in b'abc':\n        files.write(Path(sys.argv[1]), bytes([letter]) * 300_000)\n"
    )
    for delay in (0.0, 0.003, 0.007, 0.013, 0.029, 0.05):
        with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(delay)
            writer.send_signal(signal.SIGKILL)
        assert path.read_bytes() in contents
