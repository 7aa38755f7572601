"""Which part of the questionnaire is gone through."""

from typing import Any

import pytest
from submissions import EXAMPLE, english, submitted

from checklist import loading, selection
from checklist.cli import main
from checklist.errors import UsageError
from checklist.rule import Strength
from checklist.rulebook import Rulebook
from checklist.selection import Filter, Only, checked, select
from checklist.submission import Package, Submission

NEW = submitted({})
BOOK = loading.load()


def chosen(given: Submission = NEW, book: Rulebook = EXAMPLE, **by: Any) -> set[str] | None:
    found = select(book, Filter(**by), given, english(book))
    return None if found is None else set(found)


def test_no_filter_leaves_nothing_out() -> None:
    assert chosen() is None
    assert not Filter().chooses


def test_a_whole_instrument_cluster_or_section() -> None:
    for found in (chosen(instruments=("example",)), chosen(clusters=("I",)), chosen(sections=("example-12",))):
        assert found == set(EXAMPLE.questions)
    assert chosen(clusters=("II",)) == set()


def test_by_strength() -> None:
    assert chosen(strengths=(Strength.CONSIDER,)) == {"early", "late"}
    assert chosen(strengths=(Strength.DEFINITION,)) == {"standards-parts", "standards"}


def test_gates_that_are_not_answered_come_along() -> None:
    assert chosen(words=("reviewed",)) == {"standards-reviewed", "standards"}
    known = submitted({"standards": {"value": "yes"}})
    assert chosen(known, words=("reviewed",)) == {"standards-reviewed"}


def test_mandatory_stands_for_every_duty() -> None:
    duties = chosen(strengths=(Strength.MANDATORY,))
    assert duties is not None
    assert {"regions", "standards-release", "penalty"} <= duties
    assert chosen(strengths=(Strength.MANDATORY_CONDITIONAL,)) == {"federal", "regions"}


def test_kinds_narrow_each_other() -> None:
    assert chosen(instruments=("example",), strengths=(Strength.SAVING,)) == {"early", "late"}


def test_only_what_is_open() -> None:
    given = submitted(
        {"standards": {"value": "no"}, "federal": {"value": "no"}, "penalty": {"value": {"fraud": "life"}}}
    )
    found = chosen(given, only=Only.OPEN)
    assert found is not None
    assert not found & {"standards", "federal"}
    assert {"penalty", "regions", "standards-release", "standards-reviewed"} <= found


def test_only_what_undetermined_findings_wait_for() -> None:
    given = submitted({"standards": {"value": "no"}, "federal": {"value": "no"}, "early": {"value": "yes"}})
    found = chosen(given, only=Only.UNDETERMINED)
    assert found == {"standards-release", "late", "penalty"}  # regions no longer matter: the State is not federal
    assert chosen(given, only=Only.UNDETERMINED, strengths=(Strength.SAVING,)) == {"late"}


def test_what_may_open_is_waited_for_too() -> None:
    assert {"standards-reviewed", "standards"} <= (chosen(only=Only.UNDETERMINED) or set())


def test_by_body() -> None:
    answering = {id for id in EXAMPLE.questions if "justice" in EXAMPLE.answered_by(id)}
    assert chosen(bodies=("justice",)) == answering
    by_name = submitted({"federal": {"value": "yes", "body": "Bureau of Ministries"}})
    assert chosen(by_name, bodies=("bureau of ministries",)) == {"federal"}
    with pytest.raises(UsageError):
        chosen(bodies=("nobody",))


def test_by_words() -> None:
    assert chosen(words=("federal",)) == {"federal"}
    assert chosen(words=("federal", "agreement")) == {"federal", "early"}


def test_a_part_for_one_body_restricts_by_itself() -> None:
    given = submitted({}, package=Package(body="Ministry", questions=("federal", "standards-parts")).model_dump())
    assert chosen(given) == {"federal", "standards-parts", "standards"}
    assert chosen(given, strengths=(Strength.DEFINITION,)) == {"standards-parts", "standards"}


def test_names_that_are_not_there_are_said() -> None:
    for by in ({"instruments": ("nowhere",)}, {"sections": ("example-13",)}):
        with pytest.raises(UsageError):
            checked(EXAMPLE, Filter(**by))  # type: ignore[arg-type]


def test_an_instrument_is_asked_for_as_the_form_asks_for_it() -> None:
    found = chosen(book=BOOK, instruments=("tip",))
    assert found is not None
    assert (
        {id for id, place in BOOK.question_places.items() if place.instrument.id == "tip"}
        <= found
        < set(BOOK.questions)
    )


def test_the_command_line_knows_every_value(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", "--help"]) == 0
    told = capsys.readouterr().out
    for word in (*selection.CLUSTERS, *Only, *(set(Strength) - {Strength.TREATY_MACHINERY})):
        assert str(word) in told
