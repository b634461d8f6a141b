"""What came of a class, for each player and each question: as plain values and as sheets, by default without names."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

import msgspec

from viva.asking.given import given
from viva.asking.shown import TRUTHS, ShownChoice, ShownDiscuss, ShownSelect
from viva.render.plain import one_line
from viva.room import scores
from viva.room.moves import tally_keys
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viva.room.game import Game
    from viva.room.progress import Answer

SHEETS: Final = ("player", "question", "answer")

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of one."""


def results(game: Game, *, names: bool = False) -> dict[str, Any]:
    """Return everything that came of a class, as JSON has it."""
    found = scores.standings(game)

    def ended(number: int) -> dict[str, Any]:
        return dict(msgspec.to_builtins(scores.end(game, number, found)))

    return {
        "room": game.facts.id,
        "title": game.facts.title,
        "lang": game.facts.lang,
        "questions": [
            {
                "place": place,
                "id": game.questions[place].id,
                "kind": game.questions[place].kind,
                "prompt": one_line(game.shown(place).prompt, blanks=True),
                "marks": game.questions[place].content.marks,
                "skipped": played.skipped,
                "rounds": [_vote(game, place, number) for number in range(1, played.rounds + 1)],
            }
            for place, played in sorted(game.progress.played.items())
            if played.revealed or played.skipped
        ],
        "players": [
            {"id": player.id, "name": player.name if names else None}
            | {name: value for name, value in ended(number).items() if name != "each"}
            | {"answers": [_told(game, answer) for answer in _answers(game, number)]}
            for number, player in game.players.items()
        ],
    }


def _vote(game: Game, place: int, number: int) -> dict[str, Any]:
    """Return one vote, counted, with all that could be chosen in the order of the screen."""
    found = scores.round_counts(game, place, number, revealed=True)
    options = {key: found.options.get(key, 0) for key in tally_keys(game, place)} if found.options else {}
    return dict(msgspec.to_builtins(msgspec.structs.replace(found, options=options)))


def sheet(game: Game, by: str, *, names: bool = False) -> bytes:
    """Return a sheet with a row for each player, question or answer, as spreadsheets where the class is take it."""
    out = io.StringIO()
    # Where a comma stands in numbers, spreadsheets part columns by semicolons.
    writer = csv.writer(out, delimiter=";" if game.facts.lang == "fr" else ",", lineterminator="\r\n")
    rows = {"player": _by_player, "question": _by_question, "answer": _by_answer}[by]
    for row in rows(game, names):
        writer.writerow([_harmless(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()  # without the mark, spreadsheets misread accents


def _by_player(game: Game, names: bool) -> Iterator[list[object]]:  # noqa: FBT001 - one of three that are called alike
    places = scores.counting(game)
    found = scores.standings(game)
    head = ["player", *(["name"] if names else []), "points", "rank", "mark", "out-of", "right", "asked"]
    yield [*(_word(game, name) for name in head), *(game.questions[place].id for place in places)]
    for number, player in game.players.items():
        end = scores.end(game, number, found)
        row: list[object] = [player.id, *([player.name] if names else []), end.points, found.ranks.get(number, "")]
        yield [
            *row,
            _number(game, end.mark),
            end.out_of,
            end.right,
            end.asked,
            *(_cell(game, place, number) for place in places),
        ]


def _by_question(game: Game, _: bool) -> Iterator[list[object]]:  # noqa: FBT001
    head = ("place", "id", "prompt", "round", "answered", "right", "partly", "wrong", "counts", "note")
    yield [_word(game, name) for name in head]
    for one in results(game)["questions"]:
        note = _word(game, "skipped") if one["skipped"] else ""
        for vote in one["rounds"] or [{"round": "", "answered": "", "outcomes": None, "options": {}}]:
            went = vote["outcomes"] or {"right": "", "partly": "", "wrong": ""}
            counts = _spread(game, one["place"], vote["options"])
            row = [one["place"] + 1, one["id"], one["prompt"], vote["round"], vote["answered"]]
            yield [*row, *went.values(), counts, note]


def _spread(game: Game, place: int, options: Mapping[str, int]) -> str:
    """Return how many chose what, in words, in the order of the question."""
    shown = game.shown(place)
    match shown:
        case ShownChoice(options=found) | ShownSelect(options=found):
            texts = {one.key: one_line(one.text) for one in found}
        case ShownDiscuss(positions=positions):
            texts = {str(at): one_line(text) for at, text in enumerate(positions)}
        case _:
            texts = {truth: say(f"asking.{truth}", lang=game.facts.lang) for truth in TRUTHS}
    return "; ".join(f"{options.get(key, 0)} × {text}" for key, text in texts.items()) if options else ""


def _by_answer(game: Game, names: bool) -> Iterator[list[object]]:  # noqa: FBT001
    head = ["player", *(["name"] if names else []), "place", "id", "round", "response", "outcome", "points"]
    yield [_word(game, name) for name in head]
    for number, player in game.players.items():
        for answer in _answers(game, number):
            told = _told(game, answer)
            row: list[object] = [
                player.id,
                *([player.name] if names else []),
                answer.place + 1,
                told["id"],
                answer.round,
            ]
            skipped = game.progress.played_at(answer.place).skipped
            went = _word(game, "skipped") if skipped else say(f"asking.{told['outcome']}", lang=game.facts.lang)
            yield [*row, told["text"], went, told["points"]]


def _answers(game: Game, number: int) -> Iterator[Answer]:
    """Yield a player's answers to what was revealed or left out, every vote of them."""
    for (place, _), answers in sorted(game.answers.items()):
        played = game.progress.played_at(place)
        if number in answers and (played.revealed or played.skipped):
            yield answers[number]


def _told(game: Game, answer: Answer) -> dict[str, Any]:
    marked = scores.is_marked(game, answer.place) and not game.progress.played_at(answer.place).skipped
    verdict = scores.verdict(game, answer.place, answer.response)
    return {
        "place": answer.place,
        "id": game.questions[answer.place].id,
        "round": answer.round,
        "response": msgspec.to_builtins(answer.response),
        "text": "; ".join(one_line(text) for text in given(game.shown(answer.place), answer.response)),
        "outcome": verdict.outcome if marked else "unmarked",
        "got": verdict.got if marked else 0,
        "of": verdict.of if marked else 0,
        "points": scores.points(game, answer) if marked else 0,
        "took": answer.took,
    }


def _cell(game: Game, place: int, number: int) -> object:
    answer = game.standing(place, number)
    return "" if answer is None else scores.points(game, answer)


def _word(game: Game, name: str) -> str:
    return say(f"room.sheet-{name}", lang=game.facts.lang)


def _number(game: Game, text: str) -> str:
    return text.replace(".", ",") if game.facts.lang == "fr" else text


def _harmless(cell: object) -> object:
    """Return a cell that no spreadsheet carries out."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
