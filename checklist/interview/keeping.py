"""Saving a change that can set other answers aside: it is said first, and nothing is lost."""

from checklist.flow import effect
from checklist.interview.session import Session
from checklist.submission import Submission


def keep(session: Session, after: Submission) -> bool:
    """Save, once it is clear that no other answer is set aside by mistake; whether it was saved."""
    aside = effect(session.rulebook, session.submission, after).set_aside
    if aside and not _confirmed(session, aside):
        return False
    session.save(after)
    return True


def _confirmed(session: Session, aside: tuple[str, ...]) -> bool:
    session.terminal.say(session.texts.count("fill.aside", len(aside)))
    for question_id in aside:
        session.terminal.say(session.texts.say(f"question.{question_id}.ask"), indent=4)
    return session.yes_or_no(session.texts.say("fill.choose"), "fill.aside.yes", "fill.aside.no")
