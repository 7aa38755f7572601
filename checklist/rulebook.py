"""The rulebook: every instrument, question and rule, and how they hang together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import TopologicalSorter
from types import MappingProxyType

from checklist.conditions import Bound, Condition, Fact, Is, Not, atoms
from checklist.question import Question
from checklist.rule import (
    BINDING,
    Article,
    Cluster,
    Contents,
    Element,
    Instrument,
    Note,
    Retired,
    Rule,
    Strength,
    Term,
    expand,
)


@dataclass(frozen=True)
class Chapter:
    """An instrument and its articles, in order."""

    instrument: Instrument
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Place:
    """Where a rule or a question stands."""

    instrument: Instrument
    article: Article

    @property
    def key(self) -> str:
        """The article's name in submissions and texts, such as `tip-5`."""
        return f"{self.instrument.id}-{self.article.article}"


@dataclass(frozen=True)
class Judged:
    """An element as it is judged in a rule: its own, or one of a definition that serves it."""

    rule_id: str
    element: Element

    def as_gate(self) -> "Judged":
        """The element as what must be there first, and counts for nothing when it is."""
        return Judged(self.rule_id, self.element.model_copy(update={"gate": True}))


@dataclass(frozen=True)
class Rulebook:
    """All rules, checked; look things up here."""

    contents: Contents
    chapters: tuple[Chapter, ...]
    glossary: tuple[Term, ...] = ()
    retired: Mapping[str, Retired] = field(default_factory=dict)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every article, in order."""
        return tuple(Place(chapter.instrument, article) for chapter in self.chapters for article in chapter.articles)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by id, in the order of the files."""
        return MappingProxyType({q.id: q for place in self.places for q in place.article.questions})

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule by id, in the order of the files."""
        return MappingProxyType({r.id: r for place in self.places for r in place.article.provisions})

    @cached_property
    def question_places(self) -> Mapping[str, Place]:
        """The article at whose file a question stands."""
        return MappingProxyType({q.id: place for place in self.places for q in place.article.questions})

    @cached_property
    def rule_places(self) -> Mapping[str, Place]:
        """The article a rule belongs to."""
        return MappingProxyType({r.id: place for place in self.places for r in place.article.provisions})

    def answered_by(self, question_id: str) -> tuple[str, ...]:
        """The authorities that can answer a question, the one that usually leads first."""
        return self.questions[question_id].answered_by or self.question_places[question_id].article.answered_by

    def papers_for(self, question_ids: Iterable[str]) -> tuple[str, ...]:
        """The papers that the answers to some questions are read from, in the order of the rulebook."""
        wanted = {paper for id in question_ids for paper in self.question_places[id].article.papers}
        return tuple(paper for paper in self.contents.papers if paper in wanted)

    @cached_property
    def asking_order(self) -> tuple[str, ...]:
        """Question ids, each after the questions its gate reads; graphlib.CycleError if gates go round."""
        graph = {
            q.id: [fact.question for fact in q.gate.facts] if q.gate is not None else []
            for q in self.questions.values()
        }
        return tuple(TopologicalSorter(graph).static_order())

    @cached_property
    def in_asking_order(self) -> tuple[Question, ...]:
        """The questions themselves, each after those its gate reads."""
        return tuple(self.questions[question_id] for question_id in self.asking_order)

    @cached_property
    def judged(self) -> Mapping[str, tuple[Judged, ...]]:
        """The elements each rule is judged on.

        A rule is judged on its own and on those of the definitions that serve it. A definition is judged on its own,
        behind the essential ones of the rule it serves: where there is no offence there is nothing it could define.
        """
        own = {rule.id: tuple(self._own_elements(rule)) for rule in self.rules.values()}
        serving: dict[str, list[Judged]] = {}
        for rule in self.rules.values():
            if rule.serves:
                serving.setdefault(rule.serves, []).extend(own[rule.id])
        result = {}
        for rule in self.rules.values():
            if rule.serves:
                borrowed = tuple(judged.as_gate() for judged in own[rule.serves] if judged.element.essential)
            else:
                borrowed = tuple(serving.get(rule.id, ()))
            result[rule.id] = own[rule.id] + borrowed
        return MappingProxyType(result)

    def _own_elements(self, rule: Rule) -> Iterator[Judged]:
        for source in rule.elements:
            question = self.questions[source.each.question] if source.each else None
            for element in expand(source, question):
                yield Judged(rule.id, element)

    @cached_property
    def read_by_rule(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the questions each rule reads, in asking order, without those it only prints."""
        return MappingProxyType({rule_id: self._in_order(self._read(rule_id)) for rule_id in self.rules})

    def _read(self, rule_id: str) -> set[str]:
        rule = self.rules[rule_id]
        conditions = [c for judged in self.judged[rule_id] for c in judged.element.conditions]
        conditions += [c for c in (rule.applies_when, rule.excused_when) if c is not None]
        return {fact.question for condition in conditions for fact in condition.facts}

    @cached_property
    def owed(self) -> Mapping[str, str]:
        """The questions that can hardly be "not applicable" to a party to their treaty, each with a rule that says why.

        A question asked of everybody is one where a provision without condition, limit or excuse reads it; a question
        about something that another answer says is there, where any binding provision does.
        """
        result = {}
        for question in self.questions.values():
            owing = [rule_id for rule_id in self.rules_reading[question.id] if self._owes(rule_id, question)]
            if owing and not question.may_not_apply:
                turning = (rule_id for rule_id in owing if self._turns_on(rule_id, question.id))
                result[question.id] = next(turning, owing[0])
        return MappingProxyType(result)

    def _owes(self, rule_id: str, question: Question) -> bool:
        """Whether a provision of the question's own treaty asks for this and nothing in its place."""
        rule = self.rules[rule_id]
        same = self.rule_places[rule_id].instrument is self.question_places[question.id].instrument
        alone = any(judged.element.questions == {question.id} for judged in self.judged[rule_id])
        if question.gate is not None:
            return same and alone and rule.strength in BINDING and _presupposes(question.gate)
        free = rule.applies_when is None and rule.excused_when is None and rule.alternative_to is None
        return same and alone and free and rule.strength is Strength.MANDATORY

    def _turns_on(self, rule_id: str, question_id: str) -> bool:
        elements = [judged.element for judged in self.judged[rule_id]]
        return any(e.essential and not e.gate and e.questions == {question_id} for e in elements)

    @cached_property
    def contradictions(self) -> tuple[Note, ...]:
        """What cannot be true together, in the order of the files."""
        return tuple(note for place in self.places for note in place.article.contradictions)

    @cached_property
    def relevant(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the questions a rule's finding can depend on: read, through gates, or through the other limb."""
        result = {}
        for rule in self.rules.values():
            wanted = set(self.read_by_rule[rule.id])
            if rule.alternative_to:
                wanted |= set(self.read_by_rule[rule.alternative_to])
            result[rule.id] = self._in_order(self._with_gates(wanted))
        return MappingProxyType(result)

    def _with_gates(self, wanted: set[str]) -> set[str]:
        reached, waiting = set(wanted), list(wanted)
        while waiting:
            gate = self.questions[waiting.pop()].gate
            for fact in gate.facts if gate is not None else ():
                if fact.question not in reached:
                    reached.add(fact.question)
                    waiting.append(fact.question)
        return reached

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        return {question_id: number for number, question_id in enumerate(self.asking_order)}

    def _in_order(self, wanted: set[str]) -> tuple[str, ...]:
        return tuple(sorted(wanted, key=self._rank.__getitem__))

    @cached_property
    def rules_reading(self) -> Mapping[str, tuple[str, ...]]:
        """The rules that read or print each question: one fact, every source."""
        result: dict[str, list[str]] = {question_id: [] for question_id in self.questions}
        for rule in self.rules.values():
            for question_id in dict.fromkeys((*self.read_by_rule[rule.id], *rule.practice)):
                result[question_id].append(rule.id)
        return MappingProxyType({question_id: tuple(rules) for question_id, rules in result.items()})

    @cached_property
    def limits(self) -> Mapping[Fact, tuple[Bound, ...]]:
        """The limits any condition sets to a fact."""
        result: dict[Fact, dict[Bound, None]] = {}
        for condition in self.conditions:
            for atom in atoms(condition):
                if isinstance(atom, Bound):
                    result.setdefault(atom.fact, {})[atom] = None
        return MappingProxyType({fact: tuple(bounds) for fact, bounds in result.items()})

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition of gates, elements, limiters and notes."""
        gates = [question.gate for question in self.questions.values()]
        rules = [c for rule in self.rules.values() for c in rule_conditions(rule)]
        elements = [c for judged in self.judged.values() for j in judged for c in j.element.conditions]
        return tuple(condition for condition in (*gates, *rules, *elements) if condition is not None)

    @cached_property
    def recommendations(self) -> Mapping[str, tuple[str, ...]]:
        """The recommendations that bear on each provision."""
        result: dict[str, list[str]] = {}
        for rule in self.rules.values():
            for provision in rule.bears_on:
                result.setdefault(provision, []).append(rule.id)
        return MappingProxyType({provision: tuple(rules) for provision, rules in result.items()})

    @cached_property
    def assessed(self) -> tuple[Rule, ...]:
        """The rules that give a finding."""
        return tuple(rule for rule in self.rules.values() if not rule.recorded)

    def cluster(self, rule: Rule) -> Cluster | None:
        """The cluster of the review mechanism that a rule belongs to."""
        return rule.cluster or self.rule_places[rule.id].article.cluster

    def counted(self, rule: Rule) -> bool:
        """Whether a finding counts in totals, so that no fault counts twice.

        A definition counts in the provision it serves, and one of two alternative limbs in the provision that asks
        for either of them.
        """
        return not rule.recorded and rule.strength is not Strength.DEFINITION and rule.alternative_to is None

    def option_key(self, question: Question, option: str) -> str:
        """The key of an option's text."""
        if question.options_from:
            return f"options.{question.options_from}.{option}"
        return f"question.{question.id}.options.{option}"

    @cached_property
    def phrases(self) -> Mapping[str, str]:
        """Every English text of the rule files by its key."""
        return MappingProxyType({key: text for _, key, text in self.phrases_by_domain()})

    def phrases_by_domain(self) -> Iterator[tuple[str, str, str]]:
        """(translation file, key, English) for every text of the rule files, in the order of the files."""
        for name, options in self.contents.options.items():
            for option, text in options.items():
                yield "rulebook", f"options.{name}.{option}", text
        for authority, text in self.contents.authorities.items():
            yield "rulebook", f"authority.{authority}", text
        for paper, text in self.contents.papers.items():
            yield "rulebook", f"paper.{paper}", text
        for limit in self.contents.review.limits if self.contents.review else ():
            yield "rulebook", f"review.{limit.id}", limit.text
        for id, retired in self.retired.items():
            yield "rulebook", f"retired.{id}", retired.why
        if self.contents.definition:
            yield "rulebook", "definition.title", self.contents.definition.title
            for question_id, text in self.contents.definition.groups.items():
                yield "rulebook", f"definition.{question_id}", text
        for chapter in self.chapters:
            for key, text in _instrument_phrases(chapter):
                if text:
                    yield chapter.instrument.id, key, text


def _presupposes(gate: Condition) -> bool:
    """Whether a gate opens only where another answer says that something is there, if only in part."""
    if isinstance(gate, Not):
        return False
    parts = getattr(gate, "parts", None)
    if parts is not None:
        return all(map(_presupposes, parts))
    return isinstance(gate, Is) and set(gate.values) <= {"yes", "in-part"}


def rule_conditions(rule: Rule) -> Iterator[Condition]:
    """The conditions of a rule outside its elements."""
    notes: tuple[Note, ...] = (*rule.remarks, *rule.good_practices)
    for condition in (rule.applies_when, rule.excused_when, *(note.when for note in notes)):
        if condition is not None:
            yield condition


def _instrument_phrases(chapter: Chapter) -> Iterator[tuple[str, str]]:
    instrument = chapter.instrument
    for name in ("name", "short", "citation", "note"):
        yield f"instrument.{instrument.id}.{name}", getattr(instrument, name)
    for article in chapter.articles:
        yield f"article.{instrument.id}-{article.article}.title", article.title
        for question in article.questions:
            yield from _question_phrases(question)
        for rule in article.provisions:
            yield from _rule_phrases(rule)
        for note in article.contradictions:
            yield contradiction_key(note.id), note.text


def contradiction_key(note_id: str) -> str:
    """The key of the text that says why answers cannot be true together."""
    return f"contradiction.{note_id}"


def _question_phrases(question: Question) -> Iterator[tuple[str, str]]:
    for name in ("ask", "why", "hint", "sources"):
        yield f"question.{question.id}.{name}", getattr(question, name)
    if not question.options_from:
        for option, text in question.options.items():
            yield f"question.{question.id}.options.{option}", text


def _rule_phrases(rule: Rule) -> Iterator[tuple[str, str]]:
    for name in ("cite", "requires", "recorded"):
        yield f"rule.{rule.id}.{name}", getattr(rule, name)
    if rule.limiter:
        yield f"rule.{rule.id}.limiter", rule.limiter.text
    for source in rule.elements:
        for name in ("gap", "partly_gap", "suggestion"):
            yield f"rule.{rule.id}.{source.key}.{name}", getattr(source, name)
    for note in (*rule.remarks, *rule.good_practices):
        yield f"rule.{rule.id}.note.{note.id}", note.text
