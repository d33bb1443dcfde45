"""Counts of one or two digits that name a row of the table beside them, where the table counts otherwise."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA TAHUN 2031\nDINAS KESEHATAN KABUPATEN TIRTA\n\nBAB I PENDAHULUAN\n\n"
CLASSES = """

Tabel 1.1 Jumlah Pegawai Menurut Golongan

No | Golongan | Jumlah (orang)
1 | Golongan IV | 5
2 | Golongan III | 27
3 | Golongan II | 9
4 | Golongan I | 1
 | Jumlah | 42
"""
LEARNT = """

Tabel 1.1 Jumlah Pegawai Menurut Pendidikan

No | Pendidikan | Laki-laki | Perempuan | Jumlah
1 | S2 | 3 | 2 | 5
2 | S1 | 12 | 15 | 27
3 | D3 | 6 | 3 | 9
4 | SMA | 1 | 0 | 1
 | Jumlah | 22 | 20 | 42
"""
RANKS = """

Tabel 1.1 ASN Menurut Pangkat

No | Pangkat/Golongan | Jumlah (orang)
1 | Pembina (IV/a) | 4
2 | Penata Tingkat I (III/d) | 11
3 | Penata (III/c) | 6
4 | Pengatur (II/c) | 7
 | Jumlah | 28
"""
POSTS = """

Tabel 1.1 Jumlah Posyandu Menurut Puskesmas Tahun 2031

No | Puskesmas | Posyandu (unit)
1 | Melati | 14
2 | Dahlia | 10
3 | Anggrek | 8
 | Jumlah | 32
"""
GROUPS = """

Tabel 1.1 Jumlah Kelompok Nelayan Menurut Kecamatan Tahun 2030 dan 2031

No | Kecamatan | 2030 | 2031
1 | Sagara | 22 | 24
2 | Pesisir | 15 | 18
3 | Muara | 9 | 9
 | Jumlah | 46 | 51
"""


def crossrefs(sentence: str, table: str) -> list[tuple[str, str]]:
    """Return printed and right figures of the findings on two places of one quantity."""
    found = told(HEAD + sentence + table, AuditRule.CROSSREF)
    return [(printed, right) for _, printed, right in found]


@pytest.mark.parametrize(
    ("sentence", "table", "right"),
    [
        ("Pegawai golongan III sebanyak {} orang.", CLASSES, "27"),
        ("Pegawai golongan III berjumlah {} orang (64,29%).", CLASSES, "27"),
        ("Pegawai yang bergolongan III ada {} orang sebagaimana Tabel 1.1.", CLASSES, "27"),
        ("Berdasarkan Tabel 1.1, pegawai Golongan III sebanyak {} orang.", CLASSES, "27"),
        ("Golongan III paling banyak, yaitu {} orang, sedangkan golongan I hanya 1 orang.", CLASSES, "27"),
        ("Dinas Kesehatan memiliki {} orang pegawai golongan II.", CLASSES, "9"),
        ("Pegawai S1 {} orang (Tabel 1.1).", LEARNT, "27"),
        ("Lulusan S1 sebanyak {} orang dan D3 sebanyak 9 orang.", LEARNT, "27"),
        ("Pegawai laki-laki berjumlah {} orang.", LEARNT, "22"),
        ("Jumlah pegawai {} orang.", CLASSES, "42"),
        ("Puskesmas Melati memiliki {} posyandu.", POSTS, "14"),
        ("Kecamatan Pesisir memiliki {} kelompok nelayan pada tahun 2031.", GROUPS, "18"),
    ],
)
def test_a_count_that_names_its_row_is_held_against_it(sentence: str, table: str, right: str) -> None:
    assert audited(HEAD + sentence.format(right) + table).findings == ()
    wrong = str(int(right) + 2)
    assert crossrefs(sentence.format(wrong), table) == [(wrong, right)]


@pytest.mark.parametrize(
    ("sentence", "table"),
    [
        (
            (
                "Jumlah pegawai 42 orang, terdiri dari golongan IV 5 orang, golongan III {} orang,"
                " golongan II 9 orang, dan golongan I 1 orang."
            ),
            CLASSES,
        ),
        (
            "Jumlah pegawai 42 orang, terdiri dari 5 orang S2, {} orang S1, 9 orang D3, dan 1 orang SMA.",
            LEARNT,
        ),
        (
            (
                "Sebagai ujung tombak bekerja golongan I 1 orang, golongan II 9 orang, golongan III {} orang,"
                " dan golongan IV 5 orang."
            ),
            CLASSES,
        ),
    ],
)
@pytest.mark.parametrize("wrong", ["26", "24", "72"])
def test_the_others_of_a_list_show_that_the_table_is_meant(sentence: str, table: str, wrong: str) -> None:
    """However far off a count is, and whatever else the sentence says before its list."""
    assert audited(HEAD + sentence.format("27") + table).findings == ()
    assert crossrefs(sentence.format(wrong), table) == [(wrong, "27")]


def test_a_class_comprises_its_ranks() -> None:
    said = "Menurut pangkat golongan IV 4 orang, golongan III sebanyak {} orang, golongan II 7 orang."
    assert audited(HEAD + said.format("17") + RANKS).findings == ()
    assert crossrefs(said.format("15"), RANKS) == [("15", "17")]


def test_the_share_of_a_wrong_count_follows_from_it() -> None:
    said = "Pegawai golongan III sebanyak 26 orang atau 64,29% dari 42 pegawai."
    found = audited(HEAD + said + CLASSES).findings
    assert [(f.rule, f.printed, f.root is None) for f in found] == [
        (AuditRule.CROSSREF, "26", True),
        (AuditRule.RATIO, "64,29", False),
    ]


AGREEING = {
    CLASSES: "Golongan IV sebanyak 5 orang dan golongan I sebanyak 1 orang. ",
    LEARNT: "Pegawai S2 sebanyak 5 orang dan D3 sebanyak 9 orang. ",
    POSTS: "Puskesmas Dahlia memiliki 10 posyandu dan Puskesmas Anggrek 8 posyandu. ",
    GROUPS: "Tahun 2031 Kecamatan Pesisir memiliki 18 kelompok dan Kecamatan Muara 9 kelompok. ",
}
TRUE = [
    *(
        (CLASSES, sentence)
        for sentence in (
            "Golongan III yang pensiun sebanyak 2 orang.",
            "Golongan III dan IV sebanyak 32 orang.",
            "Pegawai golongan I, II, dan III 37 orang.",
            "Pegawai golongan I sampai dengan III 37 orang.",
            "Golongan III ke atas sebanyak 32 orang.",
            "Pada tahun 2030 golongan III sebanyak 25 orang.",
            "Kebutuhan golongan III sebanyak 30 orang.",
            "Golongan III bertambah 3 orang.",
            "Sebanyak 5 orang golongan III mengikuti tugas belajar.",
            "Selisih golongan III dan golongan II adalah 18 orang.",
            "Di Sekretariat terdapat golongan III sebanyak 8 orang dan golongan II sebanyak 4 orang.",
            "Sampai triwulan II golongan III sebanyak 26 orang.",
            "Per 30 Juni 2031 pegawai golongan III sebanyak 26 orang.",
            "Pegawai golongan III rata-rata 6 orang per bidang.",
            "Hampir 30 orang golongan III.",
            "Dari 27 orang golongan III, 10 orang golongan III/a.",
            "Pegawai golongan III (26 orang pada awal tahun) terus bertambah.",
            "Golongan III: 15 perempuan.",
            "Pegawai bukan golongan III 15 orang.",
            "Pegawai golongan II naik ke golongan III sebanyak 4 orang.",
            "Jumlah pegawai termasuk honorer 44 orang.",
            "Sebanyak 39 orang pegawai telah divaksin.",
            "Dinas didukung 7 orang tenaga honorer.",
            "Dinas Kesehatan memiliki 44 orang pegawai.",
            "Jumlah pegawai 20 orang di lapangan.",
        )
    ),
    *(
        (LEARNT, sentence)
        for sentence in (
            "Pegawai perempuan S1 sebanyak 15 orang.",
            "Pegawai S1 terdiri dari 12 orang laki-laki dan 15 orang perempuan.",
            "Pegawai S1 yang mengikuti diklat 11 orang laki-laki.",
        )
    ),
    *(
        (POSTS, sentence)
        for sentence in (
            "Puskesmas Melati memiliki 12 posyandu aktif.",
            "Puskesmas Melati dengan 3 unit ambulans.",
            "Puskesmas Melati memiliki 14 posyandu dan 3 dokter.",
            "Target Puskesmas Dahlia sebanyak 12 posyandu.",
            "Puskesmas Melati unggul 4 posyandu dari Puskesmas Dahlia.",
            "Sebanyak 6 posyandu mandiri berada di Puskesmas Melati.",
            "Jumlah posyandu lansia 31 unit.",
        )
    ),
    *(
        (GROUPS, sentence)
        for sentence in (
            "Kelompok nelayan Kecamatan Pesisir 15 kelompok pada tahun 2030.",
            "Kecamatan Sagara memiliki 24 kelompok nelayan, 17 kelompok di antaranya berbadan hukum.",
            "Pada Januari, Kecamatan Pesisir memiliki 16 kelompok.",
            "Semula Kecamatan Sagara memiliki 20 kelompok.",
            "Kecamatan Sagara memiliki 3 desa.",
        )
    ),
]


@pytest.mark.parametrize(("table", "sentence"), TRUE)
def test_counts_of_parts_other_times_and_other_things_are_left_alone(table: str, sentence: str) -> None:
    assert crossrefs(sentence, table) == []
    assert crossrefs(AGREEING[table] + sentence, table) == []


def test_a_count_that_another_table_has_for_the_row_is_left_alone() -> None:
    other = "\n\nTabel 1.2 Pegawai Pelaksana\n\nGolongan | Pelaksana\nGolongan III | 26\nGolongan II | 8\n"
    assert crossrefs("Pegawai golongan III sebanyak 26 orang.", CLASSES + other) == []


@pytest.mark.parametrize(
    ("sentence", "table", "found"),
    [
        ("Pegawai golongan II sebanyak 27 orang.", CLASSES, [("27", "9")]),
        ("Pegawai golongan III berjumlah 9 orang.", CLASSES, [("9", "27")]),
        ("Puskesmas Anggrek memiliki 14 posyandu.", POSTS, [("14", "8")]),
        (
            "Golongan III sebanyak 9 orang dan golongan II sebanyak 27 orang.",
            CLASSES,
            [("9", "27"), ("27", "9")],
        ),
    ],
)
def test_the_count_of_another_row_is_wrong_too(
    sentence: str, table: str, found: list[tuple[str, str]]
) -> None:
    """Be it the count or the name: the sentence says nothing else, so that one of both is wrong."""
    assert crossrefs(sentence, table) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Pegawai golongan II yang dilatih bersama golongan lain sebanyak 27 orang.",
        "Golongan III sebanyak 9 orang dan golongan II sebanyak 31 orang.",
        "Menurut lama kerja golongan II sebanyak 27 orang.",
    ],
    ids=["other-words", "not-exchanged", "told-otherwise"],
)
def test_the_count_of_another_row_is_right_where_more_is_said(sentence: str) -> None:
    assert crossrefs(sentence, CLASSES) == []


def test_what_follows_from_a_count_as_it_stands_bears_it_out() -> None:
    """26 of 42 are 61,90 percent, and 27 are not: the sentence is of another state as a whole."""
    said = "Pegawai golongan III sebanyak 26 orang atau {}% dari 42 pegawai."
    assert crossrefs(said.format("61,90"), CLASSES) == []
    assert crossrefs(said.format("64,29"), CLASSES) == [("26", "27")]


def test_plans_tell_no_counts_of_rows() -> None:
    plan = (
        "\n\nTabel 1.1 Jumlah Kunjungan\n\nKunjungan | Target 2032 | Target 2033\n"
        "Kunjungan sekolah | 20 | 24\nKunjungan kantor | 10 | 12\n"
    )
    assert crossrefs("Kunjungan sekolah sebanyak 22 kunjungan.", plan) == []
    done = plan.replace("Target 2032", "Target").replace("Target 2033", "Realisasi")
    assert crossrefs("Kunjungan sekolah sebanyak 22 kunjungan.", done) == [("22", "24")]


FIRES = """

Tabel 1.1 Kejadian Menurut Kecamatan

No | Kecamatan | Kebakaran | Penyelamatan
1 | Melati | 42 | 51
2 | Dahlia | 66 | 38
3 | Anggrek | 21 | 26
 | Jumlah | 129 | 115
"""
QUARTERS = """

Tabel 1.1 Kejadian Menurut Triwulan

Triwulan | Kebakaran | Penyelamatan
Triwulan I | 52 | 61
Triwulan II | 58 | 74
Triwulan III | 83 | 80
Total | 193 | 215
"""
BUSINESSES = """

Tabel 1.1 Usaha Bersertifikat

No | Kelompok Usaha | Jumlah Usaha | Bersertifikat | Belum Bersertifikat
1 | Hotel | 86 | 61 | 25
2 | Restoran | 214 | 118 | 96
3 | Biro perjalanan | 52 | 37 | 15
 | Jumlah | 352 | 216 | 136
"""
ROADS = """

Tabel 1.1 Kondisi Jalan Menurut Kecamatan

No | Kecamatan | Baik (km) | Rusak (km)
1 | Arjuna | 41 | 12
2 | Bima | 38 | 22
3 | Nakula | 27 | 19
 | Jumlah | 106 | 53
"""


@pytest.mark.parametrize(
    ("sentence", "table", "right"),
    [
        ("Kebakaran paling sedikit terjadi di Kecamatan Anggrek, yaitu {} kejadian.", FIRES, "21"),
        ("Kebakaran paling sering terjadi di Kecamatan Dahlia, yakni {} kali.", FIRES, "66"),
        ("Kecamatan Dahlia mengalami kebakaran paling banyak, yaitu {} kejadian.", FIRES, "66"),
        ("Kecamatan Dahlia menempati urutan pertama dengan {} kejadian kebakaran.", FIRES, "66"),
        ("Jumlah kebakaran terbesar, yaitu {} kejadian, terjadi di Kecamatan Dahlia.", FIRES, "66"),
        ("Sebanyak {} kebakaran terjadi di Kecamatan Dahlia.", FIRES, "66"),
        ("Kebakaran didominasi oleh Kecamatan Dahlia sebanyak {} kejadian.", FIRES, "66"),
        ("Kebakaran terbanyak terjadi pada Triwulan III, yaitu {} kejadian.", QUARTERS, "83"),
        ("Pada Triwulan III terjadi {} kebakaran dan 80 penyelamatan.", QUARTERS, "83"),
        ("Restoran mempunyai usaha belum bersertifikat paling banyak, yaitu {} usaha.", BUSINESSES, "96"),
        ("Jumlah hotel {} unit.", BUSINESSES, "86"),
        ("Jalan rusak paling panjang berada di Kecamatan Bima, yaitu {} km.", ROADS, "22"),
        ("Jalan rusak di Kecamatan Nakula sepanjang {} km.", ROADS, "19"),
    ],
)
def test_a_row_and_the_head_of_its_column_name_one_count(sentence: str, table: str, right: str) -> None:
    assert crossrefs(sentence.format(right), table) == []
    assert crossrefs(sentence.format("97"), table) == [("97", right)]


@pytest.mark.parametrize(
    ("sentence", "table"),
    [
        ("Di Kecamatan Melati terjadi 12 kebakaran yang menimbulkan korban.", FIRES),
        ("Pada bulan Maret terjadi 12 kebakaran di Kecamatan Dahlia.", FIRES),
        ("Penyelamatan hewan terbanyak dilakukan di Kecamatan Dahlia, yaitu 12 kejadian.", FIRES),
        ("Kebakaran di Kecamatan Melati dan Kecamatan Dahlia sebanyak 108 kejadian.", FIRES),
        ("Kecamatan Dahlia memiliki 4 unit mobil pemadam kebakaran.", FIRES),
        ("Sampai dengan Triwulan III terjadi 193 kebakaran.", QUARTERS),
        ("Pada Triwulan III tahun lalu terjadi 38 kebakaran.", QUARTERS),
        ("Kecamatan Dahlia menempati urutan 1 kebakaran terbanyak.", FIRES),
        ("Menurut kebakaran Kecamatan Dahlia menempati posisi 1 dari 3 kecamatan.", FIRES),
        ("Menurut kejadian kebakaran Kecamatan Dahlia pertama dari 3 kejadian.", FIRES),
        ("Di Kecamatan Melati terjadi 3 kali kebakaran besar.", FIRES),
        ("Hotel bintang lima yang belum bersertifikat 3 usaha.", BUSINESSES),
        ("Perbaikan jalan terpanjang dilakukan di Kecamatan Nakula, yaitu 5 km.", ROADS),
        ("Jalan rusak di Kecamatan Nakula yang diperbaiki sepanjang 4 km.", ROADS),
    ],
)
def test_a_part_another_time_or_another_thing_is_no_count_of_the_row(sentence: str, table: str) -> None:
    assert crossrefs(sentence, table) == []


PLACES = """
LAPORAN KINERJA DINAS PERPUSTAKAAN KABUPATEN RANTAU TAHUN 2031

Menurut cakupan anggota Kabupaten Rantau menempati peringkat 3 dari {} kabupaten/kota (Tabel 3.1).

Tabel 3.1 Cakupan Anggota kabupaten/kota, 2031
Peringkat | Kabupaten/kota | Wajib (orang) | Sudah anggota (orang) | Cakupan (persen)
1 | Kabupaten Hilir | 1.200 | 1.188 | 99,00
2 | Kota Muara | 2.500 | 2.450 | 98,00
3 | Kabupaten Rantau | 1.700 | 1.649 | 97,00
4 | Kabupaten Teluk | 1.100 | 1.056 | 96,00
"""


def test_how_many_rows_a_table_has_is_no_count_of_one_of_them() -> None:
    assert told(PLACES.format(4), AuditRule.CROSSREF) == []
