"""A short letter to those who sent a submission, in the language they wrote it in: what is wrong, where, what to do."""

from collections.abc import Iterator, Mapping

from checklist import console
from checklist.problem import Problem
from checklist.texts import Texts, isolate, on_one_line
from checklist.verdicts import NEEDED, Verdict, Writer

MOST = 15  #: problems that a letter tells of
LONGEST = 6000  #: characters of a letter, after which no other problem is told of
_NAME = 120


def replies(languages: Mapping[str, Texts], otherwise: Texts) -> Writer:
    """A letter for each submission that was checked; about files that were not, there is nothing to say to a sender."""

    def piece(verdict: Verdict) -> str:
        if verdict.failure is not None:
            return ""
        texts = languages.get(verdict.language.partition("-")[0].lower(), otherwise)
        return "".join(f"{line}\n" for line in _letter(verdict, texts))

    return Writer(piece, between="\n" + "-" * 72 + "\n\n")


def _letter(verdict: Verdict, texts: Texts) -> Iterator[str]:
    yield texts.say("reply.about", file=_short(verdict.sent_as))
    if verdict.state:
        yield texts.say("reply.state", state=_short(verdict.state))
    yield ""
    if verdict.problems:
        yield texts.count("reply.problems", len(verdict.problems))
        yield from _listed(verdict.problems, texts)
        yield ""
        yield texts.say("reply.send-again")
        return
    yield texts.say("reply.valid")
    notes = [note for note in verdict.notes if any(note.code in codes for codes in NEEDED.values())]
    if notes:
        yield texts.say("reply.notes")
        yield from _listed(notes, texts)
    else:
        yield texts.say("reply.nothing")


def _listed(problems: "tuple[Problem, ...] | list[Problem]", texts: Texts) -> Iterator[str]:
    """As many as a letter bears, and how many there are besides."""
    length = told = 0
    for number, problem in enumerate(problems[:MOST], 1):
        if length > LONGEST:
            break
        lines = list(_one(number, problem, texts))
        length += sum(map(len, lines))
        told = number
        yield ""
        yield from lines
    if told < len(problems):
        yield ""
        yield texts.count("reply.more", len(problems) - told)


def _one(number: int, problem: Problem, texts: Texts) -> Iterator[str]:
    text, cure = console.wording(problem, texts)
    yield f"{number}. {text}"
    asked = f"question.{problem.question}.ask"
    if problem.question and texts.has(asked):
        yield "   " + texts.say("validate.question", ask=texts.say(asked))
    if problem.line:
        yield "   " + texts.say("reply.line", line=problem.line)
    elif problem.pointer:
        yield "   " + texts.say("reply.place", place=isolate(_short(problem.pointer), texts.direction))
    if cure:
        yield f"   {cure}"


def _short(text: str) -> str:
    safe = on_one_line(text)
    return safe if len(safe) <= _NAME else safe[: _NAME - 3] + "..."
