"""Where Viva keeps things, and which language it speaks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

HOME_VARIABLE: Final = "VIVA_HOME"
LANG_VARIABLE: Final = "VIVA_LANG"


def data_folder() -> Path:
    """Return the folder of the journal and of one's own decks: ``VIVA_HOME``, else where the system keeps such data.

    The folder may not exist yet: who writes there makes it.
    """
    if chosen := os.environ.get(HOME_VARIABLE):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where VIVA_HOME is set

    return user_data_path("viva", appauthor=False)


def journal_path() -> Path:
    """Return the journal's file."""
    return data_folder() / "journal.sqlite"


def own_decks() -> Path:
    """Return the folder of one's own decks, which shadow the shipped ones of the same name."""
    return data_folder() / "decks"


def preferred_language() -> str:
    """Return the language asked for: ``VIVA_LANG``, else the locale's, as ``en`` or ``fr``; not always one we speak."""
    for name in (LANG_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            short = value.partition(".")[0].partition("_")[0].partition("-")[0].lower()
            return "en" if short in {"c", "posix"} else short
    if os.name == "nt":
        import locale  # noqa: PLC0415 - Windows keeps its language elsewhere

        return (locale.getlocale()[0] or "en")[:2].lower()
    return "en"
