"""Generated answers for any rulebook, for the tests of what must hold whatever a State answers."""

from itertools import product

from hypothesis import strategies as st

from checklist import engine
from checklist.conditions import Fact, Scalar
from checklist.finding import Outcome
from checklist.question import Question
from checklist.rulebook import Rulebook

Answers = dict[Fact, Scalar]


def values(rulebook: Rulebook, fact: Fact) -> tuple[Scalar, ...]:
    """Values a fact can take, one on each side of every limit."""
    return engine.values(rulebook.questions[fact.question], rulebook.limits.get(fact, ()))


def answers(rulebook: Rulebook, questions: tuple[Question, ...] | None = None) -> st.SearchStrategy[Answers]:
    """Any answers to any of the questions, from none to all."""
    facts = [fact for question in questions or tuple(rulebook.questions.values()) for fact in question.facts]
    each = {fact: st.sampled_from(values(rulebook, fact)) for fact in facts}
    return st.sampled_from([0, 1, 2, 4, 9]).flatmap(
        lambda rarity: st.fixed_dictionaries(
            {fact: st.one_of(*[st.none()] * min(rarity, 1), *[strategy] * (9 - rarity)) if rarity < 9 else st.none()
             for fact, strategy in each.items()}
        )
    ).map(lambda drawn: {fact: value for fact, value in drawn.items() if value is not None})  # fmt: skip


def completions(rulebook: Rulebook, rule_id: str, known: Answers) -> set[Outcome]:
    """The outcomes of every way of filling in what is unknown, one after the other, by force."""
    relevant = [rulebook.questions[id] for id in rulebook.relevant[rule_id]]
    unknown = [fact for question in relevant for fact in question.facts if fact not in known]
    ways = product(*[values(rulebook, fact) for fact in unknown])
    return {engine.judge(rulebook, rule_id, {**known, **dict(zip(unknown, way, strict=True))}).outcome for way in ways}
