"""The guided questionnaire in a terminal: one question at a time, saved after every answer."""

from checklist.interview.dialogue import converse, fill

__all__ = ["converse", "fill"]
