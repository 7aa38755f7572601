"""The action plan: each lack in one measure, what a measure settles, and the laws it would amend."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from generated import Answers, answers
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from submissions import ANSWERS, CITED, EXAMPLE, assessed, submitted
from test_observations import with_rule

from checklist import engine, loading, plan
from checklist.conditions import Fact, Scalar
from checklist.finding import Assessment, Change, ElementFinding, Outcome, State, Way
from checklist.gates import look
from checklist.observations import DUTIES, TO_CONSIDER, Observations, observe
from checklist.plan import Draft, Lack, Measure
from checklist.report.whole import Whole
from checklist.rule import Strength
from checklist.rulebook import Rulebook
from checklist.submission import MeasureKind, Planned, Submission

REAL = loading.load()
BOOKS = {"small": EXAMPLE, "real": REAL}
EMPTY = submitted({})
SETTLED = (Outcome.IMPLEMENTED, Outcome.NOT_APPLICABLE)
FORCE = {
    **dict.fromkeys(DUTIES, 0),
    **dict.fromkeys(TO_CONSIDER, 1),
    Strength.RECOMMENDATION: 2,
}
quick = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)


def found(known: Answers, book: Rulebook) -> tuple[Assessment, Observations, tuple[Measure, ...]]:
    """The findings on answers, what is observed, and the measures."""
    assessment = engine.assess(book, known)
    observations = observe(book, EMPTY, assessment)
    return assessment, observations, plan.measures(book, EMPTY, assessment, observations)


def planned(given: Submission, rulebook: Rulebook = EXAMPLE) -> tuple[Measure, ...]:
    """The measures on a submission."""
    assessment = assessed(given, rulebook)
    return plan.measures(rulebook, given, assessment, observe(rulebook, given, assessment))


def drafted(given: Submission) -> dict[str | None, Draft]:
    """What would be amended, law by law."""
    return {draft.law: draft for draft in plan.drafts(given, assessed(given), planned(given))}


def taken(lack: Lack, questions: tuple[str, ...]) -> Way:
    """The way to meet an element that changes these questions."""
    return next(way for way in lack.element.ways if tuple(dict.fromkeys(c.fact.question for c in way)) == questions)


def carried_out(measure: Measure, rule_id: str = "") -> Iterator[Change]:
    """Every change that a measure asks for, or those that it asks for one provision."""
    for lack in measure.lacks:
        if rule_id in ("", lack.rule_id):
            yield from taken(lack, measure.questions)


def made(asked: Iterable[Change]) -> Answers:
    """Answers that make changes; where several are asked of one fact, what makes all of them."""
    each: dict[Fact, list[Change]] = {}
    for change in asked:
        each.setdefault(change.fact, []).append(change)
    return {fact: value_for(wanted) for fact, wanted in each.items()}


def value_for(wanted: list[Change]) -> Scalar:
    """A value that makes several changes of one fact, of which no two may ask for opposite things."""
    if not wanted[0].operator:
        return next(word for word in wanted[0].wanted if all(word in other.wanted for other in wanted))
    (operator,) = {change.operator for change in wanted}
    limits = [int(change.limit) for change in wanted]
    return max(limits) if operator == "at_least" else min(limits)


def amended(draft: Draft) -> dict[tuple[str, ...], tuple[list[str], bool]]:
    """The provisions cited by measure, and whether they are near only."""
    return {one.measure.questions: ([c.provision for c in one.citations], one.near) for one in draft.amendments}


@quick
@given(data=st.data())
@pytest.mark.parametrize("name", sorted(BOOKS))
def test_every_lack_is_in_one_measure(name: str, data: st.DataObject) -> None:
    known = data.draw(answers(BOOKS[name]))
    _, observations, measures = found(known, BOOKS[name])
    shortfalls = (*observations.gaps, *observations.challenges, *observations.recommendations)
    lacking = [Lack(one.rule_id, element) for one in shortfalls for element in one.elements]
    served = [lack for measure in measures for lack in measure.lacks]
    assert len(served) == len(set(served))
    assert set(served) == set(lacking)
    for measure in measures:
        assert {lack.rule_id for lack in measure.lacks} == set(measure.rules)
        assert not set(measure.settles) & set(measure.advances)
        assert measure.questions


@quick
@given(data=st.data())
@pytest.mark.parametrize("name", sorted(BOOKS))
def test_carrying_a_measure_out_meets_its_lacks_and_settles_what_it_says(name: str, data: st.DataObject) -> None:
    book = BOOKS[name]
    given_answers = data.draw(answers(book))
    known = look(book.in_asking_order, given_answers).known  # answers set aside do not count
    _, _, measures = found(given_answers, book)
    for measure in measures:
        after = {**known, **made(carried_out(measure))}
        for rule_id in measure.rules:
            lacked = {lack.element.id for lack in measure.lacks if lack.rule_id == rule_id}
            finding = engine.judge(book, rule_id, after)
            assert not lacked & {element.id for element in finding.unmet}, (measure.questions, rule_id)
            assert rule_id in measure.advances or finding.outcome in SETTLED, (measure.questions, rule_id)


@quick
@given(data=st.data())
@pytest.mark.parametrize("name", sorted(BOOKS))
def test_all_measures_that_serve_a_provision_settle_it_or_leave_what_is_open(name: str, data: st.DataObject) -> None:
    book = BOOKS[name]
    given_answers = data.draw(answers(book))
    known = look(book.in_asking_order, given_answers).known
    assessment, _, measures = found(given_answers, book)
    for rule_id in dict.fromkeys(rule_id for measure in measures for rule_id in measure.rules):
        before = assessment.of(rule_id)
        assert before is not None
        changed = (change for measure in measures for change in carried_out(measure, rule_id))
        after = engine.judge(book, rule_id, {**known, **made(changed)})
        named = {*before.opens, *(fact.question for element in before.elements for fact in element.missing)}
        waiting = {fact.question for fact in after.still_open}
        is_open = after.outcome is Outcome.UNDETERMINED and waiting & named
        assert after.outcome in SETTLED or is_open, rule_id


@quick
@given(data=st.data())
def test_measures_stand_by_force_then_by_what_they_serve(data: st.DataObject) -> None:
    _, _, measures = found(data.draw(answers(REAL)), REAL)
    order = [(measure.force, -len(measure.settles), -len(measure.advances)) for measure in measures]
    assert order == sorted(order)
    for measure in measures:
        strengths = {REAL.rules[rule_id].strength for rule_id in measure.rules}
        assert measure.force == min(FORCE[strength] for strength in strengths)
    assert [measure.questions for measure in measures] == list(dict.fromkeys(m.questions for m in measures))


@quick
@given(data=st.data())
@pytest.mark.parametrize("name", sorted(BOOKS))
def test_within_a_measure_what_binds_more_stands_first(name: str, data: st.DataObject) -> None:
    book = BOOKS[name]
    rules = list(book.rules)
    _, _, measures = found(data.draw(answers(book)), book)
    for measure in measures:
        lacking = tuple(dict.fromkeys(lack.rule_id for lack in measure.lacks))
        for listed in (lacking, measure.rules, measure.settles, measure.advances):
            places = [(FORCE[book.rules[rule_id].strength], rules.index(rule_id)) for rule_id in listed]
            assert places == sorted(places)
        assert set(measure.rules) == {*measure.settles, *measure.advances}


def test_the_order_does_not_depend_on_the_order_of_answers() -> None:
    backwards = dict(reversed(ANSWERS.items()))
    assert planned(submitted(backwards)) == planned(submitted())


def test_measures_name_questions_and_what_they_serve() -> None:
    assert [(one.questions, one.settles, one.advances) for one in planned(submitted())] == [
        (("regions",), ("ex-12-2",), ()),
        (("penalty",), ("ex-12-4",), ()),
        (("late",), ("ex-12-6",), ()),
        (("standards",), (), ("ex-12-1",)),
        (("standards-reviewed",), (), ("ex-12-1",)),
        (("standards-parts",), (), ("ex-12-1",)),
    ]


def test_where_nothing_is_known_to_be_lacking_there_is_no_measure() -> None:
    assert planned(EMPTY) == ()
    assert plan.drafts(EMPTY, assessed(EMPTY), ()) == ()


def test_a_provision_that_waits_for_an_answer_is_not_settled() -> None:
    """It lacks one thing only, and that another is lacking too is not known yet."""
    answers = {**ANSWERS, "penalty": {"value": {"bribery": "1 year", "fraud": "5 years"}}}
    (measure,) = (one for one in planned(submitted(answers)) if one.questions == ("penalty",))
    assert measure.settles == ("ex-12-4",)
    reviewed = {**ANSWERS, "standards": {"value": "yes", "citations": CITED}}
    reviewed |= {"standards-parts": {"value": {"aims": "yes", "none": "no"}}}
    (measure,) = (one for one in planned(submitted(reviewed)) if "ex-12-1" in one.rules)
    assert (measure.questions, measure.advances) == (("standards-reviewed",), ("ex-12-1",))


def test_of_several_ways_the_one_is_taken_that_serves_most() -> None:
    """Early or late measures would do; where late ones are called for anyway, nothing is said of early ones."""
    answers = {"early": {"value": "no"}, "late": {"value": "no"}}
    assert [one.questions for one in planned(submitted(answers))] == [("early",)]
    rulebook = with_rule("ex-12-4", elements=EXAMPLE.rules["ex-12-3-b"].elements)
    (measure,) = planned(submitted(answers), rulebook)
    assert (measure.questions, set(measure.settles), measure.force) == (("late",), {"ex-12-4", "ex-12-5"}, 0)


@pytest.mark.parametrize(
    ("strength", "force"),
    [
        (Strength.MANDATORY_CONDITIONAL, 0),
        (Strength.SAVING, 0),
        (Strength.ENDEAVOUR, 1),
        (Strength.RECOMMENDATION, 2),
    ],
)
def test_the_force_of_a_measure_is_that_of_the_strongest_provision(strength: Strength, force: int) -> None:
    measures = planned(submitted(), with_rule("ex-12-2", strength=strength))
    regions = next(one for one in measures if one.questions == ("regions",))
    assert regions.force == force
    assert [one.force for one in measures] == sorted(one.force for one in measures)


def regions_measure(answer: dict[str, Any] | None = None, **update: Any) -> Measure:
    """The measure on regions, where the State and the rule say this."""
    given = submitted({**ANSWERS, "regions": {"value": "no", **(answer or {})}})
    return next(one for one in planned(given, with_rule("ex-12-2", **update)) if one.questions == ("regions",))


def test_the_kind_of_a_measure_follows_from_what_is_judged_and_asked() -> None:
    kinds = {measure.questions[0]: measure.kind for measure in planned(submitted())}
    assert (kinds["regions"], kinds["penalty"]) == (MeasureKind.POLICY, MeasureKind.LAW)
    assert regions_measure(kind="notification").kind is MeasureKind.NOTIFICATION


def test_the_state_may_say_otherwise() -> None:
    about = {"measure": "regulation", "body": "Ministry of Justice", "by": "2027-03-31", "text": "An order."}
    measure = regions_measure({"planned": about})
    assert measure.kind is MeasureKind.REGULATION
    assert measure.planned == (Planned.model_validate(about),)
    silent = regions_measure({"planned": {"body": "Ministry of Justice"}})
    assert (silent.kind, len(silent.planned)) == (MeasureKind.POLICY, 1)


def test_each_citation_stands_under_its_law() -> None:
    both = [{"law": "bill", "provision": "clause 3"}, *CITED]
    drafts = drafted(submitted({**ANSWERS, "late": {"value": "no", "citations": both}}))
    assert list(drafts) == ["code", "bill", None]
    assert amended(drafts["bill"]) == {("late",): (["clause 3"], False)}
    assert amended(drafts["code"])["late",] == (["article 1"], False)


def test_a_law_cited_for_another_part_of_the_same_provision_is_marked_as_near() -> None:
    drafts = drafted(submitted())
    assert list(drafts) == ["code", None]
    assert amended(drafts["code"]) == {
        ("standards",): (["article 1"], False),
        ("standards-reviewed",): (["article 1"], True),
        ("standards-parts",): (["article 1"], False),
    }


def test_without_a_law_an_amendment_is_new_and_policy_is_none() -> None:
    assert amended(drafted(submitted())[None]) == {("penalty",): ([], False), ("late",): ([], False)}


def test_a_citation_for_other_options_is_not_for_what_is_lacking() -> None:
    cited = [{"law": "code", "provision": "article 8", "options": ["bribery"]}]
    penalty = {"value": {"bribery": "5 years", "fraud": "18 months"}, "citations": cited}
    drafts = drafted(submitted({"penalty": penalty}))
    assert amended(drafts["code"]) == {("penalty",): (["article 8"], True)}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_fact_stands_as_a_measure(talmora: Callable[[str], Whole], language: str) -> None:
    """What is lacking is called so where the rules suggest nothing; an offence is spelt out by suggestions."""
    whole = talmora(language)
    said = {point for measure in whole.measures for point in whole.action_plan.points(measure)}
    facts = {
        text for m in whole.measures for lack in m.lacks for text in whole.labels.gaps([lack.element], lack.rule_id)
    }
    assert said & facts == set()
    lacking = whole.labels.texts.say("plan.lacking", text="")
    about_the_offence = [m for m in whole.measures if "trafficking-consent" in m.questions]
    assert not any(p.startswith(lacking) for m in about_the_offence for p in whole.action_plan.points(m))


def test_what_is_to_be_considered_is_the_measure_and_not_the_considering_of_it() -> None:
    considered = {"victim-information": "no", "use-offence": "no"}
    exchanged = ("travellers", "document-types", "methods", "routes-links", "detection")
    answers = {
        "trafficking-information-exchange": {"value": dict.fromkeys(exchanged, "yes")},
        "use-of-victims-services": {"value": "no"},
        "trafficking-cooperation": {"value": {"victim-information": "no"}},
        "trafficking-steps-considered": {"value": considered},
    }
    made = {
        m.questions: m
        for m in planned(submitted(answers), REAL)
        if "cop-10-3-8" in m.rules or "cop-10-3-13-c" in m.rules
    }
    assert {questions: measure.kind for questions, measure in made.items()} == {
        ("use-of-victims-services",): MeasureKind.LAW,
        ("trafficking-cooperation",): MeasureKind.POLICY,
    }


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_duty_is_said_before_the_recommendation_that_the_same_measure_settles(
    talmora: Callable[[str], Whole], language: str
) -> None:
    whole = talmora(language)
    (measure,) = (one for one in whole.measures if one.questions == ("trafficking-consent",))
    assert (measure.settles, measure.advances) == (("wg-tip-2010-32-a",), ("tip-5-1", "cop-10-3-4"))
    assert measure.rules == ("tip-5-1", "wg-tip-2010-32-a", "cop-10-3-4")
    said = {lack.rule_id: whole.labels.suggestion(lack.element) for lack in measure.lacks}
    assert whole.action_plan.points(measure) == tuple(said[rule_id] for rule_id in measure.rules)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_words_that_several_rules_write_are_said_once_with_all_their_options(
    talmora: Callable[[str], Whole], language: str
) -> None:
    whole, shared = talmora(language), 0
    labels = whole.labels
    for measure in whole.measures:
        points = whole.action_plan.points(measure)
        written: dict[tuple[str, str | None] | None, list[Lack]] = {}
        for lack in measure.lacks:
            written.setdefault(labels.same_words(lack.element), []).append(lack)
        unsaid = written.pop(None, [])
        assert len(written) < len(points) if unsaid else len(written) == len(points)
        for (words, question), lacks in ((words, lacks) for words, lacks in written.items() if words):
            facts = {Fact(question or "", lack.element.option) for lack in lacks if "{option}" in words}
            assert any(all(labels.option(fact) in point for fact in facts) for point in points)
            shared += len({lack.rule_id for lack in lacks}) > 1
    assert shared > 5


def test_words_without_an_option_speak_of_all_options(talmora: Callable[[str], Whole]) -> None:
    labels = talmora("en").labels
    options = ("secretariat", "resources")
    lacking = [
        ElementFinding("wg-som-2024-13-c", "review-conduct", State.NOT_MET, option=option, question="review-conduct")
        for option in options
    ]
    assert labels.suggestions(lacking) == (labels.suggestion(lacking[0]),)
