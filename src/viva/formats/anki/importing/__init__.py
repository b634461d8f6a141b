"""Other people's decks: from a package to the questions of a deck of ours, and what of it did not come along."""

from viva.formats.anki.importing.read import read

__all__ = ["read"]
