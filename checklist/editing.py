"""Changes to a submission: one goes in, another comes out. Clock and random numbers stay outside: ids are handed in.

A change touches only what it is about: answers that it makes inactive are kept as they are.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checklist.submission import (
    Agreed,
    Answer,
    ArticleNotes,
    Citation,
    Clearance,
    Completed,
    Conflicts,
    Edited,
    Figure,
    Law,
    Nature,
    NoValue,
    Party,
    PartyStatus,
    Planned,
    Said,
    Statement,
    Submission,
)
from checklist.versions import Entry, edit_of, edits_of, history

Value = str | Mapping[str, str] | tuple[Figure, ...]
_SLUG_LENGTH = 60
_MARK_LENGTH = 8


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


def withdraw(submission: Submission, question_id: str, stamp: Stamp) -> Submission:
    """The submission with the question not answered yet, and a mark that an answer was taken back, where one was."""
    known = history(submission, question_id)
    if not known or (question_id in submission.withdrawn and question_id not in submission.conflicts.answers):
        return submission
    taken_back = (_edited(stamp, known),)
    answers = {key: answer for key, answer in submission.answers.items() if key != question_id}
    withdrawn = {**submission.withdrawn, question_id: taken_back}
    return _settled(_changed(submission, answers=answers, withdrawn=withdrawn), "answers", question_id)


def settle(submission: Submission, question_id: str, answer: Answer, stamp: Stamp) -> Submission:
    """The submission with one answer, such as one side of a conflict, in the place of all that are there."""
    return _put(submission, question_id, answer, stamp, {}, is_new=True)


def set_clearance(submission: Submission, question_id: str, clearance: Clearance, stamp: Stamp) -> Submission:
    """The submission with an answer cleared so far; KeyError if there is no answer.

    Going further is no edit: two copies of one edit keep the further. Taking a clearance back is one.
    """
    answer = submission.answers[question_id]
    order = list(Clearance)
    if order.index(clearance) < order.index(answer.clearance):
        again = _put(submission, question_id, answer, stamp, {}, is_new=True)
        answer = again.answers[question_id]
    also = tuple(
        Agreed(**dict(other) | {"clearance": max(other.clearance, clearance, key=order.index)}) for other in answer.also
    )
    cleared = Answer(**dict(answer) | {"edit": edit_of(answer), "clearance": clearance, "also": also})
    return _changed(submission, answers={**submission.answers, question_id: cleared})


def say(submission: Submission, question_id: str, text: str, stamp: Stamp) -> Submission:
    """The submission with a contribution to what bodies say to each other about an answer."""
    said = Said(text=text, **dict(_edited(stamp)))
    before = submission.discussion.get(question_id, ())
    return _changed(submission, discussion={**submission.discussion, question_id: (*before, said)})


def set_completed(submission: Submission, section: str, completed: bool, stamp: Stamp) -> Submission:
    """The submission with a section called completed, or not."""
    marks = submission.completed.get(section, ())
    if marks and all(mark.completed is completed for mark in marks):
        return submission
    known = [edit for mark in marks for edit in (*mark.replaces, mark.edit)]
    mark = Completed(completed=completed, **dict(_edited(stamp, known)))
    return _changed(submission, completed={**submission.completed, section: (mark,)})


def add_law(submission: Submission, stamp: Stamp, **about: Any) -> tuple[Submission, str]:
    """The submission with one more law in its register, as the fields of `Law` describe it, and the law's new id."""
    law_id = law_id_for(str(about["title"]), (law.id for law in submission.laws))
    law = Law(id=law_id, edited=_edited(stamp), **about)
    return _changed(submission, laws=(*submission.laws, law)), law_id


def set_law(submission: Submission, law_id: str, stamp: Stamp, **about: Any) -> Submission:
    """The submission with these fields of a law in its register; KeyError if the register holds none of that id."""
    old = submission.law(law_id)
    sides = submission.conflicts.laws.get(law_id, ())
    if not sides and all(getattr(old, name) == value for name, value in about.items()):
        return submission
    law = Law(**dict(old) | about | {"edited": _edited(stamp, _known(old, *sides)), "also": ()})
    laws = tuple(law if other.id == law_id else other for other in submission.laws)
    return _settled(_changed(submission, laws=laws), "laws", law_id)


def law_id_for(title: str, taken: Iterable[str]) -> str:
    """An id made from a title: its Latin letters and digits, with a number where it is taken.

    Where they leave something of the title out, they are followed by a mark of the whole of it: two bodies that each
    add a law to their own copy of the register must not give two laws one id, nor one law two.
    """
    slug = slug_of(title)
    if not slug or len(slug) > _SLUG_LENGTH or _is_cut(title):
        mark = hashlib.sha256(title.strip().encode("utf-8")).hexdigest()[:_MARK_LENGTH]
        slug = f"{slug[: _SLUG_LENGTH - _MARK_LENGTH - 1].rstrip('-') or 'law'}-{mark}"
    used, number = set(taken), 2
    if slug not in used:
        return slug
    while f"{slug}-{number}" in used:
        number += 1
    return f"{slug}-{number}"


def slug_of(text: str) -> str:
    """The Latin letters and digits of a text in small letters with hyphens between words; empty without a letter."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    slug = re.sub("[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
    return slug if re.search("[a-z]", slug) else ""


def _is_cut(title: str) -> bool:
    """Whether a title holds letters or digits that are lost in Latin ones."""
    letters = (letter for letter in unicodedata.normalize("NFKD", title) if letter.isalnum())
    return any(not letter.isascii() for letter in letters)


def set_party(
    submission: Submission, instrument_id: str, status: PartyStatus, since: str | None, stamp: Stamp
) -> Submission:
    """The submission with where the State stands towards an instrument; reservations and declarations stay."""
    party = submission.parties.get(instrument_id, Party(status=status))
    return put_party(submission, instrument_id, Party(**dict(party) | {"status": status, "since": since}), stamp)


def set_reservations(
    submission: Submission, instrument_id: str, reservations: Iterable[Statement], stamp: Stamp
) -> Submission:
    """The submission with the reservations to an instrument; KeyError if its party status is not stated."""
    party = Party(**dict(submission.parties[instrument_id]) | {"reservations": tuple(reservations)})
    return put_party(submission, instrument_id, party, stamp)


def put_party(submission: Submission, instrument_id: str, party: Party, stamp: Stamp) -> Submission:
    """The submission with all that is said of an instrument, such as one side of a conflict, in the place of any."""
    old, sides = submission.parties.get(instrument_id), submission.conflicts.parties.get(instrument_id, ())
    if old == party and not sides:
        return submission
    edited = _edited(stamp, _known(*([old] if old else ()), *sides))
    party = Party(**dict(party) | {"edited": edited, "also": ()})
    changed = _changed(submission, parties={**submission.parties, instrument_id: party})
    return _settled(changed, "parties", instrument_id)


def set_notes(submission: Submission, place: str, notes: ArticleNotes, stamp: Stamp) -> Submission:
    """The submission with what the State adds to an article.

    Notes that say nothing are left out, unless they take back what was said: that is an edit as well.
    """
    old, sides = submission.articles.get(place), submission.conflicts.articles.get(place, ())
    about = {"edited": old.edited if old else None, "also": old.also if old else ()}
    said = ArticleNotes(**dict(notes) | about)
    if not sides and said == (old or ArticleNotes()):
        return submission
    edited = _edited(stamp, _known(*([old] if old else ()), *sides))
    notes = ArticleNotes(**dict(notes) | {"edited": edited, "also": ()})
    return _settled(_changed(submission, articles={**submission.articles, place: notes}), "articles", place)


def _known(*entries: Entry) -> Iterable[str]:
    return (edit for entry in entries for edit in edits_of(entry))


def _edited(stamp: Stamp, replaces: Iterable[str] = ()) -> Edited:
    """A stamp as it is kept: every edit that led here is named, so that merging knows older copies as older."""
    before = tuple(dict.fromkeys(edit for edit in replaces if edit != stamp.edit))
    return Edited(edit=stamp.edit, replaces=before, body=stamp.body, role=stamp.role, time=stamp.time)


def _settled(submission: Submission, kind: str, name: str) -> Submission:
    """The submission without a conflict on this entry."""
    sides = getattr(submission.conflicts, kind)
    if name not in sides:
        return submission
    rest = {key: entries for key, entries in sides.items() if key != name}
    return _changed(submission, conflicts=Conflicts(**dict(submission.conflicts) | {kind: rest}))


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
    edited = dict(_edited(stamp, history(submission, question_id)))
    answer = Answer(**before | dict(fields) | edited | {"also": (), "clearance": Clearance.DRAFTED})
    withdrawn = {key: marks for key, marks in submission.withdrawn.items() if key != question_id}
    changed = _changed(submission, answers={**submission.answers, question_id: answer}, withdrawn=withdrawn)
    return _settled(changed, "answers", question_id)


def _changed(submission: Submission, **fields: object) -> Submission:
    return Submission(**dict(submission) | fields)
