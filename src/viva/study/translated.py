"""A question of a session in the other language of its deck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from viva.bank.deck import Question

if TYPE_CHECKING:
    from viva.study.session import Session


class Away(Struct, frozen=True):
    """A question that is seen in another language for one turn, as it was, and the round of that turn."""

    question: Question
    round: int


def next_language(question: Question) -> str | None:
    """Return the next language that a question's bank has, if it has another."""
    if question.home.owner is None:
        return None
    deck, lang = question.home.owner, question.lang
    there = [one for one in deck.languages if one == lang or deck.has(question.home.bank, one)]
    return there[(there.index(lang) + 1) % len(there)] if len(there) > 1 else None


def translate(session: Session, question: Question, lang: str, away: Away | None) -> Away | None:
    """Ask, or tell, the question whose turn it is in another language of its deck; ``away`` if it is in one already.

    Raises:
        BankError: if the bank in that language has problems.
        CannotOpenError: if it cannot be opened.
        KeyError: if the question is not in it.

    """
    owner, turn = question.home.owner, session.turn
    assert owner is not None  # noqa: S101 - there is a language for it
    other = owner.bank(question.home.bank, lang)[question.id]
    session.renew([other if one.id == question.id else one for one in session.questions])
    return away or (Away(question, turn.round) if turn else None)


def bring_back(session: Session, away: Away | None) -> Away | None:
    """Have a question in its own language again once its turn is over; return what is away still."""
    turn = session.turn
    if away is None or turn is None or (turn.question.id, turn.round) == (away.question.id, away.round):
        return away
    session.renew([away.question if one.id == away.question.id else one for one in session.questions])
    return None
