"""``viva host``: a live class on the local network."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from viva import settings
from viva.cli.deckname import deck_argument
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.values import Misuse, OneOf, Whole
from viva.words import say

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from viva.room.asking import Access
    from viva.room.game import Game
    from viva.room.live import Opened

PORT: Final = 8765
MOST_PORT: Final = 65535
MOST_PLAYERS: Final = 5000
MOST_QUESTIONS: Final = 1000
MOST_SIZE: Final = 9999
A_DAY: Final = 24 * 3600

LEVELS: Final = ("remember", "understand", "apply", "analyse", "evaluate")
"""As `viva.bank.kinds.Level` has them."""


def host(deck: str | None, **given: Any) -> None:  # noqa: ANN401 - the options of the command
    """Run a class: on this screen alone, on this screen with phones, or served for a script and browsers."""
    from viva.cli import phones
    from viva.cli.commands.quiz import terminal

    by_hands = given["no_phones"] and not given["headless"]
    if given["headless"] or given["as_json"] or not (by_hands or terminal()):
        _serve(deck, given)  # also where nobody could see a screen
        return
    if not given["no_phones"]:
        way = phones.served(deck, None) if given["resume"] else phones.served(None, deck and _lasting(deck))
        if way is not None:
            sys.exit(phones.at(way))
    sys.exit(_resume(_resumed(deck), given) if given["resume"] else _begin(deck, given))


def _begin(deck: str | None, given: dict[str, Any]) -> int:
    """Begin a class; one of the same deck that was broken off is offered first."""
    from viva.cli import lesson, phones
    from viva.room.opening import unfinished

    game = _game(deck, given)  # says what is wrong with it before any screen opens
    hands = given["no_phones"]
    left = unfinished(game.facts.source, hands=hands)
    if hands:
        lesson.must_be_a_terminal()
        return lesson.without_phones(game, left)
    return phones.run([str(deck), *phones.choosing(given)], phones.serving(given), game.facts.source, left)


def _resume(path: Path, given: dict[str, Any]) -> int:
    """Go on with a class that was cut off."""
    from viva.cli import lesson, phones
    from viva.room.opening import look

    saved = look(path)
    if saved is None or saved.facts.hands:
        lesson.must_be_a_terminal()
        return lesson.resumed(path)  # which says what is wrong with it, if something is
    how = phones.serving(given)
    return phones.run(["--resume", path.stem], how, saved.facts.source)


def _serve(deck: str | None, given: dict[str, Any]) -> None:
    """Open a room, tell where it is, and serve it until the program is stopped."""
    from viva.room.serve import serve

    opened = _opened(deck, given)
    listening = _listen(given["address"], given["port"])
    access = _access(listening, given)

    def ready() -> None:
        _tell(opened, access, as_json=given["as_json"])

    serve(opened, access, listening, ready=ready)


def _opened(deck: str | None, given: dict[str, Any]) -> Opened:
    from viva.room.opening import open_new, reopen

    return reopen(_resumed(deck)) if given["resume"] else open_new(_game(deck, given))


def _resumed(room: str | None) -> Path:
    from viva.room.opening import unfinished
    from viva.room.store import path_of

    path = path_of(room) if room else unfinished()
    if path is None:
        raise Misuse("no-room")
    return path


def _game(deck: str | None, given: dict[str, Any]) -> Game:
    """Return the class that is asked for; of a whole deck, the questions that are meant for a lesson."""
    from viva.room.opening import Wanted, game_of

    if deck is None:
        raise Misuse("host-deck")
    wanted = Wanted(
        source=_lasting(deck),
        lang=given["lang"],
        count=given["count"],
        banks=frozenset(given["bank"]),
        levels=frozenset(given["levels"]),
        tags=frozenset(given["tags"]),
        every=given["every"],
        hands=given["no_phones"],
        seed=given["seed"],
        cap=given["players"],
        settings=_settings(given),
    )
    return game_of(wanted, settings.question_language())


def _settings(given: dict[str, Any]) -> Any:  # noqa: ANN401 - nothing of a room is imported for help
    from viva.room.commands import Settings

    return Settings(
        seconds=given["timer"] or None,
        size=given["size"] or None,
        phones=given["phones"],
        scoring="speed" if given["speed"] else "accuracy",
        ranking=given["ranking"],
        marks=settings.marks_out_of(),
        names="free" if given["free_names"] else "list",
        each="table" if given["tables"] else "pupil",
    )


def _lasting(deck: str) -> str:
    """Return a name that leads to the same deck from any folder, since a room may be opened again from another."""
    from pathlib import Path

    from viva.bank import library

    return str(Path(deck).expanduser().resolve()) if library.is_path(deck) else deck


def _listen(address: str, port: int | None) -> socket.socket:
    from viva.room.serve import listen

    try:
        return listen(address, PORT if port is None else port)
    except OSError as error:
        if port is None:
            return listen(address, 0)  # somebody else has the usual one; phones read the number anyway
        raise Misuse("port-taken", port=port, reason=error.strerror or str(error)) from None


def _access(listening: socket.socket, given: dict[str, Any]) -> Access:
    from viva.cli.phones import BOARD_VARIABLE, TOKEN_VARIABLE
    from viva.room.asking import Access
    from viva.room.net import addresses

    bound, port = listening.getsockname()[:2]
    found = tuple(one.url(port) for one in addresses()) if bound == "0.0.0.0" else ()  # noqa: S104 - compared, not bound
    names = tuple(f"http://{name}:{port}/" for name in given["names"])
    here = f"http://{'127.0.0.1' if bound == '0.0.0.0' else bound}:{port}/"  # noqa: S104
    return Access(
        host=_token(TOKEN_VARIABLE),
        board=_token(BOARD_VARIABLE),
        addresses=(*(found or (here,)), *names),  # numbers first: not every phone finds a name, and the QR code must
        here=here,
        remote=given["remote"],
        names=frozenset(name.lower() for name in given["names"]),
    )


def _token(variable: str) -> str:
    """Return the token that a variable gives, or a new one."""
    from viva.room.tokens import is_key, new_token

    kept = os.environ.get(variable, "")
    return kept if is_key(kept) else new_token()


def _tell(opened: Opened, access: Access, *, as_json: bool) -> None:
    """Say where the room is: to a program as JSON, to people with a QR code."""
    import json

    from viva.render.safe import visible

    facts = opened.game.facts
    at = access.addresses[0] if access.remote else access.here
    links = {"host": f"{at}host#{access.host}", "board": f"{access.here}board#{access.board}"}
    if as_json:
        told = {
            "room": facts.id,
            "title": facts.title,
            "lang": facts.lang,
            "questions": len(facts.questions),
            "addresses": list(access.addresses),
            "here": access.here,
            "code": facts.code,
            "host": {"token": access.host, "address": links["host"]},
            "board": {"token": access.board, "address": links["board"]},
            "file": str(opened.store.path),
        }
        click.echo(json.dumps(told, ensure_ascii=False))  # on one line, so that a script can read it and go on
        return
    from viva.room.net import qr_lines

    lines = qr_lines(f"{access.addresses[0]}#{facts.code}")
    lines += [say("room.come", addresses="  ".join(access.addresses)), say("room.code", code=facts.code)]
    lines += [say("room.board", address=links["board"]), say("room.host", address=links["host"])]
    lines += [say("room.stop")]
    click.echo(visible("\n".join(lines)))


command = make(
    "host",
    deck_argument(required=False),
    option(["--lang", "-l"], "lang", metavar=say("cli.metavar-lang")),
    option(["--count", "-n"], "count", type=Whole(0, MOST_QUESTIONS), default=0, metavar="N"),
    option(["--bank", "-b"], "bank", multiple=True, metavar=say("cli.metavar-bank")),
    option(["--level", "levels"], "level", type=OneOf(LEVELS), multiple=True),
    option(["--tag", "tags"], "tag", multiple=True, metavar=say("cli.metavar-tag")),
    option(["--all", "every"], "host-all", is_flag=True),
    option(["--no-phones"], "no-phones", is_flag=True),
    option(["--size"], "host-size", type=Whole(0, MOST_SIZE), metavar="N"),
    option(["--seed"], "seed", type=Whole(0, 2**31 - 1), metavar="N"),
    option(["--timer", "-t"], "host-timer", type=Whole(0, A_DAY), default=0, metavar="N"),
    option(["--speed"], "host-speed", is_flag=True),
    option(["--ranking"], "host-ranking", type=OneOf(("off", "top", "own")), default="own"),
    option(["--phones"], "host-phones", type=OneOf(("whole", "answers")), default="whole"),
    option(["--tables"], "host-tables", is_flag=True),
    option(["--free-names"], "host-free-names", is_flag=True),
    option(["--players"], "host-players", type=Whole(1, MOST_PLAYERS), default=400, metavar="N"),
    option(["--port"], "host-port", type=Whole(0, MOST_PORT), metavar="N"),
    option(["--address"], "host-address", default="0.0.0.0", metavar="IP"),  # noqa: S104 - phones must reach it
    option(["--name", "names"], "host-name", multiple=True, metavar=say("cli.metavar-host")),
    option(["--remote"], "host-remote", is_flag=True),
    option(["--resume"], "host-resume", is_flag=True),
    option(["--headless"], "host-headless", is_flag=True),
    option(["--json", "as_json"], "json", is_flag=True),
    callback=host,
)
