"""Performance agreements beside their revisions, and a new revision: copied, compared, kept as compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.taken import taken
from tests.web.test_planning_pages import somebody
from tests.web.twins import told

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.period import Period
from capaian.dossier.cells import Reading
from capaian.dossier.read import read_folder
from capaian.rules.agreements import agreements_in_force
from capaian.web.offices.models import Role
from capaian.web.planning.agreement_series import Difference, find_differences
from capaian.web.trail.models import Entry
from capaian.web.years.change import FlawedError
from capaian.web.years.known import Cell, Flaw
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.store import lay_out

pytestmark = pytest.mark.django_db
NAME = "IKU 2 Persentase Tingkat Kepemilikan Dokumen Pendaftaran Penduduk dan Pencatatan Sipil Masyarakat"
HERE = "/balangan-2023/2023/perjanjian/"
PAPERS, LINES = "agreements.yaml#agreements", "agreements.yaml#agreements/targets"
PARTS = "agreements.yaml#agreements/targets/periods"
WHY = "Penyesuaian dengan perubahan anggaran tahun berjalan."


@pytest.fixture(name="year")
def balangan() -> OfficeYear:
    return taken("balangan-2023")


def paper(year: OfficeYear, code: str) -> Row:
    return year.rows.get(sheet=PAPERS, cells__id=code)


def last_of_office(year: OfficeYear) -> Row:
    """The changed agreement of the head of office with the regent."""
    return year.rows.get(sheet=PAPERS, cells__kind="office", cells__revision="1")


def address(row: Row) -> str:
    return f"{HERE}{row.pk}/perubahan/"


def lines(year: OfficeYear, code: str) -> dict[str, str]:
    rows = year.rows.filter(sheet=LINES, **{"cells__agreements.id": code})
    return {row.cells["indicator"]: row.cells["target.value"] for row in rows}


def form(row: Row, year: OfficeYear, **changed: str) -> dict[str, str]:
    """What the form of a revision sends, with other texts."""
    targets = {f"target-{code}": text for code, text in lines(year, row.cells["id"]).items()}
    sent = {"ditandatangani": "2023-10-02", "alasan": WHY, "dokumen": "", "formulir": "a" * 32, **targets}
    return {**sent, **changed, "aksi": "bandingkan"}


def compare(client: Client, row: Row, sent: dict[str, str]) -> tuple[int, Element]:
    answer = client.post(address(row), sent)
    return answer.status_code, elements(answer.text)


def mark_of(page: Element) -> str:
    return page.all("input", name="cap")[0].attributes["value"]


# --- all agreements ----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role)
def test_agreements_stand_beside_their_revisions_with_reason_and_day(year: OfficeYear, role: Role) -> None:
    page = elements(somebody(year, role).get(HERE).text)
    table = page.all("table")[0]
    heads = [each.words for each in table.all("th", scope="col")]
    assert heads[0] == "Indikator"
    assert heads[1].startswith("AwalJanuari 2023")
    assert heads[2].startswith("Perubahan ke-1")
    assert heads[2].endswith("Juli 2023, berlaku")
    assert "Penyesuaian dengan Renstra baru; satu sasaran menjadi dua sasaran" in page.text
    assert ("Buat perubahan" in page.text) is (role in (Role.PLANNER, Role.ADMINISTRATOR))


def test_what_a_revision_changed_is_printed_bold(year: OfficeYear) -> None:
    row = year.rows.get(
        sheet=LINES, **{"cells__agreements.id": last_of_office(year).cells["id"]}, cells__indicator="iku-1"
    )
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "target.value": "88.5"})
    OfficeYear.objects.filter(pk=year.pk).update(revision=7)
    table = elements(somebody(year, Role.VIEWER).get(HERE).text).all("table")[0]
    by_name = {line.all("th")[0].words: line for line in table.all("tr")[1:]}
    (changed,) = [line for name, line in by_name.items() if name.startswith("IKU 1")]
    (same,) = [line for name, line in by_name.items() if name.startswith("IKU 2")]
    assert [each.words for each in changed.all("td")] == ["86", "88,5"]
    assert [each.words for each in changed.all("b")] == ["88,5"]
    assert same.all("b") == []


def test_a_year_without_agreements_says_so(year: OfficeYear) -> None:
    year.rows.filter(sheet__startswith="agreements.yaml").delete()
    OfficeYear.objects.filter(pk=year.pk).update(revision=7)
    assert "Belum ada perjanjian kinerja tahun ini." in somebody(year, Role.VIEWER).get(HERE).text


def test_the_pages_ask_the_database_few_times(
    year: OfficeYear, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    client = somebody(year, Role.PLANNER)
    client.get(HERE)
    for place in (HERE, address(last_of_office(year))):
        with django_assert_max_num_queries(15):
            assert client.get(place).status_code == 200


# --- a new revision ----------------------------------------------------------------------------------


def test_a_revision_begins_as_the_last_one_stands(year: OfficeYear) -> None:
    row = last_of_office(year)
    page = elements(somebody(year, Role.PLANNER).get(address(row)).text)
    assert page.all("h1")[0].words.startswith("Perubahan ke-2: ")
    for code, text in lines(year, row.cells["id"]).items():
        assert page.by_id(f"target-{code}").attributes["value"] == text
    assert page.by_id("alasan").text == ""
    assert page.all("input", name="cap") == []
    assert [each.words for each in page.all("button", name="aksi")] == ["Lihat perbedaannya"]


def test_differences_are_shown_before_anything_is_written(year: OfficeYear) -> None:
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    status, page = compare(client, row, form(row, year, **{"target-iku-2": "96.5"}))
    assert status == 200
    (table,) = [each for each in page.all("table") if "Menjadi" in each.text]
    assert [[cell.words for cell in (*line.all("th"), *line.all("td"))] for line in table.all("tr")[1:]] == [
        [f"{NAME}diubah", "95", "96,5"]
    ]
    assert told() == 0
    assert page.by_id("alasan").text == WHY


def test_a_day_in_the_next_january_is_shown_before_it_is_kept_and_one_within_the_year_is_not(
    year: OfficeYear,
) -> None:
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    said = "Ditandatangani 31 Januari 2024, di luar tahun 2023."
    for day, is_told in (("2024-01-31", True), ("2023-12-31", False)):
        status, page = compare(
            client, row, form(row, year, **{"target-iku-2": "96.5", "ditandatangani": day})
        )
        assert status == 200 and mark_of(page)
        assert (said in page.words) is is_told and ("di luar tahun" in page.words) is is_told


def test_what_was_compared_is_kept_as_rows_with_its_reason_and_counts_then(year: OfficeYear) -> None:
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    before = lines(year, row.cells["id"])
    sent = form(row, year, **{"target-iku-2": "96.5", "indikator-baru": "ik-3-1", "target-baru": "90"})
    _, page = compare(client, row, sent)
    again = {each.attributes["name"]: each.attributes.get("value", "") for each in page.all("input")}
    assert again["target-ik-3-1"] == "90"
    again |= {"alasan": WHY, "aksi": "simpan", "indikator-baru": "", "target-baru": ""}
    answer = client.post(address(row), again, follow=True)
    assert "Perubahan ke-2 disimpan." in answer.text
    new = "pk-2023-perubahan-2"
    made = paper(year, new)
    assert {name: made.cells[name] for name in ("revision", "signed", "reason", "kind", "first_party")} == {
        "revision": "2",
        "signed": "2023-10-02",
        "reason": WHY,
        "kind": "office",
        "first_party": row.cells["first_party"],
    }
    assert lines(year, new) == {**before, "iku-2": "96.5", "ik-3-1": "90"}
    assert lines(year, row.cells["id"]) == before
    assert {entry.reason for entry in Entry.objects.all()} == {WHY}
    facts = read_folder(lay_out(year), Reading()).partial
    assert facts is not None
    assert new in [each.id for each in agreements_in_force(facts, Period.year_of(2023))]
    assert new not in [each.id for each in agreements_in_force(facts, Period.parse("2023-Q3"))]


def test_a_form_that_is_sent_twice_makes_one_revision(year: OfficeYear) -> None:
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    sent = form(row, year, **{"target-iku-2": "96"})
    sent |= {"cap": mark_of(compare(client, row, sent)[1]), "aksi": "simpan"}
    assert client.post(address(row), sent).status_code == 302
    count = year.rows.filter(sheet__startswith="agreements.yaml").count()
    assert client.post(address(row), sent).status_code == 404
    assert year.rows.filter(sheet__startswith="agreements.yaml").count() == count


def test_what_was_not_compared_is_not_kept(year: OfficeYear) -> None:
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    sent = form(row, year, **{"target-iku-2": "96"})
    mark = mark_of(compare(client, row, sent)[1])
    for other in ({"target-iku-2": "97"}, {"alasan": f"{WHY} Juga."}, {"cap": ""}, {"cap": "0" * 64}):
        answer = client.post(address(row), {**sent, "cap": mark, "aksi": "simpan", **other})
        assert answer.status_code == 200
        assert "Belum ada yang disimpan." in answer.text
    assert told() == 0


@pytest.mark.parametrize(
    ("changed", "at", "words"),
    [
        ({"ditandatangani": ""}, "ditandatangani", "Isi tanggal penandatanganan"),
        ({"ditandatangani": "besok"}, "ditandatangani", "“besok” bukan tanggal"),
        ({"ditandatangani": "2023-03-01"}, "ditandatangani", "Perubahan ini mendahului"),
        (
            {"ditandatangani": "2024-02-01"},
            "ditandatangani",
            "paling lambat Januari 2024, bukan 1 Februari 2024",
        ),
        ({"ditandatangani": "2023"}, "ditandatangani", "Tahunnya saja (2023) belum cukup"),
        ({"alasan": "pendek"}, "alasan", "sedikitnya 20 huruf"),
        ({"target-iku-2": "banyak"}, "target-iku-2", "“banyak” bukan bilangan"),
        ({"target-iku-2": "95"}, "target", "Belum ada target yang berubah"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_what_was_typed_stays(
    year: OfficeYear, changed: dict[str, str], at: str, words: str
) -> None:
    row = last_of_office(year)
    sent = form(row, year, **{"target-iku-2": "96", **changed})
    status, page = compare(somebody(year, Role.PLANNER), row, sent)
    assert status == 422
    assert page.all("title")[0].words.startswith("Galat: ")
    assert any(words in each.words for each in page.all("a", href=f"#{at}"))
    assert page.by_id("target-iku-2").attributes["value"] == sent["target-iku-2"]
    assert page.by_id("ditandatangani").attributes["value"] == sent["ditandatangani"]
    assert told() == 0


def test_only_the_last_revision_is_revised(year: OfficeYear) -> None:
    client = somebody(year, Role.PLANNER)
    first = year.rows.get(sheet=PAPERS, cells__kind="office", cells__revision="0")
    for row in (first, year.rows.filter(sheet="counts.csv")[0]):
        assert client.get(address(row)).status_code == 404
        assert client.post(address(row), form(first, year)).status_code == 404
    assert client.get(f"{HERE}{10**9}/perubahan/").status_code == 404


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.PLANNER, Role.ADMINISTRATOR)])
def test_others_revise_nothing(year: OfficeYear, role: Role) -> None:
    row, client = last_of_office(year), somebody(year, role)
    assert client.get(address(row)).status_code == 404
    assert client.post(address(row), form(row, year)).status_code == 404


def test_a_closed_year_is_not_revised(year: OfficeYear) -> None:
    OfficeYear.objects.filter(pk=year.pk).update(is_closed=True)
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    for answer in (
        client.get(address(row), follow=True),
        client.post(address(row), form(row, year), follow=True),
    ):
        assert "Tahun 2023 sudah ditutup" in answer.text
    assert told() == 0


def test_hostile_texts_are_shown_and_never_run(year: OfficeYear) -> None:
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    typed = '"><script>alert(1)</script>'
    sent = form(row, year, alasan=typed * 2, ditandatangani=typed, **{"target-iku-2": typed, "target-x": "1"})
    answer = client.post(address(row), sent)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert 'id="target-x"' not in answer.text


def kept(client: Client, row: Row, sent: dict[str, str]) -> None:
    """Compare a revision, and keep it as it was compared."""
    _, page = compare(client, row, sent)
    answer = client.post(address(row), {**sent, "cap": mark_of(page), "aksi": "simpan"})
    assert answer.status_code == 302


def test_a_revision_of_a_revision_is_numbered_on(year: OfficeYear) -> None:
    client, row = somebody(year, Role.PLANNER), last_of_office(year)
    kept(client, row, form(row, year, **{"target-iku-2": "96"}))
    second = paper(year, "pk-2023-perubahan-2")
    sent = form(second, year, **{"target-iku-2": "97", "ditandatangani": "2023-11", "formulir": "b" * 32})
    kept(client, second, sent)
    third = paper(year, "pk-2023-perubahan-3")
    assert third.cells["revision"] == "3"
    assert third.cells["title"].endswith(", perubahan ke-3")
    assert third.cells["title"].count("perubahan ke-") == 1
    page = elements(client.get(HERE).text)
    papers = [each.words for each in page.all("table")[0].all("thead")[0].all("a")]
    assert papers == ["Awal", "Perubahan ke-1", "Perubahan ke-2", "Perubahan ke-3"]
    (line,) = [each for each in page.all("table")[0].all("tr")[1:] if "IKU 2" in each.all("th")[0].words]
    assert [each.words for each in line.all("td")] == ["95", "95", "96", "97"]
    assert [each.words for each in line.all("b")] == ["96", "97"]


def test_an_indicator_that_is_emptied_is_left_out_and_stays_in_the_paper_before(year: OfficeYear) -> None:
    client, row = somebody(year, Role.PLANNER), last_of_office(year)
    status, page = compare(client, row, form(row, year, **{"target-iku-1": ""}))
    assert status == 200
    (difference,) = [each for each in page.all("tr") if "dikeluarkan" in each.words]
    assert difference.words == "IKU 1 IKM pelayanan administrasi kependudukandikeluarkan86–"
    kept(client, row, form(row, year, **{"target-iku-1": ""}))
    assert [*lines(year, "pk-2023-perubahan-2")] == ["iku-2"]
    assert set(lines(year, row.cells["id"])) == {"iku-1", "iku-2"}
    table = elements(client.get(HERE).text).all("table")[0]
    (line,) = [each for each in table.all("tr")[1:] if "IKU 1" in each.all("th")[0].words]
    assert [each.words for each in line.all("td")] == ["86", "86", "dikeluarkan"]


def test_targets_within_the_year_are_copied_with_their_indicators(year: OfficeYear) -> None:
    client, row = somebody(year, Role.PLANNER), last_of_office(year)
    parts = {"agreements.id": row.cells["id"], "key": "2023-Q1", "value": "20"}
    for code in ("iku-1", "iku-2"):
        year.rows.create(sheet=PARTS, place=900, cells={**parts, "targets.indicator": code})
    OfficeYear.objects.filter(pk=year.pk).update(revision=7)
    kept(client, row, form(row, year, **{"target-iku-1": "", "target-iku-2": "96"}))
    made = year.rows.filter(sheet=PARTS, **{"cells__agreements.id": "pk-2023-perubahan-2"})
    assert [(each.cells["targets.indicator"], each.cells["key"], each.cells["value"]) for each in made] == [
        ("iku-2", "2023-Q1", "20")
    ]


def test_a_document_is_chosen_among_those_that_are_there(year: OfficeYear) -> None:
    client, row = somebody(year, Role.PLANNER), last_of_office(year)
    page = elements(client.get(address(row)).text)
    offered = [each.attributes["value"] for each in page.by_id("dokumen").all("option")]
    assert "kepmendagri-860-2627-2022" in offered
    sent = form(row, year, **{"target-iku-2": "96", "dokumen": "tidak-ada"})
    status, refused = compare(client, row, sent)
    assert status == 422
    assert refused.by_id("dokumen-salah").words == (
        "Galat: Dokumen “tidak-ada” tidak ada. Pilih dari daftar, atau tambahkan dahulu."
    )
    assert told() == 0
    kept(client, row, {**sent, "dokumen": "kepmendagri-860-2627-2022"})
    assert paper(year, "pk-2023-perubahan-2").cells["document"] == "kepmendagri-860-2627-2022"


def test_agreements_of_posts_below_are_revised_too(year: OfficeYear) -> None:
    client = somebody(year, Role.PLANNER)
    row = year.rows.get(sheet=PAPERS, cells__kind="tier", cells__tier="III")
    sent = form(row, year, **{"target-ik-3-2": "91"})
    kept(client, row, sent)
    made = year.rows.filter(sheet=PAPERS, cells__kind="tier", cells__tier="III", cells__revision="2").get()
    assert lines(year, made.cells["id"])["ik-3-2"] == "91"
    assert made.cells["second_party"] == row.cells["second_party"]


def test_differences_follow_the_paper_before() -> None:
    before, after = {"a": "1", "b": "2", "c": "3"}, {"d": "4", "a": "1", "c": "5"}
    found = find_differences(before, after, {"b": "Cakupan b"})
    assert found == [Difference("Cakupan b", "2", ""), Difference("c", "3", "5"), Difference("d", "", "4")]
    assert [each.act for each in found] == ["dikeluarkan", "diubah", "ditambah"]
    assert find_differences(before, before, {}) == []


def test_what_would_be_wrong_with_the_year_stands_at_its_field(
    year: OfficeYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        issue = Issue(Level.ERROR, "x", "Keliru.", Place("agreements.yaml"))
        raise FlawedError(
            [Flaw(issue, Cell(0, PAPERS, "signed")), Flaw(issue, Cell(row.pk, PAPERS, "signed"))]
        )

    client, row = somebody(year, Role.PLANNER), last_of_office(year)
    sent = form(row, year, **{"target-iku-1": "87"})
    page = compare(client, row, sent)[1]
    monkeypatch.setattr("capaian.web.planning.agreements.change", refused)
    status, told = compare(client, row, {**sent, "cap": mark_of(page), "aksi": "simpan"})
    (alert,) = told.all("div", role="alert")
    assert status == 422 and told.by_id("ditandatangani-salah").words == "Galat: Keliru."
    assert [each.attributes["href"] for each in alert.all("a")] == ["#ditandatangani"]
    assert len(alert.all("li")) == 2, "what is wrong with another agreement is told above"
