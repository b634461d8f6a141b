"""A deck that Viva has exported comes back as what it was, as far as a package can hold it."""

from __future__ import annotations

import sqlite3
import zipfile
from typing import TYPE_CHECKING, Any

import msgspec

from viva.bank.kinds import Card, Distractor, Tie
from viva.bank.library import open_deck, shipped_decks
from viva.bank.source import said
from viva.bank.text import flat
from viva.formats import export_deck, import_deck
from viva.formats.anki.opening import open_package

if TYPE_CHECKING:
    from pathlib import Path

    from viva.bank.deck import Deck, Question
    from viva.formats import Intake


def back(deck: Deck, folder: Path, **more: Any) -> tuple[Intake, Deck]:  # noqa: ANN401 - whatever `export_deck` takes
    """Export a deck, and import what was exported."""
    export_deck(deck, "anki", folder / "deck.apkg", **more)
    intake = import_deck(folder / "deck.apkg", folder / "back", lang="en")
    return intake, open_deck(folder / "back")


def questions(deck: Deck) -> dict[tuple[str, str, str], Question]:
    return {
        (ref.file, lang, question.id): question
        for ref in deck.file.banks
        for lang in deck.languages
        if deck.has(ref.file, lang)
        for question in deck.bank(ref.file, lang).questions
    }


def substance(question: Question) -> dict[str, Any]:
    """What of a question a package holds, with its options in no order."""
    values: dict[str, Any] = {}
    for name in question.content.__struct_fields__:
        value = getattr(question.content, name)
        if name in {"cites", "elsewhere", "marks", "image"}:
            continue
        if name in {"wrong", "answers", "extra"}:
            value = sorted(map(option, value))
        elif name in {"accept", "points", "items"}:
            value = [[*one.any] if isinstance(one, Tie) else option(one) for one in value]
        elif name == "pairs":
            value = msgspec.to_builtins(value)
        elif name == "hints":
            value = question.hints
        elif name == "answer" and question.kind == "typed":
            value = flat(value)  # what one types has no marks
        values[name] = value
    return values


def option(value: Any) -> tuple[str, str]:  # noqa: ANN401 - a text, or one with its reason
    if isinstance(value, str):
        return value, ""
    return value.text, (value.because or "") if isinstance(value, Distractor) else ""


def test_every_kind_comes_back_with_its_id_language_and_bank(deck: Deck, tmp_path: Path) -> None:
    before = questions(deck)
    intake, there = back(deck, tmp_path, langs=["en", "fr"], discuss=True)
    after = questions(there)

    assert after.keys() == before.keys()
    for key, question in before.items():
        assert substance(after[key]) == substance(question), key
        assert after[key].kind == question.kind
    assert there.key == deck.key
    assert there.file.licence == deck.file.licence
    for name in ("about", "credit"):
        for lang in ("en", "fr"):
            assert said(getattr(there.file, name), lang) == said(getattr(deck.file, name), lang)
    assert there.bank("all", "en").head.about == "Every kind once."
    assert there.languages == ("en", "fr")
    assert intake.report.skipped == 0
    assert {loss.code for loss in intake.report.losses} == {"source-dropped", "elsewhere-dropped"}


def test_its_picture_comes_back(deck: Deck, tmp_path: Path) -> None:
    _, there = back(deck, tmp_path)
    image = questions(there)["all", "en", "a-card"].content.image

    assert image is not None
    assert image.alt == "A river from above"
    assert (there.folder / image.file).read_bytes() == (deck.folder / "river.png").read_bytes()


def test_the_shipped_deck_comes_back_in_both_languages(tmp_path: Path) -> None:
    shipped = open_deck(shipped_decks() / "alibaba-covid")
    before = questions(shipped)
    _, there = back(shipped, tmp_path, langs=["en", "fr"], discuss=True)
    after = questions(there)

    assert after.keys() == before.keys()
    assert {key for key in before if substance(after[key]) != substance(before[key])} == set()


def test_exported_again_it_is_the_same_notes(deck: Deck, tmp_path: Path) -> None:
    _, there = back(deck, tmp_path)
    export_deck(there, "anki", tmp_path / "again.apkg")
    guids = []
    for name in ("deck.apkg", "again.apkg"):
        with open_package(tmp_path / name) as package:
            guids.append(sorted(package.rows("SELECT guid FROM notes")))

    assert guids[0] == guids[1]


def test_a_note_of_ours_that_somebody_has_changed_is_read_as_anybody_s_and_that_is_told(
    deck: Deck, tmp_path: Path
) -> None:
    export_deck(deck, "anki", tmp_path / "deck.apkg")
    with zipfile.ZipFile(tmp_path / "deck.apkg") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    connection = sqlite3.connect(":memory:")
    connection.deserialize(members["collection.anki2"])
    connection.execute("UPDATE notes SET flds = replace(flds, '<div class=\"prompt\">', '<p>')")
    connection.commit()
    members["collection.anki2"] = connection.serialize()
    connection.close()
    with zipfile.ZipFile(tmp_path / "changed.apkg", "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    intake = import_deck(tmp_path / "changed.apkg", tmp_path / "back", lang="en")
    report = intake.report
    card = questions(open_deck(tmp_path / "back"))["more", "en", "a-plain-card"].content

    assert (card.prompt, card.id) == ("Source", "a-plain-card")
    assert report.exact == 0
    assert report.total == report.degraded + report.skipped
    assert {loss.question_id for loss in report.losses if loss.code == "note-changed"} >= {"a-card", "a-choice"}


def test_choices_asked_from_memory_come_back_as_cards(deck: Deck, tmp_path: Path) -> None:
    _, there = back(deck, tmp_path, recall=True)
    card = questions(there)["all", "en", "a-choice"].content

    assert isinstance(card, Card)
    assert card.back == "In the sea"

    several = questions(there)["all", "en", "a-select"].content
    assert isinstance(several, Card)
    assert several.back == "The Nile\nThe Rhône"


def test_a_bank_is_called_what_it_is_without_the_number_that_sorts_it_in_anki(tmp_path: Path) -> None:
    deck = open_deck(shipped_decks() / "alibaba-covid")

    _, found = back(deck, tmp_path, langs=["en", "fr"], recall=True)

    titles = {lang: [bank.title for bank in found.banks(lang)] for lang in ("en", "fr")}
    assert titles["en"][:3] == ["Health codes", "Sesame Credit", "The $16.5M fund"]
    assert titles["fr"][0] == "Codes santé"
    assert [said(ref.anki, "en") for ref in found.file.banks][:2] == ["1 Health codes", "2 Sesame Credit"]


def test_a_number_that_does_not_sort_is_part_of_a_title(tmp_path: Path) -> None:
    folder = tmp_path / "films"
    folder.mkdir()
    (folder / "deck.yaml").write_text(
        'viva: 1\nkey: "0011223344556677"\nlanguages: [en]\ntitle: Films\n'
        "banks: [{file: a, anki: 12 angry men}, {file: b, anki: 8 women}]\n",
        encoding="utf-8",
    )
    for name in "ab":
        bank = f"viva: 1\nlang: en\ntitle: T\nquestions:\n- {{id: {name}1, typed: What?, answer: yes it is}}\n"
        (folder / f"{name}.en.yaml").write_text(bank, encoding="utf-8")

    _, found = back(open_deck(folder), tmp_path)

    assert [bank.title for bank in found.banks("en")] == ["12 angry men", "8 women"]
