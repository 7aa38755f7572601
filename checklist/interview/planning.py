"""What the State plans to do about what an answer lacks: kind of measure, body responsible, day, text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checklist import editing
from checklist.interview import inputs
from checklist.interview.prompts import Back, Choice, in_turn
from checklist.interview.session import Session
from checklist.question import CHANGEABLE
from checklist.shifts import leaves_unmet
from checklist.submission import MeasureKind, Planned, stated
from checklist.texts import isolate, shown

_OPEN, _BACK = "+open", "+back"


@dataclass
class _Plan:
    """A plan while it is asked for, and how each part of it is."""

    session: Session
    measure: MeasureKind | None
    body: str
    by: str
    text: str

    def ask_measure(self) -> None:
        say = self.session.texts.say
        kinds = [Choice(kind.value, say(f"measure.{kind}")) for kind in MeasureKind]
        others = [Choice(_OPEN, say("fill.planned.open")), Choice(_BACK, say("fill.command.back"))]
        picked = self.session.terminal.choose(say("fill.planned.measure"), [kinds, others], self.measure or _OPEN)
        if picked == _BACK:
            raise Back
        self.measure = None if picked == _OPEN else MeasureKind(picked)

    def ask_body(self) -> None:
        self.body = self._line("body", inputs.line, self.body)

    def ask_by(self) -> None:
        self.by = self._line("by", inputs.optional(inputs.real_date), self.by)

    def ask_text(self) -> None:
        self.text = self.session.terminal.prose(self.session.texts.say("fill.planned.text"), inputs.prose, self.text)

    def _line(self, name: str, check: inputs.Check, default: str) -> str:
        return self.session.terminal.line(self.session.texts.say(f"fill.planned.{name}"), check, default)


def ask(session: Session, question_id: str) -> None:
    """Ask for the parts of a plan, what was said offered, and save it; Back at the first of them is Back."""
    now = session.submission.answers[question_id].planned or Planned()
    plan = _Plan(session, now.measure, now.body, now.by or "", now.text)
    in_turn([plan.ask_measure, plan.ask_body, plan.ask_by, plan.ask_text])
    planned = Planned(measure=plan.measure, body=plan.body, by=plan.by or None, text=plan.text)
    session.save(editing.set_planned(session.submission, question_id, planned, session.stamp()))


def is_wanted(session: Session, question_id: str) -> bool:
    """Whether an answer says no, a part of a provision is not met for it, and nothing is planned about it yet."""
    answer, question = session.submission.answers.get(question_id), session.rulebook.questions[question_id]
    if answer is None or answer.planned is not None or question.about not in CHANGEABLE:
        return False
    says_no = "no" in {word for _, word in stated(question, answer)}
    return says_no and leaves_unmet(session.rulebook, session.submission, question_id)


def choose(session: Session, question_ids: Iterable[str]) -> None:
    """Ask for which of some answers a plan is to be recorded, and for the plan."""
    rows = [(question_id, session.texts.say(f"question.{question_id}.ask")) for question_id in question_ids]
    picked = session.one_of("fill.review.which", [*rows, (_BACK, session.texts.say("fill.command.back"))])
    if picked == _BACK:
        raise Back
    ask(session, picked)


def row(session: Session, planned: Planned) -> str:
    """A plan in one row, whatever of it there is."""
    parts = (isolate(part, session.texts.direction) for part in _parts(session, planned))
    joined = session.texts.say("fill.planned.row-join").join(parts)
    return session.texts.say("fill.planned.row", planned=joined)


def _parts(session: Session, planned: Planned) -> Iterator[str]:
    texts = session.texts
    if planned.measure is not None:
        yield texts.say(f"measure.{planned.measure}")
    if planned.body:
        yield shown(planned.body)
    if planned.by is not None:
        yield texts.say("fill.planned.row-by", date=texts.date(planned.by))
    if planned.text:
        yield shown(planned.text)
