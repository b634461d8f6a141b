"""The fast path and the careful one agree: whatever one of them takes, the other takes as the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viva.bank import careful, library, nodes
from viva.bank.events import Unsure, load
from viva.bank.kinds import KINDS
from viva.bank.problems import BankError
from viva.bank.reader import read_bank
from viva.bank.rules import folded

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=24).filter(
    lambda text: text.strip() != "" and "\ufeff" not in text
)
"""What people may write in one line, with all that YAML takes for something else."""

SAFE = st.from_regex(r"\A[A-Za-z][a-z]{0,8}( [a-z]{1,8}){0,3}\Z")
"""Words that need no quotes."""

IDS = st.from_regex(r"\A[a-z0-9]{1,5}(-[a-z0-9]{1,5})?\Z")
PASSAGES = st.from_regex(r"\A[0-9]\.[0-9]{1,2}\Z")
TRUTHS = st.sampled_from(["true", "false", "unsaid"])


def distinct(texts: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(texts, min_size=least, max_size=most, unique_by=lambda text: folded(text) or text)


def questions(texts: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Questions of every kind, their texts drawn from ``texts``."""
    words = distinct(texts, 4, 6)
    option = texts.map(lambda text: f"{text} x")
    common = st.fixed_dictionaries(
        {},
        optional={
            "explain": texts,
            "hints": st.one_of(texts, st.lists(texts, min_size=1, max_size=3)),
            "cites": st.lists(PASSAGES, max_size=3),
            "level": st.sampled_from(["remember", "apply"]),
            "tags": st.lists(IDS, max_size=2),
            "marks": st.integers(1, 100).map(str),
            "image": st.fixed_dictionaries({"file": IDS, "alt": texts}),
        },
    )
    kinds = st.one_of(
        st.tuples(texts, option, texts).map(lambda t: {"choice": t[0], "answer": t[1], "wrong": [f"{t[2]} y"]}),
        words.map(lambda w: {"select": w[0], "answers": w[:2], "wrong": [{"text": w[2], "because": w[0]}, w[3]]}),
        st.tuples(texts, TRUTHS).map(lambda t: {"claim": t[0], "answer": t[1]}),
        st.tuples(texts, texts, st.booleans()).map(
            lambda t: {"typed": t[0], "answer": t[1], "accept": [t[0]], "exact": str(t[2]).lower()}
        ),
        st.tuples(texts, st.decimals(-9999, 9999, places=2), texts).map(
            lambda t: {"number": t[0], "answer": str(t[1]), "within": "5%", "unit": t[2]}
        ),
        SAFE.map(lambda t: {"cloze": f"In [[{t}]] and [[{t} x|{t} y]]"}),
        words.map(lambda w: {"order": w[0], "items": [w[1], {"any": [w[2], w[3]]}]}),
        words.map(lambda w: {"match": w[0], "pairs": [{"left": w[0], "right": w[1]}, {"left": w[2], "right": w[3]}]}),
        st.tuples(texts, texts).map(lambda t: {"card": t[0], "back": t[1], "reverse": "true"}),
        words.map(lambda w: {"discuss": w[0], "points": [w[1], {"text": w[2]}], "minutes": "5"}),
    )
    return st.tuples(kinds, common).map(lambda t: t[0] | t[1])


def banks(texts: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.lists(questions(texts), min_size=1, max_size=4).map(
        lambda found: {
            "viva": "1",
            "lang": "en",
            "title": "Test",
            "questions": [{"id": f"q-{place}"} | question for place, question in enumerate(found)],
        }
    )


def by_hand(value: Any, indent: int = 0) -> str:  # noqa: ANN401 - plain data
    """Write data as authors do: plain texts where they can be, short lists in brackets."""
    pad = " " * indent
    if isinstance(value, dict):
        return "".join(
            f"{pad}{key}:{f' {one}' if isinstance(one, str) else nested(one, indent)}\n" for key, one in value.items()
        )
    return "".join(
        f"{pad}- {one}\n" if isinstance(one, str) else f"{pad}- {by_hand(one, indent + 2).lstrip()}" for one in value
    )


def nested(value: Any, indent: int) -> str:  # noqa: ANN401
    if isinstance(value, list) and all(isinstance(one, str) and " " not in one for one in value):
        return f" [{', '.join(value)}]"
    return "\n" + by_hand(value, indent + (2 if isinstance(value, dict) else 0)).rstrip("\n")


def faults_of(text: str) -> list[str]:
    root, faults = nodes.compose(text)
    assert root is not None
    return [fault.code for fault in [*faults, *careful.bank_faults(root, None, None, lenient=False)]]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("banks") / "test.en.yaml"


@given(banks(WORDS), st.sampled_from([None, "'", '"']), st.sampled_from([30, 80, 10_000]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_what_a_yaml_library_writes_is_read_as_it_was(
    path: Path, bank: dict[str, Any], style: str | None, width: int
) -> None:
    text = yaml.safe_dump(bank, allow_unicode=True, sort_keys=False, default_style=style, width=width)
    path.write_text(text, encoding="utf-8")

    read = read_bank(path)

    assert [question.id for question in read.questions] == [entry["id"] for entry in bank["questions"]]
    for question, entry in zip(read.questions, bank["questions"], strict=True):
        content = question.content
        assert (question.kind, content.prompt) == (next(key for key in entry if key in KINDS), entry[question.kind])
        assert (content.explain or None) == entry.get("explain")
        assert content.cites == tuple(entry.get("cites", ()))
        assert str(getattr(content, "answer", "")) == entry.get("answer", "")
    assert faults_of(text) == []


@given(banks(SAFE))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_what_an_author_writes_is_read_by_both_paths_as_the_same(bank: dict[str, Any]) -> None:
    text = by_hand(bank)
    root, faults = nodes.compose(text)

    assert root is not None
    assert (load(text), nodes.plain(root), faults) == (bank, bank, [])
    assert faults_of(text) == []


@given(st.text(": -#[]{}'\"\n\\|>*&!%@`?,~ab1\t", max_size=60))
@settings(max_examples=300)
def test_whatever_stands_in_a_file_the_paths_agree(path: Path, noise: str) -> None:
    text = f"viva: 1\nlang: en\ntitle: Test\nquestions:\n- id: a\n  typed: What?\n  answer: {noise}\n"
    path.write_text(text, encoding="utf-8", newline="")
    try:
        data = load(path.read_text(encoding="utf-8"))
    except Unsure:
        data = None
    try:
        read = read_bank(path)
    except BankError as error:
        codes = {problem.code for problem in error.problems}
    else:
        codes = set()
        if data is not None:
            assert read.questions[0].content.answer == data["questions"][0]["answer"]  # type: ignore[union-attr]
        assert faults_of(text) == []
    assert "shape" not in codes


def test_the_careful_path_has_nothing_to_say_about_what_ships() -> None:
    for folder in library.folders().values():
        for bank in library.open_deck(folder).banks("en"):
            assert faults_of(bank.text) == []
