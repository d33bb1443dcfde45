"""Columns of shares of one whole come to a hundred."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

WASTE = """
Tabel 3.6 Komposisi Sampah Tahun 2024
No | Jenis Sampah | Komposisi (%)
1 | Sisa makanan | 41,85
2 | Plastik | 19,40
3 | Kertas/karton | 12,65
4 | Kayu dan ranting | 10,30
5 | Kain | 4,25
6 | Logam dan kaca | 5,90
7 | Lainnya | 5,65
 | Jumlah | 100,00
"""
DISEASES = """
Tabel 3.1 Distribusi Penyakit Rawat Jalan
No | Penyakit | Persentase (%)
1 | Diare | 9,6
2 | Infeksi saluran napas | 30,1
3 | Hipertensi | 21,1
4 | Diabetes melitus | 8,8
5 | Radang lambung | 13,1
6 | Lainnya | 17,4
"""
READERS = """
Tabel 3.3 Pemustaka Menurut Pendidikan
No | Pendidikan | Porsi 2023 (%) | Porsi 2024 (%)
1 | SD sederajat | 31,2 | 29,8
2 | SMP sederajat | 24,5 | 25,1
3 | SMA sederajat | 18,9 | 19,6
4 | Diploma | 15,3 | 14,7
5 | Sarjana | 10,1 | 10,8
"""
COUNTED = """
Tabel 3.2 Panjang Jalan Menurut Permukaan
No | Permukaan | Panjang (km) | Porsi (%)
1 | Aspal | 312,45 | 48,92
2 | Beton | 88,20 | 13,81
3 | Kerikil | 141,70 | 22,19
4 | Tanah | 96,35 | 15,08
 | Jumlah | 638,70 | 100,00
"""
ROUNDED = """
Tabel 1.2 Pegawai Menurut Pendidikan
No | Pendidikan | Jumlah (orang) | Persentase (%)
1 | Pascasarjana | 7 | 14,89
2 | Sarjana | 21 | 44,68
3 | Diploma | 12 | 25,53
4 | Menengah | 7 | 14,89
 | Jumlah | 47 | 99,99
"""


def only(text: str) -> Finding:
    (found,) = audited(text).findings
    return found


@pytest.mark.parametrize(
    "text", [WASTE, DISEASES, READERS, COUNTED, ROUNDED, ROUNDED.replace("99,99", "100,00")]
)
def test_parts_that_come_to_a_hundred_are_right(text: str) -> None:
    assert audited(text).findings == ()


def test_a_wrong_part_is_told_with_its_total_which_stays() -> None:
    found = only(WASTE.replace("10,30", "13,30"))
    assert (found.rule, found.printed, found.repair) == (AuditRule.SUM, "100,00", None)
    assert "salah satu rinciannya" in found.why
    assert only(WASTE.replace("10,30", "03,10")).line == found.line


def test_the_one_part_that_a_slip_explains_is_repaired() -> None:
    repair = only(WASTE.replace("41,85", "14,85")).repair
    assert repair is not None
    assert (repair.printed, repair.repaired) == ("14,85", "41,85")


def test_a_sentence_that_has_the_right_part_is_left_standing() -> None:
    said = "\nKain merupakan jenis sampah dengan porsi terkecil, yakni 4,25%.\n"
    assert audited(WASTE + said).findings == ()
    table, sentence = audited(WASTE.replace("| 4,25", "| 4,65") + said).findings
    assert table.repair is not None
    assert (table.repair.printed, table.repair.repaired) == ("4,65", "4,25")
    assert (sentence.root, sentence.level) == (table.id, Level.NOTE)


@pytest.mark.parametrize(("text", "total"), [(WASTE, "90,00"), (WASTE, "190,00"), (COUNTED, "103,00")])
def test_another_total_of_parts_of_a_hundred_is_wrong_itself(text: str, total: str) -> None:
    found = only(text.replace("100,00", total))
    assert (found.printed, found.computed.rstrip("0").rstrip(",")) == (total, "100")


def test_another_total_of_rounded_parts_is_wrong() -> None:
    found = only(ROUNDED.replace("99,99", "98,99"))
    assert (found.printed, found.line) == ("98,99", 7)


def test_parts_without_a_total_are_told_where_words_make_them_a_whole() -> None:
    found = only(DISEASES.replace("30,1", "33,1"))
    assert (found.level, found.printed, found.computed) == (Level.WARNING, "103,1", "100")
    assert told(DISEASES.replace("30,1", "33,1").replace("Distribusi", "Daftar"), AuditRule.SUM) == []
    assert told(DISEASES.replace("30,1", "33,1").replace("Lainnya", "Katarak"), AuditRule.SUM) == []


def test_parts_without_a_total_are_told_beside_others_that_are_whole() -> None:
    found = only(READERS.replace("29,8", "92,8"))
    assert (found.level, found.line, found.printed, found.computed) == (Level.ERROR, 3, "92,8", "29,8")
    both = READERS.replace("29,8", "28,8").replace("31,2", "30,2")
    assert told(both, AuditRule.SUM) == []


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("Komposisi (%)", "Capaian (%)"),
        ("Komposisi (%)", "Kenaikan (%)"),
        ("| 4,25", "| 100,00"),
        ("2 | Plastik | 19,40", "2 | Plastik | 19,40\n | di antaranya kantong | 6,20"),
        ("41,85\n2 | Plastik | 19,40", "1,85\n2 | Plastik | 1,40"),
        ("Jumlah | 100,00", "Rata-rata | 100,00"),
    ],
)
def test_what_is_no_part_of_one_whole_is_left_alone(right: str, other: str) -> None:
    assert told(WASTE.replace(right, other), AuditRule.SUM) == []


def test_shares_of_those_who_may_answer_more_than_once_are_no_parts() -> None:
    several = DISEASES.replace("30,1", "42,1") + "\nResponden dapat memilih lebih dari satu jawaban.\n"
    assert told(several, AuditRule.SUM) == []
