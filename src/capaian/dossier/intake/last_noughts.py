"""Last parts of a year of which a table has noughts alone, or few areas: they are over, or still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Final

from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.words import fold

_NOUGHTS: Final = "bulan bernilai 0"
"""What the user says a meaning of, to settle what such noughts are."""
_OVER: Final = "lewat"
"""The answer that these are over, and nothing happened or was spent in them."""
_FEW: Final = "bulan terisi sebagian"
"""What the user says a meaning of, to settle what the blanks of a last part are beside few figures."""
# I, 3, T1, B 12, J, 01/2024; no way in which money is paid (GU, LS)
_COUNTED: Final = re.compile(r"[ivx]{1,4}|[a-z]{0,3} ?[0-9]{1,2}(?: [0-9]{4})?|[a-z]|pertama|ke[a-z]+")
"""Heads that count what stands below them, and tell nothing of it."""
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


def doubt_open_sum(table: ForeignTable, rows: Sequence[int], total: Head, desk: Desk) -> None:
    """Ask whether a year is over where a column adds up those right before it, of which the last are empty.

    What these are headed with says no more than their place: `I | II | III | IV | REALISASI`.

    Args:
        table: The table.
        rows: Its rows that tell it.
        total: The column that is taken for the year.
        desk: Where questions go.
    """
    before = [head for head in table.heads if head.column < total.column][::-1]
    counted = [*takewhile(lambda head: _COUNTED.fullmatch(fold(head.parts[-1])), before)]
    empty = [*takewhile(lambda head: not any(_sums(table, rows, [head])), counted)]
    filled = counted[len(empty) :] if empty else []
    stated = _sums(table, rows, [total])
    ends = range(_SEVERAL, len(filled) + 1)
    is_sum = any(_sums(table, rows, filled[:end]) == stated for end in ends)
    if is_sum and desk.told(_NOUGHTS) != _OVER:
        words = (
            f'waktunya sudah {_OVER}: "{total.name}" jumlah kolom di sampingnya, dan {quoted(empty[::-1])} '
            "kosong atau 0 di semua baris. Bila belum, kosongkan kolom jumlahnya di salinan berkas"
        )
        desk.doubt(table.place(None, empty[-1]), _NOUGHTS, _OVER, words)


def _sums(table: ForeignTable, rows: Sequence[int], heads: Sequence[Head]) -> list[Decimal]:
    """Return what some columns add up to in each row, blanks aside."""
    return [
        sum((table.figure(row, head, Kind.AMOUNT) or Decimal(0) for head in heads), Decimal(0))
        for row in rows
    ]


def _filled(table: ForeignTable, rows: Sequence[int], heads: Sequence[Head]) -> frozenset[int]:
    """Return the rows in which any of some columns has a figure."""
    return frozenset(row for row in rows if any(is_figure(table.value(row, head)) for head in heads))


def is_of_noughts(table: ForeignTable, rows: Sequence[int], head: Head) -> bool:
    """Say whether a column has noughts and nothing else; blanks and dashes beside them tell nothing."""
    texts = (as_text(table.value(row, head)) for row in rows)
    figures = [text for text in texts if text and text not in _DASHES]
    return bool(figures) and all(_NOUGHT.fullmatch(text) for text in figures)
