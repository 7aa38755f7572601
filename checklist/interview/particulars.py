"""What a submission says of itself: State, date, nature, and where the State stands towards each treaty."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from checklist import editing
from checklist.interview import inputs
from checklist.interview.prompts import Choice, Terminal, in_turn
from checklist.interview.session import Session
from checklist.rule import Instrument
from checklist.rulebook import Rulebook
from checklist.submission import Nature, PartyStatus, Statement, Submission
from checklist.texts import Texts, shown

_DATED = (PartyStatus.PARTY,)


@dataclass
class _Particulars:
    """The particulars while they are asked for, one after the other."""

    state: str = ""
    territory: str = ""
    date: str = ""
    nature: str = Nature.DRAFT
    language: str = ""


def start(terminal: Terminal, texts: Texts, rulebook: Rulebook, today: date) -> Submission:
    """A new submission with what the person says of it; Back at its first field is Back."""
    about = _Particulars(date=today.isoformat(), language=texts.language)
    _ask(terminal, texts, about)
    return editing.new(
        rules=rulebook.contents.edition,
        state=about.state,
        territory=about.territory,
        date=about.date,
        nature=Nature(about.nature),
        language=about.language or None,
    )


def change(session: Session) -> None:
    """Ask for the particulars again, what was said offered, and save them."""
    now = session.submission
    about = _Particulars(now.state, now.territory, now.date, now.nature, now.language or "")
    _ask(session.terminal, session.texts, about)
    session.save(
        editing.describe(
            now,
            state=about.state,
            territory=about.territory,
            date=about.date,
            nature=Nature(about.nature),
            language=about.language or None,
        )
    )


def _ask(terminal: Terminal, texts: Texts, about: _Particulars) -> None:
    """Go through the fields; Back goes to the one before."""

    def line(name: str, check: inputs.Check) -> Callable[[], str]:
        return lambda: terminal.line(texts.say(f"fill.about.{name}"), check, getattr(about, name))

    natures = [Choice(nature.value, texts.say(f"nature.{nature}")) for nature in Nature]
    steps: list[tuple[str, Callable[[], str]]] = [
        ("state", line("state", inputs.named_line)),
        ("territory", line("territory", inputs.line)),
        ("date", line("date", inputs.real_date)),
        ("nature", lambda: terminal.choose(texts.say("fill.about.nature"), [natures], about.nature)),
        ("language", line("language", inputs.optional(inputs.language))),
    ]
    in_turn([partial(_take, about, name, ask) for name, ask in steps])


def _take(about: _Particulars, name: str, ask: Callable[[], str]) -> None:
    setattr(about, name, ask())


def treaties(rulebook: Rulebook) -> tuple[Instrument, ...]:
    """The treaties a State can be a party to."""
    return tuple(chapter.instrument for chapter in rulebook.chapters if chapter.instrument.kind == "treaty")


def ask_parties(session: Session, instruments: Iterable[Instrument]) -> None:
    """Where the State stands towards each treaty; Back goes to the treaty before."""
    in_turn([partial(_ask_party, session, instrument) for instrument in instruments])


def _ask_party(session: Session, instrument: Instrument) -> None:
    texts = session.texts
    party = session.submission.parties.get(instrument.id)
    session.terminal.say()
    session.say("fill.party", instrument=texts.say(f"instrument.{instrument.id}.name"))
    entries = [(status.value, texts.say(f"party.{status}")) for status in PartyStatus]
    default = party.status if party else PartyStatus.UNKNOWN
    status = PartyStatus(session.one_of("fill.answer", entries, default))
    since = None
    if status in _DATED:
        given = (party.since if party else None) or ""
        since = session.terminal.line(texts.say("fill.party.since"), inputs.optional(inputs.real_date), given) or None
    session.save(editing.set_party(session.submission, instrument.id, status, since, session.stamp()))
    if status is PartyStatus.PARTY:
        _ask_reservations(session, instrument)


def _ask_reservations(session: Session, instrument: Instrument) -> None:
    """Show the reservations recorded, and add or remove some."""
    while True:
        recorded = session.submission.parties[instrument.id].reservations
        for statement in recorded:
            session.say("fill.reservation.row", provision=shown(statement.provision), text=shown(statement.text))
        names = ["on", "add", *(["remove"] if recorded else [])]
        entries = [(name, session.texts.say(f"fill.reservation.{name}")) for name in names]
        picked = session.one_of("fill.reservation.menu", entries)
        if picked == "on":
            return
        kept = (*recorded, _reservation(session)) if picked == "add" else _without_one(session, recorded)
        session.save(editing.set_reservations(session.submission, instrument.id, kept, session.stamp()))


def _reservation(session: Session) -> Statement:
    say = session.texts.say
    provision = session.terminal.line(say("fill.reservation.provision"), inputs.line)
    text = session.terminal.prose(say("fill.reservation.text"), inputs.named_prose)
    made = session.terminal.line(say("fill.reservation.date"), inputs.optional(inputs.real_date))
    return Statement(provision=provision, text=text, date=made or None)


def _without_one(session: Session, recorded: tuple[Statement, ...]) -> tuple[Statement, ...]:
    rows = [(str(number), shown(statement.text)) for number, statement in enumerate(recorded)]
    number = int(session.one_of("fill.reservation.which", rows))
    return (*recorded[:number], *recorded[number + 1 :])
