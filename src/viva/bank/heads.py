"""What stands above the questions: the structs of ``deck.yaml`` and of a bank's head.

Without postponed annotations, as in `viva.bank.kinds`: msgspec would have to compile each one anew at every start.
"""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from viva.bank.kinds import END, Id, Tag, Text, spelled
from viva.bank.source import Lang, Said

DECK_KEY: Final = rf"^[0-9a-f]{{8,64}}{END}"
BANK_FILE: Final = rf"^[^/\\.\x00-\x1f][^/\\\x00-\x1f]*\.yaml{END}"


class BankRef(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A bank as ``deck.yaml`` names it."""

    file: Annotated[Id, Meta(description="The name without language: health-codes for health-codes.en.yaml.")]
    anki: Annotated[Said, Meta(description="Its Anki deck below the parent; frozen, since Anki matches by name.")]


class CheckSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a deck's author asks of ``viva check``: see ``docs/check.md``."""

    select: Annotated[
        tuple[str, ...], Meta(description="Only these rules or families; default and all are names too.")
    ] = ()
    ignore: Annotated[tuple[str, ...], Meta(description="Not these rules or families.")] = ()
    severity: Annotated[
        dict[str, Literal["error", "warning", "info"]], Meta(description="How much a rule weighs, by its code.")
    ] = {}
    limits: Annotated[dict[str, float], Meta(description="From where on a rule that counts finds something.")] = {}


class DeckFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``deck.yaml`` holds."""

    viva: Annotated[Literal[1], Meta(description="The version of the format.")]
    key: Annotated[str, spelled(DECK_KEY, "not-a-key", description="Random, written once, never changed.")]
    languages: Annotated[tuple[Lang, ...], Meta(min_length=1, description="The first is the deck's own.")]
    title: Said
    about: Said | None = None
    credit: Said | None = None
    licence: Annotated[str, Meta(min_length=1, description="An SPDX id: CC-BY-4.0")] | None = None
    anki: Annotated[Said, Meta(description="The parent deck in Anki; frozen.")] | None = None
    banks: Annotated[tuple[BankRef, ...], Meta(min_length=1)]
    tags: Annotated[
        dict[Tag, Said], Meta(description="What learners see instead of a tag; the tag stays what it is.")
    ] = {}
    check: CheckSettings = CheckSettings()


class BankHead(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands above the questions of a bank."""

    viva: Annotated[Literal[1], Meta(description="The version of the format.")]
    lang: Annotated[Lang, Meta(description="The language of its text: en, fr")]
    title: Annotated[Text, Meta(description="The topic, as a learner sees it.")]
    about: Annotated[Text, Meta(description="One or two sentences about it.")] | None = None
    translates: (
        Annotated[
            str,
            spelled(
                BANK_FILE,
                "not-a-bank-file",
                max_length=200,
                description="The bank it translates, a file beside it: health-codes.en.yaml",
            ),
        ]
        | None
    ) = None
