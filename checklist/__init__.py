"""Self-assessment of a State's law against the treaties on trafficking in persons and migrant smuggling."""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist.api import assess, explain, report, validate
    from checklist.errors import ChecklistError

__version__ = "0.1.0"
__all__ = ["ChecklistError", "__version__", "assess", "explain", "report", "validate"]


class _Package(ModuleType):
    """The package with its functions, each loaded when it is first wanted: nothing else starts the later for them."""

    def __getattr__(self, name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from checklist import api

        return getattr(api, name)

    @property
    def report(self) -> object:
        """The function; loading `checklist.report`, what the program itself makes reports with, changes nothing."""
        return self.__getattr__("report")

    @report.setter
    def report(self, module: ModuleType) -> None:
        """Where Python would put the module that it has loaded."""


sys.modules[__name__].__class__ = _Package
