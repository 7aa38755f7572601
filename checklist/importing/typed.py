"""What was typed into a cell stands for: words of either language or codes, days, penalties, numbers, text."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from checklist.entry import Field
from checklist.interview import inputs
from checklist.report.entry.words import TAKEN_BACK, Words
from checklist.submission import FIRST_YEAR, LARGEST, LAST_YEAR
from checklist.texts import plain

#: Arabic vowel marks and the sign that only draws a word out: written or not, a word is the same.
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_ALEF = str.maketrans("أإآٱ", "اااا")
_LONGEST_NAMED = 100  #: years or months that a language may have words of its own for
_CHECKS: Mapping[str, inputs.Check] = {
    "date": inputs.real_date,
    "line": inputs.named_line,
    "prose": inputs.named_prose,
    "link": inputs.link,
    "language": inputs.language,
}


class Wrong(ValueError):
    """What stands in a cell cannot be taken; `code` and `values` fill `problem.…` and `cure.…`."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def normal(text: str) -> str:
    """A word as it is compared: without marks, in one case, one blank between its parts, digits as 0 to 9."""
    bare = _MARKS.sub("", plain(unicodedata.normalize("NFKC", text))).translate(_ALEF)
    digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in bare)
    return " ".join(digits.casefold().split())


@dataclass(frozen=True)
class Typed:
    """Reads what was typed, in every language that a workbook can be in."""

    languages: tuple[Words, ...]  #: that of the workbook first
    _codes: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def codes(self, name: str) -> Mapping[str, str]:
        """What each word of a list stands for, its codes among them."""
        if name not in self._codes:
            found = {normal(code): code for words in self.languages for code in words.offered(name)}
            for words in reversed(self.languages):  # where two languages differ over a word, the workbook's own counts
                found |= {normal(label): code for code, label in words.offered(name).items()}
            self._codes[name] = found
        return self._codes[name]

    def is_taken_back(self, text: str) -> bool:
        """Whether it is the word that takes away what is there."""
        return normal(text) in self.codes(TAKEN_BACK)

    def value(self, cell: Field, text: str) -> str:
        """What a text in a cell stands for; Wrong if it cannot be taken."""
        if cell.asks != "word" and self.is_taken_back(text):
            return TAKEN_BACK
        if cell.offers not in ("", "laws", "questions"):
            code = self.codes(cell.offers).get(normal(text))
            if code is not None:
                return code
            if cell.strict:
                raise Wrong("cell-word", value=text, near=self._near(cell.offers, text))
        match cell.asks:
            case "penalty":
                return self._penalty(text)
            case "year":
                return _whole(text, FIRST_YEAR, LAST_YEAR, "cell-year")
            case "number":
                return _whole(text, 0, LARGEST, "cell-number")
            case "question":
                return self.question(text)
            case "law" | "options":
                return text
        return _checked(_CHECKS[cell.asks], text)

    def _near(self, name: str, text: str) -> str:
        """A word of the workbook's language that is written nearly so."""
        labels = {normal(label): label for label in self.languages[0].offered(name).values()}
        near = get_close_matches(normal(text), labels, 1)
        return labels[near[0]] if near else ""

    def _penalty(self, text: str) -> str:
        named = self._named_penalties.get(normal(text))
        return named or _checked(lambda typed: inputs.penalty(typed, self._units), text)

    @cached_property
    def _units(self) -> inputs.PenaltyWords:
        names = ("months", "years", "life", "death", "none")
        said = [(words.labels.texts.say(f"fill.penalty.{name}"), name) for words in self.languages for name in names]
        return {word: name for listed, name in said for word in listed.split()}

    @cached_property
    def _named_penalties(self) -> Mapping[str, str]:
        """Penalties as they are shown, where that is more than a number and a unit."""
        shown = [f"{n} {unit}" for n in range(1, _LONGEST_NAMED + 1) for unit in ("months", "years")]
        all_words = [(words.labels.texts, penalty) for words in self.languages for penalty in shown]
        return {normal(texts.penalty(penalty)): penalty for texts, penalty in all_words}

    @cached_property
    def _questions(self) -> Mapping[str, str]:
        ids = self.languages[0].labels.rulebook.questions
        numbers = {normal(words.number(id)): id for words in self.languages for id in ids}
        return {**numbers, **{id: id for id in ids}, **{str(n): id for n, id in enumerate(ids, 1)}}

    def question(self, text: str) -> str:
        """The question that a number or an id names."""
        found = self._questions.get(normal(text))
        if found is None:
            raise Wrong("cell-question", value=text)
        return found

    def options(self, question_id: str, text: str) -> tuple[str, ...]:
        """The options of a question that are named, each on a line; commas will do between codes."""
        question = self.languages[0].labels.rulebook.questions[question_id]
        known = self.codes(f"of {question_id}")
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if any(normal(line) not in known for line in lines):
            lines = [part for part in re.split("[\n,;،؛]", text) if part.strip()]
        named = [known.get(normal(line), "") for line in lines]
        if not named or "" in named:
            wrong = next((line for line, name in zip(lines, named, strict=True) if not name), text)
            raise Wrong("cell-option", value=wrong.strip(), near=self._near(f"of {question_id}", wrong))
        return tuple(option for option in question.options if option in named)


def _checked(check: inputs.Check, text: str) -> str:
    try:
        return check(inputs.cleaned(text)[0].strip())
    except inputs.Refused as refused:
        raise Wrong(f"cell-{refused}", value=text) from None


def _whole(text: str, least: int, most: int, code: str) -> str:
    """A whole number, also one typed as text."""
    digits = normal(text)
    if not re.fullmatch("[0-9]{1,12}", digits) or not least <= int(digits) <= most:
        raise Wrong(code, value=text)
    return str(int(digits))
