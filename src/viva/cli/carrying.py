"""What ``viva export anki --with-history`` adds: the learner's history of what was found, and a word about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from viva import settings
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viva.bank.deck import Bank
    from viva.bank.library import Found
    from viva.study.carrying import Carrying


SUFFIX: Final = ".history"
"""What stands before the ending of a file with a history in it, unless one says otherwise."""


def carrying(found: Found, langs: Sequence[str] | None, banks: Sequence[str]) -> Carrying:
    """Return the history of the questions that are to be exported.

    Raises:
        BankError: if one of their banks has problems.
        JournalError: if there is a journal and it cannot be read.

    """
    from msgspec.structs import replace

    from viva.study.carrying import carry
    from viva.study.journal import Journal
    from viva.study.start import rules

    wanted = set(_questions(found, langs, banks))
    path = settings.journal_path()
    # Who exports need not get a journal by it: SQLite's name for one that is kept nowhere.
    with Journal(path if path.exists() else Path(":memory:")) as journal:
        along = carry(journal, rules(), found.deck.key if found.deck else _loose(found).home.deck)
    return replace(along, questions={key: one for key, one in along.questions.items() if key[1] in wanted})


def _questions(found: Found, langs: Sequence[str] | None, banks: Sequence[str]) -> Iterator[str]:
    if found.deck is None or (found.loose is not None and not langs):
        yield from (question.id for question in _loose(found).questions)
        return
    deck = found.deck
    for lang in langs or deck.languages[:1]:
        for name in [found.bank] if found.bank else banks or [ref.file for ref in deck.file.banks]:
            if deck.has(name, lang):
                yield from (question.id for question in deck.bank(name, lang).questions)


def _loose(found: Found) -> Bank:
    assert found.loose is not None  # noqa: S101 - a name leads to a deck or to a bank
    return found.loose


def tell(along: Carrying) -> None:
    """Say how much of a history goes along, and what to tick in Anki."""
    reviews = sum(len(one.reviews) for one in along.questions.values())
    if not reviews:
        click.echo(say("history.none"))
        return
    click.echo(say("history.along", n=len(along.questions), reviews=say("history.reviews", n=reviews)))
    click.echo(say("history.tick"))
