"""A bank is read as its author meant it, or not at all, with everything that is in the way."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from viva.bank.kinds import KIND_OF
from viva.bank.problems import BankError, CannotOpenError, Place
from viva.bank.reader import read_bank

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bank.conftest import Problems, Read, Write

TYPED = "- id: {id}\n  typed: What?\n  answer: {answer}\n"


def typed(answer: str = "this", *, name: str = "a", more: str = "") -> str:
    return TYPED.format(id=name, answer=answer) + more


def content(read: Read, text: str) -> Any:  # noqa: ANN401 - any kind
    return read(text).questions[0].content


# What is written is what is meant.


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "null", "~", "1.10", "2020-01-29", "0x1F", "1_000", "12:30:45", "010"]
)
def test_a_text_stays_what_was_written(read: Read, word: str) -> None:
    assert content(read, typed(word)).answer == word


def test_the_id_of_a_passage_stays_a_text(read: Read) -> None:
    assert content(read, typed(more="  cites: [1.10, 1.1, 001]\n")).cites == ("1.10", "1.1", "001")


def test_a_list_of_ids_needs_no_spaces(read: Read) -> None:
    assert content(read, typed(more="  cites: [1.3,1.4]\n")).cites == ("1.3", "1.4")


def test_a_number_is_a_decimal_as_it_was_written(read: Read) -> None:
    number = content(read, "- id: a\n  number: How much?\n  answer: 16.50\n  within: 5%\n")

    assert (number.answer, str(number.answer), number.within) == (Decimal("16.5"), "16.50", "5%")


def test_a_claim_holds_a_word_and_no_boolean(read: Read) -> None:
    assert content(read, "- id: a\n  claim: So it is.\n  answer: true\n").answer == "true"


def test_a_comment_is_allowed_where_no_text_is_lost(read: Read) -> None:
    text = typed(more="  # two of them\n  marks: 2 # or three\n  cites: [1.3] # why\n").replace(
        "id: a", "id: a  # the first"
    )

    assert content(read, text).marks == 2


def test_a_number_sign_inside_a_word_is_text(read: Read) -> None:
    assert content(read, typed("C# or F#")).answer == "C# or F#"


def test_text_in_quotes_may_hold_anything(read: Read) -> None:
    assert content(read, typed("'a: b, [c] # d {e} *f*'")).answer == "a: b, [c] # d {e} *f*"


def test_texts_of_several_lines(read: Read) -> None:
    text = typed(more="  explain: >-\n    One: two #3\n    and more.\n  hints:\n  - |\n    a\n    b\n")

    assert content(read, text).explain == "One: two #3 and more."
    assert content(read, text).hints == ("a\nb\n",)


def test_one_hint_or_several(read: Read) -> None:
    assert read(typed(more="  hints: one\n")).questions[0].hints == ("one",)
    assert read(typed(more="  hints: [one, two]\n")).questions[0].hints == ("one", "two")


def test_the_ten_kinds(read: Read) -> None:
    bank = read(
        "- {id: a, choice: q, answer: x, wrong: [y]}\n- {id: b, select: q, answers: [x], wrong: [y]}\n"
        "- {id: c, claim: q, answer: unsaid}\n- {id: d, typed: q, answer: x}\n- {id: e, number: q, answer: 1}\n"
        "- {id: f, cloze: 'a [[b]]'}\n- {id: g, order: q, items: [x, {any: [y, z]}]}\n"
        "- {id: h, match: q, pairs: [{left: a, right: b}, {left: c, right: d}]}\n- {id: i, card: q, back: x}\n"
        "- {id: j, discuss: q, points: [x, {text: y, elsewhere: [z]}]}\n"
    )

    assert [question.kind for question in bank.questions] == list(KIND_OF.values())


# Everything that is wrong, at once.


def test_all_problems_of_a_file_are_told_in_their_order(problems: Problems) -> None:
    found = problems(
        typed(more="  colour: red\n")
        + "- id: b\n  choice: What: this?\n  answer: x\n  wrong: [y]\n"
        + typed(name="c", more="  marks: many\n")
        + "- id: d\n  typed: 'It's this'\n  answer: x\n"
        + typed(name="a")
        + typed(name="e", more="  level: high\n")
    )

    assert [(problem.code, problem.place.line) for problem in found] == [
        ("unknown-key", 8),
        ("colon", 10),
        ("not-whole", 16),
        ("apostrophe", 18),
        ("duplicate-id", 20),
        ("not-one-of", 26),
    ]


def test_a_syntax_error_above_the_questions_hides_none_of_theirs(problems: Problems) -> None:
    found = problems(
        "viva: 1\nlang: en\ntitle: Health: codes\nquestions:\n" + typed(more="  colour: red\n"), head=False
    )

    assert [(problem.code, problem.place.line) for problem in found] == [("colon", 3), ("unknown-key", 8)]


def test_questions_that_do_not_stand_together_are_no_bank(problems: Problems) -> None:
    found = problems(typed() + "  " + typed(name="b").replace("\n", "\n  ").rstrip() + "\n")

    assert [problem.code for problem in found] == ["indent"]


def test_a_problem_in_the_head_and_in_questions(problems: Problems) -> None:
    found = problems("viva: 2\nlang: English\nquestions:\n" + typed(more="  marks: 0\n"), head=False)

    assert [problem.code for problem in found] == ["missing-key", "not-one-of", "not-a-language", "out-of-range"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("just a text\n", "not-a-map"),
        ("- a\n- list\n", "not-a-map"),
        ("viva: 1\nlang: en\ntitle: T\n", "missing-key"),
        ("viva: 1\nlang: en\ntitle: T\nquestions:\n", "text-for-list"),
        ("viva: 1\nlang: en\ntitle: T\nquestions: []\n", "too-few"),
        ("viva: 1\nlang: en\ntitle: T\nquestions: {a: b}\n", "text-for-list"),
        ("viva: 1\nlang: en\ntitle: T\nquestions: [{id: [x], typed: q, answer: y}]\n", "flow-list"),
    ],
    ids=["text", "list", "no-questions", "empty-questions", "none", "map", "id-is-a-list"],
)
def test_a_file_of_another_shape(problems: Problems, text: str, code: str) -> None:
    assert code in {problem.code for problem in problems(text, head=False)}


def test_a_problem_says_file_line_and_column(problems: Problems) -> None:
    (problem,) = problems(typed(more="  colour: red\n"))

    assert str(problem) == (
        f"{problem.path}:8:3: unknown-key (key='colour', thing='typed', keys='id, explain, hints, cites, elsewhere, "
        "level, tags, group, marks, image, typed, answer, accept, exact, wrong')"
    )


def test_an_error_holds_every_problem(write: Write) -> None:
    path = write(typed(more="  colour: red\n  size: big\n"))

    with pytest.raises(BankError, match=r"colour(.|\n)*size") as caught:
        read_bank(path)

    assert len(caught.value.problems) == 2


# Files that want to do harm.


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "], ids=["lists", "maps", "dashes", "keys"])
def test_ten_thousand_levels_end_at_once(problems: Problems, opening: str) -> None:
    start = time.process_time()
    found = problems(typed(more=f"  explain: {opening * 10_000}\n"))

    assert found
    assert time.process_time() - start < 5


def test_nesting_beyond_the_cap_is_refused(problems: Problems) -> None:
    assert "too-deep" in {problem.code for problem in problems(typed(more=f"  explain: {'[' * 20}{']' * 20}\n"))}


def test_ten_thousand_problems_take_no_longer_than_they_must(write: Write) -> None:
    path = write("".join(typed(name=f"q-{n}", more="  explain: a: b\n") for n in range(10_000)))
    start = time.process_time()

    with pytest.raises(BankError) as caught:
        read_bank(path)

    assert len(caught.value.problems) == 10_000
    assert time.process_time() - start < 20


def test_no_alias_multiplies_itself(problems: Problems) -> None:
    laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"

    assert {"anchor", "alias"} <= {problem.code for problem in problems(laughs, head=False)}


def test_a_second_bank_in_one_file_is_not_read_in_the_place_of_the_first(problems: Problems) -> None:
    head = "viva: 1\nlang: en\ntitle: T\nquestions:\n"

    assert [problem.code for problem in problems(typed() + "---\n" + head + typed())] == ["second-document"]


# Where a bank is.


def test_a_bank_in_a_decks_folder_belongs_to_the_deck(write: Write) -> None:
    path = write(typed())
    (path.parent / "deck.yaml").write_text(
        "viva: 1\nkey: 00112233aabbccdd\nlanguages: [en]\ntitle: T\nbanks:\n- {file: test, anki: T}\n"
    )

    home = read_bank(path).home

    assert (home.deck, home.bank, home.lang) == ("00112233aabbccdd", "test", "en")
    assert home.owner is not None


def test_a_bank_outside_any_deck_is_known_by_its_path(read: Read) -> None:
    home = read(typed()).home

    assert home.deck.startswith("path:/")
    assert home.deck.endswith("/deck/test")
    assert home.owner is None


def test_the_languages_of_a_loose_bank_share_its_identity(read: Read) -> None:
    english = read(typed())
    french = read(
        "viva: 1\nlang: fr\ntitle: T\ntranslates: test.en.yaml\nquestions:\n" + typed(), "test.fr.yaml", head=False
    )

    assert english.home.deck == french.home.deck


def test_the_language_of_a_bank_is_that_of_its_name(problems: Problems) -> None:
    (problem,) = problems(typed(), "test.fr.yaml")

    assert (problem.code, problem.place) == ("lang-of-name", Place(2, 7))
    assert problem.params == {"language": "en", "name": "fr"}


def test_a_name_may_have_points_of_its_own(read: Read) -> None:
    assert read(typed(), "my.own.yaml").home.bank == "my.own"


def test_the_language_of_a_bank_is_one_of_its_decks(write: Write) -> None:
    path = write(typed().replace("What", "Was"), "test.yaml")
    path.write_text(path.read_text().replace("lang: en", "lang: de"))
    (path.parent / "deck.yaml").write_text(
        "viva: 1\nkey: 00112233aabbccdd\nlanguages: [en, fr]\ntitle: T\nbanks:\n- {file: test, anki: T}\n"
    )

    with pytest.raises(BankError) as caught:
        read_bank(path)

    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == ("lang-of-deck", Place(2, 7))
    assert problem.params == {"language": "de", "deck": "deck", "languages": "en, fr"}


def test_a_missing_bank_in_a_folder_with_a_broken_deck_is_missing(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("viva: [")

    with pytest.raises(CannotOpenError, match="missing"):
        read_bank(tmp_path / "none.en.yaml")
