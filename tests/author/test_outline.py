"""What of a text is a heading, and which sections the rest stands in."""

from __future__ import annotations

import pytest

from viva.author.outline import outline

Sections = dict[int, list[str]]


def sections(text: str) -> Sections:
    return {section.number: list(section.sentences) for section in outline(text, "en").sections}


CASES: dict[str, tuple[str, Sections]] = {
    "a text without headings is one section": ("Bees fly. They hum.", {0: ["Bees fly.", "They hum."]}),
    "a title is no passage": ("On bees\n\nBees fly.", {0: ["Bees fly."]}),
    "a title in quotes is one too": ("“On bees ”\nBees fly.", {0: ["Bees fly."]}),
    "a subtitle and an author belong to the title": ("On bees\nA study\nBy Ann Lee\n\nThey fly.", {0: ["They fly."]}),
    "questions of an interview give their numbers": (
        "Intro stands here.\n2/ Why do they hum?\nTo warn.\n3/ – And then?\nThey sting.",
        {0: ["Intro stands here."], 2: ["To warn."], 3: ["They sting."]},
    ),
    "a number that does not fit the order opens nothing": (
        "2. What is it?\nA bee.\n\n1. And that?\nA wasp.\n\n3) And there?\nA fly.",
        {2: ["A bee.", "A wasp."], 3: ["A fly."]},
    ),
    "between numbered headings the others open nothing": (
        "1. Life\n\nBees live.\n\nAn aside\n\nThey do.\n\n2. Death\n\nThey die.",
        {1: ["Bees live.", "They do."], 2: ["They die."]},
    ),
    "headings without numbers are counted": (
        "On bees\n\nBees fly.\n\nLife\n\nThey live.\n\nDeath\n\nThey die.",
        {0: ["Bees fly."], 1: ["They live."], 2: ["They die."]},
    ),
    "a question that stands alone is a heading": (
        "Bees fly.\n\nWhy do they hum?\n\nTo warn.",
        {0: ["Bees fly."], 1: ["To warn."]},
    ),
    "two questions in one breath are one heading": (
        "You left. \n\nWhen? And why?\n\nToday.",
        {0: ["You left."], 1: ["Today."]},
    ),
    "a question inside a paragraph is a sentence": ("They hum. Why? To warn.", {0: ["They hum.", "Why?", "To warn."]}),
    "a question that ends the text is a sentence": ("They hum.\n\nBut why?", {0: ["They hum.", "But why?"]}),
    "speech that asks is a sentence": ("She came.\n\n“Why?”\n\nHe left.", {0: ["She came.", "“Why?”", "He left."]}),
    "Markdown tells a title from sections": (
        "# On bees\n\n## Life\n\nThey live.\n\n## Death.\n\nThey die.",
        {1: ["They live."], 2: ["They die."]},
    ),
    "underlined headings are Markdown too": (
        "On bees\n=======\nThey fly.\n\nLife\n----\nThey live.",
        {0: ["They fly."], 1: ["They live."]},
    ),
    "a bold line is a heading": ("They fly.\n\n**Why do they?**\n\nTo eat.", {0: ["They fly."], 1: ["To eat."]}),
    "items of a list are passages where they are sentences": (
        "They need:\n- some water\n- a hive.\n* and peace",
        {0: ["They need:", "a hive."]},
    ),
    "numbered items are no headings": (
        "Take these.\n1) Water\n2) A hive\n3) Peace\nThen wait.",
        {0: ["Take these.", "Then wait."]},
    ),
    "nor are they among numbered sentences": (
        "Take these.\n1. Water\n2. A hive is best.\n3. Peace\nThen wait.",
        {0: ["Take these.", "A hive is best.", "Then wait."]},
    ),
    "a line in capitals is a heading whatever it ends with": (
        "ON BEES.\nThey fly.\nTHEIR LIFE!\nThey live.\n\nDEATH:\n\nThey die.",
        {0: ["They fly."], 1: ["They live."], 2: ["They die."]},
    ),
    "capitals inside a paragraph are none": ("They fly. NO BEE. They hum.", {0: ["They fly.", "NO BEE.", "They hum."]}),
    "short lines between paragraphs open sections": (
        "They fly.\nTheir life\nThey live.\n\nTheir death\n\nThey die.",
        {0: ["They fly."], 1: ["They live."], 2: ["They die."]},
    ),
    "numbered sentences lose their numbers": ("1. Bees fly.\n2. They hum.", {0: ["Bees fly.", "They hum."]}),
    "verse is no row of headings": (
        "Bee\nO bee\nMy bee\nDear bee\n\nThe end came.",
        {0: ["Bee", "O bee", "My bee", "Dear bee", "The end came."]},
    ),
    "lines without a word are none": ("They fly.\n\n* * *\n\nThey hum.", {0: ["They fly.", "They hum."]}),
    "an amount that begins a line is no number of a heading": (
        "16.5 grams\nof honey are left.",
        {0: ["16.5 grams of honey are left."]},
    ),
    "a heading may have a label": (
        "They fly.\n\nPart two. Their life\n\nThey live.",
        {0: ["They fly."], 1: ["They live."]},
    ),
    "a last sentence without its stop makes no heading": ("They fly far. They hum", {0: ["They fly far.", "They hum"]}),
    "nothing holds nothing": ("\n \n", {}),
}


@pytest.mark.parametrize("name", CASES)
def test_sections(name: str) -> None:
    text, expected = CASES[name]

    assert sections(text) == expected


WRAPPED = """\
In summer the queen lays eggs all day, some two thousand of them as Monsieur
Lenoir counted, and she does little else. Workers feed her. They live for
some six weeks, drones a little longer.

What do they eat?

Nectar for strength, and pollen for what it holds of protein, which is what
the larvae need most.
"""


def test_lines_that_were_wrapped_are_joined() -> None:
    found = sections(WRAPPED)

    assert list(found) == [0, 1]
    assert len(found[0]) == 3
    assert found[0][0].endswith("as Monsieur Lenoir counted, and she does little else.")
    assert found[1] == [
        "Nectar for strength, and pollen for what it holds of protein, which is what the larvae need most."
    ]


def test_a_sentence_on_each_line_is_not_wrapped() -> None:
    text = "Bees fly.\nOn a warm day they fly up to three miles from home.\nWasps\nThey sting more than bees do."

    assert sections(text) == {
        0: ["Bees fly.", "On a warm day they fly up to three miles from home."],
        1: ["They sting more than bees do."],
    }


def test_what_is_no_sentence_is_told_apart() -> None:
    text = "On bees\n\nThey need:\n- water\n- a hive.\n\nWHY\n\nTo live.\n\n## Death\n\n1. They die.\n2. Old age"

    assert outline(text, "en").apart == ("On bees", "water", "WHY", "Death", "Old age")


@pytest.mark.parametrize(
    ("text", "title"),
    [("On bees\n\nThey fly.", "On bees"), ("“On bees”\nThey fly.", "On bees"), ("# On bees\nThey fly.", "On bees")],
)
def test_the_title_is_known(text: str, title: str) -> None:
    assert outline(text, "en").title == title


@pytest.mark.parametrize("text", ["They fly.", "1. Bees\n\nThey fly.", "Why do they fly?\n\nTo eat.\n\nOn bees."])
def test_a_heading_that_opens_a_section_is_no_title(text: str) -> None:
    assert not outline(text, "en").title
