"""A last row with the name of the whole area is the total of rows without numbers, where figures add up."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS SOSIAL TAHUN 2031

Tabel 2 Penerima Bantuan per Kecamatan
Kecamatan | Kelurahan | Penerima | Keluarga | Anggota per keluarga
Melur Barat | 9 | 71.204 | 22.410 | 3,18
Melur Timur | 8 | 64.318 | 20.177 | 3,19
Kemangi | 11 | 83.950 | 26.408 | 3,18
Serai | 6 | 42.877 | 13.602 | 3,15
{area} | {first} | {second} | 82.597 | 3,18
"""


def report(area: str = "Kota Melur Raya", first: str = "34", second: str = "262.349") -> str:
    return REPORT.format(area=area, first=first, second=second)


@pytest.mark.parametrize("area", ["Kota Melur Raya", "Kabupaten", "Provinsi Melur"])
def test_a_row_of_the_whole_area_is_a_total(area: str) -> None:
    kinds = [row.kind for row in read(report(area)).tables[0].rows]
    assert kinds == [*[RowKind.ITEM] * 4, RowKind.TOTAL]
    assert told(report(area), AuditRule.SUM) == []
    assert [found[1:] for found in told(report(area, first="33"), AuditRule.SUM)] == [("33", "34")]


@pytest.mark.parametrize("area", ["Kota Bunga", "Kabupaten Serai"])
def test_another_area_whose_figures_are_its_own_is_an_item(area: str) -> None:
    text = report(area, "12", "55.210").replace("82.597", "17.204")
    assert read(text).tables[0].rows[-1].kind is RowKind.ITEM
    assert told(text, AuditRule.SUM) == []


def test_one_sum_alone_may_be_one_by_chance() -> None:
    text = report("Kota Bunga", "12", "262.349").replace("82.597", "17.204")
    assert read(text).tables[0].rows[-1].kind is RowKind.ITEM


def test_small_figures_may_add_up_by_chance() -> None:
    text = """
Tabel 1 Petugas
Kecamatan | Pria | Wanita
Melur | 1 | 2
Kemangi | 2 | 1
Serai | 1 | 1
Kota Bunga | 4 | 4
"""
    assert read(text).tables[0].rows[-1].kind is RowKind.ITEM


FIRES = """
LAPORAN KINERJA DINAS PEMADAM KEBAKARAN TAHUN 2031

Tabel 9 Kejadian per Kecamatan
{head} | Kebakaran | Ditangani | Penyelamatan
Utara | 42 | 38 | 51
Selatan | 35 | 31 | 44
Kebun Jati | 58 | 47 | 63
Pelabuhan | 66 | 60 | 38
Rawa Indah | {row}
Tanah Tinggi | 21 | 16 | 26
{last}
"""
RIGHT, CHANGED = "29 | 22 | 57", "35 | 31 | 45"


def fires(row: str = CHANGED, last: str = "Kota Melur | 251 | 214 | 279", head: str = "Kecamatan") -> str:
    return FIRES.format(row=row, last=last, head=head)


def off(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.SUM)]


@pytest.mark.parametrize("area", ["Kota Melur", "Kabupaten Melur", "Provinsi Melur"])
def test_a_changed_row_leaves_the_whole_area_a_total_though_no_column_adds_up(area: str) -> None:
    last = f"{area} | 251 | 214 | 279"
    assert off(fires(RIGHT, last)) == []
    assert off(fires(CHANGED, last)) == [("251", "257"), ("214", "223"), ("279", "267")]
    assert {each.level for each in audited(fires(CHANGED, last)).findings} == {Level.ERROR}


def test_rows_that_are_all_named_as_places_are_parts_of_the_area_whatever_the_head() -> None:
    text = fires(head="Wilayah")
    assert off(text) == []
    places = ("Utara", "Selatan", "Kebun Jati", "Pelabuhan", "Rawa Indah", "Tanah Tinggi")
    for place in places:
        text = text.replace(f"{place} |", f"Kecamatan {place} |")
    assert len(off(text)) == 3


def test_where_the_area_has_more_in_every_column_a_part_may_not_be_listed() -> None:
    findings = audited(fires(RIGHT, "Kota Melur | 258 | 221 | 286")).findings
    assert {each.level for each in findings} == {Level.WARNING}
    assert all("tidak dicantumkan" in each.why for each in findings)
    assert len(findings) == 3


def test_what_a_last_row_of_any_name_adds_up_to_in_most_columns_it_should_in_the_others() -> None:
    assert off(fires(RIGHT, "Melur Raya | 251 | 214 | 279")) == []
    assert off(fires(RIGHT, "Melur Raya | 251 | 214 | 297")) == [("297", "279")]
    assert off(fires(RIGHT, "Melur Raya | 251 | 241 | 297")) == []


CITIES = """
LAPORAN KINERJA DINAS PERDAGANGAN TAHUN 2031

Tabel 4 Pasar menurut Kabupaten/Kota
Kabupaten/Kota | Kios | Los | Pedagang
Kabupaten Serai | 310 | 205 | 520
Kabupaten Kemangi | 275 | 190 | 466
Kabupaten Selasih | 142 | 118 | 264
Kota Melur | 718 | 520 | 1.244
"""
CLINICS = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

Tabel 6 Layanan Puskesmas
Puskesmas | Kunjungan | Rujukan | Nilai
Serai | 12.450 | 812 | 86
Kemangi | 9.318 | 640 | 91
Selasih | 7.206 | 515 | 88
Kenanga | 4.871 | 302 | 90
Kabupaten Melur | 33.845 | 2.269 | 89
"""
FORESTS = """
LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031

Tabel 5 Luas Hutan Kecamatan Contoh (ha)
Kecamatan | Lindung | Produksi | Konservasi
Serai | 1.240 | 3.115 | 870
Kemangi | 985 | 2.206 | 415
Selasih | 1.530 | 1.870 | 640
Kenanga | 760 | 1.412 | 388
Kabupaten Melur | 9.870 | 17.246 | 6.033
"""


@pytest.mark.parametrize("text", [CITIES, CLINICS, FORESTS], ids=["a neighbour", "a mean beside", "samples"])
def test_areas_that_are_rightly_near_or_far_are_not_blamed(text: str) -> None:
    assert audited(text).findings == ()
