"""The questions of a blank form: boxes, rows and lines to fill in, why each is asked and what goes with an answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checklist.conditions import Fact
from checklist.form import Asked, Cell, Grid, GridRow, Room, Tick
from checklist.question import BY_OPTION, DO_NOT_KNOW, About, Question, QuestionType
from checklist.report.gating import Gating
from checklist.report.labels import Labels
from checklist.submission import Counted, NoValue

YEARS = 5  #: columns of a table of statistics
PROSE_LINES = 5  #: to answer with words alone
CITATIONS = 2  #: rows for the law that an answer as a whole rests on
CITATION = ("law", "provision", "since", "link")
_BOXES = (QuestionType.YES_NO, QuestionType.COVERAGE, QuestionType.CHOICE)
_WRITTEN = {QuestionType.PENALTY: 1, QuestionType.DATE: 1, QuestionType.TEXT: PROSE_LINES}


@dataclass(frozen=True)
class Asking:
    """Prints questions to be answered by hand."""

    labels: Labels
    gating: Gating

    def asked(self, question: Question) -> Asked:
        """One question, blank."""
        say = self.labels.texts.say
        boxed = question.type in _BOXES
        ticks = tuple(
            self._tick(question, f"value/{word}", self.labels.word(question, word)) for word in question.values
        )
        return Asked(
            anchor=f"q-{question.id}",
            number=self.labels.number(question.id),
            ask=say(f"question.{question.id}.ask"),
            gate=self.gating.sentence(question),
            guidance=tuple(self._guidance(question)),
            ticks=ticks if boxed else (),
            stacked=question.type is QuestionType.CHOICE,
            grid=self._grid(question),
            rooms=tuple(self._rooms(question)),
            none=tuple(self._tick(question, f"no_value/{why}", say(f"answer.{why}")) for why in NoValue),
            reason=self._room(question, "reason", "report.reason"),
            law=None if question.type in BY_OPTION or question.about is About.PRACTICE else self._law(question),
            remarks=tuple(self._remarks(question)),
        )

    def _guidance(self, question: Question) -> Iterator[str]:
        """Why it is asked, how to answer, where to look, who can if others than of the rest, and what reads it."""
        say = self.labels.texts.say
        for name in ("why", "hint", "sources"):
            if getattr(question, name):
                yield say(f"fill.question.{name}", text=say(f"question.{question.id}.{name}"))
        if question.answered_by:
            yield say("form.question.answered-by", names=self.labels.authorities(question.answered_by))
        rules = self.labels.rulebook.rules_reading[question.id]
        if rules:
            yield say("fill.question.bears-on", rules=self.labels.cited(rules))

    # Where the answer goes

    def _grid(self, question: Question) -> Grid | None:
        match question.type:
            case QuestionType.SEVERAL:
                return self._by_option(question, (*question.values, DO_NOT_KNOW))
            case QuestionType.PENALTIES:
                return self._by_option(question, (DO_NOT_KNOW,))
            case QuestionType.STATISTICS:
                return self._figures(question)
        return None

    def _by_option(self, question: Question, words: tuple[str, ...]) -> Grid:
        """A row for each option: boxes, or a line for its penalty, and the law that says so."""
        say = self.labels.texts.say
        penalty = question.type is QuestionType.PENALTIES
        written = (say("form.penalty"),) if penalty else ()
        heads = (say("report.option"), *written, *(say(f"answer.{word}") for word in words), say("form.option-law"))
        rows = tuple(GridRow(tuple(self._option(question, fact, words, penalty=penalty))) for fact in question.facts)
        return Grid("penalties" if penalty else "several", heads, rows)

    def _option(self, question: Question, fact: Fact, words: tuple[str, ...], *, penalty: bool) -> Iterator[Cell]:
        say, option = self.labels.texts.say, self.labels.option(fact)
        yield option
        if penalty:
            yield self._room(question, f"value/{fact.option}", "form.penalty", option)
        for word in words:
            yield self._tick(question, f"value/{fact.option}/{word}", say(f"answer.{word}"), option)
        yield self._room(question, f"citations/{fact.option}", "form.option-law", option)

    def _figures(self, question: Question) -> Grid:
        """An empty table of years: a row for each thing counted, then one for each group of it."""
        rows = []
        for option in question.options:
            parts = [((name, group),) for name, listed in question.groups.items() for group in listed]
            rows += [self._figures_row(question, (option, groups)) for groups in ((), *parts)]
        heads = (self._room(question, f"years/{year}", "form.year", number=year) for year in _years())
        years = (replace(head, text=self.labels.texts.say("form.year-head")) for head in heads)
        return Grid("figures", (self.labels.texts.say("report.figures"), *years), tuple(rows))

    def _figures_row(self, question: Question, counted: Counted) -> GridRow:
        option, groups = counted
        label = self.labels.groups(counted) if groups else self.labels.counted(question, counted)
        whole = self.labels.counted(question, counted)
        name = "/".join((option, *(group for _, group in groups)))
        rooms = (self._room(question, f"value/{name}/{year}", "form.year", whole, number=year) for year in _years())
        return GridRow((label, *rooms), is_part=bool(groups))

    def _rooms(self, question: Question) -> Iterator[Room]:
        if question.type in _WRITTEN:
            yield self._room(question, "value", f"form.type.{question.type}", lines=_WRITTEN[question.type], shown=True)

    # What goes with it

    def _law(self, question: Question) -> Grid:
        """The law cited, for the answer as a whole; options have room for theirs beside them."""
        heads = tuple(self.labels.texts.say(f"form.law.{name}") for name in CITATION)
        rows = (
            tuple(self._room(question, f"citations/{number}/{name}", f"form.law.{name}") for name in CITATION)
            for number in range(1, CITATIONS + 1)
        )
        return Grid("law", heads, tuple(map(GridRow, rows)))

    def _remarks(self, question: Question) -> Iterator[Room]:
        if question.about is not About.PRACTICE:
            yield self._room(question, "examples", "form.examples", shown=True)
        lines = 1 if question.type in BY_OPTION else 2
        yield self._room(question, "comment", "report.comment", lines=lines, shown=True)

    def _tick(self, question: Question, name: str, text: str, *of: str) -> Tick:
        return Tick(f"answers/{question.id}/{name}", self._named(question, *of, text), text)

    def _room(
        self, question: Question, name: str, key: str, *of: str, lines: int = 1, shown: bool = False, **values: int
    ) -> Room:
        text = self.labels.texts.say(key, **values)
        return Room(f"answers/{question.id}/{name}", self._named(question, *of, text), text if shown else "", lines)

    def _named(self, question: Question, *what: str) -> str:
        """What a box or a line is for, said in full."""
        return self.labels.series((self.labels.number(question.id), *what))


def _years() -> range:
    return range(1, YEARS + 1)
