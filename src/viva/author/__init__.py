"""Helping an author: from a text to the map of its sentences, and to the beginnings of a deck."""
