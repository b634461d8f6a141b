"""Every card that we export, as the real Anki draws it."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from viva.asking.reveal import (
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
from viva.bank.kinds import Card
from viva.bank.library import open_deck, shipped_decks
from viva.bank.text import flat
from viva.formats import export_deck

if TYPE_CHECKING:
    from tests.engine.conftest import Anki
    from viva.bank.deck import Deck, Question

pytestmark = [
    pytest.mark.engine,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

SHIPPED = shipped_decks() / "alibaba-covid"


def words(text: str) -> str:
    return " ".join(flat(text).split())


def answers(question: Question) -> list[str]:
    """What the back of a question's card must hold."""
    answer = reveal(question).answer
    match answer:
        case RevealedOptions(options):
            return [text for one in options for text in (one.text, one.because) if text]
        case RevealedTruth():
            return []
        case RevealedText(text, accept):
            return [text, *accept]
        case RevealedNumber(text):
            return [text]
        case RevealedBlanks(_, blanks):
            return [text for blank in blanks for text in blank.answers]
        case RevealedOrder(items):
            return [one.text for one in items]
        case RevealedPairs(pairs, extra):
            return [text for one in pairs for text in (one.left, one.right)] + list(extra)
        case RevealedCard(front, back):
            return [front, back]
        case RevealedPoints(points):
            return [one.text for one in points]


def check_cards(anki: Anki, deck: Deck, lang: str) -> int:
    """Hold every card of a deck to its question; return how many notes there should be."""
    for question in deck.questions(lang):
        told = reveal(question)
        cards = anki.cards(question.id, lang)
        both = isinstance(question.content, Card) and question.content.reverse
        assert len(cards) == (2 if both else 1), question.id
        front, back = (cards[0].question(), cards[0].answer())
        if question.kind == "cloze":
            assert "[...]" in anki.seen(front)
            assert "[...]" not in anki.seen(back)
        else:
            assert words(question.prompt) in anki.seen(front), question.id
        for text in (*answers(question), told.explain or "", *(one.gist for one in told.passages)):
            assert words(text) in anki.seen(back), (question.id, text)
        for entry in told.elsewhere:
            assert words(entry.says) in anki.seen(back)
            assert f'href="{html.escape(entry.address)}"' in back
        if both:
            assert answers(question)[1] in anki.seen(cards[1].question())
            assert answers(question)[0] not in anki.seen(cards[1].question())
            assert answers(question)[0] in anki.seen(cards[1].answer())
    return sum(1 for _ in deck.questions(lang))


# A deck of every kind.


def test_every_question_becomes_a_note_and_every_card_holds_its_question_and_answer(
    anki: Anki, folder: Path, apkg: Path
) -> None:
    deck = open_deck(folder)
    export_deck(deck, "anki", apkg, langs=["en", "fr"], discuss=True)
    taken = anki.take(apkg)
    assert taken == (check_cards(anki, deck, "en") + check_cards(anki, deck, "fr"), 0, 0, 0)
    assert anki.names() == {"Kinds", "Kinds::1 All", "Kinds::2 More", "Genres", "Genres::1 Tous"}
    assert anki.is_sound()


def test_the_right_options_of_a_card_are_in_its_key(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    anki.take(apkg)
    (card,) = anki.cards("a-select")
    options = re.findall("<li><bdi>(.*?)</bdi></li>", card.question())
    key = re.search('data-key=",(.*?),"', card.answer())
    assert key is not None
    assert {options[int(place) - 1] for place in key[1].split(",")} == {"The Nile", "The Rhône"}
    assert 'data-key="' not in card.question().partition("</style>")[2]


def test_cards_come_in_the_order_of_the_bank(anki: Anki, folder: Path, apkg: Path) -> None:
    deck = open_deck(folder)
    export_deck(deck, "anki", apkg)
    anki.take(apkg)
    for bank, name in ((deck.bank("all", "en"), "Kinds::1 All"), (deck.bank("more", "en"), "Kinds::2 More")):
        cards = [anki.col.get_card(number) for number in anki.col.find_cards(f'deck:"{name}"')]
        cards.sort(key=lambda card: (card.due, card.ord))
        ids = dict.fromkeys(card.note()["ID"].partition("/")[2] for card in cards)
        assert list(ids) == [question.id for question in bank.questions if question.kind != "discuss"]


def test_pictures_arrive(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    anki.take(apkg)
    (name,) = re.findall('<img src="(.*?)"', anki.cards("a-card")[0].question())
    assert (Path(anki.col.media.dir()) / name).read_bytes() == (folder / "river.png").read_bytes()
    assert not anki.col.media.check().missing


def test_typing_is_compared_with_the_plain_answer(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    anki.take(apkg)
    for question_id, typed in (("a-typed", "Ana Lima"), ("a-number", "16500.5")):
        (card,) = anki.cards(question_id)
        assert "[[type:Answer]]" in card.question()
        assert "[[type:Answer]]" in card.answer()
        assert "typeBad" not in anki.col.compare_answer(card.note()["Answer"], typed)
        assert "typeBad" in anki.col.compare_answer(card.note()["Answer"], "Bo Lima")


@pytest.mark.skipif(not (SHIPPED / "deck.yaml").exists(), reason="the shipped deck is not there")
def test_the_deck_that_ships_arrives_whole_in_both_languages(anki: Anki, apkg: Path) -> None:
    deck = open_deck(SHIPPED)
    report = export_deck(deck, "anki", apkg, langs=deck.languages, discuss=True)
    assert report.skipped == 0
    new, *others = anki.take(apkg)
    assert others == [0, 0, 0]
    expected = sum(check_cards(anki, deck, lang) for lang in deck.languages)
    assert report.total == expected == new == anki.col.note_count()
    parents = {deck.file.anki[lang] for lang in deck.languages} if isinstance(deck.file.anki, dict) else set()
    assert {name for name in anki.names() if "::" not in name} == parents
    assert len(anki.names()) == sum(1 + len(list(deck.banks(lang))) for lang in deck.languages)
    assert anki.is_sound()
    first = apkg.read_bytes()
    export_deck(open_deck(SHIPPED), "anki", apkg, langs=deck.languages, discuss=True)
    assert apkg.read_bytes() == first
    assert anki.take(apkg) == (0, 0, expected, 0)
