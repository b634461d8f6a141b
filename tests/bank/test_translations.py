"""A translation says only what differs, and fits the bank it translates place for place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from viva.bank.files import read_deck_folder
from viva.bank.kinds import Card, Claim, Discuss, Image, Number, Typed
from viva.bank.problems import BankError, Place
from viva.bank.reader import read_bank

if TYPE_CHECKING:
    from tests.bank.conftest import Problems, Read, Write

FRENCH = "viva: 1\nlang: fr\ntitle: Essai\ntranslates: test.en.yaml\nquestions:\n"
"""Five lines: the first question begins on line 6."""

COMMON = (
    "  cites: [1.3]\n  level: apply\n  tags: [lesson]\n  elsewhere: [there]\n  marks: 3\n  group: twins\n"
    "  image: {file: a.png, alt: A picture}\n"
)


def choice(name: str = "a", wrong: int = 2) -> str:
    return f"- id: {name}\n  choice: What?\n  answer: this\n  wrong:\n" + "".join(f"  - no {n}\n" for n in range(wrong))


def test_what_is_the_same_in_every_language_is_inherited(read: Read) -> None:
    read("- id: a\n  typed: What?\n  answer: this\n  hints: Look\n  explain: So.\n" + COMMON)

    content = read(FRENCH + "- id: a\n  typed: Quoi ?\n  answer: ceci\n", "test.fr.yaml", head=False)["a"].content

    assert (content.cites, content.level, content.tags, content.elsewhere) == (
        ("1.3",),
        "apply",
        ("lesson",),
        ("there",),
    )
    assert (content.marks, content.group, content.image) == (3, "twins", Image(file="a.png", alt="A picture"))


def test_what_people_read_is_not_inherited(read: Read) -> None:
    read("- id: a\n  typed: What?\n  answer: this\n  hints: Look\n  explain: So.\n")

    content = read(FRENCH + "- id: a\n  typed: Quoi ?\n  answer: ceci\n", "test.fr.yaml", head=False)["a"].content

    assert (content.explain, content.hints) == (None, ())


def test_what_a_kind_has_beside_that(read: Read) -> None:
    read(
        "- {id: a, claim: So., answer: 'false'}\n- {id: b, number: How many?, answer: 16.5, within: 5%, unit: miles}\n"
        "- {id: c, typed: What?, answer: X, exact: true}\n- {id: d, card: Front, back: Back, reverse: true}\n"
        "- {id: e, discuss: What?, points: [x], minutes: 5}\n"
    )

    bank = read(
        FRENCH
        + "- {id: a, claim: Oui.}\n- {id: b, number: Combien ?, unit: milles}\n- {id: c, typed: Quoi ?, answer: X}\n"
        "- {id: d, card: Recto, back: Verso}\n- {id: e, discuss: Quoi ?, points: [x]}\n",
        "test.fr.yaml",
        head=False,
    )

    claim, number, typed, card, discuss = (question.content for question in bank.questions)
    assert isinstance(claim, Claim)
    assert claim.answer == "false"
    assert isinstance(number, Number)
    assert (number.answer, number.within, number.unit) == (Decimal("16.5"), "5%", "milles")
    assert isinstance(typed, Typed)
    assert typed.exact
    assert isinstance(card, Card)
    assert card.reverse
    assert isinstance(discuss, Discuss)
    assert discuss.minutes == 5


def test_what_a_translation_says_wins(read: Read) -> None:
    read("- id: a\n  typed: What?\n  answer: this\n" + COMMON)

    text = FRENCH + "- id: a\n  typed: Quoi ?\n  answer: ceci\n  cites: [1.4]\n  image: {file: b.png, alt: Une image}\n"
    content = read(text, "test.fr.yaml", head=False)["a"].content

    assert content.cites == ("1.4",)
    assert content.image == Image(file="b.png", alt="Une image")


def test_a_translation_knows_its_original(read: Read) -> None:
    english = read(choice())["a"]
    french = read(FRENCH + choice().replace("What", "Quoi"), "test.fr.yaml", head=False)["a"]

    assert french.original == english.content
    assert french.prompt == "Quoi?"


def test_a_translation_may_be_unfinished(read: Read) -> None:
    read(choice("a") + choice("b"))

    assert len(read(FRENCH + choice("b"), "test.fr.yaml", head=False).questions) == 1


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (choice("b"), "not-in-original", Place(6, 7)),
        (choice("first-one"), "not-in-original-meant", Place(6, 7)),
        ("- id: a\n  typed: Quoi ?\n  answer: ceci\n", "other-kind", Place(7, 3)),
        (choice("a", wrong=3), "other-count", Place(6, 3)),
        (choice("a") + choice("a"), "duplicate-id", Place(12, 7)),
        ("- id: a\n  choice: Quoi ?\n  wrong: [x, y]\n", "missing-key", Place(6, 3)),
    ],
    ids=["not-there", "nearly-there", "another-kind", "another-count", "twice", "not-translated"],
)
def test_a_translation_that_does_not_fit(read: Read, problems: Problems, text: str, code: str, place: Place) -> None:
    read(choice("a") + choice("first-ones"))

    (problem,) = problems(FRENCH + text, "test.fr.yaml", head=False)

    assert (problem.code, problem.place) == (code, place)


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("select: q\n  answers: [a, b]\n  wrong: [c]", "select: q\n  answers: [a]\n  wrong: [c, b]"),
        ("order: q\n  items: [a, {any: [b, c]}]", "order: q\n  items: [a, b, c]"),
        ("cloze: '[[a]] [[b]]'", "cloze: '[[a]] b'"),
        (
            "match: q\n  pairs: [{left: a, right: b}, {left: c, right: d}]\n  extra: [e]",
            "match: q\n  pairs: [{left: a, right: b}, {left: c, right: d}]",
        ),
        ("discuss: q\n  points: [a, b]", "discuss: q\n  points: [a]"),
    ],
    ids=["select", "order", "cloze", "match", "discuss"],
)
def test_every_part_has_its_fellow(read: Read, problems: Problems, original: str, translation: str) -> None:
    read(f"- id: a\n  {original}\n")

    (problem,) = problems(f"{FRENCH}- id: a\n  {translation}\n", "test.fr.yaml", head=False)

    assert problem.code == "other-count"


@pytest.mark.parametrize("name", ["none.en.yaml", "test.fr.yaml"], ids=["missing", "itself"])
def test_there_must_be_an_original(problems: Problems, name: str) -> None:
    found = problems(FRENCH.replace("test.en.yaml", name) + choice(), "test.fr.yaml", head=False)

    assert [(problem.code, problem.place) for problem in found] == [("no-original", Place(4, 13))]


def test_an_original_is_a_file_in_the_same_folder(problems: Problems) -> None:
    found = problems(FRENCH.replace("test.en.yaml", "../test.en.yaml") + choice(), "test.fr.yaml", head=False)

    assert "not-a-bank-file" in {problem.code for problem in found}


def test_two_banks_that_translate_each_other_come_to_an_end(write: Write, problems: Problems) -> None:
    write(FRENCH.replace("lang: fr", "lang: en").replace("test.en", "test.fr") + choice(), "test.en.yaml", head=False)

    (problem,) = problems(FRENCH + choice(), "test.fr.yaml", head=False)

    assert (problem.code, problem.place) == ("translates-translation", Place(4, 13))


def test_a_translation_of_a_translation_in_a_deck_that_has_read_it_already(write: Write) -> None:
    first, second = write(choice()), write(FRENCH + choice(), "test.fr.yaml", head=False)
    third = write(FRENCH.replace("fr", "de").replace("test.en", "test.fr") + choice(), "test.de.yaml", head=False)
    (first.parent / "deck.yaml").write_text(
        "viva: 1\nkey: 00112233aabbccdd\nlanguages: [en, fr, de]\ntitle: T\nbanks:\n- {file: test, anki: T}\n"
    )
    deck = read_deck_folder(first.parent)
    deck.bank("test", "fr")

    with pytest.raises(BankError) as caught:
        deck.bank("test", "de")

    assert second.exists()
    assert [(problem.code, problem.path) for problem in caught.value.problems] == [("translates-translation", third)]


def test_a_translation_is_in_another_language(write: Write, problems: Problems) -> None:
    write(choice(), "first.yaml")

    (problem,) = problems(FRENCH.replace("lang: fr", "lang: en").replace("test.en", "first") + choice(), head=False)

    assert problem.code == "translates-same-language"


def test_the_problems_of_both_are_told(write: Write) -> None:
    write(choice().replace("answer", "anwser"))
    path = write(
        FRENCH + "- id: a\n  claim: Oui.\n  colour: red\n- id: b\n  choice: Quoi : ça ?\n", "test.fr.yaml", head=False
    )

    with pytest.raises(BankError) as caught:
        read_bank(path)

    assert [(problem.path.name, problem.code) for problem in caught.value.problems] == [
        ("test.en.yaml", "missing-key"),
        ("test.en.yaml", "unknown-key-meant"),
        ("test.fr.yaml", "unknown-key"),
        ("test.fr.yaml", "colon"),
    ]
