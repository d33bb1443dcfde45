"""Tables as pages need them: wide enough for their words, turned only where they need it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from capaian.documents import tree
from capaian.writers.columns import fit_columns
from capaian.writers.labels import NO_BREAK_SPACE
from capaian.writers.row_heights import page_share, row_lines

_MAX_LINES: Final = 6
"""Lines of a cell above which a table takes more width, if it can have it."""
_SAVED_SHARE: Final = 0.9
"""What a table that is not turned may take of the pages that it would take turned."""
_WIDTHS: Final = {
    tree.Width.TEXT: (tree.Width.TEXT, tree.Width.FULL),
    tree.Width.FULL: (tree.Width.FULL, tree.Width.FULL),
    tree.Width.LANDSCAPE: (tree.Width.FULL, tree.Width.LANDSCAPE),
}
"""The least and the most that becomes of a width that a layout asks for."""


def set_tables(document: tree.Document) -> tree.Document:
    """Return the paper with every table as wide as its words ask for,
    signs of bands beside their words.

    Charts of a report that follow turned tables come before them, for they would leave the page
    before empty.
    """
    is_turned = document.meta.orientation is tree.Orientation.LANDSCAPE
    # The pages of a form are as its regulation has them; those of a report are turned to save
    # paper.
    is_form = not any(isinstance(block, tree.Cover) for block in document.blocks)
    blocks = [
        _set(block, is_turned, is_form=is_form) if isinstance(block, tree.Table) else block
        for block in document.blocks
    ]
    return replace(
        document, blocks=tuple(blocks if is_turned or is_form else _turned_last(blocks))
    )


def _turned_last(blocks: Sequence[tree.Block]) -> Iterator[tree.Block]:
    turned: list[tree.Block] = []
    for block in blocks:
        if isinstance(block, tree.Table) and block.width is tree.Width.LANDSCAPE:
            turned.append(block)
            continue
        if not isinstance(block, tree.Chart) or block.width is tree.Width.LANDSCAPE:
            yield from turned
            turned.clear()
        yield block
    yield from turned


def _set(table: tree.Table, is_turned: bool, *, is_form: bool) -> tree.Table:
    table = replace(
        table, rows=tuple(replace(row, cells=tuple(map(_joined, row.cells))) for row in table.rows)
    )
    if is_turned or (is_form and table.width is tree.Width.LANDSCAPE):
        return table
    narrow, wide = (replace(table, width=width) for width in _WIDTHS[table.width])
    chosen = narrow if _is_enough(narrow, wide) else wide
    return chosen if is_form else _readable(chosen)


def _readable(table: tree.Table) -> tree.Table:
    """The table turned or in smaller type, where its lines are too short to be read."""
    fit = fit_columns(table)
    if not fit.is_tight:
        return table
    share = page_share(table, fit)
    if share > 1:
        return replace(table, width=tree.Width.LANDSCAPE)
    small = replace(table, small=True)
    small_fit = fit_columns(small)
    is_better = not small_fit.is_tight and page_share(small, small_fit) < share
    return small if is_better else table


def _is_enough(narrow: tree.Table, wide: tree.Table) -> bool:
    """Say whether a table holds its words in less width; a turned page must save paper, too."""
    fit = fit_columns(narrow)
    if (fit.is_small and not narrow.small) or max(row_lines(narrow, fit), default=1) > _MAX_LINES:
        return False
    if wide.width is not tree.Width.LANDSCAPE:
        return not fit.is_tight
    return page_share(narrow, fit) < page_share(wide, fit_columns(wide)) * _SAVED_SHARE


def _joined(cell: tree.Cell) -> tree.Cell:
    """The cell with no line end between the sign of a band and its first word."""
    first, second = (*cell.content, None, None)[:2]
    if not isinstance(first, tree.Glyph) or not isinstance(second, tree.Text):
        return cell
    words = replace(second, text=second.text.replace(" ", NO_BREAK_SPACE, 1))
    return replace(cell, content=(first, words, *cell.content[2:]))
