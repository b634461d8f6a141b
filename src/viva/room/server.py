"""The room's server as an application: its routes, its guard, and the pages that browsers draw it with."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route

from viva.page import file
from viva.room import hosting, playing
from viva.room.asking import Access, not_kept, nothing_here, refused
from viva.room.audience import MOST_STREAMS
from viva.room.commands import Refused
from viva.room.guard import Guard
from viva.room.live import Live, Opened
from viva.room.trouble import StoreError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request

ENTRANCES: Final = {"/": "player.html", "/board": "board.html", "/host": "host.html"}

BESIDE: Final = 200
"""Requests beyond those of players: boards, hosts, and those that are being turned away."""


def most_requests(cap: int) -> int:
    """Return how many requests may be going on at once: as many streams as a key may have, and an answer, for each."""
    return (MOST_STREAMS + 1) * cap + BESIDE


def application(opened: Opened, access: Access, *, began: Callable[[Live], None] = lambda _: None) -> Starlette:
    """Return the server of a room; ``began`` is called once it is live."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        live = Live(opened)
        app.state.live = live
        await live.begin()
        began(live)
        try:
            yield
        finally:
            await live.end()

    entrances = [Route(path, _entrance(name)) for path, name in ENTRANCES.items()]
    app = Starlette(
        routes=[*playing.ROUTES, *hosting.ROUTES, *entrances, Route("/page/{name}", _page)],
        middleware=[Middleware(Guard, names=access.names, most=most_requests(opened.game.facts.cap))],
        exception_handlers={Refused: refused, StoreError: not_kept, HTTPException: nothing_here},
        lifespan=lifespan,
    )
    app.state.access = access
    return app


def _entrance(name: str) -> Callable[[Request], Response]:
    def entrance(request: Request) -> Response:
        return _file(request, name)

    return entrance


def _page(request: Request) -> Response:
    return _file(request, request.path_params["name"])


def _file(request: Request, name: str) -> Response:
    found = file(name)
    if found is None:
        raise Refused("nothing-here")
    headers = {"Content-Type": found.type, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    # A class loads the page at once, on a Wi-Fi that has other things to do.
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return Response(found.packed, headers=headers | {"Content-Encoding": "gzip"})
    return Response(found.body, headers=headers)
