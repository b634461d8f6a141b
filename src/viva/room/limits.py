"""How often one may: buckets that fill slowly, for each and for all together. Nothing here is written down."""

from __future__ import annotations

import math
from collections.abc import Hashable
from typing import Final

from msgspec import Struct, field

MOST_KNOWN: Final = 10_000
"""Buckets that are remembered; when there are more, those that are full again are forgotten."""


class Limit(Struct):
    """So many at once, and so many a second after that, for each who asks."""

    burst: float
    rate: float
    _levels: dict[Hashable, tuple[float, float]] = field(default_factory=dict)
    """For each: how much was left, and when."""

    def left(self, who: Hashable, now: float) -> float:
        """Return how often somebody may at the moment."""
        level, since = self._levels.get(who, (self.burst, now))
        return min(self.burst, level + (now - since) * self.rate)

    def wait(self, who: Hashable, now: float) -> int:
        """Return the whole seconds that somebody must wait; 0 for nobody who may."""
        missing = 1 - self.left(who, now)
        return max(math.ceil(missing / self.rate), 1) if missing > 0 else 0

    def count(self, who: Hashable, now: float) -> None:
        """Count one more."""
        if len(self._levels) > MOST_KNOWN:
            self._forget(now)
        self._levels[who] = (self.left(who, now) - 1, now)

    def take(self, who: Hashable, now: float) -> int:
        """Count one more if somebody may, and return 0; else the seconds to wait."""
        wait = self.wait(who, now)
        if not wait:
            self.count(who, now)
        return wait

    def _forget(self, now: float) -> None:
        for who in [who for who in self._levels if self.left(who, now) >= self.burst]:
            del self._levels[who]


class Limits(Struct):
    """The limits of a room."""

    wrong_codes: Limit = field(default_factory=lambda: Limit(30, 0.5))
    """From one address. Right codes are not counted: a whole class may come from one."""
    wrong_codes_in_all: Limit = field(default_factory=lambda: Limit(100, 0.5))
    visits: Limit = field(default_factory=lambda: Limit(2000, 20))
    """From one address, by whoever has no key yet: all may come in at once, and nobody goes on and on."""
    answers: Limit = field(default_factory=lambda: Limit(20, 2))
    """From one player."""
    wrong_tokens: Limit = field(default_factory=lambda: Limit(10, 0.5))
    """For the host's side, in all: 128 bits cannot be guessed, but nobody should be kept busy by it."""

    @classmethod
    def of(cls, cap: int) -> Limits:
        """Return the limits of a room for so many players, each of whom may ask for the room and join twice."""
        return cls(visits=Limit(4 * cap + 400, 20))
