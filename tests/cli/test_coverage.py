"""``viva coverage``: a picture that says it all without colour, a page that runs nothing, and JSON."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from rich.cells import cell_len

from viva.bank.source import digest

if TYPE_CHECKING:
    from pathlib import Path


class Ran(Protocol):
    status: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ...) -> Ran: ...


SENTENCES = {
    "1.1": "The Nile ends in the Mediterranean after three cataracts.",
    "1.2": "Nobody counted the boats that day.",
    "2.1": "“It’s the longest river I know,” said Ben, who has seen many rivers, brooks and other waters in his life.",
    "2.2": "Thank you both for coming.",
}
TEXT = "\n\n".join(SENTENCES.values()) + "\n"
SOURCE = """\
viva: 1
lang: en
title: {en: A talk about rivers, fr: Une conversation sur les fleuves}
voices: {anna: {name: Anna Lind}, ben: {name: {en: the guest, fr: l’invité}}}
passages:
"""
PASSAGE = """\
- id: {id}
  voice: {voice}
  gist: {{en: "{gist}", fr: "{gist} (fr)"}}
  length: {length}
  sha256: {sha256}
"""
CARD = "- id: {id}\n  card: What is {id}?\n  back: That.\n"


@pytest.fixture
def deck(rivers: Path) -> Path:
    """A deck with a source of four passages: the second is never asked, the last is skipped."""
    passages = ""
    for name, sentence in SENTENCES.items():
        length, sha256 = digest(sentence)
        voice, gist = ("anna", f"Gist of {name}.") if name < "2" else ("ben", f"What the guest says in {name}.")
        passages += PASSAGE.format(id=name, voice=voice, gist=gist, length=length, sha256=sha256)
    (rivers / "source.yaml").write_text(SOURCE + passages + "  skip: It only gives thanks.\n", encoding="utf-8")
    land = rivers / "land.en.yaml"
    text = land.read_text("utf-8").replace("points: [one, two]", "points: [one, two]\n  cites: ['2.1']")
    more = CARD.format(id="d") + "  cites: ['1.1', '2.1']\n  level: evaluate\n"
    land.write_text(text + more, encoding="utf-8")
    sea = rivers / "sea.en.yaml"
    asks = "answer: right\n  cites: ['1.1']\n  level: remember\n"
    sea.write_text(sea.read_text("utf-8").replace("answer: right\n", asks, 1), encoding="utf-8")
    return rivers


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


# The picture.


def test_each_passage_has_a_row_of_its_questions_by_level(viva: Run, deck: Path) -> None:
    ran = viva("coverage", deck.name)

    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "A talk about rivers"
    rows = lines[lines.index("Anna Lind") :]
    assert [re.sub(" {2,}", "  ", line) for line in rows] == [
        "Anna Lind",
        "1.1  15  Gist of 1.1.",
        " en 2, fr 1; not yet in fr: d".replace(" en", "  en"),
        "1.2  ✗ never asked  Gist of 1.2.",
        "",
        "the guest",
        "2.1  5 D  What the guest says in 2.1.",
        "  en 2, fr 0; not yet in fr: d, talk",
        "2.2  – skipped  What the guest says in 2.2.",
        "  Skipped: It only gives thanks.",
        "",
        "2 questions rest on no passage:",
        "  b (sea), c (land)",
    ]


def test_what_it_comes_to_stands_above(viva: Run, deck: Path) -> None:
    out = viva("coverage", str(deck)).out

    for line in (
        "Passages asked: 2 of 4.",
        "One is never asked: 1.2",
        "One is skipped for a reason: 2.2",
        "5 questions: 4 marked, 1 for discussion.",
        "By language: en 5, fr 2",
        "1 remember   █ 1",
        "2 understand 0",
        "· no level   ██ 2",
    ):
        assert line in out.splitlines()


def test_in_french_all_of_it_is_french(viva: Run, deck: Path) -> None:
    out = viva("coverage", str(deck), lang="fr").out

    assert "Une conversation sur les fleuves" in out
    assert "Passages couverts\u00a0: 2 sur 4." in out
    assert "✗ sans question" in out
    assert "pas encore en fr\u00a0: d" in out
    assert not re.search("never|asked|skipped|rest on|remember", out)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_longer_than_the_screen_and_none_ends_in_spaces(  # noqa: PLR0917
    viva: Run, deck: Path, text: Path, monkeypatch: pytest.MonkeyPatch, width: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    for more in ((), ("--source", str(text))):
        lines = viva("coverage", str(deck), *more, lang=lang).out.splitlines()
        assert max(map(cell_len, lines)) <= width
        assert [line for line in lines if line != line.rstrip()] == []


def test_no_line_begins_with_a_sign_that_french_holds_to_its_word(
    viva: Run, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in range(20, 80):
        monkeypatch.setenv("COLUMNS", str(width))
        out = viva("coverage", str(deck), lang="fr").out
        assert not re.search(r"^\s*[:;?!»]", out, re.MULTILINE), out
        assert "\ue000" not in out


def test_on_a_narrow_screen_a_gist_has_a_line_of_its_own(
    viva: Run, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = viva("coverage", str(deck)).out.splitlines()

    assert lines[lines.index("1.1  15") + 1] == "     Gist of 1.1."


def test_many_questions_on_a_passage_are_counted_by_level(viva: Run, deck: Path) -> None:
    land = deck / "land.en.yaml"
    more = "".join(CARD.format(id=f"n{n}") + "  cites: ['1.2']\n  level: apply\n" for n in range(40))
    land.write_text(land.read_text("utf-8") + more, encoding="utf-8")

    assert re.search(r"^1\.2  3×40 +Gist", viva("coverage", str(deck)).out, re.MULTILINE)


def test_one_language_is_shown_alone(viva: Run, deck: Path) -> None:
    out = viva("coverage", str(deck), "--lang", "fr").out

    assert "By language: fr 2" in out.splitlines()
    assert "not yet in" not in out
    assert "Gist of 1.1. (fr)" in out


def test_what_a_file_holds_cannot_reach_the_terminal_as_a_command(viva: Run, deck: Path, text: Path) -> None:
    source = deck / "source.yaml"
    evil = source.read_text("utf-8").replace("Gist of 1.1.", "[red]\\x1b[2J<b>&")
    source.write_text(evil.replace("Anna Lind", '"A\\x1b[31m[bold]"'), encoding="utf-8")

    out = viva("coverage", str(deck), "--source", str(text)).out

    assert "\x1b" not in out
    assert "[red]␛[2J<b>&" in out
    assert "A␛[31m[bold]" in out


# The text itself.


def test_the_text_shows_its_sentences_and_is_proved(viva: Run, deck: Path, text: Path) -> None:
    ran = viva("coverage", str(deck), "--source", str(text))

    assert ran.status == 0
    assert ran.out.count("✓ in the text") == 4
    assert f"│ {SENTENCES['1.1']}" in ran.out
    assert ran.out.splitlines()[-1] == "All 4 sentences are in talk.txt, word for word."


def test_a_sentence_that_changed_names_its_passage_what_it_says_and_its_questions(
    viva: Run, deck: Path, text: Path
) -> None:
    text.write_text(TEXT.replace("three", "four"), encoding="utf-8")

    ran = viva("coverage", str(deck), "--source", str(text))

    assert ran.status == 1
    lines = [line.strip() for line in ran.out.splitlines()]
    place = lines.index("Now it says:")
    assert re.fullmatch("1.1  15 +✗ not in the text", lines[place - 2])
    assert lines[place + 1 : place + 3] == [
        "│ The Nile ends in the Mediterranean after four cataracts.",
        "Look at: a (sea), d (land)",
    ]
    assert lines[-1].endswith("1.1")
    assert ran.out.count("✗ not in the text") == 1


def test_of_another_text_one_sentence_asks_whether_it_is_the_right_one(viva: Run, deck: Path, text: Path) -> None:
    text.write_text("Something else.\n", encoding="utf-8")

    ran = viva("coverage", str(deck), "--source", str(text))

    assert ran.status == 1
    assert "Is it the text that was mapped?" in " ".join(ran.out.split())
    assert "Look at" not in ran.out


# JSON.


def test_json_has_the_shape_that_the_page_on_it_tells(viva: Run, deck: Path) -> None:
    told: dict[str, Any] = json.loads(viva("coverage", str(deck), "--json").out)

    assert list(told) == ["deck", "languages", "passages", "summary"]
    assert (told["deck"], told["languages"]) == ("rivers", ["en", "fr"])
    assert told["passages"][0] == {
        "id": "1.1",
        "voice": "anna",
        "gist": "Gist of 1.1.",
        "skip": None,
        "questions": [
            {"id": "a", "bank": "sea", "kind": "typed", "level": "remember", "languages": ["en", "fr"]},
            {"id": "d", "bank": "land", "kind": "card", "level": "evaluate", "languages": ["en"]},
        ],
    }
    assert told["passages"][3]["skip"] == "It only gives thanks."
    summary = told["summary"]
    assert [one["id"] for one in summary.pop("uncited")] == ["b", "c"]
    assert summary == {
        "passages": 4,
        "asked": 2,
        "never_asked": ["1.2"],
        "skipped": ["2.2"],
        "at_least": 0,
        "questions": 4,
        "discussions": 1,
        "levels": {"remember": 1, "understand": 0, "apply": 0, "analyse": 0, "evaluate": 1, "none": 2},
        "languages": {"en": 5, "fr": 2},
    }


def test_json_with_a_text_tells_what_is_proved(viva: Run, deck: Path, text: Path) -> None:
    text.write_text(TEXT.replace("three", "four"), encoding="utf-8")

    ran = viva("coverage", str(deck), "--source", str(text), "--json")

    told = json.loads(ran.out)
    assert ran.status == 1
    assert [one["proved"] for one in told["passages"]] == [False, True, True, True]
    assert told["passages"][0]["sentence"] == SENTENCES["1.1"].replace("three", "four")
    assert told["summary"]["unproved"] == ["1.1"]


def test_what_ships_is_asked_throughout(viva: Run) -> None:
    summary = json.loads(viva("coverage", "alibaba-covid", "--json").out)["summary"]

    assert (summary["passages"], summary["asked"], summary["never_asked"]) == (17, 17, [])
    assert summary["at_least"] >= 2


# The page.


class Elements(HTMLParser):
    """The elements of a page, its texts, and whether every element that was opened was closed."""

    VOID = frozenset({"meta"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_is_whole_and_needs_nothing_from_outside(viva: Run, deck: Path, text: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    ran = viva("coverage", str(deck), "--source", str(text), "--html", str(path), lang="fr")

    assert (ran.status, ran.out.splitlines()[0]) == (0, f"{path} est écrit.")
    page = Elements(path.read_text("utf-8"))
    assert page.open == []
    tags = {tag for tag, _ in page.found}
    assert tags & {"script", "link", "img", "iframe", "object"} == set()
    assert not re.search(r"https?:|url\(|@import", path.read_text("utf-8"))
    assert page.found[0] == ("html", {"lang": "fr"})
    assert ("blockquote", {"lang": "en"}) in page.found
    assert "✗ sans question" in page.texts
    assert SENTENCES["1.2"] in page.texts


def test_what_a_file_holds_is_text_on_the_page(viva: Run, deck: Path, tmp_path: Path) -> None:
    evil = "</style><script>alert(1)</script>&amp;\\\"'"
    source = deck / "source.yaml"
    told = source.read_text("utf-8").replace("Gist of 1.1.", evil).replace("Anna Lind", '"<b onclick=x>"')
    source.write_text(told.replace("It only gives thanks.", "'<i>'"), encoding="utf-8")
    path = tmp_path / "page.html"

    viva("coverage", str(deck), "--html", str(path))

    page = Elements(path.read_text("utf-8"))
    assert page.open == []
    assert {tag for tag, _ in page.found} & {"script", "i"} == set()
    assert "</style><script>alert(1)</script>&amp;\"'" in page.texts
    assert "<b onclick=x>" in page.texts


def test_the_page_tells_what_changed_and_so_does_the_terminal(
    viva: Run, deck: Path, text: Path, tmp_path: Path
) -> None:
    text.write_text(TEXT.replace("three", "four"), encoding="utf-8")
    path = tmp_path / "page.html"

    ran = viva("coverage", str(deck), "--source", str(text), "--html", str(path))

    assert ran.status == 1
    assert "✗ not in the text" in Elements(path.read_text("utf-8")).texts
    told = " ".join(ran.out.split())
    assert "1.1 Now it says: The Nile ends in the Mediterranean after four" in told


def test_with_json_a_page_is_written_and_only_json_printed(viva: Run, deck: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.html"

    assert json.loads(viva("coverage", str(deck), "--json", "--html", str(path)).out)["deck"] == "rivers"
    assert path.exists()


# What cannot be.


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("rivers/sea", 2),
        ("{deck}/sea.en.yaml", 2),
        ("nowhere", 2),
        ("rivers --lang de", 2),
        ("rivers --lang en --source {tmp}/nothing.txt", 3),
        ("rivers --source {tmp}", 3),
        ("rivers --html {tmp}/no/page.html", 3),
        ("rivers --html {tmp}", 2),
        ("rivers --source {tmp}/talk.txt --html {tmp}/talk.txt", 2),
        ("{tmp}/alone.en.yaml", 3),
    ],
)
def test_wrong_use_and_files_that_are_not_there_end_in_one_sentence(  # noqa: PLR0917
    viva: Run, deck: Path, text: Path, tmp_path: Path, line: str, status: int, lang: str
) -> None:
    (tmp_path / "alone.en.yaml").write_text((deck / "sea.en.yaml").read_text("utf-8"), encoding="utf-8")

    ran = viva("coverage", *line.format(deck=deck, tmp=tmp_path).split(), lang=lang)

    assert (ran.status, ran.out) == (status, "")
    assert 1 <= len(ran.err.splitlines()) <= 2
    assert "Traceback" not in ran.err
    assert text.read_text("utf-8") == TEXT


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_deck_without_a_source_is_told_what_to_do(viva: Run, deck: Path, lang: str) -> None:
    (deck / "source.yaml").unlink()

    ran = viva("coverage", "rivers", lang=lang)

    assert (ran.status, ran.out) == (3, "")
    assert "viva source map" in ran.err
