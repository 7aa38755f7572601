"""Everything that a report tells, whatever the depth: what tables and data are made from."""

from dataclasses import dataclass
from functools import cached_property

from checklist import clearing, plan
from checklist.clearing import Basis
from checklist.conditions import Fact
from checklist.finding import Assessment
from checklist.flow import View
from checklist.observations import Observations, look, observe
from checklist.plan import Measure
from checklist.report.labels import Labels
from checklist.report.measures import ActionPlan
from checklist.report.provisions import Provisions
from checklist.report.questionnaire import Questionnaire
from checklist.rulebook import Place, Rulebook
from checklist.submission import Citation, Submission
from checklist.texts import Texts


@dataclass(frozen=True)
class Whole:
    """A submission, what was found on it, and the words for both."""

    labels: Labels
    assessment: Assessment
    date: str
    program_version: str

    @classmethod
    def of(
        cls,
        rulebook: Rulebook,
        given: Submission,
        found: Assessment,
        texts: Texts,
        date: str,
        version: str,
        basis: Basis | None = None,
    ) -> "Whole":
        """The whole of one submission in one language, dated as told."""
        return cls(Labels(rulebook, given, texts, basis or clearing.basis(given)), found, date, version)

    @cached_property
    def view(self) -> View:
        """What is known, gates looked at."""
        return look(self.labels.rulebook, self.labels.submission)

    @cached_property
    def observations(self) -> Observations:
        """What the report makes of the findings."""
        return observe(self.labels.rulebook, self.labels.submission, self.assessment)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that what is lacking calls for."""
        return plan.measures(self.labels.rulebook, self.labels.submission, self.assessment, self.observations)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """Words for questions and answers."""
        return Questionnaire(self.labels, self.view, self.observations, None)

    @cached_property
    def provisions(self) -> Provisions:
        """Words for findings."""
        return Provisions(self.labels, self.view, self.assessment, None)

    @cached_property
    def action_plan(self) -> ActionPlan:
        """Words for measures."""
        return ActionPlan(self.labels, self.questionnaire, self.assessment, self.observations, self.measures)

    def place(self, place: Place) -> tuple[str, str]:
        """An article: its instrument, and its own number and title."""
        return self.labels.texts.say(f"instrument.{place.instrument.id}.short"), self.labels.article(place)

    def cited(self, citation: Citation) -> str:
        """A citation in one line."""
        line = self.questionnaire.citations((citation,))[0]
        values = {"law": line.law.text, "place": line.provision.text, "status": line.status}
        return self.labels.texts.say("formats.citation", **values)

    def answer(self, fact: Fact) -> str:
        """What the submission says to a fact, in words; of statistics, how many figures there are."""
        answer = self.labels.submission.answers.get(fact.question)
        if answer is not None and isinstance(answer.value, tuple):
            return self.labels.texts.count("formats.figures", len(answer.value))
        return self.labels.answer(fact)
