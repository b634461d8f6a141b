"""The pages in which programs of the Anki family show a card, made in Chromium: what they do to its HTML, no more.

Desktop Anki has one document for all cards: it swaps what is inside, runs the scripts anew, and sets the class of the
body afterwards. AnkiDroid loads a page per side. Where storage is refused, a page has an origin of its own each time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from viva.formats import export_deck

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from anki.collection import Collection
    from playwright.sync_api import Dialog, Page, Route

    from viva.bank.deck import Deck

Model = Literal["desktop", "droid", "no-storage"]

HOST: Final = "http://card.test/"

DESKTOP_STYLE: Final = """
html { font-size: 15px; } * { box-sizing: content-box; } #typeans { width: 100%; line-height: 1.75; }
body { margin: 20px; color: #020202; background: #f5f5f5; }
body.nightMode { color: #fcfcfc; background-color: #2c2c2c; }
button { outline: none !important; font-weight: 500; font-size: 13px; margin: 1em .5em; padding: 8px 10px;
  color: #020202; background: #fff; border: 1px solid #e4e4e4; border-radius: 5px; -webkit-appearance: none; }
.nightMode button { color: #fcfcfc; }
button:hover { background: linear-gradient(180deg, #fff 0%, #f0f0f0 100%); border: 1px solid #c4c4c4; }
button:active { box-shadow: inset 0 1px 3px rgba(0, 0, 0, .35); }
hr { background-color: #737373; margin: 1em 0; border: none; height: 1px; } a { color: #1d4ed8; text-decoration: none; }
.typeGood { background: #afa; color: #000; } .typeBad { background: #faa; color: #000; }
.typeMissed { background: #ccc; color: #000; }
"""
"""What desktop Anki's own style does to the elements that cards use."""

SWAP: Final = """([html, name]) => {
  const qa = document.getElementById("qa");
  qa.innerHTML = html;
  for (const old of Array.from(qa.getElementsByTagName("script"))) {
    const script = document.createElement("script");
    script.appendChild(document.createTextNode(old.innerHTML));
    old.parentNode.replaceChild(script, old);
  }
  document.body.className = name;
}"""


@dataclass(frozen=True)
class Sides:
    """A card as the engine gives it."""

    front: str
    back: str
    compared: str = ""
    """How Anki shows what was typed beside what is right."""


@dataclass(frozen=True)
class Cards:
    """The cards of a deck, by question and language."""

    found: dict[tuple[str, str], list[Sides]]

    def __call__(self, question_id: str, lang: str = "en") -> Sides:
        """Return the first card of a question."""
        return self.found[question_id, lang][0]

    def names(self, lang: str) -> list[str]:
        """Return the ids of all questions in a language."""
        return [question_id for question_id, spoken in self.found if spoken == lang]


def take_cards(col: Collection, deck: Deck, apkg: Path) -> Cards:
    """Export a deck in all its languages, import it with the real engine, and return its cards."""
    from anki.collection import ImportAnkiPackageRequest

    export_deck(deck, "anki", apkg, langs=deck.languages, discuss=True)
    col.import_anki_package(ImportAnkiPackageRequest(package_path=str(apkg)))
    found: dict[tuple[str, str], list[Sides]] = {}
    for number in sorted(col.find_cards("")):
        card = col.get_card(number)
        note = card.note()
        answer = note["Answer"] if "Answer" in note else ""  # noqa: SIM401 - a note is no dictionary
        compared = col.compare_answer(answer, answer[:-2] + "?") if answer else ""
        key = note["ID"].partition("/")[2], note["Lang"]
        found.setdefault(key, []).append(Sides(card.question(), card.answer(), compared))
    return Cards(found)


class Screen:
    """A page of one of the three sorts, and all that went wrong in it."""

    def __init__(self, page: Page, model: Model, *, night: bool = False) -> None:
        self.page = page
        self.model = model
        self.night = night
        self.troubles: list[str] = []
        self._html = ""
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("console", lambda message: self.troubles.append(f"console: {message.text}"))
        page.on("dialog", self._dismiss)
        page.route("**/*", self._answer)

    def _dismiss(self, dialog: Dialog) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def start(self) -> None:
        """Begin anew, as a program does that was opened."""
        self.troubles.clear()
        if self.model == "desktop":
            self._html = f"<!doctype html><style>{DESKTOP_STYLE}</style><body><div id='qa' dir='auto'></div></body>"
            self.page.goto(HOST)

    def _answer(self, route: Route) -> None:
        if route.request.url.startswith(HOST) and route.request.resource_type == "document":
            refused = {"Content-Security-Policy": "sandbox allow-scripts"} if self.model == "no-storage" else {}
            route.fulfill(body=self._html, content_type="text/html; charset=utf-8", headers=refused)
        elif not route.request.url.endswith(("favicon.ico", ".png")):
            self.troubles.append(f"request: {route.request.url}")
            route.abort()
        else:
            route.fulfill(body=b"", content_type="image/png")

    def front(self, sides: Sides) -> None:
        """Show the question."""
        typing = "<center><input type=text id=typeans style=\"font-family: 'Arial'; font-size: 20px;\"></center>"
        self._show(re.sub(r"\[\[type:.+?\]\]", lambda _: typing, sides.front), "front")

    def back(self, sides: Sides) -> None:
        """Show the answer."""
        compared = f"<div style=\"font-family: 'Arial'; font-size: 20px\">{sides.compared}</div>"
        self._show(re.sub(r"\[\[type:.+?\]\]", lambda _: compared, sides.back), "back")

    def each(self, sides: Iterable[Sides], expression: str) -> list[tuple[Any, Any]]:
        """Show many cards on a desktop, and return what an expression is on the front and on the back of each."""
        pairs = [[one.front, one.back] for one in sides]
        many = f"pairs => pairs.map(pair => pair.map(html => {{ ({SWAP})([html, 'card']); return {expression} }}))"
        return [(front, back) for front, back in self.page.evaluate(many, pairs)]

    def _show(self, html: str, which: str) -> None:
        if self.model == "desktop":
            name = "card card1 isLin" + (" nightMode night_mode" if self.night else "")
            self.page.evaluate(SWAP, [html, name])
            return
        name = "card card1" + (" night_mode" if self.night else "")
        meta = '<meta name="viewport" content="width=device-width">'
        self._html = f'<!doctype html>{meta}<body class="{name}"><div id="qa">{html}</div></body>'
        self.page.goto(f"{HOST}{which}")

    # What one does and sees.

    def texts(self, where: str = ".live .row .text") -> list[str]:
        """Return the texts of all rows, or of other elements."""
        return [" ".join(text.split()) for text in self.page.locator(where).all_inner_texts()]

    def rows(self, where: str = ".live") -> list[list[str]]:
        """Return what stands on each row that is seen: mark, letter, text and the rest."""
        found = self.page.locator(f"{where} .row:visible").all_inner_texts()
        return [[line.strip() for line in text.split("\n") if line.strip()] for text in found]

    def pick(self, *wanted: str) -> None:
        """Tap rows, one after the other."""
        for text in wanted:
            self.page.locator("button", has=self.page.locator(".text").get_by_text(text, exact=True)).first.click()

    def picked(self) -> list[str]:
        """Return the texts of the rows that look picked."""
        return self.texts('[aria-pressed="true"] .text')

    def verdict(self) -> str:
        """Return how it went."""
        return self.page.locator(".verdict").inner_text()
