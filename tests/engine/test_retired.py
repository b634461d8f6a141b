"""Questions that are gone or have moved, and what a collection of the real Anki makes of them."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from viva.bank.library import open_deck
from viva.formats import ExportError
from viva.formats.anki.retired import search

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engine.conftest import Anki, Release

pytestmark = [
    pytest.mark.engine,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def taken_out(release: Release) -> str:
    """Take the first question out of the second bank; return the bank as it was."""
    bank = release.folder / "more.en.yaml"
    whole = bank.read_text("utf-8")
    first, second = (match.start() for match in list(re.finditer("^- id: ", whole, re.MULTILINE))[:2])
    bank.write_text(whole[:first] + whole[second:], "utf-8")
    return whole


@pytest.fixture
def old(release: Release) -> Path:
    """The package that people have."""
    release.lock(3)
    release.export()
    return release.apkg.rename(release.apkg.with_name("old.apkg"))


def test_the_note_of_a_question_that_was_taken_out_keeps_its_text_and_gets_a_tag(
    anki: Anki, release: Release, old: Path
) -> None:
    new, *_ = anki.take(old)
    anki.col.sched.answerCard(anki.started("a-plain-card"), 3)
    anki.write("a-claim", "Explanation", "my own words")
    ((_, _, tags, text),) = anki.notes("a-plain-card")
    before, others = anki.history(), anki.notes() - anki.notes("a-plain-card")
    taken_out(release)
    release.lock(4)

    report = release.export(since=old)

    assert (report.tagged, report.retired) == ((("a-plain-card", "en"),), ())
    assert anki.take(release.apkg) == (0, 1, new - 1, 0)
    ((_, _, tags_now, text_now),) = anki.notes("a-plain-card")
    assert text_now == text
    assert set(str(tags_now).split()) == {*str(tags).split(), "viva::retired"}
    assert list(anki.col.find_cards("tag:viva::retired")) == [anki.cards("a-plain-card")[0].id]
    assert anki.history() == before
    assert anki.notes() - anki.notes("a-plain-card") == others
    assert anki.take(release.apkg) == (0, 0, new, 0)
    assert anki.is_sound()


def test_who_begins_with_a_later_package_is_not_asked_what_was_taken_out(
    anki: Anki, release: Release, old: Path
) -> None:
    whole = taken_out(release)
    release.lock(4)
    release.export(since=old)

    anki.take(release.apkg)
    assert anki.cards("a-plain-card") == []
    assert anki.is_sound()

    (release.folder / "more.en.yaml").write_text(whole, "utf-8")
    release.lock(5)
    release.export(since=old)
    anki.take(release.apkg)
    assert len(anki.cards("a-plain-card")) == 1


def test_a_question_that_comes_back_as_it_was_loses_the_tag(anki: Anki, release: Release, old: Path) -> None:
    anki.take(old)
    whole = taken_out(release)
    release.lock(4)
    release.export(since=old)
    new, updated, *_ = anki.take(release.apkg)
    assert (new, updated) == (0, 1)

    (release.folder / "more.en.yaml").write_text(whole, "utf-8")
    release.lock(5)
    report = release.export(since=old)
    assert report.tagged == report.retired == ()
    assert anki.take(release.apkg)[:2] == (0, 1)
    assert list(anki.col.find_cards("tag:viva::retired")) == []


def test_the_tag_comes_once_from_each_package_on_to_the_next(anki: Anki, release: Release, old: Path) -> None:
    anki.take(old)
    taken_out(release)
    release.lock(4)
    release.export(since=old)
    later = release.apkg.with_name("later.apkg")
    shutil.copy(release.apkg, later)

    assert release.export(since=later).tagged == (("a-plain-card", "en"),)
    assert release.apkg.read_bytes() == later.read_bytes()


def test_without_the_older_package_the_search_finds_what_was_taken_out(anki: Anki, release: Release, old: Path) -> None:
    anki.take(old)
    taken_out(release)
    release.lock(4)
    report = release.export()

    assert (report.tagged, report.retired) == ((), (("a-plain-card", "en"),))
    found = anki.col.find_cards(search(open_deck(release.folder).key, [*report.retired, ("a-claim", "en")]))
    assert set(found) == {card.id for name in ("a-plain-card", "a-claim") for card in anki.cards(name)}


def test_a_talk_that_was_taken_out_and_never_was_a_card_is_not_told(release: Release) -> None:
    release.lock(3)
    bank = release.folder / "all.en.yaml"
    text = bank.read_text("utf-8")
    bank.write_text(text[: text.index("- id: a-talk")], "utf-8")
    release.lock(4)
    assert release.export().retired == ()
    assert release.export(discuss=True).retired == (("a-talk", "en"),)


def test_a_card_stays_in_its_deck_when_its_question_moves_to_another_bank(
    anki: Anki, release: Release, old: Path
) -> None:
    anki.take(old)
    before = anki.history()
    whole = taken_out(release)
    first, second = (match.start() for match in list(re.finditer("^- id: ", whole, re.MULTILINE))[:2])
    bank = release.folder / "all.en.yaml"
    bank.write_text(bank.read_text("utf-8").rstrip("\n") + "\n" + whole[first:second], "utf-8")
    release.lock(4)

    report = release.export(since=old)

    assert (report.moved, report.retired, report.tagged) == ((("a-plain-card", "en"),), (), ())
    assert anki.take(release.apkg)[:2] == (0, 1)
    assert anki.history() == before
    assert "viva::bank::all" in anki.cards("a-plain-card")[0].note().tags


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("anki: 2 More", "anki: 2 Others", "renamed"),
        ("0123456789abcdef", "fedcba9876543210", "another-deck"),
    ],
)
def test_a_deck_that_a_collection_would_not_know_again_is_refused(
    release: Release, old: Path, before: str, after: str, code: str
) -> None:
    release.edit("deck.yaml", before, after)
    with pytest.raises(ExportError) as refused:
        release.export(since=old)
    assert refused.value.code == code
    assert not release.apkg.exists()


@pytest.mark.parametrize("legacy", [True, False])
def test_what_anki_itself_exports_is_no_older_package_of_ours(
    anki: Anki, release: Release, old: Path, *, legacy: bool
) -> None:
    from anki.collection import ExportAnkiPackageOptions

    anki.take(old)
    options = ExportAnkiPackageOptions(legacy=legacy, with_media=False, with_scheduling=False)
    anki.col.export_anki_package(out_path=str(old), options=options, limit=None)
    with pytest.raises(ExportError) as refused:
        release.export(since=old)
    assert refused.value.code == "another-deck"


def test_another_kind_under_one_id_is_refused_also_without_a_lock(release: Release, old: Path) -> None:
    (release.folder / "deck.lock").unlink()
    release.edit("more.en.yaml", "  card: ", "  typed: ")
    release.edit("more.en.yaml", "  back: ", "  answer: ")
    with pytest.raises(ExportError) as refused:
        release.export(since=old)
    assert (refused.value.code, refused.value.params["id"]) == ("other-kind", "a-plain-card")
    release.export(since=None)
    release.edit("more.en.yaml", "  typed: ", "  card: ")
    release.edit("more.en.yaml", "  answer: ", "  back: ")
    release.export(since=old, recall=True)


def test_a_package_whose_notes_have_other_fields_is_refused(
    release: Release, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from viva.formats.anki.models import BASIC

    fields = dict(BASIC.fields)
    monkeypatch.setitem(BASIC.fields, "Another", 1)
    with pytest.raises(ExportError) as refused:
        release.export(since=old)
    assert refused.value.code == "other-fields"
    monkeypatch.undo()
    assert BASIC.fields == fields
