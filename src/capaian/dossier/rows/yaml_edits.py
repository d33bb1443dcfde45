"""A YAML part with other values: only what differs is written anew, all else stays byte by byte.

The round trip of a YAML library hangs a comment on the value above it, so that a record that is added or
removed would take the comment of the next one along. Here the places of the parser tell which lines a value
has, and only these are written anew. Comments on lines of their own stay, save those within a record that is
removed; those directly above a record move with it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from capaian.dossier.issues import IssueLog
from capaian.dossier.reading.yaml_nodes import ListNode, MapNode, Node, Scalar, compose, is_empty
from capaian.dossier.rows.yaml_text import write_behind, write_braces, write_key, write_scalar
from capaian.dossier.rows.yaml_values import (
    Fields,
    Items,
    Value,
    YamlLeaf,
    column_kind,
    is_same_value,
    provides,
    read_value,
)
from capaian.dossier.tables.declaration import ByKey, KeyFile, Listing, Shape, Structure


class LostFactError(AssertionError):
    """A part would not say what it should: our fault, so nothing may be written."""


def compose_part(part: KeyFile, text: str) -> Node | None:
    """Return the nodes of a part; `None` of an empty one.

    Raises:
        ValueError: if the text is no YAML; a dossier that was read without errors never is.
    """
    log = IssueLog()
    root = compose(text, part.file, log)
    if log.has_errors():
        raise ValueError(part.file)
    return root


def read_part(part: KeyFile, text: str) -> Fields:
    """Return what a part provides.

    Raises:
        ValueError: if the text is no YAML.
    """
    value = read_value(part.shape, compose_part(part, text))
    return value if isinstance(value, Fields) else Fields(())


def edit_part(part: KeyFile, text: str, wanted: Fields) -> str:
    """Return the text of a part that provides what is wanted; the same text where it does already.

    Raises:
        LostFactError: if the result does not provide what is wanted; our fault.
        ValueError: if the text is no YAML.
    """
    value = read_value(part.shape, compose_part(part, text))
    if not wanted.entries:
        return "" if provides(value) else text
    if is_same_value(part.shape, value, wanted):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = lines if lines.endswith("\n") or not lines else f"{lines}\n"
    # A comment below a new block of text would become part of it where it is indented more.
    for values in (wanted, _quoted(wanted)):
        made = _with_values(part, lines, values)
        if is_same_value(part.shape, read_part(part, made), wanted):
            return made
    raise LostFactError(f"{part.file} would not keep what it should")


def _quoted(value: Fields) -> Fields:
    """Return values whose texts of several lines are written on one, in quotes."""

    def quote(inner: Value) -> Value:
        match inner:
            case YamlLeaf():
                return replace(inner, is_quoted="\n" in inner.text)
            case Fields():
                return _quoted(inner)
            case Items(values=values):
                return Items(tuple(map(quote, values)))

    return replace(value, entries=tuple((key, quote(inner)) for key, inner in value.entries))


def _with_values(part: KeyFile, text: str, wanted: Fields) -> str:
    root = compose_part(part, text)
    if not isinstance(root, MapNode):
        entries = ((key, _shorten(column_kind(part.shape, key), value)) for key, value in wanted.entries)
        return text + "".join(f"{write_key(key)}:{write_behind(value, 0)}\n" for key, value in entries)
    if root.is_flow:
        return text[: root.start] + write_braces(_shorten(part.shape, wanted)) + text[root.end :]
    start, end, made = _Writer(text).in_lines(part.shape, root, wanted)
    return text[:start] + made + text[end:]


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _shorten(structure: Structure, value: Value) -> Value:
    """Return a value as it is written: a record of nothing but its shorthand is a bare value."""
    match structure, value:
        case Shape(shorthand=name), Fields(entries=((key, YamlLeaf() as leaf),)) if name and key == name:
            return leaf
        case Shape(), Fields(entries=entries):
            return Fields(tuple((key, _shorten(column_kind(structure, key), v)) for key, v in entries))
        case ByKey(value=inner), Fields(entries=entries):
            return Fields(tuple((key, _shorten(inner, v)) for key, v in entries))
        case Listing(item=inner), Items(values=values):
            return Items(tuple(_shorten(inner, v) for v in values))
    return value


@dataclass(frozen=True, slots=True)
class _Child:
    """An entry of a map or an item of a list."""

    start: int
    """Offset of its key or dash."""
    head: int
    """Offset behind the colon of its key, or behind its dash."""
    name: str
    """Key; empty for an item."""
    node: Node

    @property
    def is_nothing(self) -> bool:
        """Whether no value follows the colon or dash."""
        return isinstance(self.node, Scalar) and self.node.start == self.node.end

    @property
    def end(self) -> int:
        """Offset behind its value."""
        return self.head if self.is_nothing else max(self.node.end, self.head)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Where a child is in the text, and what is before it."""

    start: int
    """Offset of what leads to it, or of its own line."""
    end: int
    """Offset behind its last line, without the line feed."""
    lead: str
    """Comments and empty lines above it, which move with it; of the first child comments alone."""
    mark: str
    """What is before it on its own line: spaces, and the sign of a key that is written as `? 2025`."""
    has_line: bool = True
    """It has a line of its own; else it is the first key on the line of a dash."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A child as it is to be: one of those that are there, or a new one."""

    structure: Structure | None
    """`None`: an undeclared key."""
    value: Value | None
    """`None`: it stays as it is."""
    at: int | None = None
    """Its position among those that are there."""
    name: str = ""


class _Writer:
    """Writes values over those of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def in_lines(self, structure: Structure, node: MapNode | ListNode, wanted: Value) -> tuple[int, int, str]:
        """Return the lines of a collection with other values: where they begin and end, and what they are."""
        column = node.start - _line_start(self._text, node.start)
        children = [*self._children(node, column)]
        lines = [*self._lines_of(children)]
        parts = self._parts(structure, node, wanted)
        leads, rest = _leads(lines, {part.at for part in parts})
        gap = "" if lines[-1].lead.strip() else lines[-1].lead
        made = list[str]()
        for part in parts:
            if part.at is None:
                lead, mark, body = gap, " " * column, self._new(part, children[-1], column)
            else:
                lead, mark = leads[part.at], lines[part.at].mark
                body = self._body(part, children[part.at], column)
            if not made and not lines[0].has_line:  # comments cannot be between a dash and its first key
                made.append("\n".join(filter(None, (body, lead.strip("\n")))))
            else:
                made.append(f"{lead if made or lead.strip() else ''}{mark}{body}")
        return lines[0].start, lines[-1].end, "\n".join([*made, rest] if rest else made)

    def _lines_of(self, children: Sequence[_Child]) -> Iterator[_Lines]:
        """Yield the lines of children, each with all that is between it and the one above."""
        above = -1
        for child in children:
            line, end = _line_start(self._text, child.start), self._line_end(child.end)
            start = above + 1 if above >= 0 else line
            while above < 0 < start and self._is_comment_above(start):
                start = _line_start(self._text, start - 1)
            if above < 0 and self._text[line : child.start].strip(" ?"):
                yield _Lines(child.start, end, "", "", has_line=False)
            else:
                yield _Lines(start, end, self._text[start:line], self._text[line : child.start])
            above = end

    def _is_comment_above(self, line: int) -> bool:
        return self._text[_line_start(self._text, line - 1) : line].lstrip().startswith("#")

    def _children(self, node: MapNode | ListNode, column: int) -> Iterator[_Child]:
        if isinstance(node, MapNode):
            for entry in node.entries:
                head = self._text.find(":", entry.key.end) + 1
                yield _Child(entry.key.start, head, entry.key.text, entry.value)
        else:
            for item in node.items:
                dash = self._find_dash(item, column)
                yield _Child(dash, dash + 1, "", item)

    def _find_dash(self, item: Node, column: int) -> int:
        line = _line_start(self._text, item.start)
        while self._text[line + column : line + column + 1] != "-" or line + column > item.start:
            line = _line_start(self._text, line - 1)
        return line + column

    def _line_end(self, offset: int) -> int:
        return self._text.index("\n", offset)

    def _parts(self, structure: Structure, node: MapNode | ListNode, wanted: Value) -> Sequence[_Part]:
        """Return the children as they are to be, in order; one that is not among them is removed."""
        match structure, node, wanted:
            case Listing(item=item), ListNode(), Items(values=values):
                olds = [read_value(item, child, at) for at, child in enumerate(node.items, 1)]
                matches = match_items(item, olds, values)
                parts = [_Part(item, value, at) for at, value in zip(matches, values, strict=True)]
                empty = [_Part(None, None, at) for at, old in enumerate(olds) if not provides(old)]
                return _with_others(parts, empty)
            case ((Shape() | ByKey()), MapNode(), Fields()):
                return self._entries(structure, node, wanted)
        raise TypeError(structure)  # callers look first whether both are of the declared form

    def _entries(self, structure: Shape | ByKey, node: MapNode, wanted: Fields) -> Sequence[_Part]:
        at = {entry.key.text.strip(): place for place, entry in reversed([*enumerate(node.entries)])}
        kinds = (
            {column.name: column.kind for column in structure.columns}
            if isinstance(structure, Shape)
            else dict.fromkeys([*at, *(key for key, _ in wanted.entries)], structure.value)
        )
        parts = [_Part(kinds[key], value, at.get(key), key) for key, value in wanted.entries]
        if isinstance(structure, Shape):  # keys of a record stay where they are, and new ones come last
            parts.sort(key=lambda part: len(at) if part.at is None else part.at)
        values = dict(wanted.entries)
        others = [
            _Part(None, None, place, entry.key.text)
            for place, entry in enumerate(node.entries)
            if (key := entry.key.text.strip()) not in values
            and not (key in kinds and provides(read_value(kinds[key], entry.value)))
        ]
        return _with_others(parts, others)

    def _body(self, part: _Part, child: _Child, column: int) -> str:
        """Return a child with its new value, to the end of its last line."""
        end = self._line_end(child.end)
        node, value, structure = child.node, part.value, part.structure
        if value is None or structure is None or self._is_same(structure, node, value):
            return self._text[child.start : end]
        if isinstance(node, MapNode | ListNode) and _is_filled(structure, node, value) and not node.is_flow:
            start, _, made = self.in_lines(structure, node, value)
            return self._text[child.start : start] + made
        tail = self._text[child.end : end]
        head = self._text[child.start : child.head]
        short = _shorten(structure, value)
        if isinstance(node, Scalar) and isinstance(short, YamlLeaf) and not is_empty(node):
            old = self._text[node.start : node.end]
            made = self._text[child.head : node.start] + write_scalar(short, column, old=old)
        elif isinstance(node, MapNode | ListNode) and _is_filled(structure, node, value):
            made = self._text[child.head : node.start] + write_braces(short)
        else:
            is_one_line = True if isinstance(node, Scalar) and not is_empty(node) else None
            made = write_behind(short, column, is_item=not child.name, in_braces=is_one_line)
        first, feed, lines = made.partition("\n")
        # Of a value of several lines the first takes the comment behind the old one along.
        return f"{head}{first}{tail}{feed}{lines}" if tail.strip() else f"{head}{made}{tail}"

    def _is_same(self, structure: Structure, node: Node, value: Value) -> bool:
        return is_same_value(structure, read_value(structure, node), value)

    def _new(self, part: _Part, last: _Child, column: int) -> str:
        """Return a new entry or item, without the spaces before it; items look like the last one."""
        if part.structure is None or part.value is None:
            raise TypeError(part.name)
        is_item = not last.name
        in_braces = None
        if is_item and not isinstance(last.node, Scalar):
            in_braces = last.node.is_flow
        value = _shorten(part.structure, part.value)
        head = "-" if is_item else f"{write_key(part.name)}:"
        return f"{head}{write_behind(value, column, is_item=is_item, in_braces=in_braces)}"


def _is_filled(structure: Structure, node: MapNode | ListNode, value: Value) -> bool:
    """Say whether a collection has children, and its new value is of the same form."""
    match structure, node, value:
        case ((Shape() | ByKey()), MapNode(entries=(_, *_)), Fields()):
            return True
        case Listing(), ListNode(items=(_, *_)), Items():
            return True
    return False


def _with_others(parts: Sequence[_Part], others: Sequence[_Part]) -> Sequence[_Part]:
    """Return children with those that nothing is wanted of, each behind the one that it follows."""
    made = [*parts]
    for other in others:
        before = (n for n, part in enumerate(made) if part.at is not None and part.at < (other.at or 0))
        made.insert(max(before, default=-1) + 1, other)
    return made


def _leads(lines: Sequence[_Lines], kept: Collection[int | None]) -> tuple[Mapping[int, str], str]:
    """Return what leads to each child that is kept, and what is left at the end.

    Comments above one that is removed lead to the next.
    """
    found, pending = {}, ""
    for at, own in enumerate(lines):
        pending += own.lead
        if at in kept:
            found[at], pending = pending, ""
        elif not pending.strip():
            pending = ""
    return found, pending.rstrip("\n")


def match_items(
    structure: Structure, olds: Sequence[Value | None], wanted: Sequence[Value]
) -> list[int | None]:
    """Return for each wanted item the position of the one in the file that it is; `None` for a new one.

    Items are the same by their declared key; else by what they hold; else by their number in the file, so
    that a changed key does not lose all that belongs to it.
    """
    matches: list[int | None] = [None] * len(wanted)
    free = {position for position, value in enumerate(olds) if value is not None}
    for feature in (_key, _content, _number):
        found: dict[Hashable, deque[int]] = {}
        for position in sorted(free):
            if (mark := feature(structure, olds[position])) is not None:
                found.setdefault(mark, deque()).append(position)
        for at, value in enumerate(wanted):
            positions = found.get(feature(structure, value)) if matches[at] is None else None
            if positions:
                matches[at] = positions.popleft()
        free -= {position for position in matches if position is not None}
    return matches


def _key(structure: Structure, value: Value | None) -> Hashable:
    if not isinstance(structure, Shape) or not isinstance(value, Fields):
        return None
    texts = tuple(value.text(name) for name in structure.key)
    return texts if any(texts) else None


def _content(structure: Structure, value: Value | None) -> Hashable:
    """Return what an item holds besides its key."""
    if not isinstance(structure, Shape) or not isinstance(value, Fields):
        return value
    return tuple(entry for entry in value.entries if entry[0] not in structure.key) or None


def _number(_: Structure, value: Value | None) -> Hashable:
    return value.number or None if isinstance(value, YamlLeaf | Fields) else None
