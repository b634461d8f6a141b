"""What viva check says around its findings."""

WORDS: dict[str, str | tuple[str, str]] = {
    "folded": (
        "… and one more of these in {file}; {line} shows all.",
        "… and {n} more of these in {file}; {line} shows all.",
    ),
    "nothing-asked": "Nothing is asked yet in {names}.",
    "reader": "What keeps a file from being read has codes too: viva check --explain CODE says what to write.",
    "explained": "Viva cannot use a file in which this stands. How banks are written: docs/bank.md.",
    "write": "Write:",
}
