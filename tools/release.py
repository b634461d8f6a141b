"""Makes what people without Python want: a package for Anki of each deck that ships, in each language, with their sums.

``python tools/release.py FOLDER [OLDER]``: FOLDER gets the files; OLDER is a folder with those of the release before,
whose users are not to lose anything by this one. The same checkout makes the same files.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

import viva
from viva.bank.library import open_deck, shipped_decks
from viva.cli.outdated import tell_outdated
from viva.formats import export_deck


def main() -> int:
    """Make the files; 1 if a deck was not locked."""
    folder, *older = map(Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    fine = True
    for found in sorted(path.parent for path in shipped_decks().glob("*/deck.yaml")):
        deck = open_deck(found)
        for lang in deck.languages:
            for sort in ("", "-recall"):
                stem = f"{deck.name}-{lang}{sort}"
                made.append(folder / f"{stem}-{viva.__version__}.apkg")
                before = latest(older[0], stem) if older else None
                report = export_deck(deck, "anki", made[-1], langs=[lang], recall=bool(sort), since=before)
                tell_outdated(report, deck)
                fine &= not report.behind
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made]
    (folder / "SHA256SUMS").write_text("".join(sums), "ascii")
    sys.stdout.write("".join(f"{path}\n" for path in [*made, folder / "SHA256SUMS"]))
    return 0 if fine else 1


def latest(folder: Path, stem: str) -> Path | None:
    """Return the file of the highest version, if there is one."""
    found = folder.glob(f"{stem}-[0-9]*.apkg")
    return max(found, key=lambda path: [int(number) for number in re.findall(r"[0-9]+", path.stem)], default=None)


if __name__ == "__main__":
    sys.exit(main())
