"""Several territories of a federal State as tables and as data: what is joined, and all of each territory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from checklist.document import Written
from checklist.exchange import (
    JOINED_FORMAT,
    JoinedData,
    JoinedFindingData,
    OfTerritoryData,
)
from checklist.finding import Finding
from checklist.joining import Joined
from checklist.report import data, tables
from checklist.report.found import Found
from checklist.report.given import Given
from checklist.report.joined import wording
from checklist.report.labels import Labels, outcome_key
from checklist.report.sheet import Row, sheet
from checklist.report.whole import Whole
from checklist.rulebook import Rulebook
from checklist.texts import Texts, plain
from checklist.workbook import Column, Sheet, Workbook


@dataclass(frozen=True)
class Together:
    """Territories joined, and the words for all of them."""

    joined: Joined
    state: Whole  #: the State without answers, with the joined findings
    territories: tuple[Whole, ...]

    @classmethod
    def of(cls, rulebook: Rulebook, joined: Joined, texts: Texts, date: str, version: str) -> "Together":
        """The territories in one language, dated as told."""
        whole = Whole.of(rulebook, joined.state, joined.assessment, wording(texts), date, version, joined.basis)
        each = (
            Whole.of(rulebook, one.submission, one.assessment, texts, date, version, one.basis)
            for one in joined.territories
        )
        return cls(joined, whole, tuple(each))

    @property
    def labels(self) -> Labels:
        """The words for all."""
        return self.state.labels

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the territories."""
        return tuple(one.name for one in self.joined.territories)

    def of_each(self, finding: Finding) -> Iterator[tuple[Whole, Finding, bool]]:
        """What was found on a provision in each territory, and whether this is left out of the joined finding."""
        for whole, one in zip(self.territories, self.joined.territories, strict=True):
            yield whole, whole.provisions.finding(finding.rule_id), finding.rule_id in one.left_out


# Tables


def workbook(together: Together) -> Workbook:
    """Every table: the joined findings and their totals, then the tables of all territories, the territory first."""
    found = Found(together.state)
    book = tables.workbook(together.state)
    of_each = _each(together, tables.sheets)
    return replace(book, sheets=(_about(together), _findings(together), found.totals(), *of_each))


def register(together: Together) -> Workbook:
    """The law that the answers of all territories rest on, in one table."""
    book = tables.register(together.state)
    return replace(book, sheets=tuple(_each(together, lambda whole: (Given(whole).citations(with_uncited=True),))))


def _each(together: Together, sheets: Callable[[Whole], tuple[Sheet, ...]]) -> Iterator[Sheet]:
    """Tables of all territories as one, with the territory in the first column; some have a table that others lack."""
    head = Column(plain(together.labels.texts.say("report.territory")), 20)
    by_name: dict[str, list[tuple[Written, Sheet]]] = {}
    for whole in together.territories:
        for one in sheets(whole):
            by_name.setdefault(one.name, []).append((whole.labels.written(whole.labels.submission.territory), one))
    for alike in by_name.values():
        rows = tuple((name, *row) for name, one in alike for row in one.rows)
        yield replace(alike[0][1], columns=(head, *alike[0][1].columns), rows=rows)


def _about(together: Together) -> Sheet:
    """What the report is, and which territories it joins."""
    say, about = together.labels.texts.say, tables.about(together.state)
    rows: list[Row] = [(plain(say("formats.notice")), plain(say("joined.notice")))]
    for whole in together.territories:
        date = whole.labels.texts.date(whole.labels.submission.date)
        name = whole.labels.written(whole.labels.submission.territory)
        rows += [(plain(say("report.territory")), name), (plain(say("report.submission-date")), plain(date))]
        rows += [(plain(say("clearing.label")), plain(whole.labels.clearance()))]
    return replace(about, rows=(*about.rows, *rows))


def _findings(together: Together) -> Sheet:
    """A row for each provision: the joined finding, then what was found in each territory."""
    columns = (
        *(("formats.instrument", 18), ("formats.article", 26), ("formats.provision", 24), ("formats.rule-id", 16)),
        ("report.totals.strength", 20),
        ("joined.finding", 26),
        ("formats.finding-code", 18),
    )
    made = sheet(together.labels.texts, "joined", columns, ())
    names = tuple(
        Column(whole.labels.written(whole.labels.submission.territory).text, 24) for whole in together.territories
    )
    rows = tuple(tuple(_row(together, finding)) for finding in together.joined.assessment.findings)
    return replace(made, columns=(*made.columns, *names), rows=rows)


def _row(together: Together, finding: Finding) -> Iterator[str]:
    labels, rule = together.labels, together.labels.rulebook.rules[finding.rule_id]
    place = labels.rulebook.rule_places[rule.id]
    yield from map(plain, (*together.state.place(place), labels.cite(rule.id), rule.id, labels.strength(rule)))
    yield plain(labels.verdict(rule.strength, finding.outcome).text)
    yield finding.outcome
    for whole, one, left_out in together.of_each(finding):
        verdict = whole.labels.verdict(rule.strength, one.outcome).text
        because = labels.texts.say("joined.left-out") if left_out else ""
        yield plain(f"{verdict}. {because}" if because else verdict)


# Data


def report(together: Together) -> JoinedData:
    """What is joined, and the whole report of each territory."""
    state, submission = data.report(together.state), together.labels.submission
    return JoinedData(
        format=JOINED_FORMAT,
        program=state.program,
        rules=state.rules,
        language=state.language,
        state=state.state,
        date=state.date,
        nature=submission.nature,
        notices=(plain(together.labels.texts.say("joined.notice")), *state.notices),
        clearance=state.clearance,
        findings=findings(together),
        totals=state.totals,
        territories=tuple(map(data.report, together.territories)),
    )


def findings(together: Together) -> tuple[JoinedFindingData, ...]:
    """Every joined finding, with what was found in each territory."""
    return tuple(_finding(together, finding) for finding in together.joined.assessment.findings)


def _finding(together: Together, finding: Finding) -> JoinedFindingData:
    labels, rule = together.labels, together.labels.rulebook.rules[finding.rule_id]
    place = labels.rulebook.rule_places[rule.id]
    return JoinedFindingData(
        id=rule.id,
        instrument=place.instrument.id,
        article=place.key,
        cite=plain(labels.cite(rule.id)),
        strength=rule.strength,
        outcome=finding.outcome,
        label=plain(labels.texts.say(outcome_key(rule.strength, finding.outcome))),
        territories=tuple(
            OfTerritoryData(whole.labels.submission.territory, one.outcome, left_out)
            for whole, one, left_out in together.of_each(finding)
        ),
    )
