"""Counts and outputs of a closed year are not told anew: its figures change only as restatements."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.closing.next_years import balangan_2024, lay
from tests.closing.restating import codes, errors


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The dossier of 2024, with the closing of 2023."""
    return lay(balangan_2024().files, tmp_path / "2024")


def add(dossier: Path, file: str, **cells: str) -> int:
    """Add a row to a table; its number."""
    path = dossier / file
    lines = path.read_text(encoding="utf-8").splitlines()
    names = lines[0].split(",")
    assert {*cells} <= {*names}
    lines.append(",".join(cells.get(name, "") for name in names))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


def recounted(dossier: Path) -> list[tuple[str, int | None, str | None]]:
    found = [issue for issue in errors(dossier) if issue.code == "recounted_prior"]
    assert len(found) == len(errors(dossier))
    return [(issue.place.file, issue.place.row, issue.value) for issue in found]


@pytest.mark.parametrize(
    ("file", "cells", "told"),
    [
        (
            "counts.csv",
            {"measure": "kk.issued", "area": "63.11.01", "period": "2023", "value": "9999"},
            "kk.issued",
        ),
        (
            "outputs.csv",
            {
                "node": "III.1.1",
                "indicator": "ik-4-1",
                "unit": "dokumen",
                "period": "2023",
                "actual": "31000",
            },
            "III.1.1 ik-4-1",
        ),
    ],
)
def test_what_a_closed_year_counted_is_not_counted_anew(
    second: Path, file: str, cells: dict[str, str], told: str
) -> None:
    row = add(second, file, **cells)
    assert recounted(second) == [(file, row, told)]


def test_each_measure_is_told_once_with_the_number_of_its_rows(second: Path) -> None:
    first = add(second, "counts.csv", measure="kk.issued", area="63.11.01", period="2023", value="1")
    add(second, "counts.csv", measure="kk.issued", area="63.11.02", period="2023-S1", value="2")
    other = add(second, "counts.csv", measure="kia.issued", area="63.11.01", period="2023", value="3")
    assert sorted(recounted(second)) == [
        ("counts.csv", first, "kk.issued"),
        ("counts.csv", other, "kia.issued"),
    ]
    messages = [issue.message for issue in errors(second)]
    assert any("2 baris tahun 2023" in message for message in messages)


@pytest.mark.parametrize("period", ["2022", "2024"])
def test_other_years_are_free(second: Path, period: str) -> None:
    add(second, "counts.csv", measure="kk.issued", area="63.11.01", period=period, value="9999")
    assert not [code for code, *_ in codes(second) if code == "recounted_prior"]


def test_what_a_closed_year_did_not_count_may_be_told_later(second: Path) -> None:
    add(second, "outputs.csv", node="III.1.1", name="Berkas", unit="dokumen", period="2023", actual="7")
    assert codes(second) == []
