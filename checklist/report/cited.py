"""A citation and a moment as the report prints them, wherever they stand."""

from checklist.conditions import Fact
from checklist.document import CitationLine
from checklist.question import Question
from checklist.report.labels import Labels
from checklist.submission import Citation


def cited(labels: Labels, citation: Citation, question: Question | None) -> CitationLine:
    """A citation with the title and status of the law it points to."""
    law = labels.submission.law(citation.law)
    options = [labels.option(Fact(question.id, o)) for o in citation.options] if question is not None else []
    return CitationLine(
        provision=labels.written(citation.provision),
        law=labels.written(law.title),
        target=f"#{labels.law_anchor(law.id)}",
        status=labels.texts.say(f"law-status.{law.status}"),
        options=labels.texts.say("report.for-options", options=labels.series(options)) if options else "",
        quote=labels.maybe_written(citation.quote, law.language),
    )


def moment(labels: Labels, time: str) -> str:
    """A time such as 2026-11-21T09:30:00Z, in words."""
    day, _, clock = time.partition("T")
    return labels.texts.say("report.time", date=labels.texts.date(day), clock=clock[:5])
