"""The edits that bring a map up to a text: passages added, taken out, or given a new digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from viva.author.writing import GIST, comment, entry_text, sentence_comment
from viva.bank.edits import Edit
from viva.bank.problems import Place
from viva.bank.source import Passage
from viva.words import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from viva.author.mapfile import Entry, MapFile
    from viva.author.mapping import Sentence


class Plan:
    """What is to become of each passage of a file."""

    def __init__(
        self, old: MapFile, sentences: Mapping[str, Sentence], removed: Sequence[str], *, with_text: bool
    ) -> None:
        """Take the file, the sentences in the order of the text by their ids, and the ids to take out."""
        self._old = old
        self._style = old.style
        self._entries = {one.passage.id: one for one in old.entries}
        self._sentences = sentences
        self._with_text = with_text
        self.removed = tuple(removed)
        self.changed = frozenset(
            name
            for name, sentence in sentences.items()
            if name in self._entries and self._entries[name].passage.sha256 != sentence.sha256
        )

    def passages(self) -> dict[str, Passage]:
        """Return the passages that the file is to hold, by their ids."""
        kept = {name: entry.passage for name, entry in self._entries.items() if name not in self.removed}
        for name in self.changed:
            kept[name] = replace(kept[name], length=self._sentences[name].length, sha256=self._sentences[name].sha256)
        voices = self._voices()
        return kept | {
            name: Passage(id=name, voice=voices[name], gist=GIST, length=sentence.length, sha256=sentence.sha256)
            for name, sentence in self._sentences.items()
            if name not in kept
        }

    def edits(self) -> Iterator[Edit]:
        """Yield what to replace; nothing for a text that did not change."""
        if not self._with_text:
            yield from self._promise()
        for name, entry in self._entries.items():
            if name in self.removed:
                yield from self._taken_out(entry)
            if name in self.changed:
                yield from self._renewed(entry, self._sentences[name])
            elif entry.sentence_line and name not in self.removed and not self._with_text:
                yield self._comment(entry, "")
        yield from self._additions()
        if self.removed:
            yield self._retirement()

    def _promise(self) -> Iterator[Edit]:
        """Yield what takes out the comment that tells of sentences in comments, in whatever language."""
        for lang in LANGUAGES:
            before, found, _ = self._old.text.partition(comment(say("author.map-with-text", lang=lang)))
            if found:
                line = before.count("\n") + 1
                yield Edit(Place(line, 1), Place(line + found.count("\n"), 1), "")

    def _taken_out(self, entry: Entry) -> Iterator[Edit]:
        """Yield what takes a passage out, with its sentence and one of two empty lines; other comments stay."""
        if entry.sentence_line and entry.top == entry.first:
            yield self._comment(entry, "")
        top, lines = entry.top, self._old.text.split("\n")
        if not lines[top - 2].strip() and not "".join(lines[entry.last : entry.last + 1]).strip():
            top -= 1
        yield Edit(Place(top, 1), Place(entry.last + 1, 1), "")

    def _renewed(self, entry: Entry, sentence: Sentence) -> Iterator[Edit]:
        """Yield what a passage whose sentence has changed needs."""
        keys = entry.node.value
        assert isinstance(keys, dict)  # noqa: S101 - it was read as a passage
        yield Edit(keys["length"].place, keys["length"].end, str(sentence.length))
        yield Edit(keys["sha256"].place, keys["sha256"].end, sentence.sha256)
        if entry.sentence_line:
            text = sentence_comment(sentence, self._style.indent)
            yield self._comment(entry, text if self._with_text else "")

    def _comment(self, entry: Entry, text: str) -> Edit:
        """Replace the line that holds a passage's sentence."""
        return Edit(Place(entry.sentence_line, 1), Place(entry.sentence_line + 1, 1), text)

    def _additions(self) -> Iterator[Edit]:
        """Yield the new passages, each run of them after the passage that comes before it in the text."""
        voices = self._voices()
        line = self._old.list_line + 1
        runs: dict[int, str] = {}
        for name, sentence in self._sentences.items():
            if name in self._entries:
                line = self._entries[name].last + 1
            else:
                text = entry_text(sentence, name, voices[name], self._style, with_text=self._with_text)
                runs[line] = runs.get(line, "") + text
        for place, text in runs.items():
            yield self._addition(place, text)

    def _addition(self, line: int, text: str) -> Edit:
        if not self._entries:  # "passages: []", or nothing after it
            return Edit(self._old.list_node.place, self._old.list_node.end, f"\n{text}".removesuffix("\n"))
        if line > self._old.text.count("\n") + 1:  # the last line does not end
            text = f"\n{text}".removesuffix("\n")
        return Edit(Place(line, 1), Place(line, 1), text)

    def _voices(self) -> dict[str, str]:
        """Return who says each sentence: for a new one, whoever speaks next to it in its section, or most of all."""
        source = self._old.source
        usual = source.speaker or next(iter(source.voices), "")
        spoken: dict[int, str] = {}
        for name, sentence in reversed(list(self._sentences.items())):
            if name in self._entries:
                spoken[sentence.section] = self._entries[name].passage.voice  # the section's first, in the end
        found: dict[str, str] = {}
        for name, sentence in self._sentences.items():
            if name in self._entries:
                spoken[sentence.section] = self._entries[name].passage.voice
            found[name] = spoken.get(sentence.section, usual)
        return found

    def _retirement(self) -> Edit:
        """Return the comment that keeps the ids of what is taken out from being given again."""
        ids = ", ".join([*self._old.retired, *self.removed])
        line = self._old.retired_line or self._old.list_line
        end = Place(line + 1, 1) if self._old.retired_line else Place(line, 1)
        return Edit(Place(line, 1), end, f"# retired: {ids}\n")
