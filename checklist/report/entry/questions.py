"""The sheets with questions: a row for each, a row for each of its options, and the citations that have no row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checklist.entry import Asks, Column, Field, Page, Row, fits
from checklist.question import BY_OPTION, Question, QuestionType
from checklist.report.entry.citing import beside, further
from checklist.report.entry.source import Source
from checklist.report.entry.words import offered_for
from checklist.report.gating import Gating
from checklist.rulebook import Place
from checklist.submission import Answer, Citation
from checklist.texts import plain

WIDTHS = {
    "number": 7,
    "ask": 52,
    "how": 34,
    "answer": 24,
    "reason": 24,
    "law": 24,
    "provision": 24,
    "comment": 44,
}
FURTHER = {"question": 12, "options": 40, "law": 28, "provision": 36, "quote": 60}
SPARE_CITATIONS = 100
_LOOSE = (QuestionType.PENALTY, QuestionType.DATE, QuestionType.TEXT)


def columns(source: Source, kind: str, widths: Mapping[str, int]) -> tuple[Column, ...]:
    """The columns of a kind of sheet."""
    say = source.texts.say
    return tuple(Column(code, plain(say(f"roundtrip.{kind}.{code}")), width) for code, width in widths.items())


def prose(text: str, *, closed: bool = False) -> Field:
    """A cell for text of any length; one that holds more than goes into a cell cannot be changed there."""
    if fits(text):
        return Field(text, closed=closed)
    cut = text
    while not fits(cut):
        cut = cut[: len(cut) * 9 // 10]
    return Field(cut + "…", closed=True)


@dataclass(frozen=True)
class Questions:
    """Writes the sheets with questions."""

    source: Source
    figures: str  #: what the sheet of figures is called

    def section(self, place: Place, name: str) -> Page:
        """The sheet of one article, with the questions of it that are asked."""
        asked = [question for question in place.article.questions if question.id in self.source.wanted]
        title = plain(self.source.labels.full_article(place).text)
        rows = tuple(row for question in asked for row in self._rows(question))
        return Page("section", place.key, name, title, columns(self.source, "section", WIDTHS), rows)

    def _rows(self, question: Question) -> Iterator[Row]:
        answer = self.source.submission.answers.get(question.id)
        closed = self.source.in_dispute(question.id)
        cited = Cited(question, answer)
        yield Row(
            question.id,
            (
                self.source.words.number(question.id),
                plain(self.source.texts.say(f"question.{question.id}.ask")),
                "\n".join(self._how(question, closed=closed)),
                self._value(question, answer, closed=closed),
                prose(answer.reason if answer else "", closed=closed),
                *cited.fields(question.id, closed=closed),
                prose(answer.comment if answer else "", closed=closed),
            ),
        )
        for fact in question.facts if question.type in BY_OPTION else ():
            key = f"{question.id}/{fact.option}"
            label = self.source.words.option(question, fact.option or "")
            word = self._word(question, fact.option or "", answer)
            is_word = question.type is QuestionType.SEVERAL
            value = Field(word, "word" if is_word else "penalty", f"option-{question.type}", is_word, closed)
            yield Row(key, ("", label, "", value, "", *cited.fields(key, closed=closed), ""), is_part=True)

    def _how(self, question: Question, *, closed: bool) -> Iterator[str]:
        """How to answer, and when to."""
        say = self.source.texts.say
        if closed:
            yield plain(say("roundtrip.in-dispute"))
        yield plain(say(f"roundtrip.how.{question.type}", sheet=self.figures))
        gate = Gating(self.source.labels).sentence(question)
        if gate:
            yield plain(gate)
        if question.hint:
            yield plain(say(f"question.{question.id}.hint"))

    def _value(self, question: Question, answer: Answer | None, *, closed: bool) -> Field:
        offers, strict = offered_for(question), question.type not in _LOOSE
        if answer is not None and answer.no_value is not None:
            word = self.source.words.offered(offers)[answer.no_value.value]
            return Field(word, _asks(question), offers, strict, closed)
        value = answer.value if answer is not None else None
        if not isinstance(value, str):
            return Field("", _asks(question), offers, strict, closed)
        if question.type is QuestionType.TEXT:
            held = prose(value, closed=closed)
            return Field(held.text, "prose", offers, strict, held.closed)
        text = value if question.type is QuestionType.DATE else plain(self.source.labels.word(question, value))
        return Field(text, _asks(question), offers, strict, closed)

    def _word(self, question: Question, option: str, answer: Answer | None) -> str:
        value = answer.value if answer is not None else None
        word = value.get(option, "") if isinstance(value, Mapping) else ""
        return plain(self.source.labels.word(question, word)) if word else ""

    def further(self, name: str) -> Page:
        """The sheet of citations that have no row beside an answer, and room for more."""
        rows = [row for question in self.source.questions for row in self._further(question)]
        rows += [Row(f"+{number}", self._citation("", None)) for number in range(1, SPARE_CITATIONS + 1)]
        title = plain(self.source.texts.say("roundtrip.further.title"))
        return Page("further", "all", name, title, columns(self.source, "further", FURTHER), tuple(rows))

    def _further(self, question: Question) -> Iterator[Row]:
        answer = self.source.submission.answers.get(question.id)
        citations = answer.citations if answer is not None else ()
        for at in further(question, citations):
            number = self.source.words.number(question.id)
            options = [self.source.words.option(question, option) for option in citations[at].options]
            yield Row(f"{question.id}/{at + 1}", self._citation(number, citations[at], options))

    def _citation(
        self, number: str, citation: Citation | None, options: list[str] | None = None
    ) -> tuple[str | Field, ...]:
        return (
            number or Field(asks="question", offers="questions"),
            Field("\n".join(options or ()), "options"),
            Field(citation.law if citation else "", "law", "laws"),
            Field(citation.provision if citation else "", "line"),
            prose(citation.quote if citation else ""),
        )


@dataclass(frozen=True)
class Cited:
    """The law cited in the rows of one question."""

    question: Question
    answer: Answer | None

    def fields(self, key: str, *, closed: bool) -> tuple[Field, Field]:
        """The law and the provision of a row."""
        citations = self.answer.citations if self.answer else ()
        at = beside(self.question, citations).get(key)
        law, provision = ("", "") if at is None else (citations[at].law, citations[at].provision)
        return Field(law, "law", "laws", closed=closed), Field(provision, "line", closed=closed)


def _asks(question: Question) -> Asks:
    match question.type:
        case QuestionType.PENALTY:
            return "penalty"
        case QuestionType.DATE:
            return "date"
        case QuestionType.TEXT:
            return "prose"
    return "word"
