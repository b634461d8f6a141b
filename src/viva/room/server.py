"""The room's server as an application: its routes, its guard, and the pages that browsers draw it with."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from viva.room import hosting, playing
from viva.room.asking import Access, not_kept, nothing_here, refused
from viva.room.commands import Refused
from viva.room.guard import Guard
from viva.room.live import Live, Opened
from viva.room.trouble import StoreError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request

PAGES: Final = Path(__file__).parent.parent / "page"
"""What runs in a browser; served as it lies there."""

ENTRANCES: Final = {"/": "player.html", "/board": "board.html", "/host": "host.html"}

TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
"""All that a page may be made of; anything else beside it is not served."""


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
        middleware=[Middleware(Guard, names=access.names)],
        exception_handlers={Refused: refused, StoreError: not_kept, HTTPException: nothing_here},
        lifespan=lifespan,
    )
    app.state.access = access
    return app


def _entrance(name: str) -> Callable[[Request], Response]:
    def entrance(_: Request) -> Response:
        return _file(name)

    return entrance


def _page(request: Request) -> Response:
    return _file(request.path_params["name"])


def _file(name: str) -> Response:
    kind = TYPES.get(Path(name).suffix)
    known = {file.name for file in PAGES.iterdir() if file.is_file()} if PAGES.is_dir() else set()
    if kind is None or name not in known:
        raise Refused("nothing-here")
    return FileResponse(PAGES / name, headers={"Content-Type": kind, "Cache-Control": "no-cache"})
