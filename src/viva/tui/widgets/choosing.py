"""Picking one option, or judging a claim: the letter answers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.asking.response import Judged, Picked
from viva.asking.reveal import RevealedOptions, RevealedTruth
from viva.asking.shown import TRUTHS, ShownChoice, ShownClaim
from viva.tui.telling import mark_option
from viva.tui.widgets.rows import Rows
from viva.words import LANGUAGES, say

if TYPE_CHECKING:
    from viva.study.results import Answered


class Choosing(Rows[ShownChoice]):
    """One option of several."""

    def __init__(self, shown: ShownChoice) -> None:
        super().__init__(shown, (option.text for option in shown.options))

    def chosen(self, place: int) -> None:
        """Give the option as the answer."""
        self.give(Picked((self.shown.options[place].key,)))

    def tell(self, answered: Answered) -> None:
        """Mark the right option and yours, with the reason under it."""
        answer = answered.reveal.answer
        assert isinstance(answer, RevealedOptions)  # noqa: S101 - of this kind
        known = {option.key: option for option in answer.options}
        for row, option in zip(self.rows, self.shown.options, strict=True):
            mark_option(row, known[option.key], self.shown.lang)


class Judging(Rows[ShownClaim]):
    """True, false or not said."""

    def __init__(self, shown: ShownClaim) -> None:
        lang = shown.lang
        letters = "".join(say(f"asking.letter-{truth}", lang=lang) for truth in TRUTHS)
        super().__init__(shown, (say(f"asking.{truth}", lang=lang) for truth in TRUTHS), letters)
        self.letters = letters

    @property
    def span(self) -> str:
        """The three letters."""
        return " ".join(self.letters)

    def press(self, key: str, character: str | None) -> bool:
        """Take the letters of the question's language, then those of the others, then digits; never a, b or c."""
        for letters in (self.letters, *_letters()):
            if character and character.lower() in letters:
                self.chosen(letters.index(character.lower()))
                return True
        return super().press(key, None if character and character.isalpha() else character)

    def chosen(self, place: int) -> None:
        """Give it as the answer."""
        self.give(Judged(TRUTHS[place]))

    def tell(self, answered: Answered) -> None:
        """Mark what it is, and what you took it for."""
        answer = answered.reveal.answer
        assert isinstance(answer, RevealedTruth)  # noqa: S101 - of this kind
        from viva.asking.reveal import RevealedOption  # noqa: PLC0415

        for row, truth in zip(self.rows, TRUTHS, strict=True):
            told = RevealedOption(truth, "", truth == answer.truth, truth == answer.yours)
            mark_option(row, told, self.shown.lang)


def _letters() -> list[str]:
    """Return the letters of the three truths in every language we speak."""
    return ["".join(say(f"asking.letter-{truth}", lang=lang) for truth in TRUTHS) for lang in LANGUAGES]
