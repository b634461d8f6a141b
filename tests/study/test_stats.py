"""How well it goes, measured once from a journal, and drawn in rows that fit any width."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

import pytest
from rich.cells import cell_len

from viva import settings, words
from viva.bank import library
from viva.bank.library import Found
from viva.bank.problems import CannotOpenError
from viva.render.charts import plain
from viva.study.memory import Rules
from viva.study.picturing import Room, picture, section, sections
from viva.study.progress import Answer, Standings, monthly
from viva.study.stats import measure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viva.study.journal import Journal
    from viva.study.stats import Stats

NOON: Final = datetime(2026, 3, 14, 12, tzinfo=UTC)
TODAY: Final = NOON.toordinal()
KEY: Final = "0123456789abcdef"
DECK: Final = "viva: 1\nkey: {key}\nlanguages: [en, fr]\ntitle: {{en: Rivers, fr: Fleuves}}\nbanks:\n{banks}"
BANK: Final = "viva: 1\nlang: {lang}\ntitle: {title}\nquestions:\n{questions}"
QUESTION: Final = "- id: {id}\n  claim: Is it?\n  answer: true\n  cites: {cites}\n  level: apply\n"
SOURCE: Final = "viva: 1\nlang: en\ntitle: A talk\nvoices:\n  ann: {name: Ann}\npassages:\n"
PASSAGE: Final = '- {{id: "{id}", voice: ann, gist: {{en: Gist {id}, fr: Idée {id}}}, length: 9, sha256: {sha}}}\n'


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A deck of two banks and three passages, the only one there is."""
    monkeypatch.setattr(library, "shipped_decks", lambda: tmp_path / "none")
    folder = settings.own_decks() / "rivers"
    folder.mkdir(parents=True)
    banks = "- {file: sea, anki: Sea}\n- {file: land, anki: Land}\n"
    (folder / "deck.yaml").write_text(DECK.format(key=KEY, banks=banks), "utf-8")
    passages = "".join(PASSAGE.format(id=name, sha="0" * 64) for name in ("1.1", "1.2", "2.1"))
    (folder / "source.yaml").write_text(SOURCE + passages, "utf-8")
    sea = [QUESTION.format(id=f"s{place}", cites='["1.1"]') for place in range(4)]
    (folder / "sea.en.yaml").write_text(BANK.format(lang="en", title="Sea", questions="".join(sea)), "utf-8")
    land = [QUESTION.format(id=f"l{place}", cites='["1.1", "1.2"]') for place in range(2)]
    talk = "- id: talk\n  discuss: What now?\n  points: [one]\n  cites: ['2.1']\n"
    (folder / "land.en.yaml").write_text(BANK.format(lang="en", title="Land", questions="".join(land) + talk), "utf-8")
    return folder


def write(journal: Journal, question: str, ago: int, rating: str = "good", *, ms: int = 6000, deck: str = KEY) -> None:
    """Write an answer of so many days ago."""
    payload = f'{{"session":"s","kind":"claim","rating":"{rating}","ms":{ms},"got":1,"of":1}}'
    at = round((NOON - timedelta(days=ago)).timestamp() * 1000)
    with journal.writing() as db:
        db.execute(
            "INSERT INTO event SELECT ?, 1 + coalesce(max(seq), 0), 'response', ?, 0, ?, ?, 'en', ? FROM event",
            (journal.device, at, deck, question, payload),
        )


def measured(journal: Journal, name: str = "", lang: str = "en") -> Stats:
    return measure(journal, Rules(), NOON, lang, library.find(name) if name else None)


# What is measured.


def test_everything_is_the_sum_of_the_decks_and_what_is_gone(journal: Journal, deck: Path) -> None:
    other = deck.with_name("lakes")
    other.mkdir()
    (other / "deck.yaml").write_text(DECK.format(key="f" * 16, banks="- {file: sea, anki: Sea}\n"), "utf-8")
    (other / "sea.en.yaml").write_text((deck / "sea.en.yaml").read_text("utf-8"), "utf-8")
    write(journal, "s0", 3)
    write(journal, "s0", 3, deck="f" * 16)
    write(journal, "gone", 3, deck="e" * 16)

    found = measured(journal)
    assert (found.title, found.answers, found.spent, found.pace) == ("", 3, 18_000, 6)
    assert {topic.deck: topic.standings for topic in found.topics if topic.bank == "sea"} == {
        "lakes": Standings(0, 1, 3),
        "rivers": Standings(0, 1, 3),
    }
    assert found.levels == {"apply": Standings(0, 2, 8)}
    assert sum(found.due) == 2
    assert [source.deck for source in found.sources] == ["rivers"]


def test_a_deck_or_a_bank_is_measured_alone(journal: Journal, deck: Path) -> None:
    assert deck.exists()
    write(journal, "s0", 3)
    write(journal, "l0", 2)
    write(journal, "l0", 1, deck="e" * 16)

    assert (measured(journal, "rivers").title, measured(journal, "rivers").answers) == ("Rivers", 2)
    bank = measured(journal, "rivers/land")
    assert (bank.title, bank.answers) == ("Land", 1)
    assert [topic.bank for topic in bank.topics] == ["land"]
    assert [one.id for one in bank.sources[0].passages] == ["1.1", "1.2"]


def test_a_passage_stands_as_the_questions_on_it_do(journal: Journal, deck: Path) -> None:
    assert deck.exists()
    for name in ("s0", "s1", "s2", "s3", "l0"):
        for ago in (120, 100, 60):
            write(journal, name, ago)

    (source,) = measured(journal, "rivers").sources
    assert [(one.id, one.gist, one.standings, one.standings.whole) for one in source.passages] == [
        ("1.1", "Gist 1.1", Standings(5, 0, 1), "known"),
        ("1.2", "Gist 1.2", Standings(1, 0, 1), "seen"),
        ("2.1", "Gist 2.1", Standings(), None),  # a discussion is never due
    ]


@pytest.mark.parametrize(
    ("standings", "whole"),
    [
        (Standings(3, 1, 0), "known"),
        (Standings(2, 1, 0), "seen"),
        (Standings(0, 1, 9), "seen"),
        (Standings(0, 0, 9), "new"),
        (Standings(), None),
    ],
)
def test_three_of_four_known_make_a_passage_known(standings: Standings, whole: str | None) -> None:
    assert standings.whole == whole


def test_all_leeches_are_listed_and_else_the_ten_hardest(
    journal: Journal, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert deck.exists()
    monkeypatch.setattr("viva.study.stats.HARDEST", 1)
    for name, lapses in (("s0", 8), ("s1", 9), ("l0", 2)):
        for ago in range(lapses + 1):
            write(journal, name, ago, "again")

    found = measured(journal, "rivers")
    assert [(one.question.id, one.state.lapses) for one in found.hardest] == [("s1", 9), ("s0", 8)]
    assert found.leeches == 2


def test_memory_is_told_for_the_twelve_months_that_have_reviews() -> None:
    def review(day: date, rating: int | None, expected: float | None = 0.9) -> Answer:
        return Answer(deck="d", question="q", day=day.toordinal(), ms=0, rating=rating, expected=expected)

    answers = [
        review(date(2025, 3, 31), 3),  # a year ago, and not one of the twelve
        review(date(2025, 4, 1), 3),
        review(date(2025, 4, 30), 1),
        review(date(2026, 1, 5), 3, None),
        review(date(2026, 2, 5), None),
        review(date(2026, 3, 14), 3),
        review(date(2026, 3, 15), 1),  # tomorrow, by a clock that was set back
    ]

    found = monthly(answers, TODAY)
    assert [(date.fromordinal(one.first), one.retention.reviews, one.retention.observed) for one in found] == [
        (date(2025, 4, 1), 2, 0.5),
        (date(2026, 3, 1), 1, 1.0),
    ]


def test_a_deck_without_questions_is_refused_and_among_all_passed_over(journal: Journal, deck: Path) -> None:
    (deck / "sea.en.yaml").unlink()
    (deck / "land.en.yaml").unlink()

    with pytest.raises(CannotOpenError):
        measured(journal, "rivers")
    assert measured(journal).topics == []


# What is drawn.


@pytest.fixture
def lived(journal: Journal, deck: Path) -> Stats:
    """Some months of answers."""
    assert deck.exists()
    random = Random(3)
    for ago in range(200, 0, -1):
        for name in random.sample(["s0", "s1", "s2", "l0"], random.randint(0, 2)):
            write(journal, name, ago, random.choice(("again", "good", "good", "hard")), ms=random.randint(1, 900_000))
    return measured(journal, "rivers")


@pytest.fixture(params=words.LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Iterator[str]:
    yield words.use(request.param)
    words.use("en")


@pytest.mark.parametrize("rows", [0, 10, 13, 18, 45])
@pytest.mark.parametrize("width", [36, 38, 59, 60, 76, 98, 120])
def test_no_row_is_wider_than_there_is_room(lived: Stats, width: int, rows: int, lang: str) -> None:
    assert lang == words.language()
    assert sections(lived) == ["year", "time", "due", "remembered", "topics", "passages", "hardest"]
    for name in sections(lived):
        drawn = [plain(row) for row in section(name, lived, 20, Room(width, rows))]
        assert drawn, name
        assert max(map(cell_len, drawn)) <= width, name
    assert max(cell_len(plain(row)) for row in picture(lived, 20, width)) <= width


@pytest.mark.parametrize("rows", [10, 11, 13, 16, 18, 24, 45])
@pytest.mark.parametrize("width", [38, 76, 98])
def test_the_calendar_the_weeks_and_what_comes_are_seen_without_scrolling(
    lived: Stats, width: int, rows: int, lang: str
) -> None:
    assert lang == words.language()
    for name, words_below in (("year", 3), ("time", 4), ("due", 3)):
        drawn = list(section(name, lived, 20, Room(width, rows)))
        assert len(drawn) - words_below <= max(rows, 9), name


def test_answers_of_years_ago_make_an_empty_year_and_no_error(journal: Journal, deck: Path) -> None:
    assert deck.exists()
    write(journal, "s0", 800)
    write(journal, "s0", 790)

    drawn = "\n".join(plain(row) for row in picture(measured(journal, "rivers"), 20, 80))
    assert "· 0\n" in drawn
    assert "2 answers in all." in drawn
    assert "One review in all" in drawn


def test_what_there_is_nothing_of_is_left_out(journal: Journal, deck: Path) -> None:
    (deck / "source.yaml").unlink()
    write(journal, "s0", 1, ms=0)

    found = measure(journal, Rules(), NOON, "en", Found(library.open_deck(deck)))
    assert sections(found) == ["year", "due", "remembered", "topics", "hardest"]
    drawn = "\n".join(plain(row) for row in picture(found, 20, 80))
    assert "No question has come again on a later day yet." in drawn
    assert "Nothing has been forgotten from one day to another yet." in drawn
