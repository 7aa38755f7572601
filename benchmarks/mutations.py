"""Prints how many changes to the rules the scenarios notice: each condition negated or dropped, one at a time.

    python benchmarks/mutations.py [--rules FOLDER] [--scenarios FOLDER] [INSTRUMENT[/ARTICLE] …]

A change that no scenario notices is printed; the last line is the share noticed.
"""

import argparse
import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from checklist import loading, scenarios
from checklist.conditions import All, Any, Condition, Fact, Not, Scalar
from checklist.question import Question
from checklist.rule import Element, Rule
from checklist.rulebook import Judged, Rulebook
from checklist.scenarios import Scenario

Value = TypeVar("Value")
ROOT = Path(__file__).parent.parent
#: Lookups that a change to one condition cannot alter, taken over so that a changed rulebook costs little.
KEPT = ("places", "questions", "rules", "question_places", "rule_places", "asking_order", "judged")


def altered(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """A condition negated, and with each part of it negated or dropped."""
    yield "negated", Not(condition)
    if isinstance(condition, Not):
        for what, part in altered(condition.part):
            yield what, Not(part)
    if isinstance(condition, All | Any):
        kind = type(condition)
        for at, part in enumerate(condition.parts):
            before, after = condition.parts[:at], condition.parts[at + 1 :]
            if before or after:
                yield f"part {at + 1} dropped", kind((*before, *after))
            for what, changed in altered(part):
                yield f"part {at + 1} {what}", kind((*before, changed, *after))


def with_changes(rulebook: Rulebook, **lookups: object) -> Rulebook:
    """The rulebook with some of its lookups replaced."""
    copy = dataclasses.replace(rulebook)
    vars(copy).update({name: getattr(rulebook, name) for name in KEPT})
    vars(copy).update(lookups)
    return copy


def replaced(mapping: Mapping[str, Value], key: str, value: Value) -> Mapping[str, Value]:
    """A mapping with one value changed, in the same order."""
    return MappingProxyType({**mapping, key: value})


def of_elements(rulebook: Rulebook, rule: Rule) -> Iterator[tuple[str, Rulebook]]:
    """The rulebook with each element of a rule gone, and each condition of one altered."""
    for judged in rulebook.judged[rule.id]:
        if judged.rule_id != rule.id:
            continue
        alone = sum(other.rule_id == rule.id for other in rulebook.judged[rule.id]) == 1
        if not alone:
            yield f"{judged.element.id} dropped", _judged(rulebook, judged, None)
        for what, element in _elements(judged.element):
            yield f"{judged.element.id} {what}", _judged(rulebook, judged, element)


def _elements(element: Element) -> Iterator[tuple[str, Element]]:
    for what, condition in altered(element.met):
        yield f"met {what}", element.model_copy(update={"met": condition})
    if element.partly is not None:
        yield "partly dropped", element.model_copy(update={"partly": None})
        for what, condition in altered(element.partly):
            yield f"partly {what}", element.model_copy(update={"partly": condition})


def _judged(rulebook: Rulebook, changed: Judged, element: Element | None) -> Rulebook:
    """The element changed wherever it is judged: in its rule, and in the one it serves."""
    judged = {}
    for rule_id, listed in rulebook.judged.items():
        kept = (
            dataclasses.replace(one, element=element.model_copy(update={"gate": one.element.gate}))
            if element is not None and _same(one, changed)
            else one
            for one in listed
            if element is not None or not _same(one, changed)
        )
        judged[rule_id] = tuple(kept)
    return with_changes(rulebook, judged=MappingProxyType(judged))


def _same(one: Judged, other: Judged) -> bool:
    return one.rule_id == other.rule_id and one.element.id == other.element.id


def of_rule(rulebook: Rulebook, rule: Rule) -> Iterator[tuple[str, Rulebook]]:
    """The rulebook with each other condition of a rule altered or dropped."""
    for name in ("applies_when", "excused_when"):
        condition = getattr(rule, name)
        if condition is not None:
            for what, changed in (("dropped", None), *altered(condition)):
                copy = rule.model_copy(update={name: changed})
                yield f"{name} {what}", with_changes(rulebook, rules=replaced(rulebook.rules, rule.id, copy))
    for name in ("remarks", "good_practices"):
        for at, note in enumerate(getattr(rule, name)):
            for what, changed in altered(note.when):
                notes = list(getattr(rule, name))
                notes[at] = note.model_copy(update={"when": changed})
                copy = rule.model_copy(update={name: tuple(notes)})
                yield f"{note.id} {what}", with_changes(rulebook, rules=replaced(rulebook.rules, rule.id, copy))


def of_question(rulebook: Rulebook, question: Question) -> Iterator[tuple[str, Rulebook]]:
    """The rulebook with the gate of a question altered or dropped."""
    if question.gate is not None:
        for what, changed in (("dropped", None), *altered(question.gate)):
            copy = question.model_copy(update={"ask_when": changed})
            yield f"gate {what}", with_changes(rulebook, questions=replaced(rulebook.questions, question.id, copy))


class Run:
    """The scenarios by the rule they speak of, and what they notice."""

    def __init__(self, rulebook: Rulebook, all_scenarios: Sequence[Scenario]) -> None:
        self.rulebook = rulebook
        self.known = {id(scenario): scenarios.facts(scenario, rulebook) for scenario in all_scenarios}
        self.by_rule: dict[str, list[Scenario]] = {}
        for scenario in all_scenarios:
            for named in (*scenario.rules, *scenario.asked, *scenario.hidden):
                self.by_rule.setdefault(named, []).append(scenario)

    def noticed(self, changed: Rulebook, rules: Sequence[str]) -> bool:
        """Whether a scenario of these rules or questions finds otherwise in the changed rulebook."""
        told = {id(scenario): scenario for rule_id in rules for scenario in self.by_rule.get(rule_id, ())}
        return any(self._differs(scenario, changed) for scenario in told.values())

    def _differs(self, scenario: Scenario, changed: Rulebook) -> bool:
        known: Mapping[Fact, Scalar] = self.known[id(scenario)]
        return next(scenarios.differences(scenario, changed, known), None) is not None

    def changes(self, wanted: Sequence[str]) -> Iterator[tuple[str, Rulebook, Sequence[str]]]:
        """Every change: where, the changed rulebook, and the rules whose finding it can touch."""
        book = self.rulebook
        for place in book.places:
            file = f"{place.instrument.id}/{place.article.article}"
            if wanted and place.instrument.id not in wanted and file not in wanted:
                continue
            for rule in place.article.provisions:
                touched = [rule.id] + [other for other in (rule.serves, rule.alternative_to) if other]
                for what, changed in (*of_elements(book, rule), *of_rule(book, rule)):
                    yield f"{file} {rule.id}: {what}", changed, touched
            for question in place.article.questions:
                touched = [question.id, *(rule for rule, read in book.relevant.items() if question.id in read)]
                for what, changed in of_question(book, question):
                    yield f"{file} {question.id}: {what}", changed, touched


def main() -> None:
    """Print what goes unnoticed, and the share that is noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=Path, default=ROOT / "rules")
    parser.add_argument("--scenarios", type=Path, default=ROOT / "tests" / "scenarios")
    parser.add_argument("wanted", nargs="*", metavar="INSTRUMENT[/ARTICLE]")
    given = parser.parse_args()
    run = Run(loading.load(given.rules), scenarios.read(given.scenarios))
    total = 0
    unnoticed = []
    for where, changed, rules in run.changes(given.wanted):
        total += 1
        if not run.noticed(changed, rules):
            unnoticed.append(where)
            print("unnoticed:", where)
    share = 100 * (total - len(unnoticed)) / total if total else 100
    print(f"{total} changes, {total - len(unnoticed)} noticed: {share:.1f} %")


if __name__ == "__main__":
    main()
