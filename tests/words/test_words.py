"""The program's own words: the same in both languages, all there, and none that nobody says."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import viva
from viva import words

PACKAGE = Path(viva.__file__).parent
ROOMS = sorted(path.stem for path in (PACKAGE / "words" / "en").glob("*.py") if path.stem != "__init__")

FRENCH_SPACE = re.compile(r"[^\u00a0\u202f\s:/](?:[?!;](?=\s|$)|:(?=\s|$))")
"""A sign that French writes with a narrow or a no-break space before it, without that space."""

NO_SENTENCE = re.compile(r"\b(?:file|id|translates|viva):|\{key\}: …|https?:|:[a-zà-ÿ?](?=\W|$)")
"""What stands in a French sentence and is none: what to write in a bank, addresses, the commands of the plain mode."""


def forms(found: str | tuple[str, str]) -> tuple[str, ...]:
    return found if isinstance(found, tuple) else (found,)


def parameters(found: str | tuple[str, str]) -> set[str]:
    return {name for form in forms(found) for _, name, _, _ in string.Formatter().parse(form) if name}


def said_in_the_source() -> dict[str, str]:
    """Return every word that the program asks for by its full name, with a place that does."""
    found: dict[str, str] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"say", "phrase"} and node.args:
                for one in ast.walk(node.args[0]):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str) and _is_key(node.args[0], one):
                        found[one.value] = f"{path.relative_to(PACKAGE)}:{node.lineno}"
    return found


def _is_key(argument: ast.expr, constant: ast.Constant) -> bool:
    """Tell a key that is written out from a piece of one that is put together."""
    pieces = {id(piece) for node in ast.walk(argument) if isinstance(node, ast.JoinedStr) for piece in node.values}
    return id(constant) not in pieces and bool(re.fullmatch(r"[a-z]+\.[a-z.-]+", str(constant.value)))


def test_both_languages_have_the_same_rooms() -> None:
    assert sorted(path.stem for path in (PACKAGE / "words" / "fr").glob("*.py") if path.stem != "__init__") == ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_have_the_same_words_in_the_same_order(room: str) -> None:
    english, french = (words.table(lang, room) for lang in ("en", "fr"))

    assert set(english) == set(french)


@pytest.mark.parametrize("room", ROOMS)
def test_each_word_mentions_the_same_things_in_both_languages(room: str) -> None:
    english, french = (words.table(lang, room) for lang in ("en", "fr"))

    # A number that is written out, “one question”, need not be mentioned.
    differ = {key for key in english if parameters(english[key]) - {"n"} != parameters(french[key]) - {"n"}}
    assert differ == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_word_that_counts_has_a_form_for_one_and_a_form_for_several(room: str) -> None:
    for lang in words.LANGUAGES:
        for key, found in words.table(lang, room).items():
            if isinstance(found, tuple):
                assert len(found) == 2, (lang, key)
                assert all(found), (lang, key)


@pytest.mark.parametrize("room", ROOMS)
def test_no_word_is_left_in_the_other_language(room: str) -> None:
    english, french = (words.table(lang, room) for lang in ("en", "fr"))

    def prose(text: str) -> list[str]:
        return re.findall(r"(?<![{\w.-])[a-z]{3,}(?![}\w-])", text)

    same = {key for key in english if english[key] == french[key] and len(prose(forms(english[key])[0])) > 2}
    assert same == set()


@pytest.mark.parametrize("room", ROOMS)
def test_french_has_a_space_before_its_tall_signs(room: str) -> None:
    wrong = {
        key
        for key, found in words.table("fr", room).items()
        for form in forms(found)
        if FRENCH_SPACE.search(NO_SENTENCE.sub("", form))
    }
    assert wrong == set()


@pytest.mark.parametrize("room", ROOMS)
def test_apostrophes_are_typographic(room: str) -> None:
    for lang in words.LANGUAGES:
        for key, found in words.table(lang, room).items():
            assert not re.search(r"[a-zà-ÿ]'[a-zà-ÿ]", forms(found)[0]) or lang == "en", (lang, key)


def test_every_word_that_the_program_says_is_there() -> None:
    said = said_in_the_source()

    assert len(said) > 100
    missing = {
        key: place
        for key, place in said.items()
        if key.partition(".")[2] not in words.table("en", key.partition(".")[0])
    }
    assert missing == {}


def test_every_word_of_the_plain_mode_and_the_command_line_is_said() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if "words" not in path.parts[-3:-1]
    )
    for room in ("plain", "cli"):
        for key in words.table("en", room):
            name = key.removesuffix(".more")
            # As it stands, or put together: f"cli.found-{severity}".
            spelled = rf'["./]{re.escape(name)}["\']'
            built = rf'["./]{re.escape(name.rpartition("-")[0])}-\{{\w+\}}["\']'
            assert re.search(f"{spelled}|{built}", source), f"{room}.{key}"


def test_parameters_are_data() -> None:
    assert words.say("plain.hint", text="{text} {0} %s") == "Hint: {text} {0} %s"


@pytest.mark.parametrize(("lang", "n", "first"), [("en", 0, False), ("en", 1, True), ("fr", 0, True), ("fr", 1, True)])
def test_nothing_is_one_in_french_and_several_in_english(lang: str, n: int, first: bool) -> None:  # noqa: FBT001
    found = words.table(lang, "cli")["questions"]

    assert words.say("cli.questions", n=n, lang=lang) == found[0 if first else 1].format(n=n)


@pytest.mark.parametrize(
    ("asked", "spoken"), [("fr", "fr"), ("FR", "fr"), ("fr-CA", "fr"), ("fr_BE", "fr"), ("de", "en"), ("", "en")]
)
def test_a_language_that_is_not_spoken_becomes_the_first(asked: str, spoken: str) -> None:
    try:
        assert words.use(asked) == words.language() == spoken
    finally:
        words.use("en")


def test_a_word_in_another_language_than_the_one_in_use() -> None:
    assert words.say("asking.true", lang="fr") == "Vrai"
    assert words.say("asking.true", lang="xx") == "True"
    assert words.knows("asking.true")
    assert not words.knows("asking.maybe")


def test_every_word_is_given_what_it_mentions() -> None:
    lacking = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Name("say"), [ast.Constant(str(key))], keywords) if all(one.arg for one in keywords):
                    room, _, name = key.partition(".")
                    missing = parameters(words.table("en", room)[name]) - {one.arg for one in keywords}
                    if missing:
                        lacking[f"{path.relative_to(PACKAGE)}:{node.lineno}"] = missing

    assert lacking == {}
