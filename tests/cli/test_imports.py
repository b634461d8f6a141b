"""What a line loads: every start waits for its imports, so nobody waits for another's."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {"textual", "rich", "yaml", "msgspec", "genanki", "rapidfuzz", "sqlite3", "starlette", "uvicorn", "viva.tui"}


def loaded(*arguments: str, given: str = "") -> set[str]:
    """Return the modules that a line has loaded when it ends, in a process of its own."""
    code = """
import sys, json
from viva.cli.main import run
try:
    run(sys.argv[1:])
finally:
    print("\\n" + json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], input=given, capture_output=True, text=True, timeout=60, check=False
    )
    return set(json.loads(ran.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "line", ["--help", "--version", "quiz --help", "decks --help", "host --help", "room --help", "completion bash"]
)
def test_help_and_version_load_nothing_heavy(line: str) -> None:
    assert loaded(*line.split()) & HEAVY == set()


def test_the_plain_mode_loads_no_screen() -> None:
    found = loaded("quiz", "alibaba-covid/fund", "--plain", given=":k\n")

    assert "viva.plain.run" in found
    assert found & {"textual", "rich", "viva.tui", "genanki", "viva.formats"} == set()


@pytest.mark.parametrize("line", ["decks", "check alibaba-covid", "schema"])
def test_looking_and_checking_load_no_screen_and_no_format(line: str) -> None:
    assert loaded(*line.split()) & {"textual", "rich", "genanki", "viva.tui"} == set()


@pytest.mark.parametrize("line", ["room list", "quiz alibaba-covid/fund --plain", "nonsense"])
def test_who_opens_no_class_loads_no_server(line: str) -> None:
    assert loaded(*line.split()) & {"starlette", "uvicorn", "segno"} == set()


def test_an_export_loads_its_format_and_no_screen() -> None:
    found = loaded("export", "anki", "alibaba-covid", "--dry-run")

    assert "viva.formats.anki" in found
    assert found & {"textual", "rich", "viva.tui", "viva.plain"} == set()


@pytest.mark.parametrize(
    ("module", "only"), [("textual", "viva.tui"), ("genanki", "viva.formats.anki"), ("uvicorn", "viva.room")]
)
def test_importing_any_other_room_does_not_load(module: str, only: str) -> None:
    code = """
import importlib, json, pkgutil, sys

def modules(name):
    yield name
    for one in pkgutil.iter_modules(getattr(importlib.import_module(name), "__path__", ()), name + "."):
        if one.name not in {sys.argv[2], "viva.__main__"}:
            yield from modules(one.name)

count = len(list(modules("viva")))
print(json.dumps([count, sys.argv[1] in sys.modules]))
"""
    ran = subprocess.run(
        [sys.executable, "-c", code, module, only], capture_output=True, text=True, timeout=60, check=True
    )

    count, has_it = json.loads(ran.stdout)
    assert count > 50
    assert not has_it


def test_a_class_without_phones_loads_no_server() -> None:
    code = """
import json, sys
import viva.cli.commands.host, viva.cli.lesson, viva.room.desk, viva.room.opening, viva.tui.host
print(json.dumps(sorted(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)

    assert set(json.loads(ran.stdout)) & {"starlette", "uvicorn", "http.client", "segno", "viva.room.net"} == set()
