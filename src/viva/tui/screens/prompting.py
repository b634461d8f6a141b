"""A screen with a question on it: who says it, the prompt, the way to answer, and room for what there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from viva.tui.content import GAP, MUTED, PARTLY, Block, Labelled, Layout, plain, rich
from viva.tui.screens.sheet import Sheet
from viva.tui.telling import voices
from viva.tui.widgets import way_of
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from viva.asking.shown import Shown
    from viva.study.events import Mode
    from viva.tui.messages import Refused, Stirred
    from viva.tui.widgets.answering import Answering

Outcome = TypeVar("Outcome")


class QuestionScreen(Sheet[Outcome], Generic[Outcome]):
    """A question, drawn; `put` draws another in its place."""

    def __init__(self, shown: Shown, mode: Mode) -> None:
        super().__init__()
        self.shown = shown
        self.mode = mode
        self.way: Answering[Any] = way_of(shown, mode)
        self.hints = 0
        """How many hints are shown."""

    def page(self) -> ComposeResult:
        """Stack who says it, the prompt, the answer, what there is to say, and what comes after."""
        yield Prose(*self.who(), id="voice")
        yield Prose(*self.prompt(), id="prompt", classes="prompt")
        yield self.way
        yield Prose(id="notice")
        yield Prose(id="after")

    async def put(self, shown: Shown) -> None:
        """Draw a question in the place of the last one."""
        self.shown = shown
        self.hints = 0
        old, self.way = self.way, way_of(shown, self.mode)
        await old.remove()
        await self.text.mount(self.way, before="#notice")
        self.query_one("#voice", Prose).show(*self.who())
        self.query_one("#prompt", Prose).show(*self.prompt())
        self.query_one("#after", Prose).show()
        self.scroll.scroll_home(animate=False)

    @property
    def span(self) -> str:
        """The letters of the question's answer."""
        return self.way.span

    def who(self) -> list[Layout]:
        """Return whose words the question is about."""
        who = voices(self.shown.voices, self.shown.lang)
        return [Block(plain(who, MUTED))] if who else []

    def prompt(self) -> list[Layout]:
        """Return the prompt, and what a picture shows."""
        shown = self.shown
        prompt: list[Layout] = [] if self.way.holds_prompt else [Block(rich(shown.prompt, blanks=blanks_of(shown)))]
        if shown.picture:
            said = say("tui.picture", lang=shown.lang)
            prompt.append(Labelled(plain(said, MUTED), rich(shown.picture.alt)))
        return prompt

    def say_hints(self, *more: Layout) -> None:
        """Show the hints taken so far, and what else there is to say under the answer."""
        lang, hints = self.shown.lang, self.shown.hints
        lines: list[Layout] = []
        for place in range(self.hints):
            label = say("tui.hint", lang=lang, n=len(hints), number=place + 1)
            lines.append(Labelled(plain(label, f"bold {PARTLY}"), rich(hints[place])))
        lines += more
        self.query_one("#notice", Prose).show(*((GAP, *lines) if lines else ()))

    def complain(self, sentence: str) -> None:
        """Say something under the answer."""
        self.show_when_laid(self.query_one("#notice", Prose))
        self.say_hints(Block(plain(sentence, f"bold {PARTLY}"), plain("! ", f"bold {PARTLY}")))

    def on_stirred(self, event: Stirred) -> None:
        """Forget what was said about an answer that has changed since."""
        event.stop()
        if not self.way.settled:
            self.say_hints()
            self.refoot()

    def on_refused(self, event: Refused) -> None:
        """Say why an answer cannot be sent."""
        event.stop()
        self.complain(event.sentence)


def blanks_of(shown: Shown) -> list[Any] | None:
    """Return empty blanks for the prompt of a cloze that is asked as a card."""
    return [plain("____", MUTED)] * shown.blanks if shown.kind == "cloze" else None
