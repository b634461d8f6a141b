"""A coverage as plain values, for other programs: the shape that ``docs/coverage.md`` tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viva.bank.source import said
from viva.cli.coverage_signs import spoken

if TYPE_CHECKING:
    from viva.bank.proving import Proving
    from viva.check.coverage import Asked, Coverage


def as_json(coverage: Coverage, proving: Proving | None = None) -> dict[str, Any]:
    """Return a coverage as plain values; what is known only from the text itself is there only with one."""
    lang = spoken(coverage)
    passages: list[dict[str, Any]] = [
        {
            "id": one.passage.id,
            "voice": one.passage.voice,
            "gist": said(one.passage.gist, lang),
            "skip": one.passage.skip,
            "questions": [_question(question) for question in one.questions],
        }
        for one in coverage.passages
    ]
    summary: dict[str, Any] = {
        "passages": len(coverage.passages),
        "asked": coverage.asked,
        "never_asked": list(coverage.never_asked),
        "skipped": list(coverage.skipped),
        "at_least": coverage.at_least,
        "questions": coverage.marked,
        "discussions": coverage.discussions,
        "levels": {level or "none": count for level, count in coverage.levels.items()},
        "languages": coverage.per_language,
        "uncited": [_question(question) for question in coverage.uncited],
    }
    if proving:
        for passage, standing in zip(passages, proving.passages, strict=True):
            passage["proved"] = standing.span is not None
            passage["sentence"] = proving.quote(standing.span or standing.instead) or None
        summary["unproved"] = [standing.passage.id for standing in proving.unproved]
    return {"deck": coverage.deck, "languages": list(coverage.languages), "passages": passages, "summary": summary}


def _question(question: Asked) -> dict[str, Any]:
    return {
        "id": question.id,
        "bank": question.bank,
        "kind": question.kind,
        "level": question.level,
        "languages": list(question.languages),
    }
