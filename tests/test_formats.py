"""Every kind of file: everything that was written is in it, as text, the same bytes every time."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from formats import (
    FORMULAS,
    KINDS,
    STRANGE,
    WORDS,
    cells,
    made,
    pages,
    parts,
    rows_of,
    text_of,
    word_text,
)
from submissions import submitted
from test_rendering import HOSTILE, every_field, tokens

from checklist import spreadsheet
from checklist.plan import drafts
from checklist.report import tables
from checklist.report.whole import Whole
from checklist.spreadsheet.options import FORMULA


@pytest.mark.parametrize("kind", ["docx", "xlsx", "json"])
@pytest.mark.parametrize("language", WORDS)
def test_everything_that_was_written_is_there(kind: str, language: str) -> None:
    words = tokens()
    shown = text_of(made(every_field(words.__getitem__), kind, language), kind)
    assert [name for name, token in words.items() if token not in shown] == []
    assert "https://laws.example/LawLink" in shown


@pytest.mark.parametrize("kind", KINDS)
def test_what_bodies_say_to_each_other_is_in_no_report(kind: str) -> None:
    said = {"standards": [{"edit": "aaaaaaaa", "text": "Unsaid", "body": "Policing"}]}
    given = submitted(discussion=said, package={"body": "Policing", "questions": ["standards"]})
    shown = text_of(made(given, kind), kind)
    assert "Unsaid" not in shown
    assert "Policing" not in shown


def test_the_register_holds_everything_about_laws_and_citations() -> None:
    words = tokens()
    shown = text_of(made(every_field(words.__getitem__), "csv"), "csv")
    settled = {name: token for name, token in words.items() if not name.endswith("in conflict")}
    assert [n for n, token in settled.items() if n.startswith(("Law.", "Citation.")) and token not in shown] == []
    assert words["OwnGoodPractice.text"] in shown
    assert "https://laws.example/LawLink" in shown


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", WORDS)
def test_a_submission_that_holds_nothing_makes_a_file(kind: str, language: str) -> None:
    assert text_of(made(submitted({}, laws=[]), kind, language), kind)


def test_same_submission_same_bytes() -> None:
    """Also in another process, in which every set has another order and the clock another place."""
    script = (
        "from formats import *; from test_rendering import full; import hashlib\n"
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
        assert not [cell for row in rows_of(content) for cell in row if cell.startswith(FORMULA)]


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
