"""A paragraph as sentences: what the splitter finds, mended by rules that hold for any text.

The splitter knows the abbreviations of some 300 languages. What it does not know: titles after a full stop, a dot
inside a word after an apostrophe, and that an ellipsis may end a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viva.author.paragraphs import WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TITLES: Final = frozenset(
    {"M", "MM", "Mme", "Mmes", "Mlle", "Mgr", "Dr", "Drs", "Pr", "Prof", "Mr", "Mrs", "Ms", "Rev", "St", "Ste"}
)
"""What stands before a name, here always with a full stop."""

TITLED: Final = re.compile(r"(?:^|[\s(“«\u2018’'\"])(?P<title>[^\W\d_]+)\.\s*$")
LONE: Final = re.compile(r"[\s(“«\"]*(?:[^\W\d_]|[0-9]{1,3})\.\s*")
"""An initial or the number of an item, and nothing else."""

INSIDE: Final = re.compile(r"(?:^|[\W_])[^\W\d_]\.$")
"""The dot of an initialism, where no space follows it."""

UNIT: Final = r"(?<=[0-9])\s?(?:°[A-Z]?|[a-zµ%][A-Za-z]{0,2})\."
TRAILING: Final = re.compile(
    rf"(?:…|\.{{3}}|\betc\.|{UNIT})[”’»\"')\]]*\s+(?=[“«\u2018\"'(]*\s?(?P<first>[^\W\d_])(?!\.))"
)
"""What may end a sentence or not, a unit after its number among them: it does before a capital that is no initial."""

OPENING: Final = "“«\u2018\"'([ \u00a0"
PAIRS: Final = {"“": "”", "«": "»", "(": ")", "[": "]"}


def sentences(paragraph: str, lang: str) -> list[str]:
    """Return the sentences of a paragraph in a language, without the spaces between them."""
    from sentencex import segment  # noqa: PLC0415 - four megabytes that only an author needs

    words = _joined(segment(lang, paragraph), _is_inside)
    return [part.strip() for piece in _joined(words, _belongs) for part in _parted(piece) if part.strip()]


def _joined(pieces: Iterable[str], belongs: Callable[[str, str], bool]) -> list[str]:
    """Join each piece to the one above that it belongs to."""
    joined: list[str] = []
    for piece in pieces:
        if joined and belongs(joined[-1], piece):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _is_inside(above: str, piece: str) -> bool:
    """Tell whether a word was cut at one of its dots: *O.N.U.*, *J.-C.* are two."""
    return bool(INSIDE.search(above)) and (piece[0].isalpha() or piece[0] in "-\u2010\u2011")


def _belongs(above: str, piece: str) -> bool:
    """Tell whether a piece was cut off a sentence."""
    if not WORD.search(piece) or LONE.fullmatch(above):
        return True
    if above.rstrip().endswith((".", "…")) and piece[0].islower():
        return True
    titled = TITLED.search(above)
    return bool(titled and titled["title"] in TITLES and piece.lstrip(OPENING)[:1].isupper())


def _parted(piece: str) -> Iterator[str]:
    """Part a piece at an ellipsis before a capital, unless quotes or brackets hold both."""
    last = 0
    for match in TRAILING.finditer(piece):
        if match["first"].isupper() and not _is_open(piece[last : match.end()].rstrip()):
            yield piece[last : match.end()]
            last = match.end()
    yield piece[last:]


def _is_open(text: str) -> bool:
    return text.count('"') % 2 == 1 or any(text.count(left) > text.count(right) for left, right in PAIRS.items())
