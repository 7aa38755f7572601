"""Several territories of a federal State, each with a submission of its own, joined: one finding for each rule.

A provision is implemented only if it is so in every territory, not implemented if it is so in none, and partially
otherwise. Territories to which it does not apply are left out of this; where it applies to none, it does not apply. It
is undetermined while some way of filling in what is unknown, in any territory, could change this.

Strengths that are never partial keep to their own two words. What is to be considered or endeavoured, and what is not
to be contradicted, is owed everywhere: one territory that falls short is enough for `not-implemented`, as one is for a
State's law that contradicts a without-prejudice clause in one respect. An option is used as soon as one territory uses
it: nothing is owed, and a territory that leaves it alone takes nothing from that.

A territory that declares, with its reasons, that what a provision asks does not concern it (a matter of federal law,
say) is left out of that provision: where every question that its finding waits for is declared not applicable, and no
answer to any question that the provision judges is known. Once one is known, the territory counts; so that no answer
still to come overturns what is decided. Where all that apply are left out, the provision stays undetermined: nobody has
answered for it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checklist import clearing, engine, observations
from checklist.clearing import Basis
from checklist.conditions import Fact
from checklist.errors import PROBLEMS, ChecklistError
from checklist.finding import Assessment, Because, Finding, Outcome
from checklist.flow import View
from checklist.rule import GRADED, Rule, Strength
from checklist.rulebook import Rulebook
from checklist.submission import Nature, NoValue, Submission, facts

#: What the joined outcome depends on, over all territories, as bits; what does not apply adds nothing.
_IMPLEMENTED, _PARTIALLY, _NOT, _LEFT_OUT = 1, 2, 4, 8
_BITS = {
    Outcome.IMPLEMENTED: _IMPLEMENTED,
    Outcome.PARTIALLY_IMPLEMENTED: _PARTIALLY,
    Outcome.NOT_IMPLEMENTED: _NOT,
    Outcome.NOT_APPLICABLE: 0,
}


class CannotJoin(ChecklistError):
    """Files that are not submissions of different territories of one State to one edition of the rules."""

    exit_code = PROBLEMS


@dataclass(frozen=True)
class Territory:
    """One territory: what it gave, and what was found on that."""

    submission: Submission
    basis: Basis
    view: View
    assessment: Assessment
    left_out: frozenset[str]  #: the rules it is left out of, because it declares that they do not concern it

    @property
    def name(self) -> str:
        """The name it gives itself."""
        return self.submission.territory


@dataclass(frozen=True)
class Joined:
    """The territories in the order of their names, and one finding for each rule, without elements of its own."""

    territories: tuple[Territory, ...]
    assessment: Assessment

    @property
    def basis(self) -> Basis:
        """How far the answers of all are cleared."""
        bases = [territory.basis for territory in self.territories]
        numbers = {state: sum(one.numbers[state] for one in bases) for state in clearing.ORDER}
        withheld = (question_id for one in bases for question_id in one.withheld)
        return Basis(numbers, bases[0].only_cleared, frozenset(withheld))

    @property
    def state(self) -> Submission:
        """What is the same for all: a submission of the State without answers, as of the last of their dates."""
        given = [territory.submission for territory in self.territories]
        parties = given[0].parties.items()
        everywhere = {id: party for id, party in parties if all(one.parties.get(id) == party for one in given)}
        blank = Submission(
            format=given[0].format,
            rules=given[0].rules,
            state=given[0].state,
            date=max(one.date for one in given),
            nature=_nature({one.nature for one in given}) or given[0].nature,
            language=given[0].language,
        )
        return blank.model_copy(update={"parties": everywhere})


def check(named: Sequence[tuple[str, Submission]]) -> None:
    """CannotJoin if files, by name, cannot be joined; where, what is wrong and what to do stand in its wording."""
    (first_file, first), *others = named
    for file, given in others:
        if _same(given.state) != _same(first.state):
            values = {"state": given.state, "first_state": first.state}
            raise CannotJoin("joined-states", file=file, first=first_file, **values)
        if given.rules != first.rules:
            raise CannotJoin("joined-editions", file=file, rules=given.rules, first=first_file, first_rules=first.rules)
    taken: dict[str, str] = {}
    for file, given in named:
        if not given.territory.strip():
            raise CannotJoin("joined-no-territory", file=file)
        before = taken.setdefault(_same(given.territory), file)
        if before != file:
            raise CannotJoin("joined-twice", file=file, first=before, territory=given.territory)
    if _nature({given.nature for _, given in named}) is None:
        raise CannotJoin("joined-natures", natures=", ".join(sorted({given.nature for _, given in named})))


def _same(name: str) -> str:
    """A name as it is compared with another."""
    return " ".join(name.split()).casefold()


def _nature(found: set[Nature]) -> Nature | None:
    """What a report on all is: a draft where one is; None where an exercise or a reading would mix with a statement."""
    if found == {Nature.DECLARED, Nature.DRAFT}:
        return Nature.DRAFT
    return next(iter(found)) if len(found) == 1 else None


def join(rulebook: Rulebook, given: Iterable[Submission], *, only_cleared: bool = False) -> Joined:
    """The submissions of territories joined; the order in which they come makes no difference."""
    ordered = sorted(given, key=lambda one: (_same(one.territory), one.territory))
    territories = tuple(_territory(rulebook, one, only_cleared=only_cleared) for one in ordered)
    return Joined(territories, Assessment(tuple(_joined(rulebook, rule, territories) for rule in rulebook.assessed)))


def _territory(rulebook: Rulebook, given: Submission, *, only_cleared: bool) -> Territory:
    basis = clearing.basis(given, only_cleared=only_cleared)
    given = clearing.cleared(given) if only_cleared else given
    assessment = engine.assess(rulebook, facts(given, rulebook.questions))
    view = observations.look(rulebook, given)
    open_ones = (finding for finding in assessment.findings if _may_be_left_out(rulebook, finding, view))
    left_out = frozenset(finding.rule_id for finding in open_ones if _is_declared(given, finding))
    return Territory(given, basis, view, assessment, left_out)


def _may_be_left_out(rulebook: Rulebook, finding: Finding, view: View) -> bool:
    """Whether a finding is open and nothing that its elements ask is known."""
    asked = (fact for judged in rulebook.judged[finding.rule_id] for fact in judged.element.facts)
    return finding.outcome is Outcome.UNDETERMINED and not any(fact in view.known for fact in asked)


def _is_declared(given: Submission, finding: Finding) -> bool:
    """Whether everything that a finding waits for is declared not applicable."""
    return bool(finding.still_open) and all(_not_applicable(given, fact) for fact in finding.still_open)


def _not_applicable(given: Submission, fact: Fact) -> bool:
    answer = given.answers.get(fact.question)
    return answer is not None and answer.no_value is NoValue.NOT_APPLICABLE


def _joined(rulebook: Rulebook, rule: Rule, territories: Sequence[Territory]) -> Finding:
    tallies = {0}
    for territory in territories:
        added = _possible(rulebook, rule, territory)
        tallies = {tally | bits for tally in tallies for bits in added}
    outcomes = {_outcome(tally, rule.strength) for tally in tallies}
    outcome = next(iter(outcomes)) if len(outcomes) == 1 else Outcome.UNDETERMINED
    return Finding(rule.id, outcome, Because.OPEN if outcome is Outcome.UNDETERMINED else Because.ELEMENTS)


def _possible(rulebook: Rulebook, rule: Rule, territory: Territory) -> set[int]:
    """What a territory can still come to add to the tally of a rule."""
    finding = territory.assessment.of(rule.id)
    assert finding is not None  # every rule that is assessed has one
    if rule.id in territory.left_out:
        return {_LEFT_OUT}
    if finding.outcome is not Outcome.UNDETERMINED:
        return {_BITS[finding.outcome]}
    possible = engine.possible_outcomes(rulebook, rule, territory.view.known, enough=len(Outcome))
    left = {_LEFT_OUT} if _may_be_left_out(rulebook, finding, territory.view) else set()
    return {_BITS[outcome] for outcome in possible} | left


def _outcome(tally: int, strength: Strength) -> Outcome:
    """The joined outcome, in the vocabulary of the strength."""
    found = tally & ~_LEFT_OUT
    if not found:
        return Outcome.UNDETERMINED if tally else Outcome.NOT_APPLICABLE
    if found == _IMPLEMENTED or (strength is Strength.OPTIONAL and found & _IMPLEMENTED):
        return Outcome.IMPLEMENTED
    if found == _NOT or strength not in GRADED:
        return Outcome.NOT_IMPLEMENTED
    return Outcome.PARTIALLY_IMPLEMENTED
