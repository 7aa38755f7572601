"""The action plan as the report prints it: measures by legal force, amendments law by law, notifications."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checklist.document import (
    AmendmentEntry,
    DraftEntry,
    Drafting,
    FirstMeasures,
    Item,
    Labelled,
    Link,
    Listing,
    MeasureEntry,
    MeasureGroup,
    MeasureLine,
    PlanPart,
    Point,
    Row,
)
from checklist.finding import Assessment, Outcome
from checklist.observations import UNMET, Observations
from checklist.plan import FORCES, Amendment, Draft, Lack, Measure, drafts
from checklist.report.labels import Labels, shortened
from checklist.report.pictures import timeline
from checklist.report.pictures.legend import listed
from checklist.report.questionnaire import Questionnaire
from checklist.rule import Rule

#: What keeps the measures in the summary to its page: how many they are, how long all of them together, and in each of
#: them what is to be done and the name of a body, in characters.
_FIRST = 7
_ROOM = 1700
_SHORT = 150
_BODY = 60


@dataclass(frozen=True)
class ActionPlan:
    """Prints measures."""

    labels: Labels
    questionnaire: Questionnaire
    assessment: Assessment
    observations: Observations
    measures: tuple[Measure, ...]

    # The summary's share

    def first(self, *, whole: bool) -> FirstMeasures:
        """The measures that come first, a line each; the whole plan stands in the same report, or in the analysis."""
        say, lines = self.labels.texts.say, tuple(self._first_lines())
        more = len(self.measures) - len(lines)
        return FirstMeasures(
            heading=say("plan.first.heading"),
            lead=say("plan.first.lead" if self.measures else "plan.none"),
            measures=lines,
            more=self.labels.texts.count("plan.first.more-here" if whole else "plan.first.more", more)
            if more > 0
            else "",
        )

    def _first_lines(self) -> Iterator[MeasureLine]:
        room = _ROOM
        for number, measure in self._numbered()[:_FIRST]:
            line = self._line(number, measure)
            room -= len(line.text) + len(line.about)
            if room < 0:
                return
            yield line

    def _line(self, number: int, measure: Measure) -> MeasureLine:
        texts = self.labels.texts
        points = self.points(measure)
        rest = texts.count("plan.first.points", len(points) - 1) if len(points) > 1 else ""
        about = [texts.say(f"measure.{measure.kind}"), *self._bodies(measure), *self._days(measure)]
        about.append(texts.count("plan.first.serves", len(measure.settles) + len(measure.advances)))
        text = " ".join(part for part in (shortened(points[0], _SHORT), rest) if part)
        return MeasureLine(self._link(number), text, texts.say("list.comma").join(about))

    def _bodies(self, measure: Measure) -> Iterator[str]:
        for body in dict.fromkeys(plan.body for plan in measure.planned if plan.body):
            yield self.labels.texts.say("plan.first.body", body=shortened(self.labels.written(body).text, _BODY))

    def _days(self, measure: Measure) -> Iterator[str]:
        for day in self._by(measure)[:1]:
            yield self.labels.texts.say("plan.first.by", date=self.labels.texts.date(day))

    # The plan

    def part(self) -> PlanPart:
        """The whole plan, with its drafting list and the notifications."""
        say = self.labels.texts.say
        return PlanPart(
            anchor="plan",
            heading=say("plan.heading"),
            lead=say("plan.lead" if self.measures else "plan.none"),
            timeline=timeline(self.labels.texts, "plan-timeline", say("plan.timeline"), self._points_in_time()),
            groups=tuple(self._groups()),
            drafting=self._drafting(),
            notifications=self._notifications(),
        )

    def _points_in_time(self) -> Iterator[tuple[str, str, int]]:
        """The last days that the State has set itself, with the measures due on them."""
        due: dict[str, list[str]] = {}
        for number, measure in self._numbered():
            for day in self._by(measure):
                due.setdefault(day, []).append(self._number(number))
        for day, numbers in sorted(due.items()):
            yield day, listed(self.labels.texts, numbers), len(numbers)

    def _numbered(self) -> list[tuple[int, Measure]]:
        return list(enumerate(self.measures, 1))

    def _link(self, number: int) -> Link:
        return Link(self._number(number), f"#m-{number}")

    def _number(self, number: int) -> str:
        return self.labels.texts.say("plan.number", n=number)

    def _groups(self) -> Iterator[MeasureGroup]:
        say = self.labels.texts.say
        for force in range(len(FORCES)):
            entries = tuple(self._entry(number, m) for number, m in self._numbered() if m.force == force)
            if entries:
                yield MeasureGroup(say(f"plan.force.{force}.heading"), say(f"plan.force.{force}.lead"), entries)

    def _entry(self, number: int, measure: Measure) -> MeasureEntry:
        labels = self.labels
        return MeasureEntry(
            anchor=f"m-{number}",
            number=self._number(number),
            points=self.points(measure),
            rows=tuple(self._rows(measure)),
            lists=tuple(one for one in self._lists(measure) if one),
            planned=tuple(labels.written(plan.text) for plan in measure.planned if plan.text.strip()),
        )

    def points(self, measure: Measure) -> tuple[str, ...]:
        """What is suggested, in the words of the rules; what is lacking, called so, where a rule suggests nothing.

        What binds more stands first. Words that several rules write are said once, with the options of all of them.
        """
        groups: dict[object, list[Lack]] = {}
        for lack in measure.lacks:
            groups.setdefault(self.labels.same_words(lack.element) or lack.rule_id, []).append(lack)
        return tuple(dict.fromkeys(point for group in groups.values() for point in self._said(group)))

    def _said(self, group: Sequence[Lack]) -> Iterator[str]:
        """The suggestion that lacks have in common, or what one rule lacks without a suggestion."""
        elements = [lack.element for lack in group]
        yield from (suggested := self.labels.suggestions(elements))
        for text in () if suggested else self.labels.gaps(elements, group[0].rule_id):
            yield self.labels.texts.say("plan.lacking", text=text)

    def _rows(self, measure: Measure) -> Iterator[Row]:
        labels, say = self.labels, self.labels.texts.say
        yield Row(say("plan.kind"), say(f"measure.{measure.kind}"))
        bodies = [plan.body for plan in measure.planned if plan.body]
        for body in dict.fromkeys(bodies):
            yield Row(say("plan.body"), labels.written(body))
        if not bodies:
            yield Row(say("plan.body"), say("plan.body.open"))
        days = self._by(measure)
        yield Row(say("plan.by"), labels.texts.join(map(labels.texts.date, days)) if days else say("plan.by.open"))

    def _by(self, measure: Measure) -> list[str]:
        return sorted({plan.by for plan in measure.planned if plan.by})

    def _lists(self, measure: Measure) -> Iterator[Labelled | None]:
        labels = self.labels
        yield labels.labelled("plan.settles", labels.provisions(measure.settles))
        yield labels.labelled("plan.advances", labels.provisions(measure.advances))
        yield labels.labelled("plan.assistance", dict.fromkeys(self.assistance(measure)))
        yield labels.labelled("plan.questions", map(labels.question, measure.questions))

    def assistance(self, measure: Measure) -> Iterator[Link]:
        """The fields in which assistance is wanted under the articles of what a measure serves."""
        articles = {self.labels.rulebook.rule_places[rule_id].key for rule_id in measure.rules}
        for found in self.observations.assistance:
            if found.article in articles:
                yield Link(self.labels.texts.say(f"assistance.{found.need.field}"), "#list-assistance")

    # The drafting list

    def _drafting(self) -> Drafting:
        say = self.labels.texts.say
        found = drafts(self.labels.submission, self.assessment, self.measures)
        lead = say("plan.drafting.lead" if found else "plan.drafting.none")
        return Drafting("drafting", say("plan.drafting.heading"), lead, tuple(map(self._draft, found)))

    def _draft(self, draft: Draft) -> DraftEntry:
        labels = self.labels
        law = labels.submission.law(draft.law) if draft.law else None
        where = labels.written(law.title, law.language) if law else labels.texts.say("plan.drafting.new")
        return DraftEntry(where, tuple(map(self._amendment, draft.amendments)))

    def _amendment(self, amendment: Amendment) -> AmendmentEntry:
        number = self._link(self.measures.index(amendment.measure) + 1)
        cited = dict.fromkeys(citation.provision for citation in amendment.citations)
        return AmendmentEntry(
            number=number,
            provisions=tuple(map(self.labels.written, cited)),
            note=self.labels.texts.say("plan.drafting.near") if amendment.near else "",
            points=self.points(amendment.measure),
        )

    # The notifications

    def _notifications(self) -> Listing:
        say, rules = self.labels.texts.say, self.labels.rulebook.rules.values()
        items = tuple(self._notification(rule) for rule in rules if rule.kind == "notification" and not rule.recorded)
        heading = say("plan.notifications.heading")
        return Listing("notifications", heading, say(f"plan.notifications.{_lead(items)}"), items)

    def _notification(self, rule: Rule) -> Item:
        labels = self.labels
        finding = self.assessment.of(rule.id)
        assert finding is not None  # every rule that is not merely recorded has one
        points = [Point(labels.texts.say(f"rule.{rule.id}.requires"))]
        if finding.outcome in UNMET:
            lacking = labels.gaps(finding.unmet, rule.id)
            points += [Point(labels.texts.say("plan.notifications.missing", text=text)) for text in lacking]
        if finding.outcome is Outcome.UNDETERMINED:
            points.append(Point(labels.texts.say("plan.notifications.open"), links=labels.facts(finding.still_open)))
        else:
            points.append(Point(labels.texts.say("plan.notifications.by"), links=labels.facts(finding.decided_by)))
        return Item(labels.provision(rule.id), labels.verdict(rule.strength, finding.outcome), tuple(points))


def _lead(items: tuple[Item, ...]) -> str:
    return "lead" if items else "none"
