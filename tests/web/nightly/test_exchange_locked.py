"""A file with rows of forms that were handed in: the preview says it at the row, before anybody takes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.exchanging import HIDDEN, Desk, desk, zipped
from tests.web.filling import POST, QUARTER, YEAR, House, house
from tests.web.test_year_approval import fill, fill_all

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import Notice, PostForm
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db
HEAD = "measure,area,period,value,source\n"
ROW = f"ktp.holders,99.01.01,{QUARTER},5,agregat-2024-s2\n"
OTHER = "ktp.holders,99.01.01,2024-Q2,6,agregat-2024-s2\n"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> Desk:
    return desk(house(tmp_path).year, "perencana-lain")


def bring(own: Desk, counts: str) -> str:
    folder = know(own.year).folder
    files = {**folder.parts, **folder.narratives, "counts.csv": counts.encode()}
    return own.bring("a.zip", zipped(files))


def hand_in(own: Desk, state: State = State.APPROVED) -> None:
    PostForm.objects.create(office_year=own.year, post=POST, period=QUARTER, state=state)


def test_rows_of_an_approved_form_are_named_and_nothing_can_be_taken(own: Desk) -> None:
    hand_in(own)
    page = elements(own.shown(bring(own, HEAD + ROW + OTHER)))
    rows = [each.words for each in page.all("li") if "Penduduk yang sudah merekam" in each.words]
    (row,) = rows
    assert "Hulu, Triwulan I Tahun 2024" in row and State.APPROVED.words.lower() in row
    assert not page.all("button", value="pakai") and page.all("button", value="batal")
    assert page.all("title")[0].words.startswith("Galat")


def test_what_no_form_holds_is_taken_as_before(own: Desk) -> None:
    hand_in(own)
    address = bring(own, HEAD + OTHER)
    page = elements(own.shown(address))
    assert "Milik isian" not in page.words and page.all("button", value="pakai")
    assert own.take(address).status_code == 302


def test_nothing_is_written_by_asking(own: Desk) -> None:
    hand_in(own)
    revision = own.year.revision
    own.shown(bring(own, HEAD + ROW))
    own.year.refresh_from_db()
    assert own.year.revision == revision and not own.year.rows.filter(sheet="counts.csv").exists()


# --- what follows from a plan ---------------------------------------------------------------------------


def brought_plan(own: House, *changes: tuple[str, str]) -> tuple[Desk, str]:
    """Bring the dossier of a year with other words in its plan."""
    own.year.refresh_from_db()
    at, folder = desk(own.year, "perencana-lain"), know(own.year).folder
    plan = folder.parts["plan.yaml"].decode()
    for before, after in changes:
        assert before in plan
        plan = plan.replace(before, after)
    files = {**folder.parts, **folder.narratives, "plan.yaml": plan.encode()}
    return at, at.bring("a.zip", zipped(files))


def test_a_plan_that_moves_figures_out_of_held_forms_says_so_before_it_is_taken(tmp_path: Path) -> None:
    own = house(tmp_path)
    fill(own, QUARTER)
    at, address = brought_plan(own, (f"owner: {POST}", "owner: kabid-capil"))
    page = elements(at.shown(address))
    assert "mengeluarkan nilai dari isian" in page.words and not page.all("button", value="pakai")


def test_a_target_that_a_file_takes_out_is_told_to_go(tmp_path: Path) -> None:
    own = house(tmp_path)
    target = {"indicators.code": "iku-ktp", "key": str(YEAR), "value": "90"}
    change(own.year, [Edit("plan.yaml#indicators/targets", target)], Author())
    fill_all(own)
    at, address = brought_plan(own, (f"{{{YEAR}: 90}}", "{}"))
    page = elements(at.shown(address))
    assert [each.words for each in page.all("li") if each.words.startswith("Target IKU 1 ")]
    assert (
        at.take(address, at.shown(address), alasan="Keputusan bupati mencabut target ini.").status_code == 302
    )
    told = Notice.objects.filter(to=own.people["head"], text__startswith="Target IKU 1 ").get().text
    assert " dihapus sesudah Anda menyetujui isian " in told and "berubah" not in told


def test_results_of_approved_figures_are_told_with_a_field_for_the_reason(tmp_path: Path) -> None:
    own = house(tmp_path)
    target = {"indicators.code": "iku-ktp", "key": str(YEAR), "value": "90"}
    change(own.year, [Edit("plan.yaml#indicators/targets", target)], Author())
    fill_all(own)
    at, address = brought_plan(own, (f"{YEAR}: 90", f"{YEAR}: 95"))
    page = elements(at.shown(address))
    assert page.all("textarea", id="alasan") and page.all("button", value="pakai")
    (link,) = page.all("a", href="#alasan")
    assert link.words == "Tulis alasannya"
    assert "Target IKU 1 Cakupan kepemilikan KTP-el dipakai isian" in page.words
    assert any("94,74" in each.words for each in page.all("li"))
    assert at.take(address).status_code == 422
    sent = dict(HIDDEN.findall(at.shown(address)))
    reason = {"tindakan": "pakai", "alasan": "Target dikoreksi menurut Renstra."}
    assert at.client.post(address, {**sent, **reason}).status_code == 302


def test_a_result_that_no_definition_tells_of_is_told_too(tmp_path: Path) -> None:
    own = house(tmp_path)
    fill_all(own)
    own.year.refresh_from_db()
    (tier,) = {each.cells["tier"] for each in own.year.rows.filter(sheet="plan.yaml#objectives")} - {""}
    other = "II" if tier != "II" else "III"
    at, address = brought_plan(own, (f"tier: {tier}", f"tier: {other}"))
    page = elements(at.shown(address))
    assert page.all("textarea", id="alasan") and "Perlu alasan" in page.words
    assert any("jenjang" in each.words for each in page.all("li"))
    assert at.take(address).status_code == 422


def test_a_plan_that_changes_nothing_of_what_was_approved_asks_for_nothing(tmp_path: Path) -> None:
    own = house(tmp_path)
    at, address = brought_plan(own, (f"owner: {POST}", "owner: kabid-capil"))
    page = elements(at.shown(address))
    assert "Perlu alasan" not in page.words and page.all("button", value="pakai")
    assert at.take(address).status_code == 302


# --- words of what is to be mended afterwards -----------------------------------------------------------


def test_what_is_mended_on_pages_afterwards_is_said_in_their_words(tmp_path: Path) -> None:
    own = house(tmp_path)
    at, folder = desk(own.year, "perencana-lain"), know(own.year).folder
    office = folder.parts["office.yaml"].decode()
    assert "  scale_gap: lower_bound\n" in office
    files = {**folder.parts, **folder.narratives}
    lacking = {**files, "office.yaml": office.replace("  scale_gap: lower_bound\n", "").encode()}
    said = elements(at.shown(at.bring("a.zip", zipped(lacking)))).words
    assert "Celah skala: kelas berlaku sampai batas bawah kelas berikutnya" in said
    assert "scale_gap" not in said and "lower_bound" not in said
    noted = {**files, "office.yaml": f"# catatan\n{office}".encode()}
    said = elements(at.shown(at.bring("a.zip", zipped(noted)))).words
    assert "cara penulisan di Perangkat daerah dan lembar-lembar lanjutannya." in said
