"""What is said about coverage: which passages are asked, and which sentences still stand in their text."""

WORDS: dict[str, str | tuple[str, str]] = {
    # The summary.
    "all-asked": (
        "Passages asked: {asked} of {all}, each at least once.",
        "Passages asked: {asked} of {all}, each at least {n} times.",
    ),
    "some-asked": "Passages asked: {asked} of {all}.",
    "no-passages": "The source has no passages yet.",
    "never-these": ("One is never asked: {ids}", "{n} are never asked: {ids}"),
    "skipped-these": ("One is skipped for a reason: {ids}", "{n} are skipped for a reason: {ids}"),
    "total": (
        "One question: {marked} marked, {talk} for discussion.",
        "{n} questions: {marked} marked, {talk} for discussion.",
    ),
    "total-none": "No question has been written yet.",
    "total-marked": ("One question, which is marked.", "{n} questions, all of them marked."),
    "total-talk": (
        "One question, for discussion: it is not marked.",
        "{n} questions, all for discussion: none is marked.",
    ),
    "languages": "By language: {counts}",
    # Levels.
    "level-remember": "remember",
    "level-understand": "understand",
    "level-apply": "apply",
    "level-analyse": "analyse",
    "level-evaluate": "evaluate",
    "level-none": "no level",
    "level-discuss": "discuss",
    # A passage.
    "section": "Section {number}",
    "no-gist": "(its gist is not written yet)",
    "never": "never asked",
    "skipped": "skipped",
    "reason": "Skipped: {reason}",
    "lacking": "not yet in {language}: {ids}",
    # What rests on nothing.
    "uncited": ("One question rests on no passage:", "{n} questions rest on no passage:"),
    "more": ("and one more", "and {n} more"),
    # The text itself.
    "proved": "in the text",
    "unproved": "not in the text",
    "instead": "Now it says:",
    "instead-unknown": "What stands there now cannot be told.",
    "look-at": "Look at: {questions}",
    "nothing-rests": "No question rests on this passage.",
    "all-proved": ("The one sentence is in {file}, word for word.", "All {n} sentences are in {file}, word for word."),
    "some-proved": (
        "One of {all} sentences is not in {file}: {ids}",
        "{n} of {all} sentences are not in {file}: {ids}",
    ),
    "none-proved": "Not one of the {all} sentences is in {file}. Is it the text that was mapped?",
    # The page.
    "page-title": "Coverage: {title}",
    "page-levels": "Questions by level",
    "page-level": "Level",
    "page-count": "Questions",
    "page-passages": "Passages",
    "page-id": "Passage",
    "page-says": "What it says",
    "page-asks": "Questions",
    "page-only": "only {langs}",
    "page-written": "{path} is written.",
}
