"""The report: decides every string of a document; the templates only lay it out."""

from collections.abc import Iterator
from dataclasses import dataclass

from checklist import clearing, plan
from checklist.clearing import Basis
from checklist.document import Annex, Contents, Document, Link, Listings, Part, PlanPart
from checklist.finding import Assessment
from checklist.observations import look, observe
from checklist.report.annex import Appendix
from checklist.report.chapters import Chapters
from checklist.report.closing import closed
from checklist.report.depth import Depth, attention
from checklist.report.labels import Labels, clean, page_words, shortened
from checklist.report.listings import Lists
from checklist.report.measures import ActionPlan
from checklist.report.provisions import Provisions
from checklist.report.questionnaire import Questionnaire
from checklist.report.summary import Front
from checklist.rulebook import Rulebook
from checklist.submission import Submission
from checklist.texts import Texts

_BRIEF = 60  #: as many letters of a State's name stand at the foot of a page
__all__ = ["Depth", "Document", "document", "entries"]


def document(
    rulebook: Rulebook,
    submission: Submission,
    assessment: Assessment,
    texts: Texts,
    date: str,
    program_version: str,
    depth: Depth = Depth.ANALYSIS,
    basis: Basis | None = None,
) -> Document:
    """The report on a submission in one language and at one depth, dated as told.

    `basis` is told where the submission holds cleared answers only.
    """
    labels = Labels(rulebook, submission, texts, basis or clearing.basis(submission))
    observations, view = observe(rulebook, submission, assessment), look(rulebook, submission)
    measures = plan.measures(rulebook, submission, assessment, observations)
    selection = None if depth is Depth.RECORD else attention(assessment, observations, measures)
    questionnaire = Questionnaire(labels, view, observations, selection)
    action_plan = ActionPlan(labels, questionnaire, assessment, observations, measures)
    first = action_plan.first(whole=depth is not Depth.SUMMARY)
    made = _Assembly(
        depth,
        labels,
        Front(labels, depth, assessment, observations, first, view, date, program_version),
        Chapters(labels, questionnaire, Provisions(labels, view, assessment, selection)),
        Lists(labels, assessment, observations, questionnaire),
        action_plan,
        Appendix(labels, program_version),
    )
    return closed(made.document())


@dataclass(frozen=True)
class _Assembly:
    """Puts the parts together."""

    depth: Depth
    labels: Labels
    front: Front
    chapters: Chapters
    lists: Lists
    action_plan: ActionPlan
    appendix: Appendix

    def document(self) -> Document:
        say, submission = self.labels.texts.say, self.labels.submission
        is_summary = self.depth is Depth.SUMMARY
        state = clean(submission.state)
        summary = self.front.summary()
        parts = () if is_summary else self.chapters.parts()
        listings = tuple(self._listings())
        action_plan = None if is_summary else self.action_plan.part()
        annex = None if is_summary else self.appendix.annex(parts, whole=self.depth is Depth.RECORD)
        contents = tuple(entries(summary.heading, parts, listings, action_plan, annex))
        return Document(
            depth=self.depth,
            language=self.labels.texts.language,
            direction=self.labels.texts.direction,
            title=say("report.full-title", state=state, depth=say(f"depth.{self.depth}")),
            subject=say("report.subject"),
            date=self.front.date,
            program=say("report.made-by", version=self.front.program_version),
            skip=say("report.skip"),
            footer=say("report.footer", nature=say(f"nature.{submission.nature}"), state=shortened(state, _BRIEF)),
            page=page_words(self.labels.texts),
            comma=say("list.comma"),
            all_of=say("report.all-of"),
            chosen=say("report.chosen"),
            comment_label=say("report.comment"),
            quote_label=say("report.quote"),
            reason_label=say("report.reason"),
            citations_label=say("report.citations"),
            suggestion_label=say("report.suggestion"),
            planned_label=say("plan.planned"),
            cover=self.front.cover(),
            contents=None if is_summary else Contents(say("report.contents"), contents),
            summary=summary,
            parts=parts,
            listings=listings,
            plan=action_plan,
            annex=annex,
            not_shown=self.appendix.not_shown(),
        )

    def _listings(self) -> Iterator[Listings]:
        """The analysis has gaps, challenges and suggestions under the articles, and recommendations among them."""
        if self.depth is Depth.ANALYSIS:
            yield self.lists.stated()
        if self.depth is Depth.RECORD:
            yield self.lists.observed()
            yield self.lists.recommendations()
        if self.depth is not Depth.SUMMARY:
            yield self.lists.undetermined()


def entries(
    summary: str, parts: tuple[Part, ...], listings: tuple[Listings, ...], made: PlanPart | None, annex: Annex | None
) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    """The list of parts and what stands in each."""
    yield Link(summary, "#summary"), ()
    for part in parts:
        sections = tuple(Link(section.heading, f"#{section.anchor}") for section in part.sections)
        yield Link(part.heading, f"#{part.anchor}"), sections
    for listed in listings:
        yield Link(listed.heading, f"#{listed.anchor}"), ()
    if made:
        lists = (made.drafting, made.notifications)
        yield Link(made.heading, f"#{made.anchor}"), tuple(Link(one.heading, f"#{one.anchor}") for one in lists)
    if annex:
        yield Link(annex.heading, f"#{annex.anchor}"), tuple(_in_annex(annex))


def _in_annex(annex: Annex) -> Iterator[Link]:
    register = Link(annex.register.heading, f"#{annex.register.anchor}")
    method, *rest = (Link(one.heading, f"#{one.anchor}") for one in (annex.method, *annex.prose))
    yield from (method, register, *rest)
    if annex.glossary:
        yield Link(annex.glossary.heading, f"#{annex.glossary.anchor}")
