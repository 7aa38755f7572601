"""What things are called in a report: provisions, questions, answers, outcomes, what a State wrote."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce

from checklist.clearing import Basis
from checklist.conditions import DEATH, LIFE, Bound, Fact
from checklist.document import Labelled, Link, Verdict, Written
from checklist.finding import Change, ElementFinding, Outcome, State
from checklist.question import DEGREES, DO_NOT_KNOW, Question, QuestionType
from checklist.rule import Cluster, Rule, Strength
from checklist.rulebook import Place, Rulebook
from checklist.submission import Clearance, Counted, NoValue, Submission, rests_on_pending_law, stated
from checklist.texts import Texts, direction_of, isolate

#: The scale that words the outcomes of a strength.
SCALES: Mapping[Strength, str] = {
    Strength.MANDATORY: "graded",
    Strength.MANDATORY_QUALIFIED: "graded",
    Strength.MANDATORY_CONDITIONAL: "graded",
    Strength.TREATY_MACHINERY: "graded",
    Strength.CONSIDER: "consider",
    Strength.ENDEAVOUR: "endeavour",
    Strength.OPTIONAL: "optional",
    Strength.SAVING: "saving",
    Strength.DEFINITION: "definition",
    Strength.RECOMMENDATION: "recommendation",
}
UNSCALED = (Outcome.NOT_APPLICABLE, Outcome.UNDETERMINED)

#: The shape that stands beside an outcome: told apart by form alone, so that no colour carries a meaning.
MARKS: Mapping[Outcome, str] = {
    Outcome.IMPLEMENTED: "full",
    Outcome.PARTIALLY_IMPLEMENTED: "half",
    Outcome.NOT_IMPLEMENTED: "empty",
    Outcome.NOT_APPLICABLE: "dash",
    Outcome.UNDETERMINED: "open",
}
STATE_MARKS: Mapping[State, str] = {
    State.MET: "full",
    State.PARTLY: "half",
    State.NOT_MET: "empty",
    State.UNKNOWN: "open",
    State.LEFT_OUT: "dash",
}

_RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
#: What no submission may hold, taken out all the same: control characters, marks that reorder, half characters.
_UNSAFE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
UNDETERMINED_LANGUAGE = "und"


def outcome_key(strength: Strength, outcome: Outcome) -> str:
    """The key of an outcome's text, worded by strength: one table for every output."""
    scale = "any" if outcome in UNSCALED else SCALES[strength]
    return f"outcome.{scale}.{outcome}"


def alike(elements: Iterable[ElementFinding]) -> list[list[ElementFinding]]:
    """Elements by the entry of the rule file they come from, and how they stand; several are options of a question."""
    groups: dict[object, list[ElementFinding]] = {}
    for element in elements:
        groups.setdefault((element.rule_id, element.key, element.state), []).append(element)
    return list(groups.values())


def _suggestion(element: ElementFinding) -> str:
    return f"rule.{element.rule_id}.{element.key}.suggestion"


def clean(text: str) -> str:
    """A State's text without characters that cannot be printed or would reorder what stands around them."""
    safe = _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.rstrip() for line in safe.split("\n")).strip("\n")


def page_words(texts: Texts) -> tuple[str, str, str]:
    """The words around the page's number and the number of pages, which the layout alone knows."""
    before, between, after = re.split(r"\{page\}|\{pages\}", str(texts.entries["report.page"]))
    return before, between, after


def shortened(text: str, length: int) -> str:
    """A text cut at a space, with an ellipsis where something was cut off."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


@dataclass(frozen=True)
class Labels:
    """The names of things in one report, in its language."""

    rulebook: Rulebook
    submission: Submission
    texts: Texts
    basis: Basis = field(default_factory=Basis)
    laws: str = ""  #: stands in the anchors of laws, where several registers are printed

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {question_id: number for number, question_id in enumerate(self.rulebook.questions, 1)}

    @cached_property
    def _words(self) -> Mapping[Fact, str]:
        """What the submission states, in its own words."""
        questions, answers = self.rulebook.questions, self.submission.answers
        return {
            fact: word
            for question_id, answer in answers.items()
            if question_id in questions
            for fact, word in stated(questions[question_id], answer)
        }

    # How far answers are cleared

    def clearance(self) -> str:
        """How many answers are given, and how far they are cleared."""
        numbers = {state.value: self.basis.numbers.get(state, 0) for state in Clearance}
        return self.texts.say("clearing.counts", given=self.basis.given, **numbers)

    def made_from(self) -> str:
        """That a report is made from cleared answers only, where it is; else nothing."""
        basis = self.basis
        return self.texts.say("clearing.only", rest=basis.not_cleared) if basis.only_cleared else ""

    # Places

    def number(self, question_id: str) -> str:
        """The short number of a question."""
        return self.texts.say("report.question-number", n=self._numbers[question_id])

    def question(self, question_id: str) -> Link:
        """The short number of a question, leading to it."""
        return Link(self.number(question_id), f"#q-{question_id}")

    def article(self, place: Place) -> str:
        """An article with its title; a section of a report by its title alone."""
        title = self.texts.say(f"article.{place.key}.title")
        if not place.article.article[0].isdigit():
            return title
        return self.texts.say("report.article", number=place.article.article, title=title)

    def full_article(self, place: Place) -> Link:
        """An article with the instrument it belongs to, leading to it."""
        instrument = self.texts.say(f"instrument.{place.instrument.id}.short")
        text = self.texts.say("report.of-instrument", instrument=instrument, what=self.article(place))
        return Link(text, f"#a-{place.key}")

    def cite(self, rule_id: str) -> str:
        """The citation of a provision within its instrument."""
        return self.texts.say(f"rule.{rule_id}.cite")

    def full_cite(self, rule_id: str) -> str:
        """The citation of a provision with its instrument."""
        instrument = self.rulebook.rule_places[rule_id].instrument
        short = self.texts.say(f"instrument.{instrument.id}.short")
        return self.texts.say("report.of-instrument", instrument=short, what=self.cite(rule_id))

    def provision(self, rule_id: str, *, full: bool = True) -> Link:
        """The citation of a provision, leading to it."""
        target = f"#r-{rule_id}" if self.rulebook.rules[rule_id].recorded else f"#p-{rule_id}"
        return Link(self.full_cite(rule_id) if full else self.cite(rule_id), target)

    def provisions(self, rule_ids: Iterable[str]) -> Iterator[Link]:
        """The citations of provisions, the instrument named at the first of those that follow one another."""
        before = None
        for rule_id in rule_ids:
            instrument = self.rulebook.rule_places[rule_id].instrument
            yield self.provision(rule_id, full=instrument != before)
            before = instrument

    def cited(self, rules: Iterable[str]) -> str:
        """The citations of provisions, instrument by instrument."""
        say, cites = self.texts.say, dict[str, list[str]]()
        for rule_id in rules:
            instrument = self.rulebook.rule_places[rule_id].instrument
            cites.setdefault(say(f"instrument.{instrument.id}.short"), []).append(self.cite(rule_id))
        join = say("fill.question.cited-join")
        parts = (say("fill.question.cited", instrument=i, cites=self.texts.join(each)) for i, each in cites.items())
        return join.join(parts)

    def cluster(self, cluster: Cluster | None) -> str:
        """The cluster of the review, marked where it is not confirmed; empty where there is none."""
        if cluster is None:
            return ""
        number = self.texts.say(f"report.cluster.number.{cluster.number}")
        return self.texts.say(f"report.cluster.{cluster.status}", number=number)

    # Outcomes

    def verdict(self, strength: Strength, outcome: Outcome) -> Verdict:
        """An outcome in the words of its strength, with its mark."""
        return Verdict(self.texts.say(outcome_key(strength, outcome)), MARKS[outcome])

    def state(self, state: State) -> Verdict:
        """The state of an element in words, with its mark."""
        return Verdict(self.texts.say(f"report.state.{state}"), STATE_MARKS[state])

    def gap(self, element: ElementFinding, judged_in: str) -> str:
        """What an element lacks, citing the paragraph of the definition that asks for it."""
        text = self._gap(element)
        if element.rule_id == judged_in:
            return text
        return self.texts.say("report.cited", text=text.removesuffix("."), cite=self.cite(element.rule_id))

    def gaps(self, elements: Iterable[ElementFinding], judged_in: str) -> tuple[str, ...]:
        """What elements lack, each thing said once: options of one entry of the rule file are said together."""
        return self._together(alike(elements), lambda element: self.gap(element, judged_in))

    def suggestions(self, elements: Iterable[ElementFinding]) -> tuple[str, ...]:
        """The suggestions that rule files write for elements, each once; options of the same words together."""
        groups: dict[object, list[ElementFinding]] = {}
        for element in elements:
            words = self.same_words(element)
            group = groups.setdefault(words, [])
            if not group or (words and "{option}" in words[0]):  # words without an option speak of all
                group.append(element)
        return tuple(text for text in self._together(groups.values(), self.suggestion) if text)

    def same_words(self, element: ElementFinding) -> tuple[str, str | None] | None:
        """By what suggestions are said together, whichever rules write them; none where no rule writes one."""
        words = self.texts.entries.get(_suggestion(element))
        return (str(words), element.question) if words else None

    def _together(
        self, groups: Iterable[list[ElementFinding]], worded: Callable[[ElementFinding], str]
    ) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._same_for(worded(group[0]), group) for group in groups))

    def _same_for(self, text: str, group: Sequence[ElementFinding]) -> str:
        """A text about the first of a group, and the options of the others, each once."""
        facts = [Fact(element.question or "", element.option) for element in group]
        options = [self.option(fact) for fact in dict.fromkeys(facts) if fact != facts[0]]
        return self.texts.say("report.same-for", text=text, options=self.series(options)) if text and options else text

    def has_gap(self, element: ElementFinding) -> bool:
        """Whether the rule file has words for what an element lacks."""
        return self.texts.has(f"rule.{element.rule_id}.{element.key}.gap")

    def _gap(self, element: ElementFinding) -> str:
        key = f"rule.{element.rule_id}.{element.key}"
        partly = element.state is State.PARTLY
        if partly and self.texts.has(f"{key}.partly_gap"):
            return self._of_option(f"{key}.partly_gap", element)
        if not self.has_gap(element):
            named = self._element(element)
            return self.texts.count("report.gap-unnamed", len(named), element=self.texts.join(named))
        gap = self._of_option(f"{key}.gap", element)
        return self.texts.say("report.gap-in-part", gap=gap) if partly else gap

    def suggestion(self, element: ElementFinding) -> str:
        """The suggestion a rule file writes for an element; empty where it writes none."""
        key = _suggestion(element)
        return self._of_option(key, element) if self.texts.has(key) else ""

    def _of_option(self, key: str, element: ElementFinding) -> str:
        if element.option is None or element.question is None:
            return self.texts.say(key)
        return self.texts.say(key, option=self.option(Fact(element.question, element.option)))

    def _element(self, element: ElementFinding) -> list[str]:
        """An element that the rule file gives no words, by the questions that decide it."""
        return [link.text for link in self.open_facts((*element.failing, *element.missing))]

    # Answers

    def option(self, fact: Fact) -> str:
        """The label of an option."""
        question = self.rulebook.questions[fact.question]
        return self.texts.say(self.rulebook.option_key(question, fact.option or ""))

    def counted(self, question: Question, counted: Counted) -> str:
        """What a figure of statistics counts, with the groups it is broken down to."""
        said = self.option(Fact(question.id, counted[0]))
        return self.texts.say("figure.of-groups", counted=said, groups=self.groups(counted)) if counted[1] else said

    def groups(self, counted: Counted) -> str:
        """The groups that a figure of statistics is broken down to."""
        return self.series(self.texts.say(f"options.{name}.{group}") for name, group in counted[1])

    def word(self, question: Question, word: str) -> str:
        """A value of a question in words."""
        if question.type in (QuestionType.PENALTY, QuestionType.PENALTIES):
            return self.texts.say("answer.do-not-know") if word == DO_NOT_KNOW else self.texts.penalty(word)
        if question.type is QuestionType.DATE:
            return self.texts.date(word)
        if question.type is QuestionType.CHOICE and word in question.options:
            return self.texts.say(self.rulebook.option_key(question, word))
        return self.texts.say(f"answer.{word}") if word in (*DEGREES, DO_NOT_KNOW) else word

    def answer(self, fact: Fact) -> str:
        """What the submission says to a fact, in words; that it says nothing, where so."""
        question = self.rulebook.questions[fact.question]
        if fact in self._words:
            word = self.word(question, self._words[fact])
            return self.texts.say("report.pending-answer", answer=word) if self._is_pending(fact) else word
        return self.texts.say(self._why_unknown(fact))

    def _is_pending(self, fact: Fact) -> bool:
        answer = self.submission.answers[fact.question]
        return rests_on_pending_law(self.submission, answer, fact, self._words[fact])

    def _why_unknown(self, fact: Fact) -> str:
        if fact.question in self.basis.withheld:
            return "clearing.not-cleared"
        answer = self.submission.answers.get(fact.question)
        if answer is None:
            return "answer.unanswered"
        if answer.no_value is NoValue.NOT_APPLICABLE:
            return "report.declared-not-applicable"
        word = answer.value.get(fact.option or "") if isinstance(answer.value, Mapping) else answer.no_value
        return "answer.do-not-know" if word == DO_NOT_KNOW else "answer.unanswered"

    def facts(self, facts: Iterable[Fact]) -> tuple[Link, ...]:
        """Facts with their answers, those of one question and answer together, leading to the questions."""
        found = self._by_answer(facts)
        return tuple(self._stated(question_id, answer, facts) for (question_id, answer), facts in found.items())

    def stated(self, facts: Iterable[Fact]) -> tuple[str, ...]:
        """The answers to facts of one question, options of one answer together."""
        return tuple(self._by_options(answer, found) for (_, answer), found in self._by_answer(facts).items())

    def _by_options(self, answer: str, facts: list[Fact]) -> str:
        options = self.series(self.option(fact) for fact in facts if fact.option)
        return self.texts.say("report.open-options", question=answer, options=options) if options else answer

    def _by_answer(self, facts: Iterable[Fact]) -> Mapping[tuple[str, str], list[Fact]]:
        groups: dict[tuple[str, str], list[Fact]] = {}
        for fact in facts:
            groups.setdefault((fact.question, self.answer(fact)), []).append(fact)
        return groups

    def _stated(self, question_id: str, answer: str, facts: list[Fact]) -> Link:
        options = self.series(self.option(fact) for fact in facts if fact.option)
        key = "report.fact-options" if options else "report.fact"
        text = self.texts.say(key, question=self.number(question_id), answer=answer, options=options)
        return Link(text, f"#q-{question_id}")

    def open_facts(self, facts: Iterable[Fact]) -> tuple[Link, ...]:
        """Facts without their answers, those of one question together, leading to the questions."""
        groups: dict[str, list[Fact]] = {}
        for fact in facts:
            groups.setdefault(fact.question, []).append(fact)
        return tuple(self._unstated(question_id, found) for question_id, found in groups.items())

    def _unstated(self, question_id: str, facts: list[Fact]) -> Link:
        options = self.series(self.option(fact) for fact in facts if fact.option)
        number = self.number(question_id)
        text = self.texts.say("report.open-options", question=number, options=options) if options else number
        return Link(text, f"#q-{question_id}")

    def change(self, change: Change) -> Link:
        """One change that would help: what is stated now, and what would be needed."""
        question = self.rulebook.questions[change.fact.question]
        what = self.open_facts([change.fact])[0]
        key = "report.change" if change.known else "report.change-unknown"
        text = self.texts.say(key, what=what.text, now=self.answer(change.fact), needed=self.needed(question, change))
        return Link(text, what.target)

    def needed(self, question: Question, change: Change) -> str:
        """The values that would do, in words, each between quotation marks."""
        say = self.texts.say
        if change.operator == "at_most" and not change.limit:
            values = [say("report.at_most-none")]
        elif change.operator:
            values = [say(f"report.{change.operator}", penalty=self.months(int(change.limit)))]
        else:
            values = [self.word(question, word) for word in change.wanted]
        quoted = [say("form.quoted", text=value) for value in values]
        return reduce(lambda first, last: say("report.or", first=first, last=last), quoted)

    def months(self, months: int) -> str:
        """A number of months as conditions compare it, in words."""
        fixed = {0: "none", LIFE: "life", DEATH: "death"}
        if months in fixed:
            return self.texts.penalty(fixed[months])
        return self.texts.penalty(f"{months} months" if months % 12 else f"{months // 12} years")

    def reached(self, bound: Bound, holds: bool) -> Link:
        """Whether a stated penalty reaches a limit that a rule sets: a fact that is computed and not asked."""
        limit = self.months(int(bound.limit))
        key = "report.reached" if holds else "report.not-reached"
        stated_now = self.facts([bound.fact])[0]
        return Link(self.texts.say(key, fact=stated_now.text, limit=limit), stated_now.target)

    # Lists, and what a State wrote

    def authorities(self, ids: Iterable[str]) -> str:
        """Authorities that can answer, the one that usually leads first."""
        return self.series(self.texts.say(f"authority.{id}") for id in ids)

    def papers(self, ids: Iterable[str]) -> str:
        """Papers that answers are read from."""
        return self.series(self.texts.say(f"paper.{id}") for id in ids)

    def law_anchor(self, law_id: str) -> str:
        """The place of a law in the register."""
        return f"l-{self.laws}{law_id}"

    def series(self, items: Iterable[str]) -> str:
        """Items that may hold commas themselves, one after the other."""
        return str(self.texts.entries["report.series"]).join(isolate(item, self.texts.direction) for item in items)

    def written(self, text: str, language: str | None = None) -> Written:
        """A State's text with its language and direction; the language is unknown where its letters belie it."""
        shown, claimed = clean(text), language or self.submission.language
        direction = direction_of(shown)
        is_rtl = claimed is not None and claimed.partition("-")[0] in _RIGHT_TO_LEFT
        fits = claimed is not None and is_rtl == (direction == "rtl")
        return Written(shown, claimed if fits and claimed else UNDETERMINED_LANGUAGE, direction)

    def maybe_written(self, text: str, language: str | None = None) -> Written | None:
        """A State's text, where there is one."""
        return self.written(text, language) if text.strip() else None

    def labelled(self, key: str, links: Iterable[Link]) -> Labelled | None:
        """Links under a label; None where there are none."""
        found = tuple(links)
        return Labelled(self.texts.say(key), found) if found else None

    def read_by(self, question_id: str) -> Labelled | None:
        """The provisions and recommendations that read a question; the question's own instrument goes unsaid."""
        rulebook = self.rulebook
        home = rulebook.question_places[question_id].instrument
        reading = rulebook.rules_reading[question_id]
        foreign = {rule_id: rulebook.rule_places[rule_id].instrument != home for rule_id in reading}
        own_first = sorted(reading, key=foreign.__getitem__)  # so that what goes unsaid follows no other instrument
        return self.labelled("report.read-by", (self.provision(id, full=foreign[id]) for id in own_first))

    def strength(self, rule: Rule) -> str:
        """The strength of a provision in words."""
        return self.texts.say(f"strength.{rule.strength}")
