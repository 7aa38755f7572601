"""What will be asked, by whom it can be answered and from which papers, for those who prepare."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from checklist import editing
from checklist.flow import Course, Section, Standing
from checklist.report.labels import Labels
from checklist.rulebook import Rulebook
from checklist.submission import Nature, Submission
from checklist.texts import Texts


@dataclass(frozen=True)
class Line:
    """One line of text, to be wrapped where it is shown."""

    text: str = ""
    indent: int = 0


def nobody(rulebook: Rulebook) -> Submission:
    """The submission of no State, in which nothing is answered."""
    return editing.new(rules=rulebook.contents.edition, state="-", date="2000-01-01", nature=Nature.DRAFT)


def summary(course: Course, texts: Texts) -> Iterator[Line]:
    """How many questions there are, by instrument and section; who can answer them, and the papers that are needed."""
    outline = _Outline(course, texts)
    yield from outline.numbers()
    yield Line(texts.say("ahead.sections"))
    yield from outline.instruments()
    if course.rulebook.contents.authorities:
        yield Line(texts.say("ahead.who"))
        yield from outline.authorities()
    if course.rulebook.contents.papers:
        yield Line(texts.say("ahead.papers"))
        yield Line(outline.papers(), 2)


def questions(course: Course, texts: Texts) -> Iterator[Line]:
    """Every question, section by section, with who can answer it and from which papers."""
    outline = _Outline(course, texts)
    for section in course.sections:
        yield Line()
        yield from outline.section(section)


@dataclass(frozen=True)
class _Outline:
    """The lines about one course, in one language."""

    course: Course
    texts: Texts

    @property
    def labels(self) -> Labels:
        return Labels(self.course.rulebook, self.course.submission, self.texts)

    @property
    def held(self) -> list[str]:
        """The questions that are gone through, asked now or not."""
        return [question_id for section in self.course.sections for question_id in section.questions]

    def numbers(self) -> Iterator[Line]:
        reached, texts = self.course.progress(), self.texts
        sections = texts.count("ahead.of-sections", len(self.course.sections))
        yield Line(texts.count("ahead.questions", len(self.held), sections=sections))
        if reached.begun:
            yield Line(texts.say("ahead.answered", answered=reached.answered))
        hidden = [id for id in self.held if self.course.standing(id) is Standing.NOT_ASKED]
        yield Line(texts.say("ahead.open", open=reached.open, later=len(self.course.view.waiting.intersection(hidden))))

    def instruments(self) -> Iterator[Line]:
        """Each instrument with its questions; of a treaty, those of each of its articles."""
        by_instrument: dict[str, list[Section]] = {}
        for section in self.course.sections:
            by_instrument.setdefault(section.place.instrument.id, []).append(section)
        for instrument, within in by_instrument.items():
            number = sum(len(section.questions) for section in within)
            name = self.texts.say(f"instrument.{instrument}.short")
            if within[0].place.instrument.kind == "treaty":
                articles = self.texts.say("list.comma").join(map(self._counted, within))
                yield Line(self.texts.count("ahead.articles", number, name=name, articles=articles), 2)
            else:
                sections = self.texts.count("ahead.of-sections", len(within))
                yield Line(self.texts.count("ahead.parts", number, name=name, sections=sections), 2)

    def _counted(self, section: Section) -> str:
        return self.texts.say("ahead.part", name=section.place.article.article, questions=len(section.questions))

    def authorities(self) -> Iterator[Line]:
        """Each authority with the questions it can answer and those it usually leads in, the busiest first."""
        answering = [self.course.rulebook.answered_by(question_id) for question_id in self.held]
        leads = Counter(who[0] for who in answering if who)
        total = Counter(authority for who in answering for authority in who)
        known = (authority for authority in self.course.rulebook.contents.authorities if total[authority])
        for authority in sorted(known, key=lambda authority: (-leads[authority], -total[authority])):
            name = self.texts.say(f"authority.{authority}")
            yield Line(self.texts.count("ahead.authority", total[authority], name=name, leads=leads[authority]), 2)

    def papers(self) -> str:
        """The papers that are needed, in one line."""
        return self.labels.papers(self.course.rulebook.papers_for(self.held))

    def section(self, section: Section) -> Iterator[Line]:
        say, labels, article = self.texts.say, self.labels, section.place.article
        yield Line(say("ahead.section", name=labels.full_article(section.place).text, key=section.key))
        if article.answered_by:
            yield Line(say("ahead.answered-by", names=labels.authorities(article.answered_by)), 2)
        if article.papers:
            yield Line(say("ahead.from", names=labels.papers(article.papers)), 2)
        for question_id in section.questions:
            yield from self._question(question_id)

    def _question(self, question_id: str) -> Iterator[Line]:
        ask, standing = self.texts.say(f"question.{question_id}.ask"), self.course.standing(question_id)
        said = self.texts.say(f"ahead.standing.{standing}")
        yield Line(self.texts.say("ahead.question", ask=ask, id=question_id, standing=said), 2)
        own = self.course.rulebook.questions[question_id].answered_by
        if own:
            yield Line(self.texts.say("ahead.answered-by", names=self.labels.authorities(own)), 4)
