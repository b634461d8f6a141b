"""Decks that the real Anki has exported, in all its layouts, become decks of ours; and ours come back through it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from viva.bank.library import open_deck
from viva.formats import export_deck, import_deck
from viva.formats.anki.opening import open_package

if TYPE_CHECKING:
    from pathlib import Path

    from anki.collection import Collection

    from tests.engine.conftest import Anki
    from viva.bank.deck import Deck, Question

pytestmark = [
    pytest.mark.engine,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

LAYOUTS = [("apkg", 3), ("apkg", 2), ("colpkg", 3), ("colpkg", 2)]


def add(col: Collection, kind: str, deck: str, *values: str, tags: str = "") -> None:
    """Add a note, as somebody types it."""
    found = col.models.by_name(kind)
    assert found is not None
    note = col.new_note(found)
    for place, value in enumerate(values):
        note.fields[place] = value
    note.tags = tags.split()
    number = col.decks.id(deck)
    assert number is not None
    col.add_note(note, number)


def make(col: Collection, name: str, fields: list[str], sides: list[tuple[str, str]]) -> None:
    """Add a note type."""
    kind = col.models.new(name)
    for one in fields:
        col.models.add_field(kind, col.models.new_field(one))
    for place, (front, back) in enumerate(sides):
        template = col.models.new_template(f"Card {place + 1}")
        template["qfmt"], template["afmt"] = front, back
        col.models.add_template(kind, template)
    col.models.add(kind)


def save(col: Collection, folder: Path, suffix: str, *, legacy: bool) -> Path:
    """Export everything, as the dialog does."""
    from anki.collection import ExportAnkiPackageOptions

    path = folder / f"out.{suffix}"
    if suffix == "colpkg":
        col.export_collection_package(str(path), include_media=True, legacy=legacy)
    else:
        options = ExportAnkiPackageOptions(
            with_scheduling=False, with_deck_configs=False, with_media=True, legacy=legacy
        )
        col.export_anki_package(out_path=str(path), options=options, limit=None)
    return path


def fill(col: Collection, folder: Path) -> None:
    """Make a collection with every sort of note that Anki brings."""
    for name, content in (("heart left.png", b"heart"), ("a.mp3", b"ID3")):
        (folder / name).write_bytes(content)
        col.media.add_file(str(folder / name))
    front = 'What pumps <b>blood</b>?<br><img src="heart left.png">'
    add(col, "Basic", "Med::Heart", front, "The heart [sound:a.mp3]", tags="a::b c")
    add(col, "Basic (and reversed card)", "Med::Heart", "dog", "chien")
    add(col, "Basic (optional reversed card)", "Med::Lung", "cat", "chat", "y")
    add(col, "Basic (optional reversed card)", "Med::Lung", "cow", "vache")
    add(col, "Basic (type in the answer)", "Med::Lung", "Capital?", "Paris")
    add(col, "Cloze", "Med::Lung", "The {{c1::heart::organ}} has {{c2::four {{c1::big}} chambers}}", "so")
    occlusion = "{{c1::image-occlusion:rect:left=.1:top=.1:width=.1:height=.1}}"
    add(col, "Image Occlusion", "Med::Lung", occlusion, '<img src="heart left.png">', "h")


@pytest.mark.parametrize(("suffix", "layout"), LAYOUTS)
def test_every_layout_that_anki_writes_is_read(anki: Anki, tmp_path: Path, suffix: str, layout: int) -> None:
    col = anki.col
    fill(col, tmp_path)
    path = save(col, tmp_path, suffix, legacy=layout < 3)
    with open_package(path) as package:
        assert package.layout == layout
        assert package.media("heart left.png") == b"heart"
    intake = import_deck(path, tmp_path / "out", lang="en")

    deck = open_deck(tmp_path / "out")
    found = {question.id: question for ref in deck.file.banks for question in deck.bank(ref.file, "en").questions}
    assert [(name, one.kind) for name, one in found.items()] == [
        ("what-pumps-blood", "card"),
        ("dog", "card"),
        ("cat", "card"),
        ("cow", "card"),
        ("capital", "typed"),
        ("the-has-four-chambers-c1", "cloze"),
        ("the-has-four-chambers-c2", "cloze"),
    ]
    image = found["what-pumps-blood"].content.image
    assert image is not None
    assert (deck.folder / image.file).read_bytes() == b"heart"
    assert [getattr(found[name].content, "reverse", None) for name in ("dog", "cat", "cow")] == [True, True, False]
    report = intake.report
    assert (report.total, report.exact, report.degraded, report.skipped) == (7, 5, 1, 1)
    assert {loss.code for loss in report.losses} == {"sound-dropped", "note-occlusion"}


@pytest.mark.parametrize("layout", [2, 3])
def test_what_an_author_says_of_a_deck_comes_along(anki: Anki, tmp_path: Path, layout: int) -> None:
    col = anki.col
    for name, about in (("Med", "By <b>Ana</b>: CC BY<br>Second line # so"), ("Med::Heart", "The heart.")):
        number = col.decks.id(name)
        assert number is not None
        made = col.decks.get(number)
        assert made is not None
        made["desc"] = about
        col.decks.save(made)
    add(col, "Basic", "Med::Heart", "a", "b")
    add(col, "Basic", "Med::Lung", "c", "d")
    import_deck(save(col, tmp_path, "apkg", legacy=layout < 3), tmp_path / "out", lang="en")
    deck = open_deck(tmp_path / "out")

    assert deck.file.about == "By **Ana**: CC BY\nSecond line # so"
    assert deck.bank("heart", "en").head.about == "The heart."
    assert deck.bank("lung", "en").head.about is None


def test_what_anki_shows_on_a_card_is_what_we_ask(anki: Anki, tmp_path: Path) -> None:
    """Held against the engine's own rendering of a note type with sections, readings and two sides."""
    col = anki.col
    sides = [
        ("{{kanji:Reading}}", "{{FrontSide}}<hr id=answer>{{furigana:Reading}} {{#Note}}({{Note}}){{/Note}}"),
        ("{{Meaning}}{{^Note}} no note{{/Note}}", "{{FrontSide}}<hr id=answer>{{kana:Reading}}"),
    ]
    make(col, "Word", ["Reading", "Meaning", "Note"], sides)
    add(col, "Word", "Words", "日本[にほん]", "Japan", "")
    add(col, "Word", "Words", "犬[いぬ]", "dog", "pet")
    shown = []
    for number in col.find_cards(""):
        card = col.get_card(number)
        shown.append(words(card.render_output(browser=False).question_text))
    import_deck(save(col, tmp_path, "apkg", legacy=False), tmp_path / "out", lang="en")
    bank = open_deck(tmp_path / "out").bank("words", "en")

    assert sorted(question.prompt for question in bank.questions) == sorted(shown)
    assert [question.content.back for question in bank.questions][:2] == ["日本(にほん)", "にほん"]  # type: ignore[union-attr] # cards


def words(html: str) -> str:
    return re.sub("<[^>]*>", "", html).strip()


def test_our_deck_comes_back_from_anki_as_it_was(anki: Anki, tmp_path: Path, folder: Path) -> None:
    kinds = open_deck(folder)
    export_deck(kinds, "anki", tmp_path / "ours.apkg", langs=["en", "fr"], discuss=True)
    anki.take(tmp_path / "ours.apkg")
    intake = import_deck(save(anki.col, tmp_path, "apkg", legacy=False), tmp_path / "back", lang="en")
    before, after = questions(kinds), questions(open_deck(tmp_path / "back"))

    assert intake.report.skipped == 0
    assert intake.taken.key == kinds.key
    assert {key: (one.kind, one.prompt) for key, one in after.items()} == {
        key: (one.kind, one.prompt) for key, one in before.items()
    }


def questions(deck: Deck) -> dict[Any, Question]:
    return {
        (ref.file, lang, question.id): question
        for ref in deck.file.banks
        for lang in deck.languages
        if deck.has(ref.file, lang)
        for question in deck.bank(ref.file, lang).questions
    }
