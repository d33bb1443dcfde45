"""Who may open, fill in, decide, bring and take out: every address, role and method,
and the twin office.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from itertools import product
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.web.beginnings import small_files
from tests.web.exchanging import Desk, make_desk, upload, zipped
from tests.web.filling import POST, QUARTER, YEAR, House, make_house, sound_forms, typed
from tests.web.proving import paper, photo, sent
from tests.web.rights_table import RightsTable
from tests.web.twins import (
    addresses,
    count_entries,
    of_evidence,
    of_exchange,
    of_figures,
    of_people,
    person,
    signed_in,
)
from tests.web.undoing import every_case_undone

from capaian.domain.period import Period
from capaian.web.accounts.models import User
from capaian.web.evidence.models import Upload
from capaian.web.exchange.models import Upload as Brought
from capaian.web.exchange.models import keep_upload
from capaian.web.measurement.differences import sign_words
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Holding, Role
from capaian.web.site.access import RIGHTS, Visitor
from capaian.web.substitutes.models import Substitution
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.contents import keep_content
from capaian.web.years.models import EvidenceFile, OfficeYear

# What is sent by whoever has a role and no post: 422 is a page that says why the step is not
# taken.
FIGURES = RightsTable("figures", of_figures())
EVIDENCE = RightsTable("evidence", of_evidence())
EXCHANGE = RightsTable("exchange", of_exchange())
PEOPLE = RightsTable("people", of_people())


def test_the_tables_have_every_address() -> None:
    for table in (FIGURES, EVIDENCE, EXCHANGE, PEOPLE):
        table.check_whole()


def test_every_address_is_declared() -> None:
    names = {name for name, _ in addresses()}
    assert "None" not in names, "an address without a name cannot be declared"
    assert RIGHTS.keys() <= names
    assert all(name.startswith("account_") for name in names - RIGHTS.keys()), "nobody calls those"


def test_pages_of_offices_are_for_roles_and_others_for_visitors() -> None:
    for name, slots in addresses():
        for who in RIGHTS.get(name, {}).values():
            kind = Role if "office" in slots else Visitor
            assert all(isinstance(each, kind) for each in who), name


# --- figures

FULL = typed(("90", "45"), ("100", "50"))


def address_of_figures(name: str, house: House) -> str:
    values = {
        "office": house.year.office.slug,
        "year": YEAR,
        "post": POST,
        "period": QUARTER,
        "slug": "pdf",
    }
    values |= {
        "kind": "cakupan",
        "code": "iku-ktp" if name.startswith("indicator") else "ktp",
        "sha256": "0" * 64,
    }
    values |= {"table": "capaian", "form": "csv", "subject": "total_differs:ktp.holders:2024"}
    address = reverse(name, kwargs={slot: values[slot] for slot in of_figures()[name]})
    if name != "form_difference":
        return address
    forms = sound_forms(house.year)
    form = forms.form(POST, Period.parse(QUARTER))
    return f"{address}?temuan={sign_words(form, str(values['subject']), 'Jumlahnya lain.')}"


@every_case_undone("name", of_figures())
def test_figures_are_for_whom_the_table_says(name: str, house: House) -> None:
    address = address_of_figures(name, house)
    body = {**FULL, "aksi": "simpan", "langkah": "withdraw", "catatan": "Periksa."}

    def request(client: Client, method: str) -> HttpResponse:
        return client.get(address) if method == "GET" else client.post(address, body)

    FIGURES.check(name, house.year.office, request)
    assert house.counts() == {} and not PostForm.objects.exclude(state="empty").exists()


def test_figures_of_the_twin_office_are_nowhere(tmp_path: Path) -> None:
    own, twin = make_house(tmp_path), make_house(tmp_path, "kembar")
    everybody = signed_in(person("segala", own.year.office, *Role))
    for client, name in product((everybody, own.browser("clerk")), of_figures()):
        address = address_of_figures(name, twin)
        assert client.get(address).status_code == 404, name
        for step in ({"langkah": "withdraw"}, {"aksi": "ajukan"}):
            assert client.post(address, {**FULL, **step}).status_code == 404, name
    assert twin.counts() == {} and not PostForm.objects.filter(office_year=twin.year).exists()


def test_a_holder_whose_days_are_over_fills_in_no_more(house: House) -> None:
    house.year.office.holdings.filter(user=house.people["holder"]).update(until="2024-01-31")
    answer = house.send(who="holder")
    assert answer.status_code == 422 and house.counts() == {}


def test_a_closed_year_takes_no_figure(house: House) -> None:
    house.close()
    answer = house.send()
    assert answer.status_code == 422 and house.counts() == {}
    assert "sel-" not in house.browser("clerk").get(house.address()).text


# --- evidence


def bring(house: House) -> Upload:
    """A photo that the clerk of an office brings for a form."""
    body = {"membuktikan": "ktp", "keterangan": "Loket", "berkas": [sent("loket.jpg", photo())]}
    assert house.browser("clerk").post(house.address(more="bukti/"), body).status_code == 302
    return Upload.objects.get(office_year=house.year)


def address_of_evidence(name: str, house: House, upload: Upload) -> str:
    pk = upload.pk if name == "evidence_remove" else upload.file_id
    values = {
        "office": house.year.office.slug,
        "year": YEAR,
        "post": POST,
        "period": QUARTER,
        "pk": pk,
    }
    return reverse(name, kwargs={slot: values[slot] for slot in of_evidence()[name]})


@every_case_undone("name", of_evidence())
def test_evidence_is_for_whom_the_table_says(name: str, house: House) -> None:
    address, entries = address_of_evidence(name, house, bring(house)), count_entries()

    def request(client: Client, method: str) -> HttpResponse:
        return client.get(address) if method == "GET" else client.post(address)

    EVIDENCE.check(name, house.year.office, request)
    for other in ("put", "patch", "delete", "options"):
        assert getattr(house.browser("planner"), other)(address).status_code == 404
    assert (count_entries(), EvidenceFile.objects.count()) == (entries, 1)


@pytest.mark.parametrize("method", ["get", "post"])
def test_evidence_of_the_twin_office_is_nowhere(method: str, tmp_path: Path) -> None:
    own, twin = make_house(tmp_path), make_house(tmp_path, "kembar")
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
        crossed = address_of_evidence(
            name, own, theirs
        )  # their file by the address of the own office
        for address in {
            address_of_evidence(name, twin, theirs),
            *([crossed] if "pk" in of_evidence()[name] else []),
        }:
            client = own.browser(person_name)
            answer = client.get(address) if method == "get" else client.post(address, body)
            assert answer.status_code == 404, (name, person_name, address)
    assert count_entries() == before and twin.year.evidence.count() == 1


def test_a_reader_of_the_office_sees_nothing_of_evidence_anywhere(house: House) -> None:
    bring(house)
    viewer = house.browser("viewer")
    base = f"/kecil/{YEAR}/perencanaan/"
    row = house.year.rows.get(sheet="evidence.yaml#evidence")
    for address in (f"{base}evidence-evidence/", f"{base}evidence-evidence/{row.pk}/"):
        assert viewer.get(address).status_code == 404
        assert house.browser("planner").get(address).status_code == 200
    for address in (base, house.address(), f"/kecil/{YEAR}/", f"/kecil/{YEAR}/isian/"):
        page = viewer.get(address).text
        assert "loket" not in page.casefold() and "Bukti" not in page, address
    assert 'id="bukti"' in house.browser("planner").get(house.address()).text


def test_files_are_handed_out_so_that_no_browser_runs_them(house: House) -> None:
    bring(house)
    hostile = b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"
    house.year.evidence.create(
        name="lama/gambar.svg", sha256=keep_content(hostile), size=len(hostile)
    )
    house.year.evidence.create(name="hilang.pdf", sha256="e" * 64, size=9)
    client = house.browser("planner")
    shown = {}
    for file in house.year.evidence.order_by("name"):
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


def test_the_archive_of_the_year_is_the_same_each_time_and_its_hashes_hold(house: House) -> None:
    bring(house)
    for quarter in (QUARTER, f"{YEAR}-Q2"):
        body = {"membuktikan": ["ktp"], "berkas": [sent("rekap.pdf", paper())]}
        house.browser("clerk").post(house.address(quarter=quarter, more="bukti/"), body)
    house.year.evidence.create(name="hilang.pdf", sha256="e" * 64, size=9)
    address = f"/kecil/{YEAR}/bukti/arsip.zip"
    answer = house.browser("head").get(address)
    content = b"".join(answer.streaming_content)
    assert (
        answer.headers["Content-Disposition"] == f'attachment; filename="bukti-kecil-{YEAR}.zip"'
    )
    assert content == b"".join(house.browser("head").get(address).streaming_content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = [f"{QUARTER}/{POST}/loket.jpg", f"{QUARTER}/{POST}/rekap.pdf"]
        assert archive.namelist() == ["SHA256SUMS", *names]
        hashes = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}
        sums = archive.read("SHA256SUMS").decode().splitlines()
    assert sums == [
        f"{house}  {name}" for name, house in ({**hashes, "hilang.pdf": "e" * 64}).items()
    ]


# --- the exchange


@pytest.fixture(name="desk")
def of_house(tmp_path: Path) -> Desk:
    return make_desk(make_house(tmp_path).year, "perencana-lain")


def waiting(desk: Desk, client: Client, book: bytes) -> str:
    """A workbook that waits for whoever asks."""
    user = client.session.get("_auth_user_id")
    if not book or user is None:
        return "a" * 32
    file = upload("a.xlsx", book)
    return keep_upload(desk.year, User.objects.get(pk=user), file, Brought.Kind.BOOK).token


def imported_table(year: OfficeYear) -> tuple[str, Entry]:
    """The hash and the entry of a table that was imported, of no rows."""
    source = {"kind": "table", "name": "a.csv", "sha256": keep_content(b"a;b"), "rows": 0}
    record(year.office, Author(), [Deed("year.replaced", str(year.year), None, source)])
    return str(source["sha256"]), Entry.objects.latest("number")


@every_case_undone("name", of_exchange())
def test_the_exchange_is_for_whom_the_table_says(name: str, desk: Desk) -> None:
    book = desk.got("buku.xlsx") if name.startswith("import") else b""
    source, entry = imported_table(desk.year)
    values = {"office": "kecil", "year": YEAR, "pk": entry.pk}

    def request(client: Client, method: str) -> HttpResponse:
        token = source if name == "import_source" else waiting(desk, client, book)
        address = reverse(
            name, kwargs={slot: {**values, "token": token}[slot] for slot in of_exchange()[name]}
        )
        body = {"tindakan": "batal", "cara": "berkas"}
        answer: HttpResponse = getattr(client, method.lower())(
            address, *([body] if method == "POST" else [])
        )
        return answer

    EXCHANGE.check(name, desk.year.office, request)
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS"):
        assert request(desk.client, method).status_code == 404, method


def test_the_exchange_of_the_twin_office_is_nowhere(desk: Desk, tmp_path: Path) -> None:
    twin = make_desk(make_house(tmp_path, "kembar").year, "perencana-kembar-lain")
    theirs = twin.bring("a.zip", zipped({**small_files(), "evidence/a.txt": b"x"}))
    token = theirs.rstrip("/").rpartition("/")[2]
    revision = twin.year.revision
    for slug, name in product(("kembar", "kecil"), of_exchange()):
        if slug == "kecil" and not name.startswith("import"):
            continue
        values = {"office": slug, "year": YEAR, "token": token, "pk": 1}
        address = reverse(name, kwargs={slot: values[slot] for slot in of_exchange()[name]})
        assert desk.client.get(address).status_code == 404, name
        assert desk.client.post(address, {"tindakan": "pakai"}).status_code == 404, name
    twin.year.refresh_from_db()
    assert twin.year.revision == revision and Brought.objects.count() == 1
    assert OfficeYear.objects.count() == 2


# --- people


@every_case_undone("name", of_people())
def test_people_are_for_whom_the_table_says(name: str, house: House) -> None:
    clerk, office = house.people["clerk"], house.year.office
    holding = Holding.objects.get(office=office, user=clerk)
    days = {"since": holding.since, "until": holding.since}
    stand = Substitution.objects.create(office=office, of=house.people["head"], user=clerk, **days)
    pk = {"holding": holding.pk, "substitute": stand.pk}.get(name, clerk.pk)
    values = {"office": "kecil", "year": YEAR, "pk": pk}
    address = reverse(name, kwargs={slot: values[slot] for slot in of_people()[name]})

    def request(client: Client, method: str) -> HttpResponse:
        return (
            client.get(address) if method == "GET" else client.post(address, {"tindakan": "tutup"})
        )

    PEOPLE.check(name, office, request)
