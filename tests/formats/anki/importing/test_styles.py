"""A dozen decks in the manner of those that people share, each imported, judged by `viva check` and asked."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from viva.asking.present import present
from viva.bank.library import open_deck
from viva.check import check_deck

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.formats.anki.importing.conftest import Importer

pytestmark = pytest.mark.filterwarnings("ignore")  # of genanki, about HTML

ANSWER = "{{FrontSide}}\n\n<hr id=answer>\n\n"
WEB = (
    '<div style="color: rgb(32, 33, 34); font-family: sans-serif; font-size: 14px;"><span lang="EN-US" class="Mso">'
    '<o:p></o:p><b style="box-sizing: inherit;">{}</b><sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]'
    "</a></sup></span></div><!--StartFragment--><p>&nbsp;</p>"
)


def french(made: Importer) -> None:
    """Words with sound, a picture, a sentence, in both directions."""
    fields = ("Word", "Translation", "Sound", "Image", "Sentence")
    sides = (
        ("{{Word}}<br>{{Sound}}", ANSWER + "{{Translation}}<br>{{Image}}<br><i>{{Sentence}}</i>"),
        ("{{Translation}}<br>{{Image}}", ANSWER + "{{Word}}{{Sound}}<br><i>{{Sentence}}</i>"),
    )
    for number in range(20):
        image = f'<img src="w{number}.jpg">' if number % 2 else ""
        values = (f"mot {number}", f"word {number}", f"[sound:w{number}.mp3]", image, f"Voici le mot {number}&nbsp;!")
        made.note(*values, fields=fields, templates=sides, deck="French::5000 words")
    for number in range(1, 20, 2):
        made.medium(f"w{number}.jpg")


def japanese(made: Importer) -> None:
    """Readings above the signs, three cards, pitch in spans."""
    fields = ("Expression", "Reading", "Meaning", "Pitch")
    sides = (
        ("<span class=jp>{{Expression}}</span>", ANSWER + "{{furigana:Reading}}<br>{{Meaning}}<br>{{Pitch}}"),
        ("{{Meaning}}", ANSWER + "{{furigana:Reading}}"),
        ("{{#Pitch}}{{kana:Reading}}{{/Pitch}}", ANSWER + "{{Pitch}}"),
    )
    for number, (word, reading) in enumerate(
        [("食べる", "食[た]べる"), ("日本語", " 日本語[にほんご]"), ("猫", "猫[ねこ]")]
    ):
        pitch = '<span style="border-top: 1px solid">た</span>べる' if number else ""
        made.note(word, reading, f"meaning {number}", pitch, fields=fields, templates=sides, deck="日本語::N5")


def medicine(made: Importer) -> None:
    """Overlapping clozes with pictures and extra fields, tags by the hundred."""
    fields = ("Text", "Extra", "Lecture", "Pixorize")
    sides = (("{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}<div id=lecture>{{hint:Lecture}}</div>{{Pixorize}}"),)
    tags = [f"#AK_Step1_v12::#B&B::{number:02}_Biochem::{number}_Topic" for number in range(150)]
    for number in range(10):
        text = (
            f"The {{{{c1::<b>enzyme {number}</b>}}}} makes {{{{c2::product {number}::what?}}}} in the"
            f' {{{{c3::liver}}}}<div><img src="paste-{number}.png"></div>'
        )
        made.medium(f"paste-{number}.png")
        made.note(
            text, "<u>Note</u>: V<sub>max</sub>", fields=fields, templates=sides, cloze=True, tags=tags, deck="AnKing"
        )


def occlusions(made: Importer) -> None:
    """Pictures with covered parts, as Anki itself makes them."""
    fields = ("Occlusion", "Image", "Header", "Back Extra", "Comments")
    front = (
        '{{#Header}}<div>{{Header}}</div>{{/Header}}<div style="display: none">{{cloze:Occlusion}}</div>'
        '<div id="image-occlusion-container">{{Image}}<canvas id="image-occlusion-canvas"></canvas></div>'
    )
    for number in range(4):
        shape = f"{{{{c1::image-occlusion:rect:left=.{number}:top=.1:width=.2:height=.1:oi=1}}}}"
        made.note(shape, "<img src=a.png>", "Arm", fields=fields, templates=((front, front),), cloze=True)


def exam(made: Importer) -> None:
    """Multiple choice as an add-on has it, assembled by a script."""
    fields = ("Question", "Title", "QType (0=kprim,1=mc,2=sc)", "Q_1", "Q_2", "Q_3", "Q_4", "Q_5", "Answers", "Sources")
    front = (
        "<h3>{{Title}}</h3><p>{{Question}}</p><table id=qtable></table><div hidden id=Q_1>{{Q_1}}</div>"
        "<script>f()</script>"
    )
    for number in range(6):
        bits = " ".join("1" if place == number % 4 else "0" for place in range(4))
        values = (f"Question {number}?", "Exam", "2", "one", "two", "three", "four", "", bits, "Book")
        made.note(*values, fields=fields, templates=((front, ANSWER + "{{Sources}}"),), name="AllInOne")


def mathematics(made: Importer) -> None:
    """TeX in every way that Anki has had."""
    made.note(r"[latex]$\int_0^1 x\,dx$[/latex] = ?", r"[$]\frac{1}{2}[/$]")
    made.note(r"\(e^{i\pi}\) is", r"\[-1\]", tags=["euler"])
    made.note(r'<anki-mathjax block="true">\sum_{k=1}^n k</anki-mathjax>', r"\(\frac{n(n+1)}{2}\)")
    made.note(r"If \(a &lt; b\) and \(b &lt; c\) then?", r"\(a &lt; c\)")
    made.note(r"[latex]\begin{align*} a &amp;= b \\ c &amp;= d \end{align*}[/latex]", "two lines")


def right_to_left(made: Importer) -> None:
    """Arabic and Hebrew, with marks of direction."""
    side = ('<div dir="rtl" class="arabic">{{Front}}</div>', ANSWER + '<div dir="rtl">{{Back}}</div>')
    made.note("كِتَاب", "book", templates=(side,), deck="العربية").note(
        "\u200fשמש\u200f", "sun", templates=(side,), deck="עברית"
    )


def from_the_web(made: Importer) -> None:
    """Whole paragraphs pasted from web pages and from Word."""
    for number in range(5):
        made.note(
            WEB.format(f"Front {number}") * 3, WEB.format("Back") * 40 + "<table><tr><td>a</td><td>b</td></tr></table>"
        )


def holes(made: Importer) -> None:
    """Empty fronts, empty backs, notes without a cloze."""
    made.note("", "x").note("<br>", "y").note("a", "").note("&nbsp;", "&nbsp;").note("fine", "yes")
    made.note("nothing hidden", fields=("Text", "Extra"), templates=(("{{cloze:Text}}", "{{cloze:Text}}"),), cloze=True)


def twins(made: Importer) -> None:
    """One front in many notes, guids that come twice."""
    for number in range(12):
        made.note("Define:", f"meaning {number}", guid=f"g{number // 2}")


def capitals(made: Importer) -> None:
    """Geography with flags, several templates and hints, under one deck with many below."""
    fields = ("Country", "Capital", "Flag", "Hint")
    sides = (
        ("{{Country}}<br>{{hint:Hint}}", ANSWER + "{{Capital}}"),
        ("{{Capital}}", ANSWER + "{{Country}}"),
        ("{{Flag}}", ANSWER + "{{Country}}"),
    )
    for number, continent in enumerate(["Europe", "Asia", "Africa"] * 4):
        made.medium(f"f{number}.svg", b"<svg/>")
        flag = f'<img src="f{number}.svg" />'
        made.note(
            f"Land {number}",
            f"City {number}",
            flag,
            "by the sea",
            fields=fields,
            templates=sides,
            deck=f"Geo::{continent}",
        )


def programming(made: Importer) -> None:
    """Code with all the signs that mean something to somebody."""
    made.note(
        "<pre><code>List&lt;String&gt; a = b[0] * c;\nx = `y`</code></pre>",
        "<code>a[i][[j]]</code> &amp;&amp; <b>**</b>",
    )
    made.note("std::vector&lt;int&gt;::iterator", "C:\\dir\\*.txt # comment: yes")
    made.note(
        "{{c1::std::vector::type}}",
        fields=("Text", "Extra"),
        templates=(("{{cloze:Text}}", "{{cloze:Text}}"),),
        cloze=True,
    )


def typed(made: Importer) -> None:
    """Spelling to type, and clozes to type."""
    made.note(
        "Capital of Peru", "Lima", templates=(("{{Front}}\n{{type:Back}}", "{{Front}}\n<hr id=answer>\n{{type:Back}}"),)
    )
    side = ("{{cloze:Text}}\n{{type:cloze:Text}}", "{{cloze:Text}}\n{{type:cloze:Text}}")
    made.note("Lima is in {{c1::Peru}}", fields=("Text", "Extra"), templates=(side,), cloze=True)


DECKS: list[tuple[Callable[[Importer], None], tuple[int, int, int, int], int]] = [
    (french, (20, 0, 20, 0), 40),
    (japanese, (3, 3, 0, 0), 8),
    (medicine, (10, 10, 0, 0), 30),
    (occlusions, (4, 0, 0, 4), 0),
    (exam, (6, 0, 0, 6), 0),
    (mathematics, (5, 5, 0, 0), 5),
    (right_to_left, (2, 2, 0, 0), 2),
    (from_the_web, (5, 0, 5, 0), 5),
    (holes, (6, 1, 0, 5), 1),
    (twins, (12, 12, 0, 0), 12),
    (capitals, (12, 12, 0, 0), 36),
    (programming, (3, 3, 0, 0), 3),
    (typed, (2, 2, 0, 0), 2),
]


@pytest.mark.parametrize(("fill", "counts", "questions"), DECKS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_shared_deck_is_imported_sound_and_can_be_asked(
    made: Importer, fill: Callable[[Importer], None], counts: tuple[int, int, int, int], questions: int
) -> None:
    fill(made)
    found = made.run()

    assert found.counts == counts
    assert len(found.entries) == questions
    if found.intake.folder is None:
        return
    deck = open_deck(found.folder)
    # One front with twelve backs is what its author made of it, and what they have to mend.
    allowed = {"two-backs"} if fill is twins else set()
    assert {finding.code for finding in check_deck(deck) if finding.severity == "error"} == allowed
    for ref in deck.file.banks:
        for question in deck.bank(ref.file, "en").questions:
            assert present(question, Random(1)).prompt
