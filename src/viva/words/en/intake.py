"""Words about decks of other programs on their way in."""

WORDS: dict[str, str | tuple[str, str]] = {
    "picture": "A picture",
    "picture-prompt": "What does this picture show?",
    "map-head": (
        "What becomes of note types that Viva does not know. Correct it, and give it with --map.\n"
        "as: choice, card, typed, cloze or skip. The other values are names of fields:\n"
        "prompt, then for a card back (and reverse), for typed answer, for choice options and answer;\n"
        "explain and hint are free."
    ),
    "map-fields": "Its fields: {fields}",
    "unknown": (
        "One note was left out because Viva does not know its note type: {types}.",
        "{n} notes were left out because Viva does not know their note types: {types}.",
    ),
    "unknown.fix": "What is printed says how they could be read. Save it, correct it, and run: {line}",
    "took": (
        "{path}: one question in {banks}, from {total} notes.",
        "{path}: {n} questions in {banks}, from {total} notes.",
    ),
    "would-take": (
        "{path} would hold one question in {banks}, from {total} notes.",
        "{path} would hold {n} questions in {banks}, from {total} notes.",
    ),
    "banks": ("one bank", "{n} banks"),
    "counts": "Of the notes, {exact} came whole, {degraded} with losses, {skipped} not at all.",
    "next": "Look it over: {line}",
    "nothing": "Nothing of {path} could become a question, so nothing was written.",
    "reading": "Reading notes",
}
