"""Reads the HTML that nh3 has cleaned into pieces of text, each with its marks."""

from __future__ import annotations

import re
from functools import cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from viva.bank.text import Blank, Break, Code, Math, Plain
from viva.formats.anki.importing.atoms import Atom, write
from viva.formats.anki.importing.clozes import CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence

STRONG: Final = frozenset({"b", "strong"})
EMPHASIS: Final = frozenset({"i", "em", "u", "cite", "dfn", "var"})
CODE: Final = frozenset({"code", "pre", "tt", "kbd", "samp"})
BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tr", "ul",
})  # fmt: skip
"""What begins and ends on a line of its own."""

RAISED: Final = dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True)) | {"−": "⁻", "–": "⁻"}
LOWERED: Final = dict(zip("0123456789+-=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ", strict=True)) | {"−": "₋"}

SPACES: Final = re.compile("[ \t\n\r\f\u00a0]+")

BLANK: Final = re.compile(f"{OPEN}(\\d+){CLOSE}")


class Read:
    """What was found in some HTML."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.atoms: list[Atom] = []
        self.pictures: list[tuple[str, str]] = []
        """The name and the description of each."""
        self.lost: dict[str, int] = {}
        """What did not come along, by the code of the loss."""

    @cached_property
    def text(self) -> str:
        """The inline text."""
        return write(self.atoms)

    @property
    def words(self) -> str:
        """The bare words, on one line."""
        return " ".join("".join(map(_bare, self.atoms)).split())

    @property
    def has_formula(self) -> bool:
        """TeX is among it."""
        return any(isinstance(atom.node, Math) for atom in self.atoms)

    def lose(self, code: str, count: int = 1) -> None:
        """Note that something did not come along."""
        if count:
            self.lost[code] = self.lost.get(code, 0) + count


def _bare(atom: Atom) -> str:
    match atom.node:
        case Plain(text) | Code(text):
            return text
        case Math(tex):
            return tex
        case Break():
            return " "
        case Blank():
            return ""


class Parser(HTMLParser):
    """Reads what nh3 has cleaned: it is well-formed, and has no tags but those we know."""

    def __init__(self, found: Read, answers: Sequence[tuple[str, ...]]) -> None:
        """Note in ``found`` what is no text; ``answers`` are the words of its blanks."""
        super().__init__(convert_charrefs=True)
        self.found = found
        self.answers = answers
        self.atoms = found.atoms
        self.strong = self.emphasis = self.code = self.pre = self.maths = 0
        self.addresses: list[str] = []
        self.lists: list[int | None] = []
        self.scripts: list[tuple[str, int]] = []
        self.cells = 0
        self.tables = 0
        self.tex: list[str] = []

    def handle_starttag(  # noqa: C901, PLR0912 - one arm for each tag
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        """Take a tag that opens."""
        values = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self._line()
        if tag in STRONG:
            self.strong += 1
        elif tag in EMPHASIS:
            self.emphasis += 1
        elif tag in CODE:
            self.code += 1
            self.pre += tag == "pre"
        elif tag == "a":
            self._link(values.get("href", ""))
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._picture(values)
        elif tag in {"ul", "ol"}:
            start = values.get("start", "")
            self.lists.append((int(start) if re.fullmatch(r"\d{1,6}", start) else 1) if tag == "ol" else None)
        elif tag == "li":
            self._item()
        elif tag in {"sub", "sup"}:
            self.scripts.append((tag, len(self.atoms)))
        elif tag == "table":
            self.tables += 1
            self.found.lose("table-flattened")
        elif tag == "tr":
            self.cells = 0
        elif tag in {"td", "th"}:
            self.cells += 1
            if self.cells > 1:
                self._add(" | ")
        elif tag == "rt":
            self._add("(")
        elif tag == "rp":
            self.maths += 1  # its parentheses are ours already
            self.tex.append("")
        elif tag == "anki-mathjax":
            self.maths += 1
            self.tex.append("")

    def handle_endtag(self, tag: str) -> None:
        """Take a tag that closes."""
        if tag in STRONG:
            self.strong -= 1
        elif tag in EMPHASIS:
            self.emphasis -= 1
        elif tag in CODE:
            self.code -= 1
            self.pre -= tag == "pre"
        elif tag == "a":
            self.addresses.pop()
        elif tag in {"ul", "ol"}:
            self.lists.pop()
        elif tag in {"sub", "sup"}:
            self._script()
        elif tag == "rt":
            self._add(")")
        elif tag in {"rp", "anki-mathjax"}:
            self.maths -= 1
            tex = self.tex.pop()
            if tag == "anki-mathjax":
                self._math(tex)
        if tag in BLOCKS and tag != "hr":
            self._line()

    def handle_data(self, data: str) -> None:
        """Take a text."""
        if self.maths:
            self.tex[-1] += data
            return
        at = 0
        for match in BLANK.finditer(data):
            self._add(data[at : match.start()])
            at = match.end()
            self._blank(int(match[1]))
        self._add(data[at:])

    def _add(self, text: str) -> None:
        text = text.replace(OPEN, "").replace(CLOSE, "")
        if self.pre:
            for place, line in enumerate(text.replace("\t", "    ").split("\n")):
                if place:
                    self.atoms.append(self._atom(Code("\n")))
                if line:
                    self.atoms.append(self._atom(Code(line)))
            return
        # A space that does not break is kept where it stands alone: French has one before its signs.
        text = SPACES.sub(lambda match: match[0] if match[0] == "\u00a0" else " ", text)
        if text:
            self.atoms.append(self._atom(Code(text) if self.code else Plain(text)))

    def _atom(self, node: Plain | Code | Math | Break | Blank) -> Atom:
        address = self.addresses[-1] if self.addresses else ""
        return Atom(node, self.strong > 0, self.emphasis > 0, address)

    def _break(self) -> None:
        if self.maths:
            self.tex[-1] += "\n"
        elif self.pre:
            self.atoms.append(self._atom(Code("\n")))
        else:
            self.atoms.append(self._atom(Break()))

    def _line(self) -> None:
        """Begin a line, unless one has just begun."""
        if self.atoms and not isinstance(self.atoms[-1].node, Break) and not self.maths:
            last = self.atoms[-1].node
            if (
                isinstance(last, Plain)
                and last.text == " "
                and len(self.atoms) > 1
                and isinstance(self.atoms[-2].node, Break)
            ):
                return
            self.atoms.append(Atom(Break()))

    def _link(self, address: str) -> None:
        address = address.strip().replace(" ", "%20")
        fits = re.fullmatch(r"(?:https?://|mailto:)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*", address)
        if not fits and re.match(r"https?://|mailto:", address):
            address = address.replace("(", "%28").replace(")", "%29")
            fits = re.fullmatch(r"[^\s()]+", address)
        if not fits and address and not address.startswith("#"):
            self.found.lose("link-dropped")
        self.addresses.append(address if fits else "")

    def _picture(self, values: dict[str, str]) -> None:
        if src := values.get("src", ""):
            name = src if re.match(r"[a-z]+:", src, re.IGNORECASE) else unquote(src)
            self.found.pictures.append((name, " ".join(values.get("alt", "").split())))
        else:
            self.found.lose("picture-embedded")
        if self.atoms:
            self._add(" ")

    def _item(self) -> None:
        if not self.lists or self.lists[-1] is None:
            self._add("• ")
        else:
            self._add(f"{self.lists[-1]}. ")
            self.lists[-1] += 1

    def _script(self) -> None:
        """Turn what has come since a ``<sup>`` or ``<sub>`` into raised or lowered signs."""
        tag, start = self.scripts.pop()
        table = RAISED if tag == "sup" else LOWERED
        nodes = [atom.node for atom in self.atoms[start:]]
        text = "".join(node.text for node in nodes if isinstance(node, Plain))
        if not text.strip() or not all(isinstance(node, Plain) for node in nodes):
            return
        if all(sign in table for sign in text):
            text = "".join(table[sign] for sign in text)
        else:
            text = f"{'^' if tag == 'sup' else '_'}({text})"
            self.found.lose("script-flattened")
        self.atoms[start:] = [self._atom(Plain(text))]

    def _math(self, tex: str) -> None:
        """Add TeX; where a blank is in it, it is parted there, since a blank holds plain words."""
        pieces = BLANK.split(tex)
        for place, piece in enumerate(pieces):
            if place % 2:
                self._blank(int(piece))
                self.found.lose("cloze-in-tex")
                continue
            bare = piece.replace("\\(", "(").replace("\\)", ")").strip()
            if bare:
                self.atoms.append(self._atom(Math(bare)))

    def _blank(self, number: int) -> None:
        if number < len(self.answers):
            self.atoms.append(self._atom(Blank(number, self.answers[number])))
