"""A YAML part with other values: sections and records that differ are written anew,
the others stay.

What stays does so byte by byte, with the comments above sections and records. Within a record that
changes nothing of the old text is kept: pages and workbooks show values, not how they were
written.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from contextlib import suppress
from typing import Final

from capaian.dossier.issues import IssueLog
from capaian.dossier.reading.yaml_nodes import ListNode, MapNode, Node, YamlEntry, compose
from capaian.dossier.rows.yaml_text import write_behind, write_key
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

_LONE_DASH: Final = re.compile(r"(?m)^( *)-[ \t]*(?:\n|(?=#))")
"""A dash above the item that it begins; what is written anew brings its own."""


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
    if lines and not lines.endswith("\n"):
        lines += "\n"
    # Where sections or records share a line, or a comment would become part of a text, all is
    # written anew.
    for before in (lines, ""):
        made = _with_sections(part, before, wanted)
        with suppress(ValueError):
            if is_same_value(part.shape, read_part(part, made), wanted):
                return made
    raise LostFactError(f"{part.file} would not keep what it should")


def _with_sections(part: KeyFile, text: str, wanted: Fields) -> str:
    """Return a text with other values of its keys; those that are new come last."""
    root = compose_part(part, text)
    entries = root.entries if isinstance(root, MapNode) else ()
    pieces, rest = _cut(
        text, ((entry.key.start, max(entry.key.end, entry.value.end)) for entry in entries)
    )
    values = dict(wanted.entries)
    kinds = {column.name: column.kind for column in part.shape.columns}
    made = []
    for entry, (lead, body) in zip(entries, pieces, strict=True):
        name = entry.key.text.strip()
        kind, value = kinds.get(name), values.pop(name, None)
        old = read_value(kind, entry.value) if kind is not None else None
        if (
            kind is None
            or (value is None and not provides(old))
            or is_same_value(kind, old, value)
        ):
            made += [lead, body]  # keys that nobody declared stay as well
        elif value is not None:
            made += [lead, _section(kind, entry, value, text)]
        elif not made:
            made.append(lead)  # the comments above the first section are those of the file
    new = [_new_section(kinds[name], name, value) for name, value in values.items()]
    return "".join([*made, *new, rest] if entries else [rest, *new])


def _cut(
    text: str, places: Iterable[tuple[int, int]], start: int = 0
) -> tuple[list[tuple[str, str]], str]:
    """Return the lines of each place with those above it, and what is below the last."""
    pieces = []
    for first, last in places:
        begin, end = _line_start(text, first), text.index("\n", last) + 1
        pieces.append((text[start:begin], text[begin:end]))
        start = end
    return pieces, text[start:]


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _section(kind: Structure, entry: YamlEntry, value: Value, text: str) -> str:
    """Return a key with another value; of a list the items that are the same stay."""
    match kind, entry.value, value:
        case Listing(item=item), ListNode(is_flow=False) as node, Items(values=wanted):
            head = text.index("\n", entry.key.end) + 1
            return text[_line_start(text, entry.key.start) : head] + _items(
                item, node, wanted, text, head
            )
    return _new_section(kind, entry.key.text.strip(), value)


def _new_section(kind: Structure, name: str, value: Value) -> str:
    return f"{write_key(name)}:{write_behind(_shorten(kind, value), 0)}\n"


def _items(item: Structure, node: ListNode, wanted: Sequence[Value], text: str, start: int) -> str:
    """Return the lines of a list with other items; a new one looks like the last,
    and stands as far apart.
    """
    pieces, _ = _cut(text, ((one.start, one.end) for one in node.items), start)
    places: dict[Hashable, deque[int]] = {}
    olds = [read_value(item, one) for one in node.items]
    for number, old in enumerate(olds):
        places.setdefault(_mark(item, old), deque()).append(number)
    lead, body = pieces[-1]
    gap = "" if lead.strip() else lead
    dash = _LONE_DASH.search(lead)
    column = len(dash[1]) if dash else len(body) - len(body.lstrip(" "))
    made = []
    for value in wanted:
        place = at.popleft() if (at := places.get(_mark(item, value))) else None
        lead, body = (gap, "") if place is None else pieces[place]
        if place is None or not is_same_value(item, olds[place], value):
            like = node.items[-1 if place is None else place]
            in_braces = like.is_flow if isinstance(like, MapNode | ListNode) else None
            written = write_behind(
                _shorten(item, value), column, is_item=True, in_braces=in_braces
            )
            lead = _LONE_DASH.sub("", lead)
            body = f"{' ' * column}-{written}\n"
        made.append(lead + body)
    return "".join(made)


def _mark(structure: Structure, value: Value | None) -> Hashable:
    """Return what an item is known by: its declared key, or all that it holds."""
    keys = structure.key if isinstance(structure, Shape) else ()
    texts = tuple(value.text(name) for name in keys) if isinstance(value, Fields) else ()
    return texts if any(texts) else value


def _shorten(structure: Structure, value: Value) -> Value:
    """Return a value as it is written: a record of nothing but its shorthand is a bare value."""
    match structure, value:
        case Shape(shorthand=name), Fields(entries=((key, YamlLeaf() as leaf),)) if (
            name and key == name
        ):
            return leaf
        case Shape(), Fields(entries=entries):
            return Fields(
                tuple((key, _shorten(column_kind(structure, key), v)) for key, v in entries)
            )
        case ByKey(value=inner), Fields(entries=entries):
            return Fields(tuple((key, _shorten(inner, v)) for key, v in entries))
        case Listing(item=inner), Items(values=values):
            return Items(tuple(_shorten(inner, v) for v in values))
    return value
