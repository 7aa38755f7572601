"""The report as data: its shape, from which its schema is made; codes, and beside them the words of one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from checklist.finding import Because, Outcome, State
from checklist.observations import Force
from checklist.question import QuestionType
from checklist.rule import Strength
from checklist.submission import Citation, Clearance, MeasureKind, Nature, Planned

FORMAT = 1  #: of the report as data
JOINED_FORMAT = 1  #: of a report on several territories as data


@dataclass(frozen=True)
class FactData:
    """One thing an answer can state: a question, or one option of it."""

    question: str
    option: str | None = None


@dataclass(frozen=True)
class ChangeData:
    """One change that would help: a fact and the answers that would do, or the months of a penalty."""

    question: str
    missing: Literal["law", "information"]
    option: str | None = None
    wanted: Annotated[tuple[str, ...] | None, Field(serialization_alias="is")] = None
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True)
class ElementData:
    """How one element of a provision stands, and what would change it."""

    id: str
    state: State
    failing: tuple[FactData, ...]
    missing: tuple[FactData, ...]
    ways: tuple[tuple[ChangeData, ...], ...]
    gap: str | None = None
    suggestion: str | None = None


@dataclass(frozen=True)
class FindingData:
    """The outcome of one rule, and why."""

    id: str
    instrument: str
    article: str
    cite: str
    requires: str
    strength: Strength
    outcome: Outcome
    label: str
    because: Because
    force: Force
    reserved: bool
    remarks: tuple[str, ...]
    decided_by: tuple[FactData, ...]
    still_open: tuple[FactData, ...]
    opens: tuple[str, ...]
    elements: tuple[ElementData, ...]


Counts = Mapping[Strength, Mapping[Outcome, int]]


@dataclass(frozen=True)
class StatedData:
    """One fact in words; `value` is its code, and absent where nothing is stated."""

    answer: str
    pending: bool  #: all the law cited for it is not in force, so that it counts as unknown
    uncited: bool  #: no law is cited for it
    option: str | None = None
    label: str | None = None
    value: str | None = None


@dataclass(frozen=True)
class QuestionData:
    """One question as it stood: asked or not, and each of its facts."""

    id: str
    number: str
    instrument: str
    article: str
    ask: str
    type: QuestionType
    asked: Literal["yes", "no", "not-yet"]
    facts: tuple[StatedData, ...]


@dataclass(frozen=True)
class ShortfallData:
    """A provision or recommendation that lacks something."""

    id: str
    outcome: Outcome
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class GoodPracticeData:
    """A good practice: of the State's own words, or of a note of the rule `id`."""

    article: str
    text: str
    citations: tuple[Citation, ...]
    facts: tuple[FactData, ...]
    id: str | None = None


@dataclass(frozen=True)
class SuggestionData:
    """What is suggested for a provision."""

    id: str
    suggestions: tuple[str, ...]


@dataclass(frozen=True)
class AssistanceData:
    """Technical assistance wanted under an article."""

    article: str
    field: str
    label: str
    text: str


@dataclass(frozen=True)
class DifficultyData:
    """Difficulties described under an article."""

    article: str
    text: str


@dataclass(frozen=True)
class ObservationsData:
    """What the report makes of the findings, and what else it lists."""

    gaps: tuple[ShortfallData, ...]
    challenges: tuple[ShortfallData, ...]
    recommendations: tuple[ShortfallData, ...]
    good_practices: tuple[GoodPracticeData, ...]
    suggestions: tuple[SuggestionData, ...]
    assistance: tuple[AssistanceData, ...]
    difficulties: tuple[DifficultyData, ...]
    undetermined: tuple[str, ...]
    open_questions: tuple[FactData, ...]
    not_known: tuple[FactData, ...]
    declared_not_applicable: tuple[str, ...]
    pending: tuple[FactData, ...]
    uncited: tuple[FactData, ...]


@dataclass(frozen=True)
class MeasureData:
    """One measure of the action plan; `force` is 0 for duties, 1 for what to consider, 2 for recommendations."""

    number: int
    points: tuple[str, ...]
    kind: MeasureKind
    label: str
    force: int
    questions: tuple[str, ...]
    settles: tuple[str, ...]
    advances: tuple[str, ...]
    planned: tuple[Planned, ...]


@dataclass(frozen=True)
class AmendmentData:
    """What a measure would amend in a law; `near` where the law is cited for another part of the same provision."""

    measure: int
    citations: tuple[Citation, ...]
    near: bool


@dataclass(frozen=True)
class DraftData:
    """One law, and the measures that would amend it; without a law, what would be new."""

    amendments: tuple[AmendmentData, ...]
    law: str | None = None


@dataclass(frozen=True)
class NotificationData:
    """A provision that asks States to notify, and how that stands."""

    id: str
    outcome: Outcome
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class StepData:
    """One step of the review; `done` and `in_time` are absent where no day is recorded."""

    id: str
    text: str
    due: str
    done: str | None = None
    in_time: bool | None = None


@dataclass(frozen=True)
class ClearanceData:
    """How many answers are given and how far they are cleared; where only cleared ones count, which are left out."""

    numbers: Mapping[Clearance, int]
    only_cleared: bool
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class ReportData:
    """A whole report."""

    format: int
    program: str
    rules: str
    language: str
    state: str
    territory: str
    date: str  #: of the report
    nature: Nature
    notices: tuple[str, ...]
    clearance: ClearanceData
    submission: Mapping[str, Any]  #: as it was given, without what bodies say to each other and what is left out
    questions: tuple[QuestionData, ...]
    findings: tuple[FindingData, ...]
    totals: Counts
    observations: ObservationsData
    measures: tuple[MeasureData, ...]
    drafts: tuple[DraftData, ...]
    notifications: tuple[NotificationData, ...]
    timetable: tuple[StepData, ...]


@dataclass(frozen=True)
class OfTerritoryData:
    """What was found in one territory; `left_out` where it declares that a provision does not concern it."""

    territory: str
    outcome: Outcome
    left_out: bool


@dataclass(frozen=True)
class JoinedFindingData:
    """The joined outcome of one rule, and those of the territories in the order of their names."""

    id: str
    instrument: str
    article: str
    cite: str
    strength: Strength
    outcome: Outcome
    label: str
    territories: tuple[OfTerritoryData, ...]


@dataclass(frozen=True)
class JoinedData:
    """A report on several territories of a federal State, with the whole report on each."""

    format: int
    program: str
    rules: str
    language: str
    state: str
    date: str  #: of the report
    nature: Nature
    notices: tuple[str, ...]
    clearance: ClearanceData
    findings: tuple[JoinedFindingData, ...]
    totals: Counts
    territories: tuple[ReportData, ...]


REPORT: TypeAdapter[ReportData] = TypeAdapter(ReportData)
FINDINGS: TypeAdapter[tuple[FindingData, ...]] = TypeAdapter(tuple[FindingData, ...])

JOINED: TypeAdapter[JoinedData] = TypeAdapter(JoinedData)
JOINED_FINDINGS: TypeAdapter[tuple[JoinedFindingData, ...]] = TypeAdapter(tuple[JoinedFindingData, ...])
CLEARANCE: TypeAdapter[ClearanceData] = TypeAdapter(ClearanceData)


def as_data(findings: tuple[FindingData, ...]) -> list[dict[str, Any]]:
    """Findings as they stand in a report, for other uses."""
    made: list[dict[str, Any]] = FINDINGS.dump_python(findings, mode="json", by_alias=True, exclude_none=True)
    return made


def as_clearance(clearance: ClearanceData) -> dict[str, Any]:
    """How far answers are cleared as it stands in a report, for other uses."""
    made: dict[str, Any] = CLEARANCE.dump_python(clearance, mode="json")
    return made


def as_joined(findings: tuple[JoinedFindingData, ...]) -> list[dict[str, Any]]:
    """Joined findings as they stand in a report, for other uses."""
    made: list[dict[str, Any]] = JOINED_FINDINGS.dump_python(findings, mode="json")
    return made


def as_json(report: ReportData | JoinedData) -> bytes:
    """The file that a report as data is kept in: UTF-8, two spaces of indent; what is not there is left out."""
    if isinstance(report, JoinedData):
        return JOINED.dump_json(report, indent=2, by_alias=True, exclude_none=True) + b"\n"
    return REPORT.dump_json(report, indent=2, by_alias=True, exclude_none=True) + b"\n"
