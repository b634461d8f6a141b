"""Makes pictures of cards, to be looked at: ``python -m tests.engine.pictures FOLDER [WORDS…]``.

Front and back of a card of each kind, by day and by night, on a phone and on a desktop, from the real engine. With
words, only pictures whose name holds one of them.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Final

from anki.collection import Collection

from tests.chromium import chromium
from tests.engine.pages import Model, Screen, take_cards
from viva.bank.library import open_deck, shipped_decks

KINDS: Final[dict[str, tuple[str, str, tuple[int, ...]]]] = {
    "choice": ("colour-code", "en", (2,)),
    "choice-fr": ("colour-code", "fr", (1,)),
    "choice-unpicked": ("colour-code", "en", ()),
    "select": ("shared-points", "en", (0, 1, 2)),
    "claim": ("colours-named", "en", (2,)),
    "typed": ("still-missing", "en", ()),
    "number": ("fund-amount", "en", ()),
    "cloze": ("services-data-trace", "en", ()),
    "order": ("from-data-to-door", "en", (1, 0, 2, 3, 5, 4)),
    "match": ("meaning-of-the-colours", "en", (3, 5, 4)),
    "match-fr": ("meaning-of-the-colours", "fr", (3,)),
    "card": ("sesame-credit-card", "en", ()),
    "discuss": ("company-at-the-door", "en", ()),
}
"""A question of each kind, its language, and which of its buttons are pressed."""

DEVICES: Final[dict[str, tuple[Model, int, int]]] = {"phone": ("droid", 360, 740), "desktop": ("desktop", 900, 700)}


def main(folder: Path, words: list[str]) -> None:
    """Make the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        col = Collection(str(Path(place) / "collection.anki2"))
        deck = open_deck(shipped_decks() / "alibaba-covid")
        cards = take_cards(col, deck, Path(place) / "a.apkg")
        col.close()
        for (device, (model, width, height)), night in product(DEVICES.items(), (False, True)):
            page = browser.new_page(viewport={"width": width, "height": height})
            page.clock.set_fixed_time(datetime(2026, 11, 27, 12, tzinfo=UTC))
            screen = Screen(page, model, night=night)
            screen.start()
            for kind, (question, lang, presses) in KINDS.items():
                name = f"{kind}-{device}-{'night' if night else 'day'}"
                if words and not any(word in name for word in words):
                    continue
                sides = cards(question, lang)
                screen.front(sides)
                for place_of in presses:
                    page.locator(".viva button").nth(place_of).click()
                page.mouse.move(0, 0)
                page.screenshot(path=folder / f"{name}-front.png", full_page=True)
                screen.back(sides)
                page.screenshot(path=folder / f"{name}-back.png", full_page=True)
            for trouble in screen.troubles:
                print(trouble)  # noqa: T201 - a script that is run by hand
            page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
