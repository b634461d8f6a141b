"""A walk over a struct's fields beside a tree with places: finds everything that does not fit, not only the first.

Runs only on a file that the fast path refused. It derives all it knows from the structs that the fast path
converts into, so the two cannot disagree about what a file may hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

from msgspec import inspect

from viva.bank.hazards import quoted, shortened
from viva.bank.nodes import Fault, Node

BARE_WORD: Final = re.compile(r"[^\s,]+")
"""A text that a list in brackets may hold without quotes."""


@cache
def fields_of(shape: type) -> dict[str, inspect.Field]:
    """Return the fields of a struct by the names a file uses."""
    info = inspect.type_info(shape)
    assert isinstance(info, inspect.StructType)  # noqa: S101 - only structs are handed in
    return {field.encode_name: field for field in info.fields}


def check_struct(node: Node, shape: type, faults: list[Fault], kind: str, *, ignore: Iterable[str] = ()) -> None:
    """Compare the map at ``node`` with the struct ``shape`` and add what is wrong to ``faults``.

    ``kind`` names the thing for the reader of the message (``choice``, ``bank``); keys in ``ignore`` are someone
    else's business.
    """
    if not isinstance(node.value, dict):
        faults.append(Fault("not-a-map", node.place, {"kind": kind, "text": _shown(node)}))
        return
    fields = fields_of(shape)
    for key, value in node.value.items():
        if key in ignore:
            continue
        if key not in fields:
            faults.append(_unknown(node, key, value, fields, kind))
            continue
        check_type(value, fields[key].type, faults, key)
    for key, field in fields.items():
        if field.required and key not in node.value and key not in ignore:
            faults.append(Fault("missing-key", node.place, {"key": key, "kind": kind}))


def _unknown(node: Node, key: str, value: Node, fields: Iterable[str], kind: str) -> Fault:
    place = node.keys[key].place
    if node.flow and value.value == "":
        return Fault("flow-comma", place, {"text": shortened(key)})
    close = get_close_matches(key.lower(), list(fields), n=1, cutoff=0.6)
    if close:
        return Fault("unknown-key-meant", place, {"key": shortened(key), "kind": kind, "meant": close[0]})
    return Fault("unknown-key", place, {"key": shortened(key), "kind": kind, "keys": ", ".join(fields)})


def check_type(node: Node, info: inspect.Type, faults: list[Fault], key: str, *, prose: bool = False) -> None:
    """Compare one value with the type of its field and add what is wrong to ``faults``."""
    while isinstance(info, inspect.Metadata):
        prose = prose or bool(info.extra and info.extra.get("prose"))
        info = info.type
    if isinstance(info, inspect.UnionType):
        branch = _branch(node, info)
        if branch is None:
            faults.append(_wrong_shape(node, info, key))
            return
        if isinstance(node.value, dict) and _is_prose(node, info):
            faults.append(_prose_as_map(node, key))
            return
        check_type(node, branch, faults, key, prose=prose)
    elif isinstance(info, inspect.StructType):
        if not isinstance(node.value, dict):
            faults.append(Fault("not-a-map", node.place, {"kind": key, "text": _shown(node)}))
        else:
            check_struct(node, info.cls, faults, key)
    elif isinstance(info, (inspect.VarTupleType, inspect.ListType)):
        _check_list(node, info, faults, key)
    elif isinstance(info, inspect.DictType):
        _check_map(node, info, faults, key)
    else:
        _check_text(node, info, faults, key, prose=prose)


def _branch(node: Node, union: inspect.UnionType) -> inspect.Type | None:
    """Pick the member of a union that has the value's shape."""
    for member in union.types:
        bare: Any = member
        while isinstance(bare, inspect.Metadata):
            bare = bare.type
        if isinstance(bare, inspect.NoneType):
            continue
        container = isinstance(bare, (inspect.VarTupleType, inspect.ListType))
        mapping = isinstance(bare, (inspect.StructType, inspect.DictType))
        if (isinstance(node.value, list), isinstance(node.value, dict)) == (container, mapping):
            return member
    return None


def _is_prose(node: Node, union: inspect.UnionType) -> bool:
    """Tell whether a map stands where a text may stand too, and none of its keys is a key: a colon in prose."""
    members = [_bare(member) for member in union.types]
    structs = [member for member in members if isinstance(member, inspect.StructType)]
    known = {key for member in structs for key in fields_of(member.cls)}
    texts = any(isinstance(member, inspect.StrType) for member in members)
    assert isinstance(node.value, dict)  # noqa: S101 - asked of maps only
    return texts and bool(structs) and not known & set(node.value)


def _wrong_shape(node: Node, info: inspect.Type, key: str) -> Fault:
    """Say what a field that got another shape may hold."""
    members = info.types if isinstance(info, inspect.UnionType) else (info,)
    texts = any(
        not isinstance(_bare(member), (inspect.NoneType, inspect.StructType, inspect.VarTupleType, inspect.DictType))
        for member in members
    )
    if isinstance(node.value, dict) and texts:
        return _prose_as_map(node, key)
    if isinstance(node.value, list):
        if texts and node.flow and len(node.value) == 1 and isinstance(node.value[0].value, list):
            return Fault("leading-blank", node.place, {"write": f'{key}: "[[…]] …"'})
        return Fault("list-for-text", node.place, {"key": key})
    if isinstance(node.value, dict):
        return Fault("map-for-list", node.place, {"key": key})
    return Fault("text-for-list", node.place, {"key": key, "text": _shown(node)})


def _bare(info: inspect.Type) -> inspect.Type:
    while isinstance(info, inspect.Metadata):
        info = info.type
    return info


def _prose_as_map(node: Node, key: str) -> Fault:
    """A colon and a space turned a text into a map: quote it."""
    assert isinstance(node.value, dict)  # noqa: S101 - asked of maps only
    first = next(iter(node.value), "")
    rest = node.value[first].value if first else ""
    if node.flow:
        return Fault("leading-brace", node.place, {"write": f'{key}: "{{…}} …"'})
    text = f"{first}: {rest}" if isinstance(rest, str) else f"{first}: …"
    return Fault("colon", node.place, {"write": shortened(quoted(text)), "key": key})


def _check_list(node: Node, info: inspect.VarTupleType | inspect.ListType, faults: list[Fault], key: str) -> None:
    if not isinstance(node.value, list):
        faults.append(_wrong_shape(node, info, key))
        return
    item_type = info.item_type
    least = info.min_length or 0
    if len(node.value) < least:
        faults.append(Fault("too-few", node.place, {"key": key, "least": str(least)}))
    plain_items = [item for item in node.value if isinstance(item.value, str) and item.style is None]
    if node.flow and len(node.value) > 1 and plain_items:
        unsafe = [item for item in plain_items if not BARE_WORD.fullmatch(str(item.value))]
        squeezed = [
            b
            for a, b in zip(node.value, node.value[1:], strict=False)
            if a.end.line == b.place.line and b.place.column == a.end.column + 1
        ]
        if unsafe or squeezed:
            faults.append(Fault("flow-comma", (unsafe or squeezed)[0].place, {"text": _shown((unsafe or squeezed)[0])}))
            return
    for item in node.value:
        check_type(item, item_type, faults, key)


def _check_map(node: Node, info: inspect.DictType, faults: list[Fault], key: str) -> None:
    if not isinstance(node.value, dict):
        faults.append(Fault("not-a-map", node.place, {"kind": key, "text": _shown(node)}))
        return
    for name, value in node.value.items():
        named = Node(node.keys[name].place, node.keys[name].end, name)
        check_type(named, info.key_type, faults, key)
        check_type(value, info.value_type, faults, f"{key}.{name}")


def _check_text(node: Node, info: inspect.Type, faults: list[Fault], key: str, *, prose: bool) -> None:
    if isinstance(info, inspect.AnyType):
        return
    if not isinstance(node.value, str):
        faults.append(_wrong_shape(node, info, key))
        return
    if prose and node.lost:
        faults.append(
            Fault("lost-text", node.end, {"write": f"{key}: {quoted(shortened(node.value + ' #…'))}", "key": key})
        )
        return
    fault = TEXT_CHECKS.get(type(info), _check_nothing)(node.value, info)
    if fault is not None:
        code, params = fault
        faults.append(Fault(code, node.place, {"key": key, "text": _shown(node)} | params))


Finding = tuple[str, dict[str, str]] | None


def _check_nothing(text: str, info: Any) -> Finding:  # noqa: ANN401, ARG001 - the shape of TEXT_CHECKS
    return None


def _check_str(text: str, info: Any) -> Finding:  # noqa: ANN401 - msgspec's own union of types
    if info.min_length and not text.strip():
        return "empty", {}
    if info.max_length is not None and len(text) > info.max_length:
        return "too-long", {"most": str(info.max_length)}
    if info.pattern is not None and not re.search(info.pattern, text):
        return "pattern", {"pattern": info.pattern}
    return None


def _check_int(text: str, info: Any) -> Finding:  # noqa: ANN401
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
        return ("empty", {}) if not text else ("not-whole", {})
    if (info.ge is not None and int(text) < info.ge) or (info.le is not None and int(text) > info.le):
        return "out-of-range", {"least": str(info.ge), "most": str(info.le)}
    return None


def _check_bool(text: str, info: Any) -> Finding:  # noqa: ANN401, ARG001
    return None if text.lower() in {"true", "false", "1", "0"} else ("not-true-false", {"meant": _meant_truth(text)})


def _check_decimal(text: str, info: Any) -> Finding:  # noqa: ANN401, ARG001
    try:
        if Decimal(text).is_finite():
            return None
    except InvalidOperation:
        pass
    return "not-a-number", {}


def _check_literal(text: str, info: Any) -> Finding:  # noqa: ANN401
    allowed = [str(value) for value in info.values]
    if text in allowed:
        return None
    close = [_meant_truth(text)] if "unsaid" in allowed else get_close_matches(text.lower(), allowed, n=1)
    return (
        ("not-one-of-meant", {"meant": close[0]})
        if close and close[0]
        else ("not-one-of", {"allowed": ", ".join(allowed)})
    )


def _meant_truth(text: str) -> str:
    """Return the word that a bank uses for another word for yes, no or not said."""
    folded = text.casefold()
    for word, others in {
        "true": ("yes", "y", "on", "vrai", "oui", "t", "v", "true"),
        "false": ("no", "n", "off", "faux", "non", "f", "false"),
        "unsaid": ("unknown", "not said", "not given", "silent", "non dit", "inconnu", "unsaid"),
    }.items():
        if folded in others:
            return word
    return ""


TEXT_CHECKS: Final[dict[type, Callable[[str, Any], Finding]]] = {
    inspect.StrType: _check_str,
    inspect.IntType: _check_int,
    inspect.BoolType: _check_bool,
    inspect.DecimalType: _check_decimal,
    inspect.LiteralType: _check_literal,
}
"""How a text is held against each type a field can have."""


def _shown(node: Node) -> str:
    """Return a value as a message may quote it."""
    if isinstance(node.value, str):
        return shortened(node.value)
    return "[…]" if isinstance(node.value, list) else "{…}"
