"""What prose does to YAML: from libyaml's error back to what the author meant, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viva.bank.problems import Place

if TYPE_CHECKING:
    from yaml import YAMLError

    from viva.bank.nodes import Fault

ENTRY: Final = re.compile(r"^(?P<head>[ \t]*(?:-[ \t]+)*(?:[\w-]+:(?:[ \t]+|$))?)(?P<value>.*)$")
"""A line of a bank: dashes, a key, and what it holds."""

FIRST_CHARACTER: Final = {
    "*": "leading-star",
    "&": "leading-ampersand",
    "!": "leading-exclamation",
    "%": "leading-percent",
    "@": "leading-at",
    "`": "leading-backtick",
    "{": "leading-brace",
    "|": "leading-bar",
    ">": "leading-greater",
    "?": "leading-question-mark",
    "-": "leading-dash",
}
"""Characters that mean something else to YAML when a text starts with them."""

MOST_SHOWN: Final = 60
"""Characters of an author's text that a fix repeats."""


def quoted(text: str) -> str:
    r"""Return ``text`` as a YAML scalar in quotes, the quotes that need the fewest escapes.

    >>> print(quoted("What: this?"))
    "What: this?"
    >>> print(quoted(r"so \(x\)"))
    'so \(x\)'
    """
    if "\\" not in text and '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def shortened(text: str) -> str:
    """Return ``text`` cut to what a message can carry on its line."""
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


def explain(text: str, error: YAMLError, *, first_line: int = 0) -> Fault:
    """Turn libyaml's ``error`` about ``text`` into a fault that says what to write.

    ``first_line`` is the number of lines before ``text`` in its file.
    """
    from viva.bank.nodes import Fault  # noqa: PLC0415 - nodes needs this module first

    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    context = str(getattr(error, "context", None) or "")
    if mark is None or ("quoted scalar" in context and "end of stream" in problem):
        mark = getattr(error, "context_mark", None) or mark
    lines = text.split("\n")
    if mark is None:
        return Fault("syntax", Place(1 + first_line, 1), {"problem": problem})
    line_index = min(mark.line, len(lines) - 1)
    column = mark.column
    if (
        not lines[line_index][:column].strip()
        and line_index
        and "escape" not in problem
        and "\t" not in lines[line_index]
    ):
        # The error shows at the start of a line when the text before it had ended too early.
        earlier = line_index - 1
        while earlier and not lines[earlier].strip():
            earlier -= 1
        if _hazard(lines[earlier], problem) not in {"syntax", "indent"}:
            line_index = earlier
            column = len(lines[earlier])
    line = lines[line_index]
    match = ENTRY.match(line)
    head, value = (match["head"], match["value"].rstrip()) if match else ("", line.rstrip())
    code = _hazard(line, problem)
    params = {
        "problem": problem,
        "write": shortened(head.strip() + (" " if head.strip() else "") + quoted(_bare(value))),
    }
    return Fault(code, Place(line_index + 1 + first_line, min(column, len(line)) + 1), params)


def _bare(value: str) -> str:
    """Strip the quotes that were meant to hold the text."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1]
    return value


def _hazard(line: str, problem: str) -> str:
    match = ENTRY.match(line)
    value = match["value"].rstrip() if match else line.strip()
    if "tab character" in problem or line[: len(line) - len(line.lstrip())].count("\t"):
        return "tab"
    if "escape" in problem:
        return "backslash"
    if value[:1] in {'"', "'"}:
        if "end of stream" in problem or "document indicator" in problem:
            return "open-quote"
        return "apostrophe" if value[0] == "'" else "leading-quote"
    if value.startswith("[["):
        return "leading-blank"
    if value[:1] == "[":
        return "flow-list"
    if value[:1] in FIRST_CHARACTER and not (value[0] in "|>" and len(value) == 1):
        return FIRST_CHARACTER[value[0]]
    if "mapping values" in problem:
        return "colon" if re.search(r":(\s|$)", value) else "indent"
    if "expected ':'" in problem:
        return "no-colon"
    if "expected '-'" in problem or "expected key" in problem:
        return "indent"
    return "syntax"
