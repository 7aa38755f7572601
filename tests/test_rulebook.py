"""The rulebook: nothing disappears unnoticed, and every text has one key."""

from collections import Counter
from pathlib import Path

from submissions import EXAMPLE

from checklist.question import About, QuestionType
from checklist.rule import Strength
from checklist.rulebook import Rulebook

#: Every rule there ever was; a retired one stands in rules/retired.yaml.
IDS = (Path(__file__).parent / "rule-ids.txt").read_text(encoding="utf-8").split()


def test_no_rule_disappears_unnoticed(rulebook: Rulebook) -> None:
    assert sorted(rulebook.rules) == sorted(IDS)


def test_every_text_has_one_key(rulebook: Rulebook) -> None:
    keys = Counter(key for _, key, _ in rulebook.phrases_by_domain())
    assert [key for key, number in keys.items() if number > 1] == []


def test_a_question_comes_after_those_its_gate_reads(rulebook: Rulebook) -> None:
    place = {question_id: number for number, question_id in enumerate(rulebook.asking_order)}
    for question in rulebook.questions.values():
        for fact in question.gate.facts if question.gate is not None else ():
            assert place[fact.question] < place[question.id]


def test_penalties_bear_on_serious_crime_and_sanctions_and_never_on_criminalization(rulebook: Rulebook) -> None:
    """No treaty fixes a penalty for trafficking."""
    penalties = {q.id for q in rulebook.questions.values() if q.type in (QuestionType.PENALTY, QuestionType.PENALTIES)}
    assert penalties
    reading = {rule_id for rule_id in rulebook.rules if penalties & set(rulebook.read_by_rule[rule_id])}
    assert reading
    assert not {rule_id for rule_id in reading if rule_id.startswith("tip-5")}


def test_recommendations_bear_on_provisions_and_are_no_duty(rulebook: Rulebook) -> None:
    for rule in rulebook.rules.values():
        kind = rulebook.rule_places[rule.id].instrument.kind
        assert (rule.strength is Strength.RECOMMENDATION) == (kind != "treaty"), rule.id
        assert bool(rule.verb) == (rule.strength is Strength.RECOMMENDATION)


def test_definitions_and_limbs_count_once(rulebook: Rulebook) -> None:
    counted = {rule.id for rule in rulebook.rules.values() if rulebook.counted(rule)}
    assert counted.isdisjoint({"tip-3-a", "untoc-2-b", "untoc-5-1-a-i", "untoc-5-1-a-ii", "untoc-11-6"})
    assert {"tip-5-1", "untoc-5-1-a"} <= counted


def test_one_fact_is_shown_beside_every_source_that_reads_it(rulebook: Rulebook) -> None:
    assert set(rulebook.rules_reading["trafficking-consent"]) >= {"tip-3-b", "wg-tip-2010-32-a", "cop-10-3-4"}


def test_no_question_asks_for_names_or_data_of_persons(rulebook: Rulebook) -> None:
    practice = [q for q in rulebook.questions.values() if q.about is About.PRACTICE]
    assert {q.type for q in practice} <= {
        QuestionType.TEXT,
        QuestionType.STATISTICS,
        QuestionType.DATE,
        QuestionType.CHOICE,
    }


def test_every_question_says_why_it_is_asked_and_where_to_look(rulebook: Rulebook) -> None:
    assert [q.id for q in rulebook.questions.values() if not (q.why and q.sources)] == []


def test_every_rule_that_is_judged_reads_a_question_and_every_other_says_why_not(rulebook: Rulebook) -> None:
    assert [rule.id for rule in rulebook.assessed if not rulebook.read_by_rule[rule.id]] == []
    assert [rule.id for rule in rulebook.rules.values() if rule not in rulebook.assessed and not rule.recorded] == []


def test_limiters_stand_where_the_text_has_one(rulebook: Rulebook) -> None:
    qualified = [rule for rule in rulebook.rules.values() if rule.strength is Strength.MANDATORY_QUALIFIED]
    assert [rule.id for rule in qualified if rule.limiter is None and not rule.recorded] == []


def test_only_law_and_measures_are_judged_of_a_state(rulebook: Rulebook) -> None:
    """A recommendation to others is recorded with its addressee and asked of no State."""
    others = [rule for rule in rulebook.rules.values() if rule.addressee != "states"]
    assert {rule.addressee for rule in others} == {"conference", "secretariat", "unodc", "working-group"}
    assert [rule.id for rule in others if not rule.recorded] == []


def test_what_is_done_is_printed_under_every_article_that_judges_law(rulebook: Rulebook) -> None:
    silent = []
    for place in rulebook.places:
        judged = [rule for rule in place.article.provisions if rule in rulebook.assessed]
        if any(rule.kind in ("law", "law-or-measures") for rule in judged) and not any(r.practice for r in judged):
            silent.append(place.key)
    assert silent == []


def test_a_question_is_answered_by_its_own_authorities_or_by_those_of_its_section(rulebook: Rulebook) -> None:
    assert EXAMPLE.answered_by("practice-standards") == ("statistics",)
    assert EXAMPLE.answered_by("standards") == ("standards", "justice")
    for question_id in rulebook.questions:
        assert rulebook.answered_by(question_id), question_id


def test_papers_stand_in_the_order_of_the_rulebook_each_once(rulebook: Rulebook) -> None:
    assert EXAMPLE.papers_for(["early", "standards"]) == ("standards-act", "figures")
    assert EXAMPLE.papers_for([]) == ()
    assert rulebook.papers_for(["carrier-sanctions"])[:2] == ("immigration-law", "transport-law")
    assert rulebook.papers_for(rulebook.questions) == tuple(rulebook.contents.papers)


def test_every_authority_can_answer_something_and_no_question_is_sent_to_one_twice(rulebook: Rulebook) -> None:
    asked = [rulebook.answered_by(question_id) for question_id in rulebook.questions]
    assert {authority for who in asked for authority in who} == rulebook.contents.authorities.keys()
    assert [who for who in asked if len(set(who)) < len(who)] == []


def test_what_stands_at_a_question_differs_from_its_section(rulebook: Rulebook) -> None:
    for question in rulebook.questions.values():
        if question.answered_by:
            assert question.answered_by != rulebook.question_places[question.id].article.answered_by


def test_the_statistical_office_is_asked_for_figures_and_data_and_not_for_law(rulebook: Rulebook) -> None:
    asked = [q for q in rulebook.questions.values() if "statistics" in rulebook.answered_by(q.id)]
    assert {q.id for q in asked} >= {q.id for q in rulebook.questions.values() if q.type is QuestionType.STATISTICS}
    assert About.LAW not in {q.about for q in asked}


def test_authorities_and_papers_have_texts(rulebook: Rulebook) -> None:
    texts = {key: domain for domain, key, _ in rulebook.phrases_by_domain()}
    assert texts["authority.justice"] == texts["paper.constitution"] == "rulebook"


def test_questions_on_what_was_considered_are_about_consideration(rulebook: Rulebook) -> None:
    about = {
        question_id for question_id, question in rulebook.questions.items() if question.about is About.CONSIDERATION
    }
    assert about == {question_id for question_id in rulebook.questions if question_id.endswith("-considered")}
