"""One question: shown with why it is asked and where to look, answered, and saved."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from checklist import editing
from checklist.conditions import Fact
from checklist.flow import Standing, effect
from checklist.interview import display, inputs, planning, statistics
from checklist.interview.citing import ask_for_law, rests_on_law, show_grounds
from checklist.interview.clearing import show_remarks
from checklist.interview.keeping import keep
from checklist.interview.prompts import Back, Choice, Groups, Stop, ToSections
from checklist.interview.session import Session
from checklist.interview.telling import tell_shifts
from checklist.question import BY_OPTION, DO_NOT_KNOW, Question, QuestionType
from checklist.submission import Answer, NoValue, Submission

_TYPED = (QuestionType.PENALTY, QuestionType.DATE, QuestionType.TEXT)
_WITH_KEEP = (*_TYPED, *BY_OPTION, QuestionType.STATISTICS)
_REST_OPEN = "+rest"
_SAME, _UNKNOWN = ("=",), ("?", "؟")  #: typed instead of a penalty: the same for all that are open; not known


def ask(session: Session, question_id: str) -> tuple[str, ...]:
    """Ask until the question is dealt with; the questions that the answer opened. Back, ToSections or Stop else."""
    before = session.submission
    asking = _Asking(session, session.rulebook.questions[question_id])
    display.show(session, asking.question)
    try:
        while not asking.step():
            pass
    except (Back, ToSections):
        tell_shifts(session, before)
        raise
    tell_shifts(session, before)
    if session.submission is not before and planning.is_wanted(session, question_id):
        session.say("fill.lacking")
    return effect(session.rulebook, before, session.submission).opened


class _Asking:
    """One question in one session."""

    def __init__(self, session: Session, question: Question) -> None:
        self.session = session
        self.question = question
        self.texts = session.texts

    @property
    def answer(self) -> Answer | None:
        return self.session.submission.answers.get(self.question.id)

    def step(self) -> bool:
        """One choice; whether the question is dealt with."""
        picked = self.session.terminal.choose(self.texts.say("fill.answer"), self._groups(), self._preselected())
        match picked:
            case "+back":
                raise Back
            case "+sections":
                raise ToSections
            case "+stop":
                raise Stop
            case "+details":
                display.details(self.session, self.question)
                return False
        with suppress(Back):
            if picked == "+remarks":
                show_remarks(self.session, self.question.id)
                return False
            return self._answered(picked)
        return False

    def _groups(self) -> Groups:
        """The answers, the ways of giving none, and the commands."""
        say = self.texts.say
        none = [(value.value, say(f"answer.{value}")) for value in NoValue]
        none.insert(1, ("+open", say("fill.answer.open")))
        commands = ("grounds",) if self.answer is not None else ()
        rows = [
            (f"+{name}", say(f"fill.command.{name}")) for name in (*commands, "details", "back", "sections", "stop")
        ]
        remarks = [("+remarks", say("fill.command.remarks"))]
        return [[Choice(*entry) for entry in entries] for entries in (list(self._values()), none, rows, remarks)]

    def _values(self) -> Iterator[tuple[str, str]]:
        kind = self.question.type
        if self.answer is not None and self.answer.value is not None and kind in _WITH_KEEP:
            yield "+keep", self.texts.say("fill.answer.keep")
        if kind in BY_OPTION:
            yield "+options", self.texts.count("fill.answer.options", len(self.question.options))
        elif kind is QuestionType.STATISTICS:
            yield "+figures", self.texts.say("fill.answer.figures")
        elif kind in _TYPED:
            yield "+type", self.texts.say(f"fill.answer.type-{kind}")
        else:
            for word in self.question.values:
                yield word, display.value_text(self.session, self.question, word)

    def _preselected(self) -> str:
        """The answer that is there; where there is none, nothing that a stray Enter would turn into an answer."""
        answer = self.answer
        if answer is None:
            return "+open" if self.question.values and self.question.type not in BY_OPTION else ""
        if answer.no_value is not None:
            return answer.no_value.value
        if self.session.course.standing(self.question.id) is Standing.BEGUN:
            return "+options"
        return answer.value if isinstance(answer.value, str) and answer.value in self.question.values else "+keep"

    def _answered(self, picked: str) -> bool:
        session, question_id = self.session, self.question.id
        match picked:
            case "+keep":
                return True
            case "+grounds":
                show_grounds(session, question_id)
                return False
            case "+open":
                return self._left_open()
            case NoValue.DO_NOT_KNOW:
                return self._keep(editing.set_do_not_know(session.submission, question_id, session.stamp()))
            case NoValue.NOT_APPLICABLE:
                reason = self.answer.reason if self.answer else ""
                reason = session.terminal.prose(self.texts.say("fill.reason"), inputs.named_prose, reason)
                return self._keep(editing.set_not_applicable(session.submission, question_id, reason, session.stamp()))
            case "+options":
                return self._by_option()
            case "+type":
                return self._valued(self._typed())
            case "+figures":
                return statistics.ask(self.session, self.question)
        return self._valued(picked)

    def _typed(self) -> str:
        kind, value = self.question.type, self.answer.value if self.answer else None
        message, default = self.texts.say(f"fill.type.{kind}"), value if isinstance(value, str) else ""
        if kind is QuestionType.TEXT:
            return self.session.terminal.prose(message, inputs.named_prose, default)
        check = inputs.real_date if kind is QuestionType.DATE else self._penalty
        return self.session.terminal.line(message, check, default)

    def _penalty(self, typed: str) -> str:
        known: inputs.PenaltyWords = {}
        for word in ("months", "years", "life", "death", "none"):
            known |= dict.fromkeys(self.texts.say(f"fill.penalty.{word}").split(), word)
        return inputs.penalty(typed, known)

    def _valued(self, value: editing.Value) -> bool:
        """Save a value and ask for the law it rests on, unless it is the value that was there."""
        session = self.session
        before = session.submission
        if not self._keep(editing.set_value(before, self.question.id, value, session.stamp())):
            return False
        if session.submission is not before and rests_on_law(self.question, self.answer):
            with suppress(Back):
                ask_for_law(session, self.question.id)
        return True

    def _keep(self, after: Submission) -> bool:
        return keep(self.session, after)

    def _left_open(self) -> bool:
        if self.answer is None:
            return True
        self.session.say("fill.withdraw")
        if not self.session.yes_or_no(self.texts.say("fill.choose"), "fill.withdraw.yes", "fill.withdraw.no"):
            return False
        return self._keep(editing.withdraw(self.session.submission, self.question.id, self.session.stamp()))

    def _by_option(self) -> bool:
        """Go through the options; each is saved as it is answered. Back goes to the option before."""
        options, number, before = list(self.question.options), 0, self.session.submission
        while number < len(options):
            try:
                number = self._option(options, number)
            except Back:
                if number == 0:
                    raise
                number -= 1
        if self.answer is not None and self.session.submission is not before:
            with suppress(Back):
                if rests_on_law(self.question, self.answer):
                    ask_for_law(self.session, self.question.id)
        return True

    def _option(self, options: list[str], number: int) -> int:
        """Ask for one option; the number of the one to ask next."""
        option = options[number]
        label = self.session.option(Fact(self.question.id, option))
        self.session.terminal.say()
        self.session.say("fill.option", number=number + 1, last=len(options), option=label)
        given = self._given()
        last = given.get(options[number - 1], "") if number else ""
        word = self._option_word(given.get(option, ""), last)
        if word == _REST_OPEN:
            return len(options)
        if word == "=":
            rest = {other: last for other in options[number:] if other == option or other not in given}
            return len(options) if self._keep_options({**given, **rest}) else number
        others = {name: value for name, value in given.items() if name != option}
        changed = {**others, option: word} if word else others
        return number + 1 if self._keep_options(changed) else number

    def _given(self) -> dict[str, str]:
        value = self.answer.value if self.answer is not None else None
        return dict(value) if isinstance(value, Mapping) else {}

    def _keep_options(self, given: dict[str, str]) -> bool:
        session = self.session
        if not given:
            has_value = self.answer is not None and self.answer.value is not None
            return (
                self._keep(editing.withdraw(session.submission, self.question.id, session.stamp()))
                if has_value
                else True
            )
        ordered = {option: given[option] for option in self.question.options if option in given}
        return self._keep(editing.set_value(session.submission, self.question.id, ordered, session.stamp()))

    def _option_word(self, word: str, last: str) -> str:
        """The value of an option: a word, "=" for the same as before, or nothing to leave it open."""
        if self.question.type is QuestionType.PENALTIES:
            message = self.texts.say("fill.type.penalties" if last else "fill.type.penalties-first")
            return self.session.terminal.line(message, lambda text: self._option_penalty(text, last), word)
        say = self.texts.say
        values = [(value, say(f"answer.{value}")) for value in self.question.values]
        same = [("=", say("fill.option.same", answer=say(f"answer.{last}")))] if last else []
        none = [(DO_NOT_KNOW, say("answer.do-not-know")), ("+open", say("fill.answer.open"))]
        none.append((_REST_OPEN, say("fill.option.rest")))
        commands = [(f"+{name}", say(f"fill.command.{name}")) for name in ("back", "stop")]
        groups = [[Choice(*entry) for entry in entries] for entries in (values + same, none, commands)]
        picked = self.session.terminal.choose(say("fill.answer"), groups, word or "+open")
        if picked == "+back":
            raise Back
        if picked == "+stop":
            raise Stop
        return "" if picked == "+open" else picked

    def _option_penalty(self, typed: str, last: str) -> str:
        if typed in _UNKNOWN:
            return DO_NOT_KNOW
        if not typed or (typed in _SAME and last):
            return typed
        return self._penalty(typed)
