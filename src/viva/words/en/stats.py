"""What is said about how it goes."""

WORDS: dict[str, str | tuple[str, str]] = {
    "nothing": "Nothing answered yet, so there is nothing to show. Begin with: viva quiz",
    "answers": ("One answer in all.", "{number} answers in all."),
    "streak": ("One day in a row.", "{n} days in a row."),
    "spent": "Time spent: {week} in the last 7 days, {month} in the last 30, {ever} in all.",
    "hours": "{hours} h {minutes} min",
    "minutes": "{minutes} min",
    "percent": "{number}%",
    # The calendar.
    "year": "Answers, day by day for a year",
    "days": "Mon Tue Wed Thu Fri Sat Sun",
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    # What comes.
    "due": "What comes due in the next 30 days",
    "today": "today",
    "due-in-all": ("One question, {today} of it today.", "{n} questions, {today} of them today."),
    "due-none": "Nothing yet.",
    "new-besides": ("At most one new question a day besides.", "At most {n} new ones a day besides."),
    # What was remembered.
    "remembered": "Remembered from one day to another",
    "reviews-month": ("One review in the last 30 days", "{number} reviews in the last 30 days"),
    "reviews-ever": ("One review in all", "{number} reviews in all"),
    "expected": "expected",
    "observed": "observed",
    "wanted": "Questions come again so that you know {percent} of them.",
    "no-reviews": "No question has come again on a later day yet.",
    # What is known.
    "topics": "Known, by topic",
    "levels": "Known, by level",
    "known": "{n} of {of}",
    "signs": "●\u00a0known for three weeks or more, ◐\u00a0seen, ○\u00a0new",
    "level-remember": "remember",
    "level-understand": "understand",
    "level-apply": "apply",
    "level-analyse": "analyse",
    "level-evaluate": "evaluate",
    "level-none": "no level",
    # What is hard.
    "hardest": "Hardest to keep",
    "lapses": ("forgotten once", "forgotten {n} times"),
    "leech": "{told}, a leech",
    "leeches": (
        "One question is a leech (✗): repeating it helps no more. Write it anew, or part it in two.",
        "{n} questions are leeches (✗): repeating them helps no more. Write them anew, or part them in two.",
    ),
}
