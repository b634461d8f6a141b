"""Other people's decks become decks of ours, by what their templates show, and every note is accounted for."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from viva.bank.problems import BankError
from viva.bank.text import flat
from viva.formats.anki import importing
from viva.formats.incoming.folder import NotEmptyError
from viva.words import knows

if TYPE_CHECKING:
    from tests.formats.anki.importing.conftest import Importer

pytestmark = pytest.mark.filterwarnings("ignore")  # of genanki, about HTML

ANSWER = "{{FrontSide}}<hr id=answer>"
CLOZE = (("{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}"),)
MCQ = ("Question", "Option A", "Option B", "Option C", "Answer", "Why")
MCQ_SIDES = (("{{Question}}<script>show()</script>", ANSWER + "{{Answer}}"),)
MAPPING = """\
- name: Type
  as: choice
  prompt: Question
  options:
  - "Option A"
  - "Option B"
  - "Option C"
  answer: Answer
  explain: Why
"""


def test_a_front_and_a_back_become_a_card(made: Importer) -> None:
    found = made.note("dog", "<b>chien</b>", tags=["animals::pets", "leech"]).run()

    assert found.entries == [
        {"kind": "card", "id": "dog", "card": "dog", "back": "**chien**", "tags": ["animals::pets"]},
    ]  # fmt: skip
    assert found.counts == (1, 1, 0, 0)


def test_two_templates_that_ask_both_ways_become_one_card_for_both(made: Importer) -> None:
    back = ("{{Back}}", ANSWER + "{{Front}}")
    front = ("{{Front}}", ANSWER + "{{Back}}")

    assert made.note("dog", "chien", templates=(front, back)).run().entries[0]["reverse"] is True


def test_an_optional_back_is_asked_only_where_the_note_says_so(made: Importer) -> None:
    fields = ("Front", "Back", "Add Reverse")
    sides = (("{{Front}}", ANSWER + "{{Back}}"), ("{{#Add Reverse}}{{Back}}{{/Add Reverse}}", ANSWER + "{{Front}}"))
    made.note("dog", "chien", "y", fields=fields, templates=sides).note("cat", "chat", fields=fields, templates=sides)

    assert [entry.get("reverse", False) for entry in made.run().entries] == [True, False]


def test_templates_that_ask_different_things_become_questions_of_one_group(made: Importer) -> None:
    fields = ("Country", "Capital", "River")
    sides = (("{{Country}}: capital?", ANSWER + "{{Capital}}"), ("{{Country}}: river?", ANSWER + "{{River}}"))
    found = made.note("France", "Paris", "Seine", fields=fields, templates=sides).run()

    assert [(entry["id"], entry["card"], entry["back"]) for entry in found.entries] == [
        ("france-capital-1", "France: capital?", "Paris"),
        ("france-capital-2", "France: river?", "Seine"),
    ]
    assert {entry["group"] for entry in found.entries} == {"france-capital"}
    assert found.counts == (1, 1, 0, 0)


def test_a_box_to_type_in_makes_a_typed_question(made: Importer) -> None:
    found = made.note(
        "Capital of France?", "<b>Paris</b>", templates=(("{{Front}} {{type:Back}}", ANSWER + "{{type:Back}}"),)
    )

    assert found.run().entries == [
        {"kind": "typed", "id": "capital-of-france", "typed": "Capital of France?", "answer": "Paris"},
    ]


def test_each_card_of_a_cloze_becomes_a_question_with_the_other_blanks_open(made: Importer) -> None:
    text = "{{c1::Paris::city}} is in {{c2::Fra{{c1::nce}}}}"
    found = made.note(text, "<i>so</i>", fields=("Text", "Extra"), templates=CLOZE, cloze=True).run()

    assert [(entry["cloze"], entry.get("hints"), entry["explain"]) for entry in found.entries] == [
        ("[[Paris]] is in Fra[[nce]]", "city", "*so*"),
        ("Paris is in [[France]]", None, "*so*"),
    ]
    assert found.counts == (1, 1, 0, 0)


def test_what_a_blank_cannot_hold_is_told(made: Importer) -> None:
    text = "{{c1::\\(x^2\\) [sound:a.mp3]}} and {{c2::<img src=a.png>y}} and {{c3::<img src=a.png>}}"
    found = made.note(text, fields=("Text", "Extra"), templates=CLOZE, cloze=True).run()

    assert [entry["cloze"] for entry in found.entries] == [
        r"[[x^2]] and y and",
        r"\(x^2\) and [[y]] and",
    ]
    assert set(found.codes) == {
        "formula-in-blank", "sound-dropped", "picture-in-blank", "picture-missing", "note-empty-blank",
    }  # fmt: skip
    assert found.counts == (1, 0, 1, 0)


def test_labels_readings_and_sections_of_a_template_are_kept(made: Importer) -> None:
    fields = ("Word", "Reading", "Meaning", "Audio")
    back = (
        ANSWER
        + "{{furigana:Reading}}<br>Means: {{Meaning}}{{#Audio}} {{Audio}}{{/Audio}}{{^Audio}} (no sound){{/Audio}}"
    )
    found = made.note("日本語", " 日本語[にほんご]", "Japanese", fields=fields, templates=(("{{Word}}", back),)).run()

    assert found.entries[0]["card"] == "日本語"
    assert found.entries[0]["back"] == "日本語(にほんご)\nMeans: Japanese (no sound)"


def test_what_a_template_has_for_its_own_use_is_no_part_of_the_question(made: Importer) -> None:
    front = (
        '<img src="_logo.png"><table class=t><tr><td>{{Front}}</td></tr></table><div id=key style="display:none">'
        "<div>secret {{Back}}</div></div><span hidden>{{Back}}</span><button onclick=x()>Show</button>"
        '<a href="#" class=hint>More</a><input id=typed><script>go("{{Back}}")</script>'
    )
    found = made.note("dog", "chien", templates=((front, ANSWER + "{{Back}}"),)).run()

    assert (found.entries[0]["card"], found.entries[0]["back"]) == ("dog\nMore", "chien")
    assert found.counts == (1, 1, 0, 0)


def test_the_first_picture_of_a_front_comes_along_and_the_rest_is_told(made: Importer) -> None:
    made.medium("le cœur.png", b"heart").medium("b.png", b"b")
    found = made.note('What? <img src="le cœur.png" alt="Red"><img src=b.png>', "x <img src=b.png>[sound:a.mp3]").run()

    image = found.entries[0]["image"]
    assert image["alt"] == "Red"
    assert (found.folder / image["file"]).read_bytes() == b"heart"
    assert image["file"].startswith("pictures/le-c")
    assert found.codes == ["picture-more", "sound-dropped", "picture-there"]
    assert found.counts == (1, 0, 1, 0)


def test_a_front_that_is_only_a_picture_asks_what_it_shows(made: Importer) -> None:
    found = made.medium("liver.png").note("<img src='liver.png'>", "the liver").run(lang="fr")

    assert found.entries[0]["card"] == "Que montre cette image\u00a0?"
    assert "liver" not in found.entries[0]["id"]


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("<img src=none.png>x", "picture-missing"),
        ("<img src=https://a.org/b.png>x", "picture-elsewhere"),
        ("<img src=a.exe>x", "picture-kind"),
        ("<img src=../../x.png>x", "picture-missing"),
    ],
)
def test_a_picture_that_does_not_come_is_told(made: Importer, front: str, code: str) -> None:
    found = made.medium("a.exe").note(front, "y").run()

    assert found.codes == [code]
    assert "image" not in found.entries[0]


@pytest.mark.parametrize(
    ("front", "back", "code"),
    [
        ("x", "", "note-no-back"),
        ("x", "<br>&nbsp;", "note-no-back"),
        ("[sound:a.mp3]", "y", "note-only-sound"),
        ("x", "<img src=a.png>", "note-back-picture"),
        ("x", "[sound:a.mp3]", "note-back-sound"),
        ("<div></div>x" * 11_000, "y", "note-too-long"),
        ("<div>" * 300 + "x", "y", "note-too-much"),
    ],
)
def test_a_note_that_can_be_no_question_is_left_out_with_the_reason(
    made: Importer, front: str, back: str, code: str
) -> None:
    found = made.note(front, back).note("good", "one").run()

    assert found.codes == [code]
    assert found.intake.report.losses[0].question_id.startswith("nid:")
    assert [entry["id"] for entry in found.entries] == ["good"]
    assert found.counts == (2, 1, 0, 1)


def test_options_in_fields_of_their_own_are_unknown_until_a_mapping_says_what_they_are(made: Importer) -> None:
    made.note("2+2?", "3", "4", "5", "B", "sum", fields=MCQ, templates=MCQ_SIDES)
    made.note("primes?", "3", "4", "5", "A, C", fields=MCQ, templates=MCQ_SIDES)
    made.note("bits?", "3", "4", "5", "0 1 0", fields=MCQ, templates=MCQ_SIDES)
    made.note("text?", "3", "4", "5", "<b>5</b>", fields=MCQ, templates=MCQ_SIDES)
    made.note("none?", "3", "4", "5", "Z", fields=MCQ, templates=MCQ_SIDES)
    made.note("same?", "3", "3", "5", "C", fields=MCQ, templates=MCQ_SIDES)

    unknown = made.run()
    assert unknown.counts == (6, 0, 0, 6)
    assert unknown.intake.taken.unknown == {"Type": 6}
    assert unknown.intake.folder is None
    assert not unknown.folder.exists()
    assert MAPPING.replace("  ", "").replace('"', "") in unknown.intake.taken.proposal.replace("  ", "").replace(
        '"', ""
    )

    mapped = made.run(mapping=made.mapping(MAPPING))
    assert [{key: entry.get(key) for key in ("kind", "answer", "answers")} for entry in mapped.entries] == [
        {"kind": "choice", "answer": "4", "answers": None},
        {"kind": "select", "answer": None, "answers": ["3", "5"]},
        {"kind": "choice", "answer": "4", "answers": None},
        {"kind": "choice", "answer": "5", "answers": None},
    ]
    assert mapped.entries[0]["wrong"] == ["3", "5"]
    assert mapped.entries[0]["explain"] == "sum"
    assert mapped.codes == ["note-no-key", "note-flawed-same-option"]


def test_the_proposal_is_a_mapping_as_it_stands(made: Importer) -> None:
    made.note("2+2?", "3", "4", "5", "B", "sum", fields=MCQ, templates=MCQ_SIDES)
    path = made.folder / "proposed.yaml"
    path.write_text(made.run().intake.taken.proposal, encoding="utf-8")

    assert made.run(mapping=path).counts == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("mapping", "entry"),
    [
        (
            "- {name: Type, as: card, prompt: A, back: B, reverse: true}",
            {"kind": "card", "card": "a", "back": "b", "reverse": True},
        ),
        (
            "- {name: Type, as: typed, prompt: B, answer: A, hint: C}",
            {"kind": "typed", "typed": "b", "answer": "a", "hints": "c"},
        ),
    ],
)
def test_a_mapping_counts_before_what_the_templates_show(made: Importer, mapping: str, entry: dict[str, Any]) -> None:
    made.note("a", "b", "c", fields=("A", "B", "C"), templates=(("{{A}}", "{{B}}"),))

    assert made.run(mapping=made.mapping(mapping)).entries == [{"id": entry.get("card", entry.get("typed")), **entry}]


@pytest.mark.parametrize(
    ("mapping", "code", "line"),
    [
        ("- {name: Other, as: skip}", "unknown-note-type", 3),
        ("- name: Type\n  as: card\n  prompt: Front\n  back: Bakc", "unknown-field", 6),
        ("- name: Type\n  as: typed\n  prompt: Front", "mapping-lacks", 4),
        ("- name: Type\n  as: quiz", "not-one-of", 4),
        ("- name: Type\n  as: card\n  promt: Front", "unknown-key", 5),
    ],
)
def test_a_mistake_in_a_mapping_is_told_with_its_line(made: Importer, mapping: str, code: str, line: int) -> None:
    with pytest.raises(BankError) as caught:
        made.note("a", "b").run(mapping=made.mapping(mapping))

    problem = caught.value.problems[0]
    assert problem.code.removesuffix("-meant") == code
    assert problem.place.line == line


def test_each_deck_becomes_a_bank_below_what_they_share(made: Importer) -> None:
    found = (
        made.note("a", "1", deck="Med::Heart::Left").note("b", "2", deck="Med::Lung").note("c", "3", deck="Med").run()
    )
    taken = found.intake.taken

    assert (taken.titles, taken.parents) == ({"en": "Med"}, {"en": "Med"})
    assert [(bank.name, bank.path) for bank in taken.banks] == [
        ("left", "Heart::Left"),
        ("lung", "Lung"),
        ("med", "Med"),
    ]


def test_a_deck_may_be_called_anything(made: Importer) -> None:
    found = made.note("a", "b", deck='A\u2028: #1 "so"::\x07*it\'s* \\').note("c", "d", deck="::").run()

    assert [bank.title for bank in found.intake.taken.banks] == ["\ufffd\\*it's\\* \\\\", "made"]
    assert len(found.entries) == 2


def test_a_deck_of_long_texts_becomes_several_banks(made: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viva.formats.anki.importing.banks.LARGEST", 2_000)
    for number in range(4):
        made.note(f"front {number}", "x" * 900)
    found = made.run()

    assert [bank.name for bank in found.intake.taken.banks] == ["deck", "deck-2"]
    assert [bank.path for bank in found.intake.taken.banks] == ["Deck", "Deck 2"]


def test_ids_are_readable_and_the_same_again_whatever_is_added_later(made: Importer) -> None:
    made.note("What is it?", "1", guid="one").note("What is it!", "2", guid="two").note("何", "3", guid="three")
    before = [entry["id"] for entry in made.run().entries]
    made.note("What, is it", "4", guid="four")
    after = [entry["id"] for entry in made.run().entries]

    assert before[0] == "what-is-it"
    assert before[1].startswith("what-is-it-")
    assert after[:3] == before
    assert len(set(after)) == 4


def test_two_notes_with_one_guid_are_two_questions(made: Importer) -> None:
    found = made.note("same", "1", guid="g").note("same", "2", guid="g").run()

    assert len({entry["id"] for entry in found.entries}) == 2
    assert found.counts == (2, 2, 0, 0)


def test_tags_that_a_bank_cannot_hold_are_told(made: Importer) -> None:
    found = made.note("a", "b", tags=["it's", "x" * 65, "fine::so", "日本"]).run()

    assert found.entries[0]["tags"] == ["it-s", "fine::so", "日本"]
    assert found.codes == ["tag-changed", "tag-changed"]


def test_what_prose_does_to_yaml_does_nothing(made: Importer) -> None:
    texts = [
        "a: b", "# x", "a #1", "- a", "[[a]]", "*a", "&a", "!a", "%a", "@a", "`a`", "'a", '"a"', "it's: \"so\"",
        "no", "1.10", "2020-01-29", "~", "? a", "|", ">", "{a}", "a\\b", "---", "...", "a:", "<<", "=", "é: \\", "a,b",
        "a\nb: c\n# d",
    ]  # fmt: skip
    for text in texts:
        made.note(f"{text} ?".replace("\n", "<br>"), text.replace("<", "&lt;").replace("\n", "<br>"))
    found = made.run()

    assert len(found.entries) == len(texts)
    assert [flat(entry["back"]) for entry in found.entries] == texts


def test_nothing_is_written_over_and_nothing_is_left_of_what_fails(made: Importer) -> None:
    (made.folder / "out1").mkdir()
    (made.folder / "out1" / "mine.txt").touch()
    with pytest.raises(NotEmptyError):
        made.note("a", "b").run()
    (made.folder / "broken.apkg").write_bytes(b"x")
    with pytest.raises(Exception, match="not-a-zip"):
        made.run(made.folder / "broken.apkg")

    left = sorted(path.name for path in made.folder.glob("[!.]*"))
    assert left == ["broken.apkg", "made.apkg", "out1"]


def test_a_look_writes_nothing(made: Importer) -> None:
    found = made.note("a", "b").run(dry_run=True)

    assert found.intake.questions == 1
    assert not found.folder.exists()


def test_every_loss_has_words() -> None:
    texts: set[str] = set()
    for path in Path(importing.__file__).parent.glob("*.py"):
        constants = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)]
        texts |= {str(node.value) for node in constants if str(node.value).startswith(("note-", "picture-"))}

    assert not [text for text in texts - {"note-types", "note-flawed-", "picture-prompt"} if not knows(f"loss.{text}")]
