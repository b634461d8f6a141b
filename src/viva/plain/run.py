"""Running a session in lines, from the first question to the score."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING, TextIO

from msgspec import Struct

from viva import words
from viva.asking import reveal
from viva.plain import ask, tell
from viva.plain.talk import Stopped, Talk
from viva.study import start
from viva.words import say

if TYPE_CHECKING:
    from viva.asking.reveal import Reveal
    from viva.bank.library import Found
    from viva.study.days import Clock
    from viva.study.journal import Broken, Journal
    from viva.study.sitting import Sitting
    from viva.study.start import Wish


class Streams(Struct, frozen=True, kw_only=True):
    """Where lines come from and go to."""

    into: TextIO
    out: TextIO

    @property
    def interactive(self) -> bool:
        """Somebody is typing, rather than a pipe."""
        return self.into.isatty()

    @property
    def width(self) -> int:
        """Columns to wrap at: those of the terminal, or none."""
        return shutil.get_terminal_size().columns if self.out.isatty() else 0


def run(  # noqa: PLR0913 - what a session needs
    found: Found, wish: Wish, *, journal: Journal, clock: Clock, streams: Streams, resume: bool | None = None
) -> int:
    """Ask a session line by line and return the exit status, 0.

    A session of this deck that was broken off goes on with ``resume`` True, is left alone with False, and with None is
    offered to whoever is typing; a pipe begins anew, so that the same input always meets the same questions.

    Raises:
        JournalError: if a response cannot be written.
        BankError: if a bank has problems.
        CannotOpenError: if there is no such language.

    """
    talk = Talk(streams.into, streams.out, streams.width, interactive=streams.interactive)
    broken = start.broken_of(journal, clock, found) if resume is not False else None
    if broken is not None and (resume or (talk.interactive and _wants(talk, broken))):
        sitting = start.resume(journal, clock, broken)
        session = sitting.session
        talk.say(say("plain.goes-on", title=sitting.plan.title, n=session.done, of=len(session.questions)))
        if sitting.lost:
            talk.say(say("plain.lost", n=sitting.lost))
    else:
        if broken is not None and talk.interactive:
            journal.end(broken.id, clock())
        sitting = start.begin(journal, clock, found, wish, preferred=words.language())
        talk.say(say("plain.begins", title=sitting.plan.title, n=len(sitting.session.questions)))
    talk.say(say("plain.commands"))
    return _play(sitting, talk)


def _wants(talk: Talk, broken: Broken) -> bool:
    talk.say(say("plain.broken", title=broken.plan.title, n=broken.answered))
    try:
        return talk.ask(say("plain.go-on"), allow_empty=True).casefold() not in {"n", "no", "non"}
    except Stopped:
        return False


def _play(sitting: Sitting, talk: Talk) -> int:
    session = sitting.session
    try:
        while sitting.asking is not None:
            _turn(sitting, talk)
            sitting.advance()
    except (Stopped, KeyboardInterrupt):
        talk.say()
        talk.say(say("plain.stopped", n=session.done, of=len(session.questions)))
    else:
        if sitting.session.misses:
            talk.say(say("plain.misses", n=len(session.misses)))
    for line in tell.score(session.score, words.language()):
        talk.say(line)
    return 0


def _turn(sitting: Sitting, talk: Talk) -> None:
    session = sitting.session
    question = sitting.asking
    assert question is not None  # noqa: S101 - _play has looked
    shown = session.shown
    talk.say()
    number = 1 + [one.id for one in session.questions].index(question.id)
    heading = say("plain.heading", number=number, of=len(session.questions))
    turn = session.turn
    talk.say(f"{heading} {say('plain.once-more')}" if turn and turn.round else heading)
    told = False

    def turned() -> Reveal:
        return reveal(question)

    def read_out(found: Reveal) -> None:
        nonlocal told
        told = True
        for line in (*tell.answer(found, shown), *tell.grounds(found, shown.lang)):
            talk.say(line)

    began = time.monotonic()
    asking = ask.card if session.mode == "cards" else ask.question
    response = asking(shown, talk, turned=turned, tell=read_out)
    answered = sitting.answer(response, ms=round((time.monotonic() - began) * 1000), hints=talk.hinted)
    if told:
        return  # it was all read out before the learner rated themselves
    for line in tell.verdict(answered):
        talk.say(line)
