"""Rows of a sheet page by page, areas and days among them: searched, written, and closed."""

from __future__ import annotations

import re
from itertools import product

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.example_years import example_year
from tests.web.filling import YEAR, House
from tests.web.test_planning_pages import SHEET, first_row, sent, somebody
from tests.web.twins import count_entries

from capaian.domain.narrative import DocumentUse
from capaian.dossier.excel.read.cell_texts import text_of_cell
from capaian.dossier.tables.days import holds_days
from capaian.dossier.tables.kinds import DAY, MARK, PARTIAL_DATE, Kind
from capaian.web.offices.models import Role
from capaian.web.planning.cell_texts import typed_cells
from capaian.web.planning.planner_home import first_steps
from capaian.web.planning.sheets import SHEETS
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear, Row

HERE = "/balangan-2023/2023/perencanaan/"
COUNTS = f"{HERE}counts/"
PLANNERS = (Role.PLANNER, Role.ADMINISTRATOR)


def listed(client: Client, address: str, **query: str) -> Element:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return elements(answer.text)


def row_ids(page: Element) -> list[int]:
    """Ids of the rows that a page lists, in their order."""
    (body,) = page.all("tbody") or [Element("tbody", {})]
    links = [each.attributes["href"] for each in body.all("a")]
    return [int(re.findall(r"/([0-9]+)/\Z", href)[0]) for href in links]


def span(page: Element) -> str:
    (nav,) = page.all("nav", **{"aria-label": "Halaman"})
    return nav.all("span")[0].words


def turning(page: Element) -> dict[str, str]:
    """The links that lead to other pages of the sheet."""
    (nav,) = page.all("nav", **{"aria-label": "Halaman"})
    return {each.words: each.attributes["href"] for each in nav.all("a")}


# --- pages and search


def test_a_long_sheet_has_each_of_its_rows_on_one_page_in_their_order() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.VIEWER)
    pages = [listed(client, COUNTS, halaman=number) for number in ("1", "2", "3")]
    assert [len(row_ids(page)) for page in pages] == [50, 50, 8]
    assert [span(page) for page in pages] == [
        "Baris 1 sampai 50 dari 108",
        "Baris 51 sampai 100 dari 108",
        "Baris 101 sampai 108 dari 108",
    ]
    assert [turning(page) for page in pages] == [
        {"Berikutnya": "?halaman=2"},
        {"Sebelumnya": "?halaman=1", "Berikutnya": "?halaman=3"},
        {"Sebelumnya": "?halaman=2"},
    ]
    kept = year.rows.filter(sheet="counts.csv").order_by("place").values_list("pk", flat=True)
    assert [pk for page in pages for pk in row_ids(page)] == [*kept]


def test_a_page_that_is_none_shows_the_first_and_one_beyond_the_last_the_last() -> None:
    client = somebody(example_year("balangan-2023"), Role.VIEWER)
    first, last = "Baris 1 sampai 50 dari 108", "Baris 101 sampai 108 dari 108"
    for number in ("", "x", "1.5", "²", "1e3", "' OR 1=1 --", "9" * 5000, "\x00", "dua"):
        assert span(listed(client, COUNTS, halaman=number)) == first, number[:20]
    for number in ("4", "99", "2147483648", "9" * 40, "0", "-1"):
        assert span(listed(client, COUNTS, halaman=number)) == last, number[:20]


def test_a_search_goes_along_from_page_to_page() -> None:
    year = example_year("balangan-2023")
    first_row(year)
    Row.objects.filter(office_year=year, sheet="outputs.csv").update(
        cells={"node": "I", "note": "a&b=c d#"}
    )
    for place in range(40, 61):
        year.rows.create(
            sheet="outputs.csv", place=place, cells={"node": "II", "note": "A&B=C D#"}
        )
    year.revision += 1
    year.save()
    client = somebody(year, Role.VIEWER)
    page = listed(client, SHEET, cari="a&b=c d#")
    assert span(page) == "Baris 1 sampai 50 dari 60"
    following = elements(client.get(SHEET + turning(page)["Berikutnya"]).text)
    assert span(following) == "Baris 51 sampai 60 dari 60"
    assert following.by_id("cari").attributes["value"] == "a&b=c d#"


def test_a_word_is_found_in_every_cell_whatever_its_case_and_blanks_are_no_word() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.VIEWER)
    of_measure = year.rows.filter(sheet="counts.csv", cells__measure__startswith="ktp.")
    assert of_measure.count() == 108 / 6
    for word in ("ktp.", "KTP.", "  ktp.  "):
        assert row_ids(listed(client, COUNTS, cari=word)) == [row.pk for row in of_measure]
    assert span(listed(client, COUNTS, cari="   ")) == "Baris 1 sampai 50 dari 108"
    for word in (".*", "%", "k_p", "\\"):
        page = listed(client, COUNTS, cari=word)
        assert row_ids(page) == []
        assert f"Tidak ada baris yang memuat “{word}”" in page.text


def test_an_empty_sheet_says_so_and_asks_for_rows_of_those_alone_who_may_add_them() -> None:
    year = example_year("balangan-2023")
    for role in (Role.PLANNER, Role.VIEWER):
        page = listed(somebody(year, role, name=role), f"{HERE}training/")
        assert "Belum ada baris di sini." in page.text
        assert ("Tambahkan yang pertama" in page.text) is (role is Role.PLANNER)


# --- what is not there


def test_a_form_has_its_one_row_and_neither_a_new_one_nor_one_to_remove() -> None:
    year = example_year("balangan-2023")
    row = year.rows.get(sheet="office.yaml")
    client = somebody(year, Role.PLANNER)
    for address in (f"{HERE}office/baru/", f"{HERE}office/{row.pk}/hapus/"):
        assert client.get(address).status_code == 404
        assert (
            client.post(address, {"versi": "1", "alasan": "Tidak perlu lagi."}).status_code == 404
        )
    assert Row.objects.filter(pk=row.pk).exists()
    links = {each.attributes.get("href", "") for each in listed(client, f"{HERE}office/").all("a")}
    links |= {
        each.attributes.get("href", "")
        for each in listed(client, f"{HERE}office/{row.pk}/").all("a")
    }
    assert not {link for link in links if "baru" in link or "hapus" in link}
    answer = client.post(
        f"{HERE}office/{row.pk}/", sent(row, **{"office.regency.name": "Kabupaten Baru"})
    )
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.cells["office.regency.name"] == "Kabupaten Baru"


def test_rows_are_not_found_by_numbers_that_are_not_theirs() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    row, other = first_row(year), year.rows.filter(sheet="counts.csv")[0]
    wrong: list[int | str] = [
        other.pk,
        0,
        2**31,
        2**63,
        10**40,
        "-1",
        "1.5",
        "x",
        f"{row.pk}x",
        "%00",
    ]
    for number, ending in product(wrong, ("", "hapus/")):
        address = f"{SHEET}{number}/{ending}"
        assert client.get(address).status_code == 404, address
        data = {**sent(row, actual="1"), "alasan": "Tercatat dua kali."}
        assert client.post(address, data).status_code == 404, address
    for year_number in ("2022", "0", str(10**40)):
        assert client.get(f"/balangan-2023/{year_number}/perencanaan/outputs/").status_code == 404
    assert count_entries() == 0


# --- versions and conflicts


def test_a_version_that_was_not_read_writes_nothing() -> None:
    year = example_year("balangan-2023")
    client, row = somebody(year, Role.PLANNER), first_row(year)
    versions = (
        "",
        "0",
        "2",
        "-1",
        "1.0",
        "1e0",
        "0x1",
        "x",
        "²",
        "１",
        "1 ",
        "9" * 50,
        "1;2",
        "None",
    )
    for version, ending in product(versions, ("", "hapus/")):
        data = {**sent(row, actual="1"), "versi": version, "alasan": "Tercatat dua kali."}
        assert client.post(f"{SHEET}{row.pk}/{ending}", data).status_code == 409, (version, ending)
    without = {name: text for name, text in sent(row, actual="1").items() if name != "versi"}
    assert client.post(f"{SHEET}{row.pk}/", without).status_code == 409
    assert (first_row(year).cells, first_row(year).version) == (row.cells, 1)
    assert count_entries() == 0


def test_who_was_overtaken_sees_the_cells_that_differ_and_no_others() -> None:
    year = example_year("balangan-2023")
    client, row = somebody(year, Role.PLANNER), first_row(year)
    client.post(f"{SHEET}{row.pk}/", sent(row, actual="30000", note="dari dia"))
    answer = client.post(f"{SHEET}{row.pk}/", sent(row, actual="31000", note="dari dia"))
    page = elements(answer.text)
    assert "Baris ini baru saja diubah orang lain" in page.text
    (table,) = page.all("table")
    assert [[cell.words for cell in line.inner] for line in table.all("tr")] == [
        ["Kolom", "Isian Anda", "Yang tersimpan sekarang"],
        ["Realisasi", "31000", "30000"],
        ["Sumber", "lkjip-2023", ""],
    ], "what was typed over a figure of a file took its source too"
    assert page.by_id("sel-actual").attributes["value"] == "31000"
    assert [each.attributes["value"] for each in page.all("input", name="versi")] == ["2"]


def test_saving_what_is_stored_changes_nothing_and_is_not_reported() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    for sheet, slug in (("outputs.csv", "outputs"), ("office.yaml", "office")):
        row = year.rows.filter(sheet=sheet)[0]
        assert client.post(f"{HERE}{slug}/{row.pk}/", sent(row)).status_code == 302
        after = Row.objects.get(pk=row.pk)
        assert (after.cells, after.version) == (row.cells, 1), slug
    assert count_entries() == 0
    assert OfficeYear.objects.get(pk=year.pk).revision == 0


def test_saving_what_the_page_shows_changes_nothing() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    for sheet, slug in (
        ("counts.csv", "counts"),
        ("inputs.csv", "inputs"),
        ("plan.yaml#indicators", "plan-indicators"),
    ):
        row = year.rows.filter(sheet=sheet)[0]
        page = elements(client.get(f"{HERE}{slug}/{row.pk}/").text)
        shown = {"versi": "1"}
        for each in page:
            name = each.attributes.get("name", "")
            if name.startswith("sel-"):
                options = [one for one in each.all("option") if "selected" in one.attributes]
                chosen = options[0].attributes["value"] if options else ""
                text = each.text if each.tag == "textarea" else each.attributes.get("value", "")
                shown[name] = chosen if each.tag == "select" else text
        assert len(shown) > 4
        assert client.post(f"{HERE}{slug}/{row.pk}/", shown).status_code == 302
        assert Row.objects.get(pk=row.pk).version == 1, slug
    assert count_entries() == 0


def test_several_choices_of_a_cell_are_boxes() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    row = year.rows.filter(
        sheet="documents.yaml#documents", cells__use="legal_basis formation iku_decree"
    )[0]
    page = f"{HERE}documents-documents/{row.pk}/"
    boxes = elements(client.get(page).text).all("input", name="sel-use", type="checkbox")
    chosen = [each.attributes["value"] for each in boxes if "checked" in each.attributes]
    assert chosen == ["legal_basis", "formation", "iku_decree"]
    assert len(boxes) == len(DocumentUse)
    assert (
        client.post(page, {**sent(row), "sel-use": ["", *chosen[:2], "attachment"]}).status_code
        == 302
    )
    assert Row.objects.get(pk=row.pk).cells["use"] == "legal_basis formation attachment"


@pytest.mark.parametrize("reason", ["", "   ", "\r\n\t"])
def test_a_row_does_not_go_without_a_reason_and_the_field_says_so(reason: str) -> None:
    year = example_year("balangan-2023")
    client, row = somebody(year, Role.PLANNER), first_row(year)
    answer = client.post(f"{SHEET}{row.pk}/hapus/", {"versi": "1", "alasan": reason})
    page = elements(answer.text)
    assert answer.status_code == 422
    assert page.all("title")[0].words.startswith("Galat: ")
    assert page.by_id("alasan").attributes["aria-describedby"] == "alasan-petunjuk alasan-salah"
    words = "Tulis alasan menghapus baris ini."
    assert page.by_id("alasan-salah").words == f"Galat: {words}"
    assert [each.words for each in page.all("a", href="#alasan")] == [words]
    assert year.rows.filter(sheet="outputs.csv").count() == 39


# --- new rows and names


def test_the_name_of_a_row_that_went_is_offered_no_more_and_names_nothing() -> None:
    year = example_year("balangan-2023")
    client, row = somebody(year, Role.PLANNER), first_row(year)
    sources = f"{HERE}sources-sources/"
    client.post(f"{sources}baru/", {"sel-id": "rekap-baru", "sel-title": "Rekap Baru"})
    made = year.rows.get(sheet="sources.yaml#sources", cells__id="rekap-baru")

    def offered() -> list[str]:
        page = listed(client, f"{SHEET}{row.pk}/")
        return [each.attributes["value"] for each in page.by_id("sel-source").all("option")]

    assert "rekap-baru" in offered()
    answer = client.post(f"{sources}{made.pk}/hapus/", {"versi": "1", "alasan": "Salah ketik."})
    assert answer.status_code == 302
    assert "rekap-baru" not in offered()
    answer = client.post(f"{SHEET}{row.pk}/", sent(row, source="rekap-baru"))
    assert answer.status_code == 422
    assert elements(answer.text).by_id("sel-source").attributes["aria-invalid"] == "true"


def test_a_row_that_others_name_stays_and_every_place_that_names_it_is_reported() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    row = year.rows.get(sheet="sources.yaml#sources", cells__id="lkjip-2023")
    answer = client.post(
        f"{HERE}sources-sources/{row.pk}/hapus/", {"versi": "1", "alasan": "Tidak dipakai."}
    )
    (summary,) = elements(answer.text).all("div", role="alert")
    assert answer.status_code == 422
    assert len(summary.all("li")) > 1
    assert Row.objects.filter(pk=row.pk).exists()
    assert count_entries() == 0


# --- closed years


def test_a_closed_year_is_read_by_every_role_and_written_by_none() -> None:
    year = example_year("balangan-2023")
    OfficeYear.objects.filter(pk=year.pk).update(is_closed=True)
    row = first_row(year)
    for role in Role:
        client = somebody(year, role, name=role)
        page = listed(client, f"{SHEET}{row.pk}/")
        assert page.by_id("sel-actual").attributes["value"] == row.cells["actual"]
        assert "Tahun ini sudah ditutup; barisnya hanya dibaca." in page.text
        assert "Simpan baris" not in page.text
        assert "Tambah baris" not in listed(client, SHEET).text
        for ending in (f"{row.pk}/", "baru/", f"{row.pk}/hapus/"):
            data = {**sent(row, actual="1"), "alasan": "Tercatat dua kali."}
            answer = client.post(f"{SHEET}{ending}", data)
            assert answer.status_code == (422 if role in PLANNERS else 404), (role, ending)
            if role in PLANNERS:
                assert (
                    "Tahun 2023 sudah ditutup"
                    in elements(answer.text).all("div", role="alert")[0].words
                )
                kept = "Tercatat dua kali." if "hapus" in ending else 'value="1"'
                assert kept in answer.text, "what was typed stays"
    assert (first_row(year).cells, first_row(year).version) == (row.cells, 1)
    assert year.rows.filter(sheet="outputs.csv").count() == 39
    assert count_entries() == 0


def test_a_year_that_is_opened_again_is_written_again() -> None:
    year = example_year("balangan-2023")
    client, row = somebody(year, Role.PLANNER), first_row(year)
    OfficeYear.objects.filter(pk=year.pk).update(is_closed=True)
    client.post(f"{SHEET}{row.pk}/", sent(row, actual="30000"))
    OfficeYear.objects.filter(pk=year.pk).update(is_closed=False)
    client.post(f"{SHEET}{row.pk}/", sent(row, actual="31000"))
    assert first_row(year).cells["actual"] == "31000"
    entries = [(entry.action, entry.after) for entry in Entry.objects.order_by("number")]
    assert [action for action, _ in entries] == ["request.refused", "row.changed"]
    assert entries[1][1] == {"actual": "31000", "source": ""}


HOME = f"/kecil/{YEAR}/"
PLAN = f"{HOME}perencanaan/"
AREAS_PAGE = f"{PLAN}areas/"
AREAS = "areas.csv"
NEW = {"code": "99.01.03", "name": "Muara", "kind": "district", "parent": "99.01"}


@pytest.fixture(name="planner")
def planning(house: House) -> Client:
    return house.browser("planner")


def without_districts(house: House) -> None:
    house.year.rows.filter(sheet__in=[AREAS, "counts.csv"], cells__kind="district").delete()
    house.year.rows.filter(sheet="counts.csv").delete()
    house.year.revision += 1
    house.year.save()


def add(planner: Client, **cells: str) -> tuple[int, Element]:
    fields = {
        f"sel-{name}": text
        for name, text in {**NEW, **cells}.items()
        if not name.startswith("yakin")
    }
    more = {name: text for name, text in cells.items() if name.startswith("yakin")}
    answer = planner.post(f"{AREAS_PAGE}baru/", {**fields, **more})
    return answer.status_code, elements(answer.text)


# --- none yet


def test_that_there_are_no_kecamatan_is_the_first_step_of_all(
    house: House, planner: Client
) -> None:
    assert "Wilayah" not in [step.title for step in first_steps(house.year)]
    without_districts(house)
    first = first_steps(house.year)[0]
    assert (first.title, first.is_done) == ("Wilayah", False) and "belum ada" in first.state
    page = elements(planner.get(HOME).text)
    assert [each.attributes["href"] for each in page.all("a") if each.words == "Wilayah"] == [
        AREAS_PAGE
    ]


def test_it_is_reported_at_its_task_until_there_is_one(house: House, planner: Client) -> None:
    without_districts(house)
    words = "belum ada kecamatan; tambahkan semuanya"
    assert words in elements(planner.get(PLAN).text).words
    assert add(planner)[0] == 302
    assert words not in elements(planner.get(PLAN).text).words
    house.year.refresh_from_db()
    assert "Wilayah" not in [step.title for step in first_steps(house.year)]


# --- two alike, one of nowhere


WRITTEN = [
    ("12/10/2023", "2023-10-12"),
    ("12-10-2023", "2023-10-12"),
    ("12.10.2023", "2023-10-12"),
    ("2/1/2024", "2024-01-02"),
    ("12 Oktober 2023", "2023-10-12"),
    ("12 okt. 2023", "2023-10-12"),
    (" 12 Nopember 2023 ", "2023-11-12"),
    ("Oktober 2023", "2023-10"),
    ("10-2023", "2023-10"),
    ("10/2023", "2023-10"),
    ("13-2023", "13-2023"),
    ("2023-10-12", "2023-10-12"),
    ("2023", "2023"),
    ("2023-1-5", "2023-01-05"),
    ("2023/10/12", "2023-10-12"),
    ("2023/1/5", "2023-01-05"),
    ("Kamis, 12 Oktober 2023", "Kamis, 12 Oktober 2023"),
    ("2023/13/01", "2023/13/01"),
    ("2023-10/12", "2023-10/12"),
    ("1/2/23", "1/2/23"),
    ("23-1-5", "23-1-5"),
    ("31/02/2023", "31/02/2023"),
    ("10/31/2023", "10/31/2023"),
    ("besok", "besok"),
]


@pytest.mark.parametrize("kind", [DAY, PARTIAL_DATE, MARK], ids=lambda kind: kind.name)
@pytest.mark.parametrize(("typed", "kept_as"), WRITTEN)
def test_every_cell_of_a_day_takes_what_the_import_takes(
    typed: str, kept_as: str, kind: Kind
) -> None:
    columns = [
        (spec, column)
        for spec in SHEETS.values()
        for column in spec.columns
        if column.kind.name == kind.name
    ]
    assert columns and text_of_cell(kind, typed) == kept_as
    for spec, column in columns:
        assert typed_cells(spec, {f"sel-{column.id}": typed}) == {column.id: kept_as}


def test_cells_of_other_kinds_keep_what_was_typed() -> None:
    for spec in SHEETS.values():
        for column in spec.columns:
            if not holds_days(column.kind):
                assert typed_cells(spec, {f"sel-{column.id}": "12/10/2023"}) == {
                    column.id: "12/10/2023"
                }


# --- names instead of codes, and rows that are pasted

GOALS = "plan.yaml#goals"
PASTED = (
    # what is pasted into a sheet, and what comes of it: rows, or words of a refusal
    ("nodes", "Jenis\tNama\tInduk\nsub kegiatan\tPelayanan Keliling\tSUB\n", "Pelayanan Keliling"),
    ("nodes", "Nama\tApa\nPelayanan\tx\n", "Kolom yang tidak dikenal: Apa"),
    ("nodes", "Pelayanan\tKeliling\n", "Salin bersama judul kolomnya"),
    ("nodes", "Jenis\tNama\tNama Ibu Kandung\nprogram\tA\tAminah\n", "memuat data orang"),
    ("nodes", "Jenis\tNama\nprogram\tA\nentah\tB\n", "Baris 2: "),
)


def test_a_new_row_gets_a_code_of_its_name_and_the_sheet_never_shows_it() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    for _ in range(2):
        answer = client.post(f"{HERE}plan-goals/baru/", {"sel-name": "Terwujudnya Layanan Dekat"})
        assert answer.status_code == 302
    codes = [
        row.cells["id"]
        for row in year.rows.filter(sheet=GOALS, cells__name__startswith="Terwujudnya L")
    ]
    assert codes == ["terwujudnya-layanan-dekat"], "the same form that comes twice makes one row"
    page = elements(client.get(f"{HERE}plan-goals/").text)
    assert "Terwujudnya Layanan Dekat" in page.words and codes[0] not in page.words


def test_pasted_rows_are_added_all_or_none_by_names_and_what_is_there_stays() -> None:
    """Fault: half a block is written, a row is written twice, or data of persons comes in."""
    year = example_year("balangan-2023")
    client, count = somebody(year, Role.PLANNER), year.rows.count()
    parent = year.rows.filter(sheet="nodes.csv", cells__kind="activity")[0].cells
    for slug, block, words in PASTED:
        sent = {"aksi": "tempel", "tempelan": block.replace("SUB", parent["name"])}
        answer = client.post(f"{HERE}{slug}/baru/", sent)
        if answer.status_code == 302:
            count += 1
            assert (
                year.rows.get(sheet="nodes.csv", cells__name=words).cells["parent"] == parent["id"]
            )
            assert "sudah ada" in client.post(f"{HERE}{slug}/baru/", sent).text
        else:
            assert (answer.status_code, words in answer.text) == (422, True), block
        assert year.rows.count() == count, block
