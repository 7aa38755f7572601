"""What the validator found in one submission, and how that is written: in words and as data."""

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from checklist import console
from checklist.errors import OK, PROBLEMS, ChecklistError
from checklist.problem import COMPLETE, CONSISTENT, Problem
from checklist.texts import Texts, on_one_line

#: The notes that stand against a submission's being complete, or consistent.
NEEDED: Mapping[str, tuple[str, ...]] = {"complete": COMPLETE, "consistent": CONSISTENT}
_UNSEEN = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Verdict:
    """What was found in one submission, or why it could not be checked."""

    name: str  #: what the submission is called: a file, a line of one, or a member of an archive
    file: str  #: the file on the disk
    line: int = 0  #: where the submission begins in a file of lines
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    failure: ChecklistError | None = None
    state: str = ""  #: whose submission it says it is
    language: str = ""  #: the language it says it is written in
    places: Mapping[str, int] = field(default_factory=dict)  #: lines of the pointers of its problems, where wanted

    @property
    def sent_as(self) -> str:
        """What the submission is called by those who do not see the folder it lies in."""
        return os.path.basename(self.file) + self.name[len(self.file) :]

    @property
    def valid(self) -> bool:
        """Whether it was checked and nothing is wrong."""
        return self.failure is None and not self.problems

    def fulfils(self, quality: str) -> bool | None:
        """Whether it is `complete`, or `consistent`; None of what is not valid, which cannot be told."""
        if not self.valid:
            return None
        return not any(note.code in NEEDED[quality] for note in self.notes)

    def code(self, require: Sequence[str]) -> int:
        """Its part of the exit code."""
        if self.failure is not None:
            return self.failure.exit_code
        return OK if self.valid and all(self.fulfils(quality) for quality in require if quality in NEEDED) else PROBLEMS

    def line_of(self, problem: Problem) -> int:
        """The line of the file in which a problem stands; 0 where that is not known."""
        return self.line or problem.line or self.places.get(problem.pointer, 0)

    def fails(self, problem: Problem, require: Sequence[str]) -> bool:
        """Whether a problem or note of its makes it fail what is required."""
        return not problem.note or any(problem.code in NEEDED.get(quality, ()) for quality in require)


@dataclass
class Totals:
    """What came of all submissions together."""

    files: int = 0
    valid: int = 0
    broken: int = 0
    unable: int = 0
    complete: int = 0
    consistent: int = 0
    codes: set[str] = field(default_factory=set)  #: of every problem and note that was written


@dataclass(frozen=True)
class Writer:
    """A format: what stands before, for, between and after submissions. Pieces are made where the checking is done."""

    piece: Callable[[Verdict], str]
    head: str = ""
    between: str = ""
    tail: Callable[[Totals], str] = lambda totals: ""


def in_words(texts: Texts) -> Writer:
    """For people: each problem with its place and cure, a line for each submission, a summary."""

    def piece(verdict: Verdict) -> str:
        return "".join(f"{line}\n" for line in _lines(verdict, texts))

    return Writer(piece, tail=lambda totals: "".join(f"{line}\n" for line in summary(totals, texts)))


def _lines(verdict: Verdict, texts: Texts) -> list[str]:
    if verdict.failure is not None:
        return console.error(verdict.failure, texts).split("\n")
    lines = [line for p in (*verdict.problems, *verdict.notes) for line in console.problem_lines(p, texts)]
    name = on_one_line(verdict.name)
    if verdict.problems:
        return [*lines, texts.count("validate.problems", len(verdict.problems), file=name)]
    lacking = "".join(f".{quality}" for quality in NEEDED if not verdict.fulfils(quality))
    return [*lines, texts.say(f"validate.valid{lacking}", file=name)]


def summary(totals: Totals, texts: Texts) -> list[str]:
    """What came of all, and what was not looked at."""
    lines = []
    if totals.files > 1:
        counts = {"valid": totals.valid, "broken": totals.broken, "unable": totals.unable}
        lines.append(texts.count("validate.total", totals.files, **counts))
        if totals.valid:
            of_valid = {"complete": totals.complete, "consistent": totals.consistent}
            lines.append(texts.count("validate.total.valid", totals.valid, **of_valid))
    if totals.unable < totals.files:
        lines.append(texts.say("validate.unchecked"))
    return lines


def as_json(texts: Texts) -> Writer:
    """One JSON document: a list with an entry for each submission."""

    def piece(verdict: Verdict) -> str:
        return "\n  " + dumped(data(verdict, texts), indent=2).replace("\n", "\n  ")

    return Writer(piece, "[", ",", lambda totals: "\n]\n")


def as_ndjson(texts: Texts) -> Writer:
    """A line of JSON for each submission."""
    return Writer(lambda verdict: dumped(data(verdict, texts)) + "\n")


def data(verdict: Verdict, texts: Texts) -> dict[str, object]:
    """A verdict for other programs; what cannot be told is null."""
    if verdict.failure is not None:
        return {"file": verdict.name, "checked": False, "error": console.error(verdict.failure, texts)}
    return {
        "file": verdict.name,
        "checked": True,
        "valid": verdict.valid,
        **{quality: verdict.fulfils(quality) for quality in NEEDED},
        "problems": [console.problem_data(problem, texts) for problem in verdict.problems],
        "notes": [console.problem_data(problem, texts) for problem in verdict.notes],
    }


def dumped(value: object, indent: int | None = None) -> str:
    """JSON that is safe to print: characters that steer a terminal or reorder text are written by their number."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
