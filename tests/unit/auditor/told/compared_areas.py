"""Reports that hold their area against the province and others: sides, ranks, extremes and counts of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

MANPOWER = """
LAPORAN KINERJA DINAS TENAGA KERJA KABUPATEN RIMBA ASRI
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Perbandingan Indikator Ketenagakerjaan Tahun 2024

No | Indikator | Kabupaten Rimba Asri | Provinsi | Nasional
1 | Tingkat Partisipasi Angkatan Kerja | 71,84 | 69,35 | 70,63
2 | Tingkat Pengangguran Terbuka | 3,92 | 4,57 | 4,91
3 | Rasio penduduk bekerja di sektor formal | 41,26 | 43,80 | 42,05
4 | Cakupan kepesertaan jaminan sosial | 58,17 | 55,94 | 61,30

{peers}

Tabel 3.2 Tingkat Kemajuan terhadap Target Akhir Renstra

No | Indikator | Realisasi 2024 | Target 2026 | Kemajuan (%)
1 | Pencari kerja yang ditempatkan | 62,40 | 70,00 | 89,14
2 | Perusahaan yang menerapkan norma kerja | 77,35 | 80,00 | 96,69
3 | Lulusan pelatihan bersertifikat | 84,60 | 90,00 | 94,00
4 | Perselisihan yang diselesaikan | 91,20 | 92,00 | 99,13
5 | Indeks Kepuasan Masyarakat | 83,15 | 86,00 | 96,69

{progress}
"""
ROADS = """
LAPORAN KINERJA DINAS BINA MARGA
TAHUN 2023

BAB III AKUNTABILITAS KINERJA

Tabel 5 Kemantapan Jalan Kabupaten Tahun 2023

No. | Kabupaten | Kemantapan (%) | Selisih dari Provinsi (poin) | Peringkat
1. | Lembah Sunyi | 69,48 | -1,17 | 5
2. | Tirta Kencana | 74,92 | 4,27 | 2
3. | Padang Bakung | 66,03 | -4,62 | 6
4. | Gunung Sari | 78,16 | 7,51 | 1
5. | Muara Bening | 71,20 | 0,55 | 4
6. | Karang Indah | 73,85 | 3,20 | 3
 | Provinsi | 70,65 | |

{ranks}
"""
FAMILIES = """
LAPORAN KINERJA DINAS SOSIAL
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.4 Angka Kemiskinan Kota di Provinsi Tahun 2024

No | Kota | Angka Kemiskinan (%) | Selisih terhadap Provinsi | Peringkat
1 | Kota Permai | 8,41 | -1,63 | 2
2 | Kota Damai | 9,87 | -0,17 | 4
3 | Kota Sejahtera | 7,05 | -2,99 | 1
4 | Kota Makmur | 11,32 | 1,28 | 5
5 | Kota Lestari | 9,10 | -0,94 | 3

Catatan: peringkat 1 untuk angka kemiskinan terendah; angka provinsi 10,04%.

{ranks}
"""
CATCHES = """
LAPORAN KINERJA DINAS PERIKANAN
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.6 Jumlah Nelayan Belum Berizin per Kecamatan Tahun 2023 dan 2024

No | Kecamatan | Tahun 2023 | Tahun 2024 | Selisih
1 | Pantai Jaya | 312 | 276 | -36
2 | Teluk Biru | 198 | 171 | -27
3 | Tanjung Pasir | 405 | 386 | -19
4 | Karang Putih | 167 | 145 | -22
 | Jumlah | 1.082 | 978 | -104

{falls}
"""
FARMS = """
LAPORAN KINERJA DINAS PERTANIAN KABUPATEN SAWAH LUHUR
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.5 Perbandingan Indikator Pertanian Tahun 2024

No | Indikator | Kabupaten Sawah Luhur | Provinsi | Nasional
1 | Produktivitas padi (kw/ha) | 58,42 | 54,10 | 52,66
2 | Indeks Nilai Tukar Petani | 106,85 | 108,30 | 112,46
3 | Cakupan penyuluhan kelompok tani | 88,20 | 82,75 | 85,90
4 | Luas lahan beririgasi teknis (persen) | 61,15 | 64,40 | 60,05

{peers}
"""

REPORTS: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    (
        MANPOWER,
        {
            "peers": [
                (
                    "Tingkat Partisipasi Angkatan Kerja berada di atas rata-rata provinsi.",
                    "Tingkat Partisipasi Angkatan Kerja berada di bawah rata-rata provinsi.",
                ),
                (
                    "TPAK Kabupaten Rimba Asri berada di atas rata-rata nasional.",
                    "TPAK Kabupaten Rimba Asri berada di bawah rata-rata nasional.",
                ),
                (
                    "Tingkat Pengangguran Terbuka lebih rendah daripada angka provinsi.",
                    "Tingkat Pengangguran Terbuka lebih tinggi daripada angka provinsi.",
                ),
                (
                    (
                        "Cakupan kepesertaan jaminan sosial masih di bawah rata-rata nasional, dengan"
                        " selisih 3,13 poin."
                    ),
                    (
                        "Cakupan kepesertaan jaminan sosial masih di bawah rata-rata provinsi, dengan"
                        " selisih 2,23 poin."
                    ),
                ),
                (
                    (
                        "Rasio penduduk bekerja di sektor formal di Kabupaten Rimba Asri masih di bawah"
                        " rata-rata provinsi."
                    ),
                    (
                        "Rasio penduduk bekerja di sektor formal di Kabupaten Rimba Asri telah melampaui"
                        " rata-rata provinsi."
                    ),
                ),
                (
                    "Capaian jaminan sosial lebih tinggi dibandingkan capaian provinsi.",
                    "Capaian jaminan sosial lebih rendah dibandingkan capaian provinsi.",
                ),
                (
                    (
                        "Tingkat Pengangguran Terbuka sebesar 3,92% lebih rendah dari rata-rata provinsi"
                        " sebesar 4,57% dan nasional sebesar 4,91%."
                    ),
                    (
                        "Tingkat Pengangguran Terbuka sebesar 3,29% lebih rendah dari rata-rata provinsi"
                        " sebesar 4,57% dan nasional sebesar 4,91%."
                    ),
                ),
                (
                    "TPAK sebesar 71,84%, sedangkan provinsi 69,35% dan nasional 70,63%.",
                    "TPAK sebesar 74,18%, sedangkan provinsi 69,35% dan nasional 70,63%.",
                ),
            ],
            "progress": [
                (
                    (
                        "Terhadap target akhir Renstra, kemajuan pencari kerja yang ditempatkan baru"
                        " mencapai 89,14%, terendah di antara kelima indikator."
                    ),
                    (
                        "Terhadap target akhir Renstra, kemajuan pencari kerja yang ditempatkan baru"
                        " mencapai 89,14%, tertinggi di antara kelima indikator."
                    ),
                ),
                (
                    (
                        "Kemajuan perselisihan yang diselesaikan mencapai 99,13%, tertinggi di antara"
                        " semua indikator."
                    ),
                    (
                        "Kemajuan perselisihan yang diselesaikan mencapai 99,13%, terendah di antara"
                        " semua indikator."
                    ),
                ),
                (
                    "Perselisihan yang diselesaikan mencatat kemajuan 99,13% dan merupakan yang tertinggi.",
                    "Lulusan pelatihan bersertifikat mencatat kemajuan 94,00% dan merupakan yang tertinggi.",
                ),
                (
                    "Dibandingkan target 2026, kemajuan pencari kerja yang ditempatkan paling rendah.",
                    "Dibandingkan target 2026, kemajuan lulusan pelatihan bersertifikat paling rendah.",
                ),
            ],
        },
    ),
    (
        ROADS,
        {
            "ranks": [
                (
                    "Kabupaten Muara Bening berada pada posisi ke-4 dari 6 kabupaten.",
                    "Kabupaten Muara Bening berada pada posisi ke-3 dari 6 kabupaten.",
                ),
                (
                    "Posisi terbawah ditempati Kabupaten Padang Bakung.",
                    "Posisi terbawah ditempati Kabupaten Lembah Sunyi.",
                ),
                (
                    "Empat dari enam kabupaten memiliki kemantapan di atas provinsi.",
                    "Lima dari enam kabupaten memiliki kemantapan di atas provinsi.",
                ),
                (
                    "Hanya Kabupaten Lembah Sunyi dan Padang Bakung yang berada di bawah angka provinsi.",
                    "Hanya Kabupaten Padang Bakung yang berada di bawah angka provinsi.",
                ),
                (
                    "Kabupaten Lembah Sunyi berada di dua peringkat terbawah.",
                    None,
                ),
                (
                    "Kabupaten Tirta Kencana menargetkan peringkat pertama pada tahun mendatang.",
                    None,
                ),
                (
                    "Terdapat 4 kabupaten yang kemantapan jalannya di atas angka provinsi.",
                    "Terdapat 3 kabupaten yang kemantapan jalannya di atas angka provinsi.",
                ),
                (
                    "Dua kabupaten memiliki kemantapan jalan di bawah rata-rata provinsi.",
                    "Tiga kabupaten memiliki kemantapan jalan di bawah rata-rata provinsi.",
                ),
                (
                    "Kabupaten Tirta Kencana menduduki posisi kedua dari enam kabupaten.",
                    "Kabupaten Tirta Kencana menduduki posisi ketiga dari enam kabupaten.",
                ),
                (
                    "Kabupaten Padang Bakung berada di urutan terakhir dengan 66,03%.",
                    "Kabupaten Lembah Sunyi berada di urutan terakhir dengan 69,48%.",
                ),
                (
                    "Kabupaten Karang Indah berada pada urutan ketiga tertinggi.",
                    "Kabupaten Karang Indah berada pada urutan kedua tertinggi.",
                ),
                (
                    "Kemantapan jalan Kabupaten Muara Bening berada di atas angka provinsi.",
                    "Kemantapan jalan Kabupaten Muara Bening berada di bawah angka provinsi.",
                ),
                (
                    "Kabupaten Lembah Sunyi berada 1,17 poin di bawah rata-rata provinsi.",
                    "Kabupaten Lembah Sunyi berada 1,17 poin di atas rata-rata provinsi.",
                ),
            ],
        },
    ),
    (
        FAMILIES,
        {
            "ranks": [
                (
                    "Angka kemiskinan Kota Makmur berada di atas angka provinsi.",
                    "Angka kemiskinan Kota Lestari berada di atas angka provinsi.",
                ),
                (
                    "Kota Permai berada pada urutan ke-2 terendah.",
                    "Kota Permai berada pada urutan ke-3 terendah.",
                ),
                (
                    "Kota Damai memiliki angka kemiskinan lebih rendah daripada angka provinsi.",
                    "Kota Makmur memiliki angka kemiskinan lebih rendah daripada angka provinsi.",
                ),
                (
                    "Kota Permai menempati peringkat kedua terbaik dari lima kota, di bawah Kota Sejahtera.",
                    "Kota Permai menempati peringkat ketiga terbaik dari lima kota, di bawah Kota Sejahtera.",
                ),
                (
                    "Kota Makmur menempati peringkat kelima.",
                    "Kota Makmur menempati peringkat keempat.",
                ),
                (
                    "Kota Lestari berada pada peringkat ketiga di provinsi.",
                    "Kota Lestari berada pada peringkat kedua di provinsi.",
                ),
            ],
        },
    ),
    (
        CATCHES,
        {
            "falls": [
                (
                    "Penurunan terbesar terjadi di Kecamatan Pantai Jaya sebanyak 36 orang.",
                    "Penurunan terbesar terjadi di Kecamatan Teluk Biru sebanyak 36 orang.",
                ),
                (
                    "Penurunan terkecil terjadi di Kecamatan Tanjung Pasir sebanyak 19 orang.",
                    "Penurunan terkecil terjadi di Kecamatan Karang Putih sebanyak 22 orang.",
                ),
                (
                    "Penurunan paling besar dicatat Pantai Jaya.",
                    "Penurunan paling besar dicatat Tanjung Pasir.",
                ),
            ],
        },
    ),
    (
        FARMS,
        {
            "peers": [
                (
                    "Dua indikator berada di bawah rata-rata provinsi.",
                    "Tiga indikator berada di bawah rata-rata provinsi.",
                ),
                (
                    "Tiga dari empat indikator berada di atas rata-rata nasional.",
                    "Dua dari empat indikator berada di atas rata-rata nasional.",
                ),
                (
                    "Hanya Indeks Nilai Tukar Petani yang berada di bawah rata-rata nasional.",
                    "Hanya luas lahan beririgasi teknis yang berada di bawah rata-rata nasional.",
                ),
                (
                    "Produktivitas padi melampaui capaian provinsi dan nasional.",
                    "Luas lahan beririgasi teknis melampaui capaian nasional dan provinsi.",
                ),
                (
                    "Indeks Nilai Tukar Petani belum melampaui rata-rata provinsi.",
                    "Produktivitas padi belum melampaui rata-rata provinsi.",
                ),
                (
                    "Dibandingkan dengan rata-rata provinsi, produktivitas padi lebih tinggi.",
                    "Dibandingkan dengan rata-rata provinsi, produktivitas padi lebih rendah.",
                ),
                (
                    "Cakupan penyuluhan kelompok tani tidak lebih rendah dari angka nasional.",
                    "Indeks Nilai Tukar Petani tidak lebih rendah dari angka nasional.",
                ),
                (
                    "Dibandingkan dengan daerah lain, produktivitas padi lebih rendah.",
                    None,
                ),
                (
                    "Beberapa indikator berada di bawah rata-rata provinsi.",
                    None,
                ),
                (
                    "Produktivitas padi belum melampaui potensi varietas unggul.",
                    None,
                ),
                (
                    "Hanya padi yang ditanam di bawah bimbingan penyuluh provinsi.",
                    None,
                ),
            ],
        },
    ),
]
