"""What is said to an author: what became of a map, and the comments in files that Viva begins."""

WORDS: dict[str, str | tuple[str, str]] = {
    # What became of a map.
    "mapped": ("{path}: one passage.", "{path}: {n} passages."),
    "would-map": ("{path} would hold one passage.", "{path} would hold {n} passages."),
    "fill-in": "Write into it who speaks, and in a few words of your own what each passage says (gist).",
    "map-same": ("{path}: nothing has changed, one passage.", "{path}: nothing has changed, {n} passages."),
    "cleared": "{path}: the sentences are no longer in it; nothing else has changed.",
    "would-clear": "{path} would no longer hold the sentences; nothing else would change.",
    "updated": ("{path}: one passage unchanged.", "{path}: {n} passages unchanged."),
    "would-update": ("{path} would have one passage unchanged.", "{path} would have {n} passages unchanged."),
    "changed": ("  one changed: {ids}", "  {n} changed: {ids}"),
    "new": ("  one new: {ids}", "  {n} new: {ids}"),
    "removed": ("  one taken out: {ids}", "  {n} taken out: {ids}"),
    "kept": (
        "  no longer in the text, but kept because a question cites it: {id} ({questions})",
        "  no longer in the text, but kept because questions cite it: {id} ({questions})",
    ),
    "begin": (
        "No question is begun for it: write one in a bank, with {line}",
        "No question is begun for them: write some in a bank, the first with {line}",
    ),
    "not-begun": (
        "A question that was begun for it in the comments of a bank is yours to delete.",
        "Questions that were begun for them in the comments of a bank are yours to delete.",
    ),
    "look-at": (
        "Look at the gist of what has changed, and at the questions that cite it: {questions}",
        "Look at the gists of what has changed, and at the questions that cite them: {questions}",
    ),
    "look-at-gist": (
        "Look at the gist of what has changed; no question cites it.",
        "Look at the gists of what has changed; no question cites them.",
    ),
    "apart": (
        "One line is no passage, being a heading or an item without a full stop: {lines}",
        "{n} lines are no passages, being headings or items without a full stop: {lines}",
    ),
    "apart-line": "“{text}”",
    # What became of a new deck.
    "begun": ("{path}: a deck with a map of one passage.", "{path}: a deck with a map of {n} passages."),
    "begun-alone": "{path}: a deck without a source.",
    "begun-next": "Write questions into {bank}: each is begun there as a comment.",
    "begun-next-alone": "Write questions into {bank}: one is begun there as a comment.",
    "begun-then": "Then: {line}",
    "guessed": "Language: {language}; --lang says otherwise.",
    "no-rules": "Viva has no rules of its own for the language {language}: viva check will look at less.",
    # Comments in source.yaml.
    "map-head": (
        "The map of a text: one passage for each sentence, known by its length and digest. "
        "When the text has changed, “viva source map TEXT -o source.yaml” brings this file up to date, and keeps "
        "what you write into it."
    ),
    "map-with-text": (
        "Each sentence stands above its passage as a comment, for you. Before you publish a deck about a text that is "
        "not yours, take them out with “viva source map TEXT -o source.yaml --no-text”."
    ),
    "map-voices": (
        "Who says it, as after “According to …”. There may be more voices, each with a name and a role; every passage "
        "names its own."
    ),
    "map-passages": (
        "gist: what the passage says, in a few words of your own; learners see it after they have answered. "
        "A line “skip: …” with the reason tells that nothing is asked about a passage."
    ),
    "speaker": "the author",
    # Comments in deck.yaml.
    "deck-key": "Random, and for ever: what learners have learnt hangs on it.",
    "deck-more": "To fill in; take the “# ” away.",
    "deck-about": "What it asks about, in a sentence or two.",
    "deck-credit": "Who wrote the questions, and after which text.",
    "deck-anki": "What it is called in Anki. Once you have given it to somebody, leave it: Anki knows decks by name.",
    # Comments in a bank.
    "bank-head": (
        "A question is begun for each passage. Take the “# ” away from its lines, write it, and it is one; "
        "most editors do that for the lines that are marked, with Ctrl-/. Give it an id that tells what it asks: "
        "the id is for ever. Leave out what is not worth asking, or ask two questions about one passage."
    ),
    "bank-alone": (
        "A question is begun below. Take the “# ” away from its lines, write it, and it is one. Give it an id that "
        "tells what it asks: the id is for ever."
    ),
    "stub-prompt": "What …?",
    "stub-text": "…",
}
