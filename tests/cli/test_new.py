"""``viva new``: a deck that is sound as it stands, and three lines on what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from viva.bank.files import read_deck_folder

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The bee lives in a hive. It gathers nectar all day.\n"


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


def test_it_says_what_it_made_and_what_to_do_next(viva: Run) -> None:
    ran = viva("new", "bees", "--from", "bees.txt")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "bees: a deck with a map of 2 passages.",
        "Language: en; --lang says otherwise.",
        "Write questions into bees/bees.en.yaml: each is begun there as a comment.",
        "Then: viva quiz bees",
    ]


def test_without_a_text_it_has_no_source(viva: Run, here: Path) -> None:
    ran = viva("new", "bees")

    assert ran.out.startswith("bees: a deck without a source.\n")
    assert sorted(path.name for path in (here / "bees").iterdir()) == ["bees.en.yaml", "deck.yaml"]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("source", [["--from", "bees.txt"], []])
def test_check_finds_nothing_in_it(viva: Run, lang: str, source: list[str]) -> None:
    viva("new", "bees", *source, "--lang", lang, lang=lang)

    ran = viva("check", "bees", lang=lang)

    assert (ran.status, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "lang", "said"), [("bees", "en", "no questions yet"), ("bees/bees.fr.yaml", "fr", "pas encore")]
)
def test_quiz_says_in_a_sentence_where_to_begin(viva: Run, name: str, lang: str, said: str) -> None:
    viva("new", "bees", "--from", "bees.txt", "--lang", lang, lang=lang)

    ran = viva("quiz", "--plain", name, lang=lang)

    assert (ran.status, ran.out, len(ran.err.splitlines())) == (3, "", 1)
    assert f"bees/bees.{lang}.yaml" in ran.err
    assert said in ran.err


def test_the_other_commands_take_it_as_it_is(viva: Run) -> None:
    viva("new", "bees", "--from", "bees.txt")

    assert viva("lock", "bees").status == 0
    assert viva("coverage", "bees").status == 0
    exported = viva("export", "anki", "bees", "-o", "bees.apkg")
    assert exported.status == 2
    assert "Nothing is asked yet" in exported.err


def test_it_can_be_called_something_else(viva: Run, here: Path) -> None:
    ran = viva("new", "bees", "--from", "bees.txt", "--title", 'All: "bees"', "--lang", "pt-BR")

    deck = read_deck_folder(here / "bees")
    assert (deck.title("pt-BR"), deck.languages) == ('All: "bees"', ("pt-BR",))
    assert deck.bank("bees", "pt-BR").title == 'All: "bees"'
    assert "no rules of its own for the language pt-BR" in ran.out


FRENCH = (
    "LES ABEILLES\n\nL’abeille vit dans une ruche avec ses sœurs.\n\n- du miel\n\nElle y dort.\n\nFin\n\nAu revoir."
)


@pytest.mark.parametrize(
    ("text", "lang", "taken"),
    [(FRENCH, "en", "fr"), (TEXT, "fr", "en"), ("Ave apis, gratia plena.", "fr", "fr"), ("Ave apis.", "en", "en")],
)
def test_its_language_is_that_of_the_text_where_its_words_tell(
    viva: Run, here: Path, text: str, lang: str, taken: str
) -> None:
    (here / "bees.txt").write_text(text, encoding="utf-8")

    ran = viva("new", "bees", "--from", "bees.txt", lang=lang)

    assert f": {taken}" in ran.out.replace("\u00a0", "")
    assert read_deck_folder(here / "bees").languages == (taken,)
    assert "rules" not in ran.out


def test_it_names_the_lines_that_are_no_passages(viva: Run, here: Path) -> None:
    (here / "bees.txt").write_text(FRENCH, encoding="utf-8")

    told = "3 lines are no passages, being headings or items without a full stop: “LES ABEILLES”, “du miel”, “Fin”"
    assert told in viva("new", "bees", "--from", "bees.txt").out.splitlines()


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 2),
        (["."], 2),
        (["bees.txt"], 2),
        (["bees", "--from", "nothing.txt"], 3),
        (["bees", "--from", "empty.txt"], 1),
        (["bees", "--lang", "English!"], 2),
        (["bees.txt/deck"], 3),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_nothing_is_touched(
    viva: Run, here: Path, arguments: list[str], status: int, lang: str
) -> None:
    (here / "empty.txt").touch()
    before = sorted(here.iterdir())

    ran = viva("new", *arguments, lang=lang)

    assert (ran.status, ran.out) == (status, "")
    assert ran.err
    assert "Viva has stumbled" not in ran.err
    assert sorted(here.iterdir()) == before
