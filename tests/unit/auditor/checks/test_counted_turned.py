"""Both sides of a parting said alike: what is said of one of them is its opposite."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROADS = """
BAB III AKUNTABILITAS KINERJA
3.1. Capaian Kinerja Dinas Bina Marga
Tabel 3.1 Capaian Indikator Tahun 2031
No | Indikator | Target | Realisasi | Capaian (%)
1 | Panjang jalan mantap | 70,00 | 72,10 | 103,00
2 | Jembatan layak | 80,00 | 83,20 | 104,00
3 | Drainase baik | 60,00 | 57,60 | 96,00
4 | Penerangan jalan | 90,00 | 91,80 | 102,00
5 | Trotoar ramah | 40,00 | 36,00 | 90,00
Sebanyak 3 (tiga) indikator memenuhi atau melampaui target, sedangkan 2 (dua) indikator belum mencapai target.
"""
SURVEY = """
BAB III AKUNTABILITAS KINERJA
3.2. Survei Kepuasan
Tabel 3.2 Nilai Unsur
No | Unsur | Nilai 2030 | Nilai 2031
1 | Persyaratan | 3,21 | 3,30
2 | Prosedur | 3,11 | 3,25
3 | Waktu | 3,40 | 3,32
4 | Biaya | 3,70 | 3,78
Dari empat unsur, tiga unsur mengalami kenaikan dan satu unsur mengalami penurunan.
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong", "expected"),
    [
        (ROADS, "belum mencapai target", "telah mencapai target", "2 indikator belum tercapai"),
        (ROADS, "indikator memenuhi atau melampaui", "indikator tidak memenuhi", "3 indikator tercapai"),
        (ROADS, "memenuhi atau melampaui target", "melampaui target", ""),
        (SURVEY, "mengalami penurunan", "mengalami kenaikan", "1 unsur turun"),
        (SURVEY, "tiga unsur mengalami kenaikan", "tiga unsur mengalami penurunan", "3 unsur naik"),
    ],
)
def test_what_is_said_of_one_side_is_turned(text: str, right: str, wrong: str, expected: str) -> None:
    assert told(text, AuditRule.COUNT) == []
    found = [computed for _, _, computed in told(text.replace(right, wrong), AuditRule.COUNT)]
    assert found == [expected] * bool(expected)


STAYED = SURVEY.replace("3,70 | 3,78", "3,70 | 3,70")
CROPS = """
BAB III AKUNTABILITAS KINERJA
3.2. Produksi
Tabel 3.2 Produksi
No | Komoditas | Tahun 2030 | Tahun 2031
1 | Padi | 3.214 | 3.306
2 | Jagung | 3.110 | 3.110
3 | Kedelai | 341 | 341
4 | Kopi | 870 | 812
Dari empat komoditas, satu komoditas mengalami kenaikan dan satu komoditas mengalami penurunan.
"""


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        (STAYED, "satu unsur mengalami penurunan dan tiga unsur mengalami penurunan", ["1 unsur"]),
        (STAYED, "satu unsur mengalami penurunan dan dua unsur mengalami kenaikan", []),
        (SURVEY, "satu unsur mengalami penurunan dan tiga unsur mengalami penurunan", ["3 unsur naik"]),
        (CROPS, "satu komoditas mengalami kenaikan dan tiga komoditas mengalami kenaikan", ["1 komoditas"]),
    ],
    ids=["one stayed", "and is not told of", "none stayed", "two stayed"],
)
def test_rows_that_stayed_are_on_neither_side(text: str, said: str, expected: list[str]) -> None:
    """Of four elements two rose, one fell and one stayed: `tiga naik` would be as wrong as `tiga turun`."""
    report = "\n".join(text.rstrip().split("\n")[:-1]) + f"\n{said.capitalize()}.\n"
    assert [computed for _, _, computed in told(report, AuditRule.COUNT)] == expected


def test_more_cannot_surpass_and_meet_their_targets_than_meet_them() -> None:
    text = ROADS.replace("memenuhi atau melampaui target", "melampaui target").replace(
        "belum mencapai", "mencapai"
    )
    assert [found[2] for found in told(text, AuditRule.COUNT)] == ["2 indikator belum tercapai"]


def test_targets_are_counted_as_the_indicators_that_have_them() -> None:
    sentence = "Secara keseluruhan tiga target tercapai dan dua target {} tercapai.\n"
    assert told(ROADS + sentence.format("belum"), AuditRule.COUNT) == []
    (found,) = told(ROADS + sentence.format("juga"), AuditRule.COUNT)
    assert found[2] == "2 target belum tercapai"


def test_a_class_behind_what_is_said_of_a_count_is_another_matter() -> None:
    sentence = "Tiga indikator melampaui target dan dua indikator {} mencapai target, dengan predikat Baik.\n"
    assert told(ROADS + sentence.format("belum"), AuditRule.COUNT) == []
    assert len(told(ROADS + sentence.format("telah"), AuditRule.COUNT)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebanyak 3 (tiga) indikator mencapai target dan 1 (satu) indikator mencapai target provinsi.",
        "Dari 4 indikator tahun lalu, 2 indikator mencapai target dan 2 indikator melampaui target.",
        "Sebanyak 3 (tiga) indikator mencapai target.",
    ],
)
def test_other_partings_are_not_judged(sentence: str) -> None:
    assert told(f"{ROADS}{sentence}\n", AuditRule.COUNT) == []
