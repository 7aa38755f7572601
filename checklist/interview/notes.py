"""What a State adds to an article: difficulties met, technical assistance wanted, good practices of its own."""

from typing import get_args

from checklist import editing
from checklist.interview import inputs
from checklist.interview.citing import cite, cited_as
from checklist.interview.session import Session
from checklist.submission import ArticleNotes, Assistance, OwnGoodPractice
from checklist.texts import shown

KINDS = ("difficulties", "assistance", "practice")  #: what can be added, in the order in which it is offered
_FIELDS: tuple[str, ...] = get_args(Assistance.model_fields["field"].annotation)


def recorded(session: Session, place: str) -> ArticleNotes:
    """The notes on an article so far."""
    return session.submission.articles.get(place, ArticleNotes())


def count(session: Session, place: str, kind: str) -> int:
    """How many notes of a kind there are on an article."""
    notes = recorded(session, place)
    return {
        "difficulties": 1 if notes.difficulties else 0,
        "assistance": len(notes.assistance),
        "practice": len(notes.good_practices),
    }[kind]


def ask(session: Session, place: str, kind: str) -> None:
    """Ask for a note of one kind, and save it; Back where the person thinks better of it."""
    asked = {"difficulties": _difficulties, "assistance": _assistance, "practice": _practice}[kind]
    notes = asked(session, recorded(session, place))  # may add a law to the submission on the way
    session.save(editing.set_notes(session.submission, place, notes, session.stamp()))


def _difficulties(session: Session, notes: ArticleNotes) -> ArticleNotes:
    text = session.terminal.prose(session.texts.say("fill.notes.difficulties-ask"), inputs.prose, notes.difficulties)
    return _with(notes, difficulties=text)


def _assistance(session: Session, notes: ArticleNotes) -> ArticleNotes:
    """One text for each field; an empty one takes it back."""
    wanted = {item.field: item for item in notes.assistance}
    entries = [(name, session.texts.say(f"assistance.{name}")) for name in _FIELDS]
    name = session.one_of("fill.notes.field", entries)
    old = next((item.text for item in notes.assistance if item.field == name), "")
    text = session.terminal.prose(session.texts.say("fill.notes.assistance-ask"), inputs.prose, old)
    kept = [item for item in wanted.values() if item.field != name]
    if text:
        kept.append(Assistance.model_validate({"field": name, "text": text}))
    return _with(notes, assistance=tuple(kept))


def _practice(session: Session, notes: ArticleNotes) -> ArticleNotes:
    """A new practice with the law or programme it rests on, or one taken back."""
    practices = notes.good_practices
    for practice in practices:
        cited = session.texts.join(cited_as(session, citation) for citation in practice.citations)
        session.say("fill.notes.practice-row", text=shown(practice.text), citations=cited)
    names = ("add", "remove") if practices else ("add",)
    entries = [(name, session.texts.say(f"fill.notes.practice-{name}")) for name in names]
    if practices and session.one_of("fill.choose", entries) == "remove":
        rows = [(str(number), shown(practice.text)) for number, practice in enumerate(practices)]
        number = int(session.one_of("fill.notes.practice-which", rows))
        return _with(notes, good_practices=(*practices[:number], *practices[number + 1 :]))
    session.say("fill.notes.practice-law")
    citation = cite(session)
    if citation is None:
        session.say("fill.notes.practice-none")
        return notes
    text = session.terminal.prose(session.texts.say("fill.notes.practice-ask"), inputs.named_prose)
    return _with(notes, good_practices=(*practices, OwnGoodPractice(text=text, citations=(citation,))))


def _with(notes: ArticleNotes, **fields: object) -> ArticleNotes:
    return ArticleNotes(**dict(notes) | fields)
