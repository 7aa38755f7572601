"""What will be asked, by whom and from which papers."""

import pytest
from submissions import EXAMPLE, arabic, english, submitted

from checklist import outline
from checklist.cli import main
from checklist.flow import Course
from checklist.texts import plain


def said(course: Course) -> str:
    return "\n".join(line.text for line in outline.summary(course, english()))


def test_what_is_asked_of_everybody() -> None:
    text = said(Course(EXAMPLE, outline.nobody(EXAMPLE)))
    assert "11 questions at most, in 1 section." in text
    assert "To be answered now: 7. Earlier answers decide whether these are asked too: 4." in text
    assert "Example: 11 – articles 12 (11)" in text
    assert "Standards office: 10, leads in 10" in text
    assert "Standards act; Yearly figures" in text
    assert "Answered already" not in text


def test_what_is_left_of_a_part() -> None:
    given = submitted({"standards": {"value": "no"}, "early": {"value": "yes"}})
    text = said(Course(EXAMPLE, given, frozenset({"early", "late", "standards-parts"})))
    assert "3 questions at most, in 1 section." in text
    assert "Answered already: 1." in text
    assert "To be answered now: 1. Earlier answers decide whether these are asked too: 0." in text


def test_every_question_stands_in_its_section() -> None:
    course = Course(EXAMPLE, submitted({"standards": {"value": "no"}}))
    lines = [line.text for line in outline.questions(course, english())]
    assert "Example, Article 12. Standards [example-12]" in lines
    assert "- Are standards laid down by law? [standards] (answered)" in lines
    assert "- Are the standards reviewed? [standards-reviewed] (asked only after certain answers)" in lines
    assert "- Is the State federal? [federal] (open)" in lines


def test_it_is_said_in_arabic() -> None:
    course = Course(EXAMPLE, submitted())
    lines = [*outline.summary(course, arabic()), *outline.questions(course, arabic())]
    assert any("[standards]" in plain(line.text) for line in lines)


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["questions", "--section", "tip-5", "--only", "open"]) == 0
    told = capsys.readouterr().out
    assert "[tip-5]" in told
    assert "[tip-6]" not in told
    assert main(["questions", "--section", "tip-99"]) == 2
    assert "There is no section tip-99" in capsys.readouterr().err
    assert main(["questions", "--body", "Ministry of Silly Walks"]) == 2
    assert "prosecution" in capsys.readouterr().err
