"""What `capaian compute` prints for Balangan 2023, figure by figure, against the printed report.

The expectations are the figures of the print, typed in by hand; where the print is wrong, the
right value stands here and the printed one in the remark.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pytest
from tests.agreement.balangan_2023.mapping import EXAMPLE
from tests.every_case import every_case
from typer.testing import CliRunner

from capaian.cli.program import make_app

Results = Mapping[str, Any]
"""The JSON of the command, or a part of it."""


@cache
def computed() -> Results:
    result = CliRunner().invoke(make_app(), ["compute", str(EXAMPLE), "--json"])
    assert result.exit_code == 0, result.output
    answer: Results = json.loads(result.stdout)
    return answer


def entry(collection: str, key: str, value: str) -> Results:
    return only(item for item in computed()[collection] if item[key] == value)


def only(items: Iterable[Results]) -> Results:
    (found,) = items
    return found


def indicator(code: str, field: str) -> Results:
    cell: Results = entry("indicators", "id", code)["periods"][-1][field]
    return cell


def against_plan_end(code: str) -> Results:
    cell: Results = entry("indicators", "id", code)["plan_end"]["achievement"]
    return cell


def against_national(code: str) -> Results:
    references = entry("indicators", "id", code)["references"]
    cell: Results = only(item for item in references if item["kind"] == "national")["achievement"]
    return cell


def absorption(node: str) -> Results:
    inputs = (
        computed()["totals"]["inputs"] if node == "*" else entry("nodes", "id", node)["inputs"]
    )
    cell: Results = only(item for item in inputs if item["kind"] == "all")["ratio"]
    return cell


def area(component: str, name: str) -> Results:
    areas = entry("components", "code", component)["areas"]
    cell: Results = only(item for item in areas if item["name"] == name)["ratio"]
    return cell


@every_case(
    ("code", "actual", "achievement"),
    [
        ("iku-1", "86,95", "101,10"),
        ("iku-2", "94,24", "99,20"),
        ("ik-3-1", "86,95", "101,10"),
        ("ik-3-2", "89,11", "99,01"),
        ("ik-3-3", "86,95", "101,10"),
        ("ik-3-4", "99,36", "99,36"),
        ("ik-3-5", "100,00", "100,00"),
        ("ik-3-6", "100,00", "100,00"),
        ("ik-4-1", "29.659", "87,23"),
        ("ik-4-2", "2.513", "62,83"),
        ("ik-4-3", "2", "100,00"),
        ("ik-4-4", "5", "62,50"),
        ("ik-4-5", "1", "100,00"),
        ("ik-4-6", "1", "100,00"),
        ("ik-4-7", "1", "100,00"),
    ],
)
def test_actual_and_achievement(code: str, actual: str, achievement: str) -> None:
    assert indicator(code, "actual")["display"] == actual
    assert indicator(code, "achievement")["display"] == achievement


@pytest.mark.parametrize(
    ("code", "achievement"),
    [
        ("iku-1", "100,81"),  # printed: 101,81
        ("iku-2", "96,16"),
    ],
)
def test_achievement_of_the_target_of_2026(code: str, achievement: str) -> None:
    assert against_plan_end(code)["display"] == achievement


@pytest.mark.parametrize(
    ("code", "achievement"),
    [
        ("iku-1", "99,12"),
        ("iku-2", "101,59"),  # printed: 97,87
    ],
)
def test_achievement_of_the_year_before(code: str, achievement: str) -> None:
    assert entry("indicators", "id", code)["prior"]["achievement"]["display"] == achievement


@pytest.mark.parametrize(
    ("component", "coverage"),
    [
        ("kk", "100,00"),
        ("ktp", "99,53"),
        ("kia", "67,80"),
        ("akta-lahir", "98,09"),
        ("akta-mati", "100,00"),
        ("akta-kawin", "100,00"),
    ],
)
def test_coverage_of_the_regency(component: str, coverage: str) -> None:
    assert entry("components", "code", component)["ratio"]["display"] == coverage


def test_mean_achievement_of_the_agreement() -> None:
    assert entry("tiers", "tier", "II")["mean_achievement"]["display"] == "100,15"


@pytest.mark.parametrize(
    ("code", "achievement"),
    [("nas-ktp", "100,13"), ("nas-akta-lahir", "100,09"), ("nas-kia", "135,60")],
)
def test_achievement_of_national_targets(code: str, achievement: str) -> None:
    assert against_national(code)["display"] == achievement


@pytest.mark.parametrize(
    ("node", "ratio"),
    [
        ("*", "96,41"),
        ("I", "91,63"),
        ("II", "91,11"),
        ("III", "93,70"),
        ("IV", "93,95"),
        ("V", "97,17"),
        ("sasaran-1", "91,62"),
        ("sasaran-2", "93,77"),
    ],
)
def test_absorption(node: str, ratio: str) -> None:
    assert absorption(node)["display"] == ratio


def test_rank_among_regencies_is_seven_where_the_print_says_six() -> None:
    own = only(row for row in computed()["peers"][0]["rows"] if row["own"])
    assert own["rank"] == {"place": 7, "of": 13}


@pytest.mark.parametrize("name", ["Juai", "Awayan", "Batu Mandi", "Lampihong", "Paringin"])
def test_marriages_where_there_were_none_have_no_coverage(name: str) -> None:
    """The print gives 100 percent for 0 of 0."""
    assert area("akta-kawin", name) == {
        "unavailable": "no_events",
        "reason": "tidak ada peristiwa",
    }


@pytest.mark.parametrize("name", ["Halong", "Paringin Selatan", "Tebing Tinggi"])
def test_marriages_where_there_were_some_are_covered(name: str) -> None:
    assert area("akta-kawin", name)["display"] == "100,00"


@pytest.mark.parametrize(
    ("policy", "declared"),
    [
        ("rounding", "printed"),
        ("survey_weight", "printed"),
        ("decimals", 2),
        ("agreement", "latest"),
    ],
)
def test_policies_are_those_that_the_office_declares(policy: str, declared: object) -> None:
    assert computed()["policy"][policy] == declared


def test_answer_follows_the_contract() -> None:
    assert computed()["schema"] == "capaian/assessment/1"
    assert computed()["year"] == 2023
    assert computed()["as_of"] == "2023"
