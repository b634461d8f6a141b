"""The rules themselves, for who wants to know them: the list, and the page of each."""

from __future__ import annotations

import click

from viva.check.pages import page
from viva.check.registry import FAMILIES, RULES
from viva.check.select import CODES, FAMILY_OF, meant
from viva.cli.output import write_json
from viva.cli.values import Misuse
from viva.words import say

FOLDER_SEVERITY = {
    "kind-changed": "error",
    "retired-id-used": "error",
    "lock-behind": "info",
    "unused-elsewhere": "info",
    "passage-unasked": "info",
    "unused-ignore": "info",
    "unknown-rule": "warning",
    "bank-unlisted": "warning",
    "bank-untranslated": "warning",
    "untranslated": "warning",
}
"""How much the rules weigh that look at a folder, where it is not an error."""


def listed(*, as_json: bool) -> None:
    """Write the list of all rules, by family."""
    by_code = {rule.code: rule for rule in RULES}
    rows = [
        {
            "code": code,
            "family": FAMILY_OF[code],
            "severity": by_code[code].severity if code in by_code else FOLDER_SEVERITY.get(code, "error"),
            "default": by_code[code].default if code in by_code else True,
            "sees": _sees(code),
        }
        for family in FAMILIES
        for code in CODES
        if FAMILY_OF[code] == family and not code.endswith("-meant")
    ]
    if as_json:
        write_json(rows)
        return
    for family in FAMILIES:
        click.echo(family)
        for row in rows:
            if row["family"] == family:
                off = "" if row["default"] else f" ({say('cli.rule-off')})"
                severity = say(f"cli.{row['severity']}")
                click.echo(f"  {row['code']:<24} {severity:<{max(len(say('cli.warning')), 8)}} {row['sees']}{off}")
    click.echo(say("cli.rules-more"))


def explained(code: str) -> None:
    """Write the page of a rule."""
    text = page(code)
    if text is None:
        close = meant(code, CODES)
        raise Misuse("no-rule", close=[f"--explain {close}"] if close else (), name=code)
    click.echo(text.rstrip())


def _sees(code: str) -> str:
    """Return what a rule sees, in a line: the third paragraph of its page."""
    parts = (page(code) or "").split("\n\n")
    return " ".join(parts[2].split()) if len(parts) > 2 else ""  # noqa: PLR2004 - title, family, what it sees
