"""The page on a first deck does what it says: its commands are run, its files written, its output compared.

A block with a title is a file, or paragraphs of one that is there already: each takes the place of the paragraph that
begins with the same line, whatever signs of a comment stand before it. In a console block a line that is only an
ellipsis stands for any number of lines.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import pytest

PAGE = Path(__file__).parents[1] / "docs" / "first-deck.md"
BLOCK = re.compile(r'^```(?P<sort>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.DOTALL | re.MULTILINE)


class Block(Struct, frozen=True):
    """A fenced block of the page."""

    sort: str
    title: str
    text: str
    line: int


def blocks() -> list[Block]:
    page = PAGE.read_text("utf-8")
    return [
        Block(one["sort"], one["title"] or "", one["text"], page.count("\n", 0, one.start()) + 1)
        for one in BLOCK.finditer(page)
    ]


def bare(line: str) -> str:
    return line.lstrip("# ").rstrip()


def replaced(text: str, paragraph: str) -> str:
    """Put a paragraph in the place of the one that begins as it does."""
    lines, new = text.split("\n"), paragraph.split("\n")
    first = next(place for place, line in enumerate(lines) if bare(line) == bare(new[0]))
    last = first + 1
    is_key = lines[first].endswith(":")
    while last < len(lines) and lines[last] and (not is_key or lines[last].startswith(" ")):
        last += 1
    return "\n".join([*lines[:first], *new, *lines[last:]])


def edit(path: Path, text: str) -> None:
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        return
    before = path.read_text("utf-8")
    for paragraph in text.rstrip("\n").split("\n\n"):
        before = replaced(before, paragraph)
    path.write_text(before, encoding="utf-8")


def run(line: str, folder: Path) -> str:
    """Run a line as a reader would, and return all that it prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["sh", "-c", line],
        cwd=folder,
        env=os.environ | {"PATH": path, "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


def pattern(lines: list[str]) -> str:
    """What the page shows of an output, as a regular expression."""
    return "".join("(?:.*\n)*?" if line == "…" else f"{re.escape(line.rstrip())}[ ]*\n" for line in lines)


def test_the_page_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "C.UTF-8")
    folder = tmp_path / "reader"
    folder.mkdir()
    for block in blocks():
        if block.title:
            edit(folder / block.title, block.text)
        elif block.sort == "console":
            for step in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
                line, *shown = step.rstrip("\n").split("\n")
                told = run(line, folder)
                assert re.fullmatch(pattern(shown), told), f"line {block.line}: {line}\n{told}"
        else:
            # What is shown of a file is in it.
            assert any(block.text in one.read_text("utf-8") for one in folder.rglob("*.yaml")), f"line {block.line}"


def test_it_shows_every_step() -> None:
    lines = "".join(block.text for block in blocks() if block.sort == "console")

    for command in ("new", "check", "coverage", "quiz", "lock", "export anki", "source map"):
        assert f"viva {command} " in lines, command
