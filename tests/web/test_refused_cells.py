"""What would make the year faulty, or has no place any more, is not stored:
it is named at its cell.
"""

from __future__ import annotations

from tests.web.elements import Element, elements
from tests.web.example_years import example_year
from tests.web.filling import AREAS, POST, YEAR, House, cell, sound_forms, typed
from tests.web.test_sharing_page import COMPONENTS, PAGE, field
from tests.web.twins import SINCE, person, signed_in
from tests.web.two_units import replace
from tests.web.undoing import every_case_undone

from capaian.web.evidence.models import Requirement
from capaian.web.measurement.form.cells import INPUTS, OUTPUTS, Slot
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Holding, Role
from capaian.web.planning.sheets import TARGETS
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

HOLDERS, ELIGIBLE = (cell(measure, AREAS[0]) for measure in ("ktp.holders", "ktp.eligible"))
FULL = typed(("90", "45"), ("100", "50"))


def by_script(
    house: House, name: str = "clerk", **cells: tuple[str, str]
) -> tuple[int, dict[str, dict[str, str]]]:
    """Send cells as the script does: each over what it showed."""
    names = {"holders": HOLDERS, "eligible": ELIGIBLE, "other": cell("ktp.holders", AREAS[1])}
    sent = {"aksi": "simpan"}
    for key, (text, over) in cells.items():
        sent |= {f"sel-{names[key]}": text, f"dulu-{names[key]}": over}
    answer = house.browser(name).post(
        house.address(), sent, headers={"accept": "application/json"}
    )
    return answer.status_code, answer.json()


def is_computable(house: House) -> bool:
    house.year.refresh_from_db()
    return know(OfficeYear.objects.get(pk=house.year.pk)).computable is not None


def test_a_part_larger_than_its_whole_is_not_stored_and_blanks_no_page(house: House) -> None:
    clerk = house.browser("clerk")
    clerk.post(house.address(), {**FULL, "aksi": "simpan"})
    before = house.browser("viewer").get(house.address()).text
    status, reply = by_script(house, holders=("190", "90"), other=("46", "45"))
    assert status == 422
    assert "lebih banyak daripada" in reply["galat"][HOLDERS][0] and [*reply["galat"]] == [HOLDERS]
    assert house.counts()["ktp.holders", AREAS[0]] == "90", "the wrong one is not stored"
    assert house.counts()["ktp.holders", AREAS[1]] == "46", "the other one is"
    assert reply["tersimpan"][cell("ktp.holders", AREAS[1])] == "46"
    assert is_computable(house)
    assert "90,67" in house.browser("viewer").get(house.address()).text and "90,00" in before


def test_both_halves_are_stored_once_they_agree(house: House) -> None:
    house.send()
    assert by_script(house, holders=("190", "90"))[0] == 422
    assert by_script(house, holders=("190", "90"), eligible=("200", "100"))[0] == 200
    assert (house.counts()["ktp.holders", AREAS[0]], house.counts()["ktp.eligible", AREAS[0]]) == (
        "190",
        "200",
    )


def test_a_whole_smaller_than_its_part_is_reported_at_the_whole_that_was_typed(
    house: House,
) -> None:
    house.send()
    status, reply = by_script(house, eligible=("80", "100"), other=("44", "45"))
    assert status == 422 and [*reply["galat"]] == [ELIGIBLE]
    assert (
        house.counts()["ktp.eligible", AREAS[0]] == "100"
        and house.counts()["ktp.holders", AREAS[1]] == "44"
    )


def test_new_rows_that_are_faulty_leave_nothing_behind(house: House) -> None:
    status, reply = by_script(house, holders=("190", ""), eligible=("100", ""))
    assert status == 422 and [*reply["galat"]] == [HOLDERS]
    assert house.counts() == {("ktp.eligible", AREAS[0]): "100"}
    house.year.refresh_from_db()
    assert house.year.rows.filter(sheet="counts.csv").count() == 1 and house.year.revision == 1


def test_the_page_tells_it_in_place_and_keeps_what_was_typed(house: House) -> None:
    answer = house.send(("190", "45"))
    page = elements(answer.text)
    assert answer.status_code == 422
    (alert,) = page.all("div", role="alert")
    assert (
        "1 nilai belum disimpan; yang lain tersimpan" in alert.words
        and "lebih banyak" in alert.words
    )
    field = page.by_id(HOLDERS)
    assert (field.attributes["value"], field.attributes["data-dulu"]) == ("190", "")
    assert page.by_id(ELIGIBLE).attributes["data-dulu"] == "100"
    assert len(house.counts()) == 3


def test_a_clash_keeps_only_its_own_cell_back(house: House) -> None:
    house.send(who="holder")
    status, reply = by_script(house, holders=("95", ""), other=("46", "45"))
    assert status == 409 and reply["bentrok"] == {HOLDERS: "90"}
    assert (
        house.counts()["ktp.holders", AREAS[0]] == "90"
        and house.counts()["ktp.holders", AREAS[1]] == "46"
    )


def test_a_cell_into_which_nothing_was_typed_is_no_clash_and_writes_nothing(house: House) -> None:
    """An old page sends all its cells; one of them was changed by somebody else."""
    clerk = house.browser("clerk")
    clerk.post(house.address(), {**FULL, "aksi": "simpan"})
    shown = {f"dulu-{name.removeprefix('sel-')}": text for name, text in FULL.items()}
    assert by_script(house, "holder", holders=("92", "90"))[0] == 200
    sent = {**FULL, **shown, f"sel-{cell('ktp.holders', AREAS[1])}": "46"}
    assert clerk.post(house.address(), {**sent, "aksi": "simpan"}).status_code == 302
    assert (
        house.counts()["ktp.holders", AREAS[0]] == "92"
        and house.counts()["ktp.holders", AREAS[1]] == "46"
    )


def test_nobody_hands_in_values_that_others_changed_since_they_were_read(house: House) -> None:
    clerk = house.browser("clerk")
    clerk.post(house.address(), {**FULL, "aksi": "simpan"})
    shown = {f"dulu-{name.removeprefix('sel-')}": text for name, text in FULL.items()}
    by_script(house, "holder", holders=("92", "90"))
    answer = clerk.post(house.address(), {**FULL, **shown, "aksi": "ajukan"})
    page = elements(answer.text)
    assert answer.status_code == 409 and PostForm.objects.get().state == "draft"
    assert "tidak Anda ubah" in page.all("div", role="alert")[0].words
    assert page.by_id(HOLDERS).attributes["value"] == "92", (
        "what stands there is shown, nothing was typed"
    )


# --- amounts below nought


def amounts(year: OfficeYear) -> list[tuple[str, Slot]]:
    """Posts of an office with a cell of money, of people and of what work brought about."""
    forms = sound_forms(year)
    found: dict[tuple[str, str], tuple[str, Slot]] = {}
    for post, each in forms.by_post():
        for form, owed in each:
            for slot in owed.slots:
                key = dict(slot.key)
                if form.quarter.ordinal == 1 and slot.column == "actual" and key.get("node"):
                    found.setdefault((slot.sheet, key.get("resource", "")), (post, slot))
    return [*found.values()]


def test_amounts_below_nought_are_refused_in_place() -> None:
    year = example_year("balangan-2023")
    client = signed_in(person("pengisi", year.office, Role.DATA_ENTRY))
    user = year.office.memberships.get(user__username="pengisi").user
    listed = amounts(year)
    assert {slot.sheet for _, slot in listed} == {INPUTS, OUTPUTS}
    for post, slot in listed:
        Holding.objects.create(office=year.office, user=user, post=post, kind="clerk", since=SINCE)
        address = f"/{year.office.slug}/2023/isian/{post}/2023-Q1/"
        count = year.rows.count()
        sent = {f"sel-{slot.name}": "-5", f"dulu-{slot.name}": "", "aksi": "simpan"}
        answer = client.post(address, sent)
        assert answer.status_code == 422
        assert (
            "Jumlah tidak mungkin negatif."
            in elements(answer.text).all("div", role="alert")[0].words
        )
        assert elements(answer.text).by_id(slot.name).attributes["value"] == "-5"
        assert year.rows.count() == count


BASE = f"/kecil/{YEAR}/"
NOTHING = "Belum ada yang disimpan."


def rename(units: House, old: str, new: str) -> None:
    """Let somebody else give a thing another code."""
    replace(units, "planner2", lambda _, text: text.replace(old, new))


def component(units: House) -> None:
    replace(
        units,
        "planner2",
        lambda _, text: text.replace("code: akta\n", "code: lahir\n").replace(
            "formula: akta\n", "formula: lahir\n"
        ),
    )


def send(units: House, address: str, sent: dict[str, object]) -> tuple[int, Element]:
    answer = units.browser("planner").post(address, sent)
    page = elements(answer.content.decode() or "<p></p>")
    return answer.status_code, page


def value(page: Element, name: str) -> str:
    (found,) = page.all("input", name=name)
    return found.attributes.get("value", "")


def test_a_target_is_reported_with_its_text_and_the_others_stay_typed(units: House) -> None:
    rename(units, "iku-akta", "iku-lahir")
    names = {code: f"target-iku-{code}" for code in ("akta", "ktp")}
    sent: dict[str, object] = {names["akta"]: "77", names["ktp"]: "88"}
    status, page = send(units, f"{BASE}target/", sent)
    assert status == 409 and NOTHING in page.words
    assert "Isian Anda untuk iku-akta tidak punya tempat lagi di halaman ini: 77." in page.words
    assert value(page, names["ktp"]) == "88" and not units.year.rows.filter(sheet=TARGETS).exists()
    del sent[names["akta"]]
    assert send(units, f"{BASE}target/", sent)[0] == 302


def test_a_target_that_was_only_shown_keeps_nothing_back(units: House) -> None:
    sent: dict[str, object] = {
        "target-iku-lama": "77",
        "dulu-target-iku-lama": "77",
        "target-iku-ktp": "88",
    }
    assert send(units, f"{BASE}target/", sent)[0] == 302


def test_required_evidence_is_reported_and_the_others_stay_ticked(units: House) -> None:
    component(units)
    address = f"{BASE}bukti/wajib/"
    status, page = send(units, address, {"shown": "", "wajib": ["akta", "ktp"]})
    assert status == 422 and "akta" in page.words
    assert "checked" in page.by_id("wajib-ktp").attributes and not Requirement.objects.exists()
    assert send(units, address, {"shown": value(page, "shown"), "wajib": ["ktp"]})[0] == 302
    assert [each.code for each in Requirement.objects.all()] == ["ktp"]


def test_a_row_that_is_shared_out_no_more_is_reported_by_its_name(units: House) -> None:
    gone, stays = (field(units, COMPONENTS, code=code) for code in ("akta", "ktp"))
    component(units)
    was = units.year.rows.get(sheet=COMPONENTS, cells__code="ktp").cells.get("owner", "")
    sent: dict[str, object] = {
        gone: POST,
        f"dulu-{gone}": "",
        stays: "kabid-capil",
        f"dulu-{stays}": was,
    }
    status, page = send(units, PAGE, sent)
    assert status == 409 and NOTHING in page.words
    assert f"plan-components-akta tidak punya tempat lagi di halaman ini: {POST}." in page.words
    (chosen,) = page.all("select", name=stays)
    assert [
        each.attributes["value"] for each in chosen.all("option") if "selected" in each.attributes
    ] == ["kabid-capil"]
    assert units.year.rows.get(sheet=COMPONENTS, cells__code="ktp").cells.get("owner", "") == was
    assert send(units, PAGE, {**sent, gone: ""})[0] == 302, (
        "a list that was only shown keeps nothing back"
    )


@every_case_undone("row", ["x", "9" * 40, "٣", "-1", "999999"])
def test_whatever_is_sent_for_a_row_is_reported_and_breaks_nothing(units: House, row: str) -> None:
    status, page = send(units, PAGE, {f"jabatan-{row}": "<b>siapa</b>"})
    assert status == 409 and "<b>siapa</b>" in page.words
