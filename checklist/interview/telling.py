"""What is found, told while questions are answered: in the words of each provision's force, never a number."""

from collections.abc import Iterator

from checklist.interview.session import Session
from checklist.question import Question
from checklist.report.labels import Labels, outcome_key
from checklist.shifts import findings, shifts
from checklist.submission import Submission

_MOST = 6  #: findings told of one answer; the rest are counted


def found_now(session: Session, question: Question) -> Iterator[str]:
    """The provisions and recommendations that a question bears on, each with what is found on it as things stand."""
    texts, own = session.texts, session.rulebook.rules_reading[question.id]
    if own:
        yield texts.say("fill.question.found")
        yield from _by_outcome(session, own)
    further = recommendations(session, question)
    if further:
        yield texts.say("fill.question.found-recommendations")
        yield from _by_outcome(session, further)


def recommendations(session: Session, question: Question) -> tuple[str, ...]:
    """Recommendations on the provisions the question bears on, where they do not read it themselves."""
    book = session.rulebook
    own = book.rules_reading[question.id]
    found = (other for rule_id in own for other in book.recommendations.get(rule_id, ()))
    return tuple(dict.fromkeys(rule_id for rule_id in found if rule_id not in own))


def _by_outcome(session: Session, rules: tuple[str, ...]) -> Iterator[str]:
    """A row for each outcome, with the provisions it is found on."""
    found = findings(session.rulebook, session.submission, rules)
    said: dict[str, list[str]] = {}
    for rule_id in rules:
        finding, strength = found.get(rule_id), session.rulebook.rules[rule_id].strength
        key = outcome_key(strength, finding.outcome) if finding is not None else "fill.question.recorded"
        said.setdefault(session.texts.say(key), []).append(rule_id)
    for outcome, ids in said.items():
        yield session.texts.say("fill.question.found-row", found=outcome, rules=cited(session, tuple(ids)))


def cited(session: Session, rules: tuple[str, ...]) -> str:
    """Provisions by their citations, instrument by instrument."""
    return Labels(session.rulebook, session.submission, session.texts).cited(rules)


def tell_shifts(session: Session, before: Submission) -> None:
    """Say which findings are others than they were."""
    if session.submission is before:
        return
    changed = shifts(session.rulebook, before, session.submission)
    if not changed:
        return
    texts, terminal = session.texts, session.terminal
    terminal.say(texts.say("fill.shifts"))
    for shift in changed[:_MOST]:
        strength = session.rulebook.rules[shift.rule_id].strength
        old, new = (texts.say(outcome_key(strength, outcome)) for outcome in (shift.before, shift.after))
        where = cited(session, (shift.rule_id,))
        terminal.say(texts.say("fill.shift", cited=where, before=old, after=new), indent=2, hang=2)
    if len(changed) > _MOST:
        terminal.say(texts.count("fill.shifts.more", len(changed) - _MOST), indent=2)
