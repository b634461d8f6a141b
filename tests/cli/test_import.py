"""``viva import``: other people's decks, in a line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import genanki
import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

pytestmark = pytest.mark.filterwarnings("ignore")  # of genanki, about HTML

SIDES = [{"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}]
BASIC = genanki.Model(1_234, "Two sides", [{"name": "Front"}, {"name": "Back"}], SIDES)
OTHER = genanki.Model(
    1_235, "MCQ", [{"name": name} for name in ("Front", "A", "B", "Back")], [SIDES[0] | {"qfmt": "{{Front}}{{A}}{{B}}"}]
)


@pytest.fixture
def apkg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with a sound note, one with a loss, and one of an unknown type."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))  # genanki leaves a file behind
    deck = genanki.Deck(99, "Animals")
    deck.add_note(genanki.Note(BASIC, ["dog", "chien"], guid="1"))
    deck.add_note(genanki.Note(BASIC, ["cat", "chat [sound:a.mp3]"], guid="2"))
    deck.add_note(genanki.Note(OTHER, ["two?", "1", "2", "B"], guid="3"))
    path = tmp_path / "animals.apkg"
    genanki.Package(deck).write_to_file(str(path))
    return path


def test_a_deck_is_written_and_what_became_of_each_note_is_told(viva: Run, apkg: Path) -> None:
    found = viva("import", "animals.apkg", "-o", "mine", "--lang", "en")

    assert found.status == 0
    assert "animals.en cat back: A sound stayed behind.\n" in found.err
    assert "mine: 2 questions in one bank, from 3 notes.\n" in found.err
    assert "Of the notes, 1 came whole, 1 with losses, 1 not at all.\n" in found.err
    assert viva("check", "mine").status == 0
    assert apkg.exists()


def test_a_mapping_is_printed_alone_so_that_it_can_be_saved_and_given_back(viva: Run, apkg: Path) -> None:
    first = viva("import", str(apkg), "-o", "mine")
    Path("map.yaml").write_text(first.out, encoding="utf-8")
    second = viva("import", str(apkg), "-o", "mine-2", "--map", "map.yaml")

    assert "viva import " in first.err
    assert " -o mine-2 --map map.yaml" in first.err
    assert second.status == 0
    assert "mine-2: 3 questions in one bank, from 3 notes.\n" in second.out
    assert "viva check mine-2" in second.out


def test_in_french_too(viva: Run, apkg: Path) -> None:
    found = viva("import", str(apkg), "--dry-run", lang="fr")

    assert "animals contiendrait 2 questions dans une banque, sur 3 notes." in found.err
    assert "Un son n’est pas venu." in found.err
    assert not Path("animals").exists()


def test_the_language_that_is_taken_for_granted_is_told(viva: Run, apkg: Path) -> None:
    assert "Language: en; --lang says otherwise." in viva("import", str(apkg), "--dry-run").err
    assert "Language" not in viva("import", str(apkg), "--dry-run", "--lang", "fr").err


def test_losses_fail_a_strict_import(viva: Run, apkg: Path) -> None:
    assert viva("import", str(apkg), "--strict").status == 1


def test_json_holds_all_of_it(viva: Run, apkg: Path) -> None:
    found = viva("import", str(apkg), "-o", "mine", "--json")
    told = json.loads(found.out)

    assert told["notes"] == told["exact"] + told["degraded"] + told["skipped"] == 3
    assert told["questions"] == 2
    assert [loss["code"] for loss in told["losses"]] == ["sound-dropped", "note-type-unknown"]
    assert told["unknown"] == {"MCQ": 1}
    assert "as: choice" in told["mapping"]


def test_a_folder_that_holds_something_is_left_alone(viva: Run, apkg: Path) -> None:
    Path("mine").mkdir()
    Path("mine/x").touch()
    found = viva("import", str(apkg), "-o", "mine")

    assert found.status == 2
    assert "mine is there already and holds something" in found.err


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", ["none.apkg", "broken.apkg", "deck.csv", "."])
def test_what_cannot_be_opened_ends_in_a_sentence(viva: Run, apkg: Path, name: str, lang: str) -> None:
    (apkg.parent / "broken.apkg").write_bytes(b"PK\x03\x04 no more")
    found = viva("import", name, "-o", "mine", lang=lang)

    assert found.status == 3
    assert found.err.count("\n") == 1
    assert "Traceback" not in found.err
    assert not Path("mine").exists()


def test_nothing_to_take_writes_nothing_and_says_so(viva: Run, apkg: Path) -> None:
    deck = genanki.Deck(99, "Empty")
    deck.add_note(genanki.Note(BASIC, ["dog", ""], guid="1"))
    genanki.Package(deck).write_to_file(str(apkg))
    found = viva("import", str(apkg), "-o", "mine")

    assert found.status == 1
    assert "so nothing was written" in found.out
    assert not Path("mine").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["alibaba-covid"], "give its folder with -o"),
        (["--history", "--map", "map.yaml"], "--history and --map do not go together"),
    ],
)
def test_a_deck_and_reviews_are_not_mixed_up(viva: Run, apkg: Path, line: list[str], said: str) -> None:
    found = viva("import", str(apkg), *line)

    assert found.status == 2
    assert said in found.err


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"../../collection.anki2": b"x"}, "would land outside its folder"),
        ({"collection.anki2": b"SQLite format 3\0" + b"\xff" * 4_000}, "is no database"),
        ({"collection.anki2": b"\0" * 200_000_000}, "unpacks to more than 250 times its size"),
        ({"meta": b"\x08\x03", "collection.anki21b": b"\x28\xb5\x2f\xfdxxxx"}, "cannot be unpacked"),
        ({"meta": b"\x08\x09", "collection.anki2": b""}, "newer than Viva knows"),
    ],
)
def test_a_package_that_is_made_to_do_harm_ends_in_a_sentence_and_leaves_nothing(
    viva: Run, apkg: Path, members: dict[str, bytes], said: str
) -> None:
    with zipfile.ZipFile(apkg, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    scratch = apkg.parent / "scratch"
    before = set(scratch.iterdir())
    found = viva("import", str(apkg), "-o", "mine")

    assert found.status == 3
    assert said in found.err
    assert "Traceback" not in found.err + found.out
    assert not Path("mine").exists()
    assert set(scratch.iterdir()) == before
