"""Inline text as plain text, and any text made safe to show."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.render.plain import one_line, plain
from viva.render.safe import visible


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a *b* **c** `d`", "a b c d"),
        ("**a *b* c**", "a b c"),
        (r"\(x^2\) and 2 * 3", "x^2 and 2 * 3"),
        ("[a *page*](https://example.org/x)", "a page (https://example.org/x)"),
        ("[https://example.org](https://example.org)", "https://example.org"),
        ("one\ntwo", "one\ntwo"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("[/] [@click=app.quit]x[/] {{c1::x}}", "[/] [@click=app.quit]x[/] {{c1::x}}"),
        ("日本語 שלום", "日本語 שלום"),
        ("\x1b[2J", "␛[2J"),
    ],
)
def test_marks_are_left_out_and_text_is_left_alone(written: str, read: str) -> None:
    assert plain(written) == read


def test_blanks_are_numbered_and_hold_no_answer() -> None:
    assert plain("A [[]] and a [[]].", blanks=True) == "A [1] and a [2]."
    assert plain("A [[river|stream]].", blanks=True) == "A [1]."


def test_on_one_line_there_is_no_other_line() -> None:
    assert one_line("a\n  b\tc\u2028d") == "a b c\ufffdd"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "␛[31m"),
        ("\x00\x07\x08\r\x1f", "␀␇␈␍␟"),
        ("\x7f", "␡"),
        ("\x9b31m\x85", "\ufffd31m\ufffd"),
        ("a\tb", "a    b"),
        ("a\nb", "a\nb"),
        ("\u2028\u2029\ufeff", "\ufffd\ufffd\ufffd"),
        ("\ud800\udcff", "\ufffd\ufffd"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("\u2066a\u2069\u200e\u200f\u061c", "a"),
        ("é 日本語 שלום 👩‍🔬 ’ \u00a0", "é 日本語 שלום 👩‍🔬 ’ \u00a0"),
    ],
)
def test_controls_are_shown_and_never_obeyed(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
def test_no_text_whatever_leaves_a_control_behind(text: str) -> None:
    for said in (visible(text), plain(text), one_line(text), plain(text, blanks=True)):
        left = {sign for sign in said if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}} - {"\n"}
        assert left == set()
        assert not {"\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068"} & set(said)


@given(st.text())
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)
