"""Who may see and bring evidence: every address and role, the twin office, and how files are handed out."""

from __future__ import annotations

import hashlib
import io
import zipfile
from itertools import product
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.filling import POST, QUARTER, YEAR, House, house
from tests.web.proving import paper, photo, sent
from tests.web.twins import count_entries, of_evidence, person, signed_in

from capaian.web.evidence.models import Upload
from capaian.web.offices.models import Role
from capaian.web.years.contents import keep_content
from capaian.web.years.models import EvidenceFile

pytestmark = pytest.mark.django_db

MATRIX = """
address            method  anon   admin  planner  entry  unit  head  insp  viewer
evidence_add       GET     login  404    200      200    200   200   404   404
evidence_add       POST    login  404    422      422    422   422   404   404
evidence           GET     login  200    200      200    200   200   200   404
evidence           POST    login  422    422      404    404   404   404   404
evidence_required  GET     login  200    200      200    200   200   200   404
evidence_required  POST    login  302    302      404    404   404   404   404
evidence_archive   GET     login  200    200      200    200   200   200   404
evidence_archive   POST    404    404    404      404    404   404   404   404
evidence_file      GET     login  200    200      200    200   200   200   404
evidence_file      POST    404    404    404      404    404   404   404   404
evidence_preview   GET     login  200    200      200    200   200   200   404
evidence_preview   POST    404    404    404      404    404   404   404   404
evidence_remove    GET     login  200    200      200    200   200   404   404
evidence_remove    POST    login  422    422      422    422   422   404   404
"""
"""What comes of a request by whoever has a role and no post, with nothing chosen and no reason given."""
LINES = [line.split() for line in MATRIX.strip().splitlines()[1:]]


def bring(own: House) -> Upload:
    """A photo that the clerk of an office brings for a form."""
    body = {"membuktikan": "ktp", "keterangan": "Loket", "berkas": [sent("loket.jpg", photo())]}
    assert own.browser("clerk").post(own.address(more="bukti/"), body).status_code == 302
    return Upload.objects.get(office_year=own.year)


def address_of(name: str, own: House, upload: Upload) -> str:
    pk = upload.pk if name == "evidence_remove" else upload.file_id
    values = {"office": own.year.office.slug, "year": YEAR, "post": POST, "period": QUARTER, "pk": pk}
    return reverse(name, kwargs={slot: values[slot] for slot in of_evidence()[name]})


def test_the_table_has_every_address_of_evidence() -> None:
    pairs = [[name, method] for name, method in product(of_evidence(), ("GET", "POST"))]
    assert [line[:2] for line in LINES] == pairs
    assert all(len(line) == 3 + len(Role) for line in LINES)


@pytest.mark.parametrize("name", of_evidence())
def test_each_cell_of_the_table_is_what_happens(name: str, tmp_path: Path) -> None:
    own = house(tmp_path)
    address = address_of(name, own, bring(own))
    entries = count_entries()
    people = [signed_in(person(role.value, own.year.office, role)) for role in Role]
    for method, expected in ((line[1], line[2:]) for line in LINES if line[0] == name):
        came = []
        for client in (Client(), *people):
            answer = client.get(address) if method == "GET" else client.post(address)
            asked = answer.status_code == 302 and answer.headers["Location"].startswith("/akun/login/")
            came.append("login" if asked else str(answer.status_code))
            answer.getvalue()  # which closes it
        assert came == expected, method
    for other in ("put", "patch", "delete", "options"):
        assert getattr(own.browser("planner"), other)(address).status_code == 404
    assert (count_entries(), EvidenceFile.objects.count()) == (entries, 1)


@pytest.mark.parametrize("method", ["get", "post"])
def test_evidence_of_the_twin_office_is_nowhere(method: str, tmp_path: Path) -> None:
    own, twin = house(tmp_path), house(tmp_path, "kembar")
    bring(own)
    theirs = bring(twin)
    body = {
        "membuktikan": "ktp",
        "berkas": [sent("a.pdf", paper())],
        "alasan": "Salah.",
        "wajib": "ktp",
        "shown": "",
    }
    before = count_entries()
    for name, person_name in product(of_evidence(), ("clerk", "planner")):
        crossed = address_of(name, own, theirs)  # their file by the address of the own office
        for address in {address_of(name, twin, theirs), *([crossed] if "pk" in of_evidence()[name] else [])}:
            client = own.browser(person_name)
            answer = client.get(address) if method == "get" else client.post(address, body)
            assert answer.status_code == 404, (name, person_name, address)
    assert count_entries() == before and twin.year.evidence.count() == 1


def test_a_reader_of_the_office_sees_nothing_of_evidence_anywhere(tmp_path: Path) -> None:
    own = house(tmp_path)
    bring(own)
    viewer = own.browser("viewer")
    base = f"/kecil/{YEAR}/perencanaan/"
    row = own.year.rows.get(sheet="evidence.yaml#evidence")
    for address in (f"{base}evidence-evidence/", f"{base}evidence-evidence/{row.pk}/"):
        assert viewer.get(address).status_code == 404
        assert own.browser("planner").get(address).status_code == 200
    for address in (base, own.address(), f"/kecil/{YEAR}/", f"/kecil/{YEAR}/isian/"):
        page = viewer.get(address).text
        assert "loket" not in page.casefold() and "Bukti" not in page, address
    assert 'id="bukti"' in own.browser("planner").get(own.address()).text


def test_files_are_handed_out_so_that_no_browser_runs_them(tmp_path: Path) -> None:
    own = house(tmp_path)
    bring(own)
    hostile = b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"
    own.year.evidence.create(name="lama/gambar.svg", sha256=keep_content(hostile), size=len(hostile))
    own.year.evidence.create(name="hilang.pdf", sha256="e" * 64, size=9)
    client = own.browser("planner")
    shown = {}
    for file in own.year.evidence.order_by("name"):
        answer = client.get(f"/kecil/{YEAR}/bukti/{file.pk}/isi/")
        if answer.status_code == 410:
            continue
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "private, no-store"
        shown[file.name] = answer.headers["Content-Type"], answer.headers["Content-Disposition"]
        answer.getvalue()  # which closes it
    assert shown == {
        f"{QUARTER}/{POST}/loket.jpg": ("image/jpeg", 'inline; filename="loket.jpg"'),
        "lama/gambar.svg": ("application/octet-stream", 'attachment; filename="gambar.svg"'),
    }
    page = client.get(f"/kecil/{YEAR}/bukti/").text
    assert page.count("tidak tercantum dalam daftar bukti") == 2


def test_the_archive_of_the_year_is_the_same_each_time_and_its_hashes_hold(tmp_path: Path) -> None:
    own = house(tmp_path)
    bring(own)
    for quarter in (QUARTER, f"{YEAR}-Q2"):
        body = {"membuktikan": ["ktp"], "berkas": [sent("rekap.pdf", paper())]}
        own.browser("clerk").post(own.address(quarter=quarter, more="bukti/"), body)
    own.year.evidence.create(name="hilang.pdf", sha256="e" * 64, size=9)
    address = f"/kecil/{YEAR}/bukti/arsip.zip"
    answer = own.browser("head").get(address)
    content = b"".join(answer.streaming_content)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="bukti-kecil-{YEAR}.zip"'
    assert content == b"".join(own.browser("head").get(address).streaming_content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = [f"{QUARTER}/{POST}/loket.jpg", f"{QUARTER}/{POST}/rekap.pdf"]
        assert archive.namelist() == ["SHA256SUMS", *names]
        hashes = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}
        sums = archive.read("SHA256SUMS").decode().splitlines()
    assert sums == [f"{own}  {name}" for name, own in ({**hashes, "hilang.pdf": "e" * 64}).items()]
