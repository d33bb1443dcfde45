"""Rows under the name of another thing, known by the figures that both tables print."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

PORT = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 3.1 Kinerja Tahun 2031

No | Indikator | Target (%) | Realisasi (%) | Capaian (%)
1 | Pelaut yang bersertifikat | 80,00 | 75,76 | 94,70
2 | Kapal yang diukur ulang | 97,00 | 97,48 | 100,49
3 | Dermaga yang laik | 60,00 | 62,48 | 104,13
4 | Feri yang tepat waktu | 91,50 | 90,25 | 98,63

Tabel 3.2 Perbandingan dengan Nasional

No | Indikator | {head} (%) | Realisasi (%) | Selisih
1 | Pelaut yang bersertifikat | 80,00 | 75,76 | -4,24
2 | Kapal yang diukur ulang | 97,00 | 97,48 | 0,48
3 | {third} | {target} | {actual} | 2,48
"""
CROPS = """
LAPORAN KINERJA DINAS PERTANIAN TAHUN 2027

Tabel 1 Produksi (ton)

Komoditas | Realisasi 2025 | Realisasi 2026 | Realisasi 2027
Padi sawah | 4.125,40 | 4.310,75 | 4.402,10
Jagung manis | 2.015,20 | 2.118,60 | 2.240,35
Kedelai lokal | 812,45 | 798,30 | 826,90
Kacang tanah | 415,10 | 420,85 | 433,60

Tabel 2 Kenaikan Produksi

Komoditas | Realisasi 2026 | Realisasi 2027 | Naik
Padi sawah | 4.310,75 | 4.402,10 | 91,35
Kedelai lokal | 798,30 | 826,90 | 28,60
{name} | 2.118,60 | 2.240,35 | 121,75
"""


def told(text: str) -> list[tuple[AuditRule, int, str, str]]:
    findings = [found for found in audited(text).findings if found.level is not Level.NOTE]
    return [(found.rule, found.line, found.printed, found.computed) for found in findings]


def port(
    third: str = "Dermaga yang laik", target: str = "60,00", actual: str = "62,48", head: str = "Target"
) -> str:
    return PORT.format(third=third, target=target, actual=actual, head=head)


@pytest.mark.parametrize("head", ["Target", "Target Nasional"])
def test_a_name_left_from_another_row_is_told_once_and_no_figure_with_it(head: str) -> None:
    assert told(port(head=head)) == []
    wrong = port(third="Feri yang tepat waktu", head=head)
    assert told(wrong) == [(AuditRule.LABEL, 16, "Feri yang tepat waktu", "Dermaga yang laik")]


def test_another_name_left() -> None:
    assert told(CROPS.format(name="Jagung manis")) == []
    assert told(CROPS.format(name="Kacang tanah")) == [(AuditRule.LABEL, 16, "Kacang tanah", "Jagung manis")]


@pytest.mark.parametrize(
    ("third", "target", "actual"),
    [
        ("Feri yang tepat waktu", "91,50", "93,98"),  # half of its own figures
        ("Feri yang tepat waktu", "55,10", "57,58"),  # figures of no other row
        ("Feri yang tepat waktu", "97,00", "97,48"),  # those of a row that the table has
    ],
)
def test_figures_that_are_of_no_missing_row_rename_nothing(third: str, target: str, actual: str) -> None:
    assert AuditRule.LABEL not in {rule for rule, *_ in told(port(third=third, target=target, actual=actual))}


TREE = """
Tabel 1 Anggaran (Rp)

Kode | Uraian | Pagu | Realisasi
IV | Program Pengelolaan Informasi | 536.100.000 | 502.062.750
IV.1 | Kegiatan Pemanfaatan Basis Data | 272.400.000 | 251.877.800
IV.1.1 | {first} | 214.500.000 | 203.641.800
IV.1.2 | {second} | 57.900.000 | {spent}
IV.2 | Kegiatan Penyelenggaraan Informasi | 263.700.000 | 250.184.950
IV.2.1 | {third} | 263.700.000 | 250.184.950
"""


@pytest.mark.parametrize(
    ("first", "second", "third", "found"),
    [
        ("Pengolahan Data", "Kerja Sama Pemanfaatan", "Fasilitasi Jaringan", []),
        (
            "Pengolahan Data Wilayah",
            "Pengolahan Data Wilayah",
            "Fasilitasi Jaringan",
            [(7, "nama untuk kode IV.1.2")],
        ),
        ("Pengolahan Data Wilayah", "Kerja Sama Pemanfaatan", "Pengolahan Data Wilayah", []),
        ("Belanja", "Belanja", "Fasilitasi Jaringan", []),
    ],
)
def test_no_two_parts_of_one_thing_have_the_same_name(
    first: str, second: str, third: str, found: list[tuple[int, str]]
) -> None:
    text = TREE.format(first=first, second=second, third=third, spent="48.236.000")
    findings = [each for each in audited(text).findings if each.rule is AuditRule.LABEL]
    assert [(each.line, each.computed) for each in findings] == found


def test_parts_with_the_same_money_are_one_row_printed_again() -> None:
    again = TREE.format(
        first="Pengolahan Data Wilayah",
        second="Pengolahan Data Wilayah",
        third="Jaringan",
        spent="203.641.800",
    )
    again = again.replace("57.900.000", "214.500.000")
    assert AuditRule.LABEL not in {each.rule for each in audited(again).findings}
