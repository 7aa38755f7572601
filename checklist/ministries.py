"""Several bodies on one submission: what they send back is merged, and written only when asked for."""

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checklist import console_merging, files, merging, validation
from checklist.console import lines
from checklist.errors import OK, PROBLEMS, ChecklistError
from checklist.merging import CopiesDiffer
from checklist.problem import Problem
from checklist.report.labels import Labels
from checklist.report.sides import Disputes
from checklist.rulebook import Rulebook
from checklist.submission import Submission, as_json
from checklist.texts import Texts, shown
from checklist.validation import SubmissionBroken


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
    merged = _told(copies, texts)
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


def _told(copies: Sequence[Copy], texts: Texts) -> Submission:
    """All copies merged, one after the other, with what became of each."""
    merged = merging.normal(copies[0].submission)
    for copy in copies[1:]:
        try:
            together = merging.merge(merged, copy.submission)
        except CopiesDiffer as difference:
            raise CopiesDiffer(difference.code, **{**difference.values, "file": os.fspath(copy.path)}) from None
        fates = merging.fates(merged, copy.submission)
        print(lines(console_merging.copy_lines(os.fspath(copy.path), copy.submission, fates, texts)))
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
