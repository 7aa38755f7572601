"""The report as data for other programs: codes, and beside them the words of one language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checklist import timetable
from checklist.conditions import Fact
from checklist.exchange import (
    FORMAT,
    AmendmentData,
    AssistanceData,
    ChangeData,
    ClearanceData,
    Counts,
    DifficultyData,
    DraftData,
    ElementData,
    FactData,
    FindingData,
    GoodPracticeData,
    MeasureData,
    NotificationData,
    ObservationsData,
    QuestionData,
    ReportData,
    ShortfallData,
    StatedData,
    StepData,
    SuggestionData,
)
from checklist.finding import Change, ElementFinding, Finding
from checklist.observations import UNMET, GoodPractice, Shortfall, force, reservations, totals
from checklist.plan import Draft, Measure, drafts
from checklist.question import Question, QuestionType
from checklist.report.labels import Labels, outcome_key
from checklist.report.whole import Whole
from checklist.rule import Rule
from checklist.submission import Answer, stated
from checklist.texts import plain


def report(whole: Whole) -> ReportData:
    """Everything a report tells; the order is that of the rulebook."""
    labels, given = whole.labels, whole.labels.submission
    found, say = _Data(whole), labels.texts.say
    cautions = (f"report.caution.{given.nature}", *(f"report.notice.{n}" for n in ("internal", "questions", "ranking")))
    return ReportData(
        format=FORMAT,
        program=whole.program_version,
        rules=labels.rulebook.contents.edition,
        language=labels.texts.language,
        state=given.state,
        territory=given.territory,
        date=whole.date,
        nature=given.nature,
        notices=tuple(plain(text) for text in (labels.made_from(), *map(say, cautions)) if text),
        clearance=clearance(labels),
        submission=given.model_dump(mode="json", exclude_defaults=True, exclude={"discussion", "package"}),
        questions=tuple(map(found.question, labels.rulebook.questions.values())),
        findings=findings(whole),
        totals=counts(whole),
        observations=found.observations(),
        measures=tuple(found.measure(number, measure) for number, measure in enumerate(whole.measures, 1)),
        drafts=tuple(map(found.draft, drafts(given, whole.assessment, whole.measures))),
        notifications=tuple(found.notifications()),
        timetable=tuple(found.timetable()),
    )


def clearance(labels: Labels) -> ClearanceData:
    """How far the answers are cleared."""
    basis = labels.basis
    withheld = tuple(id for id in labels.rulebook.questions if id in basis.withheld)
    return ClearanceData(basis.numbers, basis.only_cleared, withheld)


def findings(whole: Whole) -> tuple[FindingData, ...]:
    """Every finding, with the elements it rests on."""
    return tuple(map(_Data(whole).finding, whole.assessment.findings))


def counts(whole: Whole) -> Counts:
    """Totals by outcome within strength, without those that are none."""
    counted = totals(whole.labels.rulebook, whole.assessment)
    return {strength: {outcome: n for outcome, n in row.items() if n} for strength, row in counted.items()}


def _facts(facts: Iterable[Fact]) -> tuple[FactData, ...]:
    return tuple(FactData(fact.question, fact.option) for fact in facts)


def _plain(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(plain, texts))


@dataclass(frozen=True)
class _Data:
    """Turns values into data."""

    whole: Whole

    @property
    def labels(self) -> Labels:
        return self.whole.labels

    def _say(self, key: str) -> str:
        return plain(self.labels.texts.say(key))

    # Questions

    def question(self, question: Question) -> QuestionData:
        place, view = self.labels.rulebook.question_places[question.id], self.whole.view
        answer = self.labels.submission.answers.get(question.id) or Answer()
        values = {fact: word for fact, word in stated(question, answer) if question.type is not QuestionType.STATISTICS}
        return QuestionData(
            id=question.id,
            number=self.labels.number(question.id),
            instrument=place.instrument.id,
            article=place.key,
            ask=self._say(f"question.{question.id}.ask"),
            type=question.type,
            asked="yes" if view.asked(question.id) else "no" if question.id in view.hidden else "not-yet",
            facts=tuple(self._stated(fact, values.get(fact)) for fact in question.facts),
        )

    def _stated(self, fact: Fact, value: str | None) -> StatedData:
        observations = self.whole.observations
        return StatedData(
            answer=plain(self.whole.answer(fact)),
            pending=any(pending.fact == fact for pending in observations.pending),
            uncited=fact in observations.uncited,
            option=fact.option,
            label=plain(self.labels.option(fact)) if fact.option else None,
            value=value,
        )

    # Findings

    def finding(self, finding: Finding) -> FindingData:
        labels, rulebook = self.labels, self.labels.rulebook
        rule = rulebook.rules[finding.rule_id]
        place = rulebook.rule_places[rule.id]
        return FindingData(
            id=rule.id,
            instrument=place.instrument.id,
            article=place.key,
            cite=plain(labels.cite(rule.id)),
            requires=self._say(f"rule.{rule.id}.requires"),
            strength=rule.strength,
            outcome=finding.outcome,
            label=self._say(outcome_key(rule.strength, finding.outcome)),
            because=finding.because,
            force=force(rulebook, labels.submission, place.instrument.id),
            reserved=bool(reservations(labels.submission, place.instrument.id, rule)),
            remarks=_plain(self._remarks(rule)),
            decided_by=_facts(finding.decided_by),
            still_open=_facts(finding.still_open),
            opens=finding.opens,
            elements=tuple(self._element(finding, element) for element in finding.elements),
        )

    def _remarks(self, rule: Rule) -> Iterator[str]:
        for remark in rule.remarks:
            if remark.holds(self.whole.view.facts):
                yield self._say(f"rule.{rule.id}.note.{remark.id}")

    def _element(self, finding: Finding, element: ElementFinding) -> ElementData:
        unmet = element in finding.unmet
        return ElementData(
            id=finding.named(element),
            state=element.state,
            failing=_facts(element.failing),
            missing=_facts(element.missing),
            ways=tuple(tuple(map(_change, way)) for way in element.ways),
            gap=plain(self.labels.gap(element, finding.rule_id)) if unmet else None,
            suggestion=(plain(self.labels.suggestion(element)) or None) if unmet else None,
        )

    # Observations

    def observations(self) -> ObservationsData:
        found = self.whole.observations
        return ObservationsData(
            gaps=tuple(map(self._shortfall, found.gaps)),
            challenges=tuple(map(self._shortfall, found.challenges)),
            recommendations=tuple(map(self._shortfall, found.recommendations)),
            good_practices=tuple(map(self._good_practice, found.good_practices)),
            suggestions=tuple(
                SuggestionData(one.rule_id, _plain(self.labels.suggestions(one.elements))) for one in found.suggestions
            ),
            assistance=tuple(
                AssistanceData(one.article, one.need.field, self._say(f"assistance.{one.need.field}"), one.need.text)
                for one in found.assistance
            ),
            difficulties=tuple(self._difficulties()),
            undetermined=found.undetermined,
            open_questions=_facts(found.open_questions),
            not_known=_facts(found.not_known),
            declared_not_applicable=found.declared_not_applicable,
            pending=_facts(pending.fact for pending in found.pending),
            uncited=_facts(found.uncited),
        )

    def _shortfall(self, found: Shortfall) -> ShortfallData:
        return ShortfallData(found.rule_id, found.outcome, _plain(self.labels.gaps(found.elements, found.rule_id)))

    def _good_practice(self, found: GoodPractice) -> GoodPracticeData:
        if found.own is not None:
            return GoodPracticeData(found.article, found.own.text, found.own.citations, ())
        text = self._say(f"rule.{found.rule_id}.note.{found.note}")
        return GoodPracticeData(found.article, text, (), _facts(found.facts), found.rule_id)

    def _difficulties(self) -> Iterator[DifficultyData]:
        for place in self.labels.rulebook.places:
            notes = self.labels.submission.articles.get(place.key)
            if notes and notes.difficulties:
                yield DifficultyData(place.key, notes.difficulties)

    # The action plan, and the review

    def measure(self, number: int, measure: Measure) -> MeasureData:
        return MeasureData(
            number=number,
            points=_plain(self.whole.action_plan.points(measure)),
            kind=measure.kind,
            label=self._say(f"measure.{measure.kind}"),
            force=measure.force,
            questions=measure.questions,
            settles=measure.settles,
            advances=measure.advances,
            planned=measure.planned,
        )

    def draft(self, draft: Draft) -> DraftData:
        amendments = tuple(
            AmendmentData(self.whole.measures.index(one.measure) + 1, one.citations, one.near)
            for one in draft.amendments
        )
        return DraftData(amendments, draft.law)

    def notifications(self) -> Iterator[NotificationData]:
        for rule in self.labels.rulebook.assessed:
            if rule.kind == "notification":
                finding = self.whole.provisions.finding(rule.id)
                unmet = finding.unmet if finding.outcome in UNMET else ()
                yield NotificationData(rule.id, finding.outcome, _plain(self.labels.gaps(unmet, rule.id)))

    def timetable(self) -> Iterator[StepData]:
        for step in timetable.steps(self.labels.rulebook.contents.review, self.whole.view):
            text = self._say(f"review.{step.limit.id}")
            yield StepData(step.limit.id, text, step.due, step.done or None, step.in_time)


def _change(change: Change) -> ChangeData:
    limit = int(change.limit)
    return ChangeData(
        question=change.fact.question,
        missing="law" if change.known else "information",
        option=change.fact.option,
        wanted=change.wanted or None,
        at_least=limit if change.operator == "at_least" else None,
        at_most=limit if change.operator == "at_most" else None,
    )
