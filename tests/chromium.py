"""The browser that pages and cards are tried in: one for all tests of a process, since it takes a second to start."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ARGUMENTS: Final = (
    # It may be root who runs it; and no page needs a process of its own.
    *("--no-sandbox", "--disable-site-isolation-trials", "--disable-features=IsolateSandboxedIframes"),
    "--disable-dev-shm-usage",
    # An address of the local network, which is no secure context, as a class has it.
    "--host-resolver-rules=MAP quiz.lan 127.0.0.1",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the Chromium that is installed: Playwright brings none of its own here."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield browser
        browser.close()
