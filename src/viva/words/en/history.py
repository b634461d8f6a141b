"""What is said of a learner's history on its way to another program and back."""

WORDS: dict[str, str | tuple[str, str]] = {
    "reviews": ("one review", "{n} reviews"),
    "along": (
        "Your history goes along: one question, {reviews}. Keep this file to yourself.",
        "Your history goes along: {n} questions, {reviews}. Keep this file to yourself.",
    ),
    "none": "There is no history of these questions yet: this is the plain deck.",
    "tick": "In Anki, tick “Import any learning progress”; only cards that are new to Anki take it.",
}
