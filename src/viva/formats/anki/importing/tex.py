r"""TeX in fields: MathJax's ``\(`` and ``\[``, the editor's ``<anki-mathjax>``, and the LaTeX in brackets of old."""

from __future__ import annotations

import re
from typing import Final

MATH: Final = re.compile(
    r"<(?!anki-mathjax\b)[^<>]*>"  # no TeX inside a tag
    r"|\\\((?P<inline>(?:(?!\\[()]).)+)\\\)"
    r"|\\\[(?P<display>(?:(?!\\[\[\]]).)+)\\\]"
    r"|\[latex\](?P<latex>(?:(?!\[/?latex\]).)*)\[/latex\]"
    r"|\[\$\](?P<old>(?:(?!\[/?\$\]).)*)\[/\$\]"
    r"|\[\$\$\](?P<olds>(?:(?!\[/?\$\$\]).)*)\[/\$\$\]",
    re.DOTALL | re.IGNORECASE,
)
"""Where TeX is; none of these looks past the next opening of its own sort, so that no field takes long."""

PIECE: Final = re.compile(
    r"\$\$(?P<display>[^$]+)\$\$|\$(?P<inline>[^$]+)\$|\\[(\[](?P<paren>(?:(?!\\[()\[\]]).)+)\\[)\]]", re.DOTALL
)
"""TeX between dollars, in LaTeX."""

ALONE: Final = re.compile(r"\\begin\{(?:displaymath|math)\}(.*)\\end\{(?:displaymath|math)\}", re.DOTALL)
MEANT: Final = re.compile(r"[\^_]|\\[a-zA-Z]")
"""What is no sense in a text, so that its author must have meant TeX."""

IS_MATH: Final = re.compile(r"\\begin\{(?:equation|align|gather|eqnarray|multline)\*?\}")


def math_of(match: re.Match[str]) -> str:
    """Return what was found as ``<anki-mathjax>``; a tag as it is."""
    for name in ("inline", "display", "old", "olds"):
        if match[name] is not None:
            return _element(match[name])
    return match[0] if match["latex"] is None else _latex(match["latex"])


def _element(tex: str) -> str:
    return f"<anki-mathjax>{tex}</anki-mathjax>"


def _latex(text: str) -> str:
    """Return LaTeX as text with TeX in it."""
    if alone := ALONE.fullmatch(text.strip()):
        return _element(alone[1])
    if IS_MATH.search(text) or (not PIECE.search(text) and MEANT.search(text)):
        return _element(text)
    return PIECE.sub(lambda match: _element(match["display"] or match["inline"] or match["paren"]), text)
