"""The assessment as a whole: scale, sensitivity, limitations, and what it says about itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import (
    agreement,
    agreement_target,
    count,
    difference,
    indicator,
    office_year,
    output,
    peer,
    policies,
    provenance,
    report,
    rule_set,
    scale,
)

from capaian.domain.assessment import Assessment
from capaian.domain.period import Period
from capaian.domain.policy import ScaleGap
from capaian.domain.value import Unit
from capaian.rules.assess import assess
from capaian.rules.scale import find_scale

DOCUMENTS = Unit("dokumen")


def assessed(as_of: str | None = None, **changes: object) -> Assessment:
    period = None if as_of is None else Period.parse(as_of)
    return assess(office_year(**changes), rule_set(), period)


def test_whose_and_of_when_it_is() -> None:
    result = assessed("2023-Q2")
    assert (result.office, result.regency) == (
        "Dinas Kependudukan dan Pencatatan Sipil",
        "Kabupaten Contoh",
    )
    assert (result.year, str(result.as_of)) == (2023, "2023-Q2")
    assert result.policies == policies()


# --- the scale


def test_the_offices_own_scale_of_the_declared_name() -> None:
    own = [replace(scale(), id=name, name=f"Skala {name}") for name in ("satu", "dua")]
    year = office_year(scales=tuple(own), policies=policies(scale="dua"))
    found = find_scale(year, rule_set(), Period(2023))
    assert found is not None
    assert found.name == "Skala dua"


def test_an_own_scale_of_another_name_does_not_count() -> None:
    own = replace(scale(), id="lain", name="Skala lain")
    found = find_scale(office_year(scales=(own,)), rule_set(), Period(2023))
    assert found is not None
    assert found.name == "Skala Contoh"


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [(2015, None, True), (2023, 2023, True), (2024, None, False), (2015, 2022, False)],
)
def test_the_scale_of_the_law_must_be_in_force(first: int, last: int | None, found: bool) -> None:
    law = rule_set(scales=[replace(scale(), provenance=provenance(first, last))])
    assert (find_scale(office_year(), law, Period(2023)) is not None) is found


# --- sensitivity


def sensitivity(actual: str, **changes: object) -> dict[str, set[str]]:
    """By subject: the other gap rules under which the band would be another one."""
    own = indicator("x", unit=DOCUMENTS, **changes)
    result = assessed(
        indicators=(own,),
        agreements=(agreement(agreement_target("x", 1000)),),
        outputs=(report("x", actual), output("II", 1000, actual)),
    )
    found: dict[str, set[str]] = {}
    for item in result.sensitivity:
        found.setdefault(item.subject, set()).add(item.gap)
    return found


@pytest.mark.parametrize(
    ("actual", "rules"),
    [
        ("902", {"upper_bound"}),
        ("907", {"upper_bound", "round"}),
        ("900", set()),
        ("884", set()),
        ("910", set()),
    ],
)
def test_results_that_another_rule_would_put_elsewhere(actual: str, rules: set[str]) -> None:
    subjects = (
        "Capaian IKU 9",
        "Rata-rata capaian 1 Meningkatnya sasaran-1",
        "Rata-rata capaian II Pekerjaan II",
        "Rata-rata capaian eselon II",
    )
    expected = {subject: rules for subject in subjects} if rules else {}
    assert sensitivity(actual, symbol="IKU 9") == expected


def test_an_indicator_without_symbol_is_reported_by_name() -> None:
    assert "Capaian Indikator x" in sensitivity("902")


def test_each_says_what_the_other_band_would_be() -> None:
    own = indicator("x", unit=DOCUMENTS)
    result = assessed(
        indicators=(own,),
        agreements=(agreement(agreement_target("x", 1000)),),
        outputs=(report("x", "902"),),
        policies=policies(scale_gap=ScaleGap.UPPER_BOUND),
        nodes=(),
    )
    first = result.sensitivity[0]
    assert (first.value.display, first.band.name) == ("90,20", "Tinggi")
    assert [item.gap for item in result.sensitivity if item.subject == first.subject] == [
        "lower_bound",
        "round",
    ]


@pytest.mark.parametrize("chosen", [policies(scale="tidak-ada"), policies(scale_gap=None)])
def test_without_scale_or_rule_nothing_is_sensitive(chosen: object) -> None:
    result = assessed(outputs=(output("II.1.1", 1000, 902),), policies=chosen)
    assert result.sensitivity == ()


# --- limitations


def test_warnings_go_along_and_errors_do_not() -> None:
    rows = (
        *office_year().counts,
        *(count("ktp.have", area, 95, "2023-S1") for area in ("99.01.01", "99.01.02")),
        *(
            count("ktp.have", area, value, "2023-S2")
            for area, value in (("99.01.01", 90), ("99.01.02", 95))
        ),
    )
    peers = (peer("99.02", 120, 100), peer("99.03", 130, 100))
    declared = (difference("part_larger_than_whole:peer:ktp:99.02:2023"),)
    found = assessed(counts=rows, peers=peers, differences=declared).issues
    assert [(issue.code, issue.level.value) for issue in found] == [
        ("cumulative_falls", "warning"),
        ("part_larger_than_whole", "warning"),
    ]


def test_an_empty_office() -> None:
    """Nothing at all is no accident either."""
    nothing: dict[str, object] = dict.fromkeys(
        [
            "areas",
            "goals",
            "objectives",
            "components",
            "indicators",
            "surveys",
            "agreements",
            "nodes",
            "outputs",
            "inputs",
            "counts",
            "survey_elements",
            "history",
            "peers",
            "sources",
        ],
        (),
    )
    result = assessed(**nothing, strategic_plan=None)
    assert (result.nodes, result.indicators, result.components, result.tiers) == ((), (), (), ())
    assert (result.totals, result.total_efficiency, dict(result.traces)) == ((), (), {})
