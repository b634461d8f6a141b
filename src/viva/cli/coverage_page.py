"""A coverage as a page to look at: one file that needs nothing from outside and runs nothing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from viva import words
from viva.bank.source import said
from viva.cli.coverage_signs import changed, counted, gist, sections, sign_of, spoken, summary, verdict
from viva.cli.coverage_style import STYLE
from viva.render.plain import one_line
from viva.render.safe import visible
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.bank.proving import Proving, Standing
    from viva.check.coverage import Asked, Coverage, Covered

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is fetched and no script runs, whatever a file of the deck holds."""


def page(coverage: Coverage, proving: Proving | None = None, file: str = "") -> str:
    """Return the page; with a text that was compared with the source, also its sentences."""
    title = said(coverage.source.title, spoken(coverage))
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{words.language()}">',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{_safe(say('coverage.page-title', title=title))}</title>",
        f"<style>{STYLE}</style>",
        "<main>",
        f"<h1{_lang(spoken(coverage))}>{_safe(title)}</h1>",
        *(f"<p>{_safe(line)}</p>" for line in summary(coverage)),
    ]
    if proving:
        sort = "bad" if proving.unproved else "good"
        lines.append(f'<p class="{sort}">{"✗" if proving.unproved else "✓"} {_safe(verdict(proving, file))}</p>')
    lines += [*_levels(coverage), *_passages(coverage, proving), *_uncited(coverage), "</main>", "</html>"]
    return "\n".join(lines) + "\n"


def _levels(coverage: Coverage) -> Iterator[str]:
    """Yield how many questions there are at each level, as a table with bars."""
    counts = list(counted(coverage))
    most = max((count for _, count in counts), default=0) or 1
    yield f'<table class="levels"><caption>{_safe(say("coverage.page-levels"))}</caption>'
    yield f"<thead><tr>{_head('page-level')}{_head('page-count')}</tr></thead><tbody>"
    for sign, count in counts:
        name = _safe(say(f"coverage.level-{sign.key}"))
        bar = f'<span class="bar" style="width:{count / most * 75:.0f}%"></span>'
        yield (
            f'<tr><th scope="row"><b class="sign {sign.key}">{sign.sign}</b> {name}</th>'
            f"<td>{bar if count else ''} {count}</td></tr>"
        )
    yield "</tbody></table>"


def _passages(coverage: Coverage, proving: Proving | None) -> Iterator[str]:
    """Yield the passages, a body of the table for each run of one voice."""
    # On a narrow screen the cells stand below each other; the roles keep it a table for who hears it.
    yield f'<table class="passages" role="table"><caption>{_safe(say("coverage.page-passages"))}</caption>'
    heads = "".join(_head(key, "columnheader") for key in ("page-id", "page-says", "page-asks"))
    yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
    for voice, indexes in sections(coverage):
        yield '<tbody role="rowgroup">'
        voiced = f'<th role="rowheader" scope="rowgroup" colspan="3"{_lang(spoken(coverage))}>{_safe(voice)}</th>'
        yield f'<tr class="voice" role="row">{voiced}</tr>'
        for index in indexes:
            standing = proving.passages[index] if proving else None
            yield from _passage(coverage, coverage.passages[index], standing, proving)
        yield "</tbody>"
    yield "</table>"


def _passage(coverage: Coverage, one: Covered, standing: Standing | None, proving: Proving | None) -> Iterator[str]:
    lang = spoken(coverage)
    marked = ' class="never"' if one.is_never_asked else ""
    yield f'<tr role="row"{marked}><th role="rowheader" scope="row">{_safe(one.passage.id)}</th><td role="cell">'
    yield f"<p{_lang(lang)}>{_safe(gist(one.passage, lang))}</p>"
    if one.is_skipped:
        yield f'<p class="muted">{_safe(say("coverage.reason", reason=one_line(one.passage.skip or "")))}</p>'
    if proving and standing and standing.span:
        yield f'<p class="good">✓ {_safe(say("coverage.proved"))}</p>'
        yield _sentence(coverage, proving.quote(standing.span))
    elif proving and standing:
        yield f'<p class="bad">✗ {_safe(say("coverage.unproved"))}</p>'
        if not proving.is_another_text:
            heading, now, rest = changed(one, standing, proving)
            yield f"<p>{_safe(heading)}</p>{_sentence(coverage, now)}<p>{_safe(rest)}</p>"
    yield '</td><td role="cell">'
    if one.is_never_asked:
        yield f'<p class="bad">✗ {_safe(say("coverage.never"))}</p>'
    elif one.is_skipped:
        yield f'<p class="muted">– {_safe(say("coverage.skipped"))}</p>'
    if one.questions:
        yield from _questions(coverage, one.questions)
    yield "</td></tr>"


def _uncited(coverage: Coverage) -> Iterator[str]:
    if coverage.uncited:
        yield f"<h2>{_safe(say('coverage.uncited', n=len(coverage.uncited)))}</h2>"
        yield from _questions(coverage, coverage.uncited)


def _questions(coverage: Coverage, questions: tuple[Asked, ...]) -> Iterator[str]:
    """Yield questions as a list, each with its level as a sign and, for who does not see it, as a word."""
    yield "<ul>"
    for question in questions:
        sign = sign_of(question)
        more = [question.bank, question.kind]
        if question.languages != coverage.languages:
            more.append(say("coverage.page-only", langs=", ".join(question.languages)))
        level = _safe(say(f"coverage.level-{sign.key}"))
        yield (
            f'<li><b class="sign {sign.key}" title="{level}"><span aria-hidden="true">{sign.sign}</span>'
            f'<span class="heard">{level}</span></b> {_safe(question.id)} <small>{_safe(", ".join(more))}</small></li>'
        )
    yield "</ul>"


def _sentence(coverage: Coverage, text: str) -> str:
    return f"<blockquote{_lang(coverage.source.lang)}>{_safe(text)}</blockquote>" if text else ""


def _head(key: str, role: str = "") -> str:
    attribute = f' role="{role}"' if role else ""
    return f'<th scope="col"{attribute}>{_safe(say(f"coverage.{key}"))}</th>'


def _lang(lang: str) -> str:
    """Return the attribute for a text that is in another language than the page."""
    return f' lang="{escape(lang)}"' if lang and lang != words.language() else ""


def _safe(text: str) -> str:
    return escape(visible(text))
