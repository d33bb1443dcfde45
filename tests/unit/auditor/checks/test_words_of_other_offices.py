"""The same slips of words as others write them: a hospital, a library, a farm office, a school board."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

WARDS = """
BAB III AKUNTABILITAS KINERJA

3.2 Pelayanan Rawat Inap

Tabel 1 Cakupan Pemeriksaan Pasien Menurut Ruang Tahun 2032

Ruang | Pasien | Diperiksa | Cakupan (%)
Melati | 1.250 | 1.200 | 96,00
Anggrek | 800 | 776 | 97,00
Cempaka | 500 | 460 | 92,00
Dahlia | 450 | 414 | 92,00
Jumlah | 3.000 | 2.850 | 95,00

Selama tahun 2032 telah diperiksa 2.850 pasien atau 95,00% dari seluruh pasien.
{}
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Cakupan pemeriksaan pasien sudah melampaui target nasional sebesar 96,50%.",
            ["belum tercapai"],
        ),
        (
            "Cakupan pemeriksaan pasien sudah melampaui target nasional sebesar 94,50%.",
            [],
        ),
        (
            "Bila dibandingkan dengan target SPM sebesar 90,00%, angka cakupan belum tercapai.",
            ["tercapai"],
        ),
        (
            "Bila dibandingkan dengan target SPM sebesar 100,00%, angka cakupan belum tercapai.",
            [],
        ),
        (
            "Cakupan imunisasi sudah melampaui target nasional sebesar 96,50%.",
            [],
        ),
        (
            "Untuk mencapai target sebesar 96,50%, cakupan pemeriksaan akan ditingkatkan.",
            [],
        ),
        (
            "Ruang Anggrek sudah melampaui target sebesar 96,50%.",
            [],
        ),
        (
            "Sebagian ruang sudah melampaui target sebesar 96,50%.",
            [],
        ),
    ],
)
def test_a_hospital_calls_a_target_met(sentence: str, expected: list[str]) -> None:
    found = told(WARDS.format(sentence), AuditRule.CLAIM)
    assert [computed for _, _, computed in found] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Semua ruang memiliki cakupan di atas 91%.", []),
        ("Semua ruang memiliki cakupan di atas 95%.", ["2 dari 4"]),
        ("Setiap ruang mencatat cakupan lebih dari 92,5%.", ["2 dari 4"]),
        ("Tidak ada ruang yang cakupannya di bawah 90%.", []),
        ("Tidak ada ruang yang cakupannya di bawah 93%.", ["2 dari 4"]),
        ("Sebagian besar ruang memiliki cakupan di bawah 91%.", ["0 dari 4"]),
        ("Hampir semua ruang memiliki cakupan di atas 95%.", []),
        ("Semua dokter memiliki kehadiran di atas 99%.", []),
    ],
)
def test_a_hospital_speaks_of_all_its_wards(sentence: str, expected: list[str]) -> None:
    found = told(WARDS.format(sentence), AuditRule.CLAIM)
    assert [computed.removesuffix(" ruang") for _, _, computed in found] == expected


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Ruang dengan cakupan tertinggi adalah Melati sebesar 97,00%.", 1),
        ("Ruang dengan cakupan tertinggi adalah Anggrek sebesar 97,00%.", 0),
        ("Ruang dengan cakupan terendah adalah Melati sebesar 92,00%.", 1),
        ("Ruang dengan cakupan terendah adalah Dahlia sebesar 92,00%.", 0),
    ],
)
def test_a_hospital_names_another_ward_beside_the_figure_of_the_highest(sentence: str, count: int) -> None:
    assert len(told(WARDS.format(sentence), AuditRule.CLAIM)) == count


def test_what_is_said_of_all_names_the_rows_that_say_otherwise() -> None:
    text = WARDS.format("Masing-masing ruang memiliki cakupan di atas 95%.")
    (finding,) = [f for f in audited(text).findings if f.rule is AuditRule.CLAIM]
    assert "Cempaka 92,00; Dahlia 92,00" in finding.why
    assert "Melati" not in finding.why


def test_a_target_met_names_table_actual_and_target() -> None:
    text = WARDS.format("Cakupan pemeriksaan pasien sudah melampaui target nasional sebesar 96,50%.")
    (finding,) = [f for f in audited(text).findings if f.rule is AuditRule.CLAIM]
    assert "Tabel 1 menyebut 95,00%, targetnya 96,50%: belum tercapai" in finding.why


SHELVES = """
BAB II HASIL

Tabel 1 Nilai Unsur Kepuasan Pemustaka

No | Unsur | Nilai Rata-rata
1 | Petugas ruang baca | 3,52
2 | Koleksi buku baru | 3,12
3 | Kebersihan ruang | 3,36
4 | Jam layanan | 3,28
5 | Jaringan internet | 2,92
 | Rata-rata | 3,24
 | Nilai Indeks | {}
"""


@pytest.mark.parametrize(("index", "expected"), [("81,00", []), ("80,10", ["81,00"]), ("8,10", [])])
def test_a_library_sets_its_mean_to_a_hundred(index: str, expected: list[str]) -> None:
    found = told(SHELVES.format(index), AuditRule.INDEX)
    assert [computed for _, _, computed in found] == expected


HARVEST = """
BAB I GAMBARAN UMUM

{}

Tabel 1 Panen Padi Menurut Kecamatan

No | Kecamatan | Luas (ha) | Hasil (ton)
1 | Hulu | 1.215 | 6.561
2 | Hilir | 1.090 | 5.886
"""


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Lahan seluas 1.215 ha menghasilkan 6.561 ton sehingga produktivitasnya 5,40 kw/ha.",
            ["5,40 ton/ha"],
        ),
        (
            "Lahan seluas 1.215 ha menghasilkan 6.561 ton sehingga produktivitasnya 5,40 ton per hektar.",
            [],
        ),
        (
            "Lahan seluas 1.215 ha menghasilkan 65.610 kuintal, yaitu 54,00 ton/ha.",
            ["54,00 kuintal/ha"],
        ),
        (
            "Wilayah seluas 412,50 kilometer persegi dihuni 98.340 orang, yaitu 238,40 jiwa per hektare.",
            ["238,40 jiwa/km²"],
        ),
        (
            "Wilayah seluas 412,50 kilometer persegi dihuni 98.340 orang, yaitu 238,40 jiwa per km2.",
            [],
        ),
        (
            "Wilayah seluas 412,50 km² dihuni 98.340 orang. Panjang jalannya 238,40 km.",
            [],
        ),
        (
            "Kepadatan wilayah 238,40 jiwa/ha.",
            [],
        ),
    ],
)
def test_a_farm_office_tells_what_land_bears(paragraph: str, expected: list[str]) -> None:
    found = told(HARVEST.format(paragraph), AuditRule.UNIT)
    assert [computed for _, _, computed in found] == expected


PUPILS = """
BAB III CAPAIAN

3.1 Angka Partisipasi

Tabel 1 Angka Partisipasi Sekolah

No | Jenjang | Tahun 2030 | Tahun 2031 | Tahun 2032
1 | SD | 97,15 | 98,02 | 98,75
2 | SMP | 92,40 | 93,11 | 92,65
3 | SMA | 81,20 | 82,85 | 84,05

{}

3.2 Kehadiran Guru

Kehadiran guru diukur setiap bulan.
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Angka partisipasi SMP mengalami kenaikan 0,46 poin dibandingkan tahun 2031 sebesar 93,11%.",
            ["turun"],
        ),
        (
            "Angka partisipasi SMP mengalami penurunan 0,46 poin dibandingkan tahun 2031 sebesar 93,11%.",
            [],
        ),
        (
            "Dibanding tahun 2031 sebesar 82,85%, angka partisipasi SMA turun sebesar 1,20 poin.",
            ["naik"],
        ),
        (
            "Dibanding tahun 2031 sebesar 82,85%, angka partisipasi SMA naik sebesar 1,20 poin.",
            [],
        ),
        (
            "Dibanding tahun 2031 sebesar 82,85%, angka partisipasi SMA turun sebesar 1,65 poin.",
            ["naik"],  # 81,20 is what it was before
        ),
    ],
)
def test_a_school_board_tells_which_way_a_rate_went(sentence: str, expected: list[str]) -> None:
    findings = audited(PUPILS.format(sentence)).findings
    found = [each for each in findings if each.rule is AuditRule.TREND and each.joins is None]
    assert [each.computed for each in found] == expected


GRADES = """
BAB III CAPAIAN

Capaian kinerja dinilai menurut kelas berikut.

Tabel 1 Kelas Nilai Kinerja

Nilai | Predikat
85,01 - 100 | Memuaskan
70,01 - 85 | Baik
55,01 - 70 | Cukup
0 - 55 | Kurang

{}
"""


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Dinas memperoleh predikat Baik dengan nilai capaian kinerja sebesar 91,30%.", 1),
        ("Dinas memperoleh predikat Memuaskan dengan nilai capaian kinerja sebesar 91,30%.", 0),
        ("Bidang sarana memperoleh predikat Cukup karena capaiannya sebesar 48,75%.", 1),
        ("Bidang sarana memperoleh predikat Kurang karena capaiannya sebesar 48,75%.", 0),
        ("Tahun lalu dinas memperoleh predikat Baik, dan kini anggarannya 91,30% terserap.", 0),
    ],
)
def test_a_grade_comes_before_what_it_is_of(sentence: str, count: int) -> None:
    assert len(told(GRADES.format(sentence), AuditRule.SCALE)) == count


BOOKS = """
Tabel 1 Kunjungan Pemustaka Menurut Bulan

Bulan | Dewasa | Anak | Jumlah
Januari | 1,204 | 2,310 | 3,514
Februari | 1,118 | {} | 3,214
Maret | 1,342 | 2,455 | 3,797
April | 1,090 | 1,987 | 3,077
Mei | 1,276 | 2,208 | 3,484
Jumlah | 6,030 | 11,056 | 17,086
"""


@pytest.mark.parametrize(("printed", "wrong"), [("2.096", True), ("2,096", False)])
def test_a_point_among_commas_is_a_mark_of_another_style(printed: str, wrong: bool) -> None:
    found = [(f.rule, f.computed) for f in audited(BOOKS.format(printed)).findings if not f.root]
    assert found == ([(AuditRule.FORMAT, "2,096")] if wrong else [])


EVENTS = """
BAB III HASIL

Tabel 1 {title}

Bulan | {first} | {second}
Januari | 41 | 38
Februari | 36 | 36
Maret | 52 | 47
Jumlah | 129 | 121
"""


@pytest.mark.parametrize(
    ("title", "first", "second", "expected"),
    [
        ("Kutipan Akta Perkawinan", "Permohonan", "Kutipan perceraian terbit", ["Kutipan perkawinan terbit"]),
        ("Kutipan Akta Perkawinan", "Permohonan", "Kutipan perkawinan terbit", []),
        ("Pencatatan Kelahiran", "Laporan Kematian", "Tercatat", ["Laporan Kelahiran"]),
        ("Pencatatan Kelahiran dan Kematian", "Laporan Kematian", "Tercatat", []),
        ("Pencatatan Kelahiran", "Kelahiran/Kematian", "Tercatat", []),
        ("Rasio Kematian per Kelahiran", "Kelahiran", "Kematian", []),
    ],
)
def test_tables_of_months_name_the_event_of_their_title(
    title: str, first: str, second: str, expected: list[str]
) -> None:
    found = told(EVENTS.format(title=title, first=first, second=second), AuditRule.LABEL)
    assert [computed for _, _, computed in found] == expected


CITY = """
PEMERINTAH KOTA MUARA TENANG
BAB I PENDAHULUAN

Badan Kepegawaian Kota Muara Tenang membina pegawai. Wali Kota menetapkan rencana kerja Kota Muara Tenang.

Tabel 1 Pegawai Menurut Kota

Kota | Pegawai
Kota Bukit Raya | 4.120
Kota Muara Tenang | 3.980

{}
"""


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Pegawai di lingkungan Pemerintah Kota Bukit Raya mengikuti pelatihan bersama.", 1),
        ("Pegawai di lingkungan Pemerintah Kota Muara Tenang mengikuti pelatihan bersama.", 0),
        ("Studi tiru dilakukan di lingkungan Pemerintah Kota Bukit Raya.", 0),
        ("Pemerintah Kota Bukit Raya memiliki pegawai lebih banyak.", 0),
    ],
)
def test_a_city_speaks_of_its_own_government(sentence: str, count: int) -> None:
    assert len(told(CITY.format(sentence), AuditRule.COPY)) == count


SCHOOLS = """
BAB III HASIL

Tabel 1 Capaian Sasaran

Sasaran | Rencana | Realisasi | Capaian (%)
Guru bersertifikat | 90,00 | 81,00 | 90,00
Kelas yang layak | 75,00 | 72,00 | 96,00
Perpustakaan yang terisi | 60,00 | 57,00 | 95,00
Laboratorium yang lengkap | 50,00 | 40,00 | {}
Rata-rata | | | {}
"""


@pytest.mark.parametrize(
    ("printed", "mean", "expected"),
    [("125,00", "90,25", ["80,00"]), ("80,00", "90,25", []), ("125,00", "101,50", [])],
)
def test_a_school_board_divides_the_wrong_way_round(printed: str, mean: str, expected: list[str]) -> None:
    found = told(SCHOOLS.format(printed, mean), AuditRule.ACHIEVEMENT)
    assert [computed for _, _, computed in found] == expected


LAMPS = """
BAB III HASIL

Tabel 4 Capaian Penerangan Jalan

Ukuran | Rencana | Realisasi | Capaian (%)
Lampu yang menyala | 90,00 | 88,20 | {}
Lama perbaikan lampu (hari) | 4,00 | 3,20 | {}
Ruas jalan yang terang | 75,00 | 72,00 | 96,00
Rata-rata | | | {}
"""


@pytest.mark.parametrize(
    ("lit", "repair", "mean", "expected"),
    [
        ("98,00", "120,00", "104,67", []),
        ("98,00", "125,00", "106,33", []),  # another formula, which the mean knows
        ("98,00", "125,00", "104,67", ["120,00"]),
        ("98,00", "120,00", "106,33", ["125,00"]),
        ("102,00", "120,00", "104,67", ["98,00"]),  # less is better for one of two alone
        ("102,00", "125,00", "104,67", []),  # no single one makes the mean right
    ],
)
def test_a_mean_tells_by_which_formula_an_achievement_was_meant(
    lit: str, repair: str, mean: str, expected: list[str]
) -> None:
    found = told(LAMPS.format(lit, repair, mean), AuditRule.ACHIEVEMENT)
    assert [computed for _, _, computed in found] == expected


def test_the_status_is_not_blamed_for_an_achievement_by_another_formula() -> None:
    head = LAMPS.replace("Capaian (%)", "Capaian (%) | Status").replace("96,00\n", "96,00 | Belum tercapai\n")
    text = head.replace("88,20 | {}", "88,20 | {} | Belum tercapai").replace(
        "3,20 | {}", "3,20 | {} | Tercapai"
    )
    assert told(text.format("102,00", "120,00", "104,67"), AuditRule.CLAIM) == []


def test_of_two_that_are_turned_round_no_mean_tells_which() -> None:
    text = SCHOOLS.replace("81,00 | 90,00", "81,00 | 111,11")
    assert told(text.format("125,00", "90,25"), AuditRule.ACHIEVEMENT) == []


@pytest.mark.parametrize("cell", ["", "-", "belum ada"])
def test_a_row_without_a_figure_keeps_silence_of_all(cell: str) -> None:
    text = WARDS.replace("| 414 | 92,00", f"| 414 | {cell}")
    assert told(text.format("Semua ruang memiliki cakupan di atas 95%."), AuditRule.CLAIM) == []
