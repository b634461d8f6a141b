"""What cannot be opened, and what is no text: each told apart, none a traceback."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from viva.bank.opening import MAX_BYTES, read_text
from viva.bank.problems import BankError, CannotOpenError, Place
from viva.bank.reader import read_bank

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bank.conftest import Problems, Read, Write

QUESTION = "- id: a\n  typed: Où ?\n  answer: ici\n"


def refusal(path: Path) -> CannotOpenError:
    with pytest.raises(CannotOpenError) as caught:
        read_bank(path)
    return caught.value


def only_problem(path: Path) -> tuple[str, Place, dict[str, str]]:
    with pytest.raises(BankError) as caught:
        read_bank(path)
    (problem,) = caught.value.problems
    return problem.code, problem.place, dict(problem.params)


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.yaml").code == "missing"


def test_a_file_below_a_file(write: Write) -> None:
    assert refusal(write(QUESTION) / "bank.yaml").code == "missing"


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a\0b.yaml").code == "missing"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "folder"


def test_a_file_that_may_not_be_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(QUESTION)

    def deny(*_: object) -> None:  # root, who may read everything, runs some tests
        raise PermissionError

    monkeypatch.setattr(type(path), "open", deny)

    assert refusal(path).code == "denied"


def test_a_disk_that_fails(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(QUESTION)

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(type(path), "open", fail)

    assert refusal(path).params["reason"] == "Input/output error"


def test_a_file_far_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)  # a hole: takes no room on the disk

    error = refusal(path)

    assert error.code == "too-large"
    assert error.params == {"path": str(path), "size": "100", "most": "64"}


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="a device without an end")  # noqa: PTH110
def test_a_file_without_an_end(tmp_path: Path) -> None:
    (tmp_path / "endless.yaml").symlink_to("/dev/zero")

    assert refusal(tmp_path / "endless.yaml").code == "too-large"


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "just.yaml"
    path.write_bytes(b"x" * MAX_BYTES)

    assert len(read_text(path)) == MAX_BYTES


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only a comment\n", "\ufeff"], ids=["nothing", "lines", "comment", "mark"]
)
def test_an_empty_file(problems: Problems, text: str) -> None:
    (problem,) = problems(text, head=False)

    assert (problem.code, problem.place) == ("empty-file", Place(1, 1))


def test_latin_1_is_told_with_the_word_it_shows_in(write: Write) -> None:
    path = write(QUESTION)
    path.write_bytes(path.read_text(encoding="utf-8").replace("Où", "Là-bas où").encode("latin-1"))

    assert only_problem(path) == ("not-utf-8", Place(6, 11), {"byte": "E0", "text": "Là-bas"})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_told_whether_it_says_so_or_not(write: Write, encoding: str) -> None:
    path = write(QUESTION)
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))

    assert only_problem(path) == ("utf-16", Place(1, 1), {})


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\uffff"], ids=ascii)
def test_a_character_that_is_no_text(write: Write, character: str) -> None:
    path = write(QUESTION.replace("ici", f"i{character}ci"))

    assert only_problem(path) == ("not-text", Place(7, 12), {"character": f"U+{ord(character):04X}"})


def test_a_byte_order_mark_is_no_part_of_the_first_key(read: Read) -> None:
    assert read("\ufeffviva: 1\nlang: en\ntitle: T\nquestions:\n" + QUESTION, head=False).title == "T"


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["windows", "old-mac"])
def test_the_line_ends_of_other_systems(write: Write, end: str) -> None:
    path = write(QUESTION.replace("ici", "|\n    ici\n    là"))
    path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))

    bank = read_bank(path)

    assert bank["a"].content.answer == "ici\nlà\n"  # type: ignore[union-attr]
    assert bank.place("a", "answer") == Place(7, 11)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
def test_problems_are_the_same_whatever_ends_the_lines(write: Write, end: str) -> None:
    path = write(QUESTION + "  explain: Ranked #1\n")
    path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))

    assert only_problem(path) == ("lost-text", Place(8, 18), {"write": 'explain: "Ranked #1"'})
