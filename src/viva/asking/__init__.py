"""Asking: what is shown of a question, how a response is graded, and what is revealed after. Pure functions."""

from viva.asking.grade import grade, parts
from viva.asking.present import present
from viva.asking.response import Response, ResponseError
from viva.asking.reveal import Reveal, reveal
from viva.asking.shown import Shown
from viva.asking.verdict import Note, Verdict

__all__ = ["Note", "Response", "ResponseError", "Reveal", "Shown", "Verdict", "grade", "parts", "present", "reveal"]
