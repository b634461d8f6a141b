"""What the rules of the families wording, options and cards say, in English; ``.fix`` is what to do."""

WORDS: dict[str, str | tuple[str, str]] = {}
