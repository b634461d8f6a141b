"""What the rules of the families bank, translation, source and lock say, in English; ``.fix`` is what to do."""

WORDS: dict[str, str | tuple[str, str]] = {
    # deck.lock.
    "lock-conflict": "Git has left its marks here: two people have changed deck.lock in one place.",
    "lock-conflict.fix": (
        "Keep what both sides hold, of two lines for one thing the later one, delete the marks, and run viva lock."
    ),
    "locked-twice": "“{id}” stands in deck.lock twice.",
    "locked-twice.fix": "Keep the entry with the later moments, and run viva lock.",
    "not-a-moment": "“{text}” is no moment.",
    "not-a-moment.fix": "Take the line from an earlier version of the file, or write it as in 2020-03-14T15:09:26Z",
    "not-a-lock-digest": "“{text}” is no digest.",
    "not-a-lock-digest.fix": (
        "Take the line from an earlier version of the file; a digest has 16 digits, 0 to 9 and a to f."
    ),
    "kind-changed": "“{id}” is of the kind “{now}” here, and was “{was}” before.",
    "kind-changed.fix": (
        "Give this question a new id, or make it “{was}” again: Anki and learners know the old id as “{was}”."
    ),
    "retired-id-used": (
        "“{id}” is of the kind “{now}” here, and was the id of a question that was taken out, of the kind “{was}”."
    ),
    "retired-id-used.fix": "Give this question a new id: Anki and learners still know the old one as “{was}”.",
    "lock-behind": "deck.lock does not know yet what has changed in: {ids}",
    "lock-behind.fix": "Run viva lock before you publish the deck, or the changes reach nobody who has it in Anki.",
}
