"""Edits that nobody can mean are refused before anything is touched."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.web.beginnings import small, small_files

from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, FlawedError, change
from capaian.web.years.known import know

COUNTS = small_files()["counts.csv"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "edits",
    [
        [Edit("tidak-ada.csv", {"a": "1"})],
        [Edit("counts.csv", {"measure": "ktp.holders", "lain": "x"})],
        [Edit("counts.csv", None)],
        [Edit("office.yaml", {"office.regency.name": "Lain"})],
        [Edit("counts.csv", {"value": "1"}, 1, 1), Edit("counts.csv", {"value": "2"}, 1, 1)],
        [Edit("counts.csv", None, 1, 1), Edit("counts.csv", {"value": "2"}, 1, 1)],
    ],
)
def test_an_edit_that_nobody_can_mean_is_a_fault_of_ours(tmp_path: Path, edits: list[Edit]) -> None:
    year = small(tmp_path)
    count = year.rows.count()
    with pytest.raises(ValueError, match=r"sheet|columns|named|twice"):
        change(year, edits, Author())
    assert (year.rows.count(), year.revision, Entry.objects.count()) == (count, 0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("sign", ["\0", "\ud800"])
def test_a_sign_that_no_database_keeps_is_refused_with_its_cell(tmp_path: Path, sign: str) -> None:
    year = small(tmp_path)
    row = year.rows.filter(sheet="counts.csv")[0]
    with pytest.raises(FlawedError) as caught:
        change(year, [Edit("counts.csv", {"source": f"a{sign}"}, row.pk, 1)], Author())
    (flaw,) = caught.value.flaws
    assert flaw.cell is not None
    assert (flaw.cell.row, flaw.cell.column, flaw.issue.code) == (row.pk, "source", "control_character")


FILES: Mapping[str, bytes] = {
    "a line behind": COUNTS + b"\n",
    "lines between": COUNTS.replace(b"\n", b"\n\n"),
    "blanks alone": COUNTS + b"  \n",
    "a line before": b"\n" + COUNTS,
    "cells without a text": COUNTS + b",,,,\n",
    "blanks around names": COUNTS.replace(b"measure,area", b" measure , area"),
    "empty cells behind all": COUNTS.replace(b"\n", b",,\n"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", FILES)
def test_a_table_is_taken_in_as_the_reader_reads_it(tmp_path: Path, kind: str) -> None:
    plain, year = small(tmp_path, "rapi"), small(tmp_path, "kecil", {"counts.csv": FILES[kind]})
    rows = [[*each.rows.filter(sheet="counts.csv").values_list("cells", "number")] for each in (plain, year)]
    assert rows[0] == rows[1]
    assert know(year).flaws == ()
    row = year.rows.filter(sheet="counts.csv")[1]
    change(year, [Edit("counts.csv", {"value": "7"}, row.pk, 1)], Author())
    change(
        plain, [Edit("counts.csv", {"value": "7"}, plain.rows.filter(sheet="counts.csv")[1].pk, 1)], Author()
    )
    assert know(year).made.files["counts.csv"] == know(plain).made.files["counts.csv"]
