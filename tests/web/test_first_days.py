"""The first days of an office: what comes first of all, the budget among the steps, years with tasks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.beginnings import lay, small
from tests.web.elements import elements
from tests.web.filling import YEAR, House, house
from tests.web.twins import person, signed_in

from capaian.web.demonstration.make import make_files
from capaian.web.measurement.models import Rhythm
from capaian.web.offices.models import Membership, Office, Role
from capaian.web.planning.planner_home import TaskLine, first_steps
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.store import take_in

pytestmark = pytest.mark.django_db
REGENCY_YEAR = 2025


def test_an_administrator_of_a_new_office_reads_the_order_of_work_and_is_offered_a_second_factor() -> None:
    office = Office.objects.create(slug="baru", name="Dinas Baru")
    page = elements(signed_in(person("admin", office, Role.ADMINISTRATOR)).get("/").text)
    assert "Belum ada tahun" in page.words
    (order,) = page.all("ol")
    first = [each.words for each in order.all("li")]
    order_of_work = ("Mulai tahun", "Perencana", "Target", "Anggaran", "Jadwal isian", "Bagi isian", "Orang")
    for words, line in zip(order_of_work, first, strict=True):
        assert line.startswith(words)
    links = [each.attributes["href"] for each in page.all("a")]
    assert "/baru/mulai/" in links and "/akun/2fa/" in links


def test_who_begins_a_further_year_is_not_told_again(tmp_path: Path) -> None:
    page = house(tmp_path).browser("planner").get("/?semua").text
    assert "Belum ada tahun" not in page


def test_the_budget_is_a_first_step_with_what_is_lacking(tmp_path: Path) -> None:
    office = Office.objects.create(slug="khayal", name="Khayal")
    files = {name: text.encode() for name, text in make_files(REGENCY_YEAR).items()}
    year = take_in(office, REGENCY_YEAR, lay(files, tmp_path / "khayal"))
    titles = [step.title for step in first_steps(year)]
    assert titles.index("Anggaran") == titles.index(f"Perjanjian Kinerja {REGENCY_YEAR}") + 1
    (budget,) = [step for step in first_steps(year) if step.title == "Anggaran"]
    assert budget.is_done
    row = year.rows.filter(sheet="inputs.csv", cells__resource="money").exclude(cells__original="")[0]
    same = year.rows.filter(sheet="inputs.csv", cells__resource="money", cells__node=row.cells["node"])
    for each in same:
        each.cells = {**each.cells, "original": "", "revised": ""}
        each.save()
    type(year).objects.filter(pk=year.pk).update(revision=year.revision + 1)
    year.refresh_from_db()
    (budget,) = [step for step in first_steps(year) if step.title == "Anggaran"]
    assert not budget.is_done and "sub kegiatan berpagu" in budget.state and "hapus" in budget.state
    page = signed_in(person("perencana", office, Role.PLANNER)).get(f"/khayal/{REGENCY_YEAR}/").text
    assert f'<a href="/khayal/{REGENCY_YEAR}/anggaran/">Anggaran</a>' in page


def test_the_registers_are_a_step_that_nobody_has_to_take(tmp_path: Path) -> None:
    own = house(tmp_path)
    (step,) = [each for each in first_steps(own.year) if each.title.startswith("Register pelayanan")]
    assert step.is_optional and step.may_wait and step.state.startswith("belum dipakai")
    sheets = ["registers-services", "registers-sites", "registers-hours", "registers-holidays", "feeds"]
    assert [address.rstrip("/").rpartition("/")[2] for _, _, address in step.parts] == sheets
    for page in (f"/kecil/{YEAR}/", f"/kecil/{YEAR}/perencanaan/"):
        text = own.browser("planner").get(page).text
        assert [text.count(f'href="{address}"') > 0 for *_, address in step.parts] == [True] * len(sheets)


def test_a_budget_of_the_year_before_is_none_of_this_one(tmp_path: Path) -> None:
    office = Office.objects.create(slug="khayal", name="Khayal")
    files = {name: text.encode() for name, text in make_files(REGENCY_YEAR).items()}
    year = take_in(office, REGENCY_YEAR, lay(files, tmp_path / "khayal"))
    money = year.rows.filter(sheet="inputs.csv", cells__resource="money")
    for each in money.exclude(cells__original=""):
        before = each.cells["period"].replace(str(REGENCY_YEAR), str(REGENCY_YEAR - 1))
        each.cells = {**each.cells, "period": before}
        each.save()
    type(year).objects.filter(pk=year.pk).update(revision=year.revision + 1)
    year.refresh_from_db()
    (budget,) = [step for step in first_steps(year) if step.title == "Anggaran"]
    assert not budget.is_done and budget.state.startswith("0 dari ")


def outputs(own: House) -> TaskLine:
    (found,) = [step for step in first_steps(own.year) if step.title == "Keluaran"]
    return found


def test_targets_of_outputs_are_a_step_that_keeps_nothing_waiting(tmp_path: Path) -> None:
    year = small(tmp_path)
    own = House(year, {"planner": person("perencana", year.office, Role.PLANNER)})
    nodes = [row.cells["id"] for row in year.rows.filter(sheet="nodes.csv", cells__kind="subactivity")]
    programs = [
        row.cells["id"]
        for row in year.rows.filter(sheet="nodes.csv", cells__kind="program")
        if not row.cells["name"].startswith("PROGRAM PENUNJANG")
    ]
    step, titles = outputs(own), [each.title for each in first_steps(year)]
    assert titles.index("Keluaran") == titles.index("Anggaran") + 1
    assert step.state.startswith(
        f"0 dari {len(nodes)} sub kegiatan dan 0 dari {len(programs)} program bertarget"
    )
    assert "(boleh menyusul)" in step.state and "dari keluaran atau indikatornya sendiri" in step.state
    assert step.may_wait and not step.is_done
    page = elements(own.browser("planner").get(f"/kecil/{YEAR}/").text)
    (line,) = [each for each in page.all("li") if each.words.startswith("Keluaran")]
    assert line.words.endswith("Boleh menyusul")
    (link,) = line.all("a")
    assert link.attributes["href"] == f"/kecil/{YEAR}/perencanaan/outputs/"
    assert own.browser("planner").get(link.attributes["href"]).status_code == 200
    row = {"unit": "laporan", "name": "Laporan", "period": str(YEAR), "target": "4"}
    change(year, [Edit("outputs.csv", {**row, "node": nodes[0]})], Author())
    assert outputs(own).state.startswith(f"1 dari {len(nodes)} sub kegiatan dan 0 dari")
    change(year, [Edit("outputs.csv", {**row, "node": node}) for node in nodes[1:]], Author())
    assert not outputs(own).is_done, "what is below a program measures none"
    change(year, [Edit("outputs.csv", {**row, "node": node}) for node in programs], Author())
    assert outputs(own).is_done and "menyusul" not in outputs(own).state


def test_years_name_what_the_person_owes_in_them(tmp_path: Path) -> None:
    own: House = house(tmp_path)
    other = small(tmp_path, "lain")
    clerk = own.people["clerk"]
    Membership.objects.create(office=other.office, user=clerk, role=Role.VIEWER, since="2020-01-01")
    lines = elements(own.browser("clerk").get("/").text).all("li")
    (mine,) = [each for each in lines if f"/kecil/{YEAR}/" in each.all("a")[0].attributes["href"]]
    (others,) = [each for each in lines if f"/lain/{YEAR}/" in each.all("a")[0].attributes["href"]]
    assert "4 tugas Anda, yang pertama batas 10 April 2024" in mine.words
    assert "tugas" not in others.words


def schedule(own: House) -> TaskLine:
    (found,) = [step for step in first_steps(own.year) if step.title == "Jadwal isian"]
    return found


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        pytest.param({}, "schedule.checked", id="as it is"),
        pytest.param({"irama-ktp": "year"}, "rhythm.changed", id="a rhythm alone"),
        pytest.param({f"tutup-{YEAR}-Q1": f"{YEAR}-04-20"}, "deadline.changed", id="a day"),
    ],
)
def test_a_schedule_that_was_saved_is_done_whatever_was_changed(
    tmp_path: Path, sent: dict[str, str], told: str
) -> None:
    own = house(tmp_path)
    browser, address = own.browser("planner"), f"/kecil/{YEAR}/jadwal/"
    assert not schedule(own).is_done and "simpan jadwalnya" in schedule(own).state
    shown = {"tutup-" + f"{YEAR}-Q{number}": "" for number in range(1, 5)} | {"irama-ktp": "quarter"}
    browser.get(address)
    assert browser.post(address, {**shown, **sent}).status_code == 302
    assert schedule(own).is_done and "belum" not in schedule(own).state
    assert [entry.action for entry in Entry.objects.all()] == [told]


def test_it_is_told_once_and_again_only_where_something_changes(tmp_path: Path) -> None:
    own = house(tmp_path)
    browser, address = own.browser("planner"), f"/kecil/{YEAR}/jadwal/"
    for _ in range(3):
        page = browser.post(address, {"irama-ktp": "quarter"}, follow=True)
        assert "Jadwal sudah diperiksa; tidak ada yang berubah." in elements(page.text).words
    assert [(each.action, each.subject) for each in Entry.objects.all()] == [
        ("schedule.checked", str(own.year.pk))
    ]


def test_rhythms_of_the_year_before_and_other_years_check_nothing(tmp_path: Path) -> None:
    own, other = house(tmp_path), small(tmp_path, "lain")
    Rhythm.objects.create(office_year=own.year, code="ktp", kind="year")
    brought = Deed("rhythm.changed", f"{own.year.pk}/ktp", None, {"kind": "year"})
    record(own.year.office, Author(), [brought])
    record(other.office, Author(), [Deed("schedule.checked", str(other.pk), None, None)])
    assert not schedule(own).is_done
