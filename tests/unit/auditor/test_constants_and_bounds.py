"""A factor told in words, the only bound of a class, and amounts of two years side by side."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.understanding.classes import read_range
from capaian.domain.issue import Level

OBEYED = """
LAPORAN KINERJA TAHUN 2033

3.1 Ketaatan

Persentase ketaatan adalah jumlah usaha yang taat dibagi jumlah usaha yang diawasi {}.

Tabel 1 Ketaatan Usaha menurut Sektor Tahun 2033

No | Sektor | Diawasi | Taat | % Taat
1 | Galangan | 48 | 37 | 77,08
2 | Dermaga | 24 | 21 | 87,50
3 | Gudang | 30 | 23 | 76,67
 | Jumlah | 102 | 81 | 79,41
"""
GRADED = """
LAPORAN KINERJA TAHUN 2033

3.1 Cara Pengukuran

Tabel 1 Skala Nilai Predikat Kinerja

No | Interval Capaian (%) | Predikat
1 | lebih dari 90,00 | Sangat Tinggi
2 | 75,01 - 90,00 | Tinggi
3 | 50,01 - 75,00 | Rendah
4 | {} 50,00 | Sangat Rendah
"""
SPENT = """
LAPORAN KINERJA TAHUN 2033

3.2 Realisasi Anggaran

Anggaran Tahun 2033 digunakan untuk dua program. {} Pada Tahun 2032 realisasi sebesar Rp5.207.394.852,- dari
pagu Rp5.418.726.000,- atau 96,10%.

Tabel 2 Realisasi Anggaran Tahun 2033

No | Program | Pagu (Rp) | Realisasi (Rp) | Penyerapan (%)
1 | Program Dermaga | 3.190.018.500 | 3.112.100.865 | 97,56
2 | Program Rambu | 2.500.000.000 | 2.400.000.000 | 96,00
 | Jumlah | 5.690.018.500 | 5.512.100.865 | 96,87
"""


def errors(text: str) -> list[str]:
    return [f.rule.value for f in audited(text).findings if f.level is Level.ERROR]


@pytest.mark.parametrize("words", ["dikalikan 100", "dikali 100", "dikalikan dengan 100", "x 100%"])
def test_a_factor_is_no_figure_of_the_table(words: str) -> None:
    assert errors(OBEYED.format(words)) == []


@pytest.mark.parametrize(
    "words", ["sampai dengan", "sampai", "s/d", "s.d.", "hingga", "maksimal", "kurang dari"]
)
def test_a_scale_whose_last_class_has_one_bound_in_words(words: str) -> None:
    assert errors(GRADED.format(words)) == []


@pytest.mark.parametrize(
    "words", ["sampai dengan 50,00", "s.d. 50,00", "Paling tinggi 50,00", "hingga 50,00"]
)
def test_the_bound_that_a_class_reaches_up_to_belongs_to_it(words: str) -> None:
    low, high, _, has_high, decimals = read_range(words) or (None, None, False, False, 0)
    assert (low, str(high), has_high, decimals) == (None, "50.00", True, 2)


THIS_YEAR = "Realisasi sebesar Rp5.512.100.865,- dari pagu Rp5.690.018.500,- atau 96,87%."


def test_last_year_set_beside_the_amounts_of_the_tables_is_a_comparison() -> None:
    assert errors(SPENT.format(THIS_YEAR)) == []


def test_last_year_alone_looks_back() -> None:
    """Its share is its own, and not that of the table."""
    assert errors(SPENT.replace("Anggaran Tahun 2033 digunakan untuk dua program. {} ", "")) == []


INDEX = """
LAPORAN KINERJA TAHUN 2033

3.3 Survei

Nilai survei tahun 2033 adalah 91,39 (3,66). Nilai survei menunjukkan peningkatan dibandingkan {}
"""


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ("tahun 2032 yaitu 86,43 (3,46).", False),
        ("dengan tahun sebelumnya yakni 86,43 (3,46).", False),
        ("tahun 2032 yaitu 4,96 poin dari 86,43.", False),
        ("tahun 2032 yaitu 4,69 poin dari 86,43.", True),
    ],
)
def test_what_it_was_before_is_no_change(words: str, *, is_wrong: bool) -> None:
    assert bool(errors(INDEX.format(words))) is is_wrong
