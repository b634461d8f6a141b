"""What Anki has no place for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from viva.bank.kinds import Discuss, Number, Point, Typed
from viva.bank.rules import tolerance
from viva.formats.anki.markup import NO_TEXT
from viva.formats.loss import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.bank.deck import Question

KEPT_BY_ANKI: Final = frozenset({"leech", "marked"})
"""Tags that Anki itself gives, and takes off what is imported."""


def skipped(question: Question) -> Loss:
    """Return the loss of a question for discussion that nobody asked for."""
    return _loss(question, "discuss-not-exported", skipped=True)


def stays_a_choice(question: Question) -> Loss:
    """Return the loss of a choice that was to be asked from memory and cannot be."""
    return _loss(question, "recall-needs-options", question.kind)


def losses_of(question: Question, image_loss: str | None, *, replaced: bool) -> Iterator[Loss]:
    """Yield what of a question does not arrive.

    ``image_loss`` is what became of its picture; ``replaced`` tells that a field holds a sign of replacement.
    """
    content = question.content
    if isinstance(content, Typed) and content.accept:
        yield _loss(question, "accept-not-compared", "accept", answer=content.answer)
    if isinstance(content, Number) and tolerance(content):
        yield _loss(question, "within-not-compared", "within", within=content.within)
    if content.marks != 1 and not isinstance(content, Discuss):
        yield _loss(question, "marks-not-kept", "marks", marks=str(content.marks))
    if content.group:
        yield _loss(question, "group-as-tag", "group", group=content.group)
    for tag in content.tags:
        if tag.lower() in KEPT_BY_ANKI:
            yield _loss(question, "tag-not-kept", "tags", tag=tag)
    if image_loss and content.image:
        yield _loss(question, image_loss, "image", file=content.image.file)
    if content.cites and len(question.passages) != len(content.cites):
        known = {passage.id for passage in question.passages}
        yield _loss(question, "passage-unknown", "cites", ids=", ".join(i for i in content.cites if i not in known))
    cited = content.elsewhere
    if isinstance(content, Discuss):
        cited += tuple(name for point in content.points if isinstance(point, Point) for name in point.elsewhere)
    if cited and len(found := question.entries(cited)) != len(cited):
        ids = {entry.id for entry in found}
        yield _loss(question, "elsewhere-unknown", "elsewhere", ids=", ".join(i for i in cited if i not in ids))
    if replaced and any(NO_TEXT.search(text) for text in _texts(msgspec.to_builtins(content))):
        yield _loss(question, "characters-replaced")


def _texts(value: object) -> Iterator[str]:
    """Yield all texts of a question."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inside in value.values():
            yield from _texts(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _texts(inside)


def _loss(question: Question, code: str, field: str | None = None, *, skipped: bool = False, **params: str) -> Loss:
    return Loss(
        code=code,
        question_id=question.id,
        bank=question.home.bank,
        lang=question.lang,
        field=field,
        params=params,
        skipped=skipped,
    )
