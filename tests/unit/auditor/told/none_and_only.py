"""Rows said to have none, to be the only ones, or to be so many of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

_HEAD = """
LAPORAN KINERJA DINAS TAHUN 2024

BAB III AKUNTABILITAS KINERJA

"""

REPORTS: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    (
        f"""{_HEAD}Tabel 1.5 Sarana Pendidikan per Kecamatan Tahun 2024
No | Kecamatan | SD | SMP | SMA | Perpustakaan | Jumlah
1 | Arjasa | 14 | 4 | 2 | 1 | 21
2 | Banyuputih | 9 | 2 | 0 | 0 | 11
3 | Cermee | 11 | 3 | 1 | 0 | 15
4 | Dawuhan | 6 | 1 | 0 | 1 | 8
 | Jumlah | 40 | 10 | 3 | 2 | 55

{{said}}
""",
        {
            "said": [
                (
                    "Kecamatan Banyuputih dan Dawuhan belum memiliki SMA.",
                    "Kecamatan Cermee belum memiliki SMA.",
                ),
                (
                    "Di Kecamatan Cermee tidak terdapat perpustakaan.",
                    "Di Kecamatan Dawuhan tidak terdapat perpustakaan.",
                ),
                (
                    "Belum ada perpustakaan di Kecamatan Banyuputih dan Kecamatan Cermee.",
                    "Belum ada perpustakaan di Kecamatan Arjasa dan Kecamatan Banyuputih.",
                ),
                (
                    "Kecamatan Arjasa tidak memiliki SMA swasta.",
                    None,
                ),
                (
                    "Kecamatan Arjasa belum memiliki SMP yang terakreditasi A.",
                    None,
                ),
                (
                    "Kecamatan Cermee tidak memiliki SMA lain.",
                    None,
                ),
                (
                    "Di Kecamatan Arjasa tidak ada SD yang rusak.",
                    None,
                ),
                (
                    "Tidak ada penambahan SMA di Kecamatan Arjasa.",
                    None,
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.2 Realisasi Layanan per Loket Tahun 2024
No | Loket | Layanan 2023 | Layanan 2024 | Perubahan
1 | Loket 1 | 4.210 | 4.385 | 175
2 | Loket 2 | 3.870 | 3.912 | 42
3 | Loket 3 | 2.905 | 2.781 | -124
4 | Loket 4 | 1.640 | 1.702 | 62
 | Jumlah | 12.625 | 12.780 | 155

{{said}}
""",
        {
            "said": [
                (
                    "Hanya Loket 3 yang mengalami penurunan layanan.",
                    "Hanya Loket 2 yang mengalami penurunan layanan.",
                ),
                (
                    "Penurunan layanan hanya terjadi di Loket 3.",
                    "Penurunan layanan hanya terjadi di Loket 1.",
                ),
                (
                    "Loket 3 merupakan satu-satunya loket yang layanannya menurun.",
                    "Loket 4 merupakan satu-satunya loket yang layanannya menurun.",
                ),
                (
                    "Hanya Loket 2 yang buka pada hari Sabtu.",
                    "Layanan terbanyak terdapat di Loket 2, yaitu 4.385 layanan.",
                ),
                (
                    "Layanan terbanyak terdapat di Loket 1, yaitu 4.385 layanan.",
                    None,
                ),
                (
                    "Tidak hanya Loket 3 yang diperbaiki, tetapi juga Loket 1.",
                    None,
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.9 Capaian Indikator Kinerja Tahun 2024
No | Indikator | Target | Realisasi | Capaian (%)
1 | Cakupan imunisasi dasar lengkap | 95,00 | 96,20 | 101,26
2 | Cakupan kunjungan neonatal | 98,00 | 97,10 | 99,08
3 | Cakupan pelayanan balita | 90,00 | 91,80 | 102,00
4 | Cakupan persalinan di fasilitas kesehatan | 97,00 | 97,40 | 100,41
5 | Cakupan penimbangan balita | 85,00 | 83,30 | 98,00

{{said}}
""",
        {
            "said": [
                (
                    (
                        "Terdapat 3 (tiga) indikator yang mencapai target, sedangkan 2 (dua) indikator "
                        "lainnya belum mencapai target."
                    ),
                    (
                        "Terdapat 4 (empat) indikator yang mencapai target, sedangkan 2 (dua) indikator "
                        "lainnya belum mencapai target."
                    ),
                ),
                (
                    "Dua indikator dibahas pada bab ini, sedangkan dua indikator lainnya pada lampiran.",
                    None,
                ),
                (
                    (
                        "Dari lima indikator, hanya satu yang jauh di atas target, sedangkan empat indikator "
                        "lainnya mendekati target."
                    ),
                    None,
                ),
                (
                    (
                        "Dari lima indikator yang ditetapkan tiga indikator tercapai, sedangkan dua "
                        "indikator lainnya belum."
                    ),
                    None,
                ),
            ]
        },
    ),
]
