"""Anki, both ways: `export` writes packages, `importing` turns those of others into a deck, `opening` opens any.

Out go notes whose types, fields and guids are frozen, so that an update never makes a duplicate. ``docs/anki.md`` tells
users what an import into Anki does and lists what may never change; ``docs/import.md`` tells the way in.
"""
