"""A decision is about what was looked at: what changed since is told, whoever changed it and however."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, house, typed

from capaian.domain.period import Period
from capaian.web.measurement.entry.grid import Sheet
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.measurement.verification.looked_at import look_of
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
BASE = f"/kecil/{YEAR}/perencanaan/"
FULL = typed(("90", "45"), ("100", "50"))


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def form() -> PostForm:
    return PostForm.objects.get(post=POST, period=QUARTER)


def look(text: str) -> str:
    found = re.search(r'name="dilihat" value="([0-9a-f]{32})"', text)
    return found[1] if found else ""


def hand_in(own: House) -> None:
    assert own.browser("clerk").post(own.address(), {**FULL, "aksi": "ajukan"}).status_code == 302


def decide(own: House, name: str, step: str, seen: str) -> tuple[int, str]:
    sent = {"langkah": step, "versi": str(form().version), "dilihat": seen}
    answer = own.browser(name).post(own.address(more="langkah/"), sent)
    return answer.status_code, answer.content.decode()


def page(own: House, name: str) -> str:
    return own.browser(name).get(own.address()).content.decode()


def test_what_was_looked_at_is_decided(own: House) -> None:
    hand_in(own)
    assert decide(own, "planner", "verify", look(page(own, "planner")))[0] == 302
    assert decide(own, "head", "approve", look(page(own, "head")))[0] == 302
    assert form().stands is State.APPROVED


def test_a_computed_figure_that_changed_since_is_not_approved_unseen(own: House) -> None:
    hand_in(own)
    assert decide(own, "planner", "verify", look(page(own, "planner")))[0] == 302
    seen = look(page(own, "head"))
    row = own.year.rows.get(sheet="counts.csv", cells__measure="ktp.eligible", cells__area=AREAS[0])
    own.year.rows.filter(pk=row.pk).update(cells={**row.cells, "value": "200"})
    own.year.refresh_from_db()
    own.year.revision += 1
    own.year.save()
    code, text = decide(own, "head", "approve", seen)
    assert code == 422 and "berubah sejak Anda membukanya" in text
    assert "45,00" in text, "the page shows it as it is now"
    assert form().stands is State.VERIFIED
    assert decide(own, "head", "approve", look(text))[0] == 302


def test_a_factor_that_came_since_is_not_approved_unseen(own: House) -> None:
    hand_in(own)
    seen = look(page(own, "planner"))
    factor = {"subject": "ktp", "period": QUARTER, "kind": "driver", "text": "Jemput bola ke sekolah."}
    own.year.rows.create(sheet="factors.csv", place=1, cells=factor)
    own.year.refresh_from_db()
    own.year.revision += 1
    own.year.save()
    assert decide(own, "planner", "verify", seen)[0] == 422


def test_steps_back_need_no_look(own: House) -> None:
    hand_in(own)
    sent = {"langkah": "return", "versi": str(form().version), "dilihat": "0" * 32}
    sent["alasan"] = "Periksa lagi kedua kecamatan itu."
    assert own.browser("planner").post(own.address(more="langkah/"), sent).status_code == 302


def test_who_wrote_a_factor_does_not_verify_it(own: House) -> None:
    assert own.browser("clerk").post(own.address(), {**FULL, "aksi": "simpan"}).status_code == 302
    sent = {
        "sel-subject": "ktp",
        "sel-period": QUARTER,
        "sel-kind": "driver",
        "sel-text": "Tulisan perencana sendiri tentang jemput bola.",
        "formulir": "a" * 32,
    }
    assert own.browser("planner").post(f"{BASE}factors/baru/", sent).status_code == 302
    assert FigureWriter.objects.filter(sheet="factors.csv", by=own.people["planner"]).count() == 1
    assert own.browser("clerk").post(own.address(), {"aksi": "ajukan"}).status_code == 302
    code, text = decide(own, "planner", "verify", look(page(own, "planner")))
    assert code == 422 and form().stands is State.SUBMITTED
    assert "tidak menyebut apa yang Anda lihat" not in text, "why is told, before how"


def test_a_rhythm_that_was_read_before_a_form_was_handed_in_stays(own: House) -> None:
    sent = {"irama-ktp": "semester", "dulu-irama-ktp": "quarter"}
    hand_in(own)
    answer = own.browser("planner").post(f"/kecil/{YEAR}/jadwal/", sent)
    assert answer.status_code == 422 and "isiannya sudah diajukan" in answer.text
    assert not own.year.rhythms.exists()
    assert own.counts()["ktp.holders", AREAS[0]] == "90"


def test_rows_that_exchanged_their_names_are_told_as_changed(own: House) -> None:
    sent = typed(("30", "45"), ("100", "90"), aksi="ajukan")
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    back = {"langkah": "return", "versi": str(form().version), "alasan": "Periksa lagi kedua kecamatan itu."}
    assert own.browser("planner").post(own.address(more="langkah/"), back).status_code == 302
    first, second = (
        own.year.rows.get(sheet="counts.csv", cells__measure="ktp.holders", cells__area=area).pk
        for area in AREAS
    )
    for pk, area in ((first, "99.01"), (second, AREAS[0]), (first, AREAS[1])):
        row = own.year.rows.get(pk=pk)
        cells = {f"sel-{name}": text for name, text in {**row.cells, "area": area}.items()}
        done = own.browser("planner").post(f"{BASE}counts/{pk}/", {**cells, "versi": str(row.version)})
        assert done.status_code == 302
    assert own.counts()["ktp.holders", AREAS[0]] == "45"
    assert own.browser("clerk").post(own.address(), {"aksi": "ajukan"}).status_code == 302
    text = page(own, "head")
    assert "2 nilai berubah" in text and "semula 30, kini 45" in text and "semula 45, kini 30" in text
    assert f'href="#{cell("ktp.holders", AREAS[0])}"' in text


def look_now(own: House) -> str:
    forms = forms_of(OfficeYear.objects.get(pk=own.year.pk))
    assert forms is not None
    quarter = Period.parse(QUARTER)
    return look_of(Sheet(forms, forms.owed(POST, quarter)), forms.form(POST, quarter))


def rewrite(own: House, sheet: str, **cells: str) -> None:
    """Change the last row of a sheet past the pages."""
    row = own.year.rows.filter(sheet=sheet).last()
    if sheet == "plan.yaml#indicators":
        row = own.year.rows.get(sheet=sheet, cells__code="iku-ktp")
    assert row is not None
    row.cells = {**row.cells, **cells}
    row.save()
    own.year.refresh_from_db()
    own.year.revision += 1
    own.year.save()


def test_the_same_form_looks_the_same(own: House) -> None:
    hand_in(own)
    assert look_now(own) == look_now(own) == look(page(own, "planner"))


def test_who_only_reads_is_given_nothing_to_send_back(own: House) -> None:
    hand_in(own)
    assert look(page(own, "viewer")) == "" and look(page(own, "clerk")) == ""


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        ("counts.csv", {"value": "89"}),
        ("counts.csv", {"value": ""}),
        ("areas.csv", {"name": "Hulu Baru"}),
    ],
)
def test_whatever_the_page_shows_is_a_part_of_the_look(own: House, sheet: str, cells: dict[str, str]) -> None:
    hand_in(own)
    before = look_now(own)
    rewrite(own, sheet, **cells)
    assert look_now(own) != before


def test_what_the_page_does_not_show_is_none(own: House) -> None:
    hand_in(own)
    before = look_now(own)
    rewrite(own, "plan.yaml#goals", text="Tujuan dengan kata lain")
    assert look_now(own) == before


def test_who_writes_a_factor_of_another_year_writes_none_of_this_form(own: House) -> None:
    hand_in(own)
    FigureWriter.objects.create(
        office_year=own.year,
        sheet="factors.csv",
        code="ktp",
        period="2023-Q1",
        by=own.people["planner"],
        role="planner",
        is_in_form=False,
        at=form().changed_at,
    )
    assert decide(own, "planner", "verify", look(page(own, "planner")))[0] == 302


@pytest.mark.parametrize("step", ["verify", "approve"])
def test_what_was_not_looked_at_is_not_decided(own: House, step: str) -> None:
    hand_in(own)
    if step == "approve":
        assert decide(own, "planner", "verify", look(page(own, "planner")))[0] == 302
    stood = form().stands
    code, text = decide(own, "planner" if step == "verify" else "head", step, "")
    assert code == 422 and "tidak menyebut apa yang Anda lihat" in text
    assert form().stands is stood


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        ("plan.yaml#components", {"name": "Sebutan lain"}),
        ("plan.yaml#components", {"symbol": "IKU 9"}),
        ("plan.yaml#components", {"numerator.name": "Hitungan lain"}),
        ("plan.yaml#components", {"numerator.unit": "7"}),
        ("plan.yaml#components", {"denominator.unit": "keping"}),
        ("plan.yaml#indicators", {"symbol": "IKU 9"}),
        ("plan.yaml#indicators", {"name": "Indikator lain"}),
    ],
)
def test_names_units_and_symbols_are_a_part_of_the_look(
    own: House, sheet: str, cells: dict[str, str]
) -> None:
    target = {"indicators.code": "iku-ktp", "key": str(YEAR), "value": "90"}
    own.year.rows.create(sheet="plan.yaml#indicators/targets", place=99, cells=target)
    hand_in(own)
    seen, shown = look(page(own, "planner")), page(own, "planner")
    rewrite(own, sheet, **cells)
    assert next(iter(cells.values())) in page(own, "planner") and shown != page(own, "planner")
    assert decide(own, "planner", "verify", seen)[0] == 422


def test_the_name_of_the_post_is_a_part_of_the_look(own: House) -> None:
    hand_in(own)
    before = look_now(own)
    row = own.year.rows.get(sheet="office.yaml#posts", cells__id=POST)
    own.year.rows.filter(pk=row.pk).update(cells={**row.cells, "name": "Bidang lain"})
    own.year.refresh_from_db()
    own.year.revision += 1
    own.year.save()
    assert look_now(own) != before
