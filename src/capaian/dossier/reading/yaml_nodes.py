"""YAML as plain nodes with their lines, refusing what could harm or surprise.

Every scalar stays the text that stands in the file: no float, date or boolean is guessed. Anchors,
aliases and tags are refused, so that a small file cannot become a large one or name a type; depth
and number of values are limited while reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ruamel.yaml.cyaml import CBaseLoader
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from capaian.domain.issue import Place
from capaian.dossier.issues import IssueLog

MAX_DEPTH = 30
MAX_NODES = 100_000
_KEPT_FILES = 64
"""Files whose nodes are remembered: those of a few dossiers."""
_KEPT_LENGTH = 60_000
"""Characters of a file whose nodes are remembered; an ordinary one has less."""
_NULLS = ("", "~", "null", "Null", "NULL")
# A comment is set off from a value by "# "; in "Loket #1" the sign was meant as part of the text.
_GLUED_COMMENT = re.compile(r"[ \t]+#[^\s#]")


class Scalar(NamedTuple):  # a plan has thousands of nodes, and tuples are made soonest
    """One value as it stands in the file."""

    text: str
    is_plain: bool
    """Written without quotes and not as a block."""
    is_block: bool
    """Written as a block (`|` or `>`)."""
    line: int
    start: int
    """Offset of the first character, quotes included."""
    end: int

    @property
    def is_null(self) -> bool:
        """Whether nothing is provided: nothing at all, `~`, `null` or `NULL` without quotes."""
        return self.is_plain and self.text in _NULLS


class YamlEntry(NamedTuple):
    """A key of a map and what stands below it."""

    key: Scalar
    value: Node

    @property
    def is_cut(self) -> bool:
        """Whether no colon follows the key: in `{target: 92,50}` the comma
        makes a key of the 50.
        """
        return (
            isinstance(self.value, Scalar)
            and self.value.is_null
            and self.value.start <= self.key.end
        )


class MapNode(NamedTuple):
    """A map; of keys that occur twice only the first."""

    entries: tuple[YamlEntry, ...]
    line: int
    start: int = 0
    """Offset of the first key, or of the opening brace."""
    end: int = 0
    """Offset behind the last value, or behind the closing brace."""
    is_flow: bool = False
    """Written in braces."""

    def find(self, name: str) -> YamlEntry | None:
        """Return the entry of a key."""
        return next((entry for entry in self.entries if entry.key.text == name), None)


class ListNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    start: int = 0
    """Offset of the first dash, or of the opening bracket."""
    end: int = 0
    """Offset behind the last item, or behind the closing bracket."""
    is_flow: bool = False
    """Written in brackets."""


Node = Scalar | MapNode | ListNode


def is_empty(node: Node) -> bool:
    """Say whether a node provides nothing: `~`, `""`, or no text at all."""
    return isinstance(node, Scalar) and (node.is_null or not node.text.strip())


class _Flaw(NamedTuple):
    """What is wrong at a line, by its code in the catalogue of messages."""

    code: str
    line: int | None
    column: str | None = None
    value: str | None = None
    words: tuple[tuple[str, str], ...] = ()


class _LimitError(Exception):
    """Reading stopped, since the file is deeper or larger than any dossier."""

    def __init__(self, code: str, line: int, limit: int) -> None:
        super().__init__(code)
        self.flaw = _Flaw(code, line, words=(("limit", str(limit)),))


def compose(text: str, file: str, log: IssueLog) -> Node | None:
    """Return the nodes of a YAML file; `None` and an issue where it cannot be read at all."""
    root, flaws = _composed(text) if len(text) <= _KEPT_LENGTH else _compose(text)
    for flaw in flaws:
        log.add(flaw.code, Place(file, flaw.line, flaw.column), flaw.value, **dict(flaw.words))
    return root


def _compose(text: str) -> tuple[Node | None, Sequence[_Flaw]]:
    """Return the nodes of a text and what is wrong with it, in the order of its lines."""
    composer = _Composer(text)
    try:
        return composer.compose(), (*composer.flaws,)
    except _LimitError as error:
        last = error.flaw
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        end = text.count("\n") + 1  # the parser counts one line more at the end of the text
        line = min(mark.line + 1, end) if mark else None
        spoiled = _find_wrong_space(text, line or 0)
        last = _Flaw("yaml_space" if spoiled else "yaml_syntax", spoiled or line)
    except YAMLError:
        last = _Flaw("control_character", None)
    return None, (*composer.flaws, last)


_composed = lru_cache(_KEPT_FILES)(_compose)
"""The same, remembered: a dossier is read before and after each change,
and most of its files stay.
"""


def _find_wrong_space(text: str, line: int) -> int | None:
    """Return the line with a tab or a space of a word processor,
    if it is the one named or that before it.
    """
    lines = text.split("\n")[: max(line, 0)]
    near = range(max(line - 1, 1), len(lines) + 1)
    return next((number for number in near if re.search("[\t\xa0]", lines[number - 1])), None)


class _Composer:
    """Turns the events of the parser into nodes."""

    def __init__(self, text: str) -> None:
        self._parser = CBaseLoader(text)
        self._text = text
        self._count = 0
        self.flaws: list[_Flaw] = []

    def compose(self) -> Node | None:
        """Return the root of the only document; `None` for an empty file."""
        self._parser.get_event()
        root = None
        while not isinstance(event := self._parser.get_event(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    self._report("yaml_documents", event)
                    return root
                root = self._node(self._parser.get_event(), 0)
        return root

    def _node(self, event: Event, depth: int) -> Node:
        self._check(event, depth)
        if isinstance(event, MappingStartEvent):
            return self._map(event, depth)
        if isinstance(event, SequenceStartEvent):
            return self._list(event, depth)
        start, end = event.start_mark, event.end_mark
        if not isinstance(event, ScalarEvent):
            return Scalar("", True, False, start.line + 1, start.index, end.index)
        is_block = event.style in ("|", ">")
        if not event.style and _GLUED_COMMENT.match(self._text, end.index):
            self.flaws.append(_Flaw("yaml_comment", end.line + 1, value=event.value))
        last = end.index
        while (
            is_block and self._text[last - 1].isspace()
        ):  # empty lines behind a block are no part of it
            last -= 1
        return Scalar(event.value, not event.style, is_block, start.line + 1, start.index, last)

    def _map(self, event: Event, depth: int) -> MapNode:
        entries: dict[str, YamlEntry] = {}
        while not isinstance(following := self._parser.get_event(), MappingEndEvent):
            key = self._node(following, depth + 1)
            value = self._node(self._parser.get_event(), depth + 1)
            if not isinstance(key, Scalar):
                self._report("yaml_key", following)
            elif key.text in entries:
                first = ("first", str(entries[key.text].key.line))
                self.flaws.append(_Flaw("duplicate_key", key.line, key.text, key.text, (first,)))
            else:
                entries[key.text] = YamlEntry(key, value)
        last = [entry.value.end or entry.key.end for entry in entries.values()][-1:]
        return MapNode(tuple(entries.values()), *_extent(event, following, last))

    def _list(self, event: Event, depth: int) -> ListNode:
        items = []
        while not isinstance(following := self._parser.get_event(), SequenceEndEvent):
            items.append(self._node(following, depth + 1))
        return ListNode(
            tuple(items), *_extent(event, following, [item.end for item in items][-1:])
        )

    def _check(self, event: Event, depth: int) -> None:
        line = event.start_mark.line + 1
        self._count += 1
        if depth > MAX_DEPTH:
            raise _LimitError("too_deep", line, MAX_DEPTH)
        if self._count > MAX_NODES:
            raise _LimitError("too_many_values", line, MAX_NODES)
        if isinstance(event, AliasEvent) or (
            isinstance(event, NodeEvent) and event.anchor is not None
        ):
            self._report("yaml_alias", event)
        elif getattr(event, "tag", None) is not None:
            self._report("yaml_tag", event)

    def _report(self, code: str, event: Event) -> None:
        self.flaws.append(_Flaw(code, event.start_mark.line + 1))


def _extent(begin: Event, end: Event, last: Sequence[int]) -> tuple[int, int, int, bool]:
    """Return line, start, end and style of a collection; blocks end with their last value."""
    mark = begin.start_mark
    if getattr(begin, "flow_style", False):
        return mark.line + 1, mark.index, end.end_mark.index, True
    return mark.line + 1, mark.index, last[0] if last else mark.index, False
