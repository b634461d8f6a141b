"""What is said about the settings file: what each setting is, and what is wrong with it."""

WORDS: dict[str, str | tuple[str, str]] = {
    # The file that `viva settings --edit` begins.
    "head": (
        "Viva’s settings. Nothing is set yet: take the # off a line that has no space after it.\n"
        "“viva settings” shows what holds now, and why."
    ),
    "language": "The language of the program: auto, en, fr.",
    "question-language": "The language of the questions, where a deck has it: auto is that of the program.",
    "theme": ("The colours: auto (dark or light, as the terminal says it is), dark, light, or one of: {themes}."),
    "animation": "Whether anything may move: on, off.",
    "count": "Questions in a session; 0 for all there are.",
    "retention": (
        "How much of what comes again you want to know then, from {least} to {most}. More means more reviews."
    ),
    "new-per-day": "New questions a day, at most.",
    "reviews-per-day": "Reviews a day, at most; without this line, all that are due.",
    "day-ends": "The hour at which a day of learning ends, from 0 to 12: at 4, one in the morning is still today.",
    "exam-minutes": "Minutes for an exam; without this line it has no end.",
    "marks-out-of": "What an exam is marked out of, 20 or 100; without this line 20 in French, else 100.",
    "editor": "The command that opens a file; without this line $VISUAL or $EDITOR.",
    "keys": "Other keys for what can be done. The actions: {actions}.",
    # Where a value comes from.
    "from-default": "default",
    "from-line": "line {line}",
    "none": "—",
    "no-file": "{path} is not there yet: “viva settings --edit” makes it.",
    # What `viva settings --edit` says.
    "sound": "{path} is sound.",
    "problems": ("One problem; that setting keeps its default.", "{n} problems; those settings keep their defaults."),
    "no-editor": "No editor was found for {path}. Set VISUAL or EDITOR to the command of one, such as nano.",
    "editor-missing": "The editor “{command}” cannot be run ({reason}). {path} can be edited with any other.",
    "editor-failed": "The editor “{command}” ended with status {status}.",
    # At the start of any command.
    "broken": "{problem} Until then the default is used; “viva settings --edit” opens the file.",
    "broken-more": (
        "{problem} There is another problem. Until then the defaults are used; “viva settings --edit” opens the file.",
        "{problem} There are {n} more. Until then the defaults are used; “viva settings --edit” opens the file.",
    ),
    # Keys that an action cannot have.
    "unknown-action": "There is no action “{action}”.",
    "unknown-action.fix": "There are: {known}.",
    "unknown-action-meant": "There is no action “{action}”.",
    "unknown-action-meant.fix": "Did you mean “{meant}”?",
    "fixed-action": "“{action}” is a way of answering, and has the keys it has.",
    "fixed-action.fix": "Delete the line.",
    "no-such-key": "There is no key “{key}”.",
    "no-such-key.fix": "Write a character, F1 to F24, or Enter, Tab, Home, PgUp, … after Ctrl+ or Alt+ perhaps.",
    "same-as": "To a terminal, {key} is the same as {other}.",
    "same-as.fix": "Take another key for “{action}”.",
    "kept-key": "{key} means the same everywhere, and “{action}” cannot have it.",
    "kept-key.fix": "Take another key.",
    "answer-key": "While a question waits, {key} is part of an answer, so “{action}” cannot have it.",
    "answer-key.fix": "Take a key such as F2 or Ctrl+G.",
    "key-taken": "“{action}” cannot have {key}: that is “{other}” in the same place.",
    "key-taken.fix": "Take another key for one of the two.",
}
