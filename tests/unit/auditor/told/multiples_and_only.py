"""Multiples, the only rows that fell, and rows without any: rightly told and wrongly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

_HEAD = """
LAPORAN KINERJA DINAS TAHUN 2024

BAB III AKUNTABILITAS KINERJA

"""

REPORTS: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    (
        f"""{_HEAD}Tabel 3.6 Penumpang Angkutan Umum per Koridor
No | Koridor | Rute | Armada (unit) | Penumpang 2023 | Penumpang 2024 | Pertumbuhan (%)
1 | Koridor 1 | Terminal Induk - Pelabuhan | 24 | 168.420 | 179.305 | 6,46
2 | Koridor 2 | Terminal Induk - Kampus | 18 | 142.760 | 151.890 | 6,40
3 | Koridor 3 | Pasar Raya - Bandara | 12 | 87.645 | 82.130 | -6,29
4 | Koridor 4 | Simpang Lima - Perumnas | 15 | 96.310 | 104.275 | 8,27
 | Jumlah |  | 69 | 495.135 | 517.600 | 4,54

{{said}}
""",
        {
            "said": [
                (
                    "Hanya Koridor 3 yang mengalami penurunan penumpang, yaitu sebesar 6,29%.",
                    "Hanya Koridor 4 yang mengalami penurunan penumpang, yaitu sebesar 6,29%.",
                ),
                (
                    "Hanya Koridor 3 yang mengalami penurunan.",
                    "Hanya Koridor 2 yang mengalami penurunan.",
                ),
                (
                    "Satu-satunya koridor yang penumpangnya turun adalah Koridor 3, yaitu turun 6,29%.",
                    "Satu-satunya koridor yang penumpangnya turun adalah Koridor 1, yaitu turun 6,29%.",
                ),
                (
                    "Penurunan jumlah penumpang hanya terjadi di Koridor 3 (6,29%).",
                    "Penurunan jumlah penumpang hanya terjadi di Koridor 4 (6,29%).",
                ),
                (
                    "Seluruh koridor tumbuh kecuali Koridor 3 yang turun 6,29%.",
                    None,
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.6 Desa/Kelurahan Tangguh Bencana Tahun 2023
No | Kecamatan | Jumlah Desa/Kelurahan | Pratama | Madya | Utama | Jumlah Tangguh | Persentase (%)
1 | Ciranggon | 14 | 5 | 3 | 1 | 9 | 64,29
2 | Lembah Asri | 11 | 3 | 1 | 0 | 4 | 36,36
3 | Panyabungan Hilir | 18 | 8 | 4 | 2 | 14 | 77,78
4 | Suka Damai | 15 | 6 | 3 | 1 | 10 | 66,67
5 | Karang Jaya | 20 | 9 | 5 | 3 | 17 | 85,00
6 | Tirta Mulya | 12 | 4 | 2 | 0 | 6 | 50,00
 | Jumlah | 90 | 35 | 18 | 7 | 60 | 66,67

{{said}}
""",
        {
            "said": [
                (
                    (
                        "Belum ada desa/kelurahan tingkat utama di Kecamatan Lembah Asri dan Kecamatan Tirta "
                        "Mulya."
                    ),
                    (
                        "Belum ada desa/kelurahan tingkat utama di Kecamatan Lembah Asri dan Kecamatan Suka "
                        "Damai."
                    ),
                ),
                (
                    (
                        "Kecamatan Lembah Asri dan Kecamatan Tirta Mulya belum memiliki desa tangguh tingkat "
                        "utama."
                    ),
                    (
                        "Kecamatan Lembah Asri dan Kecamatan Karang Jaya belum memiliki desa tangguh tingkat "
                        "utama."
                    ),
                ),
                (
                    "Tidak terdapat desa tangguh utama di Kecamatan Tirta Mulya.",
                    "Tidak terdapat desa tangguh utama di Kecamatan Ciranggon.",
                ),
                (
                    "Belum ada desa tangguh utama yang terbentuk pada tahun 2020 di Kecamatan Ciranggon.",
                    "Di Kecamatan Suka Damai tidak ada desa tangguh tingkat madya.",
                ),
                (
                    "Belum ada desa tangguh utama yang mengikuti lomba di Kecamatan Ciranggon.",
                    "Kecamatan Tirta Mulya tidak memiliki desa tangguh tingkat madya.",
                ),
                (
                    "Di Kecamatan Suka Damai tidak ada desa yang terdampak banjir.",
                    None,
                ),
                (
                    "Kecamatan Tirta Mulya tidak memiliki desa tangguh tingkat utama.",
                    None,
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.4 Kejadian Bencana Menurut Jenis Tahun 2022-2024
No | Jenis Bencana | 2022 | 2023 | 2024 | Naik/Turun
1 | Banjir | 24 | 19 | 27 | Naik
2 | Tanah longsor | 31 | 38 | 33 | Turun
3 | Angin puting beliung | 12 | 17 | 15 | Turun
4 | Kebakaran hutan dan lahan | 6 | 3 | 11 | Naik
5 | Gempa bumi dirasakan | 2 | 1 | 3 | Naik
6 | Kekeringan | 4 | 2 | 7 | Naik
 | Jumlah | 79 | 80 | 96 | Naik

{{said}}
""",
        {
            "said": [
                (
                    (
                        "Kebakaran hutan dan lahan melonjak dari 3 menjadi 11 kejadian atau lebih dari tiga "
                        "kali lipat."
                    ),
                    (
                        "Kebakaran hutan dan lahan melonjak dari 3 menjadi 11 kejadian atau lebih dari empat "
                        "kali lipat."
                    ),
                ),
                (
                    (
                        "Kebakaran hutan dan lahan melonjak dari 3 menjadi 11 kejadian atau hampir empat "
                        "kali lipat."
                    ),
                    "Kekeringan naik dua kali lipat, dari 2 menjadi 7 kejadian.",
                ),
                (
                    "Kekeringan naik tiga setengah kali lipat, dari 2 menjadi 7 kejadian.",
                    "Gempa bumi meningkat empat kali lipat dari 1 menjadi 3 kejadian.",
                ),
                (
                    "Kekeringan naik lebih dari tiga kali lipat, dari 2 menjadi 7 kejadian.",
                    (
                        "Dari 3 kejadian pada tahun 2023 menjadi 11 kejadian pada tahun 2024, kebakaran "
                        "hutan dan lahan meningkat hampir lima kali lipat."
                    ),
                ),
                (
                    "Gempa bumi meningkat tiga kali lipat dari 1 menjadi 3 kejadian.",
                    (
                        "Lima jenis bencana mengalami kenaikan, sedangkan dua jenis lainnya, yaitu tanah "
                        "longsor dan angin puting beliung, justru turun."
                    ),
                ),
                (
                    "Gempa bumi meningkat dua kali lipat dari 1 menjadi 3 kejadian.",
                    "Sebanyak tiga jenis bencana meningkat, sementara dua jenis bencana lainnya menurun.",
                ),
                (
                    (
                        "Empat jenis bencana mengalami kenaikan, sedangkan dua jenis lainnya, yaitu tanah "
                        "longsor dan angin puting beliung, justru turun."
                    ),
                    "Lima jenis bencana naik dan dua jenis sisanya turun.",
                ),
                (
                    "Sebanyak empat jenis bencana meningkat, sementara dua jenis bencana lainnya menurun.",
                    None,
                ),
                (
                    "Empat jenis bencana naik dan dua jenis sisanya turun.",
                    None,
                ),
                (
                    "Empat dari enam jenis bencana naik, sedangkan dua lainnya turun.",
                    None,
                ),
                (
                    "Dua jenis bencana naik tajam, sedangkan dua jenis lainnya naik sedikit.",
                    None,
                ),
                (
                    (
                        "Tiga jenis bencana terbanyak adalah tanah longsor, banjir, dan angin puting "
                        "beliung, sedangkan dua jenis lainnya jarang terjadi."
                    ),
                    None,
                ),
            ]
        },
    ),
]
