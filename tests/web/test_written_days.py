"""Days on pages as people write them: read as the import of a workbook reads them, kept as in dossiers."""

from __future__ import annotations

import pytest
from tests.web.taken import taken
from tests.web.test_agreement_pages import address, compare, form, kept, last_of_office, paper
from tests.web.test_planning_pages import somebody

from capaian.dossier.excel.read.cell_texts import text_of_cell
from capaian.dossier.tables.days import holds_days
from capaian.dossier.tables.kinds import DAY, MARK, PARTIAL_DATE, Kind
from capaian.web.offices.models import Role
from capaian.web.planning.fields import typed_cells
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


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["12/10/2023", "12 Oktober 2023"])
def test_a_revision_is_signed_on_a_day_as_papers_write_it(typed: str) -> None:
    year = taken("balangan-2023")
    row = last_of_office(year)
    client = somebody(year, Role.PLANNER)
    kept(client, row, form(row, year, **{"target-iku-2": "96", "ditandatangani": typed}))
    assert paper(year, "pk-2023-perubahan-2").cells["signed"] == "2023-10-12"


@pytest.mark.django_db
def test_what_is_no_day_is_told_with_forms_that_are_taken() -> None:
    year = taken("balangan-2023")
    row = last_of_office(year)
    client = somebody(year, Role.PLANNER)
    status, page = compare(
        client, row, form(row, year, **{"target-iku-2": "96", "ditandatangani": "31/02/2023"})
    )
    assert status == 422
    (said,) = [each.words for each in page.all("a", href="#ditandatangani")]
    assert "“31/02/2023” bukan tanggal" in said and "28/01/2023" in said and "28 Januari 2023" in said
    assert "12/07/" in client.get(address(row)).text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Rabu, 12 Oktober 2023", "“Rabu, 12 Oktober 2023”: hari itu Kamis. Perbaiki hari atau tanggalnya."),
        ("1/2/23", "“1/2/23” bukan tanggal. Tulis misalnya 28 Januari 2023"),
    ],
)
def test_a_weekday_that_does_not_fit_is_told_and_a_short_year_is_none(typed: str, told: str) -> None:
    year = taken("balangan-2023")
    row = last_of_office(year)
    status, page = compare(
        somebody(year, Role.PLANNER), row, form(row, year, ditandatangani=typed, **{"target-iku-2": "96"})
    )
    assert status == 422 and told in page.words
    assert page.by_id("ditandatangani").attributes["value"] == typed
