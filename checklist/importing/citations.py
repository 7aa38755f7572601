"""Citations of a returned workbook: beside an answer, beside its options, and further ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checklist.importing.laws import Laws
from checklist.importing.returned import Cells, Change, Changed, Returned
from checklist.importing.typed import Wrong
from checklist.question import BY_OPTION, Question
from checklist.report.entry.citing import beside
from checklist.report.entry.words import TAKEN_BACK
from checklist.submission import Citation


@dataclass(frozen=True)
class _Cited:
    """A row whose citation was changed: which of the answer's it is, None for a new one, and the options it is for."""

    cells: Cells
    at: int | None
    options: tuple[str, ...] = ()


class _Refused(Exception):
    """The citation cannot be taken, which has been told."""


@dataclass
class Citing:
    """Puts the citations of one answer together."""

    returned: Returned
    laws: Laws

    def after(
        self, question: Question, own: Cells, options: Mapping[str, Cells], further: Changed
    ) -> tuple[Citation, ...] | None:
        """The citations of an answer with the changes made; None where there are none to make."""
        answer = self.returned.source.submission.answers.get(question.id)
        held = answer.citations if answer is not None else ()
        after: list[Citation | None] = list(held)
        changed = False
        for row in _rows(question, held, own, options, further):
            try:
                new = self._citation(question, row, held[row.at] if row.at is not None else None)
            except _Refused:
                continue
            changed = True
            if row.at is not None:
                after[row.at] = new
            elif new not in after:
                after.append(new)
        return tuple(one for one in after if one is not None) if changed else None

    def _citation(self, question: Question, row: _Cited, old: Citation | None) -> Citation | None:
        """The citation of a row; None where it is taken back."""
        cells = row.cells
        if any(cells[code].value == TAKEN_BACK for code in ("law", "provision") if code in cells):
            return None
        law = self.laws.id_of(cells["law"]) if "law" in cells else old.law if old else ""
        provision = cells["provision"].value if "provision" in cells else old.provision if old else ""
        if law is None:
            raise _Refused
        if not law or not provision:
            self._refuse(next(iter(cells.values())), f"citation-without-{'provision' if law else 'law'}")
        kept = old.quote if old is not None and old.law == law else ""  # words of another law are none of this one's
        return Citation(
            law=law,
            provision=provision,
            options=self._options(question, cells["options"]) if "options" in cells else _options(row, old),
            quote=_text(cells["quote"]) if "quote" in cells else kept,
        )

    def _options(self, question: Question, change: Change) -> tuple[str, ...]:
        if change.value == TAKEN_BACK:
            return ()
        if question.type not in BY_OPTION:
            self._refuse(change, "citation-for-no-options")
        try:
            return self.returned.typed.options(question.id, change.value)
        except Wrong as wrong:
            self._refuse(change, wrong.code, **{name: v for name, v in wrong.values.items() if name != "value"})
        return ()

    def _refuse(self, change: Change, code: str, **values: object) -> None:
        self.returned.tell_of(change, code, **values)
        raise _Refused


def _rows(
    question: Question, held: tuple[Citation, ...], own: Cells, options: Mapping[str, Cells], further: Changed
) -> Iterator[_Cited]:
    """The rows with a change to a citation."""
    places = beside(question, held)
    if cells := _cited(own):
        yield _Cited(cells, places.get(question.id))
    for name, row in options.items():
        if cells := _cited(row):
            yield _Cited(cells, places.get(f"{question.id}/{name}"), (name,))
    for key, row in further.items():
        number = key.rpartition("/")[2]
        cells = {code: change for code, change in row.items() if code != "question"}
        yield _Cited(cells, int(number) - 1 if number.isdecimal() else None)


def _cited(cells: Cells) -> Cells:
    return {code: change for code, change in cells.items() if code in ("law", "provision")}


def _options(row: _Cited, old: Citation | None) -> tuple[str, ...]:
    return old.options if old is not None else row.options


def _text(change: Change) -> str:
    return "" if change.value == TAKEN_BACK else change.value
