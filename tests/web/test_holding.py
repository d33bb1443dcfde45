"""What forms that are not open hold stays theirs, whatever a change writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, house, typed
from tests.web.test_year_approval import fill, fill_all

from capaian.web.measurement.flow import State
from capaian.web.measurement.locks import LockedError
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.replace import Wanted, replace_files

pytestmark = pytest.mark.django_db
INDICATORS, TARGETS, POSTS = "plan.yaml#indicators", "plan.yaml#indicators/targets", "office.yaml#posts"
COUNTS, FACTORS, NODES = "counts.csv", "factors.csv", "nodes.csv"
INPUTS, OUTPUTS = "inputs.csv", "outputs.csv"
LINES = "agreements.yaml#agreements/targets"
OTHER = "kabid-capil"
WHY = "Pembagian tugas antarbidang berubah sejak Juli."
TWO = (("90", "45"), ("100", "50"))


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def row(own: House, sheet: str, **cells: str) -> Row:
    return own.year.rows.get(sheet=sheet, **{f"cells__{name}": text for name, text in cells.items()})


def indicator(own: House) -> Row:
    return row(own, INDICATORS, code="iku-ktp")


def write(own: House, stands: Row, reason: str = WHY, **cells: str) -> None:
    own.year.refresh_from_db()
    change(own.year, [Edit(stands.sheet, cells, stands.pk, stands.version)], Author(reason=reason))


def add(own: House, sheet: str, **cells: str) -> None:
    own.year.refresh_from_db()
    named = {name.replace("__", "."): text for name, text in cells.items()}
    change(own.year, [Edit(sheet, named)], Author(reason=WHY))


def put(own: House, state: State, post: str = POST, quarter: str = QUARTER) -> PostForm:
    """Let a form stand somewhere, however it came there."""
    own_form = {"office_year": own.year, "post": post, "period": quarter}
    return PostForm.objects.update_or_create(**own_form, defaults={"state": state})[0]


def drafted(own: House) -> None:
    sent = {**typed(*TWO), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302


def shown(own: House, stands: Row, sheet: str, **cells: str) -> tuple[int, str]:
    """Write a row on its page, and return what the page says."""
    sent = {f"sel-{name}": text for name, text in {**stands.cells, **cells}.items()}
    address = f"/kecil/{YEAR}/perencanaan/{sheet}/{stands.pk}/"
    answer = own.browser("planner").post(address, {**sent, "versi": str(stands.version), "alasan": WHY})
    return answer.status_code, elements(answer.content.decode()).text


# --- who owns it --------------------------------------------------------------------------------------


@pytest.mark.parametrize("owner", [OTHER, "kepala-dinas", ""])
@pytest.mark.parametrize("state", [State.SUBMITTED, State.VERIFIED, State.APPROVED, State.LOCKED])
def test_an_indicator_stays_with_the_form_that_told_its_figures(own: House, state: State, owner: str) -> None:
    drafted(own)
    put(own, state)
    rows = Entry.objects.filter(action__startswith="row.")
    before = rows.count()
    status, text = shown(own, indicator(own), "plan-indicators", owner=owner)
    assert status == 422
    assert (
        f"mengeluarkan nilai dari isian Kepala Bidang Pelayanan Pendaftaran Penduduk, Triwulan I Tahun {YEAR}"
        in text
    )
    assert f"yang {state.words.lower()}" in text and "Hulu" in text and "dan 3 nilai lain" in text
    way = "dibuka kembali oleh Kepala Dinas" if state in (State.APPROVED, State.LOCKED) else "dikembalikan"
    assert f"isian itu harus {way} dahulu" in text
    assert (indicator(own).cells["owner"], rows.count()) == (POST, before)


@pytest.mark.parametrize("state", [State.DRAFT, State.RETURNED])
def test_an_open_form_lets_its_figures_go(own: House, state: State) -> None:
    drafted(own)
    put(own, state)
    write(own, indicator(own), owner=OTHER)
    assert indicator(own).cells["owner"] == OTHER


def test_a_form_that_was_opened_again_does_too_and_only_that_one(own: House) -> None:
    fill_all(own)
    with pytest.raises(LockedError, match="juga mengubah 3 isian lain yang tidak terbuka"):
        write(own, indicator(own), owner=OTHER)
    for quarter in ("Q1", "Q2", "Q3"):
        put(own, State.DRAFT, quarter=f"{YEAR}-{quarter}")
    with pytest.raises(LockedError, match="Triwulan IV") as caught:
        write(own, indicator(own), owner=OTHER)
    assert "isian lain" not in caught.value.message
    put(own, State.DRAFT, quarter=f"{YEAR}-Q4")
    write(own, indicator(own), owner=OTHER)


def test_nobody_types_over_approved_figures_by_way_of_another_form(own: House) -> None:
    fill(own, QUARTER)
    shown(own, indicator(own), "plan-indicators", owner="kepala-dinas")
    name = cell("ktp.holders", AREAS[0])
    sent = {f"sel-{name}": "61", f"dulu-{name}": "90", "aksi": "simpan"}
    assert own.browser("head").post(own.address("kepala-dinas"), sent).status_code == 404
    assert own.counts()["ktp.holders", AREAS[0]] == "90"


def test_a_form_that_holds_nothing_binds_nothing(own: House) -> None:
    """Questions that nobody answered may come and go: no figure moves."""
    put(own, State.APPROVED)
    write(own, indicator(own), owner=OTHER)
    write(own, indicator(own), owner=POST)


def test_an_empty_cell_with_its_reason_is_an_answer(own: House) -> None:
    form = put(own, State.APPROVED)
    name = cell("ktp.holders", AREAS[0])
    by = own.people["clerk"]
    form.remarks.create(kind=Remark.Kind.EXPLANATION, slot=name, text="Alat rekam rusak.", value="", by=by)
    with pytest.raises(LockedError, match="Hulu, Penduduk yang sudah merekam"):
        write(own, indicator(own), owner=OTHER)


def test_figures_do_not_come_into_a_form_that_was_approved_without_them(own: House) -> None:
    drafted(own)
    put(own, State.APPROVED, OTHER)
    with pytest.raises(LockedError, match="memasukkan nilai ke isian Kepala Bidang Pelayanan Pencatatan"):
        write(own, indicator(own), owner=OTHER)


# --- what the plan says besides -----------------------------------------------------------------------


def test_a_narrower_indicator_of_a_lower_post_takes_nothing_along(own: House) -> None:
    add(own, POSTS, id="seksi", name="Kepala Seksi", parent=POST, tier="IV")
    fill(own, QUARTER)
    more = {**indicator(own).cells, "code": "ik-baru", "symbol": "IK 9", "name": "Lain", "owner": "seksi"}
    with pytest.raises(LockedError, match="mengeluarkan nilai"):
        change(own.year, [Edit(INDICATORS, {**more, "is_key": "", "owner": "seksi"})], Author(reason=WHY))
    assert not own.year.rows.filter(sheet=INDICATORS, cells__code="ik-baru").exists()


def test_a_post_that_comes_to_stand_lower_takes_nothing_along(own: House) -> None:
    more = {
        **indicator(own).cells,
        "code": "ik-2",
        "symbol": "IK 2",
        "name": "Lain",
        "owner": OTHER,
        "is_key": "",
    }
    change(own.year, [Edit(INDICATORS, more)], Author())
    own.year.refresh_from_db()
    fill(own, QUARTER)
    with pytest.raises(LockedError, match="mengeluarkan nilai"):
        write(own, row(own, POSTS, id=OTHER), parent="sekretaris")


def works(own: House) -> None:
    """A sub-activity of the unit below a programme, with an output and money."""
    for kind, code, name, parent, owner in (
        ("program", "2.12.02", "Program Pendaftaran", "", POST),
        ("activity", "2.12.02.2.01", "Pelayanan", "2.12.02", ""),
        ("subactivity", "2.12.02.2.01.0001", "Perekaman", "2.12.02.2.01", ""),
    ):
        add(own, NODES, id=code, kind=kind, code=code, name=name, parent=parent, owner=owner)
    money = {"node": "2.12.02.2.01.0001", "resource": "money", "kind": "all"}
    add(own, INPUTS, period=str(YEAR), original="1000", revised="1000", **money)
    add(own, INPUTS, period=QUARTER, actual="250", **money)
    fill(own, QUARTER)


@pytest.mark.parametrize("owner", ["kepala-dinas", ""])
def test_money_stays_with_the_form_when_the_programme_changes_hands(own: House, owner: str) -> None:
    works(own)
    with pytest.raises(LockedError, match="realisasi anggaran"):
        write(own, row(own, NODES, id="2.12.02"), owner=owner)
    with pytest.raises(LockedError, match="realisasi anggaran"):
        write(own, row(own, NODES, id="2.12.02.2.01"), owner=OTHER)
    with pytest.raises(RefusedChangeError):
        write(own, row(own, INPUTS, period=QUARTER), actual="1")


def test_a_sub_activity_that_becomes_something_else_is_no_way_out(own: House) -> None:
    works(own)
    with pytest.raises((LockedError, FlawedError)):
        write(own, row(own, NODES, id="2.12.02.2.01.0001"), kind="activity")
    with pytest.raises(RefusedChangeError):
        write(own, row(own, INPUTS, period=QUARTER), actual="1")


def told(own: House) -> Row:
    """A factor that an approved form tells."""
    add(own, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value="90")
    add(own, FACTORS, subject="iku-ktp", period=QUARTER, kind="driver", text="Mobil keliling sampai ke desa.")
    fill(own, QUARTER)
    return row(own, FACTORS)


def test_factors_stay_with_the_form_that_told_them(own: House) -> None:
    factor = told(own)
    with pytest.raises(LockedError):
        write(own, factor, text="Lain.")
    with pytest.raises(LockedError):
        write(own, indicator(own), owner=OTHER)


def test_without_its_target_an_indicator_would_lose_the_factors_that_were_approved(own: House) -> None:
    told(own)
    target = row(own, TARGETS)
    with pytest.raises(LockedError, match=r"mengeluarkan nilai dari .*faktor pendukung"):
        change(own.year, [Edit(TARGETS, None, target.pk, target.version)], Author(reason=WHY))


# --- other ways to write ------------------------------------------------------------------------------


def test_a_dossier_moves_no_approved_figures_either(own: House) -> None:
    fill(own, QUARTER)
    own.year.refresh_from_db()
    files = know(own.year).made.files
    plan = files["plan.yaml"].replace(f"owner: {POST}", f"owner: {OTHER}")
    assert plan != files["plan.yaml"]
    wanted = Wanted({**files, "plan.yaml": plan}, own.year.revision, {"kind": "uji"})
    with pytest.raises(LockedError, match="mengeluarkan nilai"):
        replace_files(own.year, wanted, Author(reason=WHY))
    assert indicator(own).cells["owner"] == POST


def test_posts_do_not_change_their_names_under_their_forms(own: House) -> None:
    """All that names the post goes along, so that no row is wrong: the form would be of nobody."""
    fill(own, QUARTER)
    own.year.refresh_from_db()
    edits = [
        Edit(each.sheet, {column: "kabid-baru"}, each.pk, each.version)
        for each in own.year.rows.all()
        for column, text in each.cells.items()
        if text == POST and column in ("id", "owner", "parent")
    ]
    with pytest.raises(LockedError, match="mengeluarkan nilai"):
        change(own.year, edits, Author(reason=WHY))


# --- of which year it is ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [str(YEAR - 1), str(YEAR + 1)])
@pytest.mark.parametrize("is_approved", [True, False])
def test_the_data_of_a_year_never_tell_of_another(own: House, text: str, is_approved: bool) -> None:
    if is_approved:
        fill(own, QUARTER)
    status, page = shown(own, row(own, "office.yaml"), "office", year=text)
    assert status == 422
    assert f"tahunnya tidak dapat menjadi {text}" in page
    assert row(own, "office.yaml").cells["year"] == str(YEAR)
    assert own.browser("viewer").get(own.address()).status_code == 200
    held = OfficeYear.objects.get(pk=own.year.pk)
    texts = {
        **know(held).made.files,
        "office.yaml": know(held).made.files["office.yaml"].replace(f"year: {YEAR}", f"year: {text}"),
    }
    with pytest.raises(RefusedChangeError, match="tahunnya tidak dapat menjadi"):
        replace_files(held, Wanted(texts, held.revision, {"kind": "uji"}), Author(reason=WHY))
