"""Whatever stands in the database, every page answers, and names the row that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import House
from tests.web.spoiling import ROWS, columns_of, drawn, failures, forget, pages_of, spoiled, spoils, stored
from tests.web.two_units import two_units
from tests.web.undoing import every_case_undone

from capaian.web.planning.sheets import COMPONENTS, INDICATORS, slug_of
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
COLUMNS_BY_LOT = 10
HOME = "/kecil/2024/"
WORDS = "selesai tepat waktu / semua permohonan * 100"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return two_units(tmp_path)


def address(row: Row) -> str:
    return f"{HOME}perencanaan/{slug_of(row.sheet)}/{row.pk}/"


def test_columns_by_lot_are_spoiled_and_every_page_answers_and_names_the_row(own: House) -> None:
    browser = own.browser("planner")
    pages, columns, values = pages_of(browser, own.year), columns_of(own.year), spoils()
    assert len(pages) > 30
    wrong, unnamed, count = dict[str, str](), list[str](), 0
    for sheet, column in drawn(columns)[:COLUMNS_BY_LOT]:
        row, name = columns[sheet, column], drawn(values, sheet + column)[0]
        with spoiled(row, column, values[name]):
            found = failures(browser, pages)
            wrong |= {f"{sheet} {column} {name} {page}": why for page, why in found.items()}
            if know(OfficeYear.objects.get(pk=own.year.pk)).flaws:
                count += 1
                shown = (browser.get(f"{HOME}{page}").text for page in ("", "isian/", "dasbor/", "orang/"))
                unnamed += [
                    f"{sheet} {column} {name}" for text in shown if f'href="{address(row)}"' not in text
                ]
    assert (wrong, unnamed) == ({}, [])
    assert count > 2, "some of what stands there cannot be read"


@every_case_undone("cells", [*ROWS.values()])
def test_a_row_that_is_no_row_breaks_no_page(own: House, cells: object) -> None:
    browser, row = own.browser("planner"), own.year.rows.filter(sheet=INDICATORS).first()
    assert row is not None
    with stored(row, cells):
        assert failures(browser, [HOME, f"{HOME}isian/", f"{HOME}perencanaan/", address(row)]) == {}


def test_a_damaged_file_behind_the_rows_loses_no_fact(own: House) -> None:
    def counted() -> list[tuple[str, str, str]]:
        facts = know(OfficeYear.objects.get(pk=own.year.pk)).found.office_year
        assert facts is not None
        return [(row.measure, row.area, str(row.value)) for row in facts.counts]

    before = counted()
    own.year.files.filter(path="plan.yaml").update(text="id: [")
    own.year.files.filter(path="counts.csv").update(text="a,b\n1,2,3\n")
    forget()
    assert failures(own.browser("planner"), [HOME, f"{HOME}isian/"]) == {}
    assert before and counted() == before


def test_a_planner_mends_a_formula_that_nobody_can_read(own: House) -> None:
    """It came past the pages; each of them leads to it, and it is mended where it stands."""
    browser, row = own.browser("planner"), own.year.rows.get(sheet=INDICATORS, cells__code="iku-akta")
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "formula": WORDS})
    forget()
    for page in ("", "isian/", "perencanaan/", "pengesahan/", "jadwal/", "naskah/"):
        shown = elements(browser.get(f"{HOME}{page}").text)
        assert (
            "Indikator, Cakupan akta, Rumus: Rumus, huruf ke-9: Di antara “selesai” dan “tepat”"
            in shown.words
        ), page
        assert address(row) in {link.attributes["href"] for link in shown.all("a")}, page
    mended = {"sel-formula": "akta", "versi": str(row.version)}
    assert browser.post(address(row), mended).status_code == 302
    assert "tidak dapat dibaca" not in browser.get(f"{HOME}isian/").text


@every_case_undone(
    ("sheet", "code", "formula", "words"),
    [
        (INDICATORS, "iku-akta", WORDS, "Di antara “selesai” dan “tepat” tidak ada tanda hitung"),
        (INDICATORS, "iku-akta", "kepuasan", "Nama “kepuasan” tidak dikenal"),
        (INDICATORS, "iku-akta", "iku-akta.actual", "Rumus Cakupan akta menunjuk dirinya sendiri"),
        (COMPONENTS, "akta", "akta.punya dibagi akta.semua", "Kata “dibagi” bukan tanda hitung. Tulis /."),
        (COMPONENTS, "akta", "100 * akta.punya", "tidak dihitung dari pembilang dan penyebutnya"),
    ],
)
def test_a_formula_that_cannot_be_computed_is_refused_at_its_field(
    own: House, sheet: str, code: str, formula: str, words: str
) -> None:
    row = own.year.rows.get(sheet=sheet, cells__code=code)
    answer = own.browser("planner").post(address(row), {"sel-formula": formula, "versi": str(row.version)})
    assert answer.status_code == 422
    (typed,) = [
        each for kind in ("input", "textarea") for each in elements(answer.text).all(kind, name="sel-formula")
    ]
    described = typed.attributes["aria-describedby"].split()
    assert words in " ".join(elements(answer.text).by_id(each).words for each in described)
    row.refresh_from_db()
    assert row.cells["formula"] != formula
