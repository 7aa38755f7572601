"""When a question is asked, in words for a person who holds a sheet of paper."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from checklist.conditions import All, Any, Bound, Condition, Fact, Is, Not
from checklist.question import BY_OPTION, Question
from checklist.report.labels import Labels


@dataclass(frozen=True)
class Gating:
    """Puts gates in words."""

    labels: Labels

    def sentence(self, question: Question) -> str:
        """When to answer a question; empty where it is always asked."""
        if question.gate is None:
            return ""
        return self.labels.texts.say("form.gate", condition=self._words(self._stated(question.gate)))

    def _stated(self, condition: Condition) -> Condition:
        """The condition with every "not" carried down to the answers: not all "yes" is some "in part" or "no"."""
        match condition:
            case All(parts):
                return All(tuple(map(self._stated, parts)))
            case Any(parts):
                return Any(tuple(map(self._stated, parts)))
            case Not(Not(part)):
                return self._stated(part)
            case Not(All(parts)):
                return Any(tuple(self._stated(Not(part)) for part in parts))
            case Not(Any(parts)):
                return All(tuple(self._stated(Not(part)) for part in parts))
            case Not(Is(fact, words)):
                values = self.labels.rulebook.questions[fact.question].values
                return Is(fact, tuple(word for word in values if word not in words))
        return condition

    def _words(self, condition: Condition) -> str:
        match condition:
            case All(parts):
                return self._joined("form.gate.and", self._grouped(parts, "form.gate.each"))
            case Any(parts):
                return self._joined("form.gate.or", self._grouped(parts, "form.gate.some"))
            case Is(fact, words):
                return self._answered("form.gate.option", (fact,), self._values(fact, words))
            case Bound():
                return self._answered("form.gate.option", (condition.fact,), self._limit(condition))
            case Not(part):
                return self.labels.texts.say("form.gate.not", condition=self._words(part))

    def _grouped(self, parts: Iterable[Condition], key: str) -> Iterator[str]:
        """Each part in words; tests for the same answers to options of one question together."""
        groups: dict[object, list[Condition]] = {}
        for part in parts:
            group = (part.fact.question, part.values) if isinstance(part, Is) and part.fact.option else part
            groups.setdefault(group, []).append(part)
        for found in groups.values():
            first = found[0]
            if len(found) > 1 and isinstance(first, Is):
                facts = tuple(part.fact for part in found if isinstance(part, Is))
                yield self._answered(key, facts, self._values(first.fact, first.values))
            else:
                yield self._words(first)

    def _answered(self, key: str, facts: tuple[Fact, ...], answer: str) -> str:
        """That a question is answered so; for options where it has a value for each."""
        labels, question = self.labels, self.labels.rulebook.questions[facts[0].question]
        if question.type not in BY_OPTION:
            return labels.texts.say("form.gate.is", question=labels.number(question.id), answer=answer)
        if len(facts) == len(question.options) > 1:
            key = f"{key}-of-all"
        options = labels.series(map(labels.option, facts))
        return labels.texts.say(key, question=labels.number(question.id), answer=answer, options=options)

    def _values(self, fact: Fact, words: tuple[str, ...]) -> str:
        question = self.labels.rulebook.questions[fact.question]
        quoted = [self.labels.texts.say("form.quoted", text=self.labels.word(question, word)) for word in words]
        return self._joined("report.or", quoted)

    def _limit(self, bound: Bound) -> str:
        if isinstance(bound.limit, int):
            return self.labels.texts.say(f"report.{bound.operator}", penalty=self.labels.months(bound.limit))
        return self.labels.texts.say(f"form.gate.{bound.operator}", date=self.labels.texts.date(bound.limit))

    def _joined(self, key: str, parts: Iterable[str]) -> str:
        return reduce(lambda first, last: self.labels.texts.say(key, first=first, last=last), parts)
