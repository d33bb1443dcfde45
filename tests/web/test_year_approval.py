"""A year from its forms to its snapshot, what is told of a number then, and what voids it."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from tests.web.database_replay import replay
from tests.web.elements import elements
from tests.web.example_years import example_year
from tests.web.filling import POST, YEAR, House, sound_forms, typed
from tests.web.twins import person, signed_in

from capaian.domain.assessment import Status
from capaian.domain.value import Unavailable
from capaian.dossier.years.snapshot import read_snapshot
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.steps import Person
from capaian.web.measurement.tasks import tasks_of
from capaian.web.measurement.year_approvals import approval_of_figures
from capaian.web.offices.models import Role
from capaian.web.papers import versions
from capaian.web.papers.versions import data_hash
from capaian.web.planning.sheets import slug_of
from capaian.web.texts.report_texts import Texts, texts_of
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import ClosedYearError, Edit, change
from capaian.web.years.contents import content_path
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

CLOSE = f"/kecil/{YEAR}/pengesahan/"


def fill(house: House, quarter: str, last: str = "approve") -> None:
    """Bring the form of a quarter as far as a step."""
    replay(f"fill {house.year.office.slug} {quarter} {last}", lambda: _fill(house, quarter, last))
    house.year.refresh_from_db()


def _fill(house: House, quarter: str, last: str) -> None:
    sent = typed(("90", "45"), ("100", "50"), quarter)
    address = house.address(quarter=quarter)
    assert house.browser("clerk").post(address, {**sent, "aksi": "ajukan"}).status_code == 302
    for name, step in (("planner", "verify"), ("head", "approve")):
        assert house.step(name, step, period=quarter).status_code == 302
        if step == last:
            return


def fill_all(house: House) -> None:
    for ordinal in (1, 2, 3, 4):
        fill(house, f"{YEAR}-Q{ordinal}")


def approve_year(house: House) -> None:
    """Have all forms of the year approved, and the year itself."""
    fill_all(house)

    def approve() -> None:
        assert house.browser("head").post(CLOSE, house.shown(tanpa="ya")).status_code == 302

    replay(f"approve {house.year.office.slug}", approve)
    house.year.refresh_from_db()


def test_a_year_with_open_forms_is_not_approved(house: House) -> None:
    fill(house, f"{YEAR}-Q1")
    fill(house, f"{YEAR}-Q2", "verify")
    page = house.browser("head").get(CLOSE).text
    for quarter, words in (("II", "terverifikasi"), ("III", "belum diisi"), ("IV", "belum diisi")):
        assert (
            f"Isian Kepala Bidang Pelayanan Pendaftaran Penduduk, Triwulan {quarter} "
            f"Tahun {YEAR}: {words}." in page
        )
    assert house.browser("head").post(CLOSE, house.shown()).status_code == 422
    house.year.refresh_from_db()
    assert not house.year.is_closed and house.year.approvals.count() == 0


def test_an_approved_year_has_a_snapshot_that_the_command_reads(house: House) -> None:
    approve_year(house)
    approval = house.year.approvals.get()
    file = house.browser("clerk").get(f"{CLOSE}{approval.sha256}.json")
    content = b"".join(file)
    assert hashlib.sha256(content).hexdigest() == approval.sha256
    snapshot = read_snapshot(content, approval.name)
    assert (snapshot.year, snapshot.approval.post) == (YEAR, "kepala-dinas")
    assert "ktp.holders,99.01.01,2024-Q4,90" in snapshot.files["counts.csv"]
    assert house.year.is_closed
    assert {form.stage for form in house.year.forms.filter(post=POST)} == {State.LOCKED}


def test_who_only_reads_sees_that_a_year_was_approved_and_not_its_list_of_evidence(
    house: House,
) -> None:
    approve_year(house)
    approval = house.year.approvals.get()
    page, address = house.browser("viewer").get(CLOSE).text, f"{CLOSE}{approval.sha256}.json"
    assert approval.sha256 in page and approval.name in page and address not in page
    assert house.browser("viewer").get(address).status_code == 404
    assert address in house.browser("head").get(CLOSE).text


def test_a_year_lacking_figures_is_approved_only_when_that_is_shown(house: House) -> None:
    fill_all(house)
    assert house.browser("head").post(CLOSE, house.shown()).status_code == 422
    assert house.browser("head").post(CLOSE, house.shown(tanpa="ya")).status_code == 302
    content = b"".join(
        house.browser("head").get(f"{CLOSE}{house.year.approvals.get().sha256}.json")
    )
    assert json.loads(content)["lacking"]


def test_whoever_approves_a_year_reads_what_it_came_to(house: House) -> None:
    assert "Yang disahkan" not in house.browser("head").get(CLOSE).text, (
        "nothing is there to approve yet"
    )
    fill_all(house)
    page = house.browser("head").get(CLOSE).text
    assert "Yang disahkan" in page and ">4 isian</a>" in page and ">0 bukti</a>" in page
    forms = forms_of(house.year)
    assessment = forms.year_state.assessment() if forms else None
    assert assessment is not None and assessment.indicators
    for each in assessment.indicators:
        row = page.split(f"{each.symbol} {each.name}</a>")[1].split("</tr>")[0]
        for result in (each.current.target, each.current.actual, each.current.achievement):
            assert f">{result.display}</td>" in row
        assert each.current.status.words in row
        assert f'data-l="Satuan">{each.unit.label}</td>' in row
        if isinstance(each.current.target, Unavailable):
            assert f"<b>{each.current.target.display}</b> tidak ada target" in page


def test_whoever_approves_a_year_says_that_it_was_read(house: House) -> None:
    fill_all(house)
    answer = house.browser("head").post(CLOSE, {"tanpa": "ya"})
    page = elements(answer.text)
    assert answer.status_code == 422 and house.year.approvals.count() == 0
    assert [link.attributes["href"] for link in page.all("div", role="alert")[0].all("a")] == [
        "#id_dibaca"
    ]
    assert page.by_id("id_dibaca").attributes["aria-invalid"] == "true"
    refused = Entry.objects.get(action="request.refused")
    assert "centang bahwa Anda sudah membacanya" in (refused.after or {})["said"]
    assert "checked" in page.all("input", name="tanpa")[0].attributes, "what was chosen stays"
    assert "membuka kembali suatu isian beserta alasannya" in page.words
    assert house.browser("head").post(CLOSE, house.shown(tanpa="ya")).status_code == 302


def test_what_is_waited_for_leads_to_its_form(house: House) -> None:
    fill(house, f"{YEAR}-Q1")
    page = elements(house.browser("head").get(CLOSE).text)
    links = [each for each in page.all("a") if "belum diisi" in each.words]
    assert [link.attributes["href"] for link in links] == [
        house.address(quarter=f"{YEAR}-Q{ordinal}") for ordinal in (2, 3, 4)
    ]
    assert house.browser("head").get(links[0].attributes["href"]).status_code == 200


def test_texts_that_nobody_read_are_reported_before_a_year_is_approved(house: House) -> None:
    assert "Teks laporan yang belum selesai" not in house.browser("head").get(CLOSE).text
    fill_all(house)
    page = house.browser("head").get(CLOSE).text
    found = texts_of(know(house.year)).open
    assert found and f"{len(found)} teks. Tahun dapat disahkan tanpanya" in page
    lines = [each.words for each in elements(page).all("li")]
    for each in found:
        assert f"{each.title[:1].upper()}{each.title[1:]}: {each.state.words}" in lines
    assert len({each.title for each in found}) == len(found), "no two are called alike"
    own_texts = reverse("texts", args=("kecil", YEAR))
    links = [
        link.attributes["href"]
        for link in elements(house.browser("planner").get(CLOSE).text).all("a")
    ]
    assert [each for each in links if each.startswith(own_texts)][1:] == [
        f"{own_texts}{each.name}/" for each in found
    ]
    assert own_texts not in page


def test_a_year_whose_report_cannot_be_made_for_a_text_is_not_approved(house: House) -> None:
    text = "Capaian kita {{ iku-9.actual }}."
    cells = {"file": "narrative/kata-pengantar.md", "number": "1", "paragraph": text}
    change(house.year, [Edit("narrative", cells)], Author(house.people["planner"], "planner"))
    fill_all(house)
    head = house.browser("head")
    page = elements(head.get(CLOSE).text)
    (lines,) = [each.words for each in page.all("li") if "Kata Pengantar" in each.words]
    assert lines.startswith("Teks Kata Pengantar: ")
    answer = head.post(CLOSE, house.shown(tanpa="ya"))
    assert answer.status_code == 422 and house.year.approvals.count() == 0


def test_a_year_that_goes_on_is_not_approved(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("capaian.web.closing.views.timezone.localdate", lambda: date(YEAR, 12, 31))
    assert f"Tahun {YEAR} belum berakhir." in house.browser("head").get(CLOSE).text


def test_opening_a_form_of_an_approved_year_voids_its_snapshot_and_says_so(house: House) -> None:
    approve_year(house)
    reason = "Perekaman Kecamatan Hulu dikoreksi pusat."
    assert house.step("head", "reopen", reason, period=f"{YEAR}-Q3").status_code == 302
    approval = house.year.approvals.get()
    assert approval.voided_at is not None and reason in approval.voided_why
    assert house.year.notices.filter(to=house.people["head"], text__contains="batal").exists()
    house.year.refresh_from_db()
    assert not house.year.is_closed
    states = {form.period: form.stage for form in house.year.forms.filter(post=POST)}
    assert states[f"{YEAR}-Q3"] is State.DRAFT
    assert {state for period, state in states.items() if not period.endswith("Q3")} == {
        State.APPROVED
    }


def test_a_number_leads_to_its_row_its_form_and_its_people(house: House) -> None:
    """Hilir in the first quarter: 45 of 50, 90 percent."""
    fill(house, f"{YEAR}-Q1")
    page = house.browser("viewer").get(f"/kecil/{YEAR}/jejak/cakupan/ktp:99.01.02/{YEAR}-Q1/").text
    assert "90,00 persen" in page and "100 × 45 ÷ 50" in page
    assert "Data hitungan</a>" in page and "counts.csv" not in page
    for deed in (
        "Diisi oleh Petugas-Kecil",
        "Diajukan oleh Petugas-Kecil",
        "Diverifikasi oleh Perencana-Kecil",
    ):
        assert deed in page
    assert "Disetujui oleh Kadis-Kecil" in page
    assert f'href="{house.address()}"' in page


def test_a_number_that_is_not_there_yet_says_why(house: House) -> None:
    page = house.browser("viewer").get(f"/kecil/{YEAR}/jejak/cakupan/ktp/{YEAR}-Q1/").text
    assert "Belum ada nilainya" in page


@pytest.mark.parametrize(
    "path",
    [
        "cakupan/tidak-ada/2024-Q1",
        "cakupan/ktp:99.01.77/2024-Q1",
        "lain/ktp/2024-Q1",
        "cakupan/ktp/2023-Q1",
    ],
)
def test_a_number_of_nothing_has_no_page(house: House, path: str) -> None:
    assert house.browser("viewer").get(f"/kecil/{YEAR}/jejak/{path}/").status_code == 404


def tasks(house: House, name: str, role: Role) -> list[str]:
    house.year.refresh_from_db()
    forms = sound_forms(house.year)
    found = tasks_of(forms, Person(house.people[name], frozenset({role})))
    return [task.what.split(":")[0] for task in found if task.form.period == f"{YEAR}-Q1"]


def test_everybody_sees_what_waits_for_them_and_nothing_else(house: House) -> None:
    assert tasks(house, "clerk", Role.DATA_ENTRY) == ["Isi isian"]
    assert (
        tasks(house, "planner", Role.PLANNER) == [] and tasks(house, "viewer", Role.VIEWER) == []
    )
    house.send(act="ajukan")
    assert tasks(house, "clerk", Role.DATA_ENTRY) == []
    assert tasks(house, "planner", Role.PLANNER) == ["Verifikasi isian"]
    house.step("planner", "verify")
    assert tasks(house, "planner", Role.PLANNER) == []
    assert tasks(house, "head", Role.OFFICE_HEAD) == ["Setujui isian"]
    assert "Setujui isian: Kepala Bidang" in house.browser("head").get(f"/kecil/{YEAR}/").text


@pytest.mark.parametrize("sent", ["shown", "none", "other"])
def test_a_year_that_says_something_else_than_what_was_shown_is_not_approved(
    house: House, sent: str
) -> None:
    fill_all(house)
    shown = house.shown(tanpa="ya")
    closing_words = {
        "file": "narrative/penutup.md",
        "number": "1",
        "paragraph": "Laporan ini selesai.",
    }
    change(house.year, [Edit("narrative", closing_words)], Author())
    body = {
        "shown": shown,
        "none": {"tanpa": "ya", "dibaca": "ya"},
        "other": {**shown, "cap": str(uuid4())},
    }[sent]
    head = house.browser("head")
    answer = head.post(CLOSE, body)
    assert (
        answer.status_code == 422
        and "Data tahun ini berubah sejak halaman ini dibuka" in answer.text
    )
    assert not house.year.approvals.exists()
    now = answer.text.split('name="cap" value="')[1].split('"')[0]
    assert now == house.shown()["cap"]
    assert head.post(CLOSE, {"tanpa": "ya", "dibaca": "ya", "cap": now}).status_code == 302


def test_a_year_that_was_closed_elsewhere_says_so_and_nothing_of_it_is_late(house: House) -> None:
    assert "terlambat" in house.browser("clerk").get(f"/kecil/{YEAR}/isian/").text
    house.year.is_closed = True
    house.year.save(update_fields=["is_closed"])
    for address in (f"/kecil/{YEAR}/isian/", house.address()):
        page = house.browser("viewer").get(address).text
        assert f'angkanya dibawa bersama <a href="{CLOSE}">penutupannya</a>' in page
        assert "terlambat" not in page and "Belum diisi" not in page
    assert "tanpa isian di sini" in house.browser("viewer").get(CLOSE).text


def test_forms_of_a_year_that_was_closed_here_keep_their_states(house: House) -> None:
    approve_year(house)
    for address in (f"/kecil/{YEAR}/isian/", house.address()):
        page = house.browser("viewer").get(address).text
        assert "Terkunci" in page and "penutupannya" not in page
    assert (
        f"Angka disahkan {date_format(localdate(), 'j F Y')}."
        in house.browser("viewer").get(f"/kecil/{YEAR}/").text
    )


def test_what_missed_its_target_is_named_though_it_is_no_key_indicator() -> None:
    year = example_year("balangan-2023")
    year.is_closed = True
    year.save()
    assessment = know(year).assessment()
    assert assessment is not None
    missed = [each for each in assessment.indicators if each.current.status is Status.NOT_MET]
    assert any(not each.is_key for each in missed)
    reader = signed_in(person("pembaca-lain", year.office, Role.VIEWER))
    report = elements(reader.get("/balangan-2023/2023/pengesahan/").text).all("table")[0]
    assert [each.name for each in missed if each.name not in report.words] == []
    shown = [each.words for each in elements(reader.get("/balangan-2023/2023/").text).all("li")]
    assert len(missed) < 10
    for each in missed:
        value = f"{each.current.actual.display} {each.unit.label}"
        assert any(each.name in words and value in words for words in shown), (
            "what is to be attended to"
        )


def test_an_approved_year_shows_its_results_and_what_comes_next(house: House) -> None:
    target = {"indicators.code": "iku-ktp", "key": str(YEAR), "value": "90"}
    change(house.year, [Edit("plan.yaml#indicators/targets", target)], Author())
    fill_all(house)
    head, planner = house.browser("head"), house.browser("planner")
    closing = f"/kecil/{YEAR}/pengesahan/"
    assert (
        "Hasil tahun" not in head.get(closing).text
        and "Mulai tahun" not in planner.get(closing).text
    )
    assert head.post(closing, house.shown(tanpa="ya")).status_code == 302
    page = elements(planner.get(closing).text)
    assert re.search(r"\d dari \d indikator mencapai target\.", page.words)
    assert "IKU" in page.all("table")[0].words
    assert f"/kecil/{YEAR}/naskah/" in [each.attributes["href"] for each in page.all("a")]
    for path in (closing, f"/kecil/{YEAR}/"):
        links = {
            each.words: each.attributes["href"]
            for each in elements(planner.get(path).text).all("a")
        }
        assert links[f"Mulai tahun {YEAR + 1}"] == "/kecil/mulai/"
        assert f"perencana memulai tahun {YEAR + 1}" in head.get(path).text
    OfficeYear.objects.create(office=house.year.office, year=YEAR + 1)
    assert f"Buka tahun {YEAR + 1}" in head.get(closing).text


def test_indicators_without_a_target_are_none_that_missed_it(house: House) -> None:
    approve_year(house)
    page = elements(house.browser("planner").get(CLOSE).text).words
    assert "1 indikator belum bertarget." in page and "0 dari 1" not in page


AWARD = Edit("awards.yaml#awards", {"name": "Juara pelayanan", "giver": "Gubernur"})
LOCKED = (
    Edit(
        "counts.csv",
        {"measure": "ktp.holders", "area": "99.01.01", "period": f"{YEAR}", "value": "1"},
    ),
    Edit(
        "factors.csv",
        {"subject": "iku-ktp", "kind": "obstacle", "period": f"{YEAR}-Q4", "text": "Jarak"},
    ),
    Edit("differences.yaml#differences", {"id": "beda", "where": "Hulu", "reason": "Dua sumber"}),
    Edit("cooperation.csv", {"partner": "RSUD", "kind": "data_use", "state": "signed"}),
)
"""What results, counts of lists, checks or forms hold."""


def of_form(house: House, sheet: str, **cells: str) -> Edit:
    """An edit of a sheet that has one row."""
    (row,) = house.year.rows.filter(sheet=sheet)
    return Edit(
        sheet, {name.replace("__", "."): text for name, text in cells.items()}, row.pk, row.version
    )


def test_rows_that_nothing_computes_from_stay_open_until_the_report_is_approved(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_all(house)
    (waiting,) = elements(house.browser("head").get(CLOSE).text).all("ul", **{"class": "kurang"})
    assert [a for a in waiting.all("a") if "/perencanaan/" in a.attributes["href"]]
    assert house.browser("head").post(CLOSE, house.shown(tanpa="ya")).status_code == 302
    house.year.refresh_from_db()
    new = reverse("row_new", args=("kecil", YEAR, slug_of(AWARD.sheet)))
    assert house.browser("planner").get(new).text.count("Simpan baris") == 1
    sent = {f"sel-{name}": text for name, text in (AWARD.cells or {}).items()}
    assert house.browser("planner").post(new, sent).status_code == 302
    house.year.refresh_from_db()
    change(
        house.year,
        [of_form(house, "plan.yaml", regional__title="RPJMD", regional__vision="Maju")],
        Author(),
    )
    change(
        house.year,
        [Edit("office.yaml#*texts", {"list": "office/issues", "value": "Jarak"})],
        Author(),
    )
    policy = of_form(house, "office.yaml", policies__decimals="3")
    for edit in (*LOCKED, policy, of_form(house, "plan.yaml", strategic_plan__first_year="2019")):
        with pytest.raises(ClosedYearError):
            change(house.year, [edit], Author())
    monkeypatch.setattr(versions, "texts_of", lambda _: Texts())
    known, head = know(house.year), house.people["head"]
    made = {
        "kind": "lkjip",
        "name": "lkjip",
        "title": "Laporan",
        "number": 1,
        "is_draft": False,
        "seconds": 1,
    }
    made |= {"revision": house.year.revision, "data_sha256": data_hash(known), "program": "1"}
    versions.approve(house.year.papers.create(**made), Author(head), "", known)
    house.year.refresh_from_db()
    first, last = house.year.approvals.order_by("at")
    assert first.voided_at is None and approval_of_figures(house.year) == first
    closing = read_snapshot(content_path(last.sha256).read_bytes(), last.name, last.sha256)
    assert (
        "Juara pelayanan" in closing.files["awards.yaml"] and "Maju" in closing.files["plan.yaml"]
    )
    assert closing.replaced is not None and closing.replaced.sha256 == first.sha256
    with pytest.raises(ClosedYearError):
        change(house.year, [AWARD], Author())
