r"""Inline text: what is a mark, what is text, and that no text can do harm."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viva.bank.text import (
    MAX_NESTING,
    Blank,
    Break,
    Code,
    Emphasis,
    Link,
    Math,
    Plain,
    Strong,
    Tree,
    answers_of,
    escape,
    filled,
    flat,
    masked,
    parse,
    unmatched,
)

MARKS = st.text("*`[]()\\|ab \n!<{$", max_size=60)
"""Texts of little but marks."""

TEXTS = st.one_of(st.text(max_size=80), MARKS)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("so", (Plain("so"),)),
        ("*so*", (Emphasis((Plain("so"),)),)),
        ("**so**", (Strong((Plain("so"),)),)),
        ("**so *and* so**", (Strong((Plain("so "), Emphasis((Plain("and"),)), Plain(" so"))),)),
        ("`*so*`", (Code("*so*"),)),
        ("`` a ` b ``", (Code("a ` b"),)),
        ("[so](https://x.org)", (Link((Plain("so"),), "https://x.org"),)),
        ("[*so*](https://x.org)", (Link((Emphasis((Plain("so"),)),), "https://x.org"),)),
        ("[so](https://x.org/a_(b))", (Link((Plain("so"),), "https://x.org/a_(b)"),)),
        ("[so](mailto:a@x.org)", (Link((Plain("so"),), "mailto:a@x.org"),)),
        (r"\(x^2\)", (Math("x^2"),)),
        (r"\(\frac{a}{b}\\\)", (Math(r"\frac{a}{b}\\"),)),
        (r"\(a * b * c\)", (Math("a * b * c"),)),
        ("a\nb", (Plain("a"), Break(), Plain("b"))),
        (r"\*so\*", (Plain("*so*"),)),
        (r"\\*so*", (Plain("\\"), Emphasis((Plain("so"),)))),
    ],
    ids=lambda value: ascii(value)[:24] if isinstance(value, str) else "",
)
def test_a_mark_makes_a_node(text: str, tree: Tree) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4",
        "a * b",
        "*so",
        "so*",
        "**so*"[:4],
        "`so",
        "[so]",
        "[so](javascript:alert(1))",
        "[so](/etc/passwd)",
        "[so](data:text/html,x)",
        r"\(x",
        "[[so]]",
        "[red]so[/red]",
        "[@click=app.quit]so[/]",
        "<b>so</b>",
        "&amp;",
        "{{c1::so}}",
        "C:\\dir",
        "a****b",
        "_so_",
        "",
    ],
    ids=ascii,
)
def test_what_is_no_mark_is_text(text: str) -> None:
    assert flat(text) == text


def test_a_star_that_is_not_closed_is_text() -> None:
    assert parse("*a **b** c") == (Plain("*a "), Strong((Plain("b"),)), Plain(" c"))


def test_marks_inside_marks_have_an_end() -> None:
    tree = parse("*a " * 50 + "b" + "*" * 50)
    depth = 0
    while tree and isinstance(tree[-1], Emphasis):
        tree, depth = tree[-1].inside, depth + 1

    assert depth <= MAX_NESTING


@given(TEXTS)
@example("*" * 50)
@example("[" * 50 + "](https://x.org)" * 50)
def test_every_text_is_read(text: str) -> None:
    parse(text)
    parse(text, blanks=True)


@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    kept = [sign for sign in text if sign.isalnum()]
    if "](" not in text:  # an address is no word
        assert [sign for sign in flat(text) if sign.isalnum()] == kept


@given(TEXTS.filter(lambda text: "\r" not in text))
def test_an_escaped_text_is_itself(text: str) -> None:
    assert flat(escape(text)) == text
    assert flat(escape(text), blanks=True) == text


@given(TEXTS)
def test_a_text_without_marks_is_as_it_was(text: str) -> None:
    if not set(text) & set("*`[]\\\r"):
        assert flat(text) == text


HOSTILE = [
    "[[", "[", "\\(", "`", "*", "**", "* ", "a*", "[a](https://", "[[a|", "]]", "\\", "[a](https://x(", "`a``b",
    "*a **b ", "[[a]", "\\(\\", "a]](", "** * ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
@pytest.mark.parametrize("last", ["", "]]", "x"], ids=["open", "closed", "word"])
def test_no_text_takes_long(piece: str, last: str) -> None:
    text = (piece * 20_000)[:20_000] + last
    start = time.process_time()

    for read in (parse, flat, masked, answers_of, unmatched, escape):
        read(text)

    assert time.process_time() - start < 2


def test_runs_of_ticks_of_every_length_do_not_take_long() -> None:
    text = "".join("`" * length + "a" for length in range(1, 200))
    start = time.process_time()

    parse(text)

    assert time.process_time() - start < 2


# Cloze.


@pytest.mark.parametrize(
    ("prompt", "answers"),
    [
        ("A [[word]] here", (("word",),)),
        ("A [[word|term]] here", (("word", "term"),)),
        ("[[a]] and [[b]]", (("a",), ("b",))),
        ("*A [[word]]*", (("word",),)),
        (r"A [[this\|that]]", (("this|that",),)),
        (r"A [[a\]\]b]]", (("a]]b",),)),
        ("A [[a]b]]", (("a]b",),)),
        ("A [[ word | term ]]", (("word", "term"),)),
        ("A [[*word*]]", (("word",),)),
        (r"A [[\*word\*]]", (("*word*",),)),
        (r"A [[\(x^2\)]]", (("x^2",),)),
        ("A [[]] here", ((),)),
        ("A `[[word]]` here", ()),
        (r"A \[[word]] here", ()),
    ],
    ids=ascii,
)
def test_the_blanks_of_a_cloze(prompt: str, answers: tuple[tuple[str, ...], ...]) -> None:
    assert answers_of(prompt) == answers


def test_blanks_are_numbered_in_their_order() -> None:
    assert [node.number for node in parse("[[a]] [[b]]", blanks=True) if isinstance(node, Blank)] == [0, 1]


def test_a_masked_prompt_keeps_all_but_the_answers() -> None:
    assert masked(r"A *[[word|term]]* in `[[code]]` and \[[text]]") == r"A *[[]]* in `[[code]]` and \[[text]]"


ANSWERS = st.lists(
    st.text(st.characters(exclude_characters="|", exclude_categories=("C", "Z")), min_size=1), min_size=1
)


@given(st.lists(ANSWERS, min_size=1, max_size=4))
def test_a_masked_prompt_holds_no_answer(blanks: list[list[str]]) -> None:
    prompt = "".join(f" · [[{'|'.join(escape(answer) for answer in answers)}]]" for answers in blanks)

    assert answers_of(prompt) == tuple(tuple(answers) for answers in blanks)
    assert masked(prompt) == " · [[]]" * len(blanks)
    assert answers_of(masked(prompt)) == ((),) * len(blanks)


@given(MARKS)
def test_masking_and_reading_agree_on_what_is_a_blank(prompt: str) -> None:
    blanks = answers_of(prompt)

    assert answers_of(masked(prompt)) == ((),) * len(blanks)


def test_a_filled_prompt_shows_the_words_and_never_marks_in_them() -> None:
    assert flat(filled("A [[word]] and [[more]]", ("*so*", "[[x]]"))) == "A *so* and [[x]]"


@pytest.mark.parametrize(
    ("prompt", "odd"),
    [
        ("[[a]]", False),
        ("[[a]] [[b", True),
        ("a]] [[b]]", True),
        ("[[a [[b]]", True),
        ("`[[` [[a]]", False),
        (r"\[\[ [[a]] \]\]", False),
        ("[a] [[b]]", False),
    ],
    ids=ascii,
)
def test_a_bracket_that_belongs_to_no_blank(prompt: str, odd: bool) -> None:  # noqa: FBT001 - a column of the table
    assert unmatched(prompt) is odd
