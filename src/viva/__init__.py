"""Viva turns what people said or wrote into questions that can be checked against it."""

__version__ = "0.1.0"
