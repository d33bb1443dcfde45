"""Rows of one name in two tables, of which one tells units and the other does not."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.auditor.understanding.joins import find_joins
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

MAIN = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 3.1 Target dan Realisasi Tahun 2031

No | Indikator | Satuan | Target | Realisasi
1 | Jumlah kapal yang diukur ulang | unit | 150 | 138
2 | Persentase pelaut bersertifikat | % | 80,00 | 75,76
3 | Waktu sandar kapal feri | jam | 30,00 | 34,05
4 | Indeks Kepuasan Pelaut | indeks | 84,00 | 85,25

"""
QUARTERS = """
Tabel 3.2 Rencana Aksi Tahun 2031 (kumulatif)

No | Indikator | {0} II | | {0} IV |
 | | Target | Realisasi | Target | Realisasi
1 | Jumlah kapal yang diukur ulang | 70 | 61 | 150 | {1}
2 | Persentase pelaut bersertifikat | 25,00 | 22,80 | 80,00 | {2}
3 | Waktu sandar kapal feri | 33,00 | 35,48 | 30,00 | 34,05
4 | Indeks Kepuasan Pelaut | 83,00 | 84,35 | 84,00 | 85,25
"""


def differing(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.CROSSREF)]


@pytest.mark.parametrize("part", ["Triwulan", "TW", "Kuartal"])
@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("138", "75,76", []),
        ("131", "75,76", [("131", "138")]),
        ("138", "71,94", [("71,94", "75,76")]),
    ],
)
def test_the_last_quarter_of_a_cumulative_table_is_the_year(
    part: str, first: str, second: str, expected: list[tuple[str, str]]
) -> None:
    assert differing(MAIN + QUARTERS.format(part, first, second)) == expected


def test_quarters_that_mostly_differ_from_the_year_are_no_sums_of_it() -> None:
    alone = QUARTERS.format("Triwulan", "40", "20,15").replace("34,05", "31,20").replace("85,25", "84,90")
    assert differing(MAIN + alone) == []


def test_plans_of_several_years_without_units_are_held_against_the_targets() -> None:
    plan = """
Tabel 2.1 Target Renstra

Indikator | 2030 | 2031 | 2032
Jumlah kapal yang diukur ulang | 140 | {} | 160
Persentase pelaut bersertifikat | 78,00 | 80,00 | 82,00
Waktu sandar kapal feri | 32,00 | 30,00 | 28,00
Indeks Kepuasan Pelaut | 83,00 | 84,00 | 85,00

"""
    assert differing(plan.format(150) + MAIN) == []
    (found,) = audited(plan.format(105) + MAIN).findings
    assert found.level is Level.WARNING  # two documents
    assert "105 (Tabel 2.1), target tahun itu 150 (Tabel 3.1)" in found.why


def test_one_name_in_two_units_is_two_things() -> None:
    other = """
Tabel 3.2 Perkembangan Realisasi

No | Indikator | Satuan | Realisasi
1 | Jumlah kapal yang diukur ulang | GT | 131
2 | Persentase pelaut bersertifikat | % | 75,76
3 | Waktu sandar kapal feri | jam | 34,05
4 | Indeks Kepuasan Pelaut | indeks | 85,25
"""
    for text, expected in ((other, 3), (other.replace("GT", "unit"), 4)):
        (join,) = find_joins(read(MAIN + text))
        assert (len(join.pairs), join.equal) == (expected, 3)


WIDER = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 3.1 Target dan Realisasi Tahun 2031

No | Indikator | Target (%) | Realisasi (%)
1 | Pelaut bersertifikat | 80,00 | 75,76
2 | Kapal yang diukur ulang | 97,00 | 97,48
3 | Dermaga yang laik | 60,00 | 62,48

Tabel 3.2 Perbandingan

No | Indikator | {head} (%) | Realisasi (%)
1 | Pelaut bersertifikat | 80,00 | 75,76
2 | Kapal yang diukur ulang | 98,00 | 97,48
3 | Dermaga yang laik | 60,00 | 62,48
"""


@pytest.mark.parametrize(
    ("head", "found"),
    [("Target", [("98,00", "97,00")]), ("Target Nasional", []), ("Target Provinsi", [])],
)
def test_a_target_of_the_nation_is_none_of_the_office(head: str, found: list[tuple[str, str]]) -> None:
    assert differing(WIDER.format(head=head)) == found


ROADS = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM TAHUN 2044
Tabel 2.1 Perjanjian Kinerja Tahun 2044
Kode | Indikator | Target 2044 | Target Akhir 2046
IKU 1 | Persentase jalan mantap | 75,00% | {0}
IKU 2 | Persentase irigasi baik | 80,00% | 86,00%
IKU 3 | Persentase akses air minum | 90,00% | 95,00%
Tabel 3.1 Realisasi 2044 terhadap Target Akhir
Kode | Realisasi 2044 | Target 2046 | Kemajuan terhadap Target 2046
{1} | 73,50% | 80,00% | 91,88%
{2} | 80,86% | 86,00% | 94,02%
IKU 3 | 87,66% | 95,00% | 92,27%
"""
CLINICS = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2044
Tabel 2 Sasaran
Kode | Sasaran | Target
SS.1 | Ibu selamat | {0}
SS.2 | Anak tumbuh sehat | 14,20
SS.3 | Puskesmas bermutu | 84,00
SS.4 | Obat tersedia | 92,00
Tabel 3 Hasil
Kode | Target | Realisasi
{1} | 71,00 | 70,90
{2} | 14,20 | 14,00
SS.3 | 84,00 | 85,00
SS.4 | 92,00 | 91,00
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong", "codes"),
    [
        (ROADS, "80,00%", "82,00%", ("IKU 1", "IKU 2")),
        (ROADS, "80,00%", "82,00%", ("IKU-1", "iku 2")),
        (CLINICS, "71,00", "17,00", ("SS.1", "SS.2")),
        (CLINICS, "71,00", "15,30", ("SS.1", "SS.2")),
        (CLINICS, "71,00", "72,00", ("SS 1", "SS-2")),
    ],
)
def test_rows_are_known_by_their_codes_where_one_table_names_nothing_else(
    text: str, right: str, wrong: str, codes: tuple[str, str]
) -> None:
    assert find_joins(read(text.format(right, *codes)))
    assert differing(text.format(right, *codes)) == []
    found = differing(text.format(wrong, *codes))
    is_comparable = wrong != "15,30"  # so far off, and no slip of the pen, it may be of something else
    assert len(found) == is_comparable
    assert all({right.rstrip("%"), wrong.rstrip("%")} == {*map(lambda t: t.rstrip("%"), f)} for f in found)


def test_codes_that_were_given_anew_say_nothing_where_both_tables_have_names() -> None:
    one = ROADS.format("80,00%", "IKU 1", "IKU 2")
    named = one.replace("IKU 1 | 73", "IKU 2 | Persentase jalan mantap | 73").replace(
        "IKU 2 | 80,86", "IKU 1 | Persentase irigasi baik | 80,86"
    )
    named = named.replace("IKU 3 | 87", "IKU 3 | Persentase akses air minum | 87")
    named = named.replace("Kode | Realisasi", "Kode | Indikator | Realisasi")
    assert differing(named) == []
    assert find_joins(read(named))


SERVICES = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2044
Tabel 3.1 Cakupan pemeriksaan kapal menurut pelabuhan
No | Pelabuhan | Kapal terdaftar | Kapal diperiksa | Selisih
1 | Melati Timur | 4.500 | 4.120 | 380
2 | Seruni Barat | 3.450 | 3.198 | 252
3 | Dahlia Utara | 3.400 | 3.148 | 252
4 | Kenanga Hulu | 3.350 | 3.098 | 252
Tabel 3.2 Cakupan {0} menurut pelabuhan
No | Pelabuhan | {1} | {2} | Selisih
1 | Melati Timur | {3}
2 | Seruni Barat | {4} | 252
3 | Dahlia Utara | {5} | 252
4 | Kenanga Hulu | {6} | 252
"""
SAILORS = ("sertifikasi pelaut", "Pelaut terdaftar", "Pelaut bersertifikat", "8.000 | 7.820 | 180")


def test_gaps_between_figures_of_other_things_are_the_same_by_chance_alone() -> None:
    text = SERVICES.format(*SAILORS, "7.450 | 7.198", "7.400 | 7.148", "7.350 | 7.098")
    assert find_joins(read(text)) == ()
    assert differing(text) == []


@pytest.mark.parametrize("heads", [("Kapal terdaftar", "Kapal diperiksa"), ("Kapal di laut", "Kapal laik")])
def test_gaps_between_the_same_figures_are_one_gap(heads: tuple[str, str]) -> None:
    """Whatever their heads say."""
    rows = ("4.500 | 4.120 | 480", "3.450 | 3.198", "3.400 | 3.148", "3.350 | 3.098")
    found = differing(SERVICES.format("pemeriksaan kapal tahun ini", *heads, *rows))
    assert ("480", "380") in found
