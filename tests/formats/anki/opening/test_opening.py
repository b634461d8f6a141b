"""Packages in all their layouts are opened, and whatever is wrong with one is told in a sentence."""

from __future__ import annotations

import ast
import os
import stat
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viva import formats
from viva.bank.problems import CannotOpenError
from viva.formats.anki.opening import Limits, open_package
from viva.formats.errors import PackageError
from viva.words.en.package import WORDS as ENGLISH
from viva.words.fr.package import WORDS as FRENCH

if TYPE_CHECKING:
    from tests.formats.anki.opening.conftest import Maker

GUIDS = "SELECT guid FROM notes ORDER BY id"
LOOP = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, x AS guid, 1 AS mid, 0 AS mod"
FOREVER = f"DROP TABLE notes; CREATE VIEW notes AS {LOOP}, '' AS tags, 'a' AS flds FROM n;"


def read(path: Path, limits: Limits | None, *queries: str) -> None:
    """Read all there is."""
    with open_package(path, limits=limits) as package:
        for query in queries:
            list(package.rows(query))
        for name in package.media_names:
            package.media(name)


def refused(path: Path, limits: Limits | None = None, query: str = GUIDS) -> str:
    """Return the code of what is wrong with a package; nothing of it may be left."""
    with pytest.raises(PackageError) as caught:
        read(path, limits, query)
    left = list((path.parent / "scratch").iterdir())
    assert not left
    assert caught.value.code in ENGLISH
    return caught.value.code


def test_the_oldest_layout_is_read(maker: Maker) -> None:
    with open_package(maker.put(maker.oldest(media={"a.png": b"A"}))) as package:
        assert package.layout == 1
        assert list(package.rows(GUIDS)) == [("guid1",), ("guid2",), ("guid3",)]
        assert package.media("a.png") == b"A"
        assert package.media("b.png") is None


def test_of_two_collections_the_newer_one_is_read_though_nothing_says_so(maker: Maker) -> None:
    members = maker.oldest(maker.collection(notes=1)) | {"collection.anki21": maker.collection(notes=2)}

    with open_package(maker.put(members)) as package:
        assert package.layout == 2
        assert len(list(package.rows(GUIDS))) == 2


def test_in_the_newest_layout_the_stub_is_not_read_and_media_are_unpacked(maker: Maker) -> None:
    with open_package(maker.put(maker.newest(media={"é.png": b"A" * 999, "b.mp3": b"B"}))) as package:
        assert package.layout == 3
        assert len(list(package.rows(GUIDS))) == 3
        assert package.media("e\u0301.png") == b"A" * 999
        assert package.media_names == {"é.png", "b.mp3"}


def test_nothing_is_left_on_disk_while_it_is_read_nor_after(maker: Maker) -> None:
    with open_package(maker.put(maker.newest())) as package:
        if os.name == "posix":
            assert not [path for path in maker.folder.rglob("collection*") if path.is_file()]
        assert list(package.rows(GUIDS))

    assert not list((maker.folder / "scratch").iterdir())


def test_what_is_no_file_is_told_as_of_any_file(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.apkg", "missing"), (tmp_path, "folder")):
        with pytest.raises(CannotOpenError) as caught, open_package(path):
            pass
        assert caught.value.code == code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(maker: Maker) -> None:
    os.mkfifo(maker.folder / "deck.apkg")

    assert refused(maker.folder / "deck.apkg") == "not-a-zip"


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x05\x06" + b"\xff" * 18, b"x" * 100_000, b"SQLite format 3\0" * 9]
)
def test_what_is_no_zip_is_refused(maker: Maker, content: bytes) -> None:
    assert refused(maker.put(content)) in {"not-a-zip", "broken-zip", "members"}


def test_a_package_in_a_package_is_none(maker: Maker) -> None:
    assert refused(maker.put({"deck.apkg": maker.zipped(maker.oldest().items())})) == "no-collection"


def test_a_layout_that_is_not_known_yet_is_told(maker: Maker) -> None:
    assert refused(maker.put(maker.newest() | {"meta": b"\x08\x04"})) == "newer"


@pytest.mark.parametrize("meta", [b"\x08", b"\x0a\xff\xff\xff\xff\x0f", b"\xff" * 40, b"\x0b\x0c"])
def test_a_broken_sign_of_the_layout_is_told(maker: Maker, meta: bytes) -> None:
    assert refused(maker.put(maker.newest() | {"meta": meta})) == "broken-member"


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "..\\..\\x", "C:\\x", "a/../../x", "C:x"])
def test_a_member_that_would_land_elsewhere_is_refused(maker: Maker, name: str) -> None:
    assert refused(maker.put(maker.oldest() | {name: b"x"})) == "escapes"


@pytest.mark.parametrize("name", ["../../x.png", "/x.png", "a/b.png", "a\\b.png", "..", "", "x\n.png", "x\0.png"])
def test_a_medium_whose_name_is_a_path_is_not_there(maker: Maker, name: str) -> None:
    for members in (maker.oldest(media={name: b"x", "y.png": b"y"}), maker.newest(media={name: b"x", "y.png": b"y"})):
        with open_package(maker.put(members)) as package:
            assert package.media_names == {"y.png"}
            assert package.media(name) is None


def test_a_link_is_refused(maker: Maker) -> None:
    member = zipfile.ZipInfo("5")
    member.create_system = 3
    member.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert refused(maker.put(maker.zipped([*maker.oldest().items(), (member, b"/etc/passwd")]))) == "symlink"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_comes_twice_is_refused(maker: Maker) -> None:
    twice = [*maker.oldest().items(), ("collection.anki2", b"other")]

    assert refused(maker.put(maker.zipped(twice))) == "member-twice"


def test_a_password_is_told(maker: Maker) -> None:
    raw = bytearray(maker.zipped(maker.oldest().items()))
    for signature, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        raw[raw.index(signature) + flags] |= 1

    assert refused(maker.put(bytes(raw))) == "encrypted"


def test_a_packing_that_anki_does_not_know_is_refused(maker: Maker) -> None:
    member = zipfile.ZipInfo("collection.anki2")
    member.compress_type = zipfile.ZIP_BZIP2
    path = maker.folder / "deck.apkg"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, maker.collection())

    assert refused(path) == "packing"


@pytest.mark.parametrize("layout", ["oldest", "newest"])
def test_a_file_that_is_cut_off_is_refused_wherever_it_is_cut(maker: Maker, layout: str) -> None:
    whole = maker.zipped(getattr(maker, layout)(media={"a.png": b"A" * 50}).items())

    for end in range(0, len(whole), 97):
        assert refused(maker.put(whole[:end]))


def test_a_bomb_of_deflate_is_stopped(maker: Maker) -> None:
    limits = Limits(ratio_from=1_000_000)

    assert refused(maker.put(maker.oldest(b"\0" * 40_000_000)), limits) == "bomb"


def test_a_bomb_of_zstandard_is_stopped_whatever_its_frames_declare(maker: Maker) -> None:
    frame = maker.pressed(b"\0" * 10_000_000)
    limits = Limits(collection_bytes=30_000_000)
    bomb = maker.newest() | {"collection.anki21b": frame * 9}

    assert refused(maker.put(bomb), Limits(ratio_from=1_000_000)) == "bomb"
    assert refused(maker.put(bomb), limits) == "too-much"
    assert refused(maker.put(maker.newest() | {"collection.anki21b": maker.pressed(b"") * 5_000})) == "broken-zst"


@pytest.mark.parametrize("broken", [b"", b"x" * 50, b"\x28\xb5\x2f\xfd" + b"\xff" * 30])
def test_broken_zstandard_is_told(maker: Maker, broken: bytes) -> None:
    whole = maker.pressed(maker.collection())

    assert refused(maker.put(maker.newest() | {"collection.anki21b": broken})) == "broken-zst"
    assert refused(maker.put(maker.newest() | {"collection.anki21b": whole[:-9]})) == "broken-zst"
    assert refused(maker.put(maker.newest() | {"collection.anki21b": whole + b"more"})) == "broken-zst"


@pytest.mark.parametrize("listed", [b"[]", b'{"0": 1}', b"{", b"[" * 100_000, b"\xff", b'{"0": "\\ud800"'])
def test_a_broken_list_of_media_is_told(maker: Maker, listed: bytes) -> None:
    assert refused(maker.put(maker.oldest() | {"media": listed})) == "broken-member"
    assert refused(maker.put(maker.newest() | {"media": maker.pressed(b"\x0a\xff\x01" + listed)})) == "broken-member"


def test_a_large_file_member_or_crowd_is_refused_by_its_number(maker: Maker) -> None:
    crowd = maker.put(maker.oldest(media={f"{number}.png": b"" for number in range(50)}))

    assert refused(crowd, Limits(file_bytes=100)) == "too-much"
    assert refused(crowd, Limits(members=20)) == "members"
    assert refused(crowd, Limits(collection_bytes=1_000)) == "too-much"
    assert refused(maker.put(maker.oldest(media={"a": b"A" * 99})), Limits(media_bytes=98)) == "too-much"


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5_000, b"\0" * 8_192])
def test_what_is_no_collection_is_told(maker: Maker, content: bytes) -> None:
    for members in (maker.oldest(content), maker.newest(content)):
        assert refused(maker.put(members)) in {"not-sqlite", "broken-sqlite", "no-table"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("DROP TABLE revlog;", "no-table"),
        ("ALTER TABLE notes DROP COLUMN tags;", "no-column"),
        (FOREVER, "no-plain-table"),
        ("DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, mod, tags, flds);", "no-plain-table"),
        ("ALTER TABLE notes ADD COLUMN x AS (hex(zeroblob(100000000)));", "no-plain-table"),
        ("CREATE TABLE notetypes (id, name, config);", "no-table"),
    ],
)
def test_a_collection_that_anki_did_not_make_is_refused(maker: Maker, change: str, code: str) -> None:
    assert refused(maker.put(maker.oldest(maker.collection(change)))) == code


def test_a_view_that_hides_behind_a_table_s_name_never_ends_in_a_hang(maker: Maker) -> None:
    disguise = """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_master SET type = 'table' WHERE name = 'notes';
        UPDATE sqlite_master SET sql = 'CREATE TABLE notes(id, guid, mid, mod, tags, flds)' WHERE name = 'graves';
    """
    hidden = FOREVER + disguise

    assert refused(maker.put(maker.oldest(maker.collection(hidden)))) in {"no-plain-table", "broken-sqlite"}


@pytest.mark.parametrize(
    "query",
    [
        LOOP + ", 1, 1 FROM n",
        "SELECT count(*) FROM notes a, notes b, notes c, notes d, notes e, notes f, notes g, notes h, notes i",
        "SELECT * FROM graves",
        "SELECT load_extension('x')",
        "SELECT randomblob(10)",
        "ATTACH '/tmp/x' AS x",
        "PRAGMA writable_schema = ON",
        "DELETE FROM notes",
    ],
)
def test_nothing_but_reading_the_tables_goes_and_nothing_goes_on_for_ever(maker: Maker, query: str) -> None:
    path = maker.put(maker.oldest(maker.collection(notes=50)))

    assert refused(path, Limits(steps=1_000_000), query) in {"runaway", "broken-sqlite"}


def test_too_many_rows_and_too_large_a_value_are_refused(maker: Maker) -> None:
    large = maker.put(maker.oldest(maker.collection("UPDATE notes SET flds = zeroblob(2000000);", notes=30)))

    assert refused(large, Limits(rows=29)) == "rows"
    assert refused(large, Limits(cell_bytes=1_000_000), "SELECT flds FROM notes") == "cell"


def test_triggers_lie_still(maker: Maker) -> None:
    trigger = "CREATE TRIGGER t AFTER DELETE ON notes BEGIN SELECT load_extension('x'); END;"

    with open_package(maker.put(maker.oldest(maker.collection(trigger)))) as package:
        assert len(list(package.rows(GUIDS))) == 3


def test_strange_values_are_handed_on_as_they_are_but_for_what_is_no_text(maker: Maker) -> None:
    odd = (
        "UPDATE notes SET guid = CAST(x'61eda08062' AS TEXT), flds = x'07' WHERE id = 1;"
        "UPDATE notes SET guid = 'a' || char(0) || 'b' WHERE id = 3;"
    )

    with open_package(maker.put(maker.oldest(maker.collection(odd)))) as package:
        found = list(package.rows("SELECT guid, flds FROM notes ORDER BY id"))
    assert found[0] == ("a\ufffd\ufffd\ufffdb", b"\x07")
    assert found[2][0] == "a\0b"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_flipped_bytes_end_in_rows_or_in_a_sentence(maker: Maker, data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from(["oldest", "newest"]))
    inner = bytearray(maker.collection())
    outer = bytearray()
    for _ in range(data.draw(st.integers(0, 8))):
        inner[data.draw(st.integers(0, len(inner) - 1))] = data.draw(st.integers(0, 255))
    outer += maker.zipped(getattr(maker, layout)(bytes(inner), media={"a.png": b"A" * 30}).items())
    for _ in range(data.draw(st.integers(0, 4))):
        outer[data.draw(st.integers(0, len(outer) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(maker.put(bytes(outer)), Limits(steps=20_000_000), "SELECT * FROM notes ORDER BY id", "SELECT * FROM col")
    except PackageError as error:
        assert error.code in ENGLISH  # noqa: PT017 - either is fine
    assert not list((maker.folder / "scratch").iterdir())


def test_whatever_is_wrong_has_words_in_both_languages_and_no_words_are_for_nothing() -> None:
    raised: set[str] = set()
    for path in Path(formats.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PackageError":
                found = [one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)]
                raised |= {one for one in found if isinstance(one, str)}
    assert raised - {""} == {code for code in ENGLISH if not code.endswith(".fix")}
    assert set(ENGLISH) == set(FRENCH)
