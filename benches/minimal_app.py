"""The least that a Textual app with something to choose can be: what Viva's start is compared with."""

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class Minimal(App[None]):
    """One list."""

    def compose(self) -> ComposeResult:
        """Make the list."""
        yield OptionList("First option", "Second option", "Third option", "Fourth option")


if __name__ == "__main__":
    Minimal().run()
