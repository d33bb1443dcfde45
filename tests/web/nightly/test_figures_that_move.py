"""Whoever wrote a figure has written it still after it gets another name, number, quarter or form."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.beginnings import YEAR
from tests.web.filling import AREAS, POST, QUARTER, House, house, looked_at, typed
from tests.web.test_holding import INDICATORS, INPUTS, NODES, add
from tests.web.twins import SINCE, person

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.offices.models import Holding, HoldingKind, Membership, Role
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear
from capaian.web.years.replace import Wanted, replace_files

pytestmark = pytest.mark.django_db
COUNTS, CAPIL, NEXT = "counts.csv", "kabid-capil", f"{YEAR}-Q2"
REASON = "Angka keliru, diperbaiki dahulu oleh bidangnya."
NODE = "2.12.02.2.01.0001"
_AKTA = """  - code: akta
    name: Cakupan akta
    numerator: {code: akta.punya, name: Punya akta, unit: orang}
    denominator: {code: akta.semua, name: Anak, unit: orang}
    formula: 100 * akta.punya / akta.semua
    unit: percent
"""
_IKU = """  - code: iku-akta
    symbol: IKU 2
    name: Cakupan akta
    objective: sasaran-2
    tier: II
    is_key: true
    unit: percent
    formula: akta
    definition:
      meaning: Anak dengan akta
    owner: kabid-capil
"""


def replace(own: House, name: str, becomes: Callable[[str, str], str]) -> None:
    """Bring the own dossier with some of its texts rewritten."""
    year = OfficeYear.objects.get(pk=own.year.pk)
    texts = {path: becomes(path, text) for path, text in know(year).made.files.items()}
    author = Author(own.people[name], "planner", "Nama disesuaikan dengan naskah yang baru.")
    replace_files(year, Wanted(texts, year.revision, {"kind": "uji"}), author)


def write(own: House, name: str, value: str, quarter: str = QUARTER) -> None:
    year = OfficeYear.objects.get(pk=own.year.pk)
    row = year.rows.get(
        sheet=COUNTS, cells__measure="ktp.holders", cells__area=AREAS[0], cells__period=quarter
    )
    change(year, [Edit(COUNTS, {"value": value}, row.pk, row.version)], Author(own.people[name], "planner"))


def give(own: House, name: str, post: str) -> None:
    """Let another post answer for the indicator, and for the figures that it is computed from."""
    year = OfficeYear.objects.get(pk=own.year.pk)
    row = year.rows.get(sheet=INDICATORS, cells__code="iku-ktp")
    change(year, [Edit(INDICATORS, {"owner": post}, row.pk, row.version)], Author(own.people[name]))


def submit(own: House, post: str = POST, quarter: str = QUARTER) -> None:
    name = "clerk" if post == POST else "clerk2"
    assert own.browser(name).post(own.address(post, quarter), {"aksi": "ajukan"}).status_code == 302


def step(own: House, name: str, taken: str, post: str = POST, quarter: str = QUARTER) -> int:
    form = PostForm.objects.get(office_year=own.year, post=post, period=quarter)
    sent = {
        "langkah": taken,
        "versi": str(form.version),
        "alasan": REASON if taken in ("return", "reopen") else "",
    }
    sent["dilihat"] = looked_at(own.browser(name), own.address(post, quarter))
    return own.browser(name).post(own.address(post, quarter, "langkah/"), sent).status_code


def fill(own: House, quarter: str = QUARTER) -> None:
    sent = {**typed(("30", "40"), ("50", "60"), quarter), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(quarter=quarter), sent).status_code == 302


def two_units(folder: Path) -> House:
    """Two posts with figures, each with a clerk, and two planners."""
    own = house(folder)
    office = own.year.office
    people = {
        "clerk2": person("petugas-dua", office, Role.DATA_ENTRY),
        "planner2": person("perencana-dua", office, Role.PLANNER),
    }
    Holding.objects.create(
        office=office, user=people["clerk2"], post=CAPIL, kind=HoldingKind.CLERK, since=SINCE
    )
    own = House(own.year, {**own.people, **people})

    def more(path: str, text: str) -> str:
        return (
            text.replace("indicators:\n", f"{_AKTA}indicators:\n", 1) + _IKU if path == "plan.yaml" else text
        )

    replace(own, "planner2", more)
    fill(own)
    areas = ("10", "20"), ("35", "45")
    sent = {name.replace("ktp.holders", "akta.punya"): text for name, text in typed(*areas).items()}
    sent = {name.replace("ktp.eligible", "akta.semua"): text for name, text in sent.items()}
    assert own.browser("clerk2").post(own.address(CAPIL), {**sent, "aksi": "simpan"}).status_code == 302
    return own


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return two_units(tmp_path)


def rename(_: str, text: str) -> str:
    return text.replace("ktp.holders", "ktp.pemilik")


def exchange(path: str, text: str) -> str:
    other = {QUARTER: NEXT, NEXT: QUARTER}
    return re.sub(f"{QUARTER}|{NEXT}", lambda found: other[found[0]], text) if path == COUNTS else text


def test_a_figure_keeps_its_writer_when_its_measure_is_renamed(own: House) -> None:
    write(own, "planner", "33")
    replace(own, "planner2", rename)
    submit(own)
    assert step(own, "planner", "verify") == 422
    assert step(own, "planner2", "verify") == 422, "whoever brought the file answers for it too"
    assert step(own, "holder", "verify") == 422, "it is the holder's own form"
    told = own.browser("viewer").get(own.address()).text.split('id="riwayat"')[1]
    assert "oleh Perencana-Kecil" in told


def test_a_figure_keeps_its_writer_when_quarters_are_exchanged(own: House) -> None:
    fill(own, NEXT)
    write(own, "planner", "35", NEXT)
    replace(own, "planner2", exchange)
    assert own.counts()["ktp.holders", AREAS[0]] == "35"
    submit(own)
    assert step(own, "planner", "verify") == 422


def test_a_figure_keeps_its_writer_when_a_row_is_moved_by_nobody(own: House) -> None:
    fill(own, NEXT)
    write(own, "planner", "35", NEXT)
    year = OfficeYear.objects.get(pk=own.year.pk)
    rows = {
        row.cells["period"]: row
        for row in year.rows.filter(sheet=COUNTS, cells__area=AREAS[0])
        if row.cells["measure"] == "ktp.holders"
    }
    edits = [
        Edit(COUNTS, None, rows[QUARTER].pk, rows[QUARTER].version),
        Edit(COUNTS, {"period": QUARTER}, rows[NEXT].pk, rows[NEXT].version),
    ]
    change(year, edits, Author())
    submit(own)
    assert step(own, "planner", "verify") == 422


def test_a_figure_keeps_its_writer_on_its_way_through_another_year(own: House) -> None:
    write(own, "planner", "33")
    year = OfficeYear.objects.get(pk=own.year.pk)
    row = year.rows.get(
        sheet=COUNTS, cells__measure="ktp.holders", cells__area=AREAS[0], cells__period=QUARTER
    )
    for period in (f"{YEAR - 1}-Q1", NEXT, QUARTER):
        year = OfficeYear.objects.get(pk=own.year.pk)
        row.refresh_from_db()
        change(year, [Edit(COUNTS, {"period": period}, row.pk, row.version)], Author(own.people["planner2"]))
        writers = FigureWriter.objects.filter(by=own.people["planner"], period=period)
        assert writers.exists(), period
    submit(own)
    assert step(own, "planner", "verify") == 422


def test_money_keeps_its_writer_when_its_node_is_renumbered(own: House) -> None:
    own.year.refresh_from_db()
    for kind, code, parent, owner in (
        ("program", "2.12.02", "", POST),
        ("activity", "2.12.02.2.01", "2.12.02", ""),
        ("subactivity", NODE, "2.12.02.2.01", ""),
    ):
        add(own, NODES, id=code, kind=kind, code=code, name="Perekaman", parent=parent, owner=owner)
    add(
        own,
        INPUTS,
        period=str(YEAR),
        original="1000",
        revised="1000",
        node=NODE,
        resource="money",
        kind="all",
    )
    name = f"sel-inputs:{NODE}:{QUARTER}:money:all:actual"
    assert own.browser("clerk").post(own.address(), {name: "200", "aksi": "simpan"}).status_code == 302
    year = OfficeYear.objects.get(pk=own.year.pk)
    row = year.rows.get(sheet=INPUTS, cells__period=QUARTER)
    change(year, [Edit(INPUTS, {"actual": "300"}, row.pk, row.version)], Author(own.people["planner"]))
    replace(own, "planner2", lambda _, text: text.replace(NODE, "2.12.02.2.01.0002"))
    submit(own)
    assert step(own, "planner", "verify") == 422


def approved_and_reopened(own: House) -> None:
    submit(own, CAPIL)
    for name, taken in (("planner", "verify"), ("head", "approve"), ("head", "reopen")):
        assert step(own, name, taken, CAPIL) == 302


def test_an_approval_of_a_form_forgives_nothing_that_comes_into_it_later(own: House) -> None:
    write(own, "planner", "33")
    approved_and_reopened(own)
    give(own, "planner2", CAPIL)
    submit(own, CAPIL)
    assert step(own, "planner", "verify", CAPIL) == 422
    assert step(own, "planner2", "verify", CAPIL) == 302


def test_a_head_does_not_approve_the_own_figure_that_came_from_another_form(own: House) -> None:
    Membership.objects.create(office=own.year.office, user=own.people["head"], role=Role.PLANNER, since=SINCE)
    write(own, "head", "33")
    approved_and_reopened(own)
    give(own, "planner2", CAPIL)
    submit(own, CAPIL)
    assert step(own, "planner2", "verify", CAPIL) == 302
    assert step(own, "head", "approve", CAPIL) == 422
    assert PostForm.objects.get(post=CAPIL, period=QUARTER).stands is State.VERIFIED


def test_what_was_approved_in_its_form_is_no_own_entry_there(own: House) -> None:
    write(own, "planner", "33")
    submit(own)
    for name, taken in (("planner2", "verify"), ("head", "approve"), ("head", "reopen")):
        assert step(own, name, taken) == 302
    submit(own)
    assert step(own, "planner", "verify") == 302
    writer = FigureWriter.objects.get(by=own.people["planner"])
    assert [*writer.approved] == [str(PostForm.objects.get(post=POST, period=QUARTER).pk)]


def test_a_figure_approved_in_one_form_is_an_own_entry_in_the_next(own: House) -> None:
    write(own, "planner", "33")
    submit(own)
    for name, taken in (("planner2", "verify"), ("head", "approve"), ("head", "reopen")):
        assert step(own, name, taken) == 302
    give(own, "planner2", CAPIL)
    submit(own, CAPIL)
    assert step(own, "planner", "verify", CAPIL) == 422


def without_holders(path: str, text: str) -> str:
    kept = [line for line in text.split("\n") if "ktp.holders" not in line]
    return "\n".join(kept) if path == COUNTS else text


@pytest.mark.parametrize("is_other", [False, True])
def test_a_figure_keeps_its_writer_when_one_save_takes_it_away_and_the_next_brings_it_back(
    own: House, *, is_other: bool
) -> None:
    """Another number under the new name is an entry of whoever brought it, and of nobody else."""
    write(own, "planner", "33")
    held = know(OfficeYear.objects.get(pk=own.year.pk)).made.files[COUNTS]
    replace(own, "planner2", without_holders)
    held = held.replace(",33,", ",34,") if is_other else held
    replace(own, "planner2", lambda path, text: rename(path, held if path == COUNTS else text))
    assert own.counts()["ktp.pemilik", AREAS[0]] == ("34" if is_other else "33")
    own_entry = FigureWriter.objects.filter(by=own.people["planner"], code="ktp.pemilik")
    assert own_entry.exists() is not is_other
    submit(own)
    assert step(own, "planner2", "verify") == 422, "whoever brought it answers for it"
    assert step(own, "planner", "verify") == (302 if is_other else 422)
