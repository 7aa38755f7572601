"""How far answers are cleared, and what bodies remark to each other about them while they clear them."""

from collections.abc import Iterable

from checklist import editing
from checklist.interview import inputs
from checklist.interview.prompts import Back, Choice
from checklist.interview.session import Session
from checklist.submission import Clearance
from checklist.texts import shown

_WHOLE, _BACK = "+whole", "+back"


def ask(session: Session, question_ids: Iterable[str]) -> None:
    """Ask which answers are cleared, and how far; Back where none is."""
    answered = [question_id for question_id in question_ids if question_id in session.submission.answers]
    say = session.texts.say
    whole = Choice(_WHOLE, session.texts.count("fill.clear.whole", len(answered)))
    rows = [Choice(question_id, _row(session, question_id)) for question_id in answered]
    back = Choice(_BACK, say("fill.command.back"))
    picked = session.terminal.choose(say("fill.clear.which"), [[whole], rows, [back]])
    if picked == _BACK:
        raise Back
    _clear(session, answered if picked == _WHOLE else [picked])


def _row(session: Session, question_id: str) -> str:
    clearance = session.submission.answers[question_id].clearance
    ask = session.texts.say(f"question.{question_id}.ask")
    return session.texts.say("fill.clear.row", ask=ask, clearance=session.texts.say(f"clearance.{clearance}"))


def _clear(session: Session, question_ids: Iterable[str]) -> None:
    states = [Choice(state.value, session.texts.say(f"clearance.{state}")) for state in Clearance]
    back = Choice(_BACK, session.texts.say("fill.command.back"))
    picked = session.terminal.choose(session.texts.say("fill.clear.state"), [states, [back]], Clearance.CHECKED)
    if picked == _BACK:
        raise Back
    submission = session.submission
    for question_id in question_ids:
        submission = editing.set_clearance(submission, question_id, Clearance(picked), session.stamp())
    session.save(submission)


def show_remarks(session: Session, question_id: str) -> None:
    """What bodies remarked about an answer, and what this one adds."""
    while True:
        session.terminal.say()
        session.say("fill.remarks.never")
        for said in session.submission.discussion.get(question_id, ()):
            body = shown(said.body) or session.texts.say("fill.remarks.nobody")
            day = session.texts.date(said.time[:10]) if said.time else ""
            row = session.texts.say("fill.remarks.row", body=body, date=day, text=shown(said.text))
            session.terminal.say(row, indent=2, hang=2)
        entries = [(name, session.texts.say(f"fill.remarks.{name}")) for name in ("on", "write")]
        if session.one_of("fill.choose", entries, "on") == "on":
            return
        text = session.terminal.prose(session.texts.say("fill.remarks.text"), inputs.named_prose)
        session.save(editing.say(session.submission, question_id, text, session.stamp()))
