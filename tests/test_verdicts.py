"""What stands for one submission, in words and as data."""

import json

import pytest

from checklist import translation, verdicts
from checklist.errors import OK, PROBLEMS, UNABLE, ChecklistError
from checklist.problem import Problem
from checklist.verdicts import Totals, Verdict

TEXTS = translation.texts("en")


def verdict(*codes: str, wrong: bool = False) -> Verdict:
    values: dict[str, dict[str, object]] = {"unanswered": {"n": 2}, "other-edition": {"edition": "a", "own": "b"}}
    notes = tuple(Problem("f", code, values=values.get(code, {}), note=True) for code in codes)
    return Verdict("f", "f", problems=(Problem("f", "empty"),) if wrong else (), notes=notes)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (verdict(), "f: valid, complete, consistent"),
        (verdict("unanswered"), "f: valid, consistent; not complete"),
        (verdict("other-edition"), "f: valid, complete; not consistent"),
        (verdict("unanswered", "answer-inactive"), "f: valid; not complete, not consistent"),
        (verdict(wrong=True), "f: 1 problem"),
    ],
)
def test_valid_complete_and_consistent_are_told_apart(given: Verdict, said: str) -> None:
    assert verdicts.in_words(TEXTS).piece(given).splitlines()[-1] == said


@pytest.mark.parametrize(
    ("given", "require", "code"),
    [
        (verdict(), ["valid", "complete", "consistent"], OK),
        (verdict("unanswered"), [], OK),
        (verdict("unanswered"), ["valid", "consistent"], OK),
        (verdict("unanswered"), ["complete"], PROBLEMS),
        (verdict("answer-inactive"), ["consistent"], PROBLEMS),
        (verdict(wrong=True), [], PROBLEMS),
        (Verdict("f", "f", failure=ChecklistError("file-missing", file="f")), [], UNABLE),
    ],
)
def test_codes(given: Verdict, require: list[str], code: int) -> None:
    assert given.code(require) == code


def test_what_cannot_be_told_is_null() -> None:
    data = verdicts.data(verdict(wrong=True), TEXTS)
    assert (data["valid"], data["complete"], data["consistent"]) == (False, None, None)


def test_json_is_a_document_and_safe_to_print() -> None:
    hostile = "\x1b\x7f\x85\u202e\u2066\udc80"
    writer = verdicts.as_json(TEXTS)
    text = writer.head + writer.between.join([writer.piece(Verdict(hostile, hostile))] * 2) + writer.tail(Totals())
    assert [entry["file"] for entry in json.loads(text.encode())] == [hostile] * 2
    assert text.isprintable() or set(filter(lambda letter: not letter.isprintable(), text)) == {"\n"}


def test_a_name_makes_no_line_of_its_own() -> None:
    name = "a.json\nb.json: valid"
    for given in (Verdict(name, name), Verdict(name, name, problems=(Problem(name, "empty", f"/{name}"),))):
        assert all(line.startswith(("a.json␊", "    ")) for line in verdicts.in_words(TEXTS).piece(given).splitlines())
