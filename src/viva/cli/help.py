"""Help that reads well, in the language in use: click's layout with our words for its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from viva.cli.values import Misuse
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


HYPHEN: Final = "\u2011"
"""Stands for a hyphen while lines are wrapped, so that no name of a deck or of an option is broken at one."""


class _Formatter(click.HelpFormatter):
    """Click's layout with names left whole, and headings as the language writes them."""

    def write(self, string: str) -> None:
        """Write a text that was wrapped."""
        super().write(string.replace(HYPHEN, "-"))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, _whole(args), prefix)

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(f"{'':>{self.current_indent}}{say('cli.heading', text=heading)}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        super().write_text(_whole(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with what they mean."""
        super().write_dl([(name, _whole(text)) for name, text in rows], col_max, col_spacing)


def _whole(text: str) -> str:
    return text.replace("-", HYPHEN)


class _Context(click.Context):
    """A context that writes help in our way."""

    formatter_class = _Formatter


class _Help(click.Command):
    """What both a command and a group say in their help."""

    context_class = _Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; an option that has too much or too little knows then whose it is."""
        try:
            return super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            error.ctx = error.ctx or ctx
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("cli.usage") + " ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with our words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("cli.help")
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options; what the arguments are, the text above says."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for param in options if (record := param.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(say("cli.options")):
                formatter.write_dl(records)


class Command(_Help):
    """A subcommand."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments, and refuse what is left in our own words."""
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            raise Misuse("too-many", ctx, n=len(left), names=" ".join(left))
        return left


class Group(_Help, click.Group):
    """A command with subcommands, whose summaries are known without importing them."""

    def summary(self, name: str) -> str:
        """Return the one line of help about a subcommand."""
        raise NotImplementedError

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand, or say in our own words that there is none."""
        name, names = args[0], self.list_commands(ctx)
        if name not in names and not name.startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            raise Misuse(
                "no-command", ctx, close=get_close_matches(name, names, n=1), name=name, names=", ".join(names)
            )
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the subcommands, then the options: one comes for the commands."""
        with formatter.section(say("cli.commands")):
            formatter.write_dl([(name, self.summary(name)) for name in self.list_commands(ctx)])
        super().format_options(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[click.shell_completion.CompletionItem]:
        """Complete names of subcommands without importing them."""
        from click.shell_completion import CompletionItem

        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        found = [CompletionItem(name, help=self.summary(name)) for name in names]
        return found or click.Command.shell_complete(self, ctx, incomplete)


def command(name: str, *params: click.Parameter, callback: Callable[..., object]) -> Command:
    """Make a subcommand whose help is the words ``cli.NAME`` and, below them, ``cli.NAME.more``."""
    return Command(
        name,
        params=list(params),
        callback=callback,
        help=f"{say(f'cli.{name}')}\n\n{say(f'cli.{name}.more')}",
        options_metavar=say("cli.options-piece"),
        context_settings={"max_content_width": 100, "allow_extra_args": True},
    )


def option(names: Sequence[str], help_key: str, **more: Any) -> click.Option:  # noqa: ANN401 - handed on to click
    """Make an option whose help is the words of ``help_key``, with its default where it has one."""
    said = say(f"cli.{help_key}")
    if more.get("default") is not None:
        said = f"{said} {say('cli.default', value=more['default'])}"
    return click.Option(list(names), help=said, **more)
