"""The sheet with figures by year: a row for each, and room for more."""

from collections.abc import Iterator
from dataclasses import dataclass

from checklist.entry import Column, Field, Page, Row
from checklist.question import Question, QuestionType
from checklist.report.entry.questions import columns
from checklist.report.entry.source import Source
from checklist.submission import Figure
from checklist.texts import plain

SPARE_FIGURES = 30  #: rows for each question


@dataclass(frozen=True)
class Figures:
    """Writes the sheet of figures."""

    source: Source

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that ask for figures."""
        return tuple(question for question in self.source.questions if question.type is QuestionType.STATISTICS)

    @property
    def groups(self) -> tuple[str, ...]:
        """Every list that figures are broken down by, each with a column of its own."""
        return tuple(dict.fromkeys(name for question in self.questions for name in question.groups))

    def page(self, name: str) -> Page:
        """Every figure."""
        say = self.source.texts.say
        widths = {"number": 8, "ask": 52, "of": 34, "year": 9, "count": 14}
        heads = columns(self.source, "figures", widths)
        by = tuple(Column(name, self._head(name), 26) for name in self.groups)
        rows = tuple(row for question in self.questions for row in self._rows(question))
        return Page("figures", "all", name, plain(say("roundtrip.figures")), (*heads[:3], *by, *heads[3:]), rows)

    def _head(self, name: str) -> str:
        groups = self.source.labels.series(self.source.words.offered(f"group {name}").values())
        return plain(self.source.texts.say("roundtrip.figures.by", groups=groups))

    def _rows(self, question: Question) -> Iterator[Row]:
        answer = self.source.submission.answers.get(question.id)
        figures = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
        for at, figure in enumerate(figures, 1):
            yield Row(f"{question.id}/{at}", self._cells(question, figure))
        for number in range(1, SPARE_FIGURES + 1):
            yield Row(f"{question.id}/+{number}", self._cells(question, None))

    def _cells(self, question: Question, figure: Figure | None) -> tuple[str | Field, ...]:
        words, closed = self.source.words, self.source.in_dispute(question.id)
        of = words.offered(f"of {question.id}")[figure.of] if figure else ""
        year, count = (str(figure.year), str(figure.count)) if figure else ("", "")
        return (
            words.number(question.id),
            plain(self.source.texts.say(f"question.{question.id}.ask")),
            Field(of, "word", f"of {question.id}", closed=closed),
            *(self._group(question, figure, name, closed=closed) for name in self.groups),
            Field(year, "year", closed=closed),
            Field(count, "number", "taken-back", strict=False, closed=closed),
        )

    def _group(self, question: Question, figure: Figure | None, name: str, *, closed: bool) -> str | Field:
        if name not in question.groups:
            return ""
        group = figure.by.get(name) if figure else None
        text = self.source.words.offered(f"group {name}")[group] if group else ""
        return Field(text, "word", f"group {name}", closed=closed)
