"""Whether a text is a performance report at all."""

from __future__ import annotations

import pytest

from capaian.auditor.field import is_performance_report
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines

SHOP = """
Daftar harga Toko Bangunan Melati, berlaku sampai akhir bulan

No\tNama barang\tHarga (Rp)\tDiskon (%)\tStok\tTarget (%)
1\tSemen\t70.000\t10%\t100\t97,5%
2\tPaku\t25.000\t4%\t200\t110,0%

{terms}
"""
LETTERS = "Pagi itu para nelayan berlayar ke laut lepas. " * 80


def is_one(text: str) -> bool:
    return is_performance_report(read_structure(read_lines(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Indikator\tTarget\tRealisasi\nKapal\t80\t60\n",
        "REALISASI melampaui TARGET.",
        f"{LETTERS}\nKinerja menurut sasaran, indikator, target, realisasi, dan anggaran.",
    ],
    ids=["a part of a table", "capitals", "a long text with six words"],
)
def test_words_of_the_field_make_a_report(text: str) -> None:
    assert is_one(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Target, target, target!",
        LETTERS,
        f"{LETTERS}\nProgram kapal dan target baru.",
        "Sasarannya bertarget.",
    ],
    ids=["nothing", "one word often", "a story", "a story with two words", "parts of words"],
)
def test_without_them_it_is_none(text: str) -> None:
    assert not is_one(text)


@pytest.mark.parametrize(
    "terms",
    [
        "Potongan untuk pembelian di atas Rp500.000 dalam kecamatan 5%, luar kecamatan 2%.",
        "Program cicilan 0% untuk pegawai badan dan dinas; garansi sesuai perjanjian.",
    ],
    ids=["delivery", "instalments"],
)
def test_a_price_list_full_of_percentages_is_none(terms: str) -> None:
    assert not is_one(SHOP.format(terms=terms))


def test_a_report_about_trade_is_one() -> None:
    told = "Indikator kinerja, sasaran, target, realisasi, capaian, anggaran, program, dan kegiatan dinas."
    assert is_one(SHOP.format(terms=told))


@pytest.mark.parametrize("count", ["dua", "tiga"])
def test_a_part_of_a_report_that_names_prices_is_one(count: str) -> None:
    assert is_one(f"Harga beras\tTarget {count}\tRealisasi\nStok beras\t80\t60\n")


KINDRED = """
NOTULA RAPAT EVALUASI

{of} semester ini dipaparkan menurut sasaran, indikator, target, realisasi, capaian, dan anggaran.

Program\tPagu\tRealisasi\tSerapan
Penunjang\t100\t90\t90,00
"""


@pytest.mark.parametrize("of", ["Kinerja", "Pertanggungjawaban akuntabilitas", "Isi LKjIP", "Performance"])
def test_a_page_with_targets_and_budgets_is_a_report_only_if_it_is_of_performance(of: str) -> None:
    rest = "Rapat dihadiri oleh semua kepala bidang dan kepala seksi. " * 30
    assert is_one(KINDRED.format(of=of) + rest)
    assert not is_one(KINDRED.format(of="Pelaksanaan kegiatan") + rest)


def test_a_passage_of_less_than_a_page_need_not_name_performance() -> None:
    assert is_one(KINDRED.format(of="Pelaksanaan kegiatan"))


TALES = (
    'Target kami puncak bukit. "Anggaran habis," katanya. Realisasi dari mimpi kakek hanyalah sepiring ubi.',
    "Konon sasaran bibi hanya satu: mencapai muara. Aku termenung, dan target itu pun lewat.",
    "Indikator pertama kebahagiaan, ujarnya, ialah kegiatan sore: paman tersenyum, nenek mendengar dongeng.",
)


@pytest.mark.parametrize("tale", TALES)
def test_a_tale_that_speaks_of_targets_is_no_report(tale: str) -> None:
    assert not is_one(tale)


@pytest.mark.parametrize(
    "quoted", ["Pendongeng berkisah: konon muara itu laut.", '"Cepat sekali," katanya di loket.']
)
def test_a_report_that_quotes_a_tale_stays_one(quoted: str) -> None:
    told = "Indikator kinerja, sasaran, target, realisasi, capaian, anggaran, program, dan kegiatan dinas."
    assert is_one(f"{told}\n{quoted}")


@pytest.mark.parametrize(
    "text",
    [
        "Target berat 65 kg, realisasi 68 kg, capaian 71%. Lemak dan kalori menu harian naik.",
        "KAJIAN LITERATUR. Cakupan dan target imunisasi; realisasi 88,2 (IK 95: 79-85), RR 1,4.",
        "LAPORAN PENJUALAN\nWilayah\tTarget\tRealisasi\tOmzet\tKomisi\nRetur tidak dihitung, capaian naik.",
    ],
    ids=["a diary of meals", "a study", "sales of branches"],
)
def test_words_of_other_texts_weigh_more_than_a_few_of_the_field(text: str) -> None:
    assert not is_one(text)


def test_a_report_on_food_and_prevalence_is_one() -> None:
    assert is_one(
        "LAPORAN KINERJA DINAS PANGAN. Sasaran, indikator, target, realisasi, capaian, program, tujuan,"
        " kegiatan dan anggaran Renstra. Konsumsi kalori dan protein penduduk per kecamatan naik,"
        " prevalensi turun."
    )


PUPIL = """
Laporan Hasil Belajar. NISN 00. Mata pelajaran: Matematika, KKM 70, nilai akhir 68.
Capaian kompetensi tuntas, target kelas tercapai. Sakit: 2 hari; tanpa keterangan: 0. Naik ke kelas VI.
"""
RAPOR = """
RAPOR Tahun Ajaran 2031/2032. Mata pelajaran | Nilai akhir | Capaian kompetensi
IPA | 84 | Tujuan tercapai
Ekstrakurikuler: pramuka. Kokurikuler: kegiatan dan program kelas. Ketidakhadiran: izin 1.
"""
SCHOOLS = """
Indikator | Target | Realisasi | Capaian
Nilai rapor mutu pendidikan tahun ajaran 2031 | 80 | 76 | 95,00
Dinas melaksanakan program dan kegiatan hasil belajar menurut perjanjian kinerja.
"""
LESSONS = """
Sasaran: meningkatnya hasil belajar. Indikator kinerja: nilai akhir mata pelajaran, target 75,
realisasi 72, capaian 96%. Anggaran program ekstrakurikuler terserap; efisiensi kegiatan menurut renstra.
"""


@pytest.mark.parametrize(
    ("text", "is_report"), [(PUPIL, False), (RAPOR, False), (SCHOOLS, True), (LESSONS, True)]
)
def test_a_report_card_of_a_pupil_is_none_and_a_report_on_schools_is_one(text: str, is_report: bool) -> None:
    assert is_one(text) is is_report


WEDDING = """
Anggaran resepsi anak kami
Pos | Anggaran | Realisasi
Dekorasi | 9.000.000 | 9.900.000
Busana | 4.000.000 | 3.750.000
Tamu 212 dari 200 undangan.
"""
NOTES = """
Kuliah 3, catatan oleh mahasiswa. Kinerja: capaian = realisasi / target. Dosen memberi contoh di papan
tulis: target 40, realisasi 30. Latihan untuk UTS: hitung capaian. Jawaban ada di soal ke-2.
"""
HALL = """
Indikator Kinerja | Target | Realisasi | Capaian
Sewa gedung untuk resepsi dan pernikahan | 40 | 36 | 90,00
Pagu anggaran program dan kegiatan terserap; tamu dinas, dan undangan rapat.
"""
CAMPUS = """
Sasaran strategis dan indikator kinerja universitas: dosen berkualifikasi S3, mata kuliah daring.
Target, realisasi, dan capaian perjanjian kinerja; serapan anggaran, program, dan kegiatan renstra.
"""


@pytest.mark.parametrize(
    ("text", "is_report"), [(WEDDING, False), (NOTES, False), (HALL, True), (CAMPUS, True)]
)
def test_money_at_home_and_notes_of_lectures_are_none(text: str, is_report: bool) -> None:
    assert is_one(text) is is_report
