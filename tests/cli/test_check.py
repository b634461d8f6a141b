"""``viva check``: findings as text, as JSON and for GitHub, on sound decks and on files that are no banks."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "viva: 1\nlang: en\ntitle: T\nquestions:\n"
HAZARDS = {
    "an empty file": b"",
    "only a comment": b"# soon\n",
    "Latin-1": (HEAD + "- id: a\n  typed: caf\xe9?\n  answer: b\n").encode("latin-1"),
    "UTF-16": HEAD.encode("utf-16"),
    "nesting 10,000 deep": (HEAD + "- " * 10_000).encode(),
    "brackets 10,000 deep": (HEAD + "[" * 10_000).encode(),
    "a control character": (HEAD + "- id: a\n  typed: \x1b[2J\n  answer: b\n").encode(),
    "a duplicate key": (HEAD + "- id: a\n  typed: Q?\n  answer: b\n  answer: c\n").encode(),
    "an anchor": (HEAD + "- id: a\n  typed: &x Q?\n  answer: b\n").encode(),
    "an alias": (HEAD + "- id: a\n  typed: Q?\n  answer: *x\n").encode(),
    "a tag": (HEAD + "- id: a\n  typed: !!python/object:os.system Q?\n  answer: b\n").encode(),
    "a second document": (HEAD + "- id: a\n  typed: Q?\n  answer: b\n---\nviva: 1\n").encode(),
    "text lost after a hash": (HEAD + "- id: a\n  typed: Who is #1?\n  answer: b\n").encode(),
    "a colon and a space": (HEAD + "- id: a\n  typed: He says: so?\n  answer: b\n").encode(),
    "a leading blank": (HEAD + "- id: a\n  cloze: [[one]] two\n").encode(),
    "a leading asterisk": (HEAD + "- id: a\n  typed: *so* it is?\n  answer: b\n").encode(),
    "a leading percent sign": (HEAD + "- id: a\n  typed: Q?\n  answer: %5\n").encode(),
    "a leading quote": (HEAD + '- id: a\n  typed: "So" he says?\n  answer: b\n').encode(),
    "a leading backtick": (HEAD + "- id: a\n  typed: `x`?\n  answer: b\n").encode(),
    "an apostrophe in single quotes": (HEAD + "- id: a\n  typed: 'It's so?'\n  answer: b\n").encode(),
    "a backslash in double quotes": (HEAD + '- id: a\n  typed: "\\(x\\)?"\n  answer: b\n').encode(),
    "commas in a flow list": (HEAD + "- id: a\n  select: Q?\n  answers: [one, or two, three]\n").encode(),
    "nothing but zeros": b"\0" * 1000,
    "no YAML at all": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "JSON": b'{"viva": 1, "questions": 3}',
}


class Ran(Protocol):
    status: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ...) -> Ran: ...


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank with two problems, in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "bad.en.yaml"
    path.write_text(HEAD + "- id: a\n  typed: Q?\n- id: b\n  typd: 100% sure?\n  answer: c\n", encoding="utf-8")
    return path


def test_what_is_sound_is_said_to_be(viva: Run, rivers: Path) -> None:
    assert "rivers" in str(rivers)
    (rivers / "land.fr.yaml").write_text(
        "viva: 1\nlang: fr\ntitle: Terre\ntranslates: land.en.yaml\nquestions:\n- id: c\n  typed: C ?\n  answer: oui\n"
        "- id: talk\n  discuss: Et alors ?\n  points: [un, deux]\n",
        encoding="utf-8",
    )

    assert viva("check", "rivers") == viva("check", str(rivers))
    ran = viva("check", "rivers")
    assert (ran.status, ran.out, ran.err) == (0, "Nothing to mend in rivers.\n", "")
    assert viva("check", "rivers", lang="fr").out == "Rien à corriger dans rivers.\n"
    assert viva("check", "rivers/sea").out == "Nothing to mend in sea.en.yaml, sea.fr.yaml.\n"
    assert viva("check", str(rivers / "sea.en.yaml")).status == 0
    assert json.loads(viva("check", "rivers", "--format", "json").out) == []
    assert viva("check", "rivers", "--format", "github").out == ""


def test_a_folder_of_banks_outside_any_deck_is_checked(viva: Run, tmp_path: Path) -> None:
    head = "viva: 1\nlang: en\ntitle: T\nquestions:\n- id: q\n  claim: C\n  answer: "
    (tmp_path / "one.en.yaml").write_text(head + "true\n", encoding="utf-8")
    (tmp_path / "two.en.yaml").write_text(head + "maybe\n", encoding="utf-8")

    ran = viva("check", str(tmp_path))

    assert ran.status == 1
    assert "two.en.yaml:7:11" in ran.out


def test_a_warning_is_a_finding_too(viva: Run, rivers: Path) -> None:
    ran = viva("check", str(rivers))

    assert ran.status == 1
    assert ": warning [bank-untranslated] " in ran.out


def test_findings_are_lines_with_place_code_and_fix(viva: Run, bad: Path) -> None:
    ran = viva("check", bad.name)

    assert ran.status == 1
    assert ran.out.splitlines() == [
        "bad.en.yaml:5:3: error [missing-key] A “typed” question needs the key “answer”.",
        "    5 | - id: a",
        "      |   ^",
        "      = Add a line: answer: …",
        "bad.en.yaml:8:3: error [unknown-key-meant] A question has no key “typd”.",
        "    8 |   typd: 100% sure?",
        "      |   ^",
        "      = Did you mean “typed”?",
        "2 findings: 2 errors.",
    ]


def test_findings_are_told_in_french(viva: Run, bad: Path) -> None:
    lines = viva("check", bad.name, lang="fr").out.splitlines()

    assert lines[0].startswith("bad.en.yaml:5:3: erreur [missing-key] ")
    assert lines[-1] == "2 points relevés\u00a0: 2 erreurs."
    assert "Add" not in lines[0]


def test_findings_as_json_are_a_list_of_objects(viva: Run, bad: Path) -> None:
    ran = viva("check", bad.name, "--format", "json")

    found = json.loads(ran.out)
    assert ran.status == 1
    keys = ["code", "family", "severity", "file", "line", "column", "question", "message", "fix", "fixable"]
    assert list(found[0]) == keys
    assert [(one["code"], one["severity"], one["line"], one["column"]) for one in found][:1] == [
        ("missing-key", "error", 5, 3)
    ]
    assert found[0]["message"].startswith("A “typed” question needs")


def test_findings_for_github_are_its_commands(viva: Run, bad: Path) -> None:
    bad = bad.rename(bad.with_name("a,b%c:d.en.yaml"))

    ran = viva("check", bad.name, "--format", "github")

    lines = ran.out.splitlines()
    assert ran.status == 1
    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=a%2Cb%25c%3Ad.en.yaml,line=5,col=3,title=missing-key::A “typed” question needs"
    )
    assert "%" not in lines[0].partition("::A “")[2].replace("%25", "")


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("hazard", HAZARDS)
def test_whatever_a_file_holds_it_is_told_with_place_and_fix_and_without_a_traceback(
    hazard: str, form: str, viva: Run, tmp_path: Path
) -> None:
    path = tmp_path / "bad.en.yaml"
    path.write_bytes(HAZARDS[hazard])

    for lang in ("en", "fr"):
        ran = viva("check", str(path), "--format", form, lang=lang)

        assert (ran.status, ran.err) == (1, "")
        assert "\x1b" not in ran.out
        if form == "text":
            *lines, _ = ran.out.splitlines()
            heads = [line for line in lines if "|" not in line[:8] and not line.startswith("      = ")]
            assert heads
            assert all(line.startswith(f"{path}:") and " [" in line for line in heads)
        elif form == "json":
            assert all(one["message"] and one["line"] > 0 for one in json.loads(ran.out))
        else:
            assert all(line.startswith("::error file=") for line in ran.out.splitlines())


def test_a_file_of_a_hundred_megabytes_is_refused_unread(viva: Run, tmp_path: Path) -> None:
    path = tmp_path / "big.en.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)

    ran = viva("check", str(path))

    assert ran.status == 1
    assert "has 100 MB" in ran.out


def test_a_bank_in_a_language_that_its_deck_has_not_is_told(viva: Run, rivers: Path) -> None:
    (rivers / "sea.de.yaml").write_text(HEAD.replace("lang: en", "lang: de") + "- id: a\n  card: Q\n  back: A\n")

    ran = viva("check", str(rivers / "sea.de.yaml"))

    assert ran.status == 1
    assert "[lang-of-deck]" in ran.out
    assert "en, fr" in ran.out


@pytest.mark.parametrize("name", ["rivers", "rivers/sea"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_deck_whose_own_file_is_broken_is_checked_by_its_name_too(
    name: str, form: str, viva: Run, rivers: Path
) -> None:
    (rivers / "deck.yaml").write_text("viva: 1\nkey: [\n")

    ran = viva("check", name, "--format", form)

    assert (ran.status, ran.err) == (1, "")
    assert "deck.yaml" in ran.out
    if form == "json":
        assert json.loads(ran.out)


def test_a_folder_of_decks_is_checked_deck_by_deck(viva: Run, rivers: Path) -> None:
    (rivers / "land.en.yaml").write_text("")

    ran = viva("check", str(rivers.parent))

    assert ran.status == 1
    assert "land.en.yaml:1:1: error [empty-file]" in ran.out


def test_without_a_path_every_deck_is_checked(viva: Run, rivers: Path) -> None:
    (rivers / "land.en.yaml").write_text("")

    assert "land.en.yaml:1:1" in viva("check").out


def test_each_of_several_paths_is_checked(viva: Run, bad: Path, rivers: Path) -> None:
    out = viva("check", bad.name, str(rivers / "sea.en.yaml"), str(rivers)).out

    assert "bad.en.yaml:5:3" in out
    assert "[bank-untranslated]" in out


@pytest.mark.parametrize("name", ["nowhere.yaml", "/nowhere"])
def test_a_path_that_is_not_there_is_told(name: str, viva: Run) -> None:
    ran = viva("check", name)

    assert ran.status in {2, 3}
    assert ran.err.count("\n") == 1
    assert ran.out == ""


def test_an_empty_folder_is_told(viva: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert viva("check", str(tmp_path / "empty")).status == 3


@pytest.mark.skipif(os.name != "posix", reason="file names that are no text exist only there")
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_file_whose_name_is_no_text_can_be_told(form: str, viva: Run, tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9\n.en.yaml"
    path.write_bytes(b"")

    ran = viva("check", str(path), "--format", form)

    assert (ran.status, ran.err) == (1, "")
    if form == "json":
        assert json.loads(ran.out)[0]["file"] == str(path)


FLAWED = (
    HEAD
    + """\
- id: lake
  # As they say there.
  choice: Which lake is the one in the story?
  answer: Erie
  wrong:
  - Huron
  - None of the above
- id: count
  choice: How many lakes are there?
  answer: 12
  wrong:
  - 30
  - 8
  - 14
"""
)


@pytest.fixture
def flawed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank that can be read, with a warning and a note."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "lakes.en.yaml"
    path.write_text(FLAWED, encoding="utf-8")
    return path


def codes(ran: Ran) -> list[str]:
    return [one["code"] for one in json.loads(ran.out)]


def test_rules_are_selected_and_ignored_by_name_and_by_family(viva: Run, flawed: Path) -> None:
    def found(*arguments: str) -> list[str]:
        return codes(viva("check", flawed.name, "--format", "json", *arguments))

    assert found() == ["none-of-the-above", "unordered-numbers"]
    assert found("--select", "unordered-numbers") == ["unordered-numbers"]
    assert found("--select", "cards,wording") == []
    assert found("--ignore", "options") == []
    assert found("--select", "all", "--ignore", "none-of-the-above", "--ignore", "absolutes") == ["unordered-numbers"]


def test_a_rule_that_is_not_there_is_wrong_use(viva: Run, flawed: Path) -> None:
    ran = viva("check", flawed.name, "--select", "none-of-the-abov")

    assert ran.status == 2
    assert "--select none-of-the-above" in ran.err


def test_a_note_alone_is_no_failure(viva: Run, flawed: Path) -> None:
    ran = viva("check", flawed.name, "--ignore", "none-of-the-above")

    assert ran.status == 0
    assert ran.out.splitlines()[-1] == "One finding: one note. viva check --fix can mend one."


def test_a_comment_on_a_question_silences_a_rule_there_and_only_there(viva: Run, flawed: Path) -> None:
    flawed.write_text(
        FLAWED.replace("- id: lake\n", "- id: lake  # viva: ignore=none-of-the-above\n")
        + "- id: sea\n  choice: Which sea is the one in the story?\n  answer: Black\n"
        "  wrong: [Red, White, 'None of these']\n",
        encoding="utf-8",
    )

    found = json.loads(viva("check", flawed.name, "--format", "json").out)

    assert [(one["code"], one["question"]) for one in found] == [
        ("unordered-numbers", "count"),
        ("none-of-the-above", "sea"),
    ]


def test_a_comment_above_the_questions_silences_a_family_in_the_whole_file(viva: Run, flawed: Path) -> None:
    flawed.write_text("# viva: ignore=options\n" + FLAWED, encoding="utf-8")

    assert codes(viva("check", flawed.name, "--format", "json")) == []


def test_a_comment_that_silences_nothing_is_told_and_taken_away(viva: Run, flawed: Path) -> None:
    text = HEAD + "- id: a  # viva: ignore=list-all\n  typed: Which lake is it?\n  answer: Erie\n"
    flawed.write_text(text, encoding="utf-8")

    assert codes(viva("check", flawed.name, "--format", "json")) == ["unused-ignore"]
    viva("check", flawed.name, "--fix")
    assert flawed.read_text(encoding="utf-8") == text.replace("  # viva: ignore=list-all", "")


def test_what_looks_like_such_a_comment_inside_a_text_is_text(viva: Run, flawed: Path) -> None:
    flawed.write_text(
        FLAWED.replace("in the story?", "in the story?\n  explain: 'Say # viva: ignore=options'"), encoding="utf-8"
    )

    assert codes(viva("check", flawed.name, "--format", "json")) == ["none-of-the-above", "unordered-numbers"]


def test_a_misspelled_name_in_a_comment_is_told(viva: Run, flawed: Path) -> None:
    flawed.write_text(FLAWED.replace("- id: lake\n", "- id: lake  # viva: ignore=none-of-above\n"), encoding="utf-8")

    ran = viva("check", flawed.name)

    assert "[unknown-rule-meant] There is no rule “none-of-above”." in ran.out
    assert "Did you mean “none-of-the-above”?" in ran.out


def test_fix_mends_what_needs_no_author_and_keeps_the_rest_as_it_was(viva: Run, flawed: Path) -> None:
    shown = viva("check", flawed.name, "--diff")
    assert flawed.read_text(encoding="utf-8") == FLAWED
    assert "+  - 30" in shown.out

    ran = viva("check", flawed.name, "--fix")

    assert ran.out.splitlines()[-1] == "One mended. One finding: one warning."
    assert flawed.read_text(encoding="utf-8") == FLAWED.replace("- 30\n  - 8\n  - 14", "- 8\n  - 14\n  - 30")
    again = flawed.read_bytes()
    viva("check", flawed.name, "--fix")
    assert flawed.read_bytes() == again


def test_fix_puts_prose_in_quotes_that_yaml_takes_for_something_else(viva: Run, flawed: Path) -> None:
    flawed.write_text(HEAD + "- id: a  # mine\n  typed: He says: so?\n  answer: b\n", encoding="utf-8")

    ran = viva("check", flawed.name, "--fix")

    assert ran.status == 0
    assert flawed.read_text(encoding="utf-8") == HEAD + '- id: a  # mine\n  typed: "He says: so?"\n  answer: b\n'


def test_the_rules_are_listed_and_each_is_explained(viva: Run) -> None:
    out = viva("check", "--rules").out

    assert "none-of-the-above" in out
    assert "lock" in out.splitlines()
    for row in json.loads(viva("check", "--rules", "--format", "json").out):
        assert row["sees"], row["code"]
        assert viva("check", "--explain", row["code"]).out.startswith(f"# {row['code']}\n")


def test_a_deck_says_what_it_wants_checked(viva: Run, rivers: Path) -> None:
    deck = rivers / "deck.yaml"
    text = deck.read_text(encoding="utf-8")

    deck.write_text(f"{text}check:\n  ignore: [bank-untranslated]\n", encoding="utf-8")
    assert "bank-untranslated" not in codes(viva("check", str(rivers), "--format", "json"))

    deck.write_text(f"{text}check:\n  severity: {{bank-untranslated: info}}\n", encoding="utf-8")
    assert ": note [bank-untranslated]" in viva("check", str(rivers)).out

    deck.write_text(f"{text}check:\n  ignore: [bank-untranslatd]\n", encoding="utf-8")
    assert "deck.yaml:" in viva("check", str(rivers)).out
    assert "Did you mean “bank-untranslated”?" in viva("check", str(rivers)).out


def begun(folder: Path) -> Path:
    """A deck with banks in which only comments stand."""
    folder.mkdir(parents=True)
    (folder / "deck.yaml").write_text(
        'viva: 1\nkey: "00112233aabbccdd"\nlanguages: [en]\ntitle: T\nbanks:\n- {file: one, anki: One}\n',
        encoding="utf-8",
    )
    (folder / "one.en.yaml").write_text(HEAD + "# - id: a\n#   typed: Q?\n#   answer: b\n", encoding="utf-8")
    return folder


def test_a_deck_in_which_nothing_is_asked_yet_is_said_to_be_one(viva: Run, tmp_path: Path) -> None:
    deck = begun(tmp_path / "new")

    assert viva("check", str(deck)).out == "Nothing to mend in new. Nothing is asked yet in new.\n"
    (deck / "one.en.yaml").write_text(HEAD + "- id: a\n  typed: Q?\n  answer: b\n", encoding="utf-8")
    assert viva("check", str(deck)).out == "Nothing to mend in new.\n"


def test_a_deck_in_which_nothing_is_asked_yet_is_not_exported(viva: Run, tmp_path: Path) -> None:
    deck = begun(tmp_path / "new")

    ran = viva("export", "anki", str(deck), "-o", str(tmp_path / "new.apkg"))

    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "Nothing is asked yet in one.en.yaml, so there is nothing to export.\n"
    assert not (tmp_path / "new.apkg").exists()


def test_without_a_path_what_stands_in_this_folder_is_checked_too(
    viva: Run, rivers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = begun(tmp_path / "shelf" / "mine")

    for place in (deck, deck.parent):
        monkeypatch.chdir(place)
        (rivers / "deck.yaml").touch()
        assert "Nothing is asked yet in mine." in viva("check").out
        assert "bank-untranslated" in viva("check").out

    monkeypatch.chdir(tmp_path)
    (tmp_path / "loose.en.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    out = viva("check").out
    assert "loose.en.yaml:4:11: error [" in out
    assert "compose" not in out


def test_a_deck_one_level_below_is_told_to_whom_gives_its_name_only(
    viva: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(tmp_path / "shelf" / "volcano")
    monkeypatch.chdir(tmp_path)

    for command in ("check", "coverage"):
        ran = viva(command, "volcano")
        assert ran.status == 2
        assert os.path.join("shelf", "volcano") in ran.err  # noqa: PTH118 - as it is typed


NOTES = "".join(
    f"- id: n{number}\n  choice: How many?\n  answer: {number}\n  wrong: [{number + 30}, {number + 8}, {number + 20}]\n"
    for number in range(100, 108)
)


def test_what_must_be_mended_comes_first_and_many_notes_of_one_sort_are_folded(viva: Run, flawed: Path) -> None:
    flawed.write_text(
        FLAWED.replace("- id: lake", NOTES + "- id: lake"),
        encoding="utf-8",
    )

    lines = viva("check", flawed.name, "--ignore", "bank").out.splitlines()

    assert " warning [none-of-the-above] " in lines[0]
    assert sum(" note [unordered-numbers] " in line for line in lines) == 3
    assert lines[-2] == "… and 6 more of these in lakes.en.yaml; --select unordered-numbers shows all."
    assert lines[-1].startswith("10 findings: one warning, 9 notes.")
    shown = viva("check", flawed.name, "--select", "unordered-numbers").out
    assert shown.count("note [unordered-numbers]") == 9
    assert len(codes(viva("check", flawed.name, "--ignore", "bank", "--format", "json"))) == 10
