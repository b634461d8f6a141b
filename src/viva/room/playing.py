"""The routes of players: what is played, come in, look, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import FileResponse, Response
from starlette.routing import Route

from viva.room.asking import address_of, answer, has_role, live_of, must_be, player_of, read, set_cookie
from viva.room.commands import Refused
from viva.room.guard import is_loopback
from viva.room.protocol import BASE, Answering, Join
from viva.room.streams import Slot, Stream

if TYPE_CHECKING:
    from starlette.requests import Request

PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
"""Images that are nothing but images: an SVG may hold a script."""


async def room(request: Request) -> Response:
    """Tell what is played here."""
    live = live_of(request)
    live.visit(address_of(request))
    live.reached = live.reached or not is_loopback(address_of(request))
    return answer(live.info())


async def join(request: Request) -> Response:
    """Let somebody in."""
    live = live_of(request)
    live.visit(address_of(request))
    wish = await read(request, Join)
    joined = await live.join(wish, address_of(request))
    live.reached = True
    response = answer(joined)
    set_cookie(response, "player", live, wish.key)
    return response


async def stream(request: Request) -> Stream:
    """Send a player their events."""
    live = live_of(request)
    number = player_of(request)
    slot = Slot(request.client)

    def state() -> bytes:
        return b'{"now":%d%b' % (live.now(), live.views.player_bytes(number))

    return Stream(slot, state=state, left=live.audience.player(number, slot))


async def give(request: Request) -> Response:
    """Take an answer."""
    number = player_of(request)
    given = await read(request, Answering)
    return answer(await live_of(request).answer(number, given))


async def picture(request: Request) -> Response:
    """Send the picture of a question that was asked."""
    live = live_of(request)
    try:
        player_of(request)
    except Refused as why:
        if why.code == "kicked" and not has_role(request, "host", "board"):
            raise
        must_be(request, "host", "board")
    place = request.path_params["place"]
    game = live.views.game
    if place > game.progress.place or place >= len(game.questions):
        raise Refused("nothing-here")
    found = game.shown(place).picture
    kind = PICTURES.get(found.file.suffix.lower()) if found else None
    if found is None or kind is None or not found.file.is_file():
        raise Refused("nothing-here")
    return FileResponse(found.file, media_type=kind)


ROUTES = [
    Route(f"{BASE}/room", room),
    Route(f"{BASE}/join", join, methods=["POST"]),
    Route(f"{BASE}/stream", stream),
    Route(f"{BASE}/answer", give, methods=["POST"]),
    Route(f"{BASE}/picture/{{place:int}}", picture),
]
