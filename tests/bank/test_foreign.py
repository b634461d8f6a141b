"""What is no plain text is told by its first bytes, whatever its name."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.bank.foreign import foreign
from viva.bank.opening import read_prose
from viva.bank.problems import BankError

if TYPE_CHECKING:
    from pathlib import Path


def zipped(**files: str) -> bytes:
    """Return an archive; a name has two underscores for a slash."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text, zipfile.ZIP_STORED if name == "mimetype" else None)
    return made.getvalue()


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (zipped(content_types="<x/>", word__document="Bees."), "DOCX"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text", content="Bees."), "ODT"),
        (zipped(mimetype="application/epub+zip"), "EPUB"),
        (zipped(bees="Bees."), "ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (rb"{\rtf1\ansi Bees.}", "RTF"),
        (b"\n<!DOCTYPE html>\n<p>Bees.", "HTML"),
        (b"<html lang=en><p>Bees.", "HTML"),
        (b'<?xml version="1.0"?><b>Bees.</b>', "XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "binary"),
    ],
)
def test_a_format_is_known(raw: bytes, name: str) -> None:
    assert foreign(raw) == name


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs"], whitelist_characters="\n\t"), max_size=60))
def test_no_text_is_taken_for_anything_else(text: str) -> None:
    assert foreign(f"So: {text}".encode()) is None
    assert foreign(f"So: {text}".encode("cp1252", "replace")) is None
    assert foreign(f"So: {text}".encode("utf-16")) is None


def test_it_is_a_problem_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bees.txt"
    path.write_bytes(b"%PDF-1.7\n")

    with pytest.raises(BankError) as caught:
        read_prose(path)

    assert [(one.code, one.params) for one in caught.value.problems] == [("foreign", {"format": "PDF"})]
