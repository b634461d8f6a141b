"""Every kind, read out and answered in lines, in English and in French."""

from __future__ import annotations

import re
from typing import Protocol

import pytest


class Play(Protocol):
    def __call__(self, *lines: str, only: str = ..., mode: str = ...) -> str: ...


def letters(said: str) -> dict[str, str]:
    """Return the letter of each option that was read out."""
    return {text: letter for letter, text in re.findall(r"^(\w+)\. (.+)$", said, re.MULTILINE)}


def typed(play: Play, only: str, *options: str) -> list[str]:
    """Return what to type for these options, as they are shuffled."""
    by_text = letters(play(":q", only=only))
    return [by_text[option] for option in options]


def told(said: str, wanted: str, *, sort: bool = False) -> None:
    """See that these lines were said, side by side; ``sort`` where their order is that of a shuffle."""
    if sort:
        assert all(line in said for line in wanted.splitlines())
    else:
        assert wanted in said


CHOICES = {
    "en": ("In the sea", "In the sky", "In a book"),
    "fr": ("Dans la mer", "Dans le ciel", "Dans un livre"),
}


def test_a_choice_is_answered_by_its_letter(play: Play, lang: str) -> None:
    right, wrong, without = CHOICES[lang]
    (letter,) = typed(play, "a-choice", right)

    said = play(letter, only="a-choice")

    assert {
        "en": "According to Ana Lima\nWhere do rivers end?\n",
        "fr": "Selon Ana Lima\nOù finissent les fleuves ?\n",
    }[lang] in said
    assert {"en": "Your answer (a to c):", "fr": "Votre réponse (de a à c)\u00a0:"}[lang] in said
    assert {"en": f"\nRight.\nAnswer: {letter}. {right}\n", "fr": f"\nJuste.\nRéponse\u00a0: {letter}. {right}\n"}[
        lang
    ] in said
    assert without not in said.partition("Right.")[2].partition("Juste.")[2]

    (letter,) = typed(play, "a-choice", wrong)
    said = play(letter, only="a-choice")
    assert {
        "en": f"Not right: {letter}. In the sky\nWater falls from there.\n",
        "fr": f"Pas juste\u00a0: {letter}. Dans le ciel\nL’eau en tombe.\n",
    }[lang] in said


def test_after_the_answer_come_the_explanation_the_passage_and_what_is_said_elsewhere(play: Play, lang: str) -> None:
    (letter,) = typed(play, "a-choice", CHOICES[lang][0])

    said = play(letter, only="a-choice")

    assert {
        "en": "They run down.\nInterview 1.3, Ana Lima: Rivers run down.\n"
        "Elsewhere, differs: Some run up. (The Atlas, 2020-03) https://example.org/atlas\n",
        "fr": "Ils descendent.\nEntretien 1.3, Ana Lima\u00a0: Les fleuves descendent.\n"
        "Ailleurs, un autre avis\u00a0: Certains montent. (L’Atlas, 2020-03) https://example.org/atlas\n",
    }[lang] in said


@pytest.mark.parametrize("between", [" ", ", ", "", ";"])
def test_a_select_takes_several_letters_however_they_are_parted(between: str, play: Play, lang: str) -> None:
    both = {"en": ("The Nile", "The Rhône"), "fr": ("Le Nil", "Le Rhône")}[lang]

    said = play(between.join(typed(play, "a-select", *both)), only="a-select")

    assert {"en": "\nRight.\n", "fr": "\nJuste.\n"}[lang] in said


def test_a_select_that_is_partly_right_says_which(play: Play, lang: str) -> None:
    right, other = {"en": ("The Nile", "The Rhône"), "fr": ("Le Nil", "Le Rhône")}[lang]
    first, second = typed(play, "a-select", right, other)

    said = play(first, only="a-select")

    told(
        said,
        {
            "en": f"Partly right: 1 of 2.\nAnswer: {first}. {right} (you had it)\nAnswer: {second}. {other}\n",
            "fr": f"Juste en partie\u00a0: 1 sur 2.\nRéponse\u00a0: {first}. {right} (vous l’aviez)\n"
            f"Réponse\u00a0: {second}. {other}\n",
        }[lang],
        sort=True,
    )


@pytest.mark.parametrize("answer", ["n", "N", "unsaid", "3", "WORD"])
def test_a_claim_is_answered_by_letter_word_or_digit(answer: str, play: Play, lang: str) -> None:
    word = {"en": "Not said", "fr": "Non dit"}[lang]

    said = play(word if answer == "WORD" else answer, only="a-claim")

    words = {"en": "t = True, f = False, n = Not said", "fr": "v = Vrai, f = Faux, n = Non dit"}[lang]
    assert f"({words})" in said
    assert {"en": "\nRight.\nAnswer: Not said\n", "fr": "\nJuste.\nRéponse\u00a0: Non dit\n"}[lang] in said


def test_a_typed_answer_says_what_was_forgiven_and_why_a_likely_mistake_is_one(play: Play, lang: str) -> None:
    said = play("ana lima", only="a-typed")
    assert {"en": "Right.\nCapitals forgiven.\nAnswer: Ana Lima\n", "fr": "Juste.\nMajuscules pardonnées.\n"}[
        lang
    ] in said
    assert {"en": "Also right: Lima", "fr": "Juste aussi\u00a0: Lima"}[lang] in said

    said = play("Bo", only="a-typed")
    assert {"en": "Wrong.\nHe speaks second.\n", "fr": "Faux.\nIl parle ensuite.\n"}[lang] in said


def test_a_number_is_read_as_its_language_writes_it(play: Play, lang: str) -> None:
    said = play({"en": "16,500.5", "fr": "16 500,5"}[lang], only="a-number")

    assert {"en": "Your number, in thousand steps:", "fr": "Votre nombre, en mille pas\u00a0:"}[lang] in said
    assert {
        "en": "\nRight.\nRead as 16,500.5 thousand steps.\n",
        "fr": "\nJuste.\nLu comme 16\u202f500,5 mille pas.\n",
    }[lang].replace("\u202f", " ") in said.replace("\u202f", " ").replace("\u00a0", " ").replace("  ", " ")


def test_a_cloze_is_filled_blank_by_blank(play: Play, lang: str) -> None:
    words = {"en": ["stream", "lake"], "fr": ["ruisseau", "lac"]}[lang]

    said = play(*words, only="a-cloze")

    told(
        said,
        {
            "en": "A [1] runs into the [2].\nBlank 1 of 2: \nBlank 2 of 2: \nPartly right: 1 of 2.\n"
            "Blank 1: river or stream (you had it)\nBlank 2: sea (you had: lake)\n",
            "fr": "Un [1] se jette dans la [2].\nTrou 1 sur 2\u00a0: \nTrou 2 sur 2\u00a0: \n"
            "Juste en partie\u00a0: 1 sur 2.\n"
            "Trou 1\u00a0: fleuve ou ruisseau (vous l’aviez)\nTrou 2\u00a0: mer (vous aviez\u00a0: lac)\n",
        }[lang],
    )


def test_a_cloze_with_a_bank_of_words_is_filled_by_letter(play: Play, lang: str) -> None:
    both = {"en": ("sun", "moon"), "fr": ("soleil", "lune")}[lang]

    said = play(*typed(play, "a-bank-of-words", *both), only="a-bank-of-words")

    assert {"en": "Blank 2 of 2 (a to c):", "fr": "Trou 2 sur 2 (de a à c)\u00a0:"}[lang] in said
    assert {"en": "\nRight.\n", "fr": "\nJuste.\n"}[lang] in said


def test_an_order_takes_all_of_its_items(play: Play, lang: str) -> None:
    items = {"en": ("Spring", "Brook", "River"), "fr": ("Source", "Ruisseau", "Fleuve")}[lang]
    first, second, third = typed(play, "an-order", *items)

    said = play(first, f"{third} {first} {second}", only="an-order")

    assert {
        "en": "Type all 3 of them, from a to c, each once.",
        "fr": "Tapez les 3 lettres, de a à c, chacune une fois.",
    }[lang] in said
    assert {
        "en": "In order:\n1. Spring\n2. Brook\n3. River (you put it at number 1)\n",
        "fr": "Dans l’ordre\u00a0:\n1. Source\n2. Ruisseau\n3. Fleuve (vous l’aviez mis en position 1)\n",
    }[lang] in said


def test_a_match_asks_for_each_left(play: Play, lang: str) -> None:
    africa, europe = {"en": ("Africa", "Europe"), "fr": ("Afrique", "Europe")}[lang]
    by_text = letters(play(":q", only="a-match"))
    lefts = re.findall(r"^(\w+) \(", play(by_text[africa], by_text[africa], only="a-match"), re.MULTILINE)

    said = play(by_text[africa], by_text[africa], only="a-match")

    assert set(lefts) == {"en": {"Nile", "Loire"}, "fr": {"Nil", "Loire"}}[lang]
    told(
        said,
        {
            "en": f"Partly right: 1 of 2.\nNile: {africa} (you had it)\nLoire: {europe} (you had: {africa})\n",
            "fr": f"Juste en partie\u00a0: 1 sur 2.\nNil\u00a0: {africa} (vous l’aviez)\n"
            f"Loire\u00a0: {europe} (vous aviez\u00a0: {africa})\n",
        }[lang],
    )


@pytest.mark.parametrize("rating", ["3", "good", "WORD"])
def test_a_card_is_turned_and_rated(rating: str, play: Play, lang: str) -> None:
    word = {"en": "Good", "fr": "Bien"}[lang]

    said = play("", word if rating == "WORD" else rating, only="a-card")

    front, turned = said.split({"en": "Think, then press Enter", "fr": "Réfléchissez, puis Entrée"}[lang])
    back = {"en": "the mouth of a river", "fr": "l’embouchure d’un fleuve"}[lang]
    assert back not in front
    assert back in turned
    assert turned.index(back) < turned.index("1 = ")
    assert {"en": "1 of 1 right at once", "fr": "1 sur 1 juste du premier coup"}[lang] in said


def test_a_discussion_takes_a_position_and_the_points_touched(play: Play, lang: str) -> None:
    said = play("b", "", "a b", only="a-talk")

    before, _, after = said.partition({"en": "Think or talk", "fr": "Réfléchissez ou discutez"}[lang])
    assert {"en": "5 minutes\na. Yes\nb. No\n", "fr": "5 minutes\na. Oui\nb. Non\n"}[lang] in before
    assert {
        "en": "a. Floods\nb. Deserts\nThe Atlas: Some run up.",
        "fr": "a. Crues\nb. Déserts\nL’Atlas\u00a0: Certains",
    }[lang] in after
    assert {"en": "Score: nothing answered that has marks.", "fr": "Score\u00a0: aucune réponse notée."}[lang] in said


@pytest.mark.parametrize(
    ("only", "bad", "said_in"),
    [
        ("a-choice", "z", {"en": "They go from a to c.", "fr": "Les réponses vont de a à c."}),
        ("a-choice", "0", {"en": "They go from a to c.", "fr": "Les réponses vont de a à c."}),
        ("a-select", "a a", {"en": "Type one or several from a to d", "fr": "Tapez-en une ou plusieurs, de a à d"}),
        ("a-claim", "perhaps", {"en": "Type one of these: t = True", "fr": "Tapez au choix\u00a0: v = Vrai"}),
        ("a-typed", "", {"en": "Type an answer, or :k", "fr": "Tapez une réponse, ou :k"}),
        ("a-number", "many", {"en": "“many” could not be read", "fr": "«\u00a0many\u00a0» ne se lit pas"}),
        ("an-order", "a b d", {"en": "Type all 3 of them", "fr": "Tapez les 3 lettres"}),
        ("a-match", "d", {"en": "They go from a to c.", "fr": "Les réponses vont de a à c."}),
        ("a-talk", "c", {"en": "They go from a to b.", "fr": "Les réponses vont de a à b."}),
    ],
)
def test_what_cannot_be_read_is_asked_for_again(
    only: str, bad: str, said_in: dict[str, str], play: Play, lang: str
) -> None:
    said = play(bad, only=only)

    prompts = re.findall(r"^(.*:|.*\?) $", said, re.MULTILINE)
    assert said_in[lang] in said
    assert len(prompts) == 2
    assert len(set(prompts)) == 1


@pytest.mark.parametrize("place", range(12))
def test_any_kind_may_be_asked_as_a_card(place: int, play: Play, lang: str) -> None:
    said = play(*[":k", "", "4"] * place, mode="cards")

    assert "Traceback" not in said
    assert {"en": "Score: ", "fr": "Score\u00a0: "}[lang] in said


def test_a_card_of_another_kind_shows_what_stands_beside_its_prompt(play: Play, lang: str) -> None:
    assert {"en": "True, False, Not said?", "fr": "Vrai, Faux, Non dit\u202f?"}[lang] in play(
        only="a-claim", mode="cards"
    )
    assert {"en": "In thousand steps.", "fr": "En mille pas."}[lang] in play(only="a-number", mode="cards")
    said = play(only="a-match", mode="cards")
    assert all(text in said for text in {"en": ("Nile", "Africa"), "fr": ("Nil", "Afrique")}[lang])
    assert {"en": "In a book", "fr": "Dans un livre"}[lang] in play(only="a-choice", mode="cards")
