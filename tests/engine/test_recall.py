"""Choices asked from memory, beside those with options, in a collection of the real Anki."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.engine.conftest import Anki, Release

pytestmark = [
    pytest.mark.engine,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def test_a_choice_is_asked_without_its_options_and_answered_with_the_reasons(anki: Anki, release: Release) -> None:
    release.export(recall=True)
    anki.take(release.apkg)

    (card,) = anki.cards("a-choice")
    front, back = anki.seen(card.question()), anki.seen(card.answer())
    assert card.note_type()["name"] == "Viva Basic"
    assert "Where do rivers end?" in front
    assert "the sea" not in front.lower()
    assert "in the sea" in back.lower()
    assert "Not right:" in back
    assert "viva::recall" in card.note().tags
    assert anki.is_sound()


def test_a_select_says_how_many_answers_there_are(anki: Anki, release: Release) -> None:
    release.export(recall=True)
    anki.take(release.apkg)
    (card,) = anki.cards("a-select")
    assert "2 answers." in anki.seen(card.question())
    assert "Nile" not in anki.seen(card.question())
    assert "✓ The Nile ✓ The Rhône" in anki.seen(card.answer())


def test_both_ways_live_in_one_collection_and_share_all_other_notes(anki: Anki, release: Release) -> None:
    release.lock(3)
    release.export()
    new, *_ = anki.take(release.apkg)
    anki.col.sched.answerCard(anki.started("a-choice"), 3)
    before = anki.history()

    release.export(recall=True)
    assert anki.take(release.apkg) == (3, 0, new - 3, 0)
    assert len(anki.cards("a-choice")) == len(anki.cards("a-select")) == 2
    assert len(anki.cards("a-claim")) == 1
    assert [row for row in anki.history() if row in before] == before
    assert anki.names() == {"Kinds", "Kinds::1 All", "Kinds::2 More"}

    release.edit("all.en.yaml", "Where do rivers", "Where do streams")
    release.lock(4)
    for recall in (True, False):
        release.export(recall=recall)
        assert anki.take(release.apkg) == (0, 1, new - 1, 0)
    assert all("Where do streams" in anki.seen(card.question()) for card in anki.cards("a-choice"))
    assert anki.is_sound()


def test_a_question_that_speaks_of_its_options_stays_a_choice(anki: Anki, release: Release) -> None:
    release.edit("all.en.yaml", "Where do rivers *end*?", "Which of these is where rivers end?")
    report = release.export(recall=True)
    anki.take(release.apkg)
    (card,) = anki.cards("a-choice")
    assert card.note_type()["name"] == "Viva Choice"
    assert ("a-choice", "recall-needs-options") in [(one.question_id, one.code) for one in report.losses]
    assert report.exact + report.degraded + report.skipped == report.total
