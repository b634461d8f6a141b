"""What a format does not take along, told in lines: what is the same of many questions is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva import words
from viva.cli.losses import told
from viva.formats.loss import Loss

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Run


def loss(name: str, code: str = "discuss-not-exported", field: str | None = None, **params: str) -> Loss:
    return Loss(code=code, question_id=name, bank="land", lang="en", field=field, params=params)


def test_a_loss_of_one_question_is_told_with_its_place() -> None:
    lines = told([loss("talk"), loss("pick", "marks-not-kept", "marks", marks="3")])

    assert list(lines) == [
        "land.en talk: A question for discussion is no card; it goes along only with --discuss.",
        "land.en pick marks: Anki knows no marks; it was worth 3.",
    ]


def test_the_same_loss_of_several_questions_is_one_line_with_their_count_and_the_first_ids() -> None:
    losses = [loss(f"talk-{n}") for n in range(1, 9)]
    losses.insert(3, loss("pick", "marks-not-kept", "marks", marks="3"))

    assert list(told(losses)) == [
        "8 times: A question for discussion is no card; it goes along only with --discuss. (talk-1, talk-2, talk-3, …)",
        "land.en pick marks: Anki knows no marks; it was worth 3.",
    ]


def test_ids_that_are_few_are_all_named_and_one_in_two_languages_once() -> None:
    words.use("fr")
    try:
        lines = list(told([loss(name) for name in ("a", "b", "c", "d", "a")]))
    finally:
        words.use("en")

    assert lines[0].startswith("5 fois\u00a0: ")
    assert lines[0].endswith(" (a, b, c, d)")


def test_losses_that_differ_in_a_word_are_told_apart() -> None:
    assert len(list(told([loss("a", "marks-not-kept", marks=marks) for marks in "23"]))) == 2


def test_a_package_of_our_own_comes_in_with_a_few_lines(
    viva: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = viva("export", "anki", "alibaba-covid", "-o", "a.apkg")
    back = viva("import", "a.apkg", "-o", "back")

    assert sum("no card" in line for line in out.err.splitlines()) == 1
    assert len(back.err.splitlines()) < 10
