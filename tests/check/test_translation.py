"""What the rules on translations find, and where they say nothing; the examples of their pages among it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from viva.bank.edits import edited
from viva.bank.reader import read_bank
from viva.check.item import Item
from viva.check.lint import found
from viva.check.rule import Pair
from viva.check.translation import RULES
from viva.words import LANGUAGES, phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from viva.check.finding import Finding

    Look = Callable[[str, str], list[Finding]]

DOCS = Path(__file__).parents[2] / "docs" / "rules"
BLOCK = re.compile(r"^```yaml( fr)?\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Write an original and its translation, and return what all rules of the family find in the translation."""

    def look_at(original: str, translation: str) -> list[Finding]:
        path = tmp_path / "a.en.yaml"
        path.write_text(f"viva: 1\nlang: en\ntitle: A\nquestions:\n{original}", "utf-8")
        other = tmp_path / "a.fr.yaml"
        other.write_text(f"viva: 1\nlang: fr\ntitle: A\ntranslates: a.en.yaml\nquestions:\n{translation}", "utf-8")
        first, second = read_bank(path), read_bank(other)
        findings = []
        for question in second.questions:
            pair = Pair(Item(question, second), Item(first[question.id], first))
            findings += [found(rule, hit, pair.item) for rule in RULES for hit in rule.look(pair)]
        for finding in findings:
            for lang in LANGUAGES:
                phrase(f"problem.{finding.code}", finding.params, lang=lang)
                phrase(f"problem.{finding.code}.fix", finding.params, lang=lang)
        return findings

    return look_at


def told(findings: list[Finding]) -> list[str]:
    return [f"{one.place.line}:{one.place.column} {one.severity} {one.code}" for one in findings]


CHOICE = "- id: q\n  choice: Which river?\n  answer: The Nile\n  wrong:\n  - The Rhine\n"
CHOIX = "- id: q\n  choice: Quel fleuve ?\n  answer: Le Nil\n  wrong:\n  - Le Rhin\n"


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_the_examples_of_its_page_show_what_a_rule_finds(look: Look, code: str) -> None:
    page = (DOCS / f"{code}.md").read_text("utf-8")
    bad, good = page.partition("## Good")[::2]

    for part, expected in ((bad, [code]), (good, [])):
        (_, original), (_, translation) = BLOCK.findall(part)
        assert [one.code for one in look(original, translation) if one.code == code] == expected


def test_a_translation_that_says_only_what_it_says_differently_is_left_alone(look: Look) -> None:
    more = "  cites: [1.3]\n  level: remember\n  tags: [a]\n  marks: 2\n  elsewhere: [b]\n"

    assert look(CHOICE + more, CHOIX) == []


# other-citations.


@pytest.mark.parametrize(
    ("key", "ours"),
    [("cites", "[1.4]"), ("elsewhere", "[c]"), ("level", "apply"), ("tags", "[b]"), ("marks", "3"), ("cites", "[]")],
)
def test_what_a_question_rests_on_is_the_same_in_every_language(look: Look, key: str, ours: str) -> None:
    more = "  cites: [1.3]\n  level: remember\n  tags: [a]\n  marks: 2\n  elsewhere: [b]\n"

    assert told(look(CHOICE + more, f"{CHOIX}  {key}: {ours}\n")) == [f"11:{len(key) + 5} warning other-citations"]


def test_what_a_point_rests_on_is_too(look: Look) -> None:
    points = "- id: q\n  discuss: {}\n  points:\n  - text: {}\n    elsewhere: [{}]\n"

    assert told(look(points.format("What?", "This.", "a"), points.format("Quoi ?", "Ceci.", "b"))) == [
        "10:16 warning other-citations"
    ]
    for point in ("Ceci.", "text: Ceci."):
        assert look(points.format("What?", "This.", "a"), f"- id: q\n  discuss: Quoi ?\n  points:\n  - {point}\n") == []


# restated.


def test_what_is_repeated_is_deleted_and_nothing_else(look: Look, tmp_path: Path) -> None:
    more = "  cites: [1.3]\n  level: remember\n  tags: [a, b]\n"
    again = "  cites:\n  - 1.3\n\n  # why\n  tags: [a,\n    b]\n  level: remember\n"

    findings = look(CHOICE + more, CHOIX + again + "  explain: Bon.\n")

    assert sorted(one.params["key"] for one in findings if one.code == "restated") == ["cites", "level", "tags"]
    text = (tmp_path / "a.fr.yaml").read_text("utf-8")
    mended = edited(text, [edit for one in findings for edit in one.edits])
    assert mended == text.replace("  cites:\n  - 1.3\n", "").replace("  tags: [a,\n    b]\n  level: remember\n", "")


def test_a_line_with_a_comment_and_a_question_in_braces_are_left_to_their_author(look: Look) -> None:
    commented = look(CHOICE + "  level: remember\n", CHOIX + "  level: remember # sure\n")
    braces = look("- {id: q, card: A, back: B, level: apply}\n", "- {id: q, card: A, back: B, level: apply}\n")
    dashed = look("- level: apply\n  id: q\n  card: A\n  back: B\n", "- level: apply\n  id: q\n  card: A\n  back: B\n")

    for findings in (commented, braces, dashed):
        assert [(one.code, one.edits) for one in findings] == [("restated", ())]


@pytest.mark.parametrize(
    ("original", "translation", "key"),
    [
        ("- id: q\n  claim: So?\n  answer: false\n", "- id: q\n  claim: Oui ?\n  answer: false\n", "answer"),
        ("- id: q\n  number: So?\n  answer: 16.5\n", "- id: q\n  number: Oui ?\n  answer: 16.5\n", "answer"),
        (
            "- id: q\n  card: A\n  back: B\n  reverse: true\n",
            "- id: q\n  card: A\n  back: C\n  reverse: true\n",
            "reverse",
        ),
    ],
)
def test_what_only_some_kinds_inherit_is_known(look: Look, original: str, translation: str, key: str) -> None:
    assert [(one.code, one.params["key"]) for one in look(original, translation)] == [("restated", key)]


def test_the_answer_of_a_choice_is_nobody_elses(look: Look) -> None:
    assert look("- id: q\n  typed: Who?\n  answer: Ana\n", "- id: q\n  typed: Qui ?\n  answer: Ana\n") == []


# other-numbers.


def test_a_number_is_compared_where_it_stands(look: Look) -> None:
    original = (
        "- id: q\n  choice: In 1990?\n  answer: 20 men\n  wrong:\n  - 10 men\n  - text: 30 men\n    because: In 1991.\n"
    )
    french = (
        "- id: q\n  choice: En 1990 ?\n  answer: 10 hommes\n  wrong:\n"
        "  - 20 hommes\n  - text: 31 hommes\n    because: 2.\n"
    )

    findings = look(original, french)

    assert told(findings) == [
        "8:11 warning other-numbers",
        "10:5 warning other-numbers",
        "11:11 warning other-numbers",
    ]
    assert dict(findings[2].params) == {"here": "31", "there": "30", "file": "a.en.yaml"}


def test_the_key_of_a_number_is_one(look: Look) -> None:
    (finding,) = look(
        "- id: q\n  number: How much?\n  answer: 16.5\n", "- id: q\n  number: Combien ?\n  answer: 15.6\n"
    )

    assert (finding.code, finding.place.line, finding.params["here"]) == ("other-numbers", 8, "15.6")


def test_blanks_are_read_and_formulas_are_not(look: Look) -> None:
    cloze = "- id: q\n  cloze: {} [[{}]] {}\n"

    assert look(cloze.format("From", "350", r"\(2{,}5\) `3`"), cloze.format("De", "350", r"\(2.5\) `4`")) == []
    assert told(look(cloze.format("From", "350", "on"), cloze.format("De", "305", "points"))) == [
        "7:10 warning other-numbers"
    ]


def test_pairs_and_items_are_compared_too(look: Look) -> None:
    match = "- id: q\n  match: {}\n  pairs:\n  - left: A\n    right: 1 km\n  - left: B\n    right: {}\n"
    order = "- id: q\n  order: {}\n  items:\n  - any:\n    - In {}\n    - b\n  - c\n"

    assert told(look(match.format("Pair", "2 km"), match.format("Relier", "3 km"))) == ["12:12 warning other-numbers"]
    assert told(look(order.format("Sort", "1066"), order.format("Trier", "1067"))) == ["10:7 warning other-numbers"]


# not-translated.


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("The river ends in the sea.", True),
        ("The water is cold", True),
        ("Innovation Is Everywhere", False),
        ("The Lord of the Rings", False),
        ("“The river ends in the sea.”", False),
        (r"'\(a of the b is c\)'", False),
        ("Code `the code is the law` here", False),
        ("Rio de la Plata", False),
        ("Sesame Credit 350 950", False),
        ("Cogito ergo sum inquit", False),
        ("the river ends", False),
        ("git for-each-ref [--contains=<commit>] --to", False),
    ],
)
def test_a_sentence_that_was_left_as_it_was_is_told_from_a_name(look: Look, text: str, is_found: bool) -> None:  # noqa: FBT001 - a table
    card = "- id: q\n  card: {}\n  back: {}\n"

    findings = look(card.format("What?", text), card.format("Quoi ?", text))

    assert told(findings) == (["8:9 warning not-translated"] if is_found else [])


def test_hints_reasons_and_explanations_are_looked_at(look: Look) -> None:
    more = (
        "  - text: A lake\n    because: It is not so in the text.\n  explain: So it is in the text.\n"
        "  hints:\n  - Look at the map.\n"
    )
    french = more.replace("A lake", "Un lac")

    assert sorted(one.place.line for one in look(CHOICE + more, CHOIX + french)) == [12, 13, 15]


def test_the_ids_of_a_point_are_no_text(look: Look) -> None:
    points = "- id: q\n  discuss: {}\n  points:\n  - text: {}\n    elsewhere: [what-is-in-the-paper-of-the-day]\n"

    assert look(points.format("What?", "This."), points.format("Quoi ?", "Ceci.")) == []


# missing-explain, reasons-missing.


@pytest.mark.parametrize("key", ["explain", "hints"])
def test_what_is_told_in_one_language_only_is_found_both_ways(look: Look, key: str) -> None:
    (there,) = look(f"{CHOICE}  {key}: So.\n", CHOIX)
    (here,) = look(CHOICE, f"{CHOIX}  {key}: Ainsi.\n")

    assert (there.code, there.params["file"], there.params["other"]) == ("missing-explain", "a.en.yaml", "a.fr.yaml")
    assert (here.code, here.params["file"], here.params["other"]) == ("missing-explain", "a.fr.yaml", "a.en.yaml")
    assert (there.place.line, here.place.line) == (6, 11)


def test_reasons_in_one_language_only_are_found_both_ways(look: Look) -> None:
    reason = "  - text: {}\n    because: {}\n"
    original, french = reason.format("A lake", "No."), reason.format("Un lac", "Non.")

    assert [one.code for one in look(CHOICE + original, f"{CHOIX}  - Un lac\n")] == ["reasons-missing"]
    assert [one.code for one in look(f"{CHOICE}  - A lake\n", CHOIX + french)] == ["reasons-missing"]
    assert look(CHOICE + original, CHOIX + french) == []


# merged-rights.


def test_a_right_that_serves_twice_in_the_original_may_do_so(look: Look) -> None:
    match = "- id: q\n  match: {}\n  pairs:\n" + "".join(f"  - left: {left}\n    right: {{}}\n" for left in "abc")

    assert look(match.format("Pair", "This", "This", "That"), match.format("Relier", "Ceci", "Ceci", "Cela")) == []
    assert told(
        look(match.format("Pair", "This", "That", "Those"), match.format("Relier", "Ceci", "ceci", "Cela"))
    ) == ["12:12 error merged-rights"]
