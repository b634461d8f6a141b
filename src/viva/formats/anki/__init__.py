"""Anki: notes whose types, fields and guids are frozen, so that an update never makes a duplicate.

``docs/anki.md`` tells users what an import and an update do, and lists what may never change.
"""

from viva.formats.anki.export import write

__all__ = ["write"]
