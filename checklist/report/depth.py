"""How much of a report is printed: a summary, what needs attention, or everything."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checklist.conditions import Fact
from checklist.finding import Assessment
from checklist.observations import Observations
from checklist.plan import Measure


class Depth(StrEnum):
    """One document at three depths, each complete in itself."""

    SUMMARY = "summary"  #: at most four pages
    ANALYSIS = "analysis"  #: what needs attention, by article, and the action plan
    RECORD = "record"  #: every question, answer, citation and finding


@dataclass(frozen=True)
class Selection:
    """The questions and provisions that are printed under the articles."""

    questions: frozenset[str]
    facts: frozenset[Fact]  #: those of their facts that are lacking
    rules: frozenset[str]


def attention(assessment: Assessment, observations: Observations, measures: Iterable[Measure]) -> Selection:
    """What needs attention: the provisions and recommendations not met, and the questions that decide what they lack.

    What is undetermined is listed apart, by article: it waits for answers, and nothing is known to be lacking.
    """
    shortfalls = (*observations.gaps, *observations.challenges, *observations.recommendations)
    elements = [element for found in shortfalls for element in found.elements]
    facts = {fact for element in elements for fact in (*element.failing, *element.missing)}
    facts |= {change.fact for element in elements for way in element.ways for change in way}
    rules = frozenset(found.rule_id for found in shortfalls)
    asked = {fact.question for fact in facts} | {question for measure in measures for question in measure.questions}
    opened = {question for finding in assessment.findings if finding.rule_id in rules for question in finding.opens}
    return Selection(frozenset(asked | opened), frozenset(facts), rules)
