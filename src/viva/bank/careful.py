"""The careful half of reading a bank: every fault of a file that the fast path would not take, with its place."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import msgspec

from viva.bank import nodes, rules, walk
from viva.bank.hazards import shortened
from viva.bank.heads import BankHead
from viva.bank.inherit import counts, inherit, inheritable
from viva.bank.kinds import KIND_OF, KINDS, Content
from viva.bank.problems import Fault, Place
from viva.bank.slips import PROMPTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viva.bank.nodes import Node


def head_text(root: Node, key: str) -> str | None:
    """Return a text that stands above the questions, or None where there is none."""
    node = root.value.get(key) if isinstance(root.value, dict) else None
    return node.value if node is not None and isinstance(node.value, str) and node.value else None


def bank_faults(
    root: Node, misplaced: Fault | None, originals: Mapping[str, Content] | Fault | None, *, lenient: bool
) -> list[Fault]:
    """Return everything that is wrong with the bank at ``root``.

    ``misplaced`` tells that it cannot be where it is; ``originals`` are the contents it translates by id, or why it
    cannot translate them. ``lenient``: it is a translation whose original cannot be read, so that nobody knows what
    it inherits.
    """
    faults: list[Fault] = []
    walk.check_struct(root, BankHead, faults, "bank", ignore=("questions",))
    if not isinstance(root.value, dict):
        return faults
    if misplaced is not None and not any(fault.code == "not-a-language" for fault in faults):
        faults.append(Fault(misplaced.code, nodes.descend(root, ("lang",)), misplaced.params))
    if isinstance(originals, Fault):
        faults.append(Fault(originals.code, nodes.descend(root, ("translates",)), originals.params))
        originals, lenient = None, True
    questions = root.value.get("questions")
    if questions is None:
        if not root.broken:
            faults.append(Fault("missing-key", root.place, {"key": "questions", "thing": "bank"}))
    elif not isinstance(questions.value, list):
        faults.append(Fault("text-for-list", questions.place, {"key": "questions"}))
    elif not questions.value and not questions.broken:
        faults.append(Fault("too-few", questions.place, {"key": "questions", "least": "1"}))
    else:
        seen: dict[str, Place] = {}
        for node in questions.value:
            faults += _question_faults(node, originals, seen, lenient=lenient)
    return faults


def _question_faults(
    node: Node, originals: Mapping[str, Content] | None, seen: dict[str, Place], *, lenient: bool
) -> Iterator[Fault]:
    if not isinstance(node.value, dict):
        yield Fault("not-a-question", node.place)
        return
    own = node.value.get("id")
    name = own.value if own and isinstance(own.value, str) else None
    if own is not None and name:
        if name in seen:
            yield Fault("duplicate-id", own.place, {"id": name, "first": str(seen[name].line)})
        seen.setdefault(name, own.place)
    kinds = [key for key in node.value if key in KINDS]
    if len(kinds) != 1:
        yield from _kind_faults(node, kinds)
        return
    kind = kinds[0]
    first: Content | None = None
    if originals is not None and own is not None and name:
        first = originals.get(name)
        if first is None:
            yield _not_in_original(name, own.place, originals)
            return
        if KIND_OF[type(first)] != kind:
            original_kind = KIND_OF[type(first)]
            yield Fault("other-kind", node.keys[kind].place, {"id": name, "kind": kind, "original": original_kind})
            return
    yield from _content_faults(node, kind, first, lenient=lenient)


def _content_faults(node: Node, kind: str, first: Content | None, *, lenient: bool) -> Iterator[Fault]:
    assert isinstance(node.value, dict)  # noqa: S101 - asked of maps only
    taken = [key for key in inheritable(kind) if key not in node.value] if first is not None or lenient else []
    faults: list[Fault] = []
    walk.check_struct(node, KINDS[kind], faults, kind, ignore=taken)
    yield from faults
    plain = nodes.plain(node)
    if faults or (lenient and any(key in KINDS[kind].__struct_encode_fields__ for key in taken)):
        return
    entry = plain if first is None else inherit(plain, kind, first)
    try:
        content: Content = msgspec.convert(entry, KINDS[kind], strict=False)
    except msgspec.ValidationError as error:
        yield Fault("shape", node.place, {"problem": str(error)})
        return
    for flaw in rules.flaws(content):
        yield Fault(flaw.code, nodes.descend(node, flaw.path), flaw.params)
    if first is not None and counts(content) != counts(first):
        yield Fault("other-count", node.place, {"id": content.id})


def _not_in_original(name: str, place: Place, originals: Mapping[str, Content]) -> Fault:
    close = get_close_matches(name, list(originals), n=1)
    if close:
        return Fault("not-in-original-meant", place, {"id": name, "meant": close[0]})
    return Fault("not-in-original", place, {"id": name})


def _kind_faults(node: Node, kinds: list[str]) -> Iterator[Fault]:
    assert isinstance(node.value, dict)  # noqa: S101 - asked of maps only
    if kinds:
        yield Fault("two-kinds", node.keys[kinds[1]].place, {"kinds": ", ".join(kinds)})
        return
    known = {name for shape in KINDS.values() for name in walk.fields_of(shape)}
    for key in node.value:
        if key not in known and (close := get_close_matches(key.lower(), list(KINDS), n=1, cutoff=0.7)):
            params = {"key": shortened(key), "thing": "question", "meant": close[0]}
            yield Fault("unknown-key-meant", node.keys[key].place, params)
            return
        if key.casefold() in PROMPTS:
            params = {"key": shortened(key), "kinds": ", ".join(KINDS)}
            yield Fault("prompt-without-kind", node.keys[key].place, params)
            return
    yield Fault("no-kind", node.place, {"kinds": ", ".join(KINDS)})
