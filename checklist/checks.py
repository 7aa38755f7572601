"""What must hold across rule files: small checks in a tuple; a new one is a function and a line."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from graphlib import CycleError

from checklist.changes import ways
from checklist.conditions import Bound, Condition, Fact, Is, atoms
from checklist.question import BY_OPTION, About, Question, QuestionType
from checklist.rule import Rule, Strength
from checklist.rulebook import Place, Rulebook

PENALTIES = (QuestionType.PENALTY, QuestionType.PENALTIES)
File = tuple[str, ...]  #: the instrument and the article whose file it is


@dataclass(frozen=True)
class Mistake:
    """Something wrong at a place in a rule file; its wording stands in the table of texts."""

    code: str
    file: File
    trail: tuple[str | int, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)


Check = Callable[[Rulebook], Iterable[Mistake]]


def check(rulebook: Rulebook) -> list[Mistake]:
    """What would make findings wrong or submissions misread: looked for whenever rules are loaded."""
    found = [mistake for run in REFERENCES for mistake in run(rulebook)]
    if not any(prevents_use(mistake.code) for mistake in found):
        found += [mistake for run in SOUNDNESS for mistake in run(rulebook)]
    return found


def review(rulebook: Rulebook) -> list[Mistake]:
    """What makes rules wasteful or silent though their findings are right; the references must be sound."""
    return [mistake for run in ECONOMY for mistake in run(rulebook)]


def prevents_use(code: str) -> bool:
    """Whether a rulebook with such a mistake could not be worked with at all."""
    return code.startswith("unknown-") or code in ("duplicate-id", "gate-cycle", "wrong-test", "not-comparable")


def _located(place: Place, code: str, trail: tuple[str | int, ...], **values: object) -> Mistake:
    return Mistake(code, _file(place), trail, values)


def _file(place: Place) -> File:
    return (place.instrument.id, place.article.article)


def of_rule(rulebook: Rulebook, rule_id: str, code: str, **values: object) -> Mistake:
    """A mistake that concerns a rule as a whole, at its place in its file."""
    place = rulebook.rule_places[rule_id]
    number = [rule.id for rule in place.article.provisions].index(rule_id)
    return _located(place, code, ("provisions", number), **values)


def _rules(rulebook: Rulebook) -> Iterator[tuple[Place, int, Rule]]:
    for place in rulebook.places:
        for number, rule in enumerate(place.article.provisions):
            yield place, number, rule


def _questions(rulebook: Rulebook) -> Iterator[tuple[Place, int, Question]]:
    for place in rulebook.places:
        for number, question in enumerate(place.article.questions):
            yield place, number, question


def _conditions(rulebook: Rulebook) -> Iterator[tuple[Place, tuple[str | int, ...], Condition]]:
    """Every condition with its place, those of `each` by the condition they stand for."""
    for place, number, question in _questions(rulebook):
        if question.gate is not None:
            yield place, ("questions", number, "ask_when"), question.gate
    for place, number, rule in _rules(rulebook):
        trail = ("provisions", number)
        for name in ("applies_when", "excused_when"):
            if getattr(rule, name) is not None:
                yield place, (*trail, name), getattr(rule, name)
        for name in ("remarks", "good_practices"):
            for at, note in enumerate(getattr(rule, name)):
                yield place, (*trail, name, at, "when"), note.when
        for at, source in enumerate(rule.elements):
            for name in ("met", "partly"):
                if getattr(source, name) is not None:
                    yield place, (*trail, "elements", at, name), getattr(source, name)
            if source.each is not None and source.each.also is not None:
                yield place, (*trail, "elements", at, "each", "or"), source.each.also
    for place in rulebook.places:
        for number, note in enumerate(place.article.contradictions):
            yield place, ("contradictions", number, "when"), note.when


def ids_are_unique(rulebook: Rulebook) -> Iterator[Mistake]:
    """No two questions and no two rules have one id, and no two elements of a rule."""
    questions = Counter(question.id for _, _, question in _questions(rulebook))
    contradictions = Counter(note.id for note in rulebook.contradictions)
    rules = Counter(rule.id for _, _, rule in _rules(rulebook))
    for place, number, question in _questions(rulebook):
        if questions[question.id] > 1:
            yield _located(place, "duplicate-id", ("questions", number, "id"), id=question.id)
    for place, number, rule in _rules(rulebook):
        if rules[rule.id] > 1:
            yield _located(place, "duplicate-id", ("provisions", number, "id"), id=rule.id)
        keys = Counter(source.key for source in rule.elements)
        for at, source in enumerate(rule.elements):
            if keys[source.key] > 1:
                yield _located(place, "duplicate-id", ("provisions", number, "elements", at), id=source.key)
    for place in rulebook.places:
        for number, note in enumerate(place.article.contradictions):
            if contradictions[note.id] > 1:
                yield _located(place, "duplicate-id", ("contradictions", number, "id"), id=note.id)


def questions_exist(rulebook: Rulebook) -> Iterator[Mistake]:
    """Every question that a condition, an `each` or a list of practice names is there."""
    for place, trail, condition in _conditions(rulebook):
        for question_id in dict.fromkeys(fact.question for fact in condition.facts):
            yield from _known_question(rulebook, _file(place), trail, question_id)
    for place, number, rule in _rules(rulebook):
        for at, source in enumerate(rule.elements):
            if source.each is not None:
                trail = ("provisions", number, "elements", at, "each", "question")
                yield from _known_question(rulebook, _file(place), trail, source.each.question)
        for at, question_id in enumerate(rule.practice):
            yield from _known_question(rulebook, _file(place), ("provisions", number, "practice", at), question_id)
    review = rulebook.contents.review
    for name in (review.start, *(limit.done for limit in review.limits)) if review else ():
        if name is not None:
            yield from _known_question(rulebook, ("rulebook",), ("review",), name)
    for place, number, question in _questions(rulebook):
        if question.no_less_than is not None:
            trail = ("questions", number, "no_less_than")
            yield from _known_question(rulebook, _file(place), trail, question.no_less_than)
    for chapter in rulebook.chapters:
        if chapter.instrument.joined is not None:
            file = (chapter.instrument.id, "instrument")
            yield from _known_question(rulebook, file, ("joined",), chapter.instrument.joined)
    definition = rulebook.contents.definition
    for name in definition.groups if definition else ():
        yield from _known_question(rulebook, ("rulebook",), ("definition", "groups", name), name)


def _known_question(
    rulebook: Rulebook, file: File, trail: tuple[str | int, ...], question_id: str
) -> Iterator[Mistake]:
    if question_id not in rulebook.questions:
        near = get_close_matches(question_id, rulebook.questions, 1)
        yield Mistake("unknown-question", file, trail, {"id": question_id, "near": near[0] if near else ""})


def options_exist(rulebook: Rulebook) -> Iterator[Mistake]:
    """Every option and value that a condition names is offered, and tested as its type can be."""
    for place, trail, condition in _conditions(rulebook):
        for atom in atoms(condition):
            question = rulebook.questions.get(atom.fact.question)
            if question is not None:
                yield from _fitting(place, trail, atom, question)
    for place, number, rule in _rules(rulebook):
        for at, source in enumerate(rule.elements):
            question = rulebook.questions.get(source.each.question) if source.each else None
            if source.each is None or question is None:
                continue
            trail = ("provisions", number, "elements", at, "each")
            if question.type is not QuestionType.SEVERAL:
                yield _located(place, "wrong-test", trail, question=question.id, type=question.type)
            for option in (*source.each.options, *source.each.without):
                if option not in question.options:
                    yield _unknown_option(place, trail, option, question)


def _unknown_option(place: Place, trail: tuple[str | int, ...], option: str, question: Question) -> Mistake:
    near = get_close_matches(option, question.options, 1)
    values = {"option": option, "question": question.id, "near": near[0] if near else ""}
    return _located(place, "unknown-option", trail, **values)


def _fitting(place: Place, trail: tuple[str | int, ...], atom: Is | Bound, question: Question) -> Iterator[Mistake]:
    if (atom.fact.option is not None) != (question.type in BY_OPTION):
        yield _located(place, "wrong-test", trail, question=question.id, type=question.type)
    elif atom.fact.option is not None and atom.fact.option not in question.options:
        yield _unknown_option(place, trail, atom.fact.option, question)
    elif isinstance(atom, Is) and question.values:
        for value in atom.values:
            if value not in question.values:
                yield _unknown_value(place, trail, value, question)
    elif isinstance(atom, Is) or not _bounded(atom, question):
        yield _located(place, "wrong-test", trail, question=question.id, type=question.type)


def _unknown_value(place: Place, trail: tuple[str | int, ...], value: str, question: Question) -> Mistake:
    near = get_close_matches(value, question.values, 1)
    return _located(place, "unknown-option", trail, option=value, question=question.id, near=near[0] if near else "")


def _bounded(atom: Bound, question: Question) -> bool:
    if atom.operator in ("before", "after"):
        return question.type is QuestionType.DATE
    return question.type in PENALTIES


def rules_exist(rulebook: Rulebook) -> Iterator[Mistake]:
    """Every rule that another one serves, stands beside or bears on, and every one that is drawn, is there."""
    for place, number, rule in _rules(rulebook):
        for name in ("serves", "alternative_to"):
            other = getattr(rule, name)
            if other is not None and other not in rulebook.rules:
                yield _located(place, "unknown-rule", ("provisions", number, name), id=other)
        for at, other in enumerate(rule.bears_on):
            if other not in rulebook.rules:
                yield _located(place, "unknown-rule", ("provisions", number, "bears_on", at), id=other)
    definition = rulebook.contents.definition
    for other in (definition.provision, *definition.beside) if definition else ():
        if other not in rulebook.rules:
            yield Mistake("unknown-rule", ("rulebook",), ("definition",), {"id": other})


def authorities_and_papers_exist(rulebook: Rulebook) -> Iterator[Mistake]:
    """Every authority and every paper that a section or a question names is in the rulebook's lists."""
    authorities, papers = rulebook.contents.authorities, rulebook.contents.papers
    for place in rulebook.places:
        yield from _listed(place, ("answered_by",), place.article.answered_by, authorities, "unknown-authority")
        yield from _listed(place, ("papers",), place.article.papers, papers, "unknown-paper")
    for place, number, question in _questions(rulebook):
        trail = ("questions", number, "answered_by")
        yield from _listed(place, trail, question.answered_by, authorities, "unknown-authority")


def _listed(
    place: Place, trail: tuple[str | int, ...], named: Iterable[str], known: Iterable[str], code: str
) -> Iterator[Mistake]:
    known = tuple(known)
    for at, id in enumerate(named):
        if id not in known:
            near = get_close_matches(id, known, 1)
            yield _located(place, code, (*trail, at), id=id, near=near[0] if near else "")


def gates_do_not_go_round(rulebook: Rulebook) -> Iterator[Mistake]:
    """No question waits for itself."""
    gates = (question.gate for question in rulebook.questions.values() if question.gate is not None)
    if any(fact.question not in rulebook.questions for gate in gates for fact in gate.facts):
        return
    try:
        _ = rulebook.asking_order
    except CycleError as error:
        circle = [str(name) for name in error.args[1]]
        for place, number, question in _questions(rulebook):
            if question.id == circle[0]:
                yield _located(place, "gate-cycle", ("questions", number, "ask_when"), circle=" → ".join(circle))


def relations_fit(rulebook: Rulebook) -> Iterator[Mistake]:
    """What is compared can be: penalties of the same options, persons counted by groups, a protocol and its treaty."""
    for place, number, question in _questions(rulebook):
        base = rulebook.questions.get(question.no_less_than or "")
        if base is not None and (question.type not in PENALTIES or base.type is not question.type):
            trail = ("questions", number, "no_less_than")
            yield _located(place, "not-comparable", trail, question=base.id, type=base.type)
        elif base is not None and not question.options.keys() <= base.options.keys():
            option = next(option for option in question.options if option not in base.options)
            yield _unknown_option(place, ("questions", number, "no_less_than"), option, base)
        for at, option in enumerate(question.persons):
            if option not in question.options:
                yield _unknown_option(place, ("questions", number, "persons", at), option, question)
    for at, name in enumerate(rulebook.contents.exclusive):
        if name not in rulebook.contents.options:
            yield Mistake("rule-unknown-options", ("rulebook",), ("exclusive", at), {"name": name})
    for chapter in rulebook.chapters:
        treaty, file = chapter.instrument, (chapter.instrument.id, "instrument")
        if treaty.protocol_to is not None and treaty.protocol_to not in rulebook.contents.instruments:
            yield Mistake("unknown-treaty", file, ("protocol_to",), {"id": treaty.protocol_to})


def retired_ids_are_not_used(rulebook: Rulebook) -> Iterator[Mistake]:
    """No retired id is used again: old submissions would be read with a new meaning."""
    retired = rulebook.retired
    for place, number, question in _questions(rulebook):
        if question.id in retired:
            yield _located(place, "retired-id", ("questions", number, "id"), id=question.id)
        for option in question.options:
            if f"{question.id}/{option}" in retired:
                yield _located(place, "retired-id", ("questions", number, "options"), id=option)
    for place, number, rule in _rules(rulebook):
        if rule.id in retired:
            yield _located(place, "retired-id", ("provisions", number, "id"), id=rule.id)


def retired_ids_lead_on(rulebook: Rulebook) -> Iterator[Mistake]:
    """What stands for a retired id is there today, so that no answer is carried to a place that is gone."""
    for id, retired in rulebook.retired.items():
        known = _of_its_kind(rulebook, id)
        for number, now in enumerate(retired.becomes):
            if now not in known:
                near = get_close_matches(now, known, 1)
                values = {"id": now, "near": near[0] if near else ""}
                yield Mistake("retired-leads-nowhere", ("retired",), (id, "becomes", number), values)


def _of_its_kind(rulebook: Rulebook, retired_id: str) -> list[str]:
    """The ids of today that could stand for a retired one: of options, those of the question or of what it became."""
    name, slash, _ = retired_id.partition("/")
    if not slash:
        return [*rulebook.questions, *rulebook.rules, *(place.key for place in rulebook.places)]
    holders = rulebook.retired[name].becomes if name in rulebook.retired else (name,)
    return [option for id in holders if id in rulebook.questions for option in rulebook.questions[id].options]


def questions_are_read(rulebook: Rulebook) -> Iterator[Mistake]:
    """Every question is read or printed by a rule, or opens another question."""
    named = {fact.question for condition in rulebook.conditions for fact in condition.facts}
    for place, number, question in _questions(rulebook):
        if question.id not in named and not rulebook.rules_reading[question.id]:
            yield _located(place, "unread-question", ("questions", number, "id"), id=question.id)


def options_are_read(rulebook: Rulebook) -> Iterator[Mistake]:
    """Every option for which an answer is asked is read by a rule, a remark or a gate: else it burdens for nothing.

    Where one option of a choice is read, the others are what is left, so a choice needs no such check.
    """
    read = {fact for condition in rulebook.conditions for fact in condition.facts}
    for place, number, question in _questions(rulebook):
        if question.type in BY_OPTION:
            for option in question.options:
                if Fact(question.id, option) not in read:
                    last = ("options_from",) if question.options_from else ("options", option)
                    trail = ("questions", number, *last)
                    yield _located(place, "unread-option", trail, option=option, question=question.id)


def nothing_is_said_twice(rulebook: Rulebook) -> Iterator[Mistake]:
    """No two questions have one wording, no two provisions of an instrument, and no two gaps of a rule."""
    asked: dict[str, str] = {}
    required: dict[tuple[str, str], str] = {}
    for place, number, question in _questions(rulebook):
        other = asked.setdefault(question.ask.casefold(), question.id)
        if other != question.id:
            yield _located(place, "said-twice", ("questions", number, "ask"), id=question.id, other=other)
    for place, number, rule in _rules(rulebook):
        other = required.setdefault((place.instrument.id, rule.requires.casefold()), rule.id)
        if other != rule.id:
            yield _located(place, "said-twice", ("provisions", number, "requires"), id=rule.id, other=other)
        gaps: dict[str, str] = {}
        for at, source in enumerate(rule.elements):
            other = gaps.setdefault(source.gap.casefold(), source.key) if source.gap else source.key
            if other != source.key:
                trail = ("provisions", number, "elements", at, "gap")
                yield _located(place, "said-twice", trail, id=source.key, other=other)


def practice_is_text(rulebook: Rulebook) -> Iterator[Mistake]:
    """What is printed as practice is asked as practice, and practice is never judged."""
    for place, number, rule in _rules(rulebook):
        for at, question_id in enumerate(rule.practice):
            if rulebook.questions[question_id].about is not About.PRACTICE:
                yield _located(place, "practice-not-practice", ("provisions", number, "practice", at), id=question_id)
    for place, trail, condition in _conditions(rulebook):
        for fact in condition.facts:
            if rulebook.questions[fact.question].about is About.PRACTICE:
                yield _located(place, "practice-judged", trail, id=fact.question)


def lost_elements_leave_an_essential_one(rulebook: Rulebook) -> Iterator[Mistake]:
    """Where a closed gate can take elements away, an essential element stands on the same gate."""
    for place, number, rule in _rules(rulebook):
        essential = {
            fact.question
            for judged in rulebook.judged[rule.id]
            if judged.element.essential
            for fact in judged.element.facts
        }
        own = [j.element for j in rulebook.judged[rule.id] if j.rule_id == rule.id and not j.element.essential]
        for question_id in dict.fromkeys(fact.question for element in own for fact in element.facts):
            gate = rulebook.questions[question_id].gate
            if gate is not None and not essential & _gate_questions(rulebook, gate):
                yield _located(
                    place, "no-essential-element", ("provisions", number), rule=rule.id, question=question_id
                )


def _gate_questions(rulebook: Rulebook, gate: Condition) -> set[str]:
    found: set[str] = set()
    waiting = [fact.question for fact in gate.facts]
    while waiting:
        question_id = waiting.pop()
        if question_id not in found:
            found.add(question_id)
            further = rulebook.questions[question_id].gate
            waiting += [fact.question for fact in further.facts] if further is not None else []
    return found


def elements_can_be_met(rulebook: Rulebook) -> Iterator[Mistake]:
    """Every element can be met by changing law or measures, so that a finding can say what would change it."""
    for place, number, rule in _rules(rulebook):
        for judged in rulebook.judged[rule.id]:
            if judged.rule_id == rule.id and not ways(judged.element.met, {}, rulebook.questions):
                yield _located(place, "element-out-of-reach", ("provisions", number), id=judged.element.id)


def gaps_are_worded(rulebook: Rulebook) -> Iterator[Mistake]:
    """Every element says what is missing, unless another limb's rule says it."""
    for place, number, rule in _rules(rulebook):
        silent = rule.alternative_to is not None or rule.strength in (Strength.OPTIONAL, Strength.SAVING)
        for at, source in enumerate(rule.elements):
            if not source.gap and not silent:
                yield _located(place, "gap-missing", ("provisions", number, "elements", at), id=source.key)


def gates_can_open(rulebook: Rulebook) -> Iterator[Mistake]:
    """Every gate can become true."""
    for place, number, question in _questions(rulebook):
        if question.gate is not None and not _satisfiable(question.gate, rulebook):
            yield _located(place, "gate-never-opens", ("questions", number, "ask_when"), id=question.id)


def _satisfiable(gate: Condition, rulebook: Rulebook) -> bool:
    wanted: dict[Fact, set[str]] = {}
    for atom in atoms(gate):
        if isinstance(atom, Is):
            wanted.setdefault(atom.fact, set()).update(atom.values)
    tried = [{fact: word} for fact, words in wanted.items() for word in (*words, "no")]
    everything = [{fact: sorted(words)[at % len(words)] for fact, words in wanted.items()} for at in range(3)]
    return any(gate.truth(facts) is not False for facts in (*tried, *everything))


def sections_say_who_answers(rulebook: Rulebook) -> Iterator[Mistake]:
    """Where the rulebook lists authorities and papers, every section that asks says which of them it takes."""
    for place in rulebook.places:
        if rulebook.contents.authorities and not all(map(rulebook.answered_by, _asked(place))):
            yield _located(place, "no-authority", ("questions",))
        if rulebook.contents.papers and place.article.questions and not place.article.papers:
            yield _located(place, "no-paper", ("questions",))


def _asked(place: Place) -> Iterator[str]:
    return (question.id for question in place.article.questions)


REFERENCES: tuple[Check, ...] = (
    ids_are_unique,
    questions_exist,
    options_exist,
    relations_fit,
    rules_exist,
    authorities_and_papers_exist,
    gates_do_not_go_round,
    retired_ids_are_not_used,
    retired_ids_lead_on,
)
SOUNDNESS: tuple[Check, ...] = (practice_is_text, lost_elements_leave_an_essential_one, gates_can_open)
ECONOMY: tuple[Check, ...] = (
    questions_are_read,
    options_are_read,
    nothing_is_said_twice,
    elements_can_be_met,
    gaps_are_worded,
    sections_say_who_answers,
)
