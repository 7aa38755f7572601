"""What commands print on a terminal: problems, findings and rules as plain lines."""

from collections.abc import Iterable, Iterator

from checklist.errors import ChecklistError
from checklist.problem import Problem
from checklist.texts import Texts, on_one_line


def error(failure: ChecklistError, texts: Texts) -> str:
    """What went wrong, and, for a broken file, every problem in it."""
    problems: tuple[Problem, ...] = getattr(failure, "problems", ())
    lines = [line for problem in problems for line in problem_lines(problem, texts)]
    key = f"error.{failure.code}"
    near = f"{key}-near" if failure.values.get("near") and texts.has(f"{key}-near") else key
    return "\n".join([*lines, texts.say(near, **_safe(failure.values))])


def problem_lines(problem: Problem, texts: Texts) -> Iterator[str]:
    """A problem in words: where, the question concerned, what is wrong, what to do."""
    text, cure = wording(problem, texts)
    parts = (on_one_line(problem.file), str(problem.line or ""), on_one_line(problem.pointer))
    place = ":".join(part for part in parts if part)
    yield f"{place}: {texts.say('validate.note', text=text) if problem.note else text}"
    asked = f"question.{problem.question}.ask"
    if problem.question and texts.has(asked):
        yield "    " + texts.say("validate.question", ask=texts.say(asked))
    if cure:
        yield f"    {cure}"


def wording(problem: Problem, texts: Texts) -> tuple[str, str]:
    """What is wrong, and what to do, in the language of the texts."""
    values = _safe(problem.values)
    reason = str(problem.values.get("said", ""))
    if texts.has(reason):
        values["said"] = texts.say(reason)
    key = f"problem.{problem.code}"
    if not texts.has(key):  # a file that could not be read while others were
        return texts.say(f"error.{problem.code}", **values), ""
    number = problem.values.get("n")
    text = texts.count(key, number, **values) if isinstance(number, int) else texts.say(key, **values)
    cure = f"cure.{problem.code}"
    near = f"{cure}.near"
    return text, texts.say(near if problem.values.get("near") and texts.has(near) else cure, **values)


def _safe(values: object) -> dict[str, object]:
    """Values from a file as they may be printed: short, and steering nothing."""
    pairs = values.items() if hasattr(values, "items") else ()
    return {
        key: value if isinstance(value, int) else _short(on_one_line(str(value))) for key, value in pairs if key != "n"
    }


def _short(text: str) -> str:
    return text if len(text) <= 300 else text[:297] + "..."


def problem_data(problem: Problem, texts: Texts) -> dict[str, object]:
    """A problem for other programs."""
    text, cure = wording(problem, texts)
    asked = f"question.{problem.question}.ask"
    data = {
        "code": problem.code,
        "pointer": problem.pointer,
        "line": problem.line or None,
        "question": texts.say(asked) if problem.question and texts.has(asked) else None,
        "text": text,
        "cure": cure,
    }
    return {key: value for key, value in data.items() if value is not None}


def lines(parts: Iterable[str]) -> str:
    """Lines of output as one text."""
    return "\n".join(parts)
