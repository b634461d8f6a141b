"""Mapping a text again: what an author wrote stays, and only what the text says differently is told and changed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.author.mapping import map_text
from viva.author.updating import Update, first, update
from viva.author.writing import comment
from viva.bank.files import read_source
from viva.bank.problems import BankError
from viva.bank.source import digest
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NOUNS = ["river", "mountain", "forest", "village", "harbour", "meadow", "castle", "garden", "island", "valley"]
VERBS = ["follows", "crosses", "borders", "feeds", "hides", "shelters", "divides", "outlasts", "surrounds", "reaches"]


@st.composite
def sentence(draw: st.DrawFn) -> str:
    """A sentence of some words."""
    words = [draw(st.sampled_from(NOUNS if place % 2 else VERBS)) for place in range(draw(st.integers(4, 9)))]
    return f"The {draw(st.sampled_from(NOUNS))} {' '.join(words)}."


def texts(least: int = 1) -> st.SearchStrategy[list[list[str]]]:
    """Sections of sentences, no two of which are the same."""
    flat = st.lists(sentence(), min_size=least, max_size=9, unique=True)
    return flat.flatmap(lambda all_of_it: st.integers(0, len(all_of_it)).map(lambda cut: _cut(all_of_it, cut)))


def _cut(sentences: list[str], cut: int) -> list[list[str]]:
    return [part for part in (sentences[:cut], sentences[cut:]) if part]


def written(sections: list[list[str]]) -> str:
    """The sections as a text with numbered headings."""
    return "".join(f"{number}/ What of part {number}?\n{' '.join(part)}\n" for number, part in enumerate(sections, 1))


THREE = ["The old bridge has seven arches.", "Its stones are yellow.", "A mason carved the year 1612 on it."]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a map goes."""
    return tmp_path / "source.yaml"


def mapped_first(path: Path, text: str, *, with_text: bool = True) -> None:
    path.write_text(first(path, map_text(text, "en"), "Test", with_text=with_text).text, encoding="utf-8")


def mapped_again(
    path: Path, text: str, citing: Mapping[str, Sequence[str]] | None = None, *, with_text: bool = True
) -> Update:
    done = update(path, map_text(text, "en"), lambda: citing or {}, with_text=with_text)
    path.write_text(done.text, encoding="utf-8")
    read_source(path)
    return done


def ids(path: Path) -> dict[str, str]:
    """The digest of each passage, by its id."""
    return {one.id: one.sha256 for one in read_source(path).passages}


# What holds whatever the text.


@given(texts(), st.booleans())
def test_mapping_twice_changes_nothing(sections: list[list[str]], with_text: bool) -> None:  # noqa: FBT001
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "source.yaml"
        mapped_first(path, written(sections), with_text=with_text)
        before = path.read_bytes()

        done = mapped_again(path, written(sections), with_text=with_text)

        assert path.read_bytes() == before
        assert (done.changed, done.new, done.removed) == ((), (), ())


@given(texts(least=2), sentence(), st.data())
def test_one_sentence_that_changes_costs_no_other_its_id_and_no_comment_its_place(
    sections: list[list[str]], other: str, data: st.DataObject
) -> None:
    flat = [one for part in sections for one in part]
    if other in flat:
        return
    touched = data.draw(st.sampled_from(flat))
    become = data.draw(st.sampled_from(["", other, f"{touched} {other}", touched.replace("The", "That one")]))
    after = [[piece for one in part for piece in ([become] if one == touched else [one]) if piece] for part in sections]
    if not any(after):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "source.yaml"
        mapped_first(path, written(sections), with_text=data.draw(st.booleans()))
        lines = path.read_text("utf-8").split("\n")
        places = [place for place, line in enumerate(lines) if line.startswith(("- id", "# The"))]
        for number, place in enumerate(sorted(data.draw(st.sets(st.sampled_from(places))), reverse=True)):
            lines.insert(place, f"# note {number}")
        path.write_text("\n".join(lines).replace('gist: "…"', "gist: mine"), encoding="utf-8")
        notes = [line for line in path.read_text("utf-8").split("\n") if line.startswith("# note")]
        before = ids(path)

        mapped_again(path, written(after))

        now = {sha: name for name, sha in ids(path).items()}
        assert all(now[sha] == name for name, sha in before.items() if sha != digest(touched)[1])
        assert [line for line in path.read_text("utf-8").split("\n") if line.startswith("# note")] == notes
        assert set(now) == {digest(one)[1] for part in after for text in part for one in _split(text)}
        once = path.read_bytes()
        assert mapped_again(path, written(after)).text.encode() == once


def _split(text: str) -> list[str]:
    return [f"{piece.strip('.')}." for piece in text.split(". ")]


@given(st.permutations([*THREE, "Nobody crosses it at night.", "It was mended twice."]), st.booleans())
def test_sentences_keep_their_ids_wherever_they_move(order: list[str], with_text: bool) -> None:  # noqa: FBT001
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "source.yaml"
        mapped_first(path, " ".join(sorted(order)), with_text=with_text)
        before = path.read_bytes()

        assert not mapped_again(path, " ".join(order), with_text=with_text).changed
        assert path.read_bytes() == before


# What becomes of a sentence.


def test_a_changed_sentence_keeps_its_id_and_its_gist(path: Path) -> None:
    mapped_first(path, " ".join(THREE))
    path.write_text(path.read_text("utf-8").replace('gist: "…"', "gist: mine"), encoding="utf-8")

    done = mapped_again(path, " ".join(THREE).replace("seven", "eight"))

    assert (done.same, done.changed, done.new, done.removed) == (("0.2", "0.3"), ("0.1",), (), ())
    passage = read_source(path).passages[0]
    assert (passage.id, passage.gist) == ("0.1", "mine")
    assert (passage.length, passage.sha256) == digest("The old bridge has eight arches.")
    assert "# The old bridge has eight arches.\n- id: 0.1" in path.read_text("utf-8")


def test_without_the_old_wording_a_changed_sentence_is_known_by_its_place(path: Path) -> None:
    mapped_first(path, " ".join(THREE), with_text=False)

    assert mapped_again(path, f"{THREE[0]} Yellow they are, its stones! {THREE[2]}", with_text=False).changed == (
        "0.2",
    )


def test_a_sentence_that_moved_and_changed_a_little_is_still_known(path: Path) -> None:
    mapped_first(path, " ".join(THREE))

    done = mapped_again(path, f"{THREE[1]} {THREE[2]} {THREE[0].replace('seven', 'eight')}")

    assert (done.changed, done.new, done.removed) == (("0.1",), (), ())


def test_a_sentence_that_says_something_else_is_another(path: Path) -> None:
    mapped_first(path, " ".join(THREE))

    done = mapped_again(path, f"{THREE[0]} Ships pass below without lowering their masts. {THREE[2]}")

    assert (done.same, done.changed, done.new, done.removed) == (("0.1", "0.3"), (), ("0.4",), ("0.2",))


def test_a_new_sentence_stands_at_its_place_with_an_id_of_its_own(path: Path) -> None:
    mapped_first(path, " ".join(THREE))

    done = mapped_again(path, f"{THREE[0]} {THREE[1]} Moss grows between. {THREE[2]}")

    assert done.new == ("0.4",)
    assert [one.id for one in read_source(path).passages] == ["0.1", "0.2", "0.4", "0.3"]


def test_a_new_sentence_is_said_by_whoever_speaks_beside_it(path: Path) -> None:
    mapped_first(path, "It begins here.\n1/ What now?\nIt goes on.")
    text = path.read_text("utf-8").replace("voices:\n", "voices:\n  editor: {name: the editor}\n")
    path.write_text(text.replace("voice: speaker", "voice: editor", 1), encoding="utf-8")

    mapped_again(
        path, "It begins here. Still in the beginning.\n1/ What now?\nIt goes on. On and on.\n2/ So?\nThe end."
    )

    voices = {one.id: one.voice for one in read_source(path).passages}
    assert voices == {"0.1": "editor", "0.2": "editor", "1.1": "speaker", "1.2": "speaker", "2.1": "speaker"}


def test_before_the_first_of_a_section_speaks_whoever_speaks_in_it(path: Path) -> None:
    mapped_first(path, "1/ What now?\nIt goes on.")
    text = path.read_text("utf-8").replace("voices:\n", "voices:\n  editor: {name: the editor}\n")
    path.write_text(text.replace("voice: speaker", "voice: editor"), encoding="utf-8")

    mapped_again(path, "1/ What now?\nNothing ends. It goes on.")

    assert {one.id: one.voice for one in read_source(path).passages} == {"1.1": "editor", "1.2": "editor"}


def test_what_is_taken_out_leaves_neither_its_sentence_nor_a_hole_but_every_note(path: Path) -> None:
    mapped_first(path, " ".join(THREE))
    noted = path.read_text("utf-8").replace(f"# {THREE[1]}\n", f"# before\n# {THREE[1]}\n# after\n")
    path.write_text(noted, encoding="utf-8")

    text = mapped_again(path, f"{THREE[0]} {THREE[2]}").text
    assert f"\n\n# before\n# after\n\n# {THREE[2]}\n" in text

    text = mapped_again(path, THREE[0]).text
    assert THREE[2] not in text
    assert text.endswith("\n# before\n# after\n")


def test_an_id_is_never_given_again(path: Path) -> None:
    mapped_first(path, " ".join(THREE))
    assert mapped_again(path, " ".join(THREE[:2])).removed == ("0.3",)
    assert "# retired: 0.3\npassages:\n" in path.read_text("utf-8")

    assert mapped_again(path, f"{THREE[0]} {THREE[1]} Ships pass below it all day.").new == ("0.4",)
    assert mapped_again(path, THREE[0]).removed == ("0.2", "0.4")
    assert "# retired: 0.3, 0.2, 0.4\npassages:\n" in path.read_text("utf-8")
    assert mapped_again(path, " ".join(THREE)).new == ("0.5", "0.6")


def test_a_passage_that_questions_cite_stays(path: Path) -> None:
    mapped_first(path, " ".join(THREE))
    before = path.read_bytes()

    done = mapped_again(path, " ".join(THREE[1:]), {"0.1": ("arches",), "0.2": ("stones",)})

    assert done.kept == {"0.1": ("arches",)}
    assert done.removed == ()
    assert path.read_bytes() == before


def test_a_sentence_that_stands_twice_has_two_passages(path: Path) -> None:
    mapped_first(path, "It rains. The sun sets. It rains.")

    done = mapped_again(path, "It rains. The sun sets.")

    assert (done.same, done.removed) == (("0.1", "0.2"), ("0.3",))


def test_a_heading_that_comes_in_between_takes_no_id_away(path: Path) -> None:
    mapped_first(path, "Bridges\n\nThey stand.\n\nLife\n\nThey last long.\n\nDeath\n\nThey fall at last.")

    done = mapped_again(
        path,
        "Bridges\n\nThey stand.\n\nNews\n\nNew.\n\nLife\n\nThey last long.\n\nDeath\n\nThey fall at last. Quickly so.",
    )

    assert done.same == ("0.1", "1.1", "2.1")
    assert done.new == ("3.1", "2.2")


# The file as an author may have it.

BY_HAND = """\
viva: 1
lang: en
title: Bridges
voices: {guide: {name: a guide}}

# Listed by hand.
passages:
  # The first one.
  - id: intro
    voice: guide
    gist: >-
      A bridge
      with arches

    sha256: "SHA0"  # of the first
    length: LEN0
    # still about the first

  - {id: stones, voice: guide, gist: Yellow, length: LEN1, sha256: SHA1}
  # The last one.
  - length: LEN2
    id: b.9
    voice: guide
    gist: {en: A year, fr: Une année}
    sha256: SHA2
    skip: >-
      A detail.

# The end."""


def by_hand(*sentences: str) -> str:
    text = BY_HAND
    for place, one in enumerate(sentences):
        length, sha256 = digest(one)
        text = text.replace(f"LEN{place}", str(length)).replace(f"SHA{place}", sha256)
    return text


def test_a_file_written_by_hand_is_left_alone(path: Path) -> None:
    path.write_text(by_hand(*THREE), encoding="utf-8")

    assert mapped_again(path, " ".join(THREE)).text == by_hand(*THREE)


def test_in_a_file_written_by_hand_only_digests_change(path: Path) -> None:
    path.write_text(by_hand(*THREE), encoding="utf-8")
    changed = [one.replace("y", "i") for one in THREE]

    done = mapped_again(path, " ".join(changed))

    assert done.changed == ("stones", "b.9")
    assert done.text == by_hand(*changed)


def test_a_file_written_by_hand_takes_what_is_new(path: Path) -> None:
    path.write_text(by_hand(*THREE), encoding="utf-8")
    length, sha256 = digest("Moss grows there.")
    entry = f'  - id: b.10\n    voice: guide\n    gist: "…"\n    length: {length}\n    sha256: {sha256}\n'

    done = mapped_again(path, f"{THREE[0]} Moss grows there. {THREE[1]} {THREE[2]} Moss grows there.", with_text=False)

    assert done.new == ("b.10", "b.11")
    expected = by_hand(*THREE).replace("    # still about the first\n", f"    # still about the first\n\n{entry}")
    last = entry.replace("b.10", "b.11")
    assert done.text == expected.replace("      A detail.\n", f"      A detail.\n\n{last}")


def test_a_file_written_by_hand_loses_only_what_is_gone(path: Path) -> None:
    path.write_text(by_hand(*THREE), encoding="utf-8")

    done = mapped_again(path, f"{THREE[0]} {THREE[2]}")

    lines = by_hand(*THREE).replace("passages:\n", "# retired: stones\npassages:\n").split("\n")
    assert done.text == "\n".join(line for line in lines if "id: stones" not in line)


def test_a_file_without_a_last_line_end_can_grow(path: Path) -> None:
    mapped_first(path, THREE[0], with_text=False)
    path.write_text(path.read_text("utf-8").rstrip("\n"), encoding="utf-8")

    assert mapped_again(path, " ".join(THREE), with_text=False).new == ("0.2", "0.3")


def test_an_empty_list_can_grow(path: Path) -> None:
    path.write_text("viva: 1\nlang: en\ntitle: T\nvoices: {a: {name: A}}\npassages: []\n# The end.\n", encoding="utf-8")

    assert mapped_again(path, THREE[0]).new == ("0.1",)
    assert path.read_text("utf-8").endswith("\n# The end.\n")


@pytest.mark.parametrize(
    "passages",
    [
        "passages: [{id: a, voice: v, gist: g, length: 3, sha256: SHA}]\n",
        "passages:\n-\n  id: a\n  voice: v\n  gist: g\n  length: 3\n  sha256: SHA\n",
        "passages:\n- id: a\n  voice: v\n  gist: g\n  sha256: >-\n    SHA\n  length: 3\n",
    ],
)
def test_a_file_in_a_style_that_cannot_be_edited_is_refused(path: Path, passages: str) -> None:
    text = "viva: 1\nlang: en\ntitle: T\nvoices: {v: {name: A}}\n" + passages.replace("SHA", "0" * 64)
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BankError) as caught:
        mapped_again(path, THREE[0])

    assert [problem.code for problem in caught.value.problems] == ["map-in-brackets"]
    assert path.read_text("utf-8") == text


def test_a_map_without_sentences_gets_none(path: Path) -> None:
    mapped_first(path, " ".join(THREE), with_text=False)

    text = mapped_again(path, f"{' '.join(THREE)} Ships pass below it all day.").text

    assert "- id: 0.4\n" in text
    assert "Ships" not in text


def test_sentences_are_taken_out_on_request_and_nothing_else(path: Path) -> None:
    mapped_first(path, " ".join(THREE))
    with_text = path.read_text("utf-8")

    done = mapped_again(path, " ".join(THREE), with_text=False)

    assert done.same == ("0.1", "0.2", "0.3")
    promise = comment(say("author.map-with-text"))
    lines = with_text.replace(promise, "").split("\n")
    expected = [line for line in lines if line.removeprefix("# ") not in THREE]
    assert promise in with_text
    assert done.text.split("\n") == expected


# Whatever a text holds.

PROSE = st.text(st.sampled_from("aB1 \t\n.…!?#:-–*>[]{}|&%@`'\"\\’«»\u00a0é語。/="), max_size=120)


@given(PROSE, PROSE, st.booleans())
def test_any_text_can_be_mapped_and_mapped_again(before: str, after: str, with_text: bool) -> None:  # noqa: FBT001
    if not map_text(before, "en").sentences or not map_text(after, "en").sentences:
        return  # a text without any is refused before
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "source.yaml"
        mapped_first(path, before, with_text=with_text)
        assert [(one.length, one.sha256) for one in read_source(path).passages] == [
            (one.length, one.sha256) for one in map_text(before, "en").sentences
        ]

        mapped_again(path, after, with_text=with_text)

        once = path.read_bytes()
        assert mapped_again(path, after, with_text=with_text).text.encode() == once
