"""The command line: one module per command, each importing what it needs only when it runs."""


def main() -> None:
    """Run ``viva``: the entry point of the console script."""
    from viva.cli.main import run

    run()
