"""The report as tables: everything it tells, for a spreadsheet, and the law it rests on, for a register."""

from collections.abc import Iterator

from checklist.report.found import Found
from checklist.report.given import Given
from checklist.report.sheet import Row, sheet
from checklist.report.whole import Whole
from checklist.submission import PartyStatus
from checklist.texts import plain
from checklist.workbook import Sheet, Workbook


def workbook(whole: Whole) -> Workbook:
    """Every table."""
    found = Found(whole)
    return _bound(whole, about(whole), *sheets(whole, found.timetable(), found.totals()))


def sheets(whole: Whole, *alone: Sheet) -> tuple[Sheet, ...]:
    """What was given and what was found, with the tables that only a report on one submission has."""
    given, found = Given(whole), Found(whole)
    return (
        given.answers(),
        given.figures(),
        given.citations(with_uncited=False),
        given.laws(),
        found.findings(),
        found.observations(),
        found.plan(),
        found.drafting(),
        found.notifications(),
        *alone,
        given.statements(),
        *given.conflicts(),
    )


def register(whole: Whole) -> Workbook:
    """The law that answers rest on, in one table: a row for each citation, and for each law that nothing cites."""
    return _bound(whole, Given(whole).citations(with_uncited=True))


def _bound(whole: Whole, *sheets: Sheet) -> Workbook:
    texts = whole.labels.texts
    state = whole.labels.written(whole.labels.submission.state).text
    return Workbook(
        language=texts.language,
        direction=texts.direction,
        title=plain(texts.say("report.full-title", state=state, depth=texts.say("depth.record"))),
        subject=plain(texts.say("report.subject")),
        program=plain(texts.say("report.made-by", version=whole.program_version)),
        date=whole.date,
        continued=plain(texts.say("formats.continued")),
        sheets=sheets,
    )


def about(whole: Whole) -> Sheet:
    """What the report is, of whom and of when, and what it is not."""
    columns = (("formats.item", 34), ("formats.value", 90))
    return sheet(whole.labels.texts, "about", columns, (*_subject(whole), *_editions(whole), *_notices(whole)))


def _subject(whole: Whole) -> Iterator[Row]:
    labels, say, given = whole.labels, whole.labels.texts.say, whole.labels.submission
    yield say("report.title"), say("report.subtitle")
    yield say("formats.state"), labels.written(given.state)
    if given.territory:
        yield say("report.territory"), labels.written(given.territory)
    yield say("formats.nature"), say(f"nature.{given.nature}")
    yield say("formats.notice"), say(f"report.caution.{given.nature}")
    yield say("report.date"), whole.date
    yield say("report.submission-date"), given.date
    yield say("clearing.label"), labels.clearance()
    if labels.basis.only_cleared:
        yield say("formats.notice"), labels.made_from()
    if given.language:
        yield say("formats.language"), given.language
    for chapter in labels.rulebook.chapters:
        if chapter.instrument.kind == "treaty":
            yield _party(whole, chapter.instrument.id)


def _party(whole: Whole, instrument: str) -> Row:
    texts = whole.labels.texts
    party = whole.labels.submission.parties.get(instrument)
    label = texts.say("formats.party", name=texts.say(f"instrument.{instrument}.short"))
    status = texts.say(f"party.{party.status if party else PartyStatus.UNKNOWN}")
    if party and party.since:
        return label, texts.say("formats.party-since", status=status, date=texts.date(party.since))
    return label, status


def _editions(whole: Whole) -> Iterator[Row]:
    labels, say = whole.labels, whole.labels.texts.say
    yield say("report.edition.rules"), labels.rulebook.contents.edition
    yield say("report.edition.answered"), labels.written(labels.submission.rules)
    yield say("report.edition.program"), whole.program_version
    yield say("report.edition.format"), labels.submission.format


def _notices(whole: Whole) -> Iterator[Row]:
    say = whole.labels.texts.say
    for name in ("internal", "questions", "ranking"):
        yield say("formats.notice"), say(f"report.notice.{name}")
