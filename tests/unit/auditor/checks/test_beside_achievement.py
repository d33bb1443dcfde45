"""Words beside a target and its achievement, where what was reached stands elsewhere."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS PERTANIAN TAHUN 2031\nBAB III AKUNTABILITAS KINERJA\n"
TABLE = """
Tabel 3.2 Capaian Indikator Kinerja Tahun 2031

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Produksi padi | Ton | 120.000 | 123.935 | 103,28
2 | Persentase kelompok tani aktif | % | 92,00 | 88,98 | 96,72
3 | Laju pertumbuhan ternak | % | 2,20 | 2,61 | 118,64
4 | Nilai kepuasan petani | Nilai | 84,50 | 86,75 | 102,66

{}
"""


def said(text: str) -> list[tuple[str, str]]:
    return [(f.printed, f.computed) for f in audited(HEAD + text).findings if f.rule.value == "claim"]


LEVEL = "Kelompok tani aktif sebanyak 848 dari 953 kelompok atau {}%. "
MET = [
    "Dengan target 92,00%, capaian indikator ini sebesar {}% sehingga melampaui target yang ditetapkan.",
    "Target sebesar 92,00% dan capaian kinerja {}%, yang berarti melampaui target.",
    "Terhadap target 92,00% diperoleh capaian sebesar {} persen, artinya indikator ini melampaui target.",
    "Dari target 92,00% capaiannya {}% atau memenuhi target.",
]


@pytest.mark.parametrize("sentence", MET)
def test_an_achievement_that_follows_from_the_level_before_it(sentence: str) -> None:
    wrong = said(LEVEL.format("88,98") + sentence.format("96,72"))
    assert [computed for _, computed in wrong] == ["belum tercapai"]
    assert said(LEVEL.replace("848", "880").format("92,34") + sentence.format("100,37")) == []


@pytest.mark.parametrize("sentence", MET)
def test_an_achievement_of_a_row(sentence: str) -> None:
    assert [computed for _, computed in said(TABLE.format(sentence.format("96,72")))] == ["belum tercapai"]


@pytest.mark.parametrize("sentence", MET)
def test_what_is_called_an_achievement_may_be_the_level_itself(sentence: str) -> None:
    assert said(sentence.format("96,72")) == []


SIDES = [
    (
        "Realisasi tersebut {} target 2,20%, dengan capaian 118,64%.",
        "lebih tinggi daripada",
        "lebih rendah daripada",
    ),
    ("Hasil ini {} target sebesar 92,00% dengan capaian 96,72%.", "lebih kecil dari", "lebih besar dari"),
    (
        "Nilai tersebut {} target 84,50 dan capaiannya 102,66%.",
        "lebih besar daripada",
        "lebih kecil daripada",
    ),
]


@pytest.mark.parametrize(("sentence", "right", "wrong"), SIDES)
def test_on_which_side_of_its_target_the_level_of_a_row_lies(sentence: str, right: str, wrong: str) -> None:
    assert said(TABLE.format(sentence.format(right))) == []
    assert said(TABLE.format(sentence.format(wrong))) == [
        (wrong.rpartition(" ")[0], right.rpartition(" ")[0])
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi tersebut lebih rendah daripada target 5,00%, dengan capaian 118,64%.",
        "Realisasi tersebut lebih rendah daripada target 2,20%, dengan capaian 97,00%.",
        "Dengan target 92,00%, capaian sebesar 96,72% sehingga melampaui target nasional.",
        "Dengan target 92,00%, capaian sebesar 96,72% sehingga belum melampaui target.",
        "Dengan target 84,50, capaian sebesar 102,66% sehingga melampaui target.",
    ],
    ids=["another target", "another achievement", "nation", "denied", "met"],
)
def test_what_no_row_bears_out_is_left_alone(sentence: str) -> None:
    assert said(TABLE.format(sentence)) == []
