"""Who begins, takes out and brings in a year, and who sets its schedule: each address, method and role."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.beginnings import small_files
from tests.web.exchanging import Desk, desk, upload, zipped
from tests.web.filling import YEAR, house
from tests.web.twins import of_exchange, person, signed_in
from tests.web.undoing import every_case_undone

from capaian.web.accounts.models import User
from capaian.web.exchange.models import Upload, keep_upload
from capaian.web.offices.models import Role
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.contents import keep_content
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
MATRIX = """
address          method  anon   admin  planner  entry  unit  head  insp  viewer
begin_year       GET     login  200    200      404    404   404   404   404
begin_year       POST    login  422    422      404    404   404   404   404
schedule         GET     login  200    200      200    200   200   200   200
schedule         POST    login  404    302      404    404   404   404   404
exchange         GET     login  200    200      200    200   200   200   200
exchange         POST    login  422    422      404    404   404   404   404
export_workbook  GET     login  200    200      200    200   200   200   404
export_workbook  POST    404    404    404      404    404   404   404   404
export_package   GET     login  200    200      200    200   200   200   404
export_package   POST    404    404    404      404    404   404   404   404
import_preview   GET     login  200    200      404    404   404   404   404
import_preview   POST    login  302    302      404    404   404   404   404
import_mapping   GET     login  200    200      404    404   404   404   404
import_mapping   POST    login  200    200      404    404   404   404   404
import_undo      GET     404    404    404      404    404   404   404   404
import_undo      POST    login  302    302      404    404   404   404   404
import_source    GET     login  200    200      200    200   200   200   404
import_source    POST    404    404    404      404    404   404   404   404
"""
LINES = [line.split() for line in MATRIX.strip().splitlines()[1:]]


@pytest.fixture(name="own")
def made(tmp_path: Path) -> Desk:
    return desk(house(tmp_path).year, "perencana-lain")


def test_the_table_has_every_address_of_the_exchange() -> None:
    named = [tuple(line[:2]) for line in LINES]
    assert sorted(named) == sorted(product(of_exchange(), ("GET", "POST")))
    assert all(len(line) == 3 + len(Role) for line in LINES)


def waiting(own: Desk, client: Client, book: bytes) -> str:
    """A workbook that waits for whoever asks."""
    user = client.session.get("_auth_user_id")
    if not book or user is None:
        return "a" * 32
    file = upload("a.xlsx", book)
    return keep_upload(own.year, User.objects.get(pk=user), file, Upload.Kind.BOOK).token


def imported_table(year: OfficeYear) -> tuple[str, Entry]:
    """The hash and the entry of a table that was imported, of no rows."""
    source = {"kind": "table", "name": "a.csv", "sha256": keep_content(b"a;b"), "rows": 0}
    record(year.office, Author(), [Deed("year.replaced", str(year.year), None, source)])
    return str(source["sha256"]), Entry.objects.latest("number")


@every_case_undone("name", of_exchange())
def test_each_cell_of_the_table_is_what_happens(name: str, own: Desk) -> None:
    office = own.year.office
    browsers = [Client(), *(signed_in(person(role.value, office, role)) for role in Role)]
    book = own.got("buku.xlsx") if name.startswith("import") else b""
    source, entry = imported_table(own.year)
    for method, expected in ((line[1], line[2:]) for line in LINES if line[0] == name):
        came = []
        for client in browsers:
            token = source if name == "import_source" else waiting(own, client, book)
            values = {"office": "kecil", "year": YEAR, "token": token, "pk": entry.pk}
            address = reverse(name, kwargs={slot: values[slot] for slot in of_exchange()[name]})
            sent = {"tindakan": "batal", "cara": "berkas"}
            answer = client.get(address) if method == "GET" else client.post(address, sent)
            answer.getvalue()  # which closes it
            asked = answer.status_code == 302 and answer.headers["Location"].startswith("/akun/login/")
            came.append("login" if asked else str(answer.status_code))
        assert came == expected, method
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS"):
        assert own.client.generic(method, address).status_code == 404, method


def test_the_twin_office_is_nowhere(own: Desk, tmp_path: Path) -> None:
    twin = desk(house(tmp_path, "kembar").year, "perencana-kembar-lain")
    theirs = twin.bring("a.zip", zipped({**small_files(), "evidence/a.txt": b"x"}))
    token = theirs.rstrip("/").rpartition("/")[2]
    revision = twin.year.revision
    for slug, name in product(("kembar", "kecil"), of_exchange()):
        if slug == "kecil" and not name.startswith("import"):
            continue
        values = {"office": slug, "year": YEAR, "token": token, "pk": 1}
        address = reverse(name, kwargs={slot: values[slot] for slot in of_exchange()[name]})
        assert own.client.get(address).status_code == 404, name
        assert own.client.post(address, {"tindakan": "pakai"}).status_code == 404, name
    twin.year.refresh_from_db()
    assert twin.year.revision == revision and Upload.objects.count() == 1
    assert OfficeYear.objects.count() == 2
