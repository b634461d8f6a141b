"""What is said when journals meet in a folder, and of copies of them."""

WORDS: dict[str, str | tuple[str, str]] = {
    "files": ("one other machine", "{n} other machines"),
    "taken": ("One entry came in from {files}.", "{n} entries came in from {files}."),
    "nothing-new": "Nothing new from {files}.",
    "alone": "No other machine has been here yet.",
    "sent": ("{path} now has the one entry of this journal.", "{path} now has all {n} entries of this journal."),
    "torn": "{file} was left alone: it has arrived only in part. Wait until it is whole, and sync again.",
    "foreign": "{file} was left alone: no Viva wrote it so. Delete it, and sync again on the machine that it is from.",
    "newer": "{file} was left alone: a newer Viva wrote it. Update this one, and sync again.",
    "twin": (
        "{file} was left alone: it is of a copy of this journal that went on by itself, and the two gave the same "
        "numbers to different answers. Go back to a backup from before the copy on one of the two, and sync again."
    ),
    "unreadable": "{file} was left alone: it cannot be read. Look at who may read it, and sync again.",
    "backed-up": ("One answer is kept in {path}.", "{n} answers are kept in {path}."),
    "sure": "Put {path} in the place of the present journal, which is kept beside it? [y/n]",
    "yes": "y yes",
    "left": "Nothing was changed.",
    "restored": ("The journal is that of {path}: one answer.", "The journal is that of {path}: {n} answers."),
    "kept": "The one before is kept in {path}.",
}
