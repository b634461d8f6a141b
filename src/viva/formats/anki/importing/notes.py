"""From a note to its questions, by the shape of its note type or by what a mapping says of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import Struct, field

from viva.bank import rules
from viva.bank.fit import fits
from viva.bank.kinds import KINDS, MAX_TEXT, Content
from viva.formats.anki.importing import clozes, html, templates
from viva.formats.anki.importing.choices import options
from viva.formats.anki.importing.templates import Field, filtered
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from viva.formats.anki.importing.mapping import Mapped
    from viva.formats.anki.importing.parser import Read
    from viva.formats.anki.importing.pictures import Pictures
    from viva.formats.anki.importing.shapes import Shape, Side

    Show = Callable[[Field, str], str]
    Front = Callable[[Show], str]
    """Makes a front of what shows a field."""


class Note(Struct, frozen=True):
    """A note as it is in the collection."""

    id: int
    guid: str
    fields: dict[str, str]
    tags: tuple[str, ...]
    cards: tuple[int, ...]
    """The places of its cards' templates; of a cloze, the numbers less one."""


class Skip(Exception):  # noqa: N818 - what becomes of a note, not an error of anyone's
    """A note that cannot be a question: the code of the loss."""

    def __init__(self, code: str, **params: str) -> None:
        """Remember why."""
        self.code = code
        self.params = params
        super().__init__(code)


class Draft(Struct):
    """A question before it has an id."""

    kind: str
    values: dict[str, Any]
    suffix: str = ""
    """What tells it from others of the same note."""
    is_wordless: bool = False
    """Its prompt is a picture and nothing else."""
    lost: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    """What did not come along: code, key, parameters."""


WORDLESS: Final = {"picture-there": "note-back-picture", "sound-dropped": "note-back-sound"}
"""Why a back without words is none, by what it holds instead."""


class Drafting:
    """Makes drafts of notes."""

    def __init__(self, lang: str, pictures: Pictures) -> None:
        """Write what has to be written in a language; take pictures from a package."""
        self.lang = lang
        self.pictures = pictures

    def by_shape(self, note: Note, shape: Shape) -> list[Draft | Skip]:
        """Return the questions of a note whose templates explain it."""
        if shape.sort == "cloze":
            side = shape.sides[0]
            return self._clozes(note, shape.cloze, lambda show: _filled(side.front, note, show), side.back)
        if shape.mirrored:
            return [self._mirrored(note, shape)]
        sides = [(place, shape.sides[place]) for place in note.cards if place < len(shape.sides)]
        if not sides:
            raise Skip("note-no-cards")
        return [_or_skip(partial(self._side, note, side, f"{place + 1}" if place else "")) for place, side in sides]

    def by_mapping(self, note: Note, mapped: Mapped) -> list[Draft | Skip]:
        """Return the questions of a note as a mapping has them."""
        if mapped.kind == "skip":
            raise Skip("note-mapped-skip", type=mapped.name)
        get = note.fields.get
        if mapped.kind == "cloze":
            prompt = mapped.prompt or ""
            after = tuple(Field(name) for name in (mapped.explain,) if name)
            return self._clozes(note, prompt, lambda show: show(Field(prompt), get(prompt, "")), after)
        draft = Draft(mapped.kind, {})
        self.prompt(draft, get(mapped.prompt or "", ""))
        if mapped.kind == "card":
            self._text(draft, "back", get(mapped.back or "", ""), needed=True)
            if mapped.reverse:
                draft.values["reverse"] = True
        elif mapped.kind == "typed":
            self._answer(draft, get(mapped.answer or "", ""))
        else:
            texts = {name: self._piece(draft, "wrong", get(name, "")) for name in mapped.options}
            found = options(texts, html.plain(get(mapped.answer or "", "")))
            if found is None:
                raise Skip("note-no-key", answer=html.plain(get(mapped.answer or "", ""))[:60])
            draft.kind = "choice" if "answer" in found else "select"
            draft.values |= found
        if mapped.explain:
            self._text(draft, "explain", get(mapped.explain, ""))
        if mapped.hint:
            self._text(draft, "hints", get(mapped.hint, ""))
        return [draft]

    # Shapes.

    def _side(self, note: Note, side: Side, suffix: str = "") -> Draft:
        """Return the question that one template asks."""
        draft = Draft("typed" if side.typed else "card", {}, suffix)
        self.prompt(draft, _filled(side.front, note))
        self._hints(draft, note, side.hints)
        back = _filled(side.back, note)
        if side.typed:
            self._answer(draft, note.fields[side.typed])
            self._text(draft, "explain", back)
        else:
            self._text(draft, "back", back, needed=True)
        return draft

    def _mirrored(self, note: Note, shape: Shape) -> Draft:
        """Return one card for two templates that ask there and back."""
        there = [place for place in note.cards if place < len(shape.sides)]
        if not there:
            raise Skip("note-no-cards")
        draft = self._side(note, shape.sides[there[0]])
        if len(there) > 1:
            draft.values["reverse"] = True
        return draft

    def _clozes(self, note: Note, name: str, front: Front, back: tuple[templates.Node, ...]) -> list[Draft | Skip]:
        """Return a question for each card of a cloze."""
        parts = clozes.parse(note.fields.get(name, ""))
        numbers = sorted(number for number in clozes.numbers(parts) if number - 1 in note.cards)
        if not numbers:
            raise Skip("note-no-cloze")
        after = _filled(tuple(templates.without_field(back, name)), note)

        def draft(number: int) -> Draft:
            carded = clozes.card(parts, number)

            def show(one: Field, value: str) -> str:
                return carded.text if "cloze" in one.filters or one.name == name else filtered(one, value)

            return self._cloze(carded, front(show), after, f"c{number}" if len(numbers) > 1 else "")

        return [_or_skip(partial(draft, number)) for number in numbers]

    def _cloze(self, carded: clozes.Carded, front: str, after: str, suffix: str) -> Draft:
        """Return the question of one card of a cloze."""
        draft = Draft("cloze", {}, suffix)
        answers = [self._read(answer) for answer in carded.answers]
        if not all(answer.words for answer in answers):
            raise Skip("note-empty-blank")
        self.prompt(draft, front, [(answer.words,) for answer in answers])
        for answer in answers:
            self._lose(draft, "cloze", answer.lost)
            if answer.pictures:
                draft.lost.append(("picture-in-blank", "cloze", {}))
            if answer.has_formula:
                draft.lost.append(("formula-in-blank", "cloze", {"tex": answer.words}))
        hints = [found for hint in carded.hints if (found := self._read(hint).text)]
        if hints:
            draft.values["hints"] = hints[0] if len(hints) == 1 else hints
        self._text(draft, "explain", after)
        return draft

    # Pieces.

    def prompt(self, draft: Draft, source: str, answers: html.Answers = ()) -> None:
        """Put what is asked, and the first picture; ``answers`` are what may stand in the blanks."""
        found = self._read(source, answers)
        self._lose(draft, draft.kind, found.lost)
        for place, (name, alt) in enumerate(found.pictures):
            if place and "image" in draft.values:
                draft.lost.append(("picture-more", "image", {"file": name}))
                continue
            file, loss = self.pictures.add(name)
            if file is None:
                draft.lost.append((loss, "image", {"file": name}))
            else:
                draft.values["image"] = {"file": file, "alt": alt or say("intake.picture", lang=self.lang)}
        text = found.text
        if not text and "image" in draft.values:
            text, draft.is_wordless = say("intake.picture-prompt", lang=self.lang), True
        if not text:
            raise Skip("note-only-sound" if found.lost.get("sound-dropped") else "note-empty")
        draft.values["prompt"] = _fitting(text, draft.kind)

    def _text(self, draft: Draft, key: str, source: str, *, needed: bool = False) -> None:
        """Put some HTML under a key, unless it says nothing."""
        if templates.is_blank(source) and not needed:
            return
        before = len(draft.lost)
        text = self._piece(draft, key, source)
        if text:
            draft.values[key] = text
        elif needed:
            lost = {code for code, _, _ in draft.lost[before:]}
            raise Skip(next((code for loss, code in WORDLESS.items() if loss in lost), "note-no-back"))

    def _piece(self, draft: Draft, key: str, source: str) -> str:
        """Return what some HTML says; its pictures have no place there."""
        found = self._read(source)
        self._lose(draft, key, found.lost)
        draft.lost += [("picture-there", key, {"file": name}) for name, _ in found.pictures]
        return _fitting(found.text, key)

    def _answer(self, draft: Draft, source: str) -> None:
        """Put what is to be typed: plain words."""
        found = self._read(source)
        self._lose(draft, "answer", found.lost)
        draft.lost += [("picture-there", "answer", {"file": name}) for name, _ in found.pictures]
        if not found.words:
            raise Skip("note-no-back")
        draft.values["answer"] = _fitting(html.read(html.escaped(found.words)).text, "answer")

    def _hints(self, draft: Draft, note: Note, names: Iterable[str]) -> None:
        hints = [text for name in names if (text := self._piece(draft, "hints", note.fields.get(name, "")))]
        if hints:
            draft.values["hints"] = hints[0] if len(hints) == 1 else hints

    @staticmethod
    def _read(source: str, answers: html.Answers = ()) -> Read:
        try:
            return html.read(source, answers)
        except html.TooMuchError:
            raise Skip("note-too-much") from None

    @staticmethod
    def _lose(draft: Draft, key: str, lost: dict[str, int]) -> None:
        draft.lost += [(code, key, {}) for code in lost]


def _or_skip(make: Callable[[], Draft]) -> Draft | Skip:
    """Return a draft, or why there is none: the other cards of a note come along all the same."""
    try:
        return make()
    except Skip as skip:
        return skip
    except html.TooMuchError:
        return Skip("note-too-much")


def content_of(draft: Draft, name: str, tags: Sequence[str], group: str | None) -> Content:
    """Return a draft as a question.

    Raises:
        Skip: if the reader of banks would refuse it.

    """
    shape = KINDS[draft.kind]
    values = draft.values | {draft.kind: draft.values["prompt"], "id": name, "tags": list(tags)}
    del values["prompt"]
    if group:
        values["group"] = group
    try:
        content: Content = msgspec.convert(values, shape, strict=False)
    except msgspec.ValidationError as error:
        raise Skip("note-refused", reason=str(error)) from None
    for flaw in rules.flaws(content):
        raise Skip(
            "note-flawed-" + flaw.code if flaw.code in FLAWS else "note-refused", reason=flaw.code, **flaw.params
        )
    if not fits(content):
        raise Skip("note-refused", reason="spelling")
    return content


FLAWS: Final = frozenset({"same-option", "too-many-options"})
"""Flaws that other people's notes have, each in its own words."""


def _filled(nodes: tuple[templates.Node, ...], note: Note, show: Show = filtered) -> str:
    return templates.fill(nodes, note.fields, show)


def _fitting(text: str, key: str) -> str:
    if len(text) > MAX_TEXT:
        raise Skip("note-too-long", field=key, size=str(len(text)), most=str(MAX_TEXT))
    return text
