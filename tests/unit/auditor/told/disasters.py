"""A report on disasters, with what it tells rightly and what contradicts its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

REPORT = """
LAPORAN KINERJA BADAN PENANGGULANGAN BENCANA DAERAH KABUPATEN LAUT BIRU TAHUN 2027

BAB II AKUNTABILITAS KINERJA

3.1 Kejadian Bencana

Tabel 3.1 Kejadian Bencana Menurut Jenis
Jenis Bencana | 2026 | 2027
Banjir | 24 | 31
Tanah Longsor | 17 | 12
Angin Kencang | 21 | 26
Kebakaran Lahan | 13 | 9
Gelombang Pasang | 5 | 8
Jumlah | 80 | 86

{jenis}

3.2 Kejadian per Bulan

Tabel 3.2 Kejadian Bencana Menurut Bulan Tahun 2027
Bulan | Kejadian | Korban (jiwa)
Januari | 14 | 220
Februari | 12 | 185
Maret | 9 | 90
April | 6 | 41
Mei | 3 | 12
Juni | 4 | 15
Juli | 5 | 22
Agustus | 6 | 37
September | 5 | 18
Oktober | 4 | 16
November | 7 | 64
Desember | 11 | 174
Jumlah | 86 | 894

{bulan}

3.3 Indeks Ketahanan

Tabel 3.3 Indeks Ketahanan Daerah
Wilayah | 2026 | 2027
Kabupaten Laut Biru | 0,58 | 0,62
Kabupaten Pulau Karang | 0,55 | 0,57
Kabupaten Selat Indah | 0,64 | 0,66
Provinsi Samudra | 0,60 | 0,61

{ikd}

3.4 Desa Tangguh

Tabel 3.4 Desa Tangguh Bencana Menurut Kecamatan Tahun 2027
Kecamatan | Desa Rawan | Desa Terbentuk
Teluk | 22 | 18
Tanjung | 15 | 15
Kuala | 19 | 11
Jumlah | 56 | 44

{desa}

3.5 Capaian

Tabel 3.5 Capaian Indikator Kinerja BPBD Tahun 2027
Indikator | Target | Realisasi | Capaian (%)
Indeks Ketahanan Daerah | 0,60 | 0,62 | 103,33
Persentase Desa Tangguh Bencana | 75,00 | 78,57 | 104,76
Persentase Korban Tertangani | 100,00 | 100,00 | 100,00
Nilai SAKIP | 72,00 | 70,56 | 98,00

{capaian}
"""

SENTENCES: Mapping[str, Sequence[Pair]] = {
    "jenis": [
        (
            "Tiga jenis bencana bertambah dan dua jenis berkurang dibanding tahun sebelumnya.",
            "Dua jenis bencana bertambah dan tiga jenis berkurang dibanding tahun sebelumnya.",
        ),
        (
            "Bencana yang menurun adalah tanah longsor dan kebakaran lahan.",
            "Bencana yang menurun adalah tanah longsor dan gelombang pasang.",
        ),
        (
            "Banjir dan angin kencang menyumbang 66,28% dari total kejadian.",
            "Banjir dan angin kencang menyumbang 56,28% dari total kejadian.",
        ),
    ],
    "bulan": [
        ("Bencana paling sering terjadi pada bulan Januari.", None),
        (
            "Jumlah korban terbanyak jatuh pada bulan Januari, sebanyak 220 jiwa.",
            "Jumlah korban terbanyak jatuh pada bulan Februari, sebanyak 220 jiwa.",
        ),
    ],
    "ikd": [
        (
            "Indeks Kabupaten Laut Biru sebesar 0,62 sudah melampaui Provinsi Samudra.",
            "Indeks Kabupaten Laut Biru sebesar 0,62 sudah melampaui Kabupaten Selat Indah.",
        ),
        (
            "Indeks Kabupaten Laut Biru tahun 2026 sebesar 0,58.",
            "Indeks Kabupaten Laut Biru tahun 2027 sebesar 0,58.",
        ),
    ],
    "desa": [
        (
            "Masih ada 8 desa di Kuala yang belum terbentuk.",
            "Masih ada 6 desa di Kuala yang belum terbentuk.",
        ),
        (
            "Sebanyak 12 desa rawan belum terbentuk menjadi desa tangguh.",
            "Sebanyak 14 desa rawan belum terbentuk menjadi desa tangguh.",
        ),
    ],
    "capaian": [
        (
            "Tiga indikator tercapai, hanya satu yang belum, yaitu Nilai SAKIP.",
            "Tiga indikator tercapai, hanya satu yang belum, yaitu Indeks Ketahanan Daerah.",
        ),
        (
            "Hanya satu indikator yang gagal mencapai target tahun 2027.",
            "Hanya dua indikator yang gagal mencapai target tahun 2027.",
        ),
    ],
}
