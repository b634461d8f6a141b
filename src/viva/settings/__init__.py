"""What a learner has settled once: read at the start, in use until the end. Where things are kept, which language.

``use`` says what is in use and ``current`` returns it, as in `viva.words`; who reads the file is the command line.
Where there is no file nothing is loaded for it: the struct of the settings is made when someone first asks.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from viva.settings.places import (
    HOME_VARIABLE,
    config_folder,
    data_folder,
    journal_path,
    own_decks,
    settings_path,
)

if TYPE_CHECKING:
    from viva.settings.file import Settings

__all__ = [
    "AUTO",
    "COUNT",
    "HOME_VARIABLE",
    "LANG_VARIABLE",
    "config_folder",
    "count",
    "current",
    "data_folder",
    "journal_path",
    "language_source",
    "marks_out_of",
    "own_decks",
    "preferred_language",
    "question_language",
    "settings_path",
    "use",
]

LANG_VARIABLE: Final = "VIVA_LANG"
LOCALE_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")

AUTO: Final = "auto"
"""The value of a setting that the surroundings decide."""

COUNT: Final = 10
"""Questions in a session unless one says otherwise: about seven minutes."""

_state: dict[str, Settings | None] = {"chosen": None}


def use(chosen: Settings | None) -> None:
    """Have these settings in use from now on; with None, the defaults."""
    _state["chosen"] = chosen


def current() -> Settings:
    """Return the settings in use."""
    found = _state["chosen"]
    if found is None:
        from viva.settings.file import Settings  # noqa: PLC0415 - asking for help needs no settings, and no msgspec

        found = _state["chosen"] = Settings()
    return found


def count() -> int:
    """Return how many questions a session has unless one says otherwise."""
    found = _state["chosen"]
    return COUNT if found is None else found.count


def marks_out_of() -> int:
    """Return what exams are marked out of: as the settings say, else as schools do where the language is spoken."""
    found = _state["chosen"]
    if found is not None and found.marks_out_of is not None:
        return found.marks_out_of
    return 20 if preferred_language() == "fr" else 100


def preferred_language() -> str:
    """Return the language to speak: ``VIVA_LANG``, else the settings, else the locale; not always one we speak."""
    return language_source()[0]


def language_source() -> tuple[str, str]:
    """Return the language to speak, as ``en`` or ``fr``, and who says so: a variable, ``settings``, or nobody."""
    found = _state["chosen"]
    if value := os.environ.get(LANG_VARIABLE, ""):
        return _short(value), LANG_VARIABLE
    if found is not None and found.language != AUTO:
        return found.language, "settings"
    for name in LOCALE_VARIABLES:
        if value := os.environ.get(name, ""):
            return _short(value), name
    if os.name == "nt":
        import locale  # noqa: PLC0415 - Windows keeps its language elsewhere

        return (locale.getlocale()[0] or "en")[:2].lower(), ""
    return "en", ""


def question_language(spoken: str = "") -> str:
    """Return the language to ask in where a deck has several: that of the settings, else the one that is spoken."""
    found = _state["chosen"]
    if found is not None and found.question_language != AUTO:
        return found.question_language
    return spoken or preferred_language()


def _short(locale: str) -> str:
    """Return the language of a locale: ``fr`` for ``fr_FR.UTF-8``."""
    short = locale.partition(".")[0].partition("_")[0].partition("-")[0].lower()
    return "en" if short in {"c", "posix"} else short
