"""Days on pages as people write them: read as the import of a workbook reads them, kept as in dossiers."""

from __future__ import annotations

import pytest

from capaian.dossier.excel.read.cell_texts import text_of_cell
from capaian.dossier.tables.days import holds_days
from capaian.dossier.tables.kinds import DAY, MARK, PARTIAL_DATE, Kind
from capaian.web.planning.cell_texts import typed_cells
from capaian.web.planning.sheets import SHEETS

WRITTEN = [
    ("12/10/2023", "2023-10-12"),
    ("12-10-2023", "2023-10-12"),
    ("12.10.2023", "2023-10-12"),
    ("2/1/2024", "2024-01-02"),
    ("12 Oktober 2023", "2023-10-12"),
    ("12 okt. 2023", "2023-10-12"),
    (" 12 Nopember 2023 ", "2023-11-12"),
    ("Oktober 2023", "2023-10"),
    ("10-2023", "2023-10"),
    ("10/2023", "2023-10"),
    ("13-2023", "13-2023"),
    ("2023-10-12", "2023-10-12"),
    ("2023", "2023"),
    ("2023-1-5", "2023-01-05"),
    ("2023/10/12", "2023-10-12"),
    ("2023/1/5", "2023-01-05"),
    ("Kamis, 12 Oktober 2023", "2023-10-12"),
    ("KAMIS 12/10/2023", "2023-10-12"),
    ("Kamis/12 Okt. 2023", "2023-10-12"),
    ("kamis, 2023-10-12", "2023-10-12"),
    ("Jum'at, 13 Oktober 2023", "2023-10-13"),
    ("Jumat, 13 Oktober 2023", "2023-10-13"),
    ("Ahad, 15 Oktober 2023", "2023-10-15"),
    ("Rabu, 12 Oktober 2023", "Rabu, 12 Oktober 2023"),
    ("Kamis, Oktober 2023", "Kamis, Oktober 2023"),
    ("Kamis, 10/2023", "Kamis, 10/2023"),
    ("Kamis, 32 Oktober 2023", "Kamis, 32 Oktober 2023"),
    ("Kemarin, 12 Oktober 2023", "Kemarin, 12 Oktober 2023"),
    ("2023/13/01", "2023/13/01"),
    ("2023-10/12", "2023-10/12"),
    ("1/2/23", "1/2/23"),
    ("23-1-5", "23-1-5"),
    ("31/02/2023", "31/02/2023"),
    ("10/31/2023", "10/31/2023"),
    ("besok", "besok"),
]


@pytest.mark.parametrize("kind", [DAY, PARTIAL_DATE, MARK], ids=lambda kind: kind.name)
@pytest.mark.parametrize(("typed", "kept_as"), WRITTEN)
def test_every_cell_of_a_day_takes_what_the_import_takes(typed: str, kept_as: str, kind: Kind) -> None:
    columns = [
        (spec, column) for spec in SHEETS.values() for column in spec.columns if column.kind.name == kind.name
    ]
    assert columns and text_of_cell(kind, typed) == kept_as
    for spec, column in columns:
        assert typed_cells(spec, {f"sel-{column.id}": typed}) == {column.id: kept_as}


def test_cells_of_other_kinds_keep_what_was_typed() -> None:
    for spec in SHEETS.values():
        for column in spec.columns:
            if not holds_days(column.kind):
                assert typed_cells(spec, {f"sel-{column.id}": "12/10/2023"}) == {column.id: "12/10/2023"}
