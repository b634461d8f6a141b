"""How cards look: on a phone, in large type, by night, and where no script runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viva.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from tests.engine.conftest import Opened
    from tests.engine.pages import Cards, Model

pytestmark = [
    pytest.mark.engine,
    pytest.mark.browser,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

MEASURES = """[
  document.documentElement.scrollWidth,
  Array.from(document.querySelectorAll("button, .front summary"))
    .filter(one => one.offsetHeight < 44 || one.offsetWidth < 44).length,
]"""


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("size", ["10px", "15px", "30px"])
def test_every_card_fits_a_phone(cards: Cards, opened: Opened, lang: str, size: str) -> None:
    """All ten kinds, in both languages, on both sides, in large type too; and every button is large enough."""
    screen = opened()
    screen.page.add_style_tag(content=f"html {{ font-size: {size} !important; }}")
    names = cards.names(lang)
    measured = screen.each((cards(name, lang) for name in names), MEASURES)
    assert len(measured) > 70
    fits = ([360, 0], [360, 0])
    assert {name: both for name, both in zip(names, measured, strict=True) if both != fits} == {}


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("model", ["desktop", "droid"], indirect=True)
def test_paper_and_ink_follow_the_time_of_day(cards: Cards, opened: Opened, model: Model, night: bool) -> None:  # noqa: FBT001
    screen = opened(model, night=night)
    screen.front(cards("colour-code"))
    theme = DARK if night else LIGHT
    colours = screen.page.evaluate(
        "(style => [style.backgroundColor, style.color])(getComputedStyle(document.body))",
    )
    assert colours == [rgb(theme.background), rgb(theme.foreground)]
    button = screen.page.locator("button").first
    assert button.evaluate("one => getComputedStyle(one).color") == rgb(theme.foreground)
    assert button.evaluate("one => getComputedStyle(one).backgroundColor") == rgb(theme.surface)


def rgb(colour: str | None) -> str:
    assert colour
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def test_a_card_without_scripts_is_read(cards: Cards, kinds: Cards, opened: Opened) -> None:
    screen = opened("droid", scripts=False)
    screen.front(cards("colour-code"))
    text = screen.page.locator(".viva").inner_text()
    assert "A trust score" in text
    assert "Sesame Credit" not in text
    screen.back(cards("colour-code"))
    marked = screen.page.evaluate(
        "Array.from(document.querySelectorAll('li'))"
        ".filter(one => getComputedStyle(one, '::before').content.includes('✓')).map(one => one.textContent)"
    )
    assert marked == ["A colour code"]
    assert "That is what Sesame Credit gives" in screen.page.locator(".reasons").inner_text()
    screen.front(kinds("an-order"))
    assert screen.texts("li:visible") != ["Spring", "Brook", "Creek", "River"]
    screen.back(kinds("an-order"))
    assert [text.split()[0] for text in screen.texts("li:visible")] == ["Spring", "Brook", "Creek", "River"]
    screen.front(kinds("a-match"))
    assert sorted(screen.texts("li:visible")) == ["Africa", "Asia", "Europe", "Loire", "Nile", "Rhône"]
    screen.back(kinds("a-match"))
    assert [text.split()[:2] for text in screen.texts("tr:visible")] == [
        ["Nile", "Africa"],
        ["Rhône", "Europe"],
        ["Loire", "Europe"],
    ]


def test_every_side_of_every_kind_runs_in_every_program(kinds: Cards, opened: Opened, model: Model) -> None:
    """That no script failed and nothing was asked of the network is checked as the pages are closed."""
    screen = opened(model)
    for name in kinds.names("en"):
        screen.front(kinds(name))
        screen.back(kinds(name))
        assert screen.page.locator(".viva").is_visible()
