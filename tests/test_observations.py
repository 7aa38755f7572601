"""What the report makes of findings."""

from typing import Any

import pytest
from submissions import ANSWERS, CITED, EXAMPLE, assessed, submitted

from checklist import observations
from checklist.conditions import Fact, Is
from checklist.finding import Outcome
from checklist.observations import Force, Observations
from checklist.rule import Note, Rule, Strength
from checklist.rulebook import Chapter, Rulebook
from checklist.submission import Submission


def observe(given: Submission, rulebook: Rulebook = EXAMPLE) -> Observations:
    return observations.observe(rulebook, given, assessed(given, rulebook))


def with_rule(rule_id: str, **update: Any) -> Rulebook:
    """The example rulebook with one rule changed."""
    chapter = EXAMPLE.chapters[0]
    article = chapter.articles[0]
    provisions = tuple(rule.model_copy(update=update) if rule.id == rule_id else rule for rule in article.provisions)
    return Rulebook(
        EXAMPLE.contents, (Chapter(chapter.instrument, (article.model_copy(update={"provisions": provisions}),)),)
    )


def test_totals_count_each_finding_once_within_its_strength() -> None:
    given = submitted()
    counted = observations.totals(EXAMPLE, assessed(given))
    assert list(counted) == [
        Strength.MANDATORY,
        Strength.MANDATORY_QUALIFIED,
        Strength.MANDATORY_CONDITIONAL,
        Strength.CONSIDER,
        Strength.SAVING,
    ]
    assert counted[Strength.MANDATORY] == {
        Outcome.IMPLEMENTED: 0,
        Outcome.PARTIALLY_IMPLEMENTED: 1,
        Outcome.NOT_IMPLEMENTED: 0,
        Outcome.NOT_APPLICABLE: 0,
        Outcome.UNDETERMINED: 0,
    }
    apart = ("ex-12-1-a", "ex-12-3-a", "ex-12-3-b")  # a definition, and two limbs of which one is enough
    judged = [rule for rule in EXAMPLE.assessed if rule.id not in apart]
    assert sum(sum(row.values()) for row in counted.values()) == len(judged)


def test_gaps_are_duties_and_contradicted_saving_clauses() -> None:
    found = observe(submitted())
    assert [gap.rule_id for gap in found.gaps] == ["ex-12-1", "ex-12-2", "ex-12-4", "ex-12-6"]
    assert found.challenges == ()


def test_a_matter_never_considered_is_a_challenge_and_no_gap() -> None:
    found = observe(submitted({"early": {"value": "no"}, "late": {"value": "no"}}))
    assert [challenge.rule_id for challenge in found.challenges] == ["ex-12-5"]
    assert "ex-12-5" not in [gap.rule_id for gap in found.gaps]


def test_a_gap_of_a_definition_appears_once_under_the_provision_it_serves() -> None:
    found = observe(submitted())
    places = [(gap.rule_id, element.rule_id) for gap in found.gaps for element in gap.elements if element.option]
    assert places == [("ex-12-1", "ex-12-1-a")]


def test_limbs_of_which_one_is_enough_are_no_gaps_of_their_own() -> None:
    found = observe(submitted({"early": {"value": "no"}, "late": {"value": "no"}}))
    assert not {"ex-12-3-a", "ex-12-3-b"} & {gap.rule_id for gap in found.gaps}


def test_a_recommendation_is_a_class_of_its_own() -> None:
    rulebook = with_rule("ex-12-2", strength=Strength.RECOMMENDATION, verb="urged")
    found = observe(submitted(), rulebook)
    assert [one.rule_id for one in found.recommendations] == ["ex-12-2"]
    assert "ex-12-2" not in [gap.rule_id for gap in found.gaps]


def test_an_option_not_used_is_no_observation() -> None:
    rulebook = with_rule("ex-12-2", strength=Strength.OPTIONAL)
    found = observe(submitted(), rulebook)
    assert "ex-12-2" not in [one.rule_id for one in (*found.gaps, *found.challenges, *found.recommendations)]


def test_suggestions_appear_only_where_the_rule_writes_one() -> None:
    found = observe(submitted())
    assert [(one.rule_id, [element.key for element in one.elements]) for one in found.suggestions] == [
        ("ex-12-1", ["adopted"])
    ]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param({"value": "yes", "citations": CITED}, [(Fact("early"),)], id="law cited"),
        pytest.param({"value": "yes"}, [], id="no law cited"),
        pytest.param({"value": "no", "citations": CITED}, [], id="not so"),
        pytest.param({"value": "yes", "citations": [{"law": "bill", "provision": "1"}]}, [], id="a bill alone"),
    ],
)
def test_a_rule_notes_a_good_practice_only_where_law_is_cited(answer: dict[str, Any], expected: list[object]) -> None:
    note = Note(id="early", when=Is(Fact("early"), ("yes",)), text="Agreements are reached early.")
    found = observe(submitted({"early": answer}), with_rule("ex-12-3-a", good_practices=(note,)))
    assert [practice.facts for practice in found.good_practices] == expected


def test_what_the_state_adds_to_an_article() -> None:
    notes = {
        "assistance": [{"field": "data", "text": "A database."}],
        "good_practices": [{"text": "A joint unit.", "citations": CITED}],
    }
    found = observe(submitted(articles={"example-12": notes}))
    assert [(need.article, need.need.field) for need in found.assistance] == [("example-12", "data")]
    assert [practice.own.text for practice in found.good_practices if practice.own] == ["A joint unit."]


def test_what_is_open() -> None:
    bill = [{"law": "bill", "provision": "clause 2"}]
    found = observe(
        submitted(
            {
                "standards": {"value": "yes", "citations": bill},
                "federal": {"no_value": "not-applicable", "reason": "There are no regions."},
                "early": {"no_value": "do-not-know"},
                "late": {"value": "yes"},
                "penalty": {"value": {"bribery": "do-not-know", "fraud": "5 years"}, "citations": CITED},
            }
        )
    )
    assert [(one.fact, one.word, one.citations[0].law) for one in found.pending] == [(Fact("standards"), "yes", "bill")]
    assert found.declared_not_applicable == ("federal",)
    assert found.not_known == (Fact("penalty", "bribery"), Fact("early"))
    assert found.uncited == (Fact("late"),)
    assert found.undetermined == ("ex-12-1", "ex-12-1-a", "ex-12-2", "ex-12-3-a", "ex-12-4")
    assert found.open_questions[:2] == (Fact("standards"), Fact("federal"))


def test_an_answer_that_is_not_asked_is_neither_open_nor_uncited() -> None:
    found = observe(submitted({"standards": {"value": "no"}, "standards-reviewed": {"value": "yes"}}))
    assert Fact("standards-reviewed") not in found.uncited


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        pytest.param(None, Force.NOT_STATED, id="nothing said"),
        pytest.param({"status": "unknown"}, Force.NOT_STATED, id="unknown"),
        pytest.param({"status": "party"}, Force.BINDING, id="party"),
        pytest.param({"status": "party", "since": "2026-11-01"}, Force.BINDING, id="since that day"),
        pytest.param({"status": "party", "since": "2026-11-02"}, Force.NOT_YET_BINDING, id="from tomorrow"),
        pytest.param({"status": "signatory"}, Force.NOT_YET_BINDING, id="signatory"),
        pytest.param({"status": "not-party"}, Force.NOT_YET_BINDING, id="not a party"),
    ],
)
def test_force_is_shown_and_changes_no_finding(party: dict[str, Any] | None, expected: Force) -> None:
    given = submitted(parties={"example": party} if party else {})
    assert observations.force(EXAMPLE, given, "example") is expected
    assert assessed(given) == assessed(submitted())


@pytest.mark.parametrize(
    ("statement", "rules"),
    [
        pytest.param({"provision": "Article 12, paragraph 1"}, ["ex-12-1", "ex-12-1-a"], id="a paragraph and its item"),
        pytest.param({"provision": "article 12, paragraph 1 (a)"}, ["ex-12-1-a"], id="an item"),
        pytest.param({"provision": "ex-12-2"}, ["ex-12-2"], id="by id"),
        pytest.param({"provision": "article 1"}, [], id="another article"),
        pytest.param({}, [], id="no provision named"),
        pytest.param({"provision": "ex-12-2", "withdrawn": "2020-01-01"}, [], id="withdrawn"),
        pytest.param({"provision": "ex-12-2", "withdrawn": "2030-01-01"}, ["ex-12-2"], id="withdrawn later"),
    ],
)
def test_reservations_are_shown_at_the_provision_they_name(statement: dict[str, str], rules: list[str]) -> None:
    party = {"status": "party", "reservations": [{"text": "Not bound.", **statement}]}
    given = submitted(parties={"example": party})
    found: list[Rule] = [r for r in EXAMPLE.rules.values() if observations.reservations(given, "example", r)]
    assert [rule.id for rule in found] == rules


def test_a_submission_that_holds_nothing() -> None:
    found = observe(submitted({}))
    assert (found.gaps, found.challenges, found.recommendations, found.suggestions) == ((), (), (), ())
    assert set(found.undetermined) == {rule.id for rule in EXAMPLE.assessed}
    assert ANSWERS.keys() >= {fact.question for fact in found.open_questions}
