"""``viva decks``: what there is to learn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from viva import settings, words
from viva.cli.help import command as make
from viva.cli.help import option
from viva.words import say

if TYPE_CHECKING:
    from viva.bank.deck import Deck
    from viva.study.journal import Seen


def decks(*, as_json: bool) -> None:
    """List every deck with its banks."""
    from viva.bank import library
    from viva.bank.deck import Deck

    found = [_about(deck) if isinstance(deck, Deck) else _broken(deck) for deck in library.decks()]
    if as_json:
        import json

        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
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
        if not deck.has(ref.file, lang):
            continue
        try:
            bank = deck.bank(ref.file, lang)
        except (BankError, CannotOpenError) as error:
            banks.append({"name": ref.file, "problem": str(error)})
            continue
        ids = {question.id for question in bank.questions}
        banks.append({"name": ref.file, "title": bank.title, "questions": len(ids), "seen": len(ids & set(seen))})
    return {
        "name": deck.name,
        "title": deck.title(lang),
        "languages": list(deck.languages),
        "folder": str(deck.folder),
        "shipped": deck.shipped,
        "banks": banks,
    }


def _broken(error: Exception) -> dict[str, Any]:
    from viva.bank.problems import BankError

    path = error.problems[0].path if isinstance(error, BankError) else getattr(error, "path", "")
    return {"name": str(path), "problem": str(error)}


def _seen(deck: str) -> dict[str, Seen]:
    """Return what was seen of a deck; nothing where there is no journal yet, since looking should not make one."""
    from viva.study.journal import Journal

    path = settings.journal_path()
    if not path.exists():
        return {}
    with Journal(path) as journal:
        return journal.seen(deck)


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
            rest = f"{bank['title']}, {say('cli.questions', n=bank['questions'])}"
            if bank["seen"]:
                rest += f", {say('cli.seen', n=bank['seen'])}"
        click.echo(visible(f"  {bank['name']:{width}}  {rest}"))


command = make("decks", option(["--json", "as_json"], "json", is_flag=True), callback=decks)
