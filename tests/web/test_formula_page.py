"""The page of a formula: checked and tried while it is typed,
kept with the way of every other cell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.example_years import example_year
from tests.web.test_planning_pages import somebody

from capaian.domain.period import Period
from capaian.domain.value import Known
from capaian.dossier.folder import lay_texts
from capaian.dossier.read import ReadResult, read_folder
from capaian.dossier.reading.cell_reading import Reading
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.web.offices.models import Role
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.store import lay_out

IKU_2 = "/balangan-2023/2023/rumus/indikator/iku-2/"
KTP = "/balangan-2023/2023/rumus/cakupan/ktp/"
STORED = "mean(kk, ktp, kia, akta-lahir, akta-mati, akta-kawin)"
AS_TYPING = {"HX-Request": "true"}


def row_of(year: OfficeYear, code: str, sheet: str = "indicators") -> Row:
    return year.rows.get(sheet=f"plan.yaml#{sheet}", cells__code=code)


def check_formula(
    client: Client, formula: str, address: str = IKU_2, **more: str
) -> tuple[int, Element]:
    answer = client.post(address, {"rumus": formula, "versi": "1", "aksi": "periksa", **more})
    return answer.status_code, elements(answer.text)


def table(page: Element, caption: str) -> list[list[str]]:
    """The rows of a table by its caption, the heads first."""
    for each in page.all("table"):
        if [cap.words for cap in each.all("caption")] == [caption]:
            return [
                [cell.words.strip() for cell in (*line.all("th"), *line.all("td"))]
                for line in each.all("tr")
            ]
    return []


def read(year: OfficeYear) -> ReadResult:
    """The dossier that the year is given back as, read as the command line reads it."""
    return read_folder(lay_out(year), Reading())


# --- what is shown


@pytest.mark.parametrize("role", (Role.PLANNER, Role.VIEWER))
def test_everybody_of_the_office_reads_the_formula_with_what_it_yields(role: Role) -> None:
    page = elements(somebody(example_year("balangan-2023"), role).get(IKU_2).text)
    assert page.by_id("rumus").text == STORED
    assert table(page, "Hasil setiap periode")[1][:2] == ["Tahun 2023", "94,24"]
    may = role in (Role.PLANNER, Role.ADMINISTRATOR)
    assert ("readonly" in page.by_id("rumus").attributes) is not may
    assert bool(page.all("button", name="sisip")) is may
    assert ("Simpan rumus" in page.text) is may


def test_names_are_offered_with_meaning_and_unit() -> None:
    page = elements(somebody(example_year("balangan-2023"), Role.PLANNER).get(KTP).text)
    offered = [each.attributes["value"] for each in page.all("button", name="sisip")]
    assert offered == ["ktp.holders", "ktp.eligible"]
    (item,) = [each for each in page.all("li") if each.all("button", value="ktp.eligible")]
    assert item.words == "Wajib KTP (orang)"


def test_the_page_of_a_row_leads_there_and_that_of_other_rows_does_not() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.VIEWER)
    own = client.get(
        f"/balangan-2023/2023/perencanaan/plan-indicators/{row_of(year, 'iku-2').pk}/"
    )
    assert f'href="{IKU_2}"' in own.text
    other = year.rows.filter(sheet="outputs.csv")[0]
    assert "/rumus/" not in client.get(f"/balangan-2023/2023/perencanaan/outputs/{other.pk}/").text


@pytest.mark.parametrize(
    "address",
    [
        "indikator/ktp/",
        "cakupan/iku-2/",
        "indikator/tidak-ada/",
        "lain/iku-2/",
        "indikator/%00/",
        "cakupan/../",
    ],
)
def test_what_is_not_there_is_not_found(address: str) -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    assert client.get(f"/balangan-2023/2023/rumus/{address}").status_code == 404
    assert client.post(f"/balangan-2023/2023/rumus/{address}", {"rumus": "ktp"}).status_code == 404


def test_the_database_is_queried_few_times(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    client.get("/balangan-2023/2023/perencanaan/")
    for address in (IKU_2, KTP):
        with django_assert_max_num_queries(15):
            client.get(address)
        with django_assert_max_num_queries(15):
            client.post(address, {"rumus": "mean(ktp, kk)", "aksi": "periksa"}, headers=AS_TYPING)


# --- checking


def test_what_is_typed_is_shown_beside_what_is_stored_and_nothing_is_written() -> None:
    year = example_year("balangan-2023")
    status, page = check_formula(somebody(year, Role.PLANNER), "mean(ktp, kk)")
    assert status == 200
    assert page.by_id("rumus").text == "mean(ktp, kk)"
    # 99,53 and 100,00 as the report prints them.
    assert table(page, "Hasil setiap periode") == [
        ["Periode", "Rumus tersimpan", "Rumus yang ditulis", "Perhitungan"],
        ["Tahun 2023", "94,24", "99,77", "(99,53 + 100,00) ÷ 2"],
    ]
    assert page.by_id("kata-rumus").words == "Rumus ini dapat dipakai, hasilnya dalam persen."
    assert (row_of(year, "iku-2").cells["formula"], Entry.objects.count()) == (STORED, 0)


@pytest.mark.parametrize(
    ("typed", "place", "marked", "words"),
    [
        ("mean(ktp, kai)", "Baris 1, huruf 11", "kai", "Nama “kai” tidak dikenal. Maksudnya kia"),
        ("mean(\r\n  ktp,\r\n  kai\r\n)", "Baris 3, huruf 3", "kai", "Nama “kai” tidak dikenal."),
        ("mean(ktp, kk", "Baris 1, huruf 5", "(", "Tanda “(” ini belum ditutup."),
        ("ktp +", "Baris 1, huruf 5", "+", "Rumus berakhir sebelum lengkap"),
        ("ktp × kk", "Baris 1, huruf 5", "×", "Perkalian ditulis dengan *."),
        ("67,5 * ktp", "Baris 1, huruf 1", "67", "Untuk satu angka tulis titik (67.5)"),
        ("ktp.holders + 1", "Baris 1, huruf 1", "ktp.holders", "Hasil rumus dalam orang"),
    ],
)
def test_a_fault_is_reported_at_its_place(typed: str, place: str, marked: str, words: str) -> None:
    status, page = check_formula(somebody(example_year("balangan-2023"), Role.PLANNER), typed)
    assert status == 200
    (fault,) = [each for each in page.all("li") if each.all("mark")]
    assert [each.words for each in fault.all("a")] == [place]
    assert [each.text for each in fault.all("mark")] == [marked]
    assert words in fault.words
    assert page.by_id("rumus").text == typed.replace("\r\n", "\n")


def test_while_one_types_only_what_is_found_comes_back() -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    answer = client.post(IKU_2, {"rumus": "mean(ktp, kai)"}, headers=AS_TYPING)
    page = elements(answer.text)
    assert answer.status_code == 200
    assert page.all("html") == [] == page.all("textarea")
    (status,) = page.all("div", **{"hx-swap-oob": "innerHTML:#kata-rumus"})
    assert status.words == "Ada 1 hal yang harus diperbaiki pada rumus ini."
    assert [each.text for each in page.all("mark")] == ["kai"]


def test_the_page_asks_by_itself_and_works_with_its_buttons() -> None:
    page = elements(somebody(example_year("balangan-2023"), Role.PLANNER).get(IKU_2).text)
    box = page.by_id("rumus").attributes
    assert (box["hx-post"], box["hx-target"]) == (IKU_2, "#hasil-rumus")
    assert [each.words for each in page.all("button", name="aksi")] == ["Periksa", "Simpan rumus"]
    form = page.by_id("penyunting")
    assert form.attributes["method"] == "post"
    assert {each.attributes["form"] for each in page.all("button", name="sisip")} == {"penyunting"}


def test_a_name_is_put_into_the_formula_without_a_script() -> None:
    year = example_year("balangan-2023")
    answer = somebody(year, Role.PLANNER).post(
        IKU_2, {"rumus": "ktp +", "sisip": "kk", "versi": "1"}
    )
    assert elements(answer.text).by_id("rumus").text == "ktp + kk"
    assert row_of(year, "iku-2").version == 1


def test_what_the_plan_does_not_bear_is_reported() -> None:
    status, page = check_formula(
        somebody(example_year("balangan-2023"), Role.PLANNER), "mean(iku-2, ktp)"
    )
    assert status == 200
    assert "Rumus iku-2 menunjuk dirinya sendiri." in page.text
    assert (
        page.by_id("kata-rumus").words == "Rumus ini tidak dapat dipakai bersama rencana yang ada."
    )


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7 }}",
        "a" * 5_000,
        "\0",
        "'",
    ],
)
def test_hostile_texts_are_faulty_formulas(typed: str) -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    for headers in ({}, AS_TYPING):
        answer = client.post(IKU_2, {"rumus": typed, "aksi": "periksa"}, headers=headers)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
    saved = client.post(IKU_2, {"rumus": typed, "aksi": "simpan", "versi": "1"})
    assert saved.status_code == 422
    assert Entry.objects.count() == 0


# --- keeping


def test_a_formula_is_kept_and_reported_and_is_what_everything_computes_with() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    tried = table(check_formula(client, "mean(ktp, kia)")[1], "Hasil setiap periode")[1][2]
    sent = {"rumus": "mean(ktp, kia)", "versi": "1", "aksi": "simpan"}
    answer = client.post(IKU_2, sent, follow=True)
    assert "Rumus disimpan." in answer.text
    row = row_of(year, "iku-2")
    assert (row.cells["formula"], row.version) == ("mean(ktp, kia)", 2)
    entry = Entry.objects.get()
    assert (entry.action, entry.before, entry.after) == (
        "row.changed",
        {"formula": STORED},
        {"formula": "mean(ktp, kia)"},
    )
    office_year = read(year).partial
    assert office_year is not None
    whole = assess(office_year, load_rulebook())
    (result,) = [each for each in whole.indicators if each.code == "iku-2"]
    assert isinstance(result.current.actual, Known)
    assert result.current.period == Period.year_of(2023)
    assert result.current.actual.display == tried


def test_lines_of_a_formula_stay_in_the_dossier() -> None:
    year = example_year("balangan-2023")
    typed = "mean(\n  ktp,\n  kia\n)"
    sent = {"rumus": typed.replace("\n", "\r\n"), "versi": "1", "aksi": "simpan"}
    assert somebody(year, Role.PLANNER).post(IKU_2, sent).status_code == 302
    office_year = read(year).partial
    assert office_year is not None
    assert [each.formula for each in office_year.indicators if each.code == "iku-2"] == [typed]
    again = lay_texts(
        lay_out(year).path, {name: text.decode() for name, text in lay_out(year).parts.items()}
    )
    assert again.parts["plan.yaml"] == lay_out(year).parts["plan.yaml"]


@pytest.mark.parametrize("typed", ["mean(ktp, kai)", "ktp +", "mean(iku-2, ktp)", "ktp / 0"])
def test_a_faulty_formula_is_not_kept_and_stays_typed(typed: str) -> None:
    year = example_year("balangan-2023")
    answer = somebody(year, Role.PLANNER).post(
        IKU_2, {"rumus": typed, "versi": "1", "aksi": "simpan"}
    )
    page = elements(answer.text)
    assert answer.status_code == 422
    assert page.all("title")[0].words.startswith("Galat: ")
    assert page.by_id("rumus").text == typed
    assert page.by_id("rumus").attributes["aria-invalid"] == "true"
    (summary,) = page.all("div", role="alert")
    assert summary.all("li")
    assert (row_of(year, "iku-2").version, Entry.objects.count()) == (1, 0)


def test_an_indicator_may_go_without_a_formula_and_a_component_may_not() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    empty = {"rumus": "  ", "versi": "1", "aksi": "simpan"}
    assert client.post(KTP, empty).status_code == 422
    assert client.post(IKU_2, empty).status_code == 302
    assert row_of(year, "iku-2").cells["formula"] == ""
    assert "realisasi dilaporkan langsung" in client.get(IKU_2).text


def test_who_was_overtaken_sees_both_formulas_and_may_save_again() -> None:
    year = example_year("balangan-2023")
    first, second = (somebody(year, Role.PLANNER, name=name) for name in ("satu", "dua"))
    first.post(IKU_2, {"rumus": "mean(ktp, kk)", "versi": "1", "aksi": "simpan"})
    answer = second.post(IKU_2, {"rumus": "mean(ktp, kia)", "versi": "1", "aksi": "simpan"})
    page = elements(answer.text)
    assert answer.status_code == 409
    (line,) = page.all("div", role="alert")
    assert "mean(ktp, kk)" in line.text
    assert page.by_id("rumus").text == "mean(ktp, kia)"
    assert [each.attributes["value"] for each in page.all("input", name="versi")] == ["2"]
    assert row_of(year, "iku-2").cells["formula"] == "mean(ktp, kk)"
    second.post(IKU_2, {"rumus": "mean(ktp, kia)", "versi": "2", "aksi": "simpan"})
    assert row_of(year, "iku-2").cells["formula"] == "mean(ktp, kia)"


def test_saving_what_is_stored_changes_nothing() -> None:
    year = example_year("balangan-2023")
    sent = {"rumus": f" {STORED} ", "versi": "1", "aksi": "simpan"}
    assert somebody(year, Role.PLANNER).post(IKU_2, sent).status_code == 302
    assert (row_of(year, "iku-2").version, Entry.objects.count()) == (1, 0)


def test_other_fields_that_are_sent_write_nothing() -> None:
    year = example_year("balangan-2023")
    sent = {
        "rumus": "mean(ktp, kia)",
        "versi": "1",
        "aksi": "simpan",
        "sel-name": "Lain",
        "name": "Lain",
    }
    somebody(year, Role.PLANNER).post(IKU_2, sent)
    assert Entry.objects.get().after == {"formula": "mean(ktp, kia)"}


def test_a_closed_year_is_read_and_not_written() -> None:
    year = example_year("balangan-2023")
    OfficeYear.objects.filter(pk=year.pk).update(is_closed=True)
    client = somebody(year, Role.PLANNER)
    page = elements(client.get(IKU_2).text)
    assert "readonly" in page.by_id("rumus").attributes
    assert "Tahun ini sudah ditutup; rumusnya hanya dibaca." in page.text
    answer = client.post(IKU_2, {"rumus": "mean(ktp, kia)", "versi": "1", "aksi": "simpan"})
    assert answer.status_code == 422 and "Tahun 2023 sudah ditutup" in answer.text
    assert row_of(year, "iku-2").cells["formula"] == STORED


def test_a_formula_that_cannot_be_read_is_mended_here() -> None:
    year = example_year("balangan-2023")
    row = row_of(year, "iku-2")
    row.cells = {**row.cells, "formula": "mean(ktp, kai"}
    row.save()
    year.revision += 1
    year.save()
    client = somebody(year, Role.PLANNER)
    shown = elements(client.get(IKU_2).text)
    assert "Tanda “(” ini belum ditutup." in shown.text
    assert table(shown, "Hasil setiap periode") == []
    status, page = check_formula(client, "mean(ktp, kia)")
    assert status == 200
    assert table(page, "Hasil setiap periode")[1][:3] == ["Tahun 2023", "", "83,67"]


def test_errors_elsewhere_are_reported_where_values_would_stand() -> None:
    year = example_year("balangan-2023")
    row = row_of(year, "iku-1")
    row.cells = {**row.cells, "formula": "index(skm"}
    row.save()
    year.revision += 1
    year.save()
    page = elements(somebody(year, Role.PLANNER).get(IKU_2).text)
    assert table(page, "Hasil setiap periode") == []
    assert "Hasilnya belum dapat dihitung" in page.text
    assert "Ada 1 galat lain dalam data tahun ini." in page.text


def test_the_way_to_a_formula_names_the_thing_and_not_its_code() -> None:
    year = example_year("balangan-2023")
    page = elements(somebody(year, Role.PLANNER).get(KTP).text)
    (way,) = [each for each in page.all("p") if "remah" in each.attributes.get("class", "")]
    name = row_of(year, "ktp", "components").cells["name"]
    assert name in way.words and "/ ktp /" not in way.words
