"""Percentages of earlier years without their comma are asked about; those that are as others are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.factories import DOCUMENTS, history, indicator, office_year, rule_set, target

from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period
from capaian.domain.value import PERCENT, SCALE_4, Unit
from capaian.domain.work import HistoryValue
from capaian.rules.validate import validate


def row(year: int, actual: str | None, planned: str | None = None, scale: Unit = PERCENT) -> HistoryValue:
    made = history("x", actual, planned)
    place = replace(made.place, row=year)
    return replace(made, period=Period.year_of(year), scale=scale, place=place)


def sizes(rows: Sequence[HistoryValue], planned: Sequence[str] = ()) -> list[Issue]:
    stated = {2024 + n: target(value) for n, value in enumerate(planned)}
    own = indicator("x", "", plan_targets=stated)
    year = office_year(indicators=(own,), agreements=(), nodes=(), outputs=(), history=tuple(rows))
    return [issue for issue in validate(year, rule_set()) if issue.code == "history_size"]


@pytest.mark.parametrize(
    ("typed", "meant"), [("9346", "93,46"), ("934.6", "93,46"), ("93460", "93,46"), ("950", "95")]
)
def test_a_result_without_its_comma_is_asked_about(typed: str, meant: str) -> None:
    (issue,) = sizes([row(2021, "92.1"), row(2022, typed)])
    assert (issue.code, issue.level, issue.value) == ("history_size", Level.WARNING, typed)
    assert (issue.place.row, issue.place.column) == (2022, "actual")
    assert f"komanya mungkin hilang ({meant})" in issue.message
    assert "Tahun 2022" in issue.message


def test_the_target_beside_it_tells_the_size() -> None:
    (issue,) = sizes([row(2022, "9346", "92")])
    assert issue.place.column == "actual"
    (issue,) = sizes([row(2022, "93.46", "9200")])
    assert issue.place.column == "target"
    assert issue.message.startswith("Target ")


def test_planned_targets_tell_the_size() -> None:
    (issue,) = sizes([row(2022, "934")], ["94", "95"])
    assert "(93,4)" in issue.message


def test_where_nothing_else_is_known_a_thousand_percent_is_asked_about() -> None:
    assert len(sizes([row(2022, "9346")])) == 1
    assert len(sizes([row(2022, "1000")])) == 1
    assert sizes([row(2022, "934")]) == []


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([row(2021, "118"), row(2022, "121.5")], id="above the whole as before"),
        pytest.param([row(2021, "640"), row(2022, "980")], id="several times the whole as before"),
        pytest.param([row(2021, "92.1"), row(2022, "100")], id="the whole"),
        pytest.param([row(2021, "92.1"), row(2022, None)], id="nothing known"),
        pytest.param([row(2021, "4"), row(2022, "9346")], id="unlike others with any comma"),
        pytest.param([row(2021, "28240", scale=DOCUMENTS), row(2022, "2219", scale=DOCUMENTS)], id="counted"),
        pytest.param([row(2021, "337", scale=SCALE_4)], id="of another scale"),
        pytest.param([replace(row(2022, "9346"), name="Dokumen")], id="of an output"),
    ],
)
def test_other_figures_are_not_asked_about(rows: Sequence[HistoryValue]) -> None:
    assert sizes(rows) == []


def test_of_two_sizes_most_others_decide() -> None:
    (issue,) = sizes([row(2019, "91"), row(2020, "93"), row(2021, "3.2"), row(2022, "9346")])
    assert "(93,46)" in issue.message
    assert sizes([row(2019, "91"), row(2020, "3.1"), row(2021, "3.2"), row(2022, "9346")]) == []


def test_figures_of_other_scales_are_no_measure() -> None:
    assert sizes([row(2021, "93", scale=SCALE_4), row(2022, "950")]) == []
