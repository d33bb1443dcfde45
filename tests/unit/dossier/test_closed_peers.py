"""Figures of other regencies in a closed year: as approved, or gone; others are refused."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.closing.next_years import balangan_2024, lay
from tests.closing.restating import codes, errors

from capaian.dossier import read_dossier

Row = dict[str, str]


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The dossier of 2024, with the closing of 2023 and the peers of that year."""
    return lay(balangan_2024().files, tmp_path / "2024")


def change(dossier: Path, how: Callable[[list[Row]], list[Row]]) -> None:
    path = dossier / "peers.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    names = list(rows[0])
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(how(rows))


def of(rows: list[Row], subject: str) -> list[Row]:
    return [row for row in rows if row["subject"] == subject and row["period"] == "2023"]


def fewer(rows: list[Row], by: int = 5000) -> list[Row]:
    """The same with fewer of all that have been counted."""
    for row in rows:
        if row["numerator"]:
            row["numerator"] = str(int(row["numerator"]) - by)
    return rows


def test_peers_of_the_closed_year_that_stand_are_no_problem(second: Path) -> None:
    change(second, lambda rows: rows)
    assert "recounted_prior" not in [code for code, *_ in codes(second)]


def test_one_changed_figure_is_refused_with_both(second: Path) -> None:
    def one_less(rows: list[Row]) -> list[Row]:
        fewer([of(rows, "ktp")[1]], 1)
        return rows

    change(second, one_less)
    (issue,) = [one for one in errors(second) if one.code == "recounted_prior"]
    assert (issue.place.file, issue.value) == ("peers.csv", "ktp")
    assert issue.message.startswith("1 baris tahun 2023")


def test_a_regency_more_in_a_comparison_that_was_approved_is_refused(second: Path) -> None:
    change(second, lambda rows: [*rows, {**of(rows, "ktp")[1], "area": "63.99", "name": "Kabupaten Baru"}])
    assert "recounted_prior" in [one.code for one in errors(second)]


def test_rows_may_be_gone_and_of_another_year(second: Path) -> None:
    change(second, lambda rows: [{**row, "period": "2024"} for row in fewer(rows)])
    assert "recounted_prior" not in [code for code, *_ in codes(second)]


def test_another_name_of_an_element_of_a_survey_is_told(second: Path) -> None:
    path = second / "survey.csv"
    text = path.read_text(encoding="utf-8")
    assert not [one for one in read_dossier(second).issues if one.code == "renamed_since"]
    line = next(line for line in text.splitlines() if ",U1," in line and "2023" in line)
    cells = line.split(",")
    cells[cells.index("U1") + 1] = "Unsur yang lain"
    path.write_text(text.replace(line, ",".join(cells)), encoding="utf-8")
    (issue,) = [one for one in read_dossier(second).issues if one.code == "renamed_since"]
    assert (issue.place.file, issue.place.column) == ("survey.csv", "name")
    assert "U1 dahulu" in issue.message
