"""A finding: a code, a place, and the values that its sentence mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from viva.bank.edits import Edit
    from viva.bank.problems import Place, Problem

Severity = Literal["error", "warning", "info"]
"""``error``: it cannot be used so. ``warning``: something is missing or misleads. ``info``: worth a look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: ``problem.CODE`` in `viva.words` says what, ``problem.CODE.fix`` how."""

    code: str
    severity: Severity
    path: Path
    place: Place
    params: Mapping[str, str] = field(default_factory=dict)
    question: str | None = None
    """The id of the question it is about, where it is about one."""
    edits: tuple[Edit, ...] = ()
    """What ``--fix`` would do; empty where only an author can know."""


def of_problem(problem: Problem) -> Finding:
    """Return a problem that keeps a file from being read as a finding."""
    return Finding(problem.code, "error", problem.path, problem.place, problem.params)
