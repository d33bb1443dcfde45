"""Tables that begin below words that announce them, and rows that are out of step."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.auditor.understanding.facts import find_facts
from capaian.domain.audit import AuditRule

FIRST = """
No | Uraian | Jumlah (Rp) |
 | | Anggaran | Realisasi
1 | Belanja kapal | 500.000 | 400.000
2 | Belanja dermaga | 300.000 | 250.000
Jumlah | | 800.000 | 650.000

{words}

 | Anggaran | Realisasi
Belanja cat | 120.000 | 100.000
Belanja kuas | 80.000 | 50.000
Jumlah | 200.000 | 150.000
"""


@pytest.mark.parametrize(
    "words",
    ["Belanja bahan dirinci sebagai berikut:", "Rincian bahan adalah sebagai berikut :"],
)
def test_words_that_end_with_a_colon_announce_another_table(words: str) -> None:
    text = FIRST.format(words=words)
    assert len(read(text).document.tables) == 2
    assert told(text, AuditRule.SUM) == []
    wrong = text.replace("200.000 | 150.000", "210.000 | 150.000")
    assert told(wrong, AuditRule.SUM) == [(12, "210.000", "200.000")]


def test_a_table_goes_on_below_other_words() -> None:
    text = FIRST.format(words="Halaman berikut").replace(
        " | Anggaran | Realisasi\nBelanja cat", "3 | Cat | 9 | 8\nKuas"
    )
    assert len(read(text).document.tables) == 1


STEP = """
Tabel 1 Kinerja

No | Indikator pelayanan pelabuhan | Satuan | Target | Realisasi
1 | Persentase kapal tiba tepat waktu | % | 80,00 | 71,44
2 | Persentase dermaga layak pakai kapal | % | 90,00 | 92,16
 | 3 | Persentase rambu yang menyala terang | % | 70,00
"""


def test_figures_of_a_row_out_of_step_belong_to_no_column() -> None:
    facts = find_facts(read(STEP))
    assert {fact.number.text for fact in facts} == {"80,00", "71,44", "90,00", "92,16"}
    in_step = STEP.replace(
        " | 3 | Persentase rambu yang menyala terang | %",
        "3 | Persentase rambu yang menyala terang | % | 60,00",
    )
    assert "70,00" in {fact.number.text for fact in find_facts(read(in_step))}


@pytest.mark.parametrize(("total", "found"), [("523.000", []), ("137.000", [(3, "137.000", "523.000")])])
@pytest.mark.parametrize("name", ["Belanja Modal", "Belanja Barang"])
def test_the_total_of_a_single_item_is_a_total(
    name: str, total: str, found: list[tuple[int, str, str]]
) -> None:
    text = f"""
 | Anggaran (Rp) | Realisasi (Rp)
{name} Alat Berat | 523.000 | 391.000
Jumlah {name} | {total} | 391.000
"""
    assert told(text, AuditRule.SUM) == found
