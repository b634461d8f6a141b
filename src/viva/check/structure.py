"""Whether a question is written at all. Rules on one question, and on a folder, for the gists it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.bank import files
from viva.bank.rules import is_unwritten
from viva.check.finding import Finding
from viva.check.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viva.check.folder import Folder
    from viva.check.item import Item, Path
    from viva.check.rule import Rule

UNASKED: Final = re.compile(r"(?:\w+\s*)?(?:…|\.{3})\s*\?")
"""A prompt as it was begun: *What …?*"""

INHERITED: Final = frozenset({"image"})
"""What a translation takes from its original."""


@rule("warning")
def unwritten(item: Item) -> Iterator[Hit]:
    """A text of a question is no more than the dots that it was begun with."""
    content = item.question.content
    is_original = content is item.question.original
    for name in content.__struct_fields__:
        if is_original or name not in INHERITED:
            for path, text in _texts((name,), getattr(content, name)):
                if is_unwritten(text) or (path == ("prompt",) and UNASKED.fullmatch(text.strip())):
                    yield Hit(path, {"text": text.strip()})


def unwritten_gists(folder: Folder) -> Iterator[Finding]:
    """A gist is no more than dots, and a question rests on its passage; of one that nobody cites, nothing is said."""
    if folder.source is None:
        return
    cited = {name for bank in folder.banks for question in bank.questions for name in question.content.cites}
    for index, passage in enumerate(folder.source.passages):
        gists = [passage.gist] if isinstance(passage.gist, str) else list(passage.gist.values())
        if passage.id in cited and (text := next(filter(is_unwritten, gists), "")):
            place = files.place_in(folder.source_path, "passages", index, "gist")
            yield Finding("unwritten", "warning", folder.source_path, place, {"text": text.strip()})


RULES: Final[tuple[Rule[Item], ...]] = (unwritten,)
"""Those that look at one question."""

FOLDER_RULES: Final[tuple[Callable[[Folder], Iterator[Finding]], ...]] = (unwritten_gists,)
"""Those that look at a whole deck."""


def _texts(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    """Yield the texts in a value of a question, each with the keys down to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _texts((*path, place), one)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts((*path, name), getattr(value, name))
