"""The command line: one module per command, each importing what it needs only when it runs."""

import gc


def main() -> None:
    """Run ``viva``: the entry point of the console script."""
    # A start makes no garbage, and looking for it takes a tenth of it. What lasts, a quiz, turns the collector on again
    # when its first question stands; the other commands end before there is anything to collect.
    gc.disable()
    from viva.cli.main import run

    run()
