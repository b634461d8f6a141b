"""Whether a session that was broken off is what somebody asks for now, or something else that may wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viva.bank.library import Found
    from viva.study.events import Plan
    from viva.study.start import Wish


def is_asked(plan: Plan, found: Found, wish: Wish) -> bool:
    """Tell whether a session of this plan fits all that was said in so many words.

    What was left to the settings, or to chance, any session fits; and a deck any session of one of its banks.
    """
    return _is_of(plan, found) and all(_fits(plan, wish, name) for name in wish.said)


def _is_of(plan: Plan, found: Found) -> bool:
    bank = found.bank or (found.loose.key if found.loose else None)
    return bank is None or {asked for asked, _ in plan.questions} == {bank}


def _fits(plan: Plan, wish: Wish, name: str) -> bool:
    match name:
        case "mode":
            return plan.mode == wish.mode
        case "lang":
            return plan.lang == wish.lang
        case "count":  # found by its words, or missed before: nobody asked for a number of them
            return wish.count in {plan.count, len(plan.questions)}
        case "minutes":
            return plan.minutes == wish.minutes
        case "levels":
            return frozenset(plan.levels) == wish.levels
        case "tags":
            return frozenset(plan.tags) == wish.tags
        case "flagged":
            return plan.flagged == wish.flagged
        case _:  # the seed of a session that went on would be another's
            return True
