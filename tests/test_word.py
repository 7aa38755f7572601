"""The Word document: styles, directions, links, and nothing left out."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, replace

import docx
import pytest
from formats import WORDS, W, made, parts, word_text
from submissions import reported
from test_rendering import full

from checklist.document import Document
from checklist.report import Depth
from checklist.texts import plain
from checklist.word import word
from checklist.word.pen import Pen

#: The order in which Word wants properties, as far as the report writes them.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs bidi spacing ind contextualSpacing jc outlineLvl",
    "rPr": "rStyle rFonts b bCs color sz szCs rtl lang",
    "tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW shd",
    "trPr": "cantSplit tblHeader",
    "sectPr": "pgSz pgMar cols titlePg bidi",
}


def test_a_pen_leaves_out_what_xml_refuses() -> None:
    pen = Pen("rtl", lambda url: "rId1")
    assert "<w:t" in pen.words("\u2066a\u0000b\ufffe\u2069\u2069 c")
    assert ">ab</w:t>" in pen.words("\u2066a\u0000b\ufffe\u2069\u2069 c")
    assert pen.words("a\u2066b\u2067c").count("<w:rtl/>") == 2


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    return {language: made(full(), "docx", language) for language in WORDS}


@pytest.mark.parametrize("language", WORDS)
def test_properties_stand_in_the_order_word_wants(documents: dict[str, bytes], language: str) -> None:
    for name, xml in parts(documents[language]).items():
        if not re.fullmatch(r"word/(document|styles|footer\d|header\d|numbering)\.xml", name):
            continue
        for element in docx.oxml.parse_xml(xml).iter():
            order = ORDER.get(str(element.tag).removeprefix(W), "").split()
            names = [str(child.tag).removeprefix(W) for child in element]
            names = [name for name in names if not name.endswith("Reference")]  # they come first, in any order
            if order:
                assert names == sorted(names, key=order.index), name


@pytest.mark.parametrize("language", WORDS)
def test_every_link_of_a_word_document_leads_somewhere(documents: dict[str, bytes], language: str) -> None:
    element = docx.Document(io.BytesIO(documents[language])).element
    names = [mark.get(f"{W}name") for mark in element.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)
    anchors = {link.get(f"{W}anchor") for link in element.iter(f"{W}hyperlink")} - {None}
    assert anchors
    assert anchors <= set(names)


def test_arabic_word_documents_run_right_to_left(documents: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(documents["ar"]))
    paragraphs = list(document.element.iter(f"{W}p"))
    own = [p for p in paragraphs if p.find(f"{W}pPr/{W}pStyle") is not None
           and p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Own"]  # fmt: skip
    ltr = [p for p in paragraphs if p.find(f"{W}pPr/{W}bidi") is None]
    assert ltr
    assert set(ltr) <= set(own)  # what the State wrote in English
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in document.element.iter(f"{W}tbl"))
    assert document.element.body.sectPr.find(f"{W}bidi") is not None
    assert b'w:bidi="ar-SA"' in parts(documents["ar"])["word/styles.xml"]
    runs = [run for run in document.element.iter(f"{W}r") if re.search("[\u0621-\u064a]", "".join(run.itertext()))]
    assert runs
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in runs)
    symbols = [run for run in document.element.iter(f"{W}r") if "CTOC/COP/WG.4/2010/6" in "".join(run.itertext())]
    assert symbols
    assert all(run.find(f"{W}rPr/{W}rtl") is None for run in symbols)
    assert not re.search("[\u2066-\u2069]", word_text(documents["ar"]))


def test_what_a_state_wrote_keeps_its_direction_and_language(documents: dict[str, bytes]) -> None:
    xml = parts(documents["en"])["word/document.xml"].decode("utf-8")
    assert re.search('<w:rtl/><w:lang w:bidi="[^"]+"/></w:rPr><w:t[^>]*>وزارة العدل', xml)
    assert '<w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">Republic of Examplia' in xml


def test_a_word_document_has_styles_heads_boxes_and_fields(documents: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(documents["en"]))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "toc 1", "toc 2"} <= used
    assert all(table.style and table.style.name == "Report Table" for table in document.tables)
    heads = [table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") for table in document.tables]
    assert heads
    assert None not in heads
    text = word_text(documents["en"])
    assert re.search("☒ Yes.☐ ", text)
    assert {mark for mark in "●◐○–" if mark in text} == set("●◐○–")
    codes = "".join(code.text or "" for code in document.element.iter(f"{W}instrText"))
    assert "TOC" in codes
    section = document.sections[0]
    assert section.page_width
    assert section.page_height
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.2)
    footer = "".join(section.footer._element.itertext())
    assert "Exercise on a fictional State" in footer
    assert {"PAGE", "NUMPAGES"} <= set(footer.split())


def test_a_word_document_says_what_it_is(documents: dict[str, bytes]) -> None:
    properties = docx.Document(io.BytesIO(documents["en"])).core_properties
    assert properties.title == plain(reported(full()).title)
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.created is not None
    assert properties.created.date().isoformat() == properties.modified.date().isoformat() == "2026-11-01"
    with zipfile.ZipFile(io.BytesIO(documents["en"])) as package:
        assert {item.date_time[0] for item in package.infolist()} == {1980}
    assert not [name for name in parts(documents["en"]) if "thumbnail" in name or "custom" in name]


@pytest.mark.parametrize("depth", list(Depth))
def test_every_depth_makes_a_word_document(depth: Depth) -> None:
    document = reported(full(), depth=depth)
    text = word_text(word(document))
    assert plain(document.cover.title) in text
    assert all(plain(section.heading) in text for part in document.parts for section in part.sections)


def strings(value: object) -> Iterator[str]:
    """Every string of a document that is there to be read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):  # type: ignore[arg-type]
            if field.name not in ("anchor", "target", "mark", "direction", "language", "lines", "shapes"):
                yield from strings(getattr(value, field.name))


@pytest.mark.parametrize("depth", list(Depth))
def test_a_word_document_leaves_nothing_of_a_report_out(depth: Depth) -> None:
    """Apart from words that only other files need: for those who hear a page, and for lacking letters."""
    document = reported(full(), depth=depth)
    unsaid = {
        "depth": "",
        "date": "",
        "skip": "",
        "footer": "",
        "page": (),
        "not_shown": (),
        "title": "",
        "subject": "",
    }
    unsaid |= dict.fromkeys(("comma", "chosen", "quote_label", "all_of"), "")
    unsaid |= {name: "" for name in vars(document) if name.endswith("_label") and name not in unsaid}
    text = re.sub(r"\s+", " ", word_text(word(document)))
    bare: Document = replace(document, **unsaid)  # type: ignore[arg-type]
    wanted = {re.sub(r"\s+", " ", plain(string)).strip() for string in strings(bare)}
    assert sorted(string for string in wanted if string not in text and string not in _unsaid(bare)) == []


def _unsaid(document: Document) -> set[str]:
    """Words of a document that a page does not print either: heads without rows, and the parts of pictures."""
    empty = {section.questions_heading for part in document.parts for section in part.sections if not section.questions}
    sections = [section for part in document.parts for section in part.sections]
    empty |= {section.not_asked_heading for section in sections if not section.not_asked}
    empty |= {section.answers_heading for section in sections if not section.answers}
    entries = [entry for section in sections for entry in section.questions]
    empty |= {head for entry in entries for head in entry.option_heads if not entry.options}
    provisions = [entry for section in sections for entry in section.provisions]
    empty |= {entry.recommended_label for entry in provisions}
    empty |= {entry.unmet_label for entry in provisions if not entry.unmet}
    return {plain(text) for text in empty}
