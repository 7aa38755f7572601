"""What the rulebook asks of a State: how many questions and rules there are, and how much each question serves."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from checklist.rule import Rule
from checklist.rulebook import Rulebook, rule_conditions


@dataclass(frozen=True)
class Share:
    """Rules of one kind, and the questions that they read or print."""

    rules: int
    questions: int


@dataclass(frozen=True)
class Load:
    """The questions that an authority can answer, and those of them in which it usually leads."""

    questions: int
    leads: int


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
    by_authority: Mapping[str, Load]
    first_cluster: Mapping[str, int]  #: questions of cluster I by treaty, with the recommendations that bear on it
    serves: Mapping[str, int]  #: how many rules each question serves, the most first


def burden(rulebook: Rulebook) -> Burden:
    """The counts of a rulebook."""
    questions = rulebook.questions.values()
    serves = {question_id: len(rules) for question_id, rules in rulebook.rules_reading.items()}
    reads = {rule.id: read(rulebook, rule) for rule in rulebook.rules.values()}
    return Burden(
        rules=len(rulebook.rules),
        recorded=len(rulebook.rules) - len(rulebook.assessed),
        questions=len(rulebook.questions),
        ungated=sum(question.gate is None for question in questions),
        practice=len(rulebook.questions.keys() - set().union(*rulebook.relevant.values())),
        by_instrument=_shares(rulebook, reads, lambda rule: rulebook.rule_places[rule.id].instrument.id),
        by_cluster=_shares(rulebook, reads, lambda rule: _cluster(rulebook, rule)),
        by_strength=_shares(rulebook, reads, lambda rule: rule.strength.value),
        by_authority=_loads(rulebook),
        first_cluster=_first_cluster(rulebook, reads),
        serves=dict(sorted(serves.items(), key=lambda row: (-row[1], row[0]))),
    )


def _cluster(rulebook: Rulebook, rule: Rule) -> str:
    cluster = rulebook.cluster(rule)
    return cluster.number if cluster else "none"


def read(rulebook: Rulebook, rule: Rule) -> frozenset[str]:
    """The questions that a rule reads, notes or prints, with those of the gates before them."""
    noted = (fact.question for condition in rule_conditions(rule) for fact in condition.facts)
    return frozenset((*rulebook.relevant[rule.id], *noted, *rule.practice))


def _shares(rulebook: Rulebook, read: Mapping[str, frozenset[str]], kind: Callable[[Rule], str]) -> Mapping[str, Share]:
    rules: dict[str, list[str]] = {}
    for rule in rulebook.rules.values():
        rules.setdefault(kind(rule), []).append(rule.id)
    return {name: Share(len(ids), _number(ids, read)) for name, ids in rules.items()}


def _loads(rulebook: Rulebook) -> Mapping[str, Load]:
    answering = [rulebook.answered_by(question_id) for question_id in rulebook.questions]
    leads = Counter(who[0] for who in answering if who)
    questions = Counter(id for who in answering for id in who)
    return {id: Load(questions[id], leads[id]) for id in rulebook.contents.authorities}


def _first_cluster(rulebook: Rulebook, read: Mapping[str, frozenset[str]]) -> Mapping[str, int]:
    result = {}
    for chapter in rulebook.chapters:
        own = {r.id for a in chapter.articles for r in a.provisions if _cluster(rulebook, r) == "I"}
        bearing = {other for rule_id in own for other in rulebook.recommendations.get(rule_id, ())}
        if own:
            result[chapter.instrument.id] = _number(own | bearing, read)
    return result


def _number(rules: Iterable[str], read: Mapping[str, frozenset[str]]) -> int:
    """How many questions these rules read together."""
    return len({question_id for rule_id in rules for question_id in read[rule_id]})
