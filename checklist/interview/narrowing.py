"""Choosing which questions are gone through, saying so, and finding one of them by its words."""

from collections.abc import Iterator
from dataclasses import replace

from checklist import outline
from checklist.flow import Section
from checklist.interview import inputs
from checklist.interview.prompts import Back, Choice
from checklist.interview.session import Session, place_title
from checklist.rule import Strength
from checklist.rulebook import Rulebook
from checklist.seeking import Found, seek
from checklist.selection import CLUSTERS, Filter, Only
from checklist.texts import Texts, shown

_KINDS = ("instrument", "cluster", "strength", "body")


def begin(session: Session, chosen: Filter) -> None:
    """Go through what was asked for on the command line; where nothing fits it, through everything, and say so."""
    if not session.choose(chosen):
        session.say("fill.chosen-none-all", what=described(session.rulebook, session.texts, chosen))
        session.choose(Filter())
    tell(session)


def tell(session: Session) -> None:
    """Say which questions are gone through, where it is not all of them."""
    package = session.submission.package
    if package is not None:
        session.terminal.say(session.texts.count("fill.package", len(package.questions), body=shown(package.body)))
    if session.chosen.chooses:
        what = described(session.rulebook, session.texts, session.chosen)
        session.terminal.say(session.texts.count("fill.chosen-questions", len(session.within or ()), what=what))


def show_ahead(session: Session) -> None:
    """What is asked, by whom it can be answered, and from which papers."""
    for line in outline.summary(session.course, session.texts):
        session.terminal.say(line.text, indent=line.indent, hang=2 if line.indent else 0)


def described(rulebook: Rulebook, texts: Texts, chosen: Filter) -> str:
    """A filter in words."""
    return texts.say("fill.chosen.join").join(_parts(rulebook, texts, chosen))


def _parts(rulebook: Rulebook, texts: Texts, chosen: Filter) -> Iterator[str]:
    say = texts.say
    places = {place.key: place for place in rulebook.places}
    yield from (say(f"instrument.{name}.short") for name in chosen.instruments)
    yield from (say("fill.chosen.cluster", name=name) for name in chosen.clusters)
    yield from (place_title(texts, places[name]) for name in chosen.sections)
    yield from (say(f"strength.{name}") for name in chosen.strengths)
    yield from (say("fill.chosen.body", name=_body(rulebook, texts, name)) for name in chosen.bodies)
    yield from (say("fill.chosen.words", name=shown(words)) for words in chosen.words)
    if chosen.only is not None:
        yield say(f"fill.chosen.{chosen.only}")


def _body(rulebook: Rulebook, texts: Texts, name: str) -> str:
    return texts.say(f"authority.{name}") if name in rulebook.contents.authorities else shown(name)


def choose(session: Session) -> None:
    """Ask which questions are gone through from now on; Back leaves it as it was."""
    kinds = [kind for kind in _KINDS if list(_values(session, kind))]
    names = ("all", *Only, *kinds)
    entries = [(name, session.texts.say(f"fill.narrow.{name}")) for name in names]
    picked = session.one_of("fill.narrow", [*entries, ("+back", session.texts.say("fill.command.back"))])
    if picked == "+back":
        raise Back
    chosen = _chosen(session, picked)
    if session.choose(chosen):
        tell(session)
    else:
        session.say("fill.chosen-none", what=described(session.rulebook, session.texts, chosen))


def _chosen(session: Session, picked: str) -> Filter:
    """All, or the filter so far narrowed by one more."""
    if picked == "all":
        return Filter()
    if picked in tuple(Only):
        return replace(session.chosen, only=Only(picked))
    value = session.one_of("fill.narrow.which", _values(session, picked))
    match picked:
        case "instrument":
            return replace(session.chosen, instruments=(value,))
        case "cluster":
            return replace(session.chosen, clusters=(value,))
        case "strength":
            return replace(session.chosen, strengths=(Strength(value),))
    return replace(session.chosen, bodies=(value,))


def _values(session: Session, kind: str) -> Iterator[tuple[str, str]]:
    """What there is to choose by: only what the rulebook has."""
    book, say = session.rulebook, session.texts.say
    match kind:
        case "instrument":
            yield from ((name, say(f"instrument.{name}.short")) for name in book.contents.instruments)
        case "cluster":
            yield from ((name, say("fill.narrow.cluster-row", name=name)) for name in CLUSTERS)
        case "strength":
            there = {rule.strength for rule in book.assessed}
            yield from ((name.value, say(f"strength.{name}")) for name in Strength if name in there)
        case "body":
            yield from ((name, say(f"authority.{name}")) for name in book.contents.authorities)


def search(session: Session) -> Section | str | None:
    """A section or a question found by words that are typed; None where the person goes back."""
    while words := session.terminal.line(session.texts.say("fill.search"), inputs.line):
        found = seek(session.course, session.texts, words)
        asked = tuple(filter(session.course.view.asked, found.questions))
        if not found.sections and not asked:
            session.say("fill.search.none", words=shown(words))
        if len(asked) < len(found.questions):
            session.terminal.say(session.texts.count("fill.search.not-asked", len(found.questions) - len(asked)))
        if found.sections or asked:
            return _picked(session, Found(found.sections, asked))
    return None


def _picked(session: Session, found: Found) -> Section | str:
    say = session.texts.say
    sections = {section.key: section for section in found.sections}
    rows = [
        Choice(key, say("fill.search.section", name=place_title(session.texts, s.place))) for key, s in sections.items()
    ]
    questions = [Choice(f"?{id}", say(f"question.{id}.ask")) for id in found.questions]
    back = [Choice("+back", say("fill.command.back"))]
    picked = session.terminal.choose(say("fill.search.found"), [rows, questions, back])
    if picked == "+back":
        raise Back
    return sections[picked] if picked in sections else picked.removeprefix("?")
