"""Whether all that a submission says can be true at once: the verdict that stands beside valid and complete.

Each check is a function that yields what is odd, as notes and never as faults: a State may know better than its file.
Only what is certain is told, and what is unknown contradicts nothing. No clock is read, so a submission dated in the
future is not told, and nothing is measured against any day but the submission's own. Works on parsed JSON, whatever
is wrong in it, and on the published catalogue, so that the command that validates starts without models.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import combinations, pairwise

from checklist import conditions, force
from checklist.asked import Asked, Questionnaire
from checklist.conditions import Fact
from checklist.gates import View
from checklist.raw import Raw, day, listed, mapping

Trail = tuple[str | int, ...]
DATES = ("adopted", "in_force", "repealed")  #: of a law, in the order in which they come


@dataclass(frozen=True)
class Odd:
    """Something that does not fit, at a place in a submission; its wording stands in the table of texts."""

    code: str
    trail: Trail
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """A submission as it was parsed, beside the questions that it answers."""

    raw: Raw
    questionnaire: Questionnaire

    @property
    def questions(self) -> Mapping[str, Asked]:
        """Every question, by id."""
        return self.questionnaire.questions

    @cached_property
    def day(self) -> date | None:
        """The submission's date."""
        return day(self.raw.get("date"))

    @cached_property
    def answers(self) -> Mapping[str, Raw]:
        """The answers to questions that there are."""
        given, known = mapping(self.raw.get("answers")), self.questions
        return {id: mapping(answer) for id, answer in given.items() if id in known}

    @cached_property
    def laws(self) -> Mapping[str, Raw]:
        """The register by id; of two laws with one id the first counts."""
        found: dict[str, Raw] = {}
        for law in map(mapping, listed(self.raw.get("laws"))):
            found.setdefault(str(law.get("id")), law)
        return found

    @cached_property
    def parties(self) -> Mapping[str, Raw]:
        """Party status by treaty."""
        return {str(id): mapping(party) for id, party in mapping(self.raw.get("parties")).items()}

    @cached_property
    def facts(self) -> Mapping[Fact, conditions.Scalar]:
        """What counts as fact and decides anything, pending law left out; as `submission.facts` has it."""
        found: dict[Fact, conditions.Scalar] = {}
        for question_id, answer in self.answers.items():
            if question_id not in self.questionnaire.deciding:
                continue
            question = self.questions[question_id]
            stated = _stated(question, answer.get("value"))
            if question.type in ("penalty", "penalties"):
                found |= {fact: _months(word) for fact, word in stated.items()}
            else:
                found |= stated
        for fact in self.pending:
            found.pop(fact, None)
        return found

    @cached_property
    def pending(self) -> Mapping[Fact, tuple[str, ...]]:
        """The facts that rest on nothing but law that was not in force on the day, and that law.

        A plain "no" rests on no law; as `submission.rests_on_pending_law` has it.
        """
        return dict(self._pending()) if self._idle else {}

    def _pending(self) -> Iterator[tuple[Fact, tuple[str, ...]]]:
        for question_id, answer in self.answers.items():
            citations = listed(answer["citations"]) if "citations" in answer else ()
            if self._idle.isdisjoint([str(mapping(citation).get("law")) for citation in citations]):
                continue
            cited = _by_option(citations)
            for fact, word in _stated(self.questions[question_id], answer.get("value")).items():
                laws = cited.get(fact.option) or cited.get(None, [])
                if word != "no" and laws and self._idle.issuperset(laws):
                    yield fact, tuple(dict.fromkeys(laws))

    @cached_property
    def _idle(self) -> frozenset[str]:
        """The laws that were not in force on the day."""
        return frozenset(id for id, law in self.laws.items() if not self._in_force(law))

    def _in_force(self, law: Raw) -> bool:
        dates = (law.get(name) for name in ("in_force", "repealed"))
        since, until = (value if isinstance(value, str) else None for value in dates)
        today = str(self.raw.get("date"))
        return force.in_force_on(today, status=str(law.get("status")), in_force=since, repealed=until)


def _stated(question: Asked, value: object) -> Mapping[Fact, str]:
    """What a value says of the facts that a question is about; an option that is not known is left out."""
    facts = question.fact_of
    if isinstance(value, dict):
        return {
            facts[option]: word
            for option, word in value.items()
            if word != "do-not-know" and option in facts and isinstance(word, str)
        }
    if None in facts and isinstance(value, (str, list)):
        return {facts[None]: value if isinstance(value, str) else "figures"}
    return {}


def _by_option(citations: Iterable[object]) -> Mapping[str | None, list[str]]:
    """The laws cited for each option, and under None those that are cited for all others."""
    found: dict[str | None, list[str]] = defaultdict(list)
    for citation in map(mapping, citations):
        options = [option for option in listed(citation.get("options")) if isinstance(option, str)]
        for option in options or (None,):
            found[option].append(str(citation.get("law")))
    return found


def _months(word: str) -> conditions.Scalar:
    try:
        return conditions.magnitude(word)
    except ValueError:
        return conditions.HIDDEN


def told(given: Given, view: View) -> Iterator[Odd]:
    """Everything that does not fit; `view` is the one on its facts."""
    for check in CHECKS:
        yield from check(given, view)


def laws(given: Given, view: View) -> Iterator[Odd]:
    """Laws whose status and dates contradict each other, or the date of the submission."""
    for number, law in enumerate(map(mapping, listed(given.raw.get("laws")))):
        trail, status = ("laws", number), str(law.get("status"))
        dates = {name: found for name in DATES if (found := day(law.get(name)))}
        if status == "draft":
            for name in dates:
                yield Odd("law-draft-dated", (*trail, name), {"law": law.get("id"), "field": name})
            continue
        if status == "repealed" and "repealed" not in dates:
            yield Odd("law-repealed-undated", (*trail, "status"), {"law": law.get("id")})
        for (first, early), (second, late) in pairwise(dates.items()):
            if late < early:
                values = {"first": first, "early": early, "second": second, "late": late}
                yield Odd("law-dates-disordered", (*trail, second), values)
        code = _against_day(status, dates, given.day) if given.day else None
        if code is not None:
            yield Odd(code[0], (*trail, code[1]), {"law": law.get("id"), "day": dates[code[1]], "date": given.day})


def _against_day(status: str, dates: Mapping[str, date], today: date) -> tuple[str, str] | None:
    """What the status of a law says that its dates deny on a day, and which date it is."""
    adopted, since, until = (dates.get(name) for name in DATES)
    if adopted is not None and adopted > today:
        return "law-not-yet-adopted", "adopted"
    if status == "repealed":
        return ("law-not-yet-repealed", "repealed") if until is not None and until > today else None
    if until is not None and until <= today:
        return "law-no-longer-in-force", "repealed"
    if status == "in-force" and since is not None and since > today:
        return "law-not-yet-in-force", "in_force"
    if status == "adopted" and since is not None and since <= today:
        return "law-already-in-force", "in_force"
    return None


def resting(given: Given, view: View) -> Iterator[Odd]:
    """Answers that rest on nothing but law that is not in force, and so count as unknown."""
    for fact, pending in given.pending.items():
        if view.asked(fact.question):
            gone = all(_gone(given.laws[law], given.day) for law in pending)
            trail: Trail = ("answers", fact.question, "value", *([fact.option] if fact.option else []))
            yield Odd("rests-on-law-repealed" if gone else "rests-on-law-pending", trail, {"laws": ", ".join(pending)})


def _gone(law: Raw, today: date | None) -> bool:
    until = day(law.get("repealed"))
    return law.get("status") == "repealed" or (until is not None and today is not None and until <= today)


def parties(given: Given, view: View) -> Iterator[Odd]:
    """Party status that cannot be: see articles 35 to 38 of the Convention, 15 to 17 and 20 to 22 of the Protocols."""
    for id, treaty in given.questionnaire.treaties.items():
        party = given.parties.get(id)
        if party is not None:
            place: Trail = ("parties", id)
            yield from _status(given, place, party, treaty)
            if "protocol_to" in treaty:
                yield from _protocol(given, place, party, treaty["protocol_to"])
            yield from _statements(given, place, party, treaty)
            yield from _joined(given, party, treaty, view)


def _status(given: Given, place: Trail, party: Raw, treaty: Raw) -> Iterator[Odd]:
    """Convention, article 38, and article 17 and 22 of the Protocols: a treaty enters into force for a party alone."""
    since, start = day(party.get("since")), day(treaty.get("in_force"))
    if since is None:
        return
    place = (*place, "since")
    if party.get("status") in ("signatory", "not-party"):
        yield Odd("since-without-party", place, {"status": party["status"]})
    if start is not None and since < start:
        yield Odd("party-before-treaty", place, {"since": since, "start": start})
    if party.get("status") == "party" and given.day is not None and since > given.day:
        yield Odd("party-not-yet", place, {"since": since, "date": given.day})


def _protocol(given: Given, place: Trail, party: Raw, convention_id: str) -> Iterator[Odd]:
    """Convention, article 37, paragraph 2: only a party to the Convention can become one to a protocol.

    Who denounces the Convention leaves the protocols with it (article 40, paragraph 3).
    """
    convention = given.parties.get(convention_id, {})
    if party.get("status") != "party":
        return
    if convention.get("status") in ("signatory", "not-party"):
        yield Odd("protocol-without-convention", (*place, "status"), {"convention": convention_id})
    since, first = day(party.get("since")), day(convention.get("since"))
    if convention.get("status") == "party" and since is not None and first is not None and since < first:
        values = {"convention": convention_id, "since": since, "first": first}
        yield Odd("protocol-before-convention", (*place, "since"), values)


def _statements(given: Given, place: Trail, party: Raw, treaty: Raw) -> Iterator[Odd]:
    """A reservation is made on signing or joining: Convention, article 35, paragraph 3; Protocols, 15 and 20."""
    reservations = listed(party.get("reservations"))
    if reservations and party.get("status") == "not-party":
        yield Odd("reservation-without-party", (*place, "reservations"))
    for name in ("reservations", "declarations"):
        for number, statement in enumerate(map(mapping, listed(party.get(name)))):
            made, withdrawn = day(statement.get("date")), day(statement.get("withdrawn"))
            here = (*place, name, number)
            if made is not None and withdrawn is not None and withdrawn < made:
                yield Odd("statement-withdrawn-first", (*here, "withdrawn"), {"made": made, "withdrawn": withdrawn})
            dated = day(treaty["dated"])
            if made is not None and dated is not None and made < dated:
                yield Odd("statement-before-treaty", (*here, "date"), {"made": made, "dated": dated})
            for key, found in (("date", made), ("withdrawn", withdrawn)):
                if found is not None and given.day is not None and found > given.day:
                    yield Odd("day-to-come", (*here, key), {"day": found, "date": given.day})


def _joined(given: Given, party: Raw, treaty: Raw, view: View) -> Iterator[Odd]:
    """A party that answers that it has not joined. The other way round is none: one joins before one is bound."""
    since = day(party.get("since"))
    bound = party.get("status") == "party" and not (since and given.day and since > given.day)
    asked = treaty.get("joined")
    if asked is not None and bound and view.known.get(Fact(asked)) == "no":
        yield Odd("party-answered-no", ("answers", asked, "value"))


def not_applicable(given: Given, view: View) -> Iterator[Odd]:
    """What a party to a treaty calls not applicable though a provision asks for it without condition or excuse.

    Or with one, where the State itself says that the thing is there which the question is about. What the rulebook
    excepts (`may_not_apply`), or judges by a limit or an excuse, is left to the State.
    """
    for question_id, answer in given.answers.items():
        if answer.get("no_value") != "not-applicable":
            continue
        question = given.questions[question_id]
        bound = given.parties.get(question.domain, {}).get("status") == "party"
        if question.owed is not None and bound and view.asked(question_id):
            code = "not-applicable-owed" if question.gate is None else "not-applicable-though-answered"
            asked = question.gate.facts if question.gate is not None else ()
            questions = ", ".join(dict.fromkeys(fact.question for fact in asked if fact in view.known))
            values = {"rule": question.owed, "questions": questions}
            yield Odd(code, ("answers", question_id, "no_value"), values)


Groups = frozenset[tuple[str, str]]
Counted = tuple[str, str, Groups]  #: of what, in which year, of which groups


def figures(given: Given, view: View) -> Iterator[Odd]:
    """Figures of years to come, parts greater than their whole, and groups that exclude each other but exceed it.

    Groups that add up to less are no contradiction: of some the sex or the age is not known. Forms of exploitation
    overlap, and one investigation can be into several persons, so only what the rulebook calls exclusive is added
    up, and only for options that count persons.
    """
    for question_id, answer in given.answers.items():
        if question_id in given.questionnaire.counting and view.asked(question_id):
            question = given.questions[question_id]
            place: Trail = ("answers", question_id, "value")
            known = dict(_by_counted(listed(answer.get("value")), question.by))
            yield from _years(given, place, known)
            yield from _sums(place, known, question.persons, given.questionnaire.exclusive)


def _by_counted(value: Iterable[object], lists: Container[str]) -> Iterator[tuple[Counted, tuple[int, int]]]:
    """Each number and where it stands, by what it counts; what is given twice is a problem told elsewhere."""
    for number, figure in reversed(list(enumerate(map(mapping, value)))):
        count, by = figure.get("count"), mapping(figure.get("by"))
        if isinstance(count, int) and all(name in lists and isinstance(group, str) for name, group in by.items()):
            yield (str(figure.get("of")), str(figure.get("year")), frozenset(by.items())), (number, count)


def _years(given: Given, place: Trail, known: Mapping[Counted, tuple[int, int]]) -> Iterator[Odd]:
    if given.day is None:
        return
    latest = given.day.year
    counted = ((number, year) for (_, year, _), (number, _) in known.items())
    for number, year in sorted((number, year) for number, year in counted if year.isdecimal() and int(year) > latest):
        yield Odd("figure-of-year-to-come", (*place, number, "year"), {"year": year, "date": given.day})


def _sums(
    place: Trail, known: Mapping[Counted, tuple[int, int]], persons: Container[str], exclusive: Container[str]
) -> Iterator[Odd]:
    added: dict[tuple[Counted, tuple[str, ...]], int] = defaultdict(int)
    too_great: set[Counted] = set()
    for (of, year, groups), (number, count) in known.items():
        if not groups:
            continue
        wholes = []
        for left_out in _parts(groups):
            whole: Counted = (of, year, groups - left_out)
            if whole in known and count > known[whole][1]:
                wholes.append(known[whole][1])
                too_great.add(whole)
            if of in persons and all(name in exclusive for name, _ in left_out):
                added[whole, tuple(sorted(name for name, _ in left_out))] += count
        if wholes:
            yield Odd("figure-exceeds-whole", (*place, number, "count"), {"count": count, "whole": min(wholes)})
    for (whole, lists), total in added.items():
        if whole in known and whole not in too_great and total > known[whole][1]:
            number, count = known[whole]
            values = {"sum": total, "whole": count, "groups": ", ".join(lists)}
            yield Odd("figures-exceed-whole", (*place, number, "count"), values)


def _parts(groups: Groups) -> Iterator[Groups]:
    for size in range(1, len(groups) + 1):
        yield from map(frozenset, combinations(groups, size))


def days(given: Given, view: View) -> Iterator[Odd]:
    """Days on which something happened, later than the date of the submission."""
    for question_id, answer in given.answers.items():
        if given.questions[question_id].type != "date" or not view.asked(question_id):
            continue
        found = day(answer.get("value"))
        if found and given.day and found > given.day:
            yield Odd("day-to-come", ("answers", question_id, "value"), {"day": found, "date": given.day})


def penalties(given: Given, view: View) -> Iterator[Odd]:
    """A base penalty above the one with aggravating circumstances; "none" means that there is no such form."""
    for question_id in given.answers:
        question = given.questions[question_id]
        base_id = question.no_less_than
        for fact in question.facts if base_id else ():
            own, base = view.known.get(fact), view.known.get(Fact(str(base_id), fact.option))
            if isinstance(own, int) and isinstance(base, int) and 0 < own < base:
                trail: Trail = ("answers", question_id, "value", *([fact.option] if fact.option else []))
                words = (_word(given, Fact(name, fact.option)) for name in (question_id, str(base_id)))
                values = dict(zip(("own", "base"), words, strict=True))
                yield Odd("penalty-below-base", trail, {**values, "question": base_id})


def _word(given: Given, fact: Fact) -> object:
    value = given.answers[fact.question].get("value")
    return value.get(fact.option) if isinstance(value, dict) else value


def contradictions(given: Given, view: View) -> Iterator[Odd]:
    """Answers that the rulebook says cannot be true together."""
    for key, when in given.questionnaire.contradictions:
        if when.truth(view.known) is True:
            questions = list(dict.fromkeys(fact.question for fact in when.facts if fact in view.known))
            values = {"questions": ", ".join(questions), "said": key}
            yield Odd("answers-contradict", ("answers", questions[0], "value"), values)


Check = Callable[[Given, View], Iterable[Odd]]
CHECKS: tuple[Check, ...] = (laws, resting, parties, not_applicable, figures, days, penalties, contradictions)
