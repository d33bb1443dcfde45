"""A dossier whose rows are named in other words than forms name them: each cell finds its row."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.example_years import example_year
from tests.web.exchanging import Desk, desk, unzipped, upload, zipped
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House
from tests.web.test_trace_writers import leaf
from tests.web.twins import person, signed_in
from tests.web.two_units import COUNTS, step, submit, two_units

from capaian.web.offices.models import Office, Role
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
SPELT = [
    (QUARTER, f"TW1 {YEAR}"),
    (QUARTER, f"Triwulan I {YEAR}"),
    (QUARTER, f"{YEAR}-q1"),
    (QUARTER, f" {QUARTER}"),
    (AREAS[0], f" {AREAS[0]} "),
    ("ktp.holders", " ktp.holders"),
]


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return two_units(tmp_path)


def spelt(own: House, plain: str, other: str) -> bytes:
    """The dossier of the year with another word in its counts."""
    files = unzipped(Desk(own.browser("planner"), own.year).got("dossier.zip"))
    (name,) = (each for each in files if each.endswith(COUNTS))
    assert plain.encode() in files[name]
    return zipped({**files, name: files[name].replace(plain.encode(), other.encode())})


def stored_counts(year: OfficeYear) -> list[tuple[str, ...]]:
    rows = year.rows.filter(sheet=COUNTS).order_by("place")
    return [tuple(row.cells.get(name, "") for name in ("measure", "area", "period", "value")) for row in rows]


@pytest.mark.parametrize(("plain", "other"), SPELT)
def test_another_spelling_alone_changes_nothing(own: House, plain: str, other: str) -> None:
    before = stored_counts(own.year)
    desk = Desk(own.browser("planner"), own.year)
    page = elements(desk.shown(desk.bring("lain.zip", spelt(own, plain, other))))
    assert "sama dengan tahun ini" in page.words
    assert stored_counts(own.year) == before


@pytest.mark.parametrize(("plain", "other"), SPELT)
def test_forms_find_the_rows_of_a_year_that_begins_with_them(own: House, plain: str, other: str) -> None:
    office = Office.objects.create(slug="baru", name="Baru")
    planner = signed_in(person("perencana-baru", office, Role.PLANNER))
    sent = {"cara": "berkas", "file": upload("awal.zip", spelt(own, plain, other))}
    assert planner.post("/baru/mulai/", sent).status_code == 302
    year = OfficeYear.objects.get(office=office)
    assert stored_counts(year) == stored_counts(own.year)
    page = elements(planner.get(f"/baru/{YEAR}/isian/{POST}/{QUARTER}/").text)
    assert "Nilai lain yang dipakai" not in page.words


def test_who_brings_another_value_is_named_at_that_alone(own: House) -> None:
    files = unzipped(spelt(own, QUARTER, f"TW1 {YEAR}"))
    (name,) = (each for each in files if each.endswith(COUNTS))
    desk = Desk(own.browser("planner2"), own.year)
    desk.take(desk.bring("lain.zip", zipped({**files, name: files[name].replace(b",40,", b",41,")})))
    assert ("ktp.holders", AREAS[0], QUARTER, "30") in stored_counts(own.year)
    assert f"Diisi oleh {own.people['clerk']}" in leaf(own)
    submit(own)
    assert step(own, "planner", "verify") == 302


@pytest.mark.parametrize("other", ["Semester II 2024", "SMT 2 2024", "2024-s2"])
def test_a_period_of_a_signed_agreement_in_other_words_changes_nothing_signed(other: str) -> None:
    year = example_year("belitung-2024")
    planner = desk(year)
    files = unzipped(planner.got("dossier.zip"))
    (name,) = (each for each in files if each.endswith("agreements.yaml"))
    assert b"2024-S2" in files[name]
    files[name] = files[name].replace(b"2024-S2", other.encode())
    page = elements(planner.shown(planner.bring("lain.zip", zipped(files)))).words
    assert "sama dengan tahun ini" in page and "sudah disetujui" not in page
