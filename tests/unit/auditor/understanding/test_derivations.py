"""What figures of tables and of words come to by one step."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import read_numbers
from capaian.auditor.understanding.derivations import (
    Derivation,
    derive_along,
    derive_from,
    derive_of,
    named_of,
    whole_of,
)
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.domain.value import ONE, PERCENT, RUPIAH, Unit

HEAD = "LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2031\n\n"
PORTS = f"""{HEAD}
Tabel 3.1 Penumpang menurut Dermaga Tahun 2031

No | Dermaga | Kapal | Penumpang
1 | Utara | 40 | 1.200
2 | Barat | 25 | 900
3 | Timur | 35 | 1.900
 | Jumlah | 100 | 4.000
"""
YEARS = f"""{HEAD}
Tabel 3.1 Perkembangan Tahun 2028-2031

Tahun | Kapal | Penumpang
2028 | 80 | 3.200
2029 | 90 | 3.600
2030 | 95 | 3.800
2031 | 100 | 4.000
"""
QUARTERS = f"""{HEAD}
Tabel 3.1 Penumpang menurut Triwulan Tahun 2031

Uraian | Triwulan I | Triwulan II | Triwulan III | Triwulan IV
Penumpang | 900 | 1.100 | 1.300 | 700
Kapal | 22 | 26 | 29 | 23
"""
MONEY = f"""{HEAD}
Tabel 3.1 Anggaran Tahun 2031

No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Darat | 400.000.000 | 380.000.000 | 95,00
2 | Program Laut | 600.000.000 | 540.000.000 | 90,00
 | Jumlah | 1.000.000.000 | 920.000.000 | 92,00
"""
MIXED = f"""{HEAD}
Tabel 3.1 Indikator Tahun 2031

No | Indikator | Target | Realisasi
1 | Kapal laik | 40 | 38
2 | Indeks mutu | 80,50 | 81,25
"""

Values = set[tuple[Law, Decimal]]


def table(text: str) -> UnderstoodTable:
    (found,) = read(text).tables
    return found


def values(derivations: list[Derivation]) -> Values:
    return {(each.law, round(each.value, 2)) for each in derivations if each.value is not None}


def of_rows(text: str, places: list[int], unit: Unit) -> Values:
    known = table(text)
    rows = [known.items[place] for place in places]
    return values([*derive_of(named_of(known, rows), unit)])


@pytest.mark.parametrize(
    ("text", "places", "unit", "law", "value"),
    [
        (PORTS, [0, 1], ONE, Law.SUM, "2100"),
        (PORTS, [0, 1], ONE, Law.DIFFERENCE, "300"),
        (PORTS, [0, 1], ONE, Law.QUOTIENT, "30"),
        (PORTS, [], ONE, Law.SUM, "4000"),
        (PORTS, [], ONE, Law.QUOTIENT, "40"),
        (PORTS, [2], PERCENT, Law.PERCENT, "47.50"),
        (PORTS, [0, 2], PERCENT, Law.TOGETHER, "77.50"),
        (YEARS, [0, 3], ONE, Law.DIFFERENCE, "800"),
        (YEARS, [0, 3], PERCENT, Law.GROWTH, "25"),
        (YEARS, [0, 3], PERCENT, Law.UNSPENT, "20"),
        (YEARS, [0, 3], ONE, Law.SUM, "14600"),
        (YEARS, [], ONE, Law.SUM, "7800"),
        (QUARTERS, [0], ONE, Law.MEAN, "1000"),
        (QUARTERS, [0], ONE, Law.SUM, "2000"),
        (QUARTERS, [0], ONE, Law.DIFFERENCE, "600"),
        (MONEY, [], RUPIAH, Law.DIFFERENCE, "80000000"),
        (MONEY, [1], RUPIAH, Law.DIFFERENCE, "60000000"),
        (MONEY, [1], PERCENT, Law.REMAINDER, "10"),
        (MONEY, [0], PERCENT, Law.PERCENT, "40"),
        (MONEY, [0, 1], PERCENT, Law.DIFFERENCE, "5"),
    ],
)
def test_rows_that_are_named_come_to(text: str, places: list[int], unit: Unit, law: Law, value: str) -> None:
    assert (law, round(Decimal(value), 2)) in of_rows(text, places, unit)


@pytest.mark.parametrize(
    ("text", "places", "unit", "law", "value"),
    [
        (PORTS, [0], ONE, Law.DIFFERENCE, "300"),  # of another row
        (MONEY, [0, 1], ONE, Law.SUM, "920000000"),  # money is told as money
        (MONEY, [0], RUPIAH, Law.DIFFERENCE, "80000000"),  # of all rows
        (MIXED, [], ONE, Law.SUM, "120.50"),  # of two units
        (YEARS, [], ONE, Law.SUM, "8118"),  # of years
    ],
)
def test_other_rows_units_and_years_are_left_out(
    text: str, places: list[int], unit: Unit, law: Law, value: str
) -> None:
    assert (law, round(Decimal(value), 2)) not in of_rows(text, places, unit)


def test_totals_stand_where_no_row_is_named() -> None:
    known = table(MONEY)
    totals = values([*derive_of(named_of(known, ()), RUPIAH)])
    named = values([*derive_of(named_of(known, [known.items[1]]), RUPIAH)])
    assert (Law.DIFFERENCE, Decimal(80000000)) in totals
    assert (Law.DIFFERENCE, Decimal(80000000)) not in named
    assert (Law.DIFFERENCE, Decimal(60000000)) in named


def test_pairs_are_made_of_two_rows_that_are_named_alone() -> None:
    known = table(PORTS)
    assert len(named_of(known, known.items[:2]).pairs) == 1
    assert len(named_of(known, known.items).pairs) == 0


def test_the_whole_of_a_table_is_each_row_and_each_pair() -> None:
    scope = whole_of(table(PORTS))
    assert [row.label for row in scope.each] == ["Utara", "Barat", "Timur", "Jumlah"]
    assert len(scope.pairs) == 6
    assert scope.together == ()


def test_of_many_rows_no_pairs_are_made() -> None:
    rows = "\n".join(f"{n} | Desa {'ABCDEFGHIJ'[n % 10]}{'klmnop'[n // 10]} | {n * 7}" for n in range(1, 45))
    scope = whole_of(table(f"{HEAD}Tabel 3.1 Kelompok Tani\n\nNo | Desa | Kelompok\n{rows}\n"))
    assert (len(scope.each), len(scope.pairs)) == (44, 0)


def test_a_gap_and_a_growth_are_of_the_larger_and_the_smaller() -> None:
    numbers = read_numbers("naik dari 2.000 menjadi 2.500", 1)
    made = {
        each.law: [n.text for n in each.inputs]
        for each in derive_from(numbers, PERCENT)
        if each.law is not Law.PERCENT
    }
    assert made == {Law.GROWTH: ["2.500", "2.000"], Law.UNSPENT: ["2.000", "2.500"]}
    (gap, *_) = derive_from(numbers, ONE)
    assert (gap.law, gap.value) == (Law.DIFFERENCE, Decimal(500))


def test_figures_of_words_come_to_what_their_units_allow() -> None:
    money = read_numbers("dari Rp5.000 terpakai Rp4.000 untuk 8 orang", 1)
    assert (Law.DIFFERENCE, Decimal(1000)) in values([*derive_from(money, RUPIAH)])
    assert (Law.PERCENT, Decimal(80)) in values([*derive_from(money, PERCENT)])
    assert not any(law is Law.DIFFERENCE for law, _ in values([*derive_from(money, ONE)]))
    shares = read_numbers("terserap 96,55%", 1)
    assert values([*derive_from(shares, PERCENT)]) == {(Law.REMAINDER, Decimal("3.45"))}


def test_names_go_with_the_figures_of_a_row() -> None:
    known = table(MONEY)
    gaps = [each for each in derive_along(known, known.items[0], RUPIAH) if each.law is Law.DIFFERENCE]
    assert [(each.names, each.value) for each in gaps] == [
        (("Pagu (Rp)", "Realisasi (Rp)"), Decimal(20000000))
    ]
