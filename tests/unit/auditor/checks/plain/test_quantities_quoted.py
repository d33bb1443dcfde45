"""Figures of summaries and closing chapters, held against tables far off by what they name."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

REPORT = """
LAPORAN KINERJA DINAS PARIWISATA KABUPATEN TELUK AMBAR
TAHUN 2034

KATA PENGANTAR

{}

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Pengukuran Kinerja Tahun 2034

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Persentase pelaku wisata yang bersertifikat | % | 60,00 | 63,75 | 106,25
2 | Indeks Daya Saing Wisata (IDSW) | Indeks | 3,200 | 3,364 | 105,13
3 | Rata-rata lama tinggal wisatawan | Hari | 2,50 | 2,10 | 84,00
4 | Nilai SAKIP | Nilai | 72,00 | 74,52 | 103,50
 | Rata-rata | | | | 99,72

Tabel 3.2 Pendapatan Daerah dari Wisata Tahun 2032-2034

Uraian | 2032 | 2033 | 2034
Pendapatan Asli Daerah (Rp juta) | 81.420 | 88.357 | 94.816
Retribusi tempat wisata (Rp juta) | 6.213 | 6.940 | 7.482
Pertumbuhan PAD (%) | 4,12 | 8,52 | 7,31

Tabel 3.3 Perkembangan Indeks Kepuasan Masyarakat Tahun 2032-2034

Tahun | Indeks | Kenaikan
2032 | 80,15 | -
2033 | 82,47 | 2,32
2034 | 83,92 | 1,45

Tabel 3.4 Kunjungan dan Kecelakaan Wisata per Kecamatan Tahun 2034

No | Kecamatan | Jumlah Kunjungan | Jumlah Kecelakaan | % Tertangani
1 | Ambar Kota | 41.210 | 13 | 84,62
2 | Teluk Dalam | 28.364 | 9 | 66,67
3 | Pulau Sari | 30.118 | 17 | 82,35
 | Jumlah | 99.692 | 39 | 79,49
"""


def findings(sentence: str) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in audited(REPORT.format(sentence)).findings]


WRONG = [
    # a name, whole or short, by initials, in other forms of its words
    ("Indeks Daya Saing Wisata mencapai 3,463.", "3,463", "3,364"),
    ("IDSW tahun 2034 tercatat sebesar 3,463 dari target 3,200.", "3,463", "3,364"),
    ("Indeks Daya Saing Wisata (IDSW) berada pada angka 3,812 pada tahun 2034.", "3,812", "3,364"),
    ("Pelaku wisata bersertifikat terealisasi 69,35% dari target 60,00%.", "69,35", "63,75"),
    ("2. Persentase pelaku wisata bersertifikat 63,75% dari target 65,00%;", "65,00", "60,00"),
    ("Nilai SAKIP dinas sebesar 78,30, melampaui target.", "78,30", "74,52"),
    ("Indeks Kepuasan Masyarakat naik menjadi 83,92 dari 81,27 pada tahun 2033.", "81,27", "82,47"),
    ("Pada tahun 2033 Indeks Kepuasan Masyarakat sebesar 81,74.", "81,74", "82,47"),
    # money in words, in full and in millions
    ("Pendapatan Asli Daerah tahun 2034 sebesar Rp98.416 juta.", "98.416", "94.816"),
    ("PAD tahun 2034 mencapai Rp98,42 miliar.", "98,42", "94,82"),
    ("Realisasi PAD tahun 2033 sebesar Rp83.857.000.000.", "83.857.000.000", "88.357.000.000"),
    (
        "Retribusi tempat wisata mencapai Rp7,84 miliar, naik dari Rp6.940 juta pada tahun 2033.",
        "7,84",
        "7,48",
    ),
    (
        "PAD tahun 2034 sebesar Rp94.816 juta, naik 7,31% dari tahun 2033 yang sebesar Rp85.835 juta.",
        "85.835",
        "88.357",
    ),
    # wholes
    ("Rata-rata capaian seluruh indikator kinerja tahun 2034 sebesar 97,92%.", "97,92", "99,72"),
    (
        "Hasil pengukuran menunjukkan rata-rata capaian kinerja sebesar 96,15% dengan kategori Baik.",
        "96,15",
        "99,72",
    ),
    ("Selama tahun 2034 terjadi 58 kecelakaan wisata.", "58", "39"),
    ("Sepanjang tahun 2034 tercatat 96.992 kunjungan wisata.", "96.992", "99.692"),
]


@pytest.mark.parametrize(("sentence", "printed", "meant"), WRONG)
def test_a_quantity_that_all_tables_have_otherwise_is_told(sentence: str, printed: str, meant: str) -> None:
    assert [(own, other) for _, own, other in findings(sentence)][:1] == [(printed, meant)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Indeks Daya Saing Wisata mencapai 3,364 dari target 3,200, naik dari tahun sebelumnya.",
        "Indeks Daya Saing Wisata provinsi mencapai 3,463.",
        "Indeks Daya Saing Wisata triwulan III sebesar 3,118.",
        "Indeks Daya Saing Wisata pada akhir Renstra ditargetkan 3,715.",
        "Indeks Daya Saing Wisata Kabupaten Muara Intan sebesar 3,463.",
        "Pelaku wisata bersertifikat di Pulau Sari mencapai 58,20%.",
        "Pelaku wisata perempuan yang bersertifikat mencapai 41,30%.",
        "Nilai SAKIP tahun 2031 sebesar 70,11.",
        "Nilai SAKIP komponen perencanaan sebesar 61,30.",
        "Indeks Kepuasan Masyarakat layanan perizinan sebesar 85,20.",
        "Sampai dengan Juni 2034 PAD mencapai Rp47,20 miliar.",
        "PAD tahun 2034 sebesar Rp94,8 miliar.",
        "PAD tahun 2034 sebesar Rp94.816.250.000.",
        "PAD dari sektor parkir sebesar Rp61,20 miliar.",
        "PAD tahun 2035 direncanakan Rp99.500 juta.",
        "Potensi PAD diperkirakan Rp120,40 miliar.",
        "PAD naik Rp6.459 juta dibandingkan tahun 2033.",
        "Pertumbuhan PAD tahun 2034 sebesar 7,31%.",
        "Rata-rata capaian indikator sasaran kedua sebesar 94,32%.",
        "Rata-rata capaian program sebesar 94,18%.",
        "Rata-rata capaian kinerja tahun 2033 sebesar 97,92%.",
        "Selama tahun 2034 terjadi 13 kecelakaan wisata di Ambar Kota.",
        "Selama tahun 2034 terjadi 21 kecelakaan wisata laut.",
        "Selama semester I tahun 2034 terjadi 21 kecelakaan wisata.",
        "Sepanjang tahun 2034 tercatat 51.308 kunjungan wisata mancanegara.",
        "Rata-rata lama tinggal wisatawan 2,10 hari dari target 2,50 hari.",
    ],
)
def test_what_is_right_or_of_something_else_is_left_alone(sentence: str) -> None:
    assert findings(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "printed", "meant"),
    [
        ("PAD mencapai Rp94.816 juta dan tumbuh 9,31%.", "9,31", "7,31"),
        (
            "Retribusi tempat wisata sebesar Rp7.482 juta, meningkat 8,71% dibandingkan tahun 2033.",
            "8,71",
            "7,81",
        ),
        (
            "Retribusi tempat wisata sebesar Rp7.482 juta, menurun 7,81% dari tahun 2033.",
            "menurun",
            "meningkat",
        ),
        ("Retribusi tempat wisata tumbuh sebesar 25,43% dari tahun 2032.", "25,43", "20,42"),
    ],
)
def test_a_share_by_which_a_quantity_moved_is_told(sentence: str, printed: str, meant: str) -> None:
    assert [(own, other) for _, own, other in findings(sentence)] == [(printed, meant)]


@pytest.mark.parametrize(
    "sentence",
    [
        "PAD mencapai Rp94.816 juta dan tumbuh 7,31%.",
        "Retribusi tempat wisata sebesar Rp7,48 miliar, naik 7,81% dibandingkan tahun 2033.",
        "Retribusi tempat wisata tumbuh 20,43% dari tahun 2032.",
        "PAD ditargetkan tumbuh 6,50% dari tahun 2033.",
        "PAD dari sektor parkir tumbuh 5,20% dibandingkan tahun 2033.",
        "PAD tumbuh rata-rata 7,91% per tahun.",
        "PAD triwulan III tumbuh 6,12%.",
    ],
)
def test_a_share_that_is_right_or_of_other_levels_is_left_alone(sentence: str) -> None:
    assert findings(sentence) == []


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Indeks Daya Saing\nwisata\nindeks 3,463 pada tahun 2034.", True),
        ("Indeks Daya Saing\nwisata\nindeks 3,463 3,364 3,200 108,50 ○ Tinggi", False),
    ],
)
def test_a_row_whose_columns_are_lost_is_no_sentence(line: str, is_told: bool) -> None:
    assert (("crossref", "3,463", "3,364") in findings(line)) is is_told
