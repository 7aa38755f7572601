"""The program for other programs in Python: `from checklist.api import validate, assess, report`.

What is wrong in a submission is a list. What keeps a function from its work is a ChecklistError, and `explain` says it
in words: a file that is missing, a submission that is broken, a language that is not there.
"""

import datetime
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, overload

from checklist.errors import ChecklistError, UsageError

if TYPE_CHECKING:
    from checklist.exchange import FindingData
    from checklist.problem import Problem
    from checklist.rulebook import Rulebook
    from checklist.submission import Submission
    from checklist.texts import Texts
    from checklist.validation import Validator

__all__ = ["ChecklistError", "Told", "assess", "explain", "report", "validate"]

Source = str | os.PathLike[str] | bytes  #: where a submission is: the path of a file, or its bytes
Language = Literal["en", "ar"]
Kind = Literal["pdf", "html", "docx", "xlsx", "csv", "json"]
Depth = Literal["summary", "analysis", "record"]


@dataclass(frozen=True, kw_only=True)
class Told:
    """Something to mend in a submission, or, if it is a note, to know of it; in words."""

    code: str  #: the same in every language
    pointer: str  #: the place, as a JSON Pointer
    line: int  #: the line, where the file is no JSON; else 0
    text: str
    cure: str  #: what to do about it
    question: str  #: the question concerned, as it is asked
    note: bool

    def __str__(self) -> str:
        return " ".join(filter(None, (self.pointer and f"{self.pointer}:", self.text, self.cure)))


def validate(source: Source, *, language: Language = "en", notes: bool = False) -> list[Told]:
    """What is wrong in a submission: nothing if it is valid. With `notes`, also what does not make it invalid."""
    validator = _validator()
    _, problems = validator.check(*_read(source))
    texts = _validator_texts(language)
    return [_told(problem, texts) for problem in problems if notes or not problem.note]


def assess(source: Source, *, language: Language = "en") -> "tuple[FindingData, ...]":
    """The finding on every provision and recommendation, in the order of the rulebook, with the words of a language."""
    from checklist import __version__, engine, submission
    from checklist.report.data import findings
    from checklist.report.whole import Whole

    rulebook, given = _rulebook(), _submission(source)
    assessment = engine.assess(rulebook, submission.facts(given, rulebook.questions))
    return findings(Whole.of(rulebook, given, assessment, _texts(language), given.date, __version__))


@overload
def report(
    source: Source,
    out: None = None,
    *,
    kind: Kind = "pdf",
    depth: Depth = "analysis",
    language: Language = "en",
    date: str | None = None,
) -> bytes: ...
@overload
def report(
    source: Source,
    out: str | os.PathLike[str],
    *,
    kind: Kind = "pdf",
    depth: Depth = "analysis",
    language: Language = "en",
    date: str | None = None,
) -> Path: ...
def report(
    source: Source,
    out: str | os.PathLike[str] | None = None,
    *,
    kind: Kind = "pdf",
    depth: Depth = "analysis",
    language: Language = "en",
    date: str | None = None,
) -> bytes | Path:
    """The report as the bytes of a file; with `out`, they are written there, and the path is given back.

    `xlsx`, `csv` and `json` hold everything at any depth. The date is the submission's unless given.
    """
    from checklist import files, reporting

    _check("kind", kind, get_args(Kind))
    _check("depth", depth, get_args(Depth))
    if date is not None and not _is_day(date):
        raise UsageError("bad-date", date=date)
    given, texts = _submission(source), _texts(language)
    (made,) = reporting.wanted(_rulebook(), given, [texts], [depth], [kind], date or given.date)
    content = made.rendered()
    if out is None:
        return content
    files.write(Path(out), content)
    return Path(out)


def explain(error: ChecklistError, *, language: Language = "en") -> str:
    """An error in words, with what to do about it; of a broken submission, every problem."""
    from checklist import console

    return console.error(error, _validator_texts(language))


def _check(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise UsageError("not-one-of", name=name, value=value, known=", ".join(known))


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _read(source: Source) -> tuple[str, bytes]:
    """A name for the file, and its bytes."""
    from checklist import files

    if isinstance(source, bytes):
        return "submission", source
    return os.fspath(source), files.read(Path(source))


def _submission(source: Source) -> "Submission":
    from checklist import validation

    return validation.read(*_read(source), _rulebook())


def _told(problem: "Problem", texts: "Texts") -> Told:
    from checklist import console

    data: dict[str, Any] = {"line": 0, "question": "", **console.problem_data(problem, texts)}
    return Told(note=problem.note, **data)


@cache
def _rulebook() -> "Rulebook":
    from checklist import loading

    return loading.load()


@cache
def _validator() -> "Validator":
    from checklist.validation import Validator

    return Validator.published()


@cache
def _validator_texts(language: str) -> "Texts":
    """The texts of a language that problems are told in, without the rulebook."""
    from checklist import translation

    catalogue = _validator().catalogue
    asked = {f"question.{id}.ask": question["ask"] for id, question in catalogue["questions"].items()}
    return translation.texts(language, asked, catalogue["domains"])


@cache
def _texts(language: str) -> "Texts":
    from checklist import schema, translation

    return translation.texts(language, _rulebook().phrases, schema.domains(_rulebook()))
