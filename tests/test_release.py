"""What `make release` makes for people without Python."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

import viva
from viva.bank.library import shipped_decks

ROOT = Path(__file__).parent.parent
TOOL = ROOT / "tools" / "release.py"

pytestmark = pytest.mark.skipif(not (shipped_decks() / "alibaba-covid" / "deck.yaml").exists(), reason="no deck ships")


def release(folder: Path, *older: Path) -> list[str]:
    done = subprocess.run([sys.executable, TOOL, folder, *older], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_each_language_gets_a_package_with_its_sum_and_the_same_one_each_time(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    names = [f"alibaba-covid-{sort}-{viva.__version__}.apkg" for sort in ("en", "en-recall", "fr", "fr-recall")]
    assert release(one) == [str(one / name) for name in [*names, "SHA256SUMS"]]
    sums = [f"{hashlib.sha256((one / name).read_bytes()).hexdigest()}  {name}" for name in names]
    assert (one / "SHA256SUMS").read_text("ascii").splitlines() == sums

    release(two, one)
    assert {path.name: path.read_bytes() for path in two.iterdir()} == {
        path.name: path.read_bytes() for path in one.iterdir()
    }


def test_make_knows_it() -> None:
    assert "tools/release.py dist $(SINCE)" in (ROOT / "Makefile").read_text("utf-8")


def test_the_pictures_of_its_import_are_there_and_small() -> None:
    page = (ROOT / "docs" / "anki-import.md").read_text("utf-8")
    pictures = sorted((ROOT / "docs" / "anki-import").glob("*.png"))
    assert pictures
    for path in pictures:
        assert f"](anki-import/{path.name})" in page
        assert path.stat().st_size < 150_000
