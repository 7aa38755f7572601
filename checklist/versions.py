"""Edits and what they replace: how two copies of a submission tell a correction from a conflict without a clock."""

import hashlib
import json
from collections.abc import Iterator

from checklist.submission import Agreed, Answer, ArticleNotes, Edited, Law, Party, Submission

Entry = Answer | Law | Party | ArticleNotes
#: What says who made an entry, when, and how far it is cleared; the rest is what it says.
ABOUT_THE_EDIT = {"edit", "replaces", "body", "role", "time", "clearance", "also", "edited"}
_DERIVED = 32  #: hexadecimal digits of an id made from what an entry says


def content(entry: Entry) -> str:
    """What an entry says, as JSON with sorted keys: the same text for two entries that say the same."""
    said = entry.model_dump(mode="json", exclude_defaults=True, exclude=ABOUT_THE_EDIT)
    return json.dumps(said, sort_keys=True, ensure_ascii=False)


def edit_of(entry: Entry) -> str:
    """The id of the edit that made an entry; where a file names none, one made from what the entry says."""
    own = entry.edit if isinstance(entry, Answer) else entry.edited.edit if entry.edited else None
    return own or hashlib.sha256(content(entry).encode("utf-8")).hexdigest()[:_DERIVED]


def marks(entry: Entry) -> tuple[Edited, ...]:
    """Every edit that says what an entry says, its own first."""
    if isinstance(entry, Answer):
        names = ("replaces", "body", "role", "time", "clearance")
        return (Agreed(edit=edit_of(entry), **{name: getattr(entry, name) for name in names}), *entry.also)
    return (entry.edited or Edited(edit=edit_of(entry)), *entry.also)


def edits_of(entry: Entry) -> Iterator[str]:
    """Every edit that led to an entry, its own and those that say the same last."""
    own = entry.replaces if isinstance(entry, Answer) else entry.edited.replaces if entry.edited else ()
    yield from own
    for other in entry.also:
        yield from (*other.replaces, other.edit)
    yield edit_of(entry)


def history(submission: Submission, question_id: str) -> tuple[str, ...]:
    """Every edit known of the answer to a question, those of its withdrawals and of a conflict on it among them."""
    answer = submission.answers.get(question_id)
    entries = (*([answer] if answer else ()), *submission.conflicts.answers.get(question_id, ()))
    found = [edit for entry in entries for edit in edits_of(entry)]
    found += _of_marks(submission.withdrawn.get(question_id, ()))
    return tuple(dict.fromkeys(found))


def _of_marks(marks: tuple[Edited, ...]) -> Iterator[str]:
    for mark in marks:
        yield from (*mark.replaces, mark.edit)
