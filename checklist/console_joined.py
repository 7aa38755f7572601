"""Joined findings on a terminal, and as data for other programs."""

from collections.abc import Iterator

from checklist import __version__, console_findings, exchange
from checklist.finding import Finding, Outcome
from checklist.joining import Joined
from checklist.report import data as report_data
from checklist.report import joined_data
from checklist.report.joined import wording
from checklist.report.joined_data import Together
from checklist.report.labels import Labels, outcome_key
from checklist.rulebook import Rulebook
from checklist.texts import Texts, shown


def fails(rulebook: Rulebook, joined: Joined) -> bool:
    """Whether there is a gap or a challenge in at least one territory."""
    return any(console_findings.fails(rulebook, one.assessment) for one in joined.territories)


def lines(rulebook: Rulebook, joined: Joined, texts: Texts) -> Iterator[str]:
    """The joined findings by article, each with what was found in each territory."""
    state, joint = joined.state, wording(texts)
    labels = Labels(rulebook, state, joint, joined.basis)
    yield texts.say("assess.title", state=shown(state.state), date=texts.date(state.date))
    yield texts.say(f"nature.{state.nature}")
    yield texts.say("assess.edition", edition=rulebook.contents.edition, version=__version__)
    yield texts.say("joined.notice")
    if joined.basis.only_cleared:
        yield texts.say("clearing.shown", counts=labels.clearance())
        yield labels.made_from()
    for one in joined.territories:
        yield texts.say("joined.as-of", name=shown(one.name), date=texts.date(one.submission.date))
    article = ""
    for finding in joined.assessment.findings:
        place = rulebook.rule_places[finding.rule_id]
        if place.key != article:
            article = place.key
            yield f"\n{labels.full_article(place).text}"
        yield from _finding(joined, labels, finding, texts)
    yield "\n" + texts.say("assess.more", command="checklist report --joined")


def _finding(joined: Joined, labels: Labels, finding: Finding, texts: Texts) -> Iterator[str]:
    """A joined finding; the territories below it where they are not all alike."""
    rule = labels.rulebook.rules[finding.rule_id]
    yield f"  {rule.id}  {labels.cite(rule.id)}: {labels.texts.say(outcome_key(rule.strength, finding.outcome))}"
    found = [(one, one.assessment.of(rule.id)) for one in joined.territories]
    if {each.outcome for _, each in found if each} == {finding.outcome} and finding.outcome is not Outcome.UNDETERMINED:
        return
    for one, each in found:
        assert each is not None  # every rule that is assessed has one
        outcome = texts.say(outcome_key(rule.strength, each.outcome))
        yield "      " + texts.say("joined.outcome", name=shown(one.name), found=outcome)
        if rule.id in one.left_out:
            yield "        " + texts.say("joined.left-out")
        elif each.still_open:
            asked = dict.fromkeys(fact.question for fact in each.still_open)
            yield "        " + texts.say("assess.open", questions=", ".join(asked))


def data(rulebook: Rulebook, joined: Joined, texts: Texts) -> dict[str, object]:
    """The joined findings as data; totals are by outcome within a strength, and only of the joined findings."""
    state = joined.state
    together = Together.of(rulebook, joined, texts, state.date, __version__)
    return {
        "program": __version__,
        "rules": rulebook.contents.edition,
        "state": state.state,
        "territories": [{"territory": one.name, "date": one.submission.date} for one in joined.territories],
        "date": state.date,
        "nature": state.nature,
        "clearance": exchange.as_clearance(report_data.clearance(together.labels)),
        "findings": exchange.as_joined(joined_data.findings(together)),
        "totals": report_data.counts(together.state),
    }
