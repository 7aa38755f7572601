"""Packages: what is in them, and what is not."""

from submissions import CITED, EXAMPLE, submitted

from checklist import editing
from checklist.editing import Stamp
from checklist.merging import merge, normal
from checklist.rulebook import Rulebook
from checklist.splitting import divide, suggested

STAMP = Stamp(edit="aaaaaaaa", time="2026-11-21T09:00:00Z", body="Police")
MARK = {"edit": "bbbbbbbb", "text": "Which?"}
GIVEN = submitted(
    parties={"example": {"status": "party"}},
    articles={"example-12": {"difficulties": "Few"}},
    withdrawn={"regions": [{"edit": "cccccccc"}]},
    discussion={"penalty": [MARK], "late": [MARK]},
    completed={"example-12": [{"edit": "dddddddd"}]},
)


def test_a_package_holds_its_questions_and_what_they_depend_on() -> None:
    (part,) = divide(EXAMPLE, GIVEN, {"standards-reviewed": "Police", "penalty": "Police"}).parts
    assert part.package.questions == ("penalty", "standards-reviewed")
    assert part.submission.answers.keys() == {"penalty", "standards-reviewed", "standards"}
    assert (part.context, part.gates) == (("standards",), ())
    assert part.submission.laws == GIVEN.laws
    assert part.submission.discussion.keys() == {"penalty"}
    for nothing in (part.submission.parties, part.submission.articles, part.submission.completed):
        assert nothing == {}
    assert part.submission.withdrawn == {}


def test_a_gate_that_nobody_answered_is_asked_as_well() -> None:
    (part,) = divide(EXAMPLE, submitted({}), {"standards-reviewed": "Police"}).parts
    assert part.package.questions == ("standards", "standards-reviewed")
    assert (part.own, part.gates, part.context) == (("standards-reviewed",), ("standards",), ())


def test_the_notes_go_with_whoever_has_the_whole_section() -> None:
    (part,) = divide(EXAMPLE, GIVEN, dict.fromkeys(EXAMPLE.questions, "Police")).parts
    assert (part.submission.articles, part.submission.completed) == (GIVEN.articles, GIVEN.completed)
    assert part.submission.withdrawn == GIVEN.withdrawn


def test_what_is_in_conflict_stays_with_the_lead() -> None:
    sides = [{"value": "yes", "citations": CITED}, {"value": "no"}]
    given = submitted({}, conflicts={"answers": {"standards": sides}})
    divided = divide(EXAMPLE, given, {"standards": "Police", "standards-reviewed": "Guard", "late": ""})
    assert [part.package.body for part in divided.parts] == ["Guard"]
    assert divided.parts[0].package.questions == ("standards-reviewed",)
    assert divided.in_conflict == ("standards",)
    assert "late" in divided.left


def test_untouched_a_package_changes_nothing() -> None:
    whole = normal(GIVEN)
    for part in divide(EXAMPLE, GIVEN, {**dict.fromkeys(EXAMPLE.questions, "Police"), "late": "Guard"}).parts:
        assert merge(whole, part.submission) == whole


def test_an_answer_in_a_package_comes_back_as_a_correction() -> None:
    (part,) = divide(EXAMPLE, GIVEN, {"penalty": "Police", "regions": "Police"}).parts
    back = editing.set_do_not_know(part.submission, "penalty", STAMP)
    back = editing.set_value(back, "regions", "yes", Stamp(edit="eeeeeeee", time=STAMP.time))
    merged = merge(GIVEN, back)
    assert merged.conflicts.answers == {}
    assert merged.answers["penalty"].no_value == "do-not-know"
    assert (merged.answers["regions"].value, merged.withdrawn) == ("yes", {})


def test_the_rulebook_suggests_a_body_for_every_question(rulebook: Rulebook) -> None:
    assert suggested(rulebook).keys() == rulebook.questions.keys()
    assert set(suggested(rulebook).values()) <= rulebook.contents.authorities.keys()
