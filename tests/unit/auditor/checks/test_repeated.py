"""One figure of one thing in several tables: which figures are of the same kind."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def repeated(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.CROSSREF)


PORT = """
Tabel 1 Ringkasan kinerja tahun 2031

Sasaran | Indikator | Satuan | Target | Realisasi | Capaian (%)
Pelayaran lancar | Kapal yang tiba tepat pada waktunya | {unit} | 80 | 71,44 | 89,30

Tabel 2 Kinerja sasaran kesatu tahun 2031

Sasaran | Indikator | Satuan | Target | Realisasi | Capaian (%)
Pelayaran lancar | Kapal yang tiba tepat pada waktunya | {unit} | 80 | {actual} | 89,30

Tabel 3 Kinerja dan anggaran tahun 2031

Sasaran | Indikator | Kinerja | | | Anggaran (Rp) | |
 | | Target | Realisasi | Capaian | Pagu | Realisasi | Capaian
Pelayaran lancar | Kapal yang tiba tepat pada waktunya | 80% | 71,44% | 89,30% | 812.400 | 790.113 | 97,26%
"""
TREES = """
Tabel 1 Kinerja kehutanan tahun 2030

Indikator | Satuan | Target | Realisasi | Capaian (%)
Lereng rawan longsor yang dihijaukan | {unit} | 60,00 | {actual} | 95,20

Tabel 2 Perbandingan kinerja kehutanan

Indikator | Realisasi 2029 | Realisasi 2030
Lereng rawan longsor yang dihijaukan | 55,10% | 57,12%

Tabel 3 Realisasi kehutanan terhadap rencana

Indikator | Realisasi 2030 | Target 2034
Lereng rawan longsor yang dihijaukan | 57,12% | 75,00%
"""


@pytest.mark.parametrize(
    ("table", "wrong", "right"), [(PORT, "77,44", "71,44"), (TREES, "51,12", "57,12")], ids=["port", "trees"]
)
@pytest.mark.parametrize("unit", ["%", "Persen"])
def test_a_figure_whose_unit_stands_in_its_row_is_the_one_that_has_the_sign(
    table: str, wrong: str, right: str, unit: str
) -> None:
    assert [(printed, said) for _, printed, said in repeated(table.format(unit=unit, actual=wrong))] == [
        (wrong, right)
    ]
    assert repeated(table.format(unit=unit, actual=right)) == []


def test_a_figure_of_another_unit_is_not_the_one_that_has_the_sign() -> None:
    assert repeated(TREES.format(unit="Hektare", actual="51,12")) == []


def test_money_that_is_realised_is_not_the_actual_of_its_indicator() -> None:
    two = PORT.format(unit="kali", actual="77,44").replace("80%", "80").replace("71,44%", "-")
    assert [(printed, said) for _, printed, said in repeated(two)] == [("77,44", "71,44")]


def test_a_figure_whose_unit_no_table_tells_is_held_against_both() -> None:
    bare = TREES.replace("| Satuan ", "").replace("| {unit} ", "").replace("57,12%", "57,12")
    assert [(p, said) for _, p, said in repeated(bare.format(actual="51,12"))] == [("51,12", "57,12")]
    some = TREES.replace("57,12%", "57,12")
    found = repeated(some.format(unit="persen", actual="51,12"))
    assert [(p, said) for _, p, said in found] == [("51,12", "57,12")]
