"""What the rules of the families bank, translation, source and lock say, in English; ``.fix`` is what to do."""

WORDS: dict[str, str | tuple[str, str]] = {}
