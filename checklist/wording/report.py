"""The texts of the report."""

from checklist.wording import Wording

TEXTS: Wording = {
    # Cover
    "report.kind": "Internal self-assessment",
    "report.kind-at-depth": "{kind} · {depth}",
    "depth.summary": "Summary",
    "depth.analysis": "Analysis",
    "depth.record": "Full record",
    "report.title": "Legislative compliance: gap analysis",
    "report.full-title": "Legislative compliance: gap analysis. {state}. {depth}",
    "report.subtitle": (
        "United Nations Convention against Transnational Organized Crime and the Protocols thereto, "
        "with recommendations of the Conference of the Parties and its working groups"
    ),
    "report.subject": "Internal self-assessment of national law; not an outcome of the review mechanism",
    "report.made-by": "Legislative compliance checker, edition {version}",
    "report.territory": "Territory",
    "report.date": "Date of the report",
    "report.submission-date": "Date of the answers",
    "report.edition.rules": "Edition of the rules",
    "report.edition.answered": "Edition of the rules the answers were given to",
    "report.edition.program": "Edition of the program",
    "report.edition.format": "Format of the file of answers",
    "report.caution.declared": (
        "The answers were given by the State. Nobody outside the State has verified them, and the findings follow from "
        "them alone."
    ),
    "report.caution.draft": (
        "The answers are a draft. The State has not cleared them, and the findings may change with them. "
        "Not for circulation as the position of the State."
    ),
    "report.caution.illustrative": (
        "The answers were read out of published law, without the State and without verification. They show how the "
        "report works and are no statement about the compliance of the State."
    ),
    "report.caution.exercise": "The State and its law are made up. Nothing in this report speaks of an existing State.",
    "report.notice.internal": (
        "This is an internal self-assessment. It is not an outcome of the Mechanism for the Review of the "
        "Implementation of the Convention and the Protocols thereto, and nothing in it binds the Mechanism or a State."
    ),
    "report.notice.questions": (
        "The questions and the rules are the project's own. They are not the self-assessment questionnaires of the "
        "Mechanism and do not replace them."
    ),
    "report.notice.ranking": (
        "There is no overall score, grade or ranking. Findings are counted by outcome, within the legal force of the "
        "provision, and States are not compared."
    ),
    # Around every page
    "report.skip": "Skip to what was found",
    "report.footer": "{state}. {nature}. Internal self-assessment, not an outcome of the review mechanism.",
    "report.page": "Page {page} of {pages}",
    "report.contents": "Contents",
    # What was found
    "report.summary.heading": "What was found",
    "report.summary.lead": (
        "Each provision has one finding, in the words of its legal force: what is a duty is implemented, in full or "
        "in part, or not; what a State has to consider was considered or not. A mark beside each outcome repeats it in "
        "black and white."
    ),
    "report.totals.provisions": "Provisions of treaties, by strength and outcome",
    "report.totals.recommended": "Recommendations, a class of their own",
    "report.totals.strength": "Strength",
    "report.totals.total": "Sum",
    "report.totals.head.implemented": "Wholly",
    "report.totals.head.partially-implemented": "In part",
    "report.totals.head.not-implemented": "Not",
    "report.totals.head.not-applicable": "Not applicable",
    "report.totals.head.undetermined": "Undetermined",
    "report.summary.table-note": (
        "Definitions count in the provisions they serve. Sums are by strength alone: adding them up, or dividing one "
        "by another, would say nothing about a State."
    ),
    "report.summary.notes": "What calls for attention",
    "report.summary.gaps": (
        "{n} provision that binds, or would bind, the State is not or not wholly implemented",
        "{n} provisions that bind, or would bind, the State are not or not wholly implemented",
    ),
    "report.summary.challenges": (
        "{n} matter that the State has to consider or to endeavour shows no sign of it",
        "{n} matters that the State has to consider or to endeavour show no sign of it",
    ),
    "report.summary.recommendations": (
        "{n} recommendation is not, or not wholly, followed",
        "{n} recommendations are not, or not wholly, followed",
    ),
    "report.summary.undetermined": (
        "{n} provision or recommendation is undetermined",
        "{n} provisions and recommendations are undetermined",
    ),
    "report.summary.pending": (
        "{n} answer rests only on law not in force and counts as unknown",
        "{n} answers rest only on law not in force and count as unknown",
    ),
    "report.summary.uncited": ("{n} answer cites no law", "{n} answers cite no law"),
    "report.summary.assistance": (
        "{n} need for technical assistance is recorded",
        "{n} needs for technical assistance are recorded",
    ),
    # Instruments and articles
    "report.citation": "Citation",
    "report.party": "Status of the State",
    "report.since": "In force for the State since",
    "report.force": "Force",
    "report.force.not-yet-binding": "Not yet binding on the State",
    "report.force.reservation": "Reservation recorded",
    "report.statement.reservation": "Reservation",
    "report.statement.declaration": "Declaration",
    "report.statement.provision": "Provision",
    "report.statement.date": "Made on",
    "report.statement.withdrawn": "Withdrawn on",
    "report.article": "Article {number}. {title}",
    "report.of-instrument": "{instrument}, {what}",
    "report.cluster.confirmed": "Cluster {number} of the review",
    "report.cluster.likely": "Cluster {number} of the review (likely, not confirmed)",
    "report.cluster.provisional": "Cluster {number} of the review (provisional, not confirmed)",
    "report.cluster.number.I": "I",
    "report.cluster.number.II": "II",
    "report.cluster.number.III": "III",
    "report.cluster.number.IV": "IV",
    "report.cluster.number.II/III": "II/III",
    "report.cluster.number.III/IV": "III/IV",
    "report.questions": "Questions and answers",
    "report.provisions": "Provisions and findings",
    "report.difficulties": "Difficulties the State describes",
    # Questions
    "report.question-number": "Q{n}",
    "report.timetable.heading": "Timetable of the review",
    "report.timetable.lead": "Time limits of the review mechanism, reckoned from the day on which the review of the "
    "State began.",
    "report.timetable.step": "Step",
    "report.timetable.due": "Last day",
    "report.timetable.standing": "How it stands",
    "report.timetable.not-recorded": "No day is recorded.",
    "report.timetable.in-time": "Done on {date}, in time.",
    "report.timetable.later": "Done on {date}, after the last day.",
    "report.figures": "Figures by year",
    "report.option": "Option",
    "report.answer": "Answer",
    "report.chosen": "Chosen:",
    "report.declared-not-applicable": "Declared not applicable",
    "report.reason": "Reason",
    "report.comment": "Comment",
    "report.planned.measure": "Planned",
    "report.planned.body": "Responsible",
    "report.planned.by": "Due by",
    "report.planned.text": "Plan",
    "report.citations": "Law cited",
    "report.quote": "Quoted",
    "report.for-options": "for: {options}",
    "report.body": "Given by",
    "report.role": "Role",
    "report.given": "Given on",
    "report.time": "{date}, {clock} UTC",
    "report.clearance": "Clearance",
    "report.read-by": "Read by",
    "report.pending-law": "Pending law: none of the law cited is in force, so the answer counts as unknown.",
    "report.no-law-cited": "No law cited",
    "report.inactive": "Not asked, because of {because}. The answer on file does not count.",
    "report.inactive-yet": "Not asked yet; depends on {because}. The answer on file does not count.",
    "report.pending-answer": "“{answer}”, on law not in force",
    "report.not-asked.heading": "Not asked",
    "report.not-asked": "Not asked, because of",
    "report.not-yet-asked": "Not yet asked; depends on",
    # Facts and changes
    "report.fact": "{question}: {answer}",
    "report.fact-options": "{question}: {answer} ({options})",
    "report.open-options": "{question} ({options})",
    "report.series": "; ",
    "report.or": "{first} or {last}",
    "report.change": "{what}: now “{now}”, needed {needed}",
    "report.change-unknown": "{what}: not known yet, needed {needed}",
    "report.at_most-none": "no least penalty: every crime is reached",
    "report.at_least": "at least {penalty}",
    "report.at_most": "at most {penalty}",
    "report.reached": "{fact}: reaches {limit}",
    "report.not-reached": "{fact}: does not reach {limit}",
    "report.all-of": "All of:",
    # Findings
    "report.same-for": "{text} The same for: {options}.",
    "report.scope": (
        "Printed here is what falls short. What is implemented, or does not apply, stands in the full record; what is "
        "undetermined is listed after the articles."
    ),
    "report.answers-behind": "The answers that findings rest on",
    "report.state.met": "Met",
    "report.state.partly": "Met in part",
    "report.state.not-met": "Not met",
    "report.state.unknown": "Open",
    "report.state.left-out": "Does not arise",
    "report.elements": "Elements: {counts}.",
    "report.elements.met": ("{n} met", "{n} met"),
    "report.elements.partly": ("{n} met in part", "{n} met in part"),
    "report.elements.not-met": ("{n} not met", "{n} not met"),
    "report.elements.unknown": ("{n} open", "{n} open"),
    "report.elements.left-out": ("{n} that does not arise", "{n} that do not arise"),
    "report.cited": "{text} ({cite}).",
    "report.gap-in-part": "Only in part. {gap}",
    "report.gap-unnamed": (
        "The answer to {element} does not meet what is required.",
        "The answers to {element} do not meet what is required.",
    ),
    "report.because.condition": "The condition that the provision sets is not fulfilled.",
    "report.because.limiter": "The State invokes the words of the provision that release it.",
    "report.because.limiter-rest": (
        "The State invokes the words of the provision that release it, and only for what is missing."
    ),
    "report.because.essential": "An element that the provision cannot do without is not met.",
    "report.because.considered": (
        "As far as the recommendation asks only that something be considered, considering it is enough, whatever the "
        "State decided."
    ),
    "report.because.alternative": "The other way, {cite}, is taken; one of the two is enough.",
    "report.alternative": "Alternative to {cite}: one of the two is enough.",
    "report.unmet": "What is missing, and what would change the finding",
    "report.unmet-released": "What is missing, from which the State is released",
    "report.unmet-open": "What is known to be missing, whatever the open answers will be",
    "report.one-way": "Would be met by:",
    "report.several-ways": "Would be met by one of:",
    "report.no-way": "No change of law or of measures would meet it.",
    "report.failing": "Fails on",
    "report.suggestion": "Suggestion",
    "report.decided-by": "Decided by",
    "report.still-open": "Still open",
    "report.missing": "Information missing",
    "report.opens": "Would then arise",
    "report.computed": "Worked out",
    "report.practice": "Practice, not judged",
    "report.serves": "Counts under",
    "report.bears-on": "Bears on",
    "report.recommendations-bearing": "Recommendations that bear on it",
    # Observations
    "report.observations.heading": "Observations",
    "report.observations.lead": (
        "The findings under the headings of a list of observations. A gap is a duty that is not, or not wholly, "
        "implemented; a challenge is something to be considered or endeavoured that was not."
    ),
    "report.stated.heading": "Good practices and technical-assistance needs",
    "report.stated.lead": "What the State says beyond its answers. Gaps, challenges and suggestions stand under the "
    "articles.",
    "report.gaps.heading": "Gaps",
    "report.gaps.lead": "Duties and without-prejudice clauses, with what the law lacks.",
    "report.gaps.none": "None was found among the provisions that have an outcome.",
    "report.challenges.heading": "Challenges",
    "report.challenges.lead": "Matters to consider or to endeavour.",
    "report.challenges.none": "None was found among the provisions that have an outcome.",
    "report.good-practices.heading": "Good practices",
    "report.good-practices.lead": "As the State describes them, or as a rule notes them where law is cited.",
    "report.good-practices.none": "None is recorded. Being implemented is not in itself a good practice.",
    "report.suggestions.heading": "Suggestions",
    "report.suggestions.lead": "Worded by the force of the provision. They bind nobody.",
    "report.suggestions.none": "There is no suggestion.",
    "report.assistance.heading": "Technical-assistance needs",
    "report.assistance.lead": "As the State describes them, under the article they concern.",
    "report.assistance.none": "None is recorded.",
    "report.recommendations.heading": "Recommendations not, or not wholly, followed",
    "report.recommendations.lead": (
        "Recommendations of the Conference of the Parties and its working groups are a class of their own. They are no "
        "treaty duties, are no gaps, and do not touch the finding on an article."
    ),
    "report.not-followed.heading": "Not followed",
    "report.not-followed.lead": "What they ask for and was not found.",
    "report.not-followed.none": "There is none.",
    "report.followed-in-part.heading": "Followed in part",
    "report.followed-in-part.lead": "What is still missing.",
    "report.followed-in-part.none": "There is none.",
    "report.undetermined.heading": "What is undetermined, and why",
    "report.undetermined.lead": (
        "Unknown is not no. What has not been answered counts neither for nor against the State, and a finding stays "
        "open until no answer still to come could change it. An answer that rests only on law not in force counts as "
        "unknown, and so does “not applicable”."
    ),
    "report.open-provisions.heading": "Provisions without an outcome",
    "report.open-provisions.lead": "The questions that would decide them are named here, and listed in full below.",
    "report.open-provisions.wait": "Undecided because of",
    "report.open-provisions.none": "Every provision has an outcome.",
    "report.open-questions.heading": "Questions that would decide them",
    "report.open-questions.lead": (
        "Some have no answer yet, others one that counts as unknown. Other questions may arise from the answers."
    ),
    "report.open-questions.none": "No question is open.",
    "report.not-known.heading": "Answered “do not know”",
    "report.not-known.lead": "They count as unknown.",
    "report.not-known.none": "There is none.",
    "report.declared.heading": "Declared not applicable",
    "report.declared.lead": "They count as unknown; the reason is the State's.",
    "report.declared.none": "There is none.",
    "report.pending.heading": "Pending law",
    "report.pending.lead": "Answers that rest only on law not in force. They count as unknown until it is.",
    "report.pending.none": "There is none.",
    "report.uncited.heading": "Answers without law cited",
    "report.uncited.lead": "They keep their effect on the findings, but the reader cannot check them.",
    "report.uncited.none": "There is none.",
    # Annex
    "report.annex.heading": "Annex",
    "report.method.heading": "How findings are reached",
    "report.method.findings": (
        "Every question asks for one fact and is asked once. Rules turn the answers into one finding for each "
        "provision. A rule is made of elements, each a condition on the answers. If all are met, the provision is "
        "implemented; if an essential one is not met, or none is, it is not; otherwise it is implemented in part."
    ),
    "report.method.unknown": (
        "A condition is true, false or unknown. It is unknown as long as an answer that matters is missing; an answer "
        "of “do not know” counts as missing. A finding is decided only when every way of filling in what is "
        "unknown would give the same outcome. Otherwise it is undetermined, and the open questions are named."
    ),
    "report.method.strengths": (
        "A provision is judged by its legal force. A duty can be implemented, in part or not. A duty to consider is "
        "met by considering, whatever the State decided. An option that is not used is neither a gap nor a challenge. "
        "A without-prejudice clause is contradicted only by law that goes against it."
    ),
    "report.method.limiters": (
        "Words that qualify a duty work in one of three ways: they can release the State, which it then has to invoke "
        "with a reason; they can lower what is owed; or they only say how it is done."
    ),
    "report.method.practice": (
        "Law is judged, practice is recorded. Cases, statistics and bodies are printed beside the law and never given "
        "an outcome. Provisions on policy or on relations between States are judged on the measures taken."
    ),
    "report.method.pending": (
        "The law is judged as it is in force on the date of the answers. An answer that rests only on law not in force "
        "counts as unknown and is listed. An answer that cites no law keeps its effect and is marked."
    ),
    "report.method.recommendations": (
        "Recommendations are judged apart. They are followed, in part or not, and never change the finding on a treaty."
    ),
    "report.method.changes": (
        "Every finding says what would change it: the facts that fail an element, alternatives as alternatives. Only "
        "law and measures are named, never how things stand, dates or reservations."
    ),
    "report.method.force": (
        "Not being a party, not yet being bound, or having made a reservation is shown beside a finding and does not "
        "change it."
    ),
    "report.method.clusters": (
        "The clusters of the review are not known equally well: one that is marked as likely or as provisional is not "
        "confirmed. No finding depends on it."
    ),
    "report.glossary.heading": "Glossary",
    "report.glossary.lead": "Terms of the field in English and in the Arabic of this program, with the United Nations "
    "documents in which the Arabic is attested.",
    "report.glossary.english": "English",
    "report.glossary.arabic": "Arabic",
    "report.glossary.attested": "Attested in",
    "report.glossary.draft": "Resolution 10/3 (draft)",
    "report.glossary.and": "; ",
    "report.glossary.by-analogy": "not attested, by analogy",
    "report.register.heading": "Register of laws",
    "report.register.lead": "The laws the answers cite, as the State entered them.",
    "report.register.none": "No law was entered.",
    "report.law.original-title": "Original title",
    "report.law.language": "Language",
    "report.law.territory": "Territory",
    "report.law.status": "Status",
    "report.law.adopted": "Adopted on",
    "report.law.in-force": "In force from",
    "report.law.repealed": "Repealed on",
    "report.law.link": "Address",
    "report.sources.heading": "Sources",
    "report.sources.lead": "What the rules put in their own words; the text of the source alone is authentic.",
    "report.sources.with-glossary": (
        "What the rules put in their own words, and what the glossary cites besides; the text of the source alone is "
        "authentic."
    ),
    "report.source.draft": (
        "Revised draft of resolution 10/3 of the Conference of the Parties to the United Nations Convention against "
        "Transnational Organized Crime, of 15 October 2020, on the effective implementation of the Trafficking in "
        "Persons Protocol"
    ),
    "report.source.secretariat": "Report of the Secretariat, 2018",
    "report.source.secretariat.name": (
        "Report of the Secretariat, of 23 July 2018, on the activities of the United Nations Office on Drugs and Crime "
        "to promote and support the implementation of the Trafficking in Persons Protocol"
    ),
    "report.source": "{name}. {citation}.",
    "report.source.cited-by-name": "{name}.",
    "report.editions.heading": "Editions",
    "report.clusters.heading": "Clusters not confirmed",
    "report.clusters.lead": (
        "The review mechanism groups articles in clusters. Where the cluster of an article could not be confirmed from "
        "a public document, that is said here."
    ),
    "report.recorded.heading": "Recorded and not asked: {instrument}",
    "report.recorded.lead": ("Parts of the instrument on which the State is not asked, with the reason."),
    "report.recorded.row": "{requires} Not asked: {reason}",
    "report.not-shown.heading": "Characters not shown",
    "report.not-shown.lead": (
        "The fonts of this file lack some characters of what the State wrote. Each of them is shown by its Unicode "
        "number in square brackets. The web page of this report holds them as they were written."
    ),
    "error.pdf-libraries-missing": (
        "The libraries that make a PDF are missing. Install them with: apt-get install libpango-1.0-0 "
        "libpangoft2-1.0-0 libharfbuzz-subset0"
    ),
}
