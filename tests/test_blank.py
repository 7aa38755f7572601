"""The blank questionnaire: every question once, with room for each answer, on paper and as fields."""

import dataclasses
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from submissions import EXAMPLE, arabic, english
from test_cli import run

from checklist import printing, rendering
from checklist.conditions import parse
from checklist.document import Row
from checklist.flow import sections
from checklist.form import Asked, Form, Room, Tick
from checklist.question import Question, QuestionType
from checklist.report import blank
from checklist.report.gating import Gating
from checklist.report.labels import Labels
from checklist.rulebook import Rulebook
from checklist.texts import Texts

YES_OR_PART = {"is": ["yes", "in-part"]}


def made(rulebook: Rulebook = EXAMPLE, texts: Texts | None = None, *instruments: str, fillable: bool = False) -> Form:
    return blank.form(rulebook, texts or english(rulebook), "0.1.0", instruments, fillable=fillable)


def asked(form: Form) -> list[Asked]:
    return [question for part in form.parts for section in part.sections for question in section.questions]


def ids(form: Form) -> list[str]:
    return [question.anchor.removeprefix("q-") for question in asked(form)]


def places(value: object) -> Iterator[Tick | Room]:
    """Everything in a form that can be ticked or written in."""
    if isinstance(value, Tick | Room):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from places(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from places(one)


class Page(HTMLParser):
    """The fields of a page by name, and how it is set."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.titles: list[str] = []
        self.html: dict[str, str | None] = {}
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "html":
            self.html = found
        if tag in ("input", "textarea"):
            self.names.append(found["name"] or "")
            self.titles.append(found["title"] or "")


@pytest.fixture(scope="module")
def whole(rulebook: Rulebook) -> Form:
    return made(rulebook)


def test_every_question_stands_there_once_and_in_order(whole: Form, rulebook: Rulebook) -> None:
    assert ids(whole) == list(rulebook.questions)
    assert [question.number for question in asked(whole)] == [f"Q{n}" for n in range(1, len(rulebook.questions) + 1)]
    assert [section.anchor for part in whole.parts for section in part.sections] == [
        f"a-{section.key}" for section in sections(rulebook)
    ]


def test_each_has_room_for_every_answer(whole: Form, rulebook: Rulebook) -> None:
    for entry, question in zip(asked(whole), rulebook.questions.values(), strict=True):
        names = {place.name.removeprefix(f"answers/{question.id}/") for place in places(entry)}
        assert _answers(question) <= names, question.id
        assert {"no_value/do-not-know", "no_value/not-applicable", "reason", "comment"} <= names


def _answers(question: Question) -> set[str]:
    match question.type:
        case QuestionType.SEVERAL:
            words = (*question.values, "do-not-know")
            return {f"value/{option}/{word}" for option in question.options for word in words}
        case QuestionType.PENALTIES:
            return {f"value/{option}" for option in question.options}
        case QuestionType.STATISTICS:
            groups = ["", *(f"/{group}" for listed in question.groups.values() for group in listed)]
            return {
                f"value/{option}{group}/{n}" for option in question.options for group in groups for n in range(1, 6)
            }
        case QuestionType.PENALTY | QuestionType.DATE | QuestionType.TEXT:
            return {"value"}
    return {f"value/{word}" for word in question.values}


def test_each_says_why_and_where_to_look(whole: Form, rulebook: Rulebook) -> None:
    texts = english(rulebook)
    for entry, question in zip(asked(whole), rulebook.questions.values(), strict=True):
        told = " ".join(entry.guidance)
        keys = (f"question.{question.id}.{part}" for part in ("why", "hint", "sources") if getattr(question, part))
        assert all(texts.say(key) in told for key in keys)
        assert all(rulebook.rules[rule].cite in told for rule in rulebook.rules_reading[question.id])
        assert bool(entry.gate) is (question.gate is not None)


def test_a_section_says_who_can_answer_and_from_which_papers_and_a_question_where_it_differs() -> None:
    form = made()
    (section,) = form.parts[0].sections
    assert section.rows == (
        Row("Usually answered by", "Standards office; Ministry of justice"),
        Row("Papers", "Standards act; Yearly figures"),
    )
    told = {entry.anchor for entry in asked(form) if any("answered by" in line for line in entry.guidance)}
    assert told == {"q-practice-standards"}
    assert "Usually answered by: Statistics office" in asked(form)[-1].guidance
    assert "Standards office; Ministry of justice" in rendering.html(form)


def test_no_two_places_to_write_have_one_name(whole: Form) -> None:
    names = [place.name for place in places(whole)]
    assert len(names) == len(set(names))


def test_the_page_has_a_field_for_every_place_to_write(rulebook: Rulebook) -> None:
    form = made(rulebook, fillable=True)
    fields = Page(rendering.html(form))
    assert sorted(fields.names) == sorted(place.name for place in places(form))
    assert all(fields.titles)
    assert Page(rendering.html(made(rulebook))).names == []


def test_only_what_an_instrument_asks_for(rulebook: Rulebook) -> None:
    form = made(rulebook, None, "tip")
    chosen = ids(form)
    own = {rule.id for rule in rulebook.rules.values() if rulebook.rule_places[rule.id].instrument.id == "tip"}
    reading = {question for question in rulebook.questions if own & set(rulebook.rules_reading[question])}
    assert reading <= set(chosen)
    assert chosen == [question for question in rulebook.questions if question in chosen]
    assert "mutual-assistance-offences" in chosen  # it stands with the Convention and is read for the Protocol
    assert "smuggling-offence" not in chosen
    gates = [rulebook.questions[question].gate for question in chosen]
    assert {fact.question for gate in gates if gate is not None for fact in gate.facts} <= set(chosen)
    borrowed = {part.anchor: bool(part.note) for part in form.parts}
    assert borrowed["i-tip"] is False
    assert borrowed["i-untoc"] is True
    noted = {section.anchor for part in form.parts for section in part.sections if section.notes}
    assert noted == {section.anchor for section in form.parts[0].sections}
    assert form.treaties is not None
    assert [treaty.since.name for treaty in form.treaties.treaties] == ["parties/tip/since"]


def test_numbers_are_those_of_the_whole(whole: Form, rulebook: Rulebook) -> None:
    numbers = {question.anchor: question.number for question in asked(whole)}
    part = made(rulebook, None, "som")
    assert all(numbers[question.anchor] == question.number for question in asked(part))


def test_reports_and_resolutions_have_no_party_status(rulebook: Rulebook) -> None:
    assert made(rulebook, None, "wg-tip-2010").treaties is None


@pytest.mark.parametrize(
    ("gate", "words"),
    [
        pytest.param(
            {"question": "standards", **YES_OR_PART},
            "Q1 is answered “Yes” or “Yes, in part”",
            id="one answer or another",
        ),
        pytest.param(
            {"question": "standards-parts", "option": "aims", "is": ["no"]},
            "Q3 is answered “No” for this: Aims",
            id="an option",
        ),
        pytest.param(
            {"question": "standards-parts", "has_any": ["aims", "means"]},
            "Q3 is answered “Yes” for at least one of these (Aims; Means)",
            id="some options",
        ),
        pytest.param(
            {"question": "standards-parts", "has_all": ["aims", "means"]},
            "Q3 is answered “Yes” for each of these (Aims; Means)",
            id="each of some options",
        ),
        pytest.param(
            {"not": {"question": "standards-parts", "has_all": ["aims", "means", "none"]}},
            "Q3 is answered “Yes, in part” or “No” in at least one of its rows",
            id="not all is some other answer",
        ),
        pytest.param(
            {"any": [{"question": "early", "is": ["yes"]}, {"not": {"question": "late", "is": ["yes"]}}]},
            "Q8 is answered “Yes”, or Q9 is answered “No”",
            id="either of two questions",
        ),
        pytest.param(
            {"all": [{"question": "early", "is": ["yes"]}, {"question": "late", "is": ["yes"]}]},
            "Q8 is answered “Yes”, and Q9 is answered “Yes”",
            id="both of two questions",
        ),
        pytest.param(
            {"question": "penalty", "option": "fraud", "at_least": "4 years"},
            "Q7 is answered at least 4 years for this: Fraud",
            id="a penalty",
        ),
        pytest.param(
            {"not": {"question": "in-force-since", "before": "2000-01-01"}},
            "it is not so that Q10 is answered before 1 January 2000",
            id="not before a day",
        ),
    ],
)
def test_a_gate_in_words(gate: dict[str, Any], words: str) -> None:
    gating = Gating(Labels(EXAMPLE, blank._nobody(EXAMPLE), english()))
    question = EXAMPLE.questions["federal"].model_copy(update={"ask_when": parse(gate)})
    assert gating.sentence(question) == f"Answer this only if {words}."


@pytest.mark.parametrize("texts", [english(), arabic()], ids=["en", "ar"])
def test_the_pdf_is_universally_accessible(texts: Texts) -> None:
    pdf = printing.pdf(made(texts=texts))
    found = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in found.failures] == []
    assert found.is_compliant
    with pikepdf.open(io.BytesIO(pdf)) as read:
        assert "/AcroForm" not in read.Root
        assert "/CreationDate" not in read.docinfo


def test_the_fillable_pdf_has_a_field_for_every_place_to_write() -> None:
    form = made(texts=arabic(), fillable=True)
    pdf = printing.pdf(form)
    assert printing.pdf(form) == pdf
    with pikepdf.open(io.BytesIO(pdf)) as read:
        fields = list(read.Root.AcroForm.Fields)
        kinds = {str(field.T): str(field.FT) for field in fields}
        assert len(kinds) == len(fields)
        assert kinds == {place.name: "/Btn" if isinstance(place, Tick) else "/Tx" for place in places(form)}
        assert all(str(field.TU) for field in fields)
        assert all("/on" in field.AP.N for field in fields if field.FT == "/Btn")
        assert read.Root.MarkInfo.Marked


def test_arabic_runs_from_the_right() -> None:
    source = rendering.html(made(texts=arabic()))
    assert Page(source).html == {"lang": "ar", "dir": "rtl"}
    assert not re.search("[\u2066-\u2069]", source)


def test_the_command_writes_a_file_for_each_language(tmp_path: Path) -> None:
    options = ("--as", "html", "--lang", "en", "--lang", "ar", "--instrument", "wg-tip-2022", "--instrument", "tip")
    done = run("form", *options, "--out", tmp_path)
    names = ["questionnaire-tip-wg-tip-2022-en.html", "questionnaire-tip-wg-tip-2022-ar.html"]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"Written: {tmp_path / name}" for name in names]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_a_fillable_form_has_a_name_of_its_own(tmp_path: Path) -> None:
    done = run("form", "--fillable", "--as", "html", "--out", tmp_path)
    assert done.returncode == 0
    assert Page((tmp_path / "questionnaire-fillable-en.html").read_text(encoding="utf-8")).names


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_instrument_that_is_not_there_is_a_wrong_command_line(tmp_path: Path, language: str) -> None:
    done = run("form", "--instrument", "uncac", "--out", tmp_path / "out", CHECKLIST_LANG=language)
    assert done.returncode == 2
    assert "uncac" in done.stderr
    assert "wg-tip-2010" in done.stderr
    assert not (tmp_path / "out").exists()
