"""`viva doctor`: sentences for people, codes for programs, and a status that says whether something is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from viva.room import net

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    import pytest

    Run = Callable[..., Any]


def test_it_says_what_is_wrong_and_what_to_do(viva: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net, "addresses", tuple)
    ran = viva("doctor")
    assert ran.status == 1
    assert ran.out.startswith("✗ This computer is in no network. Join the Wi-Fi that the phones are in")


def test_nothing_wrong_is_nought(viva: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net, "addresses", lambda: (net.Address("127.0.0.1", "wlan0"),))
    ran = viva("doctor", lang="fr")
    assert ran.status == 0
    assert "✓ Cet ordinateur est dans un réseau" in ran.out


def test_a_program_gets_codes(viva: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net, "addresses", tuple)
    ran = viva("doctor", "--json")
    assert ran.status == 1
    assert json.loads(ran.out)[0] == {"code": "no-network", "level": "trouble", "params": {}}
