r"""What authors write by mistake: each problem with its place and what to write instead.

A case is the code, what stands below the four lines of a sound head, the line and the column where the problem is, and
what the fix tells to write where it tells anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from tests.bank.conftest import Problems


class Case(NamedTuple):
    code: str
    text: str
    line: int
    column: int
    write: str | None = None


def choice(answer: str, *more: str) -> str:
    """A question whose answer, on line 7, is under test."""
    return "\n".join(["- id: a", "  choice: What?", f"  answer: {answer}", "  wrong:", "  - no", *more]) + "\n"


def typed(*lines: str) -> str:
    """A question with more lines, from line 8 on."""
    return "\n".join(["- id: a", "  typed: What?", "  answer: this", *(f"  {line}" for line in lines)]) + "\n"


PROSE = [
    Case("colon", choice("Short: a score"), 7, 16, 'answer: "Short: a score"'),
    Case("colon", choice("Is it this:"), 7, 21, 'answer: "Is it this:"'),
    Case(
        "colon",
        typed("explain: The colour", "  decides: nothing else"),
        9,
        12,
        'explain: "The colour decides: nothing else"',
    ),
    Case("colon", choice("yes", "  - Short: a score"), 10, 5, '- "Short: a score"'),
    Case("colon", choice("yes", "  - So it is: not", "    because: It is not"), 10, 5, '- text: "So it is: not"'),
    Case("colon", typed("accept:", "- a word: another"), 9, 5, '- "a word: another"'),
    Case("leading-star", choice("*so* he said"), 7, 14, 'answer: "*so* he said"'),
    Case("leading-ampersand", choice("& Co"), 7, 12, 'answer: "& Co"'),
    Case("leading-percent", choice("%d"), 7, 11, 'answer: "%d"'),
    Case("leading-at", choice("@home"), 7, 11, 'answer: "@home"'),
    Case("leading-backtick", choice("`ls` lists"), 7, 11, 'answer: "`ls` lists"'),
    Case("leading-brace", choice("{x} is a set"), 7, 15, 'answer: "{x} is a set"'),
    Case("leading-brace", choice("{x}"), 7, 11, 'answer: "{x}"'),
    Case("leading-bar", choice("|x| is positive"), 7, 12, 'answer: "|x| is positive"'),
    Case("leading-greater", choice("> 5 million"), 7, 13, 'answer: "> 5 million"'),
    Case("leading-question-mark", choice("? is a key"), 7, 11, 'answer: "? is a key"'),
    Case("leading-dash", choice("- five"), 7, 11, 'answer: "- five"'),
    Case("leading-quote", choice('"Trust" is a score'), 7, 19, "answer: '\"Trust\" is a score'"),
    Case("leading-quote", choice("'n' is a letter"), 7, 15, "answer: \"'n' is a letter\""),
    Case("leading-blank", "- id: a\n  cloze: [[Ant]] is a firm\n", 6, 18, 'cloze: "[[Ant]] is a firm"'),
    Case("leading-blank", "- id: a\n  cloze: [[Ant]]\n", 6, 10, 'cloze: "[[Ant]]"'),
    Case("apostrophe", choice("'it's a score'"), 7, 15, 'answer: "it\'s a score"'),
    Case("open-quote", choice('"a score'), 7, 11, 'answer: "a score"'),
    Case("open-bracket", typed("accept: [a, b"), 8, 11, "accept: [a, b]"),
    Case("flow-list", choice("[1] says so"), 7, 15, 'answer: "[1] says so"'),
    Case("flow-list", choice("[citation needed]"), 7, 11, 'answer: "[citation needed]"'),
    Case("flow-comma", typed("accept: [a score, a mark]"), 8, 12),
    Case("flow-comma", typed("accept: [1,5]"), 8, 14),
    Case("flow-comma", choice("yes", "  - {text: No, because: It is so, indeed}"), 10, 35),
    Case("backslash", choice(r'"so \(x\)"'), 7, 15, r"answer: 'so \(x\)'"),
    Case("lost-text", choice("Ranked #1"), 7, 17, 'answer: "Ranked #1"'),
    Case("lost-text", choice("#1 in China"), 7, 10, 'answer: "#1 in China"'),
    Case("tab", typed("accept:", "\t- x"), 9, 3),
    Case("indent", "- id: a\n  choice: What?\n   answer: x\n  wrong: [y]\n", 7, 10),
    Case("no-colon", "- id: a\n  choice: What?\n  answer this\n  wrong:\n  - no\n", 7, 3, "answer: this"),
    Case("alias", choice("*so"), 7, 11, 'answer: "*so"'),
    Case("anchor", choice("&so it is"), 7, 11, 'answer: "&so it is"'),
    Case("tag", choice("!so it is"), 7, 11, 'answer: "!so it is"'),
    Case("second-document", choice("yes") + "---\n" + choice("yes"), 10, 1),
    Case("key-not-text", typed("? [a, b]", ": c"), 8, 5),
    Case("duplicate-key", typed("explain: a", "explain: b"), 9, 3),
]

SHAPES = [
    Case("missing-key", "- id: a\n  choice: What?\n  answer: this\n", 5, 3),
    Case("unknown-key", typed("colour: red"), 8, 3),
    Case("unknown-key-meant", typed("explian: so"), 8, 3),
    Case("unknown-key-meant", "- id: a\n  choise: What?\n  answer: this\n", 6, 3),
    Case("map-for-text", "- id: a\n  typed: What?\n  answer:\n    text: this\n    because: so\n", 8, 5),
    Case("map-for-list", "- id: a\n  match: Pair\n  pairs:\n    left: a\n    right: b\n", 8, 5),
    Case("map-wanted", typed("image: x.png"), 8, 10),
    Case("map-wanted", typed("image:", "- x.png"), 9, 3),
    Case("list-for-text", "- id: a\n  typed: What?\n  answer:\n  - this\n", 8, 3),
    Case("text-for-list", typed("accept: this"), 8, 11),
    Case("too-few", "- id: a\n  order: What?\n  items:\n  - one\n", 8, 3),
    Case("empty", typed("explain:"), 8, 11),
    Case("empty", choice('" "'), 7, 11),
    Case("empty", typed("level:"), 8, 9),
    Case("empty", typed("marks:"), 8, 9),
    Case("too-long", choice("x" * 20_001), 7, 11),
    Case("not-an-id", "- id: Colour Code\n  typed: What?\n  answer: this\n", 5, 7, "colour-code"),
    Case("not-an-id", "- id: |\n    a\n  typed: What?\n  answer: this\n", 5, 7, "a"),
    Case("not-a-passage-id", typed("cites: [1.3 1.4]"), 8, 11),
    Case("not-a-tag", typed("tags: [two words]"), 8, 10),
    Case("not-a-tolerance", "- id: a\n  number: How many?\n  answer: 5\n  within: about 5%\n", 8, 11),
    Case("not-beside", typed("image: {file: ../../secret, alt: x}"), 8, 17),
    Case("not-beside", typed("image: {file: /etc/passwd, alt: x}"), 8, 17),
    Case("not-whole", typed("marks: 1.5"), 8, 10),
    Case("not-whole", typed("marks: two"), 8, 10),
    Case("out-of-range", typed("marks: 0"), 8, 10),
    Case("out-of-range", "- id: a\n  discuss: What?\n  points: [one]\n  minutes: 999\n", 8, 12),
    Case("not-true-false", typed("exact: yes"), 8, 10),
    Case("not-a-number", "- id: a\n  number: How many?\n  answer: 1,250\n", 7, 11),
    Case("not-a-number", "- id: a\n  number: How many?\n  answer: many\n", 7, 11),
    Case("not-a-number", "- id: a\n  number: How many?\n  answer: .inf\n", 7, 11),
    Case("not-a-number", "- id: a\n  number: How many?\n  answer: Infinity\n", 7, 11),
    Case("not-a-number", "- id: a\n  number: How many?\n  answer: 1e400\n", 7, 11),
    Case("not-one-of", typed("level: seven"), 8, 10),
    Case("not-one-of-meant", typed("level: Remember"), 8, 10),
    Case("not-one-of-meant", "- id: a\n  claim: So.\n  answer: yes\n", 7, 11),
    Case("not-a-map", "- id: a\n  match: Pair\n  pairs:\n  - one\n  - {left: a, right: b}\n", 8, 5),
]

QUESTIONS = [
    Case("not-a-question", typed() + "- just a text\n", 8, 3),
    Case("no-kind", "- id: a\n  answer: this\n", 5, 3),
    Case("prompt-without-kind", "- id: a\n  question: What?\n  answer: this\n", 6, 3),
    Case("two-kinds", "- id: a\n  choice: What?\n  claim: So.\n", 7, 3),
    Case("duplicate-id", typed() + typed(), 8, 7),
    Case("too-few-options", "- id: a\n  select: What?\n  answers: [one]\n", 7, 12),
    Case("too-many-options", choice("yes", *(f"  - no {n}" for n in range(60))), 9, 3),
    Case("same-option", choice("Yes", "  - 'YES '"), 10, 5),
    Case("same-option", "- id: a\n  order: What?\n  items:\n  - any: [x, y]\n  - x\n", 9, 5),
    Case("same-option", "- id: a\n  match: What?\n  pairs:\n  - {left: x, right: y}\n  - {left: x, right: z}\n", 9, 12),
    Case("no-blank", "- id: a\n  cloze: Nothing to fill\n", 6, 10),
    Case("no-blank", "- id: a\n  cloze: 'Not \\[[here]]'\n", 6, 10),
    Case("empty-blank", "- id: a\n  cloze: This [[ ]] is empty\n", 6, 10),
    Case("empty-blank", "- id: a\n  cloze: This [[|]] is empty\n", 6, 10),
    Case("open-blank", "- id: a\n  cloze: This [[one]] and [[another\n", 6, 10),
    Case("open-blank", "- id: a\n  cloze: This [[one]] and another]]\n", 6, 10),
    Case("open-blank", "- id: a\n  cloze: This [[one is never closed\n", 6, 10),
    Case("extra-is-answer", "- id: a\n  cloze: A [[word]] here\n  extra: [Word]\n", 7, 11),
    Case(
        "extra-is-answer",
        "- id: a\n  match: What?\n  pairs:\n  - {left: x, right: y}\n  - {left: z, right: w}\n  extra: [y]\n",
        10,
        11,
    ),
    Case("one-right", "- id: a\n  match: What?\n  pairs:\n  - {left: x, right: y}\n  - {left: z, right: y}\n", 8, 3),
]


MEANT = [
    ("unknown-key-meant", "- id: a\n  choice: What?\n  correct: this\n  wrong: [that]\n", "answer"),
    ("unknown-key-meant", "- id: a\n  select: What?\n  correct: [this]\n  wrong: [that]\n", "answers"),
    ("unknown-key-meant", "- id: a\n  typed: What?\n  réponse: this\n", "answer"),
    ("unknown-key-meant", typed("feedback: so"), "explain"),
    ("unknown-key-meant", typed("indice: so"), "hints"),
    ("unknown-key-meant", typed("niveau: apply"), "level"),
    ("unknown-key-meant", typed("tag: one"), "tags"),
    ("not-one-of-meant", typed("level: comprendre"), "understand"),
    ("not-one-of-meant", typed("level: Évaluer"), "evaluate"),
    ("not-a-number-meant", "- id: a\n  number: How many?\n  answer: 1,250.5\n", "1250.5"),
    ("not-a-number-meant", "- id: a\n  number: How many?\n  answer: 1 250,5\n", "1250.5"),
    ("not-a-number-meant", "- id: a\n  number: How many?\n  answer: 1.250,5\n", "1250.5"),
    ("not-a-number-meant", "- id: a\n  number: How many?\n  answer: 16,5\n", "16.5"),
]
"""What authors write who come from another program, another language or another way of writing numbers."""


@pytest.mark.parametrize(("code", "text", "meant"), MEANT)
def test_a_likely_slip_is_told_with_what_was_meant(problems: Problems, code: str, text: str, meant: str) -> None:
    found = problems(text)

    assert (code, meant) in [(problem.code, problem.params.get("meant")) for problem in found]


CASES = [*PROSE, *SHAPES, *QUESTIONS]


@pytest.mark.parametrize("case", CASES, ids=[f"{place}-{case.code}" for place, case in enumerate(CASES)])
def test_a_mistake_is_told_with_its_place_and_what_to_write(problems: Problems, case: Case) -> None:
    found = problems(case.text)

    assert [problem.code for problem in found] == [case.code]
    assert (found[0].place.line, found[0].place.column) == (case.line, case.column)
    if case.write is not None:
        assert found[0].params["write"] == case.write
