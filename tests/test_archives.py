"""Hostile archives: nothing reaches the disk, nothing is read without bound, everything is told."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from checklist import archives
from checklist.errors import ChecklistError

Told = list[tuple[str, str]]


def packed(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> str:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return str(path)


def read(archive: str, limit: int = 1 << 23) -> tuple[Told, list[int]]:
    """(name, content or code of the failure) of each member, and the counts that were passed over."""
    found: Told = []
    passed: list[int] = []
    for member in archives.members(archive, lambda name: name.endswith(".json"), passed.append):
        try:
            assert member.failure is not None or member.stream is not None
            said = member.failure.code if member.failure else str(len(member.stream.read(limit)))  # type: ignore[union-attr]
        except archives.Overfull:
            raise
        except ChecklistError as failure:
            said = failure.code
        found.append((member.name, said))
    return found, passed


def attempted(archive: str) -> set[str]:
    """What is said of an archive and its members."""
    try:
        return {said for _, said in read(archive)[0]}
    except ChecklistError as failure:
        return {failure.code}


def test_names_that_lead_elsewhere_are_only_names(tmp_path: Path) -> None:
    names = ["../../evil.json", "/etc/evil.json", "a/../../b.json", "C:\\evil.json", "\x1b[31m\u202ered.json"]
    found, _ = read(packed(tmp_path / "a.zip", dict.fromkeys(names, b"{}")))
    assert [said for _, said in found] == ["2"] * 5
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_hidden_members_are_left_out_and_others_counted(tmp_path: Path) -> None:
    names = [".a.json", "__MACOSX/b.json", ".git/c.json", "d.txt", "e/f.pdf", "g.json"]
    assert read(packed(tmp_path / "a.zip", dict.fromkeys(names, b"{}"))) == ([("g.json", "2")], [2])


def test_an_archive_in_an_archive_is_told(tmp_path: Path) -> None:
    found, passed = read(packed(tmp_path / "a.zip", {"b.ZIP": b"PK", "c.tar.gz": b"", "d.json": b"{}"}))
    assert found == [("b.ZIP", "archive-nested"), ("c.tar.gz", "archive-nested"), ("d.json", "2")]
    assert passed == []


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.json": b"{}", "b.json": b"{}"})
    content = bytearray(Path(path).read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    Path(path).write_bytes(content)
    assert read(path)[0] == [("a.json", "archive-encrypted"), ("b.json", "2")]


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_other_ways_of_packing_are_told(tmp_path: Path, method: int) -> None:
    assert read(packed(tmp_path / "a.zip", {"a.json": b"{}"}, method))[0] == [("a.json", "archive-method")]


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"{}", bytes(100_000), b"PK\x05\x06" + b"\xff" * 18],
    ids=["empty", "short", "no archive", "zeros", "mad numbers"],
)
def test_a_broken_archive_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(ChecklistError) as caught:
        read(str(tmp_path / "a.zip"))
    assert caught.value.code in ("archive-broken", "archive-members")


@pytest.mark.parametrize("cut", range(0, 400, 13))
def test_a_damaged_archive_is_told_and_never_a_fault(tmp_path: Path, cut: int) -> None:
    path = Path(packed(tmp_path / "a.zip", {"a.json": b'{"a": 1}' * 9, "b.json": b"{}"}))
    content = bytearray(path.read_bytes())
    content[cut % len(content)] ^= 0xFF
    path.write_bytes(content)
    assert attempted(str(path)) <= {
        "archive-broken",
        "archive-member-broken",
        "archive-encrypted",
        "archive-method",
        "72",
        "2",
    }


def test_a_damaged_member_does_not_hide_the_next(tmp_path: Path) -> None:
    path = Path(packed(tmp_path / "a.zip", {"a.json": b"x" * 99, "b.json": b"{}"}, zipfile.ZIP_STORED))
    path.write_bytes(path.read_bytes().replace(b"xxx", b"xyx", 1))
    assert read(str(path))[0] == [("a.json", "archive-member-broken"), ("b.json", "2")]


def test_a_bomb_is_stopped_by_what_is_read_whatever_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "ALLOWED", 1 << 20)
    path = packed(tmp_path / "a.zip", {"a.json": bytes(50 << 20)})
    assert Path(path).stat().st_size < 60_000
    with pytest.raises(archives.Overfull):
        read(path, 100 << 20)
    members = {f"{number}.json": bytes(1 << 18) for number in range(60)}  # none is large
    with pytest.raises(archives.Overfull):
        read(packed(tmp_path / "b.zip", members))


def overlapping(count: int) -> bytes:
    """An archive whose members all share the same bytes: small on the disk, large when read."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    whole = bytes(1 << 20)
    body = packer.compress(whole) + packer.flush()
    numbers = (zlib.crc32(whole), len(body), len(whole), 6, 0)
    start = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, *numbers) + b"a.json" + body
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, *numbers, *(0,) * 5) + b"a.json"
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, len(start), 0)
    return start + entry * count + end


def test_members_that_overlap_are_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "ALLOWED", 4 << 20)
    path = tmp_path / "a.zip"
    path.write_bytes(overlapping(1000))
    assert attempted(str(path)) <= {"archive-overfull", "archive-member-broken"}  # newer Pythons see that they overlap


def test_too_many_members_are_not_even_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path / "a.zip", {f"{number}.json": b"" for number in range(200)})
    monkeypatch.setattr(archives, "MAX_MEMBERS", 100)
    with pytest.raises(ChecklistError) as caught:
        read(path)
    assert caught.value.code == "archive-members"
    monkeypatch.setattr(archives, "MAX_DIRECTORY", 1000)
    monkeypatch.setattr(zipfile, "ZipInfo", None)  # reached only if the list were read
    with pytest.raises(ChecklistError) as caught:
        read(path)
    assert caught.value.code == "archive-members"


def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(ChecklistError) as caught:
        read(str(tmp_path))
    assert caught.value.code == "file-is-folder"


def test_a_stream_gives_what_was_packed(tmp_path: Path) -> None:
    content = bytes(range(256)) * 300
    path = packed(tmp_path / "a.zip", {"a.json": content})
    (member,) = archives.members(path, lambda name: True, lambda number: None)
    assert isinstance(member.stream, io.BufferedReader)
