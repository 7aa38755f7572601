"""Questions and provisions, as a Word document lays them out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checklist.document import (
    AnswerLine,
    Box,
    CitationLine,
    CitationNote,
    Document,
    FiguresTable,
    Link,
    NotAskedLine,
    OptionRow,
    ProvisionEntry,
    QuestionEntry,
    Recommended,
    Row,
    TerritoryRow,
    TerritoryTable,
    UnmetEntry,
    Written,
)
from checklist.word.pen import TICKED, UNTICKED, Pen

_SHORT, _FEW = 20, 4  #: boxes of longer words, or more of them, stand below one another


@dataclass(frozen=True)
class Articles:
    """Lays out what stands under an article."""

    document: Document
    pen: Pen

    # Questions

    def question(self, entry: QuestionEntry) -> Iterator[str]:
        """A question with its answer, the law cited, and every source that reads it."""
        pen, document = self.pen, self.document
        yield self._asked(entry.number, entry.ask, "Question", entry.anchor)
        yield from self._answered(entry)
        if entry.options:
            rows = [[pen.words(option.label), self._option(option)] for option in entry.options]
            yield pen.table([pen.words(head) for head in entry.option_heads], rows, (46, 54))
        if entry.territories:
            yield from self._territories(entry.territories)
        if entry.figures:
            yield self._figures(entry.figures)
        yield from (pen.paragraph(pen.words(note, "Label"), "Answer") for note in entry.notes)
        if entry.prose:
            yield pen.block(entry.prose)
        if entry.reason:
            yield pen.said(document.reason_label, entry.reason, "Answer")
        yield from self.citations(entry.citations, "Answer")
        if entry.comment:
            yield pen.said(document.comment_label, entry.comment, "Answer")
        yield from map(self._planned, entry.planned)
        yield from self._origin(entry)

    def _asked(self, number: str, ask: str, style: str, anchor: str, more: str = "") -> str:
        pen = self.pen
        return pen.paragraph(pen.words(number, "Strong") + pen.tab() + pen.words(ask) + more, style, anchor)

    def _answered(self, entry: QuestionEntry) -> Iterator[str]:
        pen = self.pen
        answer = pen.words(entry.answer, "Strong") if entry.answer else ""
        if len(entry.boxes) > _FEW or any(len(box.text) > _SHORT for box in entry.boxes):
            yield from (pen.paragraph(self._box(box), "Answer") for box in entry.boxes)
            if answer:
                yield pen.paragraph(answer, "Answer")
        elif entry.boxes or answer:
            yield pen.paragraph(self._boxes(entry.boxes, answer), "Answer")

    def _box(self, box: Box) -> str:
        mark = self.pen.words(TICKED if box.ticked else UNTICKED, "Mark")
        return mark + self.pen.words(f" {box.text}", "Strong" if box.ticked else "")

    def _boxes(self, boxes: Iterable[Box], answer: str) -> str:
        return self.pen.words("\u2003").join([*map(self._box, boxes), *([answer] if answer else [])])

    def _option(self, option: OptionRow) -> str:
        pen = self.pen
        answer = pen.words(option.answer, "Strong") if option.answer else ""
        return self._boxes(option.boxes, answer) + "".join(pen.words(f" {note}", "Label") for note in option.notes)

    def _territories(self, table: TerritoryTable) -> Iterator[str]:
        """What is found on each territory, or what each answers; the law cited stands below the table."""
        pen = self.pen
        rows = [[pen.own(row.territory), self._territory(row)] for row in table.rows]
        yield pen.table([pen.words(head) for head in table.heads], rows, (34, 66))
        for row in table.rows:
            if row.prose or row.citations:
                yield pen.paragraph(pen.own(row.territory), "Answer", keep=True)
            if row.prose:
                yield pen.block(row.prose)
            yield from self.citations(row.citations, "Answer")

    def _territory(self, row: TerritoryRow) -> str:
        pen = self.pen
        found = pen.verdict(row.verdict) if row.verdict else ""
        text = pen.words(f" {row.text}" if found else row.text, "Strong") if row.text else ""
        return found + text + (pen.words(f" {row.about}", "Label") if row.about else "")

    def _figures(self, figures: FiguresTable) -> str:
        pen = self.pen
        rows = [
            [pen.words(f"\u2003{row.label}" if row.is_part else row.label), *map(pen.words, row.numbers)]
            for row in figures.rows
        ]
        widths = [40, *[max(60 // len(figures.years), 6)] * len(figures.years)]
        return pen.table([pen.words(figures.head), *map(pen.words, figures.years)], rows, widths)

    def _planned(self, row: Row) -> str:
        if isinstance(row.value, Written):
            return self.pen.said(row.label, row.value, "Answer")
        return self.pen.row(row, "Answer")

    def _origin(self, entry: QuestionEntry) -> Iterator[str]:
        """Who answered and when, and which provisions read it, in one line."""
        pen = self.pen
        parts = [pen.label(row.label) + pen.piece(row.value) for row in entry.origin]
        if entry.read_by:
            parts.append(pen.label(entry.read_by.label) + pen.links(entry.read_by.links))
        if parts:
            yield pen.paragraph(pen.words(" · ").join(parts), "Small")

    def not_asked(self, line: NotAskedLine) -> str:
        """A question that does not arise, and why."""
        because = self.pen.words(f" {line.because} ", "Label") + self.pen.links(line.links)
        return self._asked(line.number, line.ask, "Unasked", line.anchor, because)

    def answer(self, line: AnswerLine) -> str:
        """A question in short."""
        pen = self.pen
        more = pen.words(f" {line.answer}", "Strong")
        more += "".join(pen.words(" [") + pen.link(note) + pen.words("]") for note in line.notes)
        if line.body:
            more += pen.words(" ") + pen.label(line.body.label) + pen.piece(line.body.value)
        return self._asked(line.number, line.ask, "Unasked", line.anchor, more)

    # The law cited

    def citations(self, citations: Sequence[CitationLine], style: str) -> Iterator[str]:
        """Citations, the first behind its label."""
        for number, citation in enumerate(citations):
            label = "" if number else self.pen.label(self.document.citations_label)
            yield self.pen.paragraph(label + self._citation(citation), style)
            yield from self._quote(citation)

    def note(self, note: CitationNote) -> Iterator[str]:
        """A citation under the number by which answers in short refer to it."""
        number = self.pen.words(f"[{note.number}] ")
        yield self.pen.paragraph(number + self._citation(note.citation), "Small", note.anchor)
        yield from self._quote(note.citation)

    def _citation(self, citation: CitationLine) -> str:
        pen = self.pen
        law = pen.leading(pen.own(citation.law, "Hyperlink" if citation.target else ""), citation.target)
        about = f" ({citation.status})" + (f" {citation.options}" if citation.options else "")
        return pen.own(citation.provision) + pen.words(self.document.comma) + law + pen.words(about, "Label")

    def _quote(self, citation: CitationLine) -> Iterator[str]:
        if citation.quote:
            yield self.pen.block(citation.quote)

    # Provisions

    def provision(self, entry: ProvisionEntry) -> Iterator[str]:
        """A provision with its finding, why, and what would change it."""
        pen = self.pen
        yield pen.paragraph(pen.words(entry.heading), "Heading4", entry.anchor)
        yield from self._provided(entry)
        more = " ".join(text for text in (entry.because, entry.elements) if text)
        yield pen.paragraph(pen.verdict(entry.verdict) + (pen.words(f" · {more}") if more else ""))
        yield from self._noted(entry)
        if entry.unmet and entry.unmet_label:
            yield pen.paragraph(pen.words(entry.unmet_label, "Label"), keep=True)
        for unmet in entry.unmet:
            yield from self._unmet(unmet)
        yield from map(pen.labelled, entry.lists)
        if entry.recommended:
            yield pen.paragraph(pen.words(entry.recommended_label, "Label"), keep=True)
        yield from map(self._recommended, entry.recommended)

    def need(self, entry: ProvisionEntry) -> Iterator[str]:
        """What a provision lacks, in short."""
        pen = self.pen
        heading = pen.words(f"{entry.heading} · ") + pen.verdict(entry.verdict)
        yield pen.paragraph(heading, "Heading3", entry.anchor)
        yield from self._provided(entry)
        yield from self._noted(entry)
        for unmet in entry.unmet:
            failing = pen.words(" ") + pen.links(unmet.failing.links) if unmet.failing else ""
            yield pen.paragraph(pen.verdict(unmet.verdict) + pen.words(f" · {unmet.text}") + failing, "Point")
            yield from self._suggested(unmet)
        yield from map(pen.labelled, entry.lists)

    def _provided(self, entry: ProvisionEntry) -> Iterator[str]:
        """How a provision binds, and what it requires."""
        pen = self.pen
        force = (part for part in (entry.strength, entry.limiter, entry.cluster) if part)
        yield pen.paragraph(pen.words(" · ").join(map(pen.words, force)), "Small", keep=True)
        yield pen.paragraph(pen.words(entry.requires), keep=True)

    def _noted(self, entry: ProvisionEntry) -> Iterator[str]:
        if entry.territories:
            yield from self._territories(entry.territories)
        yield from (self.pen.paragraph(self.pen.words(note, "Label")) for note in entry.notes)
        yield from map(self.pen.block, entry.statements)

    def _unmet(self, unmet: UnmetEntry) -> Iterator[str]:
        pen = self.pen
        yield pen.paragraph(pen.verdict(unmet.verdict) + pen.words(f" · {unmet.text}"), "Point")
        yield from self._suggested(unmet)
        if unmet.failing:
            yield pen.labelled(unmet.failing, "Point")
        if len(unmet.ways) == 1:
            yield pen.paragraph(pen.label(unmet.ways_label) + self._way(unmet.ways[0]), "Point")
        elif unmet.ways_label:
            yield pen.paragraph(pen.label(unmet.ways_label), "Point")
            yield from (pen.paragraph(self._way(way), "ListBullet") for way in unmet.ways)

    def _suggested(self, unmet: UnmetEntry) -> Iterator[str]:
        if unmet.suggestion:
            label = self.pen.label(self.document.suggestion_label)
            yield self.pen.paragraph(label + self.pen.words(unmet.suggestion), "Point")

    def _way(self, way: Sequence[Link]) -> str:
        together = self.pen.words(f"{self.document.all_of} ") if len(way) > 1 else ""
        return together + self.pen.links(way)

    def _recommended(self, one: Recommended) -> str:
        pen = self.pen
        verdict = pen.words(" · ") + pen.words(one.verdict.text)
        return pen.paragraph(pen.mark(one.verdict.mark) + pen.link(one.link) + verdict, "Point")
