"""Figures of running text that misquote a table by a slip of the pen, told by the words around them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.auditor.understanding.figure_index import find_figures
from capaian.auditor.understanding.prose import read_paragraphs
from capaian.auditor.understanding.quote import Naming
from capaian.auditor.understanding.quotes import quotes_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

FISHERY = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

3.1 Produksi

Tabel 3.1 Produksi ikan menurut distrik, 2031

No. | Distrik | Kolam terdata | Kolam panen | Selisih | Panen (%)
1 | Sungai Besar | 1.240 | 1.178 | 62 | 95,00
2 | Tanjung Rawa | 2.650 | 2.385 | 265 | 90,00
3 | Kuala Sirih | 3.125 | 3.050 | 75 | 97,60
| Jumlah | 7.015 | 6.613 | 402 | 94,27
"""
ARCHIVE = """
LAPORAN KINERJA DINAS KEARSIPAN TAHUN 2029

2.1 Anggaran

Tabel 2. Belanja menurut program, 2029

No. | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Penyelamatan Arsip | 812.400.000 | 755.532.000 | 93,00
2 | Program Pembinaan Kearsipan | 264.500.000 | 243.340.000 | 92,00
3 | Program Layanan Informasi Arsip | 455.200.000 | 450.648.000 | 99,00
| Jumlah | 1.532.100.000 | 1.449.520.000 | 94,61
"""


@pytest.mark.parametrize(
    ("report", "text", "printed", "computed"),
    [
        (FISHERY, "Panen tertinggi, {}%, terdapat di Kuala Sirih (Tabel 3.1).", "96,60", "97,60"),
        (FISHERY, "Terdapat {} kolam terdata di semua distrik.", "7.105", "7.015"),
        (ARCHIVE, "Serapan Program Penyelamatan Arsip adalah {}%.", "39,00", "93,00"),
        (ARCHIVE, "Serapan terendah terdapat pada Program Pembinaan Kearsipan ({}%).", "82,00", "92,00"),
        (ARCHIVE, "Pagu Program Layanan Informasi Arsip sebesar Rp{}.", "455.300.000", "455.200.000"),
        (ARCHIVE, "Dari pagu Rp1.532.100.000 terserap seluruhnya {}%.", "94,16", "94,61"),
    ],
)
def test_a_figure_that_misquotes_a_table(report: str, text: str, printed: str, computed: str) -> None:
    assert _quoted(report, text.format(computed)) == []
    assert _quoted(report, text.format(printed)) == [(printed, computed, Level.ERROR)]


@pytest.mark.parametrize(
    ("report", "text", "printed", "computed"),
    [
        (FISHERY, "Kolam yang belum panen terbanyak di Tanjung Rawa ({} kolam).", "256", "265"),
        (FISHERY, "Di Tanjung Rawa selisih kolam terdata dan panen {}.", "285", "265"),
        (FISHERY, "Di Tanjung Rawa dari 2.650 kolam terdata {} sudah panen.", "2.835", "2.385"),
        (FISHERY, "Rata-rata keberhasilan panen Kuala Sirih sebesar {}%.", "96,60", "97,60"),
        (ARCHIVE, "Rata-rata serapan Program Pembinaan Kearsipan mencapai {}%.", "82,00", "92,00"),
    ],
)
def test_a_word_more_than_the_row_and_its_column_have_leaves_a_doubt(
    report: str, text: str, printed: str, computed: str
) -> None:
    assert _quoted(report, text.format(computed)) == []
    assert _quoted(report, text.format(printed)) == [(printed, computed, Level.WARNING)]


def _quoted(report: str, text: str) -> list[tuple[str, str, Level]]:
    found = audited(f"{report}\n{text}\n").findings
    return [(f.printed, f.computed, f.level) for f in found if f.rule is AuditRule.CROSSREF]


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (FISHERY, "Pada tahun 2030 panen di Kuala Sirih masih 96,60%."),
        (FISHERY, "Provinsi menetapkan ambang 96,60% untuk izin."),
        (FISHERY, "Panen di Kuala Sirih naik 97,10 poin."),
        (FISHERY, "Panen di Kuala Sirih mendekati 98,4%."),
        (FISHERY, "Di Tanjung Rawa rata-rata kolam panen sebanyak 2.835 kolam per bulan."),
        (FISHERY, "Rata-rata panen setiap kelompok Kuala Sirih sebesar 96,60%."),
        (FISHERY, "Kuala Sirih berjarak 205 kilometer dari ibu kota dan dihuni 45.120 jiwa."),
        (ARCHIVE, "Rata-rata serapan kantor arsip lain 93,10%."),
        (ARCHIVE, "Program Pembinaan Kearsipan diikuti 291 peserta dari 17 desa."),
        (ARCHIVE, "Serapan Program Penyelamatan Arsip 93,00% dan yang terendah 92,00%."),
        (ARCHIVE, "Pagu tahun 2028 Program Layanan Informasi Arsip Rp455.300.000."),
        (ARCHIVE, "Catatan Program Pembinaan Kearsipan 82,00%"),
    ],
)
def test_other_figures_are_no_quotes(report: str, text: str) -> None:
    """Another year, another thing, a change, fewer decimals, or a line that is no sentence."""
    assert told(f"{report}\n{text}\n", AuditRule.CROSSREF) == []


def test_of_two_figures_the_one_printed_less_often_is_doubted() -> None:
    once = f"{ARCHIVE}\nPagu Program Penyelamatan Arsip sebesar Rp812.500.000.\n"
    assert told(once, AuditRule.CROSSREF) == [(13, "812.500.000", "812.400.000")]
    often = f"{once}\nPerubahan anggaran menetapkan Rp812.500.000.\n"
    assert (8, "812.400.000", "812.500.000") in told(often, AuditRule.CROSSREF)


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "computed"),
    [
        (
            "Capaian pertama 110,91%, dan capaian kedua 85,76%. Rata-rata keduanya 98,34%.",
            "Capaian pertama 110,91%, dan capaian kedua 85,76%. Rata-rata keduanya 93,84%.",
            AuditRule.AVERAGE,
            "98,34",
        ),
        (
            "Kolam panen mencapai 94,24% dari target 95,00%. Capaiannya 99,20%, dengan selisih -0,76 poin.",
            "Kolam panen mencapai 94,24% dari target 95,00%. Capaiannya 99,20%, dengan selisih -0,67 poin.",
            AuditRule.DIFFERENCE,
            "−0,76",
        ),
        (
            "Kolam panen mencapai 94,24% dari target 95,00%. Capaiannya 99,20%.",
            "Kolam panen mencapai 94,24% dari target 95,00%. Capaiannya 92,90%.",
            AuditRule.ACHIEVEMENT,
            "99,20",
        ),
        (
            "Dari pagu Rp5.000.000 terserap Rp4.500.000, atau 90,00%.",
            "Dari pagu Rp5.000.000 terserap Rp4.500.000, atau 95,00%.",
            AuditRule.ABSORPTION,
            "90,00",
        ),
    ],
)
def test_figures_that_follow_from_those_before(
    right: str, wrong: str, rule: AuditRule, computed: str
) -> None:
    assert audited(right).findings == ()
    assert computed in [value for _, _, value in told(wrong, rule)]


def test_a_share_of_the_target_is_no_actual() -> None:
    """`dari target itu` says how much of it was reached; `dari target 75%` stands beside what was reached."""
    assert audited("Target 80,00%. Realisasi 72,00%, mencapai 90,00% dari target itu.").findings == ()
    assert audited("Realisasi 72,50% dari target 75,00%.").findings == ()


FERRIES = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2031

3.1 Capaian

3.1.1 K1: Cakupan Sertifikasi Kapal Penyeberangan

{}

3.1.2 K2: Cakupan Pemeriksaan Dermaga Rakyat

Dermaga diperiksa dua kali setahun oleh petugas.

Lampiran 1 Data

Tabel 9 Cakupan Sertifikasi Kapal Penyeberangan, 2029-2031

Uraian | Cakupan | Target nasional
2029 | 61,25 | 60,00
2030 | 66,40 | 63,50
2031 | 72,85 | 71,30
"""
LIBRARIES = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2028

2.4 Persentase Desa Berpustakaan Keliling

{}

5.1 Tabel lengkap

Tabel 12. Persentase Desa Berpustakaan Keliling tahun 2026-2028

Tahun | Persentase | Target provinsi
2026 | 41,15 | 40,00
2027 | 47,60 | 45,50
2028 | 52,35 | 50,75
"""


@pytest.mark.parametrize(
    ("report", "text", "printed", "computed"),
    [
        (FERRIES, "Target nasional {}% tercapai.", "78,30", "71,30"),
        (FERRIES, "Cakupan tahun 2030 adalah {}%.", "64,40", "66,40"),
        (LIBRARIES, "Target provinsi {}% terlampaui.", "50,15", "50,75"),
        (LIBRARIES, "Persentase tahun 2027 adalah {}%.", "74,60", "47,60"),
    ],
)
def test_a_table_titled_as_the_section_is_at_home_wherever_it_stands(
    report: str, text: str, printed: str, computed: str
) -> None:
    assert told(report.format(text.format(computed)), AuditRule.CROSSREF) == []
    found = told(report.format(text.format(printed)), AuditRule.CROSSREF)
    assert [(was, right) for _, was, right in found] == [(printed, computed)]


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (
            FERRIES.replace("Kapal Penyeberangan, 2029", "Kapal Barang, 2029"),
            "Target nasional 78,30% tercapai.",
        ),
        (FERRIES, "Cakupan tahun 2028 adalah 64,40%."),
        (LIBRARIES, "Persentase tahun 2024 adalah 74,60%."),
        (LIBRARIES.replace("2.4 Persentase", "2.4 Sebaran"), "Target provinsi 50,15% terlampaui."),
    ],
)
def test_a_table_of_another_title_or_year_says_nothing_of_the_section(report: str, text: str) -> None:
    assert told(report.format(text), AuditRule.CROSSREF) == []


@pytest.mark.parametrize(
    ("report", "text", "printed", "computed"),
    [
        (FISHERY, "Yang paling rendah adalah Kebun Bibit Rakyat ({}%).", "57,20", "51,20"),
        (ARCHIVE, "Yang lain, Kebun Bibit Rakyat ({}%), menyusul.", "15,20", "51,20"),
    ],
)
def test_a_name_right_before_its_figure_calls_it_from_afar(
    report: str, text: str, printed: str, computed: str
) -> None:
    table = (
        "Tabel 8 Lain-lain\n\nNo. | Uraian | Nilai\n1 | Kebun Bibit Rakyat | 51,20\n2 | Rumah Jahit | 77,45\n"
    )
    whole = f"{report}\n{text}\n\n5.1 Lampiran\n\n{table}\n"
    assert told(whole.format(computed), AuditRule.CROSSREF) == []
    found = told(whole.format(printed), AuditRule.CROSSREF)
    assert [(was, right) for _, was, right in found] == [(printed, computed)]


def test_a_column_of_what_remains_after_subtraction_holds_gaps() -> None:
    text = (
        "Tabel 4 Efisiensi, 2030\n\nProgram | Capaian (%) | Serapan (%) | Capaian dikurangi serapan (poin)\n"
        "Program Kolam | 99,10 | 88,70 | 10,40\nProgram Dermaga | 97,30 | 92,15 | 5,15\n"
        "Program Pasar Ikan | 95,20 | 93,10 | 2,10\n\n"
        "Pada Program Kolam selisih capaian terhadap serapan {} poin.\n"
    )
    assert told(text.format("10,40"), AuditRule.CROSSREF) == []
    assert [found[1:] for found in told(text.format("10,90"), AuditRule.CROSSREF)] == [("10,90", "10,40")]


@pytest.mark.parametrize(
    ("report", "text", "printed", "equals", "best"),
    [
        (FISHERY, "Panen Kuala Sirih 97,60%.", "97,60", 1, "97,60"),
        (FISHERY, "Tanjung Rawa memanen 2.385 kolam.", "2.385", 1, "2.385"),
        (FISHERY, "Tanjung Rawa memanen 2.386 kolam.", "2.386", 0, ""),
        (ARCHIVE, "Pagu arsip Rp812.400.000.", "812.400.000", 1, "812.400.000"),
    ],
)
def test_a_figure_is_asked_once_what_it_equals(
    report: str, text: str, printed: str, equals: int, best: str
) -> None:
    understood = read(f"{report}\n{text}\n")
    quotes = quotes_of(understood)
    paragraphs = read_paragraphs(understood.document)
    asked = [[q for p in paragraphs for q in quotes.of(p) if q.mention.number.text == printed] for _ in "ab"]
    assert [len(found) for found in asked] == [1, 1]
    assert asked[0][0] is asked[1][0]
    quoter = asked[0][0]
    assert len(quoter.equals) == equals
    assert (quoter.equal.figure.number.text if quoter.equal else "") == best
    assert (quoter.share is None) is ("%" not in text)


@pytest.mark.parametrize(("unit", "noughts"), [("ribu rupiah", 3), ("juta rupiah", 6), ("rupiah", 0)])
def test_amounts_of_a_table_in_thousands_are_known_in_full_too(unit: str, noughts: int) -> None:
    table = f"Tabel 1 Belanja (dalam {unit})\n\nNo. | Program | Pagu (Rp)\n1 | Arsip | 812\n2 | Loket | 455\n"
    found = find_figures(read(table))
    values = {812 * 10**noughts, 455 * 10**noughts, 812, 455}
    assert all(found.has(Decimal(value)) for value in values)
    assert {int(figure.number.value) for figure in found.in_table(1)} == values


@pytest.mark.parametrize(
    ("row", "column", "year", "distance", "strength", "is_row_named", "is_home"),
    [
        (4, 2, 1, 2, 9, True, True),
        (3, 0, 0, 1, 4, True, False),
        (2, 2, -2, 2, 4, False, True),
        (0, 0, 0, 0, 0, False, False),
    ],
)
def test_how_clearly_words_name_a_figure(
    row: int, column: int, year: int, distance: int, strength: int, is_row_named: bool, is_home: bool
) -> None:
    naming = Naming(row, column, year, distance)
    assert (naming.strength, naming.is_row_named, naming.is_home) == (strength, is_row_named, is_home)
