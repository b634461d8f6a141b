"""Whether the texts of a struct are spelled as they must be: ids, tags, addresses.

msgspec checks shapes and lengths; the patterns that `viva.bank.kinds.spelled` puts on a type are checked here, by a
plan that is made once for each struct. It only says yes or no: the careful path says what and where.

The plan is read off the annotations themselves rather than off `msgspec.inspect`, which takes as long as reading the
shipped deck does.
"""

from __future__ import annotations

from functools import cache
from inspect import get_annotations
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from msgspec import Meta, Struct

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
def _plan(shape: type[Struct]) -> tuple[tuple[str, Check], ...]:
    return tuple((name, check) for name, check in _checks(shape).items() if check is not None)


@cache
def _checks(kind: type) -> dict[str, Check | None]:
    """Return what checks each field of a class: what all kinds have in common is looked at once."""
    found: dict[str, Check | None] = {}
    for base in reversed(kind.__bases__):
        found |= _checks(base)
    for name, annotation in get_annotations(kind).items():
        found[name] = _check_of(annotation)
    return found


def _check_of(annotation: Any) -> Check | None:  # noqa: ANN401 - whatever may stand behind a colon
    """Return what checks a value of a type, or None where there is nothing to check."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        for meta in inside[1:]:
            if isinstance(meta, Meta) and meta.extra and "pattern" in meta.extra:
                search: Check = meta.extra["pattern"].search
                return search
        return _check_of(inside[0])
    if origin is tuple:
        return _each(_check_of(inside[0]))
    if origin is dict:
        return _both(_check_of(inside[0]), _check_of(inside[1]))
    if origin in {Union, UnionType}:
        return _one_of(inside)
    if isinstance(annotation, type) and issubclass(annotation, Struct) and _plan(annotation):
        return fits
    return None


def _each(check: Check | None) -> Check | None:
    return None if check is None else lambda values: all(map(check, values))


def _both(key: Check | None, value: Check | None) -> Check | None:
    if key is None and value is None:
        return None
    return lambda found: (key is None or all(map(key, found))) and (value is None or all(map(value, found.values())))


def _one_of(members: tuple[Any, ...]) -> Check | None:
    """Check a value by the member of the union that it is: no two of them are of one class."""
    checks = {_class_of(member): check for member in members if (check := _check_of(member)) is not None}
    if not checks:
        return None

    def check_any(value: object) -> object:
        check = checks.get(value.__class__)
        return check is None or check(value)

    return check_any


def _class_of(annotation: Any) -> type:  # noqa: ANN401
    """Return the class of the values of a type, all of which msgspec has made."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    found = get_origin(annotation) or annotation
    return found if isinstance(found, type) else str
