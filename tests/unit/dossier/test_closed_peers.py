"""Figures of other regencies in a closed year: as approved, or gone; others are refused."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.closing.next_years import balangan_2024, lay
from tests.closing.restating import codes, errors

from capaian.domain.issue import Level
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
    assert "repeered_prior" not in [code for code, *_ in codes(second)]


def test_one_changed_figure_is_refused_with_both(second: Path) -> None:
    was: list[Row] = []

    def one_less(rows: list[Row]) -> list[Row]:
        first = of(rows, "ktp")[1]
        was.append(dict(first))
        fewer([first], 1)
        return rows

    change(second, one_less)
    (issue,) = [one for one in errors(second) if one.code == "repeered_prior"]
    assert (issue.place.file, issue.value) == ("peers.csv", "ktp")
    (row,) = was
    figures = f"{row['numerator']} dari {row['denominator']} menjadi {int(row['numerator']) - 1} dari"
    assert figures in issue.message
    assert issue.message.startswith("1 baris kabupaten lain tahun 2023")


def test_all_rows_of_a_subject_are_told_once(second: Path) -> None:
    count: list[int] = []

    def all_less(rows: list[Row]) -> list[Row]:
        count.append(len(of(rows, "ktp")))
        fewer(of(rows, "ktp"))
        return rows

    change(second, all_less)
    (issue,) = [one for one in errors(second) if one.code == "repeered_prior"]
    assert issue.message.startswith(f"{count[0]} baris")


def test_a_regency_more_in_a_comparison_that_was_approved_is_refused(second: Path) -> None:
    change(second, lambda rows: [*rows, {**of(rows, "ktp")[1], "area": "63.99", "name": "Kabupaten Baru"}])
    assert "repeered_prior" in [one.code for one in errors(second)]


def test_rows_may_be_gone_and_of_another_year(second: Path) -> None:
    change(second, lambda rows: [{**row, "period": "2024"} for row in fewer(rows)])
    assert "repeered_prior" not in [code for code, *_ in codes(second)]


def test_one_row_that_is_gone_is_told_with_what_was_approved(second: Path) -> None:
    was: list[Row] = []

    def one_gone(rows: list[Row]) -> list[Row]:
        was.append(of(rows, "ktp")[1])
        return [row for row in rows if row is not was[0]]

    change(second, one_gone)
    (issue,) = [one for one in read_dossier(second).issues if one.code == "unpeered_prior"]
    assert (issue.level, issue.place.file, issue.value) == (Level.WARNING, "peers.csv", "ktp")
    figures = f"misalnya {was[0]['name']} ({was[0]['numerator']} dari {was[0]['denominator']})"
    assert issue.message.startswith("1 baris kabupaten lain tahun 2023") and figures in issue.message


def test_all_rows_of_one_subject_may_be_gone(second: Path) -> None:
    change(second, lambda rows: [row for row in rows if row not in of(rows, "ktp")])
    assert not [one for one in read_dossier(second).issues if one.code == "unpeered_prior"]


@pytest.mark.parametrize(("column", "text"), [("name", "Kabupaten Lain Sama Sekali"), ("source", "")])
def test_figures_traced_or_named_otherwise_are_told(column: str, text: str, second: Path) -> None:
    def other(rows: list[Row]) -> list[Row]:
        of(rows, "ktp")[1][column] = text
        return rows

    change(second, lambda rows: rows)
    assert not [one for one in read_dossier(second).issues if one.code == "redescribed_peers"]
    change(second, other)
    (issue,) = [one for one in read_dossier(second).issues if one.code == "redescribed_peers"]
    assert (issue.level, issue.place.column) == (Level.WARNING, column)
    assert issue.message.startswith("1 baris kabupaten lain tahun 2023")


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
