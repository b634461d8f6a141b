"""A live class: a host, players on their phones, and a board; or a board alone. Nothing is imported here."""
