"""What tests share: the project's rulebook, read once."""

import pytest

from checklist import loading
from checklist.rulebook import Rulebook


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The project's own rules."""
    return loading.load()
