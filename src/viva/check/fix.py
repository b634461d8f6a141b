"""Mending what needs no author: edits are tried on the text, and kept only if nothing else comes of them."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from viva.bank.edits import Edit, edited
from viva.bank.opening import read_text
from viva.bank.problems import BankError, CannotOpenError, Place
from viva.check.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

REWRITTEN = frozenset(
    {"colon", "apostrophe", "backslash", "lost-text"}
    | {f"leading-{sign}" for sign in ("star", "ampersand", "percent", "at", "backtick", "brace", "bar", "greater")}
    | {"leading-exclamation", "leading-question-mark", "leading-quote", "leading-blank"}
)
"""Codes of prose that YAML takes for something else, where the finding holds the line as it should be (``write``)."""


class Mended(Struct, frozen=True):
    """A file with what was mended in it."""

    path: Path
    before: str
    after: str
    findings: tuple[Finding, ...]


def edits_of(finding: Finding, text: str) -> tuple[Edit, ...]:
    """Return the edits that would mend a finding; none where only an author can know."""
    if finding.edits:
        return finding.edits
    write = finding.params.get("write", "")
    if finding.code not in REWRITTEN or not write or "…" in write:
        return ()
    lines = text.split("\n")
    line = lines[finding.place.line - 1] if finding.place.line <= len(lines) else ""
    if finding.code == "lost-text":  # the text may be a comment that its author wants to keep one
        return ()
    indent = line[: len(line) - len(line.lstrip())]
    whole = Edit(Place(finding.place.line, 1), Place(finding.place.line, len(line) + 1), indent + write.strip())
    return (whole,)


def mend(findings: Iterable[Finding], check: Callable[[Path], Sequence[Finding]]) -> list[Mended]:
    """Mend what can be mended in the files of ``findings`` and return what was done, file by file.

    ``check`` checks one file again. Edits are made one finding at a time, so that one which does not work out costs
    no other: it is taken back when the file, read again, has a finding that it did not have.
    """
    by_path: defaultdict[Path, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_path[finding.path].append(finding)
    return [done for path, found in by_path.items() if (done := _mend_file(path, found, check)) is not None]


def _mend_file(path: Path, findings: Sequence[Finding], check: Callable[[Path], Sequence[Finding]]) -> Mended | None:
    try:
        before = read_text(path)
    except (BankError, CannotOpenError):
        return None
    todo = [(finding, edits) for finding in findings if (edits := edits_of(finding, before))]
    if not todo:
        return None
    text = edited(before, [edit for _, edits in todo for edit in edits])
    if _worse(path, text, findings, check):
        return _one_by_one(path, before, todo, findings, check)
    return Mended(path, before, text, tuple(finding for finding, _ in todo))


def _one_by_one(
    path: Path,
    before: str,
    todo: Sequence[tuple[Finding, tuple[Edit, ...]]],
    findings: Sequence[Finding],
    check: Callable[[Path], Sequence[Finding]],
) -> Mended | None:
    """Make the edits one after the other, from the last in the file, and leave out those that do harm."""
    text, done = before, []
    for finding, edits in sorted(todo, key=lambda one: one[0].place, reverse=True):
        tried = edited(text, edits)
        if not _worse(path, tried, findings, check):
            text = tried
            done.append(finding)
    return Mended(path, before, text, tuple(reversed(done))) if done else None


def _worse(path: Path, text: str, before: Sequence[Finding], check: Callable[[Path], Sequence[Finding]]) -> bool:
    """Tell whether a text has findings that the file did not have, or no fewer of them.

    It is read in a folder of its own that leads to all the other files of the deck: the file itself stays as it is
    until it is known that the new text is better.
    """
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / path.resolve().parent.name
        beside.mkdir()
        for other in path.resolve().parent.iterdir():
            if other.name != path.name:
                _lead(beside / other.name, other)
        tried = beside / path.name
        tried.write_text(text, encoding="utf-8", newline="\n")
        after = [finding for finding in check(tried) if finding.path == tried]
    counts = Counter((finding.code, finding.question) for finding in after)
    counts.subtract((finding.code, finding.question) for finding in before)
    return len(after) >= len(before) or max(counts.values(), default=0) > 0


def _lead(link: Path, to: Path) -> None:
    """Make a path lead to another; where links are not allowed, copy what banks are made of."""
    try:
        link.symlink_to(to)
    except OSError:
        if to.is_file():
            shutil.copyfile(to, link)
