"""Workbooks and dossiers that are made to do harm are refused on the pages, and change nothing."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from tests.unit.dossier.test_packing import HOSTILE as PACKAGES
from tests.web.beginnings import small
from tests.web.exchanging import Desk, desk, upload
from tests.web.twins import person, signed_in
from tests.web.undoing import every_case_undone
from tests.workbooks.hostile import cases_kinds, cases_xml, cases_zip
from tests.workbooks.hostile.packing import Case

from capaian.dossier.messages import CATALOGUE
from capaian.web.exchange.models import Upload
from capaian.web.jobs.worker import work_once
from capaian.web.offices.models import Office, Role
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
GROUPS = (cases_zip, cases_kinds, cases_xml)
BOOKS: list[Case] = [case for group in GROUPS for case in [one for one in group.CASES if one.code][:4]]
"""Some of each kind; the reader has all of them in tests of its own."""


@pytest.fixture(name="own")
def made(tmp_path: Path) -> Desk:
    return desk(small(tmp_path))


def words(code: str) -> str:
    """The longest piece of a message without words that are filled in."""
    text = CATALOGUE[code].text
    pieces = [piece.partition("}")[2] or piece for piece in text.split("{")]
    return max(pieces, key=len).strip()


def is_told(page: str, code: str) -> bool:
    return words(code) in unescape(page)


def state(year: OfficeYear) -> object:
    year.refresh_from_db()
    rows = [*year.rows.order_by("pk").values_list("pk", "version", "cells")]
    return year.revision, rows, year.evidence.count(), Entry.objects.count()


def compared(own: Desk, address: str) -> str:
    """The preview of a file; of one that says it is large, after its job."""
    page = own.shown(address)
    return own.shown(address) if work_once() else page


@every_case_undone("case", BOOKS)
def test_a_hostile_workbook_is_shown_with_its_cause_and_changes_nothing(own: Desk, case: Case) -> None:
    before = state(own.year)
    address = own.bring("kiriman.xlsx", case.make() or b"\0")
    page = compared(own, address)
    assert is_told(page, case.code) or case.code == "book_empty"
    assert 'value="pakai"' not in page
    assert own.take(address, page).status_code == 409
    assert state(own.year) == before


@every_case_undone("kind", [kind for kind in PACKAGES if kind != "nothing"])
def test_a_hostile_dossier_is_shown_with_its_cause_and_changes_nothing(own: Desk, kind: str) -> None:
    make, code = PACKAGES[kind]
    before = state(own.year)
    address = own.bring("kiriman.zip", make())
    page = compared(own, address)
    assert is_told(page, code) and "kiriman.zip" in page
    assert own.take(address, page).status_code == 409
    assert state(own.year) == before
    assert Upload.objects.get().path.exists(), "until somebody throws it away"


@pytest.mark.parametrize("kind", ["a link", "a path upwards", "a bomb", "a password", "no office"])
def test_no_year_begins_with_a_hostile_dossier(kind: str) -> None:
    office = Office.objects.create(slug="baru", name="Baru")
    client = signed_in(person("perencana", office, Role.PLANNER))
    make, code = PACKAGES[kind]
    answer = client.post("/baru/mulai/", {"cara": "berkas", "file": upload("a.zip", make())})
    assert answer.status_code == 422 and is_told(answer.text, code)
    assert not OfficeYear.objects.exists() and not Entry.objects.exists()


@pytest.mark.parametrize("case", BOOKS[::4], ids=lambda case: case.name)
def test_no_year_begins_with_a_hostile_workbook(case: Case) -> None:
    office = Office.objects.create(slug="baru", name="Baru")
    client = signed_in(person("perencana", office, Role.PLANNER))
    sent = {"cara": "berkas", "file": upload("a.xlsx", case.make() or b"\0")}
    answer = client.post("/baru/mulai/", sent)
    assert answer.status_code == 422 and "Tahun belum dimulai" in answer.text
    assert not OfficeYear.objects.exists()
