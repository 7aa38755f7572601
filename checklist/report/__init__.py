"""The report: decides every string of a document; the templates only lay it out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checklist.document import Annex, Contents, Document, Link, Listings, Part
from checklist.finding import Assessment
from checklist.observations import look, observe
from checklist.report.annex import Appendix
from checklist.report.chapters import Chapters
from checklist.report.labels import Labels, clean
from checklist.report.listings import Lists
from checklist.report.provisions import Provisions
from checklist.report.questionnaire import Questionnaire
from checklist.report.summary import Front
from checklist.rulebook import Rulebook
from checklist.submission import Submission
from checklist.texts import Texts

__all__ = ["Document", "document"]


def document(
    rulebook: Rulebook, submission: Submission, assessment: Assessment, texts: Texts, date: str, program_version: str
) -> Document:
    """The report on a submission in one language, dated as told."""
    labels = Labels(rulebook, submission, texts)
    observations, view = observe(rulebook, submission, assessment), look(rulebook, submission)
    questionnaire = Questionnaire(labels, view, observations)
    front = Front(labels, assessment, observations, view, date, program_version)
    chapters = Chapters(labels, questionnaire, Provisions(labels, view, assessment))
    lists = Lists(labels, observations, questionnaire)
    return _Assembly(labels, front, chapters, lists, Appendix(labels, program_version)).document()


@dataclass(frozen=True)
class _Assembly:
    """Puts the parts together."""

    labels: Labels
    front: Front
    chapters: Chapters
    lists: Lists
    appendix: Appendix

    def document(self) -> Document:
        say, submission = self.labels.texts.say, self.labels.submission
        parts, annex = self.chapters.parts(), self.appendix.annex()
        lists = (self.lists.observed(), self.lists.recommendations(), self.lists.undetermined())
        state = clean(submission.state)
        summary = self.front.summary()
        return Document(
            language=self.labels.texts.language,
            direction=self.labels.texts.direction,
            title=say("report.full-title", state=state),
            subject=say("report.subject"),
            date=self.front.date,
            program=say("report.made-by", version=self.front.program_version),
            skip=say("report.skip"),
            footer=say("report.footer", nature=say(f"nature.{submission.nature}"), state=state),
            page=_page(self.labels.texts),
            comma=say("list.comma"),
            all_of=say("report.all-of"),
            chosen=say("report.chosen"),
            comment_label=say("report.comment"),
            quote_label=say("report.quote"),
            reason_label=say("report.reason"),
            citations_label=say("report.citations"),
            cover=self.front.cover(),
            contents=Contents(say("report.contents"), tuple(_contents(summary.heading, parts, lists, annex))),
            summary=summary,
            parts=parts,
            observations=lists[0],
            recommendations=lists[1],
            undetermined=lists[2],
            annex=annex,
        )


def _page(texts: Texts) -> tuple[str, str, str]:
    """The words around the page's number and the number of pages, which the layout alone knows."""
    before, between, after = re.split(r"\{page\}|\{pages\}", str(texts.entries["report.page"]))
    return before, between, after


def _contents(
    summary: str, parts: tuple[Part, ...], lists: tuple[Listings, ...], annex: Annex
) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    yield Link(summary, "#summary"), ()
    for part in parts:
        sections = tuple(Link(section.heading, f"#{section.anchor}") for section in part.sections)
        yield Link(part.heading, f"#{part.anchor}"), sections
    for listings in lists:
        yield Link(listings.heading, f"#{listings.anchor}"), ()
    yield Link(annex.heading, f"#{annex.anchor}"), ()
