"""Takes submissions out of zip archives in memory: nothing is ever unpacked to the disk, and no archive is trusted."""

import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from checklist import files
from checklist.errors import ChecklistError

MEGABYTE = 1024 * 1024
MAX_MEMBERS = 20_000
MAX_DIRECTORY = 4 * MEGABYTE  #: the list of members is held in memory, whatever the archive says it is
MAX_TOTAL = 1024 * MEGABYTE  #: of what is read out of one archive
MAX_RATIO = 200  #: of what is read to the size of the archive; texts like ours come to 30
ALLOWED = 64 * MEGABYTE  #: what may be read whatever the ratio
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  #: others are rare, and can ask for gigabytes of memory
NESTED = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


@dataclass(frozen=True)
class Member:
    """A file in an archive: a stream of its bytes, or why there is none."""

    name: str
    stream: io.BufferedReader | None = None
    failure: ChecklistError | None = None


class Overfull(ChecklistError):
    """An archive that unpacks to more than any that holds submissions: reading it has been stopped."""


def told(archive: str, member: str) -> str:
    """The name by which a member of an archive is spoken of."""
    return f"{archive}!/{member}"


def members(archive: str, wanted: Callable[[str], bool], pass_over: Callable[[int], None]) -> Iterator[Member]:
    """The members that are wanted by their names, each to be read before the next is asked for.

    Hidden ones are left out; `pass_over` is called with the number of others that are left out, once. ChecklistError
    where the archive cannot be read, and Overfull from a stream that would give too much.
    """
    with files.opened(Path(archive)) as disk:
        yield from _read(archive, disk, wanted, pass_over)


def _read(
    archive: str, disk: io.BufferedReader, wanted: Callable[[str], bool], pass_over: Callable[[int], None]
) -> Iterator[Member]:
    size = os.fstat(disk.fileno()).st_size
    meter = _Meter(archive, min(MAX_TOTAL, max(ALLOWED, MAX_RATIO * size)))
    others = 0
    try:
        with zipfile.ZipFile(cast(IO[bytes], _Capped(disk, archive))) as opened:
            listed = [info for info in opened.infolist() if not info.is_dir() and not _hidden(info.filename)]
            if len(listed) > MAX_MEMBERS:
                raise ChecklistError("archive-members", file=archive, limit=MAX_MEMBERS)
            for info in listed:
                if info.filename.lower().endswith(NESTED):
                    failure = ChecklistError("archive-nested", file=told(archive, info.filename))
                    yield Member(info.filename, failure=failure)
                elif wanted(info.filename):
                    yield _member(opened, info, archive, meter)
                else:
                    others += 1
    except _DAMAGE:
        raise ChecklistError("archive-broken", file=archive) from None
    if others:
        pass_over(others)


def _hidden(name: str) -> bool:
    return any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in name.split("/"))


def _member(opened: zipfile.ZipFile, info: zipfile.ZipInfo, archive: str, meter: "_Meter") -> Member:
    name = told(archive, info.filename)
    if info.flag_bits & 0x1:
        return Member(info.filename, failure=ChecklistError("archive-encrypted", file=name))
    if info.compress_type not in METHODS:
        return Member(info.filename, failure=ChecklistError("archive-method", file=name))
    try:
        return Member(info.filename, io.BufferedReader(_Stream(opened.open(info), name, meter)))
    except _DAMAGE:
        return Member(info.filename, failure=ChecklistError("archive-member-broken", file=name))


@dataclass
class _Meter:
    """How much may still be read out of an archive."""

    archive: str
    left: int

    def count(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise Overfull("archive-overfull", file=self.archive)


class _Stream(io.RawIOBase):
    """The bytes of a member, counted as they come; ChecklistError where they are damaged."""

    def __init__(self, inner: IO[bytes], name: str, meter: _Meter) -> None:
        self._inner = inner
        self._name = name
        self._meter = meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        try:
            content = self._inner.read(len(buffer))
        except _DAMAGE:
            raise ChecklistError("archive-member-broken", file=self._name) from None
        self._meter.count(len(content))
        buffer[: len(content)] = content
        return len(content)


class _Capped:
    """An archive on the disk, of which no part larger than the list of members may be is read at once."""

    def __init__(self, disk: io.BufferedReader, name: str) -> None:
        self._name = name
        self._disk = disk
        self.seek, self.tell, self.seekable = disk.seek, disk.tell, disk.seekable

    def read(self, size: int = -1) -> bytes:
        content = self._disk.read(min(size, MAX_DIRECTORY + 1) if size >= 0 else MAX_DIRECTORY + 1)
        if len(content) > MAX_DIRECTORY:
            raise ChecklistError("archive-members", file=self._name, limit=MAX_MEMBERS)
        return content
