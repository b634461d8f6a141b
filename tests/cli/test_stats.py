"""``viva stats``: pictures that a pipe can take, and all of it as JSON."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from viva import settings
from viva.asking.response import Rated
from viva.bank import library
from viva.study.events import Event, Given
from viva.study.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from subprocess import CompletedProcess

    from tests.cli.conftest import Run
    from viva.asking.response import Rating

DOCS = Path(__file__).parents[2] / "docs" / "stats.md"
DECK = "alibaba-covid"


@pytest.fixture
def learned() -> None:
    """Months of somebody who learned the shipped deck, and never kept one of its questions."""
    deck = library.find(DECK).deck
    assert deck is not None
    questions = [question for question in deck.questions("en") if question.kind != "discuss"]
    now = datetime.now(UTC)
    with Journal(settings.journal_path()) as journal:

        def events() -> Iterator[Event]:
            for ago in range(90, 0, -6):
                for place, question in enumerate(questions[:40]):
                    rating: Rating = "again" if place == 3 else "good"
                    given = Given(
                        session="s",
                        mode="cards",
                        bank=question.home.bank,
                        kind=question.kind,
                        round=0,
                        response=Rated(rating),
                        got=1,
                        of=1,
                        worth=1,
                        rating=rating,
                        ms=9000,
                        day="",
                    )
                    yield Event(
                        type="response",
                        at=now - timedelta(days=ago),
                        deck=question.home.deck,
                        question=question.id,
                        lang="en",
                        payload=given,
                    )

        journal.hand_in("s", events(), now)


@pytest.mark.usefixtures("learned")
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("deck", [[], [DECK], [f"{DECK}/fund"]], ids=["all", "deck", "bank"])
def test_no_picture_is_wider_than_the_screen(
    viva: Run, monkeypatch: pytest.MonkeyPatch, width: int, lang: str, deck: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ran = viva("stats", *deck, lang=lang)
    lines = ran.out.splitlines()

    assert ran.status == 0
    assert len(lines) > 40
    assert max(map(cell_len, lines)) <= min(width, 120)
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.usefixtures("learned")
def test_every_picture_has_its_heading(viva: Run) -> None:
    out = viva("stats", DECK).out

    places = [
        out.index(heading)
        for heading in (
            "Alibaba and the epidemic",
            "Answers, day by day",
            "Time spent, week by week",
            "What comes due in the next 30 days",
            "Remembered from one day to another",
            "Known, by topic",
            "Known, by level",
            "Known, passage by passage",
            "Hardest to keep",
        )
    ]
    assert places == sorted(places)
    assert "One question is a leech (✗)" in out
    assert "forgotten 14 times, a leech · " in out


@pytest.mark.usefixtures("learned")
def test_without_colour_nothing_is_lost(shell: Callable[..., CompletedProcess[str]]) -> None:
    environment = {"COLUMNS": "80", "VIVA_LANG": "en"}
    coloured = shell("-m", "viva", "stats", FORCE_COLOR="1", **environment).stdout
    plain = shell("-m", "viva", "stats", FORCE_COLOR="1", NO_COLOR="1", **environment).stdout

    assert "\x1b[36m" in coloured
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", plain)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == re.sub(r"\x1b\[[0-9;]*m", "", plain)


@pytest.mark.parametrize(("lang", "said"), [("en", "Begin with: viva quiz"), ("fr", "Commencez par")])
def test_where_nothing_was_answered_it_says_how_to_begin_and_makes_no_journal(viva: Run, lang: str, said: str) -> None:
    ran = viva("stats", lang=lang)

    assert ran.status == 0
    assert said in ran.out
    assert not settings.journal_path().exists()


@pytest.mark.usefixtures("learned")
def test_json_has_all_of_it(viva: Run) -> None:
    found = json.loads(viva("stats", DECK, "--json").out)

    assert (found["answers"], found["leeches"], found["seconds_each"]) == (15 * 40, 1, 9)
    assert len(found["due"]) == 30
    assert sum(day["answers"] for day in found["days"]) == 600
    assert found["retention"]["ever"]["reviews"] == 14 * 40
    assert found["retention"]["ever"]["observed"] == pytest.approx(39 / 40)
    months = found["retention"]["months"]
    assert sum(month["reviews"] for month in months) == 14 * 40
    assert all(re.fullmatch(r"\d{4}-\d\d", month["month"]) for month in months)
    passages = found["sources"][0]["passages"]
    assert [passage["id"] for passage in passages][:3] == ["0.1", "0.2", "1.1"]
    assert {passage["standing"] for passage in passages} <= {"known", "seen", "new", None}
    hard = found["hardest"][0]
    assert (hard["deck"], hard["lapses"], hard["leech"]) == (DECK, 14, True)


@pytest.mark.usefixtures("learned")
def test_every_key_of_the_json_is_documented(viva: Run) -> None:
    told = set(re.findall(r"`(\w+)`", DOCS.read_text("utf-8").partition("## As JSON")[2]))

    assert keys_of(json.loads(viva("stats", DECK, "--json").out)) <= told


def keys_of(value: Any) -> set[str]:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()
