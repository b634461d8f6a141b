"""``viva lock``: write down when each question of a deck last changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from viva.cli.deckname import DeckName
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.output import write_json
from viva.cli.values import Misuse
from viva.words import say

if TYPE_CHECKING:
    from viva.bank.locking import Locking

SHOWN: Final = 10
"""Ids that a line of the summary names."""


SAID: Final = {
    "new": "cli.lock-new",
    "changed": "cli.lock-changed",
    "moved": "cli.lock-moved",
    "back": "cli.lock-back",
    "retired": "cli.lock-retired",
}
"""The words for what may have become of a question."""


def lock(deck: str, *, dry_run: bool, as_json: bool) -> None:
    """Bring a deck's lock up to date, and say what has changed."""
    from viva.bank import library
    from viva.bank.locking import lock_deck
    from viva.bank.problems import CannotOpenError

    found = library.find(deck)
    if found.deck is None:
        raise CannotOpenError("not-a-deck", deck)
    if found.bank is not None:
        raise Misuse("lock-whole", deck=found.deck.name)
    locking = lock_deck(found.deck, dry_run=dry_run)
    if as_json:
        _json(found.deck.name, locking)
    else:
        _text(locking, dry_run=dry_run)


def _json(deck: str, locking: Locking) -> None:
    head = {
        "deck": deck,
        "file": str(locking.path),
        "written": locking.is_written,
        "questions": locking.count,
    }
    write_json(head | locking.changes)


def _text(locking: Locking, *, dry_run: bool) -> None:
    from viva.cli.errors import shown_path
    from viva.render.safe import visible

    path = shown_path(locking.path)
    if not any(locking.changes.values()):
        click.echo(visible(say("cli.lock-same", path=path)))
        return
    click.echo(visible(say("cli.would-lock" if dry_run else "cli.locked", path=path, n=locking.count)))
    for sort, questions in locking.changes.items():
        if questions:
            click.echo(visible(say(SAID[sort], n=len(questions), ids=_ids(questions, locking))))


def _ids(questions: dict[str, tuple[str, ...]], locking: Locking) -> str:
    """Return the ids, each with its languages where it is not in all of them the same."""
    every = {one.id: len(one.languages) for one in locking.lock.questions}
    names = [
        name if len(langs) == every[name] else f"{name} ({', '.join(langs)})"
        for name, langs in list(questions.items())[:SHOWN]
    ]
    return ", ".join([*names, *(["…"] if len(questions) > SHOWN else [])])


command = make(
    "lock",
    click.Argument(["deck"], type=DeckName(), metavar=say("cli.deck-only-metavar")),
    option(["--dry-run"], "lock-dry-run", is_flag=True),
    option(["--json", "as_json"], "json", is_flag=True),
    callback=lock,
)
