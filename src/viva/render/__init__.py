"""Drawing texts: from the tree of inline text to plain text, and making any text safe to show."""
