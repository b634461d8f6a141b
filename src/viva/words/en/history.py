"""What is said of a learner's history on its way to another program and back."""

WORDS: dict[str, str | tuple[str, str]] = {
    "reviews": ("one review", "{n} reviews"),
    "along": (
        "Your history goes along: one question, {reviews}. Keep this file to yourself.",
        "Your history goes along: {n} questions, {reviews}. Keep this file to yourself.",
    ),
    "none": "There is no history of these questions yet: this is the plain deck.",
    "tick": "In Anki, tick “Import any learning progress”; only cards that are new to Anki take it.",
    "taken": (
        "{path}: one review of {questions} was new and is in your journal now.",
        "{path}: {n} reviews of {questions} were new and are in your journal now.",
    ),
    "would-take": ("{path}: one review of {questions} is new.", "{path}: {n} reviews of {questions} are new."),
    "of-questions": ("one question", "{n} questions"),
    "nothing-new": "{path}: nothing new.",
    "no-log": (
        "{path} holds no review. In Anki, tick “Include scheduling information” as you export, or export the whole "
        "collection (.colpkg)."
    ),
    "unread": "The deck {deck} has problems, so its reviews are not looked for: viva check {deck} tells which.",
    "known": ("One was taken before.", "{n} were taken before."),
    "own": (
        "One is an answer of yours in Viva that you had taken to Anki.",
        "{n} are answers of yours in Viva that you had taken to Anki.",
    ),
    "by-hand": (
        "One is no review: its due day was set by hand or by Anki.",
        "{n} are no reviews: the due day was set by hand or by Anki.",
    ),
    "no-card": ("One is of a card that is gone.", "{n} are of cards that are gone."),
    "no-moment": ("One has no moment that can be.", "{n} have no moment that can be."),
    "other-notes": (
        "One is of a note that is of none of your decks.",
        "{n} are of notes that are of none of your decks.",
    ),
    "preview": (
        "One only looked ahead, in a filtered deck, and counts for nothing in Anki either.",
        "{n} only looked ahead, in a filtered deck, and count for nothing in Anki either.",
    ),
    "unrated": ("One has no rating.", "{n} have no rating."),
}
