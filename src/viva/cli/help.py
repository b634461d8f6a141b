"""Help that reads well, in the language in use: click's layout with our words for its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class _Help(click.Command):
    """What both a command and a group say in their help."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("cli.usage") + " ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the pieces of the usage line."""
        pieces = super().collect_usage_pieces(ctx)
        names = {"[OPTIONS]": say("cli.options-piece"), "COMMAND [ARGS]...": say("cli.command-piece")}
        return [names.get(piece, piece) for piece in pieces]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with our words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("cli.help")
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(say("cli.options")):
                formatter.write_dl(records)


class Command(_Help):
    """A subcommand."""


class Group(_Help, click.Group):
    """A command with subcommands, whose summaries are known without importing them."""

    def summary(self, name: str) -> str:
        """Return the one line of help about a subcommand."""
        raise NotImplementedError

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
        context_settings={"max_content_width": 100},
    )


def option(names: Sequence[str], help_key: str, **more: Any) -> click.Option:  # noqa: ANN401 - handed on to click
    """Make an option whose help is the words of ``help_key``."""
    return click.Option(list(names), help=say(f"cli.{help_key}"), **more)
