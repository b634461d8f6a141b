"""From what a learner asks for to a session that begins or goes on: shared by the full screen and the plain mode."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from viva import settings
from viva.bank import library
from viva.bank.problems import BankError, CannotOpenError
from viva.study.asked import is_asked
from viva.study.choose import choose
from viva.study.events import Mode, Plan
from viva.study.sitting import OFFERED_FOR, Sitting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viva.bank.deck import Bank, Question
    from viva.bank.library import Found
    from viva.study.days import Clock
    from viva.study.examining import ExamSitting
    from viva.study.journal import Broken, Journal
    from viva.study.memory import Rules

TEN: Final = 10
"""Questions in a session unless one says otherwise: about seven minutes."""


Playing: TypeAlias = "Sitting | ExamSitting"
"""What a learner may be in the middle of."""


class Wish(Struct, frozen=True, kw_only=True):
    """What a learner asks for."""

    source: str
    """A deck's name, ``DECK/BANK``, or a path."""
    mode: Mode = "practice"
    lang: str | None = None
    """The language of the questions; None: the one that `language_of` finds."""
    count: int = TEN
    """How many questions; 0 for all."""
    minutes: int | None = None
    """No new question after so many minutes."""
    seed: int | None = None
    """Decides every shuffle; None: chance does."""
    levels: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    """Only questions of these levels, with any of these tags; of any, where there are none."""
    flagged: bool = False
    """Only questions that the learner has flagged."""
    said: frozenset[str] = frozenset()
    """Which of these were said in so many words, rather than left to the settings."""


def languages_of(found: Found) -> tuple[str, ...]:
    """Return the languages that what was found can be asked in, the deck's own first."""
    if found.deck is None or (found.bank is None and found.loose is not None):
        return (found.lang,) if found.lang else ()
    deck = found.deck
    names = [found.bank] if found.bank else [ref.file for ref in deck.file.banks]
    return tuple(lang for lang in deck.languages if any(deck.has(name, lang) for name in names))


def language_of(found: Found, wanted: str | None, preferred: str) -> str:
    """Return the language to ask in: the one wanted, else the file's own, else the learner's, else the deck's first.

    Raises:
        CannotOpenError: ``no-language`` if it is wanted and not there, ``empty-deck`` if there is none at all.

    """
    there = languages_of(found)
    if not there:
        raise CannotOpenError("empty-deck", found.deck.folder if found.deck else "")
    if wanted is not None:
        if wanted not in there:
            name = found.deck.name if found.deck else str(found.loose.path if found.loose else "")
            raise CannotOpenError("no-language", name, wanted=wanted, known=", ".join(there))
        return wanted
    if found.lang is not None:
        return found.lang
    return preferred if preferred in there else there[0]


def questions_of(found: Found, lang: str) -> list[Question]:
    """Return the questions that a name led to, in a language.

    Raises:
        BankError: if one of the banks has problems.
        CannotOpenError: ``no-questions`` if nobody has written one yet, with the bank to begin in.

    """
    banks = _banks_of(found, lang)
    questions = [question for bank in banks for question in bank.questions]
    if not questions and banks:
        raise CannotOpenError("no-questions", banks[0].path)
    return questions


def _banks_of(found: Found, lang: str) -> list[Bank]:
    if found.deck is not None and (found.loose is None or lang != found.lang):
        return [found.deck.bank(found.bank, lang)] if found.bank is not None else list(found.deck.banks(lang))
    return [found.loose] if found.loose else []


def title_of(found: Found, lang: str) -> str:
    """Return what a session about it is called: the bank's title, or the deck's."""
    if found.loose is not None and lang == found.lang:
        return found.loose.title
    if found.deck is None:
        return ""
    return found.deck.bank(found.bank, lang).title if found.bank else found.deck.title(lang)


def title_asked(found: Found, wish: Wish) -> str:
    """Return what a session would be called, as far as that can be known before it begins."""
    try:
        return title_of(found, language_of(found, wish.lang, settings.question_language()))
    except (BankError, CannotOpenError):
        return wish.source


def begin(journal: Journal, clock: Clock, found: Found, wish: Wish, *, preferred: str) -> Sitting:
    """Begin a new session; a broken one of the same deck is left as it is.

    Raises:
        BankError: if a bank has problems.
        CannotOpenError: if there is no such language; ``nothing-fits``, ``nothing-due`` or ``no-mistakes`` where
            nothing is left to ask.

    """
    lang = language_of(found, wish.lang, preferred)
    questions = fitting(questions_of(found, lang), wish, title_of(found, lang), journal)
    chosen = _chosen(journal, clock, questions, wish, title_of(found, lang))
    sitting = begin_with(journal, clock, chosen, wish, title=title_of(found, lang))
    sitting.plan = _noted(sitting.plan, wish)
    sitting.known = frozenset(question.id for question in questions)
    return sitting


def begin_exam(journal: Journal, clock: Clock, found: Found, wish: Wish, *, preferred: str) -> ExamSitting:
    """Begin a new exam; a broken one of the same deck is left as it is.

    Raises:
        BankError: if a bank has problems.
        CannotOpenError: if there is no such language; ``nothing-to-mark`` where there are cards and talks alone.

    """
    from viva.study.exam import markable  # noqa: PLC0415 - most sessions are no exam
    from viva.study.examining import ExamSitting  # noqa: PLC0415

    lang = language_of(found, wish.lang, preferred)
    title = title_of(found, lang)
    known = markable(fitting(questions_of(found, lang), wish, title, journal))
    if not known:
        raise CannotOpenError("nothing-to-mark", title)
    chosen = choose(known, journal.seen(known[0].home.deck), wish.count)
    sitting = ExamSitting.begin(
        journal, clock, chosen, source=_lasting(wish.source), title=title, seed=_seed(wish), minutes=wish.minutes
    )
    sitting.plan = _noted(sitting.plan, wish)
    return sitting


def _noted(plan: Plan, wish: Wish) -> Plan:
    """Note what was asked for, so that it is known later whether the same is asked for again."""
    levels, tags = tuple(sorted(wish.levels)), tuple(sorted(wish.tags))
    return replace(plan, count=wish.count, levels=levels, tags=tags, flagged=wish.flagged)


def fitting(questions: list[Question], wish: Wish, title: str, journal: Journal) -> list[Question]:
    """Return the questions of the levels and tags that are wished for, and those flagged if only those are.

    Raises:
        CannotOpenError: ``nothing-flagged``, ``nothing-flagged-fits``, or as `viva.study.fitting.fitting` if there are
            none.

    """
    found = questions
    if wish.levels or wish.tags:
        from viva.study import fitting as only  # noqa: PLC0415 - few ask for so little

        found = only.fitting(questions, wish.levels, wish.tags, title)
    if not wish.flagged:
        return found
    from viva.study.remarks import flags  # noqa: PLC0415 - as above

    flagged = flags(journal, questions[0].home.deck)
    if not any(question.id in flagged for question in questions):
        raise CannotOpenError("nothing-flagged", title)
    found = [question for question in found if question.id in flagged]
    if not found:
        raise CannotOpenError("nothing-flagged-fits", title)
    return found


def rules() -> Rules:
    """Return how the learner's memory is reckoned: as the settings say."""
    from viva.study.memory import Rules  # noqa: PLC0415 - the first question does not wait for the memory

    chosen = settings.current()
    return Rules(retention=chosen.retention, rollover=chosen.day_ends)


def _chosen(journal: Journal, clock: Clock, questions: list[Question], wish: Wish, title: str) -> list[Question]:
    """Return what a mode asks, in its order."""
    deck = questions[0].home.deck
    if wish.mode == "review":
        from viva.study.memories import Memories  # noqa: PLC0415 - as above
        from viva.study.modes import review  # noqa: PLC0415

        reckoned = rules()
        memories, day = Memories(journal, reckoned), reckoned.day(clock())
        new = max(settings.current().new_per_day - memories.begun(day), 0)
        known = memories.left(day, settings.current().reviews_per_day)
        chosen = review(questions, memories.of(deck), day, new=new, known=known, count=wish.count)
        if not chosen:
            raise CannotOpenError("nothing-due", title)
        return chosen
    if wish.mode == "mistakes":
        from viva.study.modes import mistakes  # noqa: PLC0415 - as above

        chosen = mistakes(questions, journal.seen(deck), wish.count)
        if not chosen:
            raise CannotOpenError("no-mistakes", title)
        return chosen
    return choose(questions, journal.seen(deck), wish.count)


def comes_again(sitting: Sitting) -> list[tuple[int, int]]:
    """Return on which day the questions of a session come again, and how many: days from the study day of now.

    Raises:
        JournalError: if the journal cannot be read.

    """
    from viva.study.memories import Memories  # noqa: PLC0415 - as above

    reckoned = rules()
    today = reckoned.day(sitting.clock())
    states = Memories(sitting.journal, reckoned).of(sitting.plan.deck)
    asked = [states[name] for name in sitting.session.results if name in states]
    return sorted(Counter(max(state.due - today, 0) for state in asked).items())


def _seed(wish: Wish) -> int:
    return wish.seed if wish.seed is not None else SystemRandom().getrandbits(31)


def begin_with(journal: Journal, clock: Clock, questions: Sequence[Question], wish: Wish, *, title: str) -> Sitting:
    """Begin a new session through just these questions, such as the misses of the last one."""
    source = _lasting(wish.source)
    return Sitting.begin(
        journal, clock, questions, mode=wish.mode, source=source, title=title, seed=_seed(wish), minutes=wish.minutes
    )


def _lasting(source: str) -> str:
    """Return what a name leads to from any folder: a path in full, a deck's name as it is."""
    try:
        path = Path(source).expanduser()
        return str(path.resolve()) if source and path.exists() else source
    except (OSError, RuntimeError, ValueError):  # what `library.find` takes for a name, too
        return source


def broken_of(journal: Journal, clock: Clock, found: Found | None = None, wish: Wish | None = None) -> Broken | None:
    """Return the session that may go on: the last one broken off lately, of this deck or of any.

    With a ``wish`` one that is what is asked for comes before any other.
    """
    since = clock() - OFFERED_FOR
    if found is None:
        return journal.broken(since=since)
    key = found.deck.key if found.deck else (found.loose.home.deck if found.loose else None)
    last = journal.broken(since=since, deck=key)
    if wish is None or last is None or is_asked(last.plan, found, wish):
        return last
    return journal.broken(since=since, deck=key, fits=lambda plan: is_asked(plan, found, wish)) or last


def resume(journal: Journal, clock: Clock, broken: Broken) -> Sitting:
    """Take up a session where it was broken off, with the questions its deck has now.

    Raises:
        BankError: if a bank has problems now.
        CannotOpenError: if the deck is gone, or its language.

    """
    questions = read_again(broken.plan)
    sitting = Sitting.resume(journal, clock, broken, questions)
    sitting.known = frozenset(question.id for question in questions)
    return sitting


def resume_exam(journal: Journal, clock: Clock, broken: Broken) -> ExamSitting:
    """Take up an exam where it was broken off, with the questions its deck has now; as `resume`."""
    from viva.study.examining import ExamSitting  # noqa: PLC0415 - as above

    return ExamSitting.resume(journal, clock, broken, read_again(broken.plan))


GONE: Final = frozenset({"no-deck", "no-deck-near", "no-bank", "not-a-deck", "missing"})
"""What a name says that leads nowhere. Of a session it led somewhere once: to ask for another name is no help."""


def read_again(plan: Plan) -> list[Question]:
    """Return the questions that a session was chosen from, as their files have them now.

    Raises:
        BankError: if a bank has problems now.
        CannotOpenError: ``deck-gone``, or as `questions_of` if its language is gone, or all its questions.

    """
    try:
        found = library.find(plan.source)
    except CannotOpenError as error:
        if error.code in GONE:
            raise CannotOpenError("deck-gone", plan.source, title=plan.title) from None
        raise
    return questions_of(found, language_of(found, plan.lang, plan.lang))
