"""Tables of what was found: findings, observations, totals, the action plan, the timetable."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checklist import timetable
from checklist.document import Link
from checklist.finding import Because, Finding, Outcome
from checklist.observations import UNMET, Force, Shortfall, force, reservations, totals
from checklist.plan import Amendment, Measure, drafts
from checklist.report.labels import Labels
from checklist.report.sheet import Row, lines, sheet
from checklist.report.whole import Whole
from checklist.rule import GRADED, Rule, Strength
from checklist.workbook import Cell, Sheet

_PROVISION = (
    ("formats.instrument", 18),
    ("formats.article", 26),
    ("formats.provision", 24),
    ("formats.rule-id", 16),
)


@dataclass(frozen=True)
class Found:
    """Prints findings, and what the report makes of them, as tables."""

    whole: Whole

    @property
    def labels(self) -> Labels:
        """The words."""
        return self.whole.labels

    # Findings

    def findings(self) -> Sheet:
        """A row for each finding."""
        columns = (
            *_PROVISION,
            ("report.totals.strength", 20),
            ("formats.strength-code", 14),
            ("formats.requires", 50),
            ("formats.finding", 20),
            ("formats.finding-code", 18),
            ("formats.because", 26),
            ("report.force", 22),
            ("formats.reserved", 26),
            ("formats.lacking", 50),
            ("report.suggestion", 50),
            ("report.still-open", 26),
            ("report.decided-by", 36),
            ("formats.remarks", 36),
        )
        return sheet(self.labels.texts, "findings", columns, map(self._finding, self.whole.assessment.findings))

    def _finding(self, finding: Finding) -> Row:
        labels = self.labels
        rule = labels.rulebook.rules[finding.rule_id]
        unmet = finding.unmet if finding.outcome in (*UNMET, Outcome.UNDETERMINED) else ()
        return (
            *self._provision(rule),
            labels.strength(rule),
            rule.strength,
            labels.texts.say(f"rule.{rule.id}.requires"),
            *self._outcome(rule, finding.outcome),
            self._because(rule, finding),
            self._force(rule),
            self._reserved(rule),
            lines(labels.gaps(unmet, rule.id)),
            lines(labels.suggestions(unmet)),
            _texts(labels.open_facts(finding.still_open)),
            _texts(labels.facts(finding.decided_by)),
            lines(self.whole.provisions.notes(rule)),
        )

    def _provision(self, rule: Rule) -> Row:
        place = self.labels.rulebook.rule_places[rule.id]
        return *self.whole.place(place), self.labels.cite(rule.id), rule.id

    def _outcome(self, rule: Rule, outcome: Outcome) -> Row:
        return self.labels.verdict(rule.strength, outcome).text, outcome

    def _because(self, rule: Rule, finding: Finding) -> str:
        if finding.because in (Because.ELEMENTS, Because.OPEN):
            return self.labels.texts.say(f"formats.because.{finding.because}")
        return self.whole.provisions.because(rule, finding)

    def _force(self, rule: Rule) -> str:
        instrument = self.labels.rulebook.rule_places[rule.id].instrument.id
        found = force(self.labels.rulebook, self.labels.submission, instrument)
        own = found is Force.NOT_YET_BINDING
        return self.labels.texts.say(f"report.force.{found}" if own else f"formats.force.{found}")

    def _reserved(self, rule: Rule) -> Cell:
        instrument = self.labels.rulebook.rule_places[rule.id].instrument.id
        made = reservations(self.labels.submission, instrument, rule)
        return self.labels.maybe_written(lines(statement.text for statement in made)) or ""

    def totals(self) -> Sheet:
        """Findings by outcome within strength; there is no other total."""
        columns = (
            ("report.totals.strength", 34),
            ("formats.strength-code", 22),
            *((f"report.totals.head.{outcome}", 16) for outcome in Outcome),
            ("report.totals.total", 12),
        )
        return sheet(self.labels.texts, "totals", columns, self._totals())

    def _totals(self) -> Iterator[Row]:
        for strength, counted in totals(self.labels.rulebook, self.whole.assessment).items():
            cells = (counted[outcome] if _knows(strength, outcome) else "" for outcome in Outcome)
            yield self.labels.texts.say(f"strength.{strength}"), strength, *cells, sum(counted.values())

    # Observations

    def observations(self) -> Sheet:
        """A row for each gap, challenge, good practice, suggestion, need for assistance and difficulty."""
        columns = (
            ("formats.kind", 22),
            *_PROVISION,
            ("formats.field", 24),
            ("formats.text", 70),
            ("formats.rests-on", 40),
        )
        return sheet(self.labels.texts, "observations", columns, self._observations())

    def _observations(self) -> Iterator[Row]:
        found = self.whole.observations
        yield from self._shortfalls("gap", found.gaps)
        yield from self._shortfalls("challenge", found.challenges)
        yield from self._shortfalls("recommendation", found.recommendations)
        yield from self._good_practices()
        for suggestion in found.suggestions:
            text = lines(self.labels.suggestions(suggestion.elements))
            yield self._kind("suggestion"), *self._of_rule(suggestion.rule_id), "", text, ""
        for wanted in found.assistance:
            field = self.labels.texts.say(f"assistance.{wanted.need.field}")
            text_of = self.labels.written(wanted.need.text)
            yield self._kind("assistance"), *self._of_article(wanted.article), field, text_of, ""
        yield from self._difficulties()

    def _shortfalls(self, kind: str, shortfalls: Iterable[Shortfall]) -> Iterator[Row]:
        for found in shortfalls:
            rule = self.labels.rulebook.rules[found.rule_id]
            failing = [fact for element in found.elements for fact in element.failing]
            yield (
                self._kind(kind),
                *self._provision(rule),
                self._outcome(rule, found.outcome)[0],
                lines(self.labels.gaps(found.elements, rule.id)),
                _texts(self.labels.facts(dict.fromkeys(failing))),
            )

    def _good_practices(self) -> Iterator[Row]:
        for found in self.whole.observations.good_practices:
            kind = self._kind("good-practice")
            if found.own is None:
                text = self.labels.texts.say(f"rule.{found.rule_id}.note.{found.note}")
                yield kind, *self._of_rule(found.rule_id), "", text, _texts(self.labels.facts(found.facts))
            else:
                cited = lines(map(self.whole.cited, found.own.citations))
                yield kind, *self._of_article(found.article), "", self.labels.written(found.own.text), cited

    def _difficulties(self) -> Iterator[Row]:
        for place in self.labels.rulebook.places:
            notes = self.labels.submission.articles.get(place.key)
            if notes and notes.difficulties.strip():
                text = self.labels.written(notes.difficulties)
                yield self._kind("difficulty"), *self.whole.place(place), "", "", "", text, ""

    def _kind(self, name: str) -> str:
        return self.labels.texts.say(f"formats.kind.{name}")

    def _of_rule(self, rule_id: str) -> Row:
        return self._provision(self.labels.rulebook.rules[rule_id])

    def _of_article(self, key: str) -> Row:
        return *self.whole.place(next(place for place in self.labels.rulebook.places if place.key == key)), "", ""

    # The action plan

    def plan(self) -> Sheet:
        """A row for each measure."""
        columns = (
            ("formats.number", 8),
            ("formats.measure", 60),
            ("plan.kind", 22),
            ("formats.measure-code", 12),
            ("plan.body", 24),
            ("plan.by", 12),
            ("plan.planned", 40),
            ("plan.assistance", 26),
            ("plan.settles", 36),
            ("plan.advances", 36),
            ("plan.questions", 12),
            ("formats.question-id", 26),
            ("formats.called-for", 30),
        )
        rows = (self._measure(number, measure) for number, measure in enumerate(self.whole.measures, 1))
        return sheet(self.labels.texts, "plan", columns, rows)

    def _measure(self, number: int, measure: Measure) -> Row:
        labels = self.labels
        planned = measure.planned
        return (
            labels.texts.say("plan.number", n=number),
            lines(self.whole.action_plan.points(measure)),
            labels.texts.say(f"measure.{measure.kind}"),
            measure.kind,
            labels.maybe_written(lines(plan.body for plan in planned if plan.body)) or "",
            lines(sorted(plan.by for plan in planned if plan.by)),
            labels.maybe_written(lines(plan.text for plan in planned if plan.text)) or "",
            _texts(self.whole.action_plan.assistance(measure)),
            lines(map(labels.full_cite, measure.settles)),
            lines(map(labels.full_cite, measure.advances)),
            lines(map(labels.number, measure.questions)),
            lines(measure.questions),
            labels.texts.say(f"plan.force.{measure.force}.heading"),
        )

    def drafting(self) -> Sheet:
        """A row for each amendment that a measure implies."""
        columns = (
            ("formats.law-id", 16),
            ("formats.law", 36),
            ("formats.number", 8),
            ("formats.measure", 60),
            ("report.citations", 40),
            ("formats.remarks", 30),
        )
        return sheet(self.labels.texts, "drafting", columns, self._drafting())

    def _drafting(self) -> Iterator[Row]:
        labels = self.labels
        for draft in drafts(labels.submission, self.whole.assessment, self.whole.measures):
            law = labels.submission.law(draft.law) if draft.law else None
            title = labels.written(law.title, law.language) if law else labels.texts.say("plan.drafting.new")
            for amendment in draft.amendments:
                yield draft.law or "", title, *self._amendment(amendment)

    def _amendment(self, amendment: Amendment) -> Row:
        number = self.whole.measures.index(amendment.measure) + 1
        return (
            self.labels.texts.say("plan.number", n=number),
            lines(self.whole.action_plan.points(amendment.measure)),
            lines(map(self.whole.cited, amendment.citations)),
            self.labels.texts.say("plan.drafting.near") if amendment.near else "",
        )

    def notifications(self) -> Sheet:
        """A row for each provision that asks States to notify."""
        columns = (
            *_PROVISION,
            ("formats.requires", 50),
            ("formats.finding", 20),
            ("formats.finding-code", 18),
            ("formats.lacking", 50),
            ("report.still-open", 26),
            ("report.decided-by", 36),
        )
        rules = self.labels.rulebook.assessed
        rows = (self._notification(rule) for rule in rules if rule.kind == "notification")
        return sheet(self.labels.texts, "notifications", columns, rows)

    def _notification(self, rule: Rule) -> Row:
        finding = self.whole.provisions.finding(rule.id)
        return (
            *self._provision(rule),
            self.labels.texts.say(f"rule.{rule.id}.requires"),
            *self._outcome(rule, finding.outcome),
            lines(self.labels.gaps(finding.unmet, rule.id) if finding.outcome in UNMET else ()),
            _texts(self.labels.open_facts(finding.still_open)),
            _texts(self.labels.facts(finding.decided_by)),
        )

    # The timetable of the review

    def timetable(self) -> Sheet:
        """A row for each step of the review; none while the day on which it began is not known."""
        columns = (("report.timetable.step", 60), ("report.timetable.due", 14), ("formats.done", 14))
        steps = timetable.steps(self.labels.rulebook.contents.review, self.whole.view)
        rows = ((self.labels.texts.say(f"review.{step.limit.id}"), step.due, step.done) for step in steps)
        return sheet(self.labels.texts, "timetable", columns, rows)


def _texts(links: Iterable[Link]) -> str:
    return lines(link.text for link in links)


def _knows(strength: Strength, outcome: Outcome) -> bool:
    """Whether a strength has an outcome at all."""
    return outcome is not Outcome.PARTIALLY_IMPLEMENTED or strength in GRADED
