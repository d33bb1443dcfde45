"""A YAML part with other values: only what differs is written anew, all else stays byte by byte.

The round trip of a YAML library hangs a comment on the value above it, so that a record that is added or
removed would take the comment of the next one along. Here the places of the parser tell which characters a
value has, and only these are replaced. Comments on lines of their own stay, save those within a record that
is removed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from capaian.dossier.issues import IssueLog
from capaian.dossier.reading.yaml_nodes import ListNode, MapNode, Node, Scalar, compose
from capaian.dossier.rows.yaml_text import STEP, write_behind, write_braces, write_key, write_scalar
from capaian.dossier.rows.yaml_values import (
    Fields,
    Items,
    Leaf,
    Value,
    column_kind,
    is_empty,
    is_same,
    is_same_value,
    provides,
    read_value,
)
from capaian.dossier.tables.declaration import ByKey, KeyFile, Listing, Shape, Structure
from capaian.dossier.tables.kinds import Kind


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
    root = compose_part(part, text)
    value = read_value(part.shape, root)
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
            case Leaf():
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
    editor = _Editor(text, _list_step(text, root))
    editor.set_record(part.shape, root, wanted)
    return editor.text


def _list_step(text: str, root: MapNode) -> int:
    """Return the spaces by which dashes are indented below their key in a file, as in its first list."""
    blocks = (e.value for e in root.entries if isinstance(e.value, ListNode) and not e.value.is_flow)
    first = next(blocks, None)
    return STEP if first is None else _column(text, first.start)


def _column(text: str, offset: int) -> int:
    return offset - _line_start(text, offset)


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _line_end(text: str, offset: int) -> int:
    """Return the offset behind the line feed of a line."""
    return text.index("\n", offset) + 1


def _shorten(structure: Structure, value: Value) -> Value:
    """Return a value as it is written: a record of nothing but its shorthand is a bare value."""
    match structure, value:
        case Shape(shorthand=name), Fields(entries=((key, Leaf() as leaf),)) if name and key == name:
            return leaf
        case Shape(), Fields(entries=entries):
            return Fields(tuple((key, _shorten(column_kind(structure, key), v)) for key, v in entries))
        case ByKey(value=inner), Fields(entries=entries):
            return Fields(tuple((key, _shorten(inner, v)) for key, v in entries))
        case Listing(item=inner), Items(values=values):
            return Items(tuple(_shorten(inner, v) for v in values))
    return value


@dataclass(frozen=True, slots=True)
class _Splice:
    """Characters that are replaced."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value is written."""

    head: int
    """Offset behind the colon of its key, or behind its dash."""
    column: int
    """Spaces before the key or dash."""
    is_item: bool
    in_braces: bool


@dataclass(frozen=True, slots=True)
class _Child:
    """An entry of a map or an item of a list."""

    start: int
    """Offset of its key or dash."""
    place: _Place
    node: Node

    @property
    def end(self) -> int:
        """Offset behind its value."""
        return max(self.node.end, self.place.head)


@dataclass(frozen=True, slots=True)
class _Block:
    """How the children of a collection lie in the text, and how others are written among them."""

    extents: Sequence[tuple[int, int]]
    """Offsets of what moves with each: its lines, without the last line feed."""
    leads: Sequence[str]
    """Comments above each, which stay where it is removed."""
    gap: str
    """What is written between two children: a line feed, and empty lines where the last has some above it."""
    indent: str
    has_lines: bool
    """Each has lines of its own; else the first is on the line of a dash."""

    def wrap(self, text: str, *, is_first: bool) -> str:
        """Return a new child with what is before it."""
        if is_first:
            return f"{self.indent if self.has_lines else ''}{text}"
        return f"{self.gap}{self.indent}{text}"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The children of a collection as they are to be."""

    edits: Sequence[tuple[Structure, int, Value]]
    """Values of those that stay, by their positions."""
    parts: Sequence[int | str]
    """In their order, positions of those that stay and texts of new ones."""
    removed: Collection[int]
    """Positions of those that go; others that `parts` does not have provide nothing, and stay."""

    @property
    def is_structural(self) -> bool:
        """Whether children come, go or move."""
        kept = [part for part in self.parts if isinstance(part, int)]
        return bool(self.removed) or len(kept) < len(self.parts) or kept != sorted(kept)


class _Editor:
    """Gathers the characters of one text that are replaced."""

    def __init__(self, text: str, list_step: int = STEP) -> None:
        self._text = text
        self._list_step = list_step
        self._splices: list[_Splice] = []

    @property
    def text(self) -> str:
        """The text with all replacements."""
        return self._applied(0, len(self._text), self._splices)

    def _applied(self, start: int, end: int, splices: Iterable[_Splice]) -> str:
        """Return the characters between two offsets with the replacements among them."""
        pieces, position = list[str](), start
        for splice in sorted(splices, key=lambda one: (one.start, one.end)):
            if start <= splice.start and splice.end <= end:
                pieces += [self._text[position : splice.start], splice.text]
                position = splice.end
        return "".join([*pieces, self._text[position:end]])

    def _write(self, start: int, end: int, text: str) -> None:
        """Replace characters; of a text of several lines the first takes the comment behind it along."""
        first, feed, lines = text.partition("\n")
        behind = self._text[end : _line_end(self._text, end) - 1]
        if feed and behind.lstrip().startswith("#"):
            text, end = f"{first}{behind}\n{lines}", end + len(behind)
        self._splices.append(_Splice(start, end, text))

    def _set(self, structure: Structure, child: _Child, wanted: Value) -> None:
        """Write a value over the one that is there."""
        node, place = child.node, child.place
        match structure, node, wanted:
            case Kind(), Scalar(), Leaf() if not is_empty(node):
                if not is_same(structure, node.text.strip(), wanted.text):
                    old = self._text[node.start : node.end]
                    made = write_scalar(wanted, place.column, in_braces=place.in_braces, old=old)
                    self._write(node.start, node.end, made)
            case Shape(shorthand=name), Scalar(), Fields(entries=((key, bare),)) if key == name:
                self._set(column_kind(structure, name), child, bare)
            case Shape(), MapNode(entries=(_, *_)), Fields() if self.set_record(structure, node, wanted):
                return
            case ByKey(), MapNode(entries=(_, *_)), Fields() if self._set_by_key(structure, node, wanted):
                return
            case Listing(), ListNode(items=(_, *_)), Items() if self._set_items(structure, node, wanted):
                return
            case _:
                self._replace(child, _shorten(structure, wanted))

    def _replace(self, child: _Child, value: Value) -> None:
        """Write a value where nothing was, or one of another form."""
        place, node = child.place, child.node
        in_braces = True if isinstance(node, Scalar) and not is_empty(node) else None
        is_nothing = isinstance(node, Scalar) and node.start == node.end
        made = self._behind(value, place, in_braces=in_braces)
        self._write(place.head, place.head if is_nothing else child.end, made)

    def _behind(self, value: Value, place: _Place, *, in_braces: bool | None) -> str:
        if place.in_braces:
            return f" {write_braces(value)}"
        step = self._list_step
        return write_behind(value, place.column, is_item=place.is_item, in_braces=in_braces, list_step=step)

    def set_record(self, shape: Shape, node: MapNode, wanted: Fields) -> bool:
        """Write what a record is to provide; say whether that could be done within it."""
        kinds = {column.name: column.kind for column in shape.columns}
        at = {entry.key.text: place for place, entry in enumerate(node.entries)}
        # Keys of a record stay where they are, whatever their order, and new ones come last.
        kept = sorted((key for key, _ in wanted.entries if key in at), key=at.__getitem__)
        new = [key for key, _ in wanted.entries if key not in at]
        return self._set_entries(node, kinds, wanted, at, [*kept, *new])

    def _set_by_key(self, structure: ByKey, node: MapNode, wanted: Fields) -> bool:
        at = {entry.key.text.strip(): place for place, entry in reversed([*enumerate(node.entries)])}
        order = [key for key, _ in wanted.entries]
        kinds = dict.fromkeys([*at, *order], structure.value)
        return self._set_entries(node, kinds, wanted, at, order)

    def _set_entries(
        self,
        node: MapNode,
        kinds: Mapping[str, Structure],
        wanted: Fields,
        at: Mapping[str, int],
        order: Sequence[str],
    ) -> bool:
        children, values = [*self._children(node)], dict(wanted.entries)
        removed = {
            place
            for key, place in at.items()
            if key not in values and key in kinds and provides(read_value(kinds[key], children[place].node))
        }
        parts = [
            at[key] if key in at else self._new(f"{write_key(key)}:", kinds[key], values[key], children)
            for key in order
        ]
        edits = [(kinds[key], at[key], value) for key, value in wanted.entries if key in at]
        made = _Wanted(edits, parts, removed)
        if not (node.is_flow and made.is_structural):
            return self._set_children(children, made)
        others = (key for key, place in at.items() if key not in values and place not in removed)
        texts = []
        for key in (*order, *others):
            entry = node.entries[at[key]] if key in at else None
            name = self._text[entry.key.start : entry.key.end] if entry else write_key(key)
            inner = self._text_in_braces(kinds.get(key), values.get(key), entry.value if entry else None)
            texts.append(f"{name}: {inner}")
        self._write(node.start, node.end, f"{{{', '.join(texts)}}}")
        return True

    def _set_items(self, listing: Listing, node: ListNode, wanted: Items) -> bool:
        children = [*self._children(node)]
        olds = [read_value(listing.item, child.node, at) for at, child in enumerate(children, 1)]
        pairs = [*zip(match_items(listing.item, olds, wanted.values), wanted.values, strict=True)]
        kept = {at for at, _ in pairs}
        made = _Wanted(
            [(listing.item, at, value) for at, value in pairs if at is not None],
            [self._new("-", listing.item, value, children) if at is None else at for at, value in pairs],
            {at for at in range(len(children)) if at not in kept and provides(olds[at])},
        )
        if not (node.is_flow and made.is_structural):
            return self._set_children(children, made)
        nodes = [(value, None if at is None else children[at].node) for at, value in pairs]
        texts = [self._text_in_braces(listing.item, value, item) for value, item in nodes]
        self._write(node.start, node.end, f"[{', '.join(texts)}]")
        return True

    def _text_in_braces(self, structure: Structure | None, value: Value | None, node: Node | None) -> str:
        """Return a value within braces, in its own way of writing where it did not change."""
        if structure is None or value is None:
            return self._text[node.start : node.end] if node else ""
        own = self._text[node.start : node.end] if node else ""
        if own and "\n" not in own and is_same_value(structure, read_value(structure, node), value):
            return own
        return write_braces(_shorten(structure, value))

    def _children(self, node: MapNode | ListNode) -> Iterator[_Child]:
        column = _column(self._text, node.start)
        if isinstance(node, MapNode):
            for entry in node.entries:
                head = self._text.find(":", entry.key.end) + 1
                yield _Child(entry.key.start, _Place(head, column, False, node.is_flow), entry.value)
        else:
            for item in node.items:
                start = item.start if node.is_flow else self._find_dash(item, column)
                head = start if node.is_flow else start + 1
                yield _Child(start, _Place(head, column, True, node.is_flow), item)

    def _find_dash(self, item: Node, column: int) -> int:
        line = _line_start(self._text, item.start)
        while self._text[line + column : line + column + 1] != "-" or line + column > item.start:
            line = _line_start(self._text, line - 1)
        return line + column

    def _new(self, head: str, structure: Structure, value: Value, children: Sequence[_Child]) -> str:
        """Return a new entry or item, without the spaces before it; items look like the last one."""
        last = children[-1]
        in_braces = None
        if last.place.is_item and not isinstance(last.node, Scalar):
            in_braces = last.node.is_flow
        return f"{head}{self._behind(_shorten(structure, value), last.place, in_braces=in_braces)}"

    def _set_children(self, children: Sequence[_Child], wanted: _Wanted) -> bool:
        """Write the values of children, and then these in another order, with new ones and without others."""
        first = children[0].start
        has_lines = not self._text[_line_start(self._text, first) : first].strip()
        if len(wanted.removed) == len(children) and not has_lines:
            return False  # nothing is left beside a dash that new keys could follow
        count = len(self._splices)
        for structure, at, value in wanted.edits:
            self._set(structure, children[at], value)
        if wanted.is_structural:
            inner = self._splices[count:]
            block = self._lines_of(children, has_lines=has_lines)
            made = "".join(self._arranged(block, inner, wanted))
            self._splices[count:] = [_Splice(block.extents[0][0], block.extents[-1][1], made)]
        return True

    def _lines_of(self, children: Sequence[_Child], *, has_lines: bool) -> _Block:
        """Return the lines of children, with the comments directly above each."""
        ends = [_line_end(self._text, child.end) for child in children]
        own = [_line_start(self._text, child.start) for child in children]
        starts = [self._lead(child, above) for child, above in zip(children, [0, *ends], strict=False)]
        leads = [self._text[start:line] for start, line in zip(starts, own, strict=True)]
        if not has_lines:
            starts, leads = [child.start for child in children], [""] * len(children)
        gap = self._text[ends[-2] - 1 : starts[-1]] if len(children) > 1 and has_lines else "\n"
        extents = [(start, end - 1) for start, end in zip(starts, ends, strict=True)]
        indent = " " * children[0].place.column
        return _Block(extents, leads, "\n" if gap.strip() else gap, indent, has_lines)

    def _lead(self, child: _Child, above: int) -> int:
        """Return where the comments directly above a child begin; without any its own line."""
        line = _line_start(self._text, child.start)
        while line > above and self._text[_line_start(self._text, line - 1) : line].lstrip().startswith("#"):
            line = _line_start(self._text, line - 1)
        return line

    def _arranged(self, block: _Block, inner: Sequence[_Splice], wanted: _Wanted) -> Iterator[str]:
        """Yield the texts of children, and what is between them, in the wanted order.

        A child that moves takes the place of another one, so that what is between places stays; a new one
        follows the one that it follows in the wanted order.
        """
        order = (part for part in wanted.parts if isinstance(part, int))
        new = _texts_by_place(wanted.parts)
        yield from (block.wrap(text, is_first=at == 0) for at, text in enumerate(new.get(-1, ())))
        is_first = -1 not in new
        for at, (start, _) in enumerate(block.extents):
            gap = self._text[block.extents[at - 1][1] : start] if at else ""
            if at in wanted.removed:
                comments = f"{gap}{block.leads[at]}".rstrip()
                gap, part = (comments if gap else f"\n{comments}") if comments.strip() else "", None
            else:
                part = next(order) if at in wanted.parts else at
                gap = gap or f"{block.gap}{'' if block.has_lines else block.indent}"
            if is_first:
                gap = (gap.lstrip("\n") if block.has_lines else gap) if gap.strip() else ""
            yield gap
            if part is not None:
                yield self._applied(*block.extents[part], inner)
                yield from (block.wrap(text, is_first=False) for text in new.get(part, ()))
            is_first = is_first and not gap and part is None


def _texts_by_place(parts: Iterable[int | str]) -> Mapping[int, list[str]]:
    """Return new children by the position of the one that they follow; -1: none."""
    found: dict[int, list[str]] = {}
    last = -1
    for part in parts:
        if isinstance(part, int):
            last = part
        else:
            found.setdefault(last, []).append(part)
    return found


def match_items(
    structure: Structure, olds: Sequence[Value | None], wanted: Sequence[Value]
) -> list[int | None]:
    """Return for each wanted item the position of the one in the file that it is; `None` for a new one.

    Items are the same by their declared key; else by what they hold; else by their number in the file, so
    that a changed key does not lose all that belongs to it.
    """
    matches: list[int | None] = [None] * len(wanted)
    free = {position for position, value in enumerate(olds) if value is not None}
    for feature in (_key, _content_and_number, _content, _number):
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


def _content_and_number(structure: Structure, value: Value | None) -> Hashable:
    content, number = _content(structure, value), _number(structure, value)
    return None if content is None or number is None else (content, number)


def _number(_: Structure, value: Value | None) -> Hashable:
    return value.number or None if isinstance(value, Leaf | Fields) else None
