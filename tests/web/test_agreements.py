"""Agreements: filled in on one page, revised as a copy of the last paper, shown side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.approving import LINES, TARGETS, add, row, write
from tests.web.elements import Element, elements, fields
from tests.web.example_years import example_year
from tests.web.filling import YEAR, House
from tests.web.test_planning_pages import somebody

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.period import Period
from capaian.rules.agreements import agreements_in_force
from capaian.web.offices.models import Role
from capaian.web.planning.planner_home import first_steps
from capaian.web.trail.models import Entry
from capaian.web.years.change import FlawedError, mark_changed
from capaian.web.years.known import Flaw, KeptCell, know
from capaian.web.years.models import OfficeYear, Row

LIST = f"/kecil/{YEAR}/perjanjian/"
PAPERS, PARTS = "agreements.yaml#agreements", "agreements.yaml#agreements/targets/periods"
TARGET = "target-iku-ktp"


def paper(house: House) -> Row:
    return row(house, PAPERS)


def address(house: House) -> str:
    return f"{LIST}{paper(house).pk}/"


def page(house: House, where: str = "") -> Element:
    answer = house.browser("planner").get(where or address(house))
    assert answer.status_code == 200
    return elements(answer.text)


def send(house: House, sent: dict[str, str], where: str = "") -> tuple[int, Element]:
    answer = house.browser("planner").post(where or address(house), sent)
    house.year.refresh_from_db()
    return answer.status_code, elements(answer.text)


def targets(house: House) -> dict[str, str]:
    rows = house.year.rows.filter(sheet=LINES)
    return {each.cells["indicator"]: each.cells["target.value"] for each in rows}


def test_date_and_targets_are_filled_in_on_one_page_and_the_step_is_done(house: House) -> None:
    links = [each.attributes["href"] for each in page(house, LIST).all("a")]
    assert address(house) in links and f"{address(house)}perubahan/" not in links
    shown = page(house)
    sent = {**fields(shown), "pk-signed": f"12 Januari {YEAR}", TARGET: "95,5"}
    assert [send(house, sent)[0] for _ in range(2)] == [302, 200], (
        "the same sent twice is written once"
    )
    assert paper(house).cells["signed"] == f"{YEAR}-01-12" and targets(house) == {
        "iku-ktp": "95.5"
    }
    step = next(each for each in first_steps(house.year) if "Perjanjian" in each.title)
    assert step.is_done
    links = [each.attributes["href"] for each in page(house, LIST).all("a")]
    assert f"{address(house)}perubahan/" in links, "what is signed can be revised"


def test_an_agreement_without_targets_is_reported_to_have_none(house: House) -> None:
    assert (
        "belum bertarget" in page(house, LIST).words
        and "dipakai menilai" not in page(house, LIST).words
    )
    assert send(house, {**fields(page(house)), TARGET: "95"})[0] == 302
    assert (
        "belum bertarget" not in page(house, LIST).words
        and "dipakai menilai" in page(house, LIST).words
    )


def test_targets_of_the_plan_are_offered_and_taken_only_when_saved(house: House) -> None:
    add(house, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value="90.5")
    shown = page(house)
    (line,) = [each for each in shown.all("tr") if each.all("input", name=TARGET)]
    assert "90,5" in line.words and fields(shown)[TARGET] == ""
    status, filled = send(house, {**fields(shown), "aksi": "renstra"})
    assert status == 200 and fields(filled)[TARGET] == "90,5" and targets(house) == {}
    assert send(house, fields(filled))[0] == 302
    assert targets(house) == {"iku-ktp": "90.5"}


def test_a_target_that_is_emptied_leaves_the_agreement_with_its_quarters(house: House) -> None:
    line = {"agreements__id": f"pk-{YEAR}"}
    add(house, LINES, indicator="iku-ktp", target__value="90", **line)
    add(house, PARTS, targets__indicator="iku-ktp", key=f"{YEAR}-Q1", value="80", **line)
    status, reply = send(house, {**fields(page(house)), TARGET: ""})
    assert status == 422 and "kosongkan juga yang berkala" in reply.words
    assert send(house, {**fields(reply), f"{TARGET}:{YEAR}-Q1": ""})[0] == 302
    assert targets(house) == {} and not house.year.rows.filter(sheet=PARTS).exists()


@pytest.mark.parametrize(
    ("text", "message"), [("9S,5", "“9S,5” bukan bilangan."), ("920", "Target di atas 100 persen")]
)
def test_a_target_that_cannot_be_meant_is_reported_by_its_name(
    house: House, text: str, message: str
) -> None:
    status, reply = send(house, {**fields(page(house)), TARGET: text})
    (alert,) = reply.all("div", role="alert")
    (label,) = [each.attributes["aria-label"] for each in reply.all("input", name=TARGET)]
    assert status == 422 and targets(house) == {} and f"{label}: {message}" in alert.words
    assert fields(reply)[TARGET] == text
    meant = send(house, fields(reply))
    assert (meant[0], targets(house)) == (
        (302, {"iku-ktp": "920"}) if text == "920" else (422, {})
    )


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (f"32 Januari {YEAR}", f"“32 Januari {YEAR}” bukan tanggal."),
        (f"{YEAR}-02-30", f"“{YEAR}-02-30” bukan tanggal."),
        ("Januari", "“Januari” bukan tanggal."),
        (f"13-{YEAR}", f"“13-{YEAR}” bukan tanggal."),
        (str(YEAR), f"Tahunnya saja ({YEAR}) belum cukup."),
    ],
)
def test_what_is_no_day_of_signature_is_reported_at_its_field(
    house: House, typed: str, message: str
) -> None:
    status, reply = send(house, {**fields(page(house)), "pk-signed": typed, TARGET: "95"})
    assert status == 422 and targets(house) == {} and not paper(house).cells.get("signed")
    words = reply.by_id("pk-signed-salah").words
    assert message in words and f"28 Januari {YEAR}, 28/01/{YEAR}" in words
    assert [each.words for each in reply.all("a", href="#pk-signed")] == [
        f"Ditandatangani: {words.removeprefix('Galat: ')}"
    ]
    assert send(house, fields(reply))[0] == 422, "nor is it taken the second time"


def test_a_month_of_signature_may_be_written_in_figures(house: House) -> None:
    assert send(house, {**fields(page(house)), "pk-signed": f"01-{YEAR}"})[0] == 302
    assert paper(house).cells["signed"] == f"{YEAR}-01"


def test_a_date_that_is_none_is_refused_with_what_was_typed_kept(house: House) -> None:
    sent = {**fields(page(house)), "pk-signed": "kemarin", TARGET: "95"}
    status, reply = send(house, sent)
    assert status == 422 and targets(house) == {}
    assert fields(reply)["pk-signed"] == "kemarin" and fields(reply)[TARGET] == "95"
    (alert,) = reply.all("div", role="alert")
    assert (
        f"“kemarin” bukan tanggal. Tulis misalnya 28 Januari {YEAR}, 28/01/{YEAR}" in alert.words
    )
    assert "tahun-bulan" not in reply.words
    assert f"Misalnya 2 Januari {YEAR}, 02/01/{YEAR}" in reply.by_id("pk-signed-petunjuk").words


@pytest.mark.parametrize("other", [YEAR - 1, YEAR + 5])
def test_a_date_in_another_year_than_the_agreement_is_questioned_once(
    house: House, other: int
) -> None:
    sent = {**fields(page(house)), "pk-signed": f"2 Januari {other}", TARGET: "95"}
    status, reply = send(house, sent)
    (alert,) = reply.all("div", role="alert")
    assert status == 422 and targets(house) == {} and not paper(house).cells.get("signed")
    assert f"Tanggalnya dalam tahun {other}, perjanjiannya untuk tahun {YEAR}." in alert.words
    assert reply.by_id("pk-signed").attributes["aria-invalid"] == "true"
    changed = {**fields(reply), "pk-signed": f"3 Januari {other}"}
    assert send(house, changed)[0] == 422, "another day of that year is questioned about anew"
    assert send(house, fields(reply))[0] == 302
    assert paper(house).cells["signed"] == f"{other}-01-02"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({TARGET: "96"}, "target IKU 1 Cakupan"),
        (
            {"pk-signed": f"3 Januari {YEAR}"},
            "yang sudah ditandatangani: Perjanjian kinerja pk-2024, Ditandatangani: dari",
        ),
    ],
)
def test_a_reason_is_required_in_its_words(
    house: House, change: dict[str, str], message: str
) -> None:
    first = {**fields(page(house)), "pk-signed": f"2 Januari {YEAR}", TARGET: "95"}
    assert send(house, first)[0] == 302
    status, reply = send(house, {**fields(page(house)), **change})
    (alert,) = reply.all("div", role="alert")
    assert status == 422 and message in alert.words and "iku-ktp" not in alert.words
    assert "Tulis alasannya di bawah" in alert.words and "halaman rumus" not in reply.words
    assert (
        alert.all("a", href="#alasan")
        and reply.by_id("alasan").attributes["aria-invalid"] == "true"
    )
    assert (
        send(house, {**fields(reply), "alasan": "Angka naskah yang ditandatangani keliru."})[0]
        == 302
    )


def test_what_somebody_else_wrote_meanwhile_is_reported_and_stays(house: House) -> None:
    shown = page(house)
    write(house, paper(house), title="Perjanjian menurut orang lain")
    status, reply = send(
        house, {**fields(shown), "pk-title": "Perjanjian menurut saya", TARGET: "95"}
    )
    assert status == 409 and targets(house) == {}
    assert "Baru saja diubah orang lain menjadi Perjanjian menurut orang lain." in reply.words
    assert send(house, fields(reply))[0] == 302
    assert paper(house).cells["title"] == "Perjanjian menurut saya" and targets(house) == {
        "iku-ktp": "95"
    }


def test_where_a_year_has_none_the_agreement_of_the_head_is_written(house: House) -> None:
    house.year.rows.filter(sheet=PAPERS).delete()
    OfficeYear.objects.filter(pk=house.year.pk).update(revision=9)
    new = f"{LIST}baru/"
    assert new in [each.attributes["href"] for each in page(house, LIST).all("a")]
    shown = page(house, new)
    assert fields(shown)["pk-second_party"] == "Bupati Khayal"
    assert fields(shown)["pk-first_party"].startswith("Kepala ")
    sent = {**fields(shown), "pk-signed": f"5/1/{YEAR}", TARGET: "95"}
    assert [send(house, sent, new)[0] for _ in range(2)] == [302, 200], "sent twice makes one"
    cells = paper(house).cells
    assert (cells["id"], cells["kind"], cells["tier"]) == (f"pk-{YEAR}", "office", "II")
    assert (cells["signed"], targets(house)) == (f"{YEAR}-01-05", {"iku-ktp": "95"})


def test_a_closed_year_and_revised_agreements_are_not_filled_in_here(house: House) -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    revised = Row.objects.filter(office_year__office__slug="balangan-2023", sheet=PAPERS)
    first = revised.get(cells__kind="office", cells__revision="0")
    for each in ("", "perubahan/"):
        assert client.get(f"/balangan-2023/2023/perjanjian/{first.pk}/{each}").status_code == 404
    where = address(house)
    OfficeYear.objects.filter(pk=house.year.pk).update(is_closed=True)
    for each in (where, f"{LIST}baru/"):
        assert "Simpan perjanjian" not in house.browser("planner").get(each).text
    status, reply = send(house, {**fields(page(house)), TARGET: "95"})
    assert status == 422 and "sudah ditutup; angkanya tidak dapat diubah" in reply.words


def test_no_code_leads_to_the_original_of_a_revised_agreement() -> None:
    year = example_year("balangan-2023")
    client, new = somebody(year, Role.PLANNER), "/balangan-2023/2023/perjanjian/baru/"
    seen = {row.pk: row.cells for row in year.rows.all()}
    sent = {**fields(elements(client.get(new).text)), "kode": "pk-2023", "pk-signed": "5/1/2023"}
    assert client.post(new, sent).status_code == 404
    assert {row.pk: row.cells for row in year.rows.all()} == seen


def test_a_fault_of_the_year_appears_at_its_field(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flaw(column: str, row: int) -> Flaw:
        issue = Issue(Level.ERROR, "x", f"Yang ini {len(column)} {row}.", Place("agreements.yaml"))
        return Flaw(issue, KeptCell(row, PAPERS, column))

    def refused(*_: object) -> None:
        raise FlawedError(
            [flaw("signed", pk), flaw("signed", pk), flaw("tier", pk), flaw("signed", 0)]
        )

    pk, sent = (
        paper(house).pk,
        {**fields(page(house)), "pk-signed": f"2 Februari {YEAR}", TARGET: "95"},
    )
    monkeypatch.setattr("capaian.web.planning.saving.change", refused)
    status, reply = send(house, sent)
    (alert,) = reply.all("div", role="alert")
    links = [each.attributes["href"] for each in alert.all("a")]
    assert status == 422 and links == ["#pk-signed"]
    assert reply.by_id("pk-signed-salah").words == f"Galat: Yang ini 6 {pk}."
    assert "aria-invalid" in reply.by_id("pk-signed").attributes
    lines = [each.words for each in alert.all("li")]
    assert lines == [
        f"Ditandatangani: Yang ini 6 {pk}.",
        f"Yang ini 4 {pk}.",
        "Perjanjian kinerja: Yang ini 6 0.",
    ]


def test_an_agreement_has_a_title(house: House) -> None:
    def refused(where: str) -> bool:
        status, reply = send(
            house, {**fields(page(house, where)), "pk-title": " ", TARGET: "95"}, where
        )
        return (status, reply.by_id("pk-title-salah").words) == (422, "Galat: Isi judulnya.")

    assert refused(address(house))
    house.year.rows.filter(sheet__startswith="agreements.yaml").delete()
    OfficeYear.objects.filter(pk=house.year.pk).update(revision=house.year.revision + 1)
    assert refused(f"{LIST}baru/")


@pytest.mark.parametrize(
    ("typed", "message"),
    [(f"Jumat, 5 Januari {YEAR}", "bukan tanggal. Tulis misalnya"), (f"{YEAR}/01/05", "")],
)
def test_the_day_of_signing_is_written_without_its_weekday(
    house: House, typed: str, message: str
) -> None:
    sent = {**fields(page(house)), "pk-signed": typed}
    status, shown = send(house, sent, address(house))
    assert status == (422 if message else 302) and message in shown.words
    if not message:
        assert row(house, PAPERS).cells["signed"] == f"{YEAR}-01-05"


# --- revisions

WHY = "Penyesuaian dengan perubahan anggaran tahun berjalan."
BALANGAN = "/balangan-2023/2023/perjanjian/"


@pytest.fixture(name="year")
def balangan() -> OfficeYear:
    return example_year("balangan-2023")


@pytest.fixture(name="client")
def planner(year: OfficeYear) -> Client:
    return somebody(year, Role.PLANNER)


def last_of_office(year: OfficeYear) -> Row:
    """The changed agreement of the head of office with the regent."""
    return year.rows.get(sheet=PAPERS, cells__kind="office", cells__revision="1")


def promised(year: OfficeYear, code: str) -> dict[str, str]:
    rows = year.rows.filter(sheet=LINES, **{"cells__agreements.id": code})
    return {each.cells["indicator"]: each.cells["target.value"] for each in rows}


def revise(client: Client, row: Row, **changed: str) -> tuple[int, Element]:
    where = f"{BALANGAN}{row.pk}/perubahan/"
    sent = fields(elements(client.get(where).text))
    answer = client.post(where, {**sent, "pk-signed": "2 Oktober 2023", "alasan": WHY, **changed})
    return answer.status_code, elements(answer.text)


def test_a_revision_begins_as_the_last_paper_and_has_its_reason(
    year: OfficeYear, client: Client
) -> None:
    row = last_of_office(year)
    before, count = promised(year, row.cells["id"]), Entry.objects.count()
    shown = elements(client.get(f"{BALANGAN}{row.pk}/perubahan/").text)
    assert shown.all("h1")[0].words.startswith("Perubahan ke-2: ")
    assert "yang sudah ditandatangani, diganti perubahan ke-2" in shown.words and shown.by_id(
        "alasan"
    )
    assert {code: fields(shown)[f"target-{code}"] for code in before} == before
    status, questioned = revise(client, row, **{"target-iku-2": "96,5", "target-ik-3-1": "90"})
    assert status == 422 and "Kepala Bidang Tahun 2023 86" in questioned.words, (
        "their papers follow"
    )
    meant = {**fields(questioned), "alasan": WHY}
    assert client.post(f"{BALANGAN}{row.pk}/perubahan/", meant).status_code == 302
    year.refresh_from_db()
    made = year.rows.get(sheet=PAPERS, cells__id="pk-2023-perubahan-2").cells
    kept = ("kind", "tier", "year", "first_party", "second_party")
    assert [made.get(name, "") for name in kept] == [row.cells.get(name, "") for name in kept]
    assert (made["revision"], made["signed"], made["reason"]) == ("2", "2023-10-02", WHY)
    assert made["title"].endswith(", perubahan ke-2") and made["title"].count("perubahan ke-") == 1
    assert promised(year, made["id"]) == {**before, "iku-2": "96.5", "ik-3-1": "90"}
    assert promised(year, row.cells["id"]) == before
    later = f"{BALANGAN}{year.rows.get(sheet=PAPERS, cells__id=made['id']).pk}/"
    page = elements(client.get(later).text)
    assert not page.all("textarea", id="alasan") and page.by_id("pk-reason").text == WHY
    assert {each.reason for each in Entry.objects.order_by("number")[count:]} == {WHY}
    facts = know(year).read.partial
    assert facts is not None
    in_force = [each.id for each in agreements_in_force(facts, Period.year_of(2023))]
    assert made["id"] in in_force
    assert made["id"] not in [
        each.id for each in agreements_in_force(facts, Period.parse("2023-Q3"))
    ]


def test_lines_that_are_copied_keep_all_that_the_paper_prints(
    year: OfficeYear, client: Client
) -> None:
    row = last_of_office(year)
    line = year.rows.filter(sheet=LINES, **{"cells__agreements.id": row.cells["id"]}).first()
    assert line is not None
    cells = {
        **line.cells,
        "indicator_as_printed": "Seperti tercetak",
        "target.text": "sembilan puluh",
    }
    Row.objects.filter(pk=line.pk).update(cells=cells)
    mark_changed(year)
    other = next(code for code in promised(year, row.cells["id"]) if code != cells["indicator"])
    assert revise(client, row, **{f"target-{other}": "97"})[0] == 302
    new = {"cells__agreements.id": "pk-2023-perubahan-2", "cells__indicator": cells["indicator"]}
    made = {name: text for name, text in year.rows.get(sheet=LINES, **new).cells.items() if text}
    assert made == {
        **{name: text for name, text in cells.items() if text},
        "agreements.id": "pk-2023-perubahan-2",
    }


def test_a_revision_copies_what_its_paper_says_when_it_is_saved(
    year: OfficeYear, client: Client
) -> None:
    row = last_of_office(year)
    where = f"{BALANGAN}{row.pk}/perubahan/"
    sent = fields(elements(client.get(where).text)) | {"pk-signed": "2023-10-02", "alasan": WHY}
    line = year.rows.get(
        sheet=LINES, **{"cells__agreements.id": row.cells["id"], "cells__indicator": "iku-1"}
    )
    Row.objects.filter(pk=line.pk).update(cells={**line.cells, "target.value": "84.5"})
    mark_changed(year)
    answer = client.post(where, {**sent, "target-iku-1": "88"})
    assert answer.status_code == 409 and "diubah orang lain menjadi 84,5" in answer.text
    answer = client.post(where, {**sent, "target-iku-2": "96"})
    assert answer.status_code == 302, elements(answer.text).all("div", role="alert")[0].words
    assert promised(year, "pk-2023-perubahan-2") == {"iku-1": "84.5", "iku-2": "96"}


def test_an_emptied_target_is_left_out_and_a_second_click_is_none(
    year: OfficeYear, client: Client
) -> None:
    where = f"{BALANGAN}{last_of_office(year).pk}/perubahan/"
    sent = fields(elements(client.get(where).text)) | {"pk-signed": "2023-10-02", "alasan": WHY}
    assert client.post(where, {**sent, "target-iku-1": ""}).status_code == 302
    assert client.post(where, {**sent, "target-iku-1": ""}).status_code == 200
    assert client.get(where).status_code == 404, "only the last paper is revised"
    year.refresh_from_db()
    assert [*promised(year, "pk-2023-perubahan-2")] == ["iku-2"]
    assert year.rows.filter(sheet=PAPERS, cells__kind="office", cells__revision="2").count() == 1
    table = elements(client.get(BALANGAN).text).all("table")[0]
    (line,) = [each for each in table.all("tr")[1:] if "IKU 1" in each.all("th")[0].words]
    assert [each.words for each in line.all("td")] == ["86", "86", "dikeluarkan"]


def test_targets_within_the_year_go_along_or_are_emptied(year: OfficeYear, client: Client) -> None:
    row = last_of_office(year)
    for code in ("iku-1", "iku-2"):
        cells = {"agreements.id": row.cells["id"], "key": "2023-Q1", "value": "20"}
        year.rows.create(sheet=PARTS, place=900, cells={**cells, "targets.indicator": code})
    mark_changed(year)
    changed = {"target-iku-1": "", "target-iku-2": "96"}
    status, reply = revise(client, row, **changed)
    assert status == 422 and "yang berkala" in reply.by_id("target-iku-1:2023-Q1-salah").words
    assert revise(client, row, **changed, **{"target-iku-1:2023-Q1": ""})[0] == 302
    made = year.rows.filter(sheet=PARTS, **{"cells__agreements.id": "pk-2023-perubahan-2"})
    assert [(each.cells["targets.indicator"], each.cells["value"]) for each in made] == [
        ("iku-2", "20")
    ]


@pytest.mark.parametrize(
    ("changed", "at", "words"),
    [
        ({"pk-signed": ""}, "pk-signed", "Isi tanggal penandatanganan"),
        ({"pk-signed": "besok"}, "pk-signed", "“besok” bukan tanggal"),
        ({"pk-signed": "2023-03-01"}, "pk-signed", "Perubahan ini mendahului"),
        ({"pk-signed": "2024-02-01"}, "pk-signed", "Tanggalnya dalam tahun 2024"),
        ({"alasan": "pendek"}, "alasan", "sedikitnya 20 huruf"),
        ({"pk-document": "tidak-ada"}, "pk-document", "Pilih dari daftar."),
        ({"target-iku-2": "banyak"}, "target-iku-2", "“banyak” bukan bilangan"),
        ({"target-iku-2": "120"}, "target-iku-2", "Target di atas 100 persen"),
        ({"target-iku-2": "95"}, "", "Belum ada target yang berubah"),
        ({"target-x": "1"}, "", "Isian Anda untuk x tidak punya tempat lagi"),
    ],
)
def test_what_is_wrong_with_a_revision_is_reported_at_its_field(
    year: OfficeYear, client: Client, changed: dict[str, str], at: str, words: str
) -> None:
    rows = year.rows.count()
    status, reply = revise(client, last_of_office(year), **{"target-iku-2": "96", **changed})
    assert status in (409, 422) and year.rows.count() == rows
    (alert,) = reply.all("div", role="alert")
    assert words in alert.words
    assert not at or [each.attributes["href"] for each in alert.all("a")] == [f"#{at}"]
    assert "alasan" in [each.attributes.get("name") for each in reply.all("textarea")]


@pytest.mark.parametrize("role", (Role.OFFICE_HEAD, Role.DATA_ENTRY))
def test_others_only_read(year: OfficeYear, role: Role) -> None:
    row, client = last_of_office(year), somebody(year, role)
    assert client.get(BALANGAN).status_code == 200
    for each in ("", "perubahan/"):
        assert client.get(f"{BALANGAN}{row.pk}/{each}").status_code == 404
        assert client.post(f"{BALANGAN}{row.pk}/{each}", {"alasan": WHY}).status_code == 404


def test_papers_stand_side_by_side_with_what_changed(year: OfficeYear, client: Client) -> None:
    row = year.rows.get(
        sheet=LINES,
        **{"cells__agreements.id": last_of_office(year).cells["id"]},
        cells__indicator="iku-1",
    )
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "target.value": "88.5"})
    mark_changed(year)
    table = elements(client.get(BALANGAN).text).all("table")[0]
    assert [each.words for each in table.all("thead")[0].all("a")] == ["Awal", "Perubahan ke-1"]
    by_name = {line.all("th")[0].words: line for line in table.all("tr")[1:]}
    (changed,) = [line for name, line in by_name.items() if name.startswith("IKU 1")]
    assert [each.words for each in changed.all("td")] == ["86", "88,5"]
    assert [each.words for each in changed.all("b")] == ["88,5"]
    year.rows.filter(sheet__startswith="agreements.yaml").delete()
    mark_changed(year)
    assert "Belum ada perjanjian kinerja tahun ini." in client.get(BALANGAN).text


def test_the_pages_of_a_revised_agreement_ask_the_database_few_times(
    year: OfficeYear, client: Client, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    row = last_of_office(year)
    for place in ("", f"{row.pk}/", f"{row.pk}/perubahan/"):
        client.get(f"{BALANGAN}{place}")
        with django_assert_max_num_queries(13):
            assert client.get(f"{BALANGAN}{place}").status_code == 200
