"""Changes to a submission."""

import pytest

from checklist import editing
from checklist.editing import Stamp
from checklist.submission import (
    Answer,
    ArticleNotes,
    Assistance,
    Citation,
    Clearance,
    Conflicts,
    Edited,
    Law,
    LawStatus,
    MeasureKind,
    Nature,
    NoValue,
    PartyStatus,
    Planned,
    Statement,
    Submission,
)
from checklist.versions import edit_of

NEW = editing.new(rules="2026-01", state="Utopia", date="2026-11-21", nature=Nature.EXERCISE, language="en")
FIRST = Stamp(edit="aaaaaaaa", time="2026-11-21T09:00:00Z", body="Ministry of Justice", role="adviser")
SECOND = Stamp(edit="bbbbbbbb", time="2026-11-21T10:00:00Z", body="Police")
THIRD = Stamp(edit="cccccccc", time="2026-11-21T11:00:00Z")


def answered(**fields: object) -> Submission:
    return Submission(**dict(NEW) | {"answers": {"standards": Answer.model_validate(fields)}})


def test_a_value_is_stamped() -> None:
    after = editing.set_value(NEW, "standards", "yes", FIRST)
    assert after.answers["standards"] == Answer(
        value="yes", body="Ministry of Justice", role="adviser", time=FIRST.time, edit="aaaaaaaa"
    )
    assert NEW.answers == {}


def test_an_edit_names_every_edit_before_it() -> None:
    once = editing.set_value(NEW, "standards", "yes", FIRST)
    twice = editing.set_value(once, "standards", "no", SECOND)
    thrice = editing.set_do_not_know(twice, "standards", THIRD)
    assert twice.answers["standards"].replaces == ("aaaaaaaa",)
    assert thrice.answers["standards"].replaces == ("aaaaaaaa", "bbbbbbbb")


@pytest.mark.parametrize("clearance", ["checked", "cleared"])
def test_a_change_makes_an_answer_drafted(clearance: str) -> None:
    before = answered(value="yes", clearance=clearance, edit="aaaaaaaa")
    assert editing.set_value(before, "standards", "no", SECOND).answers["standards"].clearance == "drafted"
    assert editing.set_comment(before, "standards", "New", SECOND).answers["standards"].clearance == "drafted"
    planned = Planned(by="2027-03-31")
    assert editing.set_planned(before, "standards", planned, SECOND).answers["standards"].clearance == "drafted"


@pytest.mark.parametrize("value", ["yes", {"aims": "yes", "means": "no"}])
def test_the_same_again_is_no_edit(value: object) -> None:
    before = answered(value=value, clearance="cleared", edit="aaaaaaaa")
    assert editing.set_value(before, "standards", value, SECOND) is before  # type: ignore[arg-type]


def test_citations_and_comment_outlive_a_change_of_value() -> None:
    before = answered(value="yes", citations=[{"law": "code", "provision": "article 1"}], comment="See also.")
    after = editing.set_value(before, "standards", "in-part", SECOND).answers["standards"]
    assert (after.value, after.citations, after.comment) == (
        "in-part",
        before.answers["standards"].citations,
        "See also.",
    )


def test_what_is_planned_is_an_edit_of_its_answer() -> None:
    before = answered(value="no", edit="aaaaaaaa")
    planned = Planned(measure=MeasureKind.LAW, body="Ministry of Justice")
    after = editing.set_planned(before, "standards", planned, SECOND)
    answer = after.answers["standards"]
    assert (answer.planned, answer.edit, answer.replaces) == (planned, "bbbbbbbb", ("aaaaaaaa",))
    assert editing.set_value(after, "standards", "in-part", THIRD).answers["standards"].planned == planned
    assert editing.set_planned(after, "standards", planned, THIRD) is after
    assert editing.set_planned(after, "standards", Planned(), THIRD).answers["standards"].planned is None
    assert editing.set_planned(before, "standards", Planned(), SECOND) is before


def test_ways_of_giving_no_value() -> None:
    before = answered(value="yes")
    unknown = editing.set_do_not_know(before, "standards", FIRST).answers["standards"]
    assert (unknown.value, unknown.no_value, unknown.reason) == (None, NoValue.DO_NOT_KNOW, "")
    not_so = editing.set_not_applicable(before, "standards", "No regions", FIRST).answers["standards"]
    assert (not_so.value, not_so.no_value, not_so.reason) == (None, NoValue.NOT_APPLICABLE, "No regions")
    assert editing.withdraw(before, "standards", SECOND).answers == {}


def test_a_value_takes_the_reason_back() -> None:
    before = editing.set_not_applicable(NEW, "standards", "No regions", FIRST)
    after = editing.set_value(before, "standards", "no", SECOND).answers["standards"]
    assert (after.no_value, after.reason) == (None, "")


def test_other_answers_are_left_alone() -> None:
    before = editing.set_value(editing.set_value(NEW, "hidden", "yes", FIRST), "standards", "yes", FIRST)
    after = editing.set_value(before, "standards", "no", SECOND)
    assert after.answers["hidden"] is before.answers["hidden"]


def test_only_an_answer_can_be_commented() -> None:
    with pytest.raises(KeyError):
        editing.set_comment(NEW, "standards", "Why?", FIRST)
    with pytest.raises(KeyError):
        editing.set_planned(NEW, "standards", Planned(body="Police"), FIRST)


@pytest.mark.parametrize(
    ("title", "taken", "expected"),
    [
        pytest.param("Penal Code (Act No. 5 of 2003)", [], "penal-code-act-no-5-of-2003", id="latin"),
        pytest.param("Código Penal", ["codigo-penal"], "codigo-penal-2", id="taken"),
        pytest.param("Code", ["code", "code-2"], "code-3", id="taken twice"),
        pytest.param("قانون مكافحة الاتجار بالأشخاص", [], "law-ac7041b8", id="arabic"),
        pytest.param("قانون رقم 5", [], "law-6b4dae04", id="arabic with a number"),
        pytest.param("قانون رقم 5", ["law-6b4dae04"], "law-6b4dae04-2", id="arabic, taken"),
        pytest.param("Act (قانون)", [], "act-1f0c1843", id="both"),
        pytest.param("x" * 500, [], "x" * 51 + "-c38c2bf3", id="long"),
    ],
)
def test_law_ids(title: str, taken: list[str], expected: str) -> None:
    assert editing.law_id_for(title, taken) == expected


def test_a_law_joins_the_register() -> None:
    after, law_id = editing.add_law(NEW, FIRST, title="Penal Code", status=LawStatus.IN_FORCE, in_force="2003-01-01")
    assert after.laws == (
        Law(
            id="penal-code",
            title="Penal Code",
            status=LawStatus.IN_FORCE,
            in_force="2003-01-01",
            edited=Edited(edit="aaaaaaaa", time=FIRST.time, body="Ministry of Justice", role="adviser"),
        ),
    )
    assert law_id == "penal-code"


def test_party_status_keeps_reservations() -> None:
    one = editing.set_party(NEW, "example", PartyStatus.PARTY, "2003-12-25", FIRST)
    two = editing.set_reservations(one, "example", [Statement(text="Not bound by article 15")], SECOND)
    three = editing.set_party(two, "example", PartyStatus.NOT_PARTY, None, THIRD)
    assert three.parties["example"].status is PartyStatus.NOT_PARTY
    assert three.parties["example"].since is None
    assert three.parties["example"].reservations == (Statement(text="Not bound by article 15"),)


def test_notes_that_say_nothing_are_left_out() -> None:
    assert editing.set_notes(NEW, "example-12", ArticleNotes(), FIRST) is NEW


def test_notes_taken_back_are_an_edit() -> None:
    wanted = ArticleNotes(assistance=(Assistance(field="data", text="Statistics"),))
    after = editing.set_notes(NEW, "example-12", wanted, FIRST)
    assert after.articles["example-12"].assistance == wanted.assistance
    assert editing.set_notes(after, "example-12", after.articles["example-12"], SECOND) is after
    empty = editing.set_notes(after, "example-12", ArticleNotes(), SECOND)
    assert empty.articles["example-12"] == ArticleNotes(
        edited=Edited(edit="bbbbbbbb", replaces=("aaaaaaaa",), body="Police", time=SECOND.time)
    )


def test_an_answer_taken_back_leaves_a_mark() -> None:
    once = editing.set_value(NEW, "standards", "yes", FIRST)
    back = editing.withdraw(once, "standards", SECOND)
    assert "standards" not in back.answers
    (mark,) = back.withdrawn["standards"]
    assert (mark.edit, mark.replaces, mark.body) == ("bbbbbbbb", ("aaaaaaaa",), "Police")
    assert editing.withdraw(back, "standards", THIRD) is back
    assert editing.withdraw(NEW, "standards", FIRST) is NEW
    again = editing.set_value(back, "standards", "no", THIRD)
    assert again.withdrawn == {}
    assert again.answers["standards"].replaces == ("aaaaaaaa", "bbbbbbbb")


def test_an_answer_without_an_edit_is_known_by_what_it_says() -> None:
    one, other = (answered(value=value).answers["standards"] for value in ("yes", "no"))
    after = editing.set_value(answered(value="yes"), "standards", "no", FIRST)
    assert after.answers["standards"].replaces == (edit_of(one),)
    assert edit_of(one) != edit_of(other)


def test_an_answer_settles_a_conflict() -> None:
    sides = (Answer(value="yes", edit="aaaaaaaa", replaces=("99999999",)), Answer(value="no", edit="bbbbbbbb"))
    before = Submission(**dict(NEW) | {"conflicts": Conflicts(answers={"standards": sides})})
    after = editing.settle(before, "standards", sides[1], THIRD)
    assert after.conflicts == Conflicts()
    assert after.answers["standards"].value == "no"
    assert after.answers["standards"].replaces == ("99999999", "aaaaaaaa", "bbbbbbbb")
    back = editing.withdraw(before, "standards", THIRD)
    assert (back.answers, back.conflicts) == ({}, Conflicts())
    assert back.withdrawn["standards"][0].replaces == ("99999999", "aaaaaaaa", "bbbbbbbb")


def test_clearing_is_no_edit_and_taking_it_back_is_one() -> None:
    before = answered(value="yes", edit="aaaaaaaa", also=[{"edit": "dddddddd"}])
    cleared = editing.set_clearance(before, "standards", Clearance.CLEARED, SECOND).answers["standards"]
    assert (cleared.edit, cleared.clearance, cleared.also[0].clearance) == ("aaaaaaaa", "cleared", "cleared")
    after = editing.set_clearance(answered(**dict(cleared)), "standards", Clearance.CHECKED, THIRD)
    checked = after.answers["standards"]
    assert (checked.edit, checked.clearance, checked.also) == ("cccccccc", "checked", ())
    assert checked.replaces == ("dddddddd", "aaaaaaaa")


def test_a_law_is_corrected() -> None:
    before, law_id = editing.add_law(NEW, FIRST, title="Penal Cod", status=LawStatus.DRAFT)
    after = editing.set_law(before, law_id, SECOND, title="Penal Code", status=LawStatus.IN_FORCE)
    assert (after.law(law_id).title, after.law(law_id).status) == ("Penal Code", LawStatus.IN_FORCE)
    edited = after.law(law_id).edited
    assert edited is not None
    assert (edited.edit, edited.replaces) == ("bbbbbbbb", ("aaaaaaaa",))
    assert editing.set_law(after, law_id, THIRD, title="Penal Code") is after


def test_a_section_is_called_completed() -> None:
    once = editing.set_completed(NEW, "example-12", True, FIRST)
    assert editing.set_completed(once, "example-12", True, SECOND) is once
    (mark,) = editing.set_completed(once, "example-12", False, SECOND).completed["example-12"]
    assert (mark.completed, mark.edit, mark.replaces) == (False, "bbbbbbbb", ("aaaaaaaa",))


def test_what_bodies_say_is_kept_in_order() -> None:
    once = editing.say(NEW, "standards", "Which article?", FIRST)
    twice = editing.say(once, "standards", "Article 12.", SECOND)
    assert [(said.body, said.text) for said in twice.discussion["standards"]] == [
        ("Ministry of Justice", "Which article?"),
        ("Police", "Article 12."),
    ]


def test_citations_are_replaced_as_a_whole() -> None:
    before = answered(value="yes", edit="aaaaaaaa")
    citation = Citation(law="code", provision="article 1")
    after = editing.set_citations(before, "standards", [citation], SECOND)
    assert after.answers["standards"].citations == (citation,)
    assert editing.set_citations(after, "standards", [citation], THIRD) is after


def test_particulars_change_nothing_else() -> None:
    before = answered(value="yes")
    after = editing.describe(
        before, state="Arcadia", territory="North", date="2026-01-01", nature=Nature.DRAFT, language=None
    )
    assert (after.state, after.territory, after.answers) == ("Arcadia", "North", before.answers)
