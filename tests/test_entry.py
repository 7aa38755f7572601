"""The questionnaire as a workbook: every question once, what is locked and what is open, and the words offered."""

import io
import json
import re
import zipfile
from collections.abc import Mapping

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from submissions import ANSWERS, EXAMPLE, submitted
from workbooks import Workbook, book, imported, made, written

from checklist import schema, translation
from checklist.entry import LONGEST, Book, Field
from checklist.flow import sections
from checklist.question import BY_OPTION
from checklist.report import entry
from checklist.report.entry.words import TAKEN_BACK, Words, offered_for
from checklist.report.labels import Labels
from checklist.rulebook import Rulebook
from checklist.texts import Texts

FULL = submitted()


@pytest.fixture(scope="module")
def spoken(rulebook: Rulebook) -> Mapping[str, Texts]:
    domains = schema.domains(rulebook)
    return {name: translation.texts(name, rulebook.phrases, domains) for name in translation.LANGUAGES}


@pytest.fixture(scope="module")
def blank(rulebook: Rulebook, spoken: Mapping[str, Texts]) -> Book:
    return entry.book(rulebook, None, spoken["en"], "0.1.0", rulebook.questions)


def keys(book: Book) -> list[str]:
    return [row.key for page in book.pages if page.kind == "section" for row in page.rows]


def pages(content: bytes) -> list[Worksheet]:
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets)


def test_every_question_and_option_has_one_row(blank: Book, rulebook: Rulebook) -> None:
    expected = [
        key
        for question in rulebook.questions.values()
        for key in (question.id, *(f"{question.id}/{o}" for o in question.options if question.type in BY_OPTION))
    ]
    assert keys(blank) == expected
    assert [page.id for page in blank.pages if page.kind == "section"] == [s.key for s in sections(rulebook)]


def test_only_what_is_asked(rulebook: Rulebook) -> None:
    only = entry.wanted(rulebook, None, ["wg-som-2024"])
    assert only < set(rulebook.questions)
    package = submitted(package={"body": "Ministry", "questions": ["early", "penalty"]})
    filled = book(package)
    assert keys(filled) == ["penalty", "penalty/bribery", "penalty/fraud", "early"]
    about = next(page for page in filled.pages if page.kind == "about")
    assert next(row.cells[1] for row in about.rows if row.key == "body") == Field("Ministry", "line")
    assert '"late"' not in filled.base
    workbook = Workbook(written(package))
    workbook.type("early", "answer", "No")
    answer = made(imported(workbook.saved(), package)).answers["early"]
    assert (answer.value, answer.body) == ("no", "Ministry")


def test_what_is_said_of_when_a_question_is_asked() -> None:
    rows = {row.key: row.cells for page in book(FULL).pages for row in page.rows}
    how = rows["standards-reviewed"][2]
    assert isinstance(how, str)
    assert "Answer this only if Q1 is answered “Yes” or “Yes, in part”." in how


@pytest.mark.parametrize("language", ["en", "ar"])
def test_names_of_sheets(language: str, rulebook: Rulebook, spoken: Mapping[str, Texts]) -> None:
    made = entry.book(rulebook, None, spoken[language], "0.1.0", rulebook.questions)
    names = [page.name for page in made.pages]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\']", name) for name in names)
    assert "TIP 5" in names


@pytest.mark.parametrize("language", ["en", "ar"])
def test_words_of_a_list_can_be_told_apart(language: str, rulebook: Rulebook, spoken: Mapping[str, Texts]) -> None:
    words = Words(Labels(rulebook, FULL, spoken[language]))
    for question in rulebook.questions.values():
        offered = words.offered(offered_for(question))
        assert len(set(offered.values())) == len(offered), question.id
        assert {*question.values, TAKEN_BACK} - set(offered) <= ({"yes", "in-part", "no"} & set(question.values))
    made = entry.book(rulebook, None, spoken[language], "0.1.0", rulebook.questions)
    assert len(made.refused.title) <= 32
    assert len(made.refused.text) <= 255


def test_what_can_be_filled_in_is_open_and_the_rest_is_locked() -> None:
    filled, content = book(FULL), written(FULL)
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    for page in filled.pages:
        sheet = workbook[page.name]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for number, row in enumerate(page.rows, 4):
            assert sheet.cell(number, 1).protection.locked
            for column, cell in enumerate(row.cells, 2):
                assert sheet.cell(number, column).protection.locked is not isinstance(cell, Field)
    assert {sheet.title: sheet.sheet_state for sheet in workbook.worksheets[-2:]} == {
        "lists": "hidden",
        "base": "veryHidden",
    }


def test_each_answer_drops_down_its_words() -> None:
    workbook = Workbook(written(FULL))
    section = workbook.book["EXAMPLE 12"]
    lists = workbook.book["lists"]

    def offered(key: str, code: str) -> tuple[list[str], bool]:
        place = workbook.cell(key, code).coordinate
        (rule,) = (r for r in section.data_validations.dataValidation if place in r.sqref)
        name, _, span = str(rule.formula1).partition("!")
        rows = (workbook.book[name.strip("'")] if name != "lists" else lists)[span.replace("$", "")]
        return [str(row[0].value) for row in rows if row[0].value], bool(rule.showErrorMessage)

    assert offered("standards", "answer") == (
        ["Yes", "Yes, in part", "No", "Do not know", "Not applicable", "Taken back"],
        True,
    )
    assert offered("federal", "answer")[0][:2] == ["Yes", "No"]
    assert offered("standards-parts/aims", "answer")[0][-2:] == ["Do not know", "Taken back"]
    assert offered("penalty/fraud", "answer")[1] is False  # other penalties may be typed
    assert offered("early", "law")[0] == ["Taken back", "code", "bill"]


def test_heads_stay_in_view_and_paper_is_thought_of() -> None:
    for page in pages(written(FULL))[:-2]:
        assert str(page.freeze_panes).endswith("4")
        assert page.row_dimensions[1].hidden
        assert page.page_setup.orientation == "landscape"
        assert page.page_setup.paperSize == 9
        assert page.print_title_rows == "$2:$3"


def test_in_arabic() -> None:
    for page in pages(written(FULL, "ar"))[:-2]:
        assert page.sheet_view.rightToLeft
    workbook = Workbook(written(FULL, "ar"))
    assert workbook.cell("standards", "answer").value == "نعم، جزئيا"
    assert workbook.cell("penalty/bribery", "answer").value == "5 سنوات"
    assert workbook.cell("standards", "number").value == "س1"
    heads = [cell.value for cell in workbook.book["EXAMPLE 12"][3]]
    assert heads[1:6] == ["الرقم", "السؤال", "كيف يجاب، ومتى", "الإجابة", "السبب، إذا كان لا ينطبق"]
    assert not re.search("[\u2066-\u2069]", "".join(str(head) for head in heads))


def test_nothing_that_a_state_wrote_is_a_formula() -> None:
    answers = {**ANSWERS, "practice-standards": {"value": "=1+1", "comment": "@SUM(A1)"}}
    given = submitted(answers, state="=cmd|' /C calc'!A0")
    content = written(given)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]
    workbook = Workbook(content)
    cells = [workbook.cell("practice-standards", code) for code in ("answer", "comment")]
    cells.append(workbook.cell("state", "value"))
    assert [(cell.data_type, cell.quotePrefix, cell.number_format) for cell in cells] == [("s", True, "@")] * 3


def test_the_same_submission_gives_the_same_bytes() -> None:
    assert written(FULL) == written(FULL)
    assert written(FULL, "ar") != written(FULL)


def test_days_are_days_where_spreadsheets_know_them() -> None:
    workbook = Workbook(written(FULL))
    assert str(workbook.cell("in-force-since", "answer").value) == "1999-12-31 00:00:00"
    old = submitted({"in-force-since": {"value": "1850-01-31"}})
    assert Workbook(written(old)).cell("in-force-since", "answer").value == "1850-01-31"
    assert made(imported(written(old), old)) == old


def test_a_text_too_long_for_a_cell_is_locked_and_kept() -> None:
    long = "👍" * 20_000
    given = submitted({"practice-standards": {"value": long, "comment": "x" * 20_000}})
    workbook = Workbook(written(given))
    cell = workbook.cell("practice-standards", "answer")
    assert len(str(cell.value).encode("utf-16-le")) <= 2 * (LONGEST + 1)
    assert cell.protection.locked
    assert made(imported(workbook.saved(), given)) == given


def test_a_text_is_not_lost_at_the_seams_of_the_base() -> None:
    given = submitted({"practice-standards": {"value": " ".join("_x000D_" * 2000).replace("_", " _ ")[:19_000]}})
    assert made(imported(written(given), given)) == given


def test_the_base_is_plain_text_for_a_program() -> None:
    filled = book(FULL)
    assert filled.base.isascii()
    assert "_" not in filled.base
    assert json.loads(filled.base)["rules"] == EXAMPLE.contents.edition
