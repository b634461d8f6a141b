"""A deck's folder, written whole or not at all."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viva.bank.hazards import quoted
from viva.formats.incoming.yaml import bank_text, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from viva.formats.incoming.taken import Taken

KEY_BYTES: Final = 8
"""Of a deck's key: among a million decks a clash has odds of one in ten million."""


class NotEmptyError(Exception):
    """A folder that holds something already."""


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give a folder to write into, which takes the place of ``folder`` when all went well and there is a deck in it.

    Raises:
        NotEmptyError: if there is something in it.
        OSError: if it cannot be written to.

    """
    if is_taken(folder):
        raise NotEmptyError(folder)
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield stage
        if (stage / "deck.yaml").exists():
            stage.chmod(0o755)
            if folder.exists():
                folder.rmdir()
            stage.rename(folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def is_taken(folder: Path) -> bool:
    """Tell whether a folder cannot become a new deck: it is a file, or holds something."""
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


def write_deck(taken: Taken, folder: Path) -> None:
    """Write a deck and its banks."""
    for bank in taken.banks:
        with (folder / f"{bank.name}.{bank.lang}.yaml").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(bank_text(bank))
    (folder / "deck.yaml").write_text(_deck_text(taken), encoding="utf-8", newline="\n")


def _deck_text(taken: Taken) -> str:
    langs = list(dict.fromkeys(bank.lang for bank in taken.banks))
    paths: dict[str, dict[str, str]] = {}
    for bank in taken.banks:
        paths.setdefault(bank.name, {})[bank.lang] = bank.path
    return (
        "viva: 1\n"
        f'key: "{taken.key or secrets.token_hex(KEY_BYTES)}"\n'
        f"languages: [{', '.join(langs)}]\n"
        f"title:{_said(taken.titles, langs, '  ')}"
        + (f"about:{_said(taken.abouts, langs, '  ')}" if taken.abouts else "")
        + (f"credit:{_said(taken.credits, langs, '  ')}" if taken.credits else "")
        + (f"licence: {quoted(taken.licence)}\n" if taken.licence else "")
        + f"anki:{_said(taken.parents, langs, '  ')}"
        "banks:\n"
        + "".join(f"- file: {name}\n  anki:{_said(by_lang, langs, '    ')}" for name, by_lang in paths.items())
    )


def _said(texts: Mapping[str, str], langs: Sequence[str], indent: str) -> str:
    """Return what stands after a key that may say something else in each language."""
    first = next(iter(texts.values()))
    if len(langs) == 1:
        return f" {scalar(first)}\n"
    # The deck's first language stands for all that are not named.
    told = {langs[0]: first, **texts}
    return "\n" + "".join(f"{indent}{lang}: {scalar(text, indent + '  ')}\n" for lang, text in told.items())
