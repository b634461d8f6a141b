"""What the picture and the page of a coverage share: a sign and a colour for each level, and what is said above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva import words
from viva.bank.rules import is_unwritten
from viva.bank.source import said
from viva.check.coverage import LEVELS
from viva.render.plain import one_line
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viva.bank.proving import Proving, Standing
    from viva.bank.source import Passage
    from viva.check.coverage import Asked, Coverage, Covered


class Sign(Struct, frozen=True):
    """How a level is drawn: the sign says it all, the colour says it again."""

    key: str
    """The word for it is ``coverage.level-KEY``."""
    sign: str
    ink: str
    paper: str


DARK: Final = "#16181c"
LIGHT: Final = "#ffffff"

SIGNS: Final = {
    "remember": Sign("remember", "1", DARK, "#d3ece8"),
    "understand": Sign("understand", "2", DARK, "#9fd3ca"),
    "apply": Sign("apply", "3", DARK, "#62b0a7"),
    "analyse": Sign("analyse", "4", LIGHT, "#1f7872"),
    "evaluate": Sign("evaluate", "5", LIGHT, "#0b5355"),
    None: Sign("none", "·", DARK, "#c3c7ce"),
}
"""The levels from light to dark. Ink on paper has a contrast of 4.5 : 1 at least, whatever lies around it."""

DISCUSS: Final = Sign("discuss", "D", DARK, "#e3bd72")


def sign_of(question: Asked) -> Sign:
    """Return how a question is drawn."""
    return SIGNS[question.level] if question.is_marked else DISCUSS


def counted(coverage: Coverage) -> Iterator[tuple[Sign, int]]:
    """Yield each level with its questions, then those for discussion; what has none is left out but for the levels."""
    for level in LEVELS:
        if level is not None or coverage.levels[level]:
            yield SIGNS[level], coverage.levels[level]
    if coverage.discussions:
        yield DISCUSS, coverage.discussions


def summary(coverage: Coverage) -> list[str]:
    """Return what is said above the picture, a sentence each."""
    asked, passages, n = coverage.asked, len(coverage.passages), coverage.at_least
    if not passages:
        lines = [say("coverage.no-passages")]
    elif n:
        lines = [say("coverage.all-asked", n=n, asked=asked, all=passages)]
    else:
        lines = [say("coverage.some-asked", asked=asked, all=passages)]
    if ids := coverage.never_asked:
        lines.append(say("coverage.never-these", n=len(ids), ids=", ".join(ids)))
    if ids := coverage.skipped:
        lines.append(say("coverage.skipped-these", n=len(ids), ids=", ".join(ids)))
    lines.append(_total(coverage))
    if not coverage.questions:
        return lines
    counts = ", ".join(f"{lang} {count}" for lang, count in coverage.per_language.items())
    return [*lines, say("coverage.languages", counts=counts)]


def _total(coverage: Coverage) -> str:
    """Return how many questions there are, and of which sort."""
    questions, marked = len(coverage.questions), coverage.marked
    if not questions:
        return say("coverage.total-none")
    if not marked:
        return say("coverage.total-talk", n=questions)
    if marked == questions:
        return say("coverage.total-marked", n=questions)
    return say("coverage.total", n=questions, marked=marked, talk=coverage.discussions)


def gist(passage: Passage, lang: str) -> str:
    """Return what a passage says, on one line; where its author has not said, that."""
    text = said(passage.gist, lang)
    return say("coverage.no-gist") if is_unwritten(text) else one_line(text)


def verdict(proving: Proving, file: str) -> str:
    """Return in a sentence whether a text is the one that was mapped."""
    missing, passages = proving.unproved, len(proving.passages)
    if not missing:
        return say("coverage.all-proved", n=passages, file=file)
    if proving.is_another_text:
        return say("coverage.none-proved", all=passages, file=file)
    ids = ", ".join(one.passage.id for one in missing)
    return say("coverage.some-proved", n=len(missing), all=passages, file=file, ids=ids)


def changed(covered: Covered, standing: Standing, proving: Proving) -> tuple[str, str, str]:
    """Return what is said of a passage whose sentence is not in the text.

    That is a heading for what stands there now, that text (empty where it cannot be told), and what rests on it.
    """
    now = proving.quote(standing.instead)
    resting = ", ".join(f"{one.id} ({one.bank})" for one in covered.questions)
    return (
        say("coverage.instead") if now else say("coverage.instead-unknown"),
        now,
        say("coverage.look-at", questions=resting) if resting else say("coverage.nothing-rests"),
    )


def lacking(coverage: Coverage, questions: Sequence[Asked]) -> dict[str, list[str]]:
    """Return for each language the ids of questions that it lacks and another has."""
    found = {lang: [one.id for one in questions if lang not in one.languages] for lang in coverage.languages}
    return {lang: ids for lang, ids in found.items() if ids}


def spoken(coverage: Coverage) -> str:
    """Return the language that gists and names are shown in: one's own, where the deck speaks it."""
    return words.language() if words.language() in coverage.languages else next(iter(coverage.languages), "")


def sections(coverage: Coverage) -> Iterator[tuple[str, list[int]]]:
    """Yield who speaks, with the places of passages that follow each other in one section of the text.

    A section is what ids share before their last point: ``1.3`` stands in ``1``. Where one voice speaks in several of
    them, they are called by that number.
    """
    runs = list(_runs(coverage))
    voices, lang = coverage.source.voices, spoken(coverage)
    is_numbered = len(runs) > 1 and len({one.passage.voice for one in coverage.passages}) == 1
    for run in runs:
        first = coverage.passages[run[0]].passage
        number = first.id.rpartition(".")[0]
        is_named = is_numbered and number
        yield say("coverage.section", number=number) if is_named else said(voices[first.voice].name, lang), run


def _runs(coverage: Coverage) -> Iterator[list[int]]:
    """Yield the places of passages that share a section and a voice."""
    run: list[int] = []
    before: tuple[str, str] | None = None
    for index, one in enumerate(coverage.passages):
        mine = one.passage.id.rpartition(".")[0], one.passage.voice
        if run and mine != before:
            yield run
            run = []
        before = mine
        run.append(index)
    if run:
        yield run
