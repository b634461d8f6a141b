"""The program's own words: which language, which form, and that parameters are data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viva import words

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    tables = {
        ("en", "room"): {
            "hello": "Hello {name}",
            "cards": ("{n} card", "{n} cards"),
            "braces": "{}",
            "in": "In {lang}",
        },
        ("fr", "room"): {"hello": "Bonjour {name}", "cards": ("{n} carte", "{n} cartes"), "in": "En {lang}"},
    }
    monkeypatch.setattr(words, "_tables", tables)
    words.use("en")
    yield
    words.use("en")


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [("fr", "fr"), ("FR", "fr"), ("fr-CA", "fr"), ("fr_FR", "fr"), ("en", "en"), ("de", "en"), ("", "en")],
)
def test_the_language_is_the_one_asked_for_or_the_first(wanted: str, spoken: str) -> None:
    assert words.use(wanted) == words.language() == spoken


def test_words_in_the_language_in_use_or_in_another() -> None:
    assert words.say("room.hello", name="Ann") == "Hello Ann"
    assert words.say("room.hello", name="Ann", lang="fr") == "Bonjour Ann"
    words.use("fr")
    assert words.say("room.hello", name="Ann") == "Bonjour Ann"


@pytest.mark.parametrize(
    ("lang", "n", "said"),
    [
        ("en", 0, "0 cards"),
        ("en", 1, "1 card"),
        ("en", 2, "2 cards"),
        ("fr", 0, "0 carte"),
        ("fr", 1, "1 carte"),
        ("fr", 2, "2 cartes"),
    ],
)
def test_one_or_several(lang: str, n: int, said: str) -> None:
    assert words.say("room.cards", n=n, lang=lang) == said


def test_parameters_are_data() -> None:
    assert words.say("room.hello", name="{name} {0} %s \\") == "Hello {name} {0} %s \\"
    assert words.say("room.braces") == "{}"


def test_parameters_from_elsewhere_may_have_any_name() -> None:
    assert words.say_with("room.in", {"lang": "fr", "n": "2", "key": "x"}) == "In fr"
    assert words.say_with("room.in", {"lang": "en"}, lang="fr") == "En en"


def test_a_word_that_is_missing_is_a_mistake_in_the_program() -> None:
    with pytest.raises(KeyError):
        words.say("room.none")
    with pytest.raises(KeyError):
        words.say_with("room.hello", {})


def test_whether_there_are_words() -> None:
    assert words.knows("room.hello")
    assert not words.knows("room.none")
