"""One territory of a federal State, with the words of its own report: what a report on several is made of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from checklist.document import ProvisionEntry, TerritoryRow, UnmetEntry, Written
from checklist.finding import Finding, Outcome
from checklist.joining import Joined, Territory
from checklist.observations import UNMET, Observations, observe
from checklist.question import BY_OPTION, Question, QuestionType
from checklist.report.annex import Appendix
from checklist.report.chapters import Chapters
from checklist.report.depth import Selection, attention
from checklist.report.labels import Labels
from checklist.report.listings import Lists
from checklist.report.provisions import Provisions
from checklist.report.questionnaire import Questionnaire
from checklist.rule import Rule, Strength
from checklist.rulebook import Rulebook
from checklist.submission import Answer
from checklist.texts import Texts


def voices(rulebook: Rulebook, joined: Joined, texts: Texts) -> tuple["Voice", ...]:
    """Each territory, in their order; laws of their registers are told apart by its number."""
    return tuple(Voice.of(rulebook, one, texts, f"{number}-") for number, one in enumerate(joined.territories, 1))


@dataclass(frozen=True)
class Voice:
    """One territory and its words."""

    labels: Labels
    found: Territory
    observations: Observations

    @classmethod
    def of(cls, rulebook: Rulebook, found: Territory, texts: Texts, laws: str) -> "Voice":
        """The voice of a territory."""
        labels = Labels(rulebook, found.submission, texts, found.basis, laws)
        return cls(labels, found, observe(rulebook, found.submission, found.assessment))

    @cached_property
    def name(self) -> Written:
        """The territory's name as it is printed."""
        return self.labels.written(self.found.name)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """Words for its answers."""
        return Questionnaire(self.labels, self.found.view, self.observations, None)

    @cached_property
    def provisions(self) -> Provisions:
        """Words for its findings: what each provision lacks, in short."""
        everything = Selection(frozenset(), frozenset(), frozenset(self.labels.rulebook.rules))
        return Provisions(self.labels, self.found.view, self.found.assessment, everything)

    @cached_property
    def chapters(self) -> Chapters:
        """Words for where it stands towards instruments."""
        return Chapters(self.labels, self.questionnaire, self.provisions)

    @cached_property
    def lists(self) -> Lists:
        """Words for what its findings come to."""
        return Lists(self.labels, self.found.assessment, self.observations, self.questionnaire)

    def appendix(self, program_version: str) -> Appendix:
        """Words for its register of laws."""
        return Appendix(self.labels, program_version)

    # Findings

    @cached_property
    def attention(self) -> frozenset[str]:
        """The provisions that need attention in it."""
        return attention(self.found.assessment, self.observations, ()).rules

    def finding(self, rule: Rule) -> Finding:
        """What was found on a provision."""
        return self.provisions.finding(rule.id)

    def verdict(self, rule: Rule) -> TerritoryRow:
        """What was found on a provision, in a row."""
        finding = self.finding(rule)
        left_out = rule.id in self.found.left_out
        because = self.labels.texts.say("joined.left-out") if left_out else self.provisions.because(rule, finding)
        return TerritoryRow(self.name, self.labels.verdict(rule.strength, finding.outcome), "", about=because)

    def lacks(self, rule: Rule, entry: ProvisionEntry) -> Iterator[UnmetEntry]:
        """What a provision lacks in it, without the questions that decide it; of an option, only what is suggested."""
        if self.finding(rule).outcome in (*UNMET, Outcome.UNDETERMINED):
            for unmet in entry.unmet:
                if rule.strength is not Strength.OPTIONAL or unmet.suggestion:
                    yield replace(unmet, failing=None)

    # Answers

    def asks(self, question: Question) -> bool:
        """Whether a question is asked in it, or has an answer on file."""
        return self.found.view.asked(question.id) or question.id in self.labels.submission.answers

    def answer(self, question: Question) -> TerritoryRow:
        """What it answers to a question, with the law it cites."""
        say, given = self.labels.texts.say, self.labels.submission.answers.get(question.id)
        if given is None and not self.found.view.asked(question.id):
            key = "formats.asked.no" if question.id in self.found.view.hidden else "formats.asked.not-yet"
            return TerritoryRow(self.name, None, say(key))
        if given is None:
            return TerritoryRow(self.name, None, self.labels.answer(question.facts[0]))
        return TerritoryRow(
            territory=self.name,
            verdict=None,
            text=self._in_words(question, given),
            prose=self._prose(question, given),
            citations=self.questionnaire.citations(given.citations, question),
            about=self.labels.series(self._about(question, given)),
        )

    def _in_words(self, question: Question, answer: Answer) -> str:
        if isinstance(answer.value, tuple):
            return self.labels.texts.count("joined.figures", len(answer.value))
        if _is_prose(question, answer):
            return ""
        if question.type in BY_OPTION and answer.no_value is None:
            return self.labels.series(self.labels.stated(question.facts))
        return self.labels.answer(question.facts[0])

    def _prose(self, question: Question, answer: Answer) -> Written | None:
        return self.labels.maybe_written(str(answer.value) if _is_prose(question, answer) else answer.reason)

    def _about(self, question: Question, answer: Answer) -> Iterator[str]:
        """That an answer does not count because the question is not asked, and how far it is cleared."""
        if not self.found.view.asked(question.id):
            yield self.labels.texts.say("joined.inactive")
        yield self.labels.texts.say(f"clearance.{answer.clearance}")


def _is_prose(question: Question, answer: Answer) -> bool:
    return question.type is QuestionType.TEXT and isinstance(answer.value, str)
