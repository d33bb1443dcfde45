"""Counts of indicators, goals, districts and points of lists, and of rows that met their target."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told
from tests.unit.auditor.told import filled

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PEMBERDAYAAN DESA KABUPATEN LEMBAH RINJING TAHUN 2034

BAB I PERENCANAAN KINERJA

1.1 Umum

{umum}

1.2 Perjanjian Kinerja

Tabel 1.1 Perjanjian Kinerja Tahun 2034
No | Sasaran Strategis | Indikator Kinerja | Satuan | Target
1 | Meningkatnya status perkembangan desa | Indeks Desa Membangun | Indeks | 0,6950
2 | | Persentase desa berstatus maju dan mandiri | Persen | 55,00
3 | Meningkatnya ekonomi dan kelembagaan desa | Persentase BUM Desa aktif | Persen | 78,00
4 | | Persentase lembaga kemasyarakatan desa aktif | Persen | 85,00
5 | Meningkatnya kualitas pelayanan dinas | Indeks Kepuasan Masyarakat | Nilai | 82,50

{rencana}

Tabel 1.2 Pengukuran Kinerja Tahun 2034
No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Indeks Desa Membangun | Indeks | 0,6950 | 0,7014 | 100,92
2 | Persentase desa berstatus maju dan mandiri | Persen | 55,00 | 56,48 | 102,69
3 | Persentase BUM Desa aktif | Persen | 78,00 | 75,26 | 96,49
4 | Persentase lembaga kemasyarakatan desa aktif | Persen | 85,00 | 89,78 | 105,62
5 | Indeks Kepuasan Masyarakat | Nilai | 82,50 | 83,10 | 100,73

{hasil}

1.3 Dana Desa

Tabel 1.3 Penyaluran Dana Desa per Kecamatan Tahun 2034
No | Kecamatan | Alokasi | Penyaluran | Sisa | % Salur
1 | Rinjing Hulu | 9.863.250 | 9.863.250 | 0 | 100,00
2 | Rinjing Hilir | 10.427.800 | 10.214.350 | 213.450 | 97,95
3 | Batu Ampar | 10.118.400 | 10.118.400 | 0 | 100,00
4 | Tanah Grogol | 9.684.900 | 9.412.600 | 272.300 | 97,19
5 | Simpang Empat | 9.472.150 | 9.472.150 | 0 | 100,00
 | Jumlah | 49.566.500 | 49.080.750 | 485.750 | 99,02

{dana}

1.4 Perbandingan

Tabel 1.4 Indeks Desa Kabupaten di Provinsi Tahun 2034
Peringkat | Kabupaten | Indeks
1 | Kabupaten Sungai Pinang | 0,7326
2 | Kabupaten Bukit Raya | 0,7158
3 | Kabupaten Lembah Rinjing | 0,7014
4 | Kabupaten Kuala Benuang | 0,6873
5 | Kabupaten Tapak Suli | 0,6689

{banding}
"""

PAIRS = [
    ("rencana", "Perjanjian Kinerja memuat {} sasaran strategis dan didukung 3 program.", "3", "4"),
    (
        "rencana",
        "Perjanjian Kinerja memuat {} sasaran strategis dan didukung 3 program dengan pagu.",
        "3",
        "4",
    ),
    (
        "rencana",
        "Dinas menetapkan {} indikator kinerja yang dituangkan ke dalam Perjanjian Kinerja.",
        "5",
        "6",
    ),
    ("umum", "Terdapat {} sasaran strategis dalam Perjanjian Kinerja Tahun 2034.", "3", "4"),
    ("umum", "Dinas melaksanakan {} indikator kinerja dengan rata-rata capaian 101,29%.", "5", "6"),
    ("umum", "Jumlah indikator kinerja yang diperjanjikan sebanyak {} indikator.", "5", "6"),
    ("umum", "Kinerja dinas diukur dengan {} indikator kinerja utama.", "5", "4"),
    ("hasil", "Dari 5 indikator, sebanyak {} indikator mencapai target.", "4", "5"),
    ("hasil", "Sebanyak {} indikator telah mencapai atau melampaui target.", "4", "3"),
    ("hasil", "Terdapat {} indikator yang belum mencapai target.", "1", "2"),
    ("umum", "Wilayah pelayanan mencakup {} kecamatan.", "5", "6"),
    ("umum", "Kabupaten Lembah Rinjing terdiri dari {} kecamatan.", "5", "4"),
    ("dana", "Sebanyak {} kecamatan telah menyalurkan seluruh alokasinya.", "3", "4"),
    ("dana", "Terdapat {} kecamatan yang belum menyalurkan seluruh dananya.", "2", "3"),
    ("banding", "Dari {} kabupaten, Kabupaten Lembah Rinjing berada pada peringkat ketiga.", "5", "6"),
    ("banding", "Dinas berada pada peringkat 3 di antara {} kabupaten.", "5", "4"),
    ("umum", "Isu strategis dinas ada {}, yaitu:\n\n1) data usang;\n\n2) kepatuhan rendah.", "dua", "tiga"),
    ("umum", "Isu yang dihadapi berjumlah {} :\n\na. data usang;\n\nb. kepatuhan rendah.", "dua", "empat"),
]

SOUND = [
    ("rencana", "Renstra memuat 7 sasaran strategis dan 12 indikator."),
    ("rencana", "Setiap bidang mempunyai 2 indikator kinerja."),
    ("rencana", "RPJMD memuat 4 sasaran strategis."),
    ("hasil", "Dari 3 indikator bidang, sebanyak 2 indikator mencapai target."),
    ("hasil", "Di bidang kelembagaan 2 indikator meningkat dari tahun lalu."),
    ("dana", "Sebanyak 2 kecamatan telah menyalurkan seluruh alokasinya pada triwulan II."),
    ("dana", "Sebanyak 4 kecamatan telah menyerahkan seluruh laporannya."),
    ("umum", "Wilayah kerja unit pelayanan mencakup dua kecamatan."),
    ("umum", "Tahun ini dua kecamatan mendapat kunjungan."),
    ("umum", "Isu strategis ada lima, di antaranya:\n\n1) data usang;\n\n2) kepatuhan rendah."),
    ("banding", "Dari 13 kabupaten, Kabupaten Lembah Rinjing berada pada peringkat ketiga."),
]


@pytest.mark.parametrize(("place", "sentence", "right", "wrong"), PAIRS)
def test_wrong_count_is_told(place: str, sentence: str, right: str, wrong: str) -> None:
    assert told(filled(REPORT, place, sentence.format(right)), AuditRule.COUNT) == []
    text = filled(REPORT, place, sentence.format(wrong))
    first = sentence.format(wrong).split("\n")[0]
    line = text.strip("\n").split("\n").index(first) + 1
    assert [found[0] for found in told(text, AuditRule.COUNT)] == [line]


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_sound_count_stays_silent(place: str, sentence: str) -> None:
    assert told(filled(REPORT, place, sentence), AuditRule.COUNT) == []
