"""Searching the questionnaire: by wording, id and article, in either language, however a word is spelt."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checklist.flow import Course, Section
from checklist.question import Question
from checklist.rulebook import Place, Rulebook
from checklist.texts import Texts, plain

#: Letters that are written one for the other in Arabic (hamza is an accent), and the stroke that only stretches a word.
_ALIKE = str.maketrans({"ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """A text as it is compared: without case, accents, vowel marks, and the ways one Arabic letter is written."""
    parts = unicodedata.normalize("NFKD", plain(text))
    bare = "".join(_digit(letter) for letter in parts if not unicodedata.combining(letter))
    return " ".join(bare.casefold().translate(_ALIKE).split())


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


@dataclass(frozen=True)
class Found:
    """What a search found, in the order of the questionnaire."""

    sections: tuple[Section, ...]
    questions: tuple[str, ...]


def authority_of(rulebook: Rulebook, texts: Texts, name: str) -> str:
    """The id of the authority that has this id or name, in English or in the language of the texts; else the name."""
    for authority, english in rulebook.contents.authorities.items():
        if folded(name) in map(folded, (authority, english, texts.say(f"authority.{authority}"))):
            return authority
    return name


def seek(course: Course, texts: Texts, words: str) -> Found:
    """The sections and questions in which every word stands; a number only stands whole. Nothing for no words."""
    wanted = _WORD.findall(folded(words))
    if not wanted:
        return Found((), ())
    book = course.rulebook
    return Found(
        tuple(section for section in course.sections if _holds(_of_place(section.place, texts), wanted)),
        tuple(
            question_id
            for section in course.sections
            for question_id in section.questions
            if _holds(_of_question(book, book.questions[question_id], section.place, texts), wanted)
        ),
    )


def _holds(heap: Iterable[str], wanted: Iterable[str]) -> bool:
    text = folded(" ".join(heap))
    numbers = {word for word in _WORD.findall(text) if word[0].isdecimal()}
    return all(word in numbers if word[0].isdecimal() else word in text for word in wanted)


def _of_place(place: Place, texts: Texts) -> Iterator[str]:
    yield place.key
    yield place.article.article
    yield texts.say(f"article.{place.key}.title")
    yield texts.say(f"instrument.{place.instrument.id}.short")


def _of_question(book: Rulebook, question: Question, place: Place, texts: Texts) -> Iterator[str]:
    """What a question is found by: its section, its id, its wording, its options and the provisions that read it."""
    yield from _of_place(place, texts)
    yield question.id
    yield texts.say(f"question.{question.id}.ask")
    for option in question.options:
        yield texts.say(book.option_key(question, option))
    yield from book.rules_reading[question.id]
