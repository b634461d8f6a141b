"""The program's words in English, a module for each room that speaks."""
