"""The questionnaire as a workbook to fill in, and the command that reads it back."""

from checklist.wording import Wording

TEXTS: Wording = {
    # Command line
    "cli.opt.from": "with the answers, laws and comments of this submission; only as xlsx",
    "error.from-only-xlsx": "A submission can be written only into a workbook. Add: --as xlsx",
    "error.nothing-asked": "None of the questions of {file} is one that these instruments ask. Leave --instrument out.",
    "cli.import": "take the answers of a workbook over into a submission",
    "cli.arg.workbook": "the workbook, as checklist form --as xlsx wrote it and somebody filled it in",
    "cli.opt.into": "the submission that takes them over",
    "cli.opt.import-out": "a new submission to write, in place of --into",
    "cli.opt.partly": "take over what is right, even if something else in the workbook is wrong",
    # Sheets
    "roundtrip.sheet.guide": "How to fill in",
    "roundtrip.sheet.about": "About",
    "roundtrip.sheet.laws": "Laws",
    "roundtrip.sheet.further": "Further citations",
    "roundtrip.sheet.figures": "Figures",
    "roundtrip.key": "Code",
    "roundtrip.not-applicable": "Not applicable",
    "roundtrip.taken-back": "Taken back",
    "roundtrip.refused": "Not in the list",
    "roundtrip.refused.text": "Please choose one of the words of the list.",
    # How to fill it in
    "roundtrip.guide-head.guide": "How to fill in this workbook",
    "roundtrip.guide-head.about": "What it asks for",
    "roundtrip.guide.begin": "Fill in the white cells. The grey ones are locked, because the program knows each row by "
    "its code; their width and height can be changed.",
    "roundtrip.guide.about": "Begin with the sheet “About”: the State, the date of the law described, and the body "
    "that answers.",
    "roundtrip.guide.laws": "Enter each law once in the sheet “Laws” and give it a short name. The sheets of questions "
    "offer these names under “Law”.",
    "roundtrip.guide.answers": "Choose each answer from its list. Where a question has rows of its own, answer every "
    "row. If you choose “Not applicable”, give the reason. A yes needs the provision of law that says so.",
    "roundtrip.guide.empty": "An empty cell changes nothing. To take back what was said before, choose or write: "
    "Taken back.",
    "roundtrip.guide.further": "Beside each answer there is room for one citation. Enter more of them, and quotations, "
    "in the sheet “Further citations”.",
    "roundtrip.guide.unknown": "Unknown is not no. “Do not know” and a question left open count neither for nor "
    "against the State.",
    "roundtrip.guide.gates": "Some questions are asked only if an earlier one is answered in a certain way; it stands "
    "beside them. Where it is not so, leave them open.",
    "roundtrip.guide.names": "Name bodies and offices. Write no names of persons, and nothing that would let a victim "
    "be recognized.",
    "roundtrip.guide.save": "Save the workbook as xlsx, without a password. Sheets that are not needed may be left as "
    "they are. Write no formulas: they are not read.",
    "roundtrip.guide.import": "The focal point reads it back with: checklist import",
    # About
    "roundtrip.about": "About the submission",
    "roundtrip.about.what": "Entry",
    "roundtrip.about.value": "Your entry",
    "roundtrip.about.how": "How",
    "roundtrip.about.state.how": "The name of the State.",
    "roundtrip.about.territory.how": "Only where the answers are for a part of the State.",
    "roundtrip.about.date.how": "Year, month and day, such as 2026-03-14.",
    "roundtrip.about.nature.how": "Choose from the list.",
    "roundtrip.about.language.how": "A short code, such as ar, en or fr.",
    "roundtrip.about.body.how": "The body that fills in this workbook. Name the office, never a person.",
    "roundtrip.about.role.how": "Such as legal adviser.",
    "roundtrip.about.since": "{name}: in force for the State since",
    # Laws
    "roundtrip.laws.title": "Register of laws: each law once",
    "roundtrip.laws.taken-back": "Choose this in place of a law to take its citation back.",
    "roundtrip.laws.name": "Name to cite it by",
    "roundtrip.laws.original_title": "Title in its original language",
    "roundtrip.laws.language": "That language (code)",
    "roundtrip.laws.territory": "Territory",
    "roundtrip.laws.status": "Status",
    "roundtrip.laws.adopted": "Adopted on",
    "roundtrip.laws.in_force": "In force since",
    "roundtrip.laws.repealed": "Repealed on",
    "roundtrip.laws.link": "Address where it can be read",
    # Questions
    "roundtrip.section.number": "No.",
    "roundtrip.section.ask": "Question",
    "roundtrip.section.how": "How to answer, and when",
    "roundtrip.section.answer": "Answer",
    "roundtrip.section.reason": "Reason, if not applicable",
    "roundtrip.section.law": "Law",
    "roundtrip.section.provision": "Provision",
    "roundtrip.section.comment": "Comment",
    "roundtrip.how.yes-no": "Choose from the list.",
    "roundtrip.how.coverage": "Choose from the list. “Yes, in part”: in some cases only; say in the comment in which.",
    "roundtrip.how.choice": "Choose from the list.",
    "roundtrip.how.several": "Answer each row below. Here only what holds for all of them: do not know, not "
    "applicable, taken back.",
    "roundtrip.how.penalties": "Write the highest penalty in each row below, such as 18 months, 14 years, life, death "
    "or none. Here only what holds for all of them: do not know, not applicable, taken back.",
    "roundtrip.how.penalty": "Write the highest penalty, such as 18 months, 14 years, life, death or none.",
    "roundtrip.how.date": "Write year, month and day, such as 2016-03-14.",
    "roundtrip.how.text": "Answer in your own words.",
    "roundtrip.how.statistics": "Enter the figures in the sheet “{sheet}”. Here only: do not know, not applicable, "
    "taken back.",
    "roundtrip.in-dispute": "There are several answers to this question. It is locked until one of them is settled on.",
    # Further citations
    "roundtrip.further.title": "Citations for which there is no room beside the answer",
    "roundtrip.further.question": "Question",
    "roundtrip.further.options": "Only for these rows of the question, each on a line of its own",
    "roundtrip.further.law": "Law",
    "roundtrip.further.provision": "Provision",
    "roundtrip.further.quote": "Quotation",
    # Figures
    "roundtrip.figures": "Figures by year",
    "roundtrip.figures.number": "No.",
    "roundtrip.figures.ask": "Question",
    "roundtrip.figures.of": "What is counted",
    "roundtrip.figures.by": "Only these: {groups}",
    "roundtrip.figures.year": "Year",
    "roundtrip.figures.count": "Number",
    # What cannot be read back
    "error.workbook-none": "{file} is not a workbook. Send the one that checklist form --as xlsx wrote, saved as xlsx.",
    "error.workbook-old": "{file} is in the old format of Excel (xls). Open it, save it as xlsx, and try again.",
    "error.workbook-open-document": "{file} is an OpenDocument file (ods). Open it, save it as xlsx, and try again.",
    "error.workbook-password": "{file} is locked with a password. Save it without one, and try again.",
    "error.workbook-too-large": "{file} unpacks to far more than any of these workbooks holds, so it was not opened. "
    "Ask the sender for the one that was filled in.",
    "error.workbook-entities": "{file} defines entities, which no workbook needs and which can do harm, so it was "
    "not opened. Ask the sender where it comes from.",
    "error.workbook-damaged": "{file} is damaged and cannot be read ({why}). Open it in the program it was filled in "
    "with, save it again as xlsx, and try again.",
    "error.workbook-none-of-ours": "{file} is a workbook, but none that checklist form --as xlsx wrote, or its "
    "hidden sheets are gone. Copy the answers into a new one.",
    "error.workbook-newer": "{file} was written by a newer version of this program. Install that version to read it.",
    "error.workbook-from-other-edition": "{file} was written for the rules {edition} and holds answers that these "
    "rules do not know. Write a new workbook and copy the answers into it.",
    "error.file-exists": "{file} is there already and is not overwritten. Choose another name, or take the answers "
    "over with --into.",
    "error.file-changed-meanwhile": "{file} was changed by somebody else while the workbook was read. Nothing was "
    "written. Try again.",
    # What is wrong with a cell
    "problem.workbook-other-edition": "The workbook was written for the rules {edition}; this program has {own}.",
    "cure.workbook-other-edition": "Write a new workbook and copy the answers into it, or take over what is right "
    "with --partly.",
    "problem.workbook-other-state": "The workbook was written for {state}, and the submission is of {other}.",
    "cure.workbook-other-state": "Name the submission that the workbook was written from.",
    "problem.about-missing": "Sheet “{sheet}”: this entry is missing, and a new submission needs it: {entry}.",
    "cure.about-missing": "Fill it in.",
    "problem.sheet-not-read": "Sheet “{sheet}” is none of the workbook’s own and is not read.",
    "cure.sheet-not-read": "Copy what is to be kept into the sheets of the workbook.",
    "problem.sheet-unknown": "Sheet “{sheet}” is about {value}, of which this workbook does not ask.",
    "cure.sheet-unknown": "Take the sheet out, or send the workbook it belongs to.",
    "problem.row-unknown": "Sheet “{sheet}”, cell {cell}: {value} is no code of a row of this sheet.",
    "cure.row-unknown": "Put the code back as it was, or take the row out.",
    "problem.row-without-code": "Sheet “{sheet}”, cell {cell}: this row has no code, so nobody can tell what "
    "“{value}” is about.",
    "cure.row-without-code": "Write it in the row of its question; more citations belong in the sheet of further "
    "citations.",
    "problem.row-twice": "Sheet “{sheet}”, cell {cell}: the row {value} stands here a second time and says something "
    "else than in sheet “{other}”, cell {there}. Neither was taken.",
    "cure.row-twice": "Keep one of the two.",
    "problem.cell-not-read": "Sheet “{sheet}”, cell {cell}: “{value}” stands outside the columns to fill in and is "
    "not read.",
    "cure.cell-not-read": "Write it in the column for comments if it is to be kept.",
    "problem.cell-emptied": "Sheet “{sheet}”, cell {cell}: the cell was emptied, and what it said stays.",
    "cure.cell-emptied": "To take it back, write there: Taken back.",
    "problem.cell-formula": "Sheet “{sheet}”, cell {cell}: the cell holds a formula, which is not read.",
    "cure.cell-formula": "Write its result instead.",
    "problem.cell-error": "Sheet “{sheet}”, cell {cell}: the cell holds an error of the spreadsheet program: {value}.",
    "cure.cell-error": "Write the value itself.",
    "problem.cell-closed": "Sheet “{sheet}”, cell {cell}: this cell was locked and cannot be changed in a workbook.",
    "cure.cell-closed": "Make the change in the program, with: checklist fill",
    "problem.cell-word": "Sheet “{sheet}”, cell {cell}: “{value}” is none of the answers offered.",
    "cure.cell-word": "Choose from the list.",
    "problem.cell-question": "Sheet “{sheet}”, cell {cell}: “{value}” is no number of a question.",
    "cure.cell-question": "Write a number such as Q12.",
    "problem.cell-option": "Sheet “{sheet}”, cell {cell}: “{value}” is none of the rows of this question.",
    "cure.cell-option": "Write the rows as they are called, each on a line of its own.",
    "problem.cell-year": "Sheet “{sheet}”, cell {cell}: “{value}” is not a year.",
    "cure.cell-year": "Write a year from 1900 to 2100.",
    "problem.cell-number": "Sheet “{sheet}”, cell {cell}: “{value}” is not a whole number.",
    "cure.cell-number": "Write digits alone, without a point or a unit.",
    "problem.cell-line": "Sheet “{sheet}”, cell {cell}: the text is too long, or goes over several lines.",
    "cure.cell-line": "Write one line of at most 500 characters.",
    "problem.cell-prose": "Sheet “{sheet}”, cell {cell}: the text is too long.",
    "cure.cell-prose": "Write at most 20000 characters.",
    "problem.cell-empty": "Sheet “{sheet}”, cell {cell}: only invisible characters stand here.",
    "cure.cell-empty": "Write the entry again.",
    "problem.cell-date": "Sheet “{sheet}”, cell {cell}: “{value}” is not a date that can only be read in one way.",
    "cure.cell-date": "Write year, month and day, such as 2016-03-14.",
    "problem.cell-no-such-date": "Sheet “{sheet}”, cell {cell}: {value} is a day that no calendar has.",
    "cure.cell-no-such-date": "Look at the month and the day.",
    "problem.cell-link": "Sheet “{sheet}”, cell {cell}: “{value}” is no whole address.",
    "cure.cell-link": "Write it from https:// or http:// on, without spaces.",
    "problem.cell-language": "Sheet “{sheet}”, cell {cell}: “{value}” is no code of a language.",
    "cure.cell-language": "Write a short code, such as ar, en or fr.",
    "problem.cell-penalty": "Sheet “{sheet}”, cell {cell}: “{value}” is no penalty.",
    "cure.cell-penalty": "Write a number and a unit, such as 18 months or 14 years, or one of: life, death, none.",
    "problem.cell-law": "Sheet “{sheet}”, cell {cell}: “{value}” is no law of the register.",
    "cure.cell-law": "Choose from the list, or enter the law in the sheet of laws first.",
    "problem.cell-needed": "Sheet “{sheet}”, cell {cell}: this entry cannot be taken back.",
    "cure.cell-needed": "Write the right one instead.",
    "problem.law-without-title": "Sheet “{sheet}”, cell {cell}: this law has no title.",
    "cure.law-without-title": "Write its title.",
    "problem.law-without-status": "Sheet “{sheet}”, cell {cell}: it is not said where this law stands.",
    "cure.law-without-status": "Choose its status from the list.",
    "problem.law-name-twice": "Sheet “{sheet}”, cell {cell}: “{value}” already stands for another law.",
    "cure.law-name-twice": "Give this one another name.",
    "problem.law-gone": "Sheet “{sheet}”, cell {cell}: this law is no longer in the register of the submission.",
    "cure.law-gone": "Enter it as a new one.",
    "problem.law-changed-meanwhile": "Sheet “{sheet}”, cell {cell}: this law was changed in the submission as well "
    "since the workbook was written.",
    "cure.law-changed-meanwhile": "Compare the two, and make the change in the program.",
    "problem.citation-without-question": "Sheet “{sheet}”, cell {cell}: it is not said which question this citation "
    "is for.",
    "cure.citation-without-question": "Choose the number of the question.",
    "problem.citation-without-law": "Sheet “{sheet}”, cell {cell}: a provision is cited, but no law.",
    "cure.citation-without-law": "Choose the law.",
    "problem.citation-without-provision": "Sheet “{sheet}”, cell {cell}: a law is cited, but no provision of it.",
    "cure.citation-without-provision": "Write the article and paragraph.",
    "problem.citation-for-no-options": "Sheet “{sheet}”, cell {cell}: this question has no rows of its own.",
    "cure.citation-for-no-options": "Leave the cell empty.",
    "problem.answer-missing": "Sheet “{sheet}”, cell {cell}: this goes with an answer, and there is none.",
    "cure.answer-missing": "Answer the question; if the answer is not known, choose that.",
    "problem.answer-and-parts": "Sheet “{sheet}”, cell {cell}: “{value}” speaks for the whole question, but rows of "
    "it are filled in too, such as in cell {there}.",
    "cure.answer-and-parts": "Keep one of the two.",
    "problem.answer-changed-meanwhile": "Sheet “{sheet}”, cell {cell}: this answer was changed in the submission as "
    "well since the workbook was written. Both are kept until one of them is settled on.",
    "cure.answer-changed-meanwhile": "Compare the two, and settle on one in the program.",
    "problem.reason-missing": "Sheet “{sheet}”, cell {cell}: “Not applicable” needs a reason.",
    "cure.reason-missing": "Write the reason beside it.",
    "problem.reason-alone": "Sheet “{sheet}”, cell {cell}: a reason is given, but the answer is not “Not applicable”.",
    "cure.reason-alone": "Choose that answer, or write the text in the column for comments.",
    "problem.figure-incomplete": "Sheet “{sheet}”, cell {cell}: a figure needs what is counted, the year and the "
    "number.",
    "cure.figure-incomplete": "Fill in all three.",
    "problem.figures-twice": "Sheet “{sheet}”, cell {cell}: the same thing is counted twice for one year.",
    "cure.figures-twice": "Keep one of the two.",
    "problem.party-without-status": "Sheet “{sheet}”, cell {cell}: it is not said where the State stands towards "
    "this treaty.",
    "cure.party-without-status": "Choose its status from the list.",
    "problem.party-changed-meanwhile": "Sheet “{sheet}”, cell {cell}: this was changed in the submission as well "
    "since the workbook was written.",
    "cure.party-changed-meanwhile": "Compare the two, and make the change in the program.",
    "problem.about-changed-meanwhile": "Sheet “{sheet}”, cell {cell}: the submission says something else now: {there}.",
    "cure.about-changed-meanwhile": "Take the entry out of the workbook, or correct the submission in the program.",
    "cure.cell-word.near": "Choose from the list. Did you mean “{near}”?",
    "cure.cell-law.near": "Choose from the list. Did you mean {near}?",
    "cure.cell-option.near": "Did you mean “{near}”?",
    # What was taken over
    "import.changed": "Sheet “{sheet}”, cell {cell}: {before} → {after}",
    "import.added": "Sheet “{sheet}”, cell {cell}: {after}",
    "import.none": "The workbook changes nothing in {file}.",
    "import.not-written": "Nothing was written. Correct the workbook, or take over what is right with: --partly",
    "import.would-not": "Nothing would be written unless the workbook is corrected, or what is right is taken over "
    "with: --partly",
    "import.made": ("{n} cell taken over into {file}.", "{n} cells taken over into {file}."),
    "import.would": ("{n} cell would be taken over into {file}.", "{n} cells would be taken over into {file}."),
    "import.left-out": (
        "{n} problem: what it is about was left out.",
        "{n} problems: what they are about was left out.",
    ),
    "argparse.one-of": "one of these is needed: {names}",
    "argparse.not-with": "not together with {names}",
}
