"""Runs, paragraphs and tables in the XML of Word, each in its direction.

Word wants the properties of a thing in a fixed order; it is kept here.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape

from checklist.document import Labelled, Link, Piece, Row, Verdict, Written
from checklist.texts import END, ISOLATES, LEFT_TO_RIGHT, RIGHT_TO_LEFT, Direction

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
WIDTH = 9638  #: between the margins of A4, in twentieths of a point
#: Shapes told apart by form alone.
MARKS = {"full": "●", "half": "◐", "empty": "○", "dash": "–", "open": "?"}
TICKED, UNTICKED = "☒", "☐"
_REFUSED = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  #: characters that XML has no room for
_MARKS = re.compile(f"([{ISOLATES}])")
_STEPS = re.compile("([\n\t])")
_ADDRESS = re.compile("https?://")
_DIRECTIONS: dict[str, Direction] = {LEFT_TO_RIGHT: "ltr", RIGHT_TO_LEFT: "rtl"}
_REGIONS = {"en": "en-GB", "ar": "ar-SA", "und": "x-none"}  #: languages as Word names them


class Pen:
    """Writes in one direction; what a State wrote keeps its own."""

    def __init__(self, direction: Direction, relate: Callable[[str], str]) -> None:
        self.direction: Direction = direction
        self._relate = relate  #: gives the id by which the document leads to an address
        self._places: dict[str, str] = {}
        self._marked = 0

    # Runs

    def words(self, text: str, style: str = "") -> str:
        """The report's own words; marks that set parts of them apart become runs of their own direction."""
        around: list[Direction] = [self.direction]
        runs = []
        for part in _MARKS.split(text):
            if part in _DIRECTIONS:
                around.append(_DIRECTIONS[part])
            elif part == END:
                del around[max(1, len(around) - 1) :]
            elif part:
                runs.append(_run(part, style, around[-1]))
        return "".join(runs)

    def own(self, written: Written, style: str = "") -> str:
        """What a State wrote, with its direction and language."""
        return _run(written.text, style, written.direction, _language(written))

    def piece(self, value: Piece, style: str = "") -> str:
        """Words, a State's text, or a link."""
        if isinstance(value, Written):
            return self.own(value, style)
        return self.link(value, style) if isinstance(value, Link) else self.words(value, style)

    def link(self, link: Link, style: str = "") -> str:
        """Words that lead elsewhere; where they lead nowhere, words."""
        return self.leading(self.words(link.text, "Hyperlink" if link.target else style), link.target)

    def leading(self, runs: str, target: str) -> str:
        """Runs that lead to a place of the document or to an address of the web."""
        if target.startswith("#"):
            return f'<w:hyperlink w:anchor="{self._place(target[1:])}" w:history="1">{runs}</w:hyperlink>'
        if _ADDRESS.match(target):
            return f'<w:hyperlink r:id="{self._relate(target)}" w:history="1">{runs}</w:hyperlink>'
        return runs

    def links(self, links: Iterable[Link]) -> str:
        """Links in a line."""
        return self.words(" · ").join(map(self.link, links))

    def mark(self, name: str) -> str:
        """The shape of an outcome."""
        return self.words(MARKS[name], "Mark") + self.words(" ")

    def verdict(self, verdict: Verdict) -> str:
        """An outcome with its shape."""
        return self.mark(verdict.mark) + self.words(verdict.text, "Strong")

    def label(self, text: str) -> str:
        """A label before what it names."""
        return self.words(f"{text} ", "Label")

    def tab(self) -> str:
        """The way to the other side."""
        return "<w:r><w:tab/></w:r>"

    def field(self, code: str) -> str:
        """What the program that shows the document fills in."""
        return self.opened(f" {code} ") + self.closed()

    def opened(self, code: str) -> str:
        """Where a field begins; what stands between here and its end is shown until it is filled in anew."""
        text = f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        return f"{_edge('begin')}{text}{_edge('separate')}"

    def closed(self) -> str:
        """Where a field ends."""
        return _edge("end")

    # Paragraphs

    def paragraph(
        self, content: str, style: str = "", anchor: str = "", direction: Direction | None = None, *, keep: bool = False
    ) -> str:
        """A paragraph; `anchor` is what links lead to, `keep` holds it together with the next."""
        properties = "".join(
            (
                f'<w:pStyle w:val="{style}"/>' if style else "",
                "<w:keepNext/>" if keep else "",
                "<w:bidi/>" if (direction or self.direction) == "rtl" else "",
            )
        )
        before = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        return f"<w:p>{before}{self._anchored(anchor)}{content}</w:p>"

    def block(self, written: Written, style: str = "Own") -> str:
        """What a State wrote, on its own and in its direction."""
        return self.paragraph(self.own(written), style, direction=written.direction)

    def row(self, row: Row, style: str = "") -> str:
        """A label and what stands beside it."""
        return self.paragraph(self.label(row.label) + self.piece(row.value), style, row.anchor)

    def labelled(self, labelled: Labelled, style: str = "") -> str:
        """A label and the links it leads to."""
        return self.paragraph(self.label(labelled.label) + self.links(labelled.links), style)

    def said(self, label: str, written: Written, style: str = "") -> str:
        """A label and what a State wrote, beside it or, where that runs the other way, below it."""
        if written.direction == self.direction:
            return self.paragraph(self.label(label) + self.own(written), style)
        return self.paragraph(self.label(label), style, keep=True) + self.block(written)

    def _anchored(self, anchor: str) -> str:
        if not anchor:
            return ""
        self._marked += 1
        number = self._marked
        return f'<w:bookmarkStart w:id="{number}" w:name="{self._place(anchor)}"/><w:bookmarkEnd w:id="{number}"/>'

    def _place(self, anchor: str) -> str:
        """The name of a place: Word allows neither hyphens in it nor more than 40 characters."""
        return self._places.setdefault(anchor, f"_place{len(self._places) + 1}")

    # Tables

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
        """A table of cells that are runs, with a head that comes again on every page; `widths` are shares."""
        whole = sum(widths)
        columns = [WIDTH * width // whole for width in widths]
        way = "<w:bidiVisual/>" if self.direction == "rtl" else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>{way}<w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
            f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{self._cells(heads, columns, '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>')}"
            f"{''.join(self._cells(row, columns) for row in rows)}</w:tbl>"
        )

    def _cells(self, cells: Sequence[str], columns: Sequence[int], properties: str = "") -> str:
        made = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self.paragraph(cell, "Cell")}</w:tc>'
            for cell, width in zip(cells, columns, strict=True)
        )
        return f"<w:tr>{properties}{''.join(made)}</w:tr>"


def _edge(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _run(text: str, style: str, direction: Direction, language: str = "") -> str:
    properties = "".join(
        (
            f'<w:rStyle w:val="{style}"/>' if style else "",
            "<w:rtl/>" if direction == "rtl" else "",
            language,
        )
    )
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{before}{_text(text)}</w:r>"


def _text(text: str) -> str:
    """Text with its line breaks and tabs, without what XML refuses."""
    parts = _STEPS.split(_REFUSED.sub("", text))
    steps = {"\n": "<w:br/>", "\t": "<w:tab/>", "": ""}
    return "".join(
        steps[part] if part in steps else f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts
    )


def _language(written: Written) -> str:
    """The language of a run; where it is unknown, none, so that its spelling is not checked against another's."""
    name = _REGIONS.get(written.language, written.language)
    return f'<w:lang w:bidi="{name}"/>' if written.direction == "rtl" else f'<w:lang w:val="{name}"/>'
