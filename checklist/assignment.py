"""The plan of who answers what, as a table (CSV) that officials edit; what comes back is not trusted."""

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from checklist import spreadsheet
from checklist.errors import PROBLEMS, ChecklistError
from checklist.flow import sections
from checklist.problem import Problem
from checklist.report.labels import Labels
from checklist.rulebook import Rulebook
from checklist.splitting import suggested
from checklist.spreadsheet.options import FORMULA
from checklist.submission import LINE

COLUMNS = ("section", "question", "title", "body")
_NEEDED = ("section", "question", "body")
LONGEST = 500  #: characters of the name of a body
Row = tuple[int, Mapping[str, str]]  #: the line it begins in, and its cells by column


class PlanBroken(ChecklistError):
    """A plan that cannot be followed; `problems` says why, line by line."""

    exit_code = PROBLEMS

    def __init__(self, file: str, problems: Iterable[Problem]) -> None:
        super().__init__("split-plan-broken", file=file)
        self.problems = tuple(problems)


def written(labels: Labels) -> bytes:
    """The plan that the rulebook suggests: a line for each section, and for each question that another body answers."""
    return spreadsheet.values([COLUMNS, *_rows(labels)])


def _rows(labels: Labels) -> Iterator[tuple[str, str, str, str]]:
    authorities = suggested(labels.rulebook)
    for section in sections(labels.rulebook):
        usual = next(iter(section.place.article.answered_by), "")
        yield section.key, "", labels.full_article(section.place).text, _named(labels, usual)
        for question_id in section.questions:
            own = authorities.get(question_id, "")
            if own != usual:
                yield section.key, question_id, labels.texts.say(f"question.{question_id}.ask"), _named(labels, own)


def _named(labels: Labels, authority: str) -> str:
    return labels.texts.say(f"authority.{authority}") if authority else ""


def read(path: os.PathLike[str], content: bytes, rulebook: Rulebook) -> Mapping[str, str]:
    """The body that answers each question; PlanBroken where a line cannot be followed.

    A line for a question goes before the line for its section; one without a body leaves it to the section.
    """
    file = os.fspath(path)
    rows = list(_table(file, content))
    problems = list(_problems(file, rows, rulebook))
    if problems:
        raise PlanBroken(file, problems)
    by_name = {row["question"] or row["section"]: row["body"] for _, row in rows if row["body"]}
    return {
        question_id: body
        for section in sections(rulebook)
        for question_id in section.questions
        if (body := by_name.get(question_id) or by_name.get(section.key))
    }


def _table(file: str, content: bytes) -> Iterator[Row]:
    text = _decoded(file, content)
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        names = [_cell(name).lower() for name in next(reader, [])]
        if not set(_NEEDED) <= set(names):
            raise PlanBroken(file, [Problem(file, "plan-columns", line=1)])
        for cells in reader:
            row = dict.fromkeys(_NEEDED, "") | dict(zip(names, map(_cell, cells), strict=False))
            if any(row[name] for name in _NEEDED):
                yield reader.line_num, row
    except csv.Error as error:
        problem = Problem(file, "plan-unreadable", line=reader.line_num, values={"why": str(error)})
        raise PlanBroken(file, [problem]) from None


def _decoded(file: str, content: bytes) -> str:
    """The text, in UTF-8 or as Excel writes Unicode."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise PlanBroken(file, [Problem(file, "plan-encoding")]) from None


def _cell(text: str) -> str:
    """A cell without blanks around it, and without the apostrophe that keeps it from being a formula."""
    plain = " ".join(text.split())
    return plain[1:] if plain.startswith("'") and plain[1:].startswith(FORMULA) else plain


def _problems(file: str, rows: Iterable[Row], rulebook: Rulebook) -> Iterator[Problem]:
    taken: set[str] = set()
    known = {section.key for section in sections(rulebook)}
    for line, row in rows:
        section, question = row["section"], row["question"]
        if question and question not in rulebook.questions:
            yield _unknown(file, line, "plan-unknown-question", question, rulebook.questions)
        elif not question and section and section not in known:
            yield _unknown(file, line, "plan-unknown-section", section, known)
        elif not question and not section:
            yield Problem(file, "plan-neither", line=line)
        if row["body"]:
            if (question or section) in taken:
                yield Problem(file, "plan-twice", line=line, values={"id": question or section})
            taken.add(question or section)
            if not is_name(row["body"]):
                yield Problem(file, "plan-body", line=line, values={"limit": LONGEST})


def is_name(text: str) -> bool:
    """Whether a text can be the name of a body: a line that is not too long and hides nothing."""
    return 0 < len(text) <= LONGEST and re.fullmatch(LINE, text) is not None


def _unknown(file: str, line: int, code: str, name: str, known: Iterable[str]) -> Problem:
    near = get_close_matches(name, list(known), 1)
    return Problem(file, code, line=line, values={"id": name, "near": near[0] if near else ""})
