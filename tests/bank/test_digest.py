"""Digests are SHA-256, whoever works them out: keys and locks rest on them for ever."""

from __future__ import annotations

import hashlib

from viva.bank.deck import option_key
from viva.bank.digest import sha256


def test_the_digest_is_that_of_everybody_else() -> None:
    assert sha256(b"a colour code").hexdigest() == hashlib.sha256(b"a colour code").hexdigest()


def test_an_option_keeps_its_key_for_ever() -> None:
    assert option_key("A  Colour code") == hashlib.sha256(b"a colour code").hexdigest()[: len(option_key("x"))]
