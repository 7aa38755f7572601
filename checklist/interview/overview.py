"""Where a submission stands: its state, the list of sections, and the answers of one section."""

from checklist import editing
from checklist.flow import Progress, Section, Stage, Standing
from checklist.interview import display, notes, planning, settling
from checklist.interview.prompts import Back, Choice
from checklist.interview.session import Session, place_title, place_title_alone
from checklist.rule import Instrument
from checklist.texts import shown


def show_state(session: Session) -> None:
    """State, file and progress of a submission that was begun."""
    submission, texts = session.submission, session.texts
    whose = shown(submission.state)
    if submission.territory:
        whose = texts.say("fill.state.territory", state=whose, territory=shown(submission.territory))
    session.say(
        "fill.state", state=whose, date=texts.date(submission.date), nature=texts.say(f"nature.{submission.nature}")
    )
    session.say("fill.state.file", file=shown(str(session.file.path.absolute())))
    show_progress(session)
    for instrument in _instruments(session):
        session.terminal.say(_instrument_row(session, instrument), indent=2)
    session.terminal.say()


def show_progress(session: Session) -> None:
    """How much is answered, of what is asked now."""
    reached = session.course.progress()
    session.say("fill.progress", answered=reached.answered, asked=reached.asked)


def choose_section(session: Session) -> Section | str:
    """A section of the questionnaire, or the name of what stands beside the list; Back out of a part of the list."""
    session.terminal.say()
    show_progress(session)
    instruments = _instruments(session)
    parts = [Choice(instrument.id, _instrument_row(session, instrument)) for instrument in instruments]
    choose = Choice("+choose", session.texts.say(f"fill.list.{'choose-other' if session.chosen.chooses else 'choose'}"))
    ways = [Choice("+search", session.texts.say("fill.list.search")), choose]
    beside = [
        Choice(f"+{name}", session.texts.say(f"fill.list.{name}"))
        for name in ("laws", "ahead", "about", "parties", "who", "stop")
    ]
    groups = [settling.entries(session), parts, ways, beside]
    picked = session.terminal.choose(session.texts.say("fill.list"), [group for group in groups if group])
    return picked if picked.startswith("+") else _section_in(session, picked)


def _section_in(session: Session, instrument_id: str) -> Section:
    within = {section.key: section for section in session.course.sections if _of(section, instrument_id)}
    rows = [Choice(key, _section_row(session, section)) for key, section in within.items()]
    back = Choice("+back", session.texts.say("fill.command.back"))
    first_open = next((key for key, section in within.items() if session.course.open_in(section)), "")
    picked = session.terminal.choose(session.texts.say("fill.list"), [rows, [back]], first_open)
    if picked == "+back":
        raise Back
    return within[picked]


def _of(section: Section, instrument_id: str) -> bool:
    return section.place.instrument.id == instrument_id


def _instruments(session: Session) -> list[Instrument]:
    found = {section.place.instrument.id: section.place.instrument for section in session.course.sections}
    return list(found.values())


def _instrument_row(session: Session, instrument: Instrument) -> str:
    within = [section for section in session.course.sections if _of(section, instrument.id)]
    texts, name = session.texts, session.texts.say(f"instrument.{instrument.id}.short")
    status = _in_numbers(session, session.course.progress(within))
    completed = sum(map(session.course.completed, within))
    if completed:
        status = texts.say("fill.status.sections", status=status, completed=completed, sections=len(within))
    return texts.say("fill.list.row", name=name, status=status)


def _section_row(session: Session, section: Section) -> str:
    status = _status(session, section)
    return session.texts.say("fill.list.row", name=place_title_alone(session.texts, section.place), status=status)


def _status(session: Session, section: Section) -> str:
    """One of few states: whether those who answer it call a section completed goes before the numbers."""
    stage = session.course.stage(section)
    if stage in (Stage.COMPLETED, Stage.CHANGED):
        return session.texts.say(f"fill.status.{stage}")
    if stage is Stage.COMPLETED_OPEN:
        return session.texts.count("fill.status.completed-open", session.course.progress([section]).open)
    return _in_numbers(session, session.course.progress([section]))


def _in_numbers(session: Session, reached: Progress) -> str:
    """How much is answered, in words and numbers."""
    if not reached.asked:
        return session.texts.say("fill.status.nothing-asked")
    if not reached.open:
        return session.texts.count("fill.status.complete", reached.asked)
    if not reached.begun:
        return session.texts.count("fill.status.not-started", reached.asked)
    return session.texts.say("fill.status.begun", answered=reached.answered, asked=reached.asked)


def review(session: Session, section: Section) -> str:
    """The answers of a section, and what the person wants to do next."""
    terminal, texts = session.terminal, session.texts
    terminal.say()
    session.say("fill.review", section=place_title(texts, section.place))
    session.say("fill.review.status", status=_status(session, section))
    for number, question_id in enumerate(session.course.asked_in(section), 1):
        question = session.rulebook.questions[question_id]
        label = texts.say(f"question.{question_id}.ask")
        terminal.say(texts.say("fill.plain.entry", number=number, label=label), hang=4)
        terminal.say(display.short_answer(session, question), indent=4)
        for row in display.beside_short_answer(session, question_id):
            terminal.say(row, indent=4)
    aside = [id for id in section.questions if session.course.standing(id) is Standing.SET_ASIDE]
    if aside:
        terminal.say(texts.count("fill.review.aside", len(aside)))
    terminal.say()
    return terminal.choose(texts.say("fill.choose"), _review_groups(session, section), "on")


def _review_groups(session: Session, section: Section) -> list[list[Choice]]:
    texts = session.texts
    ways = [Choice("on", texts.say("fill.review.on"))]
    waiting = len(session.course.open_in(section))
    if waiting:
        ways.append(Choice("open", texts.count("fill.review.open", waiting)))
    ways.append(Choice("change", texts.say("fill.review.change")))
    kinds = [Choice(kind, _note_label(session, section, kind)) for kind in notes.KINDS]
    mark = "uncomplete" if session.course.stage(section) in _CALLED_COMPLETED else "complete"
    checks = [Choice(mark, texts.say(f"fill.review.{mark}"))] if is_whole(session, section) else []
    if any(question_id in session.submission.answers for question_id in session.course.asked_in(section)):
        checks.append(Choice("clear", texts.say("fill.review.clear")))
    wanted = len(without_plan(session, section))
    if wanted:
        checks.insert(0, Choice("planned", texts.count("fill.review.planned", wanted)))
    commands = [Choice(name, texts.say(f"fill.command.{name}")) for name in ("back", "sections", "stop")]
    return [ways, kinds, checks, commands]


_CALLED_COMPLETED = (Stage.COMPLETED, Stage.COMPLETED_OPEN)


def without_plan(session: Session, section: Section) -> list[str]:
    """The answers of a section that leave something lacking, with nothing planned about it."""
    return [id for id in session.course.asked_in(section) if planning.is_wanted(session, id)]


def is_whole(session: Session, section: Section) -> bool:
    """Whether all of a section is gone through: who sees a part of it cannot call it completed."""
    return all(session.course.holds(question.id) for question in section.place.article.questions)


def ask_whether_completed(session: Session, section: Section) -> None:
    """Have those who answer a section say whether it is completed, once; it is not taken from what is answered."""
    begun = session.course.progress([section]).begun
    if not begun or session.course.completed(section) or not is_whole(session, section):
        return
    waiting = len(session.course.open_in(section))
    if waiting:
        session.terminal.say(session.texts.count("fill.completed.open", waiting))
    entries = [(name, session.texts.say(f"fill.completed.{name}")) for name in ("yes", "later")]
    if session.one_of("fill.completed", entries, "later") == "yes":
        mark_completed(session, section, True)


def mark_completed(session: Session, section: Section, completed: bool) -> None:
    """Keep that a section is called completed, or no longer."""
    submission = session.submission
    if completed and session.course.completed(section):  # called so again, after a change: a mark of its own
        submission = editing.set_completed(submission, section.key, False, session.stamp())
    session.save(editing.set_completed(submission, section.key, completed, session.stamp()))


def _note_label(session: Session, section: Section, kind: str) -> str:
    label, number = session.texts.say(f"fill.notes.{kind}"), notes.count(session, section.key, kind)
    return session.texts.count("fill.notes.recorded", number, label=label) if number else label


def choose_question(session: Session, section: Section) -> str:
    """One of the questions asked in a section; Back where none is chosen."""
    rows = [
        Choice(question_id, session.texts.say(f"question.{question_id}.ask"))
        for question_id in session.course.asked_in(section)
    ]
    back = Choice("+back", session.texts.say("fill.command.back"))
    picked = session.terminal.choose(session.texts.say("fill.review.which"), [rows, [back]])
    if picked == "+back":
        raise Back
    return picked
