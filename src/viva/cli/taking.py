"""What ``viva import --history`` does: reviews that were done in Anki become part of the journal, each once."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from viva import settings
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from viva.bank.deck import Deck
    from viva.formats.anki.reviews import ReviewLog
    from viva.study.taking import Came, Taken

Identity = tuple[str, str, str]
"""A question in a language: deck key, id, language."""


def take_history(file: str, decks: Sequence[str], *, dry_run: bool, as_json: bool) -> None:
    """Take the reviews in a package of Anki's into the journal, and say what became of them.

    Those of the decks that have a name are taken, and those of what ``decks`` leads to. With ``dry_run`` all is told
    and nothing is written.

    Raises:
        BankError: if one of ``decks`` has problems.
        CannotOpenError: if there is no such file, or no such deck.
        PackageError: if the file is no sound package.
        JournalError: if the journal cannot be written.

    """
    from viva.cli.output import write_json
    from viva.formats.anki.opening import open_package
    from viva.formats.anki.reviews import ReviewLog
    from viva.study.journal import Journal
    from viva.study.taking import take

    questions, unread = _questions(decks)
    place = settings.journal_path()
    nowhere = dry_run and not place.exists()  # who only looks need not get a journal by it
    with open_package(Path(file)) as package:
        log = ReviewLog(package, _guids(questions), round(time.time() * 1000), _progress())
        with Journal(Path(":memory:") if nowhere else place) as journal:
            taken = take(journal, "anki", _came(log), dry_run=dry_run)
    if as_json:
        write_json(_plain_values(Path(file), log, taken, unread, dry_run=dry_run))
    else:
        _tell(Path(file), log, taken, unread, dry_run=dry_run)


# Whose reviews are asked for.


def _questions(decks: Sequence[str]) -> tuple[set[Identity], list[str]]:
    """Return all questions that there are or were, in all languages; and the decks that cannot be read."""
    from viva.bank import library
    from viva.bank.problems import BankError, CannotOpenError

    found: set[Identity] = set()
    unread: list[str] = []
    for name, folder in library.folders().items():
        try:
            found.update(_of_deck(library.open_deck(folder)))
        except (BankError, CannotOpenError):
            unread.append(name)
    for name in decks:
        one = library.find(name)
        if one.deck is not None:
            found.update(_of_deck(one.deck))
        elif one.loose is not None:
            found.update((one.loose.home.deck, question.id, one.loose.lang) for question in one.loose.questions)
    return found, unread


def _of_deck(deck: Deck) -> Iterator[Identity]:
    """Yield the questions of a deck, with those that were taken out of it, in every language of it."""
    from viva.bank.lock import read_lock

    ids = {question.id for lang in deck.languages for bank in deck.banks(lang) for question in bank.questions}
    lock = read_lock(deck.folder)
    if lock is not None:
        ids.update(one.id for one in lock.questions)
    for lang in deck.languages:
        for name in ids:
            yield deck.key, name, lang


def _guids(questions: Iterable[Identity]) -> dict[str, Identity]:
    """Return each question by what makes its note the same for ever; it may have been of any kind once."""
    from viva.bank.kinds import Kind
    from viva.bank.substance import REVERSED
    from viva.formats.anki.identity import guid
    from viva.formats.anki.recall import RECALL

    kinds = (*get_args(Kind), REVERSED, *RECALL.values())
    return {guid(*question, kind): question for question in questions for kind in kinds}


def _came(log: ReviewLog[Identity]) -> Iterator[Came]:
    from viva.study.taking import Came

    for (deck, question, lang), at, rating, ms in log:
        yield Came(deck, question, lang, at, str(at), rating, ms)


# What is said.


def _progress() -> Callable[[int, int], None] | None:
    """Return what shows how far it is, where somebody is there to see it."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, of: int) -> None:
        click.echo(f"\r{done * 100 // of:3} % ", nl=False, err=True)

    return show


def _tell(file: Path, log: ReviewLog[Identity], taken: Taken, unread: Sequence[str], *, dry_run: bool) -> None:
    from viva.cli.errors import shown_path
    from viva.render.safe import visible

    path = shown_path(file)
    if sys.stderr.isatty():
        click.echo("\r      \r", nl=False, err=True)
    for name in unread:
        click.echo(visible(say("history.unread", deck=name)), err=True)
    if not log.total:
        click.echo(visible(say("history.no-log", path=path)), err=True)
        return
    asked = say("history.of-questions", n=taken.questions)
    word = "history.would-take" if dry_run else "history.taken"
    click.echo(visible(say(word if taken.fresh else "history.nothing-new", n=taken.fresh, path=path, questions=asked)))
    for key, count in (("known", taken.known), ("own", taken.own), *sorted(log.left.items())):
        if count:
            click.echo(say(f"history.{key}", n=count))


def _plain_values(
    file: Path, log: ReviewLog[Identity], taken: Taken, unread: Sequence[str], *, dry_run: bool
) -> dict[str, Any]:
    return {
        "file": str(file),
        "dry_run": dry_run,
        "reviews": log.total,
        "taken": taken.fresh,
        "questions": taken.questions,
        "known": taken.known,
        "own": taken.own,
        "left": dict(sorted(log.left.items())),
        "unread_decks": list(unread),
    }
