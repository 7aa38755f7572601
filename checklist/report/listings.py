"""The lists of a report: observations, recommendations not followed, and what is undetermined."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from checklist.conditions import Fact
from checklist.document import Item, Link, Listing, Listings, Point
from checklist.finding import Assessment, Finding, Outcome
from checklist.observations import GoodPractice, Observations, Pending, Shortfall
from checklist.report.labels import Labels
from checklist.report.questionnaire import Questionnaire
from checklist.report.sides import Dispute, Disputes, Side
from checklist.rulebook import Place


@dataclass(frozen=True)
class Lists:
    """Prints observations."""

    labels: Labels
    assessment: Assessment
    observations: Observations
    questionnaire: Questionnaire

    def observed(self) -> Listings:
        """Gaps, challenges, good practices, suggestions, technical-assistance needs."""
        return self._part(
            "observations",
            self._listing("gaps", self._shortfalls(self.observations.gaps)),
            self._listing("challenges", self._shortfalls(self.observations.challenges)),
            self._listing("good-practices", self._good_practices()),
            self._listing("suggestions", self._suggestions()),
            self._listing("assistance", self._assistance()),
        )

    def stated(self) -> Listings:
        """What the State says beyond its answers; the rest of the observations stands under the articles."""
        return self._part(
            "stated",
            self._listing("good-practices", self._good_practices()),
            self._listing("assistance", self._assistance()),
        )

    def recommendations(self) -> Listings:
        """The recommendations that are not, or not wholly, followed: a class of their own."""
        items = list(self._shortfalls(self.observations.recommendations))
        not_followed = (i for i, f in zip(items, self.observations.recommendations, strict=True) if _is_not(f))
        in_part = (i for i, f in zip(items, self.observations.recommendations, strict=True) if not _is_not(f))
        return self._part(
            "recommendations",
            self._listing("not-followed", not_followed),
            self._listing("followed-in-part", in_part),
        )

    def undetermined(self) -> Listings:
        """What is open, and why."""
        found = self.observations
        return self._part(
            "undetermined",
            self._listing("open-provisions", self._open_provisions()),
            self._listing("open-questions", self._by_article(found.open_questions)),
            self._listing("not-known", self._by_article(found.not_known)),
            *self._not_cleared(),
            self._listing("declared", self._declared()),
            self._listing("pending", self._pending()),
            *self._in_conflict(),
            self._listing("uncited", self._by_article(found.uncited)),
        )

    def _part(self, name: str, *listings: Listing) -> Listings:
        say = self.labels.texts.say
        return Listings(name, say(f"report.{name}.heading"), say(f"report.{name}.lead"), listings)

    def _listing(self, name: str, items: Iterable[Item]) -> Listing:
        found = tuple(_joined(items))
        lead = "lead" if found else "none"
        say = self.labels.texts.say
        return Listing(f"list-{name}", say(f"report.{name}.heading"), say(f"report.{name}.{lead}"), found)

    def _shortfalls(self, shortfalls: Iterable[Shortfall]) -> Iterator[Item]:
        for found in shortfalls:
            rule = self.labels.rulebook.rules[found.rule_id]
            worded = self.labels.gaps(found.elements, rule.id)
            verdict = self.labels.verdict(rule.strength, found.outcome)
            yield Item(self.labels.provision(rule.id), verdict, tuple(map(Point, worded)))

    def _good_practices(self) -> Iterator[Item]:
        for found in self.observations.good_practices:
            point = self._good_practice(found)
            yield Item(self._practice_place(found), None, (point,))

    def _practice_place(self, found: GoodPractice) -> Link:
        if found.own is None:
            return self.labels.provision(found.rule_id)
        return self.labels.full_article(self._place(found.article))

    def _good_practice(self, found: GoodPractice) -> Point:
        labels = self.labels
        if found.own is not None:
            return Point(labels.written(found.own.text), self.questionnaire.citations(found.own.citations))
        return Point(labels.texts.say(f"rule.{found.rule_id}.note.{found.note}"), links=labels.facts(found.facts))

    def _suggestions(self) -> Iterator[Item]:
        for found in self.observations.suggestions:
            worded = self.labels.suggestions(found.elements)
            yield Item(self.labels.provision(found.rule_id), None, tuple(map(Point, worded)))

    def _assistance(self) -> Iterator[Item]:
        for found in self.observations.assistance:
            field = self.labels.texts.say(f"assistance.{found.need.field}")
            points = (Point(field), Point(self.labels.written(found.need.text)))
            yield Item(self.labels.full_article(self._place(found.article)), None, points)

    def _place(self, key: str) -> Place:
        return next(place for place in self.labels.rulebook.places if place.key == key)

    def _open_provisions(self) -> Iterator[Item]:
        """The provisions whose outcome is open and what they wait for, article by article."""
        labels, places = self.labels, self.labels.rulebook.rule_places
        groups: dict[str, list[Finding]] = {}
        for finding in self.assessment.findings:
            if finding.rule_id in self.observations.undetermined:
                groups.setdefault(places[finding.rule_id].key, []).append(finding)
        for key, findings in groups.items():
            links = tuple(labels.provision(finding.rule_id, full=False) for finding in findings)
            waits_for = labels.facts(dict.fromkeys(fact for finding in findings for fact in finding.still_open))
            strength = labels.rulebook.rules[findings[0].rule_id].strength
            points = (Point("", links=links), Point(labels.texts.say("report.open-provisions.wait"), links=waits_for))
            yield Item(labels.full_article(self._place(key)), labels.verdict(strength, Outcome.UNDETERMINED), points)

    def _by_article(self, facts: Iterable[Fact]) -> Iterator[Item]:
        """The questions that facts belong to, by the article they stand in."""
        groups: dict[str, list[Fact]] = {}
        for fact in facts:
            groups.setdefault(self.labels.rulebook.question_places[fact.question].key, []).append(fact)
        for key, found in groups.items():
            yield Item(self.labels.full_article(self._place(key)), None, tuple(self._asked(found)))

    def _asked(self, facts: Iterable[Fact]) -> Iterator[Point]:
        for link in self.labels.open_facts(facts):
            question_id = link.target.removeprefix("#q-")
            yield Point(self.labels.texts.say(f"question.{question_id}.ask"), links=(link,))

    def _not_cleared(self) -> Iterator[Listing]:
        """In a report from cleared answers only: the questions whose answer is left out."""
        if self.labels.basis.only_cleared:
            questions = self.labels.rulebook.questions
            withheld = (Fact(id) for id in questions if id in self.labels.basis.withheld)
            yield self._listing("not-cleared", self._by_article(withheld))

    def _declared(self) -> Iterator[Item]:
        for question_id in self.observations.declared_not_applicable:
            reason = self.labels.submission.answers[question_id].reason
            place = self.labels.full_article(self.labels.rulebook.question_places[question_id])
            points = tuple(self._asked([Fact(question_id)]))
            yield Item(place, None, (*points, Point(self.labels.written(reason))) if reason else points)

    def _pending(self) -> Iterator[Item]:
        """The answers that rest on law not in force, with that law, by the article of their question."""
        groups: dict[str, list[Pending]] = {}
        for found in self.observations.pending:
            groups.setdefault(found.fact.question, []).append(found)
        for question_id, pending in groups.items():
            place = self.labels.full_article(self.labels.rulebook.question_places[question_id])
            citations = dict.fromkeys(citation for found in pending for citation in found.citations)
            ask = self.labels.texts.say(f"question.{question_id}.ask")
            links = self.labels.facts(found.fact for found in pending)
            yield Item(place, None, (Point(ask, self.questionnaire.citations(tuple(citations)), links),))

    def _in_conflict(self) -> Iterator[Listing]:
        """What stands on two sides, neither knowing of the other; only where there is such."""
        disputes = Disputes(self.labels).all()
        if disputes:
            yield self._listing("conflicts", map(_disputed, disputes))


def _disputed(dispute: Dispute) -> Item:
    points = tuple(point for side in dispute.sides for point in _side(side))
    return Item(dispute.where, None, (Point(dispute.about), *points) if dispute.about else points)


def _side(side: Side) -> Iterator[Point]:
    """Who says what and on what ground, then what stands beside it."""
    yield Point(side.said, side.citations)
    yield from map(Point, side.rows)


def _is_not(found: Shortfall) -> bool:
    return found.outcome is Outcome.NOT_IMPLEMENTED


def _joined(items: Iterable[Item]) -> Iterator[Item]:
    """Items that follow one another under the same place as one."""
    before: Item | None = None
    for item in items:
        if before is not None and before.where == item.where:
            before = replace(before, points=before.points + item.points)
            continue
        if before is not None:
            yield before
        before = item
    if before is not None:
        yield before
