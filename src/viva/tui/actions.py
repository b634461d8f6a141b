"""The one table of what keys do: the keys themselves, the footer and the help are all made from it.

An answer beats a command: while a question waits (``asking``), no command is a bare letter or digit. The keys of an
answer are listed by kind, for footer and help; the widgets that take answers read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from textual.events import Key

Place = Literal[
    "asking",
    "commands",
    "told",
    "exam",
    "exam-commands",
    "overview",
    "hand-in",
    "marks",
    "review",
    "home",
    "only",
    "find",
    "summary",
    "offer",
    "offer-other",
    "note",
    "stats",
    "looking",
    "class",
    "class-counting",
    "class-ticking",
    "class-commands",
    "class-past",
    "class-end",
    "class-who",
    "class-texts",
    "class-leave",
    "class-sure",
    "class-links",
    "help",
    "notice",
]
"""Where one is: what a key does depends on it. ``commands`` is the row that Esc opens while a question waits.

A ``class`` is run there, question by question; while its hands are counted (``class-counting``) or its points ticked
(``class-ticking``), letters and digits are those of the counts and the points, and no commands.
"""


class Action(Struct, frozen=True):
    """Something that a key does. Its words are ``tui.do-NAME`` (footer) and ``tui.help-NAME`` (help)."""

    name: str
    keys: tuple[str, ...]
    """As Textual names them; none where any letter may do it."""
    sign: str
    """How the key is written on the screen."""
    foot: bool = True
    """Whether it is worth one of the four places in the footer."""


LEAVE_ROW: Final = Action("close", ("escape",), "Esc")
NEXT: Final = Action("next", ("enter", "space"), "⏎")
HELP: Final = Action("help", ("question_mark", "f1"), "?")
COMMANDS: Final = Action("commands", ("escape",), "Esc")
LEAVE: Final = Action("leave", ("q",), "q")

ONWARD: Final = Action("onward", ("space", "right", "pagedown"), "␣")
LOOK_BACK: Final = Action("look-back", ("left", "pageup"), "←", foot=False)
"""With what a clicker has."""

RUNNING: Final = (
    Action("show-key", ("r",), "r"),
    Action("vote-again", ("v",), "v"),
    Action("more-time", ("t", "plus"), "t"),
    Action("no-timer", ("n", "minus"), "n"),
    Action("pause", ("p",), "p"),
    Action("skip", ("s",), "s"),
    Action("correct", ("c",), "c"),
    Action("take-back", ("u", "ctrl+z"), "u"),
    Action("peek", ("k",), "k"),
    Action("size", ("z",), "z"),
    Action("who", ("w",), "w"),
    Action("texts", ("a",), "a"),
    Action("lock", ("l",), "l"),
    Action("way-in", ("i",), "i"),
    Action("board", ("b",), "b"),
    Action("links", ("h",), "h"),
    Action("theme", ("d",), "d"),
    Action("finish", ("f",), "f"),
    LEAVE,
)
"""What a host can do, besides going on."""

Table = dict[Place, tuple[Action, ...]]
"""What can be done in each place."""

ACTIONS: Final[Table] = {
    "asking": (COMMANDS, Action("help", ("f1", "question_mark"), "F1", foot=False)),
    "commands": (
        Action("hint", ("h",), "h"),
        Action("pass", ("k",), "k"),
        Action("hard", ("2", "é"), "2"),
        Action("easy", ("4", "apostrophe"), "4"),
        Action("undo", ("u",), "u"),
        Action("flag-it", ("f",), "f"),
        Action("note", ("n",), "n"),
        Action("language-here", ("l",), "l"),
        Action("edit", ("e",), "e"),
        Action("stop", ("s",), "s"),
        LEAVE,
        HELP,
        LEAVE_ROW,
    ),
    "told": (
        NEXT,
        Action("guessed", ("g", "1", "ampersand"), "g"),
        Action("hard", ("2", "é"), "2", foot=False),
        Action("easy", ("4", "apostrophe"), "4", foot=False),
        Action("by-my-word", ("y",), "y"),
        Action("passage", ("p",), "p"),
        Action("undo", ("u",), "u", foot=False),
        Action("flag-it", ("f",), "f", foot=False),
        Action("note", ("n",), "n", foot=False),
        Action("language-here", ("l",), "l", foot=False),
        Action("edit", ("e",), "e", foot=False),
        COMMANDS,
        Action("help", ("question_mark", "f1"), "?", foot=False),
    ),
    "exam": (COMMANDS, Action("help", ("f1", "question_mark"), "F1", foot=False)),
    "exam-commands": (
        Action("forward", ("n", "right"), "n"),
        Action("backward", ("b", "left"), "b"),
        Action("flag", ("f",), "f"),
        Action("overview", ("o",), "o"),
        Action("hand-in", ("h",), "h"),
        LEAVE,
        HELP,
        LEAVE_ROW,
    ),
    "overview": (
        Action("down", ("down",), "↑↓"),
        Action("up", ("up",), "↑", foot=False),
        Action("turn-to", ("enter", "space"), "⏎"),
        Action("close", ("escape", "q"), "Esc"),
        HELP,
    ),
    "hand-in": (Action("hand-in", ("enter", "h"), "⏎"), Action("close", ("escape", "q"), "Esc"), HELP),
    "marks": (
        Action("down", ("down",), "↑↓", foot=False),
        Action("up", ("up",), "↑", foot=False),
        Action("review", ("enter",), "⏎"),
        Action("more", ("n",), "n"),
        Action("done", ("q", "escape"), "q"),
        HELP,
    ),
    "review": (
        Action("forward", ("right", "n", "enter", "space"), "→"),
        Action("backward", ("left", "b"), "←"),
        Action("passage", ("p",), "p"),
        Action("close", ("escape", "q"), "Esc"),
        Action("help", ("question_mark", "f1"), "?", foot=False),
    ),
    "home": (
        Action("down", ("down",), "↑↓"),
        Action("up", ("up",), "↑", foot=False),
        Action("begin", ("enter", "space"), "⏎"),
        Action("mode", ("m",), "m"),
        HELP,
        Action("find", ("slash", "f"), "/", foot=False),
        Action("only", ("o",), "o", foot=False),
        Action("language", ("l",), "l", foot=False),
        Action("theme", ("t",), "t", foot=False),
        Action("stats", ("s",), "s", foot=False),
        Action("forget", ("x", "delete"), "x", foot=False),
        Action("quit", ("q", "escape"), "q", foot=False),
    ),
    "summary": (
        Action("again", ("enter", "space"), "⏎"),
        Action("more", ("n",), "n"),
        Action("done", ("q", "escape", "enter"), "q"),
        HELP,
    ),
    "offer": (
        Action("go-on", ("enter", "space"), "⏎"),
        Action("anew", ("n",), "n"),
        Action("quit", ("q", "escape"), "q"),
        HELP,
    ),
    "offer-other": (
        Action("asked", ("enter", "space"), "⏎"),
        Action("other", ("g",), "g"),
        Action("quit", ("q", "escape"), "q"),
        HELP,
    ),
    "stats": (
        Action("picture-on", ("right", "n"), "←→"),
        Action("picture-back", ("left", "b"), "←", foot=False),
        Action("down", ("down",), "↑↓"),
        Action("up", ("up",), "↑", foot=False),
        Action("review", ("enter", "space"), "⏎"),
        Action("widen", ("a",), "a", foot=False),
        Action("close", ("escape", "q"), "Esc"),
        Action("help", ("question_mark", "f1"), "?", foot=False),
    ),
    "looking": (
        Action("forward", ("right", "enter", "space"), "→"),
        Action("backward", ("left", "b"), "←", foot=False),
        Action("edit", ("e",), "e"),
        Action("note", ("n",), "n"),
        Action("flag-it", ("f",), "f", foot=False),
        Action("passage", ("p",), "p", foot=False),
        Action("close", ("escape", "q"), "Esc"),
        Action("help", ("question_mark", "f1"), "?", foot=False),
    ),
    "only": (
        Action("fewer", ("left",), "←→"),
        Action("more-each", ("right",), "→", foot=False),
        Action("take", ("enter",), "⏎"),
        Action("close", ("escape",), "Esc"),
        Action("help", ("question_mark", "f1"), "?", foot=False),
    ),
    "find": (
        Action("down", ("down",), "↑↓"),
        Action("up", ("up",), "↑", foot=False),
        Action("ask", ("enter",), "⏎"),
        Action("close", ("escape",), "Esc"),
        Action("help", ("f1",), "F1", foot=False),
    ),
    "class": (
        Action("onward", (*ONWARD.keys, "enter"), "␣"),
        COMMANDS,
        HELP,
        LOOK_BACK,
        *(Action(one.name, one.keys, one.sign, foot=False) for one in RUNNING),
    ),
    "class-counting": (
        ONWARD,
        Action("row", (), "{span}"),
        Action("next-row", ("enter", "tab", "down"), "⏎"),
        COMMANDS,
        Action("row-before", ("up", "shift+tab"), "↑", foot=False),
        Action("erase", ("backspace",), "⌫", foot=False),
        Action("take-back", ("ctrl+z",), "Ctrl+Z", foot=False),
        LOOK_BACK,
        Action("help", ("f1", "question_mark"), "F1", foot=False),
    ),
    "class-ticking": (
        Action("heard", (), "{span}"),
        Action("onward", (*ONWARD.keys, "enter"), "␣"),
        COMMANDS,
        LOOK_BACK,
        Action("help", ("f1", "question_mark"), "F1", foot=False),
    ),
    "class-commands": (Action(ONWARD.name, ONWARD.keys, ONWARD.sign, foot=False), LOOK_BACK, *RUNNING, HELP, LEAVE_ROW),
    "class-past": (
        Action("onward", (*ONWARD.keys, "enter"), "␣"),
        Action("look-back", LOOK_BACK.keys, "←"),
        Action("close", ("escape", "q"), "Esc"),
        HELP,
    ),
    "class-end": (
        Action("write", ("w",), "w"),
        Action("players", ("p",), "p"),
        Action("look-back", LOOK_BACK.keys, "←"),
        Action("leave", ("q", "escape"), "q"),
        HELP,
        Action("theme", ("d",), "d", foot=False),
    ),
    "class-who": (
        Action("down", ("down",), "↑↓"),
        Action("up", ("up",), "↑", foot=False),
        Action("kick", ("enter", "k"), "⏎"),
        Action("close", ("escape", "q"), "Esc"),
        HELP,
    ),
    "class-texts": (
        Action("down", ("down",), "↑↓"),
        Action("up", ("up",), "↑", foot=False),
        Action("accept", ("enter", "a"), "⏎"),
        Action("close", ("escape", "q"), "Esc"),
        HELP,
    ),
    "class-leave": (
        Action("leave-open", ("enter", "o"), "⏎"),
        Action("end-class", ("e",), "e"),
        Action("close", ("escape", "q"), "Esc"),
        HELP,
    ),
    "class-links": (Action("close", ("escape", "enter", "space", "q", "h"), "Esc"), HELP),
    "class-sure": (Action("sure", ("enter",), "⏎"), Action("close", ("escape", "q"), "Esc"), HELP),
    "note": (Action("keep", ("enter",), "⏎"), Action("close", ("escape",), "Esc")),
    "help": (Action("close", ("escape", "enter", "space", "q", "question_mark", "f1"), "Esc"),),
    "notice": (Action("close", ("escape", "enter", "space", "q"), "⏎"),),
}
"""What commands there are in each place, in the order of the footer.

With these keys: `viva.tui.remapping` makes the table with those that the settings ask for.
"""

GIVE: Final = Action("give", ("enter",), "⏎")
TAKE_BACK: Final = Action("back", ("backspace",), "⌫")

ANSWERS: Final[dict[str, tuple[Action, ...]]] = {
    "choice": (Action("pick", (), "{span}"),),
    "select": (Action("tick", (), "{span}"), GIVE),
    "claim": (Action("judge", (), "{span}"),),
    "typed": (GIVE,),
    "number": (GIVE,),
    "cloze": (Action("next-blank", ("enter",), "⏎"), Action("back", ("backspace",), "⌫", foot=False)),
    "cloze-last": (GIVE, Action("back", ("backspace",), "⌫", foot=False)),
    "cloze-bank": (Action("fill", (), "{span}"), TAKE_BACK),
    "cloze-bank-full": (GIVE, TAKE_BACK),
    "order": (Action("rank", (), "{span}"), TAKE_BACK),
    "order-full": (GIVE, TAKE_BACK),
    "match": (Action("pair", (), "{span}"), TAKE_BACK),
    "match-full": (GIVE, TAKE_BACK),
    "card": (Action("turn", ("enter",), "⏎"),),
    "card-turned": (Action("rate", (), "1–4"),),
    "discuss": (Action("points", ("enter",), "⏎"),),
    "discuss-positions": (Action("stand", (), "{span}"), Action("points", ("enter",), "⏎")),
    "discuss-turned": (Action("touch", (), "{span}"), Action("go-on", ("enter",), "⏎")),
}
"""How each kind is answered, stage by stage; a sign of ``{span}`` stands for the letters there are."""


def way_to(table: Table, name: str, place: Literal["asking", "exam"] = "asking") -> dict[str, str]:
    """Return the keys that lead to a command while a question waits, for a sentence that tells them."""
    row: Place = "commands" if place == "asking" else "exam-commands"
    opener = next(one for one in table[place] if one.name == COMMANDS.name)
    command = next(one for one in table[row] if one.name == name)
    return {"open": opener.sign, "key": command.sign}


def named(event: Key) -> str:
    """Return the key of an event as the table names it: letters without regard to Shift or Caps Lock."""
    character = event.character
    return character.lower() if character is not None and character.isalpha() else event.key
