"""Templates, style and script: what they may hold, since every program of the Anki family must take them."""

from __future__ import annotations

import re
import subprocess

import pytest
from textual.color import Color

from viva.formats.anki.look import script, style
from viva.formats.anki.models import CHOICE, MATCH, NOTE_TYPES, ORDER, model
from viva.tui.themes import CONTRAST, contrast

SIDES = [side[which] for one in NOTE_TYPES for side in model(one).templates for which in ("qfmt", "afmt")]


def test_no_look_loads_anything() -> None:
    for text in (*SIDES, *(style(one) for one in NOTE_TYPES)):
        for word in ("http", "@import", "url(", "src=", "fetch", "import(", "XMLHttpRequest"):
            assert word not in text


def test_a_script_takes_texts_for_texts() -> None:
    for word in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "Function", "setTimeout"):
        assert word not in script()


def test_only_what_is_played_has_a_script_and_it_is_the_same_for_all() -> None:
    for one in NOTE_TYPES:
        for side in model(one).templates:
            for which in ("qfmt", "afmt"):
                scripts = re.findall(r"<script>\n(.*?)</script>", side[which], re.DOTALL)
                assert scripts == ([script()] if one in {CHOICE, ORDER, MATCH} else [])


def test_nothing_in_a_script_is_a_field_to_anki() -> None:
    assert not re.search(r"\{\{|\}\}|</|<!--", script())


@pytest.mark.node
def test_a_web_view_of_2017_reads_the_script() -> None:
    check = (
        "const {parse} = require('internal/deps/acorn/acorn/dist/acorn');"
        "parse(require('fs').readFileSync(0, 'utf8'), {ecmaVersion: 2017})"
    )
    for text, fine in ((script(), True), ("a?.b", False), ("try {} catch {}", False)):
        run = subprocess.run(
            ["node", "--expose-internals", "-e", check], input=text, text=True, capture_output=True, check=False
        )
        assert (run.returncode == 0) == fine, run.stderr


def test_a_web_view_of_2017_knows_what_the_script_calls() -> None:
    for word in ("replaceAll", ".at(", ".flat", "matchAll", "fromEntries", "replaceChildren", "allSettled"):
        assert word not in script()


def test_a_web_view_of_2017_knows_the_style_or_finds_its_own_name_for_it_beside() -> None:
    for one in NOTE_TYPES:
        sheet = re.sub(r"/\*.*?\*/", "", style(one), flags=re.DOTALL)
        assert not re.search(r"[\s;]gap:|inset:|:has\(|:is\(|:where\(|clamp\(|min\(|max\(|:focus-visible", sheet)
        for block in sheet.split("}"):
            for kind, end in re.findall(r"[\s;](margin|padding|border)-inline-(start|end)", block):
                assert f"-webkit-{kind}-{end}:" in block


def test_nothing_moves() -> None:
    for one in NOTE_TYPES:
        assert not re.search("transition|animation|transform|smooth", style(one))


@pytest.mark.parametrize("which", [0, 1], ids=["day", "night"])
def test_every_ink_can_be_read_on_every_ground(which: int) -> None:
    inks = dict(re.findall(r"--(\w+): (#\w{6})", style(CHOICE).split("}")[which]))
    grounds = [Color.parse(inks.pop(name)) for name in ("paper", "surface", "picked")]
    assert inks.pop("line")
    assert set(inks) == {"ink", "soft", "accent", "right", "wrong", "partly"}
    for name, ink in inks.items():
        assert all(contrast(Color.parse(ink), ground) >= CONTRAST for ground in grounds), name
