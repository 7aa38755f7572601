"""How much is asked of a State."""

from pathlib import Path

from checklist import loading
from checklist.burden import Load, Share, burden
from checklist.rulebook import Rulebook

EXAMPLE = loading.load(Path(__file__).parent / "example-rules")


def test_counts_of_a_small_rulebook() -> None:
    found = burden(EXAMPLE)
    assert (found.rules, found.recorded, found.questions, found.ungated, found.practice) == (9, 1, 11, 7, 2)
    assert found.by_instrument == {"example": Share(9, 11)}
    assert found.by_cluster == {"I": Share(9, 11)}
    assert found.by_strength["mandatory"] == Share(3, 3)
    assert found.by_strength["treaty-machinery"] == Share(1, 0)
    assert found.by_authority == {"standards": Load(10, 10), "justice": Load(10, 0), "statistics": Load(1, 1)}
    assert found.first_cluster == {"example": 11}
    assert list(found.serves.items())[:2] == [("early", 3), ("late", 3)]
    assert found.serves["practice-standards"] == 1


def test_the_questionnaire_stays_within_what_officials_will_answer(rulebook: Rulebook) -> None:
    """Burden is what ended questionnaires before this one."""
    found = burden(rulebook)
    assert found.questions <= 300
    assert found.first_cluster["tip"] <= 60
