"""Puts something else under a name of another library, for a while."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any


@contextmanager
def instead(owner: Any, name: str, new: object) -> Iterator[None]:
    """Something else under a name, for a while."""
    old = getattr(owner, name)
    setattr(owner, name, new)
    try:
        yield
    finally:
        setattr(owner, name, old)


@contextmanager
def everywhere(old: Callable[..., Any], new: object) -> Iterator[None]:
    """Something else instead of a function of WeasyPrint, for a while, wherever it is known."""
    with ExitStack() as changes:
        for name, module in tuple(sys.modules.items()):
            if name.startswith("weasyprint.") and vars(module).get(old.__name__) is old:
                changes.enter_context(instead(module, old.__name__, new))
        yield
