"""What a deck asks of its source: each passage, each level, each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viva.bank.library import find, open_deck
from viva.bank.problems import CannotOpenError
from viva.check.coverage import Coverage, deck_of, measure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Measured = Callable[..., Coverage]

DECK = """\
viva: 1
key: 00112233aabbccdd
languages: [en, fr]
title: Rivers
banks:
- {file: first, anki: 1 First}
- {file: second, anki: 2 Second}
"""
HEAD = "viva: 1\nlang: {lang}\ntitle: T\n{more}questions:\n"
TALK = "- id: talk\n  discuss: So?\n  points: [a]\n  cites: [{cites}]\n"


def card(name: str, cites: str = "", level: str = "") -> str:
    """Return a question in YAML."""
    lines = [f"- id: {name}", f"  card: What is {name}?", "  back: That."]
    lines += [f"  cites: [{cites}]"] if cites else []
    lines += [f"  level: {level}"] if level else []
    return "\n".join(lines) + "\n"


def passage(name: str, skip: str = "") -> str:
    more = f", skip: {skip}" if skip else ""
    return f'- {{id: "{name}", voice: anna, gist: So., length: 3, sha256: {"a" * 64}{more}}}\n'


@pytest.fixture
def measured(tmp_path: Path) -> Measured:
    """Write a deck with these passages and questions, and measure it."""

    def write(
        passages: str = passage("1.1") + passage("1.2"),
        english: str = "",
        french: str = "",
        second: str = "",
        lang: str | None = None,
    ) -> Coverage:
        folder = tmp_path / "rivers"
        folder.mkdir()
        files = {
            "deck": DECK,
            "source": f"viva: 1\nlang: en\ntitle: T\nvoices: {{anna: {{name: Anna}}}}\npassages:\n{passages}",
            "first.en": HEAD.format(lang="en", more="") + english,
        }
        if french:
            files["first.fr"] = HEAD.format(lang="fr", more="translates: first.en.yaml\n") + french
        if second:
            files["second.en"] = HEAD.format(lang="en", more="") + second
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return measure(open_deck(folder), lang)

    return write


def asked(coverage: Coverage) -> dict[str, list[str]]:
    """Return the ids of the questions on each passage."""
    return {one.passage.id: [question.id for question in one.questions] for one in coverage.passages}


def test_every_passage_has_the_questions_that_cite_it(measured: Measured) -> None:
    coverage = measured(english=card("a", "1.1") + card("b", "1.2, 1.1"), second=card("c", "1.2"))

    assert asked(coverage) == {"1.1": ["a", "b"], "1.2": ["b", "c"]}
    assert (coverage.asked, coverage.at_least, coverage.never_asked) == (2, 2, ())
    assert [question.bank for question in coverage.questions] == ["first", "first", "second"]


def test_they_stand_by_level_and_in_the_order_of_the_deck_with_discussions_last(measured: Measured) -> None:
    questions = [
        TALK.format(cites="1.1"),
        card("none", "1.1"),
        card("high", "1.1", "evaluate"),
        card("low", "1.1", "remember"),
        card("low-too", "1.1", "remember"),
    ]
    coverage = measured(english="".join(questions))

    assert asked(coverage)["1.1"] == ["low", "low-too", "high", "none", "talk"]


def test_a_passage_that_nobody_asks_about_is_never_asked(measured: Measured) -> None:
    coverage = measured(english=card("a", "1.1"))

    assert coverage.never_asked == ("1.2",)
    assert (coverage.asked, coverage.at_least) == (1, 0)


def test_a_passage_that_is_only_talked_about_is_never_asked(measured: Measured) -> None:
    coverage = measured(english=card("a", "1.1") + TALK.format(cites="1.2"))

    assert coverage.never_asked == ("1.2",)
    assert (coverage.marked, coverage.discussions) == (1, 1)


def test_a_passage_with_a_reason_is_skipped_and_not_missed(measured: Measured) -> None:
    coverage = measured(passage("1.1") + passage("1.2", "It only greets."), card("a", "1.1"))

    assert (coverage.never_asked, coverage.skipped) == ((), ("1.2",))
    assert (coverage.asked, coverage.at_least) == (1, 1)


def test_a_passage_with_a_reason_that_somebody_asks_about_all_the_same_is_asked(measured: Measured) -> None:
    coverage = measured(passage("1.1", "It only greets."), card("a", "1.1"))

    assert (coverage.skipped, coverage.asked, coverage.at_least) == ((), 1, 1)


@pytest.mark.parametrize(("cites", "is_uncited"), [("", True), ("9.9", True), ("9.9, 1.1", False)])
def test_a_question_rests_on_no_passage_if_it_cites_none_that_there_is(
    measured: Measured,
    cites: str,
    is_uncited: bool,  # noqa: FBT001
) -> None:
    coverage = measured(english=card("a", cites))

    assert [one.id for one in coverage.uncited] == (["a"] if is_uncited else [])


def test_a_passage_that_a_question_cites_twice_has_it_once(measured: Measured) -> None:
    assert asked(measured(english=card("a", "1.1, 1.1")))["1.1"] == ["a"]


def test_levels_count_each_marked_question_once_and_name_every_level(measured: Measured) -> None:
    english = card("a", "1.1, 1.2", "apply") + card("b", level="apply") + card("c") + TALK.format(cites="1.1")
    french = "- {id: a, card: a, back: b}\n"

    assert measured(english=english, french=french).levels == {
        "remember": 0,
        "understand": 0,
        "apply": 2,
        "analyse": 0,
        "evaluate": 0,
        None: 1,
    }


def test_a_question_in_two_languages_is_one_question(measured: Measured) -> None:
    english = card("a", "1.1") + card("b", "1.1")
    coverage = measured(english=english, french="- {id: b, card: a, back: b}\n")

    assert asked(coverage)["1.1"] == ["a", "b"]
    assert [one.languages for one in coverage.questions] == [("en",), ("en", "fr")]
    assert coverage.per_language == {"en": 2, "fr": 1}


def test_one_language_leaves_the_questions_of_others_out(measured: Measured) -> None:
    english = card("a", "1.1", "apply") + card("b", "1.2")
    coverage = measured(english=english, french="- {id: a, card: a, back: b}\n", lang="fr")

    assert asked(coverage) == {"1.1": ["a"], "1.2": []}
    assert coverage.languages == ("fr",)
    assert coverage.levels["apply"] == 1


def test_a_language_that_no_bank_is_in_is_told_from_those_that_are(measured: Measured) -> None:
    with pytest.raises(CannotOpenError) as raised:
        measured(english=card("a", "1.1"), lang="fr")

    assert raised.value.code == "no-language"
    assert raised.value.params["known"] == "en"


def test_a_deck_without_a_source_and_a_bank_without_a_deck_have_no_coverage(measured: Measured, tmp_path: Path) -> None:
    measured(english=card("a", "1.1"))
    (tmp_path / "rivers" / "source.yaml").unlink()
    with pytest.raises(CannotOpenError) as raised:
        measure(open_deck(tmp_path / "rivers"))
    assert raised.value.code == "no-source"

    alone = tmp_path / "alone.en.yaml"
    alone.write_text(HEAD.format(lang="en", more="") + card("a"), encoding="utf-8")
    with pytest.raises(CannotOpenError) as raised:
        deck_of(find(str(alone)))
    assert raised.value.code == "outside-deck"


def test_what_ships_asks_every_passage_at_least_twice() -> None:
    coverage = measure(deck_of(find("alibaba-covid")))

    assert (coverage.asked, coverage.never_asked, coverage.uncited) == (17, (), ())
    assert coverage.at_least >= 2
    assert all(
        any(one.is_marked and one.level not in {"remember", None} for one in passage.questions)
        for passage in coverage.passages
    )
