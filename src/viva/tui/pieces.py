"""Texts in pieces, as a room sends them, as styled content: never parsed as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content

from viva.tui.content import ACCENT, BOLD, EMPTY, ITALIC, MUTED, UNDERLINE, join, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.style import Style

    from viva.room.shapes import Text


def pieces(text: Text, style: str = "", *, blanks: Sequence[Content] = ()) -> Content:
    """Return a text; its blanks with these in them."""
    content = join(*(_piece(one, blanks) for one in text)) if text else EMPTY
    return content.stylize_before(style) if style else content


def _piece(piece: Any, blanks: Sequence[Content]) -> Content:  # noqa: ANN401 - as JSON has it
    if isinstance(piece, str):
        return plain(piece)
    match piece:
        case {"em": inside}:
            return _inside(inside, ITALIC, blanks)
        case {"strong": inside}:
            return _inside(inside, BOLD, blanks)
        case {"code": str(code)}:
            return plain(code, ACCENT)
        case {"math": str(tex)}:
            return plain(tex, "italic")
        case {"link": inside, "to": str(address)}:
            said = _inside(inside, UNDERLINE, blanks)
            return said if said.plain == address else join(said, plain(f" ({address})", MUTED))
        case {"line": _}:
            return Content("\n")
        case {"blank": int(number)}:
            return blanks[number] if number < len(blanks) else plain("____", MUTED)
        case _:
            return EMPTY


def _inside(text: Any, style: Style, blanks: Sequence[Content]) -> Content:  # noqa: ANN401
    return pieces(tuple(text), blanks=blanks).stylize(style)


def words_of(text: Text) -> str:
    """Return the words of a text, on one line."""
    return " ".join(pieces(text).plain.split())
