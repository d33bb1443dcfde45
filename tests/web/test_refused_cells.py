"""What would make the year faulty is not stored: it is told at its cell, and all else is stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.example_years import example_year
from tests.web.filling import AREAS, House, cell, house, typed
from tests.web.twins import SINCE, person, signed_in

from capaian.web.measurement.form.cells import INPUTS, OUTPUTS, Slot
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Holding, Role
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
HOLDERS, ELIGIBLE = (cell(measure, AREAS[0]) for measure in ("ktp.holders", "ktp.eligible"))
FULL = typed(("90", "45"), ("100", "50"))


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def by_script(
    own: House, name: str = "clerk", **cells: tuple[str, str]
) -> tuple[int, dict[str, dict[str, str]]]:
    """Send cells as the script does: each over what it showed."""
    names = {"holders": HOLDERS, "eligible": ELIGIBLE, "other": cell("ktp.holders", AREAS[1])}
    sent = {"aksi": "simpan"}
    for key, (text, over) in cells.items():
        sent |= {f"sel-{names[key]}": text, f"dulu-{names[key]}": over}
    answer = own.browser(name).post(own.address(), sent, headers={"accept": "application/json"})
    return answer.status_code, answer.json()


def is_computable(own: House) -> bool:
    own.year.refresh_from_db()
    return know(OfficeYear.objects.get(pk=own.year.pk)).computable is not None


def test_a_part_larger_than_its_whole_is_not_stored_and_blanks_no_page(own: House) -> None:
    clerk = own.browser("clerk")
    clerk.post(own.address(), {**FULL, "aksi": "simpan"})
    before = own.browser("viewer").get(own.address()).text
    status, told = by_script(own, holders=("190", "90"), other=("46", "45"))
    assert status == 422
    assert "lebih banyak daripada" in told["galat"][HOLDERS][0] and [*told["galat"]] == [HOLDERS]
    assert own.counts()["ktp.holders", AREAS[0]] == "90", "the wrong one is not stored"
    assert own.counts()["ktp.holders", AREAS[1]] == "46", "the other one is"
    assert told["tersimpan"][cell("ktp.holders", AREAS[1])] == "46"
    assert is_computable(own)
    assert "90,67" in own.browser("viewer").get(own.address()).text and "90,00" in before


def test_both_halves_are_stored_once_they_agree(own: House) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "simpan"})
    assert by_script(own, holders=("190", "90"))[0] == 422
    assert by_script(own, holders=("190", "90"), eligible=("200", "100"))[0] == 200
    assert (own.counts()["ktp.holders", AREAS[0]], own.counts()["ktp.eligible", AREAS[0]]) == ("190", "200")


def test_a_whole_smaller_than_its_part_is_told_at_the_whole_that_was_typed(own: House) -> None:
    own.browser("clerk").post(own.address(), {**FULL, "aksi": "simpan"})
    status, told = by_script(own, eligible=("80", "100"), other=("44", "45"))
    assert status == 422 and [*told["galat"]] == [ELIGIBLE]
    assert own.counts()["ktp.eligible", AREAS[0]] == "100" and own.counts()["ktp.holders", AREAS[1]] == "44"


def test_new_rows_that_are_faulty_leave_nothing_behind(own: House) -> None:
    status, told = by_script(own, holders=("190", ""), eligible=("100", ""))
    assert status == 422 and [*told["galat"]] == [HOLDERS]
    assert own.counts() == {("ktp.eligible", AREAS[0]): "100"}
    own.year.refresh_from_db()
    assert own.year.rows.filter(sheet="counts.csv").count() == 1 and own.year.revision == 1


def test_the_page_tells_it_in_place_and_keeps_what_was_typed(own: House) -> None:
    answer = own.browser("clerk").post(
        own.address(), {**typed(("190", "45"), ("100", "50")), "aksi": "simpan"}
    )
    page = elements(answer.text)
    assert answer.status_code == 422
    (alert,) = page.all("div", role="alert")
    assert "1 nilai belum disimpan; yang lain tersimpan" in alert.words and "lebih banyak" in alert.words
    field = page.by_id(HOLDERS)
    assert (field.attributes["value"], field.attributes["data-dulu"]) == ("190", "")
    assert page.by_id(ELIGIBLE).attributes["data-dulu"] == "100"
    assert len(own.counts()) == 3


def test_a_clash_keeps_only_its_own_cell_back(own: House) -> None:
    own.browser("holder").post(own.address(), {**FULL, "aksi": "simpan"})
    status, told = by_script(own, holders=("95", ""), other=("46", "45"))
    assert status == 409 and told["bentrok"] == {HOLDERS: "90"}
    assert own.counts()["ktp.holders", AREAS[0]] == "90" and own.counts()["ktp.holders", AREAS[1]] == "46"


def test_a_cell_into_which_nothing_was_typed_is_no_clash_and_writes_nothing(own: House) -> None:
    """An old page sends all its cells; one of them was changed by somebody else."""
    clerk = own.browser("clerk")
    clerk.post(own.address(), {**FULL, "aksi": "simpan"})
    shown = {f"dulu-{name.removeprefix('sel-')}": text for name, text in FULL.items()}
    assert by_script(own, "holder", holders=("92", "90"))[0] == 200
    sent = {**FULL, **shown, f"sel-{cell('ktp.holders', AREAS[1])}": "46"}
    assert clerk.post(own.address(), {**sent, "aksi": "simpan"}).status_code == 302
    assert own.counts()["ktp.holders", AREAS[0]] == "92" and own.counts()["ktp.holders", AREAS[1]] == "46"


def test_nobody_hands_in_values_that_others_changed_since_they_were_read(own: House) -> None:
    clerk = own.browser("clerk")
    clerk.post(own.address(), {**FULL, "aksi": "simpan"})
    shown = {f"dulu-{name.removeprefix('sel-')}": text for name, text in FULL.items()}
    by_script(own, "holder", holders=("92", "90"))
    answer = clerk.post(own.address(), {**FULL, **shown, "aksi": "ajukan"})
    page = elements(answer.text)
    assert answer.status_code == 409 and PostForm.objects.get().state == "draft"
    assert "tidak Anda ubah" in page.all("div", role="alert")[0].words
    assert page.by_id(HOLDERS).attributes["value"] == "92", "what stands there is shown, nothing was typed"


# --- amounts below nought


def amounts(year: OfficeYear) -> list[tuple[str, Slot]]:
    """Posts of an office with a cell of money, of people and of what work brought about."""
    forms = forms_of(year)
    assert forms is not None
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
        assert "Jumlah tidak mungkin negatif." in elements(answer.text).all("div", role="alert")[0].words
        assert elements(answer.text).by_id(slot.name).attributes["value"] == "-5"
        assert year.rows.count() == count
