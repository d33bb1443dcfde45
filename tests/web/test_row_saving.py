"""Rows that are written, doubled, emptied or removed: nothing typed is lost,
and every refusal is told.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.web.beginnings import small
from tests.web.elements import Element, elements
from tests.web.twins import person, signed_in

from capaian.domain.policy import Aggregation
from capaian.dossier.excel.write.start_sheet import STEPS
from capaian.dossier.rows.sheets import SheetColumn
from capaian.dossier.tables.kinds import (
    AREA_CODE,
    BOOLEAN,
    CODE,
    CODES,
    COUNT,
    DAY,
    DECIMAL,
    MARK,
    PARTIAL_DATE,
    PERIOD,
    SHA256,
    TEXT,
    UNIT,
    YEAR,
    Kind,
    choice,
    limit,
)
from capaian.web.offices.models import Role
from capaian.web.planning.cell_texts import shown_text, typed_cells
from capaian.web.planning.sheets import SHEETS, sheet_groups, slug_of
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.models import OfficeYear, Row

HERE = "/kecil/2024/perencanaan/"
COUNTS = f"{HERE}counts/"
FACTORS = f"{HERE}factors/"
FACTOR = {
    "sel-subject": "iku-ktp",
    "sel-period": "2024",
    "sel-kind": "solution",
    "sel-text": "Loket baru.",
}
AREA = {"sel-code": "99.01.05", "sel-name": "Muara", "sel-kind": "district", "sel-parent": "99.01"}


@pytest.fixture
def year(tmp_path: Path) -> OfficeYear:
    """A year with four counts in two districts."""
    return small(tmp_path)


@pytest.fixture
def planner(year: OfficeYear) -> Client:
    """The browser of who may write it."""
    return signed_in(person("perencana", year.office, Role.PLANNER))


def first(year: OfficeYear, sheet: str = "counts.csv") -> Row:
    row = year.rows.filter(sheet=sheet).first()
    assert row is not None
    return row


def sent(row: Row, **cells: str) -> dict[str, str]:
    """What the form of a row sends when some of its cells were typed over."""
    texts = {**row.cells, **cells}
    return {"versi": str(row.version), **{f"sel-{name}": text for name, text in texts.items()}}


def summary(page: Element) -> Element:
    (found,) = page.all("div", role="alert")
    return found


def test_a_refused_removal_asks_again_and_offers_no_empty_row(
    year: OfficeYear, planner: Client
) -> None:
    row = year.rows.get(sheet="areas.csv", cells__code="99.01.01")
    answer = planner.post(f"{HERE}areas/{row.pk}/hapus/", {"versi": "1", "alasan": "Digabung."})
    page = elements(answer.text)
    assert answer.status_code == 422
    assert "Baris ini belum dapat dihapus" in summary(page).words
    assert len(summary(page).all("li")) >= 1
    assert [each for each in page.all("input") if each.attributes["name"].startswith("sel-")] == []
    assert page.by_id("alasan").text == "Digabung."
    assert "Hulu" in page.text
    assert Row.objects.filter(pk=row.pk).exists()


def test_a_taken_number_of_a_revision_is_named_at_its_field(
    year: OfficeYear, planner: Client
) -> None:
    """Left out it is that of the first paper; it was told at the code of the agreement."""
    paper = first(year, "agreements.yaml#agreements")
    cells = {name: text for name, text in paper.cells.items() if name != "revision"}
    typed = {
        f"sel-{name}": text
        for name, text in {**cells, "id": "pk-lain", "signed": "Juli 2024"}.items()
    }
    page = elements(planner.post(f"{HERE}agreements-agreements/baru/", typed).text)
    (link,) = [
        each for each in summary(page).all("a") if "nomor perubahan yang sama" in each.words
    ]
    assert link.attributes["href"] == "#sel-revision" and link.words.startswith("Perubahan ke: ")


def test_a_removal_that_was_overtaken_shows_what_is_there_now(
    year: OfficeYear, planner: Client
) -> None:
    row = first(year)
    change(year, [Edit("counts.csv", {"value": "77"}, row.pk, 1)], Author())
    answer = planner.post(
        f"{COUNTS}{row.pk}/hapus/", {"versi": "1", "alasan": "Tercatat dua kali."}
    )
    page = elements(answer.text)
    assert answer.status_code == 409
    assert "baru saja diubah orang lain" in summary(page).words
    assert [each.text for each in page.all("dd")][-1] == "77" or "77" in page.text
    assert {each.attributes["value"] for each in page.all("input", name="versi")} == {"2"}


def test_an_empty_row_is_saved_neither_as_new_nor_emptied(
    year: OfficeYear, planner: Client
) -> None:
    row, count = first(year), year.rows.count()
    for address, data in (
        (f"{FACTORS}baru/", {name: " " for name in FACTOR}),
        (f"{FACTORS}baru/", {}),
        (
            f"{COUNTS}{row.pk}/",
            {name: text if name == "versi" else "" for name, text in sent(row).items()},
        ),
    ):
        answer = planner.post(address, data)
        assert answer.status_code == 422
        assert "Baris ini kosong seluruhnya." in summary(elements(answer.text)).words
    assert year.rows.count() == count


def test_a_new_row_that_is_sent_twice_is_one_even_without_a_key(
    year: OfficeYear, planner: Client
) -> None:
    for sheet, cells in ((FACTORS, FACTOR), (f"{HERE}areas/", AREA)):
        count = year.rows.count()
        assert [planner.post(f"{sheet}baru/", cells).status_code for _ in range(2)] == [302, 302]
        assert year.rows.count() == count + 1
    other = planner.post(f"{FACTORS}baru/", {**FACTOR, "sel-text": "Petugas baru."})
    assert (other.status_code, year.rows.filter(sheet="factors.csv").count()) == (302, 2), (
        "another row is one"
    )


def test_lines_of_a_layout_keep_the_blanks_that_they_begin_with(tmp_path: Path) -> None:
    layout = b"blocks:\n  - title: Satu\n    text: dua\n"
    year = small(tmp_path, "lain", {"layout.yaml": layout})
    client = signed_in(person("lain", year.office, Role.PLANNER))
    row = year.rows.filter(sheet="layouts")[2]
    address = f"/lain/2024/perencanaan/layouts/{row.pk}/"
    page = elements(client.get(address).text)
    assert page.by_id("sel-line").attributes["value"] == "    text: dua"
    assert client.post(address, sent(row)).status_code == 302
    row.refresh_from_db()
    assert (row.cells["line"], row.version) == ("    text: dua", 1)
    assert client.post(address, sent(row, line="    text: tiga  \r\n")).status_code == 302
    row.refresh_from_db()
    assert row.cells["line"] == "    text: tiga"


def test_a_sign_that_no_database_keeps_is_reported_at_its_cell(
    year: OfficeYear, planner: Client
) -> None:
    row = first(year)
    answer = planner.post(f"{COUNTS}{row.pk}/", sent(row, value="1\0"))
    page = elements(answer.text)
    assert answer.status_code == 422
    assert page.by_id("sel-value").attributes["aria-invalid"] == "true"
    answer = planner.post(f"{COUNTS}{row.pk}/hapus/", {"versi": "1", "alasan": "Salah\0 ketik."})
    assert answer.status_code == 302


def test_hints_and_errors_are_shown_with_their_field(year: OfficeYear, planner: Client) -> None:
    row = first(year)
    page = elements(planner.post(f"{COUNTS}{row.pk}/", sent(row, value="banyak")).text)
    for field in page.all("input") + page.all("select") + page.all("textarea"):
        text = field.attributes.get("aria-describedby", "").split()
        assert all(page.by_id(each).words for each in text)
    assert (
        page.by_id("sel-value").attributes["aria-describedby"]
        == "sel-value-petunjuk sel-value-salah"
    )
    removal = elements(planner.get(f"{COUNTS}{row.pk}/hapus/").text)
    assert removal.by_id("alasan").attributes["aria-describedby"] == "alasan-petunjuk"


def test_a_figure_is_found_as_it_is_shown_and_as_it_is_kept(
    year: OfficeYear, planner: Client
) -> None:
    row = first(year)
    planner.post(f"{COUNTS}{row.pk}/", sent(row, value="12345"))
    for word in ("12345", "12.345", "2.34"):
        assert f"{COUNTS}{row.pk}/" in planner.get(COUNTS, {"cari": word}).text
    assert "Tidak ada baris yang memuat" in planner.get(COUNTS, {"cari": "1.2345"}).text


def test_the_meaning_of_a_choice_and_of_a_unit_is_found_too(
    year: OfficeYear, planner: Client
) -> None:
    planner.post(f"{FACTORS}baru/", FACTOR)
    page = elements(planner.get(FACTORS).text)
    shown = {each.words for each in page.all("td")} - {*FACTOR.values()}
    meanings = {words for words in shown if words}
    assert len(meanings) == 3, "that of its subject, of its kind and of its period"
    for meaning in meanings:
        assert "Loket baru." in planner.get(FACTORS, {"cari": meaning.upper()}).text


MINUS = "\N{MINUS SIGN}"
OUTPUTS = SHEETS["outputs"]


def shown(kind: Kind, text: str) -> str:
    return shown_text(SheetColumn("value", kind, "Isi"), text)


@pytest.mark.parametrize(
    ("kind", "text", "read"),
    [
        (COUNT, "0", "0"),
        (COUNT, "999", "999"),
        (COUNT, "1000", "1.000"),
        (COUNT, "136072", "136.072"),
        (COUNT, "6962697488", "6.962.697.488"),
        (DECIMAL, "113.98", "113,98"),
        (DECIMAL, "99.50", "99,50"),
        (DECIMAL, "100", "100"),
        (DECIMAL, "93.1250", "93,1250"),
        (DECIMAL, "0.005", "0,005"),
        (DECIMAL, "1234567.8", "1.234.567,8"),
        (DECIMAL, "-9.36", f"{MINUS}9,36"),
        (DECIMAL, "-1234.5", f"{MINUS}1.234,5"),
        (DECIMAL, " 5 ", "5"),
    ],
)
def test_figures_have_the_separators_of_the_country_and_decimals(
    kind: Kind, text: str, read: str
) -> None:
    assert shown(kind, text) == read


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (COUNT, "tujuh"),
        (COUNT, "-5"),
        (COUNT, "12.5"),
        (COUNT, "1100.000"),
        (DECIMAL, "1.234"),
        (DECIMAL, "1,234"),
        (DECIMAL, "12 orang"),
        (DECIMAL, "90.5 80.2"),
        (DECIMAL, "1" * 40),
        (DECIMAL, "NaN"),
        (DECIMAL, "1e5"),
        (DECIMAL, "\u0661\u0662"),
        (UNIT, "orang\x00"),
        (TEXT, "a\u202eb"),
        (DAY, "2023-02-30"),
        (PERIOD, "kemarin"),
        (YEAR, "23"),
        (CODE, "dua kata"),
        (SHA256, "abc"),
        (BOOLEAN, "mungkin"),
        (choice(Aggregation), "rata"),
        (limit(100, 120), "110"),
    ],
)
def test_what_cannot_be_read_stays_as_it_was_written(kind: Kind, text: str) -> None:
    assert shown(kind, text) == text


@pytest.mark.parametrize(
    ("kind", "text", "read"),
    [
        (UNIT, "percent", "persen"),
        (UNIT, "point", "poin"),
        (UNIT, "rupiah", "Rp"),
        (UNIT, "one", "pecahan"),
        (UNIT, "dokumen", "dokumen"),
        (choice(Aggregation), "sum", "dijumlahkan"),
        (choice(Aggregation), "last", "nilai terakhir"),
        (limit(100, 120), "none", "tanpa batas"),
        (limit(100, 120), "120", "120"),
        (BOOLEAN, "ya", "ya"),
        (BOOLEAN, "tidak", "tidak"),
        (TEXT, "Rp1.000 & <b>", "Rp1.000 & <b>"),
        (TEXT, "12336", "12336"),
        (CODE, "63.11", "63.11"),
        (CODE, "12336", "12336"),
        (CODES, "iku-1 iku-2", "iku-1 iku-2"),
        (AREA_CODE, "63.11.02.2001", "63.11.02.2001"),
        (PERIOD, "2023-Q1", "Triwulan I Tahun 2023"),
        (YEAR, "2023", "2023"),
        (DAY, "2024-02-29", "29 Februari 2024"),
        (PARTIAL_DATE, "2023-07", "Juli 2023"),
        (MARK, "ya", "ya"),
    ],
)
def test_names_and_days_get_their_words_and_codes_stay_codes(
    kind: Kind, text: str, read: str
) -> None:
    assert shown(kind, text) == read


@pytest.mark.parametrize(
    "kind",
    [
        COUNT,
        DECIMAL,
        TEXT,
        UNIT,
        CODE,
        CODES,
        PERIOD,
        YEAR,
        DAY,
        BOOLEAN,
        SHA256,
        MARK,
        limit(100),
    ],
    ids=lambda kind: kind.name,
)
def test_an_empty_cell_shows_nothing(kind: Kind) -> None:
    assert shown(kind, "") == ""


@pytest.mark.parametrize(
    ("sent", "cells"),
    [
        ({}, {}),
        ({"sel-note": "satu\r\ndua"}, {"note": "satu\ndua"}),
        ({"sel-note": "satu\ndua"}, {"note": "satu\ndua"}),
        ({"sel-note": "\r\n satu \r\n"}, {"note": "satu"}),
        ({"sel-note": "satu\r\n\r\n  dua"}, {"note": "satu\n\n  dua"}),
        ({"sel-note": "   "}, {"note": ""}),
        ({"sel-note": "\u00a0"}, {"note": ""}),
        ({"sel-note": ""}, {"note": ""}),
        ({"sel-actual": " 5 ", "sel-target": "\t7"}, {"actual": "5", "target": "7"}),
        ({"note": "tanpa awalan"}, {}),
        ({"sel-": "x", "sel-lain": "x", "SEL-note": "x", "sel-note ": "x"}, {}),
        ({"sel-sel-note": "x", "sel-note.x": "x", "sel-#": "x"}, {}),
        ({"versi": "1", "alasan": "x", "csrfmiddlewaretoken": "x", "pk": "1"}, {}),
    ],
)
def test_only_cells_of_the_sheet_are_taken(sent: dict[str, str], cells: dict[str, str]) -> None:
    assert typed_cells(OUTPUTS, sent) == cells


PLAN = SHEETS["plan-indicators"]
TYPED = {
    "persen": "percent",
    " Persen ": "percent",
    "%": "percent",
    "percent": "percent",
    "nilai": "index",
    "Indeks": "index",
    "poin": "point",
    "Rp": "rupiah",
    "rupiah": "rupiah",
    "skala 1–4": "scale-4",
    "orang": "orang",
    "persen dari target": "persen dari target",
}


@pytest.mark.parametrize(("typed", "kept"), TYPED.items())
def test_units_that_formulas_know_are_taken_by_their_words(typed: str, kept: str) -> None:
    assert typed_cells(PLAN, {"sel-unit": typed}) == {"unit": kept}
    assert typed_cells(PLAN, {"sel-unit": typed}, {"unit": "dokumen"}) == {"unit": kept}


@pytest.mark.parametrize("message", ["percent", "persen", "Rp", "nilai", "one", "%", "orang"])
def test_a_unit_sent_back_as_it_was_shown_stays_as_stored(message: str) -> None:
    back = shown_text(SheetColumn("unit", UNIT, "Satuan", ""), message)
    assert typed_cells(PLAN, {"sel-unit": back}, {"unit": message}) == {"unit": message}


def test_a_word_that_was_for_a_unit_becomes_it_once_its_code_is_typed() -> None:
    assert typed_cells(PLAN, {"sel-unit": "percent"}, {"unit": "persen"}) == {"unit": "percent"}


def test_cells_of_a_record_within_a_record_keep_their_path() -> None:
    sent = {"sel-agreements.id": "pk-2023", "sel-target.value": "5", "sel-value": "6"}
    targets = SHEETS["agreements-agreements-targets"]
    assert typed_cells(targets, sent) == {"agreements.id": "pk-2023", "target.value": "5"}


def test_every_sheet_has_an_address_of_its_own_and_appears_in_one_group() -> None:
    assert all(slug and slug == slug.strip("-") and "--" not in slug for slug in SHEETS)
    assert len({spec.id for spec in SHEETS.values()}) == len(SHEETS)
    assert all(slug_of(spec.id) == slug for slug, spec in SHEETS.items())
    others = [
        group for group in sheet_groups() if group.title not in {step.title for step in STEPS}
    ]
    grouped = [spec.id for group in sheet_groups() for spec in group.sheets]
    assert sorted(grouped) == sorted(spec.id for spec in SHEETS.values())
    assert all(len({spec.part.file for spec in group.sheets}) == 1 for group in others)
