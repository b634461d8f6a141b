"""What the rules of the families bank, translation, source and lock say, in English; ``.fix`` is what to do."""

WORDS: dict[str, str | tuple[str, str]] = {
    # deck.lock.
    "lock-conflict": "Git has left its marks here: two people have changed deck.lock in one place.",
    "lock-conflict.fix": (
        "Keep what both sides hold, of two lines for one thing the later one, delete the marks, and run viva lock."
    ),
    "lock-damaged": "deck.lock is damaged from here on: this is nothing that viva lock writes.",
    "lock-damaged.fix": (
        "Take it from your version control, or delete it and run viva lock, which dates every question anew."
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
    "lock-behind": "Anki would not take over yet what has changed in: {ids}",
    "lock-behind.fix": "Run viva lock once, then export: only then do your Anki and that of others take it over.",
    # Translations.
    "other-citations": "“{key}” is not what it is in {file}.",
    "other-citations.fix": "Delete the line, so that the translation takes it from there; or change it in {file}.",
    "restated": "“{key}” says the same as in {file}.",
    "restated.fix": "Delete it: the translation takes it from there. viva check --fix does so.",
    "other-numbers": "The numbers are not those of {file}: only here {here}, only there {there}.",
    "other-numbers.fix": "Correct the wrong one; a number may also be written out in words.",
    "not-translated": "This is word for word what stands in {file}.",
    "not-translated.fix": "Translate it; what is quoted in its own language goes in quotation marks.",
    "missing-explain": "“{key}” stands in {file} and is missing in {other}.",
    "missing-explain.fix": "Write it in both languages, or in neither.",
    "reasons-missing": "The options in {file} have reasons, those in {other} have none.",
    "reasons-missing.fix": "Translate what stands under because, so that learners of both languages get the same help.",
    "merged-rights": "“{text}” stands for two different rights of the original, “{one}” and “{two}”.",
    "merged-rights.fix": "Translate them by two different texts: only one of them is right here.",
    # The source.
    "no-citation": "The question cites no passage, and nothing said elsewhere.",
    "no-citation.fix": "Add what it rests on: cites, with the ids of passages in source.yaml, or elsewhere.",
    "number-not-in-passage": "{number} is in the key, and in nothing that the question cites.",
    "number-not-in-passage.fix": "Compare it with the source; if the number is reckoned, say so with level: apply.",
    "name-not-in-passage": "“{name}” is in the key, and in nothing that the question cites.",
    "name-not-in-passage.fix": (
        "Look whether another passage should be cited, or whether the name is spelled otherwise there."
    ),
    "unused-elsewhere": "No question mentions “{id}”.",
    "unused-elsewhere.fix": "Name it under elsewhere in a question that it bears on, or delete it.",
    "passage-unasked": "No question is asked about the passage {id}.",
    "passage-unasked.fix": "Ask one, or say under skip why there is none.",
    # Many questions together.
    "key-is-longest": "The key is the longest option in {count} of {of} choices; by chance it would be about {chance}.",
    "key-is-longest.fix": "Shorten some keys, or write fuller distractors: else one can answer without reading.",
    "near-duplicate": "This asks nearly the same as “{other}” ({file}, line {line}).",
    "near-duplicate.fix": "Delete one, or ask about something else; an id that learners know is the one to keep.",
    "same-options-other-key": "“{other}” ({file}, line {line}) asks the same with the same options and another key.",
    "same-options-other-key.fix": "One of the two is wrong: correct its key, or delete it.",
    "two-backs": "“{other}” ({file}, line {line}) has the same front and another back.",
    "two-backs.fix": "Say in each front what it asks for, or make one card of both.",
    "one-sided-claims": "All {count} claims are “{truth}”.",
    "one-sided-claims.fix": "Make some of them otherwise: false, or not said by the source.",
    # Settings and comments of the author.
    "unknown-rule": "There is no rule “{name}”.",
    "unknown-rule.fix": "viva check --rules lists them.",
    "unknown-rule-meant": "There is no rule “{name}”.",
    "unknown-rule-meant.fix": "Did you mean “{meant}”?",
    "unused-ignore": "There is nothing here for “{name}” to find.",
    "unused-ignore.fix": "Delete the comment.",
}
