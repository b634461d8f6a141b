"""Proving a text: sentences are found whoever split it, and one that changed is named with what stands in its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.bank.files import read_source
from viva.bank.library import shipped_decks
from viva.bank.proving import Proving, prove, read_page
from viva.bank.source import Passage, Source, Voice, digest, normalised

SENTENCES = (
    "The Nile, says Anna, ends in the Mediterranean after three cataracts.",
    "Nobody counted the boats that day…",
    "“We left Cairo at dawn,” she said, “and the river was low.”",
    "It’s the longest river that Ben knows!",
    "Is it?",
    "Dr. Lind measured 6,650 km, more than anyone before her.",
)
GISTS = (
    "The Nile ends in the sea, after three cataracts.",
    "No boats were counted.",
    "They left Cairo early.",
    "Ben knows no river that is longer.",
    "A doubt.",
    "The doctor measured it.",
)
TEXT = f"""\
A talk about rivers

{SENTENCES[0]} {SENTENCES[1]}
{SENTENCES[2]}

And what of you?

{SENTENCES[3]} {SENTENCES[4]}
{SENTENCES[5]} And so on.
"""


def source(*sentences: str, gists: tuple[str, ...] = ()) -> Source:
    """Return the map of some sentences."""
    passages = []
    for number, sentence in enumerate(sentences, 1):
        length, sha256 = digest(sentence)
        gist = gists[number - 1] if gists else "So."
        passages.append(Passage(id=f"1.{number}", voice="anna", gist=gist, length=length, sha256=sha256))
    return Source(viva=1, lang="en", title="T", voices={"anna": Voice(name="Anna")}, passages=tuple(passages))


RIVERS = source(*SENTENCES, gists=GISTS)


def quoted(proving: Proving) -> list[str | None]:
    """Return the sentence of each passage; None for one that is not in the text."""
    return [proving.quote(one.span) if one.span else None for one in proving.passages]


def instead(proving: Proving) -> dict[str, str]:
    """Return what stands in the place of each passage that is not in the text."""
    return {one.passage.id: proving.quote(one.instead) for one in proving.unproved}


def test_every_sentence_is_found_and_can_be_shown() -> None:
    assert quoted(prove(RIVERS, TEXT)) == [normalised(sentence) for sentence in SENTENCES]


def test_passages_are_told_in_the_order_of_the_map_whatever_that_of_the_text() -> None:
    turned = prove(RIVERS, "\n".join(reversed(SENTENCES)))

    assert [one.passage.id for one in turned.passages] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]
    assert quoted(turned) == [normalised(sentence) for sentence in SENTENCES]


@pytest.mark.parametrize(
    "piece", ["We left Cairo at dawn,”", "she said,", "“We left Cairo at dawn,” she said, “and the river was low."]
)
def test_another_splitter_may_have_cut_elsewhere(piece: str) -> None:
    assert quoted(prove(source(piece), TEXT)) == [normalised(piece)]


def test_a_sentence_is_found_where_no_space_parts_it_from_the_next() -> None:
    assert None not in quoted(prove(source("他说好。", "我们走吧。"), "标题\n\n他说好。我们走吧。"))


@pytest.mark.parametrize(
    ("text", "piece"), [("A gold mine", "old mine"), ("A gold mine", "gold min"), ("l’eau", "eau")]
)
def test_a_piece_of_a_word_is_no_sentence(text: str, piece: str) -> None:
    assert quoted(prove(source(piece), text)) == [None]


def test_lines_of_a_quotation_are_read_without_its_marks() -> None:
    assert None not in quoted(
        prove(RIVERS, "".join(f"> {line}\n" for line in TEXT.replace("ends in", "ends\nin").split("\n")))
    )


def test_passages_that_say_the_same_have_each_a_place_of_their_own() -> None:
    proving = prove(source("So.", "It rains.", "So."), "So. It rains. So.")

    assert [one.span and one.span.start for one in proving.passages] == [0, 4, 14]


def test_of_passages_that_say_the_same_the_one_that_changed_is_named() -> None:
    assert instead(prove(source("So.", "It rains.", "So."), "Ah. It rains. So.")) == {"1.1": "Ah."}
    assert instead(prove(source("So.", "It rains.", "So."), "So. It rains. Ah.")) == {"1.3": "Ah."}


def test_what_stands_in_the_place_of_a_sentence_is_told() -> None:
    changed = TEXT.replace("three cataracts", "six cataracts").replace("6,650 km", "6,560 km")

    assert instead(prove(RIVERS, changed)) == {
        "1.1": "The Nile, says Anna, ends in the Mediterranean after six cataracts.",
        "1.6": "Dr. Lind measured 6,560 km, more than anyone before her.",
    }


def test_neighbours_that_both_changed_are_told_apart() -> None:
    changed = TEXT.replace("longest river", "shortest brook").replace("Is it?", "Is it so?")

    assert instead(prove(RIVERS, changed)) == {
        "1.4": "It's the shortest brook that Ben knows!",
        "1.5": "Is it so?",
    }


def test_words_of_the_gist_tell_which_of_two_sentences_it_is() -> None:
    text = "It rains. A fox runs home. My hat was red. It snows."
    known = source("It rains.", "A fox ran home.", "It snows.", gists=("Rain.", "The fox went home.", "Snow."))

    assert instead(prove(known, text)) == {"1.2": "A fox runs home."}


def test_nothing_stands_in_the_place_of_a_sentence_that_was_taken_out() -> None:
    assert instead(prove(RIVERS, TEXT.replace(SENTENCES[3], ""))) == {"1.4": ""}


def test_a_sentence_that_has_moved_is_proved_and_is_nobodys_replacement() -> None:
    moved = prove(source("It rains.", "It snows.", "So."), "It snows. It hails. So.")

    assert quoted(moved) == [None, "It snows.", "So."]
    lifted = prove(source("A.", "B b b.", "C.", "D."), "A. C. B b b. D.")
    assert None not in quoted(lifted)


def test_what_proves_another_passage_is_no_replacement() -> None:
    known = source("It rains.", "We all went home.", "So.", "It is done.", "He is late.")

    assert instead(prove(known, "It rains. He is late. So. It is done.")) == {"1.2": ""}


def test_a_sentence_that_stands_twice_does_not_outweigh_one_in_its_place() -> None:
    known = source("So it is.", "It rains.", "A fox ran home.", gists=("Yes.", "Rain.", "The fox went home."))

    assert instead(prove(known, "It rains. A fox runs home. So it is. So it is.")) == {"1.3": "A fox runs home."}


def test_of_another_text_nothing_is_told() -> None:
    other = prove(RIVERS, "The fund gave money to those who sell. Then it gave more of it, and was thanked for that.")

    assert other.is_another_text
    assert set(instead(other).values()) == {""}
    assert prove(RIVERS, "").is_another_text
    assert not prove(source(), "").is_another_text


# Whatever the change.

LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzéàçœABCDEFXYZ")


@given(st.data(), st.integers(0, len(SENTENCES) - 1))
def test_one_letter_that_changed_unproves_exactly_its_sentence(data: st.DataObject, index: int) -> None:
    sentence = SENTENCES[index]
    place = data.draw(st.sampled_from([at for at, sign in enumerate(sentence) if sign.isalpha()]))
    letter = data.draw(LETTERS.filter(lambda letter: letter != sentence[place]))
    changed = sentence[:place] + letter + sentence[place + 1 :]

    assert instead(prove(RIVERS, TEXT.replace(sentence, changed))) == {f"1.{index + 1}": normalised(changed)}


@given(st.lists(st.sampled_from([" ", "\n", "\t", "\u00a0", "\u202f", "  \n ", "\r\n"]), min_size=1, max_size=30))
def test_other_spaces_unprove_nothing(spaces: list[str]) -> None:
    words = TEXT.split()
    reflowed = "".join(word + spaces[index % len(spaces)] for index, word in enumerate(words))

    assert prove(RIVERS, reflowed).unproved == ()


@given(st.lists(st.booleans(), min_size=1, max_size=20))
def test_straight_or_curly_apostrophes_and_three_dots_or_one_sign_unprove_nothing(choices: list[bool]) -> None:
    swaps = {"’": "'", "…": "..."}
    signs = [swaps.get(sign, sign) if choices[place % len(choices)] else sign for place, sign in enumerate(TEXT)]
    assert prove(RIVERS, "".join(signs)).unproved == ()
    curly = source(*(sentence.replace("’", "'").replace("…", "...") for sentence in SENTENCES))
    assert prove(curly, TEXT).unproved == ()


@given(st.text(alphabet=st.sampled_from("ab'’-,.…!? \n\u00a0\u0301é\u1e9b\u0323>"), max_size=60))
def test_a_page_is_the_same_by_lines_and_as_a_whole(text: str) -> None:
    bare = text.replace(">", "")

    assert read_page(bare).text == normalised(bare)


@given(st.lists(st.sampled_from(["So.", "No.", "It rains.", "Who?"]), max_size=8), st.data())
def test_no_two_passages_are_proved_by_one_place(sentences: list[str], data: st.DataObject) -> None:
    text = data.draw(st.permutations(sentences))
    proving = prove(source(*sentences), " ".join(text))

    spans = [one.span for one in proving.passages]
    assert proving.unproved == ()
    assert len(set(spans)) == len(sentences)


# The interview, which is not part of the project.

INTERVIEW = os.environ.get("VIVA_INTERVIEW", "")
"""The file of it, read before any test has a home of its own."""


@pytest.mark.skipif(not INTERVIEW, reason="VIVA_INTERVIEW names no file")
def test_the_interview_proves_every_passage_and_any_other_letter_is_found() -> None:
    known = read_source(shipped_decks() / "alibaba-covid" / "source.yaml")
    text = Path(INTERVIEW).read_text("utf-8")
    proving = prove(known, text)
    assert proving.unproved == ()

    for one in proving.passages:
        assert one.span
        for place in range(one.span.start, one.span.end, 17):
            letter = "x" if proving.text[place] != "x" else "y"
            changed = prove(known, proving.text[:place] + letter + proving.text[place + 1 :])
            assert [other.passage.id for other in changed.unproved] == [one.passage.id]
