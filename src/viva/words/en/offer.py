"""What is said where a session was broken off, on the full screen and line by line."""

WORDS: dict[str, str | tuple[str, str]] = {
    "practice": "a practice of “{title}”",
    "review": "a review of “{title}”",
    "mistakes": "the mistakes in “{title}”",
    "cards": "cards of “{title}”",
    "exam": "an exam of “{title}”",
    "asked": "You asked for {asked}.",
    "other": "Broken off: {broken}, {n} of {of} answered.",
    "exam-left": "It is an exam with {left} left; its clock runs as soon as you go on.",
    "exam-open": "It is an exam: nothing is told before you hand it in.",
    "left": "{left} left",
    "kept": "The one that was broken off is kept either way.",
    "go-on-instead": "Go on with that one instead? (y/N)",
}
