"""Whoever wrote a figure of a form, by whatever way, neither verifies nor approves it; the form says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.beginnings import YEAR
from tests.web.exchanging import upload, zipped
from tests.web.filling import AREAS, POST, QUARTER, House, house, typed
from tests.web.twins import SINCE, person, signed_in

from capaian.web.measurement.figures.writers import note_writers
from capaian.web.measurement.flow import FormStep, State
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.measurement.steps import Person
from capaian.web.measurement.tasks import tasks_of
from capaian.web.offices.models import Holding, HoldingKind, Membership, Office, Role
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError, change
from capaian.web.years.edits import Edit, Written
from capaian.web.years.known import know
from capaian.web.years.models import Row
from capaian.web.years.replace import Wanted, replace_files

pytestmark = pytest.mark.django_db
COUNTS = "counts.csv"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """A draft with figures, and somebody who holds another unit."""
    own = house(tmp_path)
    other = person("kabid-lain", own.year.office, Role.UNIT_HEAD)
    Holding.objects.create(
        office=own.year.office, user=other, post="kabid-capil", kind=HoldingKind.DEFINITIVE, since=SINCE
    )
    sent = {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    return House(own.year, {**own.people, "other": other})


def row(own: House, quarter: str = QUARTER) -> Row:
    return own.year.rows.get(
        sheet=COUNTS, cells__measure="ktp.holders", cells__area=AREAS[0], cells__period=quarter
    )


def on_the_page(own: House, name: str) -> None:
    found = row(own)
    sent = {"versi": str(found.version), **{f"sel-{id_}": text for id_, text in found.cells.items()}}
    address = f"/kecil/{YEAR}/perencanaan/counts/{found.pk}/"
    assert own.browser(name).post(address, {**sent, "sel-value": "89"}).status_code == 302


def by_import(own: House, name: str) -> None:
    own.year.refresh_from_db()
    texts = dict(know(own.year).made.files)
    told = texts[COUNTS].replace(f"{AREAS[0]},{QUARTER},90", f"{AREAS[0]},{QUARTER},89")
    assert told != texts[COUNTS]
    author = Author(own.people[name], "planner")
    wanted = Wanted({**texts, COUNTS: told}, own.year.revision, {"kind": "uji"})
    replace_files(own.year, wanted, author)


def by_removing_and_adding(own: House, name: str) -> None:
    found, author = row(own), Author(own.people[name], "planner")
    change(own.year, [Edit(COUNTS, None, found.pk, found.version)], author)
    change(own.year, [Edit(COUNTS, {**found.cells, "value": "89"})], author)


def by_moving_another_row(own: House, name: str) -> None:
    found, author = row(own), Author(own.people[name], "planner")
    change(own.year, [Edit(COUNTS, {**found.cells, "period": f"{YEAR}-Q2", "value": "89"})], author)
    own.year.refresh_from_db()
    change(own.year, [Edit(COUNTS, None, found.pk, found.version)], Author())
    moved = row(own, f"{YEAR}-Q2")
    change(own.year, [Edit(COUNTS, {"period": QUARTER}, moved.pk, moved.version)], author)


WAYS: dict[str, Callable[[House, str], None]] = {
    "page": on_the_page,
    "import": by_import,
    "again": by_removing_and_adding,
    "moved": by_moving_another_row,
}


def submit(own: House) -> None:
    assert own.browser("clerk").post(own.address(), {"aksi": "ajukan"}).status_code == 302


def step(own: House, name: str, taken: str, reason: str = "") -> int:
    return own.step(name, taken, reason).status_code


def form_state() -> State:
    return PostForm.objects.get(post=POST, period=QUARTER).stage


@pytest.mark.parametrize("way", WAYS)
def test_whoever_wrote_a_figure_on_another_way_does_not_verify_it(own: House, way: str) -> None:
    WAYS[way](own, "planner")
    assert row(own).cells["value"] == "89"
    submit(own)
    browser = own.browser("planner")
    assert "menunggu keputusan Anda" not in browser.get(own.address()).text
    assert step(own, "planner", "verify") == 422
    assert form_state() is State.SUBMITTED
    assert step(own, "other", "verify") == 302, "an office with one planner must not be stuck"


@pytest.mark.parametrize("way", WAYS)
def test_the_form_says_who_changed_what_elsewhere(own: House, way: str) -> None:
    WAYS[way](own, "planner")
    for name in ("clerk", "viewer", "head"):
        history = own.browser(name).get(own.address()).text.split('id="riwayat"')[1]
        line = history.split("Nilai ditulis di luar isian</b>")[1].split("</li>")[0]
        assert "oleh Perencana-Kecil" in line


def test_what_is_typed_into_the_form_is_no_change_elsewhere(own: House) -> None:
    assert FigureWriter.objects.filter(is_in_form=True, by=own.people["clerk"]).count() == 2
    assert "di luar isian" not in own.browser("clerk").get(own.address()).text
    submit(own)
    assert step(own, "other", "verify") == 422, "nobody but the planner verifies here"
    assert step(own, "planner", "verify") == 302


def test_whoever_plans_and_leads_does_not_approve_the_own_figure(own: House) -> None:
    """The head is planner, too, and changed a figure; others hand in and verify."""
    both = own.people["head"]
    Membership.objects.create(office=own.year.office, user=both, role=Role.PLANNER, since=SINCE)
    on_the_page(own, "head")
    submit(own)
    assert step(own, "planner", "verify") == 302
    assert step(own, "head", "approve") == 422
    assert form_state() is State.VERIFIED
    acting = person("plh-kadis", own.year.office, Role.OFFICE_HEAD)
    assert step(House(own.year, {"acting": acting}), "acting", "approve") == 302


def test_tasks_offer_what_the_person_may_decide_alone(own: House) -> None:
    on_the_page(own, "planner")
    submit(own)
    forms = forms_of(own.year)
    assert forms is not None
    roles = {"planner": Role.PLANNER, "other": Role.UNIT_HEAD}
    told = {
        name: tasks_of(forms, Person(own.people[name], frozenset({role}))) for name, role in roles.items()
    }
    assert [task.what.partition(":")[0] for task in told["other"] if not task.is_own] == ["Verifikasi isian"]
    assert [task for task in told["planner"] if not task.is_own] == []


def test_what_others_approved_is_an_own_entry_no_more(own: House) -> None:
    on_the_page(own, "planner")
    submit(own)
    assert [step(own, "other", "verify"), step(own, "head", "approve")] == [302, 302]
    assert step(own, "head", "reopen", "Angka keliru, diperbaiki dahulu.") == 302
    submit(own)
    assert step(own, "planner", "verify") == 302


def test_a_source_or_a_plan_is_no_entry(own: House) -> None:
    found = row(own)
    source = own.year.rows.filter(sheet="sources.yaml#sources").values_list("cells__id", flat=True).first()
    assert source
    change(
        own.year, [Edit(COUNTS, {"source": source}, found.pk, found.version)], Author(own.people["planner"])
    )
    output = {"indicator": "iku-ktp", "period": str(YEAR), "target": "90", "unit": "percent"}
    change(own.year, [Edit("outputs.csv", output)], Author(own.people["planner"]))
    assert not FigureWriter.objects.filter(by=own.people["planner"]).exists()


def test_what_was_taken_back_has_no_writer(own: House) -> None:
    found = row(own)
    with pytest.raises(FlawedError):
        change(
            own.year, [Edit(COUNTS, {"value": "x"}, found.pk, found.version)], Author(own.people["planner"])
        )
    assert not FigureWriter.objects.filter(by=own.people["planner"]).exists()


def test_a_figure_that_was_written_while_another_post_owed_it_is_an_entry_still(own: House) -> None:
    """Who moves an indicator to another post, writes, and moves it back has written the figure."""
    indicator = own.year.rows.filter(sheet="plan.yaml#indicators", cells__owner=POST).get()

    def give(post: str) -> None:
        indicator.refresh_from_db()
        edit = Edit(indicator.sheet, {"owner": post}, indicator.pk, indicator.version)
        change(own.year, [edit], Author(own.people["planner"]))

    give("kabid-capil")
    on_the_page(own, "planner")
    give(POST)
    submit(own)
    assert step(own, "planner", "verify") == 422


def test_whoever_begins_a_year_with_figures_has_entered_them(tmp_path: Path) -> None:
    office = Office.objects.create(slug="baru", name="Dinas Baru")
    planner = person("perencana", office, Role.PLANNER)
    counts = f"measure,area,period,value,source\nktp.holders,{AREAS[0]},{QUARTER},90,\n"
    folder = know(house(tmp_path).year).folder
    files = {**folder.parts, **folder.narratives, COUNTS: counts.encode()}
    sent = {"cara": "berkas", "file": upload("dossier.zip", zipped(files))}
    answer = signed_in(planner).post("/baru/mulai/", sent)
    assert answer.status_code == 302, answer.text
    writer = FigureWriter.objects.get()
    assert (writer.by, writer.code, writer.period) == (planner, "ktp.holders", QUARTER)
    page = signed_in(planner).get(f"/baru/{YEAR}/isian/{POST}/{QUARTER}/").text
    assert "Nilai ditulis di luar isian</b> oleh Perencana" in page


def test_the_steps_of_who_fills_in_are_told_once(own: House) -> None:
    again = {**typed(("91", "45"), ("100", "50")), "aksi": "simpan"}
    for measure_area, text in own.counts().items():
        again[f"dulu-counts:{':'.join(measure_area)}:{QUARTER}:value"] = text
    assert own.browser("clerk").post(own.address(), again).status_code == 302
    form = PostForm.objects.get(post=POST, period=QUARTER)
    assert [each.step for each in form.steps.all()] == [FormStep.FILL]


@pytest.mark.parametrize("taken_away", [False, True], ids=["renamed", "taken away and brought back"])
def test_a_value_that_is_moved_keeps_who_wrote_it(own: House, taken_away: bool) -> None:
    """Else the first writer could verify the own value once a planner has moved it to another quarter."""
    before = {**row(own).cells}
    after = {**before, "period": f"{YEAR}-Q2"}
    rows = [Written(COUNTS, before, None), Written(COUNTS, None, after)]
    own.year.writers.filter(period=f"{YEAR}-Q2").delete()
    note_writers(
        own.year,
        rows if taken_away else [Written(COUNTS, before, after)],
        Author(own.people["planner"]),
        is_in_form=False,
    )
    writers = own.year.writers.filter(sheet=COUNTS, period=f"{YEAR}-Q2").values_list(
        "by__username", flat=True
    )
    assert {own.people["clerk"].username, own.people["planner"].username} <= {*writers}
