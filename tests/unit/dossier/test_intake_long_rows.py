"""Budget tables whose rows tell one month, quarter or payment each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.intake.desks import codes, desk, said, table, taken
from tests.unit.dossier.test_intake_budgets import amounts, office

from capaian.domain.period import MONTHS, PeriodKind
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.long_rows import part_of
from capaian.dossier.intake.repeats import report_register

FIRST, SECOND = "2.12.01.2.01.0001", "2.12.01.2.01.0002"
PENS, TRAVEL = "5.1.02.01.01.0024", "5.1.02.04.01.0001"
SPENT = (700, 0, 450, 125, 0, 900, 310, 40, 0, 615, 5, 220)
"""What the first account spends; the second spends as much, a month later."""
LATER = (*SPENT[1:], SPENT[0])
Rows = list[tuple[object, ...]]


def long(*rows: tuple[object, ...], part: str = "Bulan", spent: str = "Realisasi", title: str = "") -> Rows:
    """A sheet with a row for each part of the year."""
    head = ("Kode Sub Kegiatan", "Kode Rekening", part, "Pagu", spent)
    return [(title or "REALISASI TAHUN ANGGARAN 2023",), (), head, *rows]


def monthly() -> list[tuple[object, ...]]:
    """Two accounts of one sub-activity over twelve months."""
    pens = [(FIRST, PENS, month, 12_000, amount) for month, amount in zip(MONTHS, SPENT, strict=True)]
    travel = [(FIRST, TRAVEL, month, 5_000, amount) for month, amount in zip(MONTHS, LATER, strict=True)]
    return [*pens, *travel]


def take(rows: Rows, **asked: object) -> tuple[dict[str, tuple[str, str]], Desk]:
    """Amounts of the first sub-activity by period, and what was said."""
    at = desk(office(), **asked)
    found = taken(rows, at)  # type: ignore[arg-type]  # cells
    return amounts(found, FIRST), at


def test_months_as_rows_are_months_and_the_budget_counts_once() -> None:
    told, at = take(long(*monthly()))
    assert told["2023"] == ("17000", str(2 * sum(SPENT)))
    assert [told[f"2023-M{n:02}"] for n in range(1, 13)] == [
        ("", str(one + other)) for one, other in zip(SPENT, LATER, strict=True)
    ]
    assert (codes(at), at.doubts) == ([], [])


def test_rows_may_stand_month_by_month() -> None:
    by_line, _ = take(long(*monthly()))
    by_month, at = take(long(*sorted(monthly(), key=lambda row: MONTHS.index(str(row[2])))))
    assert (by_month, codes(at)) == (by_line, [])


def test_33_subactivities_of_twelve_rows_each_are_those_of_the_wide_table() -> None:
    from tests.intake.finance import export_with_accounts, rows_of

    wide = taken(rows_of(export_with_accounts()), desk(office()))
    lines = [line for line in export_with_accounts().lines if ".5." in line.code]
    rows = [
        (line.code, line.name, month, line.budget, amount)
        for line in lines
        for month, amount in zip(MONTHS, line.months, strict=True)
    ]
    at = desk(office())
    head = ("Kode", "Uraian", "Bulan", "Anggaran", "Realisasi")
    found = taken([("TAHUN ANGGARAN 2023",), (), head, *rows], at)
    assert codes(at) == []
    assert {tuple(sorted(row.cells.items())) for row in found.rows} == {
        tuple(sorted(row.cells.items())) for row in wide.rows
    }


@pytest.mark.parametrize("texts", [("I", "II", "III", "IV"), ("TW 1", "TW 2", "TW 3", "TW 4")])
def test_sums_by_quarter_become_what_each_quarter_spent(texts: tuple[str, ...]) -> None:
    rows = [
        (FIRST, PENS, text, 12_000, until) for text, until in zip(texts, (500, 900, 900, 2_000), strict=True)
    ]
    told, at = take(long(*rows, part="Triwulan", spent="Realisasi s.d. Triwulan"))
    assert told == {
        "2023": ("12000", "2000"),
        "2023-Q1": ("", "500"),
        "2023-Q2": ("", "400"),
        "2023-Q3": ("", "0"),
        "2023-Q4": ("", "1100"),
    }
    assert codes(at) == []


def test_quarters_that_tell_themselves_are_added_up() -> None:
    rows = [
        (FIRST, PENS, text, 12_000, spent) for text, spent in zip("1234", (500, 300, 20, 1_000), strict=True)
    ]
    told, at = take(long(*rows, part="Triwulan"))
    assert (told["2023"], told["2023-Q3"]) == (("12000", "1820"), ("", "20"))
    assert (codes(at), at.doubts) == ([], [])


def test_semesters_are_parts_of_the_year_too() -> None:
    rows = [(FIRST, PENS, "Semester I", 12_000, 800), (FIRST, PENS, "Semester II", 12_000, 300)]
    told, _ = take(long(*rows, part="Periode"))
    assert told == {"2023": ("12000", "1100"), "2023-S1": ("", "800"), "2023-S2": ("", "300")}


def test_sums_that_no_head_tells_are_doubted_where_they_exceed_the_budget() -> None:
    rows = [(FIRST, PENS, month, 1_200, 100 * n) for n, month in enumerate(MONTHS, 1)]
    told, at = take(long(*rows))
    assert [doubt.option for doubt in at.doubts] == ['--means "angka setiap baris=kumulatif"']
    assert (told["2023"], told["2023-M07"]) == (("1200", "1200"), ("", "100"))
    told, at = take(long(*rows), means={"angka setiap baris": "sendiri"})
    assert (told["2023"], at.doubts) == (("1200", "7800"), [])


def test_sums_that_lack_a_month_are_told() -> None:
    rows = [(FIRST, PENS, month, 12_000, 100 * n) for n, month in enumerate(MONTHS, 1) if month != "Mei"]
    _, at = take(long(*rows, spent="Realisasi s.d. Bulan Ini"))
    assert codes(at) == ["part_lacking", "year_stays_open"]
    assert [where for where, words in said(at) if "untuk Mei tidak ada" in words] == ["4 C (Bulan)"]


def test_half_a_year_leaves_the_year_open() -> None:
    told, at = take(long(*(row for row in monthly() if row[2] in MONTHS[:6])))
    assert told["2023"] == ("17000", "")
    ((_, words),) = said(at)
    assert "bulan Juli, Agustus, September, Oktober, November, Desember belum ada" in words


def test_three_quarters_leave_the_last_months_open() -> None:
    rows = [(FIRST, PENS, text, 12_000, 100 - n) for n, text in enumerate(("I", "II", "III"))]
    _, at = take(long(*rows, part="Triwulan"))
    ((_, words),) = said(at)
    assert "bulan Oktober, November, Desember belum ada" in words


def test_a_month_that_stands_twice_is_told() -> None:
    rows = [*monthly(), (FIRST, PENS, "Maret", 12_000, 450)]
    _, at = take(long(*rows))
    assert [where for where, _ in said(at)] == ["28 E (Realisasi)"]
    assert codes(at) == ["part_repeated"]


def test_a_budget_that_is_not_one_over_the_year_is_told() -> None:
    rows = monthly()
    rows[6] = (FIRST, PENS, "Juli", 9_000, SPENT[6])
    _, at = take(long(*rows))
    ((where, words),) = said(at)
    assert where == "10 D (Pagu)"
    assert "di sini 9.000, padahal di baris sebelumnya 12.000" in words


@pytest.mark.parametrize("cell", ["Setahun", "Maret 2022", None, "s.d. Maret", "13"])
def test_a_row_that_tells_no_month_of_the_year_is_told(cell: str | None) -> None:
    rows = monthly()
    rows[2] = (FIRST, PENS, cell, 12_000, SPENT[2])
    _, at = take(long(*rows))
    assert "part_unread" in codes(at)
    assert next(where for where, words in said(at) if "tidak menyebut satu bulan" in words) == "6 C (Bulan)"


def test_rows_of_two_funds_are_lines_of_their_own() -> None:
    head = ("Kode Sub Kegiatan", "Kode Rekening", "Sumber Dana", "Bulan", "Pagu", "Realisasi")
    rows = [
        (FIRST, PENS, fund, month, pagu, amount)
        for fund, pagu in (("PAD", 12_000), ("DAU", 3_000))
        for month, amount in zip(MONTHS, SPENT, strict=True)
    ]
    told, at = take([("TAHUN ANGGARAN 2023",), (), head, *rows])
    assert told["2023"] == ("15000", str(2 * sum(SPENT)))
    assert (codes(at), at.doubts) == ([], [])


PAYMENTS = ("Tanggal", "Kode Sub Kegiatan", "Kode Rekening", "Pagu", "Nilai SP2D")


@pytest.mark.parametrize(
    "days",
    [("01/03/2023", "07/03/2023", "02/05/2023"), (date(2023, 3, 1), date(2023, 3, 7), date(2023, 5, 2))],
)
def test_a_register_of_payments_is_refused(days: tuple[object, ...]) -> None:
    rows = [(day, FIRST, PENS, 12_000, 500 + n) for n, day in enumerate(days)]
    _, at = take([("REGISTER SP2D TAHUN ANGGARAN 2023",), (), PAYMENTS, *rows])
    assert codes(at)[:1] == ["payments_as_rows"]
    assert said(at)[0][0] == "5 A (Tanggal)"


def test_a_register_without_budgets_is_refused_too() -> None:
    rows = [(day, FIRST, PENS, 500) for day in ("1 Maret 2023", "7 Maret 2023", "2 Mei 2023")]
    _, at = take([("REGISTER SP2D TAHUN ANGGARAN 2023",), (), (*PAYMENTS[:3], "Nilai SP2D"), *rows])
    assert "payments_as_rows" in codes(at)


BOOK = ("Tanggal", "No Bukti", "Kode Sub Kegiatan", "Penerimaan", "Pengeluaran", "Saldo")
OTHER = "2.12.01.2.01.0002"


@pytest.mark.parametrize(
    "days",
    [("01/03/2023", "07/03/2023"), (date(2023, 3, 1), date(2023, 3, 7)), ("1 Maret 2023", "2 Mei 2023")],
)
def test_a_cash_book_is_refused_though_no_account_stands_twice(days: tuple[object, ...]) -> None:
    rows = [(day, "1/SPJ", code, None, 500, 0) for day, code in zip(days, (FIRST, OTHER), strict=True)]
    _, at = take([("BUKU KAS UMUM TAHUN 2023",), (), BOOK, *rows])
    assert "payments_by_day" in codes(at)
    assert ("- A (Tanggal)" in [where for where, _ in said(at)]) is True


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (("Kode", "Tanggal SP2D Terakhir", "Pagu", "Realisasi"), (("01/03/2023", 900), ("07/03/2023", 800))),
        (("Kode", "Tanggal Cetak", "Realisasi"), (("31/12/2023",), ("31/12/2023",))),
        (("Kode", "Nama", "Realisasi"), (("Satu",), ("Dua",))),
    ],
)
def test_days_beside_a_budget_and_one_day_of_all_rows_are_no_payments(
    heads: tuple[str, ...], rows: tuple[tuple[object, ...], ...]
) -> None:
    told = [(code, *row, 500) for code, row in zip((FIRST, OTHER), rows, strict=True)]
    _, at = take([("REALISASI TAHUN 2023",), (), heads, *told])
    assert not {"payments_by_day", "payments_as_rows"} & {*codes(at)}


def test_months_that_stand_as_their_last_days_are_no_payments() -> None:
    ends = [date(2023, month, 28) for month in range(1, 13)]
    rows = [(FIRST, end, 100 + n) for n, end in enumerate(ends)]
    _, at = take([("REALISASI TAHUN 2023",), (), ("Kode Sub Kegiatan", "Bulan", "Realisasi"), *rows])
    assert not {"payments_by_day", "payments_as_rows"} & {*codes(at)}


def test_an_account_again_with_the_same_budget_is_asked_about() -> None:
    head = ("Kode Sub Kegiatan", "Kode Rekening", "Nomor", "Pagu", "Realisasi")
    rows = [(FIRST, PENS, "A-1", 12_000, 500), (FIRST, PENS, "A-2", 12_000, 200)]
    _, at = take([("TAHUN ANGGARAN 2023",), (), head, *rows])
    (doubt,) = at.doubts
    assert doubt.option == '--means "pagu berulang=dijumlahkan"'
    assert "di baris 4 dan 5 sama" in doubt.words
    told, at = take([("TAHUN ANGGARAN 2023",), (), head, *rows], means={"pagu berulang": "dijumlahkan"})
    assert (told["2023"], at.doubts) == (("24000", "700"), [])


def test_an_account_again_with_another_budget_is_added_without_a_question() -> None:
    head = ("Kode Sub Kegiatan", "Kode Rekening", "Sumber Dana", "Pagu", "Realisasi")
    rows = [(FIRST, PENS, "PAD", 12_000, 500), (FIRST, PENS, "DAU", 1_000, 300)]
    told, at = take([("TAHUN ANGGARAN 2023",), (), head, *rows])
    assert (told["2023"], at.doubts, codes(at)) == (("13000", "800"), [], [])


def test_a_column_of_months_may_be_left_out() -> None:
    _, at = take(long(*monthly()), means={"Bulan": "-"})
    assert [doubt.text for doubt in at.doubts] == ["pagu berulang"]


MONTH, DAY = Head(3, ("Bulan",), "Bulan"), Head(3, ("Keterangan",), "Keterangan")


@pytest.mark.parametrize(
    ("value", "head", "told"),
    [
        ("Januari", MONTH, (None, 1)),
        ("Jan", DAY, (None, 1)),
        ("02. Pebruari", MONTH, (None, 2)),
        ("7", MONTH, (None, 7)),
        (Decimal(7), MONTH, (None, 7)),
        (Decimal(7), DAY, None),
        (date(2023, 4, 30), MONTH, (2023, 4)),
        (date(2023, 4, 30), DAY, None),
        ("1 Maret 2023", MONTH, None),
        ("Januari - Maret", MONTH, None),
        ("I", MONTH, None),
    ],
)
def test_cells_that_name_months(value: str | Decimal | date, head: Head, told: object) -> None:
    assert part_of(value, head, PeriodKind.MONTH) == told


def test_codes_of_programs_are_no_days() -> None:
    head = ("Kode Program", "Kode Sub Kegiatan", "Kode Rekening", "Sumber Dana", "Pagu", "Realisasi")
    rows = [("2.12.04", FIRST, PENS, fund, pagu, 200) for fund, pagu in (("DAU", 12_000), ("PAD", 3_000))]
    _, at = take([("TAHUN ANGGARAN 2023",), (), head, *rows])
    assert "payments_as_rows" not in codes(at)


REGISTER = ("No", "Tanggal", "Nomor SP2D", "Kode Sub Kegiatan", "Uraian", "Nilai Bruto", "Potongan", "Netto")


def register(title: str, heads: tuple[str, ...] = REGISTER, *, code: str = FIRST) -> list[str]:
    """What is said of payments of three days, of which no column is known."""
    days = ("02/02/2023", "03/03/2023", "04/04/2023")
    rows = [
        (n, day, f"63.11/04.0/00{n}/LS", code, "Pembayaran", 5_125_000 + n, 102_500, 5_022_500 + n)
        for n, day in enumerate(days, start=1)
    ]
    at = desk()
    propose(table([(title,), (), heads, *rows]), at, "tabel")
    return codes(at)


@pytest.mark.parametrize("title", ["REGISTER SP2D 2023", "DAFTAR PEMBAYARAN 2023", "BUKU PEMBANTU 2023"])
def test_a_register_without_a_known_column_is_told_to_be_one(title: str) -> None:
    assert register(title) == ["payments_by_day"]


@pytest.mark.parametrize(("head", "is_register"), [("Nomor SP2D", True), ("Nomor Surat", False)])
def test_a_register_without_codes_is_told_by_its_words(head: str, *, is_register: bool) -> None:
    rows = [(f"{day}/02/2023", f"00{day}", "Sekretariat", 5_125_000 + day) for day in (2, 3, 4)]
    at = desk()
    found = table([("DAFTAR 2023",), (), ("Tanggal", head, "Bidang", "Nilai"), *rows])
    assert report_register(found, at) is is_register
    assert codes(at) == (["payments_by_day"] if is_register else [])


def test_days_in_a_table_of_something_else_are_no_payments() -> None:
    rows = [("Juai", "02/02/2023", 12), ("Halong", "03/03/2023", 14), ("Awayan", "04/04/2023", 11)]
    at = desk()
    propose(table([("JADWAL 2023",), (), ("Kecamatan", "Tanggal", "Tamu"), *rows]), at, "tabel")
    assert "payments_by_day" not in codes(at)
    assert (
        report_register(table([("JADWAL 2023",), (), ("Kecamatan", "Tanggal", "Tamu"), *rows]), at) is False
    )


@pytest.mark.parametrize("below", ["Fisik (%)", "K", "Persen"])
@pytest.mark.parametrize("above", ["REALISASI BULAN INI", "BULAN INI", "Bulan yang lalu"])
def test_whole_percents_of_one_month_are_no_months(above: str, below: str) -> None:
    """8 below `Bulan ini > Fisik (%)` is a percentage, not August."""
    cells: list[tuple[str | int | None, ...]] = [
        ("LAPORAN REALISASI S/D AKHIR BULAN DESEMBER 2023",),
        ("Kode", "Uraian", "Anggaran", above, None, "S/D Bulan Ini"),
        (None, None, None, "Keu (Rp)", below, None),
        (FIRST, "Pendataan", 500, 40, 8, 480),
        (SECOND, "Pencatatan", 700, 35, 5, 205),
    ]
    at = desk(office())
    found = taken(cells, at)
    told = {row.cells["period"] for row in found.rows} if found else set()
    assert told <= {"2023", "2023-M12"}
    assert not any(period in told for period in ("2023-M05", "2023-M08"))


def test_a_number_below_a_month_is_one_where_the_head_only_counts() -> None:
    assert part_of(Decimal(8), Head(4, ("Bulan", "Ke"), "Bulan > Ke"), PeriodKind.MONTH) == (None, 8)
    assert part_of(Decimal(8), Head(4, ("Bulan",), "Bulan"), PeriodKind.MONTH) == (None, 8)
    for parts in (("Bulan ini", "K"), ("Bulan", "Fisik (%)"), ("Bulan ini",), ("Bulan lalu",)):
        assert part_of(Decimal(8), Head(4, parts, " > ".join(parts)), PeriodKind.MONTH) is None
