"""Every code that a file can earn has a sentence and a fix, in both languages."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest
from msgspec import inspect

from viva import words
from viva.bank.heads import BankHead, DeckFile
from viva.bank.kinds import KINDS
from viva.bank.lock import Lock
from viva.bank.source import Elsewhere, Source
from viva.check.registry import RULES
from viva.formats.anki.importing.mapping import Mapping
from viva.settings.file import Settings
from viva.words.en.problem import WORDS as ENGLISH
from viva.words.fr.problem import WORDS as FRENCH

SOURCE = Path(words.__file__).parents[1]
ROOMS = ("author", "bank", "check")
RAISED_IN = [
    *(path for room in ROOMS for path in (SOURCE / room).glob("*.py")),
    SOURCE / "cli" / "commands" / "restore.py",
    SOURCE / "study" / "fitting.py",
    SOURCE / "study" / "start.py",
    SOURCE / "formats" / "anki" / "importing" / "mapping.py",
]
RAISERS = {"Fault", "Problem", "Flaw", "CannotOpenError", "Finding", "fault"}

CODES = sorted(code for code in ENGLISH if not code.endswith(".fix"))


def strings() -> tuple[set[str], set[str]]:
    """The codes that stand as first argument where a problem is made, and all texts of those modules."""
    raised: set[str] = set()
    texts: set[str] = set()
    for path in RAISED_IN:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            if isinstance(node, ast.Call) and node.args:
                called = getattr(node.func, "id", getattr(node.func, "attr", ""))
                first = node.args[0]
                if called in RAISERS:
                    words_in = [one.value for one in ast.walk(first) if isinstance(one, ast.Constant)]
                    raised |= {word for word in words_in if isinstance(word, str)} - {"", "-meant"}
    codes = {rule.code for rule in RULES}
    return raised | codes, texts | codes


def fields(text: str | tuple[str, str]) -> set[str]:
    assert isinstance(text, str)
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_code_has_words() -> None:
    raised, _ = strings()

    assert raised - set(CODES) == set()


def test_there_are_no_words_for_nothing() -> None:
    _, texts = strings()

    assert {code for code in CODES if code not in texts and code.removesuffix("-meant") not in texts} == set()


def test_both_languages_say_the_same() -> None:
    assert list(ENGLISH) == list(FRENCH)
    for key, text in ENGLISH.items():
        assert fields(text) == fields(FRENCH[key]), key


@pytest.mark.parametrize("code", CODES)
def test_every_problem_has_a_way_out(code: str) -> None:
    assert f"{code}.fix" in ENGLISH


def test_no_parameter_has_a_name_that_say_keeps_for_itself() -> None:
    assert not {"lang", "n"} & {name for text in ENGLISH.values() for name in fields(text)}


def test_french_spaces_do_not_break() -> None:
    for key, text in FRENCH.items():
        assert isinstance(text, str)
        bare = text.replace("{", "").replace("}", "")
        for sign in ";!?»":
            assert f" {sign}" not in bare, key
        assert "« " not in bare, key
        assert " : " not in bare, key


def test_words_are_one_sentence_each() -> None:
    for key, text in ENGLISH.items():
        assert isinstance(text, str)
        if not key.endswith(".fix"):
            assert text.endswith((".", "}")), key


def test_whatever_a_file_is_made_of_has_a_name_in_a_sentence() -> None:
    def structs(info: inspect.Type) -> set[str]:
        if isinstance(info, inspect.StructType):
            return {info.cls.__name__.lower()} | {name for field in info.fields for name in structs(field.type)}
        inner = [getattr(info, name) for name in ("type", "item_type", "value_type") if hasattr(info, name)]
        return {name for one in (*inner, *getattr(info, "types", ())) for name in structs(one)}

    named = {"bank", "question", "deck", "source", "elsewhere", "settings", "lock", "mapping", *KINDS}
    for shape in (*KINDS.values(), BankHead, DeckFile, Source, Elsewhere, Settings, Lock, Mapping):
        named |= structs(inspect.type_info(shape)) - {"bankhead", "deckfile"}

    assert set(words.table("en", "things")) == named


def test_a_sentence_names_the_thing_it_is_about() -> None:
    told = {"thing": "passage", "key": "gist"}

    assert words.phrase("problem.missing-key", told, lang="en") == "A passage needs the key “gist”."
    assert words.phrase("problem.missing-key", told, lang="fr") == "Un passage a besoin de la clé «\u00a0gist\u00a0»."
