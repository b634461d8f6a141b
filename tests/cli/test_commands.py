"""``viva decks``, ``export``, ``schema`` and ``completion``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Protocol

import pytest

from viva.bank.schema import schema_text
from viva.cli.main import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Ran(Protocol):
    status: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ..., given: str = ...) -> Ran: ...


# Decks.


def test_decks_are_listed_with_their_banks_in_the_language_in_use(viva: Run, rivers: Path) -> None:
    assert rivers.is_dir()

    english, french = viva("decks"), viva("decks", lang="fr")

    assert english.status == french.status == 0
    assert "rivers  Rivers  (en, fr)\n  sea   Sea, 2 questions\n  land  Land, 2 questions\n" in english.out
    assert "rivers  Fleuves  (en, fr)\n  sea   Mer, 2 questions\n  land  Land (en), 2 questions\n" in french.out
    assert "alibaba-covid  Alibaba and the epidemic  (en, fr)\n" in english.out
    assert english.out.index("rivers") < english.out.index("alibaba-covid")


def test_what_was_seen_is_counted(viva: Run, rivers: Path) -> None:
    assert rivers.is_dir()
    viva("quiz", "rivers/sea", "--plain", given=":k\n")

    assert "sea   Sea, 2 questions, one seen\n" in viva("decks").out
    assert "sea   Mer, 2 questions, une vue\n" in viva("decks", lang="fr").out


def test_decks_as_json(viva: Run, rivers: Path) -> None:
    viva("quiz", "rivers/sea", "--plain", given=":k\n:k\n")

    decks = json.loads(viva("decks", "--json", lang="fr").out)

    assert {key: decks[0][key] for key in ("name", "title", "languages", "shipped", "folder")} == {
        "name": "rivers",
        "title": "Fleuves",
        "languages": ["en", "fr"],
        "shipped": False,
        "folder": str(rivers),
    }
    assert decks[0]["banks"] == [
        {"name": "sea", "title": "Mer", "lang": "fr", "questions": 2, "seen": 2},
        {"name": "land", "title": "Land", "lang": "en", "questions": 2, "seen": 0},
    ]
    assert [deck["name"] for deck in decks[1:]] == ["alibaba-covid"]
    assert decks[1]["shipped"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_deck_that_cannot_be_read_is_listed_as_such(lang: str, viva: Run, rivers: Path) -> None:
    (rivers / "land.en.yaml").write_text("")
    (rivers / "land.fr.yaml").write_text("")
    broken = rivers.with_name("broken")
    broken.mkdir()
    (broken / "deck.yaml").write_text("viva: 1\n")

    ran = viva("decks", lang=lang)
    decks = json.loads(viva("decks", "--json", lang=lang).out)

    says = {"en": "cannot be read: viva check tells why.", "fr": "ne se lit pas\u00a0: viva check dit pourquoi."}[lang]
    assert (ran.status, ran.err) == (0, "")
    assert f"broken {says}\n" in ran.out
    assert f"land {says}\n" in ran.out
    assert decks[0]["name"] == "broken"
    assert {"en": "needs the key", "fr": "a besoin de la clé"}[lang] in decks[0]["problem"]
    assert "problem" in decks[1]["banks"][1]


def test_json_is_utf_8_whatever_the_terminal(shell: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "viva", "decks", "--json"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "VIVA_LANG": "fr"},
        check=True,
        timeout=60,
    ).stdout

    assert json.loads(said.decode("utf-8"))[0]["title"] == "Alibaba et l’épidémie"
    assert shell("-m", "viva", "decks", PYTHONIOENCODING="ascii", VIVA_LANG="fr").returncode == 0


# Export.


def test_an_export_says_what_it_wrote_and_what_was_lost(
    viva: Run, rivers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rivers.is_dir()
    monkeypatch.chdir(tmp_path)

    ran = viva("export", "anki", "rivers")

    assert ran.status == 0
    assert ran.out.splitlines() == [
        "rivers.apkg: 4 questions, 3 whole, 0 with losses, 1 left out.",
        "It holds 3 notes with 3 cards.",
        "In Anki: File > Import, choose rivers.apkg, and keep the settings of the dialog.",
    ]
    assert ran.err.startswith("land.en talk")
    assert ran.err.count("\n") == 1
    assert zipfile.is_zipfile(tmp_path / "rivers.apkg")


def test_a_dry_run_writes_nothing(viva: Run, rivers: Path, tmp_path: Path) -> None:
    assert rivers.is_dir()
    path = tmp_path / "x.apkg"

    ran = viva("export", "anki", "rivers", "-o", str(path), "--dry-run", lang="fr")

    assert ran.status == 0
    assert ran.out == f"{path} contiendrait 4 questions\u00a0: 3 entières, 0 avec pertes, 1 laissées de côté.\n"
    assert not path.exists()


@pytest.mark.parametrize(("more", "status"), [(["--strict"], 1), (["--strict", "--bank", "sea"], 0), ([], 0)])
def test_strict_makes_a_loss_a_failure(more: list[str], status: int, viva: Run, rivers: Path) -> None:
    assert rivers.is_dir()

    assert viva("export", "anki", "rivers", "--dry-run", *more).status == status


def test_languages_are_named_with_commas(viva: Run, rivers: Path) -> None:
    assert rivers.is_dir()

    assert "6 questions" in viva("export", "anki", "rivers", "--dry-run", "--lang", "en, fr").out


def test_one_bank_of_a_deck_or_of_none_can_be_exported(viva: Run, rivers: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.en.yaml"
    shutil.copy(rivers / "sea.en.yaml", alone)

    assert "2 questions" in viva("export", "anki", "rivers/sea", "--dry-run").out
    assert "alone.apkg would hold 2 questions" in viva("export", "anki", str(alone), "--dry-run").out


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_place_that_cannot_be_written_is_told(lang: str, viva: Run) -> None:
    ran = viva("export", "anki", "alibaba-covid", "-o", "/proc/nowhere/x.apkg", lang=lang)

    assert ran.status == 3
    assert "/proc/nowhere/x.apkg" in ran.err
    assert "Traceback" not in ran.err


# Schema.


@pytest.mark.parametrize("name", ["bank", "deck", "source", "elsewhere"])
def test_a_schema_is_json(name: str, viva: Run) -> None:
    ran = viva("schema", name)

    assert ran.status == 0
    assert ran.out == schema_text(name)
    assert json.loads(ran.out)["$schema"]


def test_the_schema_of_banks_is_the_one_meant(viva: Run) -> None:
    assert viva("schema").out == schema_text("bank")


# Completion.


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed_for_each_shell(name: str, viva: Run) -> None:
    ran = viva("completion", name)

    assert (ran.status, ran.err) == (0, "")
    assert f"_VIVA_COMPLETE={name}_complete" in ran.out


def test_the_script_for_bash_is_sound(viva: Run, tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    script = tmp_path / "viva.bash"
    script.write_text(viva("completion", "bash").out)

    ran = subprocess.run([bash, "-n", str(script)], capture_output=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, b"")


def completed(shell: Callable[..., subprocess.CompletedProcess[str]], *words: str) -> list[str]:
    """Return what bash is offered for the last of these words, by the protocol between it and Click."""
    ran = shell(
        "-m",
        "viva",
        _VIVA_COMPLETE="bash_complete",
        COMP_WORDS=" ".join(("viva", *words)),
        COMP_CWORD=str(len(words)),
    )
    assert ran.stderr == ""
    return [line.partition(",")[2] for line in ran.stdout.splitlines()]


def test_the_shell_completes_commands_options_and_values(
    shell: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    assert completed(shell, "") == list(COMMANDS)
    assert completed(shell, "ex") == ["export"]
    assert "--plain" in completed(shell, "quiz", "--p")
    assert completed(shell, "quiz", "--mode", "") == ["practice", "review", "mistakes", "cards", "exam"]
    assert completed(shell, "export", "") == ["anki"]
    assert completed(shell, "completion", "b") == ["bash"]


def test_the_shell_completes_decks_and_their_banks(
    shell: Callable[..., subprocess.CompletedProcess[str]], rivers: Path
) -> None:
    assert completed(shell, "quiz", "") == ["rivers", "alibaba-covid"]
    assert completed(shell, "quiz", "ali") == ["alibaba-covid"]
    assert completed(shell, "quiz", "rivers/") == ["rivers/sea", "rivers/land"]
    assert completed(shell, "export", "anki", "rivers/l") == ["rivers/land"]

    (rivers / "deck.yaml").write_text("[")
    assert completed(shell, "quiz", "rivers/") == ["rivers/"]  # a path, for all we know; and no complaint


def test_a_path_is_left_to_the_shell(shell: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    ran = shell("-m", "viva", _VIVA_COMPLETE="bash_complete", COMP_WORDS="viva quiz ./so", COMP_CWORD="2")

    assert ran.stdout == "file,./so\n"
