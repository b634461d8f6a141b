"""Help: every command and every option is explained, in the language in use, and reads well."""

from __future__ import annotations

import re
from typing import Protocol

import click
import pytest

from viva import words
from viva.cli.main import COMMANDS, build


class Ran(Protocol):
    status: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ...) -> Ran: ...


LANGS = pytest.mark.parametrize("lang", words.LANGUAGES)
COMMAND = pytest.mark.parametrize("name", COMMANDS)

ENGLISH_OF_CLICK = ("Options:", "Commands:", "Usage:", "default:", "Show this message", "[ARGS]", "x>=")
"""What Click would write by itself."""


def command(name: str) -> click.Command:
    group = build()
    found = group.get_command(click.Context(group), name)
    assert found is not None
    return found


@LANGS
def test_the_group_names_every_command_with_its_line(lang: str, viva: Run) -> None:
    ran = viva("--help", lang=lang)

    assert (ran.status, ran.err) == (0, "")
    for name in COMMANDS:
        (line,) = (line for line in ran.out.splitlines() if line.startswith(f"  {name} "))
        assert words.say(f"cli.{name}", lang=lang).startswith(line.partition(name)[2].strip())
    for option in ("--version", "--debug", "--help"):
        assert re.search(rf"^  {option} +\S", ran.out, re.MULTILINE)


@LANGS
@COMMAND
def test_every_command_is_explained_and_so_is_each_of_its_options(name: str, lang: str, viva: Run) -> None:
    ran = viva(name, "--help", lang=lang)

    assert (ran.status, ran.err) == (0, "")
    flat = " ".join(ran.out.split())
    for key in (f"cli.{name}", f"cli.{name}.more"):
        assert " ".join(words.say(key, lang=lang).split()) in flat
    words.use(lang)
    options = [param for param in command(name).params if isinstance(param, click.Option)]
    for option in options:
        assert option.help, option.name
        assert " ".join(option.help.split()) in flat
        for spelling in (*option.opts, *option.secondary_opts):
            assert spelling in ran.out
    assert words.say("cli.help", lang=lang) in flat


@LANGS
@COMMAND
def test_arguments_are_in_the_usage_line_and_no_row_of_their_own(name: str, lang: str, viva: Run) -> None:
    out = viva(name, "--help", lang=lang).out

    rows = [line for line in out.splitlines() if line.startswith("  ") and not line.startswith("   ")]
    assert not [row for row in rows if row.strip().startswith(("[", "{"))]
    words.use(lang)
    for argument in (param for param in command(name).params if isinstance(param, click.Argument)):
        choices = getattr(argument.type, "choices", ())
        assert str(argument.metavar or "|".join(choices)) in out.splitlines()[0]


@pytest.mark.parametrize("width", ["30", "44", "60", "80", "120"])
@LANGS
def test_no_line_breaks_inside_a_name(width: str, lang: str, viva: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)

    for name in ((), *((one,) for one in COMMANDS)):
        out = viva(*name, "--help", lang=lang).out
        assert not re.search(r"[a-z]-$", out, re.MULTILINE), out
        assert "\u2011" not in out


@COMMAND
def test_in_french_help_has_none_of_clicks_english(name: str, viva: Run) -> None:
    for arguments in (("--help",), (name, "--help")):
        out = viva(*arguments, lang="fr").out
        assert not [word for word in ENGLISH_OF_CLICK if word in out]


def test_defaults_are_told(viva: Run) -> None:
    assert "[10 unless said]" in " ".join(viva("quiz", "--help").out.split())
    assert "[sinon practice]" in " ".join(viva("quiz", "--help", lang="fr").out.split())


@pytest.mark.parametrize("lang", ["de", "zh_CN.UTF-8", ""])
def test_in_another_language_it_speaks_english(lang: str, viva: Run) -> None:
    assert "Usage: viva" in viva("--help", lang=lang).out


def test_the_version_is_one_line(viva: Run) -> None:
    from viva import __version__

    ran = viva("--version")

    assert (ran.status, ran.out) == (0, f"viva {__version__}\n")
