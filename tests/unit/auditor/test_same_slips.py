"""One slip is one finding: what tells it again, or only looks wrong beside it, names it as its root."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import Spot
from capaian.auditor.same_slips import find_misclassed, find_same_slips
from capaian.domain.audit import AuditRule, Finding

HERDS = """
BAB III HASIL

Tabel 1 Ternak

Jenis | 2031 | 2032 | Pertumbuhan (%)
Domba | 20.480 | 21.504 | 5,00
Kambing | 31.875 | {goats} | 7,04
Kerbau | 5.120 | 4.992 | -2,50
Sapi | 18.426 | 19.215 | 4,28
Itik | 7.000 | 6.930 | -1,00

Dari lima jenis ternak, {rising} jenis bertambah dan dua jenis berkurang. Tertinggi adalah kambing (7,04%).
"""
CLINICS = """
BAB III HASIL

Tabel 1 Kunjungan

Poliklinik | 2031 | 2032 | Selisih
Anak | 1.713 | 1.926 | 213
Bedah | 2.730 | 2.608 | -122
Gigi | 3.190 | 3.315 | 125
Saraf | 4.306 | 4.931 | 625
Telinga | 1.840 | 1.740 | -100

Dari lima poliklinik, {falling} poliklinik mengalami penurunan kunjungan, yaitu Bedah dan Telinga.
"""
WARD = """
BAB III HASIL

Tabel 1 Skala

No | Selang | Kategori
1 | > 100% | Sangat Baik
2 | 85% - 100% | Baik
3 | < 85% | Kurang

Tabel 2 Capaian Kinerja

Indikator | Satuan | Target | Realisasi | Capaian (%) | Kategori
Tempat tidur terisi | % | 80,00 | 84,00 | 105,00 | Sangat Baik
Alat yang diuji | % | 90,00 | 93,60 | 104,00 | Sangat Baik
Modal yang kembali | % | 82,00 | 79,95 | 97,50 | {first}
Resep tanpa salah | % | 95,00 | 91,20 | 96,00 | Baik

Dari Tabel 2 terdapat {count} indikator Sangat Baik dan 2 indikator Baik.
"""


def standing(text: str) -> list[Finding]:
    """The findings that follow from no other."""
    return [finding for finding in audited(text).findings if finding.root is None]


def test_sound_texts_are_told_nothing() -> None:
    assert audited(HERDS.format(goats="34.120", rising="tiga")).findings == ()
    assert audited(CLINICS.format(falling="dua")).findings == ()
    assert audited(WARD.format(first="Baik", count=2)).findings == ()


def test_a_count_that_is_too_many_of_all_and_of_the_table_is_one() -> None:
    text = HERDS.format(goats="34.120", rising="empat")
    (finding,) = standing(text)
    assert (finding.printed, finding.computed) == ("4 jenis naik", "3 jenis")
    assert {each.printed for each in audited(text).findings} == {"4 jenis naik", "4 + 2 jenis"}


def test_a_count_that_fails_the_table_and_its_own_list_is_one() -> None:
    (finding,) = standing(CLINICS.format(falling="tiga"))
    assert (finding.printed, finding.computed) == ("3 poliklinik turun", "2 poliklinik")


def test_a_right_count_follows_from_the_figure_that_makes_it_look_wrong() -> None:
    (finding,) = standing(HERDS.format(goats="31.420", rising="tiga"))
    assert finding.repair is not None
    assert finding.repair.repaired == "34.120"
    others = [each for each in audited(HERDS.format(goats="31.420", rising="tiga")).findings if each.root]
    assert [(each.printed, each.fits) for each in others] == [("3 jenis naik", True)]


def test_a_right_count_of_a_class_follows_from_the_class_that_is_wrong() -> None:
    (finding,) = standing(WARD.format(first="Sangat Baik", count=2))
    assert (finding.rule, finding.computed) == (AuditRule.SCALE, "Baik")


YEARS = """
BAB III HASIL

Tabel 1 Ketahanan Pangan Tahun 2029-2032

Uraian | 2029 | 2030 | 2031 | 2032
Realisasi (indeks) | 74,88 | 76,20 | 77,31 | 78,46

Dibandingkan tahun {year} sebesar 77,31 indeks, realisasi ketahanan pangan meningkat sebesar 1,15 indeks.
"""


def test_a_figure_of_another_year_is_right_once_the_year_is() -> None:
    assert audited(YEARS.format(year=2031)).findings == ()
    (finding,) = standing(YEARS.format(year=2030))
    assert (finding.rule, finding.printed, finding.computed) == (AuditRule.YEAR, "2030", "2031")


def made(rule: AuditRule, printed: str, expected: str, why: str = "", line: int = 1) -> Statement:
    return Statement(rule, False, line, printed, expected, why, "Tabel 1", at=Spot(line, 9, 0, 1))


CLAIM, SCALE, COUNT = AuditRule.CLAIM, AuditRule.SCALE, AuditRule.COUNT


@pytest.mark.parametrize(
    ("text", "first", "other", "follows"),
    [
        (
            "Sapi belum mencapai target.",
            made(CLAIM, "belum mencapai", "tercapai"),
            made(CLAIM, "belum mencapai target", "tercapai"),
            True,
        ),
        (
            "Sapi belum mencapai target, itik belum mencapai sasaran.",
            made(CLAIM, "belum mencapai", "tercapai"),
            made(CLAIM, "belum mencapai target", "tercapai"),
            False,
        ),
        (
            "Sapi belum mencapai target.",
            made(CLAIM, "belum mencapai", "tercapai"),
            made(CLAIM, "belum mencapai target", "melampaui"),
            False,
        ),
        ("Mutu A.", made(SCALE, "85,67: Unggul", "B", "x"), made(SCALE, "85,67: A", "B", "x"), True),
        ("Mutu A.", made(SCALE, "85,67: Unggul", "B", "x"), made(SCALE, "84,50: A", "B", "x"), False),
        ("Ada 4.", made(COUNT, "4 + 2 jenis", "5"), made(COUNT, "4 jenis naik", "3"), True),
        ("Ada 4.", made(COUNT, "4 + 2 jenis", "5"), made(COUNT, "3 jenis naik", "4"), False),
        ("Ada 4.", made(COUNT, "4 + 2 jenis", "5"), made(COUNT, "4 pasar naik", "3"), False),
        ("Ada 4.", made(COUNT, "4 jenis turun", "5"), made(COUNT, "4 jenis naik", "3"), False),
    ],
)
def test_what_says_the_same_again_follows(
    text: str, first: Statement, other: Statement, *, follows: bool
) -> None:
    found = find_same_slips([first, other], read(text).document)
    assert found == ({id(first): other} if follows else {})


@pytest.mark.parametrize(("count", "rows", "is_right"), [(2, (9,), True), (4, (9,), False), (2, (8,), False)])
def test_classes_of_counted_rows_explain_the_count_that_they_give(
    count: int, rows: tuple[int, ...], *, is_right: bool
) -> None:
    """Three rows are printed as best, and the one in line 9 is but good: two is right, four is not."""
    wrong = made(SCALE, "97,50: Unggul", "Baik", line=9)
    counted = replace(made(COUNT, f"{count} indikator Unggul", "3 indikator"), rows=rows)
    assert find_misclassed([counted, wrong]) == ({id(counted): wrong} if is_right else {})


SCHOOLS = """
BAB III HASIL

Tabel 1 Capaian

No | Indikator | Capaian (%) | Kategori
1 | Angka partisipasi sekolah dasar | 99,00 | Sangat Baik
2 | Angka partisipasi sekolah menengah | 90,00 | {secondary}
3 | Persentase guru bersertifikat | 80,00 | Cukup
4 | Persentase sekolah terakreditasi | {accredited}

Tabel 2 Skala
Rentang Capaian (%) | Kategori
91 - 100 | Sangat Baik
81 - 90,99 | Baik
71 - 80,99 | Cukup
0 - 70,99 | Kurang

{said}
"""
TOLD_OF_SECONDARY = "Capaian angka partisipasi sekolah menengah sebesar 90,00 persen termasuk kategori {0}."
TOLD_OF_NONE = "Capaian indikator lainnya sebesar 90,00 persen termasuk kategori {0}."


def classes(secondary: str, said: str, accredited: str = "95,00 | Sangat Baik") -> tuple[Finding, ...]:
    found = audited(SCHOOLS.format(secondary=secondary, said=said, accredited=accredited)).findings
    return tuple(each for each in found if each.rule is AuditRule.SCALE)


def test_a_wrong_class_that_a_sentence_repeats_is_told_once() -> None:
    assert classes("Baik", TOLD_OF_SECONDARY.format("Baik")) == ()
    table, sentence = classes("Cukup", TOLD_OF_SECONDARY.format("Cukup"))
    assert (table.root, sentence.root, sentence.stays) == (None, table.id, False)
    again = "Tabel 3 Ringkasan\n\nIndikator | Capaian (%) | Kategori\n"
    again += (
        "Angka partisipasi sekolah menengah | 90,00 | Cukup\nPersentase guru bersertifikat | 80,00 | Cukup"
    )
    first, second = classes("Cukup", again)
    assert (first.root, second.root) == (None, first.id)


def test_wrong_classes_of_other_things_stand_by_themselves() -> None:
    assert [each.root for each in classes("Cukup", TOLD_OF_NONE.format("Cukup"))] == [None, None]
    assert [each.root for each in classes("Cukup", "", "90,00 | Cukup")] == [None, None]
    two = classes("Cukup", TOLD_OF_SECONDARY.format("Cukup"), "90,00 | Cukup")
    assert [each.root for each in two] == [None, None, two[0].id]


LISTED = """
DAFTAR TABEL

Tabel 3.1 Keadaan Terminal ........ 2
Tabel 3.2 Penumpang menurut Terminal ........ 3
Tabel 3.3 Pendapatan Retribusi ........ 4

BAB III HASIL

Tabel 3.1 Keadaan Terminal
Terminal | Luas
Ciawi | 12,5

Tabel {second} Penumpang menurut Terminal
Terminal | Penumpang
Ciawi | 4.120

Tabel 3.3 Pendapatan Retribusi
Terminal | Retribusi
Ciawi | 90.412
"""


def test_a_line_of_the_list_of_tables_is_right_where_the_number_of_the_table_is_not() -> None:
    assert audited(LISTED.format(second="3.2")).findings == ()
    listed, body = audited(LISTED.format(second="3.1")).findings
    assert (body.printed, body.computed, body.root) == ("3.1", "3.2", None)
    assert (listed.root, listed.stays, listed.remedy) == (
        body.id,
        True,
        f"sudah benar; sesuai setelah {body.id} diperbaiki",
    )
