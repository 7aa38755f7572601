"""The dialogue, typed through: into a pipe of keys, into lines, and into a real terminal."""

import errno
import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from checklist import editing, interview, loading, translation, validation
from checklist.errors import ChecklistError, UsageError
from checklist.interview import inputs
from checklist.interview.prompts import Choice, Plain, Screen, wrapped
from checklist.interview.script import Shows
from checklist.interview.workfile import WorkFile
from checklist.rule import Strength
from checklist.rulebook import Rulebook
from checklist.selection import Filter
from checklist.submission import Nature, as_json
from checklist.texts import Texts, shown

RULES = Path(__file__).parent / "example-rules"
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ENTER, CTRL_C, CTRL_D, ERASE = "\r", "\x03", "\x04", "\x15"
ABOUT = "1\rUtopia\r\r\r\r\r"  # start; State, no territory, today, draft, the language offered
PARTY = "1\r2003-12-25\r1\r"  # a party, since, no reservations
WHO = "Ministry of Justice\rlegal adviser\r"
BEGIN = ABOUT + PARTY + WHO
NO_LAW = "2\r"  # the register is empty: a new law, or none
YES, NO, PART = "1\r", "2\r", "2\r"  # in a question of yes and no; "in part" where that is offered
NO_OF_THREE = "3\r"  # no, where "in part" is offered
ONE_BY_ONE = "1\r"  # the options of a question
OPEN = {"yes-no": "4\r", "coverage": "5\r", "options": "3\r", "text": "3\r"}
NO_STANDARDS = NO_OF_THREE + NO  # no standards; the constitution is not invoked
TO_END = NO_STANDARDS + NO + NO_OF_THREE + OPEN["options"] + NO + NO + OPEN["text"]
FIRST = "1\r" + WHO  # at the first question of a file in which nothing is answered
ON, RESUME = "1\r", "1\r\r\r"  # go on; continue, the body and role offered

Typed = Callable[..., int]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return loading.load(RULES)


@pytest.fixture(scope="module")
def texts(book: Rulebook) -> Texts:
    return translation.texts("en", book.phrases)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "utopia.json"


@pytest.fixture
def typed(book: Rulebook, texts: Texts, path: Path) -> Typed:
    """Types keys into the dialogue; where they do not end it, Ctrl-C does."""
    numbers = count(1)

    def type_in(keys: str, **by: Any) -> int:
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys + CTRL_C)
            try:
                return interview.converse(
                    Screen(texts),
                    path,
                    book,
                    texts,
                    clock=lambda: NOON,
                    new_edit_id=lambda: f"{next(numbers):08x}",
                    chosen=Filter(**by),
                )
            except KeyboardInterrupt:
                return 130

    return type_in


@pytest.fixture
def begun(typed: Typed, path: Path) -> Typed:
    """The same, in a file in which nothing is answered yet."""
    new = editing.new(rules="2026-01", state="Utopia", date="2026-11-21", nature=Nature.DRAFT, language="en")
    path.write_bytes(as_json(new))
    return typed


def saved(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def said(entry: dict[str, Any]) -> dict[str, Any]:
    """What an entry says, without who made it and when."""
    return {name: value for name, value in entry.items() if name != "edited"}


def answers(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = saved(path).get("answers", {})
    return found


# Beginning


def test_a_new_file(typed: Typed, path: Path, book: Rulebook, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(BEGIN) == 130
    assert saved(path) == {
        "format": 1,
        "rules": "2026-01",
        "state": "Utopia",
        "date": "2026-11-21",
        "nature": "draft",
        "language": "en",
        "parties": {
            "example": {
                "status": "party",
                "since": "2003-12-25",
                "edited": {"edit": "00000001", "time": "2026-11-21T12:00:00Z"},
            }
        },
    }
    assert validation.load(path, book).state == "Utopia"
    printed = capsys.readouterr().out
    assert "11 questions at most, in 1 section." in printed
    assert "Ministry of justice" in printed
    assert "Standards act" in printed
    assert "0 of 7 answered." in printed
    assert f"checklist fill {path}" in printed


def test_nothing_is_written_before_there_is_something(
    typed: Typed, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("1\rUto") == 130
    assert typed("2\r") == 0
    assert not path.exists()
    assert "Nothing was saved" in capsys.readouterr().out


def test_what_cannot_be_taken_is_asked_again(typed: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    backspace = "\x7f"
    typed(f"1\r{ENTER}Utopia\r\r{ERASE}2026-02-30\r{backspace * 2}28\r")
    typed(f"1\rUtopia\r\r{ERASE}soon\r{ERASE}2026-02-28\r\r\r")
    assert saved(path)["date"] == "2026-02-28"
    printed = capsys.readouterr().out
    for message in ("cannot be left empty", "no such day in the calendar", "year-month-day, such as"):
        assert message in printed


def test_back_goes_to_the_field_before(typed: Typed, path: Path) -> None:
    typed(f"1\rUtopa\r<\r{ERASE}Utopia\r\r\r\r\r")
    assert saved(path)["state"] == "Utopia"


def test_a_reservation(typed: Typed, path: Path) -> None:
    typed(ABOUT + "1\r\r" + "2\rarticle 15, paragraph 2\rNot bound\r\r\r" + ON)
    assert saved(path)["parties"]["example"]["reservations"] == [
        {"provision": "article 15, paragraph 2", "text": "Not bound"}
    ]


# Answers


def test_three_ways_of_not_answering(begun: Typed, path: Path) -> None:
    do_not_know, not_applicable = "4\r", "6\rThere are no regions.\r\r"
    begun(FIRST + do_not_know + OPEN["yes-no"] + not_applicable)
    assert answers(path)["standards"]["no_value"] == "do-not-know"
    assert "federal" not in answers(path)
    assert answers(path)["regions"] == {
        "no_value": "not-applicable",
        "reason": "There are no regions.",
        "body": "Ministry of Justice",
        "role": "legal adviser",
        "time": "2026-11-21T12:00:00Z",
        "edit": "00000002",
    }


def test_an_answer_with_its_law(begun: Typed, path: Path, book: Rulebook) -> None:
    law = "1\rStandards Act, 2010\r1\r2010-05-01\r2011-01-01\rhttps://law.example/5\r\r"
    begun(FIRST + "1\r" + law + "article 3\r" + ON)
    assert [said(law) for law in saved(path)["laws"]] == [
        {
            "id": "standards-act-2010",
            "title": "Standards Act, 2010",
            "status": "in-force",
            "adopted": "2010-05-01",
            "in_force": "2011-01-01",
            "link": "https://law.example/5",
        }
    ]
    assert answers(path)["standards"]["value"] == "yes"
    assert answers(path)["standards"]["citations"] == [{"law": "standards-act-2010", "provision": "article 3"}]
    assert (answers(path)["standards"]["edit"], answers(path)["standards"]["replaces"]) == ("00000003", ["00000001"])
    assert validation.load(path, book).answers["standards"].clearance == "drafted"


def test_a_law_to_come_is_pointed_out(begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun(FIRST + "1\r" + "1\rStandards Bill\r3\r\r\r" + "clause 1\r" + ON)
    assert saved(path)["laws"][0]["status"] == "draft"
    assert "not in force on 21 November 2026" in " ".join(capsys.readouterr().out.split())


def test_options_one_by_one_with_the_law_for_some(begun: Typed, path: Path) -> None:
    reviewed = "2\r"  # no: rests on no law
    parts = "1\r" + "1\r" + "2\r" + "3\r"  # the options; yes, in part, no
    law = "1\rStandards Act\r1\r\r\r\r\r" + "article 3\r" + "1\r" + ON  # for the first of the two that rest on law
    begun(FIRST + YES + NO_LAW + reviewed + parts + law)
    assert answers(path)["standards-parts"]["value"] == {"aims": "yes", "means": "in-part", "none": "no"}
    assert answers(path)["standards-parts"]["citations"] == [
        {"law": "standards-act", "provision": "article 3", "options": ["aims"]}
    ]


def test_the_same_for_all_the_rest(begun: Typed, path: Path) -> None:
    begun(FIRST + "1\r" + NO_LAW + "2\r" + "1\r" + "3\r" + "4\r")
    assert answers(path)["standards-parts"]["value"] == {"aims": "no", "means": "no", "none": "no"}


GROUNDS = "7\r"  # of an answer of yes, in part or no: the law cited, the comment, what is planned
PLAN = "4\r"  # among them, where no law is cited


def test_what_is_planned(begun: Typed, path: Path, book: Rulebook, capsys: pytest.CaptureFixture[str]) -> None:
    back, law = "7\r", "1\r"
    planned = law + "Ministry of Justice\r2027-02-30\r\x7f\x7f28\r" + "A bill.\rWith a fund.\r\r"
    begun(FIRST + NO_OF_THREE + back + GROUNDS + PLAN + planned + ON)
    assert answers(path)["standards"]["value"] == "no"
    assert answers(path)["standards"]["planned"] == {
        "measure": "law",
        "body": "Ministry of Justice",
        "by": "2027-02-28",
        "text": "A bill.\nWith a fund.",
    }
    assert (answers(path)["standards"]["edit"], answers(path)["standards"]["replaces"]) == ("00000002", ["00000001"])
    assert validation.load(path, book).answers["standards"].planned
    printed = " ".join(capsys.readouterr().out.split())
    assert "Planned: Law, adopted or amended; Ministry of Justice; by 28 February 2027; A bill. With a fund." in printed


def test_back_within_a_plan_goes_to_the_part_before(begun: Typed, path: Path) -> None:
    back, regulation, leave = "7\r", "2\r", "6\r"
    law_first = "1\rMinstry\r<\r" + ERASE + "Ministry\r\r"  # the day sends back to the body
    begun(FIRST + NO_OF_THREE + back + GROUNDS + PLAN + "1\r<\r" + regulation + "Ministry\r\r\r" + ON)
    assert answers(path)["standards"]["planned"] == {"measure": "regulation", "body": "Ministry"}
    begun(RESUME + back + GROUNDS + PLAN + leave + ON)
    assert answers(path)["standards"]["edit"] == "00000002"
    begun(RESUME + back + GROUNDS + PLAN + law_first + "\r" + ON)
    assert answers(path)["standards"]["planned"] == {"measure": "law", "body": "Ministry"}


def test_a_plan_is_taken_back_by_emptying_it(begun: Typed, path: Path) -> None:
    back, left_open = "7\r", "5\r"
    begun(FIRST + NO_OF_THREE + back + GROUNDS + PLAN + left_open + "Ministry\r\r\r" + ON)
    assert answers(path)["standards"]["planned"] == {"body": "Ministry"}
    begun(RESUME + back + GROUNDS + PLAN + ENTER + ERASE + ENTER + ENTER + ENTER + ON)
    assert "planned" not in answers(path)["standards"]


def test_back_among_the_options(begun: Typed, path: Path) -> None:
    back_to_first = "8\r"
    begun(FIRST + "1\r" + NO_LAW + "2\r" + "1\r" + "3\r" + back_to_first + "1\r" + "1\r" + "3\r" + "2\r")
    assert answers(path)["standards-parts"]["value"] == {"aims": "yes", "means": "yes", "none": "no"}


def test_penalties_are_typed_and_checked(begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to_penalty = NO_STANDARDS + NO + NO_OF_THREE  # not federal; no regions
    begun(FIRST + to_penalty + ONE_BY_ONE + f"five\r{ERASE}18 Months\r" + "?\r" + NO_LAW)
    assert answers(path)["penalty"]["value"] == {"bribery": "18 months", "fraud": "do-not-know"}
    assert "Write a number and a unit" in capsys.readouterr().out


def test_a_date_and_a_text_of_several_lines(begun: Typed, path: Path) -> None:
    to_date = YES + NO_LAW + NO + OPEN["options"] + NO + NO_OF_THREE + OPEN["options"] + NO + NO
    begun(FIRST + to_date + "1\r1999-05-01\r" + NO_LAW + "1\rTen cases.\rNo conviction.\r\r")
    assert answers(path)["in-force-since"]["value"] == "1999-05-01"
    assert answers(path)["practice-standards"]["value"] == "Ten cases.\nNo conviction."


# Changing one's mind


def test_back_lands_on_the_saved_answer(begun: Typed, path: Path) -> None:
    back = "7\r"
    begun(FIRST + NO_OF_THREE + back + ENTER + NO)  # no; Enter keeps it; the constitution is not invoked
    assert (answers(path)["standards"]["value"], answers(path)["standards-release"]["value"]) == ("no", "no")
    assert "replaces" not in answers(path)["standards"]


def test_what_a_change_sets_aside_is_said_and_kept(
    begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    back_from_parts, back_from_review = "6\r", "8\r"
    to_standards = back_from_parts + back_from_review
    leave_it, change_it = "1\r", "2\r"
    begun(FIRST + YES + NO_LAW + NO + to_standards + NO_OF_THREE + leave_it)
    assert answers(path)["standards"]["value"] == "yes"
    begun(RESUME + to_standards + NO_OF_THREE + change_it)
    assert answers(path)["standards"]["value"] == "no"
    assert answers(path)["standards-reviewed"]["value"] == "no"
    assert "sets 1 answer aside" in " ".join(capsys.readouterr().out.split())


def test_an_answer_is_taken_back_only_on_purpose(begun: Typed, path: Path) -> None:
    leave_it, take_it = "1\r", "2\r"
    back, open_it = "7\r", OPEN["coverage"]
    begun(FIRST + NO_OF_THREE + back + open_it + leave_it)
    assert "standards" in answers(path)
    begun(RESUME + back + open_it + take_it)
    assert "standards" not in answers(path)


def test_ctrl_c_keeps_what_was_answered(begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert begun(FIRST + NO_OF_THREE + CTRL_C) == 130
    printed = capsys.readouterr().out
    assert answers(path)["standards"]["value"] == "no"
    assert "1 of 8 answered." in printed
    assert printed.rstrip().endswith(f"checklist fill {path}")


@pytest.mark.parametrize("leaving", [pytest.param(CTRL_D, id="Ctrl-D"), pytest.param("9\r", id="stop")])
def test_stopping_keeps_what_was_answered(begun: Typed, path: Path, leaving: str) -> None:
    assert begun(FIRST + NO_OF_THREE + leaving) == 0
    assert answers(path)["standards"]["value"] == "no"


def test_it_goes_on_where_it_stopped(begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun(FIRST + NO_OF_THREE)
    capsys.readouterr()
    begun(RESUME + NO)
    printed = capsys.readouterr().out
    assert "Utopia, 21 November 2026" in printed
    assert "1 of 8 questions answered" in printed
    assert answers(path)["standards-release"]["value"] == "no"
    assert answers(path)["standards-release"]["body"] == "Ministry of Justice"


# Beside the answers


def test_notes_at_the_end_of_a_section(begun: Typed, path: Path, book: Rulebook) -> None:
    difficulties = "4\rFew judges\r\r"
    assistance = "5\r3\rStatistics\r\r"
    practice = "6\r1\rAct\r1\r\r\r\r\rarticle 1\rA round table\r\r"
    begun(FIRST + TO_END + difficulties + assistance + practice)
    assert {place: said(notes) for place, notes in saved(path)["articles"].items()} == {
        "example-12": {
            "difficulties": "Few judges",
            "assistance": [{"field": "data", "text": "Statistics"}],
            "good_practices": [{"text": "A round table", "citations": [{"law": "act", "provision": "article 1"}]}],
        }
    }
    assert validation.load(path, book).articles


def test_a_changed_answer_asks_first_what_it_opens(begun: Typed, path: Path) -> None:
    change_first = "3\r" + "1\r"
    begun(FIRST + TO_END + change_first + YES + "2\r" + NO_LAW + NO)  # one answer is set aside on purpose
    assert answers(path)["standards"]["value"] == "yes"
    assert answers(path)["standards-reviewed"]["value"] == "no"


def test_details_show_what_the_sources_say(begun: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    begun(FIRST + "7\r")
    printed = " ".join(capsys.readouterr().out.split())
    assert "Example, article 12, paragraph 1" in printed
    assert "Standards are adopted, with both parts, and kept under review." in printed


# What is found meanwhile


def test_the_findings_that_an_answer_changes_are_told(begun: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    begun(FIRST + TO_END)
    printed = " ".join(capsys.readouterr().out.split())
    changed = "Findings that this answer changes: - Example, article 12, paragraph "
    assert changed + "1: Undetermined → Not implemented" in printed
    assert "paragraph 2: Undetermined → Not applicable" in printed  # not federal
    assert "paragraph 5: Undetermined → Never considered" in printed


def test_what_is_found_now_stands_in_the_details(begun: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    begun(FIRST + NO_STANDARDS + "6\r")
    printed = " ".join(capsys.readouterr().out.split())
    assert "found on them now: - Undetermined: Example, article 12, paragraph 2" in printed


def test_a_plan_is_offered_where_something_is_lacking(
    begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    offer, first, law = "7\r", "1\r", "1\r"
    begun(FIRST + TO_END + offer + first + law + "\r\rA bill.\r\r")
    assert answers(path)["standards"]["planned"] == {"measure": "law", "text": "A bill."}
    printed = " ".join(capsys.readouterr().out.split())
    assert "this leaves something lacking" in printed
    assert "Say what is planned about 3 answers that leave something lacking" in printed


# The register of laws


LAWS = "4\r"  # in the list of sections


def test_a_law_is_added_and_corrected(begun: Typed, path: Path, book: Rulebook) -> None:
    add_first, add, the_law, in_force, draft = "1\r", "2\r", "1\r", "1\r", "3\r"
    code = f"Crimnal Code\r{in_force}1999-01-01\r1999-06-01\r\r\r"
    begun(TO_LIST + LAWS + add_first + code + add + f"Bill\r{draft}\r\r")
    assert [law["id"] for law in saved(path)["laws"]] == ["crimnal-code", "bill"]
    typo = ERASE + "Criminal Code\r" + ENTER + ENTER + ENTER + ENTER + "القانون الجنائي\r" + ERASE + "ar\r"
    begun(TO_LIST + LAWS + the_law + typo)
    assert said(saved(path)["laws"][0]) == {
        "id": "crimnal-code",
        "title": "Criminal Code",
        "original_title": "القانون الجنائي",
        "language": "ar",
        "status": "in-force",
        "adopted": "1999-01-01",
        "in_force": "1999-06-01",
    }
    assert validation.load(path, book).laws


def test_a_law_that_is_no_longer_in_force_changes_what_rests_on_it(
    begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    law = "1\rAct\r1\r\r\r\r\rarticle 1\r" + ON
    begun(FIRST + YES + law + NO)
    the_law, draft, leave_it, change_it = "1\r", "3\r", "1\r", "2\r"
    corrected = LAWS + the_law + ENTER + draft + ENTER + ENTER
    begun(TO_LIST + corrected + leave_it)
    assert saved(path)["laws"][0]["status"] == "in-force"
    begun(TO_LIST + corrected + change_it)
    assert saved(path)["laws"][0]["status"] == "draft"
    printed = " ".join(capsys.readouterr().out.split())
    assert "sets 1 answer aside" in printed
    assert "article 12, paragraph 1: Partially implemented → Undetermined" in printed


def test_back_among_the_fields_of_a_law(begun: Typed, path: Path) -> None:
    begun(TO_LIST + LAWS + "1\rOne\r1\r<\r3\r<\r2\r\r<\r2000-01-01\r\r\r\r")
    assert said(saved(path)["laws"][0]) == {"id": "one", "title": "One", "status": "adopted", "adopted": "2000-01-01"}


# Clearance, and remarks between bodies


def test_answers_are_cleared_one_by_one_or_together(
    begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clear, whole, second, checked, cleared = "9\r", "1\r", "3\r", "2\r", "3\r"
    begun(FIRST + TO_END + clear + whole + checked + clear + second + cleared)
    states = {id: answer.get("clearance") for id, answer in answers(path).items()}
    assert states.pop("standards-release") == "cleared"
    assert set(states.values()) == {"checked"}
    assert "Clearance: cleared by the focal point" in capsys.readouterr().out


def test_a_change_makes_a_cleared_answer_drafted(begun: Typed, path: Path) -> None:
    clear, whole, checked, change = "9\r", "1\r", "2\r", "3\r"
    begun(FIRST + TO_END + clear + whole + checked + change + "3\r" + YES)  # the State is federal after all
    assert "clearance" not in answers(path)["federal"]
    assert answers(path)["early"]["clearance"] == "checked"


def test_remarks_between_bodies(begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    remarks, write = "a\r", "2\r"
    begun(FIRST + remarks + write + "Is article 3 meant?\r\r" + ON)
    said = saved(path)["discussion"]["standards"]
    assert (said[0]["text"], said[0]["body"]) == ("Is article 3 meant?", "Ministry of Justice")
    assert answers(path) == {}
    begun(RESUME + remarks)
    printed = " ".join(capsys.readouterr().out.split())
    assert "never appear in the report" in printed
    assert "1 remark between bodies" in printed
    assert "- Ministry of Justice, 21 November 2026: Is article 3 meant?" in printed


# Whether a section is completed


def test_a_section_is_completed_only_when_somebody_says_so(
    begun: Typed, path: Path, book: Rulebook, capsys: pytest.CaptureFixture[str]
) -> None:
    later, yes, instrument = "2\r", "1\r", "1\r"
    begun(FIRST + TO_END + ON + later + CTRL_D)
    assert "completed" not in saved(path)
    assert "6 of 8 answered" in " ".join(capsys.readouterr().out.split())
    begun(TO_LIST + instrument + "1\r" + CTRL_D)
    begun(RESUME + OPEN["options"] + OPEN["text"] + ON + yes + instrument)
    assert saved(path)["completed"]["example-12"][0]["body"] == "Ministry of Justice"
    assert "completed" not in saved(path)["completed"]["example-12"][0]  # what holds unless said otherwise
    assert validation.load(path, book).completed["example-12"][0].completed
    printed = " ".join(capsys.readouterr().out.split())
    assert "2 questions in it are still open." in printed
    assert "sections completed: 1 of 1" in printed


def test_a_completed_section_is_opened_at_its_answers(begun: Typed, path: Path) -> None:
    yes, the_section, not_completed = "1\r", "1\r1\r", "8\r"
    begun(FIRST + TO_END + ON + yes + the_section + not_completed)
    assert saved(path)["completed"]["example-12"][0]["completed"] is False


def test_nobody_who_sees_a_part_calls_the_whole_completed(begun: Typed, path: Path) -> None:
    begun(FIRST + NO + NO + ON + ENTER, strengths=(Strength.CONSIDER,))
    assert answers(path).keys() == {"early", "late"}
    assert "completed" not in saved(path)


# A part of the questionnaire


TO_LIST = "2\r" + WHO  # from the start of a file in which something was answered, or nothing


def test_only_what_was_chosen_is_asked(begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    federal_no, regions_no = "2\r", "3\r"
    assert begun(FIRST + federal_no + regions_no, strengths=(Strength.MANDATORY_CONDITIONAL,)) == 130
    assert answers(path).keys() == {"federal", "regions"}
    printed = " ".join(capsys.readouterr().out.split())
    assert "Only some questions are gone through (Duty that depends on a condition or request): 2 questions." in printed
    assert "2 of 2 answered" in printed
    assert f"checklist fill {path} --strength mandatory-conditional" in printed


def test_where_nothing_fits_everything_is_asked(begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun(FIRST + NO_OF_THREE, clusters=("IV",))
    assert answers(path).keys() == {"standards"}
    assert "No question fits this choice (cluster IV); all are gone through." in capsys.readouterr().out


def test_a_part_for_one_body_says_so(begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part = {**saved(path), "package": {"body": "Ministry of Justice", "questions": ["late"]}}
    path.write_text(json.dumps(part))
    begun(FIRST + NO)
    assert answers(path).keys() == {"late"}
    assert saved(path)["package"] == part["package"]
    printed = " ".join(capsys.readouterr().out.split())
    assert "a part for one body, Ministry of Justice: 1 question is asked in it" in printed


def test_questions_are_chosen_in_the_list(begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    choose, by_strength, consider, the_section = "3\r", "6\r", "4\r", "1\r1\r"
    begun(TO_LIST + choose + by_strength + consider + the_section + NO + NO)
    assert answers(path).keys() == {"early", "late"}
    assert "(Duty to consider): 2 questions" in " ".join(capsys.readouterr().out.split())


def test_a_question_is_found_and_answered(begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    search, first = "2\r", "1\r"
    begun(TO_LIST + search + "nothing like it\r" + "group breaks\r" + first + YES)
    assert answers(path)["late"]["value"] == "yes"
    assert "Nothing was found with these words: nothing like it" in capsys.readouterr().out


def test_what_does_not_arise_is_not_offered(begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    search = "2\r"
    begun(TO_LIST + search + "parts\r" + ENTER)
    assert answers(path) == {}
    assert "1 more question was found that does not arise now." in capsys.readouterr().out


# Two people, and other people's files


def test_two_writers_lose_nothing(book: Rulebook, texts: Texts, begun: Typed, path: Path) -> None:
    begun(FIRST)
    theirs = path.read_bytes().replace(b"Utopia", b"Arcadia")

    class Intruder(Screen):
        """Somebody else writes while a choice is on the screen."""

        def choose(self, message: str, groups: Any, default: str = "") -> str:
            if any(choice.value == "in-part" for group in groups for choice in group):
                path.write_bytes(theirs)
            return super().choose(message, groups, default)

    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(RESUME + "3\r" + CTRL_C)
        with pytest.raises(KeyboardInterrupt):
            interview.converse(Intruder(texts), path, book, texts, clock=lambda: NOON, new_edit_id=lambda: "aaaaaaaa")
    beside = path.with_name("utopia.mine-1.json")
    assert path.read_bytes() == theirs
    assert saved(beside)["state"] == "Utopia"
    assert answers(beside)["standards"]["value"] == "no"


def test_an_answer_that_cannot_be_written_is_tried_again(
    book: Rulebook, texts: Texts, begun: Typed, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun("3\r")
    folder = path.parent

    class Unplugged(Screen):
        """The folder goes away before an answer, and comes back when the person tries again."""

        def choose(self, message: str, groups: Any, default: str = "") -> str:
            values = {choice.value for group in groups for choice in group}
            if "in-part" in values:
                folder.rename(folder.with_name("away"))
            if "again" in values:
                folder.with_name("away").rename(folder)
            return super().choose(message, groups, default)

    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(FIRST + NO_OF_THREE + "1\r" + CTRL_C)
        with pytest.raises(KeyboardInterrupt):
            interview.converse(Unplugged(texts), path, book, texts, clock=lambda: NOON, new_edit_id=lambda: "aaaaaaaa")
    assert "could not be written" in " ".join(capsys.readouterr().out.split())
    assert answers(path)["standards"]["value"] == "no"


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EFBIG])
def test_a_disk_that_takes_nothing_loses_nothing(
    begun: Typed, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: int
) -> None:
    begun(FIRST + NO_OF_THREE)
    before, replace, tries = path.read_bytes(), os.replace, count(1)

    def full(old: str, new: Path) -> None:
        if next(tries) < 3:
            raise OSError(error, os.strerror(error))
        assert path.read_bytes() == before
        replace(old, new)

    monkeypatch.setattr("checklist.files.os.replace", full)
    try_again = "1\r"
    begun(RESUME + NO + try_again + try_again)
    assert answers(path).keys() == {"standards", "standards-release"}
    assert list(path.parent.iterdir()) == [path]
    printed = " ".join(capsys.readouterr().out.split())
    assert "could not be written" in printed
    assert "Try again" in printed


def test_a_program_that_dies_while_it_writes_leaves_what_was_there(begun: Typed, path: Path) -> None:
    begun(FIRST + NO_OF_THREE)
    before = path.read_bytes()
    dying = (
        "import os, sys; from pathlib import Path; from checklist import files;"
        "files.os.replace = lambda old, new: os._exit(9); files.write(Path(sys.argv[1]), b'half')"
    )
    assert subprocess.run([sys.executable, "-c", dying, str(path)], check=False, timeout=60).returncode == 9
    assert path.read_bytes() == before
    begun(RESUME + NO)
    assert answers(path).keys() == {"standards", "standards-release"}


def test_a_clock_that_runs_backwards_does_no_harm(book: Rulebook, texts: Texts, begun: Typed, path: Path) -> None:
    begun(FIRST + NO_OF_THREE)
    days = (datetime(2026, 11, day, tzinfo=UTC) for day in range(20, 0, -1))
    numbers = count(0xA0)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(RESUME + "7\r" + "2\r" + NO_LAW + CTRL_D)  # back to the first question: now in part
        interview.converse(
            Screen(texts), path, book, texts, clock=lambda: next(days), new_edit_id=lambda: f"{next(numbers):08x}"
        )
    answer = answers(path)["standards"]
    assert (answer["value"], answer["replaces"]) == ("in-part", ["00000001"])
    assert answer["time"] < "2026-11-21"
    assert validation.load(path, book).answers


def test_a_stray_enter_answers_nothing(begun: Typed, path: Path) -> None:
    begun(FIRST + ENTER)
    assert answers(path) == {}


def test_a_folder_that_is_not_there_is_said_first(book: Rulebook, texts: Texts, tmp_path: Path) -> None:
    with pytest.raises(ChecklistError):
        interview.converse(
            Screen(texts),
            tmp_path / "nowhere" / "utopia.json",
            book,
            texts,
            clock=lambda: NOON,
            new_edit_id=lambda: "aaaaaaaa",
        )


IN_ARABIC = {
    "fill.arabic.unknown": "قد لا تتصل الحروف",
    "fill.arabic.apart": "لا تتصل الحروف",
    "fill.intro.what": "هذا ملف جديد",
}


@pytest.fixture
def in_arabic(book: Rulebook, texts: Texts, path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What is printed before the first question where Arabic is asked for."""

    def printed(shows: Shows, keys: str) -> str:
        arabic = Texts("ar", "rtl", {**texts.entries, **IN_ARABIC})
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys + CTRL_D)
            code = interview.converse(
                Screen(arabic), path, book, arabic, clock=lambda: NOON, new_edit_id=lambda: "aaaaaaaa", shows=shows
            )
        assert code == 0
        return capsys.readouterr().out

    return printed


@pytest.mark.parametrize(("shows", "notice"), [(Shows.UNKNOWN, "قد لا تتصل الحروف"), (Shows.APART, "لا تتصل الحروف")])
def test_arabic_comes_with_a_notice_in_both_languages(
    in_arabic: Callable[..., str], path: Path, shows: Shows, notice: str
) -> None:
    printed = in_arabic(shows, "")
    assert "letters" in printed
    assert notice in printed
    for command in (f"checklist fill {path} --lang en", "checklist form --as xlsx --lang ar", "--fillable --lang ar"):
        assert command in printed
    assert "هذا ملف جديد" in printed


def test_a_terminal_that_shows_arabic_says_nothing_of_it(in_arabic: Callable[..., str]) -> None:
    printed = in_arabic(Shows.WELL, "")
    assert "letters" not in printed
    assert "checklist form" not in printed


@pytest.mark.parametrize(
    ("keys", "seen"), [("1\r", "This is a new file"), ("2\r", "هذا ملف جديد"), ("3\r", "checklist form")]
)
def test_where_there_are_no_arabic_letters_it_is_asked_in_english(
    in_arabic: Callable[..., str], keys: str, seen: str
) -> None:
    printed = in_arabic(Shows.NOT, keys)
    assert "This screen has no Arabic letters." in printed
    assert seen in printed
    assert ("هذا ملف جديد" in printed) is (keys == "2\r")


def test_a_broken_file_is_refused_untouched(typed: Typed, path: Path) -> None:
    path.write_text('{"format": 1}')
    with pytest.raises(validation.SubmissionBroken):
        typed("")
    assert path.read_text() == '{"format": 1}'


def test_nothing_in_a_file_steers_the_terminal(
    typed: Typed, path: Path, book: Rulebook, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown("a\x1b[2Jb\u202ec\x7f\u0085\ud800d\ne") == "a\u241b[2Jb\\u202ec\u2421\\u0085\\ud800d\ne"
    typed(ABOUT.replace("Utopia", "Uto\u202epia"))
    assert saved(path)["state"] == "Utopia"
    assert "1 invisible character was taken out" in capsys.readouterr().out


# Lines only


@pytest.fixture
def lines(book: Rulebook, texts: Texts, path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Types lines where there are no arrow keys."""

    def type_in(*rows: str) -> int:
        waiting: Iterator[str] = iter(rows)

        def read(prompt: str) -> str:
            try:
                return next(waiting)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", read)
        return interview.converse(Plain(texts), path, book, texts, clock=lambda: NOON, new_edit_id=lambda: "aaaaaaaa")

    return type_in


def test_lines_alone_will_do(lines: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin = ["1", "Utopia", "", "", "", "", "1", "", "1", "Ministry", "-"]
    assert lines(*begin, "99", "3", "<", "", "2") == 0
    assert (answers(path)["standards"]["value"], answers(path)["standards-release"]["value"]) == ("no", "no")
    printed = capsys.readouterr().out
    assert "Type a number from 1 to 11." in printed
    assert "\x1b" not in printed


def test_lines_of_longer_text(lines: Typed, path: Path) -> None:
    begin = ["1", "Utopia", "", "", "", "", "1", "", "1", "", ""]
    assert lines(*begin, "6", "It is", "", "unclear.", ".") == 0
    assert answers(path)["standards"]["reason"] == "It is\n\nunclear."


def test_a_very_narrow_terminal(
    lines: Typed, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.chdir(path.parent)
    monkeypatch.setattr(WorkFile, "opened", lambda _, book: (WorkFile(Path("u.json")), None))
    lines("1", "Utopia", "", "", "", "", "1", "", "1", "", "", "3", "2", "6", "7")
    rows = capsys.readouterr().out.splitlines()
    assert len(rows) > 50
    assert [row for row in rows if len(row) > 40] == []


def test_longer_text_in_an_editor(
    lines: Typed, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "One line.\n\nAnother." >> "$1"\n')
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(editor))
    begin = ["1", "Utopia", "", "", "", "", "1", "", "1", "", ""]
    assert lines(*begin, "6", "+") == 0
    assert answers(path)["standards"]["reason"] == "One line.\n\nAnother."
    monkeypatch.setenv("EDITOR", "/nowhere/editor")
    lines("1", "", "", "7", "6", "+", ".")
    assert answers(path)["standards"]["reason"] == "One line.\n\nAnother."
    assert "Your editor did not end well" in capsys.readouterr().out


def test_what_is_planned_in_lines(lines: Typed, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin = ["1", "Utopia", "", "", "", "", "1", "", "1", "", ""]
    back, grounds, plan, policy = "7", "7", "4", "3"
    assert (
        lines(*begin, "3", back, grounds, plan, policy, "Police", "<", "", "2027-12-31", "A plan.", "", "In two", ".")
        == 0
    )
    assert answers(path)["standards"]["planned"] == {
        "measure": "policy",
        "body": "Police",
        "by": "2027-12-31",
        "text": "A plan.\n\nIn two",
    }
    assert "Body responsible" in capsys.readouterr().out


# What may be typed


@pytest.mark.parametrize(
    ("typed_in", "expected"),
    [
        ("18 months", "18 months"),
        ("  14   YEARS ", "14 years"),
        ("1 year", "1 year"),
        ("١٤ years", "14 years"),
        ("death", "death"),
    ],
)
def test_penalties(typed_in: str, expected: str) -> None:
    assert inputs.penalty(typed_in, {}) == expected


@pytest.mark.parametrize("typed_in", ["", "5", "five years", "12345 years", "1.5 years", "18 months 2 days"])
def test_what_is_no_penalty(typed_in: str) -> None:
    with pytest.raises(inputs.Refused):
        inputs.penalty(typed_in, {})


def test_a_list_too_long_for_keys_is_searched(texts: Texts) -> None:
    laws = [Choice(f"law-{number}", f"Law No. {number}") for number in range(1, 60)]
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("No. 47\r")
        assert Screen(texts).choose("Law:", [laws]) == "law-47"


def test_words_are_never_cut() -> None:
    text = "A question whose words are longer than the terminal is wide: https://law.example/a-very-long-address"
    for width in (20, 40):
        assert " ".join(wrapped(text, width)) == text
    assert wrapped("one two\n\nthree", 5, "  ") == ["  one", "  two", "", "  three"]


# A real terminal

PROGRAM = """
import sys
from pathlib import Path
from checklist import interview, loading, translation
from checklist.errors import UsageError
book = loading.load(Path(sys.argv[2]))
try:
    sys.exit(interview.fill(Path(sys.argv[1]), book, translation.texts("en", book.phrases), plain="plain" in sys.argv))
except UsageError as error:
    print(error.code, file=sys.stderr)
    sys.exit(error.exit_code)
except KeyboardInterrupt:
    sys.exit(130)
"""
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


class Person:
    """Somebody at a terminal: waits for words to appear, and types."""

    def __init__(self, path: Path, *arguments: str, **environment: str | None) -> None:
        import fcntl
        import pty
        import termios

        self.terminal, inside = pty.openpty()
        command = [sys.executable, "-c", PROGRAM, str(path), str(RULES), *arguments]
        env = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "COLUMNS": "80", "LINES": "24"}
        self.process = subprocess.Popen(
            command,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env={name: value for name, value in (env | environment).items() if value is not None},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that Ctrl-C is a signal, as for a person
        )
        os.close(inside)
        self.seen = ""

    def sees(self, words: str) -> None:
        deadline = time.monotonic() + 120
        while words not in self.seen:
            ready, _, _ = select.select([self.terminal], [], [], max(0, deadline - time.monotonic()))
            assert ready, f"never saw {words!r} in {self.seen[-2000:]!r}"
            self.seen = ESCAPES.sub("", self.seen + os.read(self.terminal, 65536).decode("utf-8", "replace"))
        self.seen = self.seen[self.seen.index(words) + len(words) :]

    def resizes(self, columns: int, lines: int) -> None:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process.send_signal(signal.SIGWINCH)

    def types(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def ends(self) -> int:
        code = self.process.wait(60)
        os.close(self.terminal)
        return code

    def begins(self) -> None:
        for words, keys in [
            ("Not now", "\r"),
            ("Name of the State", "Utopia\r"),
            ("Territory", "\r"),
            ("Date of the law", "\r"),
            ("What is this submission?", "\r"),
            ("Language", "\r"),
            ("not stated", "3\r"),
            ("Body", "\r"),
            ("Role", "\r"),
        ]:
            self.sees(words)
            time.sleep(0.1)
            self.types(keys)
        self.sees("Are standards laid down by law?")


def has_terminals() -> bool:
    """Whether this system can open a terminal for a test (a bare container may not)."""
    try:
        import pty

        for descriptor in pty.openpty():
            os.close(descriptor)
    except (ImportError, OSError):
        return False
    return True


pytestmark_posix = pytest.mark.skipif(not has_terminals(), reason="no terminal can be opened here")


@pytestmark_posix
def test_a_killed_program_has_saved_every_answer(path: Path) -> None:
    person = Person(path)
    person.begins()
    person.sees("Stop; everything is saved")
    person.types("3\r")
    person.sees("Saved at")
    person.process.kill()
    assert person.ends() == -signal.SIGKILL
    assert answers(path)["standards"]["value"] == "no"
    assert list(path.parent.iterdir()) == [path]
    again = Person(path)
    again.sees("1 of 8 questions answered")
    again.sees("Stop")
    again.types(CTRL_C)
    again.sees("checklist fill")
    assert again.ends() == 130


@pytestmark_posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_terminal_that_is_closed(path: Path, name: str) -> None:
    person = Person(path)
    person.begins()
    person.sees("Stop; everything is saved")
    person.process.send_signal(getattr(signal, name))
    person.sees("To continue:")
    assert person.ends() == 128 + getattr(signal, name)
    assert saved(path)["state"] == "Utopia"


@pytestmark_posix
def test_a_window_that_changes_its_size(path: Path) -> None:
    person = Person(path)
    person.begins()
    person.sees("Stop; everything is saved")
    person.resizes(40, 12)
    time.sleep(0.3)
    person.resizes(120, 50)
    time.sleep(0.3)
    person.types("3\r")
    person.sees("Saved at")
    person.sees("Stop; everything is saved")  # of the next question: it listens
    person.types(CTRL_C)
    person.sees("To continue:")
    assert person.ends() == 130
    assert answers(path)["standards"]["value"] == "no"


@pytestmark_posix
@pytest.mark.parametrize("mode", [pytest.param((), id="keys"), pytest.param(("plain",), id="lines")])
def test_no_home_and_no_locale(path: Path, mode: tuple[str, ...]) -> None:
    bare = dict.fromkeys(("HOME", "LANG", "LC_CTYPE", "LANGUAGE", "PYTHONUTF8", "PYTHONIOENCODING"))
    person = Person(path, *mode, **bare, LC_ALL="C", PYTHONCOERCECLOCALE="0")
    person.sees("Not now")
    time.sleep(1)
    person.types(CTRL_C)
    person.sees("Nothing was saved")
    assert person.ends() == 130


@pytestmark_posix
def test_a_window_that_is_closed(path: Path) -> None:
    person = Person(path)
    person.begins()
    person.sees("Stop; everything is saved")
    os.close(person.terminal)
    person.process.wait(60)
    assert saved(path)["state"] == "Utopia"
    assert list(path.parent.iterdir()) == [path]


@pytestmark_posix
def test_a_dumb_terminal_is_asked_in_lines(path: Path) -> None:
    person = Person(path, TERM="dumb")
    person.sees("Number [1]: ")
    person.types("1\n")
    person.sees("Name of the State")
    person.sees("> ")
    time.sleep(0.5)  # until it reads: a signal just before that is looked at only after the next key
    person.types(CTRL_C)
    person.sees("Nothing was saved")
    assert person.ends() == 130


def test_a_pipe_is_refused_before_anything_is_read(path: Path) -> None:
    path.write_text("no submission at all")
    command = [sys.executable, "-c", PROGRAM, str(path), str(RULES)]
    found = subprocess.run(command, input="\n\n\n", capture_output=True, text=True, check=False, timeout=60)
    assert (found.returncode, found.stdout, found.stderr.strip()) == (2, "", "fill-needs-terminal")


def test_no_terminal_is_a_usage_error(
    path: Path, book: Rulebook, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError):
        interview.fill(path, book, texts)
