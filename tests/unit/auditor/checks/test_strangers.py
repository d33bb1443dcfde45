"""Names of other areas and offices in a report about one."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

COVER = """
LAPORAN KINERJA TAHUN 2031

Dinas Arsip dan Perpustakaan Kabupaten Tirta Lembah

BAB I PENDAHULUAN

Laporan ini disusun untuk masyarakat Kabupaten Tirta Lembah.
"""
OFTEN = "\n\n".join(["Dinas Pelabuhan Kota Hulu Sagara Timur bertugas di bidang pelayaran."] * 6)
OFFICE = "\n\n".join(
    ["Dinas Pelabuhan dan Pelayaran bertugas di laut.", "Kepala Dinas Pelabuhan dan Pelayaran hadir."] * 4
)


def strangers(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.COPY)]


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("Dinas Arsip dan Perpustakaan Kabupaten Bukit Raya menyusun laporan.", True),
        ("Pemerintah Kabupaten Tirta Kencana menetapkan pagu.", True),
        ("Dinas Arsip dan Perpustakaan Kabupaten Tirta Lembah menyusun laporan.", False),
        ("Dinas Arsip Provinsi Bukit Raya membina arsip daerah.", False),
        ("Dinas mengadakan kunjungan ke Dinas Arsip Kabupaten Bukit Raya.", False),
    ],
)
def test_a_name_on_the_cover_is_the_reports_own_however_seldom_it_stands(
    sentence: str, told_of: bool
) -> None:
    assert bool(strangers(f"{COVER}\n{sentence}\n")) is told_of


def test_without_a_cover_a_name_that_stands_twice_is_not_known_to_be_the_own_one() -> None:
    text = COVER.split("BAB I PENDAHULUAN")[1]
    assert strangers(f"{text}\nPemerintah Kabupaten Bukit Raya menetapkan pagu.\n") == []


@pytest.mark.parametrize(
    ("name", "told_of"),
    [
        ("Hulu Sagara Barat", True),
        ("Hulu Sagara Timur", False),
        ("Hulu Sagara", False),
        ("Hulu Sagara Timur Tahun", False),
        ("Hulusagara Timur", False),
        ("Hulusagara", False),
        ("Hulusagara Barat", True),
    ],
)
def test_areas_whose_names_begin_alike_are_told_apart(name: str, told_of: bool) -> None:
    found = strangers(f"{OFTEN}\n\nPemerintah Kota {name} menetapkan pagu.\n")
    assert bool(found) is told_of
    assert all(computed == "Hulu Sagara Timur" for _, computed in found)


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("Capaian ini diukur dari Rencana Strategis Dinas Pariwisata yang sudah ditetapkan.", True),
        ("Indikator Kinerja Utama pada Dinas Kehutanan tercapai seluruhnya.", True),
        ("Rencana Strategis Dinas Pelabuhan sudah ditetapkan.", False),
        ("Kegiatan ini dilaksanakan bersama Dinas Pariwisata.", False),
        ("Dinas Pariwisata memberi izin lokasi.", False),
        ("Sasaran ini selaras dengan Rencana Strategis Dinas Pariwisata.", False),
    ],
)
def test_plans_and_reports_of_another_office_are_left_in(sentence: str, told_of: bool) -> None:
    assert bool(strangers(f"{OFFICE}\n\n{sentence}\n")) is told_of


NEIGHBOURS = """
Tabel 3.1 Cakupan menurut Kota

Kota | Cakupan
Kota Hulu Sagara Timur | 98,10
Kota Bukit Raya | 97,40
Kota Danau Biru | 96,20
"""


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("Rencana Strategis Dinas Pelabuhan Kota Bukit Raya memuat lima tujuan.", True),
        ("Dapat disimpulkan bahwa kinerja Dinas Pelabuhan Kota Danau Biru sangat tinggi.", True),
        ("Peraturan Wali Kota Bukit Raya Nomor 61 Tahun 2030 mengatur tugas dinas.", True),
        ("Peraturan Wali Kota Hulu Sagara Timur Nomor 61 Tahun 2030 mengatur tugas dinas.", False),
        ("Pemerintah Kota Bukit Raya menempati urutan kedua.", False),
        ("Kinerja Dinas Pelabuhan Kota Bukit Raya lebih rendah.", False),
    ],
)
def test_a_neighbour_of_a_table_is_a_stranger_in_what_the_office_has_of_its_own(
    sentence: str, told_of: bool
) -> None:
    assert bool(strangers(f"{OFTEN}\n{NEIGHBOURS}\n{sentence}\n")) is told_of


PEERS = "Warga Kabupaten Tirta Lembah hadir.\n\n" + "\n\n".join(
    f"Kinerja Kabupaten {name} lebih tinggi pada tahun ini."
    for name in ("Bukit Raya", "Bukit Raya", "Muara Emas")
)


@pytest.mark.parametrize(("area", "told_of"), [("Tirta Lembah", False), ("Bukit Raya", True)])
def test_a_peer_in_place_of_the_office_itself(area: str, told_of: bool) -> None:
    own = f"Kinerja Dinas Arsip dan Perpustakaan Kabupaten {area} mencapai 102,40%."
    assert bool(strangers(f"{COVER}\n{PEERS}\n\n{own}\n")) is told_of


def test_with_two_areas_on_the_cover_neither_is_the_own_one_by_it() -> None:
    cover = COVER.replace("BAB I", "Disusun bersama Pemerintah Kabupaten Muara Emas\n\nBAB I")
    own = "Kinerja Dinas Arsip dan Perpustakaan Kabupaten Bukit Raya mencapai 102,40%."
    assert strangers(f"{cover}\n{PEERS}\n\n{own}\n") == []


PROVINCE = """
LAPORAN KINERJA DINAS KESEHATAN PROVINSI NUSA BARUNA TAHUN 2031

Sebagai perangkat daerah, Dinas Kesehatan Provinsi {} menyampaikan laporan tentang hasilnya.
Dinas Kesehatan Provinsi Nusa Baruna melayani Kabupaten Alas, Kabupaten Landang, dan Kabupaten Sembilu.
Kabupaten Alas dan Kabupaten Landang mencapai target, Kabupaten Sembilu belum.
Puskesmas di Kabupaten Alas lebih banyak; pemerintah Provinsi Nusa Baruna menambahnya.
Visi Provinsi Nusa Baruna adalah sehat. Gubernur menetapkan Provinsi Nusa Baruna sebagai provinsi sehat.

Tabel 1 Perbandingan

No | Provinsi | Nilai
1 | Provinsi Karang Selatan | 12,64
2 | Provinsi Nusa Baruna | 13,50
"""


@pytest.mark.parametrize("duty", ["wajib", "berkewajiban"])
def test_the_duty_of_an_office_is_its_own_also_among_provinces_compared(duty: str) -> None:
    def strange(name: str) -> list[str]:
        return [right for _, _, right in told(PROVINCE.format(f"{name} {duty}"), AuditRule.COPY)]

    assert strange("Nusa Baruna") == []
    assert strange("Karang Selatan") == ["Nusa Baruna"]


NEIGHBOURS = """
Tabel 2 Perbandingan dengan Tetangga

No | Kabupaten | Cakupan (%)
1 | Kabupaten Tirta Lembah | 88,10
2 | Kabupaten Bukit Raya | 84,25
3 | Kabupaten Rimba Dalam | 80,40

"""


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("Semoga laporan ini bermanfaat bagi pelayanan kepada warga Kabupaten Bukit Raya.", True),
        ("Demikian laporan ini dibuat untuk masyarakat Kabupaten Rimba Dalam.", True),
        ("Semoga laporan ini bermanfaat bagi seluruh masyarakat Kabupaten Tirta Lembah.", False),
        ("Loket juga dibuka bagi warga Kabupaten Bukit Raya yang bekerja di sini.", False),
    ],
)
def test_a_report_is_of_use_to_the_people_of_its_own_area(sentence: str, told_of: bool) -> None:
    assert bool(strangers(f"{COVER}\n{NEIGHBOURS}\n{sentence}\n")) is told_of


FOREWORD = """
LAPORAN KINERJA TAHUN 2031

DINAS PERTAMBAKAN
PROVINSI TIRTA NUSA

KATA PENGANTAR

{0}

{1} PENDAHULUAN

Dinas Pertambakan Provinsi Tirta Nusa melaporkan apa yang dijanjikan. Dinas Pertambakan terdiri atas bidang.

Kepala Dinas Pertambakan
"""


@pytest.mark.parametrize("chapter", ["BAB I", "A."])
@pytest.mark.parametrize(
    ("sentence", "stranger"),
    [
        ("Dinas {0} Provinsi Tirta Nusa menyampaikan Laporan Kinerja kepada Gubernur.", "Kebun Raya"),
        ("Puji syukur, Dinas {0} telah menyusun Laporan Kinerja Tahun 2031.", "Kebun Raya"),
        ("Dengan ini Dinas {0} menyajikan LKjIP Tahun 2031.", "Peternakan"),
        ("Dinas {0} dapat menyelesaikan penyusunan Laporan Kinerja tepat waktu.", "Peternakan"),
        ("Laporan Kinerja Instansi Pemerintah (LKjIP) Dinas {0} dapat diselesaikan.", "Pertanahan"),
        ("Laporan Kinerja Tahun 2031 Dinas {0} memuat hasil satu tahun.", "Pertanahan"),
    ],
)
def test_a_foreword_speaks_of_the_office_on_the_cover(chapter: str, sentence: str, stranger: str) -> None:
    printed = [printed for printed, _ in strangers(FOREWORD.format(sentence.format(stranger), chapter))]
    assert printed == [f"Dinas {stranger}"]
    assert strangers(FOREWORD.format(sentence.format("Pertambakan"), chapter)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Kami berterima kasih kepada Dinas Kebun Raya yang memberi data.",
        "Dinas Kebun Raya menyampaikan data luas kebun.",
        "Dinas Kebun Raya menyusun rencana bersama kami.",
    ],
)
def test_a_foreword_may_thank_other_offices(sentence: str) -> None:
    assert strangers(FOREWORD.format(sentence, "BAB I")) == []


def test_behind_the_first_chapter_another_office_may_report_too() -> None:
    text = FOREWORD.format("Puji syukur kami panjatkan.", "BAB I")
    assert strangers(f"{text}\nDinas Kebun Raya menyusun Laporan Kinerja pula.\n") == []


@pytest.mark.parametrize(
    ("area", "told_of"), [("Kabupaten Bukit Raya", True), ("Kabupaten Tirta Lembah", False)]
)
@pytest.mark.parametrize(
    "words", ["Laporan Kinerja (LKjIP)", "LKjIP Tahun 2031", "Rencana Strategis (Renstra) 2029"]
)
def test_a_bracket_parts_no_report_from_its_office(words: str, area: str, told_of: bool) -> None:
    peers = "No | Daerah | Nilai\n1 | Kabupaten Tirta Lembah | 81,2\n2 | Kabupaten Bukit Raya | 80,1\n"
    text = f"{COVER}\n{peers}\n{words} Dinas Arsip dan Perpustakaan {area} selesai.\n"
    assert bool(strangers(text)) is told_of


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("Laporan ini telah direviu oleh Inspektorat Daerah Kabupaten Bukit Raya.", True),
        ("Sekretariat Daerah Kabupaten Bukit Raya menyampaikan hasilnya.", True),
        ("Laporan ini telah direviu oleh Inspektorat Daerah Kabupaten Tirta Lembah.", False),
        ("Laporan ini telah direviu oleh Inspektorat Daerah Provinsi Bukit Raya.", False),
        ("Studi tiru dilakukan ke Inspektorat Daerah Kabupaten Bukit Raya.", False),
        ("Dibandingkan Inspektorat Daerah Kabupaten Bukit Raya hasilnya lebih baik.", False),
        ("Undang-Undang Nomor 9 Tahun 2009 tentang Pembentukan Kabupaten Bukit Raya.", False),
        ("Kantor beralamat di Jalan Pelabuhan 9, Kabupaten Bukit Raya.", False),
    ],
)
def test_offices_of_the_daerah_are_of_an_area_too(sentence: str, told_of: bool) -> None:
    found = strangers(f"{COVER}\n{sentence}\n")
    assert [expected for _, expected in found] == ["Tirta Lembah"] * told_of


@pytest.mark.parametrize(
    ("full", "short", "is_own"),
    [
        ("Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas PUPR", True),
        ("Dinas Perumahan dan Kawasan Permukiman", "Dinas Perkim", True),
        ("Dinas Pengendalian Penduduk dan Keluarga Berencana", "Dinas Dalduk KB", True),
        ("Dinas Kependudukan dan Pencatatan Sipil", "Dinas Dukcapil", True),
        ("Dinas Kesehatan", "Dinas PUPR", False),
        ("Dinas Perdagangan dan Pasar", "Dinas Pangan", False),
        ("Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas Perkim", False),
        ("Badan Pengelola Keuangan", "Dinas Dalduk KB", False),
    ],
)
@pytest.mark.parametrize("is_often_short", [True, False])
def test_an_office_goes_by_its_full_and_by_its_short_name(
    full: str, short: str, is_own: bool, is_often_short: bool
) -> None:
    often, once = (short, full) if is_often_short else (full, short)
    body = f"{often} melayani warga.\n\n" * 6
    assert (strangers(f"{body}Laporan Kinerja {once} Tahun 2031 selesai.\n") == []) is is_own


@pytest.mark.parametrize(
    ("behind", "is_own"),
    [
        (" (Disbunak)", False),
        (" (Bunak)", True),
        (", selanjutnya disingkat Dinas Bunak,", True),
        (", selanjutnya disebut \u201cDinas Bunak\u201d,", True),
        (", mitra Dinas Bunak,", False),
    ],
)
def test_a_short_name_of_any_letters_is_known_where_it_is_said(behind: str, is_own: bool) -> None:
    body = "Dinas Bunak melayani warga.\n\n" * 6
    text = f"{body}Laporan Kinerja Dinas Ladang dan Ternak{behind} Tahun 2031 selesai.\n"
    assert (strangers(text) == []) is is_own


BESIDE_OTHERS = """
PEMERINTAH KOTA TIRTA LEMBAH
DINAS PELABUHAN

LAPORAN KINERJA
TAHUN 2031

KATA PENGANTAR

{}

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Perbandingan

Daerah | Persentase
Kota Bukit Raya | 91,36
Kota Tirta Lembah | 87,67
Kota Rimba Jaya | 78,92

Pelayanan Dinas Pelabuhan Kota Tirta Lembah dinilai baik.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Puji syukur, Dinas Pelabuhan Kota {} telah menyelesaikan Laporan Akuntabilitas Kinerja Tahun 2031.",
        "Atas rahmat Tuhan Dinas Pelabuhan Kota {} dapat menyelesaikan penyusunan Laporan Kinerja ini.",
        "Dinas Pelabuhan Kota {} telah berhasil merampungkan LKjIP Tahun 2031.",
        "Dinas Pelabuhan Kota {} dengan ini menyampaikan laporan kinerja.",
        "Dinas Pelabuhan Kota {} menyajikan Laporan ini sebagai bentuk akuntabilitas.",
    ],
)
def test_who_reports_is_the_office_itself_though_a_table_compares_it(sentence: str) -> None:
    assert strangers(BESIDE_OTHERS.format(sentence.format("Tirta Lembah"))) == []
    wrong = strangers(BESIDE_OTHERS.format(sentence.format("Bukit Raya")))
    assert wrong == [("Dinas Pelabuhan Kota Bukit Raya", "Tirta Lembah")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dinas Pelabuhan Kota Bukit Raya mencatat 91,36 persen.",
        "Capaian tertinggi dimiliki Dinas Pelabuhan Kota Bukit Raya.",
        "Data diperoleh dari Dinas Pelabuhan Kota Bukit Raya.",
    ],
)
def test_a_compared_office_that_does_not_report_is_none_of_its_own(sentence: str) -> None:
    assert strangers(BESIDE_OTHERS.format(sentence)) == []
