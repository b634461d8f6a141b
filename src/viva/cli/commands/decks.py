"""``viva decks``: what there is to learn."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from viva import settings, words
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.output import write_json
from viva.words import say

if TYPE_CHECKING:
    from viva.bank.deck import Deck
    from viva.bank.problems import BankError, CannotOpenError
    from viva.study.journal import Seen


def decks(*, as_json: bool) -> None:
    """List every deck with its banks."""
    from viva.bank import library
    from viva.bank.deck import Deck

    found = [_about(deck) if isinstance(deck, Deck) else _broken(deck) for deck in library.decks()]
    if as_json:
        write_json(found)
    elif found:
        for deck in found:
            _show(deck)
    else:
        click.echo(say("cli.no-decks", path=str(settings.own_decks())))


def _about(deck: Deck) -> dict[str, Any]:
    from viva.bank.problems import BankError, CannotOpenError

    lang = words.language() if words.language() in deck.languages else deck.languages[0]
    seen = _seen(deck.key)
    banks: list[dict[str, Any]] = []
    for ref in deck.file.banks:
        there = [one for one in (lang, *deck.languages) if deck.has(ref.file, one)]
        if not there:
            continue
        try:
            bank = deck.bank(ref.file, there[0])
        except (BankError, CannotOpenError) as error:
            banks.append({"name": ref.file, "problem": _problem(error)})
            continue
        ids = {question.id for question in bank.questions}
        counts = {"questions": len(ids), "seen": len(ids & set(seen))}
        banks.append({"name": ref.file, "title": bank.title, "lang": bank.lang, **counts})
    return {
        "name": deck.name,
        "title": deck.title(lang),
        "lang": lang,
        "languages": list(deck.languages),
        "folder": str(deck.folder),
        "shipped": deck.shipped,
        "banks": banks,
    }


def _broken(error: BankError | CannotOpenError) -> dict[str, Any]:
    from viva.bank.problems import BankError

    path = error.problems[0].path if isinstance(error, BankError) else Path(error.path)
    folder = path.parent if path.name.endswith(".yaml") else path
    return {"name": folder.name, "folder": str(folder), "problem": _problem(error)}


def _problem(error: BankError | CannotOpenError) -> str:
    from viva.bank.problems import BankError
    from viva.cli.errors import problem_line, sentence

    if isinstance(error, BankError):
        return "\n".join(problem_line(problem) for problem in error.problems)
    return sentence("problem", error.code, {"path": str(error.path)} | error.params)


def _seen(deck: str) -> dict[str, Seen]:
    """Return what was seen of a deck; nothing where there is no journal yet, since looking should not make one.

    A journal that cannot be used is told when it is needed: the decks are there all the same.
    """
    from viva.study.journal import Journal, JournalError

    path = settings.journal_path()
    if not path.exists():
        return {}
    with suppress(JournalError), Journal(path) as journal:
        return journal.seen(deck)
    return {}


def _show(deck: dict[str, Any]) -> None:
    from viva.render.safe import visible

    if "problem" in deck:
        click.echo(visible(say("cli.deck-problem", name=deck["name"])))
        return
    click.echo(visible(f"{deck['name']}  {deck['title']}  ({', '.join(deck['languages'])})"))
    width = max((len(bank["name"]) for bank in deck["banks"]), default=0)
    for bank in deck["banks"]:
        if "problem" in bank:
            rest = say("cli.deck-problem", name=bank["name"])
        else:
            title = bank["title"] if bank["lang"] == deck["lang"] else f"{bank['title']} ({bank['lang']})"
            rest = f"{title}, {say('cli.questions', n=bank['questions'])}"
            if bank["seen"]:
                rest += f", {say('cli.seen', n=bank['seen'])}"
        click.echo(visible(f"  {bank['name']:{width}}  {rest}"))


command = make("decks", option(["--json", "as_json"], "json", is_flag=True), callback=decks)
