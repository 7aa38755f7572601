"""The letter that goes with a package: what a body is asked, how to answer, and how to send it back."""

from collections.abc import Iterator

from checklist.flow import sections
from checklist.report.labels import Labels
from checklist.splitting import Part


def letter(labels: Labels, part: Part, file: str) -> str:
    """The letter, as plain text; `file` is the name of the package."""
    return "\n".join(_lines(labels, part, file)) + "\n"


def _lines(labels: Labels, part: Part, file: str) -> Iterator[str]:
    texts, say, given = labels.texts, labels.texts.say, part.submission
    asked = part.package.questions
    state = labels.written(given.state).text
    if given.territory:
        state = say("fill.state.territory", state=state, territory=labels.written(given.territory).text)
    yield say("package.title", body=labels.written(part.package.body).text)
    yield ""
    questions = texts.count("split.questions", len(asked))
    yield say("package.what", state=state, date=texts.date(given.date), questions=questions)
    yield ""
    yield say("package.sections")
    for section in sections(labels.rulebook):
        number = len(set(section.questions) & set(asked))
        if number:
            title = labels.full_article(section.place).text
            yield say("package.section", section=title, questions=texts.count("split.questions", number))
    if part.context:
        yield ""
        yield texts.count("package.context", len(part.context))
    yield ""
    yield say("package.how")
    language = "" if texts.language == "en" else f" --lang {texts.language}"
    yield say("package.fill", command=f"checklist fill {file}{language}")
    yield say("package.excel")
    for name in ("laws", "nothing-erased", "unknown", "names"):
        yield ""
        yield say(f"package.{name}")
    yield ""
    yield say("package.back", file=file)
