"""The files of the pages: small, whole, for old phones too, with words in both languages and nothing from outside."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from viva import page
from viva.page import squeeze
from viva.words import LANGUAGES, table

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(page.__file__).parent
SOURCES = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.js")}

LOADED = ("player.html", "player.js", "style.css")
BUDGET = 15_000

# Named by what they are about: the kind of a question, how it went, the phase of a turn, a code of the room.
MADE = re.compile(r"(do|went|mark|state|host|sheet)-.+|(read|think|pairs|talk)(-now)?|(paused|closed)-now|accepted")


def packed(name: str) -> int:
    found = page.file(name)
    assert found is not None
    return len(found.packed)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_that_a_phone_loads_is_at_most_15_kilobytes(lang: str) -> None:
    assert sum(packed(name) for name in (*LOADED, f"player.{lang}.json")) <= BUDGET


def test_every_file_that_a_page_names_is_there() -> None:
    named = {
        name
        for html in page.PAGES
        for name in re.findall(r'(?:src|href)="/page/([^"]+)"', (FOLDER / html).read_text("utf-8"))
    }
    assert {name for name in named if page.file(name) is None} == set()
    assert {*page.STYLES, *page.SCRIPTS} <= named


def test_there_are_no_files_but_those() -> None:
    assert page.file("../words/__init__.py") is None
    assert page.file("__init__.py") is None
    modules = {f"{name}.js" for modules in page.SCRIPTS.values() for name in modules}
    assert {*SOURCES} == modules


@pytest.mark.parametrize("room", ["page", "board", "remote"])
def test_every_word_is_said_in_both_languages_and_somewhere(room: str) -> None:
    english, french = (table(lang, room) for lang in LANGUAGES)
    assert english.keys() == french.keys()
    said = "".join(SOURCES.values())
    assert [key for key in english if f'"{key}"' not in said and not MADE.fullmatch(key)] == []


@pytest.mark.parametrize("name", page.WORDS)
def test_every_word_that_is_said_is_there(name: str) -> None:
    found = page.file(f"{name}.en.json")
    assert found is not None
    words = json.loads(found.body)
    said = {
        word
        for module in page.SCRIPTS[f"{name}.js"]
        for word in re.findall(r'say\("([\w-]+)"[,)]', SOURCES[f"{module}.js"])
    }
    assert said - words.keys() == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_word_mentions_is_the_same_in_both_languages(lang: str) -> None:
    for room in ("page", "board", "remote"):
        for key, word in table("en", room).items():
            mentions = [
                set(re.findall(r"\{\w+\}", "".join(one) if isinstance(one, tuple) else one))
                for one in (word, table(lang, room)[key])
            ]
            assert mentions[0] | {"{n}"} == mentions[1] | {"{n}"}, key


@pytest.mark.parametrize(
    "newer", [r"\?\.", r"\?\?", r"\.at\(", r"replaceAll", r"replaceChildren", r"structuredClone", r"#\w+ ="]
)
def test_the_scripts_hold_nothing_newer_than_phones_of_2020(newer: str) -> None:
    assert [name for name, text in SOURCES.items() if re.search(newer, text)] == []


def test_the_pages_name_no_address_outside() -> None:
    for name in page.names():
        found = page.file(name)
        assert found is not None
        named = re.findall(rb"""(?<=["'(])(?:https?:)?//[^"'\s)]+""", found.body)
        assert set(named) <= {b"http://www.w3.org/2000/svg"}  # the name of a language, which nobody fetches


@pytest.mark.node
@pytest.mark.parametrize("name", page.SCRIPTS)
def test_a_squeezed_script_is_still_one(name: str, tmp_path: Path, needs: Callable[[str], str]) -> None:
    found = page.file(name)
    assert found is not None
    (tmp_path / "script.mjs").write_bytes(found.body)
    subprocess.run([needs("node"), "--check", str(tmp_path / "script.mjs")], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("written", "squeezed"),
    [
        ('const a = "b  c // d"; // e', 'const a="b  c // d";'),
        ("return `a  ${b} c`;", "return`a  ${b} c`;"),
        (r"x.replace(/[/] \/ +/g, y / 2);", r"x.replace(/[/] \/ +/g,y/2);"),
        ("if (a) {\n  b();\n}\nelse return c;", "if(a){b()}else return c;"),
        ("f(\n  a,\n  b,\n);", "f(a,b);"),
        ("a + +b - -c;", "a+ +b- -c;"),
    ],
    ids=["string", "template", "pattern", "block", "list", "signs"],
)
def test_squeezing_leaves_what_a_script_says(written: str, squeezed: str) -> None:
    assert squeeze.script(written) == squeezed + "\n"


def test_two_modules_that_call_different_things_by_one_name_are_not_joined() -> None:
    with pytest.raises(ValueError, match="twice"):
        squeeze.joined(["export const twice = 1;\n", 'import { x } from "./y.js";\nfunction twice() {}\n'])
