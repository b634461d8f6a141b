"""From text to the HTML of a field: everything survives, and nothing is obeyed."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viva.bank.text import Emphasis, Link, Math, Node, Strong, flat_tree, parse
from viva.bank.text import escape as escape_marks
from viva.formats.anki.markup import REPLACEMENT, attribute, blanks, clean, escape, inline, plain

HOSTILE = [
    "[/]",
    "<script>alert(1)</script>",
    "\x1b[2J",
    "{{c1::x}}",
    "{{Front}}",
    "日本語",
    "\u202eabc",
    "[sound:a.mp3]",
    "[latex]x[/latex]",
    "[$]x[/$]",
    "[[type:Answer]]",
    "a\x1fb",
    "a\x00b",
    "\ud800",
    "List<String> & a < b",
    "&lt;b&gt;",
    r"\\(x\\)",
    r"\(\<script>alert(1)\</script>\)",
    r"\(\frac{a}{{b}}\)",
    "<!-- x",
    "}}",
    "::",
    'a" onload="alert(1)',
    "`{{c1::x}}` *<b>* **[sound:x]**",
    "[<b>](https://example.org/?a=1&b={{c1::x}})",
    "5,000 " * 800,
]

PIECES = [*"\\`*[]()|{}<>&:c1 ab\n\r'\"é", "https://a.b", r"\(", r"\)", "[[", "{{c1::", "&lt;"]
TEXTS = st.one_of(st.text(st.characters()), st.lists(st.sampled_from(PIECES)).map("".join))


def seen(field: str) -> str:
    """What a reader sees of a field's HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", field.replace("<br>", "\n")))


def shown(text: str) -> str:
    """What a reader should see of a text, TeX still between its signs."""
    return clean("".join(_words(node) for node in parse(text)))


def _words(node: Node) -> str:
    match node:
        case Math(tex):
            return rf"\({tex}\)"
        case Emphasis(inside) | Strong(inside) | Link(inside, _):
            return "".join(_words(inner) for inner in inside)
        case _:
            return flat_tree((node,))


@given(TEXTS)
def test_any_text_survives(text: str) -> None:
    assert seen(inline(text)) == shown(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_survive(text: str) -> None:
    assert seen(inline(text)) == shown(text)


@given(TEXTS)
@example(r"\\(x\\)")
@example("[[type:x]]")
def test_nothing_in_a_text_is_an_order_to_anki(text: str) -> None:
    for field in (inline(text), escape(text), plain(text)):
        assert not re.search(r"\{\{|\}\}|\[|\x1f|\x00", field)
        assert set(re.findall(r"</?(\w*)", field)) <= {"em", "strong", "code", "a", "br", "span"}
        field.encode()


@given(st.text())
def test_tex_that_is_not_meant_is_not_typeset(text: str) -> None:
    r"""MathJax reads ``\(`` in what the browser has unescaped, unless an element stands in it."""
    for opening in (r"\(", r"\["):
        field = escape(text + opening + text)
        assert opening not in html.unescape(field)


def test_tex_that_is_meant_is_typeset() -> None:
    assert inline(r"so \(a < b_{1}\)") == r"so \(a &lt; b_&#123;1&#125;\)"


def test_marks_become_tags() -> None:
    assert inline("*so* **so** `so`\nso") == "<em>so</em> <strong>so</strong> <code>so</code><br>so"


def test_a_link_tells_nobody_where_one_came_from() -> None:
    assert inline('[a](https://b.c/"d)') == '<a href="https://b.c/&quot;d" rel="noopener noreferrer">a</a>'


def test_what_is_no_character_is_seen_to_be_missing() -> None:
    assert inline("a\x1fb\x00\ud800") == f"a{REPLACEMENT}b{REPLACEMENT}{REPLACEMENT}"


@given(st.text())
def test_an_attribute_cannot_be_left(text: str) -> None:
    written = attribute(text)
    assert not re.search(r"[\"'<>\\{}\[]", written)
    assert html.unescape(written) == " ".join(clean(text).split())


def test_all_blanks_of_a_cloze_are_one_card() -> None:
    assert blanks("A [[river|stream]] and *the [[sea]]*.") == "A {{c1::river}} and <em>the {{c1::sea}}</em>."


@given(st.lists(st.text(alphabet=list("ab:{}|]\\c1<&"), min_size=1), min_size=1, max_size=4))
def test_an_answer_cannot_end_its_blank_nor_give_a_hint(answers: list[str]) -> None:
    kept = [answer.strip() for answer in answers if answer.strip()] or ["a"]
    prompt = " ".join(f"[[{escape_marks(answer).replace('|', chr(92) + '|')}]]" for answer in kept)
    found = re.findall(r"\{\{c1::(.*?)\}\}", blanks(prompt))
    assert [html.unescape(one.replace("<span></span>", "")) for one in found] == kept
    assert not any(":" in one or "{" in one or "}" in one for one in found)


def test_tex_in_a_cloze_is_typeset() -> None:
    assert blanks(r"[[a]] \(x < y\)") == r"{{c1::a}} \(x &lt; y\)"


def test_a_field_to_compare_is_one_plain_line() -> None:
    assert plain("Ana\n  *Lima* <b>") == "Ana Lima &lt;b&gt;"
