"""The map of the shipped deck is what the program makes of the interview, which is not shipped."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest

from viva.author.mapping import map_file
from viva.bank.files import read_source
from viva.bank.library import shipped_decks

INTERVIEW: Final = os.environ.get("VIVA_INTERVIEW", "")
"""Where the text of the interview is: read now, since no test sees a variable of ours."""


@pytest.mark.skipif(not INTERVIEW, reason="VIVA_INTERVIEW does not say where the interview is")
def test_it_yields_every_passage_of_the_shipped_map() -> None:
    mapped = map_file(Path(INTERVIEW), "fr")
    shipped = read_source(shipped_decks() / "alibaba-covid" / "source.yaml")

    expected = [(one.id, one.length, one.sha256) for one in shipped.passages]
    assert [(one.id, one.length, one.sha256) for one in mapped.sentences] == expected
