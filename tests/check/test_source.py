"""What the rules on sources find, and where they say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viva.bank.library import open_deck
from viva.check import check_deck
from viva.check.names import Known, names
from viva.check.source import FOLDER_RULES, RULES
from viva.words import LANGUAGES, phrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Look = Callable[..., list[str]]

CODES = {*(rule.code for rule in RULES), *(rule.__name__.replace("_", "-") for rule in FOLDER_RULES)}

DECK = "viva: 1\nkey: 00112233aabbccdd\nlanguages: [{langs}]\ntitle: Test\nbanks:\n- {{file: first, anki: 1 First}}\n"
SOURCE = f"""\
viva: 1
lang: en
title: A talk with Martin Pasquier
voices: {{anna: {{name: Anna Lind, role: A traveller}}}}
passages:
- id: 1.1
  voice: anna
  gist:
    en: The Nile ends in the Mediterranean, after three cataracts and 6,650 km; artificial intelligence counted them.
    fr: Le Nil finit en Méditerranée, après trois cataractes et 6 650 km ; l’intelligence artificielle les a comptées.
  length: 3
  sha256: {"a" * 64}
- {{id: 1.2, voice: anna, gist: {{en: No more., fr: Rien.}}, length: 3, sha256: {"b" * 64}, skip: Says nothing.}}
"""
ELSEWHERE = """\
viva: 1
elsewhere:
- id: paper
  stance: adds
  who: Global Times
  date: "2019-05-01"
  address: https://example.org
  says: {en: China’s lakes are 12., fr: Les lacs de Chine sont 12.}
"""
HEAD = "viva: 1\nlang: {lang}\ntitle: First\n{more}questions:\n"
ASKS_ALL = "- id: all\n  claim: So?\n  answer: true\n  cites: [1.1]\n  elsewhere: [paper]\n"


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Write a deck with these questions and return what the family finds, each said in both languages."""
    folder = tmp_path / "deck"
    folder.mkdir()

    def look_at(
        questions: str, *, french: str = "", source: str = SOURCE, elsewhere: str = ELSEWHERE, lang: str = "en"
    ) -> list[str]:
        files = {
            "deck": DECK.format(langs="en, fr" if french else lang),
            "source": source,
            "elsewhere": elsewhere,
            f"first.{lang}": HEAD.format(lang=lang, more="") + questions,
        }
        if french:
            files["first.fr"] = HEAD.format(lang="fr", more="translates: first.en.yaml\n") + french
        for name, text in files.items():
            if text:
                (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        found = [one for one in check_deck(open_deck(folder)) if one.code in CODES]
        for one in found:
            for said in LANGUAGES:
                phrase(f"problem.{one.code}", one.params, lang=said)
                phrase(f"problem.{one.code}.fix", one.params, lang=said)
        return [
            " ".join(
                [f"{one.path.name}:{one.place.line}:{one.place.column}", one.severity, one.code, *one.params.values()]
            )
            for one in found
        ]

    return look_at


# no-citation.


def test_a_question_that_rests_on_nothing_is_found_once_whatever_the_languages(look: Look) -> None:
    found = look(f"{ASKS_ALL}- id: q\n  card: A\n  back: B\n", french="- id: q\n  card: A\n  back: C\n")

    assert found == ["first.en.yaml:10:7 warning no-citation"]


@pytest.mark.parametrize("rests_on", ["cites: [1.1]", "elsewhere: [paper]"])
def test_a_passage_or_something_said_elsewhere_is_enough(look: Look, rests_on: str) -> None:
    assert look(f"{ASKS_ALL}- id: q\n  card: A\n  back: B\n  {rests_on}\n") == []


def test_a_discussion_may_rest_on_what_its_points_name(look: Look) -> None:
    talk = "- id: q\n  discuss: What?\n  points:\n  - text: This.\n    elsewhere: [paper]\n"

    assert look(ASKS_ALL + talk) == []
    assert look(ASKS_ALL + talk.replace("    elsewhere: [paper]\n", "")) == ["first.en.yaml:10:7 warning no-citation"]


def test_a_deck_without_a_source_cites_nothing(look: Look) -> None:
    assert look("- id: q\n  card: A\n  back: B\n", source="", elsewhere="") == []


def test_a_source_that_cannot_be_read_is_one_finding_and_no_more(look: Look) -> None:
    question = "- id: q\n  number: How long?\n  answer: 7\n  cites: [1.1]\n"

    assert look(question, source=SOURCE.replace("voice: anna", "voice: ann", 1), elsewhere="") == []


# number-not-in-passage.

ASKED = "- id: q\n  {kind}: {prompt}\n  answer: {answer}\n  cites: [1.1]\n  elsewhere: [paper]\n{more}"


@pytest.mark.parametrize(
    ("kind", "prompt", "answer", "more", "is_found"),
    [
        ("number", "How long?", "6560", "", True),
        ("number", "How long?", "6650", "", False),
        ("typed", "How long?", "6 650 km", "", False),
        ("typed", "How long?", "7,000 km", "", True),
        ("typed", "How many cataracts?", "3", "", False),
        ("typed", "How many cataracts?", "4", "", True),
        ("typed", "In which year, says the paper?", "2019", "", False),
        ("typed", "When, says the paper?", "1 May 2019", "", False),
        ("number", "Of 6,650 km, how many are half?", "3325", "  level: apply\n", False),
        ("number", "With 3 cataracts on 6,650 km, how many km lie between?", "2217", "", False),
        ("number", "A trader pays 20,000. How much is it?", "20000", "", False),
        ("typed", "How many?", "many", "", False),
    ],
)
def test_a_number_of_the_key_stands_in_what_is_cited(  # noqa: PLR0917 - a table
    look: Look,
    kind: str,
    prompt: str,
    answer: str,
    more: str,
    is_found: bool,  # noqa: FBT001
) -> None:
    found = look(ASKED.format(kind=kind, prompt=f'"{prompt}"', answer=answer, more=more))

    assert [line.split()[2] for line in found] == (["number-not-in-passage"] if is_found else [])


def test_it_is_read_in_french_too(look: Look) -> None:
    asked = ASKED.format(kind="typed", prompt="Quelle longueur", answer="{}", more="")

    assert look(asked.format("6 650 km"), lang="fr") == []
    assert look(asked.format("6 560 km"), lang="fr") == ["first.fr.yaml:7:11 info number-not-in-passage 6 560"]


def test_what_cannot_be_found_is_not_missed_twice(look: Look) -> None:
    found = look("- id: q\n  number: How long?\n  answer: 7\n  cites: [9.9, 1.1]\n  elsewhere: [paper]\n")

    assert found == []


# name-not-in-passage.


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("The river Nile", None),
        ("The river Congo", "Congo"),
        ("Mediterranean waters", None),
        ("Into the Mediterranean", None),
        ("A talk by Anna Lind", None),
        ("It is Pasquier who says so", None),
        ("With the help of AI", None),
        ("With the help of DAMO", "DAMO"),
        ("The lakes of Chinese rivers", None),
        ("An iPhone", None),
        ("A big WeChat", "WeChat"),
        ("Big lakes. Small rivers", None),
        ("The Great Big River", None),
        ("Only in May", None),
        ("He said: Rivers", None),
        ("I think so", None),
        ("The Global paper", None),
        ("What Prof Lind and Dr Lind say", None),
        ("More SO2", "SO2"),
    ],
)
def test_a_name_of_the_key_stands_in_what_is_cited(look: Look, answer: str, name: str | None) -> None:
    found = look(ASKED.format(kind="typed", prompt="What?", answer=f'"{answer}"', more=""))

    assert [line.split(None, 3)[2:] for line in found] == ([["name-not-in-passage", name]] if name else [])


def test_names_of_french_are_known_with_what_stands_before_them(look: Look) -> None:
    asked = ASKED.format(kind="typed", prompt="Quoi", answer="{}", more="")

    assert look(asked.format("La fin du Nil, d’Anna"), lang="fr") == []
    assert look(asked.format("La fin de l’Elbe"), lang="fr") == ["first.fr.yaml:7:11 info name-not-in-passage Elbe"]


def test_a_prompt_that_says_the_name_is_enough(look: Look) -> None:
    assert look(ASKED.format(kind="typed", prompt="What of the Elbe", answer="The river Elbe", more="")) == []


def test_what_counts_as_a_name() -> None:
    assert list(names("The great DAMO of McKay in O’Brien, a TV of Oslo")) == ["DAMO", "McKay", "Brien", "Oslo"]
    assert list(names("The Dr Lind of CO2, a Prof of SO₂")) == ["Lind", "CO2", "SO₂"]
    assert Known("Less CO₂").has("CO2")
    assert not Known("Less CO₂").has("CO")
    assert Known("A World Health Organization page").has("WHO")
    assert not Known("A page").has("WHO")


# unused-elsewhere, passage-unasked.


def test_an_entry_that_no_question_mentions_is_found(look: Look) -> None:
    more = ELSEWHERE + "- {id: other, stance: adds, who: W, address: 'https://example.org', says: So.}\n"
    found = look(ASKS_ALL, elsewhere=more)

    assert found == ["elsewhere.yaml:9:8 info unused-elsewhere other"]


def test_a_point_uses_an_entry(look: Look) -> None:
    talk = "- id: q\n  discuss: What?\n  cites: [1.1]\n  points:\n  - text: This.\n    elsewhere: [paper]\n"

    assert look(talk) == []


def test_a_passage_without_a_question_or_a_reason_is_found(look: Look) -> None:
    found = look(ASKS_ALL, source=SOURCE.replace(", skip: Says nothing.", ""))

    assert found == ["source.yaml:13:8 info passage-unasked 1.2"]


def test_a_bank_that_cannot_be_read_may_ask_about_anything(look: Look) -> None:
    assert look("- id: q\n  claim: So: what?\n  answer: true\n") == []


def test_what_ships_rests_on_its_source() -> None:
    from viva.bank.library import folders

    for folder in folders().values():
        assert [one for one in check_deck(open_deck(folder)) if one.code in CODES] == []
