"""How much a package may hold: well above the largest decks there are, well below what would hurt."""

from __future__ import annotations

from dataclasses import dataclass

MEGA = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a package may come to; beyond any of these it is refused, with the number."""

    file_bytes: int = 4_000 * MEGA
    """The file itself. The largest shared decks, with sound, have 2 GB."""
    members: int = 200_000
    """Files in it: a sound and a picture for each of 100,000 notes."""
    collection_bytes: int = 1_500 * MEGA
    """The collection, unpacked; it lies on disk while it is read. 100,000 notes take 100 MB."""
    media_map_bytes: int = 64 * MEGA
    """The list of media, unpacked."""
    media_bytes: int = 64 * MEGA
    """One picture or sound, unpacked: it is held in memory."""
    ratio: int = 250
    """How often larger unpacked than packed, beyond `ratio_from`; collections come to 20."""
    ratio_from: int = 64 * MEGA
    """Bytes below which nobody is hurt, whatever the ratio: an empty collection packs very well."""
    rows: int = 5_000_000
    """Rows of one table: a thousand reviews a day, for thirteen years."""
    cell_bytes: int = 32 * MEGA
    """One value of a row; the settings of all note types are one."""
    steps: int = 4_000 * MEGA
    """Instructions of SQLite's machine, all queries together; a row takes some twenty."""
