"""Every column and file of an example spoiled: no page fails, for any role."""

from __future__ import annotations

import pytest
from tests.web.example_years import example_year
from tests.web.spoiling import columns_of, drawn, failures, forget, pages_of, spoiled, spoils
from tests.web.twins import person, signed_in

from capaian.web.offices.models import Role
from capaian.web.years.models import OfficeYear, PartFile

SPOILS_OF_A_COLUMN = 2
TEXTS = ("", "a,b\n1,2,3\n", "id: [", "[1, 2]", '{"schema": 1}', "\ufeff", "\x07", "kata " * 9)
"""What may stand in place of a file of the dossier."""


@pytest.fixture(name="year")
def made() -> OfficeYear:
    return example_year("balangan-2023")


def test_no_page_fails_whatever_a_cell_holds(year: OfficeYear) -> None:
    """Each spoil is seen by one role, so that all roles see all kinds of spoils."""
    browsers = [signed_in(person(role.value, year.office, role)) for role in Role]
    pages = {browser: pages_of(browser, year) for browser in browsers}
    values, wrong, count = spoils(), dict[str, str](), 0
    for (sheet, column), row in columns_of(year).items():
        for name in drawn(values, sheet + column)[:SPOILS_OF_A_COLUMN]:
            browser, count = browsers[count % len(browsers)], count + 1
            with spoiled(row, column, values[name]):
                found = failures(browser, pages[browser])
            wrong |= {f"{sheet} {column} {name} {page}": why for page, why in found.items()}
    assert count > 300
    assert wrong == {}


def test_no_page_fails_whatever_a_file_holds(year: OfficeYear) -> None:
    browser = signed_in(person("perencana", year.office, Role.PLANNER))
    pages, wrong = pages_of(browser, year), dict[str, str]()
    for file in year.files.all():
        for text in drawn(TEXTS, file.path)[:SPOILS_OF_A_COLUMN]:
            PartFile.objects.filter(pk=file.pk).update(text=text)
            forget()
            found = failures(browser, pages)
            wrong |= {f"{file.path} {text!r} {page}": why for page, why in found.items()}
        PartFile.objects.filter(pk=file.pk).update(text=file.text)
    assert wrong == {}
