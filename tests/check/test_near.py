"""Near texts are found among many, each with the earliest it is near to."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from viva.check.near import GRAM, NEAR, grams, near_pairs

LETTERS = "abcdefgh "


def by_comparing_all(texts: list[str]) -> dict[int, int]:
    """Return what `near_pairs` promises, found the slow way."""
    sets = [sliced(text) for text in texts]
    found: dict[int, int] = {}
    for later in range(len(texts)):
        for earlier in range(later):
            same = texts[later] == texts[earlier]
            likeness = len(sets[later] & sets[earlier]) / len(sets[later] | sets[earlier])
            if same or (earlier not in found and likeness >= NEAR):
                found[later] = earlier
                break
    return found


def sliced(text: str) -> set[str]:
    return {text[start : start + GRAM] for start in range(max(1, len(text) - GRAM + 1))}


@given(st.text(st.characters(codec="latin-1", exclude_characters="\0"), max_size=40), st.text(LETTERS, max_size=40))
def test_grams_are_the_runs_of_five_characters(one: str, other: str) -> None:
    both = one + other

    assert len(grams(both)) == len(sliced(both))
    assert len(grams(one) & grams(both)) == len(sliced(one) & sliced(both))


def test_texts_in_another_alphabet_are_told_apart() -> None:
    asked = "Какая фирма назвала сумму, которую получили исследовательские центры?"

    assert list(near_pairs([asked, asked.replace("Какая", "какая")])) == [(1, 0)]
    assert not list(near_pairs([asked, "Где и когда был подписан договор про рыболовство?"]))


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


@settings(max_examples=10)
@given(st.integers(0, 10_000))
def test_near_texts_are_found_where_all_texts_share_a_phrase(seed: int) -> None:
    # Most of what a bucket holds is then common, and tells nothing.
    random = Random(seed)
    names = ["".join(random.choices(LETTERS.strip(), k=10)) for _ in range(80)]
    texts = [f"in what year did {name} win the battle of {name[::-1]}, and what became of it?" for name in names]
    near = [text.replace("win", "lose") for text in texts[:3]]

    assert {later: earlier for later, earlier in near_pairs([*texts, *near]) if later >= len(texts)} == {
        len(texts) + place: by_comparing_all([*texts, one])[len(texts)] for place, one in enumerate(near)
    }


def test_texts_with_nothing_in_common_are_not_near() -> None:
    assert not list(near_pairs(["What is the capital of France?", "Who wrote the Odyssey?", ""]))


def test_one_changed_letter_is_near_and_another_word_is_not() -> None:
    asked = "Which firm announced the sum that went to the research centres?"

    assert list(near_pairs([asked, asked.replace("Which", "which")])) == [(1, 0)]
    assert not list(near_pairs([asked, asked.replace("announced the sum", "questioned the account")]))


def test_copies_name_the_first_of_them() -> None:
    assert list(near_pairs(["the same text"] * 3)) == [(1, 0), (2, 0)]
