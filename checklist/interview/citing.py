"""The law an answer rests on, picked from the register or added to it; the comment, and what is planned."""

from collections.abc import Iterable, Iterator

from checklist import editing
from checklist.conditions import Fact
from checklist.interview import inputs, planning
from checklist.interview.prompts import Back, Choice
from checklist.interview.register import add_law
from checklist.interview.session import Session
from checklist.question import BY_OPTION, CHANGEABLE, DO_NOT_KNOW, Question, QuestionType
from checklist.submission import Answer, Citation, rests_on_pending_law, stated
from checklist.texts import shown

_NOTHING = ("no", "none")  #: values that rest on no law


def rests_on_law(question: Question, answer: Answer | None) -> bool:
    """Whether an answer says that something is so in law or measures, which can be cited."""
    if answer is None or question.type is QuestionType.TEXT or question.about not in CHANGEABLE:
        return False
    return any(word not in _NOTHING for _, word in stated(question, answer))


def ask_for_law(session: Session, question_id: str) -> None:
    """After an answer that can rest on law: the law, more law, and what can stand beside it; each can be left out."""
    if not session.submission.answers[question_id].citations:
        citation = cite(session, _covered(session, question_id))
        if citation is None:
            session.say("fill.cite.none")
            return
        _keep(session, question_id, (citation,))
    show_grounds(session, question_id)


def show_grounds(session: Session, question_id: str) -> None:
    """The citations, the comment and the plan of an answer, with what can be done to them."""
    while True:
        answer = session.submission.answers[question_id]
        for row in grounds(session, question_id):
            session.terminal.say(row, indent=2, hang=2)
        picked = session.one_of("fill.cite.menu", _entries(session, answer))
        if picked == "on":
            return
        try:
            _do(session, question_id, picked)
        except Back:
            continue


def _entries(session: Session, answer: Answer) -> Iterator[tuple[str, str]]:
    for value in ("on", "cite", *(["remove"] if answer.citations else []), "comment", "planned"):
        yield value, session.texts.say(f"fill.cite.{value}")


def _do(session: Session, question_id: str, picked: str) -> None:
    answer = session.submission.answers[question_id]
    match picked:
        case "cite":
            citation = cite(session, _covered(session, question_id))
            if citation is not None:
                _keep(session, question_id, (*answer.citations, citation))
        case "remove":
            _remove(session, question_id)
        case "comment":
            comment = session.terminal.prose(session.texts.say("fill.comment"), inputs.prose, answer.comment)
            session.save(editing.set_comment(session.submission, question_id, comment, session.stamp()))
        case "planned":
            planning.ask(session, question_id)


def _remove(session: Session, question_id: str) -> None:
    cited = session.submission.answers[question_id].citations
    rows = [(str(number), cited_as(session, citation)) for number, citation in enumerate(cited)]
    number = int(session.one_of("fill.cite.which", rows))
    _keep(session, question_id, (*cited[:number], *cited[number + 1 :]))


def _keep(session: Session, question_id: str, citations: Iterable[Citation]) -> None:
    session.save(editing.set_citations(session.submission, question_id, citations, session.stamp()))
    question, answer = session.rulebook.questions[question_id], session.submission.answers[question_id]
    if any(rests_on_pending_law(session.submission, answer, fact, word) for fact, word in stated(question, answer)):
        session.say("fill.cite.pending", date=session.texts.date(session.submission.date))


def grounds(session: Session, question_id: str) -> Iterator[str]:
    """The citations, the comment and the plan of an answer, a row for each."""
    answer = session.submission.answers[question_id]
    for citation in answer.citations:
        row = session.texts.say("fill.cite.row", citation=cited_as(session, citation))
        if citation.options:
            covered = session.texts.join(session.option(Fact(question_id, option)) for option in citation.options)
            row = session.texts.say("fill.cite.row-for", citation=cited_as(session, citation), options=covered)
        yield row
    if answer.comment:
        yield session.texts.say("fill.comment.row", comment=shown(answer.comment))
    if answer.planned is not None:
        yield planning.row(session, answer.planned)


def cited_as(session: Session, citation: Citation) -> str:
    """A citation in words: the law and its provision."""
    law = session.submission.law(citation.law)
    status = session.texts.say(f"law-status.{law.status}")
    return session.texts.say("fill.cite.as", law=shown(law.title), provision=shown(citation.provision), status=status)


def cite(session: Session, covered: tuple[Fact, ...] = ()) -> Citation | None:
    """One citation, None if no law is cited; `covered` are the options it may be for."""
    laws = {law.id: law for law in session.submission.laws}
    choices = [[Choice(id, shown(laws[id].title)) for id in _recent_first(session)]]
    choices.append([Choice(f"+{value}", session.texts.say(f"fill.law.{value}")) for value in ("new", "none")])
    session.say("fill.law.which-explained")
    picked = session.terminal.choose(session.texts.say("fill.law.which"), choices)
    if picked == "+none":
        return None
    law_id = add_law(session) if picked == "+new" else picked
    provision = session.terminal.line(session.texts.say("fill.law.provision"), inputs.named_line)
    return Citation(law=law_id, provision=provision, options=_options(session, covered))


def _recent_first(session: Session) -> list[str]:
    """The register, the law cited last at the top: it is often cited again."""
    cited = [
        (answer.time or "", citation.law)
        for answer in session.submission.answers.values()
        for citation in answer.citations
    ]
    recent = [law_id for _, law_id in sorted(cited, reverse=True)]
    return list(dict.fromkeys((*recent, *(law.id for law in reversed(session.submission.laws)))))


def _covered(session: Session, question_id: str) -> tuple[Fact, ...]:
    """The options of an answer that rest on law."""
    question, answer = session.rulebook.questions[question_id], session.submission.answers[question_id]
    if question.type not in BY_OPTION:
        return ()
    return tuple(fact for fact, word in stated(question, answer) if word not in (*_NOTHING, DO_NOT_KNOW))


def _options(session: Session, covered: tuple[Fact, ...]) -> tuple[str, ...]:
    """Which options a citation is for; none named means all."""
    if len(covered) < 2:
        return ()
    session.say("fill.law.options")
    for number, fact in enumerate(covered, 1):
        session.terminal.say(
            session.texts.say("fill.plain.entry", number=number, label=session.option(fact)), indent=2, hang=4
        )
    typed = session.terminal.line(
        session.texts.say("fill.law.options-how"), lambda text: inputs.numbers(text, len(covered))
    )
    picked = [int(number) for number in typed.split()]
    return tuple(str(covered[number - 1].option) for number in picked) if len(picked) < len(covered) else ()
