"""Submissions and texts that the tests of the report share, over the example rulebook."""

from pathlib import Path
from typing import Any

from checklist import engine, loading, submission, translation
from checklist.document import Document
from checklist.errors import ChecklistError
from checklist.finding import Assessment
from checklist.report import Depth, document
from checklist.rulebook import Rulebook
from checklist.submission import Submission
from checklist.texts import Texts

EXAMPLE = loading.load(Path(__file__).parent / "example-rules")
DAY = "2026-11-01"
CODE = {"id": "code", "title": "Criminal Code", "status": "in-force", "in_force": "1999-01-01"}
BILL = {"id": "bill", "title": "Bill on Standards", "status": "draft"}
CITED = [{"law": "code", "provision": "article 1"}]

ANSWERS: dict[str, Any] = {
    "standards": {"value": "in-part", "citations": CITED},
    "standards-reviewed": {"value": "no"},
    "standards-parts": {"value": {"aims": "yes", "means": "no", "none": "no"}, "citations": CITED},
    "standards-release": {"value": "no"},
    "federal": {"value": "yes"},
    "regions": {"value": "no"},
    "penalty": {"value": {"bribery": "5 years", "fraud": "18 months"}},
    "early": {"value": "yes"},
    "late": {"value": "no"},
    "in-force-since": {"value": "1999-12-31"},
    "practice-standards": {"value": "Standards are read out once a year."},
}

ARABIC = {
    "Bribery": "الرشوة",
    "Fraud": "الاحتيال",
    "Example Convention": "اتفاقية المثال",
    "Example": "المثال",
    "Example Treaty Series, vol. 1": "Example Treaty Series, vol. 1",
    "Standards": "المعايير",
    "Are standards laid down by law?": "هل يحدد القانون المعايير؟",
    "Aims": "الأهداف",
    "Means": "الوسائل",
    "article 12, paragraph 1": "المادة 12، الفقرة 1",
    "Standards are adopted, with both parts, and kept under review.": (
        "تُعتمد المعايير بجزأيها وتبقى قيد الاستعراض، انظر الوثيقة CTOC/COP/WG.4/2010/6 والفقرة 32 منها."
    ),
}
SENTENCE = "تُتخذ التدابير اللازمة وفقا للقانون الداخلي"


def submitted(answers: dict[str, Any] | None = None, **more: Any) -> Submission:
    """A submission over the example rulebook."""
    base: dict[str, Any] = {
        "format": 1,
        "rules": "2026-01",
        "state": "Republic of Examplia",
        "date": DAY,
        "nature": "exercise",
        "language": "en",
        "laws": [CODE, BILL],
        "answers": ANSWERS if answers is None else answers,
    }
    return Submission.model_validate({**base, **more})


def assessed(given: Submission, rulebook: Rulebook = EXAMPLE) -> Assessment:
    """The findings on it."""
    return engine.assess(rulebook, submission.facts(given, rulebook.questions))


def english(rulebook: Rulebook = EXAMPLE) -> Texts:
    """The texts in English."""
    return translation.texts("en", rulebook.phrases)


def arabic(rulebook: Rulebook = EXAMPLE) -> Texts:
    """The program's texts in Arabic, with a few phrases by hand and one sentence for every other phrase."""
    try:
        entries = dict(translation.texts("ar").entries)
    except ChecklistError:  # not every text is translated yet
        entries = {
            key: SENTENCE if isinstance(text, str) else (lambda number: f"{{n}} {SENTENCE}")
            for key, text in translation.program_wording().items()
        }
        entries |= {"report.page": "صفحة {page} من {pages}", "date.form": "{day} {month} {year}"}
    entries |= {key: ARABIC.get(text, SENTENCE) for key, text in rulebook.phrases.items()}
    return Texts("ar", "rtl", entries)


def reported(
    given: Submission, texts: Texts | None = None, rulebook: Rulebook = EXAMPLE, depth: Depth = Depth.RECORD
) -> Document:
    """The report on it: the whole record, unless told otherwise."""
    said = texts or english(rulebook)
    return document(rulebook, given, assessed(given, rulebook), said, given.date, "0.1.0", depth)
