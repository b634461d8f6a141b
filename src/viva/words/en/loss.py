"""Words about what a format cannot take along, and about exports that were refused."""

WORDS: dict[str, str | tuple[str, str]] = {
    "times": "{n} times: {loss} ({ids})",
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
    # Losses on the way in.
    "note-no-cards": "Anki makes no card of it.",
    "note-empty": "Its front is empty.",
    "note-no-back": "Its back is empty.",
    "note-back-picture": "Its back is a picture without a word; only a prompt can have a picture.",
    "note-back-sound": "Its back is a sound, and Viva plays none.",
    "note-only-sound": "Its front is a sound, and Viva plays none.",
    "note-no-cloze": "Nothing is hidden in its text.",
    "note-empty-blank": "A blank of it hides no words.",
    "note-no-key": "Its key, “{answer}”, names none of its options.",
    "note-occlusion": "It hides parts of a picture, which Viva cannot do.",
    "note-type-unknown": "Viva does not know the note type “{type}”; a mapping can say what it is (--map).",
    "note-mapped-skip": "The mapping leaves the note type “{type}” out.",
    "note-broken": "It is damaged: its note type or its fields are missing.",
    "note-too-long": "Its text has {size} characters; a question holds {most}.",
    "note-too-much": "Its HTML is far too long or far too deep.",
    "note-refused": "A bank cannot hold it: {reason}.",
    "note-flawed-same-option": "Two of its options say the same: “{text}”.",
    "note-flawed-too-many-options": "It has more than {most} options.",
    "note-retired": "It was taken out of its deck.",
    "source-dropped": "The passages it rests on are not in the package.",
    "elsewhere-dropped": "What is said elsewhere is not in the package as entries of their own.",
    "note-changed": "It was changed in Anki, so only what its card shows came along.",
    "sound-dropped": "A sound stayed behind.",
    "embedded-dropped": "A film, a form or a script stayed behind.",
    "picture-embedded": "A picture inside the text itself stayed behind.",
    "picture-more": "A question has one picture; {file} stayed behind.",
    "picture-there": "Only a prompt can have a picture; {file} stayed behind.",
    "picture-in-blank": "A blank holds words only; its picture stayed behind.",
    "formula-in-blank": "A blank holds words only; its formula is to be typed as “{tex}”.",
    "picture-missing": "The package does not hold the picture {file}.",
    "picture-elsewhere": "The picture {file} lies on the network, and Viva fetches nothing.",
    "picture-kind": "{file} is no sort of picture that Viva shows.",
    "picture-broken": "The picture {file} is damaged or too large.",
    "table-flattened": "A table became lines of text.",
    "script-flattened": "Raised or lowered signs are written as ^(…) or _(…).",
    "cloze-in-tex": "A blank stood inside a formula, which is parted there.",
    "link-dropped": "A link led to no page of the web; its words stay.",
    "tag-changed": "The tag {tag} is written otherwise, or is too long.",
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
    "refused-other-kind": (
        "{id} is of another kind in {file}, and Anki would get a second note: an id is bound to its kind for ever, so "
        "give the question a new id."
    ),
    "refused-another-deck": "{file} is no export of this deck in these languages by Viva.",
    "refused-other-fields": (
        "The notes of {name} in {file} have other fields than ours, so Anki would take no update: export with the Viva "
        "that made it."
    ),
    "refused-cannot-write": "{path} cannot be written: {reason}.",
}
