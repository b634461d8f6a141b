"""``viva source map``: what it says of each passage, what it writes, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

import pytest

from viva.bank.files import read_source

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
On bees

The bee lives in a hive. It gathers nectar all day.

And in winter?

It stays in the hive and keeps warm.
"""


class Ran(Protocol):
    status: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ...) -> Ran: ...


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder one is in, with a text."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "bees.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_a_first_map_is_written_beside_the_text(viva: Run, here: Path) -> None:
    ran = viva("source", "map", "bees.txt")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "source.yaml: 3 passages."
    source = read_source(here / "source.yaml")
    assert (source.title, source.lang, [one.id for one in source.passages]) == ("On bees", "en", ["0.1", "0.2", "1.1"])


def test_its_language_is_that_of_the_program_unless_said(viva: Run, here: Path) -> None:
    viva("source", "map", "bees.txt", lang="fr")
    assert read_source(here / "source.yaml").lang == "fr"

    viva("source", "map", "bees.txt", "-o", "other.yaml", "--lang", "de-AT", lang="fr")
    assert read_source(here / "other.yaml").lang == "de-AT"


def test_without_a_title_the_text_is_called_as_its_file(viva: Run, here: Path) -> None:
    (here / "bees.txt").write_text("They fly.", encoding="utf-8")

    viva("source", "map", "bees.txt")

    assert read_source(here / "source.yaml").title == "bees"


def test_an_unchanged_text_is_said_to_be(viva: Run, here: Path) -> None:
    viva("source", "map", "bees.txt")
    before = (here / "source.yaml").stat()

    assert viva("source", "map", "bees.txt").out == "source.yaml: nothing has changed, 3 passages.\n"
    assert (here / "source.yaml").stat() == before


def test_what_has_changed_is_told(viva: Run, here: Path) -> None:
    viva("source", "map", "bees.txt")
    text = TEXT.replace("gathers", "collects").replace(
        "It stays in the hive and keeps warm.", "Nobody knows. Ask them!"
    )
    (here / "bees.txt").write_text(text, encoding="utf-8")
    told = ["  one changed: 0.2", "  2 new: 1.2, 1.3", "  one taken out: 1.1"]

    would = viva("source", "map", "bees.txt", "--dry-run").out.splitlines()
    last = "Look at the gist of what has changed; no question cites it."
    assert would == ["source.yaml would have one passage unchanged.", *told, last]
    did = viva("source", "map", "bees.txt").out.splitlines()
    assert did == ["source.yaml: one passage unchanged.", *told, last]


def test_in_a_deck_what_is_left_to_do_is_named(viva: Run, here: Path) -> None:
    viva("new", "deck", "--from", "bees.txt")
    bank = here / "deck" / "deck.en.yaml"
    head = bank.read_text("utf-8").partition("questions:")[0]
    bank.write_text(f"{head}questions:\n- {{id: food, card: What?, back: Nectar, cites: [0.2]}}\n", encoding="utf-8")
    before = bank.read_bytes()
    text = TEXT.replace("gathers", "collects").replace("It stays in the hive and keeps warm.", "Nobody knows.")
    (here / "bees.txt").write_text(text, encoding="utf-8")

    told = viva("source", "map", "bees.txt", "-o", "deck/source.yaml").out.splitlines()

    assert told[-3:] == [
        "No question is begun for it: write one in a bank, with cites: [1.2]",
        "A question that was begun for it in the comments of a bank is yours to delete.",
        "Look at the gist of what has changed, and at the questions that cite it: 0.2 (food)",
    ]
    assert bank.read_bytes() == before


def test_of_a_bank_that_cannot_be_read_no_question_is_named(viva: Run, here: Path) -> None:
    viva("new", "deck", "--from", "bees.txt")
    (here / "deck" / "deck.en.yaml").write_text("viva: 1\nlang: en\ntitle: T\nquestions: x\n", encoding="utf-8")
    (here / "bees.txt").write_text(TEXT.replace("gathers", "collects"), encoding="utf-8")

    ran = viva("source", "map", "bees.txt", "-o", "deck/source.yaml")

    assert (ran.status, ran.err) == (0, "")
    assert "  one changed: 0.2" in ran.out


@pytest.mark.parametrize("name", ["bees", "a-deck-of-another-name"])
def test_no_map_is_written_beside_a_text_whose_map_is_in_a_deck(viva: Run, here: Path, name: str) -> None:
    viva("new", name, "--from", "bees.txt")
    (here / "bees.txt").write_text(TEXT.replace("gathers", "collects"), encoding="utf-8")

    ran = viva("source", "map", "bees.txt")

    assert (ran.status, ran.out) == (2, "")
    assert f"viva source map bees.txt -o {name}/source.yaml" in ran.err
    assert not (here / "source.yaml").exists()


def test_one_is_written_where_no_deck_beside_it_is_of_this_text_or_several_are(viva: Run, here: Path) -> None:
    (here / "wasps.txt").write_text("Wasps sting. They build nests of paper.\n", encoding="utf-8")
    viva("new", "deck", "--from", "wasps.txt")
    assert viva("source", "map", "bees.txt").status == 0

    (here / "source.yaml").unlink()
    viva("new", "one", "--from", "bees.txt")
    viva("new", "two", "--from", "bees.txt")
    assert viva("source", "map", "bees.txt").status == 0


def test_what_became_no_passage_is_named(viva: Run) -> None:
    told = "2 lines are no passages, being headings or items without a full stop: “On bees”, “And in winter?”"

    assert told in viva("source", "map", "bees.txt").out.splitlines()


def test_a_passage_that_questions_cite_is_kept_and_they_are_named(viva: Run, here: Path) -> None:
    viva("new", "deck", "--from", "bees.txt")
    bank = here / "deck" / "deck.en.yaml"
    head = bank.read_text("utf-8").partition("questions:")[0]
    bank.write_text(f"{head}questions:\n- {{id: season, card: When?, back: Winter, cites: [1.1]}}\n", encoding="utf-8")
    (here / "bees.txt").write_text(TEXT.partition("And")[0], encoding="utf-8")
    before = (here / "deck" / "source.yaml").read_bytes()

    ran = viva("source", "map", "bees.txt", "-o", "deck/source.yaml")

    assert ran.out.splitlines()[1:] == ["  no longer in the text, but kept because a question cites it: 1.1 (season)"]
    assert (here / "deck" / "source.yaml").read_bytes() == before


def test_nothing_is_taken_out_while_nobody_knows_what_is_cited(viva: Run, here: Path) -> None:
    viva("new", "deck", "--from", "bees.txt")
    (here / "deck" / "deck.en.yaml").write_text("viva: 1\nlang: en\ntitle: T\nquestions: x\n", encoding="utf-8")
    before = (here / "deck" / "source.yaml").read_bytes()
    (here / "bees.txt").write_text("They sting.", encoding="utf-8")

    ran = viva("source", "map", "bees.txt", "-o", "deck/source.yaml")

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("deck/deck.en.yaml:4:")
    assert (here / "deck" / "source.yaml").read_bytes() == before


def test_sentences_can_be_left_out_and_taken_out(viva: Run, here: Path) -> None:
    viva("source", "map", "bees.txt")
    with_text = (here / "source.yaml").read_text("utf-8")
    assert "nectar" in with_text
    assert "“viva source map TEXT -o source.yaml --no-text”" in " ".join(with_text.replace("#", "").split())

    assert "nothing else would change" in viva("source", "map", "bees.txt", "--no-text", "--dry-run").out
    assert "nothing else has changed" in viva("source", "map", "bees.txt", "--no-text").out
    cleared = (here / "source.yaml").read_text("utf-8")
    assert "nectar" not in cleared

    viva("source", "map", "bees.txt", "--no-text", "-o", "other.yaml")
    assert (here / "other.yaml").read_text("utf-8") == cleared
    assert "as a comment" not in cleared


def test_json_has_every_sentence_and_what_became_of_it(viva: Run, here: Path) -> None:
    viva("source", "map", "bees.txt")
    (here / "bees.txt").write_text(TEXT.replace("gathers", "collects"), encoding="utf-8")

    told = json.loads(viva("source", "map", "bees.txt", "--json", "--dry-run").out)

    assert [(one["id"], one["text"]) for one in told.pop("passages")][:2] == [
        ("0.1", "The bee lives in a hive."),
        ("0.2", "It collects nectar all day."),
    ]
    assert told == {
        "file": "source.yaml",
        "written": False,
        "same": ["0.1", "1.1"],
        "changed": ["0.2"],
        "new": [],
        "removed": [],
        "kept": {},
        "apart": ["On bees", "And in winter?"],
    }


def test_line_ends_stay_as_they_are(viva: Run, here: Path) -> None:
    viva("source", "map", "bees.txt")
    path = here / "source.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (here / "bees.txt").write_text(TEXT.replace("gathers", "collects"), encoding="utf-8")

    viva("source", "map", "bees.txt")

    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n") > 0


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["nothing.txt"], 3),
        (["."], 3),
        (["binary.txt"], 1),
        (["empty.txt"], 1),
        (["bees.txt", "-o", "no-such-folder/source.yaml"], 3),
        (["bees.txt", "-o", "bees.txt"], 2),
        (["bees.txt", "--lang", "English!"], 2),
        ([], 2),
    ],
)
def test_what_cannot_be_mapped_is_said_in_a_sentence(
    viva: Run, here: Path, arguments: list[str], status: int, lang: str
) -> None:
    (here / "binary.txt").write_bytes(b"\xff\xd8\x00\x01")
    (here / "empty.txt").touch()
    before = sorted(here.iterdir())

    ran = viva("source", "map", *arguments, lang=lang)

    assert (ran.status, ran.out) == (status, "")
    assert "Traceback" not in ran.err
    assert sorted(here.iterdir()) == before


def test_alone_it_says_what_there_is(viva: Run) -> None:
    ran = viva("source")

    assert (ran.status, ran.err) == (0, "")
    assert "  map  " in ran.out


def test_text_from_a_file_cannot_speak_to_the_terminal(viva: Run) -> None:
    viva("new", "deck", "--from", "bees.txt", "--title", "a\x1b[31mb")

    assert "\x1b" not in viva("check", "deck").out + viva("check", "deck").err
