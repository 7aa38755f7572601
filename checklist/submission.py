"""A submission, format 1: one jurisdiction's answers at one date, with the law they cite."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from checklist import force
from checklist.conditions import Fact, Scalar, magnitude
from checklist.question import BY_OPTION, DO_NOT_KNOW, Frozen, Id, Question, QuestionType

FORMAT = 1
#: No control characters, and none that reorder the text around them: what is shown is what was written.
PLAIN = "^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$"
LINE = "^[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*$"
DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
TIME = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"
PENALTY = "^([0-9]{1,4} (month|year)s?|life|death|none)$"

Line = Annotated[str, Field(max_length=500, pattern=LINE)]
NamedLine = Annotated[str, Field(min_length=1, max_length=500, pattern=LINE)]
Prose = Annotated[str, Field(max_length=20000, pattern=PLAIN)]
NamedProse = Annotated[str, Field(min_length=1, max_length=20000, pattern=PLAIN)]
Date = Annotated[str, Field(pattern=DATE, max_length=10)]
Time = Annotated[str, Field(pattern=TIME, max_length=20)]
#: An address without blanks, quotes, brackets or invisible characters.
LINK = "^https?://[^\u0000-\u0020\"'<>`\\\\\u007f-\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+$"
Link = Annotated[str, Field(max_length=2000, pattern=LINK)]
Language = Annotated[str, Field(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
Edit = Annotated[str, Field(pattern="^[0-9a-f]{8,64}$")]


class Nature(StrEnum):
    """What a submission is: declared by the State, its draft, a reading of published law by others, or an exercise."""

    DECLARED = "declared"
    DRAFT = "draft"
    ILLUSTRATIVE = "illustrative"
    EXERCISE = "exercise"


class NoValue(StrEnum):
    """Why an entry holds no value; an entry that is absent is not answered yet."""

    DO_NOT_KNOW = "do-not-know"
    NOT_APPLICABLE = "not-applicable"


class PartyStatus(StrEnum):
    """Where a State stands towards an instrument; it changes the force shown, never a finding."""

    PARTY = "party"
    SIGNATORY = "signatory"
    NOT_PARTY = "not-party"
    UNKNOWN = "unknown"


class LawStatus(StrEnum):
    """Where a law stands: in force; adopted and not in force yet; a draft; repealed."""

    IN_FORCE = "in-force"
    ADOPTED = "adopted"
    DRAFT = "draft"
    REPEALED = "repealed"


class MeasureKind(StrEnum):
    """What kind of measure a State plans: a law, a regulation, a policy or practice, a notification."""

    LAW = "law"
    REGULATION = "regulation"
    POLICY = "policy"
    NOTIFICATION = "notification"


class Edited(Frozen):
    """Who made an entry what it is and when, and the ids by which merging tells a correction from a conflict."""

    edit: Edit = Field(description="An id of its own for this edit, by chance or from its content.")
    replaces: tuple[Edit, ...] = Field(default=(), description="Every edit that led here.")
    body: Line = Field(default="", description="The body that made the edit.")
    role: Line = Field(default="", description="In which role: never the name of a person.")
    time: Time | None = Field(default=None, description="When, in universal time: 2026-11-21T09:30:00Z.")


class Statement(Frozen):
    """A reservation or a declaration, with the provision it concerns."""

    provision: Line = Field(default="", description="The provision it concerns, such as article 15, paragraph 2.")
    text: NamedProse = Field(description="The statement, in the State's own words.")
    date: Date | None = Field(default=None, description="The day it was made.")
    withdrawn: Date | None = Field(default=None, description="The day it was withdrawn.")


class Party(Frozen):
    """Where the State stands towards one instrument."""

    status: PartyStatus = Field(description="Party, signatory, neither, or not known.")
    since: Date | None = Field(default=None, description="The day the instrument entered into force for the State.")
    reservations: tuple[Statement, ...] = Field(default=(), description="Those made by the State.")
    declarations: tuple[Statement, ...] = Field(default=(), description="Those made by the State.")
    edited: Edited | None = Field(default=None, description="The edit that made this entry what it is.")
    also: tuple[Edited, ...] = Field(default=(), description="Other edits that say the same.")


class Law(Frozen):
    """One law in the register, to which citations point."""

    id: Id = Field(description="The name by which citations point to the law: small letters, digits and hyphens.")
    title: NamedLine = Field(description="The title, in the language of the submission or in translation.")
    original_title: Line = Field(default="", description="The title in the language in which the law was made.")
    language: Language | None = Field(default=None, description="The language of the original title, such as ar.")
    territory: Line = Field(default="", description="Where the law applies, when not in the whole State.")
    status: LawStatus = Field(description="In force, adopted, a draft, or repealed.")
    adopted: Date | None = Field(default=None, description="The day it was adopted.")
    in_force: Date | None = Field(default=None, description="The day it entered, or enters, into force.")
    repealed: Date | None = Field(default=None, description="The day from which it no longer applies.")
    link: Link | None = Field(
        default=None, description="Where it is published: an address that begins with https:// or http://."
    )
    edited: Edited | None = Field(default=None, description="The edit that made this entry what it is.")
    also: tuple[Edited, ...] = Field(default=(), description="Other edits that say the same.")

    def in_force_on(self, day: str) -> bool:
        """Whether the law was in force on that day (ISO date)."""
        return force.in_force_on(day, status=self.status, in_force=self.in_force, repealed=self.repealed)


class Citation(Frozen):
    """The provision of a law that an answer rests on; `options` says which options, when not all."""

    law: Id = Field(description="The id of a law in the register.")
    provision: NamedLine = Field(description="The article, section or paragraph.")
    options: tuple[Id, ...] = Field(default=(), description="The options it is cited for; none means the whole answer.")
    quote: Prose = Field(default="", description="The words of the law, in its own language.")


FIRST_YEAR, LAST_YEAR, LARGEST = 1900, 2100, 10**9  #: what years and numbers of figures can be


class Figure(Frozen):
    """One figure of statistics: of what, in which year, and of which groups; where no group is named, of all."""

    of: Id = Field(description="The option that was counted.")
    year: int = Field(ge=FIRST_YEAR, le=LAST_YEAR, description="The year it is about.")
    by: Mapping[Id, Id] = Field(default={}, description="The groups it is about; where none is named, all.")
    count: int = Field(ge=0, le=LARGEST, description="The number.")


#: What figures count: an option, and the groups it is broken down to, each with its list.
Counted = tuple[str, tuple[tuple[str, str], ...]]


def counted(question: Question, figure: Figure) -> Counted:
    """What a figure counts, its groups in the question's order."""
    return figure.of, tuple((name, figure.by[name]) for name in question.groups if name in figure.by)


def by_counted(question: Question, figures: Iterable[Figure]) -> Mapping[Counted, Mapping[int, int]]:
    """Numbers by year for each thing counted, in the question's order: the whole before its groups."""
    options = list(question.options)
    groups = [group for listed in question.groups.values() for group in listed]
    result: dict[Counted, dict[int, int]] = {}
    for figure in figures:
        result.setdefault(counted(question, figure), {})[figure.year] = figure.count
    order = sorted(result, key=lambda row: (options.index(row[0]), len(row[1]), [groups.index(g) for _, g in row[1]]))
    return {row: dict(sorted(result[row].items())) for row in order}


class Planned(Frozen):
    """What the State plans to do about what is lacking. Never judged; no names of persons."""

    measure: MeasureKind | None = Field(default=None, description="What kind of measure it is.")
    body: Line = Field(default="", description="The body responsible.")
    by: Date | None = Field(default=None, description="The day by which it is planned.")
    text: Prose = Field(default="", description="What is planned, in the State's own words.")


def _if_any(planned: Planned | None) -> Planned | None:
    """A plan that says something; one that says nothing is none, so that no file holds it."""
    return None if planned == Planned() else planned


class Clearance(StrEnum):
    """How far it is cleared: drafted, checked by the lawyer of the body that gave it, cleared by the focal point.

    Merging two copies of one edit keeps the further.
    """

    DRAFTED = "drafted"
    CHECKED = "checked"  #: by the lawyer of the body that gave it
    CLEARED = "cleared"  #: by the focal point


class Agreed(Edited):
    """Another edit that says the same, made without knowing of this one."""

    clearance: Clearance = Field(default=Clearance.DRAFTED, description="How far that edit was cleared.")


class Answer(Frozen):
    """One answer, who gave it, and how far it is cleared."""

    value: str | Mapping[str, str] | tuple[Figure, ...] | None = Field(default=None, description="The answer itself.")
    no_value: NoValue | None = Field(default=None, description="Instead of a value: why there is none.")
    reason: Prose = Field(default="", description="Why the question does not apply; wanted where it does not.")
    citations: tuple[Citation, ...] = Field(default=(), description="The law that the answer rests on.")
    comment: Prose = Field(default="", description="What the State adds, in its own words.")
    planned: Annotated[Planned | None, AfterValidator(_if_any)] = Field(
        default=None, description="What is planned about what is lacking."
    )
    body: Line = Field(default="", description="The body that gave the answer.")
    role: Line = Field(default="", description="In which role: never the name of a person.")
    time: Time | None = Field(default=None, description="When, in universal time: 2026-11-21T09:30:00Z.")
    clearance: Clearance = Field(default=Clearance.DRAFTED, description="How far the answer is cleared.")
    edit: Edit | None = Field(
        default=None, description="An id of its own for this edit, by chance or from its content."
    )
    replaces: tuple[Edit, ...] = Field(default=(), description="Every edit that led here.")
    also: tuple[Agreed, ...] = Field(default=(), description="Other edits that say the same.")

    def citations_for(self, option: str | None) -> tuple[Citation, ...]:
        """The citations an option rests on: its own, or those given for the answer as a whole."""
        own = tuple(citation for citation in self.citations if option in citation.options)
        return own or tuple(citation for citation in self.citations if not citation.options)


class Assistance(Frozen):
    """Technical assistance a State asks for under one article."""

    field: Literal["legislation", "criminal-justice", "data", "prevention", "victims"] = Field(
        description="What the assistance is wanted for."
    )
    text: NamedProse = Field(description="What is wanted, in the State's own words.")


class OwnGoodPractice(Frozen):
    """A good practice in the State's own words, with the law or programme it rests on."""

    text: NamedProse = Field(description="The practice, in the State's own words.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The law or programme it rests on.")


class ArticleNotes(Frozen):
    """What a State adds to an article: difficulties, assistance wanted, good practices. Never judged."""

    difficulties: Prose = Field(default="", description="Difficulties met, in the State's own words.")
    assistance: tuple[Assistance, ...] = Field(default=(), description="Technical assistance wanted.")
    good_practices: tuple[OwnGoodPractice, ...] = Field(
        default=(), description="Each with the law or programme it rests on."
    )
    edited: Edited | None = Field(default=None, description="The edit that made this entry what it is.")
    also: tuple[Edited, ...] = Field(default=(), description="Other edits that say the same.")


class Said(Edited):
    """One contribution to what bodies say to each other about an answer while they clear it; never in the report."""

    text: NamedProse = Field(description="What is said.")


class Completed(Edited):
    """Whether those who answer a section call it completed."""

    completed: bool = Field(default=True, description="False where it was called completed and no longer is.")


class Package(Frozen):
    """What makes a file a part of a submission: the body that is asked, and the questions it is asked."""

    body: NamedLine = Field(description="The body that is asked.")
    questions: tuple[Id, ...] = Field(description="The ids of the questions it is asked.")


class Conflicts(Frozen):
    """Entries that were changed on two sides, neither knowing of the other: all of them, until one is settled on.

    An answer, a party status and an article's notes stand only here meanwhile; of a law, the register keeps the first,
    because answers cite it. Where an answer was withdrawn on one side, the withdrawal stands in `withdrawn`.
    """

    answers: Mapping[Id, tuple[Answer, ...]] = Field(default={}, description="By question.")
    laws: Mapping[Id, tuple[Law, ...]] = Field(default={}, description="By id of the law.")
    parties: Mapping[Id, tuple[Party, ...]] = Field(default={}, description="By instrument.")
    articles: Mapping[Id, tuple[ArticleNotes, ...]] = Field(default={}, description="By article.")


class Submission(Frozen):
    """One jurisdiction's answers at one date. No names of persons; no data of victims."""

    format: Literal[1] = Field(description="The format of the file.")
    rules: NamedLine = Field(description="The edition of the rules that the questions are from.")
    state: NamedLine = Field(description="The name of the State.")
    territory: Line = Field(default="", description="The jurisdiction, where the answers are for a part of the State.")
    date: Date = Field(description="The day at which the law stands: 2026-11-21.")
    nature: Nature = Field(description="What the answers are; it chooses the words on the cover of the report.")
    language: Language | None = Field(default=None, description="The language the State wrote in.")
    parties: Mapping[Id, Party] = Field(default={}, description="By instrument: where the State stands.")
    laws: tuple[Law, ...] = Field(default=(), description="The register of laws, to which citations point.")
    answers: Mapping[Id, Answer] = Field(default={}, description="By question; one that is absent is not answered yet.")
    articles: Mapping[Id, ArticleNotes] = Field(default={}, description="By article: what the State adds.")
    withdrawn: Mapping[Id, tuple[Edited, ...]] = Field(default={}, description="Answers taken back.")
    conflicts: Conflicts = Field(
        default=Conflicts(), description="Entries changed on two sides, until one is settled on."
    )
    completed: Mapping[Id, tuple[Completed, ...]] = Field(default={}, description="Sections called completed, or not.")
    discussion: Mapping[Id, tuple[Said, ...]] = Field(default={}, description="By question; never in the report.")
    package: Package | None = Field(default=None, description="Only in a part that one body fills in.")

    def law(self, law_id: str) -> Law:
        """The law with that id; KeyError if the register holds none."""
        for law in self.laws:
            if law.id == law_id:
                return law
        raise KeyError(law_id)

    def pending(self, answer: Answer, option: str | None) -> tuple[Citation, ...]:
        """The citations to law not in force at the submission's date, when all of the option's are such; else none."""
        cited = answer.citations_for(option)
        if any(self.law(citation.law).in_force_on(self.date) for citation in cited):
            return ()
        return cited


FIGURES = "figures"  #: stands for statistics among facts, which no condition reads


def stated(question: Question, answer: Answer) -> Iterator[tuple[Fact, str]]:
    """The facts an answer states and the words it states them in; nothing where it states none."""
    if question.type in BY_OPTION and isinstance(answer.value, Mapping):
        for option, word in answer.value.items():
            if word != DO_NOT_KNOW:
                yield Fact(question.id, option), word
    elif isinstance(answer.value, str):
        yield Fact(question.id), answer.value
    elif isinstance(answer.value, tuple):
        yield Fact(question.id), FIGURES


def scalar(question: Question, word: str) -> Scalar:
    """The value conditions compare: months for a penalty, the word itself otherwise."""
    if question.type in (QuestionType.PENALTY, QuestionType.PENALTIES):
        return magnitude(word)
    return word


def rests_on_pending_law(submission: Submission, answer: Answer, fact: Fact, word: str) -> bool:
    """Whether a fact counts as unknown because all the law cited for it is not in force.

    A plain "no" rests on no law: citing a bill beside it does not make the gap unknown.
    """
    return word != "no" and bool(submission.pending(answer, fact.option))


def facts(submission: Submission, questions: Mapping[str, Question]) -> dict[Fact, Scalar]:
    """What a submission states as fact, pending law left out; gates are not looked at here."""
    return {
        fact: scalar(questions[question_id], word)
        for question_id, answer in submission.answers.items()
        if question_id in questions
        for fact, word in stated(questions[question_id], answer)
        if not rests_on_pending_law(submission, answer, fact, word)
    }


def as_json(submission: Submission) -> bytes:
    """The file a submission is kept in: UTF-8, two spaces of indent, no field that holds nothing."""
    text = submission.model_dump_json(exclude_defaults=True, indent=2)
    return text.encode("utf-8") + b"\n"
