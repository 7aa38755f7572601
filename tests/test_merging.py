"""The laws of merging: whoever merges what, in whatever order, gets the same, and nothing that stands is lost."""

from functools import reduce
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from submissions import submitted

from checklist import editing
from checklist.editing import Stamp
from checklist.merging import CopiesDiffer, Fate, fates, merge, normal
from checklist.submission import (
    ArticleNotes,
    Citation,
    Clearance,
    Conflicts,
    LawStatus,
    Package,
    PartyStatus,
    Statement,
    Submission,
    as_json,
)
from checklist.versions import history

BODIES = ("Ministry of Justice", "Police", "Border Guard")
EDITS = [f"{number:08x}" for number in range(1, 9)]
TIMES = [f"2026-0{month}-01T00:00:00Z" for month in range(1, 10)]
EMPTY = submitted({}, laws=[])


def stamp(number: int, body: str = "", time: str = TIMES[0]) -> Stamp:
    return Stamp(edit=f"{number:08x}", time=time, body=body)


# Submissions as a file can have them, also written by hand


@st.composite
def marks(draw: st.DrawFn, *, must_have_id: bool = False) -> dict[str, Any]:
    """Who made an edit; an edit can replace those before it in the list, so that none go round."""
    number = draw(st.integers(0 if must_have_id else -1, len(EDITS) - 1))
    replaced = draw(st.lists(st.sampled_from(EDITS[: max(number, 0)]), max_size=3)) if number > 0 else []
    mark = {"body": draw(st.sampled_from(["", *BODIES])), "time": draw(st.sampled_from([None, *TIMES[:2]]))}
    return {**mark, "replaces": replaced, **({"edit": EDITS[number]} if number >= 0 else {})}


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    said = draw(st.sampled_from([{"value": "yes"}, {"value": "no"}, {"value": "no", "comment": "Why"}]))
    clearance = draw(st.sampled_from(["drafted", "checked", "cleared"]))
    also = draw(st.lists(marks(must_have_id=True), max_size=1))
    return {**said, **draw(marks()), "clearance": clearance, "also": also}


def entry(*said: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    signed = st.one_of(st.just({}), st.builds(lambda mark: {"edited": mark}, marks(must_have_id=True)))
    also = st.lists(marks(must_have_id=True), max_size=1).map(lambda found: {"also": found})
    return st.builds(
        lambda *parts: {key: v for part in parts for key, v in part.items()}, st.sampled_from(said), signed, also
    )


LAW = entry({"id": "code", "title": "Code", "status": "in-force"}, {"id": "code", "title": "Code", "status": "draft"})
PARTY = entry({"status": "party"}, {"status": "party", "since": "2003-12-25"}, {"status": "signatory"})
NOTES = entry({}, {"difficulties": "Few"}, {"difficulties": "Many"})
MARKS = st.lists(marks(must_have_id=True), min_size=1, max_size=2)


def some(name: str, strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.one_of(st.just({}), strategy.map(lambda value: {name: value}))


SIDES = {"answers": answers(), "parties": PARTY, "articles": NOTES, "laws": LAW}
NAMES = {"answers": "standards", "parties": "example", "articles": "example-12", "laws": "code"}


@st.composite
def written(draw: st.DrawFn, kind: str) -> Submission:
    """Any submission over one entry of a kind."""
    if kind in SIDES:
        name, sides = NAMES[kind], SIDES[kind]
        one = draw(some(name, sides))
        about: dict[str, Any] = {
            kind: list(one.values()) if kind == "laws" else one,
            "conflicts": {kind: draw(some(name, st.lists(sides, min_size=1, max_size=2)))},
            "withdrawn": draw(some(name, MARKS)) if kind == "answers" else {},
        }
        return submitted(**{"answers": {}, "laws": [], **about})
    called = MARKS.map(lambda found: [{**mark, "completed": bool(mark["body"])} for mark in found])
    return submitted(
        {},
        laws=[],
        completed=draw(some("example-12", called)),
        discussion=draw(some("standards", MARKS.map(lambda found: [{**mark, "text": "Why?"} for mark in found]))),
        date=draw(st.sampled_from(["2026-01-01", "2026-02-01"])),
        language=draw(st.sampled_from(["en", None])),
        package=draw(st.sampled_from([None, *PACKAGES])),
    )


PACKAGES = Package(body="Police", questions=("standards",)), Package(body="Guard", questions=("early",))
THREE = st.sampled_from([*SIDES, "about"]).flatmap(lambda kind: st.tuples(*[written(kind)] * 3))


@settings(max_examples=120, deadline=None)
@given(THREE)
def test_the_laws_hold_for_whatever_is_written(copies: tuple[Submission, Submission, Submission]) -> None:
    one, two, three = copies
    both = merge(one, two)
    assert as_json(both) == as_json(merge(two, one))
    assert merge(both, three) == merge(one, merge(two, three))
    assert merge(one, one) == normal(one) == normal(normal(one))
    assert merge(normal(one), two) == both
    assert merge(both, one) == both
    assert Submission.model_validate_json(as_json(both)) == both


# Copies that bodies edit


class Body:
    """A body with its copy, and what it knows of each entry: the oracle, kept apart from the program."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.copy = normal(EMPTY)
        self.known: dict[str, frozenset[int]] = {}


class World:
    """Bodies at work: every edit that was made, and the edits that its author knew."""

    def __init__(self) -> None:
        self.bodies = [Body(name) for name in BODIES]
        self.made: dict[str, dict[int, frozenset[int]]] = {}

    def edit(self, who: int, entry: str, change: Any, time: int) -> None:
        body = self.bodies[who]
        number = 1 + sum(map(len, self.made.values()))
        before = body.copy
        body.copy = change(before, stamp(number, body.name, TIMES[time]))
        if body.copy != before:
            known = body.known.get(entry, frozenset())
            self.made.setdefault(entry, {})[number] = known
            body.known[entry] = known | {number}

    def merge(self, who: int, other: int) -> None:
        one, two = self.bodies[who], self.bodies[other]
        one.copy = merge(one.copy, two.copy)
        for entry, known in two.known.items():
            one.known[entry] = one.known.get(entry, frozenset()) | known

    def standing(self, entry: str) -> set[str]:
        """The edits that no later edit knew."""
        made = self.made.get(entry, {})
        replaced = {number for known in made.values() for number in known}
        return {f"{number:08x}" for number in made if number not in replaced}


CODE = {"title": "Code", "status": LawStatus.IN_FORCE}


def _set_law(copy: Submission, title: str, mark: Stamp) -> Submission:
    if any(law.id == "code" for law in copy.laws):
        return editing.set_law(copy, "code", mark, original_title=title)
    return editing.add_law(copy, mark, **CODE)[0]


def _comment(copy: Submission, mark: Stamp) -> Submission:
    return editing.set_comment(copy, "standards", "See", mark) if "standards" in copy.answers else copy


def _settle(copy: Submission, mark: Stamp) -> Submission:
    sides = copy.conflicts.answers.get("standards", ())
    return editing.settle(copy, "standards", sides[0], mark) if sides else copy


CHANGES: dict[str, tuple[str, Any]] = {
    "yes": ("answer", lambda copy, mark: editing.set_value(copy, "standards", "yes", mark)),
    "no": ("answer", lambda copy, mark: editing.set_value(copy, "standards", "no", mark)),
    "unknown": ("answer", lambda copy, mark: editing.set_do_not_know(copy, "standards", mark)),
    "comment": ("answer", _comment),
    "withdraw": ("answer", lambda copy, mark: editing.withdraw(copy, "standards", mark)),
    "settle": ("answer", _settle),
    "law": ("law", lambda copy, mark: _set_law(copy, "Kodex", mark)),
    "law again": ("law", lambda copy, mark: _set_law(copy, "Code noir", mark)),
    "party": ("party", lambda copy, mark: editing.set_party(copy, "example", PartyStatus.PARTY, None, mark)),
    "signatory": ("party", lambda copy, mark: editing.set_party(copy, "example", PartyStatus.SIGNATORY, None, mark)),
    "few": ("notes", lambda copy, mark: editing.set_notes(copy, "example-12", ArticleNotes(difficulties="Few"), mark)),
    "none": ("notes", lambda copy, mark: editing.set_notes(copy, "example-12", ArticleNotes(), mark)),
    "done": ("completed", lambda copy, mark: editing.set_completed(copy, "example-12", True, mark)),
    "not done": ("completed", lambda copy, mark: editing.set_completed(copy, "example-12", False, mark)),
}
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 2), st.integers(0, len(TIMES) - 1)),
        st.tuples(st.just("merge"), st.integers(0, 2), st.integers(0, 2)),
    ),
    max_size=24,
)


def lived(steps: list[tuple[str, int, int]]) -> World:
    world = World()
    for what, who, other in steps:
        if what == "merge":
            world.merge(who, other)
        else:
            entry, change = CHANGES[what]
            world.edit(who, entry, change, other)
    return world


def standing(copy: Submission) -> dict[str, set[str]]:
    """The ids of the edits that stand in a copy, by entry."""
    answers: list[Any] = [
        *copy.answers.values(),
        *(side for sides in copy.conflicts.answers.values() for side in sides),
    ]
    found = {str(mark.edit) for answer in answers for mark in (answer, *answer.also)}
    found |= {mark.edit for marks in copy.withdrawn.values() for mark in marks}
    kinds: dict[str, Any] = {
        "law": (copy.laws, copy.conflicts.laws),
        "party": (copy.parties.values(), copy.conflicts.parties),
    }
    kinds["notes"] = (copy.articles.values(), copy.conflicts.articles)
    rest = {
        name: {
            mark.edit
            for entry in (*alone, *(side for sides in apart.values() for side in sides))
            for mark in (*([entry.edited] if entry.edited else []), *entry.also)
        }
        for name, (alone, apart) in kinds.items()
    }
    completed = {mark.edit for marks in copy.completed.values() for mark in marks}
    return {"answer": found, **rest, "completed": completed}


@settings(max_examples=200, deadline=None)
@given(STEPS)
def test_what_stands_is_what_no_later_edit_knew(steps: list[tuple[str, int, int]]) -> None:
    world = lived(steps)
    copies = [body.copy for body in world.bodies]
    merged = reduce(merge, copies)
    assert standing(merged) == {name: world.standing(name) for name in standing(merged)}
    for order in permutations(copies):
        assert as_json(reduce(merge, order)) == as_json(merged)
    one, two, three = copies
    assert merge(merge(one, two), three) == merge(one, merge(two, three))
    assert merge(merged, one) == merged == normal(merged)
    assert all(merge(copy, copy) == normal(copy) for copy in copies)


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_what_is_settled_stays_settled(steps: list[tuple[str, int, int]]) -> None:
    world = lived(steps)
    copies = [body.copy for body in world.bodies]
    lead = reduce(merge, copies)
    for name in lead.conflicts.answers:
        lead = editing.set_value(lead, name, "in-part", stamp(900))
    for name, laws in lead.conflicts.laws.items():
        lead = editing.set_law(lead, name, stamp(901), title=laws[-1].title)
    for name, parties in lead.conflicts.parties.items():
        lead = editing.put_party(lead, name, parties[-1], stamp(902))
    for name, notes in lead.conflicts.articles.items():
        lead = editing.set_notes(lead, name, notes[-1], stamp(903))
    assert lead.conflicts == Conflicts()
    for copy in copies:
        assert merge(lead, copy) == normal(lead)
        assert {one.fate for one in fates(lead, copy)} <= {Fate.OLDER}


@settings(max_examples=60, deadline=None)
@given(STEPS, st.permutations(TIMES))
def test_the_clock_plays_no_role(steps: list[tuple[str, int, int]], times: list[str]) -> None:
    otherwise = [(what, who, other if what == "merge" else TIMES.index(times[other])) for what, who, other in steps]
    one, two = (reduce(merge, [body.copy for body in lived(told).bodies]) for told in (steps, otherwise))
    assert standing(one) == standing(two)
    assert {name: answer.value for name, answer in one.answers.items()} == {
        name: answer.value for name, answer in two.answers.items()
    }
    assert one.conflicts.answers.keys() == two.conflicts.answers.keys()


# One by one


def base() -> Submission:
    return editing.set_value(EMPTY, "standards", "yes", stamp(1))


def test_a_correction_wins_over_what_it_replaces() -> None:
    corrected = editing.set_value(base(), "standards", "no", stamp(2, time="1999-01-01T00:00:00Z"))
    again = editing.set_value(corrected, "standards", "in-part", stamp(3))
    for one, two in permutations((base(), corrected, again), 2):
        assert merge(one, two).conflicts == Conflicts()
    assert merge(base(), again).answers["standards"].value == "in-part"
    assert merge(again, base()).answers["standards"].replaces == ("00000001", "00000002")


def test_what_says_the_same_is_no_conflict_and_forgets_nobody() -> None:
    one = editing.set_value(EMPTY, "standards", "yes", stamp(1, "Police"))
    one = editing.set_clearance(one, "standards", Clearance.CLEARED, stamp(9))
    two = editing.set_value(EMPTY, "standards", "yes", stamp(2, "Border Guard"))
    both = merge(one, two)
    answer = both.answers["standards"]
    assert (answer.edit, answer.body, answer.clearance) == ("00000002", "Border Guard", "drafted")
    assert [(mark.edit, mark.body, mark.clearance) for mark in answer.also] == [("00000001", "Police", "cleared")]
    changed = editing.set_value(two, "standards", "no", stamp(3, "Border Guard"))
    sides = merge(both, changed).conflicts.answers["standards"]
    assert [(side.value, side.body, side.also) for side in sides] == [("yes", "Police", ()), ("no", "Border Guard", ())]


def test_what_is_absent_says_nothing() -> None:
    assert merge(base(), EMPTY).answers == base().answers
    back = editing.withdraw(base(), "standards", stamp(2))
    assert merge(base(), back).answers == {}
    assert merge(base(), back).withdrawn == normal(back).withdrawn
    empty = submitted({}, laws=[], articles={"example-12": {}})
    assert merge(empty, EMPTY).articles == {}


def test_a_withdrawal_and_another_edit_are_a_conflict() -> None:
    back = editing.withdraw(base(), "standards", stamp(2, "Police"))
    other = editing.set_value(base(), "standards", "no", stamp(3, "Border Guard"))
    both = merge(back, other)
    assert both.answers == {}
    assert [side.value for side in both.conflicts.answers["standards"]] == ["no"]
    assert [mark.body for mark in both.withdrawn["standards"]] == ["Police"]
    again = editing.settle(both, "standards", both.conflicts.answers["standards"][0], stamp(4))
    assert merge(again, both) == normal(again)


def test_an_edit_changed_by_hand_is_a_conflict() -> None:
    by_hand = submitted({"standards": {**base().answers["standards"].model_dump(), "value": "no"}}, laws=[])
    sides = merge(base(), by_hand).conflicts.answers["standards"]
    assert [(side.edit, side.value) for side in sides] == [("00000001", "no"), ("00000001", "yes")]


def test_the_further_clearance_of_one_edit_is_kept() -> None:
    checked = editing.set_clearance(base(), "standards", Clearance.CHECKED, stamp(9))
    cleared = editing.set_clearance(checked, "standards", Clearance.CLEARED, stamp(9))
    assert merge(checked, cleared).answers["standards"].clearance == "cleared"
    back = editing.set_clearance(cleared, "standards", Clearance.DRAFTED, stamp(10))
    assert merge(back, cleared).answers["standards"].clearance == "drafted"


def test_answers_of_a_file_without_edits_are_known_by_what_they_say() -> None:
    given = submitted({"standards": {"value": "yes"}})
    changed = editing.set_value(given, "standards", "no", stamp(1))
    assert merge(given, changed).answers["standards"].value == "no"
    assert merge(given, submitted({"standards": {"value": "no"}})).conflicts.answers.keys() == {"standards"}
    assert normal(given).answers == given.answers


def test_edits_that_replace_one_another_lose_nothing() -> None:
    one, two = (
        submitted({"standards": {"value": value, "edit": own, "replaces": [other]}}, laws=[])
        for value, own, other in (("yes", "aaaaaaaa", "bbbbbbbb"), ("no", "bbbbbbbb", "aaaaaaaa"))
    )
    both = merge(one, two)
    assert [side.value for side in both.conflicts.answers["standards"]] == ["yes", "no"]
    assert both == merge(two, one) == normal(both) == merge(both, one)


def test_laws_that_differ_stay_in_the_register() -> None:
    registered = editing.add_law(EMPTY, stamp(1), **CODE)[0]
    one = editing.set_law(registered, "code", stamp(2), adopted="1999-01-01")
    two = editing.set_law(registered, "code", stamp(3), adopted="2000-01-01")
    both = merge(one, two)
    assert [law.adopted for law in both.conflicts.laws["code"]] == ["1999-01-01", "2000-01-01"]
    assert [law.adopted for law in both.laws] == ["1999-01-01"]
    settled = editing.set_law(both, "code", stamp(4), adopted="2000-01-01")
    assert merge(settled, one) == normal(settled)


def test_two_bodies_add_laws_of_their_own() -> None:
    """Titles in Arabic leave no Latin letters to make an id of: each law has its own all the same."""
    copies = []
    for number, title in enumerate(("قانون العقوبات", "قانون الإقامة"), 1):
        copy, law = editing.add_law(EMPTY, stamp(number), title=title, status=LawStatus.IN_FORCE)
        question = ("early", "late")[number - 1]
        copy = editing.set_value(copy, question, "yes", stamp(number + 10))
        copies.append(editing.set_citations(copy, question, [Citation(law=law, provision="1")], stamp(number + 20)))
    both = merge(*copies)
    assert both.conflicts == Conflicts()
    cited = {name: both.law(answer.citations[0].law).title for name, answer in both.answers.items()}
    assert cited == {"early": "قانون العقوبات", "late": "قانون الإقامة"}


def test_a_party_in_conflict_is_not_stated() -> None:
    one = editing.set_party(EMPTY, "example", PartyStatus.PARTY, None, stamp(1))
    one = editing.set_reservations(one, "example", [Statement(text="Not bound")], stamp(2))
    two = editing.set_party(EMPTY, "example", PartyStatus.NOT_PARTY, None, stamp(3))
    both = merge(one, two)
    assert both.parties == {}
    settled = editing.put_party(both, "example", both.conflicts.parties["example"][0], stamp(4))
    assert settled.parties["example"].reservations == (Statement(text="Not bound"),)
    assert merge(settled, two) == normal(settled)


def test_what_bodies_say_is_kept_once() -> None:
    one = editing.say(EMPTY, "standards", "Which?", stamp(2, time=TIMES[1]))
    two = editing.say(one, "standards", "That one.", stamp(1, time=TIMES[2]))
    assert [said.text for said in merge(two, one).discussion["standards"]] == ["Which?", "That one."]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"state": "Arcadia"}, "merge-other-state"),
        ({"territory": "North"}, "merge-other-territory"),
        ({"rules": "2019-01"}, "merge-other-rules"),
        ({"nature": "declared"}, "merge-other-nature"),
        ({"language": "ar"}, "merge-other-language"),
    ],
)
def test_other_submissions_are_refused(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(CopiesDiffer) as caught:
        merge(submitted({}), submitted({}, **changed))
    assert caught.value.code == code


def test_packages() -> None:
    one, two = (
        submitted({}, package={"body": body, "questions": [question]})
        for body, question in (("Police", "standards"), ("Guard", "early"))
    )
    assert merge(one, two).package == Package(body="Guard; Police", questions=("early", "standards"))
    assert merge(merge(one, two), one).package == merge(two, one).package
    assert merge(one, submitted({})).package is None
    with pytest.raises(CopiesDiffer):
        merge(one, submitted({}, package={"body": "x" * 500, "questions": []}))


def test_the_later_date_and_the_language_that_is_named_are_kept() -> None:
    merged = merge(submitted({}, date="2026-01-02", language=None), submitted({}, date="2026-01-03"))
    assert (merged.date, merged.language) == ("2026-01-03", "en")


def test_what_became_of_each_entry() -> None:
    lead = editing.set_value(base(), "early", "yes", stamp(2, "Lead"))
    body = editing.set_value(base(), "standards", "no", stamp(3))
    body = editing.set_value(body, "early", "yes", stamp(4))
    body = editing.set_value(body, "late", "no", stamp(5))
    body = editing.set_value(body, "federal", "no", stamp(6))
    lead = editing.set_value(lead, "federal", "yes", stamp(7))
    told = {one.name: one.fate for one in fates(lead, body)}
    expected = {"standards": Fate.CORRECTED, "early": Fate.AGREED, "late": Fate.TAKEN, "federal": Fate.CONFLICT}
    assert told == expected
    assert {one.name: one.fate for one in fates(body, base())} == {"standards": Fate.OLDER}
    assert fates(merge(lead, body), body) == ()
    back = editing.withdraw(base(), "standards", stamp(8))
    assert [one.fate for one in fates(base(), back)] == [Fate.WITHDRAWN]


def test_history_survives_merging() -> None:
    one = editing.set_value(base(), "standards", "no", stamp(2))
    two = editing.set_value(base(), "standards", "in-part", stamp(3))
    assert set(history(merge(one, two), "standards")) == {"00000001", "00000002", "00000003"}
