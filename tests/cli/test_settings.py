"""``viva settings``: what is settled, and where each setting stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva import settings

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_each_key_is_told_with_its_own_line(viva: Run) -> None:
    path = settings.settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("viva: 1\nkeys:\n  hint: i\n\n  undo: z\ncount: 5\n", encoding="utf-8")

    ran = viva("settings")

    told = {line.split()[1]: line.split()[-1] for line in ran.out.splitlines() if line.startswith("  keys: ")}
    assert told == {"hint": "3", "undo": "5"}, ran
