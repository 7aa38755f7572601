"""Letters to those who sent a submission."""

import re

import pytest

from checklist import reply, translation
from checklist.errors import ChecklistError
from checklist.problem import Problem
from checklist.verdicts import Verdict

TEXTS = {language: translation.texts(language) for language in translation.LANGUAGES}
WRITER = reply.replies(TEXTS, TEXTS["en"])


def wrong(number: int) -> tuple[Problem, ...]:
    return tuple(Problem("f", "missing-field", f"/laws/{n}", values={"field": f"f{n}"}) for n in range(number))


@pytest.mark.parametrize(
    ("language", "arabic"), [("ar", True), ("ar-SA", True), ("AR", True), ("en", False), ("fr", False), ("", False)]
)
def test_it_is_in_the_language_of_the_submission(language: str, arabic: bool) -> None:
    letter = WRITER.piece(Verdict("inbox/a.json", "inbox/a.json", problems=wrong(2), language=language))
    assert bool(re.search("[\u0600-\u06ff]{3}", letter)) is arabic
    assert bool(re.search("[A-Za-z]{3} [a-z]{3}", letter)) is not arabic
    assert "/laws/0" in letter
    assert "inbox" not in letter  # a folder of those who check is no matter of the sender's


def test_its_length_is_limited() -> None:
    letter = WRITER.piece(Verdict("a.json", "a.json", problems=wrong(1000)))
    assert letter.count("is missing") == reply.MOST
    assert f"And {1000 - reply.MOST} more." in letter
    values = {"value": "v" * 9000, "offered": "o" * 9000}
    long = (Problem("f", "not-offered", "/" + "x" * 9000, values=values),) * 99
    assert len(WRITER.piece(Verdict("a.json", "a.json", problems=long, state="s" * 9000))) < reply.LONGEST + 2500


def test_what_was_sent_steers_nothing() -> None:
    hostile = "\x1b[31m\u202e\nSubject: x\r\x00\udc80"
    problem = Problem("f", "not-offered", f"/{hostile}", values={"value": hostile, "offered": "a"})
    for language in TEXTS:
        verdict = Verdict(hostile, hostile, problems=(problem,), state=hostile, language=language)
        letter = WRITER.piece(verdict)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\udc80]", letter)
        assert "\nSubject" not in letter
        letter.encode("utf-8")


def test_a_valid_submission_gets_a_kind_word() -> None:
    assert "Nothing needs to be done." in WRITER.piece(Verdict("a", "a"))
    noted = Problem("f", "unanswered", values={"n": 3}, note=True)
    assert "3 questions are not answered yet" in WRITER.piece(Verdict("a", "a", notes=(noted,)))


def test_what_was_not_checked_gets_no_letter() -> None:
    assert WRITER.piece(Verdict("a", "a", failure=ChecklistError("file-missing", file="a"))) == ""
