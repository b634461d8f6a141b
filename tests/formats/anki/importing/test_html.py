"""Other people's HTML becomes inline text that reads back as the same words, and nothing of it is obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.bank.text import Break, Code, Emphasis, Link, Math, Node, Plain, Strong, Tree, flat, parse
from viva.formats.anki.importing.html import TooMuchError, plain, read
from viva.formats.anki.markup import inline

TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab *`[]()\\{}<>&\"'|#:=$;\n é日ا—!1"), st.characters(exclude_categories=["Cs", "Cc", "Cn"])
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("<b>x</b> <i>y</i> <u>z</u>", "**x** *y z*"),
        ("<b>x </b>y", "**x** y"),
        ("<b><i>x</i></b>", "**x**"),
        ("a*b*c", r"a\*b\*c"),
        ("2 * 3", "2 * 3"),
        ("[x](https://a.org)", r"\[x\](https://a.org)"),
        ('<a href="https://a.org/b c?d=(1">x</a>', "[x](https://a.org/b%20c?d=%281)"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<div>a<br></div><div>b</div>", "a\nb"),
        ("a<br><br>b", "a\n\nb"),
        ("<p>a</p>\n\n<p>b</p>", "a\nb"),
        ("<ul><li>a</li><li>b</li></ul>c", "• a\n• b\nc"),
        ('<ol start="3"><li>a<li>b</ol>', "3. a\n4. b"),
        ("<table><tr><td>1<td>2<tr><td>3</table>", "1 | 2\n3"),
        ("x<sup>2</sup>, H<sub>2</sub>O, n<sup>k+q</sup>", "x², H₂O, n^(k+q)"),
        ("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "漢字(かんじ)"),
        ("<code>a  `b`</code>", "`` a `b` ``"),
        ("<pre>a\n  b</pre>", "`a\n  b`"),
        (r"\(x^2\) and \[y_1\]", r"\(x^2\) and \(y_1\)"),
        ("<anki-mathjax>a&lt;b</anki-mathjax>", r"\(a<b\)"),
        ("[latex]so $x$[/latex], [$]y[/$] [$$]z[/$$]", r"so \(x\), \(y\) \(z\)"),
        (r"[latex]\begin{displaymath}x\end{displaymath}[/latex]", r"\(x\)"),
        (r"[latex]x^2[/latex] [latex]two words[/latex]", r"\(x^2\) two words"),
        (r"\<span></span>(x\)", r"\\(x\\)"),
        ("Quoi&nbsp;? oui&nbsp; non&nbsp;", "Quoi\u00a0? oui non"),
        ("<script>alert(1)</script>x<style>y{}</style><!-- z -->", "x"),
        ("{{c1::x}} [sound:a.mp3]y", "{{c1::x}} y"),
        ('<span style="color:red" onclick="x()">a</span>', "a"),
        ("a\x00b\ud800c\u2028d", "a\ufffdb\ufffdc d"),
        ("<svg><script>x</script></svg><math><mi>y</mi></math>z", "z"),
        ("", ""),
        ("<br>&nbsp;<div></div>", ""),
    ],
)
def test_html_becomes_inline_text(html: str, text: str) -> None:
    assert read(html).text == text


def test_what_has_no_place_in_a_text_is_told() -> None:
    found = read('[sound:a.mp3]<img src="a%20b.png" alt="A b"><img src="data:x"><iframe></iframe><a href="x.pdf">x</a>')

    assert found.text == "x"
    assert found.pictures == [("a b.png", "A b")]
    assert set(found.lost) == {"sound-dropped", "picture-embedded", "embedded-dropped", "link-dropped"}


def test_plain_words_have_no_marks_and_stand_on_one_line() -> None:
    assert plain("<b>two</b><br>*lines*&nbsp;\\(x\\) <img src=a>") == "two *lines* x"


@given(TEXTS)
def test_what_we_write_ourselves_reads_back_as_the_same_text(text: str) -> None:
    assert tidy(parse(read(inline(text)).text)) == tidy(parse(text))


@given(TEXTS)
def test_what_anybody_may_have_typed_reads_back_as_the_same_words(words: str) -> None:
    typed = (
        words.replace("&", "&amp;").replace("<", "&lt;").replace("\\", "\\<span></span>").replace("[", "[<span></span>")
    )

    assert " ".join(flat(read(typed).text).split()) == " ".join(words.split())


@given(st.text(st.sampled_from("<>/=\"' abip!-[]&;\\(){}c1:$\n"), max_size=200))
def test_no_html_is_an_error_nor_leaves_a_tag(html: str) -> None:
    found = read(html).text

    assert read(inline(found)).text is not None
    assert "\x02" not in found


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "".join(f"<b id={number}>" for number in range(190)) + "<p>x" * 20_000,
        "x" * 500_001 + "<",
        '<div a="<">' * 50_000,
    ],
)
def test_html_that_would_keep_a_parser_busy_is_refused(html: str) -> None:
    with pytest.raises(TooMuchError):
        read(html)


@pytest.mark.parametrize(
    "piece", ["<", "\\(", "[latex]", "[sound:", "[anki:tts]", "&", "*a", "`", "<!--", "[$]", "{{c1::"]
)
def test_no_field_takes_long_whatever_is_repeated_in_it(piece: str) -> None:
    assert read(piece * 20_000) is not None  # with the square of it, this would take minutes


def tidy(tree: Tree) -> list[object]:
    """A tree as nobody could tell it from another: spaces joined, those that no eye sees left out."""
    return shorten(list(walk(tree, ())))


def walk(tree: Tree, marks: tuple[str, ...]):  # type: ignore[no-untyped-def]
    for node in tree:
        yield from pieces(node, marks)


def pieces(node: Node, marks: tuple[str, ...]):  # type: ignore[no-untyped-def]
    match node:
        case Plain(text):
            yield from ((sign, marks) for sign in text)
        case Code(text):
            yield from ((sign, (*marks, "code")) for sign in " ".join(text.split()))
        case Math(tex):
            yield (" ".join(tex.split()), (*marks, "math"))
        case Break():
            yield ("\n", ())
        case Emphasis(inside) | Strong(inside):
            yield from walk(inside, marks)
        case Link(inside, address):
            yield from walk(inside, (*marks, address))


def shorten(found: list[tuple[str, tuple[str, ...]]]) -> list[object]:
    kept: list[tuple[str, tuple[str, ...]]] = []
    for sign, marks in found:
        bare = (" ", ()) if sign.isspace() and sign != "\n" else (sign, marks)
        if bare[0] == " " and (not kept or kept[-1][0] in {" ", "\n"}):
            continue
        if bare[0] == "\n":
            while kept and kept[-1][0] == " ":
                kept.pop()
            if not kept:
                continue
        kept.append(bare)
    while kept and kept[-1][0] in {" ", "\n"}:
        kept.pop()
    return list(kept)
