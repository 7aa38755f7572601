"""Brings the submission in a file to the edition of the rules at hand, in a new file: the old one is never touched."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from checklist import files, parsing
from checklist.editions import Fate, Held, Migrated, Step, migrated
from checklist.errors import ChecklistError
from checklist.rulebook import Rulebook
from checklist.submission import Answer, Submission, as_json
from checklist.texts import Texts, shown
from checklist.validation import SubmissionBroken, Validator


def migrate(
    path: Path, rulebook: Rulebook, texts: Texts, out: Path | None = None, dry_run: bool = False, force: bool = False
) -> Iterator[str]:
    """Do so; gives the lines that say what was changed. Without `force`, no file is written over."""
    content = files.read(path)
    made = read(os.fspath(path), content, rulebook)
    edition = rulebook.contents.edition
    if made is None:
        yield texts.say("migrate.nothing", file=shown(os.fspath(path)), edition=edition)
        return
    yield from listing(made, rulebook, texts)
    if dry_run:
        yield texts.say("migrate.dry-run")
        return
    target = out or path.with_name(f"{path.stem}-{edition}.json")
    for file in write(path, target, made, "\n".join(_record(path, made, rulebook, texts)), force=force):
        yield texts.say("report-written", file=shown(os.fspath(file)))


def read(file: str, content: bytes, rulebook: Rulebook) -> Migrated | None:
    """The submission in the edition of the rulebook; None if it is of that edition already.

    SubmissionBroken if it has other problems than those of its age; ChecklistError if nothing is known of its edition.
    """
    validator = Validator.of(rulebook)
    raw, problems = validator.check(file, content)
    wrong = [problem for problem in problems if not problem.note]
    edition = raw.get("rules") if isinstance(raw, dict) else None
    known = rulebook.contents.earlier
    if edition == rulebook.contents.edition and not wrong:
        return None
    if not isinstance(edition, str) or edition == rulebook.contents.edition:
        raise SubmissionBroken(file, wrong)
    if edition not in known:
        raise ChecklistError("edition-unknown", file=file, edition=edition, own=rulebook.contents.edition)
    try:
        given = Submission.model_validate(raw)
    except ValidationError:  # its structure is none; that it is old would be no reason
        raise SubmissionBroken(file, [problem for problem in wrong if problem.code != "retired-answered"]) from None
    made = migrated(given, rulebook, lambda question_id, answer: _takes(validator, question_id, answer))
    _, problems = validator.check(file, as_json(made.submission))
    wrong = [problem for problem in problems if not problem.note]
    if wrong:
        raise SubmissionBroken(file, wrong)
    return made


def _takes(validator: Validator, question_id: str, answer: Answer) -> bool:
    """Whether the published schema lets a question have this answer."""
    ground = {"format": 1, "rules": "-", "state": "-", "date": "2000-01-01", "nature": "draft"}
    return validator.accepts({**ground, "answers": {question_id: _as_data(answer)}})


def write(path: Path, target: Path, made: Migrated, record: str, *, force: bool) -> Iterator[Path]:
    """Put the submission beside the old one, and, first, the record of what was changed, if anything was."""
    contents = {target: as_json(made.submission)}
    if made.steps:
        beside = target.with_name(f"{target.stem}-changes.txt")
        contents = {beside: record.encode("utf-8") + b"\n", **contents}
    for file, content in contents.items():
        if file.exists() and file.samefile(path):
            raise ChecklistError("migrate-original", file=os.fspath(file))
        if file.exists() and not force and files.read(file) != content:
            raise ChecklistError("migrate-exists", file=os.fspath(file))
    for file, content in contents.items():
        files.write(file, content)
        yield file


def listing(made: Migrated, rulebook: Rulebook, texts: Texts) -> Iterator[str]:
    """What was changed, step by step, and how often each thing was done."""
    for step in made.steps:
        yield from _told(step, rulebook, texts)
    for fate in Fate:
        number = sum(step.fate is fate for step in made.steps)
        yield texts.say(f"migrate.total.{fate}", n=number)


def _told(step: Step, rulebook: Rulebook, texts: Texts) -> Iterator[str]:
    key = f"migrate.{step.fate}" + (f".{step.reason}" if step.reason else "")
    pointer = "".join(f"/{parsing.escaped(part)}" for part in step.was)
    yield texts.say(key, was=shown(pointer), now=step.now)
    if step.fate is Fate.TO_CONFIRM and step.now in rulebook.questions:
        yield "    " + texts.say("validate.question", ask=texts.say(f"question.{step.now}.ask"))
    if step.retired and step.fate is not Fate.CARRIED:
        yield "    " + texts.say("migrate.why", why=texts.say(f"retired.{step.retired}"))


def _record(path: Path, made: Migrated, rulebook: Rulebook, texts: Texts) -> Iterator[str]:
    """The listing as it is kept, with all that was set aside, as it stood in the file."""
    yield texts.say("migrate.title", file=shown(path.name), edition=made.submission.rules)
    yield ""
    yield from listing(made, rulebook, texts)
    for step in made.steps:
        if step.held is not None:
            yield ""
            yield from _told(step, rulebook, texts)
            yield json.dumps(_as_data(step.held), ensure_ascii=False, indent=2)


def _as_data(held: Held) -> Any:
    """As it stands in a submission."""
    if isinstance(held, BaseModel):
        return held.model_dump(mode="json", exclude_defaults=True)
    return held if isinstance(held, str) or not isinstance(held, Sequence) else [_as_data(item) for item in held]
