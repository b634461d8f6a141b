"""What a question is: one frozen struct per kind, with the keys that a bank may write.

The structs say what the YAML may hold, and nothing else: no behaviour, so that every face and every format can
match on them exhaustively. The key that names the kind holds the prompt (``choice: What…?``); in Python it is
always ``prompt``. The reader, the careful reader and the JSON Schema are all derived from these structs, and the
descriptions are what an editor shows while one types.

Annotations are not postponed here: msgspec would have to compile each of them anew at every start.
"""

import re
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, get_args

from msgspec import Meta, Struct, field

MAX_ID: Final = 64
"""Characters in an id: it goes into guids, file names and tags."""

MAX_TEXT: Final = 20_000
"""Characters in one text: ten pages, so that no text can hold up a screen."""

END: Final = r"$(?!\n)"
"""The end of a text in a pattern; ``$`` alone would stand before a last line break too."""

ID: Final = rf"^[a-z0-9]+(-[a-z0-9]+)*{END}"
PASSAGE_ID: Final = rf"^[A-Za-z0-9][A-Za-z0-9._-]*{END}"
TAG: Final = rf"^[^\s\"',]+{END}"
WITHIN: Final = rf"^[0-9]{{1,30}}(\.[0-9]{{1,30}})? ?%?{END}"
BESIDE: Final = rf"^(?![/.])(?!.*[/\\]\.)[^\\:\x00-\x1f]+{END}"
"""Patterns that editors know too, so in what Python's and JavaScript's regular expressions share."""


def spelled(pattern: str, misfit: str, **more: Any) -> Meta:  # noqa: ANN401 - whatever `Meta` takes
    """Return what keeps a text to a pattern; ``misfit`` is the code of the problem with any other.

    Not `Meta`'s own ``pattern``: a struct that holds one can crash the interpreter when it ends
    (https://github.com/msgspec/msgspec/issues/717). `viva.bank.fit` checks these instead, editors know them too.
    """
    extra = {"pattern": re.compile(pattern), "misfit": misfit}
    return Meta(extra=extra, extra_json_schema={"pattern": pattern}, **more)


Text = Annotated[str, Meta(min_length=1, max_length=MAX_TEXT, extra={"prose": True})]
"""A text that people read: Markdown-lite, see ``docs/text.md``."""

Id = Annotated[str, spelled(ID, "not-an-id", max_length=MAX_ID)]
"""Lower-case words with hyphens: ``colour-code``."""

PassageId = Annotated[str, spelled(PASSAGE_ID, "not-a-passage-id", max_length=MAX_ID)]
"""The id of a passage, always a text: ``1.10`` is not ``1.1``."""

Tag = Annotated[str, spelled(TAG, "not-a-tag", max_length=MAX_ID)]
"""One word; hyphens part its words, since Anki's tags hold no space."""

Level = Literal["remember", "understand", "apply", "analyse", "evaluate"]
"""How far above recall a question asks (the revised taxonomy of Bloom)."""

Truth = Literal["true", "false", "unsaid"]
"""What a claim is: so, not so, or not said by the source."""


class Distractor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wrong option with the reason why it is wrong."""

    text: Annotated[Text, Meta(description="The option as the learner sees it.")]
    because: Annotated[Text, Meta(description="Why it is wrong; shown to who picked it.")] | None = None


class Tie(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Items that share one place in an order: any arrangement of them is right."""

    any: Annotated[tuple[Text, ...], Meta(min_length=2, description="Items in no order among them.")]


class Pair(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A left and the right that belongs to it."""

    left: Annotated[Text, Meta(description="What is asked.")]
    right: Annotated[Text, Meta(description="What belongs to it; a right may serve twice.")]


class Point(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A point worth touching in a discussion."""

    text: Annotated[Text, Meta(description="The point.")]
    elsewhere: Annotated[tuple[Id, ...], Meta(description="Entries of elsewhere.yaml it rests on.")] = ()


class Image(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A picture beside the bank, and the words for who cannot see it."""

    file: Annotated[
        str,
        spelled(
            BESIDE,
            "not-beside",
            max_length=200,
            description="A file beside the bank, or in a folder beside it.",
        ),
    ]
    alt: Annotated[Text, Meta(description="What the picture shows, in words.")]


class Common(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every question may have, whatever its kind."""

    id: Annotated[Id, Meta(description="For ever, and the same in every language.")]
    explain: Annotated[Text, Meta(description="Shown after the answer: what there is to learn.")] | None = None
    hints: Annotated[Text | tuple[Text, ...], Meta(description="One hint or several, shown step by step.")] = ()
    cites: Annotated[tuple[PassageId, ...], Meta(description="Ids of the passages it rests on.")] = ()
    elsewhere: Annotated[tuple[Id, ...], Meta(description="Ids of what other sources say.")] = ()
    level: Annotated[Level, Meta(description="What it asks for, from recall to judgement.")] | None = None
    tags: Annotated[tuple[Tag, ...], Meta(description="One word each.")] = ()
    group: Annotated[Id, Meta(description="Siblings: kept apart in review.")] | None = None
    marks: Annotated[int, Meta(ge=1, le=100, description="What it is worth; 1 unless said.")] = 1
    image: Image | None = None


class Choice(Common, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One right option among several."""

    prompt: Annotated[Text, Meta(description="Pick one: the question.")] = field(name="choice")
    answer: Annotated[Text, Meta(description="The right option.")]
    wrong: Annotated[tuple[Text | Distractor, ...], Meta(min_length=1, description="The other options.")]


class Select(Common, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Several right options among several."""

    prompt: Annotated[Text, Meta(description="Pick every right one: the question.")] = field(name="select")
    answers: Annotated[tuple[Text | Distractor, ...], Meta(min_length=1, description="Every right option.")]
    wrong: Annotated[tuple[Text | Distractor, ...], Meta(description="The other options.")] = ()


class Claim(Common, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement that the source supports, contradicts or leaves open."""

    prompt: Annotated[Text, Meta(description="True, false or not said: the statement.")] = field(name="claim")
    answer: Annotated[Truth, Meta(description="true, false, or unsaid where the source is silent.")]


class Typed(Common, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A few words to type; small slips are forgiven, visibly."""

    prompt: Annotated[Text, Meta(description="Type a few words: the question.")] = field(name="typed")
    answer: Annotated[Text, Meta(description="The answer as one would print it.")]
    accept: Annotated[tuple[Text, ...], Meta(description="Other answers that are as right.")] = ()
    exact: Annotated[bool, Meta(description="Forgive nothing: for code, formulas, spelling.")] = False
    wrong: Annotated[tuple[Distractor, ...], Meta(description="Likely mistakes, each with its reason.")] = ()


class Number(Common, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number to type, with its unit."""

    prompt: Annotated[Text, Meta(description="Type a number: the question.")] = field(name="number")
    answer: Annotated[Decimal, Meta(description="Digits and a point: 16.5")]
    within: Annotated[
        str,
        spelled(WITHIN, "not-a-tolerance", description="How far off is still right: 0.5 or 5%"),
    ] = "0"
    unit: Annotated[Text, Meta(description="What a bare number counts: million US dollars")] | None = None


class Cloze(Common, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text with blanks."""

    prompt: Annotated[Text, Meta(description="The text, its blanks as [[answer]] or [[answer|also right]].")] = field(
        name="cloze"
    )
    extra: Annotated[tuple[Text, ...], Meta(description="Words beside the answers: makes a word bank.")] = ()


class Order(Common, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Items to arrange."""

    prompt: Annotated[Text, Meta(description="Put in order: the question.")] = field(name="order")
    items: Annotated[
        tuple[Text | Tie, ...], Meta(min_length=2, description="In the right order; {any: [..]} for ties.")
    ]


class Match(Common, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lefts to pair with rights."""

    prompt: Annotated[Text, Meta(description="Pair them: the question.")] = field(name="match")
    pairs: Annotated[tuple[Pair, ...], Meta(min_length=2, description="Each left with its right.")]
    extra: Annotated[tuple[Text, ...], Meta(description="Rights that no left needs.")] = ()


class Card(Common, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A front and a back; the learner rates themselves."""

    prompt: Annotated[Text, Meta(description="The front.")] = field(name="card")
    back: Annotated[Text, Meta(description="The back.")]
    reverse: Annotated[bool, Meta(description="Ask it from the back, too.")] = False


class Discuss(Common, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question for talk: never due, never marked."""

    prompt: Annotated[Text, Meta(description="What to talk about.")] = field(name="discuss")
    points: Annotated[tuple[Text | Point, ...], Meta(min_length=1, description="What a good talk touches.")]
    positions: Annotated[tuple[Text, ...], Meta(description="Stands one may take, to vote on.")] = ()
    minutes: Annotated[int, Meta(ge=1, le=240, description="How long to talk.")] | None = None


Content = Choice | Select | Claim | Typed | Number | Cloze | Order | Match | Card | Discuss
"""A question's content: the closed set of kinds."""

Kind = Literal["choice", "select", "claim", "typed", "number", "cloze", "order", "match", "card", "discuss"]
"""The ten kinds, by the key that holds the prompt."""

KINDS: Final[dict[str, type[Content]]] = dict(zip(get_args(Kind), get_args(Content), strict=True))
"""From the kind key to its struct, in the order of the documentation."""

KIND_OF: Final[dict[type, Kind]] = dict(zip(get_args(Content), get_args(Kind), strict=True))
"""From the struct to its kind key."""
