"""The pictures of a report: lines and fills without a colour that means anything, each also told in words."""

from checklist.report.pictures.articles import matrix
from checklist.report.pictures.days import review, timeline
from checklist.report.pictures.strengths import bars
from checklist.report.pictures.terms import definition

__all__ = ["bars", "definition", "matrix", "review", "timeline"]
