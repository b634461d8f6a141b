"""Banks as large as one likes, the same each time."""

from __future__ import annotations

from itertools import accumulate
from random import Random

LETTERS = "aeioulnrstdcmp"


def bank(questions: int, seed: int = 1, vocabulary: int = 4000, *, zipf: bool = False, choices: bool = False) -> str:
    """Return the YAML of a bank: kinds and lengths as in a real one, about 500 bytes a question.

    With ``zipf``, the n-th word of the vocabulary is n times rarer than the first, as in a natural text.
    With ``choices``, each question is answered with a letter.
    """
    random = Random(seed)
    known = ["".join(random.choices(LETTERS, k=random.randint(2, 10))) for _ in range(vocabulary)]
    shares = [*accumulate(1 / rank if zipf else 1 for rank in range(1, vocabulary + 1))]

    def prose(words: int) -> str:
        return " ".join(random.choices(known, cum_weights=shares, k=words)).capitalize()

    kinds = (_choice,) if choices else KINDS
    lines = ["viva: 1", "lang: en", "title: Generated", "questions:"]
    for number in range(questions):
        lines.append(f"- id: q-{number}")
        lines += kinds[number % len(kinds)](prose, number)
        lines += [
            f"  explain: {prose(28)}.",
            f"  cites: [{number % 9}.{number % 7}, {number % 5}.1]",
            "  level: understand",
            f"  tags: [lesson, topic-{number % 12}]",
        ]
    return "\n".join(lines) + "\n"


def _choice(prose, number):  # noqa: ANN001, ANN202 - tables of lines, not an interface
    lines = [f"  choice: {prose(12)} {number}?", f"  answer: {prose(4)} right", "  wrong:"]
    for letter in "abc":
        lines += [f"  - text: {prose(4)} {letter}", f"    because: {prose(9)}."]
    return lines


def _select(prose, number):  # noqa: ANN001, ANN202
    right = [f"  - {prose(3)} r{place}" for place in range(3)]
    wrong = [f"  - {prose(3)} w{place}" for place in range(3)]
    return [f"  select: {prose(12)} {number}?", "  answers:", *right, "  wrong:", *wrong]


def _claim(prose, number):  # noqa: ANN001, ANN202
    return [f"  claim: {prose(16)} {number}.", f"  answer: {('true', 'false', 'unsaid')[number % 3]}"]


def _number(prose, number):  # noqa: ANN001, ANN202
    return [f"  number: {prose(12)}?", f"  answer: {number / 10}", "  within: 5%", "  unit: million dollars"]


def _cloze(prose, number):  # noqa: ANN001, ANN202
    return [f"  cloze: {prose(6)} [[{prose(1)}]] {prose(5)} [[{prose(1)}|{prose(1)}]] {number}."]


KINDS = (_choice, _select, _choice, _claim, _number, _choice, _cloze)
