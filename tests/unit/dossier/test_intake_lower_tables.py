"""A table to the right that begins lower and has no names is told, and not lost or held for these rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.desks import KTP, Cells, codes, desk, proposed, said

from capaian.dossier.intake.lower_tables import report_lower

KIA: Cells = (
    ("KEPEMILIKAN KIA TAHUN 2023", None),
    ("Wajib KIA", "Memiliki KIA"),
    *((800 + n, 700 + n) for n in range(9)),
)


def beside(lower: int, right: Cells = KIA, *, blank: bool = True) -> Cells:
    """A table, and another one to its right that begins so many rows lower than its title."""
    left = [KTP[0], *KTP[2:]]
    height = max(len(left), len(right) + lower)
    rows = [[*row, *[None] * (4 - len(row))] for row in [*left, *[()] * (height - len(left))]]
    others = [*[(None, None)] * lower, *right, *[(None, None)] * (height - lower - len(right))]
    return [(*row, *([None] if blank else []), *other) for row, other in zip(rows, others, strict=True)]


def told(rows: Cells) -> list[tuple[str, str]]:
    at = desk()
    report_lower(proposed(rows, at).table, at)
    assert set(codes(at)) <= {"table_lower"}
    return [(place.split()[0], message) for place, message in said(at)]


@pytest.mark.parametrize(("lower", "row"), [(1, "3"), (2, "4"), (3, "5")])
def test_a_table_without_names_that_begins_lower_is_told_at_its_heads(lower: int, row: str) -> None:
    words = "Kolom F\u2013G memuat tabel lain yang mulai lebih bawah, tanpa nama wilayahnya sendiri."
    assert told(beside(lower)) == [(row, words)]


NOTED = [("Catatan", "Petugas"), ("selesai", "Ani"), *[(None, None)] * 7]
DASHED = [("Wajib KIA", "Memiliki KIA"), (5, 4), ("belum", "belum"), *((n, n) for n in range(1, 7))]


@pytest.mark.parametrize("right", [KIA[1:], NOTED, DASHED])
def test_columns_in_the_same_rows_are_no_lower_table(right: Sequence[Sequence[str | int | None]]) -> None:
    assert told(beside(1, right)) == []


def test_columns_that_stand_together_with_the_names_are_no_lower_table() -> None:
    assert told(beside(2, blank=False)) == []
