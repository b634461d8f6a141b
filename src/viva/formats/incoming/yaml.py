"""A bank as text: one that its author goes on editing, so it looks as if somebody had written it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from viva.bank.hazards import quoted
from viva.bank.kinds import KIND_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.bank.kinds import Content
    from viva.formats.incoming.taken import TakenBank

PLAIN: Final = re.compile(r"[^\W_](?:(?!: |:$| #)[^\n])*(?<! )")
"""A text that YAML reads as it stands; all others are quoted."""

FLOW: Final = re.compile(r"[^\W_][\w.:/-]*(?<!:)")
"""A word that may stand in brackets."""

ORDER: Final = ("id", "prompt", "image")
"""What comes first in a question, whatever its kind."""


EMPTY: Final[tuple[object, ...]] = (None, [], ())


def bank_text(bank: TakenBank) -> Iterator[str]:
    """Yield the text of a bank's file, a question at a time."""
    about = f"about: {scalar(bank.about)}\n" if bank.about else ""
    yield f"viva: 1\nlang: {bank.lang}\ntitle: {scalar(bank.title)}\n{about}questions:\n"
    for question in bank.questions:
        yield "\n" + question_text(question)


def question_text(question: Content) -> str:
    """Return the lines of one question."""
    shape = type(question)
    lines: list[str] = []
    for name, default in _fields(shape):
        value = getattr(question, name)
        if value == default:
            continue
        key = KIND_OF[shape] if name == "prompt" else name
        lines += _entry(key, msgspec.to_builtins(value, str_keys=True), "  ")
    return "- " + "\n".join(lines).removeprefix("  ") + "\n"


@cache
def _fields(shape: type[Content]) -> tuple[tuple[str, object], ...]:
    """Return the fields of a kind in the order in which they are written, each with its default."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(shape)}
    return tuple((name, defaults[name]) for name in (*ORDER, *(name for name in defaults if name not in ORDER)))


def scalar(text: str, indent: str = "  ") -> str:
    """Return a text as YAML: as it stands, in quotes, or as lines of their own below."""
    if "\n" in text:
        return "|-\n" + "\n".join(f"{indent}{line}" if line else "" for line in text.split("\n"))
    return text if PLAIN.fullmatch(text) else quoted(text)


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - plain data
    """Yield the lines of a key and what it holds."""
    if isinstance(value, dict):
        yield f"{indent}{key}:"
        for name, inside in value.items():
            if inside not in EMPTY:
                yield from _entry(name, inside, indent + "  ")
    elif isinstance(value, (list, tuple)):
        if all(isinstance(one, str) and FLOW.fullmatch(one) for one in value):
            yield f"{indent}{key}: [{', '.join(value)}]"
            return
        yield f"{indent}{key}:"
        for one in value:
            yield from _item(one, indent)
    else:
        yield f"{indent}{key}: {_bare(value, indent)}"


def _item(value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - plain data
    if not isinstance(value, dict):
        yield f"{indent}- {scalar(value, indent + '  ')}"
        return
    lines = [
        line for name, inside in value.items() if inside not in EMPTY for line in _entry(name, inside, indent + "  ")
    ]
    yield f"{indent}- " + lines[0].removeprefix(indent + "  ")
    yield from lines[1:]


def _bare(value: Any, indent: str) -> str:  # noqa: ANN401 - plain data
    if isinstance(value, bool):
        return "true" if value else "false"
    return scalar(value, indent + "  ") if isinstance(value, str) else str(value)
