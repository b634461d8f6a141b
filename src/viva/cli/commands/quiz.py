"""``viva quiz``: a session, on the full screen or line by line; and ``viva`` alone, the home screen."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

import click
from click.core import ParameterSource

from viva import settings
from viva.cli.deckname import deck_argument
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.main import WRONG_USE
from viva.cli.values import Misuse, OneOf, Whole
from viva.words import say

if TYPE_CHECKING:
    from viva.bank.library import Found
    from viva.study.events import Mode
    from viva.study.start import Wish

MODES: tuple[Mode, ...] = ("practice", "review", "mistakes", "cards", "exam")

LEVELS = ("remember", "understand", "apply", "analyse", "evaluate")
"""As a bank has them."""

MOST = 1_000_000
"""The most questions for one session: no bank has as many."""

LARGEST_SEED = 2**31 - 1
"""Seeds are drawn from as many."""

A_DAY = 24 * 60
"""The most minutes for one session."""


def home() -> int:
    """Open the home screen."""
    if not terminal():
        return _no_terminal("viva", "quiz", "alibaba-covid")
    from viva import tui
    from viva.study.start import Wish

    wish = Wish(source="", count=settings.count())
    return tui.run(None, wish, journal_path=settings.journal_path(), notice=_notice())


def quiz(  # noqa: PLR0913, PLR0917 - the options of the command
    deck: str | None,
    mode: Mode,
    lang: str | None,
    count: int,
    minutes: int | None,
    seed: int | None,
    levels: tuple[str, ...],
    tags: tuple[str, ...],
    flagged: bool,  # noqa: FBT001 - a flag of the command line
    plain: bool,  # noqa: FBT001 - a flag of the command line
    resume: bool | None,  # noqa: FBT001
) -> None:
    """Run a session and exit with its status."""
    from viva.bank import library
    from viva.study.start import Wish

    if not plain and not terminal():
        sys.exit(_no_terminal("viva", "quiz", *([deck] if deck else [])))
    name = deck or _only_deck(plain=plain)
    wish = Wish(
        source=name or "",
        mode=mode,
        lang=lang,
        count=count,
        minutes=minutes,
        seed=seed,
        levels=frozenset(levels),
        tags=frozenset(tags),
        flagged=flagged,
        said=_said(),
    )
    found = library.find(name) if name else None
    if found is not None:
        _check_language(found, wish)
    sys.exit(_plain(found, wish, resume=resume) if plain and found else _screen(found, wish, resume=resume))


def _said() -> frozenset[str]:
    """Return the options that were given, rather than left to the settings."""
    context = click.get_current_context()
    given = (name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE)
    return frozenset(given)


def _check_language(found: Found, wish: Wish) -> None:
    """Refuse a language that is not there before any screen opens."""
    from viva.study.start import language_of, questions_of

    lang = language_of(found, wish.lang, settings.question_language())
    questions_of(found, lang)


def _only_deck(*, plain: bool) -> str | None:
    """Return the deck that is meant when none is named: the only one there is, else the home screen's choice."""
    from viva.bank import library

    names = list(library.folders())
    if plain and not names:
        raise Misuse("no-decks", path=settings.own_decks())
    if plain and len(names) != 1:
        raise Misuse("which-deck", names=", ".join(names))
    return names[0] if len(names) == 1 else None


def _plain(found: Found, wish: Wish, *, resume: bool | None) -> int:
    from viva import plain
    from viva.plain.run import Streams
    from viva.study.days import local_now
    from viva.study.journal import Journal

    gc.enable()
    with Journal(settings.journal_path()) as journal:
        streams = Streams(into=_into(), out=sys.stdout or io.StringIO())
        return plain.run(found, wish, journal=journal, clock=local_now, streams=streams, resume=resume)


def _screen(found: Found | None, wish: Wish, *, resume: bool | None) -> int:
    from viva import tui

    return tui.run(found, wish, journal_path=settings.journal_path(), resume=resume, notice=_notice())


def _notice() -> str:
    """Return what is wrong with the settings file, said on standard error already, which a full screen covers."""
    return str(click.get_current_context().find_root().obj or "")


def terminal() -> bool:
    """Tell whether there is a terminal that can show a full screen."""
    ends = (sys.stdin, sys.stdout)  # None where the program was started without them
    return all(end is not None and end.isatty() for end in ends) and os.environ.get("TERM") != "dumb"


def _into() -> TextIO:
    """Return standard input, whatever bytes come from it: those that are no text are told, not fatal."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    return sys.stdin or io.StringIO()


def _no_terminal(*line: str) -> int:
    from shlex import join

    from viva.render.safe import visible

    click.echo(visible(say("cli.no-terminal", line=join([*line, "--plain"]))), err=True)
    return WRONG_USE


command = make(
    "quiz",
    deck_argument(required=False),
    option(["--mode", "-m"], "mode", type=OneOf(MODES), default="practice"),
    option(["--lang", "-l"], "lang", metavar=say("cli.metavar-lang")),
    option(["--count", "-n"], "count", type=Whole(0, MOST), default=settings.count(), metavar="N"),
    option(["--minutes"], "minutes", type=Whole(1, A_DAY), metavar="N"),
    option(["--seed"], "seed", type=Whole(0, LARGEST_SEED), metavar="N"),
    option(["--level", "levels"], "level", type=OneOf(LEVELS), multiple=True),
    option(["--tag", "tags"], "tag", metavar=say("cli.metavar-tag"), multiple=True),
    option(["--flagged"], "flagged", is_flag=True),
    option(["--plain"], "plain", is_flag=True),
    option(["--resume/--new"], "resume", default=None),
    callback=quiz,
)
