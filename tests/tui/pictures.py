"""Makes pictures of every screen, to be looked at: ``python tests/tui/pictures.py FOLDER [WORDS…]``.

With words, only pictures whose name holds one of them. SVG always; PNG too where rsvg-convert is installed.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import year  # type: ignore[import-not-found]  # beside this script

from viva import words
from viva.bank import library
from viva.bank.library import Found
from viva.study import start
from viva.study.journal import Journal
from viva.tui.app import VivaApp
from viva.tui.screens.stats import StatsScreen
from viva.words import phrase, say

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from viva.bank.deck import Question
    from viva.study.sitting import Sitting

DECK: Final = "alibaba-covid"
SIZES: Final = ((80, 24), (40, 15), (160, 50))

KINDS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "choice": ("colour-code", ("c",)),
    "choice-right": ("colour-code", ("a",)),
    "select": ("what-the-code-opened", ("a", "c", "enter")),
    "claim": ("colours-named", ("t",)),
    "typed": ("still-missing", (*"a licnce", "enter")),
    "typed-wrong": ("still-missing", (*"money", "enter")),
    "number": ("fund-amount", (*"14.28", "enter")),
    "number-right": ("fund-amount", (*"16 500 000 $", "enter")),
    "cloze": ("services-data-trace", ("a", "b", "c", "enter")),
    "cloze-bank": ("scale-of-the-score", ("a", "b", "c", "enter")),
    "order": ("from-data-to-door", ("b", "a", "c", "d", "e", "f", "enter")),
    "match": ("meaning-of-the-colours", ("a", "b", "c", "enter")),
    "card": ("sesame-credit-card", ("enter",)),
    "discuss": ("company-at-the-door", ("b", "enter", "a", "c")),
}
"""A question of each kind, and the keys that answer it."""

Steps = Callable[["Pilot[None]", Callable[[str], None]], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    """A picture, or a few, of one way through the app."""

    name: str
    steps: Steps
    questions: Sequence[str] = ()
    mode: Literal["practice", "cards", "exam"] = "practice"
    minutes: int | None = None
    home: bool = False
    broken: bool = False
    learned: bool = False
    year: bool = False


def key_of(sign: str) -> str:
    """Return Textual's name of the key that writes ``sign``."""
    return {" ": "space", ".": "full_stop", ",": "comma", "$": "dollar_sign"}.get(sign, sign)


def question_scene(kind: str) -> Scene:
    """Return the pictures of one kind: waiting, half answered, told."""
    question, keys = KINDS[kind]

    async def steps(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
        shoot("asked")
        for key in keys[:-1]:
            await pilot.press(key_of(key))
        if len(keys) > 1:
            shoot("half")
        await pilot.press(keys[-1])
        await pilot.pause()
        shoot("told")

    return Scene(kind, steps, (question,))


async def shoot_home(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """Home, and its help."""
    await asyncio.sleep(0.4)
    await pilot.pause()
    shoot("")
    await pilot.press("down")
    shoot("second")
    await pilot.press("question_mark")
    await pilot.pause()
    shoot("help")


async def shoot_commands(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """The row of commands, hints and the help of a question."""
    await pilot.press("escape")
    shoot("")
    await pilot.press("h", "escape", "h")
    await pilot.pause()
    shoot("hints")
    await pilot.press("escape", "question_mark")
    await pilot.pause()
    shoot("help")


async def shoot_summary(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """A summary with misses."""
    for key in ("a", "b", "c"):
        await pilot.press(key)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    await pilot.press("escape", "s")
    await pilot.pause(0.2)
    shoot("")


async def shoot_cards(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """Any question as a card."""
    shoot("asked")
    await pilot.press("enter")
    await pilot.pause()
    shoot("turned")


async def shoot_passage(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """The passage with its neighbours, and a guess."""
    await pilot.press("b")
    await pilot.pause()
    await pilot.press("p")
    await pilot.pause()
    shoot("")


async def shoot_offer(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """The offer to go on."""
    await pilot.pause()
    shoot("")


async def shoot_palette(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """The palette, before and after something is typed, and another theme."""
    await pilot.press("ctrl+p")
    await pilot.pause(0.4)
    shoot("")
    await pilot.press(*"the")
    await pilot.pause(0.4)
    shoot("typed")
    await pilot.press("escape")
    await pilot.pause(0.2)


def themed_scene(theme: str) -> Scene:
    """Return the pictures of a question, told, and of home, in a theme of Textual's."""

    async def steps(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
        pilot.app.theme = theme
        await pilot.press("b")
        await pilot.pause()
        shoot("")
        await pilot.press("ctrl+p")
        await pilot.pause(0.4)
        shoot("palette")
        await pilot.press("escape")

    return Scene(f"theme-{theme}", steps, ("colour-code",))


async def shoot_notice(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """What is wrong with the settings."""
    pilot.app.notify(
        say(
            "settings.broken",
            problem="settings.yaml:2:8: "
            + phrase("problem.not-one-of-meant", {"key": "theme", "text": "drak"})
            + " "
            + phrase("problem.not-one-of-meant.fix", {"meant": "dark"}),
        ),
        severity="warning",
        markup=False,
    )
    await pilot.pause(0.2)
    shoot("")


async def shoot_exam(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """An exam from its first question to one that is looked at again."""
    for keys in (("a",), ("escape", "f"), ("b",)):
        await pilot.press(*keys)
    await pilot.press("escape", "b")
    await pilot.pause()
    shoot("answered")
    await pilot.press("escape")
    shoot("commands")
    await pilot.press("o")
    await pilot.pause()
    shoot("overview")
    await pilot.press("escape", "escape", "h")
    await pilot.pause()
    shoot("hand-in")
    await pilot.press("enter")
    await pilot.pause()
    shoot("marks")
    await pilot.press("enter")
    await pilot.pause()
    shoot("review")


async def shoot_stats(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """Every picture of how it goes, and a question that is hard."""
    await asyncio.sleep(0.3)
    await pilot.press("s")
    await asyncio.sleep(0.3)
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, StatsScreen)
    shoot(screen.name)
    for _ in screen.names[1:]:
        await pilot.press("right")
        await pilot.pause()
        shoot(screen.name)
    if screen.names:
        await pilot.press("down", "enter")
        await pilot.pause()
        shoot("question")
        await pilot.press("question_mark")
        await pilot.pause()
        shoot("help")


async def shoot_find(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """Finding questions, before and after something is typed, and where nothing is."""
    await asyncio.sleep(0.4)
    await pilot.press("slash")
    await pilot.pause()
    shoot("")
    await pilot.press(*"code")
    await pilot.pause()
    shoot("typed")
    await pilot.press(*"zz")
    await pilot.pause()
    shoot("nothing")


async def shoot_only(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """Choosing which questions are asked, and home afterwards."""
    await asyncio.sleep(0.4)
    await pilot.press("o", "d", "e", "right")
    await pilot.pause()
    shoot("")
    await pilot.press("enter")
    await asyncio.sleep(0.4)
    await pilot.pause()
    shoot("home")


async def shoot_word(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """A word on a right answer, and the row of commands after a verdict."""
    await pilot.press("c")
    await pilot.pause()
    await pilot.press("2")
    await pilot.pause()
    shoot("hard")
    await pilot.press("escape")
    await pilot.pause()
    shoot("commands")


async def shoot_leech(pilot: Pilot[None], shoot: Callable[[str], None]) -> None:
    """A question that is forgotten again and again."""
    await pilot.press("escape", "k")
    await pilot.pause()
    shoot("")


SCENES: Final = [
    Scene("exam", shoot_exam, mode="exam", minutes=45),
    *(question_scene(kind) for kind in KINDS),
    Scene("home", shoot_home, home=True),
    Scene("home-learned", shoot_home, home=True, learned=True),
    Scene("find", shoot_find, home=True, learned=True),
    Scene("only", shoot_only, home=True, learned=True),
    Scene("word", shoot_word, ("colour-code",)),
    Scene("home-later", shoot_home, home=True, broken=True),
    Scene("stats", shoot_stats, home=True, year=True),
    Scene("stats-nothing", shoot_stats, home=True),
    Scene("leech", shoot_leech, ("scale-of-the-score",), year=True),
    Scene("commands", shoot_commands, ("from-data-to-door",)),
    Scene("passage", shoot_passage, ("colour-code",)),
    Scene("cards", shoot_cards, ("colour-code",), mode="cards"),
    Scene("cards-order", shoot_cards, ("from-data-to-door",), mode="cards"),
    Scene("cards-cloze", shoot_cards, ("scale-of-the-score",), mode="cards"),
    Scene("summary", shoot_summary, ("colour-code", "asset-for-tracing", "whose-ratings", "whose-count")),
    Scene("offer", shoot_offer, broken=True),
    Scene("palette", shoot_palette, ("from-data-to-door",)),
    Scene("home-palette", shoot_palette, home=True),
    Scene("notice", shoot_notice, ("colour-code",)),
    *(themed_scene(name) for name in ("nord", "solarized-light", "dracula", "textual-light", "ansi-dark")),
]


def clock() -> datetime:
    """Return one moment, so that the pictures are the same every day."""
    return datetime(2026, 3, 14, 15, 9, tzinfo=UTC)


async def play(scene: Scene, size: tuple[int, int], lang: str, theme: str, out: Path) -> None:
    """Go through a scene, and write its pictures."""
    words.use(lang)
    deck = library.find(DECK).deck
    assert deck is not None
    questions = {question.id: question for question in deck.questions(lang)}
    with tempfile.TemporaryDirectory() as folder, Journal(Path(folder) / "journal.sqlite") as journal:
        if scene.broken:
            leave_one(journal, list(questions.values())[:6])
        if scene.learned:
            learn(journal, list(questions.values()))
        if scene.year:
            year.live(journal, list(questions.values()), clock())
        wish = start.Wish(source=DECK, mode=scene.mode, lang=lang, seed=4, minutes=scene.minutes)
        app = VivaApp(journal, clock, None if scene.home else Found(deck), wish)
        if scene.questions:
            asked = [questions[name] for name in scene.questions]

            def begin(*_: Any) -> Sitting:  # noqa: ANN401
                return start.begin_with(journal, clock, asked, wish, title=asked[0].home.title)

            app.begin = begin  # type: ignore[method-assign,assignment]
        async with app.run_test(size=size) as pilot:
            app.theme = f"viva-{theme}"
            await pilot.pause()
            await pilot.pause()

            def shoot(step: str) -> None:
                name = "-".join(filter(None, (scene.name, step, f"{size[0]}x{size[1]}", theme, lang)))
                # Without this, rsvg-convert drops the spaces at the beginning of a piece of text.
                svg = app.export_screenshot(title=name).replace("<svg ", '<svg xml:space="preserve" ', 1)
                (out / f"{name}.svg").write_text(svg, "utf-8")

            await scene.steps(pilot, shoot)


def learn(journal: Journal, questions: list[Question]) -> None:
    """Go through some of the deck as somebody does in four months."""
    from viva.asking.response import Rated

    wish = start.Wish(source=DECK, seed=1, mode="cards")
    for ago, part in ((120, 40), (110, 30), (90, 25), (40, 20), (12, 45), (4, 50), (1, 12)):
        at = clock() - timedelta(days=ago)
        marked = [question for question in questions if question.kind != "discuss"]
        sitting = start.begin_with(journal, partial(_still, at), marked[:part], wish, title="")
        while sitting.asking is not None:
            rating: Literal["again", "good"] = "again" if len(sitting.asking.id) % 9 == 1 else "good"
            sitting.answer(Rated(rating), ms=9000)
            sitting.advance()


def _still(moment: datetime) -> datetime:
    return moment


def leave_one(journal: Journal, questions: list[Question]) -> None:
    """Leave a session broken off after two answers."""
    from viva.asking.response import Passed

    sitting = start.begin_with(
        journal, clock, questions, start.Wish(source=DECK, seed=1), title=questions[0].home.title
    )
    for _ in range(2):
        sitting.answer(Passed(), ms=1000)
        sitting.advance()


def main() -> None:
    """Make the pictures that were asked for."""
    out = Path(sys.argv[1])
    wanted = sys.argv[2:]
    out.mkdir(parents=True, exist_ok=True)
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    for scene in SCENES:
        for size in SIZES:
            for lang in ("en", "fr"):
                for theme in ("dark", "light"):
                    label = f"{scene.name} {size[0]}x{size[1]} {theme} {lang}"
                    if all(word in label.split() for word in wanted):
                        asyncio.run(play(scene, size, lang, theme, out))
    if convert := shutil.which("rsvg-convert"):
        for svg in sorted(out.glob("*.svg")):
            subprocess.run([convert, svg, "-o", svg.with_suffix(".png")], check=True)


if __name__ == "__main__":
    main()
