"""Words one letter away from the report's own, and words printed twice."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def spelt(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.LABEL)


HARBOUR = "Pelayanan pelabuhan dilaksanakan oleh syahbandar di seluruh dermaga.\n\n" * 4
FOREST = "Penghijauan hutan kota meningkatkan keteduhan jalan raya.\n\n" * 4


@pytest.mark.parametrize(
    ("usual", "slip", "form", "right"),
    [
        (HARBOUR, "Jadwal kapal dilaksankan setiap pekan.", "dilaksankan", "dilaksanakan"),
        (HARBOUR, "Petugas pelabbuhan bertambah.", "pelabbuhan", "pelabuhan"),
        (HARBOUR, "Izin dari syahbandra terbit.", "syahbandra", "syahbandar"),
        (FOREST, "Luas penghijuan bertambah.", "penghijuan", "penghijauan"),
        (FOREST, "Warga menilai ketedhuan taman.", "ketedhuan", "keteduhan"),
    ],
)
def test_a_long_word_one_letter_from_a_usual_one_is_a_slip(
    usual: str, slip: str, form: str, right: str
) -> None:
    assert spelt(usual + slip) == [(9, form, right)]


@pytest.mark.parametrize(
    ("usual", "word"),
    [
        ("Daya serap dan penyerapan anggaran dicatat.", "Penerapan aturan baru dimulai."),
        ("Hasil survey dibacakan kepada warga.", "Lembaga survei lain mencatat hal serupa."),
        ("Rencana strategis kantor ditetapkan.", "Berbagai strategi pemasaran dicoba."),
        ("Pengaduan warga dicatat di buku.", "Pengadaan meja telah selesai."),
        ("Petugas membawa sarana kerja.", "Kotak saran dibuka setiap pekan."),
        ("Kegiatan penunjang telah berjalan.", "Upaya ini menunjang layanan."),
    ],
)
def test_another_word_so_near_is_no_slip(usual: str, word: str) -> None:
    assert spelt(f"{usual}\n\n" * 4 + word) == []


def test_words_around_tell_which_of_two_words_is_meant() -> None:
    usual = "Laporan disampaikan untuk Kepala Daerah setiap tahun.\n\n" * 3
    assert spelt(usual + "Laporan disampaikan untuk Kepada Daerah setiap tahun.") == [(7, "kepada", "kepala")]
    name = "Terlaksananya proses penataan taman dan jalur hijau.\n\n" * 3
    assert spelt(name + "Terselenggaranya poses penataan taman dan jalur hijau.") == [(7, "poses", "proses")]
    assert spelt(name + "Kamera menangkap poses model.") == []


def test_a_slip_is_said_once_with_all_its_lines_and_a_list_of_tables_has_a_check_of_its_own() -> None:
    slips = "Jadwal dilaksankan tepat waktu.\n\n"
    assert spelt(HARBOUR * 3 + slips * 2) == [(25, "dilaksankan", "dilaksanakan")]
    listed = "DAFTAR TABEL\n\nTabel 1.1 Penghijuan hutan kota ..... 4\n\n"
    assert spelt(listed + FOREST) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Petugas mencatat mencatat kapal masuk.", ["mencatat mencatat"]),
        ("Luas taman kota taman kota bertambah.", ["taman kota taman kota"]),
        ("Mereka berjalan lama lama di taman.", []),
        ("Kapal singgah di Pelabuhan Pelabuhan Ratu.", []),
        ("Nilai rata-rata rata-rata kota.", []),
        ("No.\tPelabuhan\tJumlah nakhoda nakhoda\tBongkar persen", []),
        ("1\tDaftar kapal kargo kapal kargo masuk\t12", ["kapal kargo kapal kargo"]),
    ],
)
def test_words_printed_twice_in_a_row_are_told(text: str, found: list[str]) -> None:
    assert [printed for _, printed, _ in spelt(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Perahu yang yang berlayar, dan dan yang berlabuh.", ["yang yang", "dan dan"]),
        ("Pupuk disimpan di di gudang untuk untuk petani.", ["di di", "untuk untuk"]),
        ("Dari triwulan ke ke-2 naik; jalan-jalan di Di Yogyakarta.", []),
        ("Hal hal itu itu lain lain dari yang dalam dalam.", []),
        ("Cakupan akta dan | dan kartu yang | yang terbit", []),
    ],
)
def test_short_words_that_nobody_doubles_are_told(text: str, found: list[str]) -> None:
    assert [printed for _, printed, _ in told(text, AuditRule.LABEL)] == found


@pytest.mark.parametrize(
    ("usual", "word", "is_slip"),
    [
        ("keutuhan", "kebutuhan", False),
        ("bersumber", "berrsumber", True),
        ("kependudukan", "keendudukan", True),
    ],
)
def test_a_letter_more_after_a_prefix_may_begin_another_word(usual: str, word: str, is_slip: bool) -> None:
    text = f"Rencana pertama menyebut {usual} wilayah.\n\n" * 5 + f"Anggaran mengikuti {word} para nelayan."
    assert [printed for _, printed, _ in spelt(text)] == ([word] if is_slip else [])


def test_short_names_in_capitals_are_no_words() -> None:
    usual = "Rencana RKBMDXY disusun tiap tahun.\n\n" * 5
    assert spelt(usual + "Rencana RKPBMDXY disusun tiap tahun.") == []
    assert spelt((HARBOUR + "Jadwal kapal dilaksankan setiap pekan.").upper()) != []


USERS = "Pengguna jasa kapal dilayani di loket.\n\n" * 3
USES = "Penggunaan anggaran belanja dicatat setiap hari.\n\n" * 4


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Keluhan penggunan jasa kapal dijawab.", "pengguna"),
        ("Laporan penggunan anggaran belanja disusun.", "penggunaan"),
        ("Penggunan gedung diatur.", "penggunaan atau pengguna"),
    ],
)
def test_a_slip_of_two_words_is_of_the_one_that_stands_among_the_same_words(text: str, right: str) -> None:
    assert [(form, word) for _, form, word in spelt(USERS + USES + text)] == [("penggunan", right)]
