"""What may never change, since collections all over the world go by it."""

from __future__ import annotations

import hashlib
import json

from viva.formats.anki.models import CHANGED, LAST, NOTE_TYPES, model

FIELDS = {
    "Viva Basic": ["Question", "Answer"],
    "Viva Reversed": ["Question", "Answer"],
    "Viva Cloze": ["Text", "Extra"],
    "Viva Typed": ["Question", "Answer", "Accept"],
    "Viva Choice": ["Question", "Options", "Key", "Reasons", "Flags"],
    "Viva Order": ["Question", "Items", "Flags"],
    "Viva Match": ["Question", "Pairs", "Extra", "Flags"],
    "Viva Discuss": ["Question", "Points"],
}

FROZEN = "35199dbec7a166e6"
"""A digest of every number. If this test fails, do not change the digest: change the code back."""

LOOK = "401f33f2e7f79ed9"
"""A digest of templates and style. If this test fails, set CHANGED to now, and then this to what it is."""


def digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def test_the_fields_and_their_order_are_frozen() -> None:
    assert {one.name: list(one.fields) for one in NOTE_TYPES} == {name: [*own, *LAST] for name, own in FIELDS.items()}


def test_the_numbers_are_frozen() -> None:
    numbers = [[one.name, one.id, list(one.fields.values()), list(one.templates.items())] for one in NOTE_TYPES]
    assert digest(numbers) == FROZEN


def test_no_number_is_used_twice() -> None:
    numbers = [number for one in NOTE_TYPES for number in (one.id, *one.fields.values(), *one.templates.values())]
    assert len(numbers) == len(set(numbers))


def test_a_new_look_is_newer_than_the_old_one() -> None:
    looks = [[model(one).css, [[side["qfmt"], side["afmt"]] for side in model(one).templates]] for one in NOTE_TYPES]
    assert (digest(looks), CHANGED) == (LOOK, 1_795_807_680)


def test_every_field_but_the_spare_ones_and_those_for_searching_is_shown() -> None:
    for one in NOTE_TYPES:
        sides = "".join(side["qfmt"] + side["afmt"] for side in model(one).templates)
        hidden = [name for name in one.fields if f"{name}}}}}" not in sides]
        assert set(hidden) <= {"Level", "ID", "Spare1", "Spare2", "Flags"}, one.name
