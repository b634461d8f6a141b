"""What the routes share: reading a body within its limits, who asks, and saying why not."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
from msgspec import Struct
from starlette.responses import Response

from viva.room.commands import Refused
from viva.room.guard import is_loopback
from viva.room.protocol import Refusal
from viva.room.tokens import same

if TYPE_CHECKING:
    from starlette.requests import Request

    from viva.room.live import Live

MOST_BYTES: Final = 4096
PATIENCE: Final = 5.0
"""Seconds within which a body must have come."""

STATUS: Final = {
    "not-json": 400,
    "not-understood": 400,
    "unknown": 401,
    "wrong-code": 403,
    "locked": 403,
    "kicked": 403,
    "not-here": 403,
    "nothing-here": 404,
    "too-slow": 408,
    "not-open": 409,
    "full": 409,
    "over": 409,
    "cannot": 409,
    "stale": 409,
    "too-large": 413,
    "no-json": 415,
    "does-not-fit": 422,
    "slow-down": 429,
    "busy": 503,
    "disk-full": 507,
}
"""The status of each refusal; see ``docs/room-protocol.md``."""

Message = TypeVar("Message")


class Access(Struct, frozen=True, kw_only=True):
    """Who may run the class, and from where."""

    host: str
    board: str
    addresses: tuple[str, ...] = ()
    """Where phones find the room, as URLs."""
    here: str = ""
    """Where the teacher's own machine finds it."""
    remote: bool = False
    """The host's side is open from other machines too."""
    names: frozenset[str] = frozenset()
    """Names that the room is also known by."""


def answer(message: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:  # noqa: ANN401 - any message of the protocol
    """Return a message as a response."""
    return Response(msgspec.json.encode(message), status, headers, media_type="application/json")


def refused(_: Request, refusal: Exception) -> Response:
    """Return why not."""
    assert isinstance(refusal, Refused)  # noqa: S101 - what it is registered for
    headers = {"Retry-After": str(refusal.wait)} if refusal.wait else None
    return answer(Refusal("not-json" if refusal.code == "no-json" else refusal.code), STATUS[refusal.code], headers)


def not_kept(*_: object) -> Response:
    """Return that something could not be written: whatever the reason, it is not kept."""
    return answer(Refusal("disk-full"), STATUS["disk-full"])


def nothing_here(_: Request, error: Exception) -> Response:
    """Return that there is no such address, or not with that method."""
    return answer(Refusal("nothing-here"), getattr(error, "status_code", 404))


async def read(request: Request, shape: type[Message]) -> Message:
    """Return the message in the body of a request.

    Raises:
        Refused: ``no-json``, ``too-large``, ``too-slow``, ``not-json`` or ``not-understood``.

    """
    if not request.headers.get("content-type", "").lower().startswith("application/json"):
        raise Refused("no-json")
    length = request.headers.get("content-length", "0")
    if length.isdecimal() and int(length[:10]) > MOST_BYTES:
        raise Refused("too-large")
    body = b""
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise Refused("too-large")
    except TimeoutError:
        raise Refused("too-slow") from None
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError:
        raise Refused("not-understood") from None
    except (ValueError, RecursionError):
        raise Refused("not-json") from None


def live_of(request: Request) -> Live:
    """Return the room."""
    found: Live = request.app.state.live
    return found


def access_of(request: Request) -> Access:
    """Return who may what."""
    found: Access = request.app.state.access
    return found


def address_of(request: Request) -> str:
    """Return where a request comes from: to count by, for as long as the room is up, and never written down."""
    return request.client.host if request.client else ""


def player_of(request: Request) -> int:
    """Return which player asks.

    Raises:
        Refused: ``unknown`` or ``kicked``.

    """
    live = live_of(request)
    return live.player_of(_bearer(request) or request.cookies.get(cookie("player", live), ""))


def must_be(request: Request, *roles: str) -> None:
    """Refuse whoever has not the token of one of these roles.

    Raises:
        Refused: ``not-here``, ``unknown`` or ``slow-down``.

    """
    live = live_of(request)
    if roles == ("host",) and not access_of(request).remote and not _is_here(request):
        raise Refused("not-here")
    if has_role(request, *roles):
        return
    raise live.wrong_token() if _bearer(request) else Refused("unknown")


def has_role(request: Request, *roles: str) -> bool:
    """Tell whether somebody has the token of one of these roles."""
    access, live, token = access_of(request), live_of(request), _bearer(request)
    return any(role_of(access, token or request.cookies.get(cookie(role, live), "")) in roles for role in roles)


def _is_here(request: Request) -> bool:
    """Tell whether a request comes from this machine, also by way of the address that it has on a network."""
    address, server = address_of(request), request.scope.get("server") or ("", 0)
    return is_loopback(address) or address == server[0]


def role_of(access: Access, token: str) -> str | None:
    """Return whose token it is."""
    roles = [role for role in ("host", "board") if same(token, getattr(access, role))]
    return roles[0] if roles else None


def cookie(role: str, live: Live) -> str:
    """Return the name of a role's cookie; the room is in it, since cookies are shared by all ports of an address."""
    return f"viva-{role}-{live.game.facts.id}"


def set_cookie(response: Response, role: str, live: Live, value: str) -> None:
    """Keep a secret where no script can read it and no other site can send it."""
    response.set_cookie(cookie(role, live), value, max_age=24 * 3600, path="/", httponly=True, samesite="strict")


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
