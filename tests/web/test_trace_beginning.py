"""A figure that came with the beginning of its year leads to the file it came from."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from django.test import Client
from tests.web.beginnings import YEAR, small_files
from tests.web.exchanging import as_book, upload, zipped
from tests.web.twins import person, signed_in

from capaian.web.accounts.models import User
from capaian.web.offices.models import Office, Role
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
COUNTED = b"".join(
    f"{measure},99.01.0{area},{YEAR},{value},agregat-2024-s2\n".encode()
    for measure, values in (("ktp.holders", (90, 45)), ("ktp.eligible", (100, 50)))
    for area, value in enumerate(values, 1)
)
TRACE = f"/baru/{YEAR}/jejak/cakupan/ktp/{YEAR}/"


@pytest.fixture(name="office")
def empty() -> Office:
    return Office.objects.create(slug="baru", name="Dinas Baru")


@pytest.fixture(name="planner")
def planning(office: Office) -> Client:
    return signed_in(person("perencana", office, Role.PLANNER))


def files() -> dict[str, bytes]:
    found = small_files()
    head, _, _ = found["counts.csv"].partition(b"\n")
    assert head.startswith(b"measure,area,period,value,source")
    return {**found, "counts.csv": head + b"\n" + COUNTED}


def begun(planner: Client, way: str, name: str, content: bytes) -> OfficeYear:
    assert planner.post("/baru/mulai/", {"cara": "berkas", "file": upload(name, content)}).status_code == 302
    return OfficeYear.objects.get()


@pytest.mark.parametrize("way", ["dossier", "buku"])
def test_the_history_of_a_figure_begins_with_the_file_and_its_hash(
    planner: Client, office: Office, tmp_path: Path, way: str
) -> None:
    is_book = way == "buku"
    content = as_book(files(), tmp_path / "isi") if is_book else zipped(files())
    name = "angka 2024.xlsx" if is_book else "kantor-2024.zip"
    begun(planner, way, name, content)
    digest = sha256(content).hexdigest()
    who = User.objects.get(username="perencana")
    told = f"Berasal dari berkas {name}, dibawa oleh {who}"
    assert planner.get(TRACE).text.count(told) == 4
    log = signed_in(person("inspektorat", office, Role.INSPECTOR)).get(f"/baru/{YEAR}/catatan/").text
    assert name in log and digest in log, "the log tells the whole hash"


def test_what_was_changed_and_what_was_added_since_is_told_apart(planner: Client, office: Office) -> None:
    year = begun(planner, "dossier", "a.zip", zipped(files()))
    other = person("lain", office, Role.PLANNER)
    author = Author(other)
    first, second = year.rows.filter(sheet="counts.csv")[:2]
    cells = {**second.cells}
    change(year, [Edit("counts.csv", {"value": "80"}, first.pk, first.version)], author)
    change(year, [Edit("counts.csv", None, second.pk, second.version)], author)
    change(year, [Edit("counts.csv", cells)], author)
    page = planner.get(TRACE).text
    assert page.count("Berasal dari berkas a.zip") == 2
    assert page.count(f"Diisi oleh {other}") == 2


def test_a_name_that_holds_the_number_of_a_person_is_not_kept(planner: Client) -> None:
    begun(planner, "dossier", "6311024107900002.zip", zipped(files()))
    assert "6311024107900002" not in str([*Entry.objects.values()])


def test_a_year_that_the_log_does_not_say_more_of_tells_what_it_can(planner: Client) -> None:
    begun(planner, "dossier", "a.zip", zipped(files()))
    entry = Entry.objects.get(action="year.begun")
    assert entry.after is not None and set(entry.after) == {"kind", "name", "sha256"}
