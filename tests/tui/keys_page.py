"""The tables of keys in ``docs/practise.md``, made from the table of actions; a test fails when they are behind.

``python tests/tui/keys_page.py`` writes them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from viva import words
from viva.tui.actions import ACTIONS, Action
from viva.words import say

if TYPE_CHECKING:
    from viva.tui.actions import Place

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "practise.md"
BEGIN: Final = "<!-- keys: written by tests/tui/keys_page.py -->"
END: Final = "<!-- end of keys -->"

BESIDE: Final = {"up", "picture-back", "more-each", "row-before"}
"""The other arrow of two."""

TITLES: Final[dict[Place, str]] = {
    "home": "Home",
    "find": "Finding questions",
    "only": "Asking only some",
    "commands": "While a question waits: **Esc**, then",
    "told": "After the verdict",
    "summary": "At the end of a session",
    "offer": "Where a session was broken off",
    "offer-other": "Where another session was broken off than the one asked for",
    "exam": "In an exam",
    "exam-commands": "In an exam: **Esc**, then",
    "overview": "The paper of an exam, from above",
    "marks": "After an exam",
    "review": "Looking at a question again",
    "stats": "How it goes",
    "looking": "How it goes: looking at a question",
}

CLASS_PAGE: Final = PAGE.with_name("class.md")

CLASS_TITLES: Final[dict[Place, str]] = {
    "class": "In a class",
    "class-counting": "While hands are counted",
    "class-ticking": "While the class talks",
    "class-past": "Looking back",
    "class-end": "At the end",
    "class-who": "Who is in",
    "class-texts": "Typed answers",
    "class-links": "The links",
    "class-sure": "Before leaving a question out or ending the class",
    "class-leave": "Before leaving a class with phones",
}
"""Those of a class stand on a page of their own; the row that Esc opens has the letters of the first."""


def tables(titles: dict[Place, str]) -> str:
    """Return a table of keys for each place, in English."""
    words.use("en")
    parts = []
    for place, title in titles.items():
        rows = [f"| `{key}` | {say(f'tui.help-{action.name}')} |" for action, key in _keys(place)]
        parts.append("\n".join([f"**{title.replace('**', '')}**", "", "| key | |", "|---|---|", *rows]))
    return "\n\n".join(parts)


def _keys(place: Place) -> list[tuple[Action, str]]:
    return [(action, action.sign.format(span="a–d")) for action in ACTIONS[place] if action.name not in BESIDE]


def page(text: str, titles: dict[Place, str] = TITLES) -> str:
    """Return the page with the tables as they are now."""
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{tables(titles)}\n\n{END}{tail}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
    CLASS_PAGE.write_text(page(CLASS_PAGE.read_text("utf-8"), CLASS_TITLES), "utf-8")
