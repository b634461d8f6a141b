"""What ``viva quiz`` hands on: which options were given, rather than left to the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from viva import plain

if TYPE_CHECKING:
    from viva.bank.library import Found
    from viva.study.start import Wish


class Ran(Protocol):
    status: int


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ..., given: str = ...) -> Ran: ...


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), set()),
        (("-m", "exam", "--minutes", "1", "--count", "4"), {"mode", "minutes", "count"}),
        (("-m", "practice", "-n", "10"), {"mode", "count"}),  # as the settings have it, and said all the same
        (("--level", "apply", "--tag", "lesson", "-l", "en", "--flagged"), {"levels", "tags", "lang", "flagged"}),
    ],
)
def test_what_was_said_is_told_from_what_was_not(
    options: tuple[str, ...], said: set[str], viva: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    wished: list[Wish] = []

    def run(_: Found, wish: Wish, **__: object) -> int:
        wished.append(wish)
        return 0

    monkeypatch.setattr(plain, "run", run)

    assert viva("quiz", "alibaba-covid", "--plain", *options).status == 0
    assert wished[0].said - {"deck", "plain"} == said
