"""Words that only Anki cards say; what every face says is in ``asking``.

They hold no sign of HTML, since they are put between tags as they are.
"""

WORDS: dict[str, str | tuple[str, str]] = {
    "several": "More than one may be right.",
    "how-many": ("One answer.", "{n} answers."),
    "to-the-letter": "To the letter.",
    "hints": ("Hint", "Hints"),
    "mistakes": "Not right:",
    "not-needed": "Not needed: {texts}",
    "verdict-right": "Right.",
    "verdict-partly": "{got} of {of} right.",
    "verdict-wrong": "Not right.",
    "missed": "missed",
    "had": "you had:",
    "had-rank": "you had it as {rank}",
    "says": "{voice}: {gist}",
    "credit": "Credit: {credit}",
    "licence": "Licence: {licence}",
    "source": "Source: {source}",
}
