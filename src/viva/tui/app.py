"""The app: themes, the way from one screen to the next, and what all screens share."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec.structs import replace
from rich.text import Text

from viva import settings
from viva.bank.problems import BankError, CannotOpenError
from viva.study import start
from viva.study.asked import is_asked
from viva.study.journal import JournalError
from viva.study.sitting import Sitting
from viva.tui.base import BaseApp
from viva.tui.screens.quiz import QuizScreen
from viva.tui.screens.sheet import Sheet
from viva.tui.trouble import Trouble, sentence_of
from viva.words import language, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from viva.bank.library import Found
    from viva.study.days import Clock
    from viva.study.events import Plan
    from viva.study.examining import ExamSitting
    from viva.study.journal import Broken, Journal
    from viva.study.start import Playing, Wish
    from viva.tui.screens.asking import Ending

STATUS_CANNOT_OPEN: Final = 3
STATUS_PROBLEMS: Final = 1
"""What the program exits with where a deck named on the command line cannot be used."""


class VivaApp(BaseApp):
    """Viva on the full screen, for a learner."""

    def __init__(  # noqa: PLR0913 - what a start depends on
        self,
        journal: Journal,
        clock: Clock,
        found: Found | None,
        wish: Wish,
        *,
        resume: bool | None = None,
        notice: str = "",
    ) -> None:
        super().__init__(notice)
        self.journal = journal
        self.clock = clock
        self.found = found
        self.wish = wish
        """What is wished for now; the home screen changes its language and mode."""
        self.wanted = resume
        """Whether to go on with a session that was broken off; None to ask."""
        self.last_deck: str | None = None
        """The key of the deck last begun from the home screen."""
        self.status = 0
        """What the program exits with."""
        self.bound: Callable[[], Playing] | None = None
        """Where the palette leads to, until the screen there was has closed."""
        self.opening: QuizScreen | None = None
        """The quiz that lies at the bottom of the stack, where the app starts with a question."""

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the first question where there is one: over an empty screen it would take a twentieth longer.

        Where there is something to say or to ask before, the empty screen it is, and `flow` says it.
        """
        if self.found is not None:
            with suppress(BankError, CannotOpenError, JournalError):
                sitting = self._unasked(self.found)
                if isinstance(sitting, Sitting) and sitting.asking is not None:
                    self.opening = QuizScreen(sitting)
                    return self.opening
        return super().get_default_screen()

    def _unasked(self, found: Found) -> Playing | None:
        """Return the session to play, or None where the learner has to be asked which."""
        broken = start.broken_of(self.journal, self.clock, found, self.wish)
        if broken is not None and self.wanted:
            return self.resume(broken)
        if broken is not None and self.wanted is None:
            return None
        return self._anew(found, broken)

    def on_mount(self) -> None:
        """Go."""
        self.run_worker(self.flow(), exit_on_error=True)

    # From screen to screen.

    async def flow(self) -> None:
        """Lead through the screens until the learner leaves."""
        if self.found is None:
            await self._from_home()
            self.exit()
            return
        sitting = self.opening.sitting if self.opening else await self._first(self.found)
        left = await self._play(sitting)
        if left is not None and _is_kept(left):
            self.exit(message=Text(self._kept(left)))
        else:
            self.exit(return_code=self.status)

    async def _from_home(self) -> None:
        from viva.tui.screens.home import HomeScreen  # noqa: PLC0415 - who names a deck never sees it

        notice = ""
        while True:
            chosen = await self.push_screen_wait(HomeScreen(notice))
            notice = ""
            if chosen is None and self.bound is None:
                return
            sitting = await self._try(chosen) if chosen else await self._elsewhere()
            left = await self._play(sitting)
            if left is not None and _is_kept(left):
                notice = self._kept(left)

    async def _first(self, found: Found) -> Playing | None:
        """Return the session to play: a broken one if the learner wants to go on with it, else a new one."""
        try:
            broken = start.broken_of(self.journal, self.clock, found, self.wish)
        except JournalError as error:
            await self._say(error)
            return None
        if broken is not None and self.wanted:
            return await self._try(lambda: self.resume(broken))
        if broken is not None and self.wanted is None:
            from viva.tui.screens.offer import OfferScreen  # noqa: PLC0415 - seldom needed

            asked = None if is_asked(broken.plan, found, self.wish) else start.title_asked(found, self.wish)
            answer = await self.push_screen_wait(OfferScreen(broken, self.wish, asked))
            if answer is None:
                return await self._elsewhere()
            if answer == "go-on":
                return await self._try(lambda: self.resume(broken))
        return await self._try(lambda: self._anew(found, broken))

    async def _play(self, playing: Playing | None) -> Playing | None:
        """Play sessions until the learner has had enough, and return the one that was left to go on with later."""
        while playing is not None:
            if not isinstance(playing, Sitting):
                ending, wish = await self._examine(playing)
                if ending == "left" and self.bound is None:
                    return playing
                playing = await self._try(self._another(playing)) if wish else await self._elsewhere()
                continue
            if playing.asking is None:  # taken up again after its last answer
                self._end(playing)
            elif await self._ask(playing) == "left":
                if self.bound is None:
                    return playing
                playing = await self._elsewhere()
                continue
            if not playing.session.results:
                return None
            from viva.tui.screens.summary import SummaryScreen  # noqa: PLC0415 - the first question does not wait for it

            after = await self.push_screen_wait(SummaryScreen(playing))
            playing = await self._try(self._following(playing, after)) if after else await self._elsewhere()
        return None

    async def _examine(self, sitting: ExamSitting) -> tuple[str, Literal["more"] | None]:
        """Let an exam be sat, and show its marks; return how it left the screen, and whether another is wanted."""
        from viva.tui.screens.exam import ExamScreen  # noqa: PLC0415 - most sessions are none

        ending = await self.push_screen_wait(ExamScreen(sitting))
        if ending == "left":
            return ending, None
        from viva.tui.screens.marks import MarksScreen  # noqa: PLC0415

        return ending, await self.push_screen_wait(MarksScreen(sitting, time_over=ending == "time-over"))

    def go(self, begin: Callable[[], Playing]) -> None:
        """Leave the screen there is, as its own key would, and begin something else."""
        self.bound = begin
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Sheet):
                screen.go_away()
                if not screen.aside:
                    return

    async def _elsewhere(self) -> Playing | None:
        """Begin what the palette leads to, if it leads anywhere."""
        begin, self.bound = self.bound, None
        return await self._try(begin) if begin is not None else None

    async def _ask(self, sitting: Sitting) -> Ending:
        """Ask a session's questions and return how it left the screen."""
        if self.opening is not None and self.opening.sitting is sitting:
            return await self.opening.ended
        return await self.push_screen_wait(QuizScreen(sitting))

    def _end(self, sitting: Sitting) -> None:
        try:
            sitting.end()
        except JournalError as error:
            self.notify(sentence_of(error), markup=False)

    def _following(self, sitting: Sitting, wish: Literal["again", "more"]) -> Callable[[], Playing]:
        """Return how to begin what comes after a session: its misses again, or more of the same."""
        if wish == "more":
            return self._another(sitting)
        plan, misses = sitting.plan, sitting.session.misses
        again = self._same_wish(plan)
        return lambda: start.begin_with(self.journal, self.clock, misses, again, title=plan.title)

    def _another(self, last: Playing) -> Callable[[], Playing]:
        """Return how to begin another session like the last one."""

        def more() -> Playing:
            from viva.bank import library  # noqa: PLC0415 - the deck named on the command line is found already

            return self.begin(library.find(last.plan.source), self._same_wish(last.plan))

        return more

    def _same_wish(self, plan: Plan) -> Wish:
        # The seed of the first session would shuffle as it did.
        return replace(self.wish, source=plan.source, mode=plan.mode, lang=plan.lang, seed=None)

    def _anew(self, found: Found, broken: Broken | None) -> Playing:
        """Begin anew; what was broken off is given up if it was asked for again: else it would be offered for ever."""
        if broken is not None and is_asked(broken.plan, found, self.wish):
            self.journal.end(broken.id, self.clock())
        return self.begin(found, self.wish)

    def begin(self, found: Found, wish: Wish) -> Playing:
        """Begin a session."""
        preferred = settings.question_language(language())
        if wish.mode == "exam":
            timed = replace(wish, minutes=wish.minutes or settings.current().exam_minutes)
            return start.begin_exam(self.journal, self.clock, found, timed, preferred=preferred)
        return start.begin(self.journal, self.clock, found, wish, preferred=preferred)

    def resume(self, broken: Broken) -> Playing:
        """Go on with a session, and say if questions have left the deck since."""
        take_up = start.resume_exam if broken.plan.mode == "exam" else start.resume
        sitting = take_up(self.journal, self.clock, broken)
        if sitting.lost:
            self.notify(say("tui.lost", n=sitting.lost), markup=False)
        return sitting

    async def _try(self, begin: Callable[[], Playing]) -> Playing | None:
        """Begin a session; where that cannot be, say why in a sentence."""
        try:
            return begin()
        except (BankError, CannotOpenError, JournalError) as error:
            await self._say(error)
            if self.found is not None:
                self.status = STATUS_PROBLEMS if isinstance(error, BankError) else STATUS_CANNOT_OPEN
            return None

    async def _say(self, error: Trouble) -> None:
        from viva.tui.screens.notice import NoticeScreen  # noqa: PLC0415 - seldom needed

        await self.push_screen_wait(NoticeScreen(sentence_of(error)))

    def _kept(self, sitting: Playing) -> str:
        of = len(sitting.plan.questions)
        return say("tui.kept", n=_given(sitting), of=of, title=sitting.plan.title)


def _is_kept(sitting: Playing) -> bool:
    """Tell whether there is anything to go on with."""
    return bool(_given(sitting) or (not isinstance(sitting, Sitting) and (sitting.exam.begun or sitting.exam.flagged)))


def _given(sitting: Playing) -> int:
    """Return how many questions were answered."""
    return len(sitting.session.results) if isinstance(sitting, Sitting) else len(sitting.exam.responses)
