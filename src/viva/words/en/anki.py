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
    "says": "{voice}: {gist}",
    "credit": "Credit: {credit}",
    "licence": "Licence: {licence}",
    "source": "Source: {source}",
}
