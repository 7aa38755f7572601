"""The report as values: every string decided, nothing laid out."""

from dataclasses import dataclass

from checklist.drawing import Drawing
from checklist.texts import Direction


@dataclass(frozen=True)
class Written:
    """What a State wrote: printed as it stands, with its own language and direction."""

    text: str
    language: str
    direction: Direction


@dataclass(frozen=True)
class Link:
    """Words that lead elsewhere: to an anchor of the report (`#…`) or to an address."""

    text: str
    target: str


Piece = str | Written | Link


@dataclass(frozen=True)
class Row:
    """A label and what stands beside it."""

    label: str
    value: Piece
    anchor: str = ""


@dataclass(frozen=True)
class Verdict:
    """An outcome in words, with the name of the shape that marks it in black and white."""

    text: str
    mark: str


@dataclass(frozen=True)
class Labelled:
    """A label and the links it leads to."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Cover:
    """The first page: what the report is, of whom, of when, and what it is not."""

    kind: str
    title: str
    subtitle: str
    state: Written
    territory: Written | None
    nature: str
    caution: str
    rows: tuple[Row, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """A number and the outcome it counts."""

    number: str
    verdict: Verdict


@dataclass(frozen=True)
class TotalsRow:
    """The totals of one strength."""

    label: str
    cells: tuple[Cell | None, ...]  #: None where the strength has no such outcome
    total: str


@dataclass(frozen=True)
class TotalsTable:
    """Totals by outcome within strength; the columns name outcomes, the last one the sum of the row."""

    caption: str
    row_head: str
    heads: tuple[Verdict, ...]
    total_head: str
    rows: tuple[TotalsRow, ...]


@dataclass(frozen=True)
class Table:
    """A table under a heading; the first cell of a row says what the row is about."""

    heading: str
    lead: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]
    anchor: str = ""  #: empty: nothing leads to it


@dataclass(frozen=True)
class MeasureLine:
    """One measure of the action plan in a line."""

    number: Link
    text: str
    about: str  #: its kind, who is responsible, by when, how many provisions it settles


@dataclass(frozen=True)
class FirstMeasures:
    """The measures that come first, and how many follow."""

    heading: str
    lead: str
    measures: tuple[MeasureLine, ...]
    more: str


@dataclass(frozen=True)
class Summary:
    """What was found, on the first pages: at most three of them, whatever was found."""

    heading: str
    lead: tuple[str, ...]
    tables: tuple[TotalsTable, ...]
    table_note: str
    bars: Drawing | None
    notes_heading: str
    notes: tuple[Link, ...]
    matrix: Drawing | None
    first: FirstMeasures | None
    timetable: Table | None
    timeline: Drawing | None
    territories: Table | None = None  #: in a joined report


@dataclass(frozen=True)
class Box:
    """One answer to choose, ticked or not."""

    text: str
    ticked: bool


@dataclass(frozen=True)
class OptionRow:
    """One option of a question, with its own boxes or its own answer."""

    label: str
    boxes: tuple[Box, ...]
    answer: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class FiguresRow:
    """What is counted, and its number in each year; empty where none is given.

    A part stands below the whole that it is a part of.
    """

    label: str
    numbers: tuple[str, ...]
    is_part: bool


@dataclass(frozen=True)
class FiguresTable:
    """Figures by year: a column for each year, the earliest first."""

    head: str
    years: tuple[str, ...]
    rows: tuple[FiguresRow, ...]


@dataclass(frozen=True)
class CitationLine:
    """The provision of a law that an answer rests on."""

    provision: Written
    law: Written
    target: str  #: the law's place in the register
    status: str
    options: str
    quote: Written | None


@dataclass(frozen=True)
class TerritoryRow:
    """What is found on one territory, or what it answers."""

    territory: Written
    verdict: Verdict | None
    text: str
    prose: Written | None = None
    citations: tuple[CitationLine, ...] = ()
    about: str = ""


@dataclass(frozen=True)
class TerritoryTable:
    """The territories of a State, one below the other in the order of their names."""

    heads: tuple[str, str]
    rows: tuple[TerritoryRow, ...]


@dataclass(frozen=True)
class QuestionEntry:
    """One question with its answer, the law cited, and every source that reads it."""

    anchor: str
    number: str
    ask: str
    boxes: tuple[Box, ...]
    options: tuple[OptionRow, ...]
    option_heads: tuple[str, str]
    figures: FiguresTable | None
    answer: str
    prose: Written | None
    notes: tuple[str, ...]
    reason: Written | None
    citations: tuple[CitationLine, ...]
    comment: Written | None
    planned: tuple[Row, ...]  #: what the State plans about it
    origin: tuple[Row, ...]
    read_by: Labelled | None
    territories: TerritoryTable | None = None  #: in a joined report


@dataclass(frozen=True)
class AnswerLine:
    """A question in short, with what its answer lacks and the law cited for that."""

    anchor: str
    number: str
    ask: str
    answer: str
    notes: tuple[Link, ...]  #: to the law cited, below
    body: Row | None


@dataclass(frozen=True)
class CitationNote:
    """The law that answers in short rest on, once for an article."""

    anchor: str
    number: str
    citation: CitationLine


@dataclass(frozen=True)
class NotAskedLine:
    """A question that does not arise, and because of which answers."""

    anchor: str
    number: str
    ask: str
    because: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class UnmetEntry:
    """An element that is not met, what it lacks, and what would meet it: alternatives, each of changes together."""

    verdict: Verdict
    text: str
    suggestion: str
    failing: Labelled | None
    ways_label: str
    ways: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True)
class Recommended:
    """A recommendation that bears on a provision, with its own outcome."""

    link: Link
    verdict: Verdict


@dataclass(frozen=True)
class ProvisionEntry:
    """One provision: what it requires, what was found, why, and what would change it."""

    anchor: str
    heading: str
    strength: str
    cluster: str  #: where it differs from the article's
    requires: str
    limiter: str
    verdict: Verdict
    because: str
    notes: tuple[str, ...]  #: force, reservations, alternatives, remarks
    statements: tuple[Written, ...]
    elements: str
    unmet_label: str
    unmet: tuple[UnmetEntry, ...]
    lists: tuple[Labelled, ...]  #: decided by, still open, would open, computed, practice, served provision
    recommended_label: str
    recommended: tuple[Recommended, ...]
    territories: TerritoryTable | None = None  #: in a joined report


@dataclass(frozen=True)
class Section:
    """One article: its questions, then its provisions."""

    anchor: str
    heading: str
    cluster: str
    questions_heading: str
    questions: tuple[QuestionEntry, ...]
    not_asked_heading: str
    not_asked: tuple[NotAskedLine, ...]
    difficulties: Row | None
    provisions_heading: str
    provisions: tuple[ProvisionEntry, ...]
    answers_heading: str  #: the questions in short, where they are not printed in full
    answers: tuple[AnswerLine, ...]
    notes: tuple[CitationNote, ...]


@dataclass(frozen=True)
class StatementEntry:
    """A reservation or declaration recorded towards an instrument."""

    label: str
    rows: tuple[Row, ...]
    text: Written


@dataclass(frozen=True)
class Part:
    """One instrument and its articles."""

    anchor: str
    heading: str
    name: str
    rows: tuple[Row, ...]
    note: str
    statements: tuple[StatementEntry, ...]
    picture: Drawing | None
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Point:
    """One thing a list says: a line of words, a State's text, what it rests on."""

    text: Piece
    citations: tuple[CitationLine, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Item:
    """Points under one provision or article."""

    where: Piece
    verdict: Verdict | None
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Listing:
    """Items under one heading; `lead` says what they are, or that there are none."""

    anchor: str
    heading: str
    lead: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Listings:
    """A part of the report made of lists."""

    anchor: str
    heading: str
    lead: str
    listings: tuple[Listing, ...]


@dataclass(frozen=True)
class MeasureEntry:
    """One measure: what it changes, of what kind it is, who is responsible, by when, and what it serves."""

    anchor: str
    number: str
    points: tuple[str, ...]
    rows: tuple[Row, ...]  #: its kind, who is responsible, by when
    lists: tuple[Labelled, ...]  #: what it settles and advances, the questions it is about, assistance wanted
    planned: tuple[Written, ...]


@dataclass(frozen=True)
class MeasureGroup:
    """The measures that provisions of one legal force call for."""

    heading: str
    lead: str
    measures: tuple[MeasureEntry, ...]


@dataclass(frozen=True)
class AmendmentEntry:
    """What one measure would change in a law: the provisions cited, and what is suggested."""

    number: Link
    provisions: tuple[Written, ...]
    note: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class DraftEntry:
    """One law, and what the measures would change in it."""

    law: Piece
    amendments: tuple[AmendmentEntry, ...]


@dataclass(frozen=True)
class Drafting:
    """The drafting list, law by law."""

    anchor: str
    heading: str
    lead: str
    laws: tuple[DraftEntry, ...]


@dataclass(frozen=True)
class PlanPart:
    """The action plan."""

    anchor: str
    heading: str
    lead: str
    timeline: Drawing | None
    groups: tuple[MeasureGroup, ...]
    drafting: Drafting
    notifications: Listing


@dataclass(frozen=True)
class LawEntry:
    """One law of the register."""

    anchor: str
    title: Written
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Register:
    """The register of laws."""

    anchor: str
    heading: str
    lead: str
    laws: tuple[LawEntry, ...]


@dataclass(frozen=True)
class Prose:
    """Paragraphs and lines under one heading."""

    anchor: str
    heading: str
    paragraphs: tuple[str, ...]
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Annex:
    """What stands at the end: method, register of laws, sources, editions, what is not asked."""

    anchor: str
    heading: str
    method: Prose
    register: Register
    prose: tuple[Prose, ...]
    glossary: Table | None  #: terms in English and Arabic, and where the Arabic is attested


@dataclass(frozen=True)
class Contents:
    """The list of parts and articles, with their pages in print."""

    heading: str
    parts: tuple[tuple[Link, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class Document:
    """A whole report in one language."""

    depth: str
    language: str
    direction: Direction
    title: str
    subject: str
    date: str  #: ISO, for the file's own dates
    program: str
    skip: str
    footer: str
    page: tuple[str, str, str]  #: the words before, between and after the page's number and the number of pages
    comma: str
    all_of: str  #: stands before changes that are needed together
    chosen: str  #: read out before a ticked box
    comment_label: str
    quote_label: str
    reason_label: str
    citations_label: str
    suggestion_label: str
    planned_label: str
    cover: Cover
    contents: Contents | None
    summary: Summary
    parts: tuple[Part, ...]
    listings: tuple[Listings, ...]
    plan: PlanPart | None
    annex: Annex | None
    not_shown: Prose  #: printed only where the fonts lack a character
