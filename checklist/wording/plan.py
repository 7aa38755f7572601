"""The texts of the action plan."""

from checklist.wording import Wording

TEXTS: Wording = {
    "plan.heading": "Action plan",
    "plan.lead": (
        "The measures called for by what is lacking, each listed once. Those that duties call for come first, and "
        "among them those that settle most provisions. The order is no judgement on the State; it is for the State to "
        "decide."
    ),
    "plan.timeline": "Last days that the State has set itself",
    "plan.none": "No measure is called for by what is known.",
    "plan.number": "M{n}",
    "plan.lacking": "What falls short: {text}",
    "plan.force.0.heading": "Called for by duties",
    "plan.force.0.lead": "Each is called for by at least one unmet provision that binds, or would bind, the State.",
    "plan.force.1.heading": "Called for by what is to be considered or endeavoured",
    "plan.force.1.lead": "All that is owed here is to consider, or to make an effort.",
    "plan.force.2.heading": "Called for by recommendations alone",
    "plan.force.2.lead": "Recommendations are no treaty duties.",
    "plan.kind": "Kind of measure",
    "plan.body": "Responsible",
    "plan.body.open": "Not named yet",
    "plan.by": "By",
    "plan.by.open": "No date yet",
    "plan.planned": "What the State plans",
    "plan.settles": "Would settle",
    "plan.advances": "Would bring nearer",
    "plan.questions": "Questions",
    "plan.assistance": "Assistance wanted",
    "plan.first.heading": "The measures that come first",
    "plan.first.lead": (
        "By legal force, and then by how many provisions one measure settles. Each is numbered as in the action plan."
    ),
    "plan.first.body": "responsible: {body}",
    "plan.first.by": "by {date}",
    "plan.first.points": ("{n}\u00a0further step.", "{n}\u00a0further steps."),
    "plan.first.serves": (
        "serves {n} provision or recommendation",
        "serves {n} provisions and recommendations",
    ),
    "plan.first.more": (
        "{n} more measure stands in the action plan of the analysis.",
        "{n} more measures stand in the action plan of the analysis.",
    ),
    "plan.first.more-here": (
        "{n} more measure stands in the action plan of this report.",
        "{n} more measures stand in the action plan of this report.",
    ),
    "plan.drafting.heading": "Drafting list, law by law",
    "plan.drafting.lead": (
        "The laws that the measures would amend, as far as the answers cite them; then what no law was cited for. A "
        "measure stands whole under each law cited for a part of it: only what concerns that law belongs there."
    ),
    "plan.drafting.none": "No measure calls for an amendment of law.",
    "plan.drafting.new": "No law cited: a new provision, or a law still to be named",
    "plan.drafting.near": "cited for another part of the same provision",
    "plan.notifications.heading": "Notifications to the Secretary-General and the Conference",
    "plan.notifications.lead": "What the treaties ask States to tell, how it stands, and what is missing.",
    "plan.notifications.none": "The rules ask for no notification.",
    "plan.notifications.missing": "What falls short: {text}",
    "plan.notifications.open": "Not known yet; it waits for:",
    "plan.notifications.by": "From the answers:",
}
