"""From a text to its sentences: what is mapped is proved, whatever signs stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.author.mapping import map_text
from viva.bank.proving import prove
from viva.bank.source import Passage, Source, Voice


def mapped(text: str) -> list[str]:
    return [one.text for one in map_text(text, "en").sentences]


def unproved(text: str) -> list[str]:
    """Return the sentences that a text is mapped to and does not hold."""
    passages = tuple(
        Passage(id=one.id, voice="anna", gist="So.", length=one.length, sha256=one.sha256)
        for one in map_text(text, "en").sentences
    )
    source = Source(viva=1, lang="en", title="T", voices={"anna": Voice(name="Anna")}, passages=passages)
    return [one.passage.id for one in prove(source, text).unproved]


@pytest.mark.parametrize("sentence", ["We know that 5 > 3 holds.", "It maps x -> 4 here.", "Write to <a@b.org> today."])
def test_a_sign_inside_a_sentence_is_its_own(sentence: str) -> None:
    assert mapped(f"{sentence}\n> {sentence}") == [sentence, sentence]
    assert not unproved(f"{sentence}\n> {sentence}")


def test_marks_before_a_line_quote_it() -> None:
    text = "  > > Bees fly.\n>They hum.\n>= 5 of them sting."

    assert mapped(text) == ["Bees fly.", "They hum.", ">= 5 of them sting."]
    assert not unproved(text)


@given(
    st.lists(st.sampled_from(["Bees fly", ">", "> ", ". ", "\n", "3 > 2", "->", "<a@b.org>", "They hum."]), max_size=9)
)
def test_what_is_mapped_is_proved(pieces: list[str]) -> None:
    assert not unproved("".join(pieces))
