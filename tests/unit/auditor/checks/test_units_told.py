"""Units of one thing in two tables of which sentences tell one behind its figure."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HERDS = """
LAPORAN KINERJA TAHUN 2041

Tabel 2.1 Target Tahun 2041

No | Indikator | Satuan | Target
1 | Produksi daging segar | {first} | 4.050,0
2 | Kasus penyakit hewan | kasus | 200

Tabel 3.1 Hasil Tahun 2041

No | Indikator | Satuan | Target | Realisasi
1 | Produksi daging segar | {second} | 4.050,0 | 4.127,6
2 | Kasus penyakit hewan | kasus | 200 | 184

{said}
"""
ROADS = (
    HERDS.replace("Produksi daging segar", "Panjang jalan beraspal")
    .replace("Kasus penyakit hewan", "Laporan jalan rusak")
    .replace("kasus", "laporan")
)
MEAT = "Produksi daging segar tahun 2041 mencapai 4.127,6 ton dari rencana semula."
ROAD = "Panjang jalan beraspal tahun 2041 mencapai 4.127,6 km dari rencana semula."
CASES = [(HERDS, "ton", "ekor", MEAT), (ROADS, "km", "unit", ROAD)]


def units(text: str, **words: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text.format(**words), AuditRule.UNIT)]


@pytest.mark.parametrize(("text", "right", "wrong", "said"), CASES)
def test_the_unit_that_no_sentence_tells_is_the_wrong_one(
    text: str, right: str, wrong: str, said: str
) -> None:
    assert units(text, first=right, second=right, said=said) == []
    assert units(text, first=right, second=wrong, said=said) == [(wrong, right)]
    assert units(text, first=wrong, second=right, said=said) == [(wrong, right)]


@pytest.mark.parametrize(("text", "right", "wrong", "said"), CASES)
def test_nothing_is_told_where_sentences_tell_neither_or_both(
    text: str, right: str, wrong: str, said: str
) -> None:
    assert units(text, first=right, second=wrong, said="") == []
    both = f"{said} Targetnya 4.050,0 {wrong}."
    assert units(text, first=right, second=wrong, said=both) == []


@pytest.mark.parametrize(("text", "right", "wrong", "said"), CASES)
def test_tables_without_one_figure_may_count_two_things(text: str, right: str, wrong: str, said: str) -> None:
    other = text.replace("| 4.050,0 | 4.127,6", "| 3.900,0 | 4.127,6")
    assert units(other, first=right, second=wrong, said=said) == []
