"""The body of a Word document: the parts of a report, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from checklist.document import (
    Annex,
    Contents,
    Cover,
    Document,
    Drafting,
    FirstMeasures,
    Item,
    Listing,
    Listings,
    MeasureEntry,
    Part,
    PlanPart,
    Point,
    Prose,
    Register,
    Section,
    StatementEntry,
    Summary,
    Table,
    TotalsTable,
    Verdict,
    Written,
)
from checklist.drawing import Drawing
from checklist.report.depth import Depth
from checklist.word.articles import Articles
from checklist.word.pen import NAMESPACES, Pen

_CONTENTS = ' TOC \\o "1-2" \\h \\z '  #: made anew when the reader asks for it; until then, the links written here


def body(document: Document, pen: Pen) -> str:
    """The body's XML; the section it ends in is left to be filled in."""
    return f"<w:body {NAMESPACES}>{''.join(_Body(document, pen).blocks())}<w:sectPr/></w:body>"


@dataclass(frozen=True)
class _Body:
    """Lays out a document."""

    document: Document
    pen: Pen

    @property
    def articles(self) -> Articles:
        return Articles(self.document, self.pen)

    def blocks(self) -> Iterator[str]:
        document = self.document
        yield from self._cover(document.cover)
        if document.contents:
            yield from self._contents(document.contents)
        yield from self._summary(document.summary)
        for part in document.parts:
            yield from self._part(part)
        for listings in document.listings:
            yield from self._listings(listings)
        if document.plan:
            yield from self._plan(document.plan)
        if document.annex:
            yield from self._annex(document.annex)
        yield self.pen.paragraph(self.pen.words(document.program), "Small")

    # The first pages

    def _cover(self, cover: Cover) -> Iterator[str]:
        pen = self.pen
        yield pen.paragraph(pen.words(cover.kind), "Small")
        yield pen.paragraph(pen.words(cover.title), "Title")
        yield pen.paragraph(pen.words(cover.subtitle), "Subtitle")
        yield pen.paragraph(pen.own(cover.state), "State")
        if cover.territory:
            yield pen.paragraph(pen.own(cover.territory), "Subtitle")
        yield from map(pen.row, cover.rows)
        yield pen.paragraph(
            f"{pen.words(cover.nature, 'Strong')}<w:r><w:br/></w:r>{pen.words(cover.caution)}", "Nature"
        )
        for notice in cover.notices:
            yield pen.paragraph(pen.words(notice), "Small")

    def _contents(self, contents: Contents) -> Iterator[str]:
        pen = self.pen
        links = [(link, style) for upper, below in contents.parts
                 for link, style in ((upper, "TOC1"), *((lower, "TOC2") for lower in below))]  # fmt: skip
        yield pen.paragraph(pen.words(contents.heading), "TOCHeading")
        for number, (link, style) in enumerate(links):
            start = pen.opened(_CONTENTS) if number == 0 else ""
            end = pen.closed() if number == len(links) - 1 else ""
            yield pen.paragraph(start + pen.link(link) + end, style)

    def _summary(self, summary: Summary) -> Iterator[str]:
        pen = self.pen
        yield pen.paragraph(pen.words(summary.heading), "Heading1", "summary")
        yield from (pen.paragraph(pen.words(lead), "Lead") for lead in summary.lead)
        for totals in summary.tables:
            yield from self._totals(totals)
        yield pen.paragraph(pen.words(summary.table_note), "Small")
        yield from self._pictures(summary.bars, summary.matrix)
        if summary.notes:
            yield pen.paragraph(pen.words(summary.notes_heading), "Heading2")
        yield from (pen.paragraph(pen.link(note), "ListBullet") for note in summary.notes)
        if summary.territories:
            yield from self._table(summary.territories)
        if summary.first:
            yield from self._first(summary.first)
        if summary.timetable:
            yield from self._table(summary.timetable)
        yield from self._pictures(summary.timeline)

    def _first(self, first: FirstMeasures) -> Iterator[str]:
        pen = self.pen
        yield from self._headed(first.heading, first.lead)
        for line in first.measures:
            yield pen.paragraph(
                f"{pen.link(line.number)}{pen.words(f' {line.text} ')}{pen.words(line.about, 'Label')}", "Point"
            )
        if first.more:
            yield pen.paragraph(pen.words(first.more), "Small")

    def _pictures(self, *drawings: Drawing | None) -> Iterator[str]:
        """What pictures show, in words: Word draws none of them as text that can be read out."""
        for drawing in drawings:
            if drawing:
                yield self.pen.paragraph(self.pen.words(drawing.title), "Caption", drawing.anchor)
                yield self.pen.paragraph(self.pen.words(drawing.description))

    def _totals(self, totals: TotalsTable) -> Iterator[str]:
        pen = self.pen
        heads = [pen.words(totals.row_head), *map(self._head, totals.heads), pen.words(totals.total_head)]
        rows = [
            [
                pen.words(row.label),
                *(pen.words(f"{cell.number} {cell.verdict.text}") if cell else "" for cell in row.cells),
                pen.words(row.total),
            ]
            for row in totals.rows
        ]
        yield pen.paragraph(pen.words(totals.caption), "Caption")
        yield pen.table(heads, rows, [22, *[14] * len(totals.heads), 8])

    def _head(self, verdict: Verdict) -> str:
        return self.pen.mark(verdict.mark) + self.pen.words(verdict.text)

    # Instruments

    def _part(self, part: Part) -> Iterator[str]:
        pen = self.pen
        yield pen.paragraph(pen.words(part.heading), "Heading1", part.anchor)
        yield pen.paragraph(pen.words(part.name), "Lead")
        yield from map(pen.row, part.rows)
        if part.note:
            yield pen.paragraph(pen.words(part.note), "Small")
        for statement in part.statements:
            yield from self._statement(statement)
        yield from self._pictures(part.picture)
        for section in part.sections:
            yield from self._section(section)

    def _statement(self, statement: StatementEntry) -> Iterator[str]:
        yield self.pen.paragraph(self.pen.words(statement.label), "Where")
        yield from map(self.pen.row, statement.rows)
        yield self.pen.block(statement.text)

    def _section(self, section: Section) -> Iterator[str]:
        pen, articles = self.pen, self.articles
        yield pen.paragraph(pen.words(section.heading), "Heading2", section.anchor)
        if section.cluster:
            yield pen.paragraph(pen.words(section.cluster), "Small")
        if section.questions:
            yield pen.paragraph(pen.words(section.questions_heading), "Heading3")
        for question in section.questions:
            yield from articles.question(question)
        if section.not_asked:
            yield pen.paragraph(pen.words(section.not_asked_heading), "Where")
        yield from map(articles.not_asked, section.not_asked)
        if section.difficulties and isinstance(section.difficulties.value, Written):
            yield pen.paragraph(pen.words(section.difficulties.label), "Where")
            yield pen.block(section.difficulties.value)
        yield from self._provisions(section)
        if section.answers:
            yield pen.paragraph(pen.words(section.answers_heading), "Heading3")
        yield from map(articles.answer, section.answers)
        yield from (block for note in section.notes for block in articles.note(note))

    def _provisions(self, section: Section) -> Iterator[str]:
        if section.provisions and section.provisions_heading:
            yield self.pen.paragraph(self.pen.words(section.provisions_heading), "Heading3")
        lay = self.articles.provision if self.document.depth == Depth.RECORD else self.articles.need
        yield from (block for entry in section.provisions for block in lay(entry))

    # Lists

    def _headed(self, heading: str, lead: str, anchor: str = "") -> Iterator[str]:
        yield self.pen.paragraph(self.pen.words(heading), "Heading2", anchor)
        yield self.pen.paragraph(self.pen.words(lead), "Lead")

    def _listings(self, listings: Listings) -> Iterator[str]:
        yield self.pen.paragraph(self.pen.words(listings.heading), "Heading1", listings.anchor)
        yield self.pen.paragraph(self.pen.words(listings.lead), "Lead")
        for listing in listings.listings:
            yield from self._listing(listing)

    def _listing(self, listing: Listing) -> Iterator[str]:
        yield from self._headed(listing.heading, listing.lead, listing.anchor)
        for item in listing.items:
            yield from self._item(item)

    def _item(self, item: Item) -> Iterator[str]:
        pen = self.pen
        found = pen.words(" · ") + pen.words(item.verdict.text) if item.verdict else ""
        before = pen.mark(item.verdict.mark) if item.verdict else ""
        yield pen.paragraph(before + pen.piece(item.where) + found, "Where")
        for point in item.points:
            yield from self._point(point)

    def _point(self, point: Point) -> Iterator[str]:
        pen = self.pen
        if isinstance(point.text, Written):
            yield pen.block(point.text)
        else:
            text = pen.piece(point.text) + pen.words(" ") if point.text else ""
            yield pen.paragraph(text + pen.links(point.links), "Point")
        yield from self.articles.citations(point.citations, "Point")

    # The action plan

    def _plan(self, plan: PlanPart) -> Iterator[str]:
        yield self.pen.paragraph(self.pen.words(plan.heading), "Heading1", plan.anchor)
        yield self.pen.paragraph(self.pen.words(plan.lead), "Lead")
        yield from self._pictures(plan.timeline)
        for group in plan.groups:
            yield from self._headed(group.heading, group.lead)
            for measure in group.measures:
                yield from self._measure(measure)
        yield from self._drafting(plan.drafting)
        yield from self._listing(plan.notifications)

    def _measure(self, measure: MeasureEntry) -> Iterator[str]:
        pen = self.pen
        for number, point in enumerate(measure.points):
            first = number == 0
            text = pen.words(f"{measure.number} ", "Strong") + pen.words(point) if first else pen.words(point)
            yield pen.paragraph(text, "Where" if first else "Point", measure.anchor if first else "")
        about = pen.words(" · ").join(pen.label(row.label) + pen.piece(row.value) for row in measure.rows)
        yield pen.paragraph(about, "Point")
        yield from (pen.labelled(one, "Point") for one in measure.lists)
        for planned in measure.planned:
            yield pen.said(self.document.planned_label, planned, "Point")

    def _drafting(self, drafting: Drafting) -> Iterator[str]:
        pen = self.pen
        yield from self._headed(drafting.heading, drafting.lead, drafting.anchor)
        for law in drafting.laws:
            yield pen.paragraph(pen.piece(law.law), "Where")
            for one in law.amendments:
                cited = pen.words(" · ").join(pen.own(provision, "Strong") for provision in one.provisions)
                note = pen.words(f"({one.note})", "Label") if one.note else ""
                where = pen.words(" ").join(filter(None, (cited, note)))
                where += pen.words(": ") if where else ""
                start = pen.link(one.number) + pen.words(" ")
                yield pen.paragraph(start + where + pen.words(" ".join(one.points)), "Point")

    # The annex

    def _annex(self, annex: Annex) -> Iterator[str]:
        yield self.pen.paragraph(self.pen.words(annex.heading), "Heading1", annex.anchor)
        yield from self._prose(annex.method)
        yield from self._register(annex.register)
        for prose in annex.prose:
            yield from self._prose(prose)
        if annex.glossary:
            yield from self._table(annex.glossary)

    def _prose(self, prose: Prose) -> Iterator[str]:
        pen = self.pen
        yield pen.paragraph(pen.words(prose.heading), "Heading2", prose.anchor)
        yield from (pen.paragraph(pen.words(paragraph)) for paragraph in prose.paragraphs)
        for row in prose.rows:
            yield pen.paragraph(pen.words(row.label), "Where", row.anchor)
            yield pen.paragraph(pen.piece(row.value), "Point")

    def _register(self, register: Register) -> Iterator[str]:
        pen = self.pen
        yield from self._headed(register.heading, register.lead, register.anchor)
        for law in register.laws:
            yield pen.paragraph(pen.own(law.title), "Where", law.anchor)
            yield from (pen.row(row, "Point") for row in law.rows)

    def _table(self, table: Table) -> Iterator[str]:
        yield from self._headed(table.heading, table.lead, table.anchor)
        rows = [[self.pen.piece(cell) for cell in row] for row in table.rows]
        yield self.pen.table([self.pen.words(head) for head in table.heads], rows, [1] * len(table.heads))
