"""By how much a named row moved, beside the table that prints it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

SHOPS = """
LAPORAN KINERJA DINAS KOPERASI TAHUN 2031

Tabel 3.5 Usaha Mikro Terdata per Kecamatan

Kecamatan | Tahun 2030 | Tahun 2031 | Tambah/Kurang | Pertumbuhan (%)
Kuala | 1.842 | 2.015 | 173 | 9,4
Rimba Raya | 1.520 | 1.638 | 118 | 7,8
Seroja | 1.187 | 1.154 | -33 | -2,8
Teluk Dalam | 934 | 1.046 | 112 | 12,0

{}
"""
PRICES = """
LAPORAN KINERJA DINAS PERDAGANGAN TAHUN 2031

Tabel 3.7 Harga Rata-rata Bahan Pokok

No | Komoditas | Satuan | Tahun 2030 | Tahun 2031 | Selisih | Perubahan (%)
1 | Beras medium | Rp/kg | 10.450 | 10.780 | 330 | 3,2
2 | Gula pasir | Rp/kg | 12.600 | 13.150 | 550 | 4,4
3 | Minyak goreng | Rp/liter | 14.200 | 17.900 | 3.700 | 26,1
4 | Cabai merah | Rp/kg | 38.500 | 34.250 | -4.250 | -11,0

{}
"""


def found(text: str) -> list[tuple[AuditRule, str, str]]:
    return [(each.rule, each.printed, each.computed) for each in audited(text).findings]


@pytest.mark.parametrize(
    ("text", "sentence", "right", "wrong"),
    [
        (SHOPS, "Kecamatan Seroja {} 33 unit.", "berkurang", "bertambah"),
        (SHOPS, "Usaha mikro di Kecamatan Seroja {} sebanyak 33 unit.", "berkurang", "bertambah"),
        (SHOPS, "Usaha mikro di Kecamatan Seroja {} 2,8%.", "menurun", "meningkat"),
        (SHOPS, "Pada tahun 2031 usaha mikro Seroja {} 33 unit dari tahun 2030.", "turun", "naik"),
        (SHOPS, "Usaha mikro Kuala {} 173 unit, dan Seroja turun 33 unit.", "naik", "berkurang"),
        (PRICES, "Harga cabai merah {} Rp4.250 per kilogram.", "turun", "naik"),
        (PRICES, "Harga minyak goreng {} 26,1 persen.", "naik", "turun"),
    ],
)
def test_the_word_is_that_of_the_way_of_the_row(text: str, sentence: str, right: str, wrong: str) -> None:
    assert found(text.format(sentence.format(right))) == []
    assert found(text.format(sentence.format(wrong))) == [(AuditRule.TREND, wrong, right)]


@pytest.mark.parametrize(
    ("text", "sentence", "right", "wrong"),
    [
        (SHOPS, "Kecamatan Seroja berkurang {} unit.", "33", "53"),
        (SHOPS, "Usaha mikro di Kecamatan Rimba Raya bertambah {} unit.", "118", "181"),
        (PRICES, "Harga cabai merah turun sebesar Rp{} per kilogram.", "4.250", "4.520"),
    ],
)
def test_a_slip_of_the_size_is_told(text: str, sentence: str, right: str, wrong: str) -> None:
    assert found(text.format(sentence.format(right))) == []
    printed = [(was, computed) for _, was, computed in found(text.format(sentence.format(wrong)))]
    assert printed == [(wrong, right)]


def test_a_slip_of_a_growth_is_told_as_the_levels_give_it() -> None:
    assert found(PRICES.format("Harga beras medium naik 3,2 persen.")) == []
    told_so = found(PRICES.format("Harga beras medium naik 2,3 persen."))
    assert told_so == [(AuditRule.DIFFERENCE, "2,3", "3,16")]


def test_a_move_that_is_that_of_one_other_row_has_a_wrong_name() -> None:
    sentence = "Harga {} turun sebesar Rp4.250 per kilogram."
    assert found(PRICES.format(sentence.format("cabai merah"))) == []
    told_so = found(PRICES.format(sentence.format("gula pasir")))
    assert told_so == [(AuditRule.LABEL, "Gula pasir", "Cabai merah")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (SHOPS, "Pedagang di Kecamatan Seroja bertambah 33 unit."),  # the table is of no traders
        (SHOPS, "Usaha mikro di Kecamatan Seroja dan Kuala bertambah 33 unit."),
        (SHOPS, "Usaha mikro di Kecamatan Seroja bertambah 33 unit sejak triwulan I."),
        (SHOPS, "Usaha mikro di Kecamatan Seroja bertambah 33 unit pada tahun 2029."),
        (SHOPS, "Usaha mikro di Kecamatan Seroja ditargetkan bertambah 33 unit."),
        (SHOPS, "Usaha mikro di Kecamatan Seroja tidak bertambah 33 unit."),
        (SHOPS, "Usaha mikro di Kecamatan Seroja berkurang 70 unit."),  # no slip of 33
        (SHOPS, "Usaha mikro di Kecamatan Seroja berkurang 3,1 poin."),
        (PRICES, "Harga gula pasir turun Rp5.400 per kilogram."),
        (PRICES, "Harga gula pasir turun Rp4.250 per bulan."),
    ],
)
def test_what_may_be_another_move_is_passed(text: str, sentence: str) -> None:
    rules = (AuditRule.TREND, AuditRule.DIFFERENCE, AuditRule.LABEL, AuditRule.CROSSREF)
    assert [each for rule in rules for each in told(text.format(sentence), rule)] == []
