"""The doctor says what keeps phones away, each in a sentence with what to do."""

from __future__ import annotations

import ast
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from viva import words
from viva.room import doctor, net, ways
from viva.room.doctor import class_of, examine, firewall, networks, reaching
from viva.room.net import Address
from viva.room.protocol import JoinAt
from viva.room.views import Views
from viva.words import knows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.room.conftest import Class, Serve
    from viva.room.doctor import Found
    from viva.room.protocol import HostFrame, Trouble

HOME = Address("192.168.1.20", "wlan0")


def codes(found: Iterable[Found]) -> list[str]:
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("addresses", "code", "level"),
    [
        ((), "no-network", "trouble"),
        ((Address("172.17.0.1", "docker0"), Address("10.8.0.2", "tun0")), "inner-only", "trouble"),
        ((Address("169.254.3.4", "eth0"),), "inner-only", "trouble"),
        ((HOME, Address("10.0.0.7", "eth0")), "several", "hint"),
        ((HOME, Address("172.17.0.1", "docker0")), "network", "fine"),
    ],
)
def test_the_network_is_looked_at(addresses: tuple[Address, ...], code: str, level: str) -> None:
    (found,) = networks(addresses)
    assert (found.code, found.level) == (code, level)


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("", 0)) as taken:
        port = taken.getsockname()[1]
        assert "port-taken" in codes(examine(port))
    assert "port" in codes(examine(port))


def test_an_address_that_is_not_this_machines_is_not_reached() -> None:
    (found,) = reaching([Address("203.0.113.9", "eth0")])
    assert (found.code, found.level) == ("not-reached", "trouble")
    assert codes(reaching([Address("127.0.0.1", "eth0")])) == []


def test_a_folder_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viva.room.doctor.os.access", lambda *_: False)
    assert "not-writable" in codes(examine())


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viva.room.doctor.shutil.disk_usage", lambda _: Usage())
    assert "disk-full" in codes(examine())


class Usage:
    free = 1000


@pytest.mark.parametrize(("system", "code"), [("darwin", "firewall-mac"), ("win32", "firewall-windows")])
def test_each_system_has_its_hint_on_firewalls(system: str, code: str) -> None:
    assert codes(firewall(system)) == [code]


def test_ubuntus_firewall_is_told_when_it_is_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    conf = tmp_path / "ufw.conf"
    monkeypatch.setattr(doctor, "UFW", conf)
    monkeypatch.setattr("viva.room.doctor.shutil.which", lambda _: None)
    conf.write_text("ENABLED=no\n", "utf-8")
    assert codes(firewall("linux")) == []
    conf.write_text("ENABLED=yes\n", "utf-8")
    assert codes(firewall("linux")) == ["ufw"]


def frame(klass: Class, *, phones: int = 0, troubles: tuple[Trouble, ...] = ()) -> HostFrame:
    views = Views(klass("choice", phones=phones))
    found = views.host(0, JoinAt(("http://192.168.1.20:8765/",), "123456", locked=False), here=frozenset({1}))
    return replace(found, troubles=troubles)


def test_a_class_that_no_phone_has_reached_for_a_minute_is_isolated(klass: Class) -> None:
    (found,) = class_of(frame(klass, troubles=("nobody",)))
    assert (found.code, found.level) == ("nobody", "trouble")
    assert "192.168.1.20" in found.params["addresses"]


def test_a_class_with_phones_is_well(klass: Class) -> None:
    (found,) = class_of(frame(klass, phones=3))
    assert (found.code, found.level, found.params) == ("phones", "fine", {"players": "3", "here": "1"})


def test_a_class_that_is_served_just_now_is_asked(serve: Serve) -> None:
    served = serve("choice")
    ways.keep(
        ways.Way(
            room=served.room.game.facts.id,
            source="deck",
            questions=1,
            here=f"http://127.0.0.1:{served.port}/",
            token=served.access.host,
            board=served.access.board,
            file="",
            pid=0,
        )
    )
    assert "nobody-yet" in codes(examine())
    served.join()
    assert "phones" in codes(examine())


def test_a_way_that_leads_nowhere_is_forgotten_and_nobody_elses_to_read() -> None:
    way = ways.Way(
        room="k3v9x2",
        source="",
        questions=1,
        here="http://127.0.0.1:9/",
        token="t",  # noqa: S106 - of nobody
        board="b",
        file="",
        pid=0,
    )
    ways.keep(way)
    (path,) = kept_files()
    assert path.stat().st_mode & 0o077 == 0
    assert list(ways.ways()) == []
    assert kept_files() == []


def kept_files() -> list[Path]:
    from viva.room.store import rooms_folder

    return list(rooms_folder().iterdir())


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_everything_that_can_be_found_has_its_sentence(lang: str) -> None:
    words.use(lang)
    tree = ast.parse(Path(doctor.__file__).read_text("utf-8"))
    said = {
        str(node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Found"
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(said) > 15
    assert all(knows(f"doctor.{code}") for code in said)
    words.use("en")


def test_worst_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net, "addresses", tuple)
    levels = [one.level for one in examine()]
    assert levels == sorted(levels, key=("trouble", "hint", "fine").index)
    assert levels[0] == "trouble"
