"""Levels that a sentence holds against a target, and then against what was before."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA RUMAH SAKIT TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"


def said(text: str) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in audited(f"{HEAD}{text}\n").findings]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            (
                "Dari 10.207 pasien, 211 meninggal sehingga angkanya 20,67 per mil. Angka tersebut lebih"
                " rendah dari batas 25,00 per mil, dan {} dibanding tahun 2030 yang tercatat 21,94 per mil."
            ),
            "menurun",
            "meningkat",
        ),
        ("Indeks 88,61 melampaui target 85,00 dan {} dibanding tahun 2030 sebesar 87,20.", "naik", "turun"),
        ("Indeks 88,61 melampaui target 85,00 dan {} dibanding Tahun 2030 sebesar 87,20.", "naik", "turun"),
        (
            "Indeks 88,61, melampaui target 85,00, namun {} dari tahun 2030 sebesar 87,20.",
            "lebih tinggi",
            "lebih rendah",
        ),
        (
            "Indeks 88,61 dari target 85,00 atau 104,25% dan {} dibandingkan tahun lalu sebesar 87,20.",
            "meningkat",
            "menurun",
        ),
        (
            "Indeks 88,61. Nilai ini melampaui target 85,00 serta {} dibandingkan tahun 2030 sebesar 87,20.",
            "bertambah",
            "berkurang",
        ),
    ],
)
def test_a_level_went_from_that_of_before(text: str, right: str, wrong: str) -> None:
    assert said(text.format(right)) == []
    ((rule, printed, _),) = said(text.format(wrong))
    assert (rule, printed) == ("trend", wrong)


def test_the_limit_that_a_figure_lies_beside_is_no_step_to_it() -> None:
    text = "Rasio 20,67. Angka ini lebih {} dari batas 25,00 dan menurun dari tahun 2030 sebesar 21,94."
    assert said(text.format("rendah")) == []
    assert said(text.format("tinggi")) == [("trend", "lebih tinggi", "lebih rendah")]


@pytest.mark.parametrize(
    "text",
    [
        "Indeks 88,61 melampaui target 85,00 dan targetnya menurun dibandingkan tahun 2030 sebesar 87,20.",
        "Indeks 88,61 melampaui target 85,00, dan kepatuhan menurun dibandingkan tahun 2030 sebesar 82,20.",
        "Indeks 88,61 melampaui target 85,00 yang menurun dibandingkan tahun 2030 sebesar 87,20.",
        ("Indeks 88,61 dari target 85,00 atau 104,25% dan menurun dibandingkan tahun 2030 sebesar 106,20%."),
        "Indeks 88,61 melampaui target 85,00 dan menurun dibandingkan target tahun 2030 sebesar 87,20.",
        "Indeks 88,61 melampaui target 85,00 dan turun dari rata-rata provinsi tahun 2030 sebesar 87,20.",
        "Peringkat 88,61 melampaui target 85,00 dan menurun dibanding tahun 2030 sebesar 87,20.",
        "Indeks tahun 2029 88,61 melampaui target 85,00 dan turun dibanding tahun 2030 sebesar 87,20.",
        "Pertumbuhan 5,61 melampaui target 5,00 dan lebih lambat dibanding tahun 2030 sebesar 4,20.",
        "Indeks naik 8,61 melampaui target 5,00 dan menurun dibanding tahun 2030 sebesar 7,20.",
        "Indeks 88,61 dan 81,20. Nilai ini melampaui target 80,00 dan turun dari tahun 2030 sebesar 87,20.",
    ],
)
def test_a_comparison_of_something_else_is_not_judged(text: str) -> None:
    assert [found for found in said(text) if found[0] == "trend"] == []
