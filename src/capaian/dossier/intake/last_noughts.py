"""Last parts of a year of which a table has noughts alone, or few areas: they are over, or still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable, Head, quoted

_NOUGHTS: Final = "bulan bernilai 0"
"""What the user says a meaning of, to settle what such noughts are."""
_OVER: Final = "lewat"
"""The answer that these are over, and nothing happened or was spent in them."""
_FEW: Final = "bulan terisi sebagian"
"""What the user says a meaning of, to settle what the blanks of a last part are beside few figures."""
_NOUGHT: Final = re.compile(r"(?:Rp\.?\s*)?0(?:[.,]0+)?(?:,-+)?")
_SEVERAL: Final = 2
_DASHES: Final = frozenset("-–—")
"""What stands where there is no figure."""


def doubt_noughts(
    table: ForeignTable, rows: Sequence[int], parts: Sequence[Head], what: str, desk: Desk
) -> None:
    """Ask whether the last parts of the year are over where nothing but noughts stands in their columns.

    Args:
        table: The table.
        rows: Its rows that tell it.
        parts: The columns of the parts, in the order of the year.
        what: Which figures are noughts then, as in a sentence.
        desk: Where questions go.
    """
    none = [*takewhile(lambda head: is_of_noughts(table, rows, head), reversed(parts))][::-1]
    if not none or len(none) == len(parts) or desk.told(_NOUGHTS) == _OVER:
        return
    words = (
        f"waktunya sudah {_OVER} dan {what} memang nol: {quoted(none)} berisi 0 di semua baris. "
        "Bila belum, kosongkan kolom itu di salinan berkas"
    )
    desk.doubt(table.place(None, none[0]), _NOUGHTS, _OVER, words)


def doubt_few(table: ForeignTable, rows: Sequence[int], parts: Sequence[Sequence[Head]], desk: Desk) -> None:
    """Ask whether the last part of a year is over, where most rows that told the one before have no figure.

    Args:
        table: The table.
        rows: Its rows that tell it.
        parts: The columns of each part, in the order of the year.
        desk: Where questions go.
    """
    if len(parts) < _SEVERAL or desk.told(_FEW) == _OVER:
        return
    before, last = (_filled(table, rows, heads) for heads in parts[-2:])
    if 2 * len(before & last) < len(before):
        words = (
            f"waktunya sudah {_OVER}: {quoted(parts[-1])} berisi angka di {len(last)} baris saja, padahal "
            f"kolom sebelumnya di {len(before)}. Bila belum, kosongkan kolom itu di salinan berkas"
        )
        desk.doubt(table.place(None, parts[-1][0]), _FEW, _OVER, words)


def _filled(table: ForeignTable, rows: Sequence[int], heads: Sequence[Head]) -> frozenset[int]:
    """Return the rows in which any of some columns has a figure."""
    return frozenset(row for row in rows if any(is_figure(table.value(row, head)) for head in heads))


def is_of_noughts(table: ForeignTable, rows: Sequence[int], head: Head) -> bool:
    """Say whether a column has noughts and nothing else; blanks and dashes beside them tell nothing."""
    texts = (as_text(table.value(row, head)) for row in rows)
    figures = [text for text in texts if text and text not in _DASHES]
    return bool(figures) and all(_NOUGHT.fullmatch(text) for text in figures)
