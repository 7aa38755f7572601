"""What the rulebook asks of a State: how many questions and rules there are, and how much each question serves."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from checklist.question import Question
from checklist.rule import Rule
from checklist.rulebook import Rulebook, rule_conditions


@dataclass(frozen=True)
class Share:
    """Rules of one kind, and the questions that they read or print."""

    rules: int
    questions: int


@dataclass(frozen=True)
class Burden:
    """Counts over a whole rulebook; a question counts once in each row that reads it."""

    rules: int
    recorded: int  #: of them, those of which no State is asked
    questions: int  #: all of them: what is asked when every gate is open
    ungated: int  #: what is asked of everybody
    practice: int  #: of all questions, those that are printed and never judged
    by_instrument: Mapping[str, Share]
    by_cluster: Mapping[str, Share]  #: by the cluster's number; `none` where there is none
    by_strength: Mapping[str, Share]
    first_cluster: Mapping[str, int]  #: questions of cluster I by treaty, with the recommendations that bear on it
    serves: Mapping[str, int]  #: how many rules each question serves, the most first


def burden(rulebook: Rulebook) -> Burden:
    """The counts of a rulebook."""
    questions = rulebook.questions.values()
    serves = {question.id: len(rulebook.rules_reading[question.id]) for question in questions}
    return Burden(
        rules=len(rulebook.rules),
        recorded=len(rulebook.rules) - len(rulebook.assessed),
        questions=len(rulebook.questions),
        ungated=sum(question.gate is None for question in questions),
        practice=sum(not _judged(question, rulebook) for question in questions),
        by_instrument=_shares(rulebook, lambda rule: rulebook.rule_places[rule.id].instrument.id),
        by_cluster=_shares(rulebook, lambda rule: _cluster(rulebook, rule)),
        by_strength=_shares(rulebook, lambda rule: rule.strength.value),
        first_cluster=_first_cluster(rulebook),
        serves=dict(sorted(serves.items(), key=lambda row: (-row[1], row[0]))),
    )


def _judged(question: Question, rulebook: Rulebook) -> bool:
    return any(question.id in read for read in rulebook.relevant.values())


def _cluster(rulebook: Rulebook, rule: Rule) -> str:
    cluster = rulebook.cluster(rule)
    return cluster.number if cluster else "none"


def _read(rulebook: Rulebook, rule: Rule) -> set[str]:
    noted = (fact.question for condition in rule_conditions(rule) for fact in condition.facts)
    return {*rulebook.relevant[rule.id], *noted, *rule.practice}


def _shares(rulebook: Rulebook, kind: Callable[[Rule], str]) -> Mapping[str, Share]:
    rules = Counter(kind(rule) for rule in rulebook.rules.values())
    read: dict[str, set[str]] = {}
    for rule in rulebook.rules.values():
        read.setdefault(kind(rule), set()).update(_read(rulebook, rule))
    return {name: Share(number, len(read[name])) for name, number in rules.items()}


def _first_cluster(rulebook: Rulebook) -> Mapping[str, int]:
    result = {}
    for chapter in rulebook.chapters:
        own = {r.id for a in chapter.articles for r in a.provisions if _cluster(rulebook, r) == "I"}
        bearing = {other for rule_id in own for other in rulebook.recommendations.get(rule_id, ())}
        if own:
            asked = {id for rule_id in own | bearing for id in _read(rulebook, rulebook.rules[rule_id])}
            result[chapter.instrument.id] = len(asked)
    return result
