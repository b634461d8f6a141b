"""A session line by line: for pipes, dumb terminals and screen readers. The same words, no screen."""

from viva.plain.run import run

__all__ = ["run"]
