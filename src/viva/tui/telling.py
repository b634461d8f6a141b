"""How it went, in words and marks: options marked in their place, then explanation, passages and other sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, assert_never

from viva.asking.reveal import (
    RevealedBlanks,
    RevealedCard,
    RevealedNumber,
    RevealedOptions,
    RevealedOrder,
    RevealedPairs,
    RevealedPoints,
    RevealedText,
    RevealedTruth,
)
from viva.asking.shown import ShownCard, ShownChoice, ShownSelect
from viva.bank.text import flat
from viva.tui.content import (
    ACCENT,
    EMPTY,
    GAP,
    MUTED,
    PARTLY,
    RIGHT,
    WRONG,
    Block,
    Labelled,
    Layout,
    join,
    plain,
    rich,
)
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.content import Content

    from viva.asking.reveal import Answer, Reveal, RevealedBlank, RevealedEntry, RevealedOption, RevealedPassage
    from viva.asking.shown import Shown
    from viva.asking.verdict import Outcome, Verdict
    from viva.tui.widgets.row import Row

SIGNS: Final[dict[Outcome, str]] = {"right": "✓", "partly": "◐", "wrong": "✗", "unmarked": "·"}
TONES: Final[dict[Outcome, str]] = {"right": RIGHT, "partly": PARTLY, "wrong": WRONG, "unmarked": MUTED}


def voices(names: Sequence[str], lang: str) -> str:
    """Return whose words a question is about: “According to …”."""
    if not names:
        return ""
    listed = names[0]
    if len(names) > 1:
        listed = say("asking.and", lang=lang, first=", ".join(names[:-1]), last=names[-1])
    return say("asking.according", lang=lang, names=listed)


def mark_option(row: Row, option: RevealedOption, lang: str, *, several: bool = False) -> None:
    """Mark an option where it stands: right or wrong, yours or not; with ``several``, a right one that was missed."""
    yours = plain(say("asking.yours", lang=lang), MUTED)
    reason = (rich(option.because),) if option.because and option.yours else ()
    if option.right:
        missed = plain(say("tui.missed", lang=lang), MUTED) if several else EMPTY
        row.mark("✓", RIGHT, tail=yours if option.yours else missed)
    elif option.yours:
        row.mark("✗", WRONG, tail=yours, below=reason)
    else:
        row.mark("", MUTED)


def answer_lines(pairs: Iterable[tuple[str, str, str, Content]], width: int = 0) -> tuple[Layout, ...]:
    """Return lines of mark, tone, label and text, their texts under each other."""
    listed = list(pairs)
    width = max([width, *(len(label) for _, _, label, _ in listed)])
    return tuple(
        Block(text, join(plain(sign or " ", f"bold {tone}"), " ", plain(label.ljust(width), MUTED), "   "))
        for sign, tone, label, text in listed
    )


ON_YOURS: Final = frozenset({"because", "unit-differs"})
"""Notes on what was given, rather than on how it was taken."""


def how_it_went(  # noqa: PLR0913 - what there is to tell, and how it was asked
    verdict: Verdict, reveal: Reveal, lang: str, *, again: bool, word: str = "", exam: bool = False
) -> list[Layout]:
    """Return what to say below the answer: what was forgiven, then how it went with the explanation.

    ``word`` stands in the place of the verdict: the learner's own. In an ``exam`` who gave no answer left it blank.
    """
    notes = [Block(note, plain("  ")) for note in notes_of(verdict, reveal, lang, on_yours=False)]
    said = plain(f"{word}  ", f"bold {RIGHT}") if word else verdict_words(verdict, lang, again=again, exam=exam)
    return [*notes, GAP, Block(join(said, explanation(reveal)))]


def explanation(reveal: Reveal) -> Content:
    """Return the explanation, or nothing."""
    return rich(reveal.explain) if reveal.explain else EMPTY


def verdict_words(verdict: Verdict, lang: str, *, again: bool = False, exam: bool = False) -> Content:
    """Return the word for how it went, which opens the explanation."""
    outcome = verdict.outcome
    if outcome == "unmarked":
        return EMPTY
    passed = any(note.code == "passed" for note in verdict.notes)
    if passed and exam:
        return plain(f"○ {say('tui.left-blank', lang=lang)}  ", f"bold {MUTED}")
    if passed:
        words = say("asking.passed", lang=lang)
    else:
        words = say(f"tui.verdict-{outcome}", lang=lang, got=verdict.got, of=verdict.of)
    if again:
        words += " " + say("tui.comes-again", lang=lang)
    return plain(f"{SIGNS[outcome]} {words}  ", f"bold {TONES[outcome]}")


def notes_of(verdict: Verdict, reveal: Reveal, lang: str, *, on_yours: bool) -> Iterable[Content]:
    """Yield what grading has to say: what was forgiven, how a number was read, why a likely mistake is one.

    ``on_yours``: what is wrong with what was given, which stands right under it; else all the rest.
    """
    for note in verdict.notes:
        if (note.code in ON_YOURS) != on_yours:
            continue
        if note.code == "because":
            yield rich(note.params.get("because", ""))
        elif note.code == "read-as" and getattr(reveal.answer, "yours", None) == note.params.get("number"):
            pass  # yours stands there as it was read
        elif note.code != "passed":
            params: dict[str, Any] = dict(note.params)
            yield plain(say(f"asking.{note.code}", lang=lang, **params), MUTED)


def sources(reveal: Reveal, lang: str, around: Sequence[RevealedPassage] | None = None) -> list[Layout]:
    """Return the passages (``around``: with their neighbours) and what is said elsewhere."""
    cited = {passage.id for passage in reveal.passages}
    found: list[Layout] = []
    for passage in reveal.passages if around is None else around:
        ours = passage.id in cited
        label = plain(passage.name(lang), f"bold {ACCENT}" if ours else MUTED)
        found += [GAP, Labelled(label, rich(passage.gist, "" if ours else MUTED))]
    for entry in reveal.elsewhere:
        found += [GAP, elsewhere(entry, lang)]
    return found


def elsewhere(entry: RevealedEntry, lang: str) -> Layout:
    """Return what another source says, how it stands to ours, and who says it."""
    label = say("asking.elsewhere", lang=lang, stance=say(f"asking.{entry.stance}", lang=lang))
    tone = PARTLY if entry.stance == "differs" else ACCENT
    return Labelled(plain(label, f"bold {tone}"), join(rich(entry.says), "\n", cited(entry, lang)))


def cited(entry: RevealedEntry, lang: str) -> Content:
    """Return who says it, when and where."""
    who = f"{entry.who}, {day(entry.date, lang)}" if entry.date else entry.who
    return join(plain(f"{who}  ", MUTED), plain(entry.address, f"underline {MUTED}"))


def day(date: str, lang: str) -> str:
    """Return an ISO date (or year, or month) as people write it."""
    year, _, rest = date.partition("-")
    month, _, number = rest.partition("-")
    if not month.isdigit() or not 1 <= int(month) <= 12:  # noqa: PLR2004 - months
        return date
    name = say("tui.months", lang=lang).split()[int(month) - 1]
    if not number:
        return f"{name} {year}"
    first = "er" if int(number) == 1 and lang.partition("-")[0] == "fr" else ""
    return f"{int(number)}{first}\u00a0{name} {year}"


def key_of(shown: Shown, answer: Answer) -> list[Block]:
    """Return the key in a few lines, for a card that is turned and for a list of misses."""
    lang = shown.lang
    match answer:
        case RevealedOptions(options=options):
            right = {option.key for option in options if option.right}
            asked = shown.options if isinstance(shown, ShownChoice | ShownSelect) else ()
            texts = [rich(option.text) for option in asked if option.key in right]
        case RevealedTruth(truth=truth):
            texts = [plain(say(f"asking.{truth}", lang=lang))]
        case RevealedText(answer=text) | RevealedNumber(answer=text):
            texts = [rich(text)]
        case RevealedBlanks(prompt=_, blanks=blanks):
            texts = [rich(shown.prompt, blanks=[told_blank(blank) for blank in blanks])]
        case RevealedOrder(items=items):
            return [Block(rich(item.text), plain(f"{item.number}  ", f"bold {ACCENT}")) for item in items]
        case RevealedPairs(pairs=pairs):
            texts = [join(rich(pair.left), plain("  →\u00a0", MUTED), rich(pair.right)) for pair in pairs]
        case RevealedCard(front=front, back=back):
            texts = [rich(front if isinstance(shown, ShownCard) and shown.backwards else back)]
        case RevealedPoints(points=points):
            texts = [rich(point.text) for point in points]
        case _:
            assert_never(answer)
    return [Block(text, plain("✓  ", f"bold {RIGHT}")) for text in texts]


def told_blank(blank: RevealedBlank) -> Content:
    """Return a blank with what was given and what is right."""
    right = plain(flat(blank.answers[0]).replace(" ", "\u00a0"), f"bold {RIGHT}")
    if blank.yours is None:
        return join(plain("[", MUTED), right, plain("]", MUTED))
    yours = plain(blank.yours.replace(" ", "\u00a0") or "–", WRONG if not blank.right else f"bold {RIGHT}")
    if blank.right:
        return join(plain("[✓\u00a0", RIGHT), yours, plain("]", RIGHT))
    given = join(plain("[✗\u00a0", WRONG), yours.stylize("strike"), plain("]", WRONG))
    return join(given, " ", plain("[✓\u00a0", RIGHT), right, plain("]", RIGHT))
