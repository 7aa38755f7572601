"""What the dialogue shows of a question and of its answer."""

from collections.abc import Iterator

from checklist.conditions import Fact
from checklist.interview import inputs
from checklist.interview.citing import grounds
from checklist.interview.session import Session, place_title
from checklist.interview.telling import cited, found_now, recommendations
from checklist.question import BY_OPTION, Question, QuestionType
from checklist.report.labels import Labels
from checklist.submission import Clearance, by_counted
from checklist.texts import shown

_LOW = 30  #: lines of a screen too low for the whole guidance beside the answers


def show(session: Session, question: Question) -> None:
    """The question; where the screen is low, part of the guidance is left to "details"."""
    terminal, texts = session.terminal, session.texts
    place = session.rulebook.question_places[question.id]
    terminal.say()
    title = place_title(texts, place)
    terminal.say(texts.say("fill.question.place", section=title, count=_number(session, question)))
    terminal.say()
    terminal.say(texts.say(f"question.{question.id}.ask"))
    for row in _guidance(session, question) if terminal.height >= _LOW else _reasons(session, question):
        terminal.say(row, indent=2, hang=2)
    for row in answer_rows(session, question):
        terminal.say(row, indent=2, hang=2)
    if question.id not in session.submission.answers and terminal.height >= _LOW:
        for option in question.options if question.type in BY_OPTION else ():
            terminal.say(texts.say("fill.option-row", option=session.option(Fact(question.id, option))), indent=2)
    terminal.say()


def _number(session: Session, question: Question) -> str:
    """Where it stands among the questions of its section: among those gone through, where it is one of them."""
    course = session.course
    article = session.rulebook.question_places[question.id].article
    alone = course.holds(question.id)
    asked = [q.id for q in article.questions if course.view.asked(q.id) and (course.holds(q.id) or not alone)]
    return session.texts.say("fill.question.number", number=asked.index(question.id) + 1, last=len(asked))


def _reasons(session: Session, question: Question) -> Iterator[str]:
    for name in ("why", "hint"):
        if getattr(question, name):
            yield session.texts.say(f"fill.question.{name}", text=session.texts.say(f"question.{question.id}.{name}"))


def _guidance(session: Session, question: Question) -> Iterator[str]:
    texts = session.texts
    yield from _reasons(session, question)
    if question.sources:
        yield texts.say("fill.question.sources", text=texts.say(f"question.{question.id}.sources"))
    yield from found_now(session, question)


def details(session: Session, question: Question) -> None:
    """The sources in full: what each provision and recommendation requires, and with what force."""
    terminal, texts = session.terminal, session.texts
    for row in _guidance(session, question):
        terminal.say(row, indent=2)
    for rule_id in (*session.rulebook.rules_reading[question.id], *recommendations(session, question)):
        rule = session.rulebook.rules[rule_id]
        terminal.say()
        terminal.say(cited(session, (rule_id,)))
        terminal.say(texts.say("fill.details.strength", strength=texts.say(f"strength.{rule.strength}")), indent=2)
        terminal.say(texts.say(f"rule.{rule_id}.requires"), indent=2)
        if rule.limiter:
            terminal.say(texts.say("fill.details.limiter", text=texts.say(f"rule.{rule_id}.limiter")), indent=2)
    terminal.say()
    terminal.say(texts.say(f"question.{question.id}.ask"))


def value_text(session: Session, question: Question, word: str) -> str:
    """One value of a question in words."""
    if question.type is QuestionType.TEXT:
        return shown(word)
    return Labels(session.rulebook, session.submission, session.texts).word(question, word)


def answer_rows(session: Session, question: Question) -> Iterator[str]:
    """The saved answer in words, with what stands beside it; whether bodies remarked on it."""
    answer, texts = session.submission.answers.get(question.id), session.texts
    remarks = session.submission.discussion.get(question.id, ())
    if remarks:
        yield texts.count("fill.remarks.count", len(remarks))
    if answer is None:
        return
    if isinstance(answer.value, str) or answer.no_value is not None:
        yield texts.say("fill.saved-answer", answer=short_answer(session, question))
    elif isinstance(answer.value, tuple):
        yield texts.say("fill.saved-options")
        labels = Labels(session.rulebook, session.submission, texts)
        for row, numbers in by_counted(question, answer.value).items():
            said = inputs.in_line(numbers)
            yield texts.say("fill.saved-option", option=labels.counted(question, row), answer=said)
    elif answer.value is not None:
        yield texts.say("fill.saved-options")
        for option in question.options:
            word = answer.value.get(option)
            said = texts.say("answer.unanswered") if word is None else value_text(session, question, word)
            yield texts.say("fill.saved-option", option=session.option(Fact(question.id, option)), answer=said)
    yield from grounds(session, question.id)
    if answer.clearance != "drafted":
        yield texts.say("fill.clearance", clearance=texts.say(f"clearance.{answer.clearance}"))


def beside_short_answer(session: Session, question_id: str) -> Iterator[str]:
    """How far an answer is cleared, where it is, and how much was remarked about it."""
    answer, texts = session.submission.answers.get(question_id), session.texts
    if answer is not None and answer.clearance is not Clearance.DRAFTED:
        yield texts.say("fill.review.clearance", clearance=texts.say(f"clearance.{answer.clearance}"))
    said = session.submission.discussion.get(question_id, ())
    if said:
        yield texts.count("fill.remarks.count", len(said))


def short_answer(session: Session, question: Question) -> str:
    """The saved answer in a few words, for a list."""
    answer, texts = session.submission.answers.get(question.id), session.texts
    if answer is None:
        return texts.say("answer.unanswered")
    if answer.no_value is not None:
        said = texts.say(f"answer.{answer.no_value}")
        return texts.say("fill.answer-reason", answer=said, reason=shown(answer.reason)) if answer.reason else said
    if isinstance(answer.value, str):
        return value_text(session, question, answer.value)
    if isinstance(answer.value, tuple):
        return texts.count("fill.figures-given", len(answer.value))
    return texts.say("fill.options-answered", number=len(answer.value or ()), last=len(question.options))
