"""A row that both sides changed and that holds a flaw is told for both at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.unit.dossier.test_workbook_import import bring, edit
from tests.workbooks.grids import COUNTS, SURVEY, Change, put

from capaian.domain.issue import Level
from capaian.dossier.excel.import_book import Incoming

OWN = ("ktp.holders,63.99.01,2023,12336", "ktp.holders,63.99.01,2023,12399")
"""What the dossier changed of the row 3 of the counts."""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = copy_base(tmp_path)
    edit(folder / "counts.csv", *OWN)
    return folder


def errors(incoming: Incoming) -> set[tuple[str, int | None, str | None]]:
    """Code, row and title of the column of all that forbids writing."""
    found = (issue for issue in incoming.issues if issue.level is Level.ERROR)
    return {
        (one.code, one.place.row, one.place.column and one.place.column.partition("(")[2].removesuffix(")"))
        for one in found
    }


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([put(COUNTS, 3, "value", 12337)], set()),
        ([put(COUNTS, 3, "value", "5S")], {("not_a_number", 3, "Jumlah")}),
        ([put(COUNTS, 3, "value", -5)], {("negative_count", 3, "Jumlah")}),
        (
            [put(COUNTS, 3, "value", 12337), put(COUNTS, 4, "value", "l24OO")],
            {("not_a_number", 4, "Jumlah")},
        ),
        (
            [put(COUNTS, 3, "value", 12337), put(SURVEY, 3, "index", "delapan")],
            {("not_a_number", 3, "Indeks")},
        ),
    ],
    ids=["no flaw", "same cell", "less than nothing", "same sheet", "another sheet"],
)
def test_flaws_are_told_beside_the_clash(
    changes: list[Change], told: set[tuple[str, int | None, str | None]], tmp_path: Path, dossier: Path
) -> None:
    incoming = bring(tmp_path, dossier, *changes)
    found = errors(incoming)
    clashes = {one for one in found if one[0] == "row_changed_since_export"}
    assert {row for _, row, _ in clashes} == {3}
    assert found - clashes == told
    assert incoming.becomes is None


def test_taking_the_workbook_tells_nothing_new(tmp_path: Path, dossier: Path) -> None:
    """What is told beside a clash is what is left of it once the clash is settled."""
    changes = [put(COUNTS, 3, "value", "5S"), put(SURVEY, 3, "index", "delapan")]
    before = errors(bring(tmp_path, dossier, *changes))
    after = errors(bring(tmp_path, dossier, *changes, takes_workbook=True))
    assert after == {one for one in before if one[0] != "row_changed_since_export"}
    assert len(after) == 2


def test_what_the_dossier_alone_changed_is_no_flaw_of_the_workbook(tmp_path: Path, dossier: Path) -> None:
    """Names that only the dossier has by now are known where its files are looked at."""
    edit(dossier / "areas.csv", "63.99.02,", "63.99.03,Baru,district,63.99\n63.99.02,")
    incoming = bring(tmp_path, dossier, put(COUNTS, 3, "value", 12337))
    assert {code for code, _, _ in errors(incoming)} == {"row_changed_since_export"}
