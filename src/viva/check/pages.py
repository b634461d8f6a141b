"""The page of documentation that each rule has: why, a bad and a good example, a reference."""

from __future__ import annotations

from pathlib import Path


def folder() -> Path:
    """Return the folder of the pages: inside the package, or in the docs of a checkout."""
    inside = Path(__file__).parent / "pages"
    return inside if inside.exists() else Path(__file__).parents[3] / "docs" / "rules"


def page(code: str) -> str | None:
    """Return the page of a rule, or None for a code that has none; codes of the reader share one page."""
    path = folder() / f"{code.removesuffix('-meant')}.md"
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return None
