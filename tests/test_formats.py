"""Word, workbook, register and data: everything that was written is in them, as text, the same bytes every time."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import docx
import jsonschema
import jsonschema_rs
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from submissions import EXAMPLE, arabic, assessed, english, reported, submitted
from test_rendering import HOSTILE, every_field, full, tokens

from checklist import engine, files, report, schema, spreadsheet, submission, translation, validation
from checklist.document import Document, Written
from checklist.observations import totals
from checklist.plan import drafts
from checklist.question import QuestionType
from checklist.report import data, tables
from checklist.report.whole import Whole
from checklist.reporting import WHOLE, rendered
from checklist.rulebook import Rulebook
from checklist.submission import Submission
from checklist.texts import Texts, plain
from checklist.word import word
from checklist.word.pen import Pen
from checklist.workbook import Column, Sheet, Workbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = ("docx", *WHOLE)
WORDS = {"en": english, "ar": arabic}
FORMULAS = ("=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1+1", "＝1+1")
STRANGE = (
    *HOSTILE,
    *FORMULAS,
    "👍🏽 \U0001f468\u200d\U0001f469",
    "_x0041_",
    "e\u0301\u0300",
    "نص عربي and English (",
)

#: The order in which Word wants properties, as far as the report writes them.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs bidi spacing ind contextualSpacing jc outlineLvl",
    "rPr": "rStyle rFonts b bCs color sz szCs rtl lang",
    "tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW shd",
    "trPr": "cantSplit tblHeader",
    "sectPr": "pgSz pgMar cols titlePg bidi",
}


def whole(given: Submission, language: str = "en") -> Whole:
    return Whole.of(EXAMPLE, given, assessed(given), WORDS[language](), given.date, "0.1.0")


def made(given: Submission, kind: str, language: str = "en") -> bytes:
    """The file of one kind on a submission."""
    if kind == "docx":
        return rendered(reported(given, WORDS[language]()), kind)
    return rendered(WHOLE[kind](whole(given, language)), kind)


def parts(content: bytes) -> dict[str, bytes]:
    """What a package holds, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def word_text(content: bytes) -> str:
    element = docx.Document(io.BytesIO(content)).element
    kinds = {f"{W}br": "\n", f"{W}tab": "\t"}
    runs = (f"{W}t", *kinds)
    return "\n".join("".join(kinds.get(t.tag, t.text or "") for t in p.iter(*runs)) for p in element.iter(f"{W}p"))


def pages(content: bytes) -> list[Worksheet]:
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets)


def cells(content: bytes) -> Iterator[Any]:
    for page in pages(content):
        for row in page.iter_rows():
            yield from row


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def text_of(content: bytes, kind: str) -> str:
    if kind == "docx":
        return word_text(content)
    if kind == "xlsx":
        return "\n".join(str(cell.value) for cell in cells(content) if cell.value is not None)
    return "\n".join("\n".join(row) for row in rows_of(content)) if kind == "csv" else content.decode("utf-8")


@pytest.mark.parametrize("kind", ["docx", "xlsx", "json"])
@pytest.mark.parametrize("language", WORDS)
def test_everything_that_was_written_is_there(kind: str, language: str) -> None:
    words = tokens()
    shown = text_of(made(every_field(words.__getitem__), kind, language), kind)
    assert [name for name, token in words.items() if token not in shown] == []
    assert "https://laws.example/LawLink" in shown


def test_the_register_holds_everything_about_laws_and_citations() -> None:
    words = tokens()
    shown = text_of(made(every_field(words.__getitem__), "csv"), "csv")
    assert [n for n, token in words.items() if n.startswith(("Law.", "Citation.")) and token not in shown] == []
    assert words["OwnGoodPractice.text"] in shown
    assert "https://laws.example/LawLink" in shown


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", WORDS)
def test_a_submission_that_holds_nothing_makes_a_file(kind: str, language: str) -> None:
    assert text_of(made(submitted({}, laws=[]), kind, language), kind)


def test_same_submission_same_bytes() -> None:
    """Also in another process, in which every set has another order and the clock another place."""
    script = (
        "import sys; from test_formats import *; import hashlib\n"
        "print([hashlib.sha256(made(full(), k, l)).hexdigest() for k in KINDS for l in WORDS])"
    )
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parent)])
    outputs = set()
    for seed, zone in (("1", "UTC"), ("4711", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=environment)
        outputs.add(done.stdout)
    assert len(outputs) == 1


# Hostile text


@pytest.mark.parametrize("text", [pytest.param(text, id=f"{number}") for number, text in enumerate(STRANGE)])
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_comes_out_as_text(kind: str, text: str) -> None:
    content = made(every_field(lambda name: text), kind)
    shown = json.dumps(json.loads(content), ensure_ascii=False) if kind == "json" else text_of(content, kind)
    assert (json.dumps(text, ensure_ascii=False)[1:-1] if kind == "json" else text) in shown
    if kind == "xlsx":
        assert {cell.data_type for cell in cells(content)} <= {"s", "n"}
        assert not [cell for cell in cells(content) if cell.hyperlink]
        quoted = [cell for cell in cells(content) if isinstance(cell.value, str) and cell.value.startswith(text)]
        assert quoted
        assert all(cell.quotePrefix for cell in quoted) == (text in FORMULAS)
    if kind == "csv":
        assert not [cell for row in rows_of(content) for cell in row if cell.startswith(spreadsheet._FORMULA)]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_only_a_law_leads_to_the_outside(kind: str) -> None:
    everywhere = " ".join(HOSTILE)[:490]
    held = parts(made(every_field(lambda name: everywhere), kind))
    relations = [xml for name, xml in held.items() if name.endswith(".rels")]
    found = [re.findall(rb'Target="([^"]+)" TargetMode="External"', xml) for xml in relations]
    targets = {target for group in found for target in group}
    assert targets == ({b"https://laws.example/LawLink"} if kind == "docx" else set())


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    law = submitted({}).laws[0].model_copy(update={"link": "javascript:alert(1)"})  # the schema would refuse it
    content = made(submitted({}).model_copy(update={"laws": (law,)}), "docx")
    assert "javascript:alert(1)" in word_text(content)
    assert b"External" not in parts(content)["word/_rels/document.xml.rels"]


@pytest.mark.parametrize("kind", KINDS)
def test_marks_and_control_characters_do_not_break_a_file(kind: str) -> None:
    text = "a\u0000\u0008\u001b\ufffe\ud800b\u202ec\u2066d\u2069\u2069e\u2067f"  # the schema would refuse it
    law = submitted({}).laws[0].model_copy(update={"title": text})
    given = submitted({}).model_copy(update={"laws": (law,)})
    if kind == "json":
        with pytest.raises(ValueError, match="surrogate"):
            made(given, kind)
        law = law.model_copy(update={"title": text.replace("\ud800", "")})
        given = given.model_copy(update={"laws": (law,)})
        assert json.loads(made(given, kind))
    else:
        assert "abcdef" in text_of(made(given, kind), kind)


def test_a_pen_leaves_out_what_xml_refuses() -> None:
    pen = Pen("rtl", lambda url: "rId1")
    assert "<w:t" in pen.words("\u2066a\u0000b\ufffe\u2069\u2069 c")
    assert ">ab</w:t>" in pen.words("\u2066a\u0000b\ufffe\u2069\u2069 c")
    assert pen.words("a\u2066b\u2067c").count("<w:rtl/>") == 2


# Word


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


@pytest.mark.parametrize("depth", list(report.Depth))
def test_every_depth_makes_a_word_document(depth: report.Depth) -> None:
    given = full()
    document = report.document(EXAMPLE, given, assessed(given), english(), given.date, "0.1.0", depth)
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


@pytest.mark.parametrize("depth", list(report.Depth))
def test_a_word_document_leaves_nothing_of_a_report_out(depth: report.Depth) -> None:
    """Apart from words that only other files need: for those who hear a page, and for lacking letters."""
    given = full()
    document = report.document(EXAMPLE, given, assessed(given), english(), given.date, "0.1.0", depth)
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


# Tables


def test_a_long_cell_goes_on_below() -> None:
    long = "".join(f"Word{number} " for number in range(8000)) + "👍" * 20_000
    columns = (Column("A", 10), Column("B", 10), Column("C", 10))
    rows = ((1, long, Written(long, "en", "ltr")), ("=1", "x", Written("y", "en", "ltr")))
    book = Workbook("en", "ltr", "t", "s", "p", "2026-01-01", "… (more)", (Sheet("One", columns, rows),))
    page = pages(spreadsheet.xlsx(book))[0]
    for column in (2, 3):
        found = [str(page.cell(row, column).value) for row in range(2, page.max_row)]
        assert len(found) > 2
        assert all(len(text.encode("utf-16-le")) <= 2 * 32_767 for text in found)
        assert "".join(text.removesuffix("… (more)") for text in found) == long
    assert [page.cell(page.max_row, column).value for column in (1, 2, 3)] == ["=1", "x", "y"]


def test_a_cell_is_text_whatever_it_begins_with() -> None:
    rows = tuple((text,) for text in (*FORMULAS, "\t=1", "https://example.org", "007", "plain"))
    book = Workbook("en", "ltr", "t", "s", "p", "2026-01-01", "…", (Sheet("One", (Column("A", 10),), rows),))
    content = spreadsheet.xlsx(book)
    held = [page_cell for page_cell in cells(content) if page_cell.row > 1]
    assert [cell.value for cell in held] == [row[0] for row in rows]
    assert [cell.quotePrefix for cell in held] == [True] * 6 + [False] * 3
    assert {cell.data_type for cell in held} == {"s"}
    assert [row[0] for row in rows_of(spreadsheet.register(book))[1:]] == [
        *(f"'{text}" for text in FORMULAS),
        "'\t=1",
        "https://example.org",
        "007",
        "plain",
    ]


@pytest.mark.parametrize("language", WORDS)
def test_sheets_are_laid_out_in_the_direction_of_their_language(language: str) -> None:
    for page in pages(made(full(), "xlsx", language)):
        assert bool(page.sheet_view.rightToLeft) == (language == "ar")
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref
        assert page.title == page.title[:31]
    names = [page.title for page in pages(made(full(), "xlsx", language))]
    assert len(names) == len(set(names))


def test_a_workbook_says_when_it_was_made_and_by_nobody() -> None:
    properties = openpyxl.load_workbook(io.BytesIO(made(full(), "xlsx"))).properties
    assert properties.created.date().isoformat() == "2026-11-01"
    assert not properties.creator
    assert "Republic of Examplia" in properties.title


def test_the_register_is_comma_separated_values_that_excel_knows() -> None:
    content = made(full(), "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert re.sub(rb'"[^"]*"', b"", content).count(b"\n") == content.count(b"\r\n") == len(rows_of(content))
    heads, *rows = rows_of(content)
    assert {len(row) for row in rows} == {len(heads)}
    uncited = [row for row in rows_of(made(submitted({}), "csv"))[1:] if not row[heads.index("Provision")]]
    assert [row[0] for row in uncited] == ["code", "bill"]


def test_totals_have_no_total_over_strengths() -> None:
    given = full()
    rows = {sheet.name: sheet.rows for sheet in tables.workbook(whole(given)).sheets}["Totals"]
    assert [row[1] for row in rows] == list(totals(EXAMPLE, assessed(given)))


# The whole State


@pytest.fixture(scope="module")
def talmora(rulebook: Rulebook) -> Callable[[str], Whole]:
    """The full sample, in either language."""
    given = validation.load(files.samples() / "fictional-state.json", rulebook)
    assessment = engine.assess(rulebook, submission.facts(given, rulebook.questions))

    @cache
    def told(language: str) -> Whole:
        texts: Texts = translation.texts(language, rulebook.phrases, schema.domains(rulebook))
        return Whole.of(rulebook, given, assessment, texts, given.date, "0.1.0")

    return told


@pytest.mark.parametrize("language", WORDS)
def test_every_table_holds_a_row_for_each_thing(talmora: Callable[[str], Whole], language: str) -> None:
    found = talmora(language)
    rulebook, given = found.labels.rulebook, found.labels.submission
    book = tables.workbook(found)
    sheets = dict(zip(SHEETS, book.sheets, strict=True))
    assert [sheet.name for sheet in book.sheets] == [found.labels.texts.say(f"formats.sheet.{name}") for name in SHEETS]
    ids = [(fact.question, fact.option or "") for question in rulebook.questions.values() for fact in question.facts]
    assert [(row[3], row[6]) for row in sheets["answers"].rows] == ids
    citations = sum(len(answer.citations) for answer in given.answers.values())
    citations += sum(len(own.citations) for notes in given.articles.values() for own in notes.good_practices)
    assert len(sheets["citations"].rows) == citations
    assert [row[0] for row in sheets["laws"].rows] == [law.id for law in given.laws]
    assert [row[3] for row in sheets["findings"].rows] == [finding.rule_id for finding in found.assessment.findings]
    observations = found.observations
    difficulties = [notes for notes in given.articles.values() if notes.difficulties]
    assert len(sheets["observations"].rows) == len(difficulties) + sum(
        len(listed)
        for listed in (
            observations.gaps,
            observations.challenges,
            observations.recommendations,
            observations.good_practices,
            observations.suggestions,
            observations.assistance,
        )
    )
    assert len(sheets["plan"].rows) == len(found.measures)
    amendments = [one for draft in drafts(given, found.assessment, found.measures) for one in draft.amendments]
    assert len(sheets["drafting"].rows) == len(amendments)
    figures = [answer.value for answer in given.answers.values() if isinstance(answer.value, tuple)]
    assert len(sheets["figures"].rows) == sum(map(len, figures))
    held = pages(spreadsheet.xlsx(book))
    assert [page.max_row - 1 for page in held] == [len(sheet.rows) for sheet in book.sheets]
    register = rows_of(spreadsheet.register(tables.register(found)))
    uncited = {law.id for law in given.laws} - {row[0] for row in sheets["citations"].rows}
    assert len(register) - 1 == citations + len(uncited)


SHEETS = (
    "about",
    "answers",
    "figures",
    "citations",
    "laws",
    "findings",
    "observations",
    "plan",
    "drafting",
    "notifications",
    "timetable",
    "totals",
    "statements",
)


@pytest.mark.parametrize("language", WORDS)
def test_data_follow_their_published_schema(talmora: Callable[[str], Whole], rulebook: Rulebook, language: str) -> None:
    found = talmora(language)
    raw = json.loads(data.as_json(data.report(found)))
    published = json.loads(files.read(files.data_folder("schemas") / "report.schema.json"))
    jsonschema.Draft202012Validator.check_schema(published)
    assert [str(error) for error in jsonschema_rs.Draft202012Validator(published).iter_errors(raw)] == []
    assert validation.Validator.of(rulebook).accepts(raw["submission"])
    assert Submission.model_validate(raw["submission"]) == found.labels.submission
    assert [finding["id"] for finding in raw["findings"]] == [rule.id for rule in rulebook.assessed]
    assert [question["id"] for question in raw["questions"]] == list(rulebook.questions)
    assert [measure["number"] for measure in raw["measures"]] == list(range(1, len(found.measures) + 1))
    assert not re.search("[\u2066-\u2069]", json.dumps(raw, ensure_ascii=False))
    assert raw["timetable"]
    assert raw["language"] == language


def test_data_and_their_schema_leave_nothing_open(rulebook: Rulebook) -> None:
    published = schema.report_schema(rulebook)
    validator = jsonschema.Draft202012Validator(published)
    raw = json.loads(made(full(), "json"))
    validator.validate(raw)
    for broken in ({**raw, "score": 1}, {key: value for key, value in raw.items() if key != "totals"}):
        assert not validator.is_valid(broken)
    raw["findings"][0]["outcome"] = "good"
    assert not validator.is_valid(raw)
    assert published["$id"].endswith(f":{rulebook.contents.edition}")


def test_data_have_no_total_over_strengths() -> None:
    raw = json.loads(made(full(), "json"))
    assert {"score", "total", "rank", "grade", "overall"} & {*raw, *raw["totals"]} == set()


def test_statistics_are_given_in_words() -> None:
    """How many figures there are; the figures have a table of their own."""
    question = next(q for q in EXAMPLE.questions.values() if q.type is not QuestionType.STATISTICS)
    assert whole(full()).answer(question.facts[0])
    assert english().count("formats.figures", 2) == "2 figures, in the table of figures"
