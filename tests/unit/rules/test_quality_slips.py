"""Slips of the pen that nothing contradicts: figures many times too large, fractions of what has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.factories import (
    AREAS,
    DISTRICTS,
    HULU,
    REGENCY,
    component,
    count,
    history,
    indicator,
    office_year,
    output,
    period,
    report,
    rule_set,
    target,
)

from capaian.domain.issue import Issue, Level
from capaian.domain.policy import Aggregation
from capaian.domain.value import PERCENT, Unit
from capaian.domain.work import Output
from capaian.rules.validate import validate

CODES = ("output_size", "output_with_fraction", "events_unlike_before")
NODE = "1.01"


def slips(**changes: object) -> list[Issue]:
    facts = {"indicators": (), "agreements": (), "nodes": (), "outputs": (), "history": (), "counts": ()}
    found = validate(office_year(**{**facts, **changes}), rule_set())
    return [issue for issue in found if issue.code in CODES]


def quarters(actuals: Sequence[str | int | None], planned: str | int | None, unit: str) -> tuple[Output, ...]:
    own = {"unit": Unit(unit)}
    year = output(NODE, planned, None, **own)
    return (
        year,
        *(
            output(NODE, None, actual, period=period(f"2023-Q{place}"), **own)
            for place, actual in enumerate(actuals, 1)
        ),
    )


@pytest.mark.parametrize(
    ("actuals", "planned", "unit", "codes"),
    [
        pytest.param(
            (1, 1, 1, "1234.5"), 4, "dokumen", ["output_size"], id="a thousand documents and a half"
        ),
        pytest.param((1, 1, 1, 1), 4, "dokumen", [], id="as planned"),
        pytest.param((3, 3, 2, 1), 4, "dokumen", [], id="a few more than twice"),
        pytest.param((3, 3, 2, 2), 4, "dokumen", ["output_size"], id="one more than these"),
        pytest.param((40, 40, 20, None), 50, "laporan", [], id="twice"),
        pytest.param((40, 40, 21, None), 50, "laporan", ["output_size"], id="more than twice"),
        pytest.param((500, 1, 1, 500), 4, "layanan", ["output_size"] * 2, id="each large one"),
        pytest.param((95, 96, 97, 98), 90, "percent", [], id="shares do not add up"),
        pytest.param((95, 96, 97, 980), 90, "percent", ["output_size"], id="a share without its comma"),
        pytest.param((500, 500, 500, 500), None, "dokumen", [], id="nothing is known of it"),
        pytest.param((500, 500, 500, 500), 0, "dokumen", [], id="nothing was planned"),
        pytest.param(("0.5", 1, 1, 1), "4.5", "dokumen", [], id="planned in parts"),
        pytest.param(("0.5", "0.5", 1, 1), 4, "Perangkat Daerah", ["output_with_fraction"], id="asked once"),
        pytest.param(("0.5", 1, 1, 1), 4, "orang/bulan", [], id="work of a month has parts"),
    ],
)
def test_outputs_are_asked_about_above_twice_their_target_and_in_parts(
    actuals: Sequence[str | int | None], planned: str | int | None, unit: str, codes: Sequence[str]
) -> None:
    found = slips(outputs=quarters(actuals, planned, unit))
    assert [issue.code for issue in found] == [*codes]
    assert all(issue.level is Level.WARNING and issue.place.column == "actual" for issue in found)


def test_the_words_tell_what_was_typed_and_what_was_planned() -> None:
    (cut,) = slips(outputs=quarters((1, 1, 1, "1.5"), 4, "dokumen"))
    assert cut.message == (
        "Realisasi Keluaran, Triwulan IV Tahun 2023, 1,5 dokumen, padahal dokumen dihitung bulat."
    )
    (large,) = slips(outputs=quarters((1, 1, 1, "1234.5"), 4, "dokumen"))
    assert large.message == (
        "Realisasi Keluaran, Triwulan IV Tahun 2023, 1.234,5 dokumen, bersama yang sebelumnya 1.237,5, lebih "
        "dari dua kali target setahun 4."
    )


def test_an_output_without_a_target_is_held_against_the_years_before() -> None:
    told = (history(NODE, "4", "4", Unit("dokumen")),)
    rows = tuple(replace(row, name="") for row in quarters((500, None, None, None), None, "dokumen"))
    (found,) = slips(outputs=rows, history=told)
    assert "lebih dari lima kali angka setahun sebelumnya, paling banyak 4" in found.message
    assert slips(outputs=rows, history=()) == []


@pytest.mark.parametrize(
    ("actual", "codes"), [("12.5", ["output_with_fraction"]), (13, []), (120, ["output_size"])]
)
def test_a_reported_indicator_is_held_against_its_target(actual: str | int, codes: Sequence[str]) -> None:
    unit = Unit("perangkat daerah")
    own = indicator("ik-4", unit=unit, plan_targets={2023: target(12)})
    rows = (report("ik-4", 11, "2023-Q3", unit=unit), report("ik-4", actual, "2023-Q4", unit=unit))
    assert [issue.code for issue in slips(indicators=(own,), outputs=rows)] == [*codes]


def test_a_target_on_another_scale_says_nothing_of_size() -> None:
    own = indicator("ik-4", unit=PERCENT, plan_targets={2023: target("3.5", scale=Unit("indeks"))})
    assert slips(indicators=(own,), outputs=(report("ik-4", 95),)) == []


def events(
    before: Sequence[int], now: Sequence[int], first: str = "2023-Q1", last: str = "2023-Q2"
) -> list[Issue]:
    rows = [
        count("ktp.have", area, value, when, row=row)
        for row, (when, values) in enumerate(((first, before), (last, now)), 10)
        for area, value in zip(DISTRICTS, values, strict=True)
    ]
    own = component("ktp", aggregation=Aggregation.SUM)
    return slips(components=(own,), counts=tuple(rows), areas=AREAS)


N = len(DISTRICTS)


@pytest.mark.parametrize(
    ("before", "now", "asked"),
    [
        pytest.param([100] * N, [1000] * N, N, id="ten times everywhere"),
        pytest.param([100] * N, [1000, *[100] * (N - 1)], 1, id="ten times in one"),
        pytest.param([100] * N, [499] * N, 0, id="below five times"),
        pytest.param([20, *[90] * (N - 1)], [100, *[90] * (N - 1)], 1, id="twenty are enough"),
        pytest.param([19, *[90] * (N - 1)], [190, *[90] * (N - 1)], 0, id="nineteen are by chance"),
        pytest.param([100] * N, [20, *[100] * (N - 1)], 1, id="a fifth"),
        pytest.param([100] * N, [21, *[100] * (N - 1)], 0, id="above a fifth"),
    ],
)
def test_events_of_a_quarter_are_held_against_those_before(
    before: Sequence[int], now: Sequence[int], asked: int
) -> None:
    found = events(before, now)
    assert [issue.code for issue in found] == ["events_unlike_before"] * asked


def test_small_kecamatan_are_asked_about_together_at_the_largest() -> None:
    (found,) = events([19] * N, [95] * (N - 1) + [96])
    assert found.place.row == 11
    assert "sekitar 5 kali angka sebelumnya" in found.message


def test_what_was_like_it_a_year_ago_is_not_asked_about() -> None:
    rows = [
        count("ktp.have", HULU, value, when)
        for when, value in (("2022-Q2", 900), ("2023-Q1", 100), ("2023-Q2", 1000))
    ]
    own = component("ktp", aggregation=Aggregation.SUM)
    assert slips(components=(own,), counts=tuple(rows)) == []
    assert len(slips(components=(own,), counts=tuple(rows[1:]))) == 1


def test_the_whole_regency_and_states_and_months() -> None:
    own = component("ktp", aggregation=Aggregation.SUM)
    whole = tuple(count("ktp.have", REGENCY, value, f"2023-Q{q}") for q, value in ((1, 50), (2, 250)))
    assert len(slips(components=(own,), counts=whole)) == 1
    small = tuple(count("ktp.have", REGENCY, value, f"2023-Q{q}") for q, value in ((1, 49), (2, 490)))
    assert slips(components=(own,), counts=small) == []
    months = tuple(count("ktp.have", HULU, value, f"2023-M{m:02}") for m, value in ((1, 50), (2, 500)))
    assert slips(components=(own,), counts=months) == []
    state = component("ktp", aggregation=Aggregation.LAST)
    assert slips(components=(state,), counts=whole) == []
