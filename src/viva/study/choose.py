"""Which questions a session asks: new ones first, then misses, then what was seen longest ago; kinds mixed."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from viva.bank.deck import Question
    from viva.study.journal import Seen


def choose(questions: Iterable[Question], seen: Mapping[str, Seen], count: int) -> list[Question]:
    """Return ``count`` of ``questions`` (all, with 0) in the order to ask them.

    New ones come first, in the banks' order, then those last answered wrong, then the rest, longest ago first. Among
    those of equal standing the kind, and then the bank, that has come least often so far goes first: a mixed session
    keeps one awake, and a first session shows what there is. All of one bank keep its order when all are asked.
    """
    waiting = list(questions)
    if count <= 0 or count >= len(waiting):
        return waiting
    new = [question for question in waiting if question.id not in seen]
    known = sorted((question for question in waiting if question.id in seen), key=lambda one: seen[one.id].last)
    missed = [question for question in known if not seen[question.id].right]
    rest = [question for question in known if seen[question.id].right]
    chosen: list[Question] = []
    kinds: Counter[str] = Counter()
    banks: Counter[str] = Counter()
    for standing in (new, missed, rest):
        lines: dict[tuple[str, str], deque[Question]] = {}
        for question in standing:
            lines.setdefault((question.kind, question.home.bank), deque()).append(question)
        while lines and len(chosen) < count:
            line = min(lines, key=lambda key: (kinds[key[0]], banks[key[1]]))
            question = lines[line].popleft()
            if not lines[line]:
                del lines[line]
            chosen.append(question)
            kinds[line[0]] += 1
            banks[line[1]] += 1
    return chosen
