"""An exam line by line: nothing told between, the mark and what was missed at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva import settings
from viva.study.journal import Journal

if TYPE_CHECKING:
    from tests.plain.conftest import Play


def test_nothing_is_told_before_the_mark(play: Play) -> None:
    # The kinds in the bank's order; a card and a talk cannot be marked.
    said = play("a", ":k", "t", "ana lima", mode="exam")

    assert "nothing is told before the end" in said
    assert "Right" not in said
    assert "Answer:" not in said


def test_the_mark_comes_with_what_was_missed(play: Play) -> None:
    said = play(*[":k"] * 9, mode="exam")

    assert "Mark: 0 of 100." in said
    assert said.index("Mark:") < said.index("They run down.")
    with Journal(settings.journal_path()) as journal:
        assert journal.responses() == 0  # what was left blank tells nothing


def test_a_paper_that_was_left_goes_on_where_it_stood(play: Play) -> None:
    assert "--resume goes on" in play(":k", ":k", "t", ":q", mode="exam")

    said = play(*[":k"] * 9, resume=True)

    assert "All rivers are long." in said or "Mark:" in said
    with Journal(settings.journal_path()) as journal:
        assert journal.responses() == 1


def test_an_exam_gives_no_hint(play: Play) -> None:
    said = play(":h", ":q", mode="exam")

    assert "Think of salt." not in said


def test_it_is_marked_out_of_twenty_in_french(play: Play, lang: str) -> None:
    said = play(*[":k"] * 9, mode="exam")

    assert ("0 sur 20" if lang == "fr" else "0 of 100") in said
