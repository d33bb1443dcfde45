"""What is told around a figure: whose report it is, what headings and sentences before tell of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.circumstances import Circumstances, Told, is_of_unit
from capaian.auditor.understanding.entries import Entries
from capaian.auditor.understanding.outright import read_lead
from capaian.auditor.understanding.prose import read_paragraphs
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.surroundings import Surroundings

REPORT = """
LAPORAN KINERJA
DINAS PERHUBUNGAN KOTA TELUK MERANTI
TAHUN 2028

BAB III AKUNTABILITAS KINERJA

A. Penumpang

Tabel 1 Penumpang menurut Koridor Tahun 2028
Koridor | Bus (unit) | Penumpang (orang) | Porsi (%)
Pasar Baru Dermaga | 14 | 482.615 | 56,47
Kampus Stadion | 11 | 371.940 | 43,53
Jumlah | 25 | 854.555 | 100,00

{}
"""
MONEY = """
LAPORAN KINERJA BADAN ARSIP TAHUN 2031

Tabel 1 Belanja menurut Jenis Tahun 2031
Jenis | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
Belanja barang kantor | 812.400.000 | 755.532.000 | 93,00
Belanja modal gedung | 264.500.000 | 243.340.000 | 92,00
Jumlah | 1.076.900.000 | 998.872.000 | 92,75

{}
"""


class _Read:
    """A report whose last figure is looked at."""

    def __init__(self, report: str, text: str) -> None:
        understood = read(report.format(text))
        paragraph = read_paragraphs(understood.document)[-1]
        sentence = paragraph.sentences[-1]
        self.entries = Entries(understood)
        lead = read_lead(sentence[-1], self.entries.names)
        self.told = Told(paragraph, sentence, sentence[-1], lead, ())
        self.around = Circumstances(understood, Surroundings(understood.document))

    def totals(self) -> Iterator[tuple[str, bool]]:
        """Yield each total with whether it is the whole that the sentence speaks of."""
        for entry in self.entries.whole(RowKind.TOTAL):
            yield entry.number.text, self.around.is_whole(entry, self.told)


@pytest.mark.parametrize(
    ("text", "is_narrowed"),
    [
        ("Jumlah penumpang 854.555 orang.", False),
        ("Pada triwulan II penumpang 854.555 orang.", True),
        ("Penumpang dihitung per bulan. Jumlah penumpang 71.213 orang.", True),
        ("Tahun 2026 halte ditutup. Jumlah penumpang 71.213 orang.", True),
        ("Tahun 2026 halte ditutup. Jumlah penumpang tahun 2028 sebanyak 71.213 orang.", False),
        ("Hasil semester I:\n\nJumlah penumpang 71.213 orang.", True),
        ("B. Perbandingan Nasional\n\nJumlah penumpang 71.213 orang.", True),
    ],
)
def test_times_and_circles_are_told_around_a_figure(text: str, *, is_narrowed: bool) -> None:
    own = _Read(REPORT, text)
    assert own.around.is_narrowed(own.told) is is_narrowed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Penumpang Dinas Perhubungan 854.555 orang.", {"dinas", "perhubungan", "kota", "teluk", "meranti"}),
        ("Penumpang Kota Teluk Meranti 854.555 orang.", {"dinas", "perhubungan", "kota", "teluk", "meranti"}),
        ("Penumpang kota 854.555 orang.", set()),
    ],
    ids=["the office", "its place", "a wider circle"],
)
def test_a_place_without_its_office_is_wider(text: str, words: set[str]) -> None:
    own = _Read(REPORT, text)
    assert own.around.office_in(own.told) == words


@pytest.mark.parametrize(
    ("report", "text", "meant"),
    [
        (REPORT, "Jumlah penumpang seluruhnya 854.555 orang.", {"25", "854.555", "100,00"}),
        (REPORT, "Jumlah penumpang malam 854.555 orang.", set()),
        (REPORT, "Jumlah penumpang 854.555 orang, baik pelajar atau pekerja.", set()),
        (REPORT, "B. Terminal\n\nJumlah penumpang 854.555 orang.", set()),
        (REPORT, "BAB IV PENUTUP\n\nJumlah penumpang 854.555 orang.", {"25", "854.555", "100,00"}),
        (MONEY, "Serapan belanja 92,75%.", {"1.076.900.000", "998.872.000", "92,75"}),
        (MONEY, "Program itu selesai. Serapan belanja 92,75%.", set()),
    ],
)
def test_the_whole_of_a_table_is_told_in_its_own_words(report: str, text: str, meant: set[str]) -> None:
    assert {number for number, is_whole in _Read(report, text).totals() if is_whole} == meant


def test_a_row_is_meant_where_no_other_place_is_named() -> None:
    texts = {
        "Porsi koridor Pasar Baru Dermaga 56,47%.": True,
        "Porsi sopir koridor Pasar Baru Dermaga 56,47%.": False,
        "Kantor Cendana sepi. Porsi koridor Pasar Baru Dermaga 56,47%.": False,
        "Menurut Tabel 7, porsi koridor Pasar Baru Dermaga 56,47%.": False,
    }
    for text, is_meant in texts.items():
        own = _Read(REPORT, text)
        (entry, *_) = own.entries.of("pasarbarudermaga")
        assert own.around.is_told_of(entry, "pasarbarudermaga", own.told) is is_meant, text


def test_units_tell_money_shares_and_counts_apart() -> None:
    own = _Read(MONEY, "Serapan Belanja modal gedung 92,00%.")
    rows = own.entries.of("belanjamodalgedung")
    assert [is_of_unit(entry, own.told) for entry in rows] == [False, False, True]
    amount = _Read(MONEY, "Pagu Belanja modal gedung Rp264.500.000.")
    assert [is_of_unit(entry, amount.told) for entry in rows] == [True, True, False]
    assert {"orang", "unit", "bus"} <= _Read(REPORT, "x 25 unit.").entries.of("kampusstadion")[0].units


def test_a_figure_is_of_the_year_of_its_sentence() -> None:
    for text, is_of_year in {"Porsi 56,47%.": True, "Pada tahun 2027 porsi 56,47%.": False}.items():
        own = _Read(REPORT, text)
        (entry, *_) = own.entries.of("kampusstadion")
        assert own.around.is_of_year(entry, own.told) is is_of_year
