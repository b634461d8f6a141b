"""``viva stats``: how well it goes, in pictures that a pipe can take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from viva import settings
from viva.cli.deckname import deck_argument
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.output import write_json

if TYPE_CHECKING:
    from viva.study.progress import Hard, Retention, Standings
    from viva.study.stats import Stats

WIDEST: Final = 120
"""Columns of the pictures on a screen that is wider still."""

NARROWEST: Final = 36

STYLES: Final = {"": "", "strong": "bold", "muted": "dim", "accent": "cyan", "warning": "yellow"}


def stats(deck: str | None, *, as_json: bool) -> None:
    """Show how it goes with a deck, or with everything."""
    from viva.bank import library
    from viva.study.days import local_now
    from viva.study.journal import Journal
    from viva.study.start import rules
    from viva.study.stats import measure

    found = library.find(deck) if deck else None
    path = settings.journal_path()
    # Looking should not make a journal where there is none: SQLite's name for one that is kept nowhere.
    with Journal(path if path.exists() else Path(":memory:")) as journal:
        measured = measure(journal, rules(), local_now(), settings.question_language(), found)
    if as_json:
        write_json(plain_values(measured, settings.current().new_per_day))
    else:
        _draw(measured)


def _draw(measured: Stats) -> None:
    from rich.console import Console
    from rich.text import Text

    from viva.study.picturing import picture

    console = Console(highlight=False, markup=False, emoji=False)
    width = max(min(console.width, WIDEST), NARROWEST)
    for row in picture(measured, settings.current().new_per_day, width):
        line = Text.assemble(*((text, STYLES[tone]) for text, tone in row))
        line.rstrip()
        console.print(line, no_wrap=True, crop=False, overflow="ignore")


def plain_values(measured: Stats, new_per_day: int) -> dict[str, Any]:
    """Return all of it as JSON has it: days as dates, times in milliseconds, shares of 1. See ``docs/stats.md``."""
    return {
        "title": measured.title,
        "today": _date(measured.today),
        "answers": measured.answers,
        "streak": measured.streak,
        "ms": {"week": measured.spent_week, "month": measured.spent_month, "ever": measured.spent},
        "seconds_each": measured.pace,
        "days": [{"day": _date(day.day), "answers": day.answers, "ms": day.ms} for day in measured.days if day.answers],
        "due": measured.due,
        "new_per_day": new_per_day,
        "retention": {
            "wanted": measured.wanted,
            "month": _retention(measured.month),
            "ever": _retention(measured.ever),
            "months": [
                {"month": _date(month.first)[: len("2026-03")]} | _retention(month.retention)
                for month in measured.months
            ],
        },
        "topics": [
            {"deck": topic.deck, "deck_title": topic.deck_title, "bank": topic.bank, "title": topic.title}
            | _standings(topic.standings)
            for topic in measured.topics
        ],
        "levels": [{"level": level} | _standings(found) for level, found in measured.levels.items()],
        "sources": [
            {
                "deck": source.deck,
                "title": source.source,
                "passages": [
                    {"id": one.id, "gist": one.gist, "standing": one.standings.whole} | _standings(one.standings)
                    for one in source.passages
                ],
            }
            for source in measured.sources
        ],
        "hardest": [_hard(one) for one in measured.hardest],
        "leeches": measured.leeches,
    }


def _date(day: int) -> str:
    from datetime import date

    return date.fromordinal(day).isoformat()


def _hard(one: Hard) -> dict[str, Any]:
    question, state = one.question, one.state
    return {
        "deck": question.home.owner.name if question.home.owner else "",
        "bank": question.home.bank,
        "id": question.id,
        "prompt": question.prompt,
        "lapses": state.lapses,
        "leech": one.leech,
        "reviews": state.reps,
        "difficulty": round(state.difficulty, 2),
        "stability": round(state.stability, 2),
        "last": _date(state.last),
        "due": _date(state.due),
    }


def _retention(one: Retention) -> dict[str, Any]:
    return {"reviews": one.reviews, "observed": one.observed, "expected": one.expected}


def _standings(one: Standings) -> dict[str, int]:
    return {"known": one.known, "seen": one.seen, "new": one.new}


command = make(
    "stats",
    deck_argument(required=False),
    option(["--json", "as_json"], "json", is_flag=True),
    callback=stats,
)
