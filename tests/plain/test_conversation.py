"""The conversation around the questions: commands, the end of the input, going on, and text that means harm."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Protocol

import pytest

from viva import settings
from viva.plain.talk import MOST, Stopped, Talk, Unknown
from viva.study.journal import Journal, JournalError

if TYPE_CHECKING:
    from pathlib import Path

    from viva.study.events import Event


class Play(Protocol):
    def __call__(
        self,
        *lines: str,
        by_hand: bool = ...,
        source: str = ...,
        resume: bool | None = ...,
        only: str = ...,
        mode: str = ...,
    ) -> str: ...


def responses() -> int:
    with Journal(settings.journal_path()) as journal:
        return journal.responses()


def open_sessions() -> int:
    with Journal(settings.journal_path()) as journal:
        return len(journal._read("SELECT id FROM sitting WHERE ended IS NULL"))


# Commands.


def test_hints_are_given_one_by_one(play: Play, lang: str) -> None:
    said = play(":h", ":H", ": h", only="a-choice")

    first, second, none = {
        "en": ("Hint: Think of salt.", "Hint: Think of fish.", "There is no other hint."),
        "fr": ("Indice\u00a0: Pensez au sel.", "Indice\u00a0: Pensez aux poissons.", "Il n’y a pas d’autre indice."),
    }[lang]
    assert said.index(first) < said.index(second) < said.index(none)


def test_a_question_without_hints_says_so(play: Play, lang: str) -> None:
    assert {"en": "This question has no hint.", "fr": "Cette question n’a pas d’indice."}[lang] in play(
        ":h", only="a-claim"
    )


def test_who_does_not_know_is_told_the_answer_and_not_that_it_was_wrong(play: Play, lang: str) -> None:
    said = play(":k", only="a-typed")

    assert {"en": "You did not know: fair enough.\nAnswer: ", "fr": "Vous ne saviez pas\u00a0: c’est honnête.\n"}[
        lang
    ] in said
    assert {"en": "Wrong", "fr": "Faux"}[lang] not in said
    assert responses() == 1


@pytest.mark.parametrize("mode", ["practice", "cards"])
@pytest.mark.parametrize("lines", [[":k"], ["", ":k"], ["a", ":k"], ["a", "", ":k"]])
def test_not_knowing_is_an_answer_wherever_it_is_said(lines: list[str], mode: str, play: Play) -> None:
    for only in ("a-card", "a-talk", "a-match", "a-cloze"):
        assert "Score: " in play(*lines, only=only, mode=mode)


def test_help_is_given_on_demand(play: Play, lang: str) -> None:
    for command in (":?", ":"):
        assert {"en": "Every answer is kept.", "fr": "Chaque réponse est gardée."}[lang] in play(
            command, ":q", only="a-claim"
        )


def test_a_command_that_there_is_not_is_called_so_and_the_list_is_named(play: Play, lang: str) -> None:
    said = play(":z", ":nonsense at all", ":q", only="a-claim")

    assert {"en": "There is no command :z; :? lists them.", "fr": "Il n’y a pas de commande :z"}[lang] in said
    assert ":nonsense;" in said.replace("\u202f", "")
    assert {"en": "Every answer is kept.", "fr": "Chaque réponse est gardée."}[lang] not in said


@pytest.mark.parametrize(
    ("only", "mode", "told"),
    [
        ("a-choice", "practice", {"en": "Type the letter of the answer", "fr": "Tapez la lettre de la réponse"}),
        ("a-select", "practice", {"en": "the letters of all that are right", "fr": "toutes les bonnes réponses"}),
        ("a-claim", "practice", {"en": "the word that it stands for", "fr": "ou le mot entier"}),
        ("a-typed", "practice", {"en": "Type the answer, then Enter", "fr": "Tapez la réponse, puis Entrée"}),
        ("a-number", "practice", {"en": "Type a number", "fr": "Tapez un nombre"}),
        ("a-cloze", "practice", {"en": "what is missing", "fr": "ce qui manque"}),
        ("a-bank-of-words", "practice", {"en": "the letter of its word", "fr": "la lettre de son mot"}),
        ("an-order", "practice", {"en": "in their order", "fr": "dans l’ordre"}),
        ("a-match", "practice", {"en": "what belongs to it", "fr": "ce qui va avec"}),
        ("a-card", "practice", {"en": "press Enter to turn it over", "fr": "Entrée retourne la carte"}),
        ("a-choice", "cards", {"en": "press Enter to turn it over", "fr": "Entrée retourne la carte"}),
        ("a-talk", "practice", {"en": "those you touched", "fr": "ceux que vous avez abordés"}),
    ],
)
def test_help_says_how_this_kind_is_answered(only: str, mode: str, told: dict[str, str], play: Play, lang: str) -> None:
    said = play(":?", ":q", only=only, mode=mode)

    assert told[lang] in said.split({"en": ":h gives a hint", "fr": ":h donne un indice"}[lang])[0]


def test_an_answer_that_begins_with_a_colon_is_typed_with_two(play: Play) -> None:
    play("::q", only="a-typed")

    with Journal(settings.journal_path()) as journal:
        broken = journal._read("SELECT payload ->> 'response' FROM event")
    assert broken == [('{"gave":"wrote","text":":q"}',)]


def test_commands_are_told_at_the_start(play: Play, lang: str) -> None:
    head = play(":q").splitlines()[1]

    assert all(command in head for command in (":h", ":k", ":q", ":?"))
    assert {"en": "hint", "fr": "indice"}[lang] in head


# The end.


@pytest.mark.parametrize("typed", range(22))
@pytest.mark.parametrize("by_hand", [True, False])
def test_wherever_the_input_ends_a_score_comes(typed: int, by_hand: bool, play: Play) -> None:  # noqa: FBT001
    lines = [
        "a",
        "a",
        "t",
        "x",
        "1",
        "x",
        "y",
        "a",
        "b",
        "a b c",
        "a",
        "b",
        "",
        "3",
        "a",
        "",
        "",
        ":k",
        ":k",
        ":k",
        ":k",
    ]

    said = play(*lines[:typed], by_hand=by_hand)

    assert re.search(r"\nStopped (after|before).*\nScore: ", said)


def test_quitting_tells_how_far_one_came_and_how_to_go_on(play: Play, lang: str) -> None:
    said = play(":k", ":q")

    assert {
        "en": "Stopped after 1 of 11 questions. Every answer is kept; --resume goes on.\nScore: 0 of 1 right at once. "
        "Marks: 0 of 1.\nTo look at again: question 1.\n",
        "fr": "On s’arrête après 1 question sur 11. Chaque réponse est gardée\u202f; --resume reprend.\n"
        "Score\u00a0: 0 sur 1 juste du premier coup. Points\u00a0: 0 sur 1.\nÀ revoir\u00a0: la question 1.\n",
    }[lang] in said


def test_quitting_before_the_first_answer_promises_nothing(play: Play, lang: str) -> None:
    said = play(":q")

    assert {"en": "Stopped before the first answer.", "fr": "On s’arrête avant la première réponse."}[lang] in said
    assert "--resume" not in said


def test_a_miss_comes_again_and_says_so_and_the_misses_are_named_at_the_end(play: Play, lang: str) -> None:
    said = play("Bo", "Ana Lima", only="a-typed")

    assert {"en": "Question 1 of 1. Once more.\n", "fr": "Question 1 sur 1. Encore une fois.\n"}[lang] in said
    assert said.endswith(
        {
            "en": "Score: 0 of 1 right at once. Marks: 0 of 1.\nTo look at again: question 1.\n",
            "fr": "Score\u00a0: 0 sur 1 juste du premier coup. Points\u00a0: 0 sur 1.\n"
            "À revoir\u00a0: la question 1.\n",
        }[lang]
    )


def test_the_misses_are_offered_to_who_types(play: Play, lang: str) -> None:
    yes = {"en": "y", "fr": "o"}[lang]

    said = play("Bo", "Lima", "", yes, "Lima", only="a-typed", by_hand=True)

    assert said.count({"en": "Score: ", "fr": "Score\u00a0: "}[lang]) == 2
    assert {"en": "1 of 1 right at once", "fr": "1 sur 1 juste"}[lang] in said
    assert responses() == 3
    assert open_sessions() == 0


# Going on.


def test_a_pipe_begins_anew_and_leaves_the_broken_session(play: Play) -> None:
    play(":k", ":k")

    said = play(":q")

    assert "Question 1 of 11." in said
    assert "broken off" not in said
    assert open_sessions() == 1  # the first one: of the second nothing was answered, so there is nothing to go on with


@pytest.mark.parametrize("answer", ["", "y", "Yes", "o", "oui"])
def test_who_types_is_offered_to_go_on_and_goes_on(answer: str, play: Play, lang: str) -> None:
    play(":k", ":k")

    said = play(answer, ":q", by_hand=True)

    assert {
        "en": "A session was broken off: All kinds, 2 questions answered.\nGo on with it? (Y/n) "
        "All kinds, going on after 2 of 11 questions.\n",
        "fr": "Une séance a été interrompue\u00a0: Tous les genres, 2 réponses données.\nLa reprendre\u202f? (O/n) "
        "Tous les genres, on reprend après 2 questions sur 11.\n",
    }[lang] in said
    assert {"en": "Question 3 of 11.", "fr": "Question 3 sur 11."}[lang] in said


@pytest.mark.parametrize(("answer", "number"), [("", 1), ("n", 1), ("y", 3)])
def test_something_else_that_is_asked_for_comes_first_and_the_old_one_is_kept(
    answer: str, number: int, play: Play
) -> None:
    play(":k", ":k")

    said = play(answer, ":q", by_hand=True, mode="cards")

    assert "You asked for cards of “All kinds”.\nBroken off: a practice of “All kinds”, 2 of 11 answered.\n" in said
    assert "Go on with that one instead? (y/N)" in said
    assert f"Question {number} of 11." in said
    assert open_sessions() == 1


@pytest.mark.parametrize("answer", ["n", "No", "non"])
def test_who_declines_begins_anew_and_is_not_asked_again(answer: str, play: Play) -> None:
    play(":k")

    assert "Question 1 of 11." in play(answer, ":q", by_hand=True)
    assert "broken off" not in play(":q", by_hand=True)


@pytest.mark.parametrize("lines", [[], [":q"]])
def test_who_leaves_at_the_offer_loses_nothing(lines: list[str], play: Play) -> None:
    play(":k")

    said = play(*lines, by_hand=True)

    assert "Left as it is; --resume goes on." in said
    assert "Question 1" not in said
    assert "going on after 1 of 11 questions" in play("y", ":q", by_hand=True)


def test_what_is_no_yes_or_no_is_asked_again(play: Play) -> None:
    play(":k")

    said = play(":k", "maybe", "3", "n", ":q", by_hand=True)

    assert said.count("Go on with it?") == 4


def test_the_options_answer_the_offer(play: Play) -> None:
    play(":k")

    assert "Question 2 of 11." in play(":q", resume=True)
    assert "Question 1 of 11." in play(":q", resume=False, by_hand=True)
    assert "Question 2 of 11." in play(":q", resume=True)


def test_with_nothing_to_go_on_with_it_says_so(play: Play, lang: str) -> None:
    said = play(":q", resume=True)

    assert {"en": "No session was broken off lately", "fr": "Aucune séance interrompue récemment"}[lang] in said


def test_a_session_whose_answers_are_all_given_ends_when_it_goes_on(play: Play) -> None:
    play(*["", "3"], only="a-card")
    play("x", only="a-typed")  # comes again: broken off
    with Journal(settings.journal_path()) as journal:
        journal._db.execute("""UPDATE event SET payload = json_set(payload, '$.got', 1)""")

    said = play(resume=True, only="a-typed")

    assert "Score: 1 of 1 right at once." in said
    assert open_sessions() == 0


# What could do harm.


def test_hostile_text_is_shown_and_not_obeyed(deck: Path, play: Play) -> None:
    harm = "\\x1b[2J\\x1b]0;mine\\x07 \\x9b31m \\u202egnp.exe [/] [@click=app.quit] <script> {{c1::x}} 日本語 שלום"
    bank = deck / "all.en.yaml"
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text.replace("typed: Who speaks first?", f'typed: "{harm}"'), encoding="utf-8")

    said = play("\x1b[2J\x07", only="a-typed")

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said)
    assert "␛[2J␛]0;mine␇ \ufffd31m gnp.exe [/] [@click=app.quit] <script> {{c1::x}} 日本語 שלום" in said


def test_what_was_typed_is_not_obeyed_when_it_is_read_back(play: Play) -> None:
    said = play("\x1b[J", only="a-number")

    assert "“␛[J” could not be read as a number." in said


def test_forty_options_are_called_by_letter_and_then_by_number(deck: Path, play: Play) -> None:
    wrong = "".join(f"  - Wrong {place}\n" for place in range(39))
    bank = "viva: 1\nlang: en\ntitle: Many\nquestions:\n- id: many\n  choice: Which?\n  answer: Right\n  wrong:\n"
    (deck.parent / "many.en.yaml").write_text(bank + wrong, encoding="utf-8")
    source = str(deck.parent / "many.en.yaml")

    said = play("41", ":q", source=source)
    options = dict(re.findall(r"^(\w+)\. (Right|Wrong .+)$", said, re.MULTILINE))

    assert list(options) == [*"abcdefghijklmnopqrstuvwxyz", *map(str, range(27, 41))]
    assert "They go from a to 40." in said
    right = next(label for label, text in options.items() if text == "Right")
    assert "\nRight.\n" in play(right, source=source)


def test_a_prompt_of_five_thousand_characters_is_read_out_whole(deck: Path, play: Play) -> None:
    prompt = "rivers " * 714 + "?"
    bank = f"viva: 1\nlang: en\ntitle: Long\nquestions:\n- id: long\n  typed: {prompt}\n  answer: Right\n"
    (deck.parent / "long.en.yaml").write_text(bank, encoding="utf-8")

    assert prompt in play("right", source=str(deck.parent / "long.en.yaml"))


# What cannot be written.


def test_who_types_may_make_room_and_answer_again(play: Play, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    append, tries = Journal.append, []

    def full_once(self: Journal, event: Event) -> int:
        tries.append(event)
        if len(tries) == 1:
            raise JournalError("full", self.path, "disk")
        return append(self, event)

    monkeypatch.setattr(Journal, "append", full_once)

    said = play("Lima", "", only="a-typed", by_hand=True)

    assert {"en": "the disk is full or failing (disk). Make room", "fr": "disque plein ou défaillant (disk). Faites"}[
        lang
    ] in said
    assert {"en": "\nScore: 1 of 1", "fr": "\nScore\u00a0: 1 sur 1"}[lang] in said
    assert responses() == 1


def test_a_pipe_ends_when_nothing_can_be_kept(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Journal, _: Event) -> int:
        raise JournalError("full", self.path, "disk")

    monkeypatch.setattr(Journal, "append", full)

    with pytest.raises(JournalError):
        play("Lima", only="a-typed")


# Lines.


def talk(text: str = "", width: int = 0) -> tuple[Talk, io.StringIO]:
    out = io.StringIO()
    return Talk(io.StringIO(text), out, width), out


def test_lines_are_left_whole_for_a_pipe_and_wrapped_for_a_terminal() -> None:
    text = "rivers " * 30
    piped, whole = talk()
    shown, wrapped = talk(width=40)

    piped.say(text)
    shown.say(text)

    assert whole.getvalue() == text + "\n"
    assert max(map(len, wrapped.getvalue().splitlines())) <= 40
    assert wrapped.getvalue().split() == text.split()


def test_what_is_asked_is_wrapped_too_and_the_answer_goes_on_its_last_line() -> None:
    asked, out = talk("a\n", width=20)

    asked.ask("one two three four five six seven:")

    assert out.getvalue() == "one two three four\nfive six seven: \n"


def test_an_address_is_not_cut() -> None:
    address = "https://example.org/" + "long-" * 20
    shown, out = talk(width=40)

    shown.say(f"Elsewhere: it is so. {address}")

    assert address in out.getvalue()


@pytest.mark.parametrize("width", [0, 40])
def test_empty_lines_are_kept(width: int) -> None:
    shown, out = talk(width=width)

    shown.say("one\n\ntwo")
    shown.say()

    assert out.getvalue() == "one\n\ntwo\n\n"


def test_a_line_that_is_far_too_long_is_asked_for_again() -> None:
    asked, out = talk("x" * (3 * MOST + 7) + "\nshort\n")

    assert asked.ask("?") == "short"
    assert "20000 characters at most" in out.getvalue()


def test_bytes_that_are_no_text_are_asked_for_again() -> None:
    asked, out = talk("caf\udce9\ncafé\n")

    assert asked.ask("?") == "café"
    assert "not text that can be read" in out.getvalue()


def test_the_end_of_the_input_stops_and_not_knowing_is_told_apart() -> None:
    with pytest.raises(Stopped):
        talk()[0].ask("?")
    with pytest.raises(Unknown):
        talk(":k\n")[0].ask("?")
