"""The program's own words, in English and French. Imports nothing of Viva.

``say("problem.colon", key="choice")`` looks up ``colon`` in ``viva.words.en.problem`` or ``viva.words.fr.problem``,
whichever language is in use: a room's words are read when it first speaks. A word that depends on a count is a pair
(one, several), chosen by ``n``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES: Final = ("en", "fr")
"""What the program speaks; the first is the one it falls back on."""

_state = {"lang": LANGUAGES[0]}
_tables: dict[tuple[str, str], dict[str, str | tuple[str, str]]] = {}


def use(lang: str) -> str:
    """Speak ``lang`` from now on, or the first language when that is not spoken; return the one spoken."""
    short = lang.partition("-")[0].partition("_")[0].lower()
    _state["lang"] = short if short in LANGUAGES else LANGUAGES[0]
    return _state["lang"]


def language() -> str:
    """Return the language in use."""
    return _state["lang"]


def say(key: str, /, *, n: int | None = None, lang: str | None = None, **params: object) -> str:
    """Return the words for ``key`` (``room.name``) with ``params`` filled in, in ``lang`` or the language in use.

    ``n`` chooses between the forms of a word that has two, and may be mentioned as ``{n}``. Parameters are data: they
    are put in as they are, whatever they hold.

    Raises:
        KeyError: if there is no such word: a mistake in the program.

    """
    return phrase(key, params if n is None else {**params, "n": n}, lang=lang)


def phrase(key: str, params: Mapping[str, object], *, lang: str | None = None) -> str:
    """Return the words for ``key`` as `say` does, with the parameters in a map: those of a problem, a note, a loss.

    A parameter ``thing`` is the code of what a sentence is about (``passage``), and is put in as its name: “A passage”.
    """
    room, _, name = key.partition(".")
    lang = lang if lang in LANGUAGES else _state["lang"]
    found = table(lang, room)[name]
    if isinstance(found, tuple):
        count = params.get("n")
        found = found[0 if _is_one(count if isinstance(count, int) else 0, lang) else 1]
    if isinstance(thing := params.get("thing"), str):
        params = {**params, "thing": table(lang, "things").get(thing, thing)}
    return found.format_map(params) if params else found


def knows(key: str) -> bool:
    """Tell whether there are words for ``key``."""
    room, _, name = key.partition(".")
    return name in table(_state["lang"], room)


def table(lang: str, room: str) -> dict[str, str | tuple[str, str]]:
    """Return the words of one room in one language."""
    if (lang, room) not in _tables:
        _tables[lang, room] = import_module(f"viva.words.{lang}.{room}").WORDS
    return _tables[lang, room]


def _is_one(n: int, lang: str) -> bool:
    """French counts nothing as one; English does not."""
    return n == 1 or (n == 0 and lang == "fr")
