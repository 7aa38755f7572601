"""The annex of a report: method, register of laws, sources, editions, what is not asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from checklist.document import Annex, LawEntry, Link, Part, Prose, Register, Row, Table, Written
from checklist.report.labels import Labels
from checklist.rule import Rule, Term
from checklist.rulebook import Chapter
from checklist.submission import Law
from checklist.texts import isolate

DRAFT = "10/3 (draft)"  #: how the glossary names the draft resolution, which has no symbol of its own
SECRETARIAT = "CTOC/COP/2018/2"  #: what the glossary cites besides, and no rule is made from
METHOD = ("findings", "unknown", "strengths", "limiters", "practice", "pending", "recommendations", "changes", "force")


@dataclass(frozen=True)
class Appendix:
    """Prints the annex."""

    labels: Labels
    program_version: str

    def annex(self, parts: tuple[Part, ...], *, whole: bool) -> Annex:
        """What stands at the end; all of it, or without what was recorded and not asked and without the glossary.

        `parts` are the instruments as they are printed: what they mark is explained.
        """
        say = self.labels.texts.say
        method = (*METHOD, *(["clusters"] if self._marks_clusters(parts) else ()))
        return Annex(
            anchor="annex",
            heading=say("report.annex.heading"),
            method=self._prose("method", tuple(say(f"report.method.{name}") for name in method)),
            register=self.register(),
            prose=(
                self._sources(whole=whole),
                self._prose("editions", (), self._editions()),
                *((self._unconfirmed(), *self._recorded()) if whole else ()),
            ),
            glossary=self._glossary() if whole else None,
        )

    def _marks_clusters(self, parts: tuple[Part, ...]) -> bool:
        """Whether a cluster that is not confirmed stands in some of the parts."""
        sections = [section for part in parts for section in part.sections]
        shown = {section.cluster for section in sections}
        shown.update(entry.cluster for section in sections for entry in section.provisions)
        return not shown.isdisjoint(row.value for row in self._clusters())

    def not_shown(self) -> Prose:
        """The note on letters that the fonts lack."""
        return self._prose("not-shown", (self.labels.texts.say("report.not-shown.lead"),))

    def _prose(self, name: str, paragraphs: tuple[str, ...], rows: tuple[Row, ...] = ()) -> Prose:
        return Prose(f"annex-{name}", self.labels.texts.say(f"report.{name}.heading"), paragraphs, rows)

    def _glossary(self) -> Table | None:
        say, terms = self.labels.texts.say, self.labels.rulebook.glossary
        if not terms:
            return None
        heads = (say("report.glossary.english"), say("report.glossary.arabic"), say("report.glossary.attested"))
        rows = tuple(
            (Written(term.english, "en", "ltr"), Written(term.arabic, "ar", "rtl"), self._attested(term))
            for term in terms
        )
        return Table(say("report.glossary.heading"), say("report.glossary.lead"), heads, rows, "annex-glossary")

    def _attested(self, term: Term) -> str:
        """The documents in which a term is attested, each set apart; that there is none, where so."""
        say = self.labels.texts.say
        places = [say("report.glossary.draft") if place == DRAFT else place for place in term.attested]
        return say("report.glossary.and").join(isolate(place, self.labels.texts.direction) for place in places) or say(
            "report.glossary.by-analogy"
        )

    def register(self) -> Register:
        """The register of laws."""
        say, submission = self.labels.texts.say, self.labels.submission
        lead = say("report.register.lead" if submission.laws else "report.register.none")
        laws = tuple(self._law(law) for law in submission.laws)
        return Register("annex-register", say("report.register.heading"), lead, laws)

    def _law(self, law: Law) -> LawEntry:
        return LawEntry(self.labels.law_anchor(law.id), self.labels.written(law.title), tuple(self._law_rows(law)))

    def _law_rows(self, law: Law) -> Iterator[Row]:
        labels, say = self.labels, self.labels.texts.say
        if law.original_title:
            yield Row(say("report.law.original-title"), labels.written(law.original_title, law.language))
        if law.language:
            yield Row(say("report.law.language"), self._language(law.language))
        if law.territory:
            yield Row(say("report.law.territory"), labels.written(law.territory))
        yield Row(say("report.law.status"), say(f"law-status.{law.status}"))
        for name, day in (("adopted", law.adopted), ("in-force", law.in_force), ("repealed", law.repealed)):
            if day:
                yield Row(say(f"report.law.{name}"), labels.texts.date(day))
        if law.link:
            yield Row(say("report.law.link"), Link(law.link, law.link))

    def _language(self, code: str) -> str:
        key = f"language.{code}"
        return self.labels.texts.say(key) if self.labels.texts.has(key) else code

    def _sources(self, *, whole: bool) -> Prose:
        rows = tuple(self._source(chapter) for chapter in self.labels.rulebook.chapters)
        besides = tuple(self._besides()) if whole else ()
        lead = self.labels.texts.say("report.sources.with-glossary" if besides else "report.sources.lead")
        return self._prose("sources", (lead,), rows + besides)

    def _besides(self) -> Iterator[Row]:
        """The documents that the glossary cites and no rule is made from."""
        say = self.labels.texts.say
        cited = {place for term in self.labels.rulebook.glossary for place in term.attested}
        if SECRETARIAT in cited:
            values = {"name": say("report.source.secretariat.name"), "citation": SECRETARIAT}
            yield Row(say("report.source.secretariat"), say("report.source", **values))
        if DRAFT in cited:
            name = say("report.source.draft")
            yield Row(say("report.glossary.draft"), say("report.source.cited-by-name", name=name))

    def _source(self, chapter: Chapter) -> Row:
        name, say = f"instrument.{chapter.instrument.id}", self.labels.texts.say
        values = {"name": say(f"{name}.name"), "citation": say(f"{name}.citation")}
        key = "report.source.cited-by-name" if values["name"].startswith(values["citation"]) else "report.source"
        return Row(say(f"{name}.short"), say(key, **values))

    def _editions(self) -> tuple[Row, ...]:
        say, submission = self.labels.texts.say, self.labels.submission
        return (
            Row(say("report.edition.rules"), self.labels.rulebook.contents.edition),
            Row(say("report.edition.answered"), self.labels.written(submission.rules)),
            Row(say("report.edition.program"), self.program_version),
            Row(say("report.edition.format"), str(submission.format)),
        )

    def _unconfirmed(self) -> Prose:
        lead = self.labels.texts.say("report.clusters.lead")
        return self._prose("clusters", (lead,), tuple(self._clusters()))

    def _clusters(self) -> Iterator[Row]:
        """The articles, and the provisions that differ from their article, whose cluster is not confirmed."""
        labels = self.labels
        for place in labels.rulebook.places:
            own = ((labels.full_cite(rule.id), rule.cluster) for rule in place.article.provisions)
            for text, cluster in ((labels.full_article(place).text, place.article.cluster), *own):
                if cluster is not None and cluster.status != "confirmed":
                    yield Row(text, labels.cluster(cluster))

    def _recorded(self) -> Iterator[Prose]:
        """The provisions that are recorded and not asked, instrument by instrument."""
        labels, say = self.labels, self.labels.texts.say
        for chapter in labels.rulebook.chapters:
            rules = [rule for article in chapter.articles for rule in article.provisions if rule.recorded]
            if rules:
                short = say(f"instrument.{chapter.instrument.id}.short")
                heading = say("report.recorded.heading", instrument=short)
                rows = tuple(self._recorded_row(rule) for rule in rules)
                lead = say("report.recorded.lead")
                yield Prose(f"annex-recorded-{chapter.instrument.id}", heading, (lead,), rows)

    def _recorded_row(self, rule: Rule) -> Row:
        say = self.labels.texts.say
        values = {"requires": say(f"rule.{rule.id}.requires"), "reason": say(f"rule.{rule.id}.recorded")}
        return Row(self.labels.cite(rule.id), say("report.recorded.row", **values), f"r-{rule.id}")
