"""What is said about how it goes."""

WORDS: dict[str, str | tuple[str, str]] = {
    "nothing": "Nothing answered yet, so there is nothing to show. Begin with: viva quiz",
    "answers": ("One answer in all.", "{number} answers in all."),
    "streak": ("One day in a row.", "{n} days in a row."),
    "time": "Time spent, week by week",
    "spent": "{week} in the last 7 days, {month} in the last 30, {ever} in all.",
    "each": ("About a second for each answer.", "About {seconds} seconds for each answer."),
    "hours": "{hours} h {minutes} min",
    "minutes": "{minutes} min",
    "percent": "{number}%",
    # The calendar.
    "year": "Answers, day by day",
    "days": "Mon Tue Wed Thu Fri Sat Sun",
    "months-short": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    # What comes.
    "due": "What comes due in the next 30 days",
    "today": "today",
    "due-in-all": ("One question in all, {today} today.", "{n} questions in all, {today} of them today."),
    "due-none": "Nothing yet.",
    "new-besides": ("At most one new question a day besides.", "At most {n} new ones a day besides."),
    # What was remembered.
    "remembered": "Remembered from one day to another",
    "reviews-month": ("One review in the last 30 days", "{number} reviews in the last 30 days"),
    "reviews-ever": ("One review in all", "{number} reviews in all"),
    "expected": "expected",
    "observed": "observed",
    "by-month": "Observed month by month; {tick} is what was expected",
    "wanted": "Questions come again so that you know {percent} of them.",
    "no-reviews": "No question has come again on a later day yet.",
    # What is known.
    "topics": "Known, by topic",
    "levels": "Known, by level",
    "known": "{n} of {of}",
    "signs": "●\u00a0known for three weeks or more, ◐\u00a0seen, ○\u00a0new",
    "talks": (
        "One question is for discussion; it is never due, and not counted here.",
        "{n} questions are for discussion; they are never due, and not counted here.",
    ),
    "passages": "Known, passage by passage",
    "passage-signs": (
        "●\u00a0three of four questions on it are known, ◐\u00a0some were seen, ○\u00a0none yet, "
        "·\u00a0nothing is asked on it"
    ),
    "least": "Known least",
    "level-remember": "remember",
    "level-understand": "understand",
    "level-apply": "apply",
    "level-analyse": "analyse",
    "level-evaluate": "evaluate",
    "level-none": "no level",
    # What is hard.
    "hardest": "Hardest to keep",
    "none-hard": "Nothing has been forgotten from one day to another yet.",
    "lapses": ("forgotten once", "forgotten {n} times"),
    "leech": "{told}, a leech",
    "leeches": (
        "One question is a leech (✗): repeating it no longer helps. Write it anew, or part it in two.",
        "{n} questions are leeches (✗): repeating them no longer helps. Write them anew, or part them in two.",
    ),
}
