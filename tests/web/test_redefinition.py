"""Definitions of approved figures: changed with reason and day, told to who approved, kept by version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.filling import POST, YEAR, House, house
from tests.web.test_year_approval import fill, fill_all

from capaian.web.measurement.models import Notice
from capaian.web.planning.redefinition import (
    RedefinitionError,
    explain_redefinitions,
    find_approvals,
    find_redefined,
)
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
NAMED = "IKU 1 Cakupan kepemilikan KTP-el"
IKU = f"/kecil/{YEAR}/rumus/indikator/iku-ktp/"
KTP = f"/kecil/{YEAR}/rumus/cakupan/ktp/"
INDICATORS, COMPONENTS = "plan.yaml#indicators", "plan.yaml#components"
TARGETS = "plan.yaml#indicators/targets"
NAMED = "IKU 1 Cakupan kepemilikan KTP-el"
WHY = "Keputusan bupati mengubah cara menghitungnya."
FIRST = f"{YEAR}-Q1"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


@pytest.fixture(name="approved")
def with_an_approved_form(own: House) -> House:
    fill(own, FIRST)
    own.year.refresh_from_db()
    return own


def row(own: House, code: str = "iku-ktp", sheet: str = INDICATORS) -> Row:
    return own.year.rows.get(sheet=sheet, cells__code=code)


def save(client: Client, formula: str, address: str = IKU, **more: str) -> tuple[int, Element]:
    """Keep a formula, naming the version that the page shows."""
    shown = elements(client.get(address).text)
    version = shown.all("input", name="versi")[0].attributes["value"]
    answer = client.post(address, {"rumus": formula, "versi": version, "aksi": "simpan", **more})
    return answer.status_code, elements(answer.text)


def last() -> Entry:
    found = Entry.objects.last()
    assert found is not None
    return found


# --- before anything was approved --------------------------------------------------------------------


@pytest.mark.parametrize("step", ["nothing", "submit", "verify"])
def test_a_definition_is_free_until_its_figures_are_approved(own: House, step: str) -> None:
    if step == "verify":
        fill(own, FIRST, "verify")
    planner = own.browser("planner")
    page = elements(planner.get(IKU).text)
    assert [each for each in page if each.attributes.get("id") in ("alasan", "berlaku")] == []
    assert save(planner, "ktp / 2")[0] == 302
    assert row(own).cells["formula"] == "ktp / 2"
    assert last().reason == ""


# --- with an approved form ---------------------------------------------------------------------------


def test_the_page_says_where_its_figures_were_approved_and_asks_for_reason_and_day(approved: House) -> None:
    page = elements(approved.browser("planner").get(IKU).text)
    assert (
        "Angkanya sudah dipakai isian Kepala Bidang Pelayanan Pendaftaran Penduduk, Triwulan I Tahun 2024, "
        "yang sudah disetujui." in page.text
    )
    assert page.by_id("berlaku").attributes["type"] == "date"
    assert page.by_id("alasan").tag == "textarea"
    of_component = elements(approved.browser("planner").get(KTP).text)
    assert of_component.by_id("alasan").tag == "textarea"
    assert not [each for each in of_component if each.attributes.get("id") == "berlaku"]


@pytest.mark.parametrize("reason", ["", "   ", "terlalu pendek", "x" * 19])
def test_without_a_reason_nothing_is_written_and_what_was_typed_stays(approved: House, reason: str) -> None:
    before = Entry.objects.count()
    status, page = save(approved.browser("planner"), "ktp / 2", alasan=reason, berlaku=f"{YEAR}-01-01")
    assert status == 422
    assert page.all("title")[0].words.startswith("Galat: ")
    assert page.by_id("rumus").text == "ktp / 2"
    assert page.by_id("alasan").text == reason.strip()
    assert page.by_id("berlaku").attributes["value"] == f"{YEAR}-01-01"
    assert "sedikitnya 20 huruf" in page.by_id("alasan-salah").words
    assert [each for each in page.all("a", href="#alasan")]
    assert (row(approved).cells["formula"], Entry.objects.count()) == ("ktp", before)


@pytest.mark.parametrize("day", ["", f"{YEAR - 1}-12-31", f"{YEAR + 1}-01-01"])
def test_a_day_outside_the_year_is_asked_again(approved: House, day: str) -> None:
    status, page = save(approved.browser("planner"), "ktp / 2", alasan=WHY, berlaku=day)
    assert status == 422
    assert f"Isi Berlaku mulai dengan hari dalam tahun {YEAR}" in page.by_id("berlaku-salah").words
    assert page.by_id("alasan").text == WHY
    assert row(approved).cells["formula"] == "ktp"


@pytest.mark.parametrize("day", ["besok", "2024-13-01", "31/02/2024", "\0", "9" * 50])
def test_a_day_that_is_none_is_told(approved: House, day: str) -> None:
    status, page = save(approved.browser("planner"), "ktp / 2", alasan=WHY, berlaku=day)
    assert status == 422
    assert page.all("div", role="alert")
    assert row(approved).cells["formula"] == "ktp"


@pytest.mark.parametrize("day", [f"{YEAR}-07-01", f"01/07/{YEAR}", f"1 Juli {YEAR}"])
def test_with_reason_and_day_a_new_version_stands_and_the_one_before_is_kept(
    approved: House, day: str
) -> None:
    status, _ = save(approved.browser("planner"), "ktp / 2", alasan=WHY, berlaku=day)
    assert status == 302
    assert {name: row(approved).cells[name] for name in ("formula", "valid_from")} == {
        "formula": "ktp / 2",
        "valid_from": f"{YEAR}-07-01",
    }
    entry = last()
    assert (entry.reason, str(entry.actor)) == (WHY, str(approved.people["planner"]))
    assert entry.before == {"formula": "ktp", "valid_from": ""}
    page = elements(approved.browser("viewer").get(IKU).text)
    (version,) = page.all("ol", **{"class": "riwayat"})[0].all("li")
    assert WHY in version.words
    assert str(approved.people["planner"]) in version.words
    assert [each.text for each in version.all("del")] == ["ktp"]
    assert [each.text for each in version.all("ins")] == ["ktp / 2", f"1 Juli {YEAR}"]


def test_periods_before_the_day_are_not_computed_by_it(approved: House) -> None:
    sent = {"rumus": "ktp / 2", "berlaku": f"{YEAR}-07-01", "aksi": "periksa"}
    page = elements(approved.browser("planner").post(IKU, sent).text)
    (lines,) = [each for each in page.all("table") if "Hasil setiap periode" in each.text]
    quarter, whole = lines.all("tr")[1:]
    # 135 of 150 in the first quarter are 90 percent; the year knows nothing later.
    assert "90,00" in quarter.words
    assert "definisi indikator tidak berlaku pada periode ini" in quarter.words
    assert "45,00" in whole.words


def test_who_approved_is_told_once_with_the_reason(approved: House) -> None:
    fill(approved, f"{YEAR}-Q2")
    save(approved.browser("planner"), "ktp / 2", alasan=WHY, berlaku=f"{YEAR}-01-01")
    notices = Notice.objects.filter(text__startswith=f"Rumus {NAMED} berubah")
    assert [each.to for each in notices] == [approved.people["head"]]
    (notice,) = notices
    assert notice.text.endswith(f"Triwulan I Tahun 2024: {WHY}")
    assert notice.address == f"{POST}/{FIRST}"
    assert f"Rumus {NAMED} berubah" in approved.browser("head").get(f"/kecil/{YEAR}/").text


def test_nothing_is_told_of_what_was_not_written(approved: House) -> None:
    planner = approved.browser("planner")
    save(planner, "ktp / 2", alasan="pendek", berlaku=f"{YEAR}-01-01")
    answer = planner.post(
        IKU, {"rumus": "ktp / 2", "versi": "77", "aksi": "simpan", "alasan": WHY, "berlaku": f"{YEAR}-01-01"}
    )
    assert answer.status_code == 409
    assert Notice.objects.filter(text__contains="berubah").count() == 0


def test_another_text_of_the_same_formula_needs_no_reason(approved: House) -> None:
    planner = approved.browser("planner")
    assert save(planner, "100 * ktp.holders\n/ ktp.eligible", KTP)[0] == 302
    assert save(planner, "ktp.holders * 100 / ktp.eligible", KTP)[0] == 302
    assert save(planner, "50 * ktp.holders / ktp.eligible", KTP)[0] == 422
    assert save(planner, "50 * ktp.holders / ktp.eligible", KTP, alasan=WHY)[0] == 302
    assert last().reason == WHY


def test_a_formula_that_cannot_be_read_is_no_way_around_the_reason(approved: House) -> None:
    planner = approved.browser("planner")
    own = row(approved)
    address = f"/kecil/{YEAR}/perencanaan/plan-indicators/{own.pk}/"
    answer = planner.post(address, {"versi": "1", "sel-formula": "ktp +"})
    assert answer.status_code == 422
    assert row(approved).cells["formula"] == "ktp"


# --- the other pages ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "text", "word"),
    [
        ("name", "Nama lain", "Nama"),
        ("unit", "index", "Satuan"),
        ("formula", "ktp / 2", "Rumus"),
        ("code", "iku-x", "Kode"),
    ],
)
def test_the_page_of_the_row_asks_the_same(approved: House, column: str, text: str, word: str) -> None:
    own = row(approved)
    address = f"/kecil/{YEAR}/perencanaan/plan-indicators/{own.pk}/"
    planner = approved.browser("planner")
    sent = {"versi": "1", f"sel-{column}": text, "sel-valid_from": f"{YEAR}-01-01"}
    answer = planner.post(address, sent)
    page = elements(answer.text)
    assert answer.status_code == 422
    assert page.by_id("alasan-salah").words.startswith(f"Galat: {word} {NAMED} dipakai isian")
    assert page.by_id(f"sel-{column}")
    assert row(approved).version == 1
    answer = planner.post(address, {**sent, "alasan": WHY})
    assert answer.status_code == 302
    assert last().reason == WHY


def test_the_page_of_the_row_asks_for_the_day_at_its_cell(approved: House) -> None:
    address = f"/kecil/{YEAR}/perencanaan/plan-indicators/{row(approved).pk}/"
    answer = approved.browser("planner").post(
        address, {"versi": "1", "sel-formula": "ktp / 2", "alasan": WHY}
    )
    assert answer.status_code == 422
    assert 'href="#sel-valid_from"' in answer.text
    assert elements(answer.text).by_id("alasan").text == WHY


def test_other_cells_of_the_row_need_no_reason(approved: House) -> None:
    address = f"/kecil/{YEAR}/perencanaan/plan-indicators/{row(approved).pk}/"
    sent = {"versi": "1", "sel-data_source": "Rekap triwulanan", "sel-definition.reason": "Diminta RPJMD."}
    assert approved.browser("planner").post(address, sent).status_code == 302
    assert last().reason == ""


def test_a_definition_does_not_go_without_a_full_reason(approved: House) -> None:
    address = f"/kecil/{YEAR}/perencanaan/plan-indicators/{row(approved).pk}/hapus/"
    answer = approved.browser("planner").post(address, {"versi": "1", "alasan": "Tidak perlu."})
    assert answer.status_code == 422
    assert f"Definisi {NAMED} dipakai isian" in answer.text
    assert elements(answer.text).by_id("alasan").text == "Tidak perlu."
    assert row(approved).version == 1


def test_the_target_of_the_year_needs_a_reason_and_those_of_other_years_do_not(approved: House) -> None:
    planner, new = approved.browser("planner"), f"/kecil/{YEAR}/perencanaan/plan-indicators-targets/baru/"
    later = {"sel-indicators.code": "iku-ktp", "sel-key": str(YEAR + 1), "sel-value": "96"}
    assert planner.post(new, later).status_code == 302
    now = {**later, "sel-key": str(YEAR), "sel-value": "95"}
    answer = planner.post(new, now)
    assert answer.status_code == 422
    assert f"Target {NAMED} dipakai isian" in answer.text
    assert planner.post(new, {**now, "alasan": WHY}).status_code == 302
    made = approved.year.rows.get(sheet=TARGETS, cells__key=str(YEAR))
    address = f"/kecil/{YEAR}/perencanaan/plan-indicators-targets/{made.pk}/"
    assert planner.post(address, {"versi": "1", "sel-value": "97"}).status_code == 422
    assert planner.post(address, {"versi": "1", "sel-value": "97", "alasan": WHY}).status_code == 302
    shown = elements(approved.browser("viewer").get(IKU).text)
    changes = [each.text for each in shown.all("ol", **{"class": "riwayat"})[0].all("ins")]
    assert changes == ["97", "95"]


def test_what_commands_change_is_asked_too(approved: House) -> None:
    edit = Edit(INDICATORS, {"name": "Nama lain"}, row(approved).pk, 1)
    with pytest.raises(RedefinitionError) as caught:
        change(approved.year, [edit], Author())
    assert caught.value.column == "reason"
    change(approved.year, [edit], Author(reason=WHY))
    assert row(approved).cells["name"] == "Nama lain"


# --- approved years ----------------------------------------------------------------------------------


def test_after_the_year_was_approved_and_opened_again_a_reason_is_needed_still(own: House) -> None:
    fill_all(own)
    assert own.browser("head").post(f"/kecil/{YEAR}/pengesahan/", own.shown(tanpa="ya")).status_code == 302
    planner = own.browser("planner")
    answer = planner.post(IKU, {"rumus": "ktp / 2", "versi": "1", "aksi": "simpan"}, follow=True)
    assert f"Tahun {YEAR} sudah ditutup" in answer.text
    for quarter in (1, 2, 3, 4):
        form = own.year.forms.get(post=POST, period=f"{YEAR}-Q{quarter}")
        sent = {"langkah": "reopen", "versi": str(form.version), "alasan": "Angka keliru, diperbaiki dahulu."}
        own.browser("head").post(own.address(quarter=form.period, more="langkah/"), sent)
    own.year.refresh_from_db()
    assert not own.year.is_closed
    status, page = save(planner, "ktp / 2")
    assert status == 422
    name = own.year.approvals.get().name
    assert f"Rumus {NAMED} dipakai tahun yang sudah disahkan ({name})" in page.by_id("alasan-salah").words
    assert save(planner, "ktp / 2", alasan=WHY, berlaku=f"{YEAR}-01-01")[0] == 302
    shown = elements(planner.get(IKU).text)
    versions = [each.words for each in shown.all("ol", **{"class": "riwayat"})[0].all("li")]
    assert len(versions) == 2
    assert WHY in versions[0]
    assert f"disahkan dalam {name}, batal: Isian" in versions[1]


# --- what is a redefinition --------------------------------------------------------------------------


def test_approvals_are_those_of_forms_with_the_figures(approved: House) -> None:
    for code in ("iku-ktp", "ktp"):
        found = find_approvals(approved.year, code)
        assert [form.period for form in found.forms] == [FIRST]
        assert found and found.years == ()
    assert not find_approvals(approved.year, "tidak-ada")


def test_a_plan_that_cannot_be_read_makes_every_approved_form_count(approved: House) -> None:
    office = approved.year.rows.get(sheet="office.yaml")
    Row.objects.filter(pk=office.pk).update(cells={**office.cells, "office.regency.code": "bukan kode"})
    approved.year.revision += 1
    approved.year.save()
    found = find_approvals(approved.year, "tidak-ada")
    assert [form.period for form in found.forms] == [FIRST]
    assert POST in found.words


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"formula": "ktp"}, None),
        ({"formula": " ktp "}, None),
        ({"formula": "ktp / 2"}, ("rumus",)),
        ({"formula": ""}, ("rumus",)),
        ({"formula": "ktp +"}, ("rumus",)),
        ({"name": "Lain", "unit": "index"}, ("nama", "satuan")),
        ({"owner": "kepala-dinas", "tier": "III"}, None),
        (None, ("definisi",)),
    ],
)
def test_a_change_is_told_by_what_it_changes(
    own: House, cells: dict[str, str] | None, words: tuple[str, ...] | None
) -> None:
    found = [*find_redefined(own.year, [Edit(INDICATORS, cells, row(own).pk, 1)])]
    assert [each.words for each in found] == ([] if words is None else [words])
    assert [each.code for each in found] == ([] if words is None else ["iku-ktp"])


def test_measures_of_a_component_belong_to_its_definition(own: House) -> None:
    component = row(own, "ktp", COMPONENTS)
    edit = Edit(COMPONENTS, {"numerator.code": "ktp.lain", "numerator.name": "Lain"}, component.pk, 1)
    (found,) = find_redefined(own.year, [edit])
    assert (found.code, found.words, found.begins) == ("ktp", ("pembilang",), None)


def test_new_rows_and_rows_of_other_sheets_change_no_definition(own: House) -> None:
    edits = [
        Edit(INDICATORS, {"code": "iku-baru", "name": "Baru", "formula": "ktp"}),
        Edit("counts.csv", {"measure": "ktp.holders", "value": "7"}),
        Edit(TARGETS, {"indicators.code": "iku-ktp", "key": str(YEAR + 1), "value": "99"}),
    ]
    assert [*find_redefined(own.year, edits)] == []
    explain_redefinitions(own.year, edits, Author())


def test_the_day_may_be_any_of_the_year(approved: House) -> None:
    for day in (date(YEAR, 1, 1), date(YEAR, 12, 31)):
        edit = Edit(INDICATORS, {"formula": "ktp / 3", "valid_from": day.isoformat()}, row(approved).pk, 1)
        explain_redefinitions(approved.year, [edit], Author(reason=WHY))


def test_the_database_is_asked_few_times_for_versions_too(
    approved: House, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    save(approved.browser("planner"), "ktp / 2", alasan=WHY, berlaku=f"{YEAR}-01-01")
    client = approved.browser("planner")
    client.get(IKU)
    with django_assert_max_num_queries(15):
        assert client.get(IKU).status_code == 200
    address = f"/kecil/{YEAR}/perencanaan/plan-indicators/{row(approved).pk}/"
    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200
