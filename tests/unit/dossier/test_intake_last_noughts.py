"""Months at the end of a budget table in which nothing was spent: over, or still to come."""

from __future__ import annotations

import pytest
from tests.intake.desks import codes, desk, taken, values
from tests.unit.dossier.test_intake_budgets import office

from capaian.domain.period import MONTHS

CODES = ("2.12.01.2.01.0001", "2.12.01.2.01.0002")
ANSWER = {"bulan bernilai 0": "lewat"}


def export(spent: int, *, last: object = 0) -> list[tuple[object, ...]]:
    """A budget by months of which some have amounts, and a sum beside them."""
    rows = []
    for number, code in enumerate(CODES, 1):
        months = [100 * number + (7 * month) % 5 if month < spent else 0 for month in range(12)]
        shown = [amount if month < spent else last for month, amount in enumerate(months)]
        rows.append((code, "Penyusunan Dokumen", 9_000, *shown, sum(months)))
    return [("REALISASI TAHUN ANGGARAN 2023",), (), ("Kode", "Uraian", "Anggaran", *MONTHS, "Jumlah"), *rows]


@pytest.mark.parametrize(("spent", "first"), [(9, "Oktober"), (11, "Desember"), (3, "April")])
@pytest.mark.parametrize("nought", [0, "0", "Rp 0,00"])
def test_last_months_of_noughts_are_asked_about_once(spent: int, first: str, nought: object) -> None:
    at = desk(office())
    taken(export(spent, last=nought), at)  # type: ignore[arg-type]  # cells
    (doubt,) = at.doubts
    assert doubt.option == '--means "bulan bernilai 0=lewat"'
    assert f'"{first}"' in doubt.words
    assert str(doubt.place.column).endswith(f"({first})")
    assert codes(at) == []


def test_the_answer_takes_them_for_the_year() -> None:
    at = desk(office(), means=ANSWER)
    found = taken(export(9), at)  # type: ignore[arg-type]  # cells
    made = sum(100 + (7 * month) % 5 for month in range(9))
    assert at.doubts == []
    assert (CODES[0], "2023", str(made)) in values(found, "node", "period", "actual")


@pytest.mark.parametrize("export_", [export(12), export(9, last=None), export(9, last="-")])
def test_months_with_amounts_and_blank_ones_are_not_asked_about(export_: list[tuple[object, ...]]) -> None:
    at = desk(office())
    taken(export_, at)  # type: ignore[arg-type]  # cells
    assert at.doubts == []


def test_one_line_with_an_amount_tells_that_the_month_is_over() -> None:
    rows = export(9)
    rows[3] = (*rows[3][:-2], 55, rows[3][-1] + 55)  # type: ignore[operator]  # the sum
    at = desk(office())
    taken(rows, at)  # type: ignore[arg-type]  # cells
    assert at.doubts == []


SPJ = "SPJ (LS+UP/GU/TU)"


@pytest.mark.parametrize(
    ("title", "stored"),
    [("BULAN DESEMBER 2023", ("2023", "320")), ("BULAN SEPTEMBER 2023", ("2023-M09", "20"))],
)
def test_what_was_accounted_for_is_what_was_spent(title: str, stored: tuple[str, str]) -> None:
    heads = ("Kode", "Uraian", "Anggaran", f"{SPJ} BULAN LALU", f"{SPJ} BULAN INI", f"{SPJ} S.D. BULAN INI")
    rows = [
        (f"SPJ FUNGSIONAL {title}",),
        (),
        heads,
        *((code, "Penyusunan", 500, 300, 20, 320) for code in CODES),
    ]
    at = desk(office())
    found = taken(rows, at)  # type: ignore[arg-type]  # cells
    assert (codes(at), at.doubts) == (["year_stays_open"] if "-" in stored[0] else [], [])
    assert (CODES[0], *stored) in values(found, "node", "period", "actual")


def test_a_sum_of_all_ways_of_paying_goes_before_one_of_them() -> None:
    heads = ("Kode", "Uraian", "Anggaran", "SPJ LS S.D. BULAN INI", "JUMLAH SPJ S.D. BULAN INI")
    rows = [("SPJ BULAN DESEMBER 2023",), (), heads, *((code, "Penyusunan", 500, 300, 320) for code in CODES)]
    at = desk(office())
    found = taken(rows, at)  # type: ignore[arg-type]  # cells
    assert [doubt.text for doubt in at.doubts] == ["JUMLAH SPJ S.D. BULAN INI"]
    assert (CODES[0], "2023", "320") in values(found, "node", "period", "actual")
