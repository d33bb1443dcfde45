"""A report on markets, with what it tells rightly and what contradicts its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

REPORT = """
LAPORAN KINERJA DINAS PERDAGANGAN KOTA SENTOSA TAHUN 2031

BAB I PENDAHULUAN

Dinas Perdagangan memiliki susunan organisasi:
a. Sekretariat
b. Bidang Pasar
c. Bidang Kemetrologian
d. Bidang Stabilisasi Harga
e. Bidang Ekspor
f. UPT Pasar Timur
g. UPT Pasar Barat

{organisasi}

BAB II AKUNTABILITAS KINERJA

A. Retribusi Pasar

Tabel 3.1 Target dan Realisasi Retribusi Pasar Tahun 2031
Pasar | Target (Rp) | Realisasi (Rp) | Persentase
Pasar Timur | 1.400.000.000 | 1.484.000.000 | 106,00
Pasar Barat | 1.100.000.000 | 1.045.000.000 | 95,00
Pasar Induk | 2.300.000.000 | 2.415.000.000 | 105,00
Pasar Ikan | 600.000.000 | 582.000.000 | 97,00
Jumlah | 5.400.000.000 | 5.526.000.000 | 102,33

{retribusi}

B. Pedagang

Tabel 3.2 Jumlah Pedagang Menurut Pasar
Pasar | Tahun 2030 | Tahun 2031
Pasar Timur | 412 | 430
Pasar Barat | 388 | 371
Pasar Induk | 655 | 702
Pasar Ikan | 140 | 152
Jumlah | 1.595 | 1.655

{pedagang}

C. Tera Ulang

Tabel 3.3 Tera Ulang Alat Ukur Tahun 2031
Jenis Alat | Wajib Tera | Sudah Ditera | Persentase
Timbangan Meja | 1.820 | 1.710 | 93,96
Timbangan Elektronik | 960 | 945 | 98,44
Pompa Ukur BBM | 214 | 214 | 100,00
Jumlah | 2.994 | 2.869 | 95,82

{tera}

D. Inflasi

Tabel 3.4 Laju Inflasi Menurut Kota (%)
Kota | 2029 | 2030 | 2031
Kota Sentosa | 2,95 | 2,60 | 2,41
Kota Harapan | 3,10 | 2,74 | 2,83
Kota Delima | 2,70 | 2,52 | 2,35
Nasional | 2,61 | 2,57 | 2,48

{inflasi}

E. Kepuasan

Tabel 3.5 Perkembangan Indeks Kepuasan Pedagang
Uraian | 2027 | 2028 | 2029 | 2030 | 2031
Indeks Kepuasan Pedagang | 76,40 | 78,15 | 79,90 | 81,05 | 83,30

{kepuasan}
"""

SENTENCES: Mapping[str, Sequence[Pair]] = {
    "organisasi": [
        ("Kepala Dinas membawahi empat kepala bidang.", None),
        ("Dinas juga menaungi dua UPT.", "Dinas juga menaungi tiga UPT."),
        (
            "Laporan kinerja ini disampaikan kepada Wali Kota Sentosa.",
            "Laporan kinerja ini disampaikan kepada Wali Kota Bandung.",
        ),
    ],
    "retribusi": [
        (
            "Retribusi pasar terkumpul Rp5.526.000.000 dan melampaui target sebesar Rp5.400.000.000.",
            "Retribusi pasar terkumpul Rp5.526.000.000 dan melampaui target sebesar Rp5.040.000.000.",
        ),
        (
            "Dua pasar belum mencapai target, yaitu Pasar Barat dan Pasar Ikan.",
            "Dua pasar belum mencapai target, yaitu Pasar Barat dan Pasar Induk.",
        ),
        (
            "Target Pasar Ikan sebesar Rp600.000.000 tidak tercapai.",
            "Target Pasar Induk sebesar Rp2.300.000.000 tidak tercapai.",
        ),
        (
            "Pasar Timur dan Pasar Induk menyumbang 70,56% dari total retribusi.",
            "Pasar Timur dan Pasar Induk menyumbang 76,50% dari total retribusi.",
        ),
    ],
    "pedagang": [
        (
            "Tiga pasar mengalami penambahan pedagang dan satu pasar berkurang.",
            "Dua pasar mengalami penambahan pedagang dan dua pasar berkurang.",
        ),
        (
            "Pasar yang pedagangnya berkurang adalah Pasar Barat.",
            "Pasar yang pedagangnya berkurang adalah Pasar Ikan.",
        ),
        (
            "Jumlah pedagang di Pasar Timur, Pasar Induk, dan Pasar Ikan bertambah.",
            "Jumlah pedagang di Pasar Timur, Pasar Barat, dan Pasar Ikan bertambah.",
        ),
        (
            "Pedagang di Pasar Timur lebih banyak daripada di Pasar Barat.",
            "Pedagang di Pasar Timur lebih sedikit daripada di Pasar Barat.",
        ),
    ],
    "tera": [
        ("Sebanyak 110 timbangan meja belum ditera.", "Sebanyak 101 timbangan meja belum ditera."),
        ("Seluruhnya masih ada 125 alat ukur yang belum ditera.", None),
        ("Pompa ukur BBM seluruhnya sudah ditera.", None),
    ],
    "inflasi": [
        (
            "Inflasi Kota Sentosa tahun 2031 lebih rendah dibandingkan nasional (2,48%).",
            "Inflasi Kota Sentosa tahun 2031 lebih tinggi dibandingkan nasional (2,48%).",
        ),
        (
            "Inflasi Kota Sentosa berada di atas Kota Delima.",
            "Inflasi Kota Sentosa berada di bawah Kota Delima.",
        ),
        (
            "Tahun 2030 inflasi Kota Sentosa tercatat 2,60%.",
            "Tahun 2029 inflasi Kota Sentosa tercatat 2,60%.",
        ),
        (
            "Inflasi Kota Sentosa turun 0,54 poin dibandingkan tahun 2029.",
            "Inflasi Kota Sentosa turun 0,19 poin dibandingkan tahun 2029.",
        ),
    ],
    "kepuasan": [
        ("IKP meningkat 5,15 poin sejak tahun 2028.", "IKP meningkat 6,90 poin sejak tahun 2028."),
        (
            "Indeks kepuasan pedagang pada 2029 mencapai 79,90.",
            "Indeks kepuasan pedagang pada 2030 mencapai 79,90.",
        ),
        (
            "Indeks kepuasan pedagang terendah terjadi pada tahun 2027.",
            "Indeks kepuasan pedagang terendah terjadi pada tahun 2028.",
        ),
    ],
}
