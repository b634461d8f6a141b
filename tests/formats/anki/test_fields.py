"""From a question to the fields of its note, kind by kind."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from viva import words
from viva.bank.kinds import Choice, Cloze, Distractor, Match, Number, Order, Pair, Select, Tie, Typed
from viva.bank.substance import kind_of
from viva.formats.anki import look, models
from viva.formats.anki.fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from viva.bank.deck import Deck, Question

    Ask = Callable[..., Question]


def fields(question: Question, picture: str | None = None) -> dict[str, str]:
    """The fields of a question's note by their names."""
    note_type, values = fields_of(question, picture)
    return dict(zip(note_type.fields, values, strict=True))


def of(deck: Deck, question_id: str, lang: str = "en") -> dict[str, str]:
    return fields(deck.bank("all", lang)[question_id])


def items(html: str) -> list[str]:
    return [re.sub("<[^>]*>", "", item) for item in re.findall("<li[^>]*>(.*?)</li>", html)]


@pytest.mark.parametrize(
    ("question_id", "note_type"),
    [
        ("a-choice", "Viva Choice"),
        ("a-select", "Viva Choice"),
        ("a-claim", "Viva Choice"),
        ("a-typed", "Viva Typed"),
        ("a-number", "Viva Typed"),
        ("a-cloze", "Viva Cloze"),
        ("an-order", "Viva Order"),
        ("a-match", "Viva Match"),
        ("a-card", "Viva Reversed"),
        ("a-talk", "Viva Discuss"),
    ],
)
def test_each_kind_has_its_note_type(deck: Deck, question_id: str, note_type: str) -> None:
    found, values = fields_of(deck.bank("all", "en")[question_id])
    assert found.name == note_type
    assert len(values) == len(found.fields)


def test_a_card_asked_one_way_is_basic(deck: Deck) -> None:
    question = deck.bank("more", "en")["a-plain-card"]
    assert fields_of(question)[0] is models.BASIC
    assert kind_of(question) == "card"
    assert kind_of(deck.bank("all", "en")["a-card"]) == "card-reversed"


# What every note has.


def test_the_front_says_whose_words_it_is_about_after_the_prompt(deck: Deck) -> None:
    """Lists of notes show how a field begins; the style puts the voice above the prompt."""
    front = of(deck, "a-choice")["Question"]
    assert front.startswith('<div class="prompt">Where do rivers <em>end</em>?</div>')
    assert '<div class="voice">According to <bdi>Ana Lima</bdi> and <bdi>Bo &amp; Sons</bdi></div>' in front
    assert "According" not in of(deck, "a-typed")["Question"]


def test_hints_are_folded_away(deck: Deck) -> None:
    front = of(deck, "a-choice")["Question"]
    assert '<details class="hint"><summary class="tappable">Hint</summary>Think of salt.</details>' in front


def test_the_back_tells_the_explanation_the_passages_and_what_is_said_elsewhere(deck: Deck) -> None:
    found = of(deck, "a-choice")
    assert found["Explanation"] == "They run <strong>down</strong>."
    link = '<a href="https://example.org/talk" rel="noopener noreferrer">'
    assert found["Source"] == (
        f'<p><span class="where">{link}Source 1.3</a></span> — Ana Lima: Rivers find the sea.</p>'
        f'<p><span class="where">{link}Source 1.10</a></span> — Bo &amp; Sons: Not all of them.</p>'
    )
    assert found["Elsewhere"] == (
        '<p><span class="where differs">Elsewhere, differs</span> — '
        'An atlas, <span class="date">2019-05</span>: Some end in a desert. '
        '<a href="https://www.example.org/atlas" rel="noopener noreferrer">example.org</a></p>'
    )


def test_a_note_knows_its_question(deck: Deck) -> None:
    found = of(deck, "a-choice")
    assert (found["Level"], found["ID"], found["Lang"]) == ("remember", "0123456789abcdef/a-choice", "en")
    assert found["Spare1"] == found["Spare2"] == ""


def test_a_note_of_a_bank_outside_any_deck_does_not_tell_where_that_lies(ask: Ask) -> None:
    assert fields(ask(Typed(id="a", prompt="b", answer="c")))["ID"] == "loose/a"


def test_a_note_speaks_the_language_of_its_question_whatever_the_screen_speaks(deck: Deck) -> None:
    english = of(deck, "a-claim")
    words.use("fr")
    try:
        assert of(deck, "a-claim") == english
    finally:
        words.use("en")
    assert items(of(deck, "a-claim", "fr")["Options"]) == ["Vrai", "Faux", "Non dit"]
    assert "Selon <bdi>Ana Lima</bdi>" in of(deck, "a-claim", "fr")["Question"]


# The kinds.


def test_a_choice_is_a_plain_list_with_its_key_and_its_reasons(deck: Deck) -> None:
    found = of(deck, "a-choice")
    options = items(found["Options"])
    assert found["Options"].startswith('<ol type="a"><li>')
    assert sorted(options) == ["In a book", "In the sea", "In the sky"]
    assert options[int(found["Key"]) - 1] == "In the sea"
    assert items(found["Reasons"])[options.index("In the sky")] == "Water falls from there."
    assert found["Flags"] == "choice"


def test_the_right_option_has_no_place_of_its_own(ask: Ask) -> None:
    keys = {
        fields(ask(Choice(id="q", prompt="?", answer=f"a{n}", wrong=(f"b{n}", f"c{n}", f"d{n}"))))["Key"]
        for n in range(40)
    }
    assert keys == {"1", "2", "3", "4"}


def test_an_option_keeps_its_place_in_a_translation(deck: Deck) -> None:
    english, french = of(deck, "a-choice"), of(deck, "a-choice", "fr")
    pairs = {"In the sea": "Dans la mer", "In the sky": "Dans le ciel", "In a book": "Dans un livre"}
    assert [pairs[one] for one in items(english["Options"])] == items(french["Options"])


def test_options_that_are_figures_stand_by_their_size(deck: Deck) -> None:
    found = fields(deck.bank("more", "en")["figures"])
    assert items(found["Options"]) == ["3", "20", "100"]
    assert (found["Key"], found["Flags"]) == ("2", "choice fixed")


def test_a_choice_without_reasons_has_no_list_of_them(ask: Ask) -> None:
    assert fields(ask(Choice(id="q", prompt="?", answer="a", wrong=("b",))))["Reasons"] == ""


def test_several_right_options_are_all_in_the_key_and_the_front_says_so(deck: Deck) -> None:
    found = of(deck, "a-select")
    options = items(found["Options"])
    assert {options[int(place) - 1] for place in found["Key"].split(",")} == {"The Nile", "The Rhône"}
    assert "More than one may be right." in found["Question"]
    assert found["Flags"] == "select"


def test_a_reason_for_a_right_option_goes_along(ask: Ask) -> None:
    answers = (Distractor(text="a", because="so it is"), "b")
    assert "so it is" in fields(ask(Select(id="q", prompt="?", answers=answers)))["Reasons"]


def test_a_claim_is_true_false_or_not_said_in_this_order(deck: Deck) -> None:
    found = of(deck, "a-claim")
    assert items(found["Options"]) == ["True", "False", "Not said"]
    assert (found["Key"], found["Flags"]) == ("3", "claim fixed")


def test_a_typed_answer_is_plain_and_what_else_counts_stands_beside_it(deck: Deck) -> None:
    found = of(deck, "a-typed")
    assert found["Answer"] == "Ana Lima"
    assert "Also right: <bdi>Lima</bdi>, <bdi>Ms Lima</bdi>" in found["Accept"]
    assert "✗ <bdi>Bo</bdi> — He speaks second." in found["Accept"]


def test_an_exact_answer_says_so(ask: Ask) -> None:
    assert "To the letter." in fields(ask(Typed(id="q", prompt="?", answer="a", exact=True)))["Question"]


def test_a_number_is_compared_as_one_types_it(deck: Deck) -> None:
    english, french = of(deck, "a-number"), of(deck, "a-number", "fr")
    assert (english["Answer"], french["Answer"]) == ("16500.5", "16500,5")
    assert '<div class="task">In thousand steps</div>' in english["Question"]
    assert "= 16,500.5 thousand steps" in english["Accept"]
    assert "0.5 thousand steps off is still right" in english["Accept"]
    assert "à 0,5 milliers de pas près" in french["Accept"]


@pytest.mark.parametrize(
    ("answer", "lang", "typed"),
    [
        ("0", "en", "0"),
        ("-0.25", "en", "-0.25"),
        ("-0.25", "fr", "-0,25"),
        ("1E+6", "fr", "1000000"),
        ("2019", "en", "2019"),
    ],
)
def test_numbers_of_all_sorts(ask: Ask, answer: str, lang: str, typed: str) -> None:
    assert fields(ask(Number(id="q", prompt="?", answer=Decimal(answer)), lang))["Answer"] == typed


def test_a_cloze_hides_all_its_blanks_at_once_and_brings_its_words(deck: Deck) -> None:
    found = of(deck, "a-cloze")
    assert found["Text"].startswith('<div class="prompt">A {{c1::river}} runs into the {{c1::sea}}.</div>')
    assert items(found["Text"]) == ["desert", "river", "sea"]
    assert found["Extra"] == "<p><strong>river</strong> · Also right: <bdi>stream</bdi></p>"


def test_a_cloze_without_other_words_has_no_bank(ask: Ask) -> None:
    found = fields(ask(Cloze(id="q", prompt="A [[b]].")))
    assert found["Text"] == '<div class="prompt">A {{c1::b}}.</div>'
    assert found["Extra"] == ""


def lists(html: str) -> tuple[str, str]:
    mixed, _, in_order = html.partition('class="sorted"')
    return mixed, in_order


def test_an_order_is_mixed_on_the_front_and_right_on_the_back(deck: Deck) -> None:
    mixed, in_order = lists(of(deck, "an-order")["Items"])
    front = items(mixed)
    assert sorted(front) == ["Brook", "Creek", "River", "Spring"]
    letters = dict(zip(front, "abcd", strict=True))
    assert items(in_order) == [f"{one} ({letters[one]})" for one in ("Spring", "Brook", "Creek", "River")]
    assert re.findall('value="(.)"', in_order) == ["1", "2", "2", "4"]


def test_an_order_is_never_shown_solved(ask: Ask) -> None:
    for n in range(30):
        question = ask(Order(id="q", prompt="?", items=(f"a{n}", f"b{n}", Tie(any=(f"c{n}", f"d{n}")))))
        front = "".join(one[0] for one in items(lists(fields(question)["Items"])[0]))
        assert front not in {"abcd", "abdc"}


def test_a_match_has_both_sides_on_the_front_and_the_pairs_on_the_back(deck: Deck) -> None:
    found = of(deck, "a-match")
    mixed, in_order = lists(found["Pairs"])
    front = items(mixed)
    assert front[:3] == ["Nile", "Rhône", "Loire"]
    assert sorted(front[3:]) == ["Africa", "Asia", "Europe"]
    letters = dict(zip(front[3:], "abc", strict=True))
    rows = re.findall(r"<th.*?><bdi>(.*?)</bdi></th><td><bdi>(.*?)</bdi> <span class=\"was\">\((.)\)", in_order)
    assert rows == [(a, b, letters[b]) for a, b in (("Nile", "Africa"), ("Rhône", "Europe"), ("Loire", "Europe"))]
    assert found["Extra"] == "Not needed: <bdi>Asia</bdi>"


def test_a_match_is_never_shown_solved(ask: Ask) -> None:
    for n in range(30):
        pairs = tuple(Pair(left=f"l{one}", right=f"{one}{n}") for one in "abc")
        rights = items(lists(fields(ask(Match(id="q", prompt="?", pairs=pairs)))["Pairs"])[0])[3:]
        assert "".join(one[0] for one in rights) != "abc"


def test_a_card_asked_both_ways_names_the_voice_on_both_sides(deck: Deck) -> None:
    found = of(deck, "a-card")
    assert found["Answer"] == '<div class="prompt">the mouth of a river</div>'
    card = deck.bank("all", "en")["a-card"]
    from msgspec.structs import replace

    from viva.bank.deck import Question as Bound

    voiced = Bound(replace(card.content, cites=("1.3",)), card.home, card.original)
    assert "According to <bdi>Ana Lima</bdi>" in fields(voiced)["Answer"]


def test_a_discussion_has_its_stands_on_the_front_and_its_points_on_the_back(deck: Deck) -> None:
    found = of(deck, "a-talk")
    assert items(found["Question"]) == ["Yes", "No"]
    assert "5 minutes" in found["Question"]
    assert items(found["Points"])[0] == "Floods"
    assert "Some end in a desert." in items(found["Points"])[1]


def test_forty_options_have_forty_places(ask: Ask) -> None:
    found = fields(ask(Choice(id="q", prompt="?", answer="right", wrong=tuple(f"wrong {n}" for n in range(39)))))
    assert len(items(found["Options"])) == 40
    assert items(found["Options"])[int(found["Key"]) - 1] == "right"
    assert f":nth-child({found['Key']})" in look.style(models.CHOICE)


# Pictures.


def test_a_picture_stands_below_the_prompt(deck: Deck) -> None:
    front = fields(deck.bank("all", "en")["a-card"], "viva-1.png")["Question"]
    assert front == '<div class="prompt">delta</div> <img src="viva-1.png" alt="A river from above">'


def test_where_there_is_no_picture_its_description_stands(deck: Deck) -> None:
    assert '<div class="task">A river from above</div>' in of(deck, "a-card")["Question"]
