"""Heads that tell parts of the year on two rows: `REALISASI TRIWULAN` over `I`, `BULAN KE-` over `1`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import Cells, balangan, codes, desk, said, table, taken, values
from tests.unit.dossier.test_intake_budgets import amounts, office

from capaian.dossier.intake.amounts import guess_amounts
from capaian.dossier.intake.ordinal_heads import are_numbers_of_parts, with_times
from capaian.dossier.spreadsheets.model import Span

FIRST, SECOND = "2.12.01.2.01.0001", "2.12.01.2.01.0002"
TITLE = ("REALISASI TAHUN ANGGARAN 2023",)
QUARTERS = {"2023-Q1": ("", "100"), "2023-Q2": ("", "30"), "2023-Q3": ("", "200"), "2023-Q4": ("", "150")}
ROMAN = ("I", "II", "III", "IV")
AREAS = ("Paringin", "Lampihong", "Batumandi", "Awayan")


def budget(upper: str, lower: tuple[str | int, ...], *figures: int, total: str = "JUMLAH") -> Cells:
    """A sub-activity with a head over parts of the year and a sum behind; the second has twice as much."""
    both = [(*figures, sum(figures)), tuple(2 * figure for figure in (*figures, sum(figures)))]
    return [
        TITLE,
        ("Kode", "Uraian", "Anggaran", upper, *[None] * (len(lower) - 1), total),
        (None, None, None, *lower, None),
        (FIRST, "Pendataan", 500, *both[0]),
        (SECOND, "Pencatatan", 1000, *both[1]),
    ]


def deeds(upper: str, *rows: tuple[str, int, int, int, int, int]) -> Cells:
    """Deeds of death by quarter, with the year beside them."""
    heads = [("No", "Kecamatan", upper, None, None, None, "Jumlah"), (None, None, *ROMAN, None)]
    numbered = [(number, *row) for number, row in enumerate(rows, 1)]
    return [("AKTA KEMATIAN TERBIT TAHUN 2023",), *heads, *numbered]


SOUND = [(area, 10 + n, 20, 30, 40, 100 + n) for n, area in enumerate(AREAS)]


@pytest.mark.parametrize(
    "upper",
    [
        "REALISASI TRIWULAN",
        "REALISASI PER TRIWULAN (Rp)",
        "TRIWULAN",
        "Realisasi TW",
        "Penyerapan Triwulan Ke-",
    ],
)
@pytest.mark.parametrize(
    "lower", [ROMAN, (1, 2, 3, 4), ("(I)", "(II)", "(III)", "(IV)"), ("1", "2", "3", "4")]
)
@pytest.mark.parametrize("total", ["JUMLAH", "REALISASI S.D. TW IV"])
def test_numbers_below_a_head_of_quarters_are_quarters(
    upper: str, lower: tuple[str | int, ...], total: str
) -> None:
    at = desk(office())
    found = taken(budget(upper, lower, 100, 30, 200, 150, total=total), at)
    assert amounts(found, FIRST) == {"2023": ("500", "480"), **QUARTERS}
    assert (codes(at), at.doubts) == ([], [])


def test_numbers_below_a_head_of_semesters_are_semesters() -> None:
    at = desk(office())
    found = taken(budget("REALISASI SEMESTER", ("I", "II"), 130, 350), at)
    assert amounts(found, FIRST) == {
        "2023": ("500", "480"),
        "2023-S1": ("", "130"),
        "2023-S2": ("", "350"),
    }
    assert (codes(at), at.doubts) == ([], [])


@pytest.mark.parametrize("upper", ["REALISASI BULAN KE-", "BULAN", "Realisasi Bln"])
def test_numbers_below_a_head_of_months_are_months(upper: str) -> None:
    at = desk(office())
    found = taken(budget(upper, tuple(range(1, 13)), *range(1, 13)), at)
    told = amounts(found, FIRST)
    assert (told["2023"], told["2023-M01"], told["2023-M12"]) == (("500", "78"), ("", "1"), ("", "12"))
    assert (codes(at), at.doubts) == ([], [])


def test_a_sum_of_numbered_quarters_is_held_against_them() -> None:
    rows = [*budget("REALISASI TRIWULAN", ROMAN, 100, 30, 200, 150)]
    rows[3] = (*rows[3][:-1], 490)
    at = desk(office())
    taken(rows, at)
    assert [where for where, _ in said(at)] == ["4 H (JUMLAH)"]


def test_quarters_without_a_sum_make_the_year_themselves() -> None:
    at = desk(office())
    found = taken([row[:7] for row in budget("REALISASI TRIWULAN", ROMAN, 100, 30, 200, 150)], at)
    assert amounts(found, FIRST) == {"2023": ("500", "480"), **QUARTERS}
    assert (codes(at), at.doubts) == ([], [])


def test_running_sums_by_quarter_are_told_as_such() -> None:
    heads = table(budget("REALISASI S.D. TRIWULAN", ROMAN, 100, 130, 330, 480)).heads
    assert heads[4].parts == ("REALISASI S.D. TRIWULAN", "S.d. triwulan II")
    quarters = [amount for amount in guess_amounts(heads) if amount.part is not None]
    assert [(one.part and one.part.ordinal, one.is_so_far) for one in quarters] == [
        (1, True),
        (2, True),
        (3, True),
        (4, True),
    ]


def test_plans_of_quarters_are_no_spending() -> None:
    heads = table(budget("TARGET TRIWULAN", ROMAN, 100, 30, 200, 150)).heads
    assert [amount.head.name for amount in guess_amounts(heads)] == ["Anggaran"]


@pytest.mark.parametrize("upper", ["Triwulan", "Penerbitan Akta Triwulan"])
def test_counts_of_numbered_quarters_are_held_against_their_sum(upper: str) -> None:
    at = desk(replace(balangan(), counts=()), means={"Jumlah": "akta-mati.issued"})
    found = taken(deeds(upper, *SOUND), at)
    assert [row[2] for row in values(found, "area", "period", "value")] == ["100", "101", "102", "103"]
    assert "total_differs" not in codes(at)
    at = desk(replace(balangan(), counts=()), means={"Jumlah": "akta-mati.issued"})
    taken(deeds(upper, *SOUND[:3], ("Awayan", 13, 99, 30, 40, 103)), at)
    assert [where for where, text in said(at) if "103" in text] == ["7 G (Jumlah)"]


def test_names_of_columns_stay_those_of_the_file() -> None:
    """What was answered before, and `--means`, name a column as the file has it."""
    heads = table(budget("REALISASI TRIWULAN", ROMAN, 1, 2, 3, 4)).heads
    assert [head.name for head in heads[3:5]] == ["REALISASI TRIWULAN > I", "REALISASI TRIWULAN > II"]
    assert heads[3].parts == ("REALISASI TRIWULAN", "Triwulan I")


@pytest.mark.parametrize(
    ("above", "text"),
    [
        ("Triwulan II", "1"),  # tells its own
        ("Triwulan", "V"),  # there is none
        ("Semester", "3"),
        ("Realisasi Bulan Ini", "1"),
        ("Realisasi", "I"),
        ("Triwulan", "Juai"),
        ("Golongan", "IV"),
        ("Kelas", "1"),
    ],
)
def test_other_numbers_below_heads_stay_what_they_are(above: str, text: str) -> None:
    assert with_times((above, text)) == (above, text)


@pytest.mark.parametrize(
    ("above", "texts"),
    [
        (("Kode", "TW", "TW", "Jumlah"), ("1", "2", "3", "4")),  # numbers of columns
        (("Kecamatan", "Triwulan", "Jumlah"), ("Juai", "1", "12")),  # a row of a long table
        (("Kode", "TW", "TW", "Jumlah"), ("", "1", "3", "")),
        (("Kode", "TW", "TW", "Jumlah"), ("", "12", "30", "42")),
        (("Kode", "TW I", "TW I", "Jumlah"), ("", "1", "2", "")),
        (("Kode", "Uraian"), ("", "")),
    ],
)
def test_rows_of_figures_and_of_column_numbers_are_no_heads(
    above: tuple[str, ...], texts: tuple[str, ...]
) -> None:
    assert not are_numbers_of_parts(above, texts)


def test_numbers_of_columns_below_quarters_are_left_out() -> None:
    rows = [*budget("REALISASI TRIWULAN", ROMAN, 100, 30, 200, 150)]
    rows.insert(3, tuple(range(1, 9)))
    at = desk(office())
    assert amounts(taken(rows, at), FIRST) == {"2023": ("500", "480"), **QUARTERS}
    assert codes(at) == []


def test_a_head_merged_over_its_quarters_is_read_alike() -> None:
    rows = budget("REALISASI TRIWULAN", (1, 2, 3, 4), 100, 30, 200, 150)
    heads = table(rows, Span(2, 4, 2, 7), Span(2, 1, 3, 1), Span(2, 8, 3, 8)).heads
    assert [head.parts[-1] for head in heads[3:]] == [*(f"Triwulan {n}" for n in range(1, 5)), "JUMLAH"]
