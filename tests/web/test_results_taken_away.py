"""A save that leaves approved figures without results needs a reason, and says by what they would go."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.beginnings import small
from tests.web.elements import elements
from tests.web.filling import QUARTER, YEAR, House, house
from tests.web.taken import taken
from tests.web.test_holding import NODES, OUTPUTS, WHY
from tests.web.test_planning_pages import somebody
from tests.web.test_year_approval import fill
from tests.web.twins import person, signed_in

from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import Notice, PostForm
from capaian.web.offices.models import Role
from capaian.web.planning.outcomes import find_changed
from capaian.web.planning.redefinition import RedefinitionError
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import UncomputableError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
NEW = {"indicator": "iku-ktp", "unit": "persen", "period": QUARTER, "target": "1", "actual": "1"}
INDICATORS = "plan.yaml#indicators"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def year_of(own: House) -> OfficeYear:
    return OfficeYear.objects.get(pk=own.year.pk)


def test_a_new_row_that_contradicts_a_formula_needs_a_reason(own: House) -> None:
    fill(own, QUARTER)
    year = year_of(own)
    with pytest.raises(RedefinitionError, match=rf"Semua hasil tahun {YEAR} \(tidak dapat dihitung lagi: "):
        change(year, [Edit(OUTPUTS, NEW)], Author())
    assert know(year_of(own)).is_computable
    change(year_of(own), [Edit(OUTPUTS, NEW)], Author(own.people["planner"], "planner", WHY))
    assert not know(year_of(own)).is_computable
    assert Entry.objects.get(action="row.added", after__target="1").reason == WHY
    notice = Notice.objects.filter(to=own.people["head"]).latest("at")
    assert "tidak dapat dihitung lagi" in notice.text, "who approved the figures is told"


def test_the_page_asks_for_the_reason_and_keeps_what_was_typed(own: House) -> None:
    fill(own, QUARTER)
    sent = {f"sel-{name}": text for name, text in NEW.items()}
    address, planner = f"/kecil/{YEAR}/perencanaan/outputs/baru/", own.browser("planner")
    answer = planner.post(address, sent)
    assert answer.status_code == 422
    page = elements(answer.content.decode())
    assert "tidak dapat dihitung lagi" in page.text
    assert page.all("textarea", id="alasan")
    assert not year_of(own).rows.filter(sheet=OUTPUTS).exists()
    assert planner.post(address, {**sent, "alasan": WHY}).status_code == 302
    assert year_of(own).rows.filter(sheet=OUTPUTS).count() == 1


def test_while_nothing_is_approved_none_is_needed(own: House) -> None:
    change(year_of(own), [Edit(OUTPUTS, NEW)], Author())
    assert not know(year_of(own)).is_computable


def test_what_was_without_results_already_loses_none(own: House) -> None:
    fill(own, QUARTER)
    change(year_of(own), [Edit(OUTPUTS, NEW)], Author(reason=WHY))
    year, node = year_of(own), {"id": "1.01", "kind": "program", "code": "1.01", "name": "Lain"}
    known = know(year)
    edits = [Edit(NODES, node)]
    assert not [each for each in find_changed(year, edits, known, known).results if "semua" in each.what]


def test_another_owner_that_contradicts_a_paper_needs_a_reason() -> None:
    year = taken("probolinggo-2021")
    forms = forms_of(year)
    assert forms is not None
    for post, each in forms.each():
        for form, _ in each:
            PostForm.objects.update_or_create(
                office_year=year, post=post, period=form.period, defaults={"state": "approved"}
            )
    year = OfficeYear.objects.get(pk=year.pk)
    row = year.rows.get(sheet=INDICATORS, cells__code="iki-16-1")
    edit = Edit(INDICATORS, {"owner": "kabid-capil"}, row.pk, row.version)
    with pytest.raises(RedefinitionError, match="tidak dapat dihitung lagi: Lembar lembar-16 menyebut"):
        change(year, [edit], Author())
    assert know(OfficeYear.objects.get(pk=year.pk)).is_computable
    change(OfficeYear.objects.get(pk=year.pk), [edit], Author(reason=WHY))


def test_a_minus_before_a_budget_is_refused_before_anything_is_approved(tmp_path: Path) -> None:
    year = small(tmp_path)
    planner = signed_in(person("perencana", year.office, Role.PLANNER))
    page = f"/kecil/{YEAR}/anggaran/"
    names = [each.attributes["name"] for each in elements(planner.get(page).text).all("input")]
    (name, *_) = [each for each in names if each.startswith("pagu-original-")]
    answer = planner.post(page, {name: "-5.000.000", f"dulu-{name}": ""})
    assert answer.status_code == 422
    shown = elements(answer.text)
    assert "di bawah 0" in shown.words
    assert [each.attributes["value"] for each in shown.all("input", name=name)] == ["-5.000.000"]
    assert know(OfficeYear.objects.get(pk=year.pk)).is_computable
    assert planner.post(page, {name: "5.000.000", f"dulu-{name}": ""}).status_code == 302


@pytest.mark.parametrize("column", ["original", "revised", "actual"])
def test_a_minus_in_a_row_of_the_budget_is_refused_at_its_cell(column: str) -> None:
    year = taken("balangan-2023")
    row = year.rows.filter(sheet="inputs.csv").order_by("place")[0]
    planner = somebody(year, Role.PLANNER)
    address = f"/balangan-2023/2023/perencanaan/inputs/{row.pk}/"
    answer = planner.post(address, {f"sel-{column}": "-9", "versi": str(row.version), "alasan": WHY})
    assert answer.status_code == 422
    assert "kurang dari nol" in elements(answer.text).words
    year.refresh_from_db()
    assert know(year).is_computable


def test_what_forbids_computing_is_told_with_the_year_as_it_would_be() -> None:
    year = taken("balangan-2023")
    row = year.rows.filter(sheet="inputs.csv").order_by("place")[0]
    with pytest.raises(UncomputableError) as error:
        change(year, [Edit("inputs.csv", {"actual": "-9"}, row.pk, row.version)], Author())
    assert [flaw.issue.code for flaw in error.value.flaws] == ["input_negative"]
    assert not error.value.after.is_computable
    assert year.rows.get(pk=row.pk).cells == row.cells and know(year).is_computable
