"""The pieces that the fields of all kinds are made of, as HTML."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from viva.asking.quantity import write_number
from viva.asking.shown import LETTERS
from viva.formats.anki.markup import escape, inline, link
from viva.words import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viva.asking.reveal import RevealedEntry, RevealedPassage


def spoken(lang: str) -> str:
    """Return the language that Viva's own words have on a card in ``lang``: never that of the screen."""
    short = lang.partition("-")[0]
    return short if short in LANGUAGES else LANGUAGES[0]


def prompted(html: str) -> str:
    """Return what is asked, or what answers it, in its own size."""
    return f'<div class="prompt">{html}</div>'


def paragraph(html: str) -> str:
    """Return a paragraph."""
    return f"<p>{html}</p>"


def isolated(text: str) -> str:
    """Return a text among others: whichever way it runs, it leaves theirs alone."""
    return f"<bdi>{inline(text)}</bdi>"


def listed(
    items: Iterable[str], *, tag: str = "ol", kind: str = "", name: str = "", numbers: Iterable[int] = ()
) -> str:
    """Return a list; with ``numbers``, each item has its own."""
    opening = tag + (f' type="{kind}"' if kind else "") + (f' class="{name}"' if name else "")
    numbered = [f'<li value="{number}">{item}' for number, item in zip(numbers, items, strict=True)] if numbers else ()
    rows = "</li>".join(numbered) if numbered else "<li>" + "</li><li>".join(items)
    return f"<{opening}>{rows}</li></{tag}>"


def letter_of(place: int) -> str:
    """Return what a list counts a place as: a to z, then aa."""
    first, second = divmod(place, len(LETTERS))
    return (LETTERS[first - 1] if first else "") + LETTERS[second]


def within_of(within: str, lang: str) -> str:
    """Return how far off is still right as people write it: ``0,5`` and ``5 %`` in French."""
    share = within.endswith("%")
    number = write_number(Decimal(within.rstrip(" %")), lang)
    gap = "\u202f" if lang == "fr" else ""
    return f"{number}{gap}%" if share else number


@lru_cache(maxsize=1024)
def voice_of(who: Sequence[str], lang: str) -> str:
    """Return the line that says whose words a question is about."""
    names = [f"<bdi>{inline(name)}</bdi>" for name in who]
    first, last = ", ".join(names[:-1]), names[-1]
    together = say("asking.and", first=first, last=last, lang=lang) if first else last
    return f'<div class="voice">{say("asking.according", names=together, lang=lang)}</div>'


@lru_cache(maxsize=4096)
def passage_of(passage: RevealedPassage, lang: str, address: str | None) -> str:
    """Return a passage with its name, its voice and what it says."""
    name = escape(passage.name(lang))
    where = link(address, name) if address else name
    told = say("anki.says", voice=inline(passage.voice), gist=inline(passage.gist), lang=lang)
    return paragraph(f'<span class="where">{where}</span> — {told}')


@lru_cache(maxsize=4096)
def entry_of(entry: RevealedEntry, lang: str) -> str:
    """Return what another source says, with its link."""
    stance = say("asking.elsewhere", stance=say(f"asking.{entry.stance}", lang=lang), lang=lang)
    who = inline(entry.who) + (f', <span class="date">{escape(entry.date)}</span>' if entry.date else "")
    where = link(entry.address, escape(_host(entry.address)))
    told = say("anki.says", voice=who, gist=f"{inline(entry.says)} {where}", lang=lang)
    return paragraph(f'<span class="where {entry.stance}">{stance}</span> — {told}')


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or address).removeprefix("www.")
    except ValueError:
        return address
