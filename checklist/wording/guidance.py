"""The guided questionnaire: choosing and searching questions, clearance, remarks, laws, and what a screen can show."""

from checklist.wording import Wording

TEXTS: Wording = {
    # Choosing questions, on the command line and in the dialogue
    "cli.opt.filter-instrument": "only the questions of this instrument, such as tip",
    "cli.opt.filter-cluster": "only the questions of this cluster of the review mechanism",
    "cli.opt.filter-section": "only the questions of this article or section, such as tip-5",
    "cli.opt.filter-strength": "only what provisions of this force ask; mandatory stands for every duty",
    "cli.opt.filter-body": "only what this body answers: an authority (id or name), or a body that answered before",
    "cli.opt.filter-search": "only the questions in which these words stand",
    "cli.opt.only": "only questions not answered yet (open), or that undetermined findings wait for (undetermined)",
    "error.unknown-section": "There is no section {id}. Sections are named like the first part of a rule's id, such as "
    "tip-5; see: checklist questions",
    "error.unknown-body": "No authority is called {id}, and no answer in this file is by a body of that name. "
    "Authorities: {known}.",
    "fill.chosen-questions": (
        "Only some questions are gone through ({what}): {n} question.",
        "Only some questions are gone through ({what}): {n} questions.",
    ),
    "fill.chosen-none": "No question fits this choice ({what}).",
    "fill.chosen-none-all": "No question fits this choice ({what}); all are gone through.",
    "fill.package": (
        "This file is a part for one body, {body}: {n} question is asked in it.",
        "This file is a part for one body, {body}: {n} questions are asked in it.",
    ),
    "fill.chosen.cluster": "cluster {name}",
    "fill.chosen.body": "answered by {name}",
    "fill.chosen.words": "with the words {name}",
    "fill.chosen.open": "not answered yet",
    "fill.chosen.undetermined": "undetermined findings wait for them",
    "fill.chosen.join": "; ",
    "fill.list.choose": "Choose which questions are gone through",
    "fill.list.choose-other": "Choose other questions, or all",
    "fill.narrow": "By what?",
    "fill.narrow.all": "All questions",
    "fill.narrow.open": "Only those not answered yet",
    "fill.narrow.undetermined": "Only those that undetermined findings wait for",
    "fill.narrow.instrument": "By instrument",
    "fill.narrow.cluster": "By cluster of the review mechanism",
    "fill.narrow.strength": "By legal force",
    "fill.narrow.body": "By the authority that answers",
    "fill.narrow.which": "Which one?",
    "fill.narrow.cluster-row": "Cluster {name}",
    # Searching
    "fill.list.search": "Search",
    "fill.search": "Words to search for, an article number or an id (press Enter to go back):",
    "fill.search.none": "Nothing was found with these words: {words}",
    "fill.search.found": "Found:",
    "fill.search.section": "Section: {name}",
    "fill.search.not-asked": (
        "{n} more question was found that does not arise now.",
        "{n} more questions were found that do not arise now.",
    ),
}
