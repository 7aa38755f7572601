"""The command that validates: one file or thousands, in as many processes as help, each told of in its turn."""

import argparse
import gc
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path

from checklist import console, files, inbox, translation, verdicts
from checklist.errors import BUG, OK, PROBLEMS, UNABLE, ChecklistError, UsageError
from checklist.inbox import Item, Source
from checklist.texts import Texts, on_one_line
from checklist.validation import Validator
from checklist.verdicts import Totals, Verdict, Writer

WITH_LINES = ("sarif", "github")  #: formats that show problems beside the lines of a file
BATCH = 16  #: submissions that are handed to a process at once,
BATCH_BYTES = 2 * 1024 * 1024  #: unless they hold more than this
ALONE = 2  #: batches that are checked in this process before others are started
A_HANDFUL = 8  #: files that need no progress bar

Batch = list[Item]


class Fault(ChecklistError):
    """A fault of the program, met in one submission of many."""

    exit_code = BUG


@dataclass(frozen=True)
class Asked:
    """What the command was asked to do with each submission; it goes to every process that checks."""

    form: str
    language: str
    require: tuple[str, ...] = ()
    quiet: bool = False


@dataclass(frozen=True)
class Told:
    """What came of one submission, ready to be written."""

    sent_as: str
    piece: str
    error: str  #: why it could not be checked, where the format has no room for that
    code: int
    source: int
    checked: bool
    valid: bool
    complete: bool
    consistent: bool
    codes: frozenset[str]


def validate(args: argparse.Namespace, screen: Texts) -> int:
    """Check submissions in three passes; every one is looked at, whatever the others hold."""
    wanted = _processes(args.jobs)
    gc.set_threshold(50_000)  # what is read goes as it comes, and is not worth looking through again and again
    asked = Asked(args.format, screen.language, tuple(args.require), args.quiet)
    found = inbox.sources(args.files)
    passed_over: list[tuple[str, int]] = []
    items = inbox.items(found, lambda archive, number: passed_over.append((archive, number)))
    totals = Totals()
    codes = {OK}
    with _output(args, asked, totals, screen) as write, _bar(found, args, screen) as look:
        for told in _all_told(asked, items, wanted):
            look(told.source)
            codes.add(told.code)
            _count(totals, told)
            if told.error:
                print(told.error, file=sys.stderr)
            if told.piece:
                write(told)
    for archive, number in passed_over:
        print(screen.count("validate.passed-over", number, file=on_one_line(archive)), file=sys.stderr)
    return next(code for code in (BUG, UNABLE, PROBLEMS, OK) if code in codes)


def _processes(jobs: str | None) -> int | None:
    if jobs is None:
        return None
    if not (jobs.isascii() and jobs.isdigit() and 1 <= int(jobs[:6]) <= 1024):
        raise UsageError("bad-jobs", jobs=jobs)
    return int(jobs)


def _count(totals: Totals, told: Told) -> None:
    totals.files += 1
    totals.unable += not told.checked
    totals.valid += told.valid
    totals.broken += told.checked and not told.valid
    totals.complete += told.complete
    totals.consistent += told.consistent
    totals.codes |= told.codes


# ---- Checking


def _all_told(asked: Asked, items: Iterator[Item], wanted: int | None) -> Iterator[Told]:
    """What came of each, in order: in this process while there are few, in several when there are more."""
    batches = _batches(items)
    first = list(islice(batches, ALONE + 1))
    several = _shared if len(first) > ALONE and wanted != 1 else _alone
    for told in several(asked, chain(first, batches), wanted):
        yield from told


def _alone(asked: Asked, batches: Iterator[Batch], _: int | None) -> Iterator[list[Told]]:
    return map(partial(_checked, asked), batches)


def _shared(asked: Asked, batches: Iterator[Batch], wanted: int | None) -> Iterator[list[Told]]:
    from checklist import workers  # one file needs none

    processes = wanted or workers.available()
    if processes == 1:
        return _alone(asked, batches, wanted)
    _desk(asked).prepare()  # processes that are forked have it at once
    return workers.in_order(partial(_checked, asked), batches, processes, partial(_lost, asked))


def _batches(items: Iterator[Item]) -> Iterator[Batch]:
    batch: Batch = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.content or b"")
        if len(batch) == BATCH or size > BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _checked(asked: Asked, batch: Batch) -> list[Told]:
    """What came of some submissions; this is what other processes do."""
    desk = _desk(asked)
    return [desk.told(item, desk.verdict(item)) for item in batch]


def _lost(asked: Asked, batch: Batch) -> list[Told]:
    """What is said of submissions whose process has died."""
    desk = _desk(asked)
    lost = [Verdict(i.name, i.file, i.line, failure=ChecklistError("check-ended", file=i.name)) for i in batch]
    return [desk.told(item, verdict) for item, verdict in zip(batch, lost, strict=True)]


@cache
def _desk(asked: Asked) -> "_Desk":
    return _Desk(asked, Validator.published())


class _Desk:
    """Where submissions are checked: the validator, and the format that the verdicts are written in."""

    def __init__(self, asked: Asked, validator: Validator) -> None:
        self._asked = asked
        self._validator = validator
        self.texts = _texts(asked.language, validator)
        self.writer = _writer(asked, validator, self.texts)

    def prepare(self) -> None:
        """Make what every submission needs and takes time to make."""
        self._validator.accepts(None)
        _ = self._validator.questionnaire

    def verdict(self, item: Item) -> Verdict:
        """What is found in one submission; even a fault of the program leaves the others to be checked."""
        try:
            content = item.read()
            raw, problems = self._validator.check(item.name, content)
        except ChecklistError as failure:
            return Verdict(item.name, item.file, item.line, failure=failure)
        except Exception as fault:
            import traceback

            traceback.print_exception(fault)
            return Verdict(item.name, item.file, item.line, failure=Fault("bug", kind=type(fault).__name__))
        given = raw if isinstance(raw, dict) else {}
        return Verdict(
            item.name,
            item.file,
            item.line,
            tuple(problem for problem in problems if not problem.note),
            tuple(problem for problem in problems if problem.note),
            state=_text(given.get("state")),
            language=_text(given.get("language")),
            places=self._places(item, content, [problem.pointer for problem in problems if problem.pointer]),
        )

    def _places(self, item: Item, content: bytes, pointers: list[str]) -> Mapping[str, int]:
        if self._asked.form not in WITH_LINES or item.name != item.file or not pointers:
            return {}
        from checklist import places

        try:
            return places.lines(content.decode("utf-8"), pointers)
        except (ValueError, RecursionError):  # it is no sound document: its problems have lines of their own
            return {}

    def told(self, item: Item, verdict: Verdict) -> Told:
        """A verdict as it will be written."""
        code = verdict.code(self._asked.require)
        told = (*verdict.problems, *verdict.notes)
        failed = frozenset() if verdict.failure is None else frozenset([verdict.failure.code])
        return Told(
            sent_as=verdict.sent_as,
            piece="" if self._asked.quiet and code == OK else self.writer.piece(verdict),
            error=console.error(verdict.failure, self.texts) if verdict.failure and self._asked.form == "reply" else "",
            code=code,
            source=item.source,
            checked=verdict.failure is None,
            valid=verdict.valid,
            complete=bool(verdict.fulfils("complete")),
            consistent=bool(verdict.fulfils("consistent")),
            codes=frozenset(problem.code for problem in told) | failed,
        )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _writer(asked: Asked, validator: Validator, texts: Texts) -> Writer:
    match asked.form:
        case "text":
            return verdicts.in_words(texts)
        case "json":
            return verdicts.as_json(texts)
        case "ndjson":
            return verdicts.as_ndjson(texts)
        case "reply":
            from checklist import reply

            others = {language: _texts(language, validator) for language in translation.LANGUAGES}
            return reply.replies({**others, asked.language: texts}, texts)
    from checklist import annotations

    made = {"sarif": annotations.as_sarif, "junit": annotations.as_junit, "github": annotations.as_github}
    return made[asked.form](texts, asked.require)


def _texts(language: str, validator: Validator) -> Texts:
    return translation.texts(language, validator.phrases, validator.catalogue["domains"])


# ---- Writing


@contextmanager
def _output(args: argparse.Namespace, asked: Asked, totals: Totals, screen: Texts) -> Iterator[Callable[[Told], None]]:
    """Where the pieces go: standard output, one file, or a folder with a file for each."""
    if args.out is None:
        with _document(lambda text: print(text, end=""), asked, totals) as write:
            yield write
        return
    target = Path(args.out)
    if asked.form == "reply":
        files.make_folder(target)
        folder = _Folder(target)
        yield folder.write
        print(screen.count("reply.written", folder.written, folder=on_one_line(args.out)))
    else:
        with (
            files.writing(target) as stream,
            _document(lambda text: stream.write(text.encode("utf-8")), asked, totals) as write,
        ):
            yield write
        print(screen.say("report-written", file=on_one_line(args.out)))
    print(console.lines(verdicts.summary(totals, screen)))


@contextmanager
def _document(write: Callable[[str], object], asked: Asked, totals: Totals) -> Iterator[Callable[[Told], None]]:
    """One document of all pieces, written as they come."""
    writer = _desk(asked).writer
    before = [writer.head]

    def piece(told: Told) -> None:
        write(before.pop() + told.piece)
        before.append(writer.between)

    yield piece
    write((writer.head if before == [writer.head] else "") + writer.tail(totals))


class _Folder:
    """A folder in which every submission gets a file, named after it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._taken: set[str] = set()
        self.written = 0

    def write(self, told: Told) -> None:
        """Write what is said of a submission."""
        files.write(self._path / self._name(told), told.piece.encode("utf-8"))
        self.written += 1

    def _name(self, told: Told) -> str:
        """Its file's and its own name, of letters and digits alone; numbered where two are alike."""
        stem = re.sub(r"[^\w.-]+", "-", told.sent_as.removesuffix(".json")).strip(".-")[:100] or "submission"
        name, number = stem, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name.casefold())
        return f"{name}.txt"


@contextmanager
def _bar(found: Sequence[Source], args: argparse.Namespace, screen: Texts) -> Iterator[Callable[[int], None]]:
    """A progress bar where somebody looks on and it takes a while; it is told the source that is being looked at.

    Where the verdicts go to the terminal too, they are progress enough.
    """
    many = len(found) > A_HANDFUL or any(source.holds_many for source in found)
    if not many or not sys.stderr.isatty() or (args.out is None and sys.stdout.isatty()):
        yield lambda source: None
        return
    from checklist import progress

    with progress.shown(screen.say("validate.bar"), len(found)) as bar:
        seen = [0, 0]

        def look(source: int) -> None:
            seen[1] += 1
            for _ in range(source - seen[0]):
                bar.done()
            seen[0] = source
            if seen[1] % 100 == 0:
                bar.now(screen.count("validate.bar.checked", seen[1]))

        yield look
