"""Other keys for the same actions: what ``keys`` of the settings asks for, held against the table of actions."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.tui.actions import ACTIONS, ANSWERS, Action, Table
from viva.tui.keys import AZERTY, key_named, sign_name, sign_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viva.tui.actions import Place

Wanted = dict[str, tuple[str, ...]]
"""Keys by the name of an action."""

SAME_AS: Final = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+j": "enter",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}
"""What a terminal cannot tell apart."""

KEPT: Final = frozenset({"ctrl+c", "ctrl+p", "ctrl+q", "ctrl+z"})
"""Keys that mean the same everywhere: copy, the palette, quit, and the shell's own."""

WRITING: Final = frozenset(
    [
        *("left", "right", "up", "down", "home", "end", "pageup", "pagedown"),
        *("enter", "space", "backspace", "delete", "tab", "shift+tab"),
        *(f"ctrl+{letter}" for letter in "adekuvwx"),
        *("ctrl+left", "ctrl+right", "ctrl+backspace", "alt+backspace", "ctrl+shift+a"),
        *("shift+left", "shift+right", "shift+home", "shift+end", "ctrl+shift+left", "ctrl+shift+right"),
    ]
)
"""Keys that write, move or choose while a question waits."""


class Refusal(Struct, frozen=True):
    """A key that an action cannot have; its sentence is the words ``settings.CODE``."""

    code: str
    action: str
    params: dict[str, str]


def remapped(keys: Mapping[str, str | tuple[str, ...]]) -> tuple[Table, list[Refusal]]:
    """Return the table of actions with other keys, and what could not be had: that keeps the keys it has."""
    refusals: list[Refusal] = []
    wanted: Wanted = {}
    for name, texts in keys.items():
        found, refused = _understood(name, (texts,) if isinstance(texts, str) else texts)
        refusals += refused
        if not refused:
            wanted[name] = found
    while (clash := _clash(table := _with_keys(wanted), wanted)) is not None:
        refusals.append(clash)
        del wanted[clash.action]
    return table, refusals


def _understood(name: str, texts: tuple[str, ...]) -> tuple[tuple[str, ...], list[Refusal]]:
    """Return the keys that are wanted for one action, and what is wrong with them by themselves."""
    known = sorted({action.name for found in ACTIONS.values() for action in found})
    if name not in known:
        fixed = {action.name for found in ANSWERS.values() for action in found}
        if name in fixed:
            return (), [Refusal("fixed-action", name, {"action": name})]
        close = get_close_matches(name.lower(), known, n=1)
        if close:
            return (), [Refusal("unknown-action-meant", name, {"action": name, "meant": close[0]})]
        return (), [Refusal("unknown-action", name, {"action": name, "known": ", ".join(known)})]
    waits = any(action.name == name for action in ACTIONS["asking"])
    found: list[str] = []
    refused: list[Refusal] = []
    for text in texts:
        key = key_named(text)
        params = {"action": name, "key": text}
        if key is None:
            refused.append(Refusal("no-such-key", name, params))
        elif key in SAME_AS:
            refused.append(Refusal("same-as", name, params | {"other": sign_of(SAME_AS[key])}))
        elif key in KEPT:
            refused.append(Refusal("kept-key", name, params))
        elif waits and _answers(key):
            refused.append(Refusal("answer-key", name, params))
        else:
            found.append(key)
    return tuple(found), refused


def _answers(key: str) -> bool:
    """Tell whether a key is part of an answer while a question waits."""
    return (len(key) == 1 and key.isalnum()) or key in WRITING or key in {sign_name(sign) for sign in AZERTY}


def _with_keys(wanted: Wanted) -> Table:
    """Return the table with these keys; where one of the arrows at home has others, they are shown together."""
    table: Table = {}
    for place, actions in ACTIONS.items():
        found = tuple(_with_key(action, wanted) for action in actions)
        if place == "home" and wanted.keys() & {"up", "down"}:
            ends = {action.name: sign_of(action.keys[0]) for action in found if action.name in {"up", "down"}}
            sign = f"{ends['up']} {ends['down']}"
            found = tuple(
                Action(one.name, one.keys, sign, foot=one.foot) if one.name == "down" else one for one in found
            )
        table[place] = found
    return table


def _with_key(action: Action, wanted: Wanted) -> Action:
    keys = wanted.get(action.name)
    return Action(action.name, keys, sign_of(keys[0]), foot=action.foot) if keys else action


def _clash(table: Table, wanted: Wanted) -> Refusal | None:
    """Return the first wish, the last one written before all, for a key that another action has in the same place."""
    for name in reversed(wanted):
        for place in table:
            for key, other in _others(table, place, name):
                if key in wanted[name]:
                    return Refusal("key-taken", name, {"action": name, "key": sign_of(key), "other": other})
    return None


def _others(table: Table, place: Place, name: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of the other actions of a place where an action is, each with whose it is."""
    if any(action.name == name for action in table[place]):
        yield from ((key, action.name) for action in table[place] if action.name != name for key in action.keys)
