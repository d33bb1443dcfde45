"""Which of two levels is the higher, told with the gap between them or with a wider circle."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level


def errors(sentence: str) -> list[tuple[str, str, str]]:
    """Return rule, printed and computed of what is wrong in a sentence of a report."""
    found = audited(f"LAPORAN KINERJA TAHUN 2033\n\n3.1 Capaian\n\n{sentence}\n").findings
    return [(f.rule.value, f.printed, f.computed) for f in found if f.level is Level.ERROR]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "expected"),
    [
        (
            "Waktu sandar ditargetkan 3,00 jam dan terealisasi 2,75 jam, {} 0,25 jam dari target.",
            "lebih cepat",
            "lebih lambat",
            "kurang dari",
        ),
        (
            "Kapal laik layar tahun 2033 sebesar 97,80% dan {} 1,20 poin persen dari target sebesar 99,00%.",
            "masih kurang",
            "lebih tinggi",
            "kurang dari",
        ),
        (
            "Muatan tahun ini 4.812 ton, {} 131 ton dibandingkan dengan kota tetangga sebesar 4.681 ton.",
            "lebih banyak",
            "lebih sedikit",
            "lebih dari",
        ),
    ],
)
def test_the_gap_tells_which_level_is_the_higher(
    sentence: str, right: str, wrong: str, expected: str
) -> None:
    assert errors(sentence.format(right)) == []
    assert ("claim", wrong, expected) in errors(sentence.format(wrong))


@pytest.mark.parametrize(
    "sentence",
    [
        "Muatan tahun ini 4.812 ton, lebih sedikit 200 ton dibandingkan dengan dugaan, dari 4.681 ton.",
        "Waktu sandar 2,75 jam; waktu muat lebih lambat 0,25 jam dari waktu bongkar yang 3,00 jam.",
        "Kapal naik 131 unit, lebih banyak 31 unit dari kenaikan tahun lalu sebesar 100 unit.",
    ],
)
def test_a_gap_of_other_levels_tells_nothing(sentence: str) -> None:
    assert [rule for rule, _, _ in errors(sentence) if rule == "claim"] == []


@pytest.mark.parametrize(
    "circle", ["rata-rata Provinsi Samudra Utara", "angka nasional", "rata-rata nasional"]
)
def test_a_level_lies_on_the_side_of_a_wider_circle_that_is_told(circle: str) -> None:
    told = f"Realisasi kapal laik layar sebesar 98,34% {{}} {circle} sebesar 98,74%."
    assert errors(told.format("di bawah")) == []
    assert errors(told.format("di atas")) == [("claim", "di atas", "di bawah")]


@pytest.mark.parametrize(
    ("change", "expected"), [("363.975.000", []), ("336.975.000", [("ratio", "5,86", "5,42")])]
)
def test_a_change_and_its_share_are_of_the_amount_that_is_compared_with(
    change: str, expected: list[tuple[str, str, str]]
) -> None:
    sentence = (
        "Dibandingkan dengan anggaran tahun 2032 sebesar Rp 6.214.735.000,-, anggaran tahun 2033 bertambah"
        f" Rp {change},- atau naik 5,86%."
    )
    assert errors(sentence) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("1 dari 2 target tercapai", []),
        ("6 dari 2 target tercapai", [("bound", "6", "2")]),
        ("Sebanyak 9 dari 4 indikator kinerja utama naik.", [("bound", "9", "4")]),
        ("Terlaksana 6 dari 2 kegiatan yang direncanakan.", []),
    ],
)
def test_some_of_a_few_things_are_no_more_than_all(phrase: str, expected: list[tuple[str, str, str]]) -> None:
    assert errors(phrase) == expected


SCALE = """
Tabel 1 Skala Nilai Peringkat Kinerja

No | Interval Nilai | Kriteria
1 | 91 <= 100 | Sangat Tinggi
2 | 76 <= 90 | Tinggi
3 | 66 <= 75 | Sedang

"""


@pytest.mark.parametrize(("sign", "name"), [(" persen", "Sedang"), ("%", "Sedang")])
def test_a_class_in_brackets_is_of_the_share_before_it(sign: str, name: str) -> None:
    sentence = f"Realisasi 34 jam dari target 40 jam, capaian 85{sign} ({{}})."
    assert errors(SCALE + sentence.format("Tinggi")) == []
    assert [rule for rule, _, _ in errors(SCALE + sentence.format(name))] == ["scale"]
