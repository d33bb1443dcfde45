"""Figures of sentences that belong to another year, or to another thing, than the words beside them say."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

LIBRARY = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

3.1 Hasil kerja

Tabel 3.1 Hasil tiga tahun

No. | Ukuran | 2029 | 2030 | 2031
1 | Indeks Kegemaran Membaca (IKGM) | 61,25 | 63,40 | 66,18
2 | Persentase naskah kuno yang dirawat | 40,12 | 45,63 | 52,37
3 | Jumlah pemustaka terdaftar | 12.418 | 13.905 | 15.264

3.2 Penggunaan dana

Tabel 3.2 Dana menurut program

Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
Program Pembinaan Perpustakaan | 812.400.000 | 755.613.000 | 93,01
Program Pelestarian Naskah | 264.500.000 | 243.366.000 | 92,01
Program Layanan Keliling | 455.200.000 | 450.628.000 | 99,00
"""
HARBOUR = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2027

2.1 Pelayanan dermaga

Tabel 1. Muatan menurut dermaga

Dermaga | Muatan 2026 (ton) | Muatan 2027 (ton) | Ketepatan 2026 (%) | Ketepatan 2027 (%)
Karang Putih | 18.214 | 19.377 | 88,21 | 91,46
Muara Tenang | 22.618 | 21.905 | 79,54 | 83,17
Teluk Bayan | 15.127 | 16.048 | 94,38 | 95,72
"""

_WRONG = [
    (LIBRARY, "Skor IKGM tahun 2030 sebesar {}.", "63,40", "61,25"),
    (LIBRARY, "IKGM tahun 2031 sebesar 66,18, meningkat dibanding tahun 2030 sebesar {}.", "63,40", "61,25"),
    (LIBRARY, "IKGM 66,18, naskah kuno yang dirawat {}%, dan anggota 4.000.", "52,37", "45,63"),
    (LIBRARY, "Sepanjang 2031, pemustaka terdaftar sebanyak {} orang.", "15.264", "13.905"),
    (LIBRARY, "- persentase naskah kuno yang dirawat: {}%;", "52,37", "40,12"),
    (LIBRARY, "Program Layanan Keliling terserap {}%.", "99,00", "92,01"),
    (LIBRARY, "Program Pelestarian Naskah terealisasi Rp{}.", "243.366.000", "755.613.000"),
    (HARBOUR, "Pada tahun 2027 muatan di Teluk Bayan mencapai {} ton.", "16.048", "15.127"),
    (HARBOUR, "Muatan Karang Putih turun dari {} ton pada tahun 2026.", "18.214", "19.377"),
    (HARBOUR, "Paling tepat waktu adalah Teluk Bayan ({}%).", "95,72", "83,17"),
    (HARBOUR, "Sebaliknya Muara Tenang memuat paling banyak barang ({} ton).", "21.905", "16.048"),
]


@pytest.mark.parametrize(("report", "text", "right", "wrong"), _WRONG)
def test_a_figure_of_another_year_or_row_is_told(report: str, text: str, right: str, wrong: str) -> None:
    line = f"{report}\n{text}\n"
    assert told(line.format(right), AuditRule.CROSSREF) == []
    found = [(printed, computed) for _, printed, computed in told(line.format(wrong), AuditRule.CROSSREF)]
    assert found == [(wrong, right)]


def test_the_finding_says_whose_figure_it_is() -> None:
    text = f"{LIBRARY}\nSkor IKGM tahun 2030 sebesar 61,25. Program Layanan Keliling terserap 92,01%.\n"
    first, second = (f.why for f in audited(text).findings if f.rule is AuditRule.CROSSREF)
    assert first.endswith("61,25 pada Tabel 3.1 (baris 8) adalah angka tahun 2029, bukan 2030.")
    assert second.endswith(
        "92,01 pada Tabel 3.2 (baris 18) adalah angka Program Pelestarian Naskah,"
        " bukan Program Layanan Keliling."
    )


_SOUND = [
    (LIBRARY, "Dibandingkan tahun 2030, IKGM mencapai 66,18."),
    (LIBRARY, "IKGM naik dari 61,25 menjadi 66,18."),
    (LIBRARY, "Tahun lalu IKGM sebesar 63,40."),
    (LIBRARY, "Rencana untuk tahun 2030 memuat:\n- kunjungan: 900;\n- naskah kuno yang dirawat: 45,63%."),
    (LIBRARY, "Tahun 2030 ditutup baik. IKGM sebesar 63,40."),
    (LIBRARY, "Naskah kuno yang dirawat ditargetkan 45,63%."),
    (LIBRARY, "Program Layanan Keliling dan Program Pelestarian Naskah (92,01%) selesai."),
    (LIBRARY, "Program Layanan Keliling lebih tinggi daripada yang lain, yaitu 92,01%."),
    (LIBRARY, "Program Layanan Keliling terserap 92,01% di tiap unit, tanpa akhir"),
    (LIBRARY, "IKGM nasional sebesar 63,40."),
    (LIBRARY, "63,40 lalu 66,18."),
    (HARBOUR, "Rata-rata ketepatan Karang Putih dan dermaga lain 95,72%."),
    (HARBOUR, "Selisih muatan Teluk Bayan terhadap yang lain 19.377 ton."),
]


@pytest.mark.parametrize(("report", "text"), _SOUND)
def test_nothing_is_told_where_words_may_mean_that_figure(report: str, text: str) -> None:
    assert told(f"{report}\n{text}\n", AuditRule.CROSSREF) == []


def test_a_figure_that_a_table_has_for_the_thing_itself_is_its_own() -> None:
    report = f"{LIBRARY}\nTabel 3.3 Rencana\n\nUkuran | Rencana 2031\n"
    report += "Persentase naskah kuno yang dirawat | 45,63\nJumlah pemustaka terdaftar | 15.000\n"
    assert told(f"{report}\nNaskah kuno yang dirawat 45,63%.\n", AuditRule.CROSSREF) == []


def test_a_figure_that_two_rows_have_is_of_neither_alone() -> None:
    report = LIBRARY.replace("450.628.000 | 99,00", "418.830.000 | 92,01")
    assert told(f"{report}\nProgram Pembinaan Perpustakaan terserap 92,01%.\n", AuditRule.CROSSREF) != []
    shared = report.replace("Program Pelestarian Naskah", "Subbagian Umum").replace(
        "243.366.000", "243.367.000"
    )
    assert told(f"{shared}\nProgram Layanan Keliling terserap 92,01%.\n", AuditRule.CROSSREF) == []


MEANS = """
LAPORAN KINERJA DINAS PERTANIAN TAHUN 2031

3.1 Hasil

Tabel 3.1 Hasil tiga tahun

No. | Ukuran | 2029 | 2030 | 2031
1 | Rata-rata panen padi ladang | 4,21 | 4,68 | 5,12
2 | Indeks pertanaman | 152,00 | 158,00 | 163,00
3 | Rata-rata umur traktor | 6,30 | 5,90 | 5,45

"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Indeks pertanaman tahun 2031 adalah 163,00, rata-rata panen padi ladang 4,68 ton.",
            [("4,68", "5,12")],
        ),
        (
            "Pada 2031 indeks pertanaman 163,00, sedangkan rata-rata umur traktor 5,90 tahun.",
            [("5,90", "5,45")],
        ),
        ("Indeks pertanaman tahun 2031 adalah 163,00, rata-rata panen padi ladang 5,12 ton.", []),
        ("Indeks pertanaman tahun 2031 rata-rata 158,00 menurut dinas lain.", []),
        ("Sejak 2031 rata-rata panen padi ladang 4,68 ton.", []),
    ],
)
def test_a_name_that_begins_as_a_mean_is_a_name(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = told(MEANS + sentence, AuditRule.CROSSREF)
    assert [(printed, computed) for _, printed, computed in found] == expected
