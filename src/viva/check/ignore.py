"""``# viva: ignore=CODE`` in a bank: on a question for that question, above the questions for the whole file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.bank.deck import Bank
from viva.bank.edits import Edit
from viva.bank.problems import Place
from viva.check.finding import Finding
from viva.check.registry import FAMILIES
from viva.check.select import CODES, FAMILY_OF, meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from viva.bank.nodes import Node
    from viva.check.select import Wanted

COMMENT: Final = re.compile(r"(?:^|(?<=\s))#[ \t]*viva:[ \t]*ignore[ \t]*=[ \t]*(?P<names>[^#\n]*)", re.MULTILINE)
NAME: Final = re.compile(r"[^\s,]+")
ACCEPTED: Final = frozenset({*CODES, *FAMILIES})


class Remark(Struct, eq=False):
    """A name in such a comment: what it silences, and whether there was anything to silence."""

    bank: Bank
    question: str | None
    """The question it stands on; None for the whole file."""
    name: str
    place: Place
    line: Edit
    """What deletes the whole comment."""
    alone: bool
    """It is the only name of its comment."""
    used: bool = False

    def silences(self, finding: Finding) -> bool:
        """Tell whether a finding is meant."""
        if finding.path != self.bank.path or self.question not in {None, finding.question}:
            return False
        return self.name in {finding.code, FAMILY_OF.get(finding.code)}


def remarks(bank: Bank) -> list[Remark]:
    """Return what the comments of a bank silence; quick where there are none."""
    if "viva:" not in bank.text or "ignore" not in bank.text:
        return []
    found: list[Remark] = []
    for match in COMMENT.finditer(bank.text):
        line = bank.text.count("\n", 0, match.start()) + 1
        begin = bank.text.rfind("\n", 0, match.start()) + 1
        question = bank.places.question_at(line)
        place = Place(line, match.start() - begin + 1)
        if _inside_text(bank, question, place):
            continue
        names = list(NAME.finditer(match["names"]))
        edit = _deletion(bank.text, line, begin, match)
        for name in names:
            at = Place(line, match.start("names") + name.start() - begin + 1)
            found.append(Remark(bank, question, name[0], at, edit, len(names) == 1))
    return found


def silenced(findings: Iterable[Finding], banks: Sequence[Bank], wanted: Wanted) -> Iterator[Finding]:
    """Yield the findings that no comment silences, then those about the comments themselves."""
    by_path: dict[object, list[Remark]] = {}
    for bank in banks:
        if found := remarks(bank):
            by_path[bank.path] = found
    for finding in findings:
        meant_by = [remark for remark in by_path.get(finding.path, ()) if remark.silences(finding)]
        for remark in meant_by:
            remark.used = True
        if not meant_by:
            yield finding
    for remark in (one for group in by_path.values() for one in group):
        path = remark.bank.path
        if remark.name not in ACCEPTED:
            yield unknown_rule(path, remark.place, remark.name, remark.question)
        elif not remark.used and wanted.has("unused-ignore") and _could_be_used(remark, wanted):
            edits = (remark.line,) if remark.alone else ()
            params = {"name": remark.name}
            yield Finding("unused-ignore", "info", path, remark.place, params, remark.question, edits)


def unknown_rule(path: Path, place: Place, name: str, question: str | None = None) -> Finding:
    """Return the finding about a name that no rule has."""
    close = meant(name, ACCEPTED)
    params = {"name": name} | ({"meant": close} if close else {})
    return Finding("unknown-rule-meant" if close else "unknown-rule", "warning", path, place, params, question)


def _could_be_used(remark: Remark, wanted: Wanted) -> bool:
    """Tell whether a rule that the remark silences has looked: what did not look may well be silenced for later."""
    return any(wanted.has(code) for code in CODES if remark.name in {code, FAMILY_OF[code]})


def _deletion(text: str, line: int, begin: int, match: re.Match[str]) -> Edit:
    """Return the edit that deletes a comment: its line where nothing else stands on it."""
    before = text[begin : match.start()]
    if not before.strip():
        return Edit(Place(line, 1), Place(line + 1, 1), "")
    return Edit(Place(line, len(before.rstrip()) + 1), Place(line, match.end() - begin + 1), "")


def _inside_text(bank: Bank, question: str | None, place: Place) -> bool:
    """Tell whether a place is inside a text in quotes or a block of text, where ``#`` begins no comment."""
    node = bank.node(question) if question else None
    return node is not None and any(one.place <= place < one.end for one in _texts(node))


def _texts(node: Node) -> Iterator[Node]:
    if isinstance(node.value, dict):
        for inner in node.value.values():
            yield from _texts(inner)
    elif isinstance(node.value, list):
        for inner in node.value:
            yield from _texts(inner)
    elif node.style:
        yield node
