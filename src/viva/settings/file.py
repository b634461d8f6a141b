"""What ``settings.yaml`` may hold: one struct, with the defaults and the ranges.

Annotations are not postponed here: msgspec would have to compile each of them anew at every start.
"""

import re
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from viva.settings import AUTO, COUNT

QUESTION_LANGUAGE: Final = r"^(auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$(?!\n)"

Theme = Literal[
    "auto",
    "dark",
    "light",
    "viva-dark",
    "viva-light",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
]
"""Ours, in short or in full, and those that Textual brings."""


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What a learner has settled."""

    language: Annotated[
        Literal["auto", "en", "fr"], Meta(description="The language of the program; auto: that of the system.")
    ] = "auto"
    question_language: Annotated[
        str,
        # A pattern as `viva.bank.kinds.spelled` has it, which stands above us.
        Meta(
            max_length=64,
            extra={"pattern": re.compile(QUESTION_LANGUAGE), "misfit": "not-a-language"},
            extra_json_schema={"pattern": QUESTION_LANGUAGE},
            description="The language of the questions, where a deck has it; auto: that of the program.",
        ),
    ] = AUTO
    theme: Annotated[Theme, Meta(description="The colours; auto: dark or light, as the terminal says it is.")] = "auto"
    animation: Annotated[Literal["on", "off"], Meta(description="Whether anything may move.")] = "on"
    count: Annotated[int, Meta(ge=0, le=1000, description="Questions in a session; 0 for all there are.")] = COUNT
    retention: Annotated[
        float, Meta(ge=0.7, le=0.97, description="The share of questions to be known when they come again.")
    ] = 0.9
    new_per_day: Annotated[int, Meta(ge=0, le=1000, description="New questions a day, at most.")] = 20
    reviews_per_day: Annotated[int, Meta(ge=1, le=10000, description="Reviews a day, at most.")] | None = None
    day_ends: Annotated[int, Meta(ge=0, le=12, description="The hour at which a day of learning ends.")] = 4
    exam_minutes: Annotated[int, Meta(ge=1, le=1440, description="Minutes for an exam.")] | None = None
    marks_out_of: (
        Annotated[
            Literal[20, 100], Meta(description="What an exam is marked out of; 20 in French and 100 else if left out.")
        ]
        | None
    ) = None
    editor: (
        Annotated[
            str,
            Meta(min_length=1, max_length=1000, description="The editor's command; without it $VISUAL or $EDITOR."),
        ]
        | None
    ) = None
    keys: Annotated[
        dict[
            Annotated[str, Meta(max_length=64)],
            Annotated[str, Meta(min_length=1, max_length=64)]
            | Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=64)], ...], Meta(min_length=1)],
        ],
        Meta(description="Other keys for what can be done: the name of an action, and a key or a list of them."),
    ] = {}
