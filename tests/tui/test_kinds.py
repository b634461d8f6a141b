"""Every kind is answered by keyboard alone and by mouse alone, and tells what was right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from viva.asking.response import Arranged, Filled, Judged, Paired, Picked, Response, Wrote
from viva.bank.deck import option_key

if TYPE_CHECKING:
    from tests.tui.conftest import Play, Stage

SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])


@dataclass(frozen=True)
class Kind:
    question: str
    keys: tuple[str, ...]
    clicks: tuple[str, ...]
    response: Response
    told: tuple[str, ...]


def keys(*texts: str) -> tuple[str, ...]:
    return tuple(option_key(text) for text in texts)


# A key that begins with = is the letter of that option, a click that begins with # is typed.
KINDS = {
    "choice": Kind(
        """
        - id: q
          choice: Which river runs through Paris?
          answer: The Seine
          wrong:
          - text: The Rhine
            because: It runs through Basel.
          explain: It rises in Burgundy.
        """,
        ("down", "down", "up", "enter"),
        ("The Rhine",),
        Picked(keys("The Rhine")),
        ("✗ ", "The Rhine yours", "It runs through Basel.", "✓ ", "Not right.", "It rises in Burgundy."),
    ),
    "select": Kind(
        """
        - id: q
          select: Which run into the North Sea?
          answers:
          - The Rhine
          - The Elbe
          wrong:
          - The Rhone
        """,
        ("=The Rhine", "=The Elbe", "=The Elbe", "enter"),
        ("The Rhine", "give"),
        Picked(keys("The Rhine")),
        ("The Rhine yours", "The Elbe missed", "1 of 2 right."),
    ),
    "claim": Kind(
        "- id: q\n  claim: The Danube runs east.\n  answer: true\n",
        ("f",),
        ("False",),
        Judged("false"),
        ("False yours", "✓ t", "Not right."),
    ),
    "typed": Kind(
        "- id: q\n  typed: Which river runs through Vienna?\n  answer: The Danube\n",
        (*"danub", "enter"),
        ("#danub", "give"),
        Wrote("danub"),
        ("yours danub", "answer The Danube", "A slip of the keys forgiven.", "Right."),
    ),
    "number": Kind(
        "- id: q\n  number: How long is it?\n  answer: 776\n  unit: kilometres\n",
        ("7", "enter"),
        ("#7", "give"),
        Wrote("7"),
        ("yours 7 kilometres", "answer 776 kilometres", "Not right."),
    ),
    "cloze": Kind(
        "- id: q\n  cloze: The [[Seine]] meets the [[Marne]] near Paris.\n",
        (*"Seine", "enter", "x", "backspace", "backspace", "enter", *"Oise", "enter"),
        ("#Seine", "next blank", "#Oise", "give"),
        Filled(("Seine", "Oise")),
        ("[✓ Seine]", "[✗ Oise] [✓ Marne]", "1 of 2 right."),
    ),
    "cloze-bank": Kind(
        "- id: q\n  cloze: The [[Seine]] meets the [[Marne]] near Paris.\n  extra:\n  - Oise\n",
        ("=Oise", "backspace", "=Seine", "=Oise", "enter"),
        ("Seine", "Oise", "give"),
        Filled(("Seine", "Oise")),
        ("[✓ Seine]", "[✗ Oise] [✓ Marne]", "1 of 2 right."),
    ),
    "order": Kind(
        "- id: q\n  order: From source to mouth.\n  items:\n  - Basel\n  - Cologne\n  - Rotterdam\n",
        ("=Basel", "=Cologne", "backspace", "=Rotterdam", "=Cologne", "enter"),
        ("Basel", "Rotterdam", "Cologne", "give"),
        Arranged(keys("Basel", "Rotterdam", "Cologne")),
        ("✓ 1 Basel", "you had it as", "1 of 2 right."),
    ),
    "match": Kind(
        """
        - id: q
          match: Which runs where?
          pairs:
          - left: Paris
            right: Seine
          - left: Vienna
            right: Danube
        """,
        ("=Danube", "backspace", "=Seine", "=Seine", "enter"),
        ("Seine", "Seine", "give"),
        Paired(((keys("Vienna")[0], keys("Seine")[0]), (keys("Paris")[0], keys("Seine")[0]))),
        ("Paris → Seine", "Vienna → Danube", "you had: Seine", "1 of 2 right."),
    ),
}


async def give(stage: Stage, kind: Kind, *, by_mouse: bool) -> None:
    if by_mouse:
        for text in kind.clicks:
            await (stage.write(text[1:]) if text.startswith("#") else stage.click(text))
    else:
        for key in kind.keys:
            await stage.press(stage.letter(key[1:]) if key.startswith("=") else key)


@SIZES
@pytest.mark.parametrize("by_mouse", [False, True], ids=["keyboard", "mouse"])
@pytest.mark.parametrize("name", KINDS)
async def test_is_answered_and_told(play: Play, name: str, *, by_mouse: bool, size: tuple[int, int]) -> None:
    kind = KINDS[name]
    async with play(kind.question, size=size) as stage:
        await give(stage, kind, by_mouse=by_mouse)
        assert stage.given == [("q", kind.response)]
        told = await stage.whole_text()
        for text in kind.told:
            assert text in told
