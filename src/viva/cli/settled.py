"""Putting the settings file to use when a command starts; a broken one is told in a sentence and keeps nobody out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from viva import settings, words
from viva.bank.files import place_in, read_settings
from viva.bank.problems import CannotOpenError, Place, Problem
from viva.cli.errors import problem_line, sentence, shown_path
from viva.settings.file import Settings
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Misplaced(Struct, frozen=True):
    """A key that an action cannot have, and where it stands; ``code`` is of the words ``settings.CODE``."""

    place: Place
    code: str
    params: dict[str, str]


class Reading(Struct, frozen=True):
    """What a settings file holds, and what is wrong with it."""

    settings: Settings
    problems: tuple[Problem, ...] = ()
    misplaced: tuple[Misplaced, ...] = ()
    closed: CannotOpenError | None = None
    """Why it could not even be opened."""

    @property
    def first_line(self) -> int:
        """The line of the first problem, which is where to begin mending; 1 where there is none."""
        places = [*(one.place for one in self.problems), *(one.place for one in self.misplaced)]
        return min(places).line if places else 1

    def complaints(self, path: Path) -> list[str]:
        """Return what is wrong as sentences, in the order of the file: ``file:line:column: what, and what to do``."""
        if self.closed is not None:
            return [sentence("problem", self.closed.code, self.closed.params)]
        found = [(problem.place, problem_line(problem)) for problem in self.problems]
        for one in self.misplaced:
            said = sentence("settings", one.code, one.params)
            found.append((one.place, f"{shown_path(path)}:{one.place.line}:{one.place.column}: {said}"))
        return [line for _, line in sorted(found)]


def read(path: Path) -> Reading:
    """Read a settings file; whatever is wrong with it, there are settings to go on with."""
    try:
        found, problems = read_settings(path)
    except CannotOpenError as error:
        return Reading(Settings(), closed=error)
    return Reading(found, problems, tuple(_misplaced(path, found)) if found.keys else ())


def _misplaced(path: Path, found: Settings) -> Iterator[Misplaced]:
    from viva.tui.remapping import remapped

    for refusal in remapped(found.keys)[1]:
        yield Misplaced(place_in(path, "keys", refusal.action), refusal.code, refusal.params)


def settle(path: Path) -> str:
    """Put the settings in a file to use, and return what is wrong with it in a sentence or two, else nothing."""
    reading = read(path)
    settings.use(reading.settings)
    words.use(settings.preferred_language())
    complaints = reading.complaints(path)
    if not complaints:
        return ""
    first, more = complaints[0], len(complaints) - 1
    return say("settings.broken-more", n=more, problem=first) if more else say("settings.broken", problem=first)
