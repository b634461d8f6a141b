"""Where phones find a room, and the code that leads them there."""

from __future__ import annotations

import socket

import pytest

from viva.room import net
from viva.room.net import Address, addresses, qr_lines, qr_svg


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop with a cable, Wi-Fi, a container network and a tunnel, whose way onward is Wi-Fi."""
    found = [
        Address("127.0.0.1", "lo"),
        Address("172.17.0.1", "docker0"),
        Address("10.8.0.2", "tun0"),
        Address("169.254.7.7", "eth1"),
        Address("10.0.0.5", "eth0"),
        Address("192.168.1.20", "wlan0"),
    ]
    monkeypatch.setattr(net, "_by_card", lambda: iter(found))
    monkeypatch.setattr(net, "_by_name", lambda: iter([Address("127.0.1.1"), Address("192.168.1.20")]))
    monkeypatch.setattr(net, "_onward", lambda: "192.168.1.20")


@pytest.mark.usefixtures("cards")
def test_the_address_that_phones_can_reach_comes_first_and_the_others_are_to_choose_from() -> None:
    assert [one.ip for one in addresses()] == ["192.168.1.20", "10.0.0.5", "169.254.7.7", "10.8.0.2", "172.17.0.1"]
    assert addresses()[0].url(8765) == "http://192.168.1.20:8765/"


def test_a_machine_without_a_network_has_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", nothing)
    monkeypatch.setattr(socket, "getaddrinfo", nothing)
    monkeypatch.setattr(socket, "if_nameindex", list)

    assert addresses() == ()


def test_this_machine_is_found_as_it_is() -> None:
    assert all(not one.ip.startswith("127.") for one in addresses())


def test_a_qr_code_is_as_wide_as_high_with_a_margin_of_light() -> None:
    lines = qr_lines("http://192.168.1.20:8765/#123456")
    width = len(lines[0])

    assert {len(line) for line in lines} == {width}
    assert width in {2 * len(lines), 2 * len(lines) - 1}
    assert set("".join(lines)) <= set("█▀▄ ")
    assert set(lines[0]) == {"█"}
    assert all(line[:2] == "██" for line in lines[:-1])


def test_a_qr_code_for_a_page_is_an_image_without_a_script() -> None:
    image = qr_svg("http://192.168.1.20:8765/#123456")

    assert image.startswith(b"<svg")
    assert b"script" not in image
