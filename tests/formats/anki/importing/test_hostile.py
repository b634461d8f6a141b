"""Whatever a collection holds in its notes and note types, it becomes banks that can be read, or a sentence."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viva.bank.library import open_deck
from viva.formats import import_deck
from viva.formats.errors import PackageError

if TYPE_CHECKING:
    from pathlib import Path

PIECES = st.sampled_from(
    re.split(
        " ",
        "a b é 日 1 <b> </b> <i> <div> </div> <br> <img src=x.png> [sound:a.mp3] {{c1:: {{c2::b::h}} }} :: \\( \\) "
        "[latex] [/latex] &lt; &nbsp; <li> <ul> <table><td> <sup>2</sup> * ** ` [[ ]] | \\ # : - \" ' ~ {{Front}} "
        "{{FrontSide}} {{#Back}} {{/Back}} {{type:Back}} {{cloze:Front}} {{hint:Back}} <hr\u00a0id=answer> "
        "\x1f \x00 \ud800 \u2028 \t",
    )
)
TEXT = st.lists(PIECES, max_size=12).map(" ".join)
ODD = st.one_of(st.none(), st.integers(-3, 3), st.binary(max_size=3), st.text(max_size=3), st.floats(allow_nan=False))
TEMPLATE = st.fixed_dictionaries({"qfmt": TEXT, "afmt": TEXT, "name": TEXT})
FIELD = st.fixed_dictionaries({"name": st.sampled_from(["Front", "Back", "A", "B", "Text", "Extra"])})
KIND = st.fixed_dictionaries(
    {
        "name": TEXT,
        "type": st.sampled_from([0, 1]),
        "flds": st.lists(FIELD, max_size=4),
        "tmpls": st.lists(TEMPLATE, max_size=3),
    }
)


def package(folder: Path, kinds: list[Any], notes: list[tuple[Any, ...]], decks: Any = None) -> Path:  # noqa: ANN401
    """Write a collection with any note types and notes; each note has a card of two templates."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(APKG_SCHEMA)
    connection.executescript(APKG_COL)
    models = json.dumps({str(place): kind for place, kind in enumerate(kinds)})
    connection.execute("UPDATE col SET models = ?", [models.encode("utf-8", "surrogatepass")])
    if decks is not None:
        connection.execute("UPDATE col SET decks = ?", [json.dumps(decks)])
    for number, (kind, guid, tags, fields) in enumerate(notes, 1):
        values = [bytes_of(one) for one in (guid, kind, tags, fields)]
        connection.execute(
            "INSERT INTO notes VALUES(?, CAST(? AS TEXT), ?, 0, -1, CAST(? AS TEXT), CAST(? AS TEXT), '', 0, 0, '')",
            [number, *values],
        )
        for place in (0, 1):
            card = [number * 10 + place, number, number % 3, place]
            connection.execute("INSERT INTO cards VALUES(?, ?, ?, ?, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')", card)
    connection.commit()
    path = folder / "odd.apkg"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("collection.anki2", connection.serialize())
        archive.writestr("media", '{"0": "x.png"}')
        archive.writestr("0", "x")
    connection.close()
    return path


def bytes_of(value: object) -> object:
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value


def take(path: Path, folder: Path) -> None:
    """Import it: what is written can be read, and the counts add up."""
    shutil.rmtree(folder, ignore_errors=True)
    intake = import_deck(path, folder, lang="en")
    report = intake.report
    assert report.total == report.exact + report.degraded + report.skipped
    assert report.skipped == len({loss.question for loss in report.losses if loss.skipped})
    if intake.folder is None:
        assert not folder.exists()
        return
    deck = open_deck(folder)
    found = [question for ref in deck.file.banks for question in deck.bank(ref.file, "en").questions]
    assert len(found) == intake.questions
    for question in found:
        for text in (question.prompt, question.content.explain or ""):
            assert not set(text) & set("\x00\x02\x03\x1f\ud800")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(KIND, min_size=1, max_size=2),
    st.lists(st.tuples(st.integers(0, 1), TEXT, TEXT, TEXT), max_size=6),
)
def test_any_texts_and_templates_become_banks_that_can_be_read(
    tmp_path: Path, kinds: list[Any], notes: list[Any]
) -> None:
    take(package(tmp_path, kinds, notes), tmp_path / "out")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_values_of_any_type_are_left_out_or_read(tmp_path: Path, data: st.DataObject) -> None:
    json_values = st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=4)),
        lambda inside: st.one_of(
            st.lists(inside, max_size=2), st.dictionaries(st.text(max_size=4), inside, max_size=2)
        ),
        max_leaves=4,
    )
    kinds = data.draw(
        st.lists(
            st.one_of(KIND, st.dictionaries(st.sampled_from(["name", "type", "flds", "tmpls"]), json_values)),
            max_size=2,
        )
    )
    decks = data.draw(
        st.dictionaries(st.sampled_from(["0", "1", "x"]), st.one_of(st.fixed_dictionaries({"name": TEXT}), json_values))
    )
    notes = data.draw(st.lists(st.tuples(ODD, TEXT, ODD, ODD).filter(lambda row: None not in row), max_size=3))
    path = package(tmp_path, kinds, notes, decks)
    try:
        take(path, tmp_path / "out")
    except PackageError as error:
        assert error.code == "broken-member"  # noqa: PT017 - either is fine


@pytest.mark.parametrize(
    "template",
    [
        "{{" * 20_000,
        "{{#Front}}" * 20_000,
        "{{#Front}}" * 20_000 + "{{/Front}}" * 20_000,
        "<!--" * 20_000,
        "<script" * 20_000,
        "<b hidden></b>" * 20_000,
        "<b style='display:none'" * 20_000,
        "<b style=" * 20_000,
        "<button>" * 20_000,
        "{{Front}}" * 20_000,
    ],
)
def test_no_template_takes_long_or_breaks_anything(tmp_path: Path, template: str) -> None:
    kind = {
        "name": "x",
        "type": 0,
        "flds": [{"name": "Front"}],
        "tmpls": [{"name": "y", "qfmt": template, "afmt": template}],
    }

    take(package(tmp_path, [kind], [(0, "g", "", "a")]), tmp_path / "out")
