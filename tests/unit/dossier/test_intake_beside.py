"""Columns that follow from others: what is left, and percentages; and cells with a dash."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.intake.desks import KTP, Cells, changed, codes, desk, said, taken, uncounted
from tests.unit.dossier.test_intake_spread_codes import office

Row = list[str | int | Decimal | None]


def budget(rest: str = "Sisa", sign: int = 1) -> list[Row]:
    """Rows 3 to 5: budget, spending, what is left, and percent."""
    rows: list[Row] = [["REALISASI ANGGARAN 2023"], ["Kode", "Nama", "Pagu", "Realisasi", rest, "%"]]
    for n, (granted, spent) in enumerate([(400, 300), (900, 600), (500, 100)], 2):
        percent = Decimal(f"{100 * spent / granted:.2f}")
        rows.append(
            [f"2.12.02.2.01.000{n}", "Sub kegiatan", granted, spent, sign * (granted - spent), percent]
        )
    return rows


def told(rows: Cells) -> list[tuple[str, str]]:
    at = desk(office())
    taken(rows, at)
    return said(at)


@pytest.mark.parametrize(("rest", "sign"), [("Sisa", 1), ("Selisih", -1), ("Sisa Anggaran", 1)])
def test_what_is_left_is_silent_where_it_fits(rest: str, sign: int) -> None:
    assert told(budget(rest, sign)) == []


def test_one_row_that_does_not_fit_is_told_once() -> None:
    rows = budget()
    rows[3][3] = 660
    assert told(rows) == [
        ("4 E (Sisa)", "Sisa tertulis 300, padahal dari Pagu 900 dan Realisasi 660 seharusnya 240.")
    ]


def test_a_percentage_alone_tells_as_well() -> None:
    rows = [[*row[:4], *row[5:]] for row in budget()]
    assert told(rows) == []
    rows[4][3] = 110
    ((where, words),) = told(rows)
    assert where == "5 E (%)"
    assert (
        words.endswith("seharusnya 22.00.") or words.endswith("seharusnya 22,00.") or "seharusnya 22" in words
    )


def test_a_column_that_mostly_tells_something_else_is_silent() -> None:
    rows = budget()
    rows[3][4], rows[4][4] = 111, 222
    rows[3][5], rows[4][5] = 11, 22
    assert told(rows) == []


def test_the_only_row_is_held_against_what_is_left_alone() -> None:
    rows = [*budget()[:3], ["Jumlah", None, 400, 300, 100, 75]]
    assert told(rows) == []
    for row in rows[2:]:
        row[3] = 310
    assert [where for where, _ in told(rows)] == ["3 E (Sisa)"]
    assert told([*budget("Selisih", -1)[:3], ["Jumlah", None, 400, 300, -100, 75]]) == []


def with_rest(rows: Cells = KTP) -> list[Row]:
    """The table of KTP with those who have none."""
    heads: Row = [*rows[2], "Belum Rekam"]
    return [
        [*rows[0]],
        [],
        heads,
        *([*row, int(str(row[2])) - int(str(row[3]))] for row in rows[3:]),
    ]


def test_those_who_have_none_are_held_against_the_others() -> None:
    assert told(with_rest()) == []
    rows = with_rest()
    rows[4][4] = 95
    assert told(rows) == [
        ("5 E (Belum Rekam)",
         "Belum Rekam tertulis 95, padahal dari Wajib KTP 14.843 dan Sudah Rekam 14.747 seharusnya 96.")
    ]  # fmt: skip


def test_a_dash_is_no_empty_cell() -> None:
    at = desk(uncounted())
    taken(changed((4, 4, "-"), (12, 4, 96019 - 12336)), at)  # type: ignore[arg-type]  # cells
    assert codes(at) == ["figure_dashed_zero"]
    at = desk(uncounted())
    taken(changed((4, 4, "-"))[:-1], at)  # type: ignore[arg-type]  # cells
    assert codes(at) == ["figure_dashed"]
    at = desk(uncounted())
    taken(changed((4, 4, None), (12, 4, 96019 - 12336)), at)  # type: ignore[arg-type]  # cells
    assert codes(at) == ["figure_missing"]


def numbered(*numbers: int, head: str = "NO_KEC", regency: str = "NO_KAB") -> list[tuple[str, str]]:
    rows: list[Row] = [["KTP-EL TAHUN 2023"], [regency, head, "NAMA_KEC", "WAJIB KTP", "SUDAH REKAM"]]
    rows += [[11, n, row[1], row[2], row[3]] for n, row in zip(numbers, KTP[3:11], strict=True)]  # type: ignore[list-item]  # cells
    return told(rows)


def test_a_number_of_another_kecamatan_is_told() -> None:
    assert numbered(1, 2, 3, 4, 5, 6, 7, 8) == []
    assert [where for where, _ in numbered(1, 2, 3, 5, 5, 6, 7, 8)] == ["6 B (NO_KEC)"]
    assert [where for where, _ in numbered(2, 1, 3, 4, 5, 6, 7, 8)] == ["3 B (NO_KEC)", "4 B (NO_KEC)"]


def test_numbers_of_rows_are_no_codes() -> None:
    assert numbered(8, 7, 6, 5, 4, 3, 2, 1) == []
    assert numbered(1, 2, 3, 5, 4, 6, 7, 8, head="NO") == []


def test_numbers_that_count_rows_from_the_last_are_no_codes() -> None:
    order = [*range(8, 2, -1), 1, 2]
    rows: list[Row] = [["KTP-EL TAHUN 2023"], ["NO_KEC", "NAMA_KEC", "WAJIB KTP", "SUDAH REKAM"]]
    for number, place in enumerate(order, 1):
        row: Row = [9 - number, *KTP[2 + place][1:]]
        rows.append(row)
    assert told(rows) == []


def test_numbers_beside_that_of_the_regency_are_codes_though_no_name_fits_them() -> None:
    assert len(numbered(3, 1, 4, 2, 6, 5, 8, 7)) == len(KTP[3:11])


PARTS = [
    ("Realisasi Semester I", "Realisasi Semester II"),
    ("Realisasi TW I", "Realisasi TW II", "Realisasi TW III", "Realisasi TW IV"),
    ("Realisasi s.d. TW I", "Realisasi s.d. TW II", "Realisasi s.d. TW III", "Realisasi s.d. TW IV"),
]
"""Columns of spending without one of the year; the last of them tell all since January."""


def budget_in_parts(parts: tuple[str, ...]) -> list[Row]:
    """Rows 3 to 5: budgets, 20 spent in each part, and what is left."""
    steps = [20 * n if "s.d." in parts[0] else 20 for n in range(1, len(parts) + 1)]
    rows: list[Row] = [["REALISASI ANGGARAN 2023"], ["Kode", "Nama", "Pagu", *parts, "Sisa"]]
    for n, granted in enumerate((400, 900, 500), 2):
        rows.append([f"2.12.02.2.01.000{n}", "Sub", granted, *steps, granted - 20 * len(parts)])
    return rows


@pytest.mark.parametrize("parts", PARTS)
def test_what_is_left_of_parts_of_the_year_is_held_against_them(parts: tuple[str, ...]) -> None:
    rows = budget_in_parts(parts)
    assert told(rows) == []
    rows[3][-1] = 7
    ((where, words),) = told(rows)
    assert where.startswith("4 ")
    assert where.endswith("(Sisa)")
    assert words.endswith(f"seharusnya {900 - 20 * len(parts)}.")
    assert f"{parts[-1]} {20 * len(parts)} " in words


def test_columns_of_many_parts_are_named_by_the_first_and_the_last() -> None:
    months = tuple(f"Realisasi {name}" for name in ("Januari", "Februari", "Maret", "April", "Mei", "Juni"))
    rows = budget_in_parts(months)
    rows[3][-1] = 7
    (words,) = (words for where, words in told(rows) if where.endswith("(Sisa)"))
    assert "Realisasi Januari + … + Realisasi Juni 120" in words


def nearly_all(rest: str, *left: int) -> list[Row]:
    """The table of KTP where most areas have nobody without a card; rows 4 to 11."""
    heads: Row = [*KTP[2], rest]
    rows: list[Row] = [["DATA KEPEMILIKAN KTP-EL TAHUN 2023"], [], heads]
    for row, lacking in zip(KTP[3:11], left, strict=True):
        whole = int(str(row[2]))
        rows.append([*row[:3], whole - lacking, lacking])
    return rows


@pytest.mark.parametrize("sign", [1, -1])
def test_rows_where_nobody_is_left_prove_no_direction(sign: int) -> None:
    rows = nearly_all("Selisih", 0, 24, 18, 0, 16, 0, 0, 0)
    for row in rows[3:]:
        row[4] = sign * int(str(row[4]))
    assert told(rows) == []


@pytest.mark.parametrize("written", [42, 0, -24])
def test_a_wrong_row_among_them_is_told_by_the_direction_of_the_others(written: int) -> None:
    rows = nearly_all("Belum Rekam", 0, 24, 18, 0, 16, 0, 0, 0)
    rows[4][4] = written
    ((where, words),) = told(rows)
    assert where == "5 E (Belum Rekam)"
    assert words.endswith("Wajib KTP 14.843 dan Sudah Rekam 14.819 seharusnya 24.")


def test_the_only_row_where_anybody_is_left_is_told_where_it_is_wrong() -> None:
    rows = nearly_all("Belum Rekam", 0, 24, 0, 0, 0, 0, 0, 0)
    assert told(rows) == []
    rows[4][4] = 42
    assert [words[-14:] for _, words in told(rows)] == ["seharusnya 24."]


def two_documents(*shares: tuple[str, str]) -> list[Row]:
    """Families who all have their card, and people of whom most have theirs; percentages behind each."""
    heads: Row = ["No", "Kecamatan", "Jumlah Kepala Keluarga", "Memiliki KK", "% KK"]
    rows: list[Row] = [
        ["KEPEMILIKAN KK DAN KTP-EL TAHUN 2023"],
        [],
        [*heads, "Wajib KTP", "Sudah Rekam", "%"],
    ]
    for row, lacking, (families, cards) in zip(KTP[3:11], (0, 24, 18, 0, 16, 0, 0, 0), shares, strict=True):
        whole, of_families = int(str(row[2])), int(str(row[2])) // 2
        parts: Row = [of_families, of_families, Decimal(families), whole, whole - lacking, Decimal(cards)]
        rows.append([*row[:2], *parts])
    return rows


SHARES = [("100", share) for share in ("100", "99.84", "99.83", "100", "99.88", "100", "100", "100")]


def test_percentages_are_held_against_their_own_pair_where_those_of_another_are_a_hundred() -> None:
    assert told(two_documents(*SHARES)) == []


def test_a_hundred_that_is_no_share_of_its_own_pair_is_told() -> None:
    shares = [*SHARES]
    shares[1] = ("100", "100.00")
    ((where, words),) = told(two_documents(*shares))
    assert where == "5 H (%)"
    assert words.endswith("Wajib KTP 14.843 dan Sudah Rekam 14.819 seharusnya 99,84.")
    shares = [*SHARES]
    shares[5] = ("99.10", "100")
    assert [where for where, _ in told(two_documents(*shares))] == ["9 E (% KK)"]
