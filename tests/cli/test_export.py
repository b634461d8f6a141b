"""What ``viva export anki`` says to an author whose deck people have already, and the deck asked from memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path


class Ran(Protocol):
    status: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ...) -> Ran: ...


@pytest.fixture
def old(viva: Run, rivers: Path, tmp_path: Path) -> Path:
    """The package that people have; since then ``c`` was taken out."""
    path = tmp_path / "old.apkg"
    viva("lock", "rivers")
    viva("export", "anki", "rivers", "-o", str(path))
    land = rivers / "land.en.yaml"
    text = land.read_text("utf-8")
    land.write_text(text.replace("- id: c\n  typed: What is c?\n  answer: right\n", ""), encoding="utf-8")
    viva("lock", "rivers")
    return path


def test_what_was_taken_out_is_told_with_what_finds_it_in_anki(viva: Run, old: Path, tmp_path: Path) -> None:
    ran = viva("export", "anki", "rivers", "-o", str(tmp_path / "new.apkg"))
    assert ran.err.splitlines()[-2:] == [
        "One question was taken out, and Anki goes on asking it. With --since it is tagged; to find it:",
        '  (Lang:en ("ID:0011223344556677/c"))',
    ]
    assert ran.status == 0

    ran = viva("export", "anki", "rivers", "-o", str(tmp_path / "new.apkg"), "--since", str(old))
    assert ran.err.splitlines()[-1] == (
        "One question was taken out: who has it in Anki finds it by tag:viva::retired, to suspend it."
    )


def test_what_is_new_changed_gone_and_the_same_is_counted_beside_what_people_have(
    viva: Run, rivers: Path, old: Path, tmp_path: Path
) -> None:
    sea = rivers / "sea.en.yaml"
    text = sea.read_text("utf-8").replace("What is a?", "What is a, then?")
    sea.write_text(text + "- id: new\n  typed: What is new?\n  answer: right\n", encoding="utf-8")
    viva("lock", "rivers")
    new = tmp_path / "new.apkg"

    first = viva("export", "anki", "rivers", "-o", str(new), "--since", str(old))
    again = viva("export", "anki", "rivers", "-o", str(new), "--since", str(new), lang="fr")
    plain = viva("export", "anki", "rivers", "--dry-run", "-o", str(new))

    assert first.out.splitlines()[1:] == [
        "It holds 3 notes with 3 cards.",
        f"Beside {old}: 1 new, 1 changed, 1 the same, 1 taken out.",
        f"In Anki: File > Import, choose {new}, and keep the settings of the dialog.",
    ]
    assert "Le fichier qui était là est remplacé." in again.out
    counted = "Nouvelles : 0, modifiées : 0, inchangées : 3, retirées : 1."
    assert counted in again.out.replace("\u00a0", " ")
    assert plain.out.count("\n") == 1


def test_what_moved_to_another_bank_is_told(viva: Run, rivers: Path, old: Path) -> None:
    sea = rivers / "sea.en.yaml"
    sea.write_text(sea.read_text("utf-8") + "- id: c\n  typed: What is c?\n  answer: right\n", encoding="utf-8")
    viva("lock", "rivers")
    assert viva("export", "anki", "rivers", "--dry-run", "--since", str(old)).err.splitlines()[-2:] == [
        "One question is in another bank now; in Anki its cards stay in the deck they are in. To find it:",
        '  (Lang:en ("ID:0011223344556677/c"))',
    ]


@pytest.mark.parametrize(
    ("lang", "beginning", "end"),
    [
        ("en", "“Rivers::Sea” in old.apkg is called “Rivers::Sea and shore” now,", "let people rename theirs.\n"),
        ("fr", "«\u00a0Rivers::Sea\u00a0», dans old.apkg, s’appelle maintenant", "que chacun renomme le sien.\n"),
    ],
)
def test_another_name_for_an_anki_deck_is_refused_with_what_to_do(  # noqa: PLR0917 - a table's columns
    viva: Run, rivers: Path, old: Path, lang: str, beginning: str, end: str
) -> None:
    before = old.read_bytes()
    deck = rivers / "deck.yaml"
    deck.write_text(deck.read_text("utf-8").replace("en: Sea", "en: Sea and shore"), encoding="utf-8")
    ran = viva("export", "anki", "rivers", "-o", str(old), "--since", str(old), lang=lang)
    assert ran.status == 3
    assert ran.err.startswith(beginning)
    assert "anki" in ran.err.partition("deck.yaml")[0].rpartition(".apkg")[2]
    assert ran.err.endswith(end)
    assert old.read_bytes() == before


@pytest.mark.parametrize("what", ["no package", ""])
def test_an_older_package_that_cannot_be_read_ends_in_a_sentence(
    viva: Run, rivers: Path, tmp_path: Path, what: str
) -> None:
    path = tmp_path / "old.apkg"
    if what:
        path.write_text(what, "utf-8")
    ran = viva("export", "anki", str(rivers), "--dry-run", "--since", str(path))
    assert ran.status in {2, 3}
    assert "old.apkg" in ran.err
    assert "Traceback" not in ran.err


def test_a_deck_asked_from_memory_is_a_file_of_its_own(
    viva: Run, rivers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    land = rivers / "land.en.yaml"
    land.write_text(
        land.read_text("utf-8") + "- id: d\n  choice: Which of these?\n  answer: x\n  wrong: [y]\n", "utf-8"
    )
    ran = viva("export", "anki", "rivers", "--recall")
    assert "land.en d choice: The question speaks of its options, so it stays one to choose from.\n" in ran.err
    assert "rivers.recall.apkg: 5 questions, 3 whole, 1 with losses, 1 left out." in ran.out
    assert (tmp_path / "rivers.recall.apkg").exists()
