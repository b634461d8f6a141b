"""A server of the same stack that does nothing but the same group commit: what no class on it can do without.

``python -m benches.bare_server FILE`` prints its port and serves until it is killed.
"""

from __future__ import annotations

import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from viva.room.progress import Answer, Facts, Progress
from viva.room.protocol import Answering
from viva.room.serve import listen
from viva.room.store import Store
from viva.room.writing import Writer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request


async def keep(request: Request) -> Response:
    """Write an answer, and say so."""
    given = msgspec.json.decode(await request.body(), type=Answering)
    app = request.app.state
    app.number += 1
    await app.writer.write(Answer(app.number, given.place, given.round, given.n, given.response))
    return Response(msgspec.json.encode(given), media_type="application/json")


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """Open the file."""
    facts = Facts(id="bare", code="0", title="", lang="en", seed=0)
    app.state.number = 0
    app.state.writer = Writer(Store.begin(Path(sys.argv[1]), facts, Progress()), lambda: 0)
    print(listening.getsockname()[1], flush=True)
    yield


if __name__ == "__main__":
    listening = listen("127.0.0.1", 0)
    served = Starlette(routes=[Route("/keep", keep, methods=["POST"])], lifespan=lifespan)
    config = uvicorn.Config(served, loop="asyncio", http="h11", ws="none", log_config=None, access_log=False)
    uvicorn.Server(config).run(sockets=[listening])
