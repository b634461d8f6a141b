"""Where phones find the room: this machine's addresses on its networks, the likeliest first, and the QR code of one."""

from __future__ import annotations

import ipaddress
import re
import socket
import struct
import sys
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

VIRTUAL: Final = re.compile(
    r"(docker|br-|veth|virbr|vmnet|vbox|tun|tap|wg|utun|tailscale|zt|lxc|podman|cni)", re.IGNORECASE
)
"""Networks inside the machine, or through a tunnel, on which no phone of a class is."""

GET_ADDRESS: Final = 0x8915
"""Linux's request for the address of a network card (SIOCGIFADDR)."""

ANYWHERE: Final = "192.0.2.1"
"""An address for documentation: nobody has it, and asking which way it lies sends nothing."""

PORT: Final = 8765


class Address(Struct, frozen=True):
    """An address of this machine, and the network card that has it where that is known."""

    ip: str
    card: str = ""

    def url(self, port: int) -> str:
        """Return what one types into a browser."""
        return f"http://{self.ip}:{port}/"


def addresses() -> tuple[Address, ...]:
    """Return this machine's addresses that phones might reach, the likeliest first; none without a network."""
    onward = _onward()
    found = {one.ip: one for one in (*_by_name(), *([Address(onward)] if onward else []), *_by_card())}
    return tuple(sorted((one for one in found.values() if _usable(one.ip)), key=lambda one: _rank(one, onward)))


def _usable(ip: str) -> bool:
    address = ipaddress.ip_address(ip)
    return not (address.is_loopback or address.is_unspecified or address.is_multicast)


def is_inner(one: Address) -> bool:
    """Tell whether an address leads into the machine itself, through a tunnel, or nowhere: no phone is there."""
    return VIRTUAL.match(one.card) is not None or ipaddress.ip_address(one.ip).is_link_local


def _rank(one: Address, onward: str | None) -> tuple[bool, bool, bool, str]:
    address = ipaddress.ip_address(one.ip)
    return VIRTUAL.match(one.card) is not None, address.is_link_local, one.ip != onward, one.ip


def _onward() -> str | None:
    """Return the address that this machine speaks to others from."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((ANYWHERE, 9))
            return str(probe.getsockname()[0])
    except OSError:  # no network
        return None


def _by_name() -> Iterator[Address]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return
    for *_, (ip, *_rest) in found:
        yield Address(str(ip))


def _by_card() -> Iterator[Address]:
    """Yield the address of each network card, where the system tells (Linux)."""
    if sys.platform != "linux":
        return
    import fcntl  # noqa: PLC0415 - not there on Windows

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, card in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(probe, GET_ADDRESS, struct.pack("256s", card[:15].encode()))
            except OSError:  # a card without an address
                continue
            yield Address(socket.inet_ntoa(answer[20:24]), card)


def qr_lines(text: str) -> list[str]:
    """Return a QR code as lines of half blocks, dark on light, for a terminal."""
    import segno  # noqa: PLC0415 - whoever only asks for addresses draws nothing

    rows = [list(row) for row in segno.make(text, micro=False).matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    signs = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    return [
        "".join(signs[bool(upper), bool(lower)] for upper, lower in zip(*pair, strict=True))
        for pair in zip(rows[::2], rows[1::2], strict=True)
    ]


def qr_svg(text: str) -> bytes:
    """Return a QR code as an SVG image, dark on light whatever it is shown on."""
    import io  # noqa: PLC0415 - as in `qr_lines`

    import segno  # noqa: PLC0415

    out = io.BytesIO()
    segno.make(text, micro=False).save(out, kind="svg", border=2, light="white", dark="black", xmldecl=False)
    return out.getvalue()
