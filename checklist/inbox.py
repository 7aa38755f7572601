"""What is to be checked: files, folders, patterns, standard input, files of lines, archives, one submission each."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from checklist import files
from checklist.errors import ChecklistError

STANDARD_INPUT = "-"
LINES = (".ndjson", ".jsonl")  #: files in which each line is a submission
ARCHIVE = ".zip"
TAKEN = (".json", *LINES, ARCHIVE)  #: what is taken out of folders
_MAGIC = frozenset("*?[")
PassOver = Callable[[str, int], None]  #: told of an archive and how many members in it are not looked at


@dataclass(frozen=True)
class Source:
    """A file that was named or found, or why there is none."""

    name: str
    failure: ChecklistError | None = None

    @property
    def holds_many(self) -> bool:
        """Whether it may hold more than one submission."""
        return self.name.lower().endswith((*LINES, ARCHIVE))


@dataclass(frozen=True)
class Item:
    """One submission to check: where it stands, and its bytes where they are not those of the file."""

    name: str  #: what it is called: the file, `FILE:LINE` or `ARCHIVE!/MEMBER`
    file: str  #: the file on the disk
    line: int = 0
    content: bytes | None = None
    failure: ChecklistError | None = None
    source: int = 0  #: how many sources stand before its own

    def read(self) -> bytes:
        """Its bytes; ChecklistError if they cannot be had."""
        if self.failure is not None:
            raise self.failure
        return files.read(Path(self.file)) if self.content is None else self.content


def sources(names: Iterable[str]) -> list[Source]:
    """The files that are named, stand in folders that are named, or match patterns; each once, in order."""
    found: dict[str, Source] = {}
    for name in names:
        for source in _found(name):
            found.setdefault(os.path.normpath(source.name), source)
    return list(found.values())


def _found(name: str) -> list[Source]:
    if name == STANDARD_INPUT:
        return [Source(name)]
    if os.path.isdir(name):
        paths = list(_walk(name))
        return [Source(path) for path in paths] or [Source(name, ChecklistError("nothing-in-folder", file=name))]
    if _MAGIC & set(name) and not os.path.lexists(name):
        matches = [path for match in sorted(_matching(name)) for path in _taken(match)]
        return [Source(path) for path in matches] or [Source(name, ChecklistError("nothing-matches", file=name))]
    return [Source(name)]


def _taken(match: str) -> Iterator[str]:
    """A match, or what stands in it where it is a folder."""
    if os.path.isdir(match):
        yield from _walk(match)
    else:
        yield match


def _walk(folder: str) -> Iterator[str]:
    """The submissions in a folder and those below it; links to folders, which may lead round, are not followed."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(TAKEN):
                yield os.path.join(here, name)


def _matching(pattern: str) -> Iterator[str]:
    """What a pattern matches, read as a shell reads it: `**` is any folders, hidden names are named to be found."""
    parts = Path(pattern).parts
    fixed = next(number for number, part in enumerate(parts) if _MAGIC & set(part))
    start = Path(*parts[:fixed])
    hidden = {part for part in parts[fixed:] if part.startswith(".")}
    try:
        for path in start.glob("/".join(parts[fixed:])):
            names = path.relative_to(start).parts
            if hidden or not any(name.startswith(".") for name in names):
                yield os.fspath(path)
    except (ValueError, NotImplementedError, OSError):
        return


def items(found: Iterable[Source], pass_over: PassOver) -> Iterator[Item]:
    """Every submission in the sources, in order; what cannot be had is an item that says why."""
    for number, source in enumerate(found):
        for item in _items(source, pass_over):
            yield replace(item, source=number)


def _items(source: Source, pass_over: PassOver) -> Iterator[Item]:
    name = source.name
    if source.failure is not None:
        yield _failed(name, source.failure)
    elif name == STANDARD_INPUT:
        yield _standard_input()
    elif source.holds_many:
        held = _in_archive(name, pass_over) if name.lower().endswith(ARCHIVE) else _in_lines(name)
        count = 0
        try:
            for count, item in enumerate(held, 1):  # noqa: B007  # counted, to be told where there is none
                yield item
        except ChecklistError as failure:
            yield _failed(name, failure)
        else:
            if not count:
                yield _failed(name, ChecklistError("nothing-in-file", file=name))
    else:
        yield Item(name, name)


def _failed(name: str, failure: ChecklistError) -> Item:
    return Item(name, name, failure=failure)


def _standard_input() -> Item:
    try:
        content = sys.stdin.buffer.read(files.MAX_BYTES + 1)
    except (OSError, ValueError, AttributeError):  # closed, or none at all
        content = b""
    if len(content) > files.MAX_BYTES:
        return _failed(STANDARD_INPUT, _too_large(STANDARD_INPUT))
    return Item(STANDARD_INPUT, STANDARD_INPUT, content=content)


def _too_large(name: str) -> ChecklistError:
    return ChecklistError("file-too-large", file=name, limit=files.MAX_BYTES // 1024 // 1024)


def _in_lines(name: str) -> Iterator[Item]:
    with files.opened(Path(name)) as stream:
        yield from _lines(stream, name, name)


def _lines(stream: io.BufferedReader, name: str, file: str) -> Iterator[Item]:
    """Each line that holds something; one that is too long is told and passed over piece by piece."""
    number, inside = 0, False
    while line := stream.readline(files.MAX_BYTES + 1):
        begins, inside = not inside, not line.endswith(b"\n")
        number += begins
        if begins and line.strip():
            where = f"{name}:{number}"
            failure = _too_large(where) if len(line) > files.MAX_BYTES else None
            yield Item(where, file, number, b"" if failure else line, failure)


def _in_archive(archive: str, pass_over: PassOver) -> Iterator[Item]:
    from checklist import archives  # most have none to read

    def wanted(name: str) -> bool:
        return name.lower().endswith((".json", *LINES))

    for member in archives.members(archive, wanted, lambda number: pass_over(archive, number)):
        name = archives.told(archive, member.name)
        if member.stream is None:
            yield Item(name, archive, failure=member.failure)
            continue
        try:
            yield from _in_member(member.stream, name, archive)
        except archives.Overfull:
            raise
        except ChecklistError as failure:
            yield Item(name, archive, failure=failure)


def _in_member(stream: io.BufferedReader, name: str, archive: str) -> Iterator[Item]:
    if name.lower().endswith(LINES):
        yield from _lines(stream, name, archive)
        return
    content = stream.read(files.MAX_BYTES + 1)
    failure = _too_large(name) if len(content) > files.MAX_BYTES else None
    yield Item(name, archive, 0, b"" if failure else content, failure)
