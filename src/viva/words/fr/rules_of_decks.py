"""What the rules of the families bank, translation, source and lock say, in French; ``.fix`` is what to do."""

WORDS: dict[str, str | tuple[str, str]] = {}
