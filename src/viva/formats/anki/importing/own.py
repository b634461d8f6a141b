"""Notes that Viva itself has written, back as the questions they were.

What the fields hold is frozen (``docs/anki.md``), so it can be read with patterns: inline text has no tags but those
of its marks, and everything around it is ours. A note that somebody has changed in Anki may no longer be of that form;
then it is read by its templates, as anybody's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from viva.bank.kinds import Level
from viva.formats.anki.identity import guid
from viva.formats.anki.importing import clozes, html
from viva.formats.anki.importing.notes import Draft, Skip
from viva.words import LANGUAGES, phrase, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viva.formats.anki.importing.collection import NoteType
    from viva.formats.anki.importing.notes import Drafting, Note

LAST: Final = ("Explanation", "Source", "Elsewhere", "Level", "ID", "Lang", "Spare1", "Spare2")
"""The fields that every type of ours ends in."""

TAG: Final = "viva::"
"""What the tags begin with that are not the author's."""

BANK_TAG: Final = "viva::bank::"
GROUP_TAG: Final = "viva::group::"
RETIRED: Final = "viva::retired"

TICKED: Final = re.compile(r'<p><span class="tick">✓</span> (.*?)</p>', re.DOTALL)
"""An answer of a choice that is asked from memory; what is not right may follow."""

PROMPT: Final = re.compile(r'<div class="prompt">(.*?)</div>', re.DOTALL)
TASK: Final = re.compile(r'<div class="task">(.*?)</div>', re.DOTALL)
PICTURE: Final = re.compile(r'<img src="[^"]*" alt="[^"]*">')
HINTS: Final = re.compile(r'<details class="hint"><summary[^>]*>.*?</summary>(.*?)</details>', re.DOTALL)
LIST: Final = re.compile(r"<ol[^>]*>(.*?)</ol>", re.DOTALL)
MIXED: Final = re.compile(r'<ol type="a">(.*?)</ol>', re.DOTALL)
BANK: Final = re.compile(r'<ul class="bank">(.*?)</ul>', re.DOTALL)
SORTED: Final = re.compile(r'<ol class="sorted">(.*?)</ol>', re.DOTALL)
ITEM: Final = re.compile(r'<li(?: value="(\d+)")?>(.*?)</li>', re.DOTALL)
WAS: Final = re.compile(r' ?<span class="was">.*?</span>', re.DOTALL)
ROW: Final = re.compile(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td></tr>', re.DOTALL)
BDI: Final = re.compile(r"<bdi>(.*?)</bdi>", re.DOTALL)
PARAGRAPH: Final = re.compile(r"<p>(.*?)</p>", re.DOTALL)
MISTAKE: Final = re.compile(r"✗ <bdi>(.*?)</bdi>(?: — (.*))?", re.DOTALL)
ALSO: Final = re.compile(r"<p><strong>(.*?)</strong> · (.*?)</p>", re.DOTALL)

TRUTHS: Final = ("true", "false", "unsaid")
LEVELS: Final = frozenset(Level.__args__)  # type: ignore[attr-defined] # a Literal has them


class ChangedError(Exception):
    """A note that is no longer of the form that we write."""


class Home(Struct, frozen=True):
    """Where a question was: its deck's key, or its bank's name; its id; its language."""

    place: str
    id: str
    lang: str


def home_of(note: Note, kind: NoteType) -> Home | None:
    """Return where a note comes from; None if it is not ours."""
    if kind.fields[-len(LAST) :] != LAST:
        return None
    place, _, name = html.plain(note.fields["ID"]).rpartition("/")
    lang = html.plain(note.fields["Lang"])
    return Home(place, name, lang) if place and name and lang else None


def bank_of(note: Note) -> str:
    """Return the bank that a note was in; empty where it does not say."""
    return next((tag.removeprefix(BANK_TAG) for tag in note.tags if tag.startswith(BANK_TAG)), "")


def described(about: str, lang: str) -> tuple[str, str, str]:
    """Return what a deck of ours says of itself, as HTML: what it is about, whom it thanks, its licence."""
    spoken = lang if lang in LANGUAGES else LANGUAGES[0]
    found = {"anki.credit": "", "anki.licence": ""}
    rest: list[str] = []
    for paragraph in PARAGRAPH.findall(about):
        for word, name in (("anki.credit", "credit"), ("anki.licence", "licence"), ("anki.source", "source")):
            if said := said_in(word, name, paragraph, spoken):
                found[word] = said
                break
        else:
            rest.append(paragraph)
    return "<br>".join(rest), found["anki.credit"], found["anki.licence"]


def said_in(word: str, name: str, text: str, lang: str) -> str | None:
    """Return what stands in the place of a parameter, if a text is that word of ours."""
    pattern = re.escape(phrase(word, {name: "\x00"}, lang=lang)).replace("\x00", "(.+)")
    found = re.fullmatch(pattern, text, re.DOTALL)
    return found[1] if found else None


def draft_of(note: Note, home: Home, kind: NoteType, drafting: Drafting) -> Draft:
    """Return the question that a note was made of.

    Raises:
        ChangedError: if it is no longer of the form that we write.
        Skip: if it was taken out of its deck.

    """
    if RETIRED in note.tags:
        raise Skip("note-retired")
    return _Back(note, home, drafting).draft(kind)


class _Back:
    """One note on its way back."""

    def __init__(self, note: Note, home: Home, drafting: Drafting) -> None:
        self.fields = note.fields
        self.note = note
        self.home = home
        self.drafting = drafting
        self.lang = home.lang.partition("-")[0] if home.lang.partition("-")[0] in LANGUAGES else LANGUAGES[0]
        self.lost: list[tuple[str, str, dict[str, str]]] = []

    def draft(self, kind: NoteType) -> Draft:
        """Return it by its fields: they are frozen, and no two types have the same."""
        own = kind.fields[: -len(LAST)]
        readers: dict[tuple[str, ...], Callable[[], tuple[str, dict[str, Any]]]] = {
            ("Question", "Answer"): self._card if len(kind.templates) == 1 else self._reversed,
            ("Text", "Extra"): self._cloze,
            ("Question", "Answer", "Accept"): self._typed,
            ("Question", "Options", "Key", "Reasons", "Flags"): self._options,
            ("Question", "Items", "Flags"): self._order,
            ("Question", "Pairs", "Extra", "Flags"): self._match,
            ("Question", "Points"): self._discuss,
        }
        if own not in readers:
            raise ChangedError
        name, values = readers[own]()
        return Draft(name, self._front(name) | values | self._common(), lost=self.lost)

    def _text(self, source: str) -> str:
        return html.read(source).text

    def _asked(self) -> str:
        """Return what holds the front."""
        return self.fields.get("Question", self.fields.get("Text", ""))

    def _front(self, kind: str) -> dict[str, Any]:
        front = self._asked()
        found = PROMPT.match(front)
        if found is None:
            raise ChangedError
        draft = Draft(kind, {})
        after = front[found.end() :]
        pictures = "".join(PICTURE.findall(after))
        self.drafting.prompt(draft, found[1] + pictures if kind != "cloze" else "x" + pictures)
        self.lost += draft.lost
        if hints := HINTS.search(after):
            listed = LIST.fullmatch(hints[1])
            texts = [self._text(text) for _, text in ITEM.findall(listed[1])] if listed else [self._text(hints[1])]
            draft.values["hints"] = texts if len(texts) > 1 else texts[0]
        return draft.values

    def _common(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if explain := self._text(self.fields["Explanation"]):
            found["explain"] = explain
        if (level := html.plain(self.fields["Level"])) in LEVELS:
            found["level"] = level
        for tag in self.note.tags:
            if tag.startswith(GROUP_TAG):
                found["group"] = tag.removeprefix(GROUP_TAG)
        if self.fields["Source"]:
            self.lost.append(("source-dropped", "cites", {}))
        if self.fields["Elsewhere"] or PARAGRAPH.search(self.fields.get("Points", "")):
            self.lost.append(("elsewhere-dropped", "elsewhere", {}))
        return found

    # The kinds.

    def _card(self) -> tuple[str, dict[str, Any]]:
        answer = self.fields["Answer"]
        if right := TICKED.findall(answer):
            return "card", {"back": self._text("<br>".join(right))}
        back = PROMPT.match(answer)
        return "card", {"back": self._text(back[1] if back else answer)}

    def _reversed(self) -> tuple[str, dict[str, Any]]:
        return "card", self._card()[1] | {"reverse": True}

    def _cloze(self) -> tuple[str, dict[str, Any]]:
        prompt = PROMPT.match(self.fields["Text"])
        carded = clozes.card(clozes.parse(prompt[1] if prompt else ""), 1)
        answers = [html.plain(answer) for answer in carded.answers]
        also = {
            html.plain(first): tuple(html.plain(text) for text in BDI.findall(others))
            for first, others in ALSO.findall(self.fields["Extra"])
        }
        values: dict[str, Any] = {
            "prompt": html.read(carded.text, [(answer, *also.get(answer, ())) for answer in answers]).text
        }
        if bank := BANK.search(self.fields["Text"]):
            words = [html.plain(text) for _, text in ITEM.findall(bank[1])]
            if extra := [word for word in words if word not in answers]:
                values["extra"] = [self._text(html.escaped(word)) for word in extra]
        return "cloze", values

    def _typed(self) -> tuple[str, dict[str, Any]]:
        answer, accept = html.plain(self.fields["Answer"]), self.fields["Accept"]
        tasks = TASK.findall(self._asked())
        paragraphs = PARAGRAPH.findall(accept)
        if (paragraphs and paragraphs[0].startswith("= ")) or self._was("number"):
            return "number", self._number(answer, tasks, paragraphs)
        values: dict[str, Any] = {"answer": self._text(html.escaped(answer))}
        if paragraphs and (also := said_in("asking.also", "texts", paragraphs[0], self.lang)):
            values["accept"] = [self._text(text) for text in BDI.findall(also)]
        if mistakes := list(self._mistakes(accept)):
            values["wrong"] = mistakes
        if say("anki.to-the-letter", lang=self.lang) in tasks:
            values["exact"] = True
        return "typed", values

    def _was(self, kind: str) -> bool:
        return self.note.guid == guid(self.home.place, self.home.id, self.home.lang, kind)

    def _mistakes(self, back: str) -> Iterator[dict[str, str]]:
        for _, row in ITEM.findall(back):
            if found := MISTAKE.fullmatch(row):
                text = {"text": self._text(found[1])}
                yield text | {"because": self._text(found[2])} if found[2] else text

    def _number(self, answer: str, tasks: list[str], paragraphs: list[str]) -> dict[str, Any]:
        values: dict[str, Any] = {"answer": self._digits(answer)}
        unit = next((unit for task in tasks if (unit := said_in("asking.unit", "unit", task, self.lang))), "")
        if unit:
            values["unit"] = self._text(unit)
        for paragraph in paragraphs:
            if within := said_in("asking.within", "within", paragraph, self.lang):
                bare = within.removesuffix(unit).strip() if unit else within
                values["within"] = self._digits(bare.rstrip("% \u202f\u00a0")) + ("%" if bare.endswith("%") else "")
        return values

    def _digits(self, text: str) -> str:
        """Return a number without what its language puts between digits."""
        bare = re.sub("[\\s\u202f\u00a0]", "", text).replace("−", "-")
        return bare.replace(",", ".") if self.lang == "fr" else bare.replace(",", "")

    def _options(self) -> tuple[str, dict[str, Any]]:
        kind = self.fields["Flags"].split(" ")[0]
        places = {int(place) for place in re.findall(r"\d+", self.fields["Key"])}
        if kind == "claim":
            return "claim", {"answer": TRUTHS[min(places or {3}) - 1]}
        listed = [BDI.fullmatch(text) for _, text in ITEM.findall(self.fields["Options"])]
        texts = [self._text(found[1]) for found in listed if found]
        reasons = [self._text(text) for _, text in ITEM.findall(self.fields["Reasons"])]
        options: list[Any] = [
            {"text": text, "because": reasons[place]} if place < len(reasons) and reasons[place] else text
            for place, text in enumerate(texts)
        ]
        right = [option for place, option in enumerate(options, 1) if place in places]
        wrong = [option for place, option in enumerate(options, 1) if place not in places]
        if not right:
            raise ChangedError
        if kind == "select":
            return "select", {"answers": right, "wrong": wrong}
        answer = right[0] if isinstance(right[0], str) else right[0]["text"]
        return "choice", {"answer": answer, "wrong": wrong}

    def _order(self) -> tuple[str, dict[str, Any]]:
        found = SORTED.search(self.fields["Items"])
        items: dict[str, list[str]] = {}
        for place, text in ITEM.findall(found[1] if found else ""):
            items.setdefault(place, []).append(self._text(WAS.sub("", text)))
        return "order", {"items": [texts[0] if len(texts) == 1 else {"any": texts} for texts in items.values()]}

    def _match(self) -> tuple[str, dict[str, Any]]:
        pairs = [
            {"left": self._text(left), "right": self._text(WAS.sub("", right))}
            for left, right in ROW.findall(self.fields["Pairs"])
        ]
        extra = [self._text(text) for text in BDI.findall(self.fields["Extra"])]
        return "match", {"pairs": pairs} | ({"extra": extra} if extra else {})

    def _discuss(self) -> tuple[str, dict[str, Any]]:
        points = [self._text(PARAGRAPH.sub("", text)) for _, text in ITEM.findall(self.fields["Points"])]
        values: dict[str, Any] = {"points": points}
        after = HINTS.sub("", self._asked())
        if positions := MIXED.search(after):
            values["positions"] = [self._text(text) for _, text in ITEM.findall(positions[1])]
        for task in TASK.findall(after):
            for n in (1, 2):
                pattern = re.escape(say("asking.minutes", n=n, lang=self.lang)).replace(str(n), r"(\d+)")
                if found := re.fullmatch(pattern, task):
                    values["minutes"] = int(found[1])
        return "discuss", values
