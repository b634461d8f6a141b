"""What we export, taken in by the real Anki: nothing else can say that it is right."""

from __future__ import annotations

import html
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from viva.asking.reveal import (
    RevealedBlanks,
    RevealedCard,
    RevealedNumber,
    RevealedOptions,
    RevealedOrder,
    RevealedPairs,
    RevealedPoints,
    RevealedText,
    RevealedTruth,
    reveal,
)
from viva.bank.deck import Bank, Home, Question
from viva.bank.heads import BankHead
from viva.bank.kinds import Card, Choice, Cloze, Distractor, Match, Order, Pair, Typed
from viva.bank.library import open_deck, shipped_decks
from viva.bank.locking import lock_deck
from viva.bank.text import flat
from viva.formats import export_bank, export_deck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from anki.cards import Card as AnkiCard
    from anki.collection import Collection

    from viva.bank.deck import Deck

pytestmark = [
    pytest.mark.engine,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

KINDS = Path(__file__).parent.parent / "formats" / "kinds"
SHIPPED = shipped_decks() / "alibaba-covid"

Import = tuple[int, int, int, int]


class Anki:
    """A collection, as somebody has it."""

    def __init__(self, path: Path) -> None:
        from anki.collection import Collection

        self.col: Collection = Collection(str(path))

    def take(self, apkg: Path, *, update: int = 0) -> Import:
        """Import with what the dialog starts with: how many notes are new, updated, the same, in conflict.

        ``update`` is the dialog's "update notes": 0 for "if newer", 1 for "always".
        """
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

        options = ImportAnkiPackageOptions(
            merge_notetypes=False,
            update_notes=update,  # type: ignore[arg-type]
            update_notetypes=0,  # type: ignore[arg-type]
            with_scheduling=False,
            with_deck_configs=False,
        )
        log = self.col.import_anki_package(ImportAnkiPackageRequest(package_path=str(apkg), options=options)).log
        return len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)

    def cards(self, question_id: str, lang: str = "en") -> list[AnkiCard]:
        found = self.col.find_cards(f'"ID:*/{question_id}" Lang:{lang}')
        return sorted((self.col.get_card(number) for number in found), key=lambda card: card.ord)

    def names(self) -> set[str]:
        return {deck.name for deck in self.col.decks.all_names_and_ids()} - {"Default"}

    def is_sound(self) -> bool:
        """Nothing empty, nothing to mend, and every number that Anki computes is what we had computed."""
        assert self.col.db is not None
        query = "select sfld, csum, flds from notes order by id"
        before = self.col.db.all(query)
        report, fine = self.col.fix_integrity()
        return (
            not self.col.get_empty_cards().notes
            and fine
            and "\n" not in report.strip()
            and before == self.col.db.all(query)
        )


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    mine = Anki(tmp_path / "collection.anki2")
    yield mine
    mine.col.close()


@pytest.fixture
def apkg(tmp_path: Path) -> Path:
    return tmp_path / "a.apkg"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KINDS, tmp_path / "kinds"))


def seen(side: str) -> str:
    """What one reads on a side of a card, one space between words."""
    side = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", side, flags=re.DOTALL)
    return " ".join(
        html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</?(bdi|em|strong|code|span)\b[^>]*>", "", side))).split()
    )


def words(text: str) -> str:
    return " ".join(flat(text).split())


def answers(question: Question) -> list[str]:
    """What the back of a question's card must hold."""
    answer = reveal(question).answer
    match answer:
        case RevealedOptions(options):
            return [text for one in options for text in (one.text, one.because) if text]
        case RevealedTruth():
            return []
        case RevealedText(text, accept):
            return [text, *accept]
        case RevealedNumber(text):
            return [text]
        case RevealedBlanks(_, blanks):
            return [text for blank in blanks for text in blank.answers]
        case RevealedOrder(items):
            return [one.text for one in items]
        case RevealedPairs(pairs, extra):
            return [text for one in pairs for text in (one.left, one.right)] + list(extra)
        case RevealedCard(front, back):
            return [front, back]
        case RevealedPoints(points):
            return [one.text for one in points]


def check_cards(anki: Anki, deck: Deck, lang: str) -> int:
    """Hold every card of a deck to its question; return how many notes there should be."""
    for question in deck.questions(lang):
        told = reveal(question)
        cards = anki.cards(question.id, lang)
        both = isinstance(question.content, Card) and question.content.reverse
        assert len(cards) == (2 if both else 1), question.id
        front, back = (cards[0].question(), cards[0].answer())
        if question.kind == "cloze":
            assert "[...]" in seen(front)
            assert "[...]" not in seen(back)
        else:
            assert words(question.prompt) in seen(front), question.id
        for text in (*answers(question), told.explain or "", *(one.gist for one in told.passages)):
            assert words(text) in seen(back), (question.id, text)
        for entry in told.elsewhere:
            assert words(entry.says) in seen(back)
            assert f'href="{html.escape(entry.address)}"' in back
        if both:
            assert answers(question)[1] in seen(cards[1].question())
            assert answers(question)[0] not in seen(cards[1].question())
            assert answers(question)[0] in seen(cards[1].answer())
    return sum(1 for _ in deck.questions(lang))


# A deck of every kind.


def test_every_question_becomes_a_note_and_every_card_holds_its_question_and_answer(
    anki: Anki, folder: Path, apkg: Path
) -> None:
    deck = open_deck(folder)
    export_deck(deck, "anki", apkg, langs=["en", "fr"], discuss=True)
    taken = anki.take(apkg)
    assert taken == (check_cards(anki, deck, "en") + check_cards(anki, deck, "fr"), 0, 0, 0)
    assert anki.names() == {"Kinds", "Kinds::1 All", "Kinds::2 More", "Genres", "Genres::1 Tous"}
    assert anki.is_sound()


def test_the_right_options_of_a_card_are_in_its_key(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    anki.take(apkg)
    (card,) = anki.cards("a-select")
    options = re.findall("<li><bdi>(.*?)</bdi></li>", card.question())
    key = re.search('data-key=",(.*?),"', card.answer())
    assert key is not None
    assert {options[int(place) - 1] for place in key[1].split(",")} == {"The Nile", "The Rhône"}
    assert "data-key" not in card.question().partition("</style>")[2]


def test_a_second_import_changes_nothing(anki: Anki, folder: Path, apkg: Path) -> None:
    deck = open_deck(folder)
    export_deck(deck, "anki", apkg)
    first = anki.take(apkg)
    export_deck(open_deck(folder), "anki", apkg)
    assert anki.take(apkg) == (0, 0, first[0], 0)


def test_an_edited_question_updates_its_note_and_no_other(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    new, *_ = anki.take(apkg)
    (mine,) = anki.cards("a-claim")
    note = mine.note()
    note["Explanation"] = "my own words"
    anki.col.update_note(note)
    anki.col.sched.answerCard(_started(anki, "a-choice"), 3)
    before = _history(anki)
    for path in folder.glob("*.en.yaml"):
        path.write_text(path.read_text("utf-8").replace("rivers", "streams"), "utf-8")
    export_deck(open_deck(folder), "anki", apkg, changed={("a-choice", "en"): datetime(2026, 5, 1, tzinfo=UTC)})
    assert anki.take(apkg) == (0, 1, new - 1, 0)
    (changed,) = anki.cards("a-choice")
    assert "Where do streams end?" in seen(changed.question())
    assert "Which are rivers?" in seen(anki.cards("a-select")[0].question())
    assert "my own words" in seen(anki.cards("a-claim")[0].answer())
    assert _history(anki) == before


def test_without_a_newer_moment_no_edit_arrives_not_even_when_told_always(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    new, *_ = anki.take(apkg)
    path = folder / "all.en.yaml"
    path.write_text(path.read_text("utf-8").replace("Where do rivers", "Where do streams"), "utf-8")
    export_deck(open_deck(folder), "anki", apkg)
    assert anki.take(apkg) == (0, 0, new, 0)
    assert anki.take(apkg, update=1) == (0, 0, new, 0)
    export_deck(open_deck(folder), "anki", apkg, now=datetime(2026, 5, 1, tzinfo=UTC))
    assert anki.take(apkg) == (0, new, 0, 0)
    assert "Where do streams" in seen(anki.cards("a-choice")[0].question())


# A deck that is locked before each release.


def _locked(folder: Path, month: int) -> Deck:
    lock_deck(open_deck(folder), clock=lambda: datetime(2026, month, 1, tzinfo=UTC))
    return open_deck(folder)


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_of_a_locked_deck_exactly_the_edited_note_is_updated(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(_locked(folder, 3), "anki", apkg, langs=["en", "fr"])
    new, *_ = anki.take(apkg)
    anki.col.sched.answerCard(_started(anki, "a-choice"), 3)
    anki.col.sched.answerCard(_started(anki, "a-select"), 1)
    (mine,) = anki.cards("a-claim")
    note = mine.note()
    note["Explanation"] = "my own words"
    anki.col.update_note(note)
    before, others = _history(anki), _notes(anki) - _notes(anki, "a-choice")

    _edit(folder / "all.en.yaml", "Where do rivers", "Where do streams")
    export_deck(_locked(folder, 4), "anki", apkg, langs=["en", "fr"])

    assert anki.take(apkg) == (0, 1, new - 1, 0)
    assert "Where do streams end?" in seen(anki.cards("a-choice")[0].question())
    assert "my own words" in seen(anki.cards("a-claim")[0].answer())
    assert _history(anki) == before
    assert _notes(anki) - _notes(anki, "a-choice") == others
    assert anki.take(apkg) == (0, 0, new, 0)
    assert anki.is_sound()


def test_what_somebody_wrote_after_a_change_was_locked_is_newer_than_it(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(_locked(folder, 3), "anki", apkg)
    new, *_ = anki.take(apkg)
    note = anki.cards("a-choice")[0].note()
    note["Explanation"] = "my own words"
    anki.col.update_note(note)
    _edit(folder / "all.en.yaml", "Where do rivers", "Where do streams")
    export_deck(_locked(folder, 4), "anki", apkg)
    assert anki.take(apkg) == (0, 0, new, 0)

    _edit(folder / "all.en.yaml", "Where do streams", "Where do all streams")
    lock_deck(open_deck(folder), clock=lambda: datetime.now(UTC) + timedelta(days=1))
    export_deck(open_deck(folder), "anki", apkg)
    assert anki.take(apkg) == (0, 1, new - 1, 0)
    assert "my own words" not in seen(anki.cards("a-choice")[0].answer())


def test_an_edit_that_was_not_locked_reaches_nobody_and_the_report_says_so(
    anki: Anki, folder: Path, apkg: Path
) -> None:
    export_deck(_locked(folder, 3), "anki", apkg)
    new, *_ = anki.take(apkg)
    _edit(folder / "all.en.yaml", "Where do rivers", "Where do streams")

    assert export_deck(open_deck(folder), "anki", apkg).behind == (("a-choice", "en"),)
    assert anki.take(apkg) == (0, 0, new, 0)


def test_a_passage_that_was_put_better_updates_the_notes_that_cite_it(anki: Anki, folder: Path, apkg: Path) -> None:
    deck = _locked(folder, 3)
    export_deck(deck, "anki", apkg)
    new, *_ = anki.take(apkg)
    assert deck.source is not None
    passage = deck.source.passages[0]
    citing = {one.id for one in deck.questions("en") if passage.id in one.content.cites and one.kind != "discuss"}
    gist = passage.gist["en"] if isinstance(passage.gist, dict) else passage.gist
    _edit(folder / "source.yaml", gist, "Put better")
    export_deck(_locked(folder, 4), "anki", apkg)

    assert 0 < len(citing) < new
    assert anki.take(apkg) == (0, len(citing), new - len(citing), 0)
    assert all("Put better" in seen(anki.cards(name)[0].answer()) for name in citing)


def test_the_note_of_a_question_that_was_taken_out_stays_and_comes_back_as_the_same(
    anki: Anki, folder: Path, apkg: Path
) -> None:
    export_deck(_locked(folder, 3), "anki", apkg)
    new, *_ = anki.take(apkg)
    bank = folder / "more.en.yaml"
    whole = bank.read_text("utf-8")
    first, second = (match.start() for match in list(re.finditer("^- id: ", whole, re.MULTILINE))[:2])
    (name,) = re.findall("^- id: (.+)$", whole[first:second], re.MULTILINE)
    anki.col.sched.answerCard(_started(anki, name), 3)
    before = _history(anki)
    bank.write_text(whole[:first] + whole[second:], "utf-8")
    export_deck(_locked(folder, 4), "anki", apkg)

    assert anki.take(apkg) == (0, 0, new - 1, 0)
    assert _history(anki) == before

    bank.write_text(whole.replace("Where a river begins", "Where a river rises"), "utf-8")
    export_deck(_locked(folder, 5), "anki", apkg)
    assert anki.take(apkg) == (0, 1, new - 1, 0)
    assert _history(anki) == before


def _notes(anki: Anki, question_id: str | None = None) -> set[tuple[object, ...]]:
    """Every note with its moment, its tags and its fields; or those of one question."""
    assert anki.col.db is not None
    rows = {tuple(row) for row in anki.col.db.all("select guid, mod, tags, flds from notes")}
    return {row for row in rows if question_id is None or f"/{question_id}\x1f" in str(row[3])}


def _started(anki: Anki, question_id: str) -> AnkiCard:
    (card,) = anki.cards(question_id)
    card.start_timer()
    return card


def _history(anki: Anki) -> list[Any]:
    assert anki.col.db is not None
    return anki.col.db.all("select id, nid, did, ord, type, queue, due, ivl, factor, reps from cards order by id")


def test_cards_come_in_the_order_of_the_bank(anki: Anki, folder: Path, apkg: Path) -> None:
    deck = open_deck(folder)
    export_deck(deck, "anki", apkg)
    anki.take(apkg)
    for bank, name in ((deck.bank("all", "en"), "Kinds::1 All"), (deck.bank("more", "en"), "Kinds::2 More")):
        cards = [anki.col.get_card(number) for number in anki.col.find_cards(f'deck:"{name}"')]
        cards.sort(key=lambda card: (card.due, card.ord))
        ids = dict.fromkeys(card.note()["ID"].partition("/")[2] for card in cards)
        assert list(ids) == [question.id for question in bank.questions if question.kind != "discuss"]


def test_pictures_arrive(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    anki.take(apkg)
    (name,) = re.findall('<img src="(.*?)"', anki.cards("a-card")[0].question())
    assert (Path(anki.col.media.dir()) / name).read_bytes() == (KINDS / "river.png").read_bytes()
    assert not anki.col.media.check().missing


def test_typing_is_compared_with_the_plain_answer(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    anki.take(apkg)
    for question_id, typed in (("a-typed", "Ana Lima"), ("a-number", "16500.5")):
        (card,) = anki.cards(question_id)
        assert "[[type:Answer]]" in card.question()
        assert "[[type:Answer]]" in card.answer()
        assert "typeBad" not in anki.col.compare_answer(card.note()["Answer"], typed)
        assert "typeBad" in anki.col.compare_answer(card.note()["Answer"], "Bo Lima")


def test_a_language_can_be_added_later(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    english = anki.take(apkg)[0]
    export_deck(open_deck(folder), "anki", apkg, langs=["en", "fr"])
    assert anki.take(apkg) == (3, 0, english, 0)


def test_two_decks_whose_notes_have_the_same_numbers_both_arrive(
    anki: Anki, folder: Path, apkg: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from viva.formats.anki import export

    monkeypatch.setattr(export, "_first_id", lambda _: export.FIRST_ID)
    export_deck(open_deck(folder), "anki", apkg)
    new = anki.take(apkg)[0]
    path = folder / "deck.yaml"
    path.write_text(path.read_text("utf-8").replace("0123456789abcdef", "fedcba9876543210"), "utf-8")
    export_deck(open_deck(folder), "anki", apkg)
    assert anki.take(apkg) == (new, 0, 0, 0)
    assert anki.is_sound()


# Texts that mean no harm, and texts that do.

HOSTILE = {
    "rich-markup": "[/]",
    "script": "<script>alert(1)</script>",
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
            assert shown in seen(front), question_id
            assert shown in seen(back), question_id
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
    assert seen(card.question()) == "Of [...] it is."
    assert seen(card.answer()) == f"Of {text} it is."


def test_half_a_character_is_replaced(anki: Anki, apkg: Path, export: Callable[..., None]) -> None:
    """The reader lets none in; a program may make one."""
    export(Typed(id="typed", prompt="\ud800x", answer="\udfff"), Card(id="card", prompt="\ud800x", back="b"))
    assert anki.take(apkg) == (2, 0, 0, 0)
    assert "\ufffdx" in seen(anki.cards("card")[0].question())


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


# The deck that ships.


@pytest.mark.skipif(not (SHIPPED / "deck.yaml").exists(), reason="the shipped deck is not there")
def test_the_deck_that_ships_arrives_whole_in_both_languages(anki: Anki, apkg: Path) -> None:
    deck = open_deck(SHIPPED)
    report = export_deck(deck, "anki", apkg, langs=deck.languages, discuss=True)
    assert report.skipped == 0
    new, *others = anki.take(apkg)
    assert others == [0, 0, 0]
    expected = sum(check_cards(anki, deck, lang) for lang in deck.languages)
    assert report.total == expected == new == anki.col.note_count()
    parents = {deck.file.anki[lang] for lang in deck.languages} if isinstance(deck.file.anki, dict) else set()
    assert {name for name in anki.names() if "::" not in name} == parents
    assert len(anki.names()) == sum(1 + len(list(deck.banks(lang))) for lang in deck.languages)
    assert anki.is_sound()
    first = apkg.read_bytes()
    export_deck(open_deck(SHIPPED), "anki", apkg, langs=deck.languages, discuss=True)
    assert apkg.read_bytes() == first
    assert anki.take(apkg) == (0, 0, expected, 0)
