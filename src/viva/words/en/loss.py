"""Words about what a format cannot take along, and about exports that were refused."""

WORDS: dict[str, str | tuple[str, str]] = {
    # Losses.
    "discuss-not-exported": "A question for discussion is no card; it goes along only with --discuss.",
    "recall-needs-options": "The question speaks of its options, so it stays one to choose from.",
    "accept-not-compared": "Anki compares what is typed with “{answer}” alone; what else is right stands on the back.",
    "within-not-compared": "Anki compares digits, not sizes; that {within} off is right, too, stands on the back.",
    "marks-not-kept": "Anki knows no marks; it was worth {marks}.",
    "group-as-tag": "Anki does not keep siblings of different notes apart; the group {group} becomes a tag.",
    "tag-not-kept": "Anki keeps the tag {tag} for itself and takes it off what is imported.",
    "image-missing": "There is no picture {file}; its description stands in its place.",
    "image-outside": "The picture {file} lies outside the bank's folder; its description stands in its place.",
    "image-kind": "{file} is no picture that Anki shows; its description stands in its place.",
    "passage-unknown": "The deck's source has no passage {ids}; only the number goes along, as a tag.",
    "elsewhere-unknown": "elsewhere.yaml has no entry {ids}.",
    "characters-replaced": "Characters that no file can hold were replaced by \ufffd.",
    # Refusals.
    "refused-no-format": "There is no format {name}. There is: {known}.",
    "refused-no-bank": "The deck {deck} has no bank {name}. It has: {known}.",
    "refused-no-lang": "The deck {deck} has no language {wanted}. It has: {known}.",
    "refused-no-questions": "Nothing is asked yet in {name}, so there is nothing to export.",
    "refused-nothing": "The deck {deck} has none of these banks in {wanted}.",
    "refused-twice": (
        "The id {id} is used in {first} and again in {second}. An id is for one question only: change one of them."
    ),
    "refused-same-name": (
        "{first} and {second} would become one Anki deck, “{name}”: give them different names in deck.yaml."
    ),
    "refused-no-history": "The format {name} holds no history: leave out --with-history.",
    "refused-over-plain": (
        "{path} is a deck without a history, to give to anybody: write your history into another file, with -o."
    ),
    "refused-renamed": (
        "“{before}” in {file} is called “{now}” now, and Anki knows a deck by its name: write the old name under anki: "
        "in deck.yaml, or leave --since out and let people rename theirs."
    ),
    "refused-another-deck": "{file} holds nothing of this deck in these languages.",
    "refused-other-fields": (
        "The notes of {name} in {file} have other fields than ours, so Anki would take no update: export with the Viva "
        "that made it."
    ),
    "refused-cannot-write": "{path} cannot be written: {reason}.",
}
