"""The report as data: as its published schema has it, and nothing more."""

import json
import re
from collections.abc import Callable

import jsonschema
import jsonschema_rs
import pytest
from formats import WORDS, made, whole
from submissions import EXAMPLE, english
from test_rendering import full

from checklist import exchange, files, schema, validation
from checklist.question import QuestionType
from checklist.report import data
from checklist.report.whole import Whole
from checklist.rulebook import Rulebook
from checklist.submission import Submission


@pytest.mark.parametrize("language", WORDS)
def test_data_follow_their_published_schema(talmora: Callable[[str], Whole], rulebook: Rulebook, language: str) -> None:
    found = talmora(language)
    raw = json.loads(exchange.as_json(data.report(found)))
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
