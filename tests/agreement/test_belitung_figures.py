"""What `capaian compute` prints for Belitung 2024, figure by figure, against the printed report.

The expectations are the figures of the print, typed in by hand; where the print is wrong, the
right value stands here and the printed one in the remark.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.agreement.belitung_2024.changes import Edit, change
from tests.agreement.belitung_2024.rows import EXAMPLE
from typer.testing import CliRunner

from capaian.cli.program import make_app

Results = Mapping[str, Any]
"""The JSON of the command, or a part of it."""


def compute(dossier: Path) -> Results:
    result = CliRunner().invoke(make_app(), ["compute", str(dossier), "--json"])
    assert result.exit_code == 0, result.output
    answer: Results = json.loads(result.stdout)
    return answer


@cache
def computed() -> Results:
    return compute(EXAMPLE)


def only(items: Iterable[Results]) -> Results:
    (found,) = items
    return found


def entry(results: Results, collection: str, key: str, value: str) -> Results:
    return only(item for item in results[collection] if item[key] == value)


def current(code: str, results: Results | None = None) -> Results:
    periods: list[Results] = entry(results or computed(), "indicators", "id", code)["periods"]
    return periods[-1]


def efficiency(node: str, method: str) -> Results:
    return only(
        item
        for item in entry(computed(), "nodes", "id", node)["efficiency"]
        if item["method"] == method
    )


@pytest.mark.parametrize(
    ("code", "actual", "achievement"),
    [
        ("iku-1", "3,66", "110,91"),  # printed: 111
        ("iku-2", "77,18", "85,76"),
        ("ikp-dafduk", "87,24", "114,79"),
        ("ikp-capil", "94,31", "99,27"),
        ("ikp-data", "50,00", "50,00"),
        ("ikp-profil", "100,00", "100,00"),
        ("ikp-profesionalitas", "85,38", "104,76"),
        ("ikp-perkantoran", "93,75", "93,75"),
        ("ikk-1-3", "84,85", "104,11"),
        ("nas-mitra", "2", "66,67"),
    ],
)
def test_actual_and_achievement(code: str, actual: str, achievement: str) -> None:
    assert current(code)["actual"]["display"] == actual
    assert current(code)["achievement"]["display"] == achievement


def test_a_goal_of_which_nothing_is_known_is_not_judged() -> None:
    found = efficiency("tujuan-1", "achievement_minus_absorption")
    assert "unavailable" in found["value"]
    assert found["verdict"] is None


@pytest.mark.parametrize(
    ("code", "words", "status"),
    [("nas-bmn", "Sudah", "met"), ("nas-penyajian", "Ada", "met"), ("nas-zi", "Sudah", "met")],
)
def test_targets_in_words_are_met_by_the_declared_rule(code: str, words: str, status: str) -> None:
    result = current(code)
    assert result["actual"]["text"] == words
    assert result["actual"]["met"] is True
    assert result["status"] == status
    assert "unavailable" in result["achievement"]


def test_words_that_were_not_reported_meet_nothing() -> None:
    assert current("nas-layanan")["status"] == "unknown"


def test_two_partners_of_three_do_not_meet_the_target() -> None:
    assert current("nas-mitra")["status"] == "not_met"


def test_survey_is_classed_by_its_index_and_shown_on_the_scale_to_four() -> None:
    found = entry(computed(), "surveys", "period", "2024")
    assert (found["index"]["display"], found["class"]) == ("91,39", "A")
    assert current("iku-1")["actual"]["unit"] == "scale-4"


def test_one_digit_of_the_print_runs_through_to_the_key_indicator(tmp_path: Path) -> None:
    """The print has 64.045 families; with it nothing of what it prints of the chain comes out."""
    printed = change(
        tmp_path / "printed",
        Edit("counts.csv", "kk.issued,19.02,2024,66045,", "kk.issued,19.02,2024,64045,"),
    )
    results = compute(printed)
    assert entry(results, "components", "code", "kk")["ratio"]["display"] == "96,63"
    assert current("ikp-dafduk", results)["actual"]["display"] == "86,23"
    assert current("iku-2", results)["actual"]["display"] == "76,85"
    assert current("iku-2", results)["achievement"]["display"] == "85,39"


def test_a_partner_more_is_counted_from_the_register(tmp_path: Path) -> None:
    admitted = change(
        tmp_path / "admitted",
        Edit(
            "cooperation.csv",
            "OPD 5 (nama tidak dimuat dalam sumber),Hak akses data "
            "kependudukan,data_use,ya,tidak,",
            "OPD 5 (nama tidak dimuat dalam sumber),Hak akses data kependudukan,data_use,ya,ya,",
        ),
    )
    assert (
        entry(compute(admitted), "components", "code", "akses-data")["ratio"]["display"] == "62,50"
    )


@pytest.mark.parametrize(
    ("file", "stated", "printed", "subject"),
    [
        (
            "inputs.csv",
            "IV,2024,money,all,,10977000,10739050,",
            "IV,2024,money,all,,43958930,40863800,",
            "total_differs:inputs:IV:all:revised:2024",
        ),
        (
            "inputs.csv",
            "\nI,2024,money,all,,6258022650,",
            "\nI,2024,money,all,,6258022850,",
            "total_differs:inputs:I:all:revised:2024",
        ),
        (
            "inputs.csv",
            "*,2024,money,all,,6656309000,",
            "*,2024,money,all,,6656309200,",
            "total_differs:inputs:*:all:revised:2024",
        ),
        (
            "inputs.csv",
            "II.1,2024,money,all,,241974350,",
            "II.1,2024,money,all,,206630850,",
            "total_differs:inputs:II.1:all:revised:2024",
        ),
        (
            "inputs.csv",
            "V.1,2024,money,all,,66960000,66380000,",
            "V.1,2024,money,all,,66960000,64300000,",
            "total_differs:inputs:V.1:all:actual:2024",
        ),
        (
            "inputs.csv",
            "*,2024,money,capital,,523924500,",
            "*,2024,money,capital,,137343000,",
            "total_differs:inputs:*:kinds:revised:2024",
        ),
        (
            "inputs.csv",
            "*,2024,money,goods,,2231968500,",
            "*,2024,money,goods,,2231968400,",
            "total_differs:inputs:*:kinds-operations:revised:2024",
        ),
        (
            "differences.yaml",
            'covers:\n      - "total_differs:inputs:I.4:all:actual:2024"',
            "covers: []",
            "total_differs:inputs:I.4:all:actual:2024",
        ),
    ],
)
def test_what_the_print_has_elsewhere_is_refused_until_it_is_declared(
    tmp_path: Path, file: str, stated: str, printed: str, subject: str
) -> None:
    copy = change(tmp_path / "copy", Edit(file, stated, printed))
    result = CliRunner().invoke(make_app(), ["check", str(copy)])
    assert result.exit_code == 10, result.output
    assert subject in result.output


def test_the_dossier_is_right_and_canonical(tmp_path: Path) -> None:
    copy = change(tmp_path / "copy")
    checked = CliRunner().invoke(make_app(), ["check", str(copy)])
    assert checked.exit_code == 0, checked.output
    formatted = CliRunner().invoke(make_app(), ["format", str(copy)])
    assert formatted.exit_code == 0, formatted.output
    for path in EXAMPLE.rglob("*"):
        if path.is_file():
            assert (copy / path.relative_to(EXAMPLE)).read_bytes() == path.read_bytes(), path


def test_the_hundred_rupiah_are_a_warning_that_readers_see() -> None:
    found = [issue for issue in computed()["issues"] if "406.359.259" in issue["message"]]
    assert [issue["level"] for issue in found] == ["warning"]


@pytest.mark.parametrize(
    ("policy", "declared"),
    [
        ("rounding", "printed"),
        ("efficiency_rule", "within_plan"),
        ("staff_totals", "stated"),
        ("words", "same_words"),
        ("decimals", 2),
    ],
)
def test_policies_are_those_that_the_office_declares(policy: str, declared: object) -> None:
    assert computed()["policy"][policy] == declared
