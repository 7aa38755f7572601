"""The plan of who answers what: written for a spreadsheet, and read with distrust."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from submissions import EXAMPLE, english, submitted

from checklist import assignment
from checklist.assignment import PlanBroken
from checklist.report.labels import Labels

HEAD = "section,question,title,body\n"
PLAN = Path("plan.csv")


def read(text: str, encoding: str = "utf-8") -> dict[str, str]:
    return dict(assignment.read(PLAN, text.encode(encoding), EXAMPLE))


def test_the_suggested_plan_can_be_followed() -> None:
    content = assignment.written(Labels(EXAMPLE, submitted({}), english()))
    assert content.startswith(b"\xef\xbb\xbfsection,question,title,body\r\n")
    read_back = assignment.read(PLAN, content, EXAMPLE)
    assert read_back["standards"] == "Standards office"
    assert read_back["practice-standards"] == "Statistics office"


def test_a_question_goes_before_its_section() -> None:
    plan = read(HEAD + "example-12,,,Justice\nexample-12,late,,Police\nexample-12,early,,\n")
    assert (plan["standards"], plan["late"], plan["early"]) == ("Justice", "Police", "Justice")


def test_what_has_no_body_is_nobodys() -> None:
    assert read(HEAD + "example-12,,,\n,late,,Police\n") == {"late": "Police"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_as_spreadsheets_save_it(separator: str, encoding: str) -> None:
    rows = io.StringIO()
    writer = csv.writer(rows, delimiter=separator)
    writer.writerows(
        [["Section", "question", "title", "BODY ", "notes"], ["example-12", "", "x", " وزارة  العدل ", "y"]]
    )
    assert set(read(rows.getvalue(), encoding).values()) == {"وزارة العدل"}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        pytest.param("", "plan-columns", 1, id="nothing"),
        pytest.param("a,b\n1,2\n", "plan-columns", 1, id="other columns"),
        pytest.param(HEAD + "example-21,,,Police\n", "plan-unknown-section", 2, id="section"),
        pytest.param(HEAD + "example-12,latte,,Police\n", "plan-unknown-question", 2, id="question"),
        pytest.param(HEAD + ",,,Police\n", "plan-neither", 2, id="neither"),
        pytest.param(HEAD + ",late,,Police\n\n,late,,Guard\n", "plan-twice", 4, id="twice"),
        pytest.param(HEAD + f",late,,{'x' * 501}\n", "plan-body", 2, id="long"),
        pytest.param(HEAD + ",late,,Pol\u202eice\n", "plan-body", 2, id="unseen"),
        pytest.param(HEAD + ',late,,"Police\n', "plan-unreadable", 2, id="quote not closed"),
        pytest.param(HEAD + f',late,,"{"x" * 200_000}"\n', "plan-unreadable", 2, id="huge cell"),
    ],
)
def test_wrong_lines_are_told(text: str, code: str, line: int) -> None:
    with pytest.raises(PlanBroken) as caught:
        read(text)
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [(code, line)]


def test_another_encoding_is_told() -> None:
    with pytest.raises(PlanBroken) as caught:
        assignment.read(PLAN, (HEAD + ",late,,Sécurité\n").encode("latin-1"), EXAMPLE)
    assert [problem.code for problem in caught.value.problems] == ["plan-encoding"]


def test_a_formula_is_only_a_name() -> None:
    assert read(HEAD + ",late,,'=cmd|' /C calc'!A0\n") == {"late": "=cmd|' /C calc'!A0"}


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: (HEAD + text).encode())))
def test_whatever_comes_is_followed_or_told(content: bytes) -> None:
    try:
        followed = assignment.read(PLAN, content, EXAMPLE).keys() <= EXAMPLE.questions.keys()
    except PlanBroken as broken:
        followed = bool(broken.problems)
    assert followed
