"""Conflicts in words, and where the report prints them."""

from typing import Any

import pytest
from submissions import CITED, EXAMPLE, arabic, english, reported, submitted

from checklist.document import Document, QuestionEntry
from checklist.report import Depth
from checklist.report.labels import Labels
from checklist.report.sides import Disputes
from checklist.texts import END, LEFT_TO_RIGHT

POLICE = {"body": "Police", "role": "adviser", "time": "2026-11-21T09:00:00Z"}
SIDES: dict[str, Any] = {
    "answers": {
        "standards": [{"value": "yes", "citations": CITED, **POLICE}, {"value": "no", "comment": "Two\nlines"}],
        "penalty": [{"value": {"bribery": "5 years", "fraud": "do-not-know"}}, {"no_value": "do-not-know"}],
        "regions": [{"value": "yes", "body": "Regions"}],
    }
}
GIVEN = submitted({}, conflicts=SIDES, withdrawn={"regions": [{"edit": "aaaaaaaa", "body": "Lead"}]})


def lines(question_id: str) -> list[list[str]]:
    disputes = Disputes(Labels(EXAMPLE, GIVEN, english()))
    return [list(disputes.lines(side)) for side in disputes.on(question_id)]


@pytest.mark.parametrize(
    ("question_id", "expected"),
    [
        pytest.param(
            "standards",
            [
                [
                    "Police (adviser), 21 November 2026, 09:00 UTC: Yes",
                    "Law cited: Criminal Code, article 1 (in force)",
                ],
                ["A body that is not named: No", "Comment: Two lines"],
            ],
            id="one word",
        ),
        pytest.param(
            "penalty",
            [
                ["A body that is not named: 5 years (Bribery); Do not know (Fraud)"],
                ["A body that is not named: Do not know"],
            ],
            id="by option",
        ),
        pytest.param("regions", [["Regions: Yes"], ["Lead: the answer is taken back"]], id="taken back"),
        pytest.param("late", [], id="none"),
    ],
)
def test_what_each_side_says(question_id: str, expected: list[list[str]]) -> None:
    assert lines(question_id) == expected


def entry(document: Document, question_id: str) -> QuestionEntry:
    every = (q for part in document.parts for section in part.sections for q in section.questions)
    return next(question for question in every if question.anchor == f"q-{question_id}")


def test_the_record_prints_them_where_the_question_stands() -> None:
    notes = entry(reported(GIVEN), "standards").notes
    assert notes[0].startswith("2 answers stand, to be settled.")
    assert notes[1:3] == ("Police (adviser), 21 November 2026, 09:00 UTC: Yes", "A body that is not named: No")
    assert entry(reported(GIVEN), "regions").notes[0].startswith("1 answer stands, and an answer was taken back")


@pytest.mark.parametrize("depth", [Depth.ANALYSIS, Depth.RECORD])
def test_they_are_listed(depth: Depth) -> None:
    def anchors(document: Document) -> list[str]:
        return [listing.anchor for part in document.listings for listing in part.listings]

    assert "list-conflicts" in anchors(reported(GIVEN, depth=depth))
    assert "list-conflicts" not in anchors(reported(submitted(), depth=depth))


def test_a_law_named_the_other_way_keeps_its_brackets() -> None:
    law = {"id": "code", "title": "Criminal Code (No. 5)", "status": "in-force"}
    sides = {"laws": {"code": [law, {**law, "title": "Penal Code"}]}}
    (dispute,) = Disputes(Labels(EXAMPLE, submitted({}, conflicts=sides), arabic())).all()
    assert dispute.where.text == f"{LEFT_TO_RIGHT}Criminal Code (No. 5){END}"
