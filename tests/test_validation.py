"""The three passes over real bytes: verdicts, notes, and what no wrong file may do."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist import console, explaining, files, parsing, translation, validation
from checklist.errors import UNABLE, ChecklistError
from checklist.rulebook import Rulebook
from checklist.submission import Submission
from checklist.validation import SubmissionBroken, Validator

SAMPLES = sorted(files.samples().glob("*.json"))
INVALID = sorted((Path(__file__).parent / "invalid" / "submissions").glob("*.json"))
GROUND = {"format": 1, "rules": "2026-11", "state": "A", "date": "2026-01-01", "nature": "draft"}
PUBLISHED = Validator.published()


def check(raw: object) -> list[tuple[str, str]]:
    _, problems = PUBLISHED.check("f", json.dumps(raw).encode())
    return [(problem.code, problem.pointer) for problem in problems]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_the_samples_are_valid(path: Path, rulebook: Rulebook) -> None:
    assert isinstance(validation.load(path, rulebook), Submission)


@pytest.mark.parametrize("wanted", [2, 3, 10**9])
def test_a_newer_format_is_refused(wanted: int) -> None:
    with pytest.raises(ChecklistError) as caught:
        check({**GROUND, "format": wanted})
    assert (caught.value.code, caught.value.exit_code) == ("format-newer", UNABLE)


@pytest.mark.parametrize("wanted", [0, -1, True, "1", None, 1.5])
def test_another_format_is_a_problem(wanted: object) -> None:
    assert "/format" in {pointer for _, pointer in check({**GROUND, "format": wanted})}


def test_an_answer_set_aside_is_a_note(rulebook: Rulebook) -> None:
    raw: dict[str, Any] = {
        **GROUND,
        "answers": {"trafficking-offence": {"value": "no"}, "trafficking-acts": {"value": {"receipt": "yes"}}},
    }
    assert ("answer-inactive", "/answers/trafficking-acts") in check(raw)
    assert validation.read("f", json.dumps(raw).encode(), rulebook).answers.keys() == raw["answers"].keys()


def test_another_edition_is_a_note() -> None:
    assert ("other-edition", "/rules") in check({**GROUND, "rules": "2019-01"})


@pytest.mark.parametrize(
    ("by", "noted"),
    [
        pytest.param("2025-12-31", True, id="before the answers were given"),
        pytest.param("2026-01-01", False, id="that day"),
        pytest.param("2027-03-31", False, id="later"),
    ],
)
def test_a_planned_day_that_has_passed_is_a_note(by: str, noted: bool, rulebook: Rulebook) -> None:
    raw = {**GROUND, "answers": {"trafficking-offence": {"value": "no", "planned": {"by": by}}}}
    told = ("planned-day-passed", "/answers/trafficking-offence/planned/by")
    assert (told in check(raw)) is noted
    assert validation.read("f", json.dumps(raw).encode(), rulebook).answers["trafficking-offence"].planned


@pytest.mark.parametrize("by", ["2025-02-30", "2025", "", 2025, None])
def test_a_planned_day_that_is_none_is_a_problem_alone(by: object) -> None:
    raw = {**GROUND, "answers": {"trafficking-offence": {"value": "no", "planned": {"by": by}}}}
    codes = {code for code, pointer in check(raw) if pointer == "/answers/trafficking-offence/planned/by"}
    assert len(codes) == 1
    assert "planned-day-passed" not in codes


def test_an_invalid_file_is_not_read(rulebook: Rulebook) -> None:
    with pytest.raises(SubmissionBroken) as caught:
        validation.read("f", b"{}", rulebook)
    assert {problem.values["field"] for problem in caught.value.problems} == {
        "format",
        "rules",
        "state",
        "date",
        "nature",
    }


def paths(node: Any, trail: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [trail, *(path for key, value in items for path in paths(value, (*trail, key)))]


EXERCISE = json.loads((files.samples() / "fictional-state.json").read_bytes())
PLACES = paths(EXERCISE)[1:]
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(), st.just([]),
    st.just({}), st.dictionaries(st.text(), st.text(), max_size=2), st.lists(st.text(), max_size=2),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PLACES), ANYTHING)
def test_whatever_stands_anywhere_is_told_or_read(place: tuple[Any, ...], value: object) -> None:
    """No value at any place gives a traceback, and what is called valid can be read."""
    raw = copy.deepcopy(EXERCISE)
    node = raw
    for part in place[:-1]:
        node = node[part]
    node[place[-1]] = value
    if raw.get("format") != 1:
        return  # a newer format is refused, and tested above
    kept, problems = PUBLISHED.check("f", json.dumps(raw).encode())
    if all(problem.note for problem in problems):
        Submission.model_validate(kept)


STAMP = {"edit": "0123456789abcdef"}
ANSWERED = {"trafficking-offence": {"value": "yes"}}
#: For each keyword of the published schema by which something can be wrong: something wrong by it.
WRONG: dict[str, dict[str, Any]] = {
    "type": {"territory": 5},
    "enum": {"nature": "final"},
    "const": {"format": 0},
    "required": {"laws": [{"id": "code"}]},
    "additionalProperties": {"extra": 1},
    "propertyNames": {"withdrawn": {"x": [STAMP]}},
    "pattern": {"date": "1 January 2026"},
    "not": {"state": "A\u202e"},
    "maxLength": {"state": "A" * 501},
    "minLength": {"state": ""},
    "minItems": {"completed": {"tip-5": []}},
    "maxItems": {"answers": {"figures-trafficking-cases": {"value": [
        {"of": "convictions", "year": 2000, "count": number} for number in range(5001)
    ]}}},
    "minProperties": {"answers": {"trafficking-acts": {"value": {}}}},
    "minimum": {"answers": {"figures-trafficking-cases": {"value": [{"of": "convictions", "year": 20, "count": 1}]}}},
    "maximum": {"answers": {"figures-trafficking-cases": {"value": [{"of": "convictions", "year": 9999, "count": 1}]}}},
    "oneOf": {"answers": {"trafficking-offence": {"value": "yes", "no_value": "do-not-know"}}},
}  # fmt: skip
#: Keywords that say what something is, or hold other schemas, and can refuse nothing by themselves.
SAYING = {"$schema", "$id", "$defs", "$ref", "title", "description", "default", "properties", "patternProperties"} | {
    "items", "if", "then",
}  # fmt: skip


def keywords(schema: Any) -> set[str]:
    """Every keyword a schema uses, wherever in it; names of properties are none."""
    if isinstance(schema, list):
        return {keyword for item in schema for keyword in keywords(item)}
    if not isinstance(schema, dict):
        return set()
    found = set(schema)
    for keyword, value in schema.items():
        named = keyword in ("properties", "patternProperties", "$defs")
        if keyword not in ("enum", "const", "default"):
            found |= keywords(list(value.values()) if named else value)
    return found


def test_every_keyword_of_the_schema_is_shown_wrong() -> None:
    assert keywords(PUBLISHED.schema) - SAYING == WRONG.keys()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("keyword", list(WRONG))
def test_every_keyword_of_the_schema_has_words(keyword: str, language: str) -> None:
    texts = translation.texts(language, PUBLISHED.phrases, PUBLISHED.catalogue["domains"])
    raw = {**GROUND, **WRONG[keyword]}
    assert not PUBLISHED.accepts(raw)
    _, problems = PUBLISHED.check("f", json.dumps(raw).encode())
    told = [problem for problem in problems if not problem.note]
    assert told
    for problem in told:
        assert all(console.wording(problem, texts))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param({"completed": {"tip-99": [STAMP], "tip-98": [STAMP]}}, {
            ("unknown-section", "/completed/tip-99"), ("unknown-section", "/completed/tip-98")
        }, id="a section"),
        pytest.param({"withdrawn": {"x": [STAMP]}}, {("unknown-question-answered", "/withdrawn/x")}, id="withdrawn"),
        pytest.param({"discussion": {"x": [{**STAMP, "text": "A"}]}}, {
            ("unknown-question-answered", "/discussion/x")
        }, id="discussed"),
        pytest.param({"package": {"body": "A", "questions": ["trafficking-offence", "x"]}}, {
            ("unknown-question-answered", "/package/questions/1")
        }, id="asked of a body"),
        pytest.param({"conflicts": {"answers": {"x": [{"value": "yes"}]}}}, {
            ("unknown-question-answered", "/conflicts/answers/x")
        }, id="an answer in conflict"),
        pytest.param({"conflicts": {"answers": {"trafficking-acts": [{"value": {"x": "yes"}}]}}}, {
            ("unknown-option-answered", "/conflicts/answers/trafficking-acts/0/value/x")
        }, id="an option of an answer in conflict"),
        pytest.param({"conflicts": {"answers": {"trafficking-offence": [
            {"value": "yes"}, {"value": "no", "citations": [{"law": "x", "provision": "article 1"}]},
        ]}}}, {("unknown-law", "/conflicts/answers/trafficking-offence/1/citations/0/law")}, id="a law it cites"),
        pytest.param({"conflicts": {"answers": {"review-start": [{"value": "2026-02-30"}]}}}, {
            ("unreal-date", "/conflicts/answers/review-start/0/value")
        }, id="its date"),
        pytest.param({"conflicts": {"laws": {"x": [{"id": "x", "title": "A", "status": "draft"}]}}}, {
            ("unknown-law", "/conflicts/laws/x")
        }, id="a law in conflict"),
        pytest.param({"conflicts": {"laws": {"X": [{"id": "x", "title": "A", "status": "draft"}]}}}, {
            ("bad-id", "/conflicts/laws/X")
        }, id="its id"),
        pytest.param({"conflicts": {"articles": {"tip-5": [{"good_practices": [
            {"text": "A", "citations": [{"law": "x", "provision": "article 1"}]},
        ]}]}}}, {("unknown-law", "/conflicts/articles/tip-5/0/good_practices/0/citations/0/law")}, id="a practice"),
    ],
)  # fmt: skip
def test_a_name_that_nothing_has_is_told_where_bodies_work(entry: Any, expected: set[tuple[str, str]]) -> None:
    _, problems = PUBLISHED.check("f", json.dumps({**GROUND, "answers": ANSWERED, **entry}).encode())
    assert {(problem.code, problem.pointer) for problem in problems if not problem.note} == expected
    for problem in problems:
        if problem.pointer.startswith("/conflicts/answers/") and problem.code != "unknown-question-answered":
            assert problem.question in PUBLISHED.questionnaire.questions


def test_an_answer_on_law_to_come_opens_no_question() -> None:
    """As for the engine: what rests on law that is not in force is unknown, and so is what depends on it."""
    cited = [{"law": "bill", "provision": "article 1"}]
    answers = {"trafficking-offence": {"value": "yes", "citations": cited}}
    bill = {"id": "bill", "title": "Bill", "status": "draft"}
    _, with_bill = PUBLISHED.check("f", json.dumps({**GROUND, "laws": [bill], "answers": answers}).encode())
    _, without = PUBLISHED.check("f", json.dumps({**GROUND, "answers": ANSWERED}).encode())
    left = [next(int(str(p.values["n"])) for p in told if p.code == "unanswered") for told in (with_bill, without)]
    assert left[0] < left[1]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in INVALID])
def test_what_is_left_out_of_an_explanation_is_not_missed(path: Path) -> None:
    raw, _ = parsing.parse("f", path.read_bytes())
    suspect = PUBLISHED._suspect(raw)
    assert list(explaining.explained("f", PUBLISHED.schema, suspect)) == list(
        explaining.explained("f", PUBLISHED.schema, raw)
    )


@pytest.mark.parametrize(
    "day",
    ["2026-11-31", "2026-02-29", r"\u0032026-11-31", "0000-01-01", "2026-11-3\\u0031", "2026-13-01", "2026-01-00"],
)
def test_no_date_is_overlooked_however_it_is_written(day: str) -> None:
    text = json.dumps({**GROUND, "laws": [{"id": "a", "title": "A", "status": "draft", "adopted": "DAY"}]})
    _, problems = PUBLISHED.check("f", text.replace("DAY", day).encode())
    assert [problem.pointer for problem in problems if problem.code == "unreal-date"] == ["/laws/0/adopted"]


def test_of_a_part_only_its_own_questions_are_wanted() -> None:
    part = {"package": {"body": "Police", "questions": ["trafficking-offence", "trafficking-acts"]}}
    _, problems = PUBLISHED.check("f", json.dumps({**GROUND, "answers": ANSWERED, **part}).encode())
    assert [(problem.code, problem.values) for problem in problems] == [("unanswered", {"n": 1})]
