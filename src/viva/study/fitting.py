"""Which questions fit what a learner asks for; where none does, what there is."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from viva.bank.problems import CannotOpenError
from viva.study.modes import LEVELS, Filter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viva.bank.deck import Question


def fitting(questions: list[Question], levels: Iterable[str], tags: Iterable[str], title: str) -> list[Question]:
    """Return the questions of these levels with any of these tags; of any, where there are none.

    Raises:
        CannotOpenError: ``no-tag``, ``no-tag-near`` or ``no-tags`` if a tag is on no question, ``no-level`` if none is
            of these levels, ``nothing-fits`` if none is both.

    """
    levels, tags = frozenset(levels), frozenset(tags)
    known = sorted({tag for question in questions for tag in question.content.tags})
    for tag in sorted(tags.difference(known)):
        raise _no_tag(tag, known, title)
    there = {question.content.level for question in questions}
    if levels and levels.isdisjoint(there):
        listed = ", ".join(level for level in LEVELS if level in there) or "—"
        raise CannotOpenError("no-level", title, level=", ".join(sorted(levels)), known=listed)
    found = [question for question in questions if Filter(levels=levels, tags=tags).takes(question)]
    if not found:
        raise CannotOpenError("nothing-fits", title)
    return found


def _no_tag(tag: str, known: list[str], title: str) -> CannotOpenError:
    if not known:
        return CannotOpenError("no-tags", title, tag=tag)
    near = get_close_matches(tag.lower(), known, n=1)
    if near:
        return CannotOpenError("no-tag-near", title, tag=tag, near=near[0], known=", ".join(known))
    return CannotOpenError("no-tag", title, tag=tag, known=", ".join(known))
