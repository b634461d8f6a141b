"""Texts that mean no harm and texts that do, on cards that are played: moved about, never run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from viva.bank.library import open_deck

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.engine.conftest import Opened
    from tests.engine.pages import Cards, Model
    from viva.bank.deck import Deck

pytestmark = [
    pytest.mark.engine,
    pytest.mark.browser,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "{{c1::x}} }} {{FrontSide}}",
    "[sound:a.mp3] [latex]x[/latex]",
    "\" onclick=\"alert(1) ' onload='alert(1)",
    "javascript:alert(1) ${alert(1)} `x`",
    "שלום עולם",
    "x" * 300,
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, cards_of: Callable[[Deck], Cards]) -> Cards:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "deck.yaml").write_text(
        json.dumps(
            {
                "viva": 1,
                "key": "0123456789abcdea",
                "title": "H",
                "languages": ["en"],
                "anki": "H",
                "banks": [{"file": "all", "anki": "1 All"}],
            }
        ),
        "utf-8",
    )
    said = [text.replace("`", "\\`").replace("[", "\\[").replace("*", "\\*") for text in HOSTILE]
    right, *wrong = said
    questions = [
        {"id": "choice", "choice": said[1], "answer": right, "wrong": [{"text": one, "because": one} for one in wrong]},
        {"id": "select", "select": "שלום", "answers": said[:4], "wrong": said[4:]},
        {"id": "order", "order": said[2], "items": said},
        {
            "id": "match",
            "match": said[3],
            "pairs": [{"left": f"{n} {one}", "right": f"{one} {n}"} for n, one in enumerate(said)],
        },
        {"id": "tex", "choice": "?", "answer": "\\(x < y\\)", "wrong": ["\\(y < x\\)", "[x](https://example.org/x)"]},
    ]
    bank = {"viva": 1, "lang": "en", "title": "All", "questions": questions}
    (folder / "all.en.yaml").write_text(json.dumps(bank), "utf-8")
    return cards_of(open_deck(folder))


@pytest.mark.parametrize("model", ["desktop", "droid"], indirect=True)
def test_no_text_is_ever_run(hostile: Cards, opened: Opened, model: Model) -> None:
    screen = opened(model)
    for question_id in ("choice", "select", "order", "match"):
        sides = hostile(question_id)
        screen.front(sides)
        for button in screen.page.locator("button").all():
            button.click()
        shown = " ".join(screen.texts())
        screen.back(sides)
        told = " ".join(screen.texts() + screen.texts(".slot"))
        for text in HOSTILE:
            assert text in shown, question_id
            assert text in told, question_id
        assert screen.page.locator(".viva img, .viva script").count() == 0
        assert screen.page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_text_that_runs_from_right_to_left_turns_its_card_around(hostile: Cards, opened: Opened) -> None:
    screen = opened()
    screen.front(hostile("select"))
    box = screen.page.locator(".row .letter").first.bounding_box()
    assert box is not None
    assert box["x"] > 250
    screen.front(hostile("choice"))
    box = screen.page.locator(".row .letter").first.bounding_box()
    assert box is not None
    assert box["x"] < 100


def test_tex_stays_for_anki_to_typeset(hostile: Cards, opened: Opened) -> None:
    screen = opened()
    screen.front(hostile("tex"))
    assert r"\(x < y\)" in screen.texts()
    screen.back(hostile("tex"))
    assert r"\(x < y\)" in screen.texts()
    assert screen.page.locator(".options a").get_attribute("href") == "https://example.org/x"
