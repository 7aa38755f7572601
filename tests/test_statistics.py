"""Figures by year: read, validated, typed in and printed; never judged."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from checklist import editing, engine, interview, loading, submission, translation, validation
from checklist.document import QuestionEntry
from checklist.interview import inputs
from checklist.interview.prompts import Screen
from checklist.report import Depth, document
from checklist.rulebook import Rulebook
from checklist.submission import Nature, as_json, by_counted
from checklist.validation import Validator

RULES = {
    "rulebook.yaml": """
edition: "2026-01"
instruments: [example]
options: {sex: {female: Women, male: Men}, age: {child: Children, adult: Adults}}
""",
    "example/instrument.yaml": """
id: example
name: Example Convention
short: Example
kind: treaty
citation: none
dated: 2000-01-01
""",
    "example/article-1.yaml": """
article: "1"
title: Figures
questions:
  - {id: law, ask: Is there a law?, type: yes-no, why: It is asked for.}
  - id: figures
    ask: How many were there?
    type: statistics
    options: {victims: Victims, cases: Cases}
    by: [sex, age]
    about: practice
    why: They are printed.
provisions:
  - id: ex-1
    cite: article 1
    requires: A law.
    strength: mandatory
    kind: law
    practice: [figures]
    elements: [{id: law, met: {question: law, is: [yes]}, gap: There is no law.}]
""",
}
ROWS: list[dict[str, Any]] = [
    {"of": "cases", "year": 2023, "count": 1200},
    {"of": "victims", "year": 2023, "by": {"age": "child", "sex": "male"}, "count": 2},
    {"of": "victims", "year": 2023, "count": 31},
    {"of": "victims", "year": 2022, "count": 0},
    {"of": "victims", "year": 2022, "by": {"sex": "female"}, "count": 0},
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder = tmp_path_factory.mktemp("rules")
    for name, text in RULES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return loading.load(folder)


def written(*rows: object) -> dict[str, Any]:
    about = {"format": 1, "rules": "2026-01", "state": "Utopia", "date": "2026-11-21", "nature": "draft"}
    return {**about, "answers": {"figures": {"value": list(rows)}}}


def codes(book: Rulebook, *rows: object) -> list[tuple[str, str]]:
    _, problems = Validator.of(book).check("a.json", json.dumps(written(*rows)).encode())
    return [(problem.code, problem.pointer) for problem in problems if not problem.note]


def test_figures_are_valid(book: Rulebook) -> None:
    assert codes(book, *ROWS) == []


@pytest.mark.parametrize(
    ("row", "code", "at"),
    [
        ({"of": "victims", "year": 2023, "count": 5}, "figure-twice", "/5"),
        ({"of": "victims", "year": 2023, "by": {"sex": "male", "age": "child"}, "count": 5}, "figure-twice", "/5"),
        ({"of": "crimes", "year": 2023, "count": 5}, "not-offered", "/5/of"),
        ({"of": "victims", "year": 23, "count": 5}, "out-of-range", "/5/year"),
        ({"of": "victims", "year": 2024, "count": -1}, "out-of-range", "/5/count"),
        ({"of": "victims", "year": 2024, "count": "5"}, "wrong-type-integer", "/5/count"),
        ({"of": "victims", "year": 2024}, "missing-field", "/5"),
        ({"of": "victims", "year": 2024, "by": {"sex": "child"}, "count": 5}, "not-offered", "/5/by/sex"),
        ({"of": "victims", "year": 2024, "by": {"colour": "red"}, "count": 5}, "unknown-field", "/5/by/colour"),
        ("5", "wrong-type-object", "/5"),
    ],
)
def test_a_wrong_figure_is_told_at_its_place(book: Rulebook, row: object, code: str, at: str) -> None:
    assert codes(book, *ROWS, row) == [(code, f"/answers/figures/value{at}")]


def test_no_figures_are_no_answer(book: Rulebook) -> None:
    assert codes(book) == [("empty", "/answers/figures/value")]


def test_figures_say_nothing_to_the_engine_and_leave_nothing_open(book: Rulebook) -> None:
    given = validation.read("a.json", json.dumps(written(*ROWS)).encode(), book)
    known = submission.facts(given, book.questions)
    (finding,) = engine.assess(book, known).findings
    assert finding.outcome == "undetermined"
    _, notes = Validator.of(book).check("a.json", json.dumps(written(*ROWS)).encode())
    assert [(note.code, note.values["n"]) for note in notes] == [("unanswered", 1)]


def test_rows_come_in_the_order_of_the_question_the_whole_first(book: Rulebook) -> None:
    given = validation.read("a.json", json.dumps(written(*ROWS)).encode(), book)
    value = given.answers["figures"].value
    assert isinstance(value, tuple)
    assert by_counted(book.questions["figures"], value) == {
        ("victims", ()): {2022: 0, 2023: 31},
        ("victims", (("sex", "female"),)): {2022: 0},
        ("victims", (("sex", "male"), ("age", "child"))): {2023: 2},
        ("cases", ()): {2023: 1200},
    }


def test_the_report_prints_a_row_for_what_is_counted_and_a_column_for_each_year(book: Rulebook) -> None:
    given = validation.read("a.json", json.dumps(written(*ROWS)).encode(), book)
    texts = translation.texts("en", book.phrases)
    assessment = engine.assess(book, submission.facts(given, book.questions))
    made = document(book, given, assessment, texts, given.date, "1.0", Depth.RECORD)
    entries: list[QuestionEntry] = [e for part in made.parts for section in part.sections for e in section.questions]
    table = next(entry.figures for entry in entries if entry.anchor == "q-figures")
    assert table is not None
    assert table.years == ("2022", "2023")
    assert [(row.label, row.numbers) for row in table.rows] == [
        ("Victims", ("0", "31")),
        ("Women", ("0", "")),
        ("Men; Children", ("", "2")),
        ("Cases", ("", "1,200")),
    ]


Typed = Callable[[str], dict[str, Any]]


@pytest.fixture
def typed(book: Rulebook, tmp_path: Path) -> Typed:
    """Types keys into the dialogue at the question of figures, then Ctrl-C; gives the answers saved."""
    path, numbers = tmp_path / "a.json", count(1)
    new = editing.new(rules="2026-01", state="Utopia", date="2026-11-21", nature=Nature.DRAFT, language="en")
    path.write_bytes(as_json(new))
    texts = translation.texts("en", book.phrases)

    def type_in(keys: str) -> dict[str, Any]:
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text("1\rMinistry\rclerk\r" + "4\r" + keys + "\x03")
            with pytest.raises(KeyboardInterrupt):
                interview.converse(
                    Screen(texts),
                    path,
                    book,
                    texts,
                    clock=lambda: datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
                    new_edit_id=lambda: f"{next(numbers):08x}",
                )
        found: dict[str, Any] = json.loads(path.read_bytes()).get("answers", {})
        return found

    return type_in


ADD, VICTIMS, ALL, FIRST = "1\r", "1\r", "1\r", "1\r"
ADD_AFTER_ONE = "2\r"


def test_a_row_is_typed_in_one_line(typed: Typed) -> None:
    saved = typed(FIRST + ADD + VICTIMS + ALL + ALL + "2023: 31, ٢٠٢٢ ٠\r")
    assert saved["figures"]["value"] == [
        {"of": "victims", "year": 2022, "count": 0},
        {"of": "victims", "year": 2023, "count": 31},
    ]


def test_a_row_of_groups_is_added_and_a_row_is_taken_away(typed: Typed) -> None:
    women = VICTIMS + "2\r" + ALL
    saved = typed(FIRST + ADD + VICTIMS + ALL + ALL + "2023: 31\r" + ADD_AFTER_ONE + women + "2023: 9\r")
    assert saved["figures"]["value"][1] == {"of": "victims", "year": 2023, "by": {"sex": "female"}, "count": 9}


@pytest.mark.parametrize("text", ["2023", "23: 4", "2023: four", "2023: 4, 2023: 5", "1500: 4", "2023: -4"])
def test_a_line_that_is_no_figures_is_refused(text: str) -> None:
    with pytest.raises(inputs.Refused):
        inputs.figures(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("", ""), ("2023 4", "2023: 4"), ("٢٠٢٣: ٤، ٢٠٢٢: ٥", "2022: 5, 2023: 4"), ("2023=4;", "2023: 4")],
)
def test_a_line_of_figures_is_understood(text: str, kept: str) -> None:
    assert inputs.figures(text) == kept
