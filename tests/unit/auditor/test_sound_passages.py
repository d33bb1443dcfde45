"""Sound sentences whose figures another sentence or table seems to contradict; a wrong twin is told."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


def told(text: str) -> list[tuple[AuditRule, str, str]]:
    found = audited(text).findings
    return [(f.rule, f.printed, f.computed) for f in found if f.level is not Level.NOTE or f.fits]


SEMESTER = (
    "Pelayanan semester II naik {} berkas ({}%) dibandingkan semester I."
    " Dispensasi naik 50% dari 14 menjadi 21."
)
PERMITS = (
    "Izin yang terbit bertambah {} izin ({}%) dari {} izin. Izin keramaian naik dari 75 menjadi 96 izin."
)


def test_a_change_of_one_sentence_is_not_of_the_figures_of_the_next() -> None:
    assert told(SEMESTER.format("7", "2,44")) == []
    assert told(PERMITS.format("21", "8,40", "250")) == []


def test_a_change_beside_its_own_two_figures_is_worked_out() -> None:
    text = "Dispensasi naik dari 140 menjadi 161 berkas, bertambah 21 berkas ({}%)."
    assert told(text.format("15,00")) == []
    assert (AuditRule.RATIO, "51,00", "15,00") in told(text.format("51,00"))


SCHOOLS = (
    "Tepatnya 214 dari 241 sekolah ({}%) terakreditasi."
    " Lebih dari separuh guru: 2.015 dari 3.820 orang ({}%)."
)
STALLS = "Terisi 45 kios dari 60 kios ({}%). Dari pasar lain pindah 130 dari 520 pedagang ({}%)."


@pytest.mark.parametrize(("text", "right"), [(SCHOOLS, ("88,80", "52,75")), (STALLS, ("75,00", "25,00"))])
def test_a_share_has_its_whole_in_its_own_sentence(text: str, right: tuple[str, str]) -> None:
    assert told(text.format(*right)) == []
    assert told(text.format(right[0], "35,27")) == [(AuditRule.RATIO, "35,27", right[1])]


COMPLAINTS = (
    "Aduan bertambah 12 aduan atau 5,36 persen dibandingkan 224 aduan pada tahun 2030."
    " Aduan tentang loket mencapai {} atau 68,22 persen {}. Aduan petugas turun dari 12 menjadi 9 aduan."
)
GUESTS = (
    "Tahun lalu datang 224 tamu. Tamu dari luar daerah mencapai {} tamu atau 68,22 persen {}."
    " Tamu dari kota turun dari 31 menjadi 29 tamu."
)


@pytest.mark.parametrize("text", [COMPLAINTS, GUESTS])
def test_a_share_of_all_is_of_no_figure_of_another_sentence(text: str) -> None:
    assert told(text.format("161", "dari seluruhnya")) == []
    assert told(text.format("161", "dari seluruh aduan")) == []
    assert told(text.format("161", "dari seluruh tamu")) == []
    assert told(text.format("161", "terhadap jumlah tahun ini")) == []


PLACES = """
LAPORAN KINERJA DINAS {place} TAHUN 2031

BAB I CAPAIAN
1.1 {place}

Diterima 236 {noun} melalui lima kanal. Sebanyak 225 {noun} (95,34 persen) selesai ditangani.

{noun} tentang loket mencapai 161 atau {share} persen dari seluruh {noun}.
"""


@pytest.mark.parametrize(("place", "noun"), [("Pasar", "aduan"), ("Jalan", "laporan")])
def test_a_count_beside_its_share_is_no_whole(place: str, noun: str) -> None:
    assert told(PLACES.format(place=place, noun=noun, share="68,22")) == []


def test_a_share_of_a_whole_of_its_own_sentence_is_worked_out() -> None:
    text = "Dari 236 tamu, yang datang dari luar daerah 161 tamu atau {} persen dari seluruh tamu."
    assert told(text.format("68,22")) == []
    assert told(text.format("62,88")) == [(AuditRule.RATIO, "62,88", "68,22")]


WASTE = (
    "Yang terkelola 47.961 ton (72,00%): pengurangan {} ton ({}%) dan penanganan 33.306 ton (50,00%)."
    " Sisa 18.651 ton (28,00%) tidak terkelola."
)
STAFF = (
    "Dari 200 guru, 120 guru (60,00%) menetap, penambahan {} guru ({}%) dari luar,"
    " dan 30 guru (15,00%) pindah."
)


def test_parts_of_one_whole_are_no_changes() -> None:
    assert told(WASTE.format("14.655", "22,00")) == []
    assert told(STAFF.format("50", "25,00")) == []


OVERLAPPING = "Sebanyak 12.450 keluarga dibantu, terdiri atas pangan 4.120, sembako 7.215 dan tunai {}. {}"


@pytest.mark.parametrize(
    "words",
    [
        "Sebagian keluarga menerima lebih dari satu jenis.",
        "Penerima beririsan antarprogram.",
        "Data penerima tumpang tindih karena keluarga merangkap penerima.",
    ],
)
def test_parts_that_are_said_to_overlap_may_be_more_than_their_whole(words: str) -> None:
    assert told(OVERLAPPING.format("1.980", words)) == []
    assert told(OVERLAPPING.format("1.015", words)) == [(AuditRule.SUM, "12.450", "12.350")]


def test_parts_that_do_not_overlap_make_their_whole() -> None:
    assert told(OVERLAPPING.format("1.115", "Semua disalurkan.")) == []
    assert told(OVERLAPPING.format("1.980", "Semua disalurkan.")) == [(AuditRule.SUM, "12.450", "13.315")]


WEIGHED = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

BAB I CAPAIAN

Tabel 1 Hasil Puskesmas

Puskesmas | Sasaran Balita | Ditimbang | % Ditimbang | Stunting | % Stunting
Melati | 1.240 | 1.102 | 88,87 | 118 | 10,71
Dahlia | 980 | 911 | 92,96 | 131 | 14,38
Seruni | 1.515 | 1.320 | 87,13 | 160 | 12,12
Jumlah | 3.735 | 3.333 | 89,24 | 409 | 12,27

Prevalensi stunting 12,27%. Puskesmas menimbang 3.333 dari 3.735 balita (89,24%); {} balita tidak ditimbang.
"""
SORTED = """
LAPORAN KINERJA DINAS PASAR TAHUN 2031

BAB I CAPAIAN

Tabel 1 Hasil Pasar

Pasar | Kios | Terisi | % Terisi | Sepi
Utara | 1.240 | 1.102 | 88,87 | 118
Timur | 980 | 911 | 92,96 | 131
Barat | 1.515 | 1.320 | 87,13 | 160
Jumlah | 3.735 | 3.333 | 89,24 | 409

Kios terisi 3.333 dari 3.735 kios (89,24%); {} kios tidak terisi.
"""


@pytest.mark.parametrize("text", [WEIGHED, SORTED])
def test_what_is_left_of_two_figures_is_no_slip_of_a_third(text: str) -> None:
    assert told(text.format("402")) == []


@pytest.mark.parametrize("text", [WEIGHED, SORTED])
def test_a_slip_is_one_where_nothing_is_left(text: str) -> None:
    assert (AuditRule.CROSSREF, "490", "409") in told(text.format("490"))


READING = """
LAPORAN KINERJA DINAS PUSTAKA TAHUN 2031

BAB I CAPAIAN

Tabel 1 Kegemaran Membaca

Unsur | Nilai 2030 | Nilai 2031 | Selisih
Frekuensi | 58,20 | 61,35 | 3,15
Durasi | 49,90 | 52,10 | 2,20
Bahan bacaan | 55,00 | 54,10 | -0,90
Internet | 70,15 | 73,00 | 2,85
Gawai | 61,25 | 65,45 | 4,20

Kenaikan terbesar pada unsur Gawai (4,20 poin), terkecil pada unsur {} poin).
"""


def test_the_least_rise_is_no_fall() -> None:
    assert told(READING.format("Durasi (2,20")) == []


def test_the_least_rise_is_the_least_of_the_rises() -> None:
    assert told(READING.format("Frekuensi (3,15")) != []


YEARS_OF_SCHOOL = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2031

BAB I CAPAIAN

Tabel 1 Lama Sekolah

Urutan | Wilayah | Lama Sekolah (tahun) | Selisih dengan provinsi
1 | Kota Awan | 11,02 | +1,90
2 | Kab. Bukit | 10,40 | +1,28
3 | Kab. Cemara | 9,33 | +0,21
4 | Kab. Dahlia | 9,01 | -0,11
5 | Kab. Embun | 8,12 | -1,00

{} {} tahun.
"""


@pytest.mark.parametrize(
    "words",
    [
        "Jarak antara yang tertinggi dan terendah",
        "Rentang lama sekolah dari daerah terendah sampai tertinggi",
        "Kesenjangan tertinggi dan terendah mencapai",
    ],
)
def test_the_gap_between_both_ends_is_that_of_the_column_of_levels(words: str) -> None:
    assert told(YEARS_OF_SCHOOL.format(words, "2,90")) == []
    assert told(YEARS_OF_SCHOOL.format(words, "3,90")) == [(AuditRule.DIFFERENCE, "3,90", "2,90")]


def test_ends_that_the_sentence_tells_are_those_of_the_gap() -> None:
    words = "Tertinggi Kota Awan 11,02 dan terendah Kab. Dahlia 9,01, jarak tertinggi dan terendah"
    assert (AuditRule.DIFFERENCE, "2,90", "2,01") in told(YEARS_OF_SCHOOL.format(words, "2,90"))


LAW = "Peraturan Daerah Nomor {} menetapkan RPJMD Tahun 2021-2026. {}"


@pytest.mark.parametrize("law", ["7 Tahun 2021", "4 Tahun 2022", "9 tahun 2020"])
def test_the_number_of_a_law_counts_no_years(law: str) -> None:
    assert told(LAW.format(law, "")) == []


@pytest.mark.parametrize("words", ["Rencana 7 tahun untuk 2021-2026.", "Masa 7 (tujuh) tahun, 2021-2026."])
def test_years_of_a_plan_are_counted(words: str) -> None:
    assert (AuditRule.COUNT, "7 tahun", "6 tahun") in told(LAW.format("7 Tahun 2021", words))


EXCERPT = """
{head}
Tabel 3.7 Anggaran menurut Program

Program | Pagu (Rp)
Jalan | 120.000.000
Jembatan | 80.000.000

Tabel 3.{second} Pegawai menurut Bidang

Bidang | Pegawai
Umum | 12
Teknis | 31
"""


@pytest.mark.parametrize(
    "head", ["3.3 Realisasi Anggaran", "BAB III AKUNTABILITAS KINERJA", "Realisasi Anggaran"]
)
def test_an_excerpt_begins_with_any_number(head: str) -> None:
    assert told(EXCERPT.format(head=head, second=8)) == []
    assert told(EXCERPT.format(head=head, second=9)) == [(AuditRule.NUMBERING, "3.9", "3.8")]


def test_a_whole_report_begins_with_the_first() -> None:
    head = "BAB I PENDAHULUAN\n1.1 Umum\nBAB II RENCANA\nBAB III AKUNTABILITAS KINERJA"
    assert (AuditRule.NUMBERING, "3.7", "3.1") in told(EXCERPT.format(head=head, second=8))


TIMETABLE = """
Jam | Senin | Selasa | Rabu
07.00 | IPA | MTK | IPS
08.00 | MTK | PAI | IPA
Jumlah jam | 8 | 8 | 7
{}
Kelas | L | P | Jumlah
7A | 15 | 17 | 32
7B | 16 | 15 | 31
7C | 14 | 18 | {}
Jumlah | 45 | 50 | 95
"""


@pytest.mark.parametrize("words", ["Total 23 jam. Rata-rata kelas 7A 78,5.", "Jadwal berlaku mulai Juli."])
def test_a_sentence_above_another_head_ends_a_table(words: str) -> None:
    assert told(TIMETABLE.format(words, 32)) == []
    assert (AuditRule.SUM, "23", "32") in told(TIMETABLE.format(words, 23))
