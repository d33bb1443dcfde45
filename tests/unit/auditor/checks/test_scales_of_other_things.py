"""Several scales with the same words for their classes: the rows of a column tell which is theirs."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEALTH = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

Tabel 1 Predikat Tingkat Capaian

No | Rentang Capaian (%) | Predikat
1 | 91,00 ke atas | Sangat Tinggi
2 | 76,00 - 90,99 | Tinggi
3 | 66,00 - 75,99 | Sedang
4 | 51,00 - 65,99 | Rendah
5 | 50,99 ke bawah | Sangat Rendah

Tabel 2 Kelompok Prevalensi

No | Prevalensi (%) | Kelompok
1 | kurang dari 10,00 | Rendah
2 | 10,00 - 14,99 | Sedang
3 | 15,00 - 19,99 | Tinggi
4 | 20,00 ke atas | Sangat Tinggi

Tabel 3 Prevalensi per Wilayah

No | Wilayah | Prevalensi (%) | {head}
1 | Alas Tengah | 14,50 | Sedang
2 | Batu Rimba | 17,20 | {second}
3 | Landang | 13,20 | Sedang
4 | Tanjung Mekar | 9,20 | Rendah

{sentence}
"""


def classes(head: str = "Kelompok", second: str = "Tinggi", sentence: str = "") -> list[tuple[str, str]]:
    text = HEALTH.format(head=head, second=second, sentence=sentence)
    return [
        (printed, right)
        for rule in (AuditRule.SCALE, AuditRule.LABEL)
        for _, printed, right in told(text, rule)
    ]


@pytest.mark.parametrize("head", ["Kelompok", "Kategori", "Predikat"])
@pytest.mark.parametrize(("second", "found"), [("Tinggi", []), ("Rendah", [("17,20: Rendah", "Tinggi")])])
def test_the_scale_that_most_rows_bear_out(head: str, second: str, found: list[tuple[str, str]]) -> None:
    assert classes(head, second) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Tanjung Mekar menjadi satu-satunya wilayah dengan capaian 9,20% (Rendah).",
        "Capaian Landang 13,20% termasuk kategori Sedang.",
    ],
)
def test_a_sentence_may_mean_either(sentence: str) -> None:
    assert classes(sentence=sentence) == []
