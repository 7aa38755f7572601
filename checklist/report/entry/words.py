"""The words a workbook offers for each kind of cell, and what they stand for."""

from collections.abc import Mapping
from dataclasses import dataclass

from checklist.question import BY_OPTION, DEGREES, DO_NOT_KNOW, Question, QuestionType
from checklist.report.labels import Labels
from checklist.submission import LawStatus, Nature, NoValue, PartyStatus
from checklist.texts import plain

TAKEN_BACK = "taken-back"  #: takes what is there away, which an empty cell never does
_PENALTIES = ("none", "life", "death")
_WHOLE = (*BY_OPTION, QuestionType.STATISTICS)


def offered_for(question: Question) -> str:
    """The list of a question's own cell."""
    if question.type is QuestionType.CHOICE:
        return f"choice {question.id}"
    return "whole" if question.type in (*_WHOLE, QuestionType.DATE, QuestionType.TEXT) else str(question.type)


@dataclass(frozen=True)
class Words:
    """The lists of words in one language, by name."""

    labels: Labels

    def offered(self, name: str) -> Mapping[str, str]:
        """What each code of a list is called; KeyError if there is no such list."""
        kind, _, about = name.partition(" ")
        match kind:
            case "choice" | "of":
                question = self.labels.rulebook.questions[about]
                own = {option: self.option(question, option) for option in question.options}
                return own if kind == "of" else {**own, **self._none(with_reason=True)}
            case "group":
                return {group: self._said(f"options.{about}.{group}") for group in self._groups(about)}
            case "law-status":
                return {status.value: self._said(f"law-status.{status}") for status in LawStatus}
            case "nature":
                return {nature.value: self._said(f"nature.{nature}") for nature in Nature}
            case "party":
                return {status.value: self._said(f"party.{status}") for status in PartyStatus}
        return self._answers(kind)

    def _answers(self, kind: str) -> Mapping[str, str]:
        degrees = {word: self._said(f"answer.{word}") for word in DEGREES}
        penalties = {word: self._said(f"penalty.{word}") for word in _PENALTIES}
        values: Mapping[str, Mapping[str, str]] = {
            "yes-no": {word: degrees[word] for word in ("yes", "no")},
            "coverage": degrees,
            "penalty": penalties,
            "whole": {},
            "option-several": degrees,
            "option-penalties": penalties,
            "taken-back": {},
        }
        if kind == "taken-back":
            return {TAKEN_BACK: self.taken_back}
        return {**values[kind], **self._none(with_reason=not kind.startswith("option-"))}

    def _none(self, *, with_reason: bool) -> Mapping[str, str]:
        """The words that stand for no value: a single option has no reason of its own."""
        words = {DO_NOT_KNOW: self._said("answer.do-not-know")}
        if with_reason:
            words[NoValue.NOT_APPLICABLE.value] = self._said("roundtrip.not-applicable")
        return {**words, TAKEN_BACK: self.taken_back}

    @property
    def taken_back(self) -> str:
        """The word that takes away what is there."""
        return self._said("roundtrip.taken-back")

    def option(self, question: Question, option: str) -> str:
        """What an option is called."""
        return self._said(self.labels.rulebook.option_key(question, option))

    def number(self, question_id: str) -> str:
        """The short number of a question."""
        return plain(self.labels.number(question_id))

    def _groups(self, name: str) -> Mapping[str, str]:
        asked = self.labels.rulebook.questions.values()
        return next((question.groups[name] for question in asked if name in question.groups), {})

    def _said(self, key: str) -> str:
        return plain(self.labels.texts.say(key))
