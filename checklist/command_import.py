"""The command that reads a workbook back: says what changes and what is wrong, and writes all of it or nothing."""

import argparse
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checklist import cells, console, files, loading, schema, translation, validation
from checklist.errors import OK, PROBLEMS, ChecklistError
from checklist.importing import Change, Outcome, read, taken_over
from checklist.submission import as_json
from checklist.texts import Texts, shown

if TYPE_CHECKING:
    from checklist.rulebook import Rulebook
    from checklist.submission import Submission

_SHOWN = 60  #: as many signs of a cell are shown


def run(args: argparse.Namespace, screen: Texts) -> int:
    """Read the workbook, list what changes and what is wrong, and write unless something is."""
    rulebook = loading.load()
    domains = schema.domains(rulebook)
    languages = {name: translation.texts(name, rulebook.phrases, domains) for name in translation.LANGUAGES}
    texts = languages[screen.language]
    target, before = _target(args)
    into = validation.read(str(target), before, rulebook) if before is not None else None
    sheets = cells.read(args.workbook, files.read(Path(args.workbook)))
    returned = read(args.workbook, sheets, rulebook, languages)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    outcome = taken_over(returned, into, now, lambda: secrets.token_hex(8))
    wrong = sum(not problem.note for problem in outcome.problems)
    writes = outcome.submission is not None and (not wrong or args.partly)
    if writes and not args.dry_run and outcome.submission not in (None, into):
        _write(target, before, outcome.submission, rulebook)
    print(console.lines(_lines(outcome, texts, target, wrong, writes=writes, dry_run=args.dry_run)))
    return PROBLEMS if wrong else OK


def _target(args: argparse.Namespace) -> tuple[Path, bytes | None]:
    """The file to write, and what it holds; None where it is a new one."""
    if args.into is not None:
        return Path(args.into), files.read(Path(args.into))
    target = Path(args.out)
    if target.exists():
        raise ChecklistError("file-exists", file=args.out)
    if not target.parent.is_dir():
        raise ChecklistError("file-missing", file=str(target.parent))
    return target, None


def _write(target: Path, before: bytes | None, submission: "Submission | None", rulebook: "Rulebook") -> None:
    """Write the submission, once it is sure that it can be read again and that nobody else wrote meanwhile."""
    assert submission is not None
    content = as_json(submission)
    validation.read(str(target), content, rulebook)
    if (files.read(target) if target.exists() else None) != before:
        raise ChecklistError("file-changed-meanwhile", file=str(target))
    files.write(target, content)


def _lines(outcome: Outcome, texts: Texts, target: Path, wrong: int, *, writes: bool, dry_run: bool) -> Iterator[str]:
    """What was changed, what is wrong, and what came of it."""
    for problem in outcome.problems:
        yield from console.problem_lines(problem, texts)
    for change in outcome.taken:
        yield _change(change, texts)
    file, number = shown(str(target)), len(outcome.taken)
    if wrong and not writes:
        yield texts.say("import.would-not" if dry_run else "import.not-written")
    elif not number:
        yield texts.say("import.none", file=file)
    else:
        yield texts.count("import.would" if dry_run else "import.made", number, file=file)
    if wrong and writes:
        yield texts.count("import.left-out", wrong)


def _change(change: Change, texts: Texts) -> str:
    before, after = (_short(text) for text in (change.before, change.after))
    key = "import.changed" if before else "import.added"
    return texts.say(key, sheet=shown(change.sheet), cell=change.place, before=before, after=after)


def _short(text: str) -> str:
    line = shown(" ".join(text.split()))
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
