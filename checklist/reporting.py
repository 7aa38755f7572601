"""What a report is written as: a document at each depth, tables, data; and each of them as the bytes of a file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from checklist import __version__, clearing, engine, exchange, submission
from checklist.document import Document
from checklist.entry import Book
from checklist.exchange import JoinedData, ReportData
from checklist.form import Form
from checklist.joining import Joined
from checklist.report import Depth, data, document, joined_data, tables
from checklist.report import joined as joint
from checklist.report.joined_data import Together
from checklist.report.whole import Whole
from checklist.rulebook import Rulebook
from checklist.submission import Submission
from checklist.texts import Texts
from checklist.workbook import Workbook

Content = Document | Form | Book | Workbook | ReportData | JoinedData

AT_A_DEPTH = ("pdf", "html", "docx")  #: kinds that people read: a file for each depth
#: Kinds for other programs, which always hold everything.
WHOLE: Mapping[str, Callable[[Whole], Content]] = {
    "xlsx": tables.workbook,
    "csv": tables.register,
    "json": data.report,
}
TOGETHER: Mapping[str, Callable[[Together], Content]] = {
    "xlsx": joined_data.workbook,
    "csv": joined_data.register,
    "json": joined_data.report,
}


@dataclass(frozen=True)
class File:
    """A file to write; its name ends as told. What it says is put together only when it is rendered."""

    make: Callable[[], Content]
    kind: str
    ending: str
    length: int = 0  #: how long it takes beside the other files, roughly

    def rendered(self, tell: Callable[[int], None] | None = None) -> bytes:
        """Its bytes, as `rendered` gives them."""
        return rendered(self.make(), self.kind, tell)


def wanted(
    rulebook: Rulebook,
    given: Submission,
    languages: Iterable[Texts],
    depths: Sequence[str],
    kinds: Sequence[str],
    day: str,
    *,
    only_cleared: bool = False,
) -> Iterator[File]:
    """The files on one submission, which is assessed once, dated as told."""
    basis = clearing.basis(given, only_cleared=only_cleared)
    given = clearing.cleared(given) if only_cleared else given
    assessment = engine.assess(rulebook, submission.facts(given, rulebook.questions))
    read = [kind for kind in kinds if kind in AT_A_DEPTH]
    for texts in languages:
        for depth in map(Depth, depths):
            make = partial(document, rulebook, given, assessment, texts, day, __version__, depth, basis)
            yield from _at_a_depth(make, depth, read, texts)
        whole = Whole.of(rulebook, given, assessment, texts, day, __version__, basis)
        for kind in kinds:
            if kind in WHOLE:
                yield File(partial(WHOLE[kind], whole), kind, f"{texts.language}.{kind}")


def joined(
    rulebook: Rulebook,
    territories: Joined,
    languages: Iterable[Texts],
    depths: Sequence[str],
    kinds: Sequence[str],
    day: str,
) -> Iterator[File]:
    """The files on territories of one State together, dated as told."""
    read = [kind for kind in kinds if kind in AT_A_DEPTH]
    for texts in languages:
        for depth in map(Depth, depths):
            make = partial(joint.document, rulebook, territories, texts, day, __version__, depth)
            yield from _at_a_depth(make, depth, read, texts)
        together = Together.of(rulebook, territories, texts, day, __version__)
        for kind in kinds:
            if kind in TOGETHER:
                yield File(partial(TOGETHER[kind], together), kind, f"{texts.language}.{kind}")


def _at_a_depth(make: Callable[[], Document], depth: Depth, kinds: Iterable[str], texts: Texts) -> Iterator[File]:
    for kind in kinds:
        length = 1 + list(Depth).index(depth) if kind == "pdf" else 0
        yield File(make, kind, f"{depth}-{texts.language}.{kind}", length)


def rendered(content: Content, kind: str, tell: Callable[[int], None] | None = None) -> bytes:
    """A content as the bytes of a file of that kind; what makes one kind is loaded for it alone.

    `tell` is called for each page that is laid out, where a kind has pages.
    """
    if isinstance(content, ReportData | JoinedData):
        return exchange.as_json(content)
    if isinstance(content, Workbook):
        from checklist import spreadsheet

        return spreadsheet.xlsx(content) if kind == "xlsx" else spreadsheet.register(content)
    if isinstance(content, Book):
        from checklist.spreadsheet import entering

        return entering.xlsx(content)
    if kind == "docx" and isinstance(content, Document):
        from checklist.word import word

        return word(content)
    from checklist import printing, rendering

    return printing.pdf(content, tell) if kind == "pdf" else rendering.html(content).encode("utf-8")
