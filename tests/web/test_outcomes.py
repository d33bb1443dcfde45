"""Results of approved figures change only with a reason, whichever column, key or row leads to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import Element, elements
from tests.web.filling import POST, QUARTER, YEAR, House, house, typed
from tests.web.test_holding import (
    INDICATORS,
    INPUTS,
    NODES,
    OTHER,
    TARGETS,
    WHY,
    add,
    indicator,
    put,
    row,
    shown,
    works,
    write,
)
from tests.web.test_year_approval import CLOSE, fill, fill_all

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import Notice
from capaian.web.planning.defining import name_of
from capaian.web.planning.redefinition import RedefinitionError, find_approvals, find_redefined
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import Row
from capaian.web.years.replace import Wanted, replace_files

pytestmark = pytest.mark.django_db
PAPERS, LINES = "agreements.yaml#agreements", "agreements.yaml#agreements/targets"
PARTS = "agreements.yaml#agreements/targets/periods"
COMPONENTS = "plan.yaml#components"
OUTPUTS = "outputs.csv"
NAME = "Kepala Bidang Pelayanan Pendaftaran Penduduk"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def target(own: House, key: str, value: str) -> None:
    add(own, TARGETS, indicators__code="iku-ktp", key=key, value=value)


def achieved(own: House) -> str:
    own.year.refresh_from_db()
    assessment = know(own.year).assessment()
    assert assessment is not None
    return assessment.indicators[0].current.achievement.display


def gone(own: House, stands: Row, reason: str = "") -> None:
    own.year.refresh_from_db()
    change(own.year, [Edit(stands.sheet, None, stands.pk, stands.version)], Author(reason=reason))


# --- keys ---------------------------------------------------------------------------------------------


def test_a_target_does_not_become_that_of_the_year_by_its_key(own: House) -> None:
    target(own, str(YEAR), "90")
    target(own, str(YEAR - 1), "60")
    fill_all(own)
    assert achieved(own) == "100,00"
    now, earlier = row(own, TARGETS, key=str(YEAR)), row(own, TARGETS, key=str(YEAR - 1))
    with pytest.raises(RedefinitionError, match="Target IKU 1 "):
        write(own, now, "", key=str(YEAR - 4))
    with pytest.raises((RedefinitionError, FlawedError)):
        write(own, earlier, "", key=str(YEAR))
    assert achieved(own) == "100,00"
    write(own, now, WHY, key=str(YEAR - 4))
    with pytest.raises(RedefinitionError):
        write(own, earlier, "", key=str(YEAR))
    write(own, earlier, WHY, key=str(YEAR))
    assert achieved(own) == "150,00"
    assert Entry.objects.filter(action="row.changed", reason=WHY).count() == 2


def test_both_in_one_change_need_it_too(own: House) -> None:
    target(own, str(YEAR), "90")
    target(own, str(YEAR - 1), "60")
    fill(own, QUARTER)
    rows = [row(own, TARGETS, key=str(YEAR)), row(own, TARGETS, key=str(YEAR - 1))]
    keys = [str(YEAR - 4), str(YEAR)]
    edits = [Edit(TARGETS, {"key": key}, each.pk, each.version) for each, key in zip(rows, keys, strict=True)]
    own.year.refresh_from_db()
    with pytest.raises(RedefinitionError):
        change(own.year, edits, Author())


def test_a_row_under_another_key_goes_and_comes(own: House) -> None:
    """What it was of, and what it is of from now on, are both told."""
    target(own, str(YEAR), "90")
    more = {**indicator(own).cells, "code": "ik-2", "symbol": "IK 2", "name": "Lain", "is_key": ""}
    change(own.year, [Edit(INDICATORS, more)], Author())
    stands = row(own, TARGETS)
    own.year.refresh_from_db()

    def found(**cells: str) -> list[str | None]:
        named = {name.replace("__", "."): text for name, text in cells.items()}
        edit = Edit(TARGETS, named, stands.pk, stands.version)
        return [each.code for each in find_redefined(own.year, [edit])]

    assert found(indicators__code="ik-2") == ["iku-ktp", "ik-2"]
    assert found(key=str(YEAR + 1)) == ["iku-ktp"]
    assert found(key=f"{YEAR} ", value="90,0") == []


def test_a_line_does_not_leave_a_signed_agreement_for_a_draft(own: House) -> None:
    paper = row(own, PAPERS)
    add(own, LINES, agreements__id=f"pk-{YEAR}", indicator="iku-ktp", target__value="90")
    more = {**paper.cells, "id": "pk-lain", "title": "Lain", "kind": "post", "first_party": "x"}
    write(own, paper, signed=f"{YEAR}-01-15")
    line = row(own, LINES)
    own.year.refresh_from_db()
    edits = [Edit(PAPERS, more), Edit(LINES, {"agreements.id": "pk-lain"}, line.pk, line.version)]
    with pytest.raises(RedefinitionError, match=r"Target IKU 1 .* tercantum dalam"):
        change(own.year, edits, Author())


# --- whatever leads to it -----------------------------------------------------------------------------


def test_work_does_not_go_below_another_programme_without_a_word(own: House) -> None:
    works(own)
    for kind, code, parent in (("program", "2.12.03", ""), ("activity", "2.12.03.2.01", "2.12.03")):
        add(own, NODES, id=code, kind=kind, code=code, name="Program lain", parent=parent, owner=POST)
    own.year.refresh_from_db()
    node = row(own, NODES, id="2.12.02.2.01.0001")
    status, page = shown_without_reason(own, node, "nodes", parent="2.12.03.2.01")
    assert status == 422
    alert = page.all("div", role="alert")[0]
    asked, first, *_, more, where = [each.words for each in alert.all("li")]
    assert asked == alert.all("a")[0].words and asked.startswith("Hasil yang sudah disetujui berubah. Tulis")
    assert first.startswith("Dari Program Pendaftaran / Pelayanan menjadi Program lain (2.12.03) / Program")
    assert first.endswith(f" (2.12.03.2.01): tempat Perekaman, Triwulan I Tahun {YEAR}")
    assert more.endswith(" hasil lain") and where.startswith("Dipakai isian ")
    status, _ = shown(own, node, "nodes", parent="2.12.03.2.01")
    assert status == 302
    notice = Notice.objects.filter(to=own.people["head"], text__contains="tempat Perekaman").get()
    assert " hasil lain. Berubah sesudah Anda menyetujui isian " in notice.text
    assert notice.text.endswith(f"Triwulan I Tahun {YEAR}: {WHY}")


def shown_without_reason(own: House, stands: Row, sheet: str, **cells: str) -> tuple[int, Element]:
    sent = {f"sel-{name}": text for name, text in {**stands.cells, **cells}.items()}
    address = f"/kecil/{YEAR}/perencanaan/{sheet}/{stands.pk}/"
    answer = own.browser("planner").post(address, {**sent, "versi": str(stands.version)})
    page = elements(answer.content.decode())
    assert answer.status_code != 422 or page.by_id("alasan").tag == "textarea"
    return answer.status_code, page


@pytest.mark.parametrize("column", ["revised", "original"])
def test_a_budget_is_changed_with_its_reason_once_its_spending_is_approved(own: House, column: str) -> None:
    works(own)
    budget = row(own, INPUTS, period=str(YEAR))
    with pytest.raises(RedefinitionError, match="anggaran"):  # the year's share spent is against it
        write(own, budget, "", **{column: "1500"})
    write(own, budget, WHY, **{column: "1500"})
    budget.refresh_from_db()
    for quarter in ("Q2", "Q3", "Q4"):
        put(own, State.APPROVED, quarter=f"{YEAR}-{quarter}")
    with pytest.raises(RedefinitionError, match="anggaran"):
        write(own, budget, "", **{column: "2000"})
    with pytest.raises(RedefinitionError, match="anggaran"):
        write(own, budget, "", period=str(YEAR - 1))
    write(own, budget, WHY, **{column: "2000"})


def test_the_target_of_an_output_is_changed_with_its_reason_from_the_first_quarter_on(own: House) -> None:
    """The form shows it beside its figures, and the year's achievement and efficiency are against it."""
    works(own)
    output = {"node": "2.12.02.2.01.0001", "name": "Perekaman", "unit": "layanan"}
    put(own, State.DRAFT)
    add(own, OUTPUTS, period=str(YEAR), target="24", **output)
    add(own, OUTPUTS, period=QUARTER, actual="6", **output)
    put(own, State.APPROVED)
    planned = row(own, OUTPUTS, period=str(YEAR))
    with pytest.raises(RedefinitionError, match="target keluaran Perekaman"):
        write(own, planned, "", target="36")
    with pytest.raises(RedefinitionError):
        gone(own, planned)
    own.year.refresh_from_db()
    files = know(own.year).made.files
    wanted = Wanted(
        {**files, "outputs.csv": files["outputs.csv"].replace(",24,", ",36,")},
        own.year.revision,
        {"kind": "uji"},
    )
    with pytest.raises(RedefinitionError):
        replace_files(own.year, wanted, Author())
    write(own, planned, WHY, target="36")
    notice = Notice.objects.get(to=own.people["head"], text__contains="target keluaran")
    assert WHY in notice.text


def test_figures_of_the_next_quarter_change_the_year_without_a_reason(own: House) -> None:
    works(own)
    money = {"node": "2.12.02.2.01.0001", "resource": "money", "kind": "all"}
    add(own, INPUTS, period=f"{YEAR}-Q2", actual="300", **money)
    assert Notice.objects.count() == 0


def test_who_approves_the_year_is_no_other_without_a_reason(own: House) -> None:
    office = row(own, "office.yaml")
    write(own, office, "", **{"office.head": "sekretaris"})
    office.refresh_from_db()
    write(own, office, "", **{"office.head": "kepala-dinas"})
    fill(own, QUARTER)
    office.refresh_from_db()
    status, page = shown_without_reason(own, office, "office", **{"office.head": "sekretaris"})
    assert status == 422 and "Jabatan kepala dinas sebagai pengesah" in page.text
    assert shown(own, office, "office", **{"office.head": "sekretaris"})[0] == 302


@pytest.mark.parametrize("column", ["tier", "objective"])
def test_where_an_indicator_counts_is_part_of_what_was_approved(own: House, column: str) -> None:
    goal = row(own, "plan.yaml#objectives").cells
    add(own, "plan.yaml#objectives", **{**goal, "id": "sasaran-3", "code": "2"})
    fill(own, QUARTER)
    becomes = {"tier": "III", "objective": "sasaran-3"}[column]
    with pytest.raises(RedefinitionError, match="tempat IKU 1 Cakupan"):
        write(own, indicator(own), "", **{column: becomes})


def test_a_dossier_is_asked_the_same(own: House) -> None:
    target(own, str(YEAR), "90")
    fill(own, QUARTER)
    own.year.refresh_from_db()
    files = know(own.year).made.files
    office = files["office.yaml"].replace("head: kepala-dinas", "head: sekretaris")
    assert office != files["office.yaml"]
    wanted = Wanted({**files, "office.yaml": office}, own.year.revision, {"kind": "uji"})
    with pytest.raises(RedefinitionError):
        replace_files(own.year, wanted, Author())
    replace_files(own.year, wanted, Author(reason=WHY))


def test_money_that_no_form_asks_for_counts_with_the_quarter_once_all_of_it_is_approved(own: House) -> None:
    add(own, NODES, id="2.12.01", kind="program", code="2.12.01", name="Program Penunjang")
    money = {"node": "2.12.01", "resource": "money", "kind": "all", "period": QUARTER}
    add(own, INPUTS, revised="1000", actual="250", **money)
    write(own, row(own, INPUTS), "", actual="300")
    fill(own, QUARTER)
    with pytest.raises(RedefinitionError, match="realisasi anggaran Program Penunjang"):
        write(own, row(own, INPUTS), "", actual="400")
    write(own, row(own, INPUTS), WHY, actual="400")


# --- what stays free ----------------------------------------------------------------------------------


def reported(own: House) -> Row:
    """An indicator of another unit that is told directly, and whose form nobody has handed in."""
    cells = {
        "code": "ik-lapor",
        "symbol": "IK 9",
        "name": "Layanan",
        "owner": OTHER,
        "formula": "",
        "is_key": "",
    }
    change(own.year, [Edit(INDICATORS, {**indicator(own).cells, **cells})], Author())
    add(own, TARGETS, indicators__code="ik-lapor", key=str(YEAR), value="50")
    return row(own, INDICATORS, code="ik-lapor")


def test_what_others_have_not_handed_in_yet_is_planned_freely(own: House) -> None:
    other = reported(own)
    fill(own, QUARTER)
    write(own, other, "", tier="III")
    write(own, row(own, TARGETS), "", value="60")
    with pytest.raises(RedefinitionError):
        write(own, indicator(own), "", tier="III")
    put(own, State.APPROVED, OTHER)
    with pytest.raises(RedefinitionError):
        write(own, row(own, INDICATORS, code="ik-lapor"), "", tier="II")


@pytest.mark.parametrize("step", ["nothing", "verify"])
def test_before_any_approval_all_of_it_is_free(own: House, step: str) -> None:
    target(own, str(YEAR), "90")
    if step == "verify":
        fill(own, QUARTER, "verify")
    write(own, indicator(own), "", tier="III")
    write(own, row(own, TARGETS), "", value="60")
    write(own, row(own, "office.yaml"), "", **{"office.head": "sekretaris"})
    assert Notice.objects.count() == 0


def test_other_forms_are_filled_in_without_any_reason(own: House) -> None:
    reported(own)
    fill(own, QUARTER)
    sent = {**typed(("95", "45"), ("100", "50"), f"{YEAR}-Q2"), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(quarter=f"{YEAR}-Q2"), sent).status_code == 302
    assert own.counts(f"{YEAR}-Q2")["ktp.holders", "99.01.01"] == "95"


def test_texts_of_the_report_and_names_of_sources_are_free(own: House) -> None:
    target(own, str(YEAR), "90")
    fill_all(own)
    add(own, "sources.yaml#sources", id="baru", title="Sumber lain")
    write(own, indicator(own), "", data_source="Rekap bulanan")
    target(own, str(YEAR + 1), "96")


def test_who_approved_is_told_once_of_one_change(own: House) -> None:
    target(own, str(YEAR), "90")
    fill_all(own)
    write(own, row(own, TARGETS), WHY, value="60")
    (notice,) = Notice.objects.filter(to=own.people["head"])
    assert notice.text.startswith("Target IKU 1 Cakupan kepemilikan KTP-el berubah dari 90 menjadi 60")


# --- results there must be ----------------------------------------------------------------------------


def revised(own: House, *, is_signed: bool = True) -> Row:
    """An agreement and its revision; the target of the revision holds."""
    days = (f"{YEAR}-01-05", f"{YEAR}-09-05") if is_signed else ("", "")
    paper = row(own, PAPERS)
    base = {"kind": "office", "tier": "II", "year": str(YEAR), "first_party": "a", "second_party": "b"}
    gone(own, paper)
    add(own, PAPERS, **base, id="pk-a", title="PK", signed=days[0])
    late = {"revision": "1", "reason": "Perubahan anggaran tahun berjalan.", "signed": days[1]}
    add(own, PAPERS, **base, **late, id="pk-b", title="PK perubahan")
    add(own, LINES, agreements__id="pk-a", indicator="iku-ktp", target__value="60")
    add(own, LINES, agreements__id="pk-b", indicator="iku-ktp", target__value="90")
    return row(own, PAPERS, id="pk-b")


def test_papers_that_contradict_each_other_leave_no_approved_year_without_results(own: House) -> None:
    paper = revised(own)
    fill_all(own)
    assert achieved(own) == "100,00"
    status, page = shown(own, paper, "agreements-agreements", tier="III")
    assert status == 422
    assert "iku-ktp" in page
    assert achieved(own) == "100,00"
    assert own.browser("head").post(CLOSE, own.shown(tanpa="ya")).status_code == 302


def test_before_anything_is_approved_or_signed_papers_may_contradict_each_other_for_a_while(
    own: House,
) -> None:
    paper = revised(own, is_signed=False)
    fill(own, QUARTER, "verify")
    write(own, paper, "", tier="III")
    own.year.refresh_from_db()
    assert not know(own.year).is_computable


def test_results_that_nobody_can_compare_need_a_reason(own: House) -> None:
    fill(own, QUARTER)
    component = row(own, COMPONENTS)
    Row.objects.filter(pk=component.pk).update(cells={**component.cells, "numerator.counted": "daftar-lain"})
    own.year.refresh_from_db()
    own.year.revision += 1
    own.year.save()
    with pytest.raises(RefusedChangeError, match="tidak dapat dibandingkan"):
        write(own, indicator(own), "", data_source="Rekap bulanan")
    write(own, indicator(own), WHY, data_source="Rekap bulanan")


def test_a_form_whose_figures_were_moved_before_this_version_counts_for_all_of_its_quarter(
    own: House,
) -> None:
    reported(own)
    fill(own, QUARTER)
    moved = indicator(own)
    Row.objects.filter(pk=moved.pk).update(cells={**moved.cells, "owner": OTHER})
    own.year.refresh_from_db()
    own.year.revision += 1
    own.year.save()
    assert [form.period for form in find_approvals(own.year, "ktp").forms] == [QUARTER]
    with pytest.raises(RedefinitionError, match=f"isian {NAME}, Triwulan I"):
        write(own, moved, "", tier="III", owner=OTHER)
    component = row(own, COMPONENTS)
    with pytest.raises(RedefinitionError, match="Rumus Cakupan kepemilikan KTP-el dipakai"):
        write(own, component, "", formula="50 * ktp.holders / ktp.eligible")


@pytest.mark.parametrize("sheet", ["plan.yaml#goals", "plan.yaml#objectives"])
def test_a_goal_is_told_by_its_name_and_not_by_its_code(own: House, sheet: str) -> None:
    """`anggaran (Menjadi) tujuan-1` had told nobody of what."""
    there = own.year.rows.filter(sheet=sheet).first()
    assert there is not None
    assert name_of(know(own.year), there.cells["id"]) == there.cells["name"] != there.cells["id"]
