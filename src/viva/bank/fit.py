"""Whether the texts of a struct are spelled as they must be: ids, tags, addresses.

msgspec checks shapes and lengths; the patterns that `viva.bank.kinds.spelled` puts on a type are checked here, by a
plan that is made once for each struct. It only says yes or no: the careful path says what and where.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct, inspect

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[[Any], object]
    """Takes a value and returns something true if it is well spelled."""


def fits(struct: Struct) -> bool:
    """Tell whether every text in ``struct`` that has a pattern has it."""
    for name, check in _plan(struct.__class__):
        value = getattr(struct, name)
        if value and not check(value):
            return False
    return True


@cache
def _plan(shape: type) -> tuple[tuple[str, Check], ...]:
    info = inspect.type_info(shape)
    assert isinstance(info, inspect.StructType)  # noqa: S101 - only structs are handed in
    checks = ((field.name, _check_of(field.type)) for field in info.fields)
    return tuple((name, check) for name, check in checks if check is not None)


def _check_of(info: inspect.Type) -> Check | None:
    """Return what checks a value of a type, or None where there is nothing to check."""
    pattern = None
    while isinstance(info, inspect.Metadata):
        pattern = (info.extra or {}).get("pattern", pattern)
        info = info.type
    if pattern is not None:
        search: Check = pattern.search
        return search
    match info:
        case inspect.StructType(cls=shape):
            return fits if _plan(shape) else None
        case inspect.VarTupleType(item_type=item):
            return _each(_check_of(item))
        case inspect.DictType(key_type=key, value_type=value):
            return _both(_check_of(key), _check_of(value))
        case inspect.UnionType(types=members):
            return _one_of(members)
        case _:
            return None


def _each(check: Check | None) -> Check | None:
    return None if check is None else lambda values: all(map(check, values))


def _both(key: Check | None, value: Check | None) -> Check | None:
    if key is None and value is None:
        return None
    return lambda found: (key is None or all(map(key, found))) and (value is None or all(map(value, found.values())))


def _one_of(members: tuple[inspect.Type, ...]) -> Check | None:
    """Check a value by the member of the union that it is: no two of them are of one class."""
    by_class: dict[type, Check] = {}
    for member in members:
        bare = member
        while isinstance(bare, inspect.Metadata):
            bare = bare.type
        check = _check_of(member)
        if check is not None:
            by_class[_class_of(bare)] = check
    if not by_class:
        return None

    def check_any(value: object) -> object:
        check = by_class.get(value.__class__)
        return check is None or check(value)

    return check_any


def _class_of(info: inspect.Type) -> type:
    match info:
        case inspect.StructType(cls=shape):
            return shape
        case inspect.VarTupleType():
            return tuple
        case inspect.DictType():
            return dict
        case _:
            return str
