"""A question as the rules see it: its words without their marks, and which of its options are right."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.bank import text
from viva.bank.deck import Bank, Question
from viva.bank.kinds import Card, Choice, Claim, Cloze, Number, Select, Typed
from viva.bank.rules import reason_of, words_of
from viva.check.folding import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Keys down to a value of a question: ``("wrong", 2, "text")``; ``("prompt",)`` is the value of its kind key."""

MARKED: Final = re.compile(r"[\\`*\[\n\r]")
"""What a text must hold for its words to differ from it."""


class Option(Struct, frozen=True):
    """An option of a choice or a select."""

    text: str
    right: bool
    path: Path
    because: str | None = None


class Answer(Struct, frozen=True):
    """A text that is the key, or a part of it."""

    text: str
    path: Path


class Item(Struct, frozen=True, eq=False, dict=True):
    """A question with the texts that rules look at, each worked out when first asked for."""

    question: Question
    bank: Bank

    @property
    def id(self) -> str:
        """The question's id."""
        return self.question.id

    @property
    def lang(self) -> str:
        """The language of its words without region: ``en``, ``fr``."""
        return self.question.home.lang[:2]

    @cached_property
    def stem(self) -> str:
        """The words of the prompt; of a cloze, with a … for each blank."""
        prompt = self.question.content.prompt
        if isinstance(self.question.content, Cloze):
            return text.flat(text.masked(prompt), blanks=True)
        return flat(prompt)

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The options of a choice or a select, the right ones first; none for the other kinds."""
        match self.question.content:
            case Choice(answer=answer, wrong=wrong):
                right = [Option(flat(answer), True, ("answer",))]  # noqa: FBT003 - the only flag of an option
            case Select(answers=answers, wrong=wrong):
                right = [
                    Option(flat(words_of(one)), True, _path("answers", place, one), reason_of(one))  # noqa: FBT003
                    for place, one in enumerate(answers)
                ]
            case _:
                return ()
        return (
            *right,
            *(
                Option(flat(words_of(one)), False, _path("wrong", place, one), reason_of(one))  # noqa: FBT003
                for place, one in enumerate(wrong)
            ),
        )

    @cached_property
    def bared(self) -> tuple[str, ...]:
        """The options as `bare` leaves them, in the same order."""
        return tuple(bare(option.text) for option in self.options)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The texts of the key: none where it is an arrangement, a truth or a talk."""
        match self.question.content:
            case Choice() | Select():
                return tuple(Answer(option.text, option.path) for option in self.options if option.right)
            case Typed(answer=answer):
                return (Answer(flat(answer), ("answer",)),)
            case Number(answer=number):
                return (Answer(f"{number:f}", ("answer",)),)
            case Cloze(prompt=prompt):
                return tuple(Answer(blank[0], ("prompt",)) for blank in text.answers_of(prompt) if blank)
            case Card(back=back):
                return (Answer(flat(back), ("back",)),)
            case _:
                return ()

    @property
    def is_claim(self) -> bool:
        """It is a statement to judge."""
        return isinstance(self.question.content, Claim)

    def wrong(self) -> Iterator[Option]:
        """Yield the distractors."""
        return (option for option in self.options if not option.right)


def flat(written: str) -> str:
    """Return the words of a text; most texts have no marks, and are returned as they are."""
    return text.flat(written) if MARKED.search(written) else written


def _path(key: str, place: int, option: object) -> Path:
    return (key, place) if isinstance(option, str) else (key, place, "text")
