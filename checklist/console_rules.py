"""The rules as a list, one rule in full, and both as data for other programs."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from difflib import get_close_matches

from checklist.burden import burden
from checklist.errors import ChecklistError
from checklist.question import Question
from checklist.rule import Rule
from checklist.rulebook import Rulebook
from checklist.texts import Texts


def listed(rulebook: Rulebook, texts: Texts) -> list[dict[str, object]]:
    """Every rule as data: citation, strength, kind, cluster and how well it is known, addressee, questions read."""
    return [_data(rulebook, rule, texts) for rule in rulebook.rules.values()]


def _data(rulebook: Rulebook, rule: Rule, texts: Texts) -> dict[str, object]:
    place = rulebook.rule_places[rule.id]
    cluster = rulebook.cluster(rule)
    return {
        "id": rule.id,
        "instrument": place.instrument.id,
        "cite": texts.say(f"rule.{rule.id}.cite"),
        "strength": rule.strength,
        "verb": rule.verb or None,
        "kind": rule.kind,
        "cluster": cluster.number if cluster else None,
        "cluster_status": cluster.status if cluster else None,
        "addressee": rule.addressee,
        "limiter": {"text": texts.say(f"rule.{rule.id}.limiter"), "effect": rule.limiter.effect}
        if rule.limiter
        else None,
        "requires": texts.say(f"rule.{rule.id}.requires"),
        "recorded": texts.say(f"rule.{rule.id}.recorded") if rule.recorded else None,
        "questions": list(rulebook.read_by_rule[rule.id]),
        "practice": list(rule.practice),
        "sources": [texts.say(f"question.{id}.sources") for id in _with_sources(rulebook, rule)],
        "answered_by": list(dict.fromkeys(who for id in _asked(rulebook, rule) for who in rulebook.answered_by(id))),
        "papers": list(rulebook.papers_for(_asked(rulebook, rule))),
        "recommendations": list(rulebook.recommendations.get(rule.id, ())),
    }


def _asked(rulebook: Rulebook, rule: Rule) -> tuple[str, ...]:
    """The questions that a rule reads or prints."""
    return (*rulebook.read_by_rule[rule.id], *rule.practice)


def _with_sources(rulebook: Rulebook, rule: Rule) -> list[str]:
    """The questions of a rule that say where an official would look, each place once."""
    asked = _asked(rulebook, rule)
    places = {rulebook.questions[id].sources: id for id in reversed(asked) if rulebook.questions[id].sources}
    return [id for id in asked if id in places.values()]


def list_lines(rulebook: Rulebook, texts: Texts) -> Iterator[str]:
    """Every rule in one line, by instrument."""
    for chapter in rulebook.chapters:
        yield texts.say(f"instrument.{chapter.instrument.id}.name")
        for article in chapter.articles:
            for rule in article.provisions:
                cite = texts.say(f"rule.{rule.id}.cite")
                yield f"  {rule.id}  {cite}  [{texts.say(f'strength.{rule.strength}')}]"


def show_lines(rulebook: Rulebook, rule_id: str, texts: Texts) -> Iterator[str]:
    """One rule in full; ChecklistError if there is none of that id."""
    if rule_id not in rulebook.rules:
        near = get_close_matches(rule_id, rulebook.rules, 1)
        raise ChecklistError("unknown-rule", id=rule_id, near=near[0] if near else "")
    rule, place = rulebook.rules[rule_id], rulebook.rule_places[rule_id]
    key = f"rule.{rule_id}"
    yield f"{rule_id} · {texts.say(f'instrument.{place.instrument.id}.short')}, {texts.say(f'{key}.cite')}"
    yield texts.say("rules.show.requires", text=texts.say(f"{key}.requires"))
    yield texts.say("rules.show.strength", strength=texts.say(f"strength.{rule.strength}"))
    yield texts.say("rules.show.kind", kind=texts.say(f"kind.{rule.kind}"))
    if rule.limiter:
        effect = texts.say(f"limiter.{rule.limiter.effect}")
        yield texts.say("rules.show.limiter", text=texts.say(f"{key}.limiter"), effect=effect)
    if cluster := rulebook.cluster(rule):
        status = texts.say(f"cluster.{cluster.status}")
        number = texts.say(f"report.cluster.number.{cluster.number}")
        yield texts.say("rules.show.cluster", cluster=number, status=status)
    if rule.recorded:
        yield texts.say("rules.show.recorded", text=texts.say(f"{key}.recorded"))
    yield from _parts(rulebook, rule, texts)


def _parts(rulebook: Rulebook, rule: Rule, texts: Texts) -> Iterator[str]:
    if rule.elements:
        yield texts.say("rules.show.elements")
    for judged in rulebook.judged[rule.id]:
        yield f"  - {judged.element.id}" + (f"  ({judged.rule_id})" if judged.rule_id != rule.id else "")
    read = _asked(rulebook, rule)
    if read:
        yield texts.say("rules.show.questions")
    for question_id in read:
        yield from _question(rulebook.questions[question_id], rulebook, texts)
    if papers := rulebook.papers_for(read):
        yield texts.say("rules.show.papers", names=_named(texts, "paper", papers))
    bearing = rulebook.recommendations.get(rule.id, ())
    if bearing:
        yield texts.say("rules.show.recommendations", ids=", ".join(bearing))


def stats_lines(rulebook: Rulebook, texts: Texts) -> Iterator[str]:
    """How many rules and questions there are, by instrument, cluster and strength, and what each question serves."""
    found = burden(rulebook)
    yield texts.count("rules.stats.rules", found.rules, recorded=found.recorded)
    yield texts.count("rules.stats.questions", found.questions, ungated=found.ungated, practice=found.practice)
    instruments = {id: texts.say(f"instrument.{id}.short") for id in found.by_instrument}
    clusters = {id: texts.say("rules.stats.no-cluster") if id == "none" else id for id in found.by_cluster}
    strengths = {id: texts.say(f"strength.{id}") for id in found.by_strength}
    for name, shares, labels in (
        ("instrument", found.by_instrument, instruments),
        ("cluster", found.by_cluster, clusters),
        ("strength", found.by_strength, strengths),
    ):
        yield ""
        yield texts.say(f"rules.stats.by-{name}")
        for key, share in shares.items():
            yield texts.say("rules.stats.share", name=labels[key], rules=share.rules, questions=share.questions)
    yield ""
    for instrument, number in found.first_cluster.items():
        short = texts.say(f"instrument.{instrument}.short")
        yield texts.count("rules.stats.first-cluster", number, instrument=short)
    yield ""
    if found.by_authority:
        yield texts.say("rules.stats.by-authority")
        for authority, load in found.by_authority.items():
            name = texts.say(f"authority.{authority}")
            yield texts.say("rules.stats.answers", name=name, questions=load.questions, leads=load.leads)
        yield ""
    yield texts.say("rules.stats.serves")
    for question_id, number in found.serves.items():
        yield f"  {number:>4}  {question_id}"


def stats(rulebook: Rulebook) -> dict[str, object]:
    """The same counts for other programs."""
    return asdict(burden(rulebook))


def _question(question: Question, rulebook: Rulebook, texts: Texts) -> Iterator[str]:
    yield f"  {question.id}: {texts.say(f'question.{question.id}.ask')}"
    for option in question.options:
        yield f"      {option}: {texts.say(rulebook.option_key(question, option))}"
    if question.sources:
        yield "      " + texts.say("rules.show.sources", text=texts.say(f"question.{question.id}.sources"))
    if who := rulebook.answered_by(question.id):
        yield "      " + texts.say("rules.show.answered-by", names=_named(texts, "authority", who))


def _named(texts: Texts, kind: str, ids: Iterable[str]) -> str:
    """Authorities or papers; their names may hold commas themselves."""
    return texts.say("report.series").join(texts.say(f"{kind}.{id}") for id in ids)
