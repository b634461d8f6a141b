"""Running a session in lines, from the first question to the score."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TextIO, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from viva import settings, words
from viva.asking.reveal import reveal
from viva.plain import ask, tell
from viva.plain.remarks import Remarks
from viva.plain.talk import AskAgain, Ended, Stopped, Talk, Unknown
from viva.plain.trouble import sentence_of
from viva.study import start
from viva.study.asked import is_asked
from viva.study.journal import JournalError
from viva.study.remarks import notes
from viva.study.renewal import Watch
from viva.words import phrase, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from viva.asking.response import Response
    from viva.asking.reveal import Reveal
    from viva.bank.library import Found
    from viva.study.days import Clock
    from viva.study.examining import ExamSitting
    from viva.study.journal import Broken, Journal
    from viva.study.results import Answered
    from viva.study.session import Session
    from viva.study.sitting import Sitting
    from viva.study.start import Wish

Done = TypeVar("Done")

YES: Final = frozenset({"y", "yes", "o", "oui"})
NO: Final = frozenset({"n", "no", "non"})
"""Taken in either language: hands learn one."""


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
    offered to whoever is typing, as the second choice where something else was asked for; a pipe begins anew, so that
    the same input always meets the same questions.

    Raises:
        JournalError: if a response cannot be written.
        BankError: if a bank has problems.
        CannotOpenError: if there is no such language.

    """
    talk = Talk(streams.into, streams.out, streams.width, interactive=streams.interactive)
    broken = start.broken_of(journal, clock, found, wish) if resume is not False else None
    asked = None if broken is None or is_asked(broken.plan, found, wish) else start.title_asked(found, wish)
    try:
        goes_on = broken is not None and (resume or (talk.interactive and _wants(talk, broken, wish, asked)))
    except Stopped:
        talk.say()
        talk.say(say("plain.left"))
        return 0
    if broken is not None and goes_on and broken.plan.mode == "exam":
        return _examine(start.resume_exam(journal, clock, broken), talk)
    if broken is not None and goes_on:
        sitting = start.resume(journal, clock, broken)
        session = sitting.session
        talk.say(say("plain.goes-on", title=sitting.plan.title, n=len(session.results), of=len(session.questions)))
        if sitting.lost:
            talk.say(say("plain.lost", n=sitting.lost))
    else:
        if resume:
            talk.say(say("plain.nothing-broken"))
        if broken is not None and asked is None and talk.interactive:
            journal.end(broken.id, clock())
        if wish.mode == "exam":
            timed = replace(wish, minutes=wish.minutes or settings.current().exam_minutes)
            preferred = settings.question_language()
            return _examine(start.begin_exam(journal, clock, found, timed, preferred=preferred), talk)
        sitting = start.begin(journal, clock, found, wish, preferred=settings.question_language())
        talk.say(say("plain.begins", title=sitting.plan.title, n=len(sitting.session.questions)))
    talk.say(say("plain.commands"))
    while _play(sitting, talk) and _agrees(talk, "plain.try-again"):
        again = start.Wish(source=sitting.plan.source, mode=sitting.plan.mode)
        sitting = start.begin_with(journal, clock, sitting.session.misses, again, title=sitting.plan.title)
        talk.say()
        talk.say(say("plain.begins", title=sitting.plan.title, n=len(sitting.session.questions)))
    return 0


def _examine(sitting: ExamSitting, talk: Talk) -> int:
    from viva.plain.examine import examine  # noqa: PLC0415 - most sessions are no exam

    return examine(sitting, talk)


def _wants(talk: Talk, broken: Broken, wish: Wish, asked: str | None) -> bool:
    """Tell whether the learner goes on with a session; `Stopped` is no answer, and leaves it as it is.

    Where another one was ``asked`` for, of that title, Enter is no.
    """
    if asked is None:
        talk.say(say("plain.broken", title=broken.plan.title, n=broken.answered))
    else:
        plan = broken.plan
        other = say(f"offer.{plan.mode}", title=plan.title)
        talk.say(say("offer.asked", asked=say(f"offer.{wish.mode}", title=asked)))
        talk.say(say("offer.other", broken=other, n=broken.answered, of=len(plan.questions)))
    while True:
        try:
            given = talk.ask(say("plain.go-on" if asked is None else "offer.go-on-instead"), allow_empty=True)
        except Unknown:
            continue
        if given.casefold() in {"", *YES, *NO}:
            return given.casefold() in YES or (not given and asked is None)


def _agrees(talk: Talk, key: str) -> bool:
    """Tell whether the learner says yes, in so many words, to something that can as well be left."""
    if not talk.interactive:
        return False
    try:
        return talk.ask(say(key), allow_empty=True).casefold() in YES
    except (Stopped, Unknown, AskAgain, KeyboardInterrupt):
        return False


def _play(sitting: Sitting, talk: Talk) -> bool:
    """Play a session, tell its score, and return whether it came to its end and left something to try again."""
    session = sitting.session
    remarks = talk.remarks = Remarks(sitting, Watch(sitting), interactive=talk.interactive)
    ended = False
    try:
        while sitting.asking is not None:
            remarks.bring_back()
            try:
                remarks.take(_turn(sitting, talk))
            except AskAgain as again:
                if str(again):
                    talk.say(str(again))
                talk.carried = talk.hinted
                continue
            if said := remarks.renewed():
                talk.say(said)
            talk.how = ""
            if session.done == len(session.questions):
                _look_back(sitting, talk)
            _go_on(sitting, talk)
        ended = True
        talk.say()
    except Ended:
        ended = True
        _patiently(talk, sitting.end)
        talk.say()
        talk.say(phrase("plain.ended" if session.results else "plain.stopped-at-once", _how_far(session)))
    except (Stopped, KeyboardInterrupt):
        talk.say()
        talk.say(phrase("plain.stopped" if session.results else "plain.stopped-at-once", _how_far(session)))
    for line in tell.score(session, words.language()):
        talk.say(line)
    return ended and bool(session.misses)


def _how_far(session: Session) -> dict[str, int]:
    """Return how much of a session is answered."""
    return {"n": len(session.results), "of": len(session.questions)}


def _look_back(sitting: Sitting, talk: Talk) -> None:
    """Wait after the last answer: there is no next question at which something could be said of it."""
    while talk.interactive:
        try:
            talk.ask(say("plain.see-how"), allow_empty=True)
        except AskAgain as again:
            if str(again):
                talk.say(str(again))
            if (told := sitting.session.told) is not None:
                for line in tell.verdict(told):
                    talk.say(line)
            continue
        except Ended:
            raise
        except (Stopped, Unknown):
            pass
        return


def _go_on(sitting: Sitting, talk: Talk) -> None:
    """Go on to the next question; that there is none, and the session over, is written as patiently as an answer."""
    _patiently(talk, sitting.advance, again=sitting.end)


def _turn(sitting: Sitting, talk: Talk) -> Answered:
    """Ask the question whose turn it is, and tell how it went."""
    session = sitting.session
    question = sitting.asking
    assert question is not None  # noqa: S101 - _play has looked
    shown = session.shown
    talk.say()
    heading = say("plain.heading", number=tell.number(session, question), of=len(session.questions))
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
    answered = _kept(sitting, talk, response, ms=round((time.monotonic() - began) * 1000))
    if not told:  # else it was all read out before the learner rated themselves
        for line in tell.verdict(answered):
            talk.say(line)
    with suppress(JournalError):  # who cannot be read now is told when the next answer is written
        if note := notes(sitting.journal, question.home.deck).get(question.id):
            talk.say(say("plain.note-is", text=note))
        if lapses := sitting.leech(question):
            talk.say(say("plain.leech", n=lapses, path=question.home.path))
    return answered


def _kept(sitting: Sitting, talk: Talk, response: Response, *, ms: int) -> Answered:
    """Answer, with the hints that were given until now."""
    hints = talk.hinted
    return _patiently(talk, lambda: sitting.answer(response, ms=ms, hints=hints))


def _patiently(talk: Talk, write: Callable[[], Done], *, again: Callable[[], Done] | None = None) -> Done:
    """Write in the journal; whoever is typing may make room on the disk, or close another program, and try again.

    ``again`` is what is tried then, where it is not the same.
    """
    while True:
        try:
            return write()
        except JournalError as error:
            if not talk.interactive:
                raise
            talk.say(sentence_of(error))
            with suppress(Unknown):
                talk.ask(say("plain.try-to-keep"), allow_empty=True)
            write = again or write
