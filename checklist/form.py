"""The questionnaire to fill in by hand, as values: every string and every place to write decided, nothing laid out."""

from dataclasses import dataclass
from typing import ClassVar

from checklist.document import Contents, Row
from checklist.texts import Direction


@dataclass(frozen=True)
class Tick:
    """A box to tick, with the words beside it."""

    name: str  #: its field's, where the form is filled in on a screen
    label: str  #: what it stands for, read out where it is seen alone
    text: str

    ticked: ClassVar[bool] = False  #: a form is handed out blank


@dataclass(frozen=True)
class Room:
    """Room to write in, with the words before it; `label` is read out where it is seen alone."""

    name: str
    label: str
    text: str = ""
    lines: int = 1


Cell = str | Tick | Room


@dataclass(frozen=True)
class GridRow:
    """One row to fill in; text at its head says what the row is about."""

    cells: tuple[Cell, ...]
    is_part: bool = False  #: of what stands above it


@dataclass(frozen=True)
class Grid:
    """A table to fill in; `kind` names its layout."""

    kind: str
    heads: tuple[Cell, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True)
class Asked:
    """One question: what is asked, when and why, and where the answer and its grounds go."""

    anchor: str
    number: str
    ask: str
    gate: str  #: when it is to be answered, in words; empty where always
    guidance: tuple[str, ...]
    ticks: tuple[Tick, ...]
    stacked: bool  #: whether the boxes stand one below the other
    grid: Grid | None
    rooms: tuple[Room, ...]
    none: tuple[Tick, ...]  #: what to tick instead of an answer; the last one wants a reason
    reason: Room
    law: Grid | None
    remarks: tuple[Room, ...]


@dataclass(frozen=True)
class Notes:
    """What a State may add to an article; never judged."""

    heading: str
    difficulties: Room
    practices: Room
    fields_label: str
    fields: tuple[Tick, ...]
    assistance: Room


@dataclass(frozen=True)
class FormSection:
    """One article: its questions, then what the State may add."""

    anchor: str
    heading: str
    cluster: str
    rows: tuple[Row, ...]  #: who can answer, and from which papers
    questions: tuple[Asked, ...]
    notes: Notes | None


@dataclass(frozen=True)
class FormPart:
    """One instrument and the articles that ask something."""

    anchor: str
    heading: str
    name: str
    citation: Row
    note: str
    sections: tuple[FormSection, ...]


@dataclass(frozen=True)
class FormCover:
    """The first page: what the form is, of whom it is, and what it is not."""

    kind: str
    title: str
    subtitle: str
    rooms: tuple[Room, ...]
    nature: str
    natures: tuple[Tick, ...]
    rows: tuple[Row, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Guide:
    """How to fill it in."""

    anchor: str
    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Treaty:
    """Where the State stands towards one treaty."""

    name: str
    ticks: tuple[Tick, ...]
    since: Room
    statements: Grid


@dataclass(frozen=True)
class Treaties:
    """Where the State stands towards the treaties."""

    anchor: str
    heading: str
    lead: str
    treaties: tuple[Treaty, ...]


@dataclass(frozen=True)
class BlankRegister:
    """The register of laws, to fill in."""

    anchor: str
    heading: str
    lead: str
    laws: Grid


@dataclass(frozen=True)
class Form:
    """A whole questionnaire to fill in, in one language."""

    language: str
    direction: Direction
    title: str
    subject: str
    program: str
    skip: str
    footer: str
    page: tuple[str, str, str]  #: the words before, between and after the page's number and the number of pages
    fillable: bool  #: whether boxes and rooms are fields of a screen
    cover: FormCover
    contents: Contents
    guide: Guide
    treaties: Treaties | None  #: None where no treaty is asked about
    register: BlankRegister
    parts: tuple[FormPart, ...]
