"""Which rules look, how much each weighs, and from where on: what an author and a command line ask for."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from viva.check.finding import Severity
from viva.check.registry import FAMILIES, FOLDER_CODES, RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from viva.bank.heads import CheckSettings
    from viva.check.finding import Finding
    from viva.check.rule import Rule

DEFAULT: Final = "default"
"""Stands for the rules that look unless told not to."""
ALL: Final = "all"
"""Stands for every rule."""

CODES: Final = (*(rule.code for rule in RULES), *FOLDER_CODES)
"""The codes that one can select and ignore."""

NAMES: Final = frozenset({*CODES, *FAMILIES, DEFAULT, ALL})
"""What may stand after ``--select`` and ``--ignore``."""

FAMILY_OF: Final[dict[str, str]] = {rule.code: rule.family for rule in RULES} | FOLDER_CODES
"""The family of each rule, by its code; codes of the reader are of the family ``structure``."""


class Wanted(Struct, frozen=True):
    """What is asked of the rules. The reader's own findings are always told: such a file is of no use."""

    select: tuple[str, ...] = (DEFAULT,)
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}
    limits: dict[str, float] = {}

    def __call__(self, rule: Rule[Any]) -> bool:
        """Tell whether a rule is to look."""
        return self.has(rule.code, default=rule.default)

    def has(self, code: str, *, default: bool = True) -> bool:
        """Tell whether findings of a code are wanted."""
        names = {code, FAMILY_OF.get(code, "structure")}
        if names & set(self.ignore):
            return False
        return ALL in self.select or (default and DEFAULT in self.select) or bool(names & set(self.select))

    def weighed(self, finding: Finding) -> Severity:
        """Return how much a finding weighs for this author."""
        return self.severity.get(finding.code, finding.severity)

    def limit(self, rule: Rule[Any]) -> float | None:
        """Return from where on a rule that counts finds something; None for one that does not count."""
        return None if rule.limit is None else self.limits.get(rule.code, rule.limit)


def wanted(settings: CheckSettings | None, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Wanted:
    """Return what a deck asks for, with what a command line says: its ``select`` wins, its ``ignore`` adds."""
    selected, ignored = tuple(select), tuple(ignore)
    if settings is None:
        return Wanted(selected or (DEFAULT,), ignored)
    return Wanted(
        selected or settings.select or (DEFAULT,),
        (*settings.ignore, *ignored),
        dict(settings.severity),
        dict(settings.limits),
    )


def meant(name: str, known: Iterable[str] = NAMES) -> str | None:
    """Return the name that was probably meant by one that is not known."""
    return next(iter(get_close_matches(name, sorted(known), n=1)), None)


def unknown(settings: CheckSettings) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """Yield the keys down to each name in a deck's settings that no rule has, and the name."""
    lists: Mapping[str, tuple[str, ...]] = {"select": settings.select, "ignore": settings.ignore}
    for key, names in lists.items():
        for place, name in enumerate(names):
            if name not in NAMES:
                yield ("check", key, place), name
    for name in settings.severity:
        if name not in CODES:
            yield ("check", "severity", name), name
    counting = {rule.code for rule in RULES if rule.limit is not None}
    for name in settings.limits:
        if name not in counting:
            yield ("check", "limits", name), name
