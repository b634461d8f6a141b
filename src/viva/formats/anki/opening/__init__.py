"""Opening a package of Anki's (``.apkg``, ``.colpkg``), whoever made it, without Anki's code.

::

    with open_package(Path("deck.apkg")) as package:
        for guid, fields in package.rows("SELECT guid, flds FROM notes"):
            ...
        picture = package.media("map.png")

Whatever is in the file, it ends in rows or in a `PackageError`: memory, time and disk are bounded by `Limits`, nothing
of it is ever written under a name of its own, and nothing stays behind.
"""

from viva.formats.anki.opening.limits import Limits
from viva.formats.anki.opening.package import Package, open_package

__all__ = ["Limits", "Package", "open_package"]
