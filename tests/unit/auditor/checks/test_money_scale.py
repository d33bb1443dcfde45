"""Amounts in thousands or millions beside the full amounts that stand elsewhere: invented reports."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

YEARS = """
Belanja kebun raya tahun 2041 terealisasi Rp6.310.862.010,00 dari pagu Rp6.565.985.000,00.

Tabel 4 Pagu dan Realisasi Tahun 2039-2041 ({unit})

Tahun | Pagu | Realisasi | Serapan (%)
2039 | 5.846,32 | 5.402,12 | 92,40
2040 | 6.214,75 | 5.829,36 | 93,80
2041 | 6.565,99 | 6.310,86 | 96,11
"""
KINDS = """
Tabel 7 Belanja Sanggar Menurut Program

Program | Pagu (Rp) | Realisasi (Rp)
Program Gamelan | 4.354.255.000 | 4.239.571.000
Program Wayang | 564.930.000 | 531.369.000
Jumlah | 4.919.185.000 | 4.770.940.000

Tabel 8 Belanja Sanggar Menurut Jenis

Jenis | Pagu ({unit}) | Realisasi ({unit})
Belanja Pegawai | 3.286.415 | 3.198.772
Belanja Barang | 1.632.770 | 1.572.168
Jumlah | 4.919.185 | 4.770.940
"""


@pytest.mark.parametrize(
    ("unit", "named"),
    [("ribu rupiah", "ribu rupiah"), ("dalam miliar rupiah", "dalam miliar rupiah"), ("Rp ribu", "Rp ribu")],
)
def test_a_unit_of_a_title_that_full_amounts_belie_is_told(unit: str, named: str) -> None:
    assert told(YEARS.format(unit=unit), AuditRule.UNIT) == [(3, named, "juta rupiah")]


@pytest.mark.parametrize("unit", ["juta rupiah", "dalam jutaan rupiah", "Rp juta", "juta Rp"])
def test_the_right_unit_is_counted_and_not_told(unit: str) -> None:
    result = audited(YEARS.format(unit=unit))
    assert [f for f in result.findings if f.rule is AuditRule.UNIT] == []
    assert result.claims[AuditRule.UNIT] > audited(YEARS.format(unit="tiga tahun")).claims[AuditRule.UNIT]


@pytest.mark.parametrize("unit", ["juta rupiah", "Rp", "rupiah", "miliar Rp"])
def test_a_unit_of_heads_is_held_against_full_amounts_of_other_tables(unit: str) -> None:
    assert {finding[2] for finding in told(KINDS.format(unit=unit), AuditRule.UNIT)} == {"ribu rupiah"}


@pytest.mark.parametrize("unit", ["ribu rupiah", "dalam ribuan Rp"])
def test_heads_with_the_right_unit_are_not_told(unit: str) -> None:
    assert told(KINDS.format(unit=unit), AuditRule.UNIT) == []


def test_one_amount_alone_meets_another_by_chance() -> None:
    text = YEARS.format(unit="ribu rupiah").replace("Rp6.310.862.010,00", "Rp6.410.862.010,00")
    assert told(text, AuditRule.UNIT) == []


def test_amounts_that_stand_nowhere_in_full_tell_nothing() -> None:
    table = YEARS.format(unit="ribu rupiah").strip().partition("\n\n")[2]
    assert told(table, AuditRule.UNIT) == []


def test_a_unit_that_one_amount_bears_out_is_not_doubted() -> None:
    text = YEARS.format(unit="ribu rupiah").strip() + "\n\nSewa panggung menelan Rp5.846.320,00."
    assert told(text, AuditRule.UNIT) == []


IN_WORDS = """
LAPORAN KINERJA TAHUN 2041

Tabel 3.4 Anggaran dan Realisasi {title}

Program | Anggaran | Realisasi | Serapan (%)
Program {name} Rakyat | 18.425.300 | 17.911.640 | 97,21
Program {name} Kota | 3.864.200 | 3.519.775 | 91,09
Program Penunjang | 61.238.750 | 60.417.092 | 98,66
Jumlah | 83.528.250 | 81.848.507 | 97,99

{said}
"""


@pytest.mark.parametrize("name", ["Hutan", "Dermaga"])
@pytest.mark.parametrize(
    ("said", "title", "expected"),
    [
        ("Anggaran Rp83,53 miliar terserap Rp81,85 miliar.", "(dalam ribu rupiah)", []),
        ("Anggaran Rp83,53 miliar terserap Rp81,84 miliar.", "(dalam ribu rupiah)", []),  # cut off
        ("Anggaran Rp83,53 miliar terserap Rp81,85 miliar.", "(dalam juta rupiah)", ["ribu rupiah"]),
        ("Anggaran Rp83,53 triliun terserap Rp81,85 triliun.", "(dalam ribu rupiah)", ["juta rupiah"]),
        ("Anggaran Rp83,53 miliar terserap seluruhnya.", "(dalam juta rupiah)", []),  # one tells too little
        ("Anggaran Rp83 miliar terserap Rp81 miliar.", "(dalam juta rupiah)", []),  # few digits tell nothing
    ],
)
def test_amounts_in_words_tell_the_unit_of_a_table(
    name: str, said: str, title: str, expected: list[str]
) -> None:
    text = IN_WORDS.format(name=name, title=title, said=said)
    found = [each.computed for each in audited(text).findings if each.rule is AuditRule.UNIT]
    assert found == expected
