"""From a wish to a session: which language, which bank, and what goes on after the folder or the deck has changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from viva import settings
from viva.asking.response import Passed
from viva.bank import library
from viva.bank.problems import CannotOpenError
from viva.study import start
from viva.study.start import Wish

if TYPE_CHECKING:
    from datetime import datetime

    from viva.study.journal import Broken, Journal
    from viva.study.sitting import Sitting

DECK = """\
viva: 1
key: "{key}"
languages: [en, fr, de]
title: {{en: Rivers, fr: Fleuves, de: Flüsse}}
banks:
- {{file: sea, anki: {{en: Sea, fr: Mer, de: Meer}}}}
- {{file: land, anki: {{en: Land, fr: Terre, de: Land}}}}
"""
HEAD = "viva: 1\nlang: {lang}\ntitle: {title}\nquestions:\n"
QUESTION = "- id: {name}\n  typed: What is {name}?\n  answer: right\n"


class Hand(Protocol):
    def __call__(self) -> datetime: ...
    def turn(self, **by: float) -> None: ...


def bank(path: Path, lang: str, title: str, *names: str) -> Path:
    text = HEAD.format(lang=lang, title=title) + "".join(QUESTION.format(name=name) for name in names)
    path.write_text(text, encoding="utf-8")
    return path


TAGGED = """\
viva: 1
lang: en
title: Tagged
questions:
- {id: a, typed: A?, answer: a, tags: [wet], level: remember}
- {id: b, typed: B?, answer: b, tags: [dry], level: apply}
- {id: c, typed: C?, answer: c}
"""


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (Wish(source="", tags=frozenset({"wit"})), ("no-tag-near", "dry, wet")),
        (Wish(source="", tags=frozenset({"wet", "zzz"})), ("no-tag", "dry, wet")),
        (Wish(source="", levels=frozenset({"evaluate"})), ("no-level", "remember, apply")),
        (Wish(source="", tags=frozenset({"wet"}), levels=frozenset({"apply"})), ("nothing-fits", None)),
        (Wish(source="", tags=frozenset({"wet"}), flagged=True), ("nothing-flagged", None)),
    ],
)
def test_what_no_question_fits_is_told_with_what_there_is(
    wish: Wish, told: tuple[str, str | None], journal: Journal, clock: Hand, tmp_path: Path
) -> None:
    path = tmp_path / "tagged.en.yaml"
    path.write_text(TAGGED, encoding="utf-8")

    with pytest.raises(CannotOpenError) as caught:
        start.begin(journal, clock, library.find(str(path)), wish, preferred="en")

    assert (caught.value.code, caught.value.params.get("known")) == told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A deck with one bank in two languages, one in English only, and a third language without any."""
    path = tmp_path / "rivers"
    path.mkdir()
    (path / "deck.yaml").write_text(DECK.format(key="0011223344556677"), encoding="utf-8")
    bank(path / "sea.en.yaml", "en", "Sea", "a", "b")
    bank(path / "sea.fr.yaml", "fr", "Mer", "a", "b")
    bank(path / "land.en.yaml", "en", "Land", "c", "d")
    return path


@pytest.fixture
def own(folder: Path) -> Path:
    """The same deck among one's own, where it goes by its name."""
    settings.own_decks().mkdir(parents=True)
    return Path(shutil.copytree(folder, settings.own_decks() / "rivers"))


def begun(journal: Journal, clock: Hand, source: str | Path, preferred: str = "en", **wish: object) -> Sitting:
    wanted = Wish(source=str(source), **wish)  # type: ignore[arg-type]
    return start.begin(journal, clock, library.find(str(source)), wanted, preferred=preferred)


def broken(journal: Journal, clock: Hand) -> Broken:
    found = start.broken_of(journal, clock)
    assert found is not None
    return found


# Languages.


@pytest.mark.parametrize(
    ("source", "wanted", "preferred", "lang"),
    [
        ("", None, "fr", "fr"),
        ("", None, "en", "en"),
        ("", None, "pt", "en"),  # not there: the deck's own
        ("", None, "de", "en"),  # of the deck, but no bank of it
        ("", "fr", "en", "fr"),
        ("sea.fr.yaml", None, "en", "fr"),  # a file is in one language
        ("sea.fr.yaml", "en", "fr", "en"),  # unless another is asked for
        ("land.en.yaml", None, "fr", "en"),
    ],
)
def test_the_language_is_the_one_wanted_then_the_files_then_the_learners_then_the_decks(
    *, source: str, wanted: str | None, preferred: str, lang: str, folder: Path, journal: Journal, clock: Hand
) -> None:
    sitting = begun(journal, clock, folder / source, preferred, lang=wanted)

    assert sitting.plan.lang == lang
    assert {question.lang for question in sitting.session.questions} == {lang}


@pytest.mark.parametrize("source", ["", "sea.en.yaml", "land.en.yaml"])
def test_a_language_that_is_not_there_is_refused_with_those_that_are(source: str, folder: Path) -> None:
    found = library.find(str(folder / source))

    with pytest.raises(CannotOpenError) as caught:
        start.language_of(found, "de", "en")

    assert caught.value.code == "no-language"
    assert caught.value.params["known"] == ("en" if "land" in source else "en, fr")


def test_a_deck_without_any_bank_is_told(folder: Path) -> None:
    for path in folder.glob("*.??.yaml"):
        path.unlink()

    with pytest.raises(CannotOpenError) as caught:
        start.language_of(library.find(str(folder)), None, "en")

    assert caught.value.code == "empty-deck"


def test_a_translation_is_asked_for_its_own_title(folder: Path, journal: Journal, clock: Hand) -> None:
    assert begun(journal, clock, folder / "sea.fr.yaml").plan.title == "Mer"
    assert begun(journal, clock, folder, "fr").plan.title == "Fleuves"


# What is asked.


def test_a_bank_by_its_name_asks_that_bank(own: Path, journal: Journal, clock: Hand) -> None:
    assert own.is_dir()

    sitting = begun(journal, clock, "rivers/land")

    assert [question.id for question in sitting.session.questions] == ["c", "d"]
    assert sitting.plan.title == "Land"


def test_a_bank_outside_any_deck_keeps_its_history_under_its_path(
    tmp_path: Path, journal: Journal, clock: Hand
) -> None:
    path = bank(tmp_path / "alone.en.yaml", "en", "Alone", "a")

    sitting = begun(journal, clock, path)
    sitting.answer(Passed(), ms=1)

    assert sitting.plan.deck.startswith("path:")
    assert start.broken_of(journal, clock, library.find(str(path))) is not None
    assert start.resume(journal, clock, broken(journal, clock)).session.turn == sitting.session.advance()


def test_the_seed_is_drawn_unless_it_is_given(folder: Path, journal: Journal, clock: Hand) -> None:
    assert begun(journal, clock, folder, seed=7).plan.seed == 7
    assert len({begun(journal, clock, folder).plan.seed for _ in range(5)}) > 1


def test_what_was_answered_waits_behind_what_is_new(folder: Path, journal: Journal, clock: Hand) -> None:
    begun(journal, clock, folder / "sea.en.yaml", count=1).answer(Passed(), ms=1)

    sitting = begun(journal, clock, folder, count=3)

    assert "a" not in [question.id for question in sitting.session.questions]


# Going on.


def test_a_session_of_another_deck_is_not_offered(folder: Path, journal: Journal, clock: Hand, tmp_path: Path) -> None:
    begun(journal, clock, folder).answer(Passed(), ms=1)
    other = bank(tmp_path / "alone.en.yaml", "en", "Alone", "a")

    assert start.broken_of(journal, clock, library.find(str(other))) is None
    assert start.broken_of(journal, clock, library.find(str(folder))) is not None
    assert start.broken_of(journal, clock, library.find(str(folder / "sea.fr.yaml"))) is not None


def test_a_session_begun_by_a_relative_path_goes_on_from_any_folder(
    folder: Path, journal: Journal, clock: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    begun(journal, clock, "rivers").answer(Passed(), ms=1)
    monkeypatch.chdir("/")

    sitting = start.resume(journal, clock, broken(journal, clock))

    assert sitting.lost == 0
    assert sitting.session.results


def test_a_session_begun_by_a_name_keeps_the_name(own: Path, journal: Journal, clock: Hand) -> None:
    assert own.is_dir()

    assert begun(journal, clock, "rivers/sea").plan.source == "rivers/sea"


def test_it_goes_on_in_the_language_it_was_in(folder: Path, journal: Journal, clock: Hand) -> None:
    begun(journal, clock, folder, "fr").answer(Passed(), ms=1)

    sitting = start.resume(journal, clock, broken(journal, clock))

    assert {question.lang for question in sitting.session.questions} == {"fr"}


def test_questions_that_have_left_the_deck_are_counted(folder: Path, journal: Journal, clock: Hand) -> None:
    sitting = begun(journal, clock, folder, count=0)
    sitting.answer(Passed(), ms=1)
    bank(folder / "sea.en.yaml", "en", "Sea", "a")

    again = start.resume(journal, clock, broken(journal, clock))

    assert again.lost == 1
    assert [question.id for question in again.session.questions] == ["a", "c", "d"]


def test_another_deck_that_has_come_to_have_the_name_is_not_asked(folder: Path, journal: Journal, clock: Hand) -> None:
    begun(journal, clock, folder).answer(Passed(), ms=1)
    (folder / "deck.yaml").write_text(DECK.format(key="7766554433221100"), encoding="utf-8")

    again = start.resume(journal, clock, broken(journal, clock))

    assert again.asking is None
    assert again.lost == 4


@pytest.mark.parametrize(("gone", "code"), [("rivers", "deck-gone"), ("sea.fr.yaml", "no-language")])
def test_a_deck_or_a_language_that_is_gone_is_told(
    *, gone: str, code: str, folder: Path, journal: Journal, clock: Hand, tmp_path: Path
) -> None:
    begun(journal, clock, folder, "fr").answer(Passed(), ms=1)
    if gone == folder.name:
        folder.rename(tmp_path / "elsewhere")
    else:
        (folder / gone).unlink()

    with pytest.raises(CannotOpenError) as caught:
        start.resume(journal, clock, broken(journal, clock))

    assert caught.value.code == code
