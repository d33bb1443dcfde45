"""Another regency behind the names of offices that are no `Dinas`: agencies, hospitals, secretariats."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

FRONT = """
LAPORAN KINERJA

{office}

KABUPATEN KARANG BOLANG

TAHUN 2031

{own} Kabupaten Karang Bolang pada tahun 2031 menetapkan 4 indikator kinerja utama.

{said}
"""


def strangers(office: str, said: str, *, front: str = FRONT) -> list[tuple[str, str]]:
    text = front.format(office=office.upper(), own=office, said=said)
    return [(printed, right) for _, printed, right in told(text, AuditRule.COPY)]


@pytest.mark.parametrize(
    ("office", "named", "behind"),
    [
        ("Badan Pengelolaan Keuangan dan Aset Daerah", "", "menyusun laporan ini."),
        ("Badan Penanggulangan Bencana Daerah", "", "dibentuk berdasarkan Peraturan Daerah Nomor 7."),
        ("Badan Penanggulangan Bencana Daerah", "BPBD", "memiliki 40 pegawai."),
        ("Badan Perencanaan Pembangunan Daerah", "Bappeda", "telah mencapai seluruh target."),
        ("Badan Pendapatan Daerah", "", "membantu Bupati dalam urusan pajak."),
        ("Rumah Sakit Umum Daerah", "", "akan terus meningkatkan mutu layanan."),
        ("RSUD Sehat Sentosa", "", "terdiri atas empat bidang."),
        ("Sekretariat DPRD", "", "akan meningkatkan kinerjanya."),
        ("Inspektorat Daerah", "", "melakukan 40 pemeriksaan reguler."),
        ("Satuan Polisi Pamong Praja", "Satpol PP", "menangani 120 pelanggaran."),
        ("Kecamatan Muara Tenang", "", "berhasil mempertahankan nilai SAKIP."),
        ("Kelurahan Sukamaju", "", "dipimpin oleh lurah."),
        ("Puskesmas Melati", "", "melayani lima desa."),
    ],
)
def test_the_own_office_of_another_regency_is_told(office: str, named: str, behind: str) -> None:
    name = f"{named or office} Kabupaten"
    assert strangers(office, f"{name} Lembah Hijau {behind}") == [(f"{name} Lembah Hijau", "Karang Bolang")]
    assert strangers(office, f"{name} Karang Bolang {behind}") == []


@pytest.mark.parametrize(
    ("office", "said"),
    [
        ("Kecamatan Muara Tenang", "Di utara berbatasan dengan Kecamatan Rawa Jaya Kabupaten Lembah Hijau."),
        ("Kecamatan Muara Tenang", "Di timur terletak Kecamatan Rawa Jaya Kabupaten Lembah Hijau."),
        ("Rumah Sakit Umum Daerah", "Pasien dirujuk ke Rumah Sakit Umum Daerah Kabupaten Lembah Hijau."),
        ("Rumah Sakit Umum Daerah", "RSUD Melati Kabupaten Lembah Hijau merupakan pesaing terdekat."),
        ("Sekretariat DPRD", "Kunjungan kerja Sekretariat DPRD Kabupaten Lembah Hijau diterima dua kali."),
        ("Sekretariat DPRD", "Pimpinan melakukan konsultasi ke Sekretariat DPRD Kabupaten Lembah Hijau."),
        ("Badan Penanggulangan Bencana Daerah", "BPBD Kabupaten Lembah Hijau mengirimkan 20 personel."),
        ("Badan Penanggulangan Bencana Daerah", "BPBD Kabupaten Lembah Hijau ikut mencari korban."),
        ("Badan Kesatuan Bangsa dan Politik", "Badan Narkotika Nasional Kabupaten Lembah Hijau hadir."),
        ("Badan Kepegawaian Daerah", "Sepuluh orang pindah dari Badan Kepegawaian Kabupaten Lembah Hijau."),
        ("Satuan Polisi Pamong Praja", "Patroli gabungan dengan Satpol PP Kabupaten Lembah Hijau dilakukan."),
        ("Inspektorat", "Penilaian silang dilakukan oleh Inspektorat Kabupaten Lembah Hijau."),
        ("Dinas Sosial", "Data diperoleh dari Badan Pusat Statistik Kabupaten Lembah Hijau."),
        ("Dinas Kesehatan", "Pasien dirawat di Rumah Sakit Umum Daerah Kabupaten Lembah Hijau."),
    ],
)
def test_another_office_that_has_to_do_with_it_is_not(office: str, said: str) -> None:
    assert strangers(office, said) == []


PEERS = """
Tabel 3.10 Perbandingan Load Factor Antarkota

No | Kota | Load Factor (%)
1 | Kota Muara Bening | 61,80
2 | Kota Teluk Sirih | 54,25
3 | Kota Bandar Sembilang | 51,70
"""


@pytest.mark.parametrize(
    ("behind", "is_told"),
    [
        ("melaksanakan urusan pemerintahan bidang perhubungan.", True),
        ("menyelenggarakan fungsi perumusan kebijakan.", True),
        ("merupakan unsur pelaksana urusan perhubungan.", True),
        ("mencapai keterisian 54,25%.", False),
    ],
)
def test_a_city_of_a_table_of_peers_is_none_with_the_duties_of_the_office(behind: str, is_told: bool) -> None:
    front = FRONT.replace("KABUPATEN KARANG BOLANG", "KOTA BANDAR SEMBILANG")
    front = front.replace("Kabupaten Karang Bolang", "Kota Bandar Sembilang") + PEERS
    found = strangers("Dinas Perhubungan", f"Dinas Perhubungan Kota Teluk Sirih {behind}", front=front)
    assert bool(found) is is_told
