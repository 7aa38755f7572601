"""The blank questionnaire, and the command that writes it."""

from checklist.wording import Wording

TEXTS: Wording = {
    "cli.form": "write the questionnaire, to print or to fill in on a screen or in a spreadsheet program",
    "cli.opt.form-as": "kind of file: pdf, html or xlsx; give it again for another one",
    "cli.opt.form-lang": "language of the questionnaire: en or ar; give it twice for both",
    "cli.opt.fillable": "with fields to fill in on a screen, as a convenience: the file without them is the accessible "
    "one",
    "cli.opt.instrument": "only what this instrument asks for, such as tip; give it again for another one",
    "error.unknown-instrument": "There is no instrument {id}. Choose one of: {known}.",
    # Cover
    "form.title": "Legislative compliance: questionnaire",
    "form.skip": "Skip to the questions",
    "form.footer": "Questionnaire. Internal self-assessment, not an outcome of the review mechanism.",
    "form.state": "State",
    "form.territory": "Territory",
    "form.date": "Date of the law described",
    "form.body": "Body that answers",
    "form.role": "Role in it",
    "form.language": "Language of the answers",
    "form.nature": "What these answers are",
    "form.notice.scored": "Nothing here is scored. The answers are held against each provision by itself; there is no "
    "overall score, grade or ranking.",
    # How to fill it in
    "form.guide": "How to fill it in",
    "form.guide.law": "Describe the law as it is in force on the date on the cover. A yes needs the provision of law "
    "that says so: enter each law once in the register, and cite it by its number with the article and paragraph.",
    "form.guide.words": "“Yes, in part” stands for: in some cases only. Say in the comment in which. Where a question "
    "has rows, answer every row.",
    "form.guide.unknown": "Unknown is not no. If an answer is not known, tick “Do not know” or leave the question "
    "open: neither counts as a no. If a question cannot apply to the State, tick “Not applicable” and give the reason.",
    "form.guide.gates": "Some questions begin with a condition on an earlier answer. Where it is not fulfilled, leave "
    "the question out; where the earlier answer is not known yet, leave it open.",
    "form.guide.numbers": "Every fact is asked once and serves every source that asks for it. The numbers of the "
    "questions are those of the program and of its report; where only some instruments are printed, numbers are "
    "missing.",
    "form.guide.pending": "Law that is adopted but not in force, or a draft, may be cited with its status. The answer "
    "then counts as unknown, and the report lists it as law to come.",
    "form.guide.names": "Name bodies and offices. Write no names of persons, and nothing that would let a victim be "
    "recognized.",
    "form.guide.judged": "Law and measures are held against the provisions. Practice, figures, difficulties and good "
    "practices are printed in the report as they stand and never judged.",
    "form.guide.many": "Several bodies can each fill in the parts they know. Write on the back where there is too "
    "little room, with the number of the question.",
    "form.guide.typed": "The answers are then typed into the program, question by question: checklist fill. Nothing "
    "leaves the machine.",
    "form.guide.fillable": "This copy has fields for a screen. Not every reader of PDF files can save them: try one "
    "before you begin. The copy without fields and the web page are the accessible ones.",
    # Treaties
    "form.treaties": "The treaties and the State",
    "form.treaties.lead": "Where the State stands towards each treaty, with its reservations and declarations. This "
    "changes the force that is shown beside a finding, never the finding.",
    "form.statement.kind": "Reservation or declaration",
    "form.statement.provision": "Provision it concerns",
    "form.statement.date": "Made on",
    "form.statement.text": "Text",
    # Register of laws
    "form.register.lead": "Each law once. Questions cite it by its number. Status: in force; adopted, not yet in "
    "force; draft; or repealed. Copy this page if you need more rows.",
    "form.register.number": "No.",
    "form.register.title": "Title, and original title",
    "form.register.status": "Status",
    "form.register.since": "In force since",
    "form.register.link": "Address where it can be read",
    # Who can answer, and what is needed for it
    "form.answered-by": "Usually answered by",
    "form.papers": "Papers",
    "form.question.answered-by": "Usually answered by: {names}",
    # When a question is to be answered
    "form.gate": "Answer this only if {condition}.",
    "form.gate.is": "{question} is answered {answer}",
    "form.gate.option": "{question} is answered {answer} for this: {options}",
    "form.gate.option-of-all": "{question} is answered {answer}",
    "form.gate.some": "{question} is answered {answer} for at least one of these ({options})",
    "form.gate.each": "{question} is answered {answer} for each of these ({options})",
    "form.gate.some-of-all": "{question} is answered {answer} in at least one of its rows",
    "form.gate.each-of-all": "{question} is answered {answer} in each of its rows",
    "form.gate.or": "{first}, or {last}",
    "form.gate.and": "{first}, and {last}",
    "form.gate.not": "it is not so that {condition}",
    "form.gate.before": "before {date}",
    "form.gate.after": "after {date}",
    "form.quoted": "“{text}”",
    # Where the answer goes
    "form.penalty": "Penalty",
    "form.type.penalty": "Penalty (such as 18 months, 14 years, life, death or none)",
    "form.type.date": "Date (day, month, year)",
    "form.type.text": "Answer",
    "form.year": "Year {number}",
    "form.year-head": "Year:",
    "form.option-law": "Law and provision",
    "form.law.law": "Law, or its number in the register",
    "form.law.provision": "Provision",
    "form.law.since": "In force since",
    "form.law.link": "Address",
    "form.examples": "Examples and statistics",
    # What a State may add to an article
    "form.notes": "What the State may add here",
    "form.notes.difficulties": "Difficulties met",
    "form.notes.good_practices": "Good practices, with the law or programme they rest on",
    "form.notes.fields": "Technical assistance needed",
    "form.notes.assistance": "What is needed, field by field",
    "form.borrowed": "Of this instrument only those questions are printed that serve the instruments chosen.",
}
