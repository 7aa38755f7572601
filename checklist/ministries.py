"""Several bodies on one submission: what they send back is merged, and written only when asked for."""

import os
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from checklist import assignment, console_merging, editing, files, flow, merging, splitting, validation
from checklist.console import lines
from checklist.errors import OK, PROBLEMS, ChecklistError, UsageError
from checklist.merging import CopiesDiffer
from checklist.problem import Problem
from checklist.report.labels import Labels
from checklist.report.letter import letter
from checklist.report.sides import Disputes
from checklist.rulebook import Rulebook
from checklist.submission import Submission, as_json
from checklist.texts import Texts, plain, shown
from checklist.validation import SubmissionBroken

_SLUG = 40


@dataclass(frozen=True)
class Copy:
    """A file that is merged, as it was read."""

    path: Path
    content: bytes
    submission: Submission


def merge(
    named: Sequence[Path], target: Path | None, rulebook: Rulebook, texts: Texts, *, fail_on_conflicts: bool
) -> int:
    """Merge files into the first, tell what became of each and what is in conflict, and write where a target is named.

    Where a file is not sound or not of the same submission, nothing is written.
    """
    copies = opened(named, rulebook)
    before = content_of(target, copies) if target is not None else None
    merged = _told(copies, rulebook, texts)
    print(lines(console_merging.conflict_lines(rulebook, merged, texts)))
    conflicts = Disputes(Labels(rulebook, merged, texts)).count()
    if target is None:
        print(texts.say("merge.preview"))
    else:
        put(target, before, merged, rulebook)
        print(texts.say("report-written", file=shown(str(target))))
        if conflicts:
            print(texts.say("merge.settle", command=f"checklist fill {shlex.quote(shown(str(target)))}"))
    return PROBLEMS if conflicts and fail_on_conflicts else OK


def opened(named: Sequence[Path], rulebook: Rulebook) -> list[Copy]:
    """The files to merge, each once; ChecklistError with every problem in any of them."""
    contents = {path: files.read(path) for path in dict.fromkeys(named)}
    copies: list[Copy] = []
    broken: dict[Path, tuple[Problem, ...]] = {}
    for path, content in contents.items():
        try:
            copies.append(Copy(path, content, validation.read(os.fspath(path), content, rulebook)))
        except SubmissionBroken as failure:
            broken[path] = failure.problems
    if broken:
        every = [problem for problems in broken.values() for problem in problems]
        raise SubmissionBroken(", ".join(map(os.fspath, broken)), every)
    return copies


def _told(copies: Sequence[Copy], rulebook: Rulebook, texts: Texts) -> Submission:
    """All copies merged, one after the other, with what became of each."""
    merged = merging.normal(copies[0].submission)
    for copy in copies[1:]:
        try:
            together = merging.merge(merged, copy.submission)
        except CopiesDiffer as difference:
            raise CopiesDiffer(difference.code, **{**difference.values, "file": os.fspath(copy.path)}) from None
        fates = merging.fates(merged, copy.submission)
        print(lines(console_merging.copy_lines(rulebook, os.fspath(copy.path), copy.submission, fates, texts)))
        merged = together
    return merged


def content_of(target: Path, copies: Sequence[Copy]) -> bytes | None:
    """What a target holds that is written over; ChecklistError if that is anything but one of the copies."""
    if not target.exists():
        return None
    for copy in copies:
        if target.samefile(copy.path):
            return copy.content
    raise ChecklistError("merge-target-taken", file=os.fspath(target))


def put(target: Path, before: bytes | None, merged: Submission, rulebook: Rulebook) -> None:
    """Write the merged submission; ChecklistError where the target holds something else than before."""
    content = as_json(merged)
    if len(content) > files.MAX_BYTES:
        raise ChecklistError("merge-too-large", limit=files.MAX_BYTES // 1024 // 1024)
    validation.read(os.fspath(target), content, rulebook)  # what is written can be read again
    if (files.read(target) if target.exists() else None) != before:
        raise ChecklistError("merge-target-changed", file=os.fspath(target))
    files.write(target, content)


@dataclass(frozen=True)
class Wanted:
    """Who is to answer what, as the command line says it; nothing of it means as the rulebook suggests."""

    plan: Path | None = None
    body: str | None = None
    sections: tuple[str, ...] = ()


def write_plan(named: Path, target: Path, rulebook: Rulebook, texts: Texts) -> int:
    """Write the suggested plan to be edited; a plan that is there already may have been, and is left alone."""
    submission = _whole(named, rulebook)
    _put_anew({target: assignment.written(Labels(rulebook, submission, texts))})
    command = f"checklist split {shlex.quote(str(named))} --plan {shlex.quote(str(target))} --out FOLDER"
    print(texts.say("split.plan-written", file=shown(str(target)), command=shown(command)))
    return OK


def split(named: Path, folder: Path, wanted: Wanted, rulebook: Rulebook, texts: Texts) -> int:
    """Make a folder for each body with its package and instructions, and tell what stays with the lead."""
    submission = _whole(named, rulebook)
    assigned = _assigned(wanted, rulebook, texts)
    divided = splitting.divide(rulebook, submission, assigned)
    if not divided.parts:
        raise ChecklistError("split-nobody")
    contents: dict[Path, bytes] = {}
    packages: list[tuple[splitting.Part, Path]] = []
    for part, slug in zip(divided.parts, _slugs(part.package.body for part in divided.parts), strict=True):
        target = folder / slug / f"{_stem(named)}-{slug}.json"
        labels = Labels(rulebook, part.submission, texts)
        contents[target] = as_json(part.submission)
        contents[target.with_name("instructions.txt")] = plain(letter(labels, part, target.name)).encode("utf-8")
        packages.append((part, target))
    _put_anew(contents)
    for part, target in packages:
        print(lines(console_merging.package_lines(part, str(target), texts)))
    shown_left = () if wanted.body is not None else divided.left
    for line in console_merging.left_lines(rulebook, divided.in_conflict, shown_left, texts):
        print(line)
    return OK


def _whole(named: Path, rulebook: Rulebook) -> Submission:
    submission = validation.load(named, rulebook)
    if submission.package is not None:
        raise ChecklistError("split-of-package", file=os.fspath(named))
    return submission


def _assigned(wanted: Wanted, rulebook: Rulebook, texts: Texts) -> splitting.Assigned:
    if wanted.plan is not None:
        return assignment.read(wanted.plan, files.read(wanted.plan), rulebook)
    if wanted.body is not None:
        body = " ".join(wanted.body.split())
        if not assignment.is_name(body):
            raise UsageError("split-bad-body", limit=assignment.LONGEST)
        return {question_id: body for name in wanted.sections for question_id in _questions(name, rulebook)}
    return {id: texts.say(f"authority.{authority}") for id, authority in splitting.suggested(rulebook).items()}


def _questions(name: str, rulebook: Rulebook) -> tuple[str, ...]:
    """The questions of a section, or one by its id."""
    if name in rulebook.questions:
        return (name,)
    by_key = {section.key: section.questions for section in flow.sections(rulebook)}
    if name not in by_key:
        near = get_close_matches(name, [*by_key, *rulebook.questions], 1)
        values = {"id": name, "near": near[0] if near else "", "example": next(iter(by_key))}
        raise UsageError("split-unknown-section", **values)
    return by_key[name]


def _put_anew(contents: Mapping[Path, bytes]) -> None:
    """Write files that are not there; ChecklistError, and nothing written, where one is there and differs."""
    for target, content in contents.items():
        if target.exists() and files.read(target) != content:
            raise ChecklistError("split-file-there", file=os.fspath(target))
    for target, content in contents.items():
        files.make_folder(target.parent)
        files.write(target, content)


def _stem(named: Path) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in named.stem)[:80] or "submission"


def _cut(slug: str) -> str:
    """As many words of it as fit."""
    return slug if len(slug) <= _SLUG else slug[: _SLUG + 1].rpartition("-")[0] or slug[:_SLUG]


_RESERVED = re.compile("con|prn|aux|nul|(com|lpt)[0-9]")  #: names that some systems keep for devices


def _slugs(bodies: Iterable[str]) -> Iterator[str]:
    """A name for each body's folder that every system can hold: numbered where a name leaves no Latin letters."""
    taken: set[str] = set()
    for number, body in enumerate(bodies, 1):
        slug = _cut(editing.slug_of(body)) or f"body-{number}"
        if slug in taken or _RESERVED.fullmatch(slug):
            slug = f"body-{number}-{slug}"
        taken.add(slug)
        yield slug
