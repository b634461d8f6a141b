"""What a question is: kinds, inline text, the reader, decks, sources and the library. Knows no other room."""
