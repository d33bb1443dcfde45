"""Tables that the end of a page cuts: their last rows have no line below, and a gap as all rows have."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reading.pdf_maker import Sheet, make_pdf

from capaian.auditor.reading.pdf import read_pdf

XS = (60, 150, 330, 430)
NAMES = ("Pelayanan Pendaftaran", "Pelayanan Pencatatan", "Pengolahan Data", "Penyajian Data")
ROWS = [(f"2.12.0{place}", name, f"{place}00.000", f"{place}0.000") for place, name in enumerate(NAMES, 1)]
HEADS = ("Kode", "Uraian", "Pagu", "Realisasi")
PITCH = 19


def cut(*below: tuple[str, ...], gap: int = PITCH) -> list[tuple[str, ...]]:
    """Return the rows of a table whose last line stands above some of them."""
    sheet = Sheet()
    sheet.lines += [(60, y, 520, y) for y in (80, 100, 104 + 4 * PITCH)]
    rows = [(84, HEADS), *((105 + PITCH * place, row) for place, row in enumerate(ROWS))]
    rows += [(108 + 4 * PITCH + gap * place, row) for place, row in enumerate(below)]
    for top, row in rows:
        sheet.words += [(x, top, words) for x, words in zip(XS, row, strict=False) if words]
    return [line.cells for line in read_pdf(make_pdf([sheet])).lines if line.is_row]


MORE = (("2.12.05", "Penyusunan Profil", "500.000", "50.000"), ("2.12.06", "Evaluasi", "600.000", "60.000"))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_rows_below_the_last_line_are_rows(count: int) -> None:
    assert cut(*MORE[:count]) == [HEADS, *ROWS, *MORE[:count]]


def test_rows_farther_apart_than_those_of_the_table_are_no_rows_of_it() -> None:
    assert cut(*MORE, gap=2 * PITCH) == [HEADS, *ROWS, MORE[0]]


def test_words_in_one_part_below_are_no_row() -> None:
    assert cut(MORE[0], ("Sumber: sistem keuangan daerah",)) == [HEADS, *ROWS, MORE[0]]
