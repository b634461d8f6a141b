"""The settings file that ``viva settings --edit`` begins: every setting, explained, and none of them set."""

from __future__ import annotations

from textwrap import wrap
from typing import Final, get_args

from msgspec import to_builtins

from viva.settings.file import Settings, Theme
from viva.tui.actions import ACTIONS
from viva.words import phrase, say

WIDTH: Final = 92

EXAMPLES: Final = {
    "reviews-per-day": "200",
    "exam-minutes": "60",
    "marks-out-of": "20",
    "editor": "nano",
    "keys": "\n#  theme: F2\n#  mode: [m, F3]",
}
"""What is shown of a setting that holds nothing by itself."""

SAID: Final = frozenset({"auto", "dark", "light", "viva-dark", "viva-light"})
"""Themes that the sentence about them names by itself."""


def template() -> str:
    """Return the text of the file, in the language in use: texts after ``# ``, what can be set after a bare ``#``."""
    parts = ["\n".join(f"# {line}" for line in say("settings.head").splitlines())]
    for key, value in to_builtins(Settings()).items():
        example = EXAMPLES.get(key, value)
        line = f"#{key}:{example}" if str(example).startswith("\n") else f"#{key}: {example}"
        about = wrap(phrase(f"settings.{key}", _params(key)), WIDTH, break_on_hyphens=False)
        parts.append("\n".join([*(f"# {one}" for one in about), line]))
    return "\n\n".join(parts) + "\n"


def _params(key: str) -> dict[str, str]:
    if key == "theme":
        return {"themes": ", ".join(name for name in get_args(Theme) if name not in SAID)}
    if key == "retention":
        return {"least": "0.7", "most": "0.97"}
    if key == "keys":
        return {"actions": ", ".join(sorted({action.name for found in ACTIONS.values() for action in found}))}
    return {}
