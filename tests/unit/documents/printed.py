"""What blocks of a layout become for an office: the whole tree, as lines for golden files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from enum import Enum
from typing import get_args

from tests.paper_text import write_inlines
from tests.unit.documents import cast

from capaian.documents.blocks.desk import Desk
from capaian.documents.build import compose
from capaian.documents.tree import Cell, Column, Fraction, HeadCell, Inline, Reference, Row


@dataclass(frozen=True)
class Printed:
    """Blocks, and what of them is printed for an office."""

    title: str
    blocks: str
    """YAML, indented as list items of a layout are."""
    desk: Desk = field(default_factory=cast.desk)

    def lines(self) -> Iterator[str]:
        """Yield the title, the tree of each block, and what is left out, unwritten or wrong."""
        yield f"\n# {self.title}"
        for part in compose(cast.layout(self.blocks).blocks, self.desk):
            yield from _tree(part, 0)
        notes = self.desk.notes
        yield from (f"left out: {left.title}: {left.reason}" for left in notes.omitted)
        yield from (f"unwritten: {name}" for name in notes.unwritten)
        for issue in notes.issues:
            yield (
                f"{issue.level.value} {issue.code}, {issue.place}: {issue.value}. "
                f"{issue.remedy}".rstrip()
            )


def write_printed(cases: Iterable[Printed]) -> str:
    return "\n".join(line for case in cases for line in case.lines()).lstrip() + "\n"


def _tree(value: object, depth: int) -> Iterator[str]:
    """Yield a block or a part of one by its fields, without those that say nothing."""
    words: list[str] = []
    parts: list[tuple[str, tuple[object, ...]]] = []
    for name, found in _filled(value):
        inner = found if isinstance(found, tuple) else (found,)
        if inner and all(map(_is_part, inner)):
            parts.append((name, inner))
        else:
            words.append(f"{name}={_words(found)}")
    yield f"{'  ' * depth}{' '.join((type(value).__name__, *words))}"
    for name, inner in parts:
        yield f"{'  ' * (depth + 1)}{name}:"
        for part in inner:
            yield from (
                [f"{'  ' * (depth + 2)}{_row(part)}"] if _is_row(part) else _tree(part, depth + 2)
            )


def _filled(value: object) -> Iterator[tuple[str, object]]:
    for one in fields(value) if is_dataclass(value) else ():
        default = one.default_factory() if one.default_factory is not MISSING else one.default
        found = getattr(value, one.name)
        if found not in (default, "", ()):
            yield one.name, found


def _is_part(value: object) -> bool:
    return _is_row(value) or (
        is_dataclass(value) and not isinstance(value, (*get_args(Inline), Column))
    )


def _is_row(value: object) -> bool:
    return isinstance(value, Row) or (
        isinstance(value, tuple) and bool(value) and _is_cell(value[0])
    )


def _is_cell(value: object) -> bool:
    return isinstance(value, Cell | HeadCell)


def _row(value: object) -> str:
    """A row in one line: what sets it apart, then its cells, each with what sets that apart."""
    cells = value.cells if isinstance(value, Row) else value
    assert isinstance(cells, tuple)
    more = [f"{name}={_words(found)}" for name, found in _filled(value) if name != "cells"]
    return " | ".join([" ".join(more) or "row", *map(_cell, cells)]).rstrip()


def _cell(cell: Cell | HeadCell) -> str:
    text = write_inlines(cell.content) if isinstance(cell, Cell) else cell.text
    more = [
        f"({name} {_words(found)})"
        for name, found in _filled(cell)
        if name not in ("content", "text")
    ]
    return " ".join([text, *more]).strip()


def _words(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        if value and all(isinstance(one, get_args(Inline)) for one in value):
            return f'"{"".join(map(_inline, value))}"'
        return f"[{', '.join(map(_words, value))}]"
    if isinstance(value, get_args(Inline)):
        return write_inlines((value,))
    if isinstance(value, Fraction):
        return f"{_words(value.numerator)} / {_words(value.denominator)}"
    if isinstance(value, Column):
        return str(value.align.value)
    return repr(value) if isinstance(value, str | bytes) else str(value)


def _inline(inline: Inline) -> str:
    """An inline; a reference that waits for its label by the id that it leads to."""
    return f"<{inline.target}>" if isinstance(inline, Reference) else write_inlines((inline,))
