"""An exam in lines: every question once, nothing told between, the mark at the end with what was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from viva import settings, words
from viva.asking.quantity import write_number
from viva.asking.response import Passed
from viva.asking.reveal import reveal
from viva.plain import ask, tell
from viva.plain.talk import Stopped
from viva.study.exam import mark
from viva.words import say

if TYPE_CHECKING:
    from viva.asking.reveal import Reveal
    from viva.plain.talk import Talk
    from viva.study.examining import ExamSitting


def examine(sitting: ExamSitting, talk: Talk) -> int:
    """Ask what is blank, hand the paper in, tell the mark, and return the exit status, 0.

    Who stops before leaves the paper as it stands, to go on with.

    Raises:
        JournalError: if an answer cannot be written.

    """
    exam = sitting.exam
    talk.say(say("plain.exam-begins", title=sitting.plan.title, n=len(exam.questions)))
    talk.say(say("plain.commands"))
    try:
        for place in exam.blank:
            if sitting.left is not None and not sitting.left:
                talk.say(say("plain.time-over"))
                break
            exam.go(place)
            talk.say()
            talk.say(say("plain.heading", number=place + 1, of=len(exam.questions)))
            shown = replace(exam.shown, hints=())  # an exam gives none
            response = ask.question(shown, talk, turned=_unturned, tell=_untold)
            if not isinstance(response, Passed):
                sitting.answer(response)
    except (Stopped, KeyboardInterrupt):
        sitting.rest()
        talk.say()
        key = "plain.stopped" if exam.responses else "plain.stopped-at-once"
        talk.say(say(key, n=len(exam.responses), of=len(exam.questions)))
        return 0
    sitting.hand_in()
    talk.say()
    _tell(sitting, talk)
    return 0


def _tell(sitting: ExamSitting, talk: Talk) -> None:
    lang = words.language()
    exam, scale = sitting.exam, settings.marks_out_of()
    got = write_number(mark(exam.got, exam.out_of, scale), lang)
    talk.say(say("plain.mark", mark=got, scale=scale, marks=tell.marks(exam.got, lang), out_of=exam.out_of))
    for place, one in enumerate(exam.paper, 1):
        if one.verdict.outcome == "right":
            continue
        exam.go(place - 1)
        talk.say()
        talk.say(say("plain.heading", number=place, of=len(exam.questions)))
        ask.prompt(exam.shown, talk)
        revealed = reveal(one.question, one.response)
        for line in (*tell.answer(revealed, exam.shown), *tell.grounds(revealed, exam.shown.lang)):
            talk.say(line)


def _unturned() -> Reveal:
    raise AssertionError("an exam turns no cards")


def _untold(found: Reveal) -> None:  # noqa: ARG001 - what the others read out
    raise AssertionError("an exam tells nothing")
