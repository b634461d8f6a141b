"""What a lock remembers of a deck, what counts as a change, and what is refused."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.bank import files
from viva.bank import lock as locks
from viva.bank.library import open_deck
from viva.bank.lock import Lock, Locked, Stamp, moments, read_lock, written
from viva.bank.locking import Locking, lock_deck
from viva.bank.problems import BankError, CannotOpenError, Problem
from viva.words import LANGUAGES, phrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DECK = """\
viva: 1
key: 00112233aabbccdd
languages: [en, fr]
title: Rivers
banks:
- {file: sea, anki: 1 Sea}
- {file: land, anki: 2 Land}
"""
SOURCE = f"""\
viva: 1
lang: en
title: {{en: A talk, fr: Un entretien}}
address: https://example.org/talk
voices: {{anna: {{name: {{en: Anna, fr: Anne}}, role: {{en: A guest, fr: Une invitée}}}}}}
passages:
- {{id: 1.1, voice: anna, gist: {{en: It is so., fr: "C’est ainsi."}}, length: 3, sha256: {"a" * 64}}}
- {{id: 1.2, voice: anna, gist: {{en: It is not., fr: "Ce ne l’est pas."}}, length: 3, sha256: {"b" * 64}}}
"""
ELSEWHERE = """\
viva: 1
elsewhere:
- {id: paper, topic: t, stance: adds, who: W, date: "2020", address: "https://example.org", says: {en: Yes., fr: Oui.}}
- {id: other, stance: adds, who: W, address: "https://example.org", says: {en: No., fr: Non.}}
"""
SEA = """\
viva: 1
lang: en
title: Sea
questions:
- id: nile
  choice: Where does the Nile end?
  answer: In a sea
  wrong:
  - In a lake
  - text: In a desert
    because: It did once.
  hints: Look north.
  explain: It has a delta.
  cites: [1.1]
  elsewhere: [paper]
  level: remember
  tags: [africa]
  image: {file: nile.png, alt: A river}
- id: talk
  discuss: What are rivers for?
  points:
  - Trade
  - {text: Water, elsewhere: [other]}
"""
MER = """\
viva: 1
lang: fr
title: Mer
translates: sea.en.yaml
questions:
- id: nile
  choice: Où finit le Nil ?
  answer: Dans une mer
  wrong:
  - Dans un lac
  - text: Dans un désert
    because: Jadis.
- id: talk
  discuss: À quoi servent les fleuves ?
  points: [Commerce, {text: Eau, elsewhere: [other]}]
"""
LAND = """\
viva: 1
lang: en
title: Land
questions:
- id: rhine
  card: The Rhine
  back: A river
"""
T0 = datetime(2026, 3, 1, 12, tzinfo=UTC)
T1 = T0 + timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "rivers"
    path.mkdir()
    files = {
        "deck": DECK,
        "source": SOURCE,
        "elsewhere": ELSEWHERE,
        "sea.en": SEA,
        "sea.fr": MER,
        "land.en": LAND,
    }
    for name, text in files.items():
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (path / "nile.png").write_bytes(b"picture")
    return path


def lock(folder: Path, at: datetime = T0, *, dry_run: bool = False) -> Locking:
    return lock_deck(open_deck(folder), clock=lambda: at, dry_run=dry_run)


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def came(locking: Locking) -> dict[str, dict[str, tuple[str, ...]]]:
    """What has changed, without the sorts of which there is nothing."""
    return {sort: questions for sort, questions in locking.changes.items() if questions}


def entry(folder: Path, name: str) -> Locked:
    found = read_lock(folder)
    assert found is not None
    return next(one for one in found.questions if one.id == name)


def refused(call: Callable[[], object]) -> tuple[Problem, ...]:
    """The problems that something is refused with, each said in both languages."""
    with pytest.raises(BankError) as caught:
        call()
    for problem in caught.value.problems:
        for lang in LANGUAGES:
            phrase(f"problem.{problem.code}", problem.params, lang=lang)
            phrase(f"problem.{problem.code}.fix", problem.params, lang=lang)
    return caught.value.problems


# What it remembers.


def test_a_first_lock_holds_every_question_in_every_language(folder: Path) -> None:
    locking = lock(folder)

    assert came(locking) == {"new": {"nile": ("en", "fr"), "rhine": ("en",), "talk": ("en", "fr")}}
    assert locking.is_written
    assert locking.count == 3
    assert entry(folder, "nile").bank == "sea"
    assert entry(folder, "nile").kind == "choice"
    assert entry(folder, "rhine").languages["en"].changed == "2026-03-01T12:00:00Z"


def test_an_unchanged_deck_leaves_the_file_byte_for_byte(folder: Path) -> None:
    lock(folder)
    change(folder, "deck.lock", "# When", "# my note\n# When")
    before, stat = (folder / "deck.lock").read_bytes(), (folder / "deck.lock").stat()

    locking = lock(folder, T1)

    assert not locking.is_written
    assert (folder / "deck.lock").read_bytes() == before
    assert (folder / "deck.lock").stat().st_mtime_ns == stat.st_mtime_ns


def test_a_changed_question_gets_a_new_moment_and_no_other_does(folder: Path) -> None:
    lock(folder)
    before = (folder / "deck.lock").read_text("utf-8").splitlines()
    change(folder, "land.en.yaml", "A river", "A long river")

    assert came(lock(folder, T1)) == {"changed": {"rhine": ("en",)}}

    after = (folder / "deck.lock").read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        line for line in after if "changed: 2026-03-02T12:00:00Z" in line
    ]
    assert len(after) == len(before)


def test_a_moment_is_later_than_the_one_before_even_when_the_clock_was_set_back(folder: Path) -> None:
    lock(folder)
    change(folder, "land.en.yaml", "A river", "A long river")
    lock(folder, T0 - timedelta(days=400))

    assert entry(folder, "rhine").languages["en"].changed == "2026-03-01T12:00:01Z"


def test_a_question_that_is_taken_out_is_retired_once(folder: Path) -> None:
    lock(folder)
    change(folder, "land.en.yaml", LAND[LAND.index("- id: rhine") :], "- id: po\n  card: Po\n  back: A river\n")

    locking = lock(folder, T1)

    assert came(locking) == {"new": {"po": ("en",)}, "retired": {"rhine": ("en",)}}
    assert locking.count == 3
    assert entry(folder, "rhine").is_retired
    assert entry(folder, "rhine").kind == "card"
    assert entry(folder, "rhine").languages["en"].retired == "2026-03-02T12:00:00Z"
    assert came(lock(folder, T1 + timedelta(days=1))) == {}


def test_a_question_that_comes_back_as_it_was_has_changed_after_it_was_taken_out(folder: Path) -> None:
    lock(folder)
    (folder / "land.en.yaml").rename(folder / "away")
    assert came(lock(folder, T1)) == {"retired": {"rhine": ("en",)}}
    (folder / "away").rename(folder / "land.en.yaml")

    assert came(lock(folder, T1)) == {"back": {"rhine": ("en",)}}
    assert entry(folder, "rhine").languages["en"] == Stamp(
        digest=entry(folder, "rhine").languages["en"].digest, changed="2026-03-02T12:00:01Z"
    )


def test_a_question_that_comes_back_with_other_words_has(folder: Path) -> None:
    lock(folder)
    (folder / "land.en.yaml").rename(folder / "away")
    lock(folder, T1)
    (folder / "away").rename(folder / "land.en.yaml")
    change(folder, "land.en.yaml", "A river", "A long river")

    assert came(lock(folder, T1 + timedelta(days=1))) == {"back": {"rhine": ("en",)}}
    assert entry(folder, "rhine").languages["en"].changed == "2026-03-03T12:00:00Z"


def test_a_translation_that_is_taken_out_is_retired_alone(folder: Path) -> None:
    lock(folder)
    (folder / "sea.fr.yaml").unlink()

    assert came(lock(folder, T1)) == {"retired": {"nile": ("fr",), "talk": ("fr",)}}
    assert not entry(folder, "nile").is_retired


def test_a_translation_that_is_added_is_new_and_its_original_is_as_it_was(folder: Path) -> None:
    lock(folder)
    text = "viva: 1\nlang: fr\ntitle: Terre\ntranslates: land.en.yaml\nquestions:\n- id: rhine\n  card: Le Rhin\n"
    (folder / "land.fr.yaml").write_text(text + "  back: Un fleuve\n", encoding="utf-8")

    assert came(lock(folder, T1)) == {"new": {"rhine": ("fr",)}}


def test_a_question_in_another_bank_has_changed_since_its_deck_in_anki_is_another(folder: Path) -> None:
    lock(folder)
    rhine = LAND[LAND.index("- id: rhine") :]
    change(folder, "land.en.yaml", rhine, "- id: po\n  card: Po\n  back: A river\n")
    change(folder, "sea.en.yaml", "- id: talk", rhine + "- id: talk")

    assert came(lock(folder, T1)) == {"new": {"po": ("en",)}, "moved": {"rhine": ("en",)}}
    assert entry(folder, "rhine").bank == "sea"
    assert entry(folder, "rhine").languages["en"].changed == "2026-03-02T12:00:00Z"


def test_a_dry_run_tells_the_same_and_writes_nothing(folder: Path) -> None:
    told = lock(folder, dry_run=True)

    assert not (folder / "deck.lock").exists()
    assert not told.is_written
    assert told.changes == lock(folder).changes


def test_the_moments_are_there_for_a_format_to_take(folder: Path) -> None:
    lock(folder)
    found = read_lock(folder)
    assert found is not None

    assert moments(found)["nile", "fr"] == T0


# What counts.


@pytest.mark.parametrize(
    ("name", "old", "new", "langs"),
    [
        ("sea.en.yaml", "the Nile end", "the Nile go", "en"),
        ("sea.en.yaml", "In a sea", "In the sea", "en"),
        ("sea.en.yaml", "In a lake", "In a pond", "en"),
        ("sea.en.yaml", "It did once", "It did", "en"),
        ("sea.en.yaml", "Look north", "Look up", "en"),
        ("sea.en.yaml", "has a delta", "has a mouth", "en"),
        ("sea.en.yaml", "[1.1]", "[1.2]", "en fr"),
        ("sea.en.yaml", "[paper]", "[paper, other]", "en fr"),
        ("sea.en.yaml", "level: remember", "level: apply", "en fr"),
        ("sea.en.yaml", "[africa]", "[egypt]", "en fr"),
        ("sea.en.yaml", "tags:", "marks: 2\n  tags:", "en fr"),
        ("sea.en.yaml", "tags:", "group: g\n  tags:", "en fr"),
        ("sea.en.yaml", "A river}", "The Nile}", "en fr"),
        ("sea.fr.yaml", "finit le", "se jette le", "fr"),
        ("sea.fr.yaml", "Jadis", "Autrefois", "fr"),
        ("source.yaml", "It is so", "So it is", "en"),
        ("source.yaml", "C’est ainsi", "Voilà", "fr"),
        ("source.yaml", "en: Anna", "en: Ann", "en"),
        ("source.yaml", "example.org/talk", "example.org/interview", "en fr"),
        ("elsewhere.yaml", "en: Yes.", "en: Indeed.", "en"),
        ("elsewhere.yaml", "stance: adds", "stance: later", "en fr"),
        ("elsewhere.yaml", '"2020"', '"2021"', "en fr"),
        ("elsewhere.yaml", "who: W", "who: V", "en fr"),
        ("nile.png", "picture", "drawing", "en fr"),
    ],
)
def test_what_a_learner_sees_or_is_graded_by_counts(folder: Path, name: str, old: str, new: str, langs: str) -> None:
    lock(folder)
    change(folder, name, old, new)

    assert came(lock(folder, T1)) == {"changed": {"nile": tuple(langs.split())}}


def test_what_a_point_rests_on_counts(folder: Path) -> None:
    lock(folder)
    change(folder, "elsewhere.yaml", "en: No.", "en: Never.")

    assert came(lock(folder, T1)) == {"changed": {"talk": ("en",)}}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sea.en.yaml", "- id: nile\n  choice", "# a comment\n\n- id: nile\n  choice"),
        ("sea.en.yaml", "choice: Where does the Nile end?", 'choice: "Where does the Nile end?"'),
        ("sea.en.yaml", "Where does the Nile end?", "Where does\n    the Nile end?"),
        ("sea.en.yaml", "Where does the Nile end?", ">\n    Where does the Nile\n    end?"),
        ("sea.en.yaml", "hints: Look north.", "hints:\n  - Look north."),
        ("sea.en.yaml", "  - In a lake", "  - text: In a lake"),
        ("sea.en.yaml", "  - Trade", "  - text: Trade"),
        ("sea.en.yaml", "tags:", "marks: 1\n  tags:"),
        ("sea.en.yaml", "  level: remember\n  tags: [africa]", "  tags:\n  - africa\n  level: remember"),
        ("sea.en.yaml", "title: Sea", "title: The sea"),
        ("source.yaml", "A guest", "A friend"),
        ("source.yaml", "length: 3", "length: 4"),
        ("elsewhere.yaml", "topic: t", "topic: u"),
        ("deck.yaml", "title: Rivers", "title: Great rivers"),
        ("sea.fr.yaml", "Dans un désert", "Dans un de\u0301sert"),
    ],
)
def test_how_a_file_is_written_does_not(folder: Path, name: str, old: str, new: str) -> None:
    lock(folder)
    change(folder, name, old, new)

    assert came(lock(folder, T1)) == {}


def test_the_order_of_questions_the_id_of_an_entry_and_the_name_of_an_image_do_not(folder: Path) -> None:
    lock(folder)
    first, second = SEA[SEA.index("- id: nile") : SEA.index("- id: talk")], SEA[SEA.index("- id: talk") :]
    change(folder, "sea.en.yaml", first + second, second + first.replace("nile.png", "river.png"))
    (folder / "nile.png").rename(folder / "river.png")
    for name in ("elsewhere.yaml", "sea.en.yaml", "sea.fr.yaml"):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace("other", "another"), encoding="utf-8")

    assert came(lock(folder, T1)) == {}


def test_windows_line_ends_do_not(folder: Path) -> None:
    lock(folder)
    for path in (*folder.glob("*.yaml"), folder / "deck.lock"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert came(lock(folder, T1)) == {}


def test_digests_never_change_for_no_reason_or_every_note_would(folder: Path) -> None:
    """A newer Viva must compute the same: only what the question's author does may count."""
    lock(folder)

    assert {one: entry(folder, one).languages["en"].digest for one in ("nile", "rhine", "talk")} == {
        "nile": "d28ee1da0d5d9737",
        "rhine": "4c23a09e3e9335d4",
        "talk": "ffd9be2de94df813",
    }


# What is refused.


def test_a_question_of_another_kind_is_refused_with_its_place(folder: Path) -> None:
    lock(folder)
    before = (folder / "deck.lock").read_bytes()
    change(folder, "land.en.yaml", "card: The Rhine\n  back", "typed: The Rhine\n  answer")

    (problem,) = refused(lambda: lock(folder, T1))

    assert problem.code == "kind-changed"
    assert str(problem.path.name) == "land.en.yaml"
    assert (problem.place.line, problem.place.column) == (6, 10)
    assert problem.params == {"id": "rhine", "was": "card", "now": "typed"}
    assert (folder / "deck.lock").read_bytes() == before


def test_a_card_that_is_asked_both_ways_from_now_on_is_of_another_kind(folder: Path) -> None:
    lock(folder)
    change(folder, "land.en.yaml", "back:", "reverse: true\n  back:")

    (problem,) = refused(lambda: lock(folder, T1))

    assert problem.params == {"id": "rhine", "was": "card", "now": "card-reversed"}


def test_a_retired_id_may_not_come_back_as_another_kind(folder: Path) -> None:
    lock(folder)
    (folder / "land.en.yaml").rename(folder / "away")
    lock(folder, T1)
    (folder / "land.en.yaml").write_text(LAND.replace("card", "typed").replace("back", "answer"), encoding="utf-8")

    assert [problem.code for problem in refused(lambda: lock(folder, T1))] == ["retired-id-used"]


def test_two_languages_that_do_not_translate_each_other_share_a_kind_all_the_same(folder: Path) -> None:
    text = "viva: 1\nlang: fr\ntitle: Terre\nquestions:\n- id: rhine\n  typed: Le Rhin\n  answer: fleuve\n"
    (folder / "land.fr.yaml").write_text(text, encoding="utf-8")

    (problem,) = refused(lambda: lock(folder))

    assert (problem.path.name, problem.code) == ("land.fr.yaml", "kind-changed")


def test_one_id_in_two_banks_is_refused(folder: Path) -> None:
    change(folder, "land.en.yaml", "id: rhine", "id: nile")

    assert [problem.code for problem in refused(lambda: lock(folder))] == ["id-twice"]


def test_the_problems_of_all_files_are_told_at_once(folder: Path) -> None:
    change(folder, "sea.en.yaml", "level: remember", "level: rember")
    change(folder, "land.en.yaml", "back:", "bak:")
    change(folder, "source.yaml", "voice: anna", "voice: ann")
    change(folder, "elsewhere.yaml", "stance: adds", "stance: add")

    files = [problem.path.name for problem in refused(lambda: lock(folder))]

    assert sorted(set(files)) == ["elsewhere.yaml", "land.en.yaml", "sea.en.yaml", "source.yaml"]
    assert len([name for name in files if name == "sea.en.yaml"]) == 1, "not again for its translation"
    assert not (folder / "deck.lock").exists()


# A damaged lock.

STAMP = "en: {digest: 0123456789abcdef, changed: 2026-03-01T12:00:00Z}"
SOUND = f"viva: 1\nquestions:\n- id: rhine\n  bank: land\n  kind: card\n  languages:\n    {STAMP}\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- id: rhine", "<<<<<<< HEAD\n- id: rhine", "3 lock-conflict"),
        ("  bank: land", "=======\n  bank: land", "4 lock-conflict"),
        ("  bank: land", ">>>>>>> 1a2b3c4 (fix)\n  bank: land", "4 lock-conflict"),
        ("viva: 1", "viva: 2", "1 lock-damaged"),
        ("kind: card", "kind: quiz", "5 lock-damaged"),
        ("0123456789abcdef", "0123", "7 not-a-lock-digest"),
        ("2026-03-01T12:00:00Z", "2026-03-01", "7 not-a-moment"),
        ("2026-03-01T12:00:00Z", "2026-13-01T12:00:00Z", "7 not-a-moment"),
        ("2026-03-01T12:00:00Z", "2026-03-01T12:00:00+01:00", "7 not-a-moment"),
        ("  bank: land\n", "", "3 lock-damaged"),
        ("bank: land", "bank: land\n  colour: red", "5 lock-damaged"),
        (SOUND, "", "1 lock-damaged"),
        (SOUND, "hello", "1 lock-damaged"),
        (SOUND, "[" * 500, "1 lock-damaged"),
        ("rhine", "*rhine", "3 lock-damaged"),
        (SOUND, SOUND + SOUND[SOUND.index("- id") :], "8 locked-twice"),
    ],
)
def test_a_damaged_lock_says_what_and_where(folder: Path, old: str, new: str, told: str) -> None:
    (folder / "deck.lock").write_text(SOUND.replace(old, new, 1), encoding="utf-8")

    problem, *_ = refused(lambda: lock(folder))

    assert f"{problem.place.line} {problem.code}" == told
    assert problem.path == folder / "deck.lock"
    assert (folder / "deck.lock").read_text("utf-8") == SOUND.replace(old, new, 1)


def test_a_lock_that_is_a_folder_cannot_be_opened(folder: Path) -> None:
    (folder / "deck.lock").mkdir()

    with pytest.raises(CannotOpenError):
        lock(folder)


def test_an_empty_lock_is_one_of_which_all_is_new(folder: Path) -> None:
    (folder / "deck.lock").write_text(written(Lock(questions=())), encoding="utf-8")

    assert set(came(lock(folder))) == {"new"}


def test_a_lock_is_written_whole_or_not_at_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock(folder)
    before = (folder / "deck.lock").read_bytes()
    change(folder, "land.en.yaml", "A river", "A long river")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        lock(folder, T1)
    assert (folder / "deck.lock").read_bytes() == before
    assert {path.name for path in folder.iterdir()} >= {"deck.lock"}
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_a_lock_that_cannot_be_put_in_place_leaves_the_old_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock(folder)
    before = (folder / "deck.lock").read_bytes()
    change(folder, "land.en.yaml", "A river", "A long river")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(PermissionError):
        lock(folder, T1)
    assert (folder / "deck.lock").read_bytes() == before


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)).map(lambda one: f"{one:%Y-%m-%dT%H:%M:%SZ}")  # noqa: DTZ001 - written as UTC
IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
STAMPS = st.builds(
    Stamp,
    digest=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
    changed=MOMENTS,
    retired=st.none() | MOMENTS,
)
ENTRIES = st.builds(
    Locked,
    id=IDS,
    bank=IDS,
    kind=st.sampled_from(["choice", "card-reversed", "number"]),
    languages=st.dictionaries(st.sampled_from(["en", "fr", "no", "pt-BR"]), STAMPS, min_size=1),
)


@given(st.lists(ENTRIES, unique_by=lambda one: one.id))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, entries: list[Locked]) -> None:
    folder = tmp_path_factory.mktemp("lock")
    lock = Lock(questions=tuple(entries))
    locks.save(lock, folder)

    assert locks._as_written(locks.written(lock)) == lock
    assert read_lock(folder) == files.read_struct(folder / "deck.lock", Lock, "lock") == lock
    assert re.search(r"[^\n]\n\Z", (folder / "deck.lock").read_text("utf-8"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("viva: 1", "viva: 1 "),
        ("changed: 2026-03-01T12:00:00Z", "changed: '2026-03-01T12:00:00Z'"),
        ("  kind: card\n", "  kind: card  # as ever\n"),
        ("- id: rhine\n  bank: land\n", "- bank: land\n  id: rhine\n"),
        ("{digest: ", "{ digest: "),
        ("\n", "\r\n"),
    ],
)
def test_a_lock_that_was_written_otherwise_is_read_with_care(folder: Path, old: str, new: str) -> None:
    lock(folder)
    path = folder / "deck.lock"
    before, text = read_lock(folder), path.read_text("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode())

    assert new == "\r\n" or locks._as_written(path.read_text("utf-8")) is None
    assert read_lock(folder) == before
