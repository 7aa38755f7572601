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
        rows = _rows(session, question)
        shown = [f"{labels.counted(question, row)}: {inputs.in_line(numbers)}" for row, numbers in rows.items()]
        commands = [Choice("+add", say("fill.figures.add")), Choice("+done", say("fill.figures.done"))]
        listed = [Choice(str(at), text) for at, text in enumerate(shown)]
        groups = [listed, commands] if listed else [commands]
        picked = session.terminal.choose(say("fill.figures.rows"), groups, "+done" if rows else "+add")
        if picked == "+done":
            return bool(rows)
        with suppress(Back):
            _fill(session, question, _new_row(session, question) if picked == "+add" else list(rows)[int(picked)])


def _rows(session: Session, question: Question) -> Mapping[Counted, Mapping[int, int]]:
    answer = session.submission.answers.get(question.id)
    figures = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    return by_counted(question, figures)


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
    before = _rows(session, question)
    message = session.texts.say("fill.figures.years")
    line = session.terminal.line(message, inputs.figures, inputs.in_line(before.get(row, {})))
    changed = {**before, row: inputs.out_of_line(line)}
    figures = tuple(
        Figure(of=what, by=dict(groups), year=year, count=number)
        for (what, groups), numbers in changed.items()
        for year, number in numbers.items()
    )
    if figures:
        session.save(editing.set_value(session.submission, question.id, figures, session.stamp()))
    elif before:
        session.save(editing.withdraw(session.submission, question.id, session.stamp()))
