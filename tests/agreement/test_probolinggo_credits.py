"""Credit points of Probolinggo 2021 with invented counts,
beside plain sums with the printed weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from tests.agreement.probolinggo_2021.example import (
    Results,
    cell,
    compute,
    copy_with,
    counts_of,
    indicator,
    office_year,
    sheet,
)
from tests.agreement.probolinggo_2021.printed import WEIGHTS, Weight
from tests.every_case import every_case

INVENTED: Mapping[str, int] = {
    "prakom-umum.penggandaan": 12,
    "prakom-umum.operasi": 240,
    "prakom-umum.dokumentasi": 37,
    "prakom-umum.rekam-tanpa-validasi": 1_234_567,
    "prakom-umum.rekam-dengan-validasi": 890_500,
    "prakom-umum.verifikasi": 999,
    "prakom-umum.laporan-rekam": 11,
    "prakom-umum.pemasangan": 5,
    "prakom-umum.deteksi": 0,
    "prakom-umum.instalasi": 7,
    "prakom-umum.perbaikan": 9,
    "prakom-umum.karya-tulis": 1,
    "prakom-umum.petunjuk-teknis": 2,
    "prakom-umum.seminar": 3,
    "prakom-siak.penggandaan": 0,
    "prakom-siak.operasi": 1,
    "prakom-siak.dokumentasi": 1000,
    "prakom-siak.rekam-tanpa-validasi": 1000,
    "prakom-siak.rekam-dengan-validasi": 1,
    "prakom-siak.verifikasi": 2_500_000,
    "prakom-siak.laporan-rekam": 0,
    "prakom-siak.pemasangan": 3,
    "prakom-siak.deteksi": 8,
    "prakom-siak.instalasi": 0,
    "prakom-siak.perbaikan": 1,
    "prakom-siak.karya-tulis": 0,
    "prakom-siak.petunjuk-teknis": 0,
    "prakom-siak.seminar": 0,
}

SHOWN = {
    "iki-4-2": "10,453",
    "iki-4-3": "4,625",
    "iki-4-4": "8,500",
    "iki-4-5": "3,000",
    "iki-24-2": "50,574",
    "iki-24-3": "0,125",
    "iki-24-4": "0,000",
    "iki-24-5": "0,000",
}
"""Added up by hand from the invented counts, rounded to the three decimals of the weights."""


def by_hand(code: str) -> Decimal:
    """Add up the points of one indicator without any of the rules."""
    points = Decimal(0)
    for weight in WEIGHTS:
        if weight.indicator == code:
            points += weight.weight * INVENTED[weight.measure] / weight.per
    return points


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return compute(
        copy_with(tmp_path_factory.mktemp("kredit"), {"counts.csv": counts_of(INVENTED)})
    )


def test_the_example_has_the_28_weights_of_the_print_in_its_order() -> None:
    weights = [
        Weight(i.code, credit.measure, credit.unit, credit.weight, credit.per)
        for i in office_year().indicators
        for credit in i.credits
    ]
    assert weights == list(WEIGHTS)
    assert len(weights) == 28


@every_case("weight", WEIGHTS)
def test_every_weight_appears_in_the_words_of_its_sheet(weight: Weight) -> None:
    lines = [
        line
        for number in (4, 24)
        for line in sheet(number).lines
        if line.indicator == weight.indicator
    ]
    words = " ".join((*lines[0].items, lines[0].explanation))
    figure = str(weight.weight).replace(".", ",")
    assert f"({figure}/{'' if weight.per == 1 else weight.per}{weight.unit})" in words.replace(
        " ", ""
    )


@pytest.mark.parametrize("code", SHOWN)
def test_points_are_what_plain_arithmetic_gives(code: str, results: Results) -> None:
    assert Decimal(cell(results, code)["value"]) == by_hand(code)


@pytest.mark.parametrize("code", SHOWN)
def test_points_are_shown_with_the_decimals_of_the_weights(code: str, results: Results) -> None:
    found = cell(results, code)
    assert (found["display"], found["unit"]) == (SHOWN[code], "angka kredit")


def test_characters_count_by_the_thousand_and_parts_of_a_thousand_count() -> None:
    per_thousand = [weight for weight in WEIGHTS if weight.per == 1000]
    assert {weight.unit for weight in per_thousand} == {"karakter"}
    assert len(per_thousand) == 6
    assert [
        w.weight * INVENTED[w.measure] / w.per for w in per_thousand if "umum" in w.measure
    ] == [
        Decimal("1.234567"),
        Decimal("3.562"),
        Decimal("0.000999"),
    ]


def test_a_count_that_is_absent_is_not_zero(tmp_path: Path) -> None:
    fewer = {
        measure: count for measure, count in INVENTED.items() if measure != "prakom-umum.deteksi"
    }
    found = cell(compute(copy_with(tmp_path, {"counts.csv": counts_of(fewer)})), "iki-4-2")
    assert "value" not in found
    assert "unavailable" in found


def test_trainings_and_other_duties_bear_no_weight_in_print_and_none_here() -> None:
    unweighted = [
        code for code in ("iki-4-1", "iki-4-6", "iki-24-1", "iki-24-6") if indicator(code).credits
    ]
    assert unweighted == []
