"""What a later package changes in a collection of the real Anki, and what it leaves alone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from viva.bank.library import open_deck
from viva.bank.locking import lock_deck
from viva.formats import export_deck

if TYPE_CHECKING:
    from tests.engine.conftest import Anki, Release

pytestmark = [
    pytest.mark.engine,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def test_a_second_import_changes_nothing(anki: Anki, folder: Path, apkg: Path) -> None:
    deck = open_deck(folder)
    export_deck(deck, "anki", apkg)
    first = anki.take(apkg)
    export_deck(open_deck(folder), "anki", apkg)
    assert anki.take(apkg) == (0, 0, first[0], 0)


def test_an_edited_question_updates_its_note_and_no_other(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    new, *_ = anki.take(apkg)
    anki.write("a-claim", "Explanation", "my own words")
    anki.col.sched.answerCard(anki.started("a-choice"), 3)
    before = anki.history()
    for path in folder.glob("*.en.yaml"):
        path.write_text(path.read_text("utf-8").replace("rivers", "streams"), "utf-8")
    export_deck(open_deck(folder), "anki", apkg, changed={("a-choice", "en"): datetime(2026, 5, 1, tzinfo=UTC)})
    assert anki.take(apkg) == (0, 1, new - 1, 0)
    (changed,) = anki.cards("a-choice")
    assert "Where do streams end?" in anki.seen(changed.question())
    assert "Which are rivers?" in anki.seen(anki.cards("a-select")[0].question())
    assert "my own words" in anki.seen(anki.cards("a-claim")[0].answer())
    assert anki.history() == before


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
    assert "Where do streams" in anki.seen(anki.cards("a-choice")[0].question())


# A deck that is locked before each release.


def test_of_a_locked_deck_exactly_the_edited_note_is_updated(anki: Anki, release: Release) -> None:
    release.lock(3)
    release.export(langs=["en", "fr"])
    new, *_ = anki.take(release.apkg)
    anki.col.sched.answerCard(anki.started("a-choice"), 3)
    anki.col.sched.answerCard(anki.started("a-select"), 1)
    anki.write("a-claim", "Explanation", "my own words")
    before, others = anki.history(), anki.notes() - anki.notes("a-choice")

    release.edit("all.en.yaml", "Where do rivers", "Where do streams")
    release.lock(4)
    release.export(langs=["en", "fr"])

    assert anki.take(release.apkg) == (0, 1, new - 1, 0)
    assert "Where do streams end?" in anki.seen(anki.cards("a-choice")[0].question())
    assert "my own words" in anki.seen(anki.cards("a-claim")[0].answer())
    assert anki.history() == before
    assert anki.notes() - anki.notes("a-choice") == others
    assert anki.take(release.apkg) == (0, 0, new, 0)
    assert anki.is_sound()


def test_what_somebody_wrote_after_a_change_was_locked_is_newer_than_it(anki: Anki, release: Release) -> None:
    release.lock(3)
    release.export()
    new, *_ = anki.take(release.apkg)
    anki.write("a-choice", "Explanation", "my own words")
    release.edit("all.en.yaml", "Where do rivers", "Where do streams")
    release.lock(4)
    release.export()
    assert anki.take(release.apkg) == (0, 0, new, 0)

    release.edit("all.en.yaml", "Where do streams", "Where do all streams")
    lock_deck(open_deck(release.folder), clock=lambda: datetime.now(UTC) + timedelta(days=1))
    release.export()
    assert anki.take(release.apkg) == (0, 1, new - 1, 0)
    assert "my own words" not in anki.seen(anki.cards("a-choice")[0].answer())


def test_an_edit_that_was_not_locked_reaches_nobody_and_the_report_says_so(anki: Anki, release: Release) -> None:
    release.lock(3)
    release.export()
    new, *_ = anki.take(release.apkg)
    release.edit("all.en.yaml", "Where do rivers", "Where do streams")

    assert release.export().behind == (("a-choice", "en"),)
    assert anki.take(release.apkg) == (0, 0, new, 0)


def test_a_passage_that_was_put_better_updates_the_notes_that_cite_it(anki: Anki, release: Release) -> None:
    deck = release.lock(3)
    release.export()
    new, *_ = anki.take(release.apkg)
    assert deck.source is not None
    passage = deck.source.passages[0]
    citing = {one.id for one in deck.questions("en") if passage.id in one.content.cites and one.kind != "discuss"}
    gist = passage.gist["en"] if isinstance(passage.gist, dict) else passage.gist
    release.edit("source.yaml", gist, "Put better")
    release.lock(4)
    release.export()

    assert 0 < len(citing) < new
    assert anki.take(release.apkg) == (0, len(citing), new - len(citing), 0)
    assert all("Put better" in anki.seen(anki.cards(name)[0].answer()) for name in citing)


def test_the_note_of_a_question_that_was_taken_out_stays_and_comes_back_as_the_same(
    anki: Anki, release: Release
) -> None:
    release.lock(3)
    release.export()
    new, *_ = anki.take(release.apkg)
    bank = release.folder / "more.en.yaml"
    whole = bank.read_text("utf-8")
    first, second = (match.start() for match in list(re.finditer("^- id: ", whole, re.MULTILINE))[:2])
    (name,) = re.findall("^- id: (.+)$", whole[first:second], re.MULTILINE)
    anki.col.sched.answerCard(anki.started(name), 3)
    before = anki.history()
    bank.write_text(whole[:first] + whole[second:], "utf-8")
    release.lock(4)
    release.export()

    assert anki.take(release.apkg) == (0, 0, new - 1, 0)
    assert anki.history() == before

    bank.write_text(whole.replace("Where a river begins", "Where a river rises"), "utf-8")
    release.lock(5)
    release.export()
    assert anki.take(release.apkg) == (0, 1, new - 1, 0)
    assert anki.history() == before


# More than one package.


def test_a_language_can_be_added_later(anki: Anki, folder: Path, apkg: Path) -> None:
    export_deck(open_deck(folder), "anki", apkg)
    english = anki.take(apkg)[0]
    export_deck(open_deck(folder), "anki", apkg, langs=["en", "fr"])
    assert anki.take(apkg) == (3, 0, english, 0)


def test_two_decks_whose_notes_have_the_same_numbers_both_arrive(
    anki: Anki, folder: Path, apkg: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from viva.formats.anki import export
    from viva.formats.anki.identity import FIRST_ID

    monkeypatch.setattr(export, "first_id", lambda *_: FIRST_ID)
    export_deck(open_deck(folder), "anki", apkg)
    new = anki.take(apkg)[0]
    path = folder / "deck.yaml"
    path.write_text(path.read_text("utf-8").replace("0123456789abcdef", "fedcba9876543210"), "utf-8")
    export_deck(open_deck(folder), "anki", apkg)
    assert anki.take(apkg) == (new, 0, 0, 0)
    assert anki.is_sound()


def test_a_new_look_arrives_and_touches_no_note_no_card_and_no_edit(
    anki: Anki, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    from viva.formats.anki import models, package
    from viva.formats.anki.look import style

    release.lock(3)
    release.export()
    new, *_ = anki.take(release.apkg)
    anki.col.sched.answerCard(anki.started("a-choice"), 3)
    anki.write("a-claim", "Explanation", "my own words")
    before, notes = anki.history(), anki.notes()

    def look(note_type: models.NoteType) -> str:
        return style(note_type) + "\n.viva { outline: 3px solid teal }"

    monkeypatch.setattr(models, "style", look)
    monkeypatch.setattr(package, "CHANGED", int(datetime.now(UTC).timestamp()) + 3600)
    models.model.cache_clear()
    try:
        release.export()
    finally:
        models.model.cache_clear()

    assert anki.take(release.apkg) == (0, 0, new, 0)
    assert "outline: 3px solid teal" in anki.cards("a-choice")[0].question()
    assert (anki.history(), anki.notes()) == (before, notes)
    assert len(anki.col.models.all_names_and_ids()) == len({one.name for one in anki.col.models.all_names_and_ids()})
    assert anki.is_sound()


def test_languages_live_side_by_side_and_each_gets_only_its_own_changes(anki: Anki, release: Release) -> None:
    release.lock(3)
    for langs in (["en"], ["fr"]):
        release.export(langs=langs)
        anki.take(release.apkg)
    assert anki.names() == {"Kinds", "Kinds::1 All", "Kinds::2 More", "Genres", "Genres::1 Tous"}
    english, french = ({row for row in anki.notes() if f"\x1f{lang}\x1f" in str(row[3])} for lang in ("en", "fr"))
    anki.col.sched.answerCard(anki.started("a-choice", "fr"), 3)
    before = anki.history()

    release.edit("all.fr.yaml", "Où *finissent* les fleuves", "Où vont les fleuves")
    release.lock(4)
    release.export(langs=["en", "fr"])

    assert anki.take(release.apkg) == (0, 1, len(english) + len(french) - 1, 0)
    assert "Où vont les fleuves" in anki.seen(anki.cards("a-choice", "fr")[0].question())
    assert english <= anki.notes()
    assert anki.history() == before
    assert anki.is_sound()


def test_another_picture_under_the_same_name_arrives(anki: Anki, release: Release) -> None:
    release.lock(3)
    release.export()
    new, *_ = anki.take(release.apkg)
    picture = release.folder / "river.png"
    picture.write_bytes(picture.read_bytes() + b"\0")
    release.lock(4)
    release.export()

    assert anki.take(release.apkg) == (0, 1, new - 1, 0)
    (name,) = re.findall('<img src="(.*?)"', anki.cards("a-card")[0].question())
    assert (Path(anki.col.media.dir()) / name).read_bytes() == picture.read_bytes()
    assert not anki.col.media.check().missing
