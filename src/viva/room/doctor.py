"""Why phones may not reach this machine: what can be seen from here, as codes, the worst first."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from viva.room import net
from viva.room.remote import events
from viva.room.store import rooms_folder
from viva.room.ways import ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viva.room.net import Address
    from viva.room.protocol import HostFrame
    from viva.room.ways import Way

PATIENCE: Final = 3.0
"""Seconds for what happens on this machine."""

UFW: Final = Path("/etc/ufw/ufw.conf")
"""Where Ubuntu's firewall says whether it is on, for everybody to read."""

ROOM: Final = 50 * 1024 * 1024
"""Bytes that a class may want on the disk, far above what one takes."""

Level = Literal["trouble", "hint", "fine"]


class Found(Struct, frozen=True):
    """Something that was found; its sentence is the words ``doctor.CODE``, and ``doctor.CODE.fix`` what to do."""

    code: str
    level: Level
    params: Mapping[str, str] = {}


def examine(port: int = net.PORT, *, system: str = sys.platform) -> list[Found]:
    """Return what was found, troubles before hints before what is fine."""
    served = next(ways(), None)
    addresses = net.addresses()
    found = [
        *networks(addresses),
        *(_served(served) if served is not None else _port(port)),
        *reaching(addresses),
        *_disk(),
        *firewall(system),
        Found("hotspot", "hint"),
    ]
    return sorted(found, key=lambda one: ("trouble", "hint", "fine").index(one.level))


def networks(addresses: Sequence[Address]) -> Iterator[Found]:
    """Yield whether this machine is in a network where phones can be."""
    real = [one for one in addresses if not net.is_inner(one)]
    told = ", ".join(one.ip for one in real or addresses)
    if not addresses:
        yield Found("no-network", "trouble")
    elif not real:
        yield Found("inner-only", "trouble", {"addresses": told})
    elif len(real) > 1:
        yield Found("several", "hint", {"addresses": told})
    else:
        yield Found("network", "fine", {"addresses": told})


def _port(port: int) -> Iterator[Found]:
    try:
        socket.create_server(("", port)).close()
    except OSError as error:
        yield Found("port-taken", "hint", {"port": str(port), "reason": error.strerror or str(error)})
    else:
        yield Found("port", "fine", {"port": str(port)})


def reaching(addresses: Sequence[Address]) -> Iterator[Found]:
    """Yield the addresses at which this machine does not even reach itself."""
    for one in addresses:
        if net.is_inner(one):
            continue
        try:
            with socket.create_server((one.ip, 0)) as listening:
                listening.settimeout(PATIENCE)
                socket.create_connection((one.ip, listening.getsockname()[1]), PATIENCE).close()
                listening.accept()[0].close()
        except OSError as error:
            yield Found("not-reached", "trouble", {"address": one.ip, "reason": error.strerror or str(error)})


def _disk() -> Iterator[Found]:
    folder = rooms_folder()
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if not os.access(there, os.W_OK):
        yield Found("not-writable", "trouble", {"path": str(folder)})
    elif shutil.disk_usage(there).free < ROOM:
        yield Found("disk-full", "trouble", {"path": str(folder)})


def _served(way: Way) -> Iterator[Found]:
    """Yield what the class that is open just now says of its phones."""
    frame = _snapshot(way)
    if frame is None:
        yield Found("silent", "trouble", {"address": way.here})
    else:
        yield from class_of(frame)


def class_of(frame: HostFrame) -> Iterator[Found]:
    """Yield what a class says of its phones."""
    addresses = ", ".join(frame.join.addresses)
    if "disk-full" in frame.troubles:
        yield Found("disk-full", "trouble", {"path": str(rooms_folder())})
    if "nobody" in frame.troubles:
        yield Found("nobody", "trouble", {"addresses": addresses})
    elif not frame.counts.players:
        yield Found("nobody-yet", "hint", {"addresses": addresses})
    else:
        counts = {"players": str(frame.counts.players), "here": str(frame.counts.here)}
        yield Found("phones", "fine", counts)
    if frame.join.locked:
        yield Found("locked", "hint")


def _snapshot(way: Way) -> HostFrame | None:
    line = way.line(PATIENCE)
    try:
        with suppress(OSError, HTTPException, ValueError):
            return next(events(line, way.token), None)
    finally:
        line.close()
    return None


def firewall(system: str) -> Iterator[Found]:
    """Yield what firewall may stand before phones, and how it is opened."""
    if system == "linux":
        with suppress(OSError):
            if "ENABLED=yes" in UFW.read_text("utf-8", "replace"):
                yield Found("ufw", "hint")
                return
        if shutil.which("firewall-cmd"):
            yield Found("firewalld", "hint")
    elif system == "darwin":
        yield Found("firewall-mac", "hint")
    elif system == "win32":
        yield Found("firewall-windows", "hint")
