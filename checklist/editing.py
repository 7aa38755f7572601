"""Changes to a submission: one goes in, another comes out. Clock and random numbers stay outside: ids are handed in.

A change touches only what it is about: answers that it makes inactive are kept as they are.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checklist.submission import (
    Answer,
    ArticleNotes,
    Citation,
    Figure,
    Law,
    Nature,
    NoValue,
    Party,
    PartyStatus,
    Planned,
    Statement,
    Submission,
)

Value = str | Mapping[str, str] | tuple[Figure, ...]
_SLUG_LENGTH = 60


@dataclass(frozen=True)
class Stamp:
    """Who makes an edit and when (UTC), and the id by which merging knows it."""

    edit: str
    time: str
    body: str = ""
    role: str = ""


def new(
    *, rules: str, state: str, date: str, nature: Nature, territory: str = "", language: str | None = None
) -> Submission:
    """A submission with nothing answered yet."""
    return Submission(
        format=1, rules=rules, state=state, territory=territory, date=date, nature=nature, language=language
    )


def describe(
    submission: Submission, *, state: str, territory: str, date: str, nature: Nature, language: str | None
) -> Submission:
    """The submission with these particulars."""
    return _changed(submission, state=state, territory=territory, date=date, nature=nature, language=language)


def set_value(submission: Submission, question_id: str, value: Value, stamp: Stamp) -> Submission:
    """The submission with this value as the answer; citations, comment and plan stay."""
    return _answered(submission, question_id, stamp, value=value, no_value=None, reason="")


def set_do_not_know(submission: Submission, question_id: str, stamp: Stamp) -> Submission:
    """The submission with the question marked as one whose answer is not known; all that stands beside it stays."""
    return _answered(submission, question_id, stamp, value=None, no_value=NoValue.DO_NOT_KNOW, reason="")


def set_not_applicable(submission: Submission, question_id: str, reason: str, stamp: Stamp) -> Submission:
    """The submission with the question marked as one that does not apply, and why; all beside it stays."""
    return _answered(submission, question_id, stamp, value=None, no_value=NoValue.NOT_APPLICABLE, reason=reason)


def set_citations(submission: Submission, question_id: str, citations: Iterable[Citation], stamp: Stamp) -> Submission:
    """The submission with the law that an answer rests on; KeyError if there is no answer."""
    return _amended(submission, question_id, stamp, citations=tuple(citations))


def set_comment(submission: Submission, question_id: str, comment: str, stamp: Stamp) -> Submission:
    """The submission with a comment beside an answer; KeyError if there is no answer."""
    return _amended(submission, question_id, stamp, comment=comment)


def set_planned(submission: Submission, question_id: str, planned: Planned, stamp: Stamp) -> Submission:
    """The submission with what is planned about an answer, left out if it says nothing; KeyError if there is none."""
    return _amended(submission, question_id, stamp, planned=None if planned == Planned() else planned)


def withdraw(submission: Submission, question_id: str) -> Submission:
    """The submission with the question not answered yet."""
    answers = {key: answer for key, answer in submission.answers.items() if key != question_id}
    return _changed(submission, answers=answers)


def add_law(submission: Submission, **about: Any) -> tuple[Submission, str]:
    """The submission with one more law in its register, as the fields of `Law` describe it, and the law's new id."""
    law_id = law_id_for(str(about["title"]), (law.id for law in submission.laws))
    return _changed(submission, laws=(*submission.laws, Law(id=law_id, **about))), law_id


def law_id_for(title: str, taken: Iterable[str]) -> str:
    """An id made from a title: its Latin letters and digits, or `law`, with a number where it is taken."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    slug = re.sub("[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:_SLUG_LENGTH].rstrip("-")
    used = set(taken)
    if re.search("[a-z]", slug) and slug not in used:
        return slug
    stem, number = (slug, 2) if re.search("[a-z]", slug) else ("law", 1)
    while f"{stem}-{number}" in used:
        number += 1
    return f"{stem}-{number}"


def set_party(submission: Submission, instrument_id: str, status: PartyStatus, since: str | None) -> Submission:
    """The submission with where the State stands towards an instrument; reservations and declarations stay."""
    party = submission.parties.get(instrument_id, Party(status=status))
    party = Party(**dict(party) | {"status": status, "since": since})
    return _changed(submission, parties={**submission.parties, instrument_id: party})


def set_reservations(submission: Submission, instrument_id: str, reservations: Iterable[Statement]) -> Submission:
    """The submission with the reservations to an instrument; KeyError if its party status is not stated."""
    party = Party(**dict(submission.parties[instrument_id]) | {"reservations": tuple(reservations)})
    return _changed(submission, parties={**submission.parties, instrument_id: party})


def set_notes(submission: Submission, place: str, notes: ArticleNotes) -> Submission:
    """The submission with what the State adds to an article; notes that say nothing are left out."""
    articles = {**submission.articles, place: notes}
    if notes == ArticleNotes():
        del articles[place]
    return _changed(submission, articles=articles)


def _answered(submission: Submission, question_id: str, stamp: Stamp, **fields: object) -> Submission:
    old = submission.answers.get(question_id)
    return _put(submission, question_id, old or Answer(), stamp, fields, is_new=old is None)


def _amended(submission: Submission, question_id: str, stamp: Stamp, **fields: object) -> Submission:
    return _put(submission, question_id, submission.answers[question_id], stamp, fields, is_new=False)


def _put(
    submission: Submission, question_id: str, old: Answer, stamp: Stamp, fields: Mapping[str, object], *, is_new: bool
) -> Submission:
    """The answer with these fields, stamped; one that stays the same keeps its clearance and its edit."""
    before = dict(old)
    if not is_new and all(before[name] == value for name, value in fields.items()):
        return submission
    # Every edit that led here is named, so that merging knows a copy taken at any of them as an older one.
    replaces = tuple(dict.fromkeys((*old.replaces, *([old.edit] if old.edit else []))))
    stamped = {"body": stamp.body, "role": stamp.role, "time": stamp.time, "edit": stamp.edit}
    answer = Answer(**before | dict(fields) | stamped | {"replaces": replaces, "clearance": "drafted"})
    return _changed(submission, answers={**submission.answers, question_id: answer})


def _changed(submission: Submission, **fields: object) -> Submission:
    return Submission(**dict(submission) | fields)
