"""A paragraph as sentences: what the splitter finds, mended by rules that hold for any text.

The splitter knows the abbreviations of some 300 languages. What it does not know: titles after a full stop, a dot
inside a word after an apostrophe, short forms that want a number, and that an ellipsis may end a sentence.
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
NEVER_LAST: Final = frozenset(
    {
        "approx",
        "apr",
        "av",
        "ca",
        "cf",
        "cie",
        "coll",
        "c.-à-d",
        "e.g",
        "env",
        "éts",
        "ets",
        "i.e",
        "p. ex",
        "viz",
        "vs",
    }
)
"""What is short for a word that needs another after it: no sentence ends here."""

COUNTED: Final = frozenset(
    {"art", "ch", "chap", "fig", "figs", "l", "n", "no", "nos", "n°", "p", "pp", "sec", "t", "tab", "vol", "vols"}
)
"""What is short for a word before a number; before anything else a sentence may end: *She said no.*"""

ABBREVIATED: Final = re.compile(
    r"(?:^|[^\w.])(?!(?<=& )cie|(?<=\bet )cie)(?P<last>c\.-à-d|e\.g|i\.e|p\. ?ex|n°|[^\W\d_]+)\.\s*$", re.IGNORECASE
)
"""A short form at the end of a piece; *& Cie.* ends the name of a firm."""

NUMBER: Final = re.compile(r"[0-9]|(?:[IVXLC]{2,}|[VX])\b")
"""How a number begins, a Roman one too; *I* alone is somebody."""

LONE: Final = re.compile(r"[\s(“«\"]*(?:[^\W\d_]|[0-9]{1,3})\.\s*")
"""An initial or the number of an item, and nothing else."""

INSIDE: Final = re.compile(r"(?:^|[\W_])[^\W\d_]\.$")
"""The dot of an initialism, where no space follows it."""

UNIT: Final = r"(?<=[0-9])\s?(?:°[A-Z]?|[a-zµ%][A-Za-z]{0,2})\."
TRAILING: Final = re.compile(
    rf"(?:…|\.{{3}}|\betc\.|{UNIT})[”’»\"')\]]*\s+(?=[“«\u2018\"'(]*\s?(?P<first>[^\W\d_])(?!\.))"
)
"""What may end a sentence or not, a unit after its number among them: it does before a capital that is no initial."""

ASIDE: Final = re.compile(r"(?<=[.!?…])\s?[”»\"']\s?\)(?P<space>\s+)(?=[“«\u2018\"'(]*\s?[A-ZÀ-Þ])")
"""Where brackets close behind speech that ended: so does a sentence that stood in them as a whole."""

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
    if _is_short_form(above, piece):
        return True
    titled = TITLED.search(above)
    return bool(titled and titled["title"] in TITLES and piece.lstrip(OPENING)[:1].isupper())


def _is_short_form(above: str, piece: str) -> bool:
    """Tell whether a piece goes on behind an abbreviation."""
    short = ABBREVIATED.search(above)
    if not short:
        return False
    last = short["last"].casefold().replace("p.ex", "p. ex")
    return last in NEVER_LAST or (last in COUNTED and bool(NUMBER.match(piece.lstrip(OPENING))))


def _parted(piece: str) -> Iterator[str]:
    """Part a piece at an ellipsis before a capital, unless quotes or brackets hold both."""
    found = (match.end() for match in TRAILING.finditer(piece) if match["first"].isupper())
    ends = [end for end in found if not _is_short_form(piece[:end], piece[end:])]
    ends += [match.end() for match in ASIDE.finditer(piece) if _is_whole_aside(piece[: match.end()])]
    last = 0
    for end in sorted(ends):
        if not _is_open(piece[last:end].rstrip()):
            yield piece[last:end]
            last = end
    yield piece[last:]


def _is_whole_aside(text: str) -> bool:
    """Tell whether a text is one pair of brackets, with all that stands in them."""
    return text.startswith("(") and text.count("(") == 1


def _is_open(text: str) -> bool:
    return text.count('"') % 2 == 1 or any(text.count(left) > text.count(right) for left, right in PAIRS.items())
