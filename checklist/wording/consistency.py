"""What does not fit in a submission: `problem.CODE` says what is odd and why, `cure.CODE` what to do."""

from checklist.wording import Wording

TEXTS: Wording = {
    # The register of laws
    "problem.law-draft-dated": "The law {law} is entered as a draft, yet it has the date {field}, which only a law "
    "that was adopted can have.",
    "cure.law-draft-dated": "Take the date out, or enter the status that the law had on the date of the submission.",
    "problem.law-repealed-undated": "The law {law} is entered as repealed, but no day is given. It counts as not in "
    "force.",
    "cure.law-repealed-undated": "Add repealed, the day from which the law no longer applied.",
    "problem.law-dates-disordered": "The dates of the law run backwards: {first} is {early} and {second} is {late}.",
    "cure.law-dates-disordered": "Correct the date that is wrong; if the law did apply from a day before its "
    "adoption, leave it.",
    "problem.law-not-yet-adopted": "The law {law} was adopted on {day}, after the date of the submission, {date}; "
    "then it was a draft.",
    "cure.law-not-yet-adopted": "Correct the date, or enter the law as a draft.",
    "problem.law-not-yet-in-force": "The law {law} is entered as in force, but comes into force on {day}, after the "
    "date of the submission, {date}. Answers that rest on it alone count as unknown.",
    "cure.law-not-yet-in-force": "Correct the date, or enter the law as adopted.",
    "problem.law-already-in-force": "The law {law} is entered as adopted only, but has been in force since {day}, "
    "and counts so on the date of the submission, {date}.",
    "cure.law-already-in-force": "Enter the law as in force, or correct the date.",
    "problem.law-no-longer-in-force": "The law {law} was repealed on {day}, and was not in force on the date of the "
    "submission, {date}; its status says otherwise.",
    "cure.law-no-longer-in-force": "Enter the law as repealed, or correct the date.",
    "problem.law-not-yet-repealed": "The law {law} is entered as repealed, but is repealed only on {day}, after the "
    "date of the submission, {date}; it counts as in force.",
    "cure.law-not-yet-repealed": "Enter the law as in force and keep the day of its repeal, or correct the date.",
    "problem.rests-on-law-repealed": "The answer rests on repealed law alone ({laws}), and counts as unknown.",
    "cure.rests-on-law-repealed": "Cite the law that is in force instead; if there is none, answer by that.",
    "problem.rests-on-law-pending": "The answer rests on law alone that was not in force on the date of the "
    "submission ({laws}). It counts as unknown, and the report lists it as pending.",
    "cure.rests-on-law-pending": "If law in force says the same, cite it too. If there is none, answer by the "
    "law of that day, and say beside the answer what is planned.",
    # Party status
    "problem.since-without-party": "A day of entry into force is given, but the status is {status}; a treaty enters "
    "into force for its parties alone.",
    "cure.since-without-party": "Write party, or take the day out.",
    "problem.party-before-treaty": "The treaty is said to bind the State since {since}, but entered into force for "
    "nobody before {start}.",
    "cure.party-before-treaty": "Correct the day: it is the one of entry into force for the State, not that of "
    "signature or ratification.",
    "problem.party-not-yet": "The treaty enters into force for the State on {since}, after the date of the "
    "submission, {date}; the report calls it not yet binding.",
    "cure.party-not-yet": "Correct the day, or write the status on the date of the submission; leave it if the State "
    "has joined already.",
    "problem.protocol-without-convention": "The State is called a party to this Protocol but not to the Convention "
    "({convention}). Only a party to the Convention can be one (Convention, article 37, paragraph 2).",
    "cure.protocol-without-convention": "Correct one of the two; the list of parties is kept by the "
    "Secretary-General of the United Nations.",
    "problem.protocol-before-convention": "This Protocol is said to bind the State since {since}, before the "
    "Convention ({convention}) does, since {first}. Only a party to the Convention can become one (Convention, "
    "article 37, paragraph 2).",
    "cure.protocol-before-convention": "Correct one of the two days.",
    "problem.party-answered-no": "The answer is that the State has not joined, but its status is that of a party.",
    "cure.party-answered-no": "Correct the answer or the status.",
    "problem.reservation-without-party": "Reservations are entered, but the State is called neither party nor "
    "signatory; a reservation is made on signing or joining.",
    "cure.reservation-without-party": "Correct the status, or take the reservations out.",
    "problem.statement-withdrawn-first": "The statement was withdrawn on {withdrawn}, before it was made, on {made}.",
    "cure.statement-withdrawn-first": "Correct the date that is wrong.",
    "problem.statement-before-treaty": "The statement is dated {made}, before the treaty was adopted, on {dated}.",
    "cure.statement-before-treaty": "Correct the date.",
    # Answers
    "problem.day-to-come": "{day} is after the date of the submission, {date}, but something that happened is asked "
    "for.",
    "cure.day-to-come": "Correct the date, or leave the entry out until the day has come.",
    "problem.not-applicable-owed": "The question is called not applicable, but the provision {rule} binds every "
    "party and has no condition and no excuse.",
    "cure.not-applicable-owed": "Is it so? Where there is nothing of the kind, the answer is no; where it is not "
    "known, do not know. See: checklist rules show {rule}",
    "problem.not-applicable-though-answered": "The question is called not applicable, but it arises because of the "
    "answer to {questions}, and the provision {rule} turns on it.",
    "cure.not-applicable-though-answered": "Is it so? Where there is nothing of the kind, the answer is no; or "
    "correct the other answer.",
    "problem.penalty-below-base": "The penalty with aggravating circumstances, {own}, is lower than that of the "
    "basic offence, {base} ({question}).",
    "cure.penalty-below-base": "Correct one of the two; where the law knows no aggravated form, write none.",
    "problem.answers-contradict": "The answers to {questions} cannot be true together. {said}",
    "cure.answers-contradict": "Correct one of the answers.",
    # Figures
    "problem.figure-of-year-to-come": "A figure is given for {year}, a year after the date of the submission, {date}.",
    "cure.figure-of-year-to-come": "Correct the year, or take the figure out.",
    "problem.figure-exceeds-whole": "The part is greater than the whole: {count} of {whole}.",
    "cure.figure-exceeds-whole": "Correct one of the two figures.",
    "problem.figures-exceed-whole": "The parts exceed the whole: by {groups} they add up to {sum}, and the whole is "
    "{whole}.",
    "cure.figures-exceed-whole": "Correct a part or the whole; each person belongs to one of these groups at most.",
    # Names in the entries that bodies work with
    "problem.unknown-section": "There is no section {name}.",
    "cure.unknown-section": "Take the entry out; the sections are the articles that have questions.",
    "cure.unknown-section.near": "Did you mean {near}?",
    # Rule files
    "problem.not-comparable": "The question {question} has the type {type}; no penalty can be compared with it here.",
    "cure.not-comparable": "Name a question that asks for penalties in the same way.",
    "problem.unknown-treaty": "There is no instrument {id}.",
    "cure.unknown-treaty": "Name one of the instruments of rulebook.yaml.",
}
