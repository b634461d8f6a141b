"""Near texts are found among many, each with the earliest it is near to."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from viva.check.near import NEAR, grams, near_pairs, similarity

LETTERS = "abcdefgh "


def by_comparing_all(texts: list[str]) -> dict[int, int]:
    """Return what `near_pairs` promises, found the slow way."""
    sets = [grams(text) for text in texts]
    found: dict[int, int] = {}
    for later in range(len(texts)):
        for earlier in range(later):
            same = texts[later] == texts[earlier]
            if same or (earlier not in found and similarity(sets[later], sets[earlier]) >= NEAR):
                found[later] = earlier
                break
    return found


@given(st.lists(st.text(LETTERS, max_size=12), max_size=12))
def test_short_texts_are_paired_as_comparing_all_of_them_would(texts: list[str]) -> None:
    assert dict(near_pairs(texts)) == by_comparing_all(texts)


@given(st.integers(0, 10_000))
def test_long_texts_that_were_edited_a_little_are_found(seed: int) -> None:
    random = Random(seed)
    texts = ["".join(random.choices(LETTERS, k=random.randint(30, 200))) for _ in range(8)]
    for text in texts[:8]:
        edited = list(text)
        for _ in range(random.randint(1, 3)):
            edited[random.randrange(len(edited))] = random.choice(LETTERS)
        texts.append("".join(edited))

    assert dict(near_pairs(texts)) == by_comparing_all(texts)


def test_texts_with_nothing_in_common_are_not_near() -> None:
    assert not list(near_pairs(["What is the capital of France?", "Who wrote the Odyssey?", ""]))


def test_one_changed_letter_is_near_and_another_word_is_not() -> None:
    asked = "Which firm announced the sum that went to the research centres?"

    assert list(near_pairs([asked, asked.replace("Which", "which")])) == [(1, 0)]
    assert not list(near_pairs([asked, asked.replace("announced the sum", "questioned the account")]))


def test_copies_name_the_first_of_them() -> None:
    assert list(near_pairs(["the same text"] * 3)) == [(1, 0), (2, 0)]
