"""Conflicts settled in the dialogue."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from submissions import EXAMPLE, english, submitted

from checklist.interview import overview, settling
from checklist.interview.prompts import Groups
from checklist.interview.session import Session
from checklist.interview.workfile import WorkFile
from checklist.submission import Conflicts, Submission
from checklist.texts import Texts

SIDES: dict[str, Any] = {
    "answers": {"early": [{"value": "yes", "body": "Police", "comment": "Mind"}, {"value": "no", "edit": "bbbbbbbb"}]},
    "laws": {
        "code": [
            {"id": "code", "title": "Criminal Code", "status": "in-force", "in_force": "1999-01-01"},
            {"id": "code", "title": "Penal Code", "status": "repealed"},
        ]
    },
    "parties": {"example": [{"status": "party", "declarations": [{"text": "So"}]}, {"status": "signatory"}]},
    "articles": {"example-12": [{"difficulties": "Few"}, {"difficulties": "Many"}]},
}


class Scripted:
    """A terminal in which everything is chosen beforehand."""

    height = width = 80

    def __init__(self, *picks: str) -> None:
        self.picks: Iterator[str] = iter(picks)
        self.said: list[str] = []
        self.offered: list[list[str]] = []

    def speaking(self, texts: Texts) -> "Scripted":
        return self

    def say(self, text: str = "", indent: int = 0, hang: int = 0) -> None:
        self.said.append(text)

    row = say

    def choose(self, message: str, groups: Groups, default: str = "") -> str:
        self.offered.append([choice.value for group in groups for choice in group])
        picked = next(self.picks)
        assert picked in self.offered[-1]
        return picked

    def line(self, message: str, check: Any, default: str = "") -> str:
        return default

    prose = line


def sitting(tmp_path: Path, given: Submission, *picks: str) -> Session:
    numbers = iter(range(1, 100))
    return Session(
        Scripted(*picks),
        english(),
        EXAMPLE,
        WorkFile(tmp_path / "lead.json"),
        given,
        lambda: datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
        lambda: f"{next(numbers):08x}",
        body="Lead",
    )


def test_every_kind_is_settled(tmp_path: Path) -> None:
    session = sitting(tmp_path, submitted({}, conflicts=SIDES), *["0", "1"] * 4)
    settling.settle(session)
    after = session.submission
    assert after.conflicts == Conflicts()
    assert (after.answers["early"].value, after.answers["early"].body) == ("no", "Lead")
    assert after.law("code").title == "Penal Code"
    assert after.law("code").in_force is None
    assert after.parties["example"].status == "signatory"
    assert after.articles["example-12"].difficulties == "Many"
    said = session.terminal.said  # type: ignore[attr-defined]
    assert "Police: Yes" in said
    assert "Comment: Mind" in said
    assert settling.entries(session) == []


def test_everything_of_the_side_taken_is_kept(tmp_path: Path) -> None:
    session = sitting(tmp_path, submitted({}, conflicts=SIDES), *["0", "0"] * 4)
    settling.settle(session)
    assert session.submission.answers["early"].comment == "Mind"
    assert session.submission.parties["example"].declarations[0].text == "So"


def test_an_answer_is_given_anew(tmp_path: Path) -> None:
    given = submitted({}, conflicts={"answers": SIDES["answers"]})
    session = sitting(tmp_path, given, "0", "+anew", "no")
    settling.settle(session)
    assert session.submission.answers["early"].value == "no"
    assert "bbbbbbbb" in session.submission.answers["early"].replaces


def test_a_withdrawal_can_be_taken(tmp_path: Path) -> None:
    given = submitted(
        {},
        conflicts={"answers": {"early": [{"value": "yes", "edit": "bbbbbbbb"}]}},
        withdrawn={"early": [{"edit": "cccccccc", "body": "Police"}]},
    )
    session = sitting(tmp_path, given, "0", "1")
    settling.settle(session)
    assert (session.submission.answers, session.submission.conflicts) == ({}, Conflicts())
    assert session.submission.withdrawn["early"][0].replaces == ("bbbbbbbb", "cccccccc")


def test_a_conflict_is_left_open(tmp_path: Path) -> None:
    given = submitted({}, conflicts={"answers": SIDES["answers"]})
    session = sitting(tmp_path, given, "0", "+open", "+back")
    settling.settle(session)
    assert session.submission is given


def test_a_question_that_is_not_asked_is_not_answered_anew(tmp_path: Path) -> None:
    given = submitted({}, conflicts={"answers": {"standards-reviewed": [{"value": "yes"}, {"value": "no"}]}})
    session = sitting(tmp_path, given, "0", "+open", "+back")
    settling.settle(session)
    assert "+anew" not in session.terminal.offered[1]  # type: ignore[attr-defined]


def test_the_list_of_sections_leads_there(tmp_path: Path) -> None:
    session = sitting(tmp_path, submitted({}, conflicts=SIDES), "+conflicts")
    assert overview.choose_section(session) == "+conflicts"
    without = sitting(tmp_path, submitted({}), "+stop")
    overview.choose_section(without)
    assert "+conflicts" not in without.terminal.offered[0]  # type: ignore[attr-defined]


def test_back_out_of_a_question_leads_to_the_conflicts(tmp_path: Path) -> None:
    given = submitted({}, conflicts={"answers": SIDES["answers"]})
    session = sitting(tmp_path, given, "0", "+anew", "+back", "+back")
    settling.settle(session)
    assert session.submission is given
