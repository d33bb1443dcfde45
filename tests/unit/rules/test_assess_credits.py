"""Credit points of an office: formula, working and trace, and a slow way to the same number."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.factories import (
    HULU,
    REGENCY,
    activity,
    agreement,
    agreement_target,
    count,
    indicator,
    office_year,
    policies,
    rule_set,
)

from capaian.domain.assessment import Assessment
from capaian.domain.period import Period
from capaian.domain.policy import Rounding
from capaian.domain.value import CellValue, Known, Trace, Unavailable, Unit
from capaian.rules.assess.assessment import assess
from capaian.rules.dependencies import formula_of
from capaian.rules.formula.explain import to_source

POINTS = Unit("angka kredit")
OPERATION = (
    activity("salin", "0.013", unit="kegiatan"),
    activity("laporan", "0.013"),
    activity("berkas", "0.048", unit="berkas"),
    activity("rekam", "0.001", 1000, "karakter"),
    activity("validasi", "0.004", 1000, "karakter"),
)
COUNTS = {"salin": 7, "laporan": 24, "berkas": 310, "rekam": 1_250_500, "validasi": 999}


def computed(formula: str = "credits()", as_of: str = "2023", **changes: object) -> Assessment:
    rows = tuple(
        count(f"prakom.{code}", REGENCY, value, row=n)
        for n, (code, value) in enumerate(COUNTS.items(), 2)
    )
    own = indicator("ik", formula, unit=POINTS, credits=OPERATION, tier="JF", decimals=3)
    given = {"indicators": (own,), "counts": rows, "components": (), "agreements": (), "nodes": ()}
    year = office_year(**{**given, "outputs": (), "history": (), "peers": (), **changes})
    return assess(year, rule_set(), Period.parse(as_of))


def actual(result: Assessment) -> CellValue:
    return result.indicators[0].current.actual


def trace(result: Assessment) -> Trace:
    cell = actual(result)
    assert cell.trace is not None
    return result.traces[cell.trace]


def slowly(rounded: bool = False) -> Fraction:
    """Point by point with whole numbers: thousandths of a point for each thousand counted."""
    thousandths_per_thousand = {
        "salin": 13_000,
        "laporan": 13_000,
        "berkas": 48_000,
        "rekam": 1,
        "validasi": 4,
    }
    millionths = sum(per * COUNTS[code] for code, per in thousandths_per_thousand.items())
    return Fraction(round(millionths, -3) if rounded else millionths, 1_000_000)


def test_two_ways_to_one_number() -> None:
    cell = actual(computed(policies=policies(rounding=Rounding.EXACT)))
    assert isinstance(cell, Known)
    assert Fraction(cell.value) == slowly() == Fraction("16.537496")
    assert (cell.unit, cell.display) == (POINTS, "16,537")


def test_printed_points_are_rounded_once_at_the_end() -> None:
    cell = actual(computed())
    assert isinstance(cell, Known)
    assert cell.value == Decimal("16.537") == Decimal(str(float(slowly(rounded=True))))


def test_the_working_is_printed_activity_by_activity() -> None:
    found = trace(computed())
    assert found.formula == (
        "0,013 × Kegiatan salin + 0,013 × Kegiatan laporan + 0,048 × Kegiatan berkas"
        " + 0,001 × Kegiatan rekam ÷ 1.000 + 0,004 × Kegiatan validasi ÷ 1.000"
    )
    assert found.working == (
        "0,013 × 7 + 0,013 × 24 + 0,048 × 310 + 0,001 × 1.250.500 ÷ 1.000 + 0,004 × 999 ÷ 1.000"
    )


def test_the_trace_leads_to_the_rows_of_the_counts() -> None:
    result = computed()
    leaves = [result.traces[step] for step in trace(result).inputs]
    assert [(leaf.value, leaf.source.row if leaf.source else None) for leaf in leaves] == [
        (value, row) for row, value in enumerate(COUNTS.values(), 2)
    ]
    assert leaves[3].subject == "Kegiatan rekam, Kabupaten Contoh, Tahun 2023"


def test_one_activity_is_alone() -> None:
    own = indicator("ik", "credits()", unit=POINTS, credits=OPERATION[3:4], decimals=4)
    assert trace(computed(indicators=(own,))).working == "0,001 × 1.250.500 ÷ 1.000"


def test_points_may_be_compared_with_what_is_required() -> None:
    own = indicator("ik", "100 * credits() / 12.5", credits=OPERATION)
    cell = actual(computed(indicators=(own,)))
    assert (cell.display, cell.unit if isinstance(cell, Known) else None) == ("132,30", "percent")


def test_points_may_stand_in_any_part_of_a_formula() -> None:
    for formula in (
        "mean(credits(), 0)",
        "-credits()",
        "wmean(credits(): 2, 1: 1)",
        "1 - credits()",
    ):
        own = indicator("ik", formula, credits=OPERATION[:1])
        expression = formula_of(own)
        assert expression is not None
        assert to_source(expression) == formula.replace(
            "credits()", "0.013 * prakom.salin"
        ).replace("-0.013 * prakom.salin", "-(0.013 * prakom.salin)")


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        pytest.param((), tuple(f"prakom.{code}" for code in COUNTS), id="nothing counted"),
        pytest.param(
            tuple(count(f"prakom.{code}", REGENCY, 0) for code in COUNTS if code != "rekam"),
            ("prakom.rekam",),
            id="one row absent",
        ),
    ],
)
def test_an_activity_that_is_not_counted_is_missing(
    rows: tuple[object, ...], missing: tuple[str, ...]
) -> None:
    cell = actual(computed(counts=rows))
    assert isinstance(cell, Unavailable)
    assert cell.missing == missing


def test_activities_not_done_are_counted_as_zero() -> None:
    rows = tuple(count(f"prakom.{code}", REGENCY, 0) for code in COUNTS)
    assert actual(computed(counts=rows)).display == "0,000"


def test_quarters_add_up() -> None:
    rows = tuple(
        count(f"prakom.{a.code}", REGENCY, 10 * n, f"2023-Q{n}") for a in OPERATION for n in (1, 2)
    )
    own = indicator("ik", "credits()", unit=POINTS, credits=OPERATION[:1], decimals=3)
    result = computed(as_of="2023-Q2", counts=rows, indicators=(own,))
    assert actual(result).display == "0,390"
    assert trace(result).working == "0,013 × 30"


def test_counts_of_kecamatan_are_added_where_the_regency_has_none() -> None:
    rows = (count("prakom.salin", HULU, 10),)
    own = indicator("ik", "credits()", unit=POINTS, credits=OPERATION[:1])
    cell = actual(computed(counts=rows, indicators=(own,)))
    assert isinstance(cell, Unavailable)


def test_points_have_an_achievement_like_any_other_figure() -> None:
    result = computed(agreements=(agreement(agreement_target("ik", 20)),))
    assert result.indicators[0].current.achievement.display == "82,69"
