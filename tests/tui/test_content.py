"""Lines are broken where people break them, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from viva.tui.content import ACCENT, MUTED, Block, Labelled, lay, plain, rich, unbroken, wrap


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in wrap(Content(text), width)]


def test_no_break_spaces_hold_french_signs_to_their_words() -> None:
    assert lines("Que veut-il dire\u00a0?", 17) == ["Que veut-il", "dire\u00a0?"]


def test_wide_characters_break_anywhere_but_before_a_full_stop() -> None:
    assert lines("日本語日本語。", 6) == ["日本語", "日本", "語。"]


@given(st.text(alphabet="ab \n日本\u00a0é語。wide", max_size=200), st.integers(2, 30))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: int) -> None:
    broken = lines(text, width)
    assert all(cell_len(line) <= width for line in broken)
    assert "".join(broken).replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_styles_survive_wrapping() -> None:
    styled = rich("one **two** three")
    pieces = wrap(styled, 5)
    assert [piece.plain for piece in pieces] == ["one", "two", "three"]
    assert [bool(piece.spans) for piece in pieces] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*so* **so** `so`", "so so so"),
        ("[Viva](https://viva.example)", "Viva (https://viva.example)"),
        (r"\(x^2\)", "x^2"),
        (r"\*so\*", "*so*"),
        ("one\ntwo", "one\ntwo"),
    ],
)
def test_markdown_lite_is_drawn_from_its_tree(text: str, shown: str) -> None:
    assert rich(text).plain == shown


def test_blanks_are_filled_with_what_is_given() -> None:
    assert rich("A [[]] and [[]].", blanks=[plain("1"), plain("2", MUTED)]).plain == "A 1 and 2."


def test_a_paragraph_hangs_from_its_lead() -> None:
    block = Block(Content("one two three"), plain("a  ", ACCENT))
    assert lay([block], 12).plain == "a  one two\n   three"


def test_in_too_little_room_it_goes_below_its_lead() -> None:
    assert lay([Block(Content("one two"), plain("a lead  "))], 10).plain == "a lead\n  one two"


def test_a_label_runs_on_under_its_rule() -> None:
    assert lay([Labelled(Content("Label"), Content("one two"))], 12).plain == "▏ Label  one\n▏ two"


def test_unbroken_text_moves_as_one() -> None:
    assert [line.plain for line in wrap(Content("aa ") + unbroken(Content("b c")), 4)] == ["aa", "b\u00a0c"]
