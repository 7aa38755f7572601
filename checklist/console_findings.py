"""Findings on a terminal, and as data for other programs."""

from collections.abc import Iterator

from checklist import __version__, exchange
from checklist.clearing import Basis
from checklist.finding import Assessment, Finding, Outcome, State
from checklist.report import data as report_data
from checklist.report.labels import Labels, outcome_key
from checklist.report.whole import Whole
from checklist.rule import GRADED, Strength
from checklist.rulebook import Rulebook
from checklist.submission import Submission
from checklist.texts import Texts, shown

_UNMET = (State.NOT_MET, State.PARTLY)


def fails(rulebook: Rulebook, assessment: Assessment) -> bool:
    """Whether there is a gap or a challenge: something owed that is not, or not wholly, there."""
    owed = {*GRADED, Strength.CONSIDER, Strength.ENDEAVOUR, Strength.SAVING} - {Strength.RECOMMENDATION}
    return any(
        rulebook.rules[finding.rule_id].strength in owed
        and finding.outcome in (Outcome.NOT_IMPLEMENTED, Outcome.PARTIALLY_IMPLEMENTED)
        for finding in assessment.findings
    )


def lines(rulebook: Rulebook, given: Submission, assessment: Assessment, texts: Texts, basis: Basis) -> Iterator[str]:
    """The findings by article: the outcome, what is missing, what is still open."""
    values = {"state": shown(given.state), "territory": shown(given.territory), "date": texts.date(given.date)}
    yield texts.say("assess.territory" if given.territory else "assess.title", **values)
    yield texts.say(f"nature.{given.nature}")
    yield texts.say("assess.edition", edition=rulebook.contents.edition, version=__version__)
    article = ""
    labels = Labels(rulebook, given, texts, basis)
    if basis.only_cleared:
        yield texts.say("clearing.shown", counts=labels.clearance())
        yield labels.made_from()
    for finding in assessment.findings:
        place = rulebook.rule_places[finding.rule_id]
        if place.key != article:
            article = place.key
            yield f"\n{labels.full_article(place).text}"
        yield from _finding(labels, finding)
    yield "\n" + texts.say("assess.more", command="checklist report")


def _finding(labels: Labels, finding: Finding) -> Iterator[str]:
    rule, texts = labels.rulebook.rules[finding.rule_id], labels.texts
    yield f"  {rule.id}  {labels.cite(rule.id)}: {texts.say(outcome_key(rule.strength, finding.outcome))}"
    if finding.outcome in (Outcome.NOT_IMPLEMENTED, Outcome.PARTIALLY_IMPLEMENTED):
        for element in finding.elements:
            if element.state in _UNMET:
                state = texts.say(f"state.{element.state}")
                yield "      " + texts.say("assess.element", state=state, text=labels.gap(element, rule.id))
    if finding.still_open:
        asked = dict.fromkeys(fact.question for fact in finding.still_open)
        yield "      " + texts.say("assess.open", questions=", ".join(asked))


def data(
    rulebook: Rulebook, given: Submission, assessment: Assessment, texts: Texts, basis: Basis
) -> dict[str, object]:
    """The findings as data; totals are by outcome within a strength, and there is no other total."""
    whole = Whole.of(rulebook, given, assessment, texts, given.date, __version__, basis)
    return {
        "program": __version__,
        "rules": rulebook.contents.edition,
        "state": given.state,
        "territory": given.territory,
        "date": given.date,
        "nature": given.nature,
        "clearance": exchange.as_clearance(report_data.clearance(whole.labels)),
        "findings": exchange.as_data(report_data.findings(whole)),
        "totals": report_data.counts(whole),
    }
