"""Comments that have a line of their own: whatever is changed, they stay in the file."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.dossier.rows.source_tree import Collection, Document, Piece, Slot


def comments_of(document: Document) -> Iterator[str]:
    """Yield the comments of a file that stand on lines of their own, without spaces around them."""
    yield from comment_lines(document.head)
    if document.root is not None:
        yield from comments_within(document.root)
    yield from comment_lines(document.tail)


def comments_within(piece: Piece) -> Iterator[str]:
    """Yield the comments on lines of their own within a value."""
    if isinstance(piece, Collection):
        for slot in piece.slots:
            yield from comment_lines(slot.lead if not piece.is_flow else _behind_line(slot.lead))
            yield from comments_below(slot)
        yield from comment_lines(piece.closing if not piece.is_flow else _behind_line(piece.closing))


def comments_below(slot: Slot) -> Iterator[str]:
    """Yield the comments on lines of their own between the key or dash of a slot and its end."""
    yield from comment_lines(_behind_line(slot.head))
    yield from comments_within(slot.value)
    yield from comment_lines(_behind_line(slot.tail))


def comment_lines(lines: str) -> Iterator[str]:
    """Yield the comments among whole lines."""
    for line in lines.split("\n"):
        if line.lstrip().startswith("#"):
            yield line.strip()


def _behind_line(text: str) -> str:
    """Return what stands behind the first line feed: the rest of a line is no line of its own."""
    return text.partition("\n")[2]
