"""How numbers are written, and their units."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

COMMA = """
Tabel 1 Anggaran

Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
Pelayaran | 1.200.500.000,- | {spent} | {share}
Dermaga | 600.250.000,- | 570.237.500,- | 95,00
Alur | 400.000.000,- | 380.000.000,- | 95,00
Rambu | 300.000.000,- | 291.000.000,- | 97,00
"""
POINT = """
Table 2. Budget

Program | Budget | Spent | %
Loans | 1,200,500,000 | {spent} | {share}
Visits | 600,250,000 | 570,237,500 | 95.00
Books | 400,000,000 | 380,000,000 | 95.00
Rooms | 300,000,000 | 291,000,000 | 97.00
"""


@pytest.mark.parametrize(
    ("text", "spent", "share", "expected"),
    [
        (COMMA, "1.164.485.000,-", "97,00", []),
        (COMMA, "1.164.485000,-", "97,00", [(4, "1.164.485000,-", "1.164.485.000")]),
        (COMMA, "1.164.485.000,-", "97.00", [(4, "97.00", "97,00")]),
        (POINT, "1,164,485,000", "97.00", []),
        (POINT, "1,16,4485,000", "97.00", [(4, "1,16,4485,000", "1,164,485,000")]),
        (POINT, "1,164,485,000", "97,00", [(4, "97,00", "97.00")]),
    ],
)
def test_marks_stand_at_every_third_digit_and_decimals_have_the_mark_of_the_table(
    text: str, spent: str, share: str, expected: list[tuple[int, str, str]]
) -> None:
    assert told(text.format(spent=spent, share=share), AuditRule.FORMAT) == expected


def test_amounts_of_money_in_a_sentence_are_well_formed() -> None:
    text = "Pagu sebesar Rp 1.200.500000 dan realisasi Rp 1.164.485.000 menurut Nomor 700.1.2.1/088.\n"
    assert told(text, AuditRule.FORMAT) == [(1, "1.200.500000", "1.200.500.000")]


TARGETS = """
Tabel 3 Kinerja

Indikator | Satuan | Realisasi 2030 | Target 2031 | Realisasi 2031
Persentase kapal tepat waktu | {unit} | {before} | 90% | 88,40%
Indeks kepuasan masyarakat | indeks | {index} | 3,30 | 3,66
Jumlah laporan | dokumen | 12 | 12 | 12
"""


@pytest.mark.parametrize(
    ("before", "index", "unit", "expected"),
    [
        ("87,62%", "3,40", "%", []),
        ("87,62", "3,40", "%", [(4, "87,62", "87,62%")]),
        ("87,62%", "85,00", "%", [(5, "85,00; 3,30; 3,66", "satu skala")]),
        ("87,62%", "3,40", "orang", []),
    ],
    ids=["right", "sign-lost", "two-scales", "words-say-percent"],
)
def test_a_row_has_one_unit_and_one_scale(
    before: str, index: str, unit: str, expected: list[tuple[int, str, str]]
) -> None:
    assert told(TARGETS.format(before=before, index=index, unit=unit), AuditRule.UNIT) == expected


def test_an_index_of_one_to_four_is_no_percentage() -> None:
    text = """
Tabel 4 Ringkasan

Sasaran | Indikator | Satuan | Target | Realisasi
Mutu layanan | Indeks Kepuasan Masyarakat | % | 3,30 | 3,66

Indeks Kepuasan Masyarakat dengan target 3,30% telah tercapai dengan realisasi 3,66.
"""
    assert told(text, AuditRule.UNIT) == [(4, "%", "indeks"), (6, "3,30%", "3,30")]


def test_a_column_of_shares_has_a_sign_everywhere_or_nowhere() -> None:
    rows = [f"Kec. {name} | 200 | 190 | 95,00%" for name in ("A", "B", "C", "D", "E")]
    head = "Kecamatan | Wajib KTP | Sudah rekam | Rasio"
    assert told("\n".join([head, *rows]), AuditRule.UNIT) == []
    rows[2] = rows[2].removesuffix("%")
    assert told("\n".join([head, *rows]), AuditRule.UNIT) == [(4, "95,00", "95,00%")]


def test_a_sentence_gives_target_and_actual_in_one_unit() -> None:
    text = "Cakupan kapal terealisasi sebesar {} dari target sebesar 90%.\n"
    assert told(text.format("88,40%"), AuditRule.UNIT) == []
    assert told(text.format("88,40"), AuditRule.UNIT) == [(1, "88,40", "88,40%")]


def test_a_percentage_without_its_sign_in_a_sentence_is_told_if_it_has_one_elsewhere() -> None:
    text = """
Tabel 5 Serapan

Program | Pagu | Realisasi | Serapan
Pelayaran | 1.000 | 964 | 96,41%
Dermaga | 2.000 | 1.890 | 94,52%

Dari seluruh pagu terserap {}, naik 2,25 poin.
"""
    assert told(text.format("96,41%"), AuditRule.UNIT) == []
    assert told(text.format("96,41"), AuditRule.UNIT) == [(7, "96,41", "96,41%")]
    assert told(text.format("86,41"), AuditRule.UNIT) == []


def test_shares_in_brackets_after_amounts_all_have_a_sign() -> None:
    text = "Operasi terealisasi Rp 4.695.052.296 (86,64{}) dan modal Rp 131.337.850 (95,63%).\n"
    assert told(text.format("%"), AuditRule.UNIT) == []
    assert told(text.format(""), AuditRule.UNIT) == [(1, "86,64", "86,64%")]


@pytest.mark.parametrize(("right", "wrong"), [("32,64%", "32.64%"), ("7,05%", "7.05%")])
def test_a_percent_sign_stays_with_the_figure_that_is_mended(right: str, wrong: str) -> None:
    others = ["41,20%", "55,75%", "18,03%", "90,11%", "62,48%"]
    for name in ("Rambu", "Murid"):
        rows = "\n".join(f"{name} {place} | {each}" for place, each in enumerate([*others, wrong], start=1))
        found = told(f"Tabel 1 Hasil\n\n{name} | Bagian\n{rows}\n", AuditRule.FORMAT)
        assert [(printed, computed) for _, printed, computed in found] == [(wrong, right)]
