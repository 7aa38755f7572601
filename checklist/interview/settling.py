"""Conflicts settled one by one: what each side says, and one side taken, an answer given anew, or all left open."""

from contextlib import suppress

from checklist import editing
from checklist.interview.asking import ask
from checklist.interview.prompts import Back, Choice
from checklist.interview.session import Session
from checklist.report.labels import Labels
from checklist.report.sides import Dispute, Disputes, Side
from checklist.submission import Answer, ArticleNotes, Law, Party, Submission
from checklist.texts import shown

_NOT_OF_THE_LAW = {"id", "edited", "also"}


def entries(session: Session) -> list[Choice]:
    """What leads here from the list of sections; nothing where there is no conflict."""
    number = _disputes(session).count()
    return [Choice("+conflicts", session.texts.count("fill.list.conflicts", number))] if number else []


def settle(session: Session) -> None:
    """Go through the conflicts until none is left, or until the person goes back."""
    while found := _disputes(session).all():
        rows = [Choice(str(number), _heading(session, dispute)) for number, dispute in enumerate(found)]
        back = Choice("+back", session.texts.say("fill.command.back"))
        picked = session.terminal.choose(session.texts.say("fill.settle.which"), [rows, [back]])
        if picked == "+back":
            return
        with suppress(Back):
            _ask(session, found[int(picked)])
    session.say("fill.settle.none")


def _disputes(session: Session) -> Disputes:
    return Disputes(Labels(session.rulebook, session.submission, session.texts))


def _heading(session: Session, dispute: Dispute) -> str:
    where = shown(dispute.where.text)
    return session.texts.say("sides.row", label=where, value=dispute.about) if dispute.about else where


def _ask(session: Session, dispute: Dispute) -> None:
    """One conflict: the sides in full, then what should stand."""
    disputes, terminal = _disputes(session), session.terminal
    terminal.say()
    terminal.say(_heading(session, dispute))
    for side in dispute.sides:
        for number, line in enumerate(disputes.lines(side)):
            terminal.say(line, indent=4 if number else 2, hang=2)
    is_asked = dispute.kind == "answers" and session.course.view.asked(dispute.name)
    if dispute.kind == "answers" and not is_asked:
        session.say("fill.settle.not-asked")
    ways = ["anew"] if is_asked else []
    rows = [
        Choice(str(number), session.texts.say("fill.settle.side", said=side.said))
        for number, side in enumerate(dispute.sides)
    ]
    others = [Choice(f"+{way}", session.texts.say(f"fill.settle.{way}")) for way in (*ways, "open")]
    picked = terminal.choose(session.texts.say("fill.settle.how"), [rows, others], "+open")
    if picked == "+anew":
        ask(session, dispute.name)
    elif picked != "+open":
        session.save(_settled(session, dispute, dispute.sides[int(picked)]))
        session.say("fill.settle.done")


def _settled(session: Session, dispute: Dispute, side: Side) -> Submission:
    """The submission with one side in the place of all."""
    given, name, stamp = session.submission, dispute.name, session.stamp()
    match side.entry:
        case Answer():
            return editing.settle(given, name, side.entry, stamp)
        case Law():
            about = {field: value for field, value in dict(side.entry).items() if field not in _NOT_OF_THE_LAW}
            return editing.set_law(given, name, stamp, **about)
        case Party():
            return editing.put_party(given, name, side.entry, stamp)
        case ArticleNotes():
            return editing.set_notes(given, name, side.entry, stamp)
    return editing.withdraw(given, name, stamp)
