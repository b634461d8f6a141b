"""What prose does to YAML: from libyaml's error back to what the author meant, and what to write instead."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from viva.bank.problems import Fault, Place

if TYPE_CHECKING:
    from yaml import YAMLError

ENTRY: Final = re.compile(r"^(?P<head>[ \t]*(?:-[ \t]+)*(?:[\w-]+:(?:[ \t]+|$))?)(?P<value>.*)$")
"""A line of a bank: dashes, a key, and what it holds."""

KEY: Final = re.compile(r"^(?P<indent>[ \t]*(?:-[ \t]+)*)(?P<key>[\w-]+):(?:[ \t]|$)")
"""A line that begins with a key."""

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
    text = " ".join(text.split())
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


def rewritten(line: str, more: str = "") -> str:
    """Return a line of a bank with its whole value in quotes, ``more`` being what went on below it."""
    match = ENTRY.match(line)
    head, value = (match["head"].strip(), match["value"].strip()) if match else ("", line.strip())
    text = _bare(value) + (f" {more}" if more else "")
    return f"{head} {quoted(shortened(text))}".strip()


def _bare(value: str) -> str:
    """Strip the quotes that were meant to hold the whole text; those of one word of it stay."""
    mark = value[:1]
    if mark not in {"'", '"'}:
        return value
    if mark not in value[1:]:
        return value[1:]  # a quote that nothing closes
    inside = value[1:-1] if len(value) > 1 and value[-1] == mark else ""
    if mark == '"':
        return inside if inside and not re.search(r'(?<!\\)"', inside) else value
    apostrophes_only = not re.search(r"(?<!\w)'|'(?!\w)", inside.replace("''", ""))
    return inside.replace("''", "'") if inside and apostrophes_only else value


@cache
def known_keys() -> frozenset[str]:
    """Return every key that a bank may hold: a line that starts with one starts an entry of its own."""
    from viva.bank import kinds  # noqa: PLC0415 - only needed to explain a mistake

    helpers = (kinds.Distractor, kinds.Tie, kinds.Pair, kinds.Point, kinds.Image)
    return frozenset(name for shape in (*kinds.KINDS.values(), *helpers) for name in shape.__struct_encode_fields__)


def explain(text: str, error: YAMLError, *, first_line: int = 0) -> Fault:
    """Turn libyaml's ``error`` about ``text`` into a fault that says what to write.

    ``first_line`` is the number of lines before ``text`` in its file.
    """
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    if "quoted scalar" in context and "escape" not in problem:
        mark = getattr(error, "context_mark", None) or mark  # where the quote opens tells more than where it fails
    if mark is None:
        return Fault("syntax", Place(1 + first_line, 1), {"problem": problem})
    lines = text.split("\n")
    end = mark.line >= len(lines)
    line, column = (len(lines) - 1, len(lines[-1])) if end else (mark.line, mark.column)
    line, column = _blamed(lines, line, column, problem)
    code = _hazard(lines[line], problem)
    if code == "indent" and lines[line][column : column + 1] == ":":
        code, line, write = _colon(lines, line)
    elif code == "no-colon":
        write = re.sub(r"^([\w-]+) *", r"\1: ", shortened(lines[line].strip()))
    elif code == "open-bracket":
        write = shortened(lines[line].strip().rstrip(",")) + "]"
    else:
        write = rewritten(lines[line])
    params = {} if code in {"indent", "tab"} else {"problem": problem} if code == "syntax" else {"write": write}
    return Fault(code, Place(line + 1 + first_line, min(column, len(lines[line])) + 1), params)


def _blamed(lines: list[str], line: int, column: int, problem: str) -> tuple[int, int]:
    """Return the line and the column to show: an error at the start of a line may be of the text above it."""
    if lines[line][:column].strip() or not line or "escape" in problem or "\t" in lines[line][: column + 1]:
        return line, column
    above = line - 1
    while above and not lines[above].strip():
        above -= 1
    if _hazard(lines[above], problem) in {"syntax", "indent", "tab"}:
        return line, column
    match = ENTRY.match(lines[above])
    return above, len(match["head"]) if match else 0


def _colon(lines: list[str], line: int) -> tuple[str, int, str]:
    """Tell a colon in the second line of a text from a key that stands too far right."""
    match = KEY.match(lines[line])
    if match and match["key"] in known_keys():
        return "indent", line, ""
    first = line
    while first and not (KEY.match(lines[first]) and first != line):
        first -= 1
    return "colon", line, rewritten(lines[first], " ".join(part.strip() for part in lines[first + 1 : line + 1]))


def _hazard(line: str, problem: str) -> str:
    """Return what an error in ``line`` most likely is."""
    match = ENTRY.match(line)
    value = match["value"].rstrip() if match else line.strip()
    first = value[:1]
    if "tab character" in problem or "\t" in line[: len(line) - len(line.lstrip())]:
        return "tab"
    if "escape" in problem:
        return "backslash"
    if first in {'"', "'"}:
        if "end of stream" in problem or "document indicator" in problem:
            return "open-quote"
        return "apostrophe" if first == "'" and re.search(r"\w'\w", value) else "leading-quote"
    if value.startswith("[["):
        return "leading-blank"
    if first == "[":
        return "open-bracket" if "expected ',' or ']'" in problem else "flow-list"
    if first in FIRST_CHARACTER and not (first in "|>" and len(value) == 1):
        return FIRST_CHARACTER[first]
    if "mapping values" in problem:
        return "colon" if re.search(r":(\s|$)", value) else "indent"
    if "expected ':'" in problem:
        return "no-colon"
    if "expected '-'" in problem or "expected key" in problem:
        return "indent"
    return "syntax"
