"""What the rules of the families wording, options and cards say, in French; ``.fix`` is what to do."""

WORDS: dict[str, str | tuple[str, str]] = {}
