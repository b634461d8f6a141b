"""The file that says what becomes of note types which their templates do not explain: proposed here, edited by hand.

::

    note-types:
    - name: MCQ
      as: choice
      prompt: Question
      options: [A, B, C, D]
      answer: Answer
      explain: Notes
"""

import re
from pathlib import Path
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct, field

from viva.bank.files import Misplaced, placed, read_struct
from viva.bank.hazards import quoted
from viva.formats.anki.importing.collection import NoteType
from viva.formats.anki.importing.shapes import FEWEST_OPTIONS, options_of
from viva.words import say

FieldName = Annotated[str, Meta(min_length=1)]

ANSWER: Final = re.compile(r"(?:correct|right|key|solution|answer|antwort|r[ée]ponse|lösung)", re.IGNORECASE)
EXPLAIN: Final = re.compile(r"expla|why|note|extra|comment|reason|rationale|source|remark", re.IGNORECASE)
PROMPT: Final = re.compile(r"question|front|prompt|stem|frage|vorder|recto|énoncé|text", re.IGNORECASE)


class Mapped(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What becomes of one note type: which field is which key of a question."""

    name: Annotated[str, Meta(min_length=1, description="The note type, as Anki calls it.")]
    kind: Annotated[Literal["card", "typed", "choice", "cloze", "skip"], Meta(description="What its notes become.")] = (
        field(name="as")
    )
    prompt: FieldName | None = None
    back: FieldName | None = None
    answer: FieldName | None = None
    options: tuple[FieldName, ...] = ()
    explain: FieldName | None = None
    hint: FieldName | None = None
    reverse: bool = False


class Mapping(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of the file."""

    viva: Literal[1]
    note_types: Annotated[tuple[Mapped, ...], Meta(min_length=1)] = field(name="note-types")


NEEDED: Final = {
    "card": ("prompt", "back"),
    "typed": ("prompt", "answer"),
    "choice": ("prompt", "options", "answer"),
    "cloze": ("prompt",),
    "skip": (),
}
"""The keys without which there is no question of a kind."""


def read_mapping(path: Path, kinds: list[NoteType]) -> dict[str, Mapped]:
    """Read the file, and hold it against the note types there are.

    Raises:
        BankError: with all that is wrong with it.
        CannotOpenError: if there is no such file.

    """
    found = read_struct(path, Mapping, "mapping")
    by_name = {kind.name: kind for kind in kinds}
    faults: list[Misplaced] = []
    for place, one in enumerate(found.note_types):
        at = ("note-types", place)
        if one.name not in by_name:
            known = ", ".join(by_name)
            faults.append(("unknown-note-type", (*at, "name"), {"name": one.name, "known": known}))
            continue
        known_fields = by_name[one.name].fields
        for key in ("prompt", "back", "answer", "options", "explain", "hint"):
            value = getattr(one, key)
            names = value if isinstance(value, tuple) else (value,) if value else ()
            if not names and key in NEEDED[one.kind]:
                faults.append(("mapping-lacks", (*at, "as"), {"key": key, "kind": one.kind}))
            faults += [
                ("unknown-field", (*at, key), {"name": name, "known": ", ".join(known_fields)})
                for name in names
                if name not in known_fields
            ]
    if faults:
        raise placed(path, faults)
    return {one.name: one for one in found.note_types}


def propose(kinds: list[NoteType]) -> str:
    """Return a mapping for some note types, to be edited."""
    return (
        _comment(say("intake.map-head"))
        + "viva: 1\nnote-types:\n"
        + "".join(
            f"\n{_comment(say('intake.map-fields', fields=', '.join(kind.fields)))}{_proposed(kind)}" for kind in kinds
        )
    )


def _proposed(kind: NoteType) -> str:
    options = options_of(kind)
    rest = [name for name in kind.fields if name not in options]
    prompt = _first(PROMPT, rest) or (rest[0] if rest else kind.fields[0] if kind.fields else "")
    rest = [name for name in rest if name != prompt]
    answer = _first(ANSWER, rest)
    explain = _first(EXPLAIN, [name for name in rest if name != answer])
    lines = [f"- name: {quoted(kind.name)}"]
    if len(options) >= FEWEST_OPTIONS and answer:
        lines += ["as: choice", f"prompt: {quoted(prompt)}", "options:"]
        lines += [f"- {quoted(name)}" for name in options]
        lines.append(f"answer: {quoted(answer)}")
    elif kind.is_cloze and prompt:
        lines += ["as: cloze", f"prompt: {quoted(prompt)}"]
    elif prompt and (back := answer or next(iter([*rest, *options]), "")):
        lines += ["as: card", f"prompt: {quoted(prompt)}", f"back: {quoted(back)}"]
        explain = explain if explain != back else None
    else:
        return "\n  ".join([*lines, "as: skip"]) + "\n"
    return "\n  ".join([*lines, *([f"explain: {quoted(explain)}"] if explain else [])]) + "\n"


def _first(pattern: re.Pattern[str], names: list[str]) -> str | None:
    return next((name for name in names if pattern.search(name)), None)


def _comment(text: str) -> str:
    return "".join(f"# {' '.join(line.split())}\n" for line in text.split("\n"))
