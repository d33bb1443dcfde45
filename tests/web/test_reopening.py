"""What was handed in, approved or signed changes with a reason alone,
whichever way the change comes.

`test_approved_sweep.py` writes every other cell of an approved year and looks at what it
comes to.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest
from django.test import Client
from tests.web.approving import (
    COUNTS,
    FACTORS,
    INPUTS,
    LINES,
    OTHER,
    PAPER,
    PAPERS,
    PLACE,
    TARGETS,
    WHY,
    add,
    drafted,
    indicator,
    promise,
    row,
    set_state,
    works,
    write,
)
from tests.web.elements import Element, elements
from tests.web.exchanging import Desk, unzipped, zipped
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, make_house
from tests.web.proving import paper, sent
from tests.web.test_year_approval import fill
from tests.web.undoing import every_case_undone

from capaian.web.evidence.models import Upload
from capaian.web.evidence.year_evidence import PROOFS
from capaian.web.measurement.flow import OPEN, State
from capaian.web.measurement.models import OF_AGREEMENTS, Notice, PostForm
from capaian.web.measurement.reopening import LockedError, ReopeningError
from capaian.web.offices.models import Membership, Role
from capaian.web.planning.sheets import slug_of
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, RefusedChangeError, change
from capaian.web.years.known import know
from capaian.web.years.models import Row
from capaian.web.years.replace import WantedYear, replace_files

NAMED = "Kepala Bidang Pelayanan Pendaftaran Penduduk, Triwulan I Tahun 2024"
FORMULA = f"/kecil/{YEAR}/rumus/indikator/iku-ktp/"
CLOSED = [state for state in State if state not in OPEN]


@pytest.fixture(name="approved")
def with_an_approved_form(house: House) -> House:
    fill(house, QUARTER)
    house.year.refresh_from_db()
    return house


def planner(house: House, reason: str = "") -> Author:
    return Author(house.people["planner"], "planner", reason)


def form(house: House) -> PostForm:
    return house.year.forms.get(post=POST, period=QUARTER)


def count(house: House) -> Row:
    return row(house, COUNTS, measure="ktp.holders", area=AREAS[0], period=QUARTER)


def submit(house: House, stored: Row, reason: str = "", **cells: str) -> tuple[int, Element]:
    """Write a row on its page."""
    typed = {f"sel-{name}": text for name, text in {**stored.cells, **cells}.items()}
    address = f"{PLACE}/{slug_of(stored.sheet)}/{stored.pk}/"
    answer = house.browser("planner").post(
        address, {**typed, "versi": str(stored.version), "alasan": reason}
    )
    house.year.refresh_from_db()
    return answer.status_code, elements(answer.content.decode())


def notices(house: House, name: str) -> list[str]:
    return [each.text for each in Notice.objects.filter(to=house.people[name])]


# --- what forms hold


@every_case_undone("cells", [{"value": "91"}, None, {"period": f"{YEAR}-Q3"}])
@every_case_undone("state", State)
def test_a_figure_is_free_while_its_form_is_open_and_sends_it_back_else(
    house: House, state: State, cells: dict[str, str] | None
) -> None:
    drafted(house)
    before = set_state(house, state)
    found = count(house)
    edit = Edit(COUNTS, cells, found.pk, found.version)
    if state not in OPEN:
        with pytest.raises(
            ReopeningError, match=f"Isian {NAMED}, yang {state.words.lower()}, dikembalikan"
        ):
            change(house.year, [edit], planner(house, "Terlalu singkat"))
        assert (count(house).cells["value"], form(house).state) == ("90", state)
    change(house.year, [edit], planner(house, WHY))
    after = form(house)
    assert after.state == (state if state in OPEN else State.RETURNED)
    assert (after.version > before.version) is (state not in OPEN)


def test_a_returned_form_says_why_to_whom_it_belongs_and_who_approved(approved: House) -> None:
    change(
        approved.year,
        [Edit(COUNTS, {"value": "91"}, count(approved).pk, 1)],
        planner(approved, WHY),
    )
    step = form(approved).steps.last()
    assert step is not None and (step.into, step.by, step.reason) == (
        State.RETURNED,
        approved.people["planner"],
        WHY,
    )
    entry = Entry.objects.get(action="form.return")
    assert (entry.reason, entry.before, entry.after) == (
        WHY,
        {"state": "approved"},
        {"state": "returned"},
    )
    for name in ("clerk", "head"):
        (text,) = notices(approved, name)
        assert NAMED in text and text.endswith(f"Alasannya: {WHY}")
    assert approved.browser("clerk").get(approved.address()).status_code == 200


@pytest.mark.parametrize("role", ["data_entry", "unit_head", "viewer", ""])
def test_nobody_else_sends_a_form_back_by_a_reason(approved: House, role: str) -> None:
    edit = Edit(COUNTS, {"value": "91"}, count(approved).pk, 1)
    with pytest.raises(LockedError, match="Minta isiannya dikembalikan dahulu"):
        change(approved.year, [edit], Author(approved.people["clerk"], role, WHY))
    assert form(approved).state == State.APPROVED


@every_case_undone("owner", [OTHER, "kepala-dinas", ""])
@every_case_undone("state", CLOSED)
def test_figures_given_to_another_post_send_their_form_back(
    house: House, state: State, owner: str
) -> None:
    drafted(house)
    set_state(house, state)
    status, page = submit(house, indicator(house), owner=owner)
    assert status == 422
    assert f"Isian {NAMED}, yang {state.words.lower()}, dikembalikan: Hulu, Penduduk" in page.text
    assert "dan 3 nilai lain berubah" in page.text and page.by_id("alasan").tag == "textarea"
    assert submit(house, indicator(house), WHY, owner=owner)[0] == 302
    assert (form(house).state, indicator(house).cells["owner"]) == (State.RETURNED, owner)


def test_figures_do_not_come_unseen_into_a_form_that_was_approved_without_them(
    house: House,
) -> None:
    drafted(house)
    set_state(house, State.APPROVED, OTHER)
    with pytest.raises(ReopeningError, match="Kepala Bidang Pelayanan Pencatatan"):
        write(house, indicator(house), "", owner=OTHER)


def test_factors_and_money_are_fixed_too(house: House) -> None:
    add(house, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value="90")
    add(
        house,
        FACTORS,
        subject="iku-ktp",
        period=QUARTER,
        kind="driver",
        text="Mobil keliling sampai ke desa.",
    )
    works(house)
    house.year.refresh_from_db()
    with pytest.raises(ReopeningError, match="dikembalikan"):
        write(house, row(house, FACTORS), "", text="Lain.")
    with pytest.raises(ReopeningError, match="realisasi anggaran"):
        write(house, row(house, INPUTS, period=QUARTER), "", actual="1")


def test_the_next_quarter_is_filled_in_without_a_reason(approved: House) -> None:
    fill(approved, f"{YEAR}-Q2")
    assert Notice.objects.count() == 0 and form(approved).state == State.APPROVED


def test_an_import_lists_what_it_would_reopen_and_asks_why(approved: House) -> None:
    desk = Desk(approved.browser("planner"), approved.year)
    files = unzipped(desk.got("dossier.zip"))
    files["plan.yaml"] = files["plan.yaml"].replace(
        f"owner: {POST}".encode(), f"owner: {OTHER}".encode()
    )
    address = desk.bring("d.zip", zipped(files))
    before = Entry.objects.count()
    shown = desk.shown(address)
    for page in (elements(shown), elements(desk.take(address).text)):
        assert f"Isian {NAMED}, yang disetujui, dikembalikan" in page.text and page.by_id("alasan")
        assert re.search(r"berubah \(disetujui oleh \S+, \d+ \w+ \d{4}\)", page.text)
    assert Entry.objects.count() == before and form(approved).state == State.APPROVED
    assert desk.take(address, alasan=WHY).status_code == 302
    assert form(approved).state == State.RETURNED


def test_a_preview_says_at_once_what_forbids_an_import(approved: House) -> None:
    desk = Desk(approved.browser("planner"), approved.year)
    files = unzipped(desk.got("dossier.zip"))
    files["plan.yaml"] = files["plan.yaml"].replace(b"unit: percent", b"unit: document")
    address = desk.bring("d.zip", zipped(files))
    shown = desk.shown(address)
    assert (
        "Hasil rumus dalam persen"
        in elements(shown).by_id("isi").all("div", role="alert")[0].words
    )
    assert "tidak menghalangi" not in shown
    assert desk.take(address).status_code == 409


@pytest.mark.parametrize("name", ["planner", "viewer"])
def test_a_removal_lists_what_it_would_reopen_before_it_is_requested(
    approved: House, name: str
) -> None:
    address = f"{PLACE}/{slug_of(COUNTS)}/{count(approved).pk}/hapus/"
    Membership.objects.filter(user=approved.people["viewer"]).update(role=Role.ADMINISTRATOR)
    page = elements(approved.browser(name).get(address).text)
    assert f"Isian {NAMED}, yang disetujui, dikembalikan" in page.text and page.by_id("alasan")
    assert ("Tulis alasannya; pemilik isian" in page.text) is (name == "planner")
    assert form(approved).state == State.APPROVED


# --- approved results and definitions


@pytest.mark.parametrize("step", ["nothing", "submit", "verify"])
def test_a_definition_is_free_until_something_is_approved(house: House, step: str) -> None:
    if step != "nothing":
        fill(house, QUARTER, "verify")
    write(house, indicator(house), "", formula="ktp / 2")
    assert indicator(house).cells["formula"] == "ktp / 2"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"name": "Nama lain"}, "Nama indikator: dari"),
        ({"unit": "index"}, "Satuan: dari persen menjadi"),
        ({"formula": "ktp / 2"}, "Rumus: dari ktp menjadi ktp / 2"),
        ({"tolerance": "5"}, "Toleransi: dari kosong menjadi 5"),
    ],
    ids=lambda each: next(iter(each)) if isinstance(each, dict) else "",
)
def test_a_definition_of_approved_figures_needs_a_reason_and_returns_no_form(
    approved: House, cells: dict[str, str], words: str
) -> None:
    add(approved, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value="90")
    Notice.objects.all().delete()
    cells = {**cells, "valid_from": f"{YEAR}-01-01"}
    status, page = submit(approved, indicator(approved), **cells)
    assert (
        status == 422
        and words in page.text
        and "sedikitnya 20 huruf" in page.by_id("alasan-salah").words
    )
    assert submit(approved, indicator(approved), WHY, **cells)[0] == 302
    assert form(approved).state == State.APPROVED
    (text,) = notices(approved, "head")
    assert text.startswith("Yang sudah diajukan atau disetujui berubah: ") and text.endswith(
        f"Alasannya: {WHY}"
    )


@pytest.mark.parametrize(
    "cells", [{"data_source": "Rekap"}, {"definition.reason": "Diminta RPJMD."}], ids=str
)
def test_what_defines_no_figure_is_free(approved: House, cells: dict[str, str]) -> None:
    assert submit(approved, indicator(approved), **cells)[0] == 302


def save(client: Client, formula: str, address: str = FORMULA, **more: str) -> tuple[int, Element]:
    version = elements(client.get(address).text).all("input", name="versi")[0].attributes["value"]
    answer = client.post(address, {"rumus": formula, "versi": version, "aksi": "simpan", **more})
    return answer.status_code, elements(answer.text)


@pytest.mark.parametrize("day", ["", f"{YEAR - 1}-12-31", f"{YEAR + 1}-01-01"])
def test_another_formula_says_from_which_day_of_the_year_it_is_valid(
    approved: House, day: str
) -> None:
    status, page = save(approved.browser("planner"), "ktp / 2", alasan=WHY, berlaku=day)
    assert status == 422 and f"dengan hari dalam tahun {YEAR}" in page.by_id("berlaku-salah").words
    assert page.by_id("alasan").text == WHY and indicator(approved).cells["formula"] == "ktp"
    assert (
        save(approved.browser("planner"), "ktp / 2", alasan=WHY, berlaku=f"1 Juli {YEAR}")[0]
        == 302
    )
    assert indicator(approved).cells["valid_from"] == f"{YEAR}-07-01"


def test_another_text_of_the_same_formula_needs_no_reason(approved: House) -> None:
    client, address = approved.browser("planner"), f"/kecil/{YEAR}/rumus/cakupan/ktp/"
    assert save(client, "100 * ktp.holders\n/ ktp.eligible", address)[0] == 302
    assert save(client, "ktp.holders * 100 / ktp.eligible", address)[0] == 302
    assert save(client, "50 * ktp.holders / ktp.eligible", address)[0] == 422


@pytest.mark.parametrize("column", ["revised", "original"])
def test_a_budget_is_revised_with_one_reason_and_returns_no_form(
    house: House, column: str
) -> None:
    works(house)
    budget = row(house, INPUTS, period=str(YEAR))
    with pytest.raises(
        ReopeningError, match=r"Perekaman, Tahun 2024, (Menjadi|Semula): dari 1000 menjadi 1500"
    ):
        write(house, budget, "", **{column: "1500"})
    write(house, budget, **{column: "1500"})
    assert form(house).state == State.APPROVED


def test_whoever_decides_looks_again_where_the_plan_changed_what_is_shown(house: House) -> None:
    fill(house, QUARTER, "verify")
    before = form(house)
    write(house, indicator(house), "", formula="ktp / 2")
    assert house.step("head", "approve", version=before.version).status_code == 422
    assert house.step("head", "approve").status_code == 302


def test_a_page_from_before_a_return_hands_nothing_in(house: House) -> None:
    clerk = house.browser("clerk")
    drafted(house)
    old = (
        elements(clerk.get(house.address()).text)
        .all("input", name="kembali")[0]
        .attributes["value"]
    )
    assert clerk.post(house.address(), {"aksi": "ajukan", "kembali": old}).status_code == 302
    assert house.step("planner", "return", "Hulu belum sama dengan SIAK.").status_code == 302
    late = clerk.post(house.address(), {"aksi": "ajukan", "kembali": old})
    assert late.status_code == 422 and "sesudah halaman Anda dibuka" in late.text
    assert form(house).state == State.RETURNED
    again = elements(late.text).all("input", name="kembali")[0].attributes["value"]
    assert clerk.post(house.address(), {"aksi": "ajukan", "kembali": again}).status_code == 302


# --- signed agreements


def to_head(house: House) -> list[str]:
    return [
        each.text for each in Notice.objects.filter(to=house.people["head"], address=OF_AGREEMENTS)
    ]


@pytest.mark.parametrize(
    ("sheet", "cells", "words"),
    [
        (LINES, {"target.value": "80"}, "dari 90 menjadi 80"),
        (LINES, None, "baris dihapus"),
        (PAPERS, {"title": "Judul lain"}, "menjadi Judul lain"),
        (PAPERS, {"second_party": "Gubernur"}, "menjadi Gubernur"),
        (PAPERS, {"kind": "tier", "tier": "III"}, "menjadi III"),
    ],
    ids=str,
)
def test_what_was_signed_changes_with_a_reason_of_which_the_head_is_informed(
    house: House, sheet: str, cells: dict[str, str] | None, words: str
) -> None:
    promise(house)
    found = row(house, sheet)
    edit = Edit(sheet, cells, found.pk, found.version)
    house.year.refresh_from_db()
    with pytest.raises(ReopeningError, match=f"yang sudah ditandatangani.*{words}"):
        change(house.year, [edit], planner(house))
    change(house.year, [edit], planner(house, WHY))
    (text,) = to_head(house)
    assert words in text and text.endswith(f"Alasannya: {WHY}")


@pytest.mark.parametrize("signed", ["", f"{YEAR}-08-03"], ids=["draft", "signed"])
def test_an_agreement_takes_the_place_of_a_signed_one_with_a_reason(
    house: House, signed: str
) -> None:
    promise(house)
    house.year.refresh_from_db()
    cells = {
        **row(house, PAPERS).cells,
        "id": "pk-rev",
        "revision": "1",
        "signed": signed,
        "reason": WHY,
    }
    edits = [
        Edit(PAPERS, cells),
        Edit(LINES, {"agreements.id": "pk-rev", "indicator": "iku-ktp", "target.value": "10"}),
    ]
    with pytest.raises(ReopeningError, match="yang sudah ditandatangani, diganti perubahan ke-1"):
        change(house.year, edits, planner(house))
    change(house.year, edits, Author(house.people["head"], "office_head", WHY))
    assert to_head(house) == [], "who writes it knows"


def test_a_draft_of_an_agreement_is_free(house: House) -> None:
    add(house, LINES, agreements__id=PAPER, indicator="iku-ktp", target__value="90")
    write(house, row(house, LINES), "", **{"target.value": "80"})
    assert to_head(house) == []


def test_a_figure_changed_together_with_a_promise_is_no_promise(house: House) -> None:
    add(house, LINES, agreements__id=PAPER, indicator="iku-ktp", target__value="90")
    fill(house, QUARTER)
    house.year.refresh_from_db()
    figure, line = count(house), row(house, LINES)
    edits = [
        Edit(COUNTS, {"value": "91"}, figure.pk, figure.version),
        Edit(LINES, {"target.value": "80"}, line.pk, line.version),
    ]
    change(house.year, edits, planner(house, WHY))
    (text,) = to_head(house)
    assert "dari 90 menjadi 80" in text and "menjadi 91" not in text


# --- evidence

TRUE, FORGED = paper("Berita acara 90"), paper("Berita acara 60")


def proven(house: House, address: str, name: str) -> None:
    """An approved form that rests on a file: its own, or one of no form."""
    drafted(house)
    body = {"berkas": sent("berita.pdf", TRUE), "keterangan": "Berita acara", "membuktikan": "ktp"}
    assert house.browser(name).post(address, body).status_code == 302
    set_state(house, State.APPROVED)
    house.year.refresh_from_db()


@pytest.fixture(name="proof", params=["own", "general"])
def with_proof(house: House, request: pytest.FixtureRequest) -> House:
    is_own = request.param == "own"
    proven(
        house,
        house.address(more="bukti/") if is_own else f"/kecil/{YEAR}/bukti/",
        "clerk" if is_own else "planner",
    )
    return house


@pytest.mark.parametrize(
    "cells",
    [None, {"proves": ""}, {"proves": "iku-ktp"}, {"caption": "Lain"}],
    ids=str,
)
def test_proof_of_an_approved_form_changes_with_a_reason(
    proof: House, cells: dict[str, str] | None
) -> None:
    found = row(proof, PROOFS)
    edit = Edit(PROOFS, cells, found.pk, found.version)
    with pytest.raises(ReopeningError, match=f"{NAMED}.*bukti Berita acara berubah"):
        change(proof.year, [edit], planner(proof))
    change(proof.year, [edit], planner(proof, WHY))
    assert form(proof).state == State.RETURNED


def test_more_may_be_proven_by_a_file(proof: House) -> None:
    found = row(proof, PROOFS)
    change(
        proof.year,
        [Edit(PROOFS, {"proves": "ktp iku-ktp"}, found.pk, found.version)],
        planner(proof),
    )
    assert form(proof).state == State.APPROVED


def test_a_file_gets_no_other_content_without_a_reason(proof: House) -> None:
    desk = Desk(proof.browser("planner"), proof.year)
    files = unzipped(desk.got("dossier.zip"))
    name = next(each for each in files if each.endswith(".pdf"))
    old = row(proof, PROOFS).cells["sha256"]
    files[name] = FORGED
    files["evidence.yaml"] = files["evidence.yaml"].replace(
        old.encode(), sha256(FORGED).hexdigest().encode()
    )
    address = desk.bring("d.zip", zipped(files))
    answer = desk.take(address)
    assert answer.status_code == 422 and "bukti Berita acara berubah" in answer.text
    assert proof.year.evidence.get().sha256 == old and form(proof).state == State.APPROVED


def test_nobody_takes_away_a_file_that_an_approved_form_rests_on(proof: House) -> None:
    address = f"/kecil/{YEAR}/bukti/unggahan/{Upload.objects.get().pk}/hapus/"
    answer = proof.browser("planner").post(address, {"alasan": WHY})
    assert answer.status_code != 302 and proof.year.evidence.exists()


# --- of which year, and whose


@pytest.mark.parametrize("text", [str(YEAR - 1), str(YEAR + 1)])
def test_the_data_of_a_year_never_become_those_of_another(approved: House, text: str) -> None:
    status, page = submit(approved, row(approved, "office.yaml"), WHY, year=text)
    assert status == 422 and f"tahunnya tidak dapat menjadi {text}" in page.text
    files = know(approved.year).made.files
    office = files["office.yaml"].replace(f"year: {YEAR}", f"year: {text}")
    wanted = WantedYear({**files, "office.yaml": office}, approved.year.revision, {"kind": "uji"})
    with pytest.raises(RefusedChangeError, match="tahunnya tidak dapat menjadi"):
        replace_files(approved.year, wanted, Author(reason=WHY))


def test_the_twin_of_an_approved_office_is_free(approved: House, tmp_path: Path) -> None:
    twin = make_house(tmp_path, "kembar")
    change(twin.year, [Edit(COUNTS, {**count(approved).cells, "value": "1"})], planner(twin))
    assert form(approved).state == State.APPROVED
