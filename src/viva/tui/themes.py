"""Two calm themes, dark and light, and what makes those of others fit. All text has a contrast of 4.5 : 1 at least."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.color import Color
from textual.theme import Theme

from viva.settings import AUTO

if TYPE_CHECKING:
    from collections.abc import Mapping

DARK: Final = Theme(
    name="viva-dark",
    primary="#7cc5bd",
    secondary="#a9b8d0",
    accent="#7cc5bd",
    warning="#e3bd72",
    error="#f0958b",
    success="#95cf8e",
    foreground="#e6e4df",
    background="#16181c",
    surface="#22252b",
    panel="#2c3038",
    dark=True,
    variables={
        "muted": "#9ba1aa",
        "scrollbar": "#3c424c",
        "scrollbar-background": "#16181c",
        "scrollbar-corner-color": "#16181c",
        "scrollbar-background-hover": "#16181c",
        "scrollbar-background-active": "#16181c",
        "input-cursor-background": "#e6e4df",
        "input-cursor-foreground": "#16181c",
    },
)

LIGHT: Final = Theme(
    name="viva-light",
    primary="#0c6a6c",
    secondary="#3d4f6b",
    accent="#0c6a6c",
    warning="#7a5300",
    error="#a62b22",
    success="#1f6a33",
    foreground="#23262b",
    background="#faf8f4",
    surface="#eeebe4",
    panel="#e3dfd6",
    dark=False,
    variables={
        "muted": "#5b6068",
        "scrollbar": "#c4bfb4",
        "scrollbar-background": "#faf8f4",
        "scrollbar-corner-color": "#faf8f4",
        "scrollbar-background-hover": "#faf8f4",
        "scrollbar-background-active": "#faf8f4",
        "input-cursor-background": "#23262b",
        "input-cursor-foreground": "#faf8f4",
    },
)


OURS: Final = frozenset({DARK.name, LIGHT.name})

SHORT: Final = {"dark": DARK.name, "light": LIGHT.name}
"""What ours are called in short."""

LIGHT_GROUNDS: Final = frozenset({"7", "9", "10", "11", "12", "13", "14", "15"})
"""The last part of ``COLORFGBG`` where a terminal is light: white, and every bright colour but grey."""

CONTRAST: Final = 4.5
"""What text has to its ground at least."""

INKS: Final = ("accent", "success", "error", "warning", "muted", "primary")
"""The colours that we write in."""

LINEAR_TO: Final = 0.03928
"""The part of a colour up to which sRGB is linear."""


def theme_named(name: str, environment: Mapping[str, str]) -> str:
    """Return the theme that the settings mean; for ``auto``, the one that goes with the terminal where it tells.

    It is told by a variable that some terminals set. The others could be asked, but not all answer, and a start waits
    for nobody.
    """
    if name == AUTO:
        ground = environment.get("COLORFGBG", "").rpartition(";")[2]
        return LIGHT.name if ground in LIGHT_GROUNDS else DARK.name
    return SHORT.get(name, name)


def legible(variables: Mapping[str, str]) -> dict[str, str]:
    """Return what to change in the colours of a theme that is not ours, so that what we write can be read.

    Each ink that stands out too little goes as far towards the colour of the text as it must. Where the terminal's own
    colours are used nobody knows them, and they stay.
    """
    if variables["foreground"].startswith("ansi"):
        return {"muted": variables["foreground"]}
    text = Color.parse(variables["foreground"])
    grounds = [Color.parse(variables[one]) for one in ("background", "surface")]
    changed: dict[str, str] = {}
    for ink in INKS:
        colour = Color.parse(variables[ink]) if ink in variables else grounds[0].blend(text, 0.6)
        steps = (colour.blend(text, step / 10) for step in range(11))
        best = next((one for one in steps if all(contrast(one, ground) >= CONTRAST for ground in grounds)), text)
        if ink not in variables or best != colour:
            changed[ink] = best.hex
    return changed


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = (part / 255 for part in colour.rgb)
    red, green, blue = (part / 12.92 if part <= LINEAR_TO else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
