"""Words in and about the pictures of a report."""

from checklist.wording import Wording

TEXTS: Wording = {
    "picture.series": ", ",
    "picture.outcome": "{found} ({n})",
    "picture.of-strength": "{strength}: {numbers}.",
    # Classes of legal force, at the head of the marks
    "picture.class.duties": "Duties",
    "picture.class.consider": "Consider, endeavour",
    "picture.class.options": "Options",
    "picture.class.recommendations": "Recommendations",
    # The findings, article by article
    "picture.matrix.title": "Findings, article by article",
    "picture.matrix.legend": "One mark for each provision. Implemented, considered, used or followed:",
    "picture.matrix.description": (
        "A table with a mark for each provision: a row for each article, the marks grouped by legal force and shaped "
        "by outcome."
    ),
    "picture.matrix.unmet": "Duties that are not, or not wholly, implemented: {places}.",
    "picture.matrix.open": "Duties that are undetermined: {places}.",
    "picture.matrix.place": ("{short}, article {articles}", "{short}, articles {articles}"),
    # The provisions by strength
    "picture.bars.title": "Provisions by strength and outcome",
    "picture.bars.legend": (
        "The length of a bar is the number of provisions, or of recommendations. Implemented, considered, used or "
        "followed:"
    ),
    "picture.bars.description": "One bar for each strength, divided by outcome. {numbers}",
    # A definition
    "picture.definition.met": "Covered",
    "picture.definition.partly": "Covered in part",
    "picture.definition.not-met": "Not covered",
    "picture.definition.unknown": "Not known",
    "picture.definition.left-out": "Does not arise",
    "picture.definition.legend": "Each part is needed. One mark for each option:",
    "picture.definition.group": "{group} – {states}.",
    "picture.definition.of-state": "{state}: {options}",
    "picture.definition.paragraph": "{cite}: {found}.",
    # Days
    "picture.days.counted": "The number in a circle is how many measures are due.",
    "picture.days.between": "{first} to {last}",
    "picture.days.more": ("{label}, and {n} more", "{label}, and {n} more"),
    "picture.days.one": "{date}: {label}",
    "picture.days.several": "{date}: {label} ({n})",
    "picture.review.start": "The review begins",
    "picture.review.due": "Last day of a time limit",
    "picture.review.all-due": "Last days of time limits – {days}.",
    "picture.review.all-done": "What was done – {days}.",
    "picture.review.done": "Day on which something was done",
}
