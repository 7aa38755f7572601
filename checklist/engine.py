"""The rule engine: answers in, findings out. Unknown is never no.

A finding is decided only when every way of filling in what is unknown would give the same outcome. Truth in three
values gives quick bounds; where they leave more than one outcome, the open facts are filled in, one after the other,
until two outcomes are seen or all ways are gone through.
"""

from collections.abc import Collection, Iterable, Mapping

from checklist import changes
from checklist.conditions import Bound, Condition, Fact, Facts, Scalar
from checklist.finding import Assessment, Because, ElementFinding, Finding, Outcome, State
from checklist.gates import View, look, open_facts
from checklist.question import Question
from checklist.rule import GRADED, Element, Rule, Strength
from checklist.rulebook import Judged, Rulebook

_NOT_MET = (Outcome.NOT_IMPLEMENTED, Outcome.PARTIALLY_IMPLEMENTED)


def assess(rulebook: Rulebook, answers: Facts, only: Collection[str] | None = None) -> Assessment:
    """One finding for each rule that judges, or for some, in the order of the rulebook.

    `answers` are as `submission.facts` gives them.
    """
    view = look(rulebook.in_asking_order, answers)
    rules = (rule for rule in rulebook.assessed if only is None or rule.id in only)
    return Assessment(tuple(_finding(rulebook, rule, view) for rule in rules))


def judge(rulebook: Rulebook, rule_id: str, answers: Facts) -> Finding:
    """The finding of one rule."""
    return _finding(rulebook, rulebook.rules[rule_id], look(rulebook.in_asking_order, answers))


def states(element: Element, view: View) -> tuple[State, ...]:
    """The states an element can be in, whatever the unknown turns out to be (never too few)."""
    asked = element.questions
    if not asked.isdisjoint(view.hidden):
        return (State.LEFT_OUT,)
    found = _truth_states(element, view.facts)
    return found if asked.isdisjoint(view.waiting) else (*found, State.LEFT_OUT)


def _truth_states(element: Element, facts: Facts) -> tuple[State, ...]:
    met = element.met.truth(facts)
    if met is True:
        return (State.MET,)
    partly = element.partly.truth(facts) if element.partly is not None else False
    return _BELOW[partly] if met is False else (State.MET, *_BELOW[partly])


#: The states below met, by whether an element is partly met.
_BELOW: Mapping[bool | None, tuple[State, ...]] = {
    True: (State.PARTLY,),
    False: (State.NOT_MET,),
    None: (State.PARTLY, State.NOT_MET),
}


#: What an outcome depends on, over all elements, as bits: whether one is met, partly met, not met, and essential so.
_MET, _PARTLY, _NOT, _ESSENTIAL_NOT = 1, 2, 4, 8
_BITS = {State.MET: _MET, State.PARTLY: _PARTLY, State.NOT_MET: _NOT, State.LEFT_OUT: 0}


def _bits(element: Element, state: State) -> int:
    """What an element in a state adds to the tally of its rule."""
    if element.gate and state is not State.NOT_MET:
        return 0
    return _BITS[state] | (_ESSENTIAL_NOT if element.essential and state is State.NOT_MET else 0)


def _outcome(tally: int, strength: Strength) -> Outcome:
    """The outcome by strength, as the table of outcomes says."""
    if strength is Strength.SAVING:
        return Outcome.NOT_IMPLEMENTED if tally & (_NOT | _PARTLY) else Outcome.IMPLEMENTED
    if tally & _ESSENTIAL_NOT or not tally & (_MET | _PARTLY):
        return Outcome.NOT_IMPLEMENTED
    if strength in GRADED and tally & (_NOT | _PARTLY):
        return Outcome.PARTIALLY_IMPLEMENTED
    return Outcome.IMPLEMENTED


def _own_outcomes(rulebook: Rulebook, rule: Rule, view: View) -> frozenset[Outcome]:
    """The outcomes that can still come of a rule by itself (never too few)."""
    applies = rule.applies_when.truth(view.facts) if rule.applies_when is not None else True
    if applies is False:
        return frozenset({Outcome.NOT_APPLICABLE})
    tallies = {0}
    for judged in rulebook.judged[rule.id]:
        added = {_bits(judged.element, state) for state in states(judged.element, view)}
        tallies = {tally | bits for tally in tallies for bits in added}
    outcomes = {_outcome(tally, rule.strength) for tally in tallies}
    excused = rule.excused_when.truth(view.facts) if rule.excused_when is not None else False
    if excused is not False and outcomes & set(_NOT_MET):
        outcomes = (outcomes - set(_NOT_MET) if excused else outcomes) | {Outcome.NOT_APPLICABLE}
    return frozenset(outcomes if applies else outcomes | {Outcome.NOT_APPLICABLE})


def _outcomes(rulebook: Rulebook, rule: Rule, view: View) -> frozenset[Outcome]:
    """The outcomes that can still come of a rule; of two alternative limbs one falls away when the other is met."""
    own = _own_outcomes(rulebook, rule, view)
    if rule.alternative_to is None:
        return own
    other = _own_outcomes(rulebook, rulebook.rules[rule.alternative_to], view)
    result = {Outcome.IMPLEMENTED} & own
    if own - {Outcome.IMPLEMENTED}:
        result |= {Outcome.NOT_APPLICABLE} if Outcome.IMPLEMENTED in other else set()
        result |= own - {Outcome.IMPLEMENTED} if other - {Outcome.IMPLEMENTED} else set()
    return frozenset(result)


def possible_outcomes(rulebook: Rulebook, rule: Rule, answers: Facts, enough: int = 2) -> frozenset[Outcome]:
    """The outcomes some way of filling in the unknown gives; two of them are enough to know that it is open.

    Where `enough` is the number of all outcomes, every one that can come is found.
    """
    return _Search(rulebook, rule, enough).outcomes(dict(answers))


class _Search:
    """Fills in what is unknown until enough outcomes are seen, or all ways are gone through."""

    def __init__(self, rulebook: Rulebook, rule: Rule, enough: int) -> None:
        self.rulebook = rulebook
        self.rule = rule
        self.enough = enough
        self.questions = [rulebook.questions[id] for id in rulebook.relevant[rule.id]]
        self.found: set[Outcome] = set()

    def outcomes(self, answers: dict[Fact, Scalar]) -> frozenset[Outcome]:
        for end in (0, -1):
            self.found |= self._filled(dict(answers), end)
        if len(self.found) < self.enough:
            self._explore(dict(answers))
        return frozenset(self.found)

    def _filled(self, answers: dict[Fact, Scalar], end: int) -> frozenset[Outcome]:
        """The outcome when everything open gets its first value, or everything its last."""
        while True:
            view = look(self.questions, answers)
            unknown = open_facts(self.questions, view)
            if not unknown:
                return _outcomes(self.rulebook, self.rule, view)
            answers.update({fact: self._values(fact)[end] for fact in unknown})

    def _explore(self, answers: dict[Fact, Scalar]) -> None:
        view = look(self.questions, answers)
        bounds = _outcomes(self.rulebook, self.rule, view)
        if bounds <= self.found:
            return
        if len(bounds) == 1:
            self.found |= bounds
            return
        fact = open_facts(self.questions, view)[0]
        for value in self._values(fact):
            self._explore({**answers, fact: value})
            if len(self.found) >= self.enough:
                return

    def _values(self, fact: Fact) -> tuple[Scalar, ...]:
        return values(self.rulebook.questions[fact.question], self.rulebook.limits.get(fact, ()))


def values(question: Question, limits: Iterable[Bound]) -> tuple[Scalar, ...]:
    """Values of a fact that stand for all it can take: every word, or one on each side of every limit."""
    if question.values:
        return question.values
    found: set[Scalar] = set()
    for bound in limits:
        if isinstance(bound.limit, int):
            found |= {max(bound.limit - 1, 0), bound.limit, bound.limit + 1}
        else:
            found |= {"0001-01-01", bound.limit, "9999-12-31"}
    return tuple(sorted(found, key=str)) or ("stated",)


def _finding(rulebook: Rulebook, rule: Rule, view: View) -> Finding:
    found = _outcomes(rulebook, rule, view)
    if len(found) > 1:
        found = possible_outcomes(rulebook, rule, view.known)
    outcome = next(iter(found)) if len(found) == 1 else Outcome.UNDETERMINED
    elements = tuple(_element_finding(rulebook, judged, view) for judged in rulebook.judged[rule.id])
    unmet = outcome in _NOT_MET or outcome is Outcome.UNDETERMINED
    return Finding(
        rule_id=rule.id,
        outcome=outcome,
        because=_because(rulebook, rule, outcome, view),
        elements=elements,
        decided_by=_decided_by(rulebook, rule, outcome, elements, view) if outcome is not Outcome.UNDETERMINED else (),
        still_open=_still_open(rulebook, rule, view) if outcome is Outcome.UNDETERMINED else (),
        opens=_opens(rulebook, rule, elements, view) if unmet else (),
    )


def _because(rulebook: Rulebook, rule: Rule, outcome: Outcome, view: View) -> Because:
    if outcome is Outcome.UNDETERMINED:
        return Because.OPEN
    if outcome is not Outcome.NOT_APPLICABLE:
        return Because.ELEMENTS
    if rule.applies_when is not None and rule.applies_when.truth(view.facts) is not True:
        return Because.CONDITION
    if rule.excused_when is not None and rule.excused_when.truth(view.facts) is not False:
        return Because.LIMITER
    return Because.ALTERNATIVE


def _element_finding(rulebook: Rulebook, judged: Judged, view: View) -> ElementFinding:
    element = judged.element
    possible = states(element, view)
    state = next(iter(possible)) if len(possible) == 1 else State.UNKNOWN
    unmet = state not in (State.MET, State.LEFT_OUT)
    return ElementFinding(
        rule_id=judged.rule_id,
        key=element.key,
        state=state,
        essential=element.essential,
        option=element.option,
        question=element.question,
        failing=tuple(f for f in changes.support(element.met, view.facts) if f in view.known) if unmet else (),
        missing=tuple(dict.fromkeys(_missing(rulebook, element.met.facts, view))) if unmet else (),
        ways=changes.ways(element.met, view.facts, rulebook.questions) if unmet else (),
    )


def _missing(rulebook: Rulebook, facts: Iterable[Fact], view: View) -> Iterable[Fact]:
    """The facts among these that are not known, each after those that its question's gate waits for."""
    for fact in facts:
        if fact not in view.facts:
            gate = rulebook.questions[fact.question].gate
            if fact.question in view.waiting and gate is not None:
                yield from _missing(rulebook, gate.facts, view)
            yield fact


def _decided_by(
    rulebook: Rulebook, rule: Rule, outcome: Outcome, elements: tuple[ElementFinding, ...], view: View
) -> tuple[Fact, ...]:
    """The known facts that settled an outcome: enough, by themselves, to reach it again."""
    because = _because(rulebook, rule, outcome, view)
    conditions = [rule.applies_when] if rule.applies_when is not None else []
    if outcome is not Outcome.IMPLEMENTED and rule.excused_when is not None:
        conditions.append(rule.excused_when)
    if outcome is not Outcome.IMPLEMENTED and rule.alternative_to:
        conditions += [judged.element.met for judged in rulebook.judged[rule.alternative_to]]
    if because is not Because.CONDITION:
        failed = {finding.id for finding in elements if finding.essential and finding.state is State.NOT_MET}
        conditions += [
            condition
            for judged in rulebook.judged[rule.id]
            if not failed or judged.element.id in failed
            for condition in _read_of(rulebook, judged.element, view)
        ]
    facts = (fact for condition in conditions for fact in changes.support(condition, view.facts))
    return tuple(dict.fromkeys(fact for fact in _with_gates(rulebook, facts, view) if fact in view.known))


def _with_gates(rulebook: Rulebook, facts: Iterable[Fact], view: View) -> Iterable[Fact]:
    """Facts with those that opened, or closed, the gates of their questions."""
    for fact in facts:
        yield fact
        gate = rulebook.questions[fact.question].gate
        if gate is not None:
            yield from _with_gates(rulebook, changes.support(gate, view.facts), view)


def _read_of(rulebook: Rulebook, element: Element, view: View) -> Iterable[Condition]:
    """An element's own conditions, or the closed gates that leave it out."""
    closed = [fact.question for fact in element.facts if fact.question in view.hidden]
    if not closed:
        return element.conditions
    return [gate for id in closed if (gate := rulebook.questions[id].gate) is not None]


def _still_open(rulebook: Rulebook, rule: Rule, view: View) -> tuple[Fact, ...]:
    """The facts that can be answered now and that the rule waits for, gates first."""
    waits = set(_waits(rulebook, rule, view))
    if rule.alternative_to:
        other = rulebook.rules[rule.alternative_to]
        possible = _own_outcomes(rulebook, other, view)
        if len(possible) > 1 and Outcome.IMPLEMENTED in possible:  # else the other limb can settle nothing here
            waits |= set(_waits(rulebook, other, view))
    relevant = [rulebook.questions[id] for id in rulebook.relevant[rule.id]]
    return tuple(fact for fact in open_facts(relevant, view) if fact in waits)


def _waits(rulebook: Rulebook, rule: Rule, view: View) -> Iterable[Fact]:
    """Unknown facts in what is not decided, with those of the gates before them."""
    undecided = [c for c in (rule.applies_when, rule.excused_when) if c is not None and c.truth(view.facts) is None]
    for judged in rulebook.judged[rule.id]:
        if len(states(judged.element, view)) > 1:
            undecided += judged.element.conditions
    waiting = [fact for condition in undecided for fact in condition.facts if fact not in view.facts]
    seen: set[Fact] = set()
    while waiting:
        fact = waiting.pop()
        if fact in seen:
            continue
        seen.add(fact)
        gate = rulebook.questions[fact.question].gate
        if gate is not None and gate.truth(view.facts) is None:
            waiting += [other for other in gate.facts if other not in view.facts]
    return seen


def _opens(rulebook: Rulebook, rule: Rule, elements: tuple[ElementFinding, ...], view: View) -> tuple[str, ...]:
    """The questions that would open if every change were made."""
    questions = [rulebook.questions[id] for id in rulebook.relevant[rule.id]]
    after = look(questions, apply(view.known, elements))
    return tuple(
        question.id
        for question in questions
        if after.asked(question.id)
        and not view.asked(question.id)
        and any(fact not in after.facts for fact in question.facts)
    )


def apply(answers: Facts, elements: Iterable[ElementFinding]) -> Mapping[Fact, Scalar]:
    """The answers after every change that is named, the first way where there are several that fit together."""
    made: dict[Fact, Scalar] = {}
    for element in elements:
        for way in element.ways:
            wanted = {change.fact: changes.value(change) for change in way}
            if all(made.get(fact, value) == value for fact, value in wanted.items()):
                made.update(wanted)
                break
    return {**answers, **made}
