"""Two calm themes, dark and light. Every colour of text has a contrast of at least 4.5 : 1 to its ground."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

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
