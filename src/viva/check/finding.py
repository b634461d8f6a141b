"""A finding: a code, a place, and the values that its sentence mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from viva.bank.problems import Place, Problem

Severity = Literal["error", "warning"]
"""``error``: it cannot be used so. ``warning``: it can, but something is missing or surprising."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: ``problem.CODE`` in `viva.words` says what, ``problem.CODE.fix`` how."""

    code: str
    severity: Severity
    path: Path
    place: Place
    params: Mapping[str, str] = field(default_factory=dict)


def of_problem(problem: Problem) -> Finding:
    """Return a problem that keeps a file from being read as a finding."""
    return Finding(problem.code, "error", problem.path, problem.place, problem.params)
