"""Splitting a submission into packages: for each body its questions, what they depend on, and the register of laws.

A package is a copy that holds less. Merged back untouched it changes nothing, and it holds no answer of another body
but those that decide whether its own questions arise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from checklist.flow import complete, sections
from checklist.rulebook import Rulebook
from checklist.submission import Conflicts, Package, Submission

_Entry = TypeVar("_Entry")
Assigned = Mapping[str, str]  #: the body that answers each question; a question that is not in it stays with the lead


@dataclass(frozen=True)
class Part:
    """A package, and what is in it for the sake of its body's own questions."""

    submission: Submission
    own: tuple[str, ...]  #: the questions given to the body, in the order of the rulebook
    gates: tuple[str, ...]  #: questions asked as well, because some of its own depend on them and nobody answered them
    context: tuple[str, ...]  #: answers of others that go along, because some of its own depend on them

    @property
    def package(self) -> Package:
        """Whom it asks what."""
        package = self.submission.package
        assert package is not None
        return package


@dataclass(frozen=True)
class Division:
    """A submission divided among bodies."""

    parts: tuple[Part, ...]
    in_conflict: tuple[str, ...]  #: questions given to a body and in no package: the lead settles them first
    left: tuple[str, ...]  #: questions that nobody was given


def suggested(rulebook: Rulebook) -> Mapping[str, str]:
    """The authority that usually leads on each question, by id."""
    return {id: rulebook.answered_by(id)[0] for id in rulebook.questions if rulebook.answered_by(id)}


def divide(rulebook: Rulebook, submission: Submission, assigned: Assigned) -> Division:
    """The packages in the order of the bodies' first questions, and what is in none."""
    given = [question_id for question_id in rulebook.questions if assigned.get(question_id)]
    apart = submission.conflicts.answers
    parts = []
    for body in dict.fromkeys(assigned[question_id] for question_id in given):
        own = [question_id for question_id in given if assigned[question_id] == body and question_id not in apart]
        if own:
            parts.append(_part(rulebook, submission, body, own))
    return Division(
        tuple(parts),
        tuple(question_id for question_id in given if question_id in apart),
        tuple(question_id for question_id in rulebook.questions if not assigned.get(question_id)),
    )


def _part(rulebook: Rulebook, submission: Submission, body: str, own: list[str]) -> Part:
    behind = _behind(rulebook, own)
    context = tuple(id for id in behind if complete(rulebook.questions[id], submission.answers.get(id)))
    gates = tuple(id for id in behind if id not in context and id not in submission.conflicts.answers)
    asked = {*own, *gates}
    whole = {section.key for section in sections(rulebook) if set(section.questions) <= set(own)}
    fields: dict[str, Any] = {
        "parties": {},
        "answers": _only(submission.answers, {*asked, *context}),
        "articles": _only(submission.articles, whole),
        "withdrawn": _only(submission.withdrawn, asked),
        "conflicts": Conflicts(),
        "completed": _only(submission.completed, whole),
        "discussion": _only(submission.discussion, asked),
        "package": Package(body=body, questions=tuple(sorted(asked))),
    }
    return Part(Submission(**dict(submission) | fields), tuple(own), gates, context)


def _behind(rulebook: Rulebook, own: Iterable[str]) -> tuple[str, ...]:
    """The other questions that decide whether these arise, those behind them as well, in the order of the rulebook."""
    found: set[str] = set()
    waiting = list(own)
    while waiting:
        gate = rulebook.questions[waiting.pop()].gate
        new = {fact.question for fact in gate.facts} - found if gate is not None else set()
        found |= new
        waiting += new
    return tuple(question_id for question_id in rulebook.questions if question_id in found - set(own))


def _only(entries: Mapping[str, _Entry], names: Iterable[str]) -> dict[str, _Entry]:
    wanted = set(names)
    return {name: entry for name, entry in entries.items() if name in wanted}
