"""What weighted values come to: the total of a survey and its index, an index of components."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

SURVEY = """
Tabel 3.7 Hasil Survei Kepuasan Masyarakat Tahun 2023
No | Unsur Pelayanan | Nilai Rata-rata | Bobot | Nilai Tertimbang
U1 | Persyaratan | 3,52 | 0,111 | 0,391
U2 | Sistem, mekanisme, dan prosedur | 3,41 | 0,111 | 0,379
U3 | Waktu penyelesaian | 3,29 | 0,111 | 0,365
U4 | Biaya/tarif | 3,88 | 0,111 | 0,431
U5 | Produk layanan | 3,46 | 0,111 | 0,384
U6 | Kompetensi pelaksana | 3,57 | 0,111 | 0,396
U7 | Perilaku pelaksana | 3,63 | 0,111 | 0,403
U8 | Penanganan pengaduan | 3,34 | 0,111 | 0,371
U9 | Sarana dan prasarana | 3,22 | 0,111 | 0,357
 | Jumlah Nilai Tertimbang | | | 3,477
 | IKM (Jumlah x 25) | | | 86,93
"""
SAID = "\nNilai IKM 86,93 diperoleh dari jumlah nilai tertimbang 3,477 dikalikan 25.\n"
QUALITY = """
Tabel 3.3 Perhitungan Indeks Kualitas Lingkungan Hidup
No | Komponen | Nilai Indeks | Bobot | Nilai Terbobot
1 | Indeks Kualitas Air | 58,40 | 0,376 | 21,96
2 | Indeks Kualitas Udara | 86,25 | 0,405 | 34,93
3 | Indeks Kualitas Lahan | 63,70 | 0,219 | 13,95
 | IKLH | | 1,000 | 70,84
"""
ROADS = """
Tabel 2. Jembatan per Ruas
No | Ruas | Panjang (m) | Jembatan
1 | Ruas Utara | 412 | 3
2 | Ruas Selatan | 388 | 5
3 | Ruas Timur | 275 | 4
 | Jumlah Jembatan | | 12
"""
MEANS = """
Tabel 3.16 Nilai Rata-Rata Unsur Pelayanan Tahun 2021 dan 2022
Kode | Unsur Pelayanan | 2021 | 2022
U1 | Persyaratan | 3,402 | 3,486
U2 | Prosedur | 3,388 | 3,455
U3 | Waktu penyelesaian | 3,458 | 3,511
 | Rata-rata | 3,416 | 3,484
 | IKM (rata-rata x 25) | 85,40 | 87,10
"""


def only(text: str) -> Finding:
    (found,) = audited(text).findings
    return found


@pytest.mark.parametrize("text", [SURVEY, SURVEY + SAID, QUALITY, ROADS, MEANS])
def test_sound_totals_of_weighted_values_are_silent(text: str) -> None:
    assert audited(text).findings == ()


@pytest.mark.parametrize(
    ("text", "right", "wrong", "rule"),
    [
        (SURVEY, "86,93", "89,63", AuditRule.INDEX),
        (SURVEY.replace("IKM (Jumlah x 25)", "IKM Unit Pelayanan"), "86,93", "68,93", AuditRule.INDEX),
        (QUALITY, "70,84", "78,04", AuditRule.SUM),
        (QUALITY, "1,000", "1,300", AuditRule.SUM),
        (ROADS, "| 12", "| 17", AuditRule.SUM),
    ],
)
def test_a_wrong_one_is_told_and_mended(text: str, right: str, wrong: str, rule: AuditRule) -> None:
    found = only(text.replace(right, wrong))
    assert (found.rule, found.printed) == (rule, wrong.strip("| "))
    assert found.computed == right.strip("| ")


@pytest.mark.parametrize("wrong", ["4,377", "3,747"])
def test_a_wrong_total_is_mended_and_what_follows_from_it_stays(wrong: str) -> None:
    changed = SURVEY.replace("3,477", wrong)
    root, *others = audited(changed + SAID).findings
    assert (root.rule, root.printed, root.computed) == (AuditRule.SUM, wrong, "3,477")
    assert {other.root for other in others} == {root.id}
    assert {other.level for other in others} == {Level.NOTE}


def test_a_wrong_weighted_value_is_mended_by_the_total() -> None:
    root, total = audited(SURVEY.replace("| 0,391", "| 0,931")).findings
    assert root.repair is not None
    assert (root.repair.printed, root.repair.repaired) == ("0,931", "0,391")
    assert (total.root, total.level) == (root.id, Level.NOTE)


@pytest.mark.parametrize(
    "other",
    [
        SURVEY.replace("IKM (Jumlah x 25) | | | 86,93", "IKM Tahun 2022 | | | 83,69"),
        SURVEY.replace("Jumlah Nilai Tertimbang | | | 3,477", "Jumlah Nilai Harapan | | | 4,000"),
        QUALITY.replace("IKLH | | 1,000 | 70,84", "Target Renstra | | | 45,00"),
        QUALITY.replace("IKLH | | 1,000 | 70,84", "IKLH Tahun Lalu | | | 69,74"),
        ROADS.replace("Jumlah Jembatan | | 12", "Jumlah Penduduk | | 21"),
    ],
)
def test_rows_of_other_things_are_left_alone(other: str) -> None:
    assert told(other, AuditRule.SUM) == []
    assert [each for each in told(other, AuditRule.INDEX) if each[1] == "83,69"] == []
