"""A loss report in lines, the same on the way out and in: what is the same of many questions is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from viva.words import phrase, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from viva.formats import Loss

NAMED: Final = 4
"""As many ids are named; of more, the first three."""


def tell_losses(losses: Iterable[Loss]) -> None:
    """Write them to standard error."""
    from viva.render.safe import visible

    for line in told(losses):
        click.echo(visible(line), err=True)


def told(losses: Iterable[Loss]) -> Iterator[str]:
    """Yield a line for each loss of one question, and for each that several have in common."""
    groups: dict[tuple[str, str | None], list[Loss]] = {}
    for loss in losses:
        groups.setdefault((phrase(f"loss.{loss.code}", loss.params), loss.field), []).append(loss)
    for (said, field), group in groups.items():
        if len(group) == 1:
            [loss] = group
            yield f"{loss.bank}.{loss.lang} {loss.question_id}{f' {field}' if field else ''}: {said}"
        else:
            yield say("loss.times", n=len(group), loss=said, ids=_some([loss.question_id for loss in group]))


def _some(ids: list[str]) -> str:
    different = list(dict.fromkeys(ids))
    if len(different) <= NAMED:
        return ", ".join(different)
    return ", ".join([*different[: NAMED - 1], "…"])
