"""What is wrong with a journal, and the way out."""

WORDS: dict[str, str | tuple[str, str]] = {
    "no-folder": "{path} cannot be made ({reason}), and that is where answers are kept.",
    "no-folder.fix": "Let VIVA_HOME name a folder that you may write in.",
    "folder": "{path} is a folder, and answers are kept in a file of that name.",
    "folder.fix": "Move it aside, or let VIVA_HOME name another folder.",
    "foreign": "{path} is a database of another program.",
    "foreign.fix": "Move it aside, or let VIVA_HOME name another folder. Nothing in it was changed.",
    "moved": "{path} was moved or deleted while Viva was running, so this answer could not be kept.",
    "moved.fix": "Put it back, or leave and start again; what was answered before it went is where it went.",
    "read-only": "{path} cannot be written, so no answer could be kept.",
    "read-only.fix": "Make it writable, or let VIVA_HOME name a folder that is.",
    "newer": "{path} was written by a newer Viva, which this one must not touch.",
    "newer.fix": "Update Viva, or let VIVA_HOME name another folder.",
    "damaged": "{path} is not a journal that can be read ({reason}).",
    "damaged.fix": (
        "Move it aside together with the -wal and -shm files beside it, and Viva begins a new one; "
        "or go back to a copy with `viva restore`. Nothing in it was changed."
    ),
    "full": "{path} cannot be written: the disk is full or failing ({reason}).",
    "full.fix": "Make room and answer again; everything before is kept.",
    "busy": "{path} is in use by another Viva that does not let go.",
    "busy.fix": "Close the other one and try again.",
}
