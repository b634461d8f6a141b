"""Other people's Anki decks: against the parsing of their fields alone, ten times larger, and in memory."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

import genanki
import nh3
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from benches.exporting import quietly
from benches.ratio import Ratio, side_by_side
from viva.formats import import_deck

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTES: Final = 5_000
LARGER: Final = 10
MOST_MEGABYTES: Final = 150

WORDS: Final = (
    "heart",
    "blood",
    "lung",
    "liver",
    "cell",
    "the",
    "of",
    "a",
    "is",
    "in",
    "and",
    "to",
    "which",
    "what",
    "how",
)
NOTE: Final = "INSERT INTO notes VALUES(?, ?, ?, 0, -1, ' a::b c ', ?, '', 0, 0, '')"
CARD: Final = "INSERT INTO cards VALUES(?, ?, 1, 0, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')"

MEASURE: Final = """
import gc, sys
from pathlib import Path
from benches.exporting import megabytes
from viva.formats import import_deck
gc.disable()
before = megabytes()
import_deck(Path(sys.argv[1]), Path(sys.argv[1]).with_name("memory"), lang="en")
print(megabytes(peak=True) - before)
"""


def run() -> Iterator[Ratio]:
    """Yield the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fields = package(folder / "small.apkg", NOTES)
        package(folder / "large.apkg", NOTES * LARGER)
        ours, bare = side_by_side(
            [lambda: quietly(lambda: take(folder / "small.apkg")), lambda: quietly(lambda: parse(fields))], times=3
        )
        most = quietly(lambda: take(folder / "large.apkg"))
        yield Ratio(f"importing {NOTES:,} notes, CPU, to parsing their fields alone", ours, bare, 12)
        yield Ratio(f"importing {NOTES * LARGER:,} notes, to {NOTES:,}", most, ours, LARGER * 1.25)
        if Path("/proc/self/clear_refs").exists():
            command = [sys.executable, "-c", MEASURE, folder / "large.apkg"]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            what = f"memory while importing {NOTES * LARGER:,} notes, to what it may take"
            yield Ratio(what, float(done.stdout), MOST_MEGABYTES, 1, "MB")


def take(path: Path) -> None:
    """Import a package."""
    out = path.with_suffix("")
    shutil.rmtree(out, ignore_errors=True)
    import_deck(path, out, lang="en")


def parse(fields: list[str]) -> None:
    """Clean some HTML and read it, to no end."""
    for html in fields:
        parser = HTMLParser()
        parser.feed(nh3.clean(html))
        parser.close()


def package(path: Path, notes: int) -> list[str]:
    """Write a package of cards and clozes, and return all its fields."""
    random = Random(1)

    def words(count: int) -> str:
        return " ".join(random.choice(WORDS) for _ in range(count))

    models = (genanki.BASIC_MODEL, genanki.CLOZE_MODEL)
    fields: list[str] = []
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(APKG_SCHEMA)
        db.executescript(APKG_COL)
        listed = {str(model.model_id): model.to_json(0, 1) for model in models}
        db.execute("UPDATE col SET models = ?", [json.dumps(listed)])
        for number in range(1, notes + 1):
            if number % 3:
                pair = [f"<div>{words(8)} <b>{words(2)}</b> &amp; {number}?</div>", f"{words(12)}<br><i>{words(2)}</i>"]
            else:
                pair = [f"{words(6)} {{{{c1::{words(1)}}}}} {words(4)} {number}", words(5)]
            fields += pair
            db.execute(NOTE, [number, f"g{number}", models[number % 3 == 0].model_id, "\x1f".join(pair)])
            db.execute(CARD, [number, number])
        db.commit()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("collection.anki2", db.serialize())
            archive.writestr("media", "{}")
    return fields
