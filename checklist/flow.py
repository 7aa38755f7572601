"""The course of the questionnaire: the one place that terminal, page and form ask what comes next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import takewhile

from checklist.gates import View, look, open_facts
from checklist.question import BY_OPTION, Question
from checklist.rulebook import Place, Rulebook
from checklist.submission import Answer, Submission, facts

__all__ = [
    "Course",
    "Effect",
    "Progress",
    "Section",
    "Stage",
    "Standing",
    "View",
    "complete",
    "effect",
    "look",
    "open_facts",
    "sections",
]


@dataclass(frozen=True)
class Section:
    """An article that has questions of its own, and their ids in order."""

    place: Place
    questions: tuple[str, ...]

    @property
    def key(self) -> str:
        """The article's name in submissions and texts, such as `tip-5`."""
        return self.place.key


def sections(rulebook: Rulebook) -> tuple[Section, ...]:
    """The sections of the questionnaire, in order."""
    found = (Section(place, tuple(question.id for question in place.article.questions)) for place in rulebook.places)
    return tuple(section for section in found if section.questions)


class Standing(StrEnum):
    """How a question stands in a submission."""

    ANSWERED = "answered"  #: with a value, "do not know" or "not applicable"
    BEGUN = "begun"  #: some of its options have no value yet
    OPEN = "open"
    NOT_ASKED = "not-asked"  #: its gate is closed, or still unknown
    SET_ASIDE = "set-aside"  #: answered, and not asked now: kept, inactive


class Stage(StrEnum):
    """How far a section is; only those who answer it call it completed."""

    NOTHING_ASKED = "nothing-asked"
    NOT_STARTED = "not-started"
    BEGUN = "begun"
    ANSWERED = "answered"  #: every question, and not called completed
    COMPLETED = "completed"
    COMPLETED_OPEN = "completed-open"  #: called completed, with questions left open
    CHANGED = "changed"  #: called completed, and an answer was changed later


@dataclass(frozen=True)
class Progress:
    """How many questions are answered, of those asked now; both numbers change as answers open and close questions."""

    answered: int
    asked: int
    begun: bool  #: something is answered, if only in part

    @property
    def open(self) -> int:
        """How many wait for an answer."""
        return self.asked - self.answered


def complete(question: Question, answer: Answer | None) -> bool:
    """Whether an answer leaves nothing of the question open."""
    if answer is None or (answer.value is None and answer.no_value is None):
        return False
    if question.type in BY_OPTION and isinstance(answer.value, Mapping):
        return set(question.options) <= set(answer.value)
    return True


@dataclass(frozen=True)
class Course:
    """Where a submission stands in the questionnaire, or in a part of it, and what comes before and after."""

    rulebook: Rulebook
    submission: Submission
    within: frozenset[str] | None = None  #: the questions that are gone through; None for all

    @cached_property
    def view(self) -> View:
        """What is known, gates looked at."""
        return look(self.rulebook.in_asking_order, facts(self.submission, self.rulebook.questions))

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The questions asked now, section by section."""
        return tuple(filter(self._asked, self.rulebook.questions))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that are gone through, each with those of its questions that are."""
        found = (Section(s.place, tuple(filter(self.holds, s.questions))) for s in sections(self.rulebook))
        return tuple(section for section in found if section.questions)

    def holds(self, question_id: str) -> bool:
        """Whether a question is among those that are gone through, asked now or not."""
        return self.within is None or question_id in self.within

    def _asked(self, question_id: str) -> bool:
        return self.holds(question_id) and self.view.asked(question_id)

    def standing(self, question_id: str) -> Standing:
        """How a question stands."""
        answer = self.submission.answers.get(question_id)
        if not self.view.asked(question_id):
            return Standing.NOT_ASKED if answer is None else Standing.SET_ASIDE
        if complete(self.rulebook.questions[question_id], answer):
            return Standing.ANSWERED
        return Standing.OPEN if answer is None else Standing.BEGUN

    def is_open(self, question_id: str) -> bool:
        """Whether a question is asked and waits for an answer, or for some of its options."""
        return self.standing(question_id) in (Standing.OPEN, Standing.BEGUN)

    def asked_in(self, section: Section) -> tuple[str, ...]:
        """The questions of a section that are asked now."""
        return tuple(filter(self._asked, section.questions))

    def open_in(self, section: Section) -> tuple[str, ...]:
        """The questions of a section that wait for an answer."""
        return tuple(filter(self._waits, section.questions))

    def _waits(self, question_id: str) -> bool:
        return self.holds(question_id) and self.is_open(question_id)

    def first_open(self) -> str | None:
        """The first question that waits for an answer."""
        return next(filter(self.is_open, self.asked), None)

    def next_open(self, position: str) -> str | None:
        """The next question that waits for an answer, behind a position; None when none does."""
        order = list(self.rulebook.questions)
        return next(filter(self._waits, order[order.index(position) + 1 :]), None)

    def previous(self, position: str) -> str | None:
        """The question asked before a position, answered or not; None at the start."""
        before = takewhile(lambda question_id: question_id != position, self.rulebook.questions)
        asked = list(filter(self._asked, before))
        return asked[-1] if asked else None

    def progress(self, within: Iterable[Section] | None = None) -> Progress:
        """How much is answered, in some sections or in all."""
        chosen = self.rulebook.questions if within is None else [id for s in within for id in s.questions]
        standings = [self.standing(question_id) for question_id in filter(self.holds, chosen)]
        answered = standings.count(Standing.ANSWERED)
        begun = standings.count(Standing.BEGUN)
        return Progress(answered, answered + begun + standings.count(Standing.OPEN), answered + begun > 0)

    def stage(self, section: Section) -> Stage:
        """How far a section is."""
        reached = self.progress([section])
        if self.completed(section):
            if self._changed_since(section):
                return Stage.CHANGED
            return Stage.COMPLETED_OPEN if reached.open else Stage.COMPLETED
        if not reached.asked:
            return Stage.NOTHING_ASKED
        if not reached.open:
            return Stage.ANSWERED
        return Stage.BEGUN if reached.begun else Stage.NOT_STARTED

    def completed(self, section: Section) -> bool:
        """Whether all who said something about it call a section completed."""
        marks = self.submission.completed.get(section.key, ())
        return bool(marks) and all(mark.completed for mark in marks)

    def _changed_since(self, section: Section) -> bool:
        """Whether an answer of a section is later than the last time it was called completed, as far as times say."""
        called = max(mark.time or "" for mark in self.submission.completed[section.key])
        answers = (self.submission.answers.get(question_id) for question_id in section.questions)
        withdrawn = (mark for id in section.questions for mark in self.submission.withdrawn.get(id, ()))
        return any((edited.time or "") > called for edited in (*answers, *withdrawn) if edited is not None)


@dataclass(frozen=True)
class Effect:
    """What a change does to other questions."""

    set_aside: tuple[str, ...]  #: answered, and no longer asked: kept, inactive
    opened: tuple[str, ...]  #: asked now and not before


def effect(rulebook: Rulebook, before: Submission, after: Submission) -> Effect:
    """What the change from one submission to the other does to other questions."""
    old, new = Course(rulebook, before), Course(rulebook, after)
    closed = (question_id for question_id in old.asked if not new.view.asked(question_id))
    return Effect(
        set_aside=tuple(question_id for question_id in closed if question_id in after.answers),
        opened=tuple(question_id for question_id in new.asked if not old.view.asked(question_id)),
    )
