"""The first pages of a report: the cover, and what was found by strength."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from checklist import timetable
from checklist.document import (
    Cell,
    Cover,
    FirstMeasures,
    Link,
    Row,
    Summary,
    Table,
    TotalsRow,
    TotalsTable,
    Verdict,
)
from checklist.finding import Assessment, Outcome
from checklist.flow import View
from checklist.observations import Observations, Totals, totals
from checklist.report import pictures
from checklist.report.depth import Depth
from checklist.report.labels import MARKS, Labels
from checklist.rule import GRADED, Strength


@dataclass(frozen=True)
class Front:
    """Prints the cover and the summary."""

    labels: Labels
    depth: Depth
    assessment: Assessment
    observations: Observations
    first: FirstMeasures | None
    view: View
    date: str
    program_version: str

    def cover(self) -> Cover:
        """What the report is, of whom and of when, and what it is not."""
        labels, say, submission = self.labels, self.labels.texts.say, self.labels.submission
        return Cover(
            kind=say("report.kind-at-depth", kind=say("report.kind"), depth=say(f"depth.{self.depth}")),
            title=say("report.title"),
            subtitle=say("report.subtitle"),
            state=labels.written(submission.state),
            territory=labels.maybe_written(submission.territory),
            nature=say(f"nature.{submission.nature}"),
            caution=say(f"report.caution.{submission.nature}"),
            rows=tuple(self._rows()),
            notices=tuple(self._notices()),
        )

    def _notices(self) -> Iterator[str]:
        if self.labels.basis.only_cleared:
            yield self.labels.made_from()
        for name in ("internal", "questions", "ranking"):
            yield self.labels.texts.say(f"report.notice.{name}")

    def _rows(self) -> Iterator[Row]:
        texts, submission = self.labels.texts, self.labels.submission
        yield Row(texts.say("report.date"), texts.date(self.date))
        if self.date != submission.date:
            yield Row(texts.say("report.submission-date"), texts.date(submission.date))
        yield Row(texts.say("clearing.label"), self.labels.clearance())
        yield Row(texts.say("report.edition.rules"), self.labels.rulebook.contents.edition)
        yield Row(texts.say("report.edition.program"), self.program_version)

    def summary(self) -> Summary:
        """Totals by outcome within strength, the provisions at a glance, and the measures that come first."""
        say = self.labels.texts.say
        return Summary(
            heading=say("report.summary.heading"),
            lead=(say("report.summary.lead"),),
            tables=tuple(self._tables()),
            table_note=say("report.summary.table-note"),
            bars=pictures.bars(self.labels, self._totals),
            notes_heading=say("report.summary.notes"),
            notes=tuple(self._notes()),
            matrix=pictures.matrix(self.labels, self.assessment),
            first=self.first,
            timetable=None if self.depth is Depth.SUMMARY else self._timetable(),
            timeline=pictures.review(self.labels, self.view),
        )

    @cached_property
    def _totals(self) -> Totals:
        return totals(self.labels.rulebook, self.assessment)

    def _timetable(self) -> Table | None:
        """The time limits of the review, where the day on which it began is known."""
        say, found = self.labels.texts.say, timetable.steps(self.labels.rulebook.contents.review, self.view)
        if not found:
            return None
        heads = (say("report.timetable.step"), say("report.timetable.due"), say("report.timetable.standing"))
        rows = tuple(map(self._step, found))
        return Table(say("report.timetable.heading"), say("report.timetable.lead"), heads, rows)

    def _step(self, step: timetable.Step) -> tuple[str, str, str]:
        texts = self.labels.texts
        if step.in_time is None:
            standing = texts.say("report.timetable.not-recorded")
        else:
            key = "report.timetable.in-time" if step.in_time else "report.timetable.later"
            standing = texts.say(key, date=texts.date(step.done))
        return texts.say(f"review.{step.limit.id}"), texts.date(step.due), standing

    def _tables(self) -> Iterator[TotalsTable]:
        """The provisions of treaties, and apart from them the recommendations."""
        counted = self._totals
        recommended: Totals = {
            strength: row for strength, row in counted.items() if strength is Strength.RECOMMENDATION
        }
        yield self._table(
            "provisions", {strength: row for strength, row in counted.items() if strength not in recommended}
        )
        if recommended:
            yield self._table("recommended", recommended)

    def _table(self, name: str, counted: Totals) -> TotalsTable:
        say = self.labels.texts.say
        return TotalsTable(
            caption=say(f"report.totals.{name}"),
            row_head=say("report.totals.strength"),
            heads=tuple(Verdict(say(f"report.totals.head.{outcome}"), MARKS[outcome]) for outcome in Outcome),
            total_head=say("report.totals.total"),
            rows=tuple(self._totals_row(strength, row) for strength, row in counted.items()),
        )

    def _totals_row(self, strength: Strength, counted: Mapping[Outcome, int]) -> TotalsRow:
        cells = tuple(self._cell(strength, outcome, counted[outcome]) for outcome in Outcome)
        return TotalsRow(self.labels.texts.say(f"strength.{strength}"), cells, str(sum(counted.values())))

    def _cell(self, strength: Strength, outcome: Outcome, number: int) -> Cell | None:
        """A number with the words of the strength; None where a strength knows no such outcome."""
        if outcome is Outcome.PARTIALLY_IMPLEMENTED and strength not in GRADED:
            return None
        return Cell(str(number), self.labels.verdict(strength, outcome))

    def _notes(self) -> Iterator[Link]:
        """What else the reader should know at once, with the way there."""
        found, basis = self.observations, self.labels.basis
        listed = "#plan" if self.depth is Depth.ANALYSIS else ""  # under the articles, and all of it in the plan
        for name, things, target in (
            ("gaps", found.gaps, listed or "#list-gaps"),
            ("challenges", found.challenges, listed or "#list-challenges"),
            ("recommendations", found.recommendations, listed or "#recommendations"),
            ("undetermined", found.undetermined, "#undetermined"),
            ("not-cleared", range(basis.not_cleared if basis.only_cleared else 0), "#list-not-cleared"),
            ("pending", {one.fact.question for one in found.pending}, "#list-pending"),
            ("uncited", found.uncited, "#list-uncited"),
            ("assistance", found.assistance, "#list-assistance"),
        ):
            yield from self._note(name, things, target)

    def _note(self, name: str, things: Iterable[object], target: str) -> Iterator[Link]:
        number = len(list(things))
        if number:
            yield Link(self.labels.texts.count(f"report.summary.{name}", number), target)
