"""``viva restore``: on a machine that has no journal yet, and with what is no backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viva import settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_a_new_machine_gets_its_folder(
    viva: Run, rivers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    viva("quiz", "rivers/sea", "--plain", given="right\nright\n")
    copy = tmp_path / "copy.sqlite"
    assert viva("backup", str(copy)).status == 0
    assert rivers.is_dir()

    monkeypatch.setenv("VIVA_HOME", str(tmp_path / "not" / "there" / "yet"))
    ran = viva("restore", "--yes", str(copy))

    assert ran.status == 0, ran.err
    assert ran.out.endswith(": 2 answers.\n")
    assert settings.journal_path().exists()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_is_no_backup_is_called_so_and_the_backups_that_are_there_are_named(
    lang: str, viva: Run, rivers: Path, tmp_path: Path
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# Rivers\n", encoding="utf-8")
    none = viva("restore", "--yes", str(readme), lang=lang)
    viva("quiz", "rivers/sea", "--plain", given="right\nright\n")
    assert rivers.is_dir()
    viva("backup")
    [backup] = (settings.journal_path().parent / "backups").iterdir()
    some = viva("restore", "--yes", str(readme), lang=lang)

    assert none.status == some.status == 3
    for ran in (none, some):
        assert {"en": "is no backup of a journal", "fr": "n’est pas une copie d’un journal"}[lang] in ran.err
        assert "-wal" not in ran.err
    assert "`viva backup`" in none.err
    assert str(backup) in some.err
