"""What things are called: how long ago something was, and languages in themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.study.days import study_day
from viva.words import language, say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from viva.bank.deck import Deck

NAMES: Final = {
    "de": "Deutsch",
    "en": "English",
    "es": "español",
    "fr": "français",
    "it": "italiano",
    "nl": "Nederlands",
    "pt": "português",
}


def ago(moment: datetime, now: datetime) -> str:
    """Return how many study days ago a moment was: today, yesterday, 5 days ago."""
    days = (study_day(now) - study_day(moment.astimezone(now.tzinfo))).days
    if days <= 0:
        return say("tui.today")
    return say("tui.yesterday") if days == 1 else say("tui.days-ago", n=days)


def clock_face(left: timedelta) -> str:
    """Return a time that is left, in minutes and seconds: 21:34."""
    minutes, seconds = divmod(round(left.total_seconds()), 60)
    return f"{minutes}:{seconds:02}"


def language_name(lang: str) -> str:
    """Return the name of a language in itself, or its tag."""
    return NAMES.get(lang, lang)


def tag_name(decks: Iterable[Deck], tag: str) -> str:
    """Return what the first of some decks that has a name for a tag calls it; else the tag."""
    return next((deck.tag(tag, language()) for deck in decks if tag in deck.file.tags), tag)
