"""What every request meets first: is it for this room, from a page of this room; and what every response carries."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Nothing from outside, no script or style written into a page, no page within another."""

SECURED: Final = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
]

FRESH: Final = (b"cache-control", b"no-store")
"""For all that does not say otherwise: the next class on this address must not see this one."""

FOREIGN: Final = 403, b'{"error":"foreign"}', ()
BUSY: Final = 503, b'{"error":"busy"}', ((b"retry-after", b"5"),)


class Guard:
    """Turns away what comes by a strange name or from a strange page, and secures what goes out.

    A page somewhere on the internet can have a browser in the classroom send requests here, by an address of its own
    that it has pointed at this machine or straight across; it can hide neither from ``Host`` and ``Origin``.
    """

    def __init__(self, app: ASGIApp, names: frozenset[str] = frozenset(), most: int = 1000) -> None:
        """Guard an application that is also known by ``names``, and takes so many requests at once."""
        self._app = app
        self._names = names | own_names()
        self._most = most
        self._going = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message["headers"])
                headers += SECURED if any(name == FRESH[0] for name, _ in headers) else [*SECURED, FRESH]
                message["headers"] = headers
            await send(message)

        if not self._is_ours(scope):
            await _refuse(secured, *FOREIGN)
        elif self._going >= self._most:
            await _refuse(secured, *BUSY)
        else:
            self._going += 1
            try:
                await self._app(scope, receive, secured)
            finally:
                self._going -= 1

    def _is_ours(self, scope: Scope) -> bool:
        found: dict[bytes, list[bytes]] = {b"host": [], b"origin": [], b"sec-fetch-site": []}
        for name, value in scope["headers"]:
            if name in found:
                found[name].append(value)
        hosts, origins, sites = found.values()
        if len(hosts) != 1 or not is_ours(hosts[0].decode("latin-1"), self._names):
            return False
        if any(origin.lower() != b"http://" + hosts[0].lower() for origin in origins):
            return False
        # What somebody types or scans comes from nowhere (none); a link elsewhere may lead to a page, and to no more.
        return all(site in {b"same-origin", b"none"} for site in sites) or not scope["path"].startswith("/api/")


async def _refuse(send: Send, status: int, body: bytes, more: tuple[tuple[bytes, bytes], ...]) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body)), *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def is_ours(host: str, names: frozenset[str]) -> bool:
    """Tell whether a ``Host`` is this machine: by number, since no name can be pointed at that, or by a known name."""
    name, _, port = host.rpartition(":") if not host.endswith("]") and ":" in host else (host, "", "")
    if port and not port.isdecimal():
        return False
    with suppress(ValueError):
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
        return True
    return name.lower().rstrip(".") in names


def own_names() -> frozenset[str]:
    """Return the names that this machine goes by on its own network."""
    name = socket.gethostname().lower()
    return frozenset({"localhost", name, f"{name.partition('.')[0]}.local"})


def is_loopback(address: str) -> bool:
    """Tell whether a request comes from this machine."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return bool((mapped or found).is_loopback)
