"""Checking: what is wrong with a deck or a bank, or worth a look. A finding is data; the faces phrase it."""

from viva.check.finding import Finding, Severity
from viva.check.run import check_bank, check_deck, check_path

__all__ = ["Finding", "Severity", "check_bank", "check_deck", "check_path"]
