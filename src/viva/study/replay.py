"""From evidence to states: every question's reviews in one batch of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.study.engine import engine, reach, target, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fsrs_rs_python import FSRSReview

    from viva.study.memory import Rules

Row = tuple[str, str, int, int, int | None]
"""Evidence: deck, question, study day, rating from 1 to 4, options; in order of question and time."""

Replayed = tuple[str, str, float, float, int, int, int, int, int, int | None]
"""A question's state, as the columns of the table ``memory``: deck, question, and what `State` holds."""


SHIFT: Final = 3
"""Bits of a rating in the keys of `Reviews`, with the days above them: a number is found faster than a pair."""


class Reviews(dict[int, "FSRSReview"]):
    """The engine's reviews by ``days << SHIFT | rating``: a million of them are some hundred different ones."""

    def __missing__(self, key: int) -> FSRSReview:
        """Make a review that was not needed before."""
        from fsrs_rs_python import FSRSReview  # noqa: PLC0415 - see `viva.study.engine.engine`

        days, rating = divmod(key, 1 << SHIFT)
        made = self[key] = FSRSReview(rating, days)
        return made


def replay(rows: Iterable[Row], rules: Rules) -> Iterator[Replayed]:
    """Yield the state of each question that has evidence, in the order of the rows.

    The first evidence of a question has nothing before it; later on the same study day 0 days have passed, which the
    engine reads as practice within a day. Days never run backwards: where a learner has flown west, or set the clock
    back, none have passed.
    """
    from fsrs_rs_python import FSRSItem  # noqa: PLC0415 - see `viva.study.engine.engine`

    known = Reviews()
    heads: list[tuple[str, str, int, int, int, int, int | None]] = []
    items: list[FSRSItem] = []
    reviews: list[FSRSReview] = []
    was_deck = was_question = ""
    first = last = lapses = 0
    options: int | None = None
    for deck, question, day, rating, among in rows:
        if question != was_question or deck != was_deck:
            if reviews:
                heads.append((was_deck, was_question, first, last, len(reviews), lapses, options))
                items.append(FSRSItem(reviews))
            was_deck, was_question, first, last, lapses, options = deck, question, day, day, 0, among
            reviews = [known[rating]]
            continue
        if day > last:
            reviews.append(known[day - last << SHIFT | rating])
            last = day
            if rating == 1:
                lapses += 1
        else:
            reviews.append(known[rating])
        if among is not None:
            options = among
    if reviews:
        heads.append((was_deck, was_question, first, last, len(reviews), lapses, options))
        items.append(FSRSItem(reviews))
    reaches: dict[int | None, float] = {}
    for head, state in zip(heads, engine().memory_state_batch(items), strict=True):
        deck, question, first, last, reps, lapses, options = head
        days = reaches.get(options) or reaches.setdefault(options, reach(target(rules.retention, options)))
        stability = state.stability
        due = last + whole(stability * days)
        yield deck, question, stability, state.difficulty, first, last, due, reps, lapses, options
