"""The provisions of an article as the report prints them: what was found, why, and what would change it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checklist.conditions import Bound, atoms
from checklist.document import Labelled, Link, ProvisionEntry, Recommended, UnmetEntry, Written
from checklist.finding import Assessment, Because, ElementFinding, Finding, Outcome, State, Way
from checklist.flow import View
from checklist.observations import UNMET, Force, force, reservations
from checklist.question import About
from checklist.report.depth import Selection
from checklist.report.labels import Labels, alike
from checklist.rule import Rule, Strength
from checklist.submission import Statement


@dataclass(frozen=True)
class Provisions:
    """Prints provisions with their findings."""

    labels: Labels
    view: View
    assessment: Assessment
    selection: Selection | None  #: None: everything

    def entries(self, rules: Iterable[Rule]) -> tuple[ProvisionEntry, ...]:
        """The provisions that have a finding, in the order of the article."""
        return tuple(self._entry(rule) for rule in rules if not rule.recorded and self._selected(rule))

    def _selected(self, rule: Rule) -> bool:
        return self.selection is None or rule.id in self.selection.rules

    def _entry(self, rule: Rule) -> ProvisionEntry:
        say, labels = self.labels.texts.say, self.labels
        finding = self.finding(rule.id)
        return ProvisionEntry(
            anchor=f"p-{rule.id}",
            heading=labels.cite(rule.id),
            strength=labels.strength(rule),
            cluster=labels.cluster(rule.cluster),
            requires=say(f"rule.{rule.id}.requires"),
            limiter=say(f"rule.{rule.id}.limiter") if rule.limiter else "",
            verdict=labels.verdict(rule.strength, finding.outcome),
            because=self.because(rule, finding),
            notes=tuple(self.notes(rule)),
            statements=tuple(self._statements(rule)),
            elements=self._elements(finding) if self.selection is None else "",
            unmet_label=self._unmet_label(finding),
            unmet=tuple(self._unmet(finding)),
            lists=tuple(self._lists(rule, finding)),
            recommended_label=say("report.recommendations-bearing"),
            recommended=tuple(self._recommended(rule)) if self.selection is None else (),
        )

    def _unmet_label(self, finding: Finding) -> str:
        if self.selection is not None:
            return ""
        if _is_released_in_part(finding):
            return self.labels.texts.say("report.unmet-released")
        is_open = finding.outcome is Outcome.UNDETERMINED
        return self.labels.texts.say("report.unmet-open" if is_open else "report.unmet")

    def finding(self, rule_id: str) -> Finding:
        """The finding on a provision that is judged."""
        found = self.assessment.of(rule_id)
        assert found is not None  # every rule that is not merely recorded has one
        return found

    def because(self, rule: Rule, finding: Finding) -> str:
        """Why an outcome is what it is, where neither the elements nor what is open say it."""
        if finding.because is Because.ALTERNATIVE and rule.alternative_to:
            return self.labels.texts.say("report.because.alternative", cite=self.labels.cite(rule.alternative_to))
        if _is_released_in_part(finding):
            return self.labels.texts.say("report.because.limiter-rest")
        if finding.because in (Because.CONDITION, Because.LIMITER):
            return self.labels.texts.say(f"report.because.{finding.because}")
        lacking = [element for element in finding.elements if element.state is State.NOT_MET]
        if any(element.essential for element in lacking) and len(lacking) < len(finding.elements):
            return self.labels.texts.say("report.because.essential")
        return self.labels.texts.say("report.because.considered") if self._by_consideration(rule, finding) else ""

    def _by_consideration(self, rule: Rule, finding: Finding) -> bool:
        """Whether a recommendation is followed and an element of it is met only because something was considered."""
        if rule.strength is not Strength.RECOMMENDATION or finding.outcome is not Outcome.IMPLEMENTED:
            return False
        rulebook, facts = self.labels.rulebook, self.view.facts
        adopted = {f: v for f, v in facts.items() if rulebook.questions[f.question].about is not About.CONSIDERATION}
        return any(
            element.state is State.MET and judged.element.met.truth(adopted) is not True
            for judged, element in zip(rulebook.judged[rule.id], finding.elements, strict=True)
        )

    def notes(self, rule: Rule) -> Iterator[str]:
        """How far the provision binds the State, and what the rule remarks on it; none of it touches the finding."""
        say, labels = self.labels.texts.say, self.labels
        instrument = labels.rulebook.rule_places[rule.id].instrument.id
        if force(labels.rulebook, labels.submission, instrument) is Force.NOT_YET_BINDING:
            yield say("report.force.not-yet-binding")
        if self._reservations(rule):
            yield say("report.force.reservation")
        if rule.alternative_to:
            yield say("report.alternative", cite=labels.cite(rule.alternative_to))
        for remark in rule.remarks:
            if remark.holds(self.view.facts):
                yield say(f"rule.{rule.id}.note.{remark.id}")

    def _reservations(self, rule: Rule) -> tuple[Statement, ...]:
        instrument = self.labels.rulebook.rule_places[rule.id].instrument.id
        return reservations(self.labels.submission, instrument, rule)

    def _statements(self, rule: Rule) -> Iterator[Written]:
        for statement in self._reservations(rule):
            yield self.labels.written(statement.text)

    def _elements(self, finding: Finding) -> str:
        """How many elements stand how; nothing where there is only one, or where they decide nothing."""
        counts = [(state, sum(element.state is state for element in finding.elements)) for state in State]
        decides_nothing = finding.outcome is Outcome.NOT_APPLICABLE and finding.because is not Because.LIMITER
        if len(finding.elements) < 2 or decides_nothing:
            return ""
        texts = self.labels.texts
        parts = [texts.count(f"report.elements.{state}", number) for state, number in counts if number]
        return texts.say("report.elements", counts=texts.join(parts))

    def _unmet(self, finding: Finding) -> Iterator[UnmetEntry]:
        if self.selection is not None:
            yield from self._needs(finding)
        elif _is_released_in_part(finding):
            yield from (self._unmet_entry(finding, element) for element in finding.unmet)
        elif finding.outcome in (*UNMET, Outcome.UNDETERMINED):
            for element in finding.unmet:
                if finding.outcome is Outcome.UNDETERMINED or not self._left_to_the_state(element):
                    yield self._unmet_entry(finding, element)

    def _needs(self, finding: Finding) -> Iterator[UnmetEntry]:
        """What is lacking and what is suggested, options of one kind together; the rest is for the record."""
        labels = self.labels
        for elements in alike(finding.unmet):
            failing = dict.fromkeys(fact for element in elements for fact in element.failing)
            yield UnmetEntry(
                verdict=labels.state(elements[0].state),
                text=" ".join(labels.gaps(elements, finding.rule_id)),
                suggestion=" ".join(labels.suggestions(elements)),
                failing=labels.labelled("plan.questions", dict.fromkeys(labels.question(f.question) for f in failing)),
                ways_label="",
                ways=(),
            )

    def _unmet_entry(self, finding: Finding, element: ElementFinding) -> UnmetEntry:
        labels = self.labels
        left_to_it = self._left_to_the_state(element) or finding.outcome is Outcome.NOT_APPLICABLE
        ways = () if left_to_it else tuple(way for way in element.ways if way)
        named = {change.fact for way in ways for change in way}
        if self.selection is None and set(element.failing) == set(finding.decided_by):
            named.update(element.failing)  # they are listed once, as what decided the finding
        return UnmetEntry(
            verdict=labels.state(element.state),
            text=labels.gap(element, finding.rule_id),
            suggestion="",  # it stands in the list of suggestions
            failing=labels.labelled("report.failing", labels.facts(f for f in element.failing if f not in named)),
            ways_label="" if left_to_it else labels.texts.say(_ways_key(ways)),
            ways=tuple(tuple(labels.change(change) for change in way) for way in ways),
        )

    def _left_to_the_state(self, element: ElementFinding) -> bool:
        """Whether an option is simply not used: what would change that, such as a refusal, is never put forward."""
        strength = self.labels.rulebook.rules[element.rule_id].strength
        return strength is Strength.OPTIONAL and not self.labels.has_gap(element)

    def _lists(self, rule: Rule, finding: Finding) -> Iterator[Labelled]:
        found = (*self._open(rule, finding), *(self._behind(rule, finding) if self.selection is None else ()))
        yield from (one for one in found if one)

    def _open(self, rule: Rule, finding: Finding) -> Iterator[Labelled | None]:
        """What is not known yet, with the reason, and what a finding speaks to."""
        labels = self.labels
        missing = dict.fromkeys(f for e in finding.elements if e.state is State.UNKNOWN for f in e.missing)
        closed = finding.outcome in (*UNMET, Outcome.IMPLEMENTED)
        yield labels.labelled("report.still-open", labels.facts(finding.still_open))
        yield labels.labelled("report.missing", labels.facts(missing) if closed else ())
        yield labels.labelled("report.opens", (labels.question(question_id) for question_id in finding.opens))
        yield labels.labelled("report.serves", [labels.provision(rule.serves)] if rule.serves else ())
        yield labels.labelled("report.bears-on", (labels.provision(id) for id in rule.bears_on if self._known(id)))

    def _behind(self, rule: Rule, finding: Finding) -> Iterator[Labelled | None]:
        """What a finding rests on, and what is done about the law."""
        labels = self.labels
        yield labels.labelled("report.decided-by", labels.facts(finding.decided_by))
        yield labels.labelled("report.computed", self._computed(rule))
        yield labels.labelled("report.practice", (labels.question(question_id) for question_id in rule.practice))

    def _known(self, rule_id: str) -> bool:
        return rule_id in self.labels.rulebook.rules

    def _computed(self, rule: Rule) -> Iterator[Link]:
        """Facts the rule works out of penalties, such as whether an offence is a serious crime."""
        conditions = [c for judged in self.labels.rulebook.judged[rule.id] for c in judged.element.conditions]
        conditions += [c for c in (rule.applies_when, rule.excused_when) if c is not None]
        bounds = dict.fromkeys(atom for c in conditions for atom in atoms(c) if isinstance(atom, Bound))
        for bound in bounds:
            value = self.view.known.get(bound.fact)
            if bound.operator == "at_least" and isinstance(value, int):
                yield self.labels.reached(bound, bound.holds(value))

    def _recommended(self, rule: Rule) -> Iterator[Recommended]:
        labels = self.labels
        for rule_id in labels.rulebook.recommendations.get(rule.id, ()):
            finding = self.assessment.of(rule_id)
            if finding is not None:
                verdict = labels.verdict(Strength.RECOMMENDATION, finding.outcome)
                yield Recommended(labels.provision(rule_id), verdict)


def _is_released_in_part(finding: Finding) -> bool:
    """Whether a limiter releases the State from what is missing, and not everything is."""
    begun = any(element.state in (State.MET, State.PARTLY) for element in finding.elements)
    return finding.because is Because.LIMITER and begun


def _ways_key(ways: tuple[Way, ...]) -> str:
    """The label of what would meet an element: nothing the State can change, one way, or one of several."""
    if not ways:
        return "report.no-way"
    return "report.one-way" if len(ways) == 1 else "report.several-ways"
