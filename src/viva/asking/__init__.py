"""Asking: what is shown of a question, how a response is graded, and what is revealed after. Pure functions.

``present.present``, ``grade.grade`` and ``reveal.reveal``, with the types they give: ``shown.Shown``,
``response.Response``, ``verdict.Verdict``, ``reveal.Reveal``. Nothing is imported here: to show a first question,
nobody needs to grade one.
"""
