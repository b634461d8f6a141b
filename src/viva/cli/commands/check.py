"""``viva check``: what is wrong with decks and banks, each with its place and the fix."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.main import FINDINGS, FINE
from viva.cli.output import write_json
from viva.cli.values import Misuse, OneOf
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viva.check import Finding
    from viva.check.fix import Mended

FORMATS = ("text", "json", "github")


def check(  # noqa: PLR0913, PLR0917 - the options of the command
    paths: Sequence[str],
    format: str,  # noqa: A002 - the option's name
    select: Sequence[str],
    ignore: Sequence[str],
    fix: bool,  # noqa: FBT001 - a flag of the command line
    diff: bool,  # noqa: FBT001
    rules: bool,  # noqa: FBT001
    explain: str | None,
) -> None:
    """Check decks and banks and exit with 1 when there is anything to mend."""
    if rules or explain:
        from viva.cli.rules import explained, listed

        explained(explain) if explain else listed(as_json=format == "json")
        return
    from viva.check import check_path
    from viva.cli import findings as face

    asked = {"select": _names(select, "--select"), "ignore": _names(ignore, "--ignore")}
    targets = [target for name in paths for target in _targets(name)] if paths else _all()
    found = [finding for target in targets for finding in check_path(target, **asked)]
    done: list[Mended] = []
    if fix or diff:
        from viva.check.fix import mend

        done = mend(found, lambda path: check_path(path, **asked))
    if diff:
        _show(done)
        sys.exit(FINDINGS if done else FINE)
    if done:
        _write(done)
        face.forget()
        found = [finding for target in targets for finding in check_path(target, **asked)]
    match format:
        case "json":
            write_json(face.as_json(found))
        case "github":
            face.as_github(found)
        case _:
            mended = sum(len(one.findings) for one in done)
            names = [target.resolve().name for target in targets]
            unasked = [target.resolve().name for target in targets if _is_unasked(target, found)]
            face.as_text(found, names, mended=mended, whole=asked["select"], unasked=unasked)
    sys.exit(FINDINGS if any(finding.severity != "info" for finding in found) else FINE)


def _names(given: Sequence[str], option: str) -> tuple[str, ...]:
    """Return the rules and families named, one by one or parted by commas."""
    from viva.check.select import NAMES, meant

    names = tuple(name.strip() for one in given for name in one.split(",") if name.strip())
    for name in names:
        if name not in NAMES:
            close = meant(name)
            raise Misuse("no-rule", close=[f"{option} {close}"] if close else (), name=name)
    return names


def _targets(name: str) -> list[Path]:
    """Return what a name means: a file, a deck, a folder of decks, or a deck by its name."""
    from viva.bank import library
    from viva.bank.problems import BankError

    path = Path(name)
    if path.is_file() or (path / "deck.yaml").is_file():
        return [path]
    if path.is_dir() and (inner := sorted(deck.parent for deck in path.glob("*/deck.yaml"))):
        return inner
    if path.is_dir() and (loose := sorted(path.glob("*.yaml"))):  # banks outside any deck
        return loose
    if name in (folders := library.folders()):  # by its name, even where its deck.yaml cannot be read
        return [folders[name]]
    try:
        found = library.find(name)
    except BankError as error:
        return list(dict.fromkeys(problem.path for problem in error.problems))
    if found.bank and found.deck:
        deck, bank = found.deck, found.bank
        return [deck.path_of(bank, lang) for lang in deck.languages if deck.has(bank, lang)]
    return [found.deck.folder] if found.deck else []


def _all() -> list[Path]:
    """Return what stands in the folder one is in, a deck, decks or banks, and then every deck that has a name."""
    from viva.bank import library

    here = Path()
    own = [here] if (here / "deck.yaml").is_file() else sorted(deck.parent for deck in here.glob("*/deck.yaml"))
    found = own or [path for path in sorted(here.glob("*.yaml")) if _is_bank(path)]
    by_path = {path.resolve(): path for path in (*found, *library.folders().values())}
    return list(by_path.values())


def _is_bank(path: Path) -> bool:
    """Tell a bank from the other YAML files of a folder by its first lines."""
    from viva.bank.opening import read_text
    from viva.bank.problems import BankError, CannotOpenError

    try:
        return any(line.startswith("viva:") for line in read_text(path).split("\n")[:20])
    except (BankError, CannotOpenError):
        return False


def _is_unasked(target: Path, found: Sequence[Finding]) -> bool:
    """Tell whether a deck or a bank can be read and has no question yet."""
    from viva.bank.nodes import NEXT_QUESTION
    from viva.bank.opening import read_text
    from viva.bank.problems import BankError, CannotOpenError
    from viva.check.folder import NOT_BANKS, bank_files

    files = [target] if target.is_file() else bank_files(target)
    if target.name in NOT_BANKS or any(one.path in files and one.severity == "error" for one in found):
        return False
    try:
        return not any(NEXT_QUESTION.search(read_text(path)) for path in files)
    except (BankError, CannotOpenError):
        return False


def _write(done: Sequence[Mended]) -> None:
    from viva.bank.writing import write_atomically

    for one in done:
        write_atomically(one.path, one.after)


def _show(done: Sequence[Mended]) -> None:
    """Write what ``--fix`` would do, as other tools read it."""
    from difflib import unified_diff

    from viva.cli.errors import shown_path
    from viva.render.safe import visible

    for one in done:
        name = shown_path(one.path)
        lines = unified_diff(one.before.splitlines(), one.after.splitlines(), f"a/{name}", f"b/{name}", lineterm="")
        click.echo("\n".join(visible(line) for line in lines))


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 - click's signature
    from viva.check.select import NAMES

    return sorted(name for name in NAMES if name.startswith(incomplete))


command = make(
    "check",
    click.Argument(["paths"], nargs=-1, metavar=f"[{say('cli.metavar-path')}]..."),
    option(["--format"], "check-format", type=OneOf(FORMATS), default="text"),
    option(["--select"], "check-select", multiple=True, metavar=say("cli.metavar-rules"), shell_complete=_complete),
    option(["--ignore"], "check-ignore", multiple=True, metavar=say("cli.metavar-rules"), shell_complete=_complete),
    option(["--fix"], "check-fix", is_flag=True),
    option(["--diff"], "check-diff", is_flag=True),
    option(["--rules"], "check-rules", is_flag=True),
    option(["--explain"], "check-explain", metavar=say("cli.metavar-rule"), shell_complete=_complete),
    callback=check,
)
