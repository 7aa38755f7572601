"""What a workbook is written from: a submission, or nothing yet, and the questions that it asks."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from checklist.entry import VERSION
from checklist.question import Question
from checklist.report.entry.words import Words
from checklist.report.labels import Labels
from checklist.rulebook import Rulebook
from checklist.submission import Conflicts, Nature, Submission, as_json
from checklist.texts import Texts


@dataclass(frozen=True)
class Source:
    """A submission cut down to the questions that are asked; `is_blank` if there is none yet."""

    rulebook: Rulebook
    submission: Submission
    wanted: tuple[str, ...]  #: questions, in the order of the rulebook
    is_blank: bool
    texts: Texts

    @classmethod
    def of(cls, rulebook: Rulebook, given: Submission | None, wanted: Collection[str], texts: Texts) -> "Source":
        """The source for these questions."""
        asked = tuple(question_id for question_id in rulebook.questions if question_id in wanted)
        return cls(rulebook, _cut(given or _nobody(rulebook), frozenset(asked)), asked, given is None, texts)

    @cached_property
    def labels(self) -> Labels:
        """What things are called."""
        return Labels(self.rulebook, self.submission, self.texts)

    @cached_property
    def words(self) -> Words:
        """The words offered."""
        return Words(self.labels)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions asked."""
        return tuple(self.rulebook.questions[question_id] for question_id in self.wanted)

    def in_dispute(self, question_id: str) -> bool:
        """Whether there is more than one answer to a question, one of which must be settled on first."""
        return question_id in self.submission.conflicts.answers

    def as_text(self) -> str:
        """It as one line of ASCII, for a program to read, without the sign by which workbooks begin an escape."""
        held = {
            "workbook": VERSION,
            "rules": self.rulebook.contents.edition,
            "language": self.texts.language,
            "questions": self.wanted,
            "submission": None if self.is_blank else json.loads(as_json(self.submission)),
        }
        return json.dumps(held, separators=(",", ":")).replace("_", "\\u005f")


def _cut(given: Submission, asked: frozenset[str]) -> Submission:
    """What a workbook shows of a submission: never what bodies say to each other, nor other questions."""
    return Submission(
        **dict(given)
        | {
            "answers": {key: answer for key, answer in given.answers.items() if key in asked},
            "withdrawn": {key: marks for key, marks in given.withdrawn.items() if key in asked},
            "conflicts": Conflicts(answers={k: sides for k, sides in given.conflicts.answers.items() if k in asked}),
            "articles": {},
            "completed": {},
            "discussion": {},
        }
    )


def _nobody(rulebook: Rulebook) -> Submission:
    """The submission of no State, with nothing answered."""
    return Submission(format=1, rules=rulebook.contents.edition, state="-", date="2000-01-01", nature=Nature.DRAFT)
