"""Findings on a terminal, and as data for other programs."""

from collections.abc import Iterator

from checklist import __version__
from checklist.conditions import Fact
from checklist.finding import Assessment, Change, ElementFinding, Finding, Outcome, State
from checklist.observations import totals
from checklist.report.labels import Labels, outcome_key
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


def lines(rulebook: Rulebook, given: Submission, assessment: Assessment, texts: Texts) -> Iterator[str]:
    """The findings by article: the outcome, what is missing, what is still open."""
    values = {"state": shown(given.state), "territory": shown(given.territory), "date": texts.date(given.date)}
    yield texts.say("assess.territory" if given.territory else "assess.title", **values)
    yield texts.say(f"nature.{given.nature}")
    yield texts.say("assess.edition", edition=rulebook.contents.edition, version=__version__)
    article = ""
    labels = Labels(rulebook, given, texts)
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


def data(rulebook: Rulebook, given: Submission, assessment: Assessment, texts: Texts) -> dict[str, object]:
    """The findings as data; totals are by outcome within a strength, and there is no other total."""
    labels = Labels(rulebook, given, texts)
    return {
        "program": __version__,
        "rules": rulebook.contents.edition,
        "state": given.state,
        "territory": given.territory,
        "date": given.date,
        "nature": given.nature,
        "findings": [_finding_data(labels, finding) for finding in assessment.findings],
        "totals": {
            strength: {outcome: number for outcome, number in row.items() if number}
            for strength, row in totals(rulebook, assessment).items()
        },
    }


def _finding_data(labels: Labels, finding: Finding) -> dict[str, object]:
    rule = labels.rulebook.rules[finding.rule_id]
    return {
        "id": rule.id,
        "instrument": labels.rulebook.rule_places[rule.id].instrument.id,
        "cite": labels.cite(rule.id),
        "strength": rule.strength,
        "outcome": finding.outcome,
        "label": labels.texts.say(outcome_key(rule.strength, finding.outcome)),
        "because": finding.because,
        "decided_by": [_fact(fact) for fact in finding.decided_by],
        "still_open": [_fact(fact) for fact in finding.still_open],
        "opens": list(finding.opens),
        "elements": [_element_data(labels, finding, element) for element in finding.elements],
    }


def _element_data(labels: Labels, finding: Finding, element: ElementFinding) -> dict[str, object]:
    return {
        "id": finding.named(element),
        "state": element.state,
        "gap": labels.gap(element, finding.rule_id) if element.state in _UNMET else None,
        "failing": [_fact(fact) for fact in element.failing],
        "missing": [_fact(fact) for fact in element.missing],
        "ways": [[_change(change) for change in way] for way in element.ways],
    }


def _fact(fact: Fact) -> dict[str, str]:
    return {"question": fact.question} | ({"option": fact.option} if fact.option else {})


def _change(change: Change) -> dict[str, object]:
    test: dict[str, object] = {"is": list(change.wanted)} if change.wanted else {change.operator: change.limit}
    return {**_fact(change.fact), **test, "missing": "law" if change.known else "information"}
