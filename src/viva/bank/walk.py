"""A walk over a struct's fields beside a tree with places: finds everything that does not fit, not only the first.

Runs only on a file that the fast path refused. It derives all it knows from the structs that the fast path
converts into, so the two cannot disagree about what a file may hold.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from msgspec import inspect

from viva.bank.hazards import quoted, shortened
from viva.bank.problems import Fault
from viva.bank.scalars import misfit_of
from viva.bank.slips import key_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from viva.bank.nodes import Node

BARE_WORD: Final = re.compile(r"[^\s,]+")
"""A text that a list in brackets may hold without quotes."""


KEY_LIKE: Final = re.compile(r"[\w-]+")
"""What an author may have meant as a key; anything else is prose that a colon cut in two."""

NOTHING: Final[Mapping[str, Any]] = {}


@cache
def fields_of(shape: type) -> dict[str, inspect.Field]:
    """Return the fields of a struct by the names a file uses."""
    info = inspect.type_info(shape)
    assert isinstance(info, inspect.StructType)  # noqa: S101 - only structs are handed in
    return {field.encode_name: field for field in info.fields}


def check_struct(node: Node, shape: type, faults: list[Fault], kind: str, *, ignore: Iterable[str] = ()) -> None:
    """Compare the map at ``node`` with the struct ``shape`` and add what is wrong to ``faults``.

    ``kind`` names the thing for the reader of the message, as in ``viva.words.en.things``; keys in ``ignore`` are
    someone else's business.
    """
    if not isinstance(node.value, dict):
        faults.append(Fault("not-a-map", node.place, {"thing": kind, "text": _shown(node)}))
        return
    fields = fields_of(shape)
    missing = [key for key, field in fields.items() if field.required and key not in node.value and key not in ignore]
    for key, value in node.value.items():
        if key in fields:
            if key not in ignore:
                check_type(value, fields[key].type, faults, key)
        elif key not in ignore:
            if not node.flow and not KEY_LIKE.fullmatch(key) and isinstance(value.value, str):
                faults.append(_cut_text(node, key, value.value, missing))
                missing = missing[1:]
            else:
                faults.append(_unknown(node, key, value, fields, kind))
    if not node.broken:
        faults += [Fault("missing-key", node.place, {"key": key, "thing": kind}) for key in missing]


def _cut_text(node: Node, key: str, rest: str, missing: list[str]) -> Fault:
    """Return the fault of a text that a colon made a key; it may be that of the first key that is missing."""
    lead = f"{missing[0]}: " if missing else ""
    dash = "- " if node.item and key == next(iter(node.value)) else ""
    return Fault("colon", node.keys[key].place, {"write": dash + lead + quoted(shortened(f"{key}: {rest}"))})


def _unknown(node: Node, key: str, value: Node, fields: Iterable[str], kind: str) -> Fault:
    place = node.keys[key].place
    if node.flow and value.value == "":
        return Fault("flow-comma", place, {"text": shortened(key)})
    if close := key_meant(key, fields):
        return Fault("unknown-key-meant", place, {"key": shortened(key), "thing": kind, "meant": close})
    return Fault("unknown-key", place, {"key": shortened(key), "thing": kind, "keys": ", ".join(fields)})


def check_type(
    node: Node, info: inspect.Type, faults: list[Fault], key: str, *, extra: Mapping[str, Any] = NOTHING
) -> None:
    """Compare one value with the type of its field and add what is wrong to ``faults``.

    ``extra`` is what the types around this one tell of it: that it is prose, what to call a text that does not fit.
    """
    extra = {**extra, **_extra(info)}
    info = _bare(info)
    if isinstance(info, inspect.UnionType):
        if _is_null(node, info):
            return
        branch = _branch(node, info)
        if branch is None or (isinstance(node.value, dict) and _cut_by_colon(node, info)):
            faults.append(_wrong_shape(node, info, key))
        else:
            check_type(node, branch, faults, key, extra=extra)
    elif isinstance(info, inspect.StructType):
        check_struct(node, info.cls, faults, info.cls.__name__.lower())
    elif isinstance(info, (inspect.VarTupleType, inspect.ListType)):
        _check_list(node, info, faults, key)
    elif isinstance(info, inspect.DictType):
        _check_map(node, info, faults, key)
    else:
        _check_text(node, info, faults, key, extra)


def _bare(info: inspect.Type) -> inspect.Type:
    while isinstance(info, inspect.Metadata):
        info = info.type
    return info


def _extra(info: inspect.Type) -> dict[str, Any]:
    """Return what `msgspec.Meta` says of a type beside its constraints."""
    found: dict[str, Any] = {}
    while isinstance(info, inspect.Metadata):
        found = (info.extra or {}) | found
        info = info.type
    return found


def _is_null(node: Node, union: inspect.UnionType) -> bool:
    """Tell whether a text is taken for nothing at all, as ``null`` is where no text may stand."""
    members = [_bare(member) for member in union.types]
    return (
        isinstance(node.value, str)
        and node.value.lower() == "null"
        and any(isinstance(member, inspect.NoneType) for member in members)
        and not any(isinstance(member, inspect.StrType) for member in members)
    )


def _branch(node: Node, union: inspect.UnionType) -> inspect.Type | None:
    """Pick the member of a union that has the value's shape."""
    for member in union.types:
        bare = _bare(member)
        if isinstance(bare, inspect.NoneType):
            continue
        container = isinstance(bare, (inspect.VarTupleType, inspect.ListType))
        mapping = isinstance(bare, (inspect.StructType, inspect.DictType))
        if (isinstance(node.value, list), isinstance(node.value, dict)) == (container, mapping):
            return member
    return None


def _cut_by_colon(node: Node, union: inspect.UnionType) -> bool:
    """Tell whether a map stands where a text may stand too, and none of its keys is a key: a colon in prose."""
    members = [_bare(member) for member in union.types]
    structs = [member for member in members if isinstance(member, inspect.StructType)]
    known = {key for member in structs for key in fields_of(member.cls)}
    texts = any(isinstance(member, inspect.StrType) for member in members)
    assert isinstance(node.value, dict)  # noqa: S101 - asked of maps only
    return texts and bool(structs) and not known & set(node.value)


def _wrong_shape(node: Node, info: inspect.Type, key: str) -> Fault:
    """Say what a field that got another shape may hold."""
    members = [_bare(member) for member in (info.types if isinstance(info, inspect.UnionType) else (info,))]
    lists = any(isinstance(member, (inspect.VarTupleType, inspect.ListType)) for member in members)
    maps = any(isinstance(member, (inspect.StructType, inspect.DictType)) for member in members)
    texts = any(
        not isinstance(member, (inspect.NoneType, inspect.StructType, inspect.DictType, inspect.VarTupleType))
        for member in members
    )
    if isinstance(node.value, dict):
        return _prose_as_map(node, key) if texts else Fault("map-for-list", node.place, {"key": key})
    if isinstance(node.value, list):
        if texts and node.flow:
            return _prose_as_list(node, key)
        return Fault("map-wanted" if maps and not texts else "list-for-text", node.place, {"key": key})
    return Fault("text-for-list" if lists else "map-wanted", node.place, {"key": key})


def _written(node: Node, value: str, key: str) -> str:
    """Return what to write on the line of ``node``: its dash or its key, and the value."""
    return f"- {value}" if node.item else f"{key}: {value}" if key else value


def _prose_as_map(node: Node, key: str) -> Fault:
    """A brace or a colon and a space turned a text into a map: quote it."""
    assert isinstance(node.value, dict)  # noqa: S101 - asked of maps only
    pieces = [f"{name}: {value.value}" if value.value else name for name, value in node.value.items()]
    if node.flow:
        text = "{" + ", ".join(pieces) + "}"
        return Fault("leading-brace", node.place, {"write": _written(node, quoted(shortened(text)), key)})
    if all(isinstance(value.value, str) and KEY_LIKE.fullmatch(name) for name, value in node.value.items()) and (
        len(node.value) > 1
    ):
        return Fault("map-for-text", node.place, {"key": key})
    text = pieces[0] if pieces and isinstance(node.value[next(iter(node.value))].value, str) else "…"
    return Fault("colon", node.place, {"write": _written(node, quoted(shortened(text)), key)})


def _prose_as_list(node: Node, key: str) -> Fault:
    """A bracket turned a text into a list: quote it."""
    assert isinstance(node.value, list)  # noqa: S101 - asked of lists only
    inner = node.value[0].value if len(node.value) == 1 else ""
    double = isinstance(inner, list)
    words = ", ".join(
        one.value for one in (inner if isinstance(inner, list) else node.value) if isinstance(one.value, str)
    )
    text = f"[[{words}]]" if double else f"[{words}]"
    return Fault(
        "leading-blank" if double else "flow-list",
        node.place,
        {"write": _written(node, quoted(shortened(text)), key)},
    )


def _check_list(node: Node, info: inspect.VarTupleType | inspect.ListType, faults: list[Fault], key: str) -> None:
    if not isinstance(node.value, list):
        faults.append(_wrong_shape(node, info, key))
        return
    least = info.min_length or 0
    if len(node.value) < least and not node.broken:
        faults.append(Fault("too-few", node.place, {"key": key, "least": str(least)}))
    item_type = info.item_type
    members = item_type.types if isinstance(item_type, inspect.UnionType) else (item_type,)
    if any(_extra(member).get("prose") for member in members) and (cut := _cut_by_comma(node)):
        faults.append(Fault("flow-comma", cut.place, {"text": _shown(cut)}))
        return
    for item in node.value:
        check_type(item, item_type, faults, key)


def _cut_by_comma(node: Node) -> Node | None:
    """Return the item of a list in brackets that may be a piece of a text with a comma in it."""
    assert isinstance(node.value, list)  # noqa: S101 - asked of lists only
    if not node.flow or len(node.value) < 2:  # noqa: PLR2004 - one item was cut by nothing
        return None
    before: Node | None = None
    for item in node.value:
        if isinstance(item.value, str) and item.style is None:
            squeezed = (
                before is not None and before.end.line == item.place.line and item.place.column == before.end.column + 1
            )
            if squeezed or not BARE_WORD.fullmatch(item.value):
                return item
        before = item
    return None


def _check_map(node: Node, info: inspect.DictType, faults: list[Fault], key: str) -> None:
    if not isinstance(node.value, dict):
        faults.append(Fault("map-wanted", node.place, {"key": key}))
        return
    for name, value in node.value.items():
        check_type(node.keys[name], info.key_type, faults, key)
        check_type(value, info.value_type, faults, f"{key}.{name}")


def _check_text(node: Node, info: inspect.Type, faults: list[Fault], key: str, extra: Mapping[str, Any]) -> None:
    if isinstance(info, inspect.AnyType):
        return
    if not isinstance(node.value, str):
        faults.append(_wrong_shape(node, info, key))
        return
    if extra.get("prose") and node.lost:
        text = quoted(shortened(node.value + node.lost))
        faults.append(Fault("lost-text", node.end, {"write": _written(node, text, key)}))
        return
    if (misfit := misfit_of(node.value, info, extra)) is not None:
        code, params = misfit
        faults.append(Fault(code, node.place, {"key": key} | params))


def _shown(node: Node) -> str:
    """Return a value as a message may quote it."""
    if isinstance(node.value, str):
        return shortened(node.value)
    return "[…]" if isinstance(node.value, list) else "{…}"
