"""What goes wrong: one plain sentence, the way out, and an exit status that says which sort it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


class Ran(Protocol):
    status: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ..., given: str = ...) -> Ran: ...


MISUSES = {
    "quizz": ("There is no command “quizz”", "Il n’y a pas de commande «\u00a0quizz\u00a0»"),
    "alibaba-covid": ("Did you mean viva quiz alibaba-covid?", "Vouliez-vous dire viva quiz alibaba-covid\u202f?"),
    "quiz --mod cards": (
        "There is no option --mod.\nDid you mean --mode?",
        "Il n’y a pas d’option --mod.\nVouliez-vous",
    ),
    "quiz --mode card": ("--mode cannot be “card”", "--mode ne peut pas être «\u00a0card\u00a0»"),
    "quiz -n many": ("--count is a whole number, not “many”", "--count est un nombre entier, pas"),
    "quiz -n -1": ("--count cannot be -1", "--count ne peut pas être -1"),
    "quiz --minutes 0": ("it goes from 1 to 1440", "cela va de 1 à 1440"),
    "quiz --minutes 99999999999999": ("it goes from 1 to 1440", "cela va de 1 à 1440"),
    "quiz --seed 99999999999999999999999": ("--seed cannot be", "--seed ne peut pas être"),
    "quiz --seed": ("--seed needs a value.", "--seed demande une valeur."),
    "quiz --plain=3": ("--plain takes no value.", "--plain ne prend pas de valeur."),
    "quiz a b c": ("These are too many: b c", "Des mots de trop\u00a0: b c"),
    "decks a": ("This is one too many: a", "Un mot de trop\u00a0: a"),
    "export": ("FORMAT is missing; it is one of: anki.", "FORMAT manque\u202f; c’est au choix\u00a0: anki."),
    "export anki": ("DECK[/BANK] is missing.", "PAQUET[/BANQUE] manque."),
    "export anky alibaba-covid": ("Did you mean anki?", "Vouliez-vous dire anki\u202f?"),
    "export anki alibaba-covid -o .": (". is a folder", ". est un dossier"),
    "export anki alibaba-covid --bank none": ("has no bank none", "n’a pas de banque none"),
    "export anki alibaba-covid --lang de": ("has no language de", "n’existe pas en de"),
    "check --format xml": ("--format cannot be “xml”", "--format ne peut pas être"),
    "completion bush": ("Did you mean bash?", "Vouliez-vous dire bash\u202f?"),
    "schema bonk": ("it is one of: bank, deck", "c’est au choix\u00a0: bank, deck"),
    "quiz nowhere --plain": ("There is no deck “nowhere”", "Il n’y a pas de paquet «\u00a0nowhere\u00a0»"),
    "quiz alibaba-covid/no --plain": ("has no bank “no”", "n’a pas de banque «\u00a0no\u00a0»"),
    "quiz alibaba-covid --lang de --plain": ("Use one of: en, fr", "en, fr"),
    "quiz alibaba-covid --tag figur --plain": (
        "has the tag “figur”. Did you mean figures? There are: figures, lesson, reasoning, sorting, sources",
        "n’a l’étiquette «\u00a0figur\u00a0». Vouliez-vous dire figures\u202f? Il y a\u00a0: figures,",
    ),
    "quiz alibaba-covid --tag zzz --plain": ("has the tag “zzz”. There are: figures,", "Il y a\u00a0: figures,"),
    "host alibaba-covid --headless --tag figur": ("Did you mean figures? There are: figures,", "dire figures\u202f?"),
    "": ("viva quiz alibaba-covid --plain", "viva quiz alibaba-covid --plain"),
    "quiz": ("There is no terminal here", "Il n’y a pas ici de terminal"),
    "-x": ("There is no option -x.", "Il n’y a pas d’option -x."),
}

ENGLISH_OF_CLICK = (
    "Invalid value",
    "No such",
    "is not one of",
    "is not a valid",
    "not in the range",
    "Missing",
    "Got unexpected",
    "requires an argument",
    "does not take",
    "Error:",
    "Try '",
    "Did you",
    "Possible options",
)


@pytest.mark.parametrize("line", MISUSES)
def test_wrong_use_is_a_sentence_in_either_language_and_status_2(line: str, viva: Run) -> None:
    english, french = (viva(*line.split(), lang=lang) for lang in ("en", "fr"))

    assert (english.status, french.status) == (2, 2)
    assert (english.out, french.out) == ("", "")
    assert MISUSES[line][0] in english.err
    assert MISUSES[line][1] in french.err
    assert not [words for words in ENGLISH_OF_CLICK if words in french.err]


@pytest.mark.parametrize("line", ["quizz", "quiz --mod x", "quiz --mode x", "decks a", "export anki", "quiz --seed"])
def test_the_way_out_names_the_help_of_that_command(line: str, viva: Run) -> None:
    wanted = "viva --help" if line == "quizz" else f"viva {line.split(maxsplit=1)[0]} --help"

    assert viva(*line.split()).err.endswith(f"{wanted} tells more.\n")


def test_what_was_typed_is_shown_and_not_obeyed(viva: Run) -> None:
    for line in (["\x1b[2J"], ["quiz", "\x1b[2J", "--plain"], ["quiz", "--mode", "\x1b[2J"], ["quiz", "\x1b[2J"]):
        err = viva(*line).err
        assert "\x1b" not in err
        assert "␛[2J" in err


def test_braces_in_what_was_typed_are_only_text(viva: Run) -> None:
    assert "“{names}”" in viva("{names}").err
    assert "“{0}”" in viva("quiz", "--mode", "{0}").err


@pytest.mark.parametrize("path", ["nowhere.yaml", "/nowhere/bank.en.yaml", "."])
def test_a_file_that_cannot_be_opened_has_status_3(path: str, viva: Run) -> None:
    ran = viva("quiz", path, "--plain")

    assert ran.status == 3
    assert ran.err.count("\n") == 1


def test_a_bank_with_problems_has_status_1_and_all_of_them(viva: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.en.yaml"
    path.write_text("viva: 1\nlang: en\ntitle: T\nquestions:\n- id: A B\n  typed: Q?\n- id: c\n", encoding="utf-8")

    ran = viva("quiz", str(path), "--plain")

    assert ran.status == 1
    assert "bad.en.yaml:5:7: " in ran.err
    assert ran.err.endswith("problems; nothing was done.\n")


def test_an_exact_name_leads_to_its_deck_even_if_a_path_of_another_is_wrong(viva: Run, rivers: Path) -> None:
    assert rivers.is_dir()

    assert viva("quiz", "rivers", "--plain").status == 0


def test_which_deck_is_asked_where_there_are_several(viva: Run, rivers: Path) -> None:
    assert rivers.is_dir()

    ran = viva("quiz", "--plain")

    assert ran.status == 2
    assert "Which deck? There are: rivers, alibaba-covid." in ran.err


def test_a_line_for_no_terminal_can_be_pasted_back(viva: Run) -> None:
    assert "viva quiz 'my deck' --plain" in viva("quiz", "my deck").err


# A stumble of our own.


@pytest.fixture
def stumble(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_: object) -> None:
        message = "over {braces} and \x1b[2J"
        raise RuntimeError(message)

    monkeypatch.setattr("viva.bank.library.decks", fall)


@pytest.mark.usefixtures("stumble")
@pytest.mark.parametrize(("lang", "said"), [("en", "Viva has stumbled"), ("fr", "Viva a trébuché")])
def test_a_mistake_of_ours_is_a_sentence_without_a_traceback(lang: str, said: str, viva: Run) -> None:
    ran = viva("decks", lang=lang)

    assert said in ran.err
    assert "RuntimeError: over {braces} and ␛[2J" in ran.err
    assert "Traceback" not in ran.err
    assert ran.status == 1


@pytest.mark.usefixtures("stumble")
@pytest.mark.parametrize("line", [("--debug", "decks"), ("decks", "--debug")])
def test_debug_shows_where_it_came_from(line: tuple[str, ...], viva: Run) -> None:
    with pytest.raises(RuntimeError, match="braces"):
        viva(*line)


def test_debug_shows_a_traceback(shell: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    plain, debug = (shell("-m", "viva", *line, "quiz", "nowhere.yaml", "--plain") for line in ((), ("--debug",)))

    assert "Traceback" not in plain.stderr
    assert "Traceback" in debug.stderr


@pytest.mark.parametrize("line", ["--help", "decks", "schema", "decks --json", "quiz --help"])
def test_a_reader_that_leaves_early_is_no_mistake(line: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-m", "viva", *line.split()], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)

    assert ran.stderr == b""


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_full_disk_behind_the_output_is_told(lang: str) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as out:
        ran = subprocess.run(
            [sys.executable, "-m", "viva", "decks"],
            env=os.environ | {"VIVA_LANG": lang},
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )

    assert ran.returncode == 3
    assert ran.stderr.count("\n") == 1
    assert "Traceback" not in ran.stderr


def test_looking_at_the_decks_makes_no_journal_and_minds_no_damaged_one(viva: Run, rivers: Path) -> None:
    path = rivers.parent.parent / "journal.sqlite"
    assert viva("decks").status == 0
    assert not path.exists()

    path.write_text("no journal" * 99)
    ran = viva("decks")

    assert (ran.status, ran.err) == (0, "")
    assert "rivers" in ran.out
