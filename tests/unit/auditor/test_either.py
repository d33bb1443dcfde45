"""Where either of two changes would mend a statement, both are said; where something decides, one is."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.either import find_either
from capaian.auditor.printed.number import PrintedNumber, read_numbers
from capaian.auditor.repair import find_causes
from capaian.domain.audit import AuditRule, Finding


def number(text: str, line: int) -> PrintedNumber:
    (found,) = read_numbers(text, line)
    return found


def made(law: Law, result: PrintedNumber, *inputs: PrintedNumber) -> Equation:
    return Equation(AuditRule.RATIO, law, result, inputs, "Tabel 1")


def said(*equations: Equation) -> list[tuple[str, str]]:
    """What is printed and how it may be read, for each statement that two changes would mend."""
    found = find_either(equations, find_causes(equations), (), told_nowhere)
    return [(change.number.text, change.text) for changes in found.values() for change in changes]


def told_nowhere(_number: PrintedNumber, _statement: Equation) -> bool:
    return False


NOW, BEFORE = number("68,95", 3), number("84,37", 2)


def test_an_input_that_one_slip_would_mend_is_the_other_reading() -> None:
    growth = made(Law.GROWTH, number("3,06", 4), NOW, BEFORE)
    assert said(growth) == [("68,95", "86,95")]


def test_a_slip_that_breaks_what_holds_is_no_reading() -> None:
    growth = made(Law.GROWTH, number("3,06", 4), NOW, BEFORE)
    held = made(Law.EQUAL, number("68,95", 9), NOW)
    assert held.holds()
    assert not growth.holds()
    assert said(growth, held) == []


def test_slips_of_two_inputs_are_a_reading_each() -> None:
    """16 of 60 printed as 25,00 is 15 of 60 or 16 of 64; the report tells neither."""
    share = made(Law.PERCENT, number("65,00", 4), number("50", 2), number("80", 3))
    assert said(share) == [("50", "52")]
    both = made(Law.PERCENT, number("25,00", 4), number("16", 2), number("60", 3))
    assert said(both) == [("16", "15"), ("60", "64")]
    doubled = made(Law.DIFFERENCE, number("30", 4), number("52", 2), number("32", 3))
    assert said(doubled) == []


def test_two_places_that_differ_are_a_reading_each() -> None:
    assert said(made(Law.EQUAL, number("412", 4), number("398", 2))) == [("398", "412")]


@pytest.mark.parametrize("law", [Law.AT_MOST, Law.SUM])
def test_ceilings_and_totals_of_one_item_have_no_other_reading(law: Law) -> None:
    assert said(made(law, number("512", 4), number("412", 2))) == []


def test_two_places_that_one_slip_would_bring_together_are_a_reading_each() -> None:
    """A slip of the first is told as the cause; a slip of the second would do as well."""
    copied = made(Law.EQUAL, number("13", 4), number("14", 2))
    assert [cause.change.text for cause in find_causes([copied])] == ["14"]
    assert said(copied) == [("14", "13")]
    row = made(Law.SUM, number("20", 7), number("14", 2), number("6", 6))
    assert said(copied, row) == []


def test_long_sums_are_not_searched_for_slips() -> None:
    parts = [number("1.111", line) for line in range(2, 10)]
    assert said(made(Law.SUM, number("8.988", 20), *parts)) == []


def test_what_a_cause_mends_or_others_bear_out_is_settled() -> None:
    growth = made(Law.GROWTH, number("3,06", 4), NOW, BEFORE)
    assert find_either([growth], (), {id(growth)}, told_nowhere) == {}
    copied = made(Law.EQUAL, number("412", 4), number("398", 2))
    right = made(Law.SUM, number("398", 2), number("200", 5), number("198", 6))
    assert said(copied, right) == []


FERRIES = """
Tabel 1 Penumpang Kapal

Lintasan | Tahun 2031 | Tahun 2032 | Perubahan (%)
Utara ke Selatan | 80,00 | 88,00 | 10,00
Selatan ke Timur | 50,00 | 56,00 | 12,00
Timur ke Barat | 64,00 | 72,00 | 12,50
Barat ke Utara | 84,37 | {now} | 3,06
"""
LIBRARIES = """
Tabel 1 Pustaka Desa

Indikator | Satuan | Target | Realisasi | Capaian (%)
Pengunjung yang puas atas layanan baca | persen | 80,00 | 76,00 | 95,00
Buku yang kembali tepat pada waktunya | persen | 60,00 | 57,00 | 95,00

Tabel 2 Ringkasan Pustaka

Indikator | Target | Realisasi
Pengunjung yang puas atas layanan baca | 80,00 | 76,00
Buku yang kembali tepat pada waktunya | {target} | 57,00
"""


def errors(text: str) -> list[Finding]:
    return [finding for finding in audited(text).findings if finding.root is None]


def test_a_finding_says_both_readings_of_a_growth() -> None:
    (finding,) = errors(FERRIES.format(now="68,95"))
    assert finding.computed == "\u221218,28"
    assert finding.alternative is not None
    place = "Tabel 1, baris “Barat ke Utara”, kolom “Tahun 2032”, baris teks 7"
    assert finding.remedy == f"seharusnya \u221218,28 atau 86,95 di tempat 68,95 pada {place}"
    assert errors(FERRIES.format(now="86,95")) == []


def test_a_target_that_differs_in_a_place_with_an_achievement_is_settled_by_it() -> None:
    """The first table's achievement holds with 60,00 alone, so that only the second can be wrong."""
    (finding,) = errors(LIBRARIES.format(target="65,00"))
    assert (finding.printed, finding.computed, finding.alternative) == ("65,00", "60,00", None)
    assert errors(LIBRARIES.format(target="60,00")) == []


PONDS = """
Tabel 1 Perjanjian Kinerja

No | Indikator | Satuan | Target
1 | Panen udang windu | ton | 105,00
2 | Panen ikan bandeng | ton | 80,00
3 | Panen rumput laut | ton | 50,00

Tabel 2 Capaian Kinerja

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Panen udang windu | ton | {target} | 66,15 | 63,00
2 | Panen ikan bandeng | ton | 80,00 | 72,00 | 90,00
3 | Panen rumput laut | ton | 50,00 | 47,50 | 95,00
"""


def test_a_figure_whose_other_reading_mends_more_is_no_choice() -> None:
    found = {f.printed: f for f in audited(PONDS.format(target="78,75")).findings}
    assert found["78,75"].answer == "105,00"
    assert found["63,00"].fits
    assert audited(PONDS.format(target="105,00")).findings == ()
