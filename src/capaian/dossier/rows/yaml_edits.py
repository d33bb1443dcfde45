"""Changes of a YAML text where it stands: everything that no edit names stays as it was written.

An edit names its place by the keys and the positions (from 0) that lead to it in the text as it was before
any of the edits.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from capaian.dossier.rows.comments import comments_below
from capaian.dossier.rows.new_pieces import Renderer, append_flow, place
from capaian.dossier.rows.quoting import STEP, Setting, write_key, write_scalar
from capaian.dossier.rows.source_tree import (
    Collection,
    Document,
    Piece,
    Scalar,
    Slot,
    parse,
    split_lines,
    write,
)
from capaian.dossier.rows.values import Leaf, Value

Path = tuple[str | int, ...]
# The comment on the line of a key whose value begins on the next.
_END_OF_HEAD = re.compile(r"(?:[ \t]+#[^\n]*)?\n\Z")


@dataclass(frozen=True, slots=True)
class SetValue:
    """Another value at a place that there is."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class AddKey:
    """A key behind the last of a map; the empty path is the file itself."""

    path: Path
    key: str
    value: Value


@dataclass(frozen=True, slots=True)
class RemoveKey:
    """A key less, with its value."""

    path: Path


@dataclass(frozen=True, slots=True)
class AddItem:
    """An item behind the last of a list."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """An item less."""

    path: Path


@dataclass(frozen=True, slots=True)
class OrderItems:
    """Another order of a list or map."""

    path: Path
    order: tuple[int, ...]
    """Positions in the new order; those added by other edits count on behind the last one."""


Edit = SetValue | AddKey | RemoveKey | AddItem | RemoveItem | OrderItems


@dataclass(frozen=True, slots=True)
class _Target:
    """What an edit is about, found before anything is changed."""

    edit: Edit
    slot: Slot
    parent: Collection | None
    """Collection that the slot is in; `None` for the whole file."""
    before: tuple[Slot, ...]
    """Slots of the value of the slot."""


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with changes; without any the same text.

    Keys and items are added before others are removed, and brought into order last. What is removed takes
    the comment on its line with it; comments on lines of their own stay. What is moved takes the comments
    directly above it along.

    Raises:
        LookupError: if the text has no such place.
        YAMLError: if the text is no YAML.
    """
    if not edits:
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    document = parse(lines if lines.endswith("\n") or not lines else f"{lines}\n")
    _Editor(document).apply(edits)
    return write(document)


class _Editor:
    """Changes the pieces of one file."""

    def __init__(self, document: Document) -> None:
        self._document = document
        if document.root is None:
            document.head, document.tail = document.tail, ""
        root = Collection(True, False, 0) if document.root is None else document.root
        self._root = Slot("", "", root, "")
        self._renderer = Renderer(_find_list_step(root))

    def apply(self, edits: Sequence[Edit]) -> None:
        """Make all changes."""
        targets = [self._find(edit) for edit in edits]
        for kinds in ((SetValue,), (AddKey, AddItem), (RemoveKey, RemoveItem), (OrderItems,)):
            for target in targets:
                if isinstance(target.edit, kinds):
                    self._apply_one(target)
        self._finish()

    def _finish(self) -> None:
        root = self._root.value
        _keep_braces(root)
        self._document.root = root
        if isinstance(root, Collection) and not root.slots and not root.is_flow:
            self._document.root = None
            self._document.head += root.closing

    def _find(self, edit: Edit) -> _Target:
        parent: Collection | None = None
        slot = self._root
        for step in edit.path:
            value = slot.value
            found = None
            if isinstance(value, Collection):
                found = value.find(step) if isinstance(step, str) else value.slots[step]
                parent = value
            if found is None:
                raise LookupError(edit.path)
            slot = found
        value = slot.value
        return _Target(edit, slot, parent, tuple(value.slots) if isinstance(value, Collection) else ())

    def _apply_one(self, target: _Target) -> None:
        match target.edit:
            case SetValue(value=value):
                self._set(target, value)
            case AddKey(key=key, value=value):
                self._add(target, key, value)
            case AddItem(value=value):
                self._add(target, "", value)
            case RemoveKey() | RemoveItem():
                _remove(target)
            case OrderItems(order=order):
                _order(target, order)

    def _set(self, target: _Target, value: Value) -> None:
        slot, parent = target.slot, target.parent
        if parent is None:
            raise LookupError(target.edit.path)
        old, kept = slot.value, [*comments_below(slot)]
        has_text = isinstance(old, Scalar) and not old.is_empty
        key = write_key(slot.key) if parent.is_map else ""
        if isinstance(old, Collection) and not old.is_flow:
            slot.head, slot.tail = f"{key}:" if key else "-", "\n"
        if isinstance(value, Leaf):
            style = old if isinstance(old, Scalar) and has_text else None
            made: Piece = write_scalar(value, Setting(parent.is_flow, parent.column), style)
        elif parent.is_flow:
            made = self._renderer.piece(value, 0, is_flow=True)
        else:
            made = self._renderer.value_below(key, value, parent.column, is_flow=has_text or None)
        _put(slot, made, parent)
        if isinstance(old, Collection):
            _keep_comments(kept, parent, parent.slots.index(slot) + 1)

    def _add(self, target: _Target, key: str, value: Value) -> None:
        into = target.slot.value
        if isinstance(into, Scalar):
            raise LookupError(target.edit.path)
        name = write_key(key) if into.is_map else ""
        if into.is_flow:
            append_flow(into, self._renderer.flow_slot(name, value))
            return
        last = into.slots[-1] if into.slots else None
        is_flow = None if into.is_map or last is None else _is_in_braces(last.value)
        made = self._renderer.block_slot(name, value, into.column, is_flow=is_flow)
        if last is not None and len(into.slots) > 1 and not last.lead.strip():
            made.lead = last.lead
        into.slots.append(made)


def _is_in_braces(piece: Piece) -> bool:
    return isinstance(piece, Scalar) or piece.is_flow


def _put(slot: Slot, piece: Piece, parent: Collection) -> None:
    if not parent.is_flow:
        place(slot, piece)
        return
    slot.value = piece
    if parent.is_map and not slot.head.endswith((" ", "\n")):
        slot.head += " "
        slot.tail = slot.tail.lstrip(" ")


def _remove(target: _Target) -> None:
    slot, parent = target.slot, target.parent
    if parent is None:
        raise LookupError(target.edit.path)
    position = parent.slots.index(slot)
    kept = [*comments_below(slot)]
    del parent.slots[position]
    if parent.is_flow:
        _close_gap(slot, parent, position)
        _keep_comments(kept, parent, position)
    else:
        _keep_comments(kept, parent, position)
        _put_before(slot.lead if slot.lead.strip() else "", parent, position)


def _close_gap(removed: Slot, flow: Collection, position: int) -> None:
    """Mend commas and spaces within braces where a slot was taken out."""
    is_last = position == len(flow.slots)
    if is_last and flow.slots:
        flow.slots[-1].tail = flow.slots[-1].tail.removesuffix(",") + removed.tail
    if removed.lead.strip():
        _put_before(removed.lead, flow, position)
    elif not is_last and position == 0:
        flow.slots[0].lead = removed.lead + flow.slots[0].lead.lstrip(" ")


def _keep_comments(comments: Sequence[str], parent: Collection, position: int) -> None:
    """Put comments on lines of their own before the slot at a position, or behind the last."""
    if not comments:
        return
    if parent.is_flow:
        indent = " " * (parent.column + 2 * STEP)
        _put_before("".join(f"\n{indent}{comment}" for comment in comments) + f"\n{indent}", parent, position)
    else:
        indent = " " * parent.column
        _put_before("".join(f"{indent}{comment}\n" for comment in comments), parent, position)


def _put_before(lines: str, parent: Collection, position: int) -> None:
    if position < len(parent.slots):
        parent.slots[position].lead = lines + parent.slots[position].lead
    else:
        parent.closing = lines + parent.closing


def _order(target: _Target, order: Sequence[int]) -> None:
    """Bring slots into order; those that it does not name stay behind them."""
    collection = target.slot.value
    if isinstance(collection, Scalar):
        raise LookupError(target.edit.path)
    before = set(target.before)
    known = [*target.before, *(slot for slot in collection.slots if slot not in before)]
    chosen = [known[position] for position in order]
    named = set(chosen)
    slots = [*chosen, *(slot for slot in collection.slots if slot not in named)]
    if collection.is_flow:
        frames = [(slot.lead, slot.tail) for slot in collection.slots]
        for slot, (lead, tail) in zip(slots, frames, strict=True):
            slot.lead, slot.tail = lead, tail
    elif slots:
        _leave_leads(collection, _find_moved(order, len(target.before), known))
        _exchange_gap(collection.slots[0], slots[0])
    collection.slots = slots


def _find_moved(order: Sequence[int], count: int, known: Sequence[Slot]) -> set[Slot]:
    """Return the slots that change places: as few as there can be; added ones are none of them."""
    ends: list[int] = []
    runs: list[tuple[int, ...]] = []
    for position in (position for position in order if position < count):
        place = bisect(ends, position)
        run = (*(runs[place - 1] if place else ()), position)
        ends[place : place + 1], runs[place : place + 1] = [position], [run]
    staying = set(runs[-1]) if runs else set()
    return {known[position] for position in order if position < count and position not in staying}


def _leave_leads(block: Collection, moved: set[Slot]) -> None:
    """Leave comments where they are that are set off from the slot below them by an empty line."""
    for position, slot in enumerate(block.slots):
        fixed, own = _split_lead(slot)
        if slot in moved and fixed.strip():
            slot.lead = own
            _put_before(fixed, block, position + 1)


def _exchange_gap(old: Slot, new: Slot) -> None:
    """Put the empty lines above what is the first slot now above the one that was."""
    if old is not new:
        lines = new.lead.lstrip("\n")
        old.lead = new.lead[: len(new.lead) - len(lines)] + old.lead
        new.lead = lines


def _split_lead(slot: Slot) -> tuple[str, str]:
    """Return the lines above a slot up to the last empty one, and those directly above it."""
    lines = split_lines(slot.lead)
    ends = [number for number, line in enumerate(lines, 1) if not line.strip()]
    cut = ends[-1] if ends else 0
    return "".join(lines[:cut]), "".join(lines[cut:])


def _keep_braces(piece: Piece) -> None:
    """Write braces for the blocks within a value from which all was taken."""
    for slot in piece.slots if isinstance(piece, Collection) else ():
        block = slot.value
        if isinstance(block, Collection) and not block.is_flow and not block.slots:
            _write_braces(slot, block)
        _keep_braces(block)


def _write_braces(slot: Slot, block: Collection) -> None:
    comment = _END_OF_HEAD.search(slot.head)
    rest = comment.group() if comment else "\n"
    slot.head = f"{slot.head.removesuffix(rest).rstrip()} "
    signs = "{}" if block.is_map else "[]"
    slot.value = Collection(block.is_map, True, block.column, opening=signs[0], closing=signs[1])
    slot.tail = rest + block.closing


def _find_list_step(root: Piece) -> int:
    """Return the spaces by which the dashes of lists in a file stand deeper than their keys."""
    slots = root.slots if isinstance(root, Collection) and root.is_map and not root.is_flow else []
    lists = (slot.value for slot in slots if isinstance(slot.value, Collection))
    columns = [block.column for block in lists if not block.is_map and not block.is_flow]
    return columns[0] - root.column if columns and isinstance(root, Collection) else STEP
