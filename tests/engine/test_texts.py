"""Texts that mean no harm, and texts that do, on the cards of the real Anki."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from viva.bank.deck import Bank, Home, Question
from viva.bank.heads import BankHead
from viva.bank.kinds import Card, Choice, Cloze, Distractor, Match, Order, Pair, Typed
from viva.formats import export_bank

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.engine.conftest import Anki

pytestmark = [
    pytest.mark.engine,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

HOSTILE = {
    "rich-markup": "[/]",
    "script": "<script>alert(1)</script>",
    "script-end": "</script><script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "cloze": "{{c1::x}}",
    "field": "{{Front}} {{FrontSide}}",
    "japanese": "日本語",
    "right-to-left": "שלום עולם",
    "long": " ".join(["word"] * 1000),
    "sound": "[sound:a.mp3]",
    "speech": "[anki:tts lang=en_US]x[/anki:tts]",
    "latex": "[latex]x[/latex] [$]x[/$] [$$]x[/$$]",
    "type": "[[type:Answer]]",
    "comment": "<!-- x",
    "braces": "}} {{ ::",
    "quotes": '" onload="alert(1) \'',
    "generic": "List<String> a < b",
}
SPOILED = {"escape": ("\x1b[2J", "\ufffd[2J"), "separator": ("a\x1fb", "a\ufffdb"), "nothing": ("a\x00b", "a\ufffdb")}


@pytest.fixture
def export(tmp_path: Path, apkg: Path) -> Callable[..., None]:
    def write(*contents: Any) -> None:  # noqa: ANN401 - any kind
        path = tmp_path / "loose.en.yaml"
        home = Home(deck="path:/x", bank="loose", lang="en", title="Loose", path=path)
        questions = tuple(Question(content, home, content) for content in contents)
        export_bank(Bank(path, BankHead(viva=1, lang="en", title="Loose"), home, questions, ""), "anki", apkg)

    return write


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        *((escaped, text) for text in HOSTILE.values() for escaped in [re.sub(r"([\\`*\[\]])", r"\\\1", text)]),
        *SPOILED.values(),
    ],
    ids=[*HOSTILE, *SPOILED],
)
def test_a_text_is_a_text_wherever_it_stands(
    anki: Anki, apkg: Path, export: Callable[..., None], given: str, shown: str
) -> None:
    shown = " ".join(shown.split())
    raw = shown if "\ufffd" not in shown else given
    blank = re.sub(r"([\\|\]])", r"\\\1", raw)
    export(
        Choice(
            id="choice", prompt=given, answer=given, wrong=(Distractor(text="b" + given, because=given),), explain=given
        ),
        Typed(id="typed", prompt=given, answer=given, accept=(given + "c",), hints=given),
        Cloze(id="cloze", prompt=f"{given} [[{blank}|{blank}d]]", extra=(raw + "e",)),
        Order(id="order", prompt=given, items=(given, given + "f")),
        Match(id="match", prompt=given, pairs=(Pair(left=given, right=given), Pair(left="g", right=given + "h"))),
        Card(id="card", prompt=given, back=given, reverse=True),
    )
    assert anki.take(apkg) == (6, 0, 0, 0)
    assert anki.is_sound()
    for question_id in ("choice", "typed", "cloze", "order", "match", "card"):
        for card in anki.cards(question_id):
            front, back = card.question(), card.answer()
            assert shown in anki.seen(front), question_id
            assert shown in anki.seen(back), question_id
            assert not card.question_av_tags()
            assert not card.answer_av_tags()
            for side in (front, back):
                body = side.partition("</style>")[2]
                assert "alert(1)" not in "".join(re.findall(r"<[^>]*>", body))
                assert not re.search(r"<img|onerror=\w+\(1\)>|<script>alert|latex\.png|\[anki:play", body)
                assert body.count("[[type:") == (question_id == "typed")
    (typed,) = anki.cards("typed")
    if "\ufffd" not in shown and "[" not in shown and "<" not in shown:
        assert "typeBad" not in anki.col.compare_answer(typed.note()["Answer"], shown)


@pytest.mark.parametrize("text", ["}} {{ ::", "a}", "{a", "hard::to guess", "{{c2::x}}", "[a]", "<b> & c", "a:", "}}"])
def test_the_answer_of_a_blank_is_hidden_whole_and_shown_whole(
    anki: Anki, apkg: Path, export: Callable[..., None], text: str
) -> None:
    escaped = re.sub(r"([\\|\[\]])", r"\\\1", text)
    export(Cloze(id="cloze", prompt=f"Of [[{escaped}]] it is."))
    assert anki.take(apkg) == (1, 0, 0, 0)
    (card,) = anki.cards("cloze")
    assert anki.seen(card.question()) == "Of [...] it is."
    assert anki.seen(card.answer()) == f"Of {text} it is."


def test_half_a_character_is_replaced(anki: Anki, apkg: Path, export: Callable[..., None]) -> None:
    """The reader lets none in; a program may make one."""
    export(Typed(id="typed", prompt="\ud800x", answer="\udfff"), Card(id="card", prompt="\ud800x", back="b"))
    assert anki.take(apkg) == (2, 0, 0, 0)
    assert "\ufffdx" in anki.seen(anki.cards("card")[0].question())


@pytest.mark.parametrize(
    "tex", [r"\(x <script>alert(1)</script> y\)", r"\(&lt;script&gt;alert(1)&lt;/script&gt;\)", r"\(\frac{a}{{b}}\)"]
)
def test_tex_is_typeset_and_nothing_in_it_runs(anki: Anki, apkg: Path, export: Callable[..., None], tex: str) -> None:
    export(Card(id="card", prompt=tex, back=tex), Cloze(id="cloze", prompt=f"{tex} [[a]]"))
    assert anki.take(apkg) == (2, 0, 0, 0)
    for question_id in ("card", "cloze"):
        (card,) = anki.cards(question_id)
        for side in (card.question(), card.answer()):
            body = side.partition("</style>")[2]
            assert "<script" not in body
            assert re.search(r"\\\(.*\\\)", body)


def test_tex_that_is_not_meant_is_text(anki: Anki, apkg: Path, export: Callable[..., None]) -> None:
    export(Card(id="card", prompt=r"a \\(x\\)", back="b"), Cloze(id="cloze", prompt=r"a \\(x\\) [[b]]"))
    anki.take(apkg)
    for question_id in ("card", "cloze"):
        (card,) = anki.cards(question_id)
        assert r"\<span></span>(x\)" in card.question()


def test_forty_options_and_a_prompt_of_five_thousand_characters(
    anki: Anki, apkg: Path, export: Callable[..., None]
) -> None:
    prompt = "x" * 5000
    export(Choice(id="forty", prompt=prompt, answer="right", wrong=tuple(f"wrong {n}" for n in range(39))))
    assert anki.take(apkg) == (1, 0, 0, 0)
    (card,) = anki.cards("forty")
    assert prompt in card.question()
    assert card.question().count("<li>") == 40
