"""What options and arguments take, and what is said of anything else: codes here, the sentences in `viva.words`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


class Misuse(click.UsageError):
    """A line that the program does not understand, as a code: its sentence is the words ``cli.CODE``."""

    def __init__(
        self, code: str, ctx: click.Context | None = None, *, close: Sequence[str] = (), **params: object
    ) -> None:
        """Remember what is wrong, the values that the sentence mentions, and what may have been meant."""
        self.code = code
        self.params = params
        self.close = tuple(close)
        super().__init__(code, ctx)


class OneOf(click.Choice):  # type: ignore[type-arg] # generic since click 8.2, and we take 8.1
    """One of a few words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        """Return the word."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            from difflib import get_close_matches

            words = [str(word) for word in self.choices]
            close = get_close_matches(str(value), words, n=1)
            name, allowed = name_of(param), ", ".join(words)
            raise Misuse("not-one-of", ctx, close=close, name=name, value=value, allowed=allowed) from None


class Whole(click.ParamType):  # type: ignore[type-arg]
    """A whole number in a range."""

    name = "integer"

    def __init__(self, least: int, most: int) -> None:
        """Take numbers from ``least`` to ``most``."""
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        """Return the number."""
        try:
            number = int(value)
        except ValueError:
            raise Misuse("not-whole", ctx, name=name_of(param), value=value) from None
        if not self.least <= number <= self.most:
            name = name_of(param)
            raise Misuse("out-of-range", ctx, name=name, value=value, least=self.least, most=self.most)
        return number


class Language(click.ParamType):  # type: ignore[type-arg]
    """A language, as ``en`` or ``pt-BR``."""

    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """Return its tag."""
        import re

        from viva.bank.source import LANG

        if not re.match(LANG, value):
            raise Misuse("not-a-language", ctx, name=name_of(param), value=value)
        return str(value)


class OutFile(click.ParamType):  # type: ignore[type-arg]
    """A file to write."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401, ARG002
        """Return its path."""
        if Path(value).is_dir():
            raise Misuse("is-a-folder", ctx, path=value)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:  # noqa: ARG002
        """Leave completion to the shell, which knows its files."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


def name_of(param: click.Parameter | None) -> str:
    """Return what an option or an argument is called where it is typed."""
    if param is None:
        return ""
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
