"""What an inspector is told to do: the right figure where the report tells it, once, and at its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

ROADS = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2031

Tabel 3.1 Anggaran dan Realisasi

No | Program | Pagu (Rp) | Realisasi (Rp) | %
1 | Program Jalan | 5.431.000 | {} | 94,27
2 | Program Jembatan | 2.350.000 | 2.115.000 | 90,00
3 | Program Terminal | 1.740.600 | 1.511.200 | 86,82
Jumlah | | 9.521.600 | 8.746.200 | 91,86
"""
BABIES = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

Tabel 3.1 Cakupan Imunisasi

No | Puskesmas | Sasaran bayi | Bayi diimunisasi | Cakupan (%)
1 | Utara | 1.200 | {} | 95,33
2 | Selatan | 1.420 | 1.301 | 91,62
3 | Timur | 980 | 911 | 92,96
Jumlah | | 3.600 | 3.356 | 93,22
"""

# --- what passes its whole ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wrong", "right", "most"),
    [
        (ROADS, "5.820.000", "5.120.000", "5.431.000"),
        (ROADS, "7.120.000", "5.120.000", "5.431.000"),
        (BABIES, "1.914", "1.144", "1.200"),
        (BABIES, "1.441", "1.144", "1.200"),
    ],
)
def test_what_passes_its_whole_is_told_with_the_figure_that_mends_it(
    text: str, wrong: str, right: str, most: str
) -> None:
    (first, *others) = audited(text.format(wrong)).findings
    assert first.rule is AuditRule.BOUND
    assert (first.printed, first.remedy) == (wrong, f"seharusnya {right}")
    assert f"paling banyak {most}" in first.why
    assert {other.remedy for other in others} == {"sudah benar; sesuai setelah T-001 diperbaiki"}
    assert audited(text.format(right)).findings == ()


LIGHTS = """
LAPORAN KINERJA DISTRIK NAVIGASI TAHUN 2031

Tabel 3.1 Anggaran dan Realisasi

Pekerjaan | Alokasi (Rp) | Belanja (Rp) | Penyerapan (%)
Patroli laut | 900.000.000 | 810.000.000 | 90,00
Perawatan mercusuar | 500.000.000 | 480.000.000 | 96,00
Pelatihan nakhoda | 300.000.000 | 240.000.000 | 80,00
Pengerukan alur | 150.000.000 | {} | 82,50
"""


@pytest.mark.parametrize(
    ("text", "passing", "most"),
    [
        (
            ROADS.replace("94,27", "107,16").replace("Jumlah | | 9.521.600 | 8.746.200 | 91,86", ""),
            "5.820.000",
            "5.431.000",
        ),
        (LIGHTS, "165.000.000", "150.000.000"),
    ],
)
def test_no_digit_is_picked_for_a_ceiling_alone(text: str, passing: str, most: str) -> None:
    """Of the many figures below a ceiling none is the right one for that."""
    findings = audited(text.format(passing)).findings
    assert findings[0].remedy == f"paling banyak {most}"
    assert {found.repair for found in findings} == {None}


# --- what two rules say of one achievement ------------------------------------------------------------------

HEALTH = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

Capaian indikator yang diharapkan tinggi dihitung dengan realisasi dibagi target dikali 100. \
Capaian indikator yang diharapkan rendah, yaitu {names}, \
dihitung dengan rumus (2 × target − realisasi) dibagi target dikali 100.

Tabel 3.2 Capaian Indikator Kinerja Tahun 2031
No | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | {first} | 92,00 | 92,61 | 100,66
2 | {second} | 160,00 | 139,81 | 112,62
3 | {third} | 16,50 | 15,88 | {achieved}
4 | {fourth} | 80,00 | 78,57 | 98,21
Rata-rata | | | | 103,81
"""
STUNTING = {
    "names": "angka kematian ibu dan prevalensi stunting",
    "first": "Persentase persalinan di fasilitas kesehatan",
    "second": "Angka kematian ibu per 100.000 kelahiran hidup",
    "third": "Prevalensi balita stunting",
    "fourth": "Persentase puskesmas terakreditasi",
}
SCHOOLS = {
    "names": "angka putus sekolah dan angka mengulang kelas",
    "first": "Persentase guru bersertifikat pendidik",
    "second": "Angka putus sekolah per 100.000 murid",
    "third": "Angka murid mengulang",
    "fourth": "Persentase sekolah terakreditasi",
}


@pytest.mark.parametrize("names", [STUNTING, SCHOOLS])
def test_an_achievement_by_another_formula_than_the_told_one_is_said_once(names: dict[str, str]) -> None:
    """103,90 is target by actual; the told formula and the way of the rows above give 103,76 alike."""
    first, *others = audited(HEALTH.format(achieved="103,90", **names)).findings
    assert (first.rule, first.printed, first.remedy) == (AuditRule.ACHIEVEMENT, "103,90", "seharusnya 103,76")
    assert "Menurut rumus yang disebut laporan ini" in first.why
    assert [(other.rule, other.fits_later) for other in others] == [(AuditRule.AVERAGE, True)]
    assert audited(HEALTH.format(achieved="103,76", **names)).findings == ()


# --- two tables that differ ---------------------------------------------------------------------------------

AGREED = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

Tabel 2.1 Perjanjian Kinerja Tahun 2031

No | Indikator Kinerja | Satuan | Target
1 | Persentase persalinan di fasilitas kesehatan | Persen | 92,00
2 | Persentase bayi yang diimunisasi lengkap | Persen | {}
3 | Persentase puskesmas terakreditasi paripurna | Persen | 80,00

Tabel 3.1 Capaian Indikator Kinerja Tahun 2031

No | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Persentase persalinan di fasilitas kesehatan | 92,00 | 92,61 | 100,66
2 | Persentase bayi yang diimunisasi lengkap | 93,00 | 91,49 | 98,38
3 | Persentase puskesmas terakreditasi paripurna | 80,00 | 78,57 | 98,21
"""
BUDGETED = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

Tabel 2.2 Anggaran Perjanjian Kinerja Tahun 2031

No | Program | Anggaran (Rp)
1 | Program Perikanan Tangkap | 3.410.000.000
2 | Program Perikanan Budidaya | {}
3 | Program Pengolahan Hasil | 870.000.000

Tabel 3.1 Realisasi Anggaran Tahun 2031

No | Program | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Perikanan Tangkap | 3.410.000.000 | 3.102.800.000 | 90,99
2 | Program Perikanan Budidaya | 1.265.000.000 | 1.201.900.000 | 95,01
3 | Program Pengolahan Hasil | 870.000.000 | 812.000.000 | 93,33
"""
THIRD = """
Tabel 3.2 Target dan Realisasi Menurut Sumber

No | Indikator Kinerja | Target 2031 | Realisasi 2031
1 | Persentase persalinan di fasilitas kesehatan | 92,00 | 92,61
2 | Persentase bayi yang diimunisasi lengkap | 93,00 | 91,49
3 | Persentase puskesmas terakreditasi paripurna | 80,00 | 78,57
"""
IMMUNISED = "Tabel 2.1, baris “Persentase bayi yang diimunisasi lengkap”, kolom “Target”"
FISHERY = "Tabel 2.2, baris “Program Perikanan Budidaya”, kolom “Anggaran (Rp)”"
TOTAL = "Jumlah | | 5.545.000.000 | 5.116.700.000 | 92,28\n"


@pytest.mark.parametrize(
    ("text", "agreed", "measured", "cell"),
    [
        (AGREED, "94,00", "93,00", IMMUNISED),
        (AGREED, "96,50", "93,00", IMMUNISED),
        (BUDGETED, "1.266.000.000", "1.265.000.000", FISHERY),
        (BUDGETED, "1.625.000.000", "1.265.000.000", FISHERY),
    ],
)
def test_of_two_tables_that_differ_either_may_be_wrong(
    text: str, agreed: str, measured: str, cell: str
) -> None:
    """The achievement beside a target was worked out of it, right or wrong."""
    (found,) = audited(text.format(agreed)).findings
    assert found.rule is AuditRule.CROSSREF
    assert found.repair is None
    assert found.remedy == f"salah satu {measured} di sini atau {agreed} pada {cell}, baris teks 7"
    assert audited(text.format(measured)).findings == ()


@pytest.mark.parametrize(
    ("text", "agreed", "measured"),
    [(AGREED + THIRD, "94,00", "93,00"), (BUDGETED + TOTAL, "1.266.000.000", "1.265.000.000")],
    ids=["a-third-table", "a-total"],
)
def test_what_a_third_place_decides_is_told(text: str, agreed: str, measured: str) -> None:
    first, *_ = audited(text.format(agreed)).findings
    right = (first.repair.line, first.repair.printed, first.repair.repaired) if first.repair else None
    assert right == (7, agreed, measured)


def test_a_file_without_lines_names_the_other_table() -> None:
    (found,) = audited(AGREED.format("94,00")).findings
    assert found.alternative is not None
    there = replace(found.alternative, where="Tabel 2.1 (halaman 4)")
    assert replace(found, alternative=there).correction == (
        "salah satu: 93,00 di sini atau 94,00 pada Tabel 2.1 (halaman 4)"
    )


# --- heads that say what is worked out ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Jumlah", "Jumlah: 49 + 278"),
        ("Jumlah Bayi", "Jumlah Bayi: 49 + 278"),
        ("Bayi", "jumlah Bayi: 49 + 278"),
    ],
)
def test_a_head_that_says_it_is_a_sum_is_not_told_twice(head: str, told: str) -> None:
    text = f"""
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

Tabel 3.1 Kunjungan

No | Puskesmas | {head}
1 | Utara | 49
2 | Selatan | 278
3 | Timur | 89
Jumlah | | 461
"""
    (found,) = [each for each in audited(text).findings if each.rule is AuditRule.SUM]
    assert found.why.startswith(told)
