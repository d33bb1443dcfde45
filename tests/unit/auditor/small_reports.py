"""Small invented reports of five offices, with sentences of arithmetic, claims, counts, years and units."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A sentence with a gap, and what is right and wrong there."""

    report: str
    sentence: str
    right: str
    wrong: str


CLINICS = """
LAPORAN KINERJA DINAS KESEHATAN KABUPATEN TELAGA SARI TAHUN 2037

BAB I AKUNTABILITAS KINERJA

1.1 Akreditasi

Tabel 1.1 Puskesmas Terakreditasi per Kecamatan Tahun 2037
No | Kecamatan | Jumlah Puskesmas | Terakreditasi | Persentase (%)
1 | Aur Gading | 14 | 11 | 78.57
2 | Batang Hijau | 22 | 19 | 86.36
3 | Curup Lama | 31 | 23 | 74.19
4 | Dusun Raya | 18 | 16 | 88.89
 | Jumlah | 85 | 69 | 81.18

{}
"""

TOWNS = """
LAPORAN KINERJA DINAS LINGKUNGAN HIDUP KOTA MUARA KENANGA TAHUN 2037

BAB I AKUNTABILITAS KINERJA

1.1 Perbandingan

Tabel 1.1 Indeks Kualitas Udara Kota di Provinsi Tahun 2037
Peringkat | Kota | Indeks
1 | Kota Teluk Mas | 88,42
2 | Kota Hilir Jati | 86,17
3 | Kota Muara Kenanga | 84,95
4 | Kota Sungai Pandan | 82,30
5 | Kota Bukit Lancang | 79,68
6 | Kota Pasar Lama | 77,04

{}
"""

QUARTERS = """
LAPORAN KINERJA DINAS PERHUBUNGAN KABUPATEN SELAT BATU TAHUN 2037

BAB I AKUNTABILITAS KINERJA

1.1 Layanan

Tabel 1.1 Lama Pengujian Kendaraan per Triwulan Tahun 2037
No | Triwulan | Lama Pengujian (menit)
1 | Triwulan I | 34,60
2 | Triwulan II | 31,25
3 | Triwulan III | 32,10
4 | Triwulan IV | 28,45

{}
"""

VILLAGES = """
LAPORAN KINERJA KECAMATAN PULAU KELOR TAHUN 2037

BAB I AKUNTABILITAS KINERJA

1.1 Wilayah

Tabel 1.1 Luas, Jarak dan Penduduk menurut Desa Tahun 2037
No | Desa | Luas (ha) | Jarak ke Kecamatan (km) | Penduduk | Rumah Tangga | Kepadatan
1 | Air Lada | 1.240,50 | 4,20 | 3.412 | 912 | 275
2 | Batu Payung | 860,25 | 11,60 | 2.877 | 803 | 334
3 | Cempaka | 1.515,00 | 7,85 | 4.290 | 1.176 | 283
4 | Duku Indah | 645,75 | 2,10 | 2.206 | 641 | 342
5 | Enau | 2.010,40 | 16,35 | 1.985 | 560 | 99
 | Jumlah | 6.271,90 | | 14.770 | 4.092 | 235

{}
"""

BUDGETS = """
LAPORAN KINERJA DINAS SOSIAL KABUPATEN BUKIT RAWAS TAHUN 2037

BAB I AKUNTABILITAS KINERJA

1.1 Anggaran

Tabel 1.1 Pagu dan Realisasi per Program Tahun 2037
No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Penunjang Urusan Daerah | 3.412.650.000 | 3.301.480.750 | 96,74
2 | Program Perlindungan Sosial | 1.287.400.000 | 1.194.265.300 | 92,77
3 | Program Rehabilitasi Sosial | 864.950.000 | 842.117.900 | 97,36
4 | Program Pemberdayaan Sosial | 455.000.000 | 402.336.050 | 88,43
 | Jumlah | 6.020.000.000 | 5.740.200.000 | 95,35

{}
"""

PLANS = """
LAPORAN KINERJA DINAS PERTANIAN KABUPATEN LADANG JAYA TAHUN 2037

BAB I AKUNTABILITAS KINERJA

1.1 Perjanjian Kinerja

Tabel 1.1 Perjanjian Kinerja Tahun 2037
No | Sasaran Strategis | Indikator Kinerja | Satuan | Target
1 | Meningkatnya produksi pangan | Produktivitas padi | Ku/ha | 52,40
2 | | Produktivitas jagung | Ku/ha | 61,20
3 | Meningkatnya populasi ternak | Pertumbuhan populasi sapi | Persen | 3,50
4 | Meningkatnya mutu layanan dinas | Indeks Kepuasan Masyarakat | Nilai | 84,00

1.2 Hasil

Tabel 1.2 Hasil Pengukuran Kinerja Tahun 2037
No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Produktivitas padi | Ku/ha | 52,40 | 53,97 | 103,00
2 | Produktivitas jagung | Ku/ha | 61,20 | 58,14 | 95,00
3 | Pertumbuhan populasi sapi | Persen | 3,50 | 3,64 | 104,00
4 | Indeks Kepuasan Masyarakat | Nilai | 84,00 | 85,26 | 101,50

{}
"""

BURSARIES = """
LAPORAN KINERJA DINAS PENDIDIKAN KABUPATEN TELUK INTAN TAHUN 2037

BAB I AKUNTABILITAS KINERJA

1.1 Beasiswa

Tabel 1.1 Penyaluran Beasiswa per Kecamatan Tahun 2037
No | Kecamatan | Kuota | Tersalur | Belum | Persentase (%)
1 | Anggur | 120 | 120 | 0 | 100,00
2 | Belimbing | 95 | 88 | 7 | 92,63
3 | Ceri | 140 | 140 | 0 | 100,00
4 | Delima | 80 | 71 | 9 | 88,75
5 | Erbis | 110 | 104 | 6 | 94,55
6 | Kelapa | 60 | 60 | 0 | 100,00
 | Jumlah | 605 | 583 | 22 | 96,36

{}
"""

WATER = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM KOTA SUMBER MANIS TAHUN 2037

BAB I AKUNTABILITAS KINERJA

1.1 Air Minum

Tabel 1.1 Rumah Tangga Terlayani Air Minum per Kelurahan Tahun 2037
No | Kelurahan | Rumah Tangga | Terlayani | Cakupan (%)
1 | Kebon Sirih | 2,140 | 1,905 | 89.02
2 | Pasar Baru | 1,760 | 1,698 | 96.48
3 | Tegal Alun | 3,025 | 2,410 | 79.67
4 | Karang Tengah | 1,310 | 1,022 | 78.02
 | Jumlah | 8,235 | 7,035 | 85.43

{}
"""

CASES = [
    Case(
        CLINICS,
        sentence="Sampai akhir tahun masih ada {} puskesmas yang belum terakreditasi.",
        right="16",
        wrong="19",
    ),
    Case(
        CLINICS,
        sentence="Puskesmas yang belum terakreditasi sebanyak {} unit.",
        right="16",
        wrong="61",
    ),
    Case(
        CLINICS,
        sentence="Sebanyak {} puskesmas belum terakreditasi karena keterbatasan tenaga.",
        right="16",
        wrong="26",
    ),
    Case(
        CLINICS,
        sentence="Puskesmas yang tidak terakreditasi mencapai {}%.",
        right="18.82",
        wrong="18.28",
    ),
    Case(
        CLINICS,
        sentence="Di Kecamatan Curup Lama masih terdapat {} puskesmas yang belum terakreditasi.",
        right="8",
        wrong="9",
    ),
    Case(
        CLINICS,
        sentence="Persentase terendah sebesar {}% dan tertinggi 88.89%.",
        right="74.19",
        wrong="78.57",
    ),
    Case(
        CLINICS,
        sentence="Persentase tertinggi sebesar {}%.",
        right="88.89",
        wrong="86.36",
    ),
    Case(
        CLINICS,
        sentence="Cakupan tahun 2037 adalah 69 dibagi 85 dikali 100% sama dengan {}%.",
        right="81.18",
        wrong="88.11",
    ),
    Case(
        CLINICS,
        sentence="Cakupan tersebut dihitung dengan rumus 69/85 x 100% = {}%.",
        right="81.18",
        wrong="18.18",
    ),
    Case(
        CLINICS,
        sentence="Capaian kinerja 104.20% dikurangi serapan 97.15% menghasilkan efisiensi {}%.",
        right="7.05",
        wrong="17.05",
    ),
    Case(
        CLINICS,
        sentence="Capaian 104.20% minus serapan anggaran 97.15%, sehingga diperoleh {}%.",
        right="7.05",
        wrong="9.05",
    ),
    Case(
        CLINICS,
        sentence="Efisiensi = 104.20% - 97.15% = {}%.",
        right="7.05",
        wrong="17.05",
    ),
    Case(
        CLINICS,
        sentence="Selisih antara capaian dan serapan yaitu 104.20% - 97.15% = {}%.",
        right="7.05",
        wrong="70.50",
    ),
    Case(
        CLINICS,
        sentence="Sisa anggaran Rp2,150,000,000 - Rp1,985,400,000 = Rp{}.",
        right="164,600,000",
        wrong="146,600,000",
    ),
    Case(
        CLINICS,
        sentence="Pada tahun {} dinas akan mengajukan akreditasi bagi puskesmas lainnya.",
        right="2038",
        wrong="2036",
    ),
    Case(
        CLINICS,
        sentence="Pada tahun anggaran {} Dinas Kesehatan akan melatih petugas mutu.",
        right="2038",
        wrong="2035",
    ),
    Case(
        CLINICS,
        sentence="Dinas akan membangun dua puskesmas pembantu pada tahun {}.",
        right="2038",
        wrong="2035",
    ),
    Case(
        CLINICS,
        sentence="Dari 240 pemeriksaan, 223 selesai tepat waktu dan {} terlambat.",
        right="17",
        wrong="27",
    ),
    Case(
        CLINICS,
        sentence="Dari 85 puskesmas, 62 negeri dan {} swasta.",
        right="23",
        wrong="32",
    ),
    Case(
        CLINICS,
        sentence="Dari seluruh 96 peserta, 71 lulus dan {} gagal.",
        right="25",
        wrong="52",
    ),
    Case(
        TOWNS,
        sentence="Kota Muara Kenanga menempati peringkat ketiga, tepat di bawah {}.",
        right="Kota Hilir Jati",
        wrong="Kota Sungai Pandan",
    ),
    Case(
        TOWNS,
        sentence="Kota Muara Kenanga menduduki urutan ketiga, berada di atas {}.",
        right="Kota Sungai Pandan",
        wrong="Kota Teluk Mas",
    ),
    Case(
        TOWNS,
        sentence="Pada posisi ketiga, Kota Muara Kenanga mengungguli {}.",
        right="Kota Bukit Lancang",
        wrong="Kota Teluk Mas",
    ),
    Case(
        TOWNS,
        sentence="Kota Muara Kenanga peringkat ketiga dan tertinggal dari {}.",
        right="Kota Teluk Mas",
        wrong="Kota Pasar Lama",
    ),
    Case(
        TOWNS,
        sentence="Kota Hilir Jati pada urutan kedua, mengalahkan {}.",
        right="Kota Muara Kenanga",
        wrong="Kota Teluk Mas",
    ),
    Case(
        TOWNS,
        sentence="Selisih indeks dengan Kota Teluk Mas sebesar {} poin.",
        right="3,47",
        wrong="3,74",
    ),
    Case(
        TOWNS,
        sentence="Selisihnya dengan Kota Hilir Jati adalah {} poin.",
        right="1,22",
        wrong="1,72",
    ),
    Case(
        TOWNS,
        sentence="Kota Muara Kenanga terpaut dari Kota Teluk Mas sebesar {} poin.",
        right="3,47",
        wrong="4,37",
    ),
    Case(
        TOWNS,
        sentence="Jarak Kota Pasar Lama dengan Kota Bukit Lancang mencapai {} poin.",
        right="2,64",
        wrong="2,46",
    ),
    Case(
        TOWNS,
        sentence="Kota Muara Kenanga unggul atas Kota Sungai Pandan sebesar {} poin.",
        right="2,65",
        wrong="2,56",
    ),
    Case(
        TOWNS,
        sentence="Dari {} kota, Kota Muara Kenanga berada pada peringkat ketiga.",
        right="6",
        wrong="7",
    ),
    Case(
        TOWNS,
        sentence="Dari enam kota, posisi Kota Muara Kenanga ada di urutan ketiga, di bawah {}.",
        right="Kota Teluk Mas",
        wrong="Kota Pasar Lama",
    ),
    Case(
        TOWNS,
        sentence="Indeks tertinggi sebesar {}.",
        right="88,42",
        wrong="86,17",
    ),
    Case(
        TOWNS,
        sentence="Indeks terendah tercatat {}.",
        right="77,04",
        wrong="79,68",
    ),
    Case(
        TOWNS,
        sentence="Indeks kualitas udara terendah adalah {}.",
        right="77,04",
        wrong="84,95",
    ),
    Case(
        TOWNS,
        sentence="Indeks air sebesar 61,20. Nilai tersebut {} target 60,50.",
        right="melampaui",
        wrong="belum mencapai",
    ),
    Case(
        TOWNS,
        sentence="Indeks lahan tahun ini 58,75. Angka ini masih {} target sebesar 60,25.",
        right="di bawah",
        wrong="di atas",
    ),
    Case(
        TOWNS,
        sentence="Tutupan lahan mencapai 41,30%. Hal ini berarti {} target 40,00%.",
        right="telah memenuhi",
        wrong="belum memenuhi",
    ),
    Case(
        TOWNS,
        sentence="Cakupan pemantauan 73,33%. Dengan demikian, capaian tersebut {} target 80,00%.",
        right="belum mencapai",
        wrong="melampaui",
    ),
    Case(
        TOWNS,
        sentence="Cakupan pemantauan 86,67%. Realisasi tahun 2037 {} target 80,00%.",
        right="melampaui",
        wrong="belum melampaui",
    ),
    Case(
        QUARTERS,
        sentence="Dibandingkan triwulan I, lama pengujian triwulan IV menurun {} menit.",
        right="6,15",
        wrong="6,51",
    ),
    Case(
        QUARTERS,
        sentence="Lama pengujian triwulan IV dibandingkan triwulan I turun {} menit.",
        right="6,15",
        wrong="5,15",
    ),
    Case(
        QUARTERS,
        sentence="Lama pengujian triwulan III dibanding triwulan II meningkat {} menit.",
        right="0,85",
        wrong="0,58",
    ),
    Case(
        QUARTERS,
        sentence="Dibandingkan triwulan II, pengujian pada triwulan III {} 0,85 menit.",
        right="bertambah",
        wrong="berkurang",
    ),
    Case(
        QUARTERS,
        sentence="Terhadap triwulan I, lama pengujian triwulan II {} 3,35 menit.",
        right="menurun",
        wrong="meningkat",
    ),
    Case(
        QUARTERS,
        sentence="Dibandingkan triwulan III, pada triwulan IV waktunya {} 3,65 menit.",
        right="berkurang",
        wrong="bertambah",
    ),
    Case(
        QUARTERS,
        sentence="Lama pengujian rata-rata 31,60 menit, lebih {} daripada target 35,00 menit.",
        right="singkat",
        wrong="lama",
    ),
    Case(
        QUARTERS,
        sentence="Lama pengujian sebesar 31,60 menit, lebih {} dari target 35,00 menit.",
        right="cepat",
        wrong="lambat",
    ),
    Case(
        QUARTERS,
        sentence="Lama pengujian sebesar 38,40 menit, lebih {} dari target 35,00 menit.",
        right="lambat",
        wrong="cepat",
    ),
    Case(
        QUARTERS,
        sentence="Lama pengujian sebesar 31,60 {}, lebih cepat dari target 35,00 menit.",
        right="menit",
        wrong="persen",
    ),
    Case(
        QUARTERS,
        sentence="Pengujian memakan waktu 31,60{} atau lebih singkat daripada target 35,00 menit.",
        right=" menit",
        wrong="%",
    ),
    Case(
        QUARTERS,
        sentence="Rata-rata tunggu 12,40 {}, lebih lama dari target 10,50 hari.",
        right="hari",
        wrong="persen",
    ),
    Case(
        QUARTERS,
        sentence="Laporan ini adalah wujud pertanggungjawaban atas Perjanjian Kinerja Tahun {}.",
        right="2037",
        wrong="2036",
    ),
    Case(
        QUARTERS,
        sentence="Laporan ini menyajikan gambaran pelaksanaan Rencana Kinerja Tahunan {}.",
        right="2037",
        wrong="2034",
    ),
    Case(
        QUARTERS,
        sentence="Puji syukur, Laporan Kinerja Dinas Perhubungan Tahun {} dapat diselesaikan.",
        right="2037",
        wrong="2036",
    ),
    Case(
        QUARTERS,
        sentence="Demikian Laporan Kinerja Instansi Pemerintah Tahun {} ini disusun.",
        right="2037",
        wrong="2035",
    ),
    Case(
        QUARTERS,
        sentence="Atas rahmat Allah, penyusunan LKjIP Tahun {} dapat terselesaikan.",
        right="2037",
        wrong="2035",
    ),
    Case(
        QUARTERS,
        sentence=(
            "Waktu tunggu belum mencapai target pada tahun {}, tetapi pada tahun 2035 dan "
            "2036 melampaui target."
        ),
        right="2034",
        wrong="2035",
    ),
    Case(
        QUARTERS,
        sentence="Target terpenuhi pada tahun 2034 dan 2035, namun pada tahun {} tidak tercapai.",
        right="2036",
        wrong="2035",
    ),
    Case(
        VILLAGES,
        sentence="Desa terluas adalah {}.",
        right="Enau",
        wrong="Cempaka",
    ),
    Case(
        VILLAGES,
        sentence="Desa tersempit ialah {}.",
        right="Duku Indah",
        wrong="Batu Payung",
    ),
    Case(
        VILLAGES,
        sentence="Desa terpadat adalah {}.",
        right="Duku Indah",
        wrong="Batu Payung",
    ),
    Case(
        VILLAGES,
        sentence="Desa yang paling padat yaitu {}.",
        right="Duku Indah",
        wrong="Cempaka",
    ),
    Case(
        VILLAGES,
        sentence="Desa paling jarang penduduknya ialah {}.",
        right="Enau",
        wrong="Air Lada",
    ),
    Case(
        VILLAGES,
        sentence="{} merupakan desa terjauh dari kantor kecamatan.",
        right="Enau",
        wrong="Batu Payung",
    ),
    Case(
        VILLAGES,
        sentence="Desa terdekat dengan kantor kecamatan adalah {}.",
        right="Duku Indah",
        wrong="Air Lada",
    ),
    Case(
        VILLAGES,
        sentence="Desa terluas adalah Enau, sedangkan yang tersempit adalah {}.",
        right="Duku Indah",
        wrong="Air Lada",
    ),
    Case(
        VILLAGES,
        sentence="{} adalah desa terpadat, namun Enau yang terluas.",
        right="Duku Indah",
        wrong="Air Lada",
    ),
    Case(
        VILLAGES,
        sentence="Setiap rumah tangga rata-rata terdiri dari {} jiwa.",
        right="3,6",
        wrong="6,3",
    ),
    Case(
        VILLAGES,
        sentence="Satu rumah tangga rata-rata beranggotakan {} orang.",
        right="3,61",
        wrong="3,16",
    ),
    Case(
        VILLAGES,
        sentence="Rata-rata setiap rumah tangga menanggung {} jiwa.",
        right="3,6",
        wrong="3,9",
    ),
    Case(
        VILLAGES,
        sentence=(
            "Kecamatan menetapkan {} isu strategis, yaitu:\n\n1) jalan rusak;\n\n2) air bersih;\n\n3) abrasi."
        ),
        right="tiga",
        wrong="empat",
    ),
    Case(
        VILLAGES,
        sentence="Masalah pokok wilayah ada {}, yakni:\n\n1) jalan rusak;\n\n2) air bersih;\n\n3) abrasi.",
        right="tiga",
        wrong="lima",
    ),
    Case(
        VILLAGES,
        sentence="Permasalahan yang dihadapi sebanyak {}, yaitu:\n\na. jalan rusak;\n\nb. air bersih.",
        right="2",
        wrong="3",
    ),
    Case(
        BUDGETS,
        sentence="Serapan anggaran tahun 2037 lebih {} dibandingkan tahun 2036 sebesar 93,80%.",
        right="tinggi",
        wrong="rendah",
    ),
    Case(
        BUDGETS,
        sentence="Serapan lebih {} dari tahun sebelumnya yang mencapai 97,15%.",
        right="rendah",
        wrong="tinggi",
    ),
    Case(
        BUDGETS,
        sentence="Secara keseluruhan, serapan {} dibandingkan tahun lalu sebesar 93,80%.",
        right="meningkat",
        wrong="menurun",
    ),
    Case(
        BUDGETS,
        sentence="Tingkat penyerapan anggaran {} dibandingkan tahun 2036 yang sebesar 97,15%.",
        right="menurun",
        wrong="meningkat",
    ),
    Case(
        BUDGETS,
        sentence="Serapan terendah sebesar {}%.",
        right="88,43",
        wrong="92,77",
    ),
    Case(
        BUDGETS,
        sentence="Serapan tertinggi mencapai {}%.",
        right="97,36",
        wrong="96,74",
    ),
    Case(
        BUDGETS,
        sentence="Anggaran yang belum terserap sebesar {}.",
        right="Rp279.800.000",
        wrong="Rp297.800.000",
    ),
    Case(
        BUDGETS,
        sentence="Sisa pagu seluruhnya {}.",
        right="Rp279.800.000",
        wrong="Rp278.900.000",
    ),
    Case(
        BUDGETS,
        sentence="Dana yang tersisa sebesar {}.",
        right="Rp279.800.000",
        wrong="Rp229.800.000",
    ),
    Case(
        BUDGETS,
        sentence="Anggaran dinas sebesar {}.",
        right="Rp6.020.000.000",
        wrong="6.020.000.000 orang",
    ),
    Case(
        BUDGETS,
        sentence="Pagu anggaran sebesar {} untuk empat program.",
        right="Rp6.020.000.000",
        wrong="6.020.000.000 unit",
    ),
    Case(
        BUDGETS,
        sentence="Belanja dinas mencapai {}.",
        right="Rp5.740.200.000",
        wrong="5.740.200.000%",
    ),
    Case(
        BUDGETS,
        sentence="Realisasi mencapai Rp5.740.200.{} dari pagu yang ada.",
        right="000",
        wrong="00",
    ),
    Case(
        BUDGETS,
        sentence="Pagu Rp6.020.000.000 dikurangi realisasi Rp5.740.200.000 sama dengan Rp{}.",
        right="279.800.000",
        wrong="179.800.000",
    ),
    Case(
        BUDGETS,
        sentence="Dari 320 penerima bantuan, 306{} penerima telah menerima kartu.",
        right="",
        wrong=" persen",
    ),
    Case(
        PLANS,
        sentence="Perjanjian Kinerja memuat {} sasaran strategis.",
        right="3",
        wrong="4",
    ),
    Case(
        PLANS,
        sentence="Perjanjian Kinerja memuat {} indikator kinerja.",
        right="4",
        wrong="5",
    ),
    Case(
        PLANS,
        sentence="Dinas menetapkan {} indikator kinerja yang tertuang dalam Perjanjian Kinerja.",
        right="4",
        wrong="3",
    ),
    Case(
        PLANS,
        sentence="Dinas menyepakati {} indikator kinerja utama yang dicantumkan dalam Perjanjian Kinerja.",
        right="4",
        wrong="6",
    ),
    Case(
        PLANS,
        sentence="Terdapat {} sasaran strategis pada dokumen Perjanjian Kinerja.",
        right="3",
        wrong="2",
    ),
    Case(
        PLANS,
        sentence="Kinerja dinas diukur melalui {} indikator kinerja utama.",
        right="4",
        wrong="5",
    ),
    Case(
        PLANS,
        sentence="Dari 4 indikator, sebanyak {} indikator melampaui target.",
        right="3",
        wrong="4",
    ),
    Case(
        PLANS,
        sentence="Sebanyak {} indikator kinerja telah memenuhi target.",
        right="3",
        wrong="2",
    ),
    Case(
        PLANS,
        sentence="Terdapat {} indikator yang tidak mencapai target.",
        right="1",
        wrong="2",
    ),
    Case(
        PLANS,
        sentence="Masih ada {} indikator yang belum memenuhi target.",
        right="1",
        wrong="3",
    ),
    Case(
        PLANS,
        sentence="Capaian terendah sebesar {}%.",
        right="95,00",
        wrong="101,50",
    ),
    Case(
        PLANS,
        sentence="Capaian tertinggi tercatat {}%.",
        right="104,00",
        wrong="103,00",
    ),
    Case(
        PLANS,
        sentence="Produktivitas jagung 58,14 kuintal. Angka tersebut {} target 61,20 kuintal.",
        right="belum mencapai",
        wrong="melampaui",
    ),
    Case(
        PLANS,
        sentence="Produktivitas padi tercatat 53,97. Nilai ini {} target 52,40.",
        right="melampaui",
        wrong="belum memenuhi",
    ),
    Case(
        PLANS,
        sentence="Indeks Kepuasan Masyarakat sebesar 85,26. Realisasi tahun 2037 {} target 84,00.",
        right="telah melampaui",
        wrong="belum mencapai",
    ),
    Case(
        PLANS,
        sentence="Produktivitas jagung sebesar 58,14. Capaian tersebut berada {} target 61,20.",
        right="di bawah",
        wrong="di atas",
    ),
    Case(
        PLANS,
        sentence=(
            "Indeks Kepuasan Masyarakat merupakan rata-rata survei semester I ({}) dan semester II (86,10)."
        ),
        right="84,42",
        wrong="84,24",
    ),
    Case(
        PLANS,
        sentence=(
            "Indeks Kepuasan Masyarakat adalah rata-rata nilai semester 1 ({}) dan semester 2 (85,02)."
        ),
        right="85,50",
        wrong="58,50",
    ),
    Case(
        PLANS,
        sentence="Mulai tahun {} dinas akan membagikan benih unggul.",
        right="2038",
        wrong="2036",
    ),
    Case(
        PLANS,
        sentence="Pada tahun {}, Dinas Pertanian akan mencetak sawah baru.",
        right="2038",
        wrong="2034",
    ),
    Case(
        PLANS,
        sentence="Dinas berencana membangun lumbung pangan pada tahun {}.",
        right="2038",
        wrong="2033",
    ),
    Case(
        BURSARIES,
        sentence="Sebanyak {} kecamatan telah menyalurkan seluruh kuotanya.",
        right="3",
        wrong="4",
    ),
    Case(
        BURSARIES,
        sentence="Terdapat {} kecamatan yang sudah menyalurkan 100% kuotanya.",
        right="3",
        wrong="2",
    ),
    Case(
        BURSARIES,
        sentence="Masih ada {} kecamatan yang belum menyalurkan seluruh kuota.",
        right="3",
        wrong="4",
    ),
    Case(
        BURSARIES,
        sentence="Wilayah kabupaten terdiri atas {} kecamatan.",
        right="6",
        wrong="7",
    ),
    Case(
        BURSARIES,
        sentence="Kabupaten Teluk Intan mencakup {} kecamatan.",
        right="enam",
        wrong="lima",
    ),
    Case(
        BURSARIES,
        sentence="Kabupaten Teluk Intan terbagi dalam {} kecamatan.",
        right="6",
        wrong="5",
    ),
    Case(
        BURSARIES,
        sentence="Persentase terendah sebesar {}%.",
        right="88,75",
        wrong="92,63",
    ),
    Case(
        BURSARIES,
        sentence="Selisih Kecamatan Delima dengan Kecamatan Ceri sebesar {} poin persen.",
        right="11,25",
        wrong="12,15",
    ),
    Case(
        BURSARIES,
        sentence="Kuota Rp1.250.000.000 ditambah Rp340.000.000 menjadi Rp{}.",
        right="1.590.000.000",
        wrong="1.950.000.000",
    ),
    Case(
        BURSARIES,
        sentence="Rata-rata 96,36% minus target 92,00% menghasilkan {}%.",
        right="4,36",
        wrong="14,36",
    ),
    Case(
        BURSARIES,
        sentence="Dari 605 penerima, 281 laki-laki dan {} perempuan.",
        right="324",
        wrong="234",
    ),
    Case(
        BURSARIES,
        sentence="Dari total 583 penerima, 402 aktif dan {} pasif.",
        right="181",
        wrong="118",
    ),
    Case(
        BURSARIES,
        sentence="Dari seluruh 44 sekolah, 29 negeri dan {} swasta.",
        right="15",
        wrong="51",
    ),
    Case(
        BURSARIES,
        sentence="Dari 128 posisi guru, 117 terisi dan {} kosong.",
        right="11",
        wrong="21",
    ),
    Case(
        BURSARIES,
        sentence="Dari 96 guru yang diundang, 81 hadir dan {} berhalangan.",
        right="15",
        wrong="25",
    ),
    Case(
        BURSARIES,
        sentence="Dari 605 pelajar, 583{} pelajar telah menerima beasiswa.",
        right="",
        wrong="%",
    ),
    Case(
        BURSARIES,
        sentence="Dari 210 guru, 187{} guru telah bersertifikat.",
        right="",
        wrong=" persen",
    ),
    Case(
        BURSARIES,
        sentence="Syukur Alhamdulillah, kami dapat menyusun Laporan Kinerja Dinas Pendidikan Tahun {}.",
        right="2037",
        wrong="2036",
    ),
    Case(
        BURSARIES,
        sentence="Dengan rahmat Tuhan, LKjIP Dinas Pendidikan Tahun Anggaran {} telah disusun.",
        right="2037",
        wrong="2035",
    ),
    Case(
        WATER,
        sentence="Masih terdapat {} rumah tangga yang belum terlayani.",
        right="1,200",
        wrong="1,020",
    ),
    Case(
        WATER,
        sentence="Rumah tangga yang belum terlayani sebanyak {} rumah tangga.",
        right="1,200",
        wrong="2,100",
    ),
    Case(
        WATER,
        sentence="Sebanyak {} rumah tangga belum terlayani air minum.",
        right="1,200",
        wrong="1,300",
    ),
    Case(
        WATER,
        sentence="Rumah tangga yang belum terlayani mencapai {}%.",
        right="14.57",
        wrong="15.47",
    ),
    Case(
        WATER,
        sentence="Di Kelurahan Tegal Alun masih {} rumah tangga yang belum terlayani.",
        right="615",
        wrong="651",
    ),
    Case(
        WATER,
        sentence="Cakupan terendah sebesar {}%.",
        right="78.02",
        wrong="79.67",
    ),
    Case(
        WATER,
        sentence="Cakupan tertinggi adalah {}%.",
        right="96.48",
        wrong="89.02",
    ),
    Case(
        WATER,
        sentence="Selisih Kelurahan Pasar Baru dengan Kelurahan Karang Tengah sebesar {} poin.",
        right="18.46",
        wrong="14.86",
    ),
    Case(
        WATER,
        sentence="Cakupan 7,035 dibagi 8,235 dikali 100% sama dengan {}%.",
        right="85.43",
        wrong="84.53",
    ),
    Case(
        WATER,
        sentence="Cakupan tahun 2037 lebih {} dibandingkan tahun 2036 sebesar 83.10%.",
        right="tinggi",
        wrong="rendah",
    ),
    Case(
        WATER,
        sentence="Cakupan {} dibandingkan tahun sebelumnya sebesar 87.25%.",
        right="menurun",
        wrong="meningkat",
    ),
    Case(
        WATER,
        sentence="Cakupan air minum tahun ini 85.43%. Angka tersebut {} target 88.00%.",
        right="belum mencapai",
        wrong="melampaui",
    ),
    Case(
        WATER,
        sentence="Cakupan air minum tahun ini 85.43%. Capaian ini {} target sebesar 82.00%.",
        right="melebihi",
        wrong="belum mencapai",
    ),
    Case(
        WATER,
        sentence="Pagu Rp2,150,000,000 dikurangi realisasi Rp1,985,400,000 sama dengan Rp{}.",
        right="164,600,000",
        wrong="614,600,000",
    ),
    Case(
        WATER,
        sentence="Pada tahun {} dinas akan memasang 600 sambungan rumah.",
        right="2038",
        wrong="2036",
    ),
    Case(
        WATER,
        sentence="Di tahun {}, Dinas Pekerjaan Umum akan memperbaiki jaringan pipa.",
        right="2038",
        wrong="2033",
    ),
    Case(
        WATER,
        sentence="Untuk itu pada tahun {} akan dibangun reservoir.",
        right="2038",
        wrong="2035",
    ),
    Case(
        WATER,
        sentence="Laporan ini merupakan wujud pertanggungjawaban atas Perjanjian Kinerja Tahun {}.",
        right="2037",
        wrong="2035",
    ),
    Case(
        WATER,
        sentence="Demikian Laporan Kinerja Dinas Pekerjaan Umum Tahun {} ini disusun.",
        right="2037",
        wrong="2036",
    ),
    Case(
        WATER,
        sentence="Efisiensi yang diperoleh adalah 101.25% - 96.40% = {}%.",
        right="4.85",
        wrong="14.85",
    ),
    Case(
        WATER,
        sentence="Capaian 101.25% dikurangi serapan 96.40%, hasilnya {}%.",
        right="4.85",
        wrong="8.45",
    ),
    Case(
        WATER,
        sentence="Dari 64 aduan, 51 selesai tepat waktu dan {} terlambat.",
        right="13",
        wrong="31",
    ),
    Case(
        WATER,
        sentence="Dari total 58 operator, 44 laki-laki dan {} perempuan.",
        right="14",
        wrong="41",
    ),
    Case(
        WATER,
        sentence="Dari 72 keluhan, 65 selesai tepat waktu dan {} terlambat.",
        right="7",
        wrong="9",
    ),
    Case(
        WATER,
        sentence="Dari total 48 petugas, 39 laki-laki dan {} perempuan.",
        right="9",
        wrong="19",
    ),
    Case(
        WATER,
        sentence="Isu strategis dinas ada {}, yaitu:\n\n1) kebocoran pipa;\n\n2) debit menurun.",
        right="dua",
        wrong="tiga",
    ),
    Case(
        WATER,
        sentence="Kendala yang dihadapi berjumlah {}, yakni:\n\n1) kebocoran pipa;\n\n2) debit menurun.",
        right="2",
        wrong="4",
    ),
]
"""Each is right with one filling, and told with the other."""

SOUND = [
    (
        CLINICS,
        "Di seluruh kabupaten belum ada puskesmas yang menutup layanan.",
    ),
    (
        CLINICS,
        "Sebanyak 12 puskesmas belum memiliki dokter gigi.",
    ),
    (
        CLINICS,
        "Puskesmas yang belum terakreditasi paripurna sebanyak 40 unit.",
    ),
    (
        CLINICS,
        "Nilai akreditasi 60.00 - 75.00 = Madya.",
    ),
    (
        CLINICS,
        "Dari 240 pemeriksaan, 223 selesai dan 10 dirujuk.",
    ),
    (
        CLINICS,
        "Pada tahun 2035 dinas merencanakan bahwa akreditasi akan dimulai.",
    ),
    (
        CLINICS,
        "Dinas akan meneruskan pelatihan yang dirintis sejak tahun 2035.",
    ),
    (
        TOWNS,
        "Kota Muara Kenanga berada di bawah Kota Teluk Mas pada peringkat ketiga.",
    ),
    (
        TOWNS,
        "Selisih indeks dengan Kota Teluk Mas tahun 2036 sebesar 4,10 poin.",
    ),
    (
        TOWNS,
        "Nilai air 61,20. Nilai tersebut di bawah target akhir RPJMD 65,00.",
    ),
    (
        TOWNS,
        "Timbulan sampah 41,30%. Angka ini melampaui target 40,00%.",
    ),
    (
        TOWNS,
        "Dari 27 kota, Kota Muara Kenanga meraih peringkat ketiga.",
    ),
    (
        QUARTERS,
        "Dibandingkan triwulan I, jumlah kendaraan pada triwulan IV naik 215 unit.",
    ),
    (
        QUARTERS,
        "Lama pengujian turun 18 persen dibandingkan triwulan I.",
    ),
    (
        QUARTERS,
        "Waktu tunggu 12,40 hari, lebih lama dari target 10,50 hari.",
    ),
    (
        QUARTERS,
        "Laporan Kinerja Tahun 2036 memperoleh nilai BB dari evaluator.",
    ),
    (
        QUARTERS,
        "LKjIP Tahun 2036 telah disampaikan kepada Bupati.",
    ),
    (
        VILLAGES,
        "Desa terluas kedua adalah Cempaka.",
    ),
    (
        VILLAGES,
        "Jalan terpanjang berada di Batu Payung.",
    ),
    (
        VILLAGES,
        "Setiap posyandu rata-rata melayani 41,5 orang.",
    ),
    (
        VILLAGES,
        "Isu strategis ada lima, antara lain:\n\n1) jalan rusak;\n\n2) air bersih.",
    ),
    (
        PLANS,
        "Renstra memuat 7 sasaran strategis dan 12 indikator.",
    ),
    (
        PLANS,
        "Setiap bidang mempunyai 2 indikator kinerja.",
    ),
    (
        PLANS,
        "RPJMD memuat 4 sasaran strategis.",
    ),
    (
        PLANS,
        "Cabai sebesar 61,20. Angka tersebut di bawah target provinsi sebesar 70,00.",
    ),
    (
        PLANS,
        "Survei semester I (81,10) dan semester II (82,30) diisi 120 petani.",
    ),
    (
        PLANS,
        "Sebanyak 2 kelompok tani mencapai target panen.",
    ),
    (
        BURSARIES,
        "Dari 605 penerima, 281 dan 300 di antaranya berasal dari desa.",
    ),
    (
        BURSARIES,
        "Sebanyak 4 kecamatan telah menyerahkan seluruh laporannya.",
    ),
    (
        BURSARIES,
        "Wilayah kerja unit pelayanan mencakup dua kecamatan.",
    ),
    (
        BURSARIES,
        "Dari 210 guru, 87 persen guru telah bersertifikat.",
    ),
    (
        BURSARIES,
        "Sebanyak 2 kecamatan telah menyalurkan seluruh kuotanya pada tahap pertama.",
    ),
    (
        BURSARIES,
        "Dinas akan mendampingi 12 sekolah rintisan.",
    ),
    (
        BUDGETS,
        "Serapan Program Perlindungan Sosial lebih rendah dibandingkan tahun 2036 sebesar 94,10%.",
    ),
    (
        BUDGETS,
        "Serapan semester I lebih rendah dibandingkan tahun 2036 sebesar 41,25%.",
    ),
    (
        BUDGETS,
        "Nilai tertinggi sebesar 92,77 dicapai pelayanan lansia.",
    ),
    (
        BUDGETS,
        "Sisa pagu Program Pemberdayaan Sosial sebesar Rp52.663.950.",
    ),
]
"""Easily misread, and right."""
