"""Where in a workbook the law cited for an answer stands: beside the answer, or among further citations."""

from collections.abc import Mapping

from checklist.question import BY_OPTION, Question
from checklist.submission import Citation


def beside(question: Question, citations: tuple[Citation, ...]) -> Mapping[str, int]:
    """For each row of a question the citation shown in it, by its place among all: the first for just that row."""
    found: dict[str, int] = {}
    for at, citation in enumerate(citations):
        if not citation.options:
            found.setdefault(question.id, at)
        elif len(citation.options) == 1 and question.type in BY_OPTION:
            found.setdefault(f"{question.id}/{citation.options[0]}", at)
    return found


def further(question: Question, citations: tuple[Citation, ...]) -> tuple[int, ...]:
    """The other citations, which have no row of their own."""
    shown = set(beside(question, citations).values())
    return tuple(at for at in range(len(citations)) if at not in shown)
