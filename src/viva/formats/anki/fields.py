"""From a question to the fields of its note.

What the fields hold is as frozen as their names, since a collection may show an old note in a new look. Their words
are in the question's language, since one look serves all languages. Where front and back show different lists, the
field holds both, as ``mixed`` and ``sorted``, and the style shows the one that is due: no card needs a script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from viva.asking.options import sides
from viva.asking.present import by_size, voices
from viva.asking.quantity import write_number
from viva.asking.reveal import (
    Reveal,
    RevealedBlanks,
    RevealedCard,
    RevealedNumber,
    RevealedOptions,
    RevealedOrder,
    RevealedPairs,
    RevealedPoints,
    RevealedText,
    RevealedTruth,
    reveal,
)
from viva.asking.shown import TRUTHS
from viva.bank.kinds import Card, Cloze, Discuss, Number, Select, Typed
from viva.bank.rules import folded
from viva.formats.anki import models
from viva.formats.anki.markup import attribute, blanks, escape, inline, plain
from viva.formats.anki.pieces import (
    entry_of,
    isolated,
    letter_of,
    listed,
    paragraph,
    passage_of,
    prompted,
    spoken,
    voice_of,
    within_of,
)
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viva.asking.reveal import RevealedOption
    from viva.bank.deck import Question
    from viva.formats.anki.models import NoteType

THOUSANDS: Final = {"en": ",", "fr": "\u202f"}
"""What parts thousands, by language."""


def fields_of(question: Question, picture: str | None = None, *, recall: bool = False) -> tuple[NoteType, list[str]]:
    """Return a question's note type and all fields of its note.

    ``picture`` is the name of its image in the package; without it the image's description stands in its place. With
    ``recall``, a choice is asked from memory: its options are not shown.
    """
    told = reveal(question)
    sides = _Sides(question, picture)
    if recall and isinstance(told.answer, RevealedOptions):
        note_type, own = models.BASIC, sides.recalled(told.answer.options)
    else:
        note_type, own = sides.own(told)
    home = question.home
    return note_type, [*own, *_last(question, told, home.deck if home.owner else home.bank)]


def _last(question: Question, told: Reveal, home: str) -> list[str]:
    """Return the fields that every note ends in: see `models.LAST`."""
    lang = spoken(question.lang)
    owner = question.home.owner
    address = owner.source.address if owner and owner.source else None
    return [
        inline(told.explain) if told.explain else "",
        "".join([passage_of(passage, lang, address) for passage in told.passages]),
        "".join([entry_of(entry, lang) for entry in told.elsewhere]),
        question.content.level or "",
        escape(f"{home}/{question.id}"),
        escape(question.lang),
        "",
        "",
    ]


class _Sides:
    """One question, with what its fields need again and again."""

    def __init__(self, question: Question, picture: str | None) -> None:
        self.question = question
        self.picture = picture
        self.lang = spoken(question.lang)

    def own(self, told: Reveal) -> tuple[NoteType, list[str]]:
        """Return the note type and the fields of its own."""
        answer = told.answer
        match answer:
            case RevealedOptions(options):
                return models.CHOICE, self._options(options)
            case RevealedTruth(truth):
                names = [say(f"asking.{name}", lang=self.lang) for name in TRUTHS]
                key = str(TRUTHS.index(truth) + 1)
                return models.CHOICE, [self._front(), listed(names, kind="a"), key, "", "claim fixed"]
            case RevealedText():
                return models.TYPED, self._text(answer)
            case RevealedNumber():
                return models.TYPED, self._number(answer)
            case RevealedBlanks():
                return models.CLOZE, self._blanks(answer)
            case RevealedOrder():
                return models.ORDER, [self._front(), _items(answer), ""]
            case RevealedPairs():
                return models.MATCH, self._pairs(answer)
            case RevealedCard(_, back):
                if not isinstance(self.question.content, Card) or not self.question.content.reverse:
                    return models.BASIC, [self._front(), prompted(inline(back))]
                return models.REVERSED, [self._front(), prompted(inline(back)) + self._whose()]
            case RevealedPoints():
                return models.DISCUSS, self._points(answer)
            case _:
                assert_never(answer)

    # The front.

    def _front(self, prompt: str | None = None, *, task: str = "", after: str = "") -> str:
        """Return what is asked, as HTML: the prompt first, since lists of notes show how a field begins."""
        content = self.question.content
        pieces = [prompted(inline(content.prompt) if prompt is None else prompt), self._whose()]
        if task:
            pieces.append(f'<div class="task">{task}</div>')
        if content.image is not None:
            alt = content.image.alt
            pieces.append(
                f'<img src="{attribute(self.picture)}" alt="{attribute(alt)}">'
                if self.picture
                else f'<div class="task">{inline(alt)}</div>'
            )
        pieces.append(after)
        if self.question.hints:
            pieces.append(self._hints(self.question.hints))
        return " ".join(filter(None, pieces))

    def _whose(self) -> str:
        who = voices(self.question)
        return voice_of(who, self.lang) if who else ""

    def _hints(self, hints: tuple[str, ...]) -> str:
        title = say("anki.hints", n=len(hints), lang=self.lang)
        inside = listed([inline(hint) for hint in hints]) if len(hints) > 1 else inline(hints[0])
        return f'<details class="hint"><summary class="tappable">{title}</summary>{inside}</details>'

    # The kinds.

    def _options(self, options: tuple[RevealedOption, ...]) -> list[str]:
        stable = sorted(options, key=lambda option: option.key)  # a digest: it tells nothing, and stays
        sized = by_size(stable)
        found = sized or stable
        several = isinstance(self.question.content, Select)
        reasons = [inline(option.because) if option.because else "" for option in found]
        return [
            self._front(task=say("anki.several", lang=self.lang) if several else ""),
            listed([isolated(option.text) for option in found], kind="a"),
            ",".join(str(place) for place, option in enumerate(found, 1) if option.right),
            listed(reasons, kind="a", numbers=range(1, len(reasons) + 1)) if any(reasons) else "",
            self.question.kind + (" fixed" if sized else ""),
        ]

    def recalled(self, options: tuple[RevealedOption, ...]) -> list[str]:
        """Return both sides of a choice whose options are not shown; on the back, the mistakes that have a reason."""
        right = [option.text for option in options if option.right]
        mistakes = [(option.text, option.because) for option in options if option.because and not option.right]
        several = isinstance(self.question.content, Select)
        answer = "".join([paragraph(f'<span class="tick">✓</span> {isolated(text)}') for text in right])
        task = say("anki.how-many", n=len(right), lang=self.lang) if several else ""
        wrong = self._mistakes(mistakes)
        return [self._front(task=task), answer + (f'<div class="extra">{wrong}</div>' if wrong else "")]

    def _mistakes(self, mistakes: Iterable[tuple[str, str | None]]) -> str:
        rows = [f"✗ {isolated(text)}" + (f" — {inline(because)}" if because else "") for text, because in mistakes]
        return paragraph(say("anki.mistakes", lang=self.lang)) + listed(rows, tag="ul") if rows else ""

    def _text(self, answer: RevealedText) -> list[str]:
        content = self.question.content
        exact = isinstance(content, Typed) and content.exact
        mistakes = content.wrong if isinstance(content, Typed) else ()
        back = ""
        if answer.accept:
            texts = ", ".join(isolated(text) for text in answer.accept)
            back += paragraph(say("asking.also", texts=texts, lang=self.lang))
        back += self._mistakes((one.text, one.because) for one in mistakes)
        task = say("anki.to-the-letter", lang=self.lang) if exact else ""
        return [self._front(task=task), plain(answer.answer), back]

    def _number(self, answer: RevealedNumber) -> list[str]:
        content = self.question.content
        assert isinstance(content, Number)  # noqa: S101 - what RevealedNumber means
        task = say("asking.unit", unit=inline(content.unit), lang=self.lang) if content.unit else ""
        # Few type what parts thousands, and Anki compares sign by sign.
        typed = write_number(content.answer, self.lang).replace(THOUSANDS[self.lang], "")
        back = paragraph(f"= {inline(answer.answer)}")
        if answer.within:
            within = within_of(answer.within, self.lang)
            off = within if within.endswith("%") or not content.unit else f"{within} {inline(content.unit)}"
            back += paragraph(say("asking.within", within=off, lang=self.lang))
        return [self._front(task=task), escape(typed), back]

    def _blanks(self, answer: RevealedBlanks) -> list[str]:
        content = self.question.content
        extra = content.extra if isinstance(content, Cloze) else ()
        bank = ""
        if extra:
            words = dict.fromkeys((*(blank.answers[0] for blank in answer.blanks), *extra))
            texts = [f"<bdi>{escape(word)}</bdi>" for word in sorted(words, key=folded)]
            bank = listed(texts, tag="ul", name="bank")
        back = ""
        for first, *others in (blank.answers for blank in answer.blanks):
            if others:
                texts_of = ", ".join(f"<bdi>{escape(other)}</bdi>" for other in others)
                also = say("asking.also", texts=texts_of, lang=self.lang)
                back += paragraph(f"<strong>{escape(first)}</strong> · {also}")
        return [self._front(blanks(answer.prompt), after=bank), back]

    def _pairs(self, answer: RevealedPairs) -> list[str]:
        pairs, rights = sides(self.question)
        mixed = sorted(rights, key=lambda right: right.key)
        in_order = list(dict.fromkeys(right.key for _, right in pairs))
        if [right.key for right in mixed][: len(in_order)] == in_order:
            mixed = [*mixed[1:], mixed[0]]  # never shown solved
        letter = {right.key: letter_of(place) for place, right in enumerate(mixed)}
        rows = "".join(
            f'<tr><th scope="row">{isolated(left.text)}</th>'
            f'<td>{isolated(right.text)} <span class="was">({letter[right.key]})</span></td></tr>'
            for left, right in pairs
        )
        unneeded = ", ".join(isolated(text) for text in answer.extra)
        return [
            self._front(),
            '<div class="mixed">'
            + listed([isolated(left.text) for left, _ in pairs], name="lefts", tag="ul")
            + listed([isolated(right.text) for right in mixed], name="rights", kind="a")
            + f'</div><table class="sorted">{rows}</table>',
            say("anki.not-needed", texts=unneeded, lang=self.lang) if unneeded else "",
            "",
        ]

    def _points(self, answer: RevealedPoints) -> list[str]:
        content = self.question.content
        minutes = content.minutes if isinstance(content, Discuss) else None
        positions = content.positions if isinstance(content, Discuss) else ()
        points = [
            inline(point.text) + "".join(entry_of(entry, self.lang) for entry in point.elsewhere)
            for point in answer.points
        ]
        return [
            self._front(
                task=say("asking.minutes", n=minutes, lang=self.lang) if minutes else "",
                after=listed([isolated(text) for text in positions], kind="a") if positions else "",
            ),
            listed(points, tag="ul"),
        ]


def _items(answer: RevealedOrder) -> str:
    mixed = sorted(answer.items, key=lambda item: item.key)
    if [item.rank for item in mixed] == sorted(item.rank for item in mixed):
        mixed = [*mixed[1:], mixed[0]]  # never shown solved
    letter = {item.key: letter_of(place) for place, item in enumerate(mixed)}
    right = [f'{isolated(item.text)} <span class="was">({letter[item.key]})</span>' for item in answer.items]
    return listed([isolated(item.text) for item in mixed], kind="a", name="mixed") + listed(
        right, name="sorted", numbers=[item.places[0] + 1 for item in answer.items]
    )
