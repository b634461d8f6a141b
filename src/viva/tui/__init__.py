"""The full-screen terminal app. Importing this imports no Textual: `run` does, when it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.study.days import local_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from viva.bank.library import Found
    from viva.study.days import Clock
    from viva.study.start import Wish
    from viva.tui.desk import Desk

__all__ = ["run", "run_class"]


def run(  # noqa: PLR0913 - what a start depends on
    found: Found | None,
    wish: Wish,
    *,
    journal_path: Path,
    clock: Clock = local_now,
    resume: bool | None = None,
    notice: str = "",
) -> int:
    """Run the app until the learner leaves, and return the exit status.

    With ``found`` it goes straight to the first question, or to the offer to go on with a session of that deck that was
    broken off; without, to the home screen. ``resume`` answers that offer beforehand, ``notice`` is shown at the start.

    Raises:
        JournalError: if the journal cannot be opened; nothing has been drawn then.

    """
    from viva.study.journal import Journal  # noqa: PLC0415 - so that importing the room costs nothing

    with Journal(journal_path) as journal:
        from viva.tui.app import VivaApp  # noqa: PLC0415 - Textual is nine tenths of a start

        app = VivaApp(journal, clock, found, wish, resume=resume, notice=notice)
        app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def run_class(
    anew: Callable[[], Desk], go_on: Callable[[], Desk] | None = None, *, told: str = "", notice: str = ""
) -> int:
    """Run a class until its host leaves, and return the exit status.

    With ``go_on`` it is asked first whether to go on with a class that was broken off, of which ``told`` says how far
    it came, or to begin ``anew``. ``notice`` is shown at the start.

    Raises:
        StoreError: if the file of the class cannot be used.

    """
    from viva.tui.host import HostApp  # noqa: PLC0415 - as above

    app = HostApp(anew, go_on, told=told, notice=notice)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
