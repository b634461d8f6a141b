"""Where things are kept: settings where a system keeps settings, decks and journal where it keeps data."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

HOME_VARIABLE: Final = "VIVA_HOME"


def data_folder() -> Path:
    """Return the folder of the journal and of one's own decks: ``VIVA_HOME``, else where the system keeps such data.

    The folder may not exist yet: who writes there makes it.
    """
    return _folder("XDG_DATA_HOME", ".local/share")


def config_folder() -> Path:
    """Return the folder of the settings: ``VIVA_HOME``, else where the system keeps such files.

    On Linux that is not the folder of the data: people keep their settings in a repository or take them to another
    machine, and a history of learning has no business there. On macOS and Windows the two are one.
    """
    return _folder("XDG_CONFIG_HOME", ".config")


def settings_path() -> Path:
    """Return the settings file, which need not exist."""
    return config_folder() / "settings.yaml"


def journal_path() -> Path:
    """Return the journal's file."""
    return data_folder() / "journal.sqlite"


def own_decks() -> Path:
    """Return the folder of one's own decks, which shadow the shipped ones of the same name."""
    return data_folder() / "decks"


def _folder(variable: str, below_home: str) -> Path:
    if chosen := os.environ.get(HOME_VARIABLE):
        return Path(chosen).expanduser()
    if sys.platform in {"win32", "darwin"} or "ANDROID_DATA" in os.environ:
        from platformdirs import user_config_path, user_data_path  # noqa: PLC0415 - see below

        path = user_config_path if variable == "XDG_CONFIG_HOME" else user_data_path
        return path("viva", appauthor=False)
    # As platformdirs has it, which takes longer to import than everything else that asking for help does.
    base = os.environ.get(variable, "").strip()
    return Path(base or f"~/{below_home}").expanduser() / "viva"
