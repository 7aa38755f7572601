"""Figures by year: what is counted and its groups are picked from lists, the years are typed in one line."""

from collections.abc import Mapping
from contextlib import suppress

from checklist import editing
from checklist.interview import inputs
from checklist.interview.prompts import Back, Choice
from checklist.interview.session import Session
from checklist.question import Question
from checklist.report.labels import Labels
from checklist.submission import Counted, Figure, by_counted

_ALL = "+all"


def ask(session: Session, question: Question) -> bool:
    """Ask for rows of figures until there are no more, each saved at once; whether the question is dealt with."""
    say = session.texts.say
    labels = Labels(session.rulebook, session.submission, session.texts)
    while True:
        rows = list(_rows(session, question))
        listed = [(str(at), f"{labels.counted(question, row)}: {_typed(numbers)}") for at, (row, numbers) in rows]
        commands = [("+add", say("fill.figures.add")), ("+done", say("fill.figures.done"))]
        groups = [[Choice(*entry) for entry in entries] for entries in (listed, commands) if entries]
        picked = session.terminal.choose(say("fill.figures.rows"), groups, "+done" if rows else "+add")
        if picked == "+done":
            return bool(rows)
        with suppress(Back):
            row = _new_row(session, question) if picked == "+add" else rows[int(picked)][1][0]
            _fill(session, question, row)


def _rows(session: Session, question: Question) -> enumerate[tuple[Counted, Mapping[int, int]]]:
    answer = session.submission.answers.get(question.id)
    figures = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    return enumerate(by_counted(question, figures).items())


def _typed(numbers: Mapping[int, int]) -> str:
    return ", ".join(f"{year}: {number}" for year, number in numbers.items())


def _new_row(session: Session, question: Question) -> Counted:
    """What a new row counts: an option, then a group of each list, or all of them together."""
    say = session.texts.say
    options = [Choice(option, say(session.rulebook.option_key(question, option))) for option in question.options]
    what = session.terminal.choose(say("fill.figures.of"), [options], next(iter(question.options)))
    groups = []
    for name, listed in question.groups.items():
        whole = [Choice(_ALL, say("fill.figures.all"))]
        parts = [Choice(group, say(f"options.{name}.{group}")) for group in listed]
        picked = session.terminal.choose(say("fill.figures.by"), [whole, parts], _ALL)
        if picked != _ALL:
            groups.append((name, picked))
    return what, tuple(groups)


def _fill(session: Session, question: Question, row: Counted) -> None:
    """Type the years of a row; an empty line takes the row away."""
    before = {at[1][0]: at[1][1] for at in _rows(session, question)}
    default = _typed(before.get(row, {}))
    line = session.terminal.line(session.texts.say("fill.figures.years"), inputs.figures, default)
    pairs = [part.split(": ") for part in line.split(", ") if part]
    typed = {int(year): int(number) for year, number in pairs}
    changed = {**before, row: typed}
    figures = tuple(
        Figure(of=what, by=dict(groups), year=year, count=number)
        for (what, groups), numbers in changed.items()
        for year, number in numbers.items()
    )
    if figures:
        session.save(editing.set_value(session.submission, question.id, figures, session.stamp()))
    elif before:
        session.save(editing.withdraw(session.submission, question.id))
