"""The package: guids, decks, tags, pictures, losses, and the same bytes for the same questions."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from viva import words
from viva.bank.deck import Bank, Question
from viva.bank.heads import BankHead
from viva.bank.kinds import Card, Choice, Image
from viva.bank.library import open_deck
from viva.bank.locking import lock_deck
from viva.formats import ExportError, export_bank, export_deck
from viva.formats.anki import package
from viva.formats.anki.identity import deck_id, guid
from viva.formats.anki.recall import RECALL, can_be_recalled

if TYPE_CHECKING:
    from collections.abc import Callable

    from viva.bank.deck import Deck
    from viva.formats.loss import Loss


def table(path: Path, query: str) -> list[tuple[Any, ...]]:
    """Ask the collection inside a package."""
    with zipfile.ZipFile(path) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        return connection.execute(query).fetchall()


def decks(path: Path) -> dict[str, dict[str, Any]]:
    (found,) = table(path, "select decks from col")
    return {deck["name"]: deck for deck in json.loads(found[0]).values() if deck["id"] != 1}


@pytest.fixture
def apkg(tmp_path: Path) -> Path:
    return tmp_path / "a.apkg"


# Who is who.


def test_a_guid_rests_on_deck_id_language_and_kind_for_ever() -> None:
    assert guid("9a8fcf70e695f7f7", "colour-code", "en", "choice") == "92a2167e601ec6e50db4e0e7"


def test_a_choice_asked_from_memory_has_a_guid_of_its_own_for_ever() -> None:
    assert RECALL == {"choice": "choice-recall", "select": "select-recall"}


def test_a_guid_changes_with_each_of_its_parts() -> None:
    one = ("deck", "id", "en", "card")
    others = [(*one[:place], "other", *one[place + 1 :]) for place in range(4)]
    assert len({guid(*parts) for parts in (one, *others)}) == 5
    assert guid("ab", "c", "en", "card") != guid("a", "bc", "en", "card")


def test_a_new_wording_keeps_the_guid(folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    before = table(apkg, "select guid from notes")
    for path in folder.glob("*.en.yaml"):
        path.write_text(path.read_text("utf-8").replace("river", "stream of water"), "utf-8")
    export_deck(open_deck(folder), "anki", apkg)
    assert table(apkg, "select guid from notes") == before


def test_asking_a_card_both_ways_makes_another_note(folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    before = {row[0] for row in table(apkg, "select guid from notes")}
    path = folder / "all.en.yaml"
    path.write_text(path.read_text("utf-8").replace("  reverse: true\n", ""), "utf-8")
    export_deck(open_deck(folder), "anki", apkg)
    assert len(before & {row[0] for row in table(apkg, "select guid from notes")}) == len(before) - 1


def test_an_id_used_twice_is_refused(folder: Path, apkg: Path) -> None:
    path = folder / "more.en.yaml"
    path.write_text(path.read_text("utf-8").replace("a-plain-card", "a-choice"), "utf-8")
    with pytest.raises(ExportError) as refused:
        export_deck(open_deck(folder), "anki", apkg)
    assert refused.value.code == "twice"
    assert refused.value.params == {"id": "a-choice", "first": "all.en.yaml", "second": "more.en.yaml"}
    assert not apkg.exists()


# Decks.


def test_each_bank_is_a_deck_below_the_parent(deck: Deck, apkg: Path) -> None:
    export_deck(deck, "anki", apkg)
    assert list(decks(apkg)) == ["Kinds", "Kinds::1 All", "Kinds::2 More"]


def test_each_language_has_a_parent(deck: Deck, apkg: Path) -> None:
    export_deck(deck, "anki", apkg, langs=["fr", "en"])
    assert list(decks(apkg)) == ["Genres", "Genres::1 Tous", "Kinds", "Kinds::1 All", "Kinds::2 More"]


@pytest.mark.parametrize(
    ("said", "parents"),
    [
        ("anki: Rivers", {"Rivers", "Rivers (fr)"}),
        ("anki: Courses::Rivers", {"Courses::Rivers", "Courses::Rivers (fr)"}),
        ("anki:\n  en: Rivers", {"Rivers", "Rivers (fr)"}),
        ("", {"Ten kinds", "Dix genres"}),
    ],
)
def test_a_name_for_all_languages_is_told_apart(folder: Path, apkg: Path, said: str, parents: set[str]) -> None:
    path = folder / "deck.yaml"
    text = path.read_text("utf-8").replace("anki:\n  en: Kinds\n  fr: Genres", said)
    path.write_text(text, "utf-8")
    export_deck(open_deck(folder), "anki", apkg, langs=["en", "fr"])
    assert {name for name in decks(apkg) if "1 " not in name and "2 " not in name} == parents


def test_capitals_make_no_other_deck(folder: Path, apkg: Path) -> None:
    path = folder / "deck.yaml"
    path.write_text(path.read_text("utf-8").replace("fr: Genres", "fr: KINDS"), "utf-8")
    export_deck(open_deck(folder), "anki", apkg, langs=["en", "fr"])
    assert [name for name in decks(apkg) if "::" not in name] == ["Kinds"]


def test_two_banks_cannot_share_a_deck(folder: Path, apkg: Path) -> None:
    path = folder / "deck.yaml"
    path.write_text(path.read_text("utf-8").replace("anki: 2 More", "anki: 1 ALL"), "utf-8")
    with pytest.raises(ExportError, match="same-name"):
        export_deck(open_deck(folder), "anki", apkg)


def test_no_name_of_a_deck_is_an_order(deck: Deck, apkg: Path) -> None:
    bank = deck.bank("more", "en")
    head = BankHead(viva=1, lang="en", title='<b>*So*::"so"</b>')
    home = type(bank.home)("path:/x", "more", "en", head.title, bank.path)
    questions = tuple(Question(one.content, home, one.original) for one in bank.questions)
    export_bank(Bank(bank.path, head, home, questions, ""), "anki", apkg)
    assert list(decks(apkg)) == ["\u2039b\u203aSo:\u201dso\u201d\u2039/b\u203a"]


def test_the_parent_says_what_it_is_by_whom_and_under_which_licence(deck: Deck, apkg: Path) -> None:
    export_deck(deck, "anki", apkg)
    assert decks(apkg)["Kinds"]["desc"] == (
        "<p>One question of <em>every</em> kind.</p>"
        '<p>Source: <a href="https://example.org/talk" rel="noopener noreferrer">A talk about rivers</a></p>'
        "<p>Credit: Nobody in particular</p><p>Licence: CC-BY-4.0</p>"
    )
    assert decks(apkg)["Kinds::1 All"]["desc"] == "<p>Every kind once.</p>"


def test_the_id_of_a_deck_is_its_own_for_ever() -> None:
    assert deck_id("9a8fcf70e695f7f7", "health-codes", "en") == 62_958_018_523_157
    assert all(1 < deck_id("k", str(n), "en") < 2**53 for n in range(100))


# Notes.


def test_cards_come_in_the_order_of_the_banks(deck: Deck, apkg: Path) -> None:
    export_deck(deck, "anki", apkg)
    rows = table(apkg, "select n.flds, c.ord, c.due from cards c join notes n on n.id = c.nid order by c.due, c.ord")
    asked = [(next(part for part in row[0].split("\x1f") if "/" in part and "<" not in part), *row[1:]) for row in rows]
    ids = [question.id for question in deck.questions("en") if question.kind != "discuss"]
    assert [name.split("/")[1] for name, template, _ in asked if template == 0] == ids
    assert [due for _, template, due in asked if template == 0] == list(range(1, 12))
    assert ("0123456789abcdef/a-card", 1, 9) in asked


def test_tags_say_bank_level_and_passages(deck: Deck, apkg: Path) -> None:
    export_deck(deck, "anki", apkg)
    tags = [row[0] for row in table(apkg, "select tags from notes order by id")]
    assert tags[0] == " water long-word viva::bank::all viva::level::remember viva::passage::1.3 viva::passage::1.10 "
    assert " viva::group::flow " in tags[6]


def test_a_note_changed_when_its_question_did(deck: Deck, apkg: Path) -> None:
    changed = {
        ("a-choice", "en"): datetime(2026, 5, 1, tzinfo=UTC),
        ("a-claim", "fr"): datetime(2026, 6, 1, tzinfo=UTC),
    }
    export_deck(deck, "anki", apkg, changed=changed)
    moments = [row[0] for row in table(apkg, "select mod from notes order by id")]
    first, *others = [datetime.fromtimestamp(moment, UTC) for moment in moments]
    assert first == datetime(2026, 5, 1, tzinfo=UTC)
    assert set(others) == {datetime(2026, 1, 1, tzinfo=UTC)}


def test_now_stands_in_where_nobody_knows(deck: Deck, apkg: Path) -> None:
    now = datetime(2027, 2, 3, tzinfo=UTC)
    export_deck(deck, "anki", apkg, now=now, changed={("a-choice", "en"): datetime(2026, 5, 1)})  # noqa: DTZ001 - naive is UTC
    moments = [row[0] for row in table(apkg, "select mod from notes order by id")]
    assert moments[0] == datetime(2026, 5, 1, tzinfo=UTC).timestamp()
    assert set(moments[1:]) == {now.timestamp()}


def test_questions_for_discussion_go_along_when_asked_for(deck: Deck, apkg: Path) -> None:
    assert export_deck(deck, "anki", apkg).skipped == 1
    assert len(table(apkg, "select * from notes")) == 11
    assert export_deck(deck, "anki", apkg, discuss=True).skipped == 0
    assert len(table(apkg, "select * from notes")) == 12


# The file.


def test_the_same_questions_make_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.apkg", tmp_path / "two.apkg"
    export_deck(open_deck(folder), "anki", one, langs=["en", "fr"], discuss=True)
    words.use("fr")
    try:
        export_deck(open_deck(folder), "anki", two, langs=["en", "fr"], discuss=True)
    finally:
        words.use("en")
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("recall", [False, True])
def test_the_bytes_hang_on_no_machine(folder: Path, tmp_path: Path, *, recall: bool) -> None:
    code = (
        "import sys, viva; from pathlib import Path; from viva.formats import export_deck;"
        "deck, path, recall = sys.argv[1:];"
        "export_deck(viva.read_deck(deck), 'anki', Path(path), langs=['en', 'fr'], recall=bool(recall))"
    )
    lock_deck(open_deck(folder), clock=lambda: datetime(2026, 3, 1, tzinfo=UTC))
    found: list[bytes] = []
    for seed, zone, lang in (("1", "Asia/Shanghai", "fr_FR.UTF-8"), ("2", "America/Lima", "C")):
        path = tmp_path / f"{seed}.apkg"
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": lang}
        asked = [sys.executable, "-c", code, str(folder), str(path), "1" if recall else ""]
        subprocess.run(asked, env=env, check=True)
        found.append(path.read_bytes())
    assert found[0] == found[1]
    with zipfile.ZipFile(io.BytesIO(found[0])) as archive:
        assert archive.read("collection.anki2")[96:100] == bytes(4), "SQLite's version hangs on the machine"


def test_the_file_is_small_and_nothing_is_left_behind(
    deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, temporary = tmp_path / "out", tmp_path / "temporary"
    out.mkdir()
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    path = out / "a.apkg"
    export_deck(deck, "anki", path)
    assert [one.name for one in out.iterdir()] == ["a.apkg"]
    with zipfile.ZipFile(path) as archive:
        assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_DEFLATED}
        assert {one.date_time for one in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}
    before = path.read_bytes()
    with pytest.raises(ExportError):
        export_deck(twice(deck), "anki", path)
    assert path.read_bytes() == before
    assert [*out.iterdir(), *temporary.iterdir()] == [path]


def twice(deck: Deck) -> Deck:
    """A deck in which an id is used twice: that is found while the notes are written."""
    text = (deck.folder / "all.en.yaml").read_text("utf-8").replace("title: All", "title: More")
    (deck.folder / "more.en.yaml").write_text(text, "utf-8")
    return open_deck(deck.folder)


def test_where_no_room_is_left_for_the_database_that_is_said(
    deck: Deck, apkg: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "UNSAFE", f"{package.UNSAFE}; PRAGMA max_page_count = 5")
    with pytest.raises(ExportError) as refused:
        export_deck(deck, "anki", apkg)
    assert refused.value.params == {"path": str(apkg), "reason": "database or disk is full"}
    assert not apkg.exists()


def test_a_file_that_cannot_be_written_is_refused(deck: Deck, tmp_path: Path) -> None:
    with pytest.raises(ExportError) as refused:
        export_deck(deck, "anki", tmp_path / "none" / "a.apkg")
    assert refused.value.code == "cannot-write"
    assert "a.apkg" in words.phrase("loss.refused-cannot-write", refused.value.params)


def test_the_old_file_stays_until_the_new_one_is_whole(deck: Deck, apkg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    apkg.write_bytes(b"old")
    before = set(apkg.parent.iterdir())
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ExportError, match="No space left"):
        export_deck(deck, "anki", apkg)
    assert apkg.read_bytes() == b"old"
    assert set(apkg.parent.iterdir()) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_is_written_to_not_replaced(deck: Deck, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        export_deck(deck, "anki", pipe)
        assert pipe.is_fifo()
        assert os.read(reader, 2) == b"PK"
    finally:
        os.close(reader)


# Pictures and losses.


def test_a_picture_is_named_after_what_is_in_it(deck: Deck, apkg: Path) -> None:
    export_deck(deck, "anki", apkg)
    with zipfile.ZipFile(apkg) as archive:
        (name,) = json.loads(archive.read("media")).values()
        assert archive.read("0") == (deck.folder / "river.png").read_bytes()
    assert name == "viva-cec91ba9d07836ef2c6d.png"
    assert any(f'<img src="{name}"' in row[0] for row in table(apkg, "select flds from notes"))


def test_the_same_picture_is_packed_once(deck: Deck, apkg: Path) -> None:
    bank = deck.bank("all", "en")
    card = bank["a-card"]
    twin = Question(replace(card.content, id="twin"), card.home, card.original)
    export_bank(Bank(bank.path, bank.head, bank.home, (card, twin), ""), "anki", apkg)
    with zipfile.ZipFile(apkg) as archive:
        assert archive.namelist() == ["collection.anki2", "media", "0"]


@pytest.mark.parametrize(
    ("file", "code"),
    [("gone.png", "image-missing"), ("../secret.png", "image-outside"), ("all.en.yaml", "image-kind")],
)
def test_a_picture_that_cannot_go_along_is_told(deck: Deck, apkg: Path, file: str, code: str) -> None:
    (deck.folder.parent / "secret.png").write_bytes(b"secret")
    bank = deck.bank("all", "en")
    content = replace(bank["a-card"].content, image=Image(file=file, alt="What one would see"))
    question = Question(content, bank.home, content)
    report = export_bank(Bank(bank.path, bank.head, bank.home, (question,), ""), "anki", apkg)
    assert [(one.code, one.field) for one in report.losses] == [(code, "image")]
    assert report.degraded == 1
    assert "What one would see" in table(apkg, "select flds from notes")[0][0]
    with zipfile.ZipFile(apkg) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]


def test_each_loss_is_told_with_its_reason_in_both_languages(deck: Deck, apkg: Path) -> None:
    report = export_deck(deck, "anki", apkg)
    assert [(one.question_id, one.code, one.field) for one in report.losses] == [
        ("a-select", "marks-not-kept", "marks"),
        ("a-typed", "accept-not-compared", "accept"),
        ("a-number", "within-not-compared", "within"),
        ("an-order", "group-as-tag", "group"),
        ("a-talk", "discuss-not-exported", None),
    ]
    assert (report.total, report.exact, report.degraded, report.skipped) == (12, 7, 4, 1)
    for lang in words.LANGUAGES:
        for one in report.losses:
            assert "{" not in words.phrase(f"loss.{one.code}", one.params, lang=lang)


def test_what_the_deck_does_not_know_is_told(ask: Callable[..., Question], apkg: Path) -> None:
    def losses(**keys: Any) -> list[Loss]:  # noqa: ANN401 - whatever a card may have
        question = ask(Card(id="q", prompt="a", back="b", **keys))
        head = BankHead(viva=1, lang="en", title="Loose")
        path = question.home.path
        return list(export_bank(Bank(path, head, question.home, (question,), ""), "anki", apkg).losses)

    assert [(one.code, one.params) for one in losses(cites=("9.9",))] == [("passage-unknown", {"ids": "9.9"})]
    assert "viva::passage::9.9" in table(apkg, "select tags from notes")[0][0]
    assert [one.params for one in losses(elsewhere=("moon",))] == [{"ids": "moon"}]
    assert [one.code for one in losses(tags=("Marked", "fine"))] == ["tag-not-kept"]
    assert [one.code for one in losses(explain="a\x1fb")] == ["characters-replaced"]
    assert losses(explain="a\ufffdb") == []


@pytest.mark.parametrize(
    "prompt",
    [
        "Which of these is a river?",
        "Fact or forecast? Pick the forecasts.",
        "Which two points are found in both?",
        "Laquelle est un fleuve ?",
        "Relever, parmi ces affirmations, les faits.",
        "Quels points se trouvent dans les deux ?",
    ],
)
def test_a_question_that_speaks_of_its_options_cannot_be_recalled(ask: Callable[..., Question], prompt: str) -> None:
    assert not can_be_recalled(ask(Choice(id="q", prompt=prompt, answer="a", wrong=("b",))))


@pytest.mark.parametrize("prompt", ["Where do rivers end?", "Which river flows through Cairo?", "Quel fleuve ?"])
def test_other_questions_can_be_recalled(ask: Callable[..., Question], prompt: str) -> None:
    assert can_be_recalled(ask(Choice(id="q", prompt=prompt, answer="a", wrong=("b",))))
