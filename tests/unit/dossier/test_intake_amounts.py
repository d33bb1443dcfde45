"""Which amounts the columns of a budget table hold."""

from __future__ import annotations

import pytest
from tests.intake.desks import desk, grid, table
from tests.intake.finance import MONTHS

from capaian.dossier.intake.amounts import guess_amounts
from capaian.dossier.intake.cumulative import is_cumulative
from capaian.dossier.intake.heads import ForeignTable, Head, find_tables
from capaian.dossier.intake.table_checks import is_scaled


def head(column: int, *parts: str) -> Head:
    return Head(column, parts, " > ".join(parts))


def guessed(*heads: tuple[str, ...]) -> dict[int, tuple[str, int | None]]:
    """What columns hold, by their place."""
    columns = [head(place, *parts) for place, parts in enumerate(heads, 1)]
    return {one.head.column: (one.means, one.month) for one in guess_amounts(columns)}


@pytest.mark.parametrize(
    ("parts", "means"),
    [
        (("Anggaran",), "revised"),
        (("Pagu",), "revised"),
        (("Pagu Anggaran (Rp)",), "revised"),
        (("DPA",), "revised"),
        (("Anggaran", "Murni"), "original"),
        (("Anggaran", "Semula"), "original"),
        (("APBD Induk",), "original"),
        (("Anggaran Sebelum Perubahan",), "original"),
        (("Anggaran", "Perubahan"), "revised"),
        (("Menjadi",), "revised"),
        (("Setelah Perubahan", "Anggaran"), "revised"),
        (("Realisasi",), "actual"),
        (("Realisasi (Rp)",), "actual"),
        (("Penyerapan",), "actual"),
        (("Realisasi Anggaran",), "actual"),
        (("Pengeluaran SP2D",), "actual"),
    ],
)
def test_amounts_of_the_year(parts: tuple[str, ...], means: str) -> None:
    assert guessed(parts) == {1: (means, None)}


@pytest.mark.parametrize(
    "parts",
    [
        ("Sisa Anggaran",),
        ("Lebih/Kurang",),
        ("Target Fisik",),
        ("Bobot",),
        ("Realisasi", "%"),
        ("Persentase Realisasi",),
        ("Realisasi Bulan Lalu",),
        ("Rencana Kas", "Januari"),
        ("Kode Rekening",),
        ("Uraian",),
        ("Kelompok Belanja",),
        ("Lokasi",),
    ],
)
def test_columns_that_hold_none(parts: tuple[str, ...]) -> None:
    assert guessed(parts) == {}


@pytest.mark.parametrize(
    ("parts", "month"),
    [
        (("Januari",), 1),
        (("Realisasi", "Februari"), 2),
        (("Realisasi", "Mar"), 3),
        (("Realisasi s.d. April",), 4),
        (("Realisasi", "2023-05-01 00:00:00"), 5),
        (("2023-06-01",), 6),
        (("Nop",), 11),
        (("DES",), 12),
    ],
)
def test_months(parts: tuple[str, ...], month: int) -> None:
    assert guessed(parts) == {1: ("actual", month)}


def test_twelve_months_and_a_budget() -> None:
    found = guessed(("Kode",), ("Uraian",), ("Anggaran",), *(("Realisasi", month) for month in MONTHS))
    assert found == {3: ("revised", None), **{place + 3: ("actual", place) for place in range(1, 13)}}


def test_the_sum_of_the_months_is_what_was_spent() -> None:
    found = guessed(*((month,) for month in MONTHS), ("Jumlah",))
    assert found[13] == ("actual", None)


def test_a_sum_without_months_is_nothing() -> None:
    assert guessed(("Jumlah",)) == {}


def test_before_and_after_a_change() -> None:
    assert guessed(("Anggaran", "Semula"), ("Anggaran", "Menjadi"), ("Realisasi",)) == {
        1: ("original", None),
        2: ("revised", None),
        3: ("actual", None),
    }


def test_a_month_that_is_there_twice_is_taken_for_itself_and_not_until_then() -> None:
    found = guessed(("Realisasi s.d. April",), ("Realisasi April",))
    assert found == {2: ("actual", 4)}


def test_all_until_a_month_that_ends_a_part_of_the_year_is_that_part_beside_the_month() -> None:
    found = guessed(("Realisasi s.d. Maret",), ("Realisasi Maret",))
    assert found == {1: ("actual", None), 2: ("actual", 3)}


def test_each_amount_is_taken_once() -> None:
    assert guessed(("Anggaran",), ("Pagu",)) == {1: ("revised", None)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Realisasi (dalam ribuan)", "dalam ribuan"),
        ("dalam ribuan rupiah", "dalam ribuan rupiah"),
        ("Anggaran (juta Rp)", "juta Rp"),
        ("dalam jutaan rupiah", "dalam jutaan rupiah"),
        ("(ribu rupiah)", "ribu rupiah"),
        ("(Rp juta)", "Rp juta"),
        ("Anggaran (Rp. Miliar)", "Rp. Miliar"),
        ("(x Rp1.000)", "(x Rp1.000)"),
        ("Anggaran x 1.000.000", "x 1.000.000"),
        ("Anggaran (Rp.000)", "(Rp.000)"),
        ("Wajib KTP (dalam ribuan jiwa)", "dalam ribuan jiwa"),
        ("(ribuan)", "(ribuan)"),
        ("Anggaran (dlm ribuan)", "dlm ribuan"),
        ("Realisasi (Jt)", "(Jt)"),
        ("(Rp Jt)", "Rp Jt"),
        ("(Rp. 1.000,-)", "(Rp. 1.000,-)"),
        ("(dalam Rp1.000)", "dalam Rp1.000"),
        ("(000 Rp)", "(000 Rp)"),
        ("Wajib KTP (000 jiwa)", "(000 jiwa)"),
        ("Wajib KTP (x1.000)", "(x1.000)"),
        ("Wajib KTP (×1.000)", "(×1.000)"),
        ("Anggaran x Rp1 juta", "x Rp1 juta"),
        ("Satuan: ribuan", "Satuan: ribuan"),
        ("Satuan: 1.000 jiwa", "Satuan: 1.000"),
        ("SATUAN : 000 KK", "SATUAN : 000"),
        ("(dalam 1.000 jiwa)", "(dalam 1.000 jiwa)"),
        ("(dlm 1000 orang)", "(dlm 1000 orang)"),
        ("Satuan: jiwa", None),
        ("Satuan: per 1.000 KH", None),
        ("(dalam 100 orang)", None),
        ("Angka kelipatan 1.000", "kelipatan 1.000"),
        ("Anggaran (Rp)", None),
        ("Indeks 1.000", None),
        ("Rp 1.000.000 per orang", None),
        ("dalam rupiah", None),
        ("Harga per seribu lembar", None),
        ("Ribuan peserta", None),
        ("Honor 500 ribu rupiah", None),
        ("Selesai dalam 1.000 hari", None),
        ("per 1.000 penduduk", None),
        ("Kode (1.02.000)", None),
    ],
)
def test_amounts_in_thousands(text: str, words: str | None) -> None:
    assert is_scaled(table([(text, None, None), (), *BUDGET])) == words


@pytest.mark.parametrize(
    "rows",
    [
        (("*) dalam juta rupiah",),),
        ((), ("Keterangan: angka dalam juta rupiah",)),
        (("Sumber: BPKAD", None, None), ("Catatan", "dalam juta rupiah", None)),
    ],
)
def test_a_note_below_a_table_tells_thousands_too(rows: tuple[tuple[str | None, ...], ...]) -> None:
    noted = [row + (None,) * (3 - len(row)) for row in rows]
    assert is_scaled(table([*BUDGET, *noted])) in ("dalam juta rupiah", "juta rupiah")


def test_a_note_among_the_rows_tells_thousands_too() -> None:
    assert is_scaled(table([*BUDGET[:2], ("(ribuan)", None, None), BUDGET[2]])) == "(ribuan)"


def test_what_stands_below_the_figures_behind_a_table_is_not_about_it() -> None:
    after = [("", "lain", 5), ("dalam juta rupiah", None, None)]
    rows = [*BUDGET, (), ("Rincian", "Uraian", "Harga"), *after]
    first, *_ = find_tables(grid(rows))
    assert is_scaled(first) is None


BUDGET = (
    ("Kode", "Uraian", "Anggaran"),
    ("2.12.01.2.01.0001", "Penyusunan", 500),
    ("2.12.01.2.01.0002", "Koordinasi", 700),
)


def months_table(*rows: tuple[int, ...], total: bool = False, so_far: bool = False) -> ForeignTable:
    """A table of sub-activities by month; the last figure of a row may be that of the year."""
    names = MONTHS[: len(rows[0]) - total]
    heads = [f"s.d. {name}" if so_far else name for name in names] + ["Jumlah"] * total
    lines = [(f"2.12.01.2.01.{number:04}", "Sub kegiatan", *row) for number, row in enumerate(rows, 1)]
    return table([("Kode", "Uraian", *heads), *lines])


def cumulative(found: ForeignTable, **asked: object) -> tuple[bool, bool]:
    """Whether months add up, and whether that is doubted."""
    at = desk(**asked)
    answer = is_cumulative(found, guess_amounts(found.heads), at)
    return answer, bool(at.doubts)


RISING = ((1, 2, 5), (2, 4, 9), (5, 5, 6))
FALLING = ((5, 2, 1), (2, 4, 9), (5, 5, 6))


def test_figures_that_never_fall_are_doubted_to_add_up() -> None:
    assert cumulative(months_table(*RISING)) == (True, True)


def test_figures_that_fall_are_those_of_their_months() -> None:
    assert cumulative(months_table(*FALLING)) == (False, False)


def test_figures_that_never_change_tell_nothing() -> None:
    assert cumulative(months_table((3, 3, 3), (4, 4, 4), (5, 5, 5))) == (False, False)


def test_two_rows_or_two_months_tell_nothing() -> None:
    assert cumulative(months_table(*RISING[:2])) == (False, False)
    assert cumulative(months_table(*(row[:2] for row in RISING))) == (False, False)


def test_rows_of_noughts_tell_nothing() -> None:
    assert cumulative(months_table((0, 0, 0), *RISING, (0, 0, 0))) == (True, True)
    assert cumulative(months_table((0, 0, 0), *FALLING)) == (False, False)


def budgeted(title: str, *rows: tuple[int, ...]) -> ForeignTable:
    """Sub-activities with their budget before what they spent in three months, below a title."""
    heads = ("Kode", "Uraian", "Anggaran", *MONTHS[:3])
    lines = [(f"2.12.01.2.01.{number:04}", "Sub kegiatan", *row) for number, row in enumerate(rows, 1)]
    return table([(title,), heads, *lines])


@pytest.mark.parametrize(
    ("title", "budget", "told"),
    [
        ("REALISASI KUMULATIF 2023", 99, (True, True)),
        ("REALISASI S.D. MARET 2023", 99, (True, True)),
        ("REALISASI 2023", 99, (False, False)),
        ("REALISASI NON KUMULATIF 2023", 99, (False, False)),
        ("REALISASI 2023", 22, (True, True)),
        ("REALISASI 2023", 14, (True, True)),
        ("REALISASI 2023", 23, (False, False)),
        ("REALISASI 2023", 13, (False, False)),
    ],
)
def test_two_rising_rows_are_doubted_where_title_or_budget_tell_it(
    title: str, budget: int, told: tuple[bool, bool]
) -> None:
    """They spent 8 and 15 together, as the last month says 5 and 9: 14 of the budget, or 23."""
    found = budgeted(title, (budget // 2, *RISING[0]), (budget - budget // 2, *RISING[1]))
    assert cumulative(found) == told


def test_heads_say_that_figures_add_up() -> None:
    assert cumulative(months_table(*FALLING, so_far=True)) == (True, False)


def test_the_column_of_the_year_is_the_last_month() -> None:
    assert cumulative(months_table(*((*row, row[-1]) for row in RISING), total=True)) == (True, False)


def test_the_column_of_the_year_is_the_sum() -> None:
    assert cumulative(months_table(*((*row, sum(row)) for row in RISING), total=True)) == (False, False)


def test_a_column_of_the_year_that_is_neither_leaves_the_doubt() -> None:
    assert cumulative(months_table(*((*row, 99) for row in RISING), total=True)) == (True, True)


def test_the_user_says_what_the_months_tell() -> None:
    assert cumulative(months_table(*RISING), means={"bulan": "-"}) == (False, False)
    assert cumulative(months_table(*FALLING), means={"bulan": "kumulatif"}) == (True, False)


def test_a_table_about_one_month_says_it_in_its_head() -> None:
    rows = [("Kode", "Uraian", "Realisasi s.d. bulan ini"), *BUDGET[1:]]
    assert cumulative(table(rows)) == (True, False)


@pytest.mark.parametrize("total", ["Jumlah", "Total"])
def test_of_funds_beside_their_sum_the_sum_is_offered(total: str) -> None:
    heads = [
        ("Kode",),
        *((what, fund) for what in ("Anggaran", "Realisasi") for fund in ("DAU", "DAK", total)),
    ]
    assert guessed(*heads) == {4: ("revised", None), 7: ("actual", None)}
    found = guess_amounts([head(place, *parts) for place, parts in enumerate(heads, 1)])
    assert [[other.column for other in one.others] for one in found] == [[2, 3], [5, 6]]


def test_a_sum_of_months_is_that_of_the_year_and_no_month() -> None:
    heads = [("Realisasi", "Jan"), ("Realisasi", "Feb"), ("Realisasi", "Jumlah")]
    assert guessed(*heads) == {1: ("actual", 1), 2: ("actual", 2), 3: ("actual", None)}
