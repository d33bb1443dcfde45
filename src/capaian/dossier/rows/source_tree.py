"""A YAML text as a tree of its pieces: put together again, they are the text letter by letter.

Each entry of a map and each item of a list is a slot: the lines above it, its key or dash, its value, and
the rest of its line. Where a slot is added, moved or taken out, the other pieces stay as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml.cyaml import CBaseLoader
from ruamel.yaml.events import (
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

_ENDS = (MappingEndEvent, SequenceEndEvent)
_STARTS = (MappingStartEvent, SequenceStartEvent)
BLOCK_STYLES = ("|", ">")
NULLS = ("", "~", "null", "Null", "NULL")
# Lines that are empty or nothing but a comment.
_TRIVIA_LINES = re.compile(r"(?>[ \t\r]*+(?:#[^\n]*+)?\n)*+")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
# What may stand between a value and the comma behind it, or a key and its colon.
_COMMA = re.compile(r"(?>\s++|#[^\n]*+)*+,")
_COLON = re.compile(r"(?>\s++|#[^\n]*+)*+:")


@dataclass(slots=True)
class Scalar:
    """One value."""

    raw: str
    """As it stands, quotes included; of a block without the line feed behind it."""
    text: str
    style: str
    """Sign that it begins with: a quote, `|`, `>`, or nothing."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is provided: no text, or `~` and its like without quotes."""
        return not self.text.strip() or (not self.style and self.text in NULLS)


@dataclass(slots=True, eq=False)
class Slot:
    """An entry of a map or an item of a list."""

    lead: str
    """Whole lines above it; in braces the spaces before it."""
    head: str
    """From its key or dash up to the value."""
    value: Piece
    tail: str
    """Behind the value up to the end of the line; in braces up to the comma."""
    key: str = ""
    line: int = 0
    """Line of its key, of an item that of its value, as the reader of parts counts."""


@dataclass(slots=True, eq=False)
class Collection:
    """A map or a list."""

    is_map: bool
    is_flow: bool
    """In braces or brackets."""
    column: int
    """Spaces before the keys or dashes of a block."""
    is_compact: bool = False
    """A block whose first slot stands on the line of the dash that it belongs to."""
    slots: list[Slot] = field(default_factory=list)
    opening: str = ""
    closing: str = ""
    """The closing brace with what stands before it; of a block, comments of slots taken out at its end."""

    def find(self, key: str) -> Slot | None:
        """Return the first entry of a key, as the reader of parts does."""
        for slot in self.slots:
            if slot.key == key:
                return slot
        return None


Piece = Scalar | Collection


@dataclass(slots=True)
class Document:
    """A whole text."""

    head: str
    root: Piece | None
    """`None` where there is nothing but comments."""
    tail: str


def parse(text: str) -> Document:
    """Return the pieces of a YAML text that has been read without errors.

    Raises:
        YAMLError: if the text is no YAML.
    """
    return _Parser(text).document()


class _Parser:
    """Follows the events of the YAML parser, and cuts the text where slots begin and end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._events = CBaseLoader(text)
        self._cursor = 0

    def document(self) -> Document:
        """Return the only document."""
        self._next()
        if not isinstance(self._next(), DocumentStartEvent):
            return Document("", None, self._text)
        event = self._next()
        if isinstance(event, ScalarEvent) and not event.value and not event.style:
            return Document("", None, self._text)
        head = ""
        if not _is_block(event):
            head = self._take_to(event.start_mark.index)
        root = self._value(event)
        return Document(head, root, self._text[self._cursor :])

    def _next(self) -> Event:
        event: Event = self._events.get_event()
        return event

    def _take_to(self, end: int) -> str:
        start, self._cursor = self._cursor, end
        return self._text[start:end]

    def _value(self, event: Event) -> Piece:
        """Take a value, from where the cursor stands."""
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        return self._block(event) if _is_block(event) else self._flow(event)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        style = event.style or ""
        raw = self._text[self._cursor : max(event.end_mark.index, self._cursor)]
        if style in BLOCK_STYLES:
            raw = raw.rstrip()
        if not event.value and not style:
            raw = ""
        self._cursor += len(raw)
        return Scalar(raw, event.value, style)

    def _block(self, event: Event) -> Collection:
        mark = event.start_mark
        block = Collection(isinstance(event, MappingStartEvent), False, mark.column)
        block.is_compact = self._cursor == mark.index > 0 and self._text[mark.index - 1] != "\n"
        line = mark.index if block.is_compact else mark.index - mark.column
        while not isinstance(following := self._next(), _ENDS):
            lead = self._take_to(line)
            self._cursor += 0 if block.is_compact and not block.slots else block.column
            block.slots.append(self._block_slot(following, lead, block))
            line = _end_of_trivia(self._text, self._cursor)
        return block

    def _block_slot(self, event: Event, lead: str, block: Collection) -> Slot:
        start = self._cursor
        key, line = self._key(event, block)
        after = self._after_key(event, block, start)
        value_event = self._next() if block.is_map else event
        self._cursor = self._value_start(value_event, after)
        head = self._text[start : self._cursor]
        value = self._value(value_event)
        tail = "" if _is_block(value_event) else self._rest_of_line()
        return Slot(lead, head, value, tail, key, line)

    def _key(self, event: Event, parent: Collection) -> tuple[str, int]:
        key = event.value if parent.is_map and isinstance(event, ScalarEvent) else ""
        return key, event.start_mark.line + 1

    def _after_key(self, event: Event, parent: Collection, start: int) -> int:
        """Return the position behind the colon of a key, or behind a dash."""
        if not parent.is_map:
            return start if parent.is_flow else start + 1
        colon = _COLON.match(self._text, event.end_mark.index)
        return colon.end() if colon else int(event.end_mark.index)

    def _value_start(self, event: Event, after: int) -> int:
        """Return where the head of a slot ends: a block on lines of its own begins behind the line."""
        start: int = event.start_mark.index
        if isinstance(event, ScalarEvent) and not event.value and not event.style:
            return after
        if not _is_block(event):
            return start
        line_feed = self._text.find("\n", after, start)
        return start if line_feed < 0 else line_feed + 1

    def _rest_of_line(self) -> str:
        line_feed = self._text.find("\n", self._cursor)
        return self._take_to(len(self._text) if line_feed < 0 else line_feed + 1)

    def _flow(self, event: Event) -> Collection:
        flow = Collection(isinstance(event, MappingStartEvent), True, 0)
        flow.opening = self._take_to(event.end_mark.index)
        while not isinstance(following := self._next(), _ENDS):
            flow.slots.append(self._flow_slot(following, flow))
        flow.closing = self._take_to(following.end_mark.index)
        return flow

    def _flow_slot(self, event: Event, flow: Collection) -> Slot:
        lead = self._take_to(event.start_mark.index)
        start = self._cursor
        key, line = self._key(event, flow)
        after = self._after_key(event, flow, start)
        value_event = self._next() if flow.is_map else event
        self._cursor = self._value_start(value_event, after)
        head = self._text[start : self._cursor]
        value = self._value(value_event)
        comma = _COMMA.match(self._text, self._cursor)
        return Slot(lead, head, value, self._take_to(comma.end()) if comma else "", key, line)


def _is_block(event: Event) -> bool:
    return isinstance(event, _STARTS) and not event.flow_style


def _end_of_trivia(text: str, start: int) -> int:
    match = _TRIVIA_LINES.match(text, start)
    return match.end() if match else start


def write(document: Document) -> str:
    """Return the text of a document."""
    writer = _Writer()
    writer.add(document.head)
    if document.root is not None:
        writer.add_piece(document.root)
    writer.add_lines(document.tail, 0)
    return writer.text


class _Writer:
    """Joins pieces.

    A comment behind a block of text must stand less deep than the text, or it would become part of it.
    Where slots were moved or taken out, such comments are moved to the left.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._depth: int | None = None

    @property
    def text(self) -> str:
        """What was added so far."""
        return "".join(self._pieces)

    def add(self, text: str) -> None:
        """Add a part of a line, or of the insides of braces."""
        if text.strip():
            self._depth = None
        self._pieces.append(text)

    def add_lines(self, lines: str, column: int) -> None:
        """Add whole lines of comments, none of which may fall into the block above."""
        if self._depth is not None and lines.strip():
            lines = "".join(self._outside(lines, column))
            self._depth = None
        self._pieces.append(lines)

    def _outside(self, lines: str, column: int) -> Iterator[str]:
        is_inside = True
        for line in split_lines(lines):
            words = line.lstrip(" ")
            is_inside = is_inside and (not words.strip() or len(line) - len(words) >= (self._depth or 0))
            yield f"{' ' * column}{words}" if is_inside and words.strip() else line

    def add_piece(self, piece: Piece) -> None:
        """Add a value."""
        if isinstance(piece, Scalar):
            self.add(piece.raw)
            self._depth = depth_of(piece.raw) if piece.style in BLOCK_STYLES else None
        elif piece.is_flow:
            self._add_flow(piece)
        else:
            self._add_block(piece)

    def _add_flow(self, flow: Collection) -> None:
        self.add(flow.opening)
        for slot in flow.slots:
            self.add(slot.lead)
            self.add(slot.head)
            self.add_piece(slot.value)
            self.add(slot.tail)
        self.add(flow.closing)

    def _add_block(self, block: Collection) -> None:
        for slot in block.slots:
            if not block.is_compact or slot is not block.slots[0]:
                self.add_lines(slot.lead, block.column)
                self._pieces.append(" " * block.column)
            self.add(_settled_head(slot))
            self.add_piece(slot.value)
            self._pieces.append(slot.tail)
        self.add_lines(block.closing, block.column)


def _settled_head(slot: Slot) -> str:
    """Return the head of a slot; a block whose first slot has comments above it moves below the dash."""
    block = slot.value
    if isinstance(block, Scalar) or not block.is_compact or not block.slots[0].lead.strip():
        return slot.head
    block.is_compact = False
    return f"{slot.head.rstrip()}\n"


def split_lines(text: str) -> list[str]:
    """Return the lines of a text with their line feeds; signs that other programs break lines at are none."""
    return _LINES.findall(text)


def depth_of(raw: str) -> int:
    """Return the spaces before the first line of a block of text; of an empty block the least possible."""
    lines = (line for line in raw.split("\n")[1:] if line.strip())
    first = next(lines, None)
    return 1 if first is None else len(first) - len(first.lstrip(" "))
