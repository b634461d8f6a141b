"""A collection of the real Anki, a deck whose author edits, locks and exports it, and pages that show its cards."""

from __future__ import annotations

import html
import re
import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from viva.bank.library import open_deck, shipped_decks
from viva.bank.locking import lock_deck
from viva.formats import export_deck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from anki.cards import Card as AnkiCard
    from anki.collection import Collection
    from playwright.sync_api import Browser

    from tests.engine.pages import Cards, Model, Screen
    from viva.bank.deck import Deck
    from viva.formats import LossReport

    Opened = Callable[..., Screen]

KINDS = Path(__file__).parent.parent / "formats" / "kinds"

Import = tuple[int, int, int, int]


class Anki:
    """A collection, as somebody has it."""

    def __init__(self, path: Path) -> None:
        from anki.collection import Collection

        self.col: Collection = Collection(str(path))

    def take(self, apkg: Path, *, update: int = 0, progress: bool = False, presets: bool = False) -> Import:
        """Import with what the dialog starts with: how many notes are new, updated, the same, in conflict.

        ``update`` is the dialog's "update notes": 0 for "if newer", 1 for "always"; ``progress`` and ``presets`` are
        its "import any learning progress" and "import any deck presets".
        """
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

        options = ImportAnkiPackageOptions(
            merge_notetypes=False,
            update_notes=update,  # type: ignore[arg-type]
            update_notetypes=0,  # type: ignore[arg-type]
            with_scheduling=progress,
            with_deck_configs=presets,
        )
        log = self.col.import_anki_package(ImportAnkiPackageRequest(package_path=str(apkg), options=options)).log
        return len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)

    def cards(self, question_id: str, lang: str = "en") -> list[AnkiCard]:
        found = self.col.find_cards(f'"ID:*/{question_id}" Lang:{lang}')
        return sorted((self.col.get_card(number) for number in found), key=lambda card: card.ord)

    def names(self) -> set[str]:
        return {deck.name for deck in self.col.decks.all_names_and_ids()} - {"Default"}

    def is_sound(self) -> bool:
        """Nothing empty, nothing to mend, and every number that Anki computes is what we had computed."""
        assert self.col.db is not None
        query = "select sfld, csum, flds from notes order by id"
        before = self.col.db.all(query)
        report, fine = self.col.fix_integrity()
        return (
            not self.col.get_empty_cards().notes
            and fine
            and "\n" not in report.strip()
            and before == self.col.db.all(query)
        )

    def started(self, question_id: str, lang: str = "en") -> AnkiCard:
        """The one card of a question, to answer."""
        (card,) = self.cards(question_id, lang)
        card.start_timer()
        return card

    def switch_fsrs_on(self) -> None:
        """Switch FSRS on in the deck options, as a user does: every memory is worked out anew from the log."""
        from anki.deck_config_pb2 import UpdateDeckConfigsMode, UpdateDeckConfigsRequest

        home = self.col.get_card(self.col.find_cards("-is:new")[0]).did
        options = self.col.decks.get_deck_configs_for_update(home)
        self.col.decks.update_deck_configs(
            UpdateDeckConfigsRequest(
                target_deck_id=home,
                configs=[one.config for one in options.all_config],
                mode=UpdateDeckConfigsMode.UPDATE_DECK_CONFIGS_MODE_APPLY_TO_CHILDREN,
                fsrs=True,
            )
        )

    def history(self) -> list[Any]:
        """Where every card is and when it is due."""
        assert self.col.db is not None
        return self.col.db.all("select id, nid, did, ord, type, queue, due, ivl, factor, reps from cards order by id")

    def notes(self, question_id: str | None = None) -> set[tuple[object, ...]]:
        """Every note with its moment, its tags and its fields; or those of one question."""
        assert self.col.db is not None
        rows = {tuple(row) for row in self.col.db.all("select guid, mod, tags, flds from notes")}
        return {row for row in rows if question_id is None or f"/{question_id}\x1f" in str(row[3])}

    def write(self, question_id: str, field: str, text: str) -> None:
        """Write into a note, as its owner does."""
        note = self.cards(question_id)[0].note()
        note[field] = text
        self.col.update_note(note)

    @staticmethod
    def seen(side: str) -> str:
        """What one reads on a side of a card, one space between words."""
        side = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", side, flags=re.DOTALL)
        return " ".join(
            html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</?(bdi|em|strong|code|span)\b[^>]*>", "", side))).split()
        )


class Release:
    """A deck of every kind, whose author works on it."""

    def __init__(self, folder: Path, apkg: Path) -> None:
        self.folder = folder
        self.apkg = apkg

    def edit(self, name: str, old: str, new: str) -> None:
        """Write something else into a file of the deck."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def lock(self, month: int) -> Deck:
        """Lock the deck on the first of a month."""
        lock_deck(open_deck(self.folder), clock=lambda: datetime(2026, month, 1, tzinfo=UTC))
        return open_deck(self.folder)

    def export(self, **asked: Any) -> LossReport:  # noqa: ANN401 - whatever export_deck takes
        """Export the deck as it is."""
        return export_deck(open_deck(self.folder), "anki", self.apkg, **asked)


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    mine = Anki(tmp_path / "collection.anki2")
    yield mine
    mine.col.close()


@pytest.fixture
def apkg(tmp_path: Path) -> Path:
    return tmp_path / "a.apkg"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KINDS, tmp_path / "kinds"))


@pytest.fixture
def release(folder: Path, apkg: Path) -> Release:
    return Release(folder, apkg)


# Cards, and the pages that they are shown in.


@pytest.fixture(scope="session")
def cards_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Deck], Cards]:
    """A function that gives the cards of a deck in all its languages."""
    from anki.collection import Collection

    from tests.engine.pages import take_cards

    def make(deck: Deck) -> Cards:
        folder = tmp_path_factory.mktemp("cards")
        col = Collection(str(folder / "collection.anki2"))
        try:
            return take_cards(col, deck, folder / "a.apkg")
        finally:
            col.close()

    return make


@pytest.fixture(scope="session")
def deck() -> Deck:
    """The deck that ships."""
    return open_deck(shipped_decks() / "alibaba-covid")


@pytest.fixture(scope="session")
def cards(deck: Deck, cards_of: Callable[[Deck], Cards]) -> Cards:
    """Its cards."""
    return cards_of(deck)


@pytest.fixture(scope="session")
def kinds(cards_of: Callable[[Deck], Cards]) -> Cards:
    """Cards of every kind, with what is rare."""
    return cards_of(open_deck(KINDS))


@pytest.fixture(scope="module")
def screens(browser: Browser) -> Callable[..., Screen]:
    """A function that gives a page of one of the three sorts, a phone wide: the same one when asked for again."""
    from tests.engine.pages import Screen

    @cache
    def open_page(model: Model, *, night: bool, scripts: bool) -> Screen:
        page = browser.new_page(viewport={"width": 360, "height": 740}, java_script_enabled=scripts)
        return Screen(page, model, night=night)

    return open_page


@pytest.fixture
def opened(screens: Callable[..., Screen]) -> Iterator[Opened]:
    """A function that gives a page as `screens` does; afterwards nothing may have gone wrong in it."""
    used: list[Screen] = []

    def start(model: Model = "desktop", *, night: bool = False, scripts: bool = True) -> Screen:
        used.append(screens(model, night=night, scripts=scripts))
        used[-1].start()
        return used[-1]

    yield start
    assert [trouble for screen in used for trouble in screen.troubles] == []


@pytest.fixture(params=["desktop", "droid", "no-storage"])
def model(request: pytest.FixtureRequest) -> Model:
    """Each sort of page."""
    found: Model = request.param
    return found
