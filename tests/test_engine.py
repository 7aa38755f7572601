"""The engine's promises, on a small rulebook by force and on the real one with generated answers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from generated import Answers, answers, completions, values
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from checklist import engine, loading
from checklist.conditions import Fact
from checklist.finding import Because, Outcome, State
from checklist.gates import look, open_facts
from checklist.question import About
from checklist.rulebook import Rulebook

SMALL = loading.load(Path(__file__).parent / "example-rules")
REAL = loading.load()
BOOKS = {"small": SMALL, "real": REAL}
UNDECIDED = {Outcome.NOT_IMPLEMENTED, Outcome.PARTIALLY_IMPLEMENTED, Outcome.UNDETERMINED}
#: The real rulebook has hundreds of facts: a failing example is shown as it was found, not searched for a smaller one.
quick = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)


@pytest.fixture(params=sorted(BOOKS))
def book(request: pytest.FixtureRequest) -> Rulebook:
    return BOOKS[request.param]


@pytest.mark.parametrize("rule_id", [rule.id for rule in SMALL.assessed])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_decided_exactly_when_every_way_of_filling_in_agrees(rule_id: str, data: st.DataObject) -> None:
    relevant = tuple(SMALL.questions[id] for id in SMALL.relevant[rule_id])
    known = data.draw(answers(SMALL, relevant))
    # an answer counts for nothing while it is not known whether its question arises
    counted = look(SMALL.in_asking_order, known).known
    every = completions(SMALL, rule_id, dict(counted))
    expected = next(iter(every)) if len(every) == 1 else Outcome.UNDETERMINED
    assert engine.judge(SMALL, rule_id, known).outcome == expected


@quick
@given(data=st.data())
@pytest.mark.parametrize("name", sorted(BOOKS))
def test_answering_an_open_question_never_overturns_a_decided_finding(name: str, data: st.DataObject) -> None:
    book = BOOKS[name]
    known = data.draw(answers(book))
    before = engine.assess(book, known)
    view = look(book.in_asking_order, known)
    unknown = [fact for fact in open_facts(book.in_asking_order, view) if fact not in known]
    further: Answers = {}
    for fact in data.draw(st.lists(st.sampled_from(unknown), max_size=12, unique=True)) if unknown else []:
        further[fact] = data.draw(st.sampled_from(values(book, fact)))
    after = engine.assess(book, {**known, **further})
    for old, new in zip(before.findings, after.findings, strict=True):
        if old.outcome is not Outcome.UNDETERMINED:
            assert new.outcome is old.outcome, (old.rule_id, further)


@quick
@given(data=st.data())
@pytest.mark.parametrize("name", sorted(BOOKS))
def test_what_decided_a_finding_is_enough_to_reach_it(name: str, data: st.DataObject) -> None:
    book = BOOKS[name]
    known = data.draw(answers(book))
    for finding in engine.assess(book, known).findings:
        if finding.outcome is not Outcome.UNDETERMINED:
            assert finding.decided_by
            enough = {fact: known[fact] for fact in finding.decided_by}
            assert engine.judge(book, finding.rule_id, enough).outcome is finding.outcome, finding.rule_id


@quick
@given(data=st.data())
@pytest.mark.parametrize("name", sorted(BOOKS))
def test_an_undetermined_finding_names_open_questions_that_settle_it(name: str, data: st.DataObject) -> None:
    book = BOOKS[name]
    known = data.draw(answers(book))
    view = look(book.in_asking_order, known)
    for finding in engine.assess(book, known).findings:
        if finding.outcome is Outcome.UNDETERMINED:
            assert finding.still_open
            assert finding.because is Because.OPEN
            assert all(view.asked(fact.question) and fact not in known for fact in finding.still_open)
        else:
            assert finding.still_open == ()


@quick
@given(data=st.data())
@pytest.mark.parametrize("name", sorted(BOOKS))
def test_making_every_change_implements_or_names_what_opens(name: str, data: st.DataObject) -> None:
    book = BOOKS[name]
    given_answers = data.draw(answers(book))
    known = look(book.in_asking_order, given_answers).known  # answers set aside do not count
    for finding in engine.assess(book, given_answers).findings:
        if finding.outcome in UNDECIDED:
            after = engine.judge(book, finding.rule_id, engine.apply(known, finding.elements))
            settled = after.outcome in (Outcome.IMPLEMENTED, Outcome.NOT_APPLICABLE)
            open_now = (*finding.still_open, *(fact for element in finding.elements for fact in element.missing))
            named = {*finding.opens, *(fact.question for fact in open_now)}
            waiting = {fact.question for fact in after.still_open}
            assert settled or (after.outcome is Outcome.UNDETERMINED and waiting <= named), finding.rule_id


@quick
@given(data=st.data())
@pytest.mark.parametrize("name", sorted(BOOKS))
def test_changes_are_of_law_and_measures_and_say_what_is_information(name: str, data: st.DataObject) -> None:
    book = BOOKS[name]
    known = data.draw(answers(book))
    for finding in engine.assess(book, known).findings:
        for element in finding.elements:
            if element.state in (State.NOT_MET, State.PARTLY):
                assert element.ways, (finding.rule_id, element.id)
            for change in (change for way in element.ways for change in way):
                assert book.questions[change.fact.question].about in (About.LAW, About.MEASURES, About.CONSIDERATION)
                assert not change.known or change.fact in known


@quick
@given(data=st.data())
@pytest.mark.parametrize("name", sorted(BOOKS))
def test_the_order_of_answers_does_not_matter(name: str, data: st.DataObject) -> None:
    book = BOOKS[name]
    known = data.draw(answers(book))
    turned = dict(reversed(known.items()))
    assert engine.assess(book, known) == engine.assess(book, turned)


def test_the_same_answers_give_the_same_bytes_in_another_process() -> None:
    known = [[fact.question, fact.option, values(SMALL, fact)[0]] for q in SMALL.questions.values() for fact in q.facts]
    code = (
        "import json, sys\nfrom pathlib import Path\nfrom checklist import engine, loading\n"
        "from checklist.conditions import Fact\n"
        "known = {Fact(q, o): v for q, o, v in json.loads(sys.argv[2])}\n"
        "print(engine.assess(loading.load(Path(sys.argv[1])), known))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent / "example-rules"), json.dumps(known)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs != {b""}


def test_practice_is_never_judged() -> None:
    for book in BOOKS.values():
        practice = {q.id for q in book.questions.values() if q.about is About.PRACTICE}
        assert practice
        assert not {f.question for condition in book.conditions for f in condition.facts} & practice


@pytest.mark.parametrize(
    ("rule_id", "known", "outcome", "because"),
    [
        pytest.param("ex-12-1", {}, "undetermined", "open", id="nothing answered"),
        pytest.param("ex-12-1", {"standards": "no"}, "undetermined", "open", id="the limiter may still be invoked"),
        pytest.param(
            "ex-12-1", {"standards": "no", "standards-release": "no"}, "not-implemented", "elements", id="essential"
        ),
        pytest.param(
            "ex-12-1", {"standards": "no", "standards-release": "yes"}, "not-applicable", "limiter", id="excused"
        ),
        pytest.param("ex-12-1-a", {"standards": "no"}, "not-implemented", "elements", id="nothing to define"),
        pytest.param("ex-12-2", {"federal": "no"}, "not-applicable", "condition", id="the condition is not there"),
        pytest.param("ex-12-2", {"regions": "yes"}, "undetermined", "open", id="the condition is unknown"),
        pytest.param("ex-12-3-a", {"early": "no", "late": "yes"}, "not-applicable", "alternative", id="other limb"),
        pytest.param("ex-12-3-a", {"early": "no", "late": "no"}, "not-implemented", "elements", id="neither limb"),
        pytest.param("ex-12-3-a", {"early": "no"}, "undetermined", "open", id="the other limb is unknown"),
        pytest.param("ex-12-3-a", {"early": "yes"}, "implemented", "elements", id="both limbs may be met"),
        pytest.param("ex-12-5", {"early": "no", "late": "no"}, "not-implemented", "elements", id="never considered"),
        pytest.param("ex-12-6", {"early": "yes", "late": "no"}, "not-implemented", "elements", id="contradicted"),
    ],
)
def test_outcomes(rule_id: str, known: dict[str, str], outcome: str, because: str) -> None:
    finding = engine.judge(SMALL, rule_id, {Fact(question): value for question, value in known.items()})
    assert (finding.outcome, finding.because) == (outcome, because)


def test_a_closed_gate_leaves_elements_out() -> None:
    finding = engine.judge(SMALL, "ex-12-1", {Fact("standards"): "no", Fact("standards-reviewed"): "yes"})
    states = {finding.named(element): element.state for element in finding.elements}
    assert states["reviewed"] is State.LEFT_OUT
    assert states["ex-12-1-a:standards-parts.aims"] is State.LEFT_OUT


def test_an_answer_behind_an_unknown_gate_is_unknown_and_the_gate_is_what_is_open() -> None:
    finding = engine.judge(SMALL, "ex-12-1", {Fact("standards-reviewed"): "yes"})
    states = {finding.named(element): element.state for element in finding.elements}
    assert states["reviewed"] is State.UNKNOWN
    assert [fact.question for fact in finding.still_open] == ["standards"]


def test_alternatives_are_named_as_alternatives() -> None:
    finding = engine.judge(SMALL, "ex-12-5", {Fact("early"): "no", Fact("late"): "no"})
    ways = [[change.fact.question for change in way] for element in finding.elements for way in element.ways]
    assert ways == [["early"], ["late"]]


def test_a_finding_of_missing_law_says_which_fact_and_what_would_open() -> None:
    finding = engine.judge(SMALL, "ex-12-1", {Fact("standards"): "no", Fact("standards-release"): "no"})
    assert (
        finding.decided_by == (Fact("standards"), Fact("standards-release")) or Fact("standards") in finding.decided_by
    )
    assert set(finding.opens) == {"standards-reviewed", "standards-parts"}
