"""The routes of boards and hosts: look at everything, run the class, take its results home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from starlette.responses import Response
from starlette.routing import Route

from viva.room.asking import access_of, answer, live_of, must_be, read, role_of, set_cookie
from viva.room.commands import Refused
from viva.room.net import qr_svg
from viva.room.protocol import BASE, Commanding, First, JoinAt, Token
from viva.room.results import SHEETS, results, sheet
from viva.room.streams import Slot, Stream

if TYPE_CHECKING:
    from starlette.requests import Request

    from viva.room.live import Live


async def token(request: Request) -> Response:
    """Change a token for a cookie."""
    live = live_of(request)
    given = await read(request, Token)
    role = role_of(access_of(request), given.token)
    if role is None:
        raise live.wrong_token()
    response = Response(status_code=204)
    set_cookie(response, role, live, given.token)
    return response


async def board(request: Request) -> Stream:
    """Send a board its events."""
    must_be(request, "board", "host")
    live = live_of(request)
    slot = Slot(request.client)

    def state() -> bytes:
        return msgspec.json.encode(live.views.board(live.now(), _join(request, live), here=len(live.audience.players)))

    def counts() -> bytes:
        return msgspec.json.encode(live.views.board_counts(live.now(), here=len(live.audience.players)))

    live.audience.boards.append(slot)
    return Stream(slot, state=state, counts=counts, left=lambda: live.audience.boards.remove(slot))


async def code(request: Request) -> Response:
    """Send the QR code of an address, with the code to come in."""
    must_be(request, "board", "host")
    addresses = access_of(request).addresses
    place = request.path_params["place"]
    if place >= len(addresses):
        raise Refused("nothing-here")
    return Response(qr_svg(f"{addresses[place]}#{live_of(request).game.facts.code}"), media_type="image/svg+xml")


async def host(request: Request) -> Stream:
    """Send a host their events."""
    must_be(request, "host")
    live = live_of(request)
    slot = Slot(request.client)

    def state() -> bytes:
        here = live.audience.players.keys()
        frame = live.views.host(live.now(), _join(request, live), here=here, troubles=live.troubles)
        return msgspec.json.encode(frame)

    def counts() -> bytes:
        return msgspec.json.encode(live.views.host_counts(live.now(), here=live.audience.players.keys()))

    live.audience.hosts.append(slot)
    return Stream(slot, state=state, counts=counts, left=lambda: live.audience.hosts.remove(slot))


async def command(request: Request) -> Response:
    """Do what a host says."""
    must_be(request, "host")
    given = await read(request, Commanding)
    return answer(await live_of(request).command(given.command, given.rev))


async def first(request: Request) -> Response:
    """Put one of several addresses first: that of the network which the class is on."""
    must_be(request, "host")
    access, place = access_of(request), (await read(request, First)).place
    if place >= len(access.addresses):
        raise Refused("cannot")
    found = list(access.addresses)
    found.insert(0, found.pop(place))
    request.app.state.access = replace(access, addresses=tuple(found))
    live_of(request).audience.tell(phones=False)
    return answer(_join(request, live_of(request)))


async def notes(request: Request) -> Response:
    """Tell the teacher, and nobody else, the key of the question that is on."""
    must_be(request, "host")
    views = live_of(request).views
    if not views.going:
        raise Refused("cannot")
    return answer(views.notes())


async def past(request: Request) -> Response:
    """Send the snapshot of an earlier question."""
    must_be(request, "host")
    live = live_of(request)
    here = live.audience.players.keys()
    return answer(live.views.past(live.now(), _join(request, live), request.path_params["place"], here=here))


async def outcome(request: Request) -> Response:
    """Tell what came of it."""
    must_be(request, "host")
    return answer(results(live_of(request).views.game, names=request.query_params.get("names") == "1"))


async def as_sheet(request: Request) -> Response:
    """Tell what came of it, as a sheet."""
    must_be(request, "host")
    game = live_of(request).views.game
    by = request.query_params.get("by", "player")
    if by not in SHEETS:
        raise Refused("nothing-here")
    written = sheet(game, by, names=request.query_params.get("names") == "1")
    disposition = f'attachment; filename="{game.facts.id}-{by}.csv"'
    return Response(written, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition})


def _join(request: Request, live: Live) -> JoinAt:
    on = live.views.game.progress
    return JoinAt(access_of(request).addresses, live.game.facts.code, on.locked)


ROUTES = [
    Route(f"{BASE}/token", token, methods=["POST"]),
    Route(f"{BASE}/board/stream", board),
    Route(f"{BASE}/board/qr/{{place:int}}", code),
    Route(f"{BASE}/host/stream", host),
    Route(f"{BASE}/host/command", command, methods=["POST"]),
    Route(f"{BASE}/host/first", first, methods=["POST"]),
    Route(f"{BASE}/host/notes", notes),
    Route(f"{BASE}/host/past/{{place:int}}", past),
    Route(f"{BASE}/host/results", outcome),
    Route(f"{BASE}/host/results.csv", as_sheet),
]
