"""Whatever stands in the database, every page answers, and names the row that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import IS_NIGHTLY
from tests.web.counting import counting_house
from tests.web.elements import elements
from tests.web.filling import House
from tests.web.spoiling import (
    ROWS,
    columns_of,
    drawn,
    failures,
    forget,
    pages_of,
    refusals,
    register_columns,
    register_pages,
    registers_of,
    spoiled,
    spoiled_entry,
    spoils,
    stored,
)
from tests.web.two_units import two_units
from tests.web.undoing import every_case_undone

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.web.feed.month_closing import close_month
from capaian.web.planning.sheets import COMPONENTS, INDICATORS, slug_of
from capaian.web.services.visits.models import Visit
from capaian.web.trail.record import Author
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
COLUMNS_BY_LOT = 8
REGISTER_COLUMNS_BY_LOT = 2
BY_HAND = "complaints.Complaint.due_on"
HOME = "/kecil/2024/"
FORM = "isian/kabid-capil/2024-Q1/"
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
    assert count > 0, "some of what stands there cannot be read"


@every_case_undone("cells", [*ROWS.values()])
def test_a_row_that_is_no_row_breaks_no_page(own: House, cells: object) -> None:
    browser, row = own.browser("planner"), own.year.rows.filter(sheet=INDICATORS).first()
    assert row is not None
    with stored(row, cells):
        assert failures(browser, [HOME, f"{HOME}isian/", f"{HOME}perencanaan/", address(row)]) == {}


@every_case_undone("state", ["aneh", "", "0"])
def test_a_form_in_a_state_that_there_is_none_of_is_named(own: House, state: str) -> None:
    browser = own.browser("planner")
    browser.raise_request_exception = False
    form = own.year.forms.get_or_create(post="kabid-capil", period="2024-Q1")[0]
    own.year.forms.filter(pk=form.pk).update(state=state)
    forget()
    for page in ("", "isian/", FORM, "dasbor/", "naskah/", "pengesahan/", "jadwal/"):
        answer = browser.get(f"{HOME}{page}")
        assert answer.status_code == 422 and f"Isian, baris {form.pk}: " in answer.text, page


@pytest.mark.parametrize("letters", [81, 49_000])
def test_a_key_that_no_file_takes_is_refused_at_its_field(own: House, letters: int) -> None:
    sent = {"sel-key": "k" * letters, "sel-value": "ratio"}
    answer = own.browser("planner").post(f"{HOME}perencanaan/office-policies-methods/baru/", sent)
    assert answer.status_code == 422 and "Isi lebih dari 80 huruf" in answer.text


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
    for page in ("", "isian/", FORM, "perencanaan/", "pengesahan/", "jadwal/", "naskah/"):
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


def test_columns_of_registers_by_lot_are_spoiled_and_every_page_answers_or_names_the_row(
    tmp_path: Path,
) -> None:
    own = counting_house(tmp_path)
    rows, values = registers_of(own.year), spoils()
    columns, pages = register_columns(rows), {own.browser(who): list[str]() for who in ("head", "clerk")}
    for page in register_pages(own.year, rows):
        pages[next(browser for browser in pages if browser.get(page).status_code == 200)].append(page)
    wrong = dict[str, str]()
    chosen = [(BY_HAND, "code of nothing"), *((name, drawn(values, name)[0]) for name in drawn(columns))]
    for name, spoil in chosen[: None if IS_NIGHTLY else REGISTER_COLUMNS_BY_LOT]:
        row, field = columns[name]
        with spoiled_entry(row, field, values[spoil]) as is_taken:
            for browser, seen in pages.items() if is_taken else ():
                found = refusals(browser, seen, f"baris {row.pk}:")
                wrong |= {f"{name} {spoil} {page}": why for page, why in found.items()}
    assert wrong == {}


@every_case_undone(
    ("name", "value", "page"),
    [
        ("services.Tally.count", "seribu", "pelayanan/"),
        ("services.Tally.count", "12.5", "register/services/3/"),
        ("services.Tally.count", "seribu", "pelayanan/harian/?hari=2024-03-04"),
        ("services.Tally.day", "kata", "pelayanan/"),
        ("services.Tally.day", "2024-02-30", "register/services/3/"),
        ("services.Ticket.ended_on", "kemarin", "pelayanan/karcis/"),
        ("blanks.BlankMovement.count", "seribu", "blangko/"),
        ("blanks.BlankMovement.count", "seribu", "register/blanks/3/"),
        ("blanks.BlankMovement.day", "04-03-2024", "blangko/"),
        ("visits.Visit.day", "2024-3-4", "jemput-bola/"),
        ("visits.VisitCount.count", "seribu", "register/visits/3/"),
        ("complaints.Complaint.solved_on", "kemarin", "pengaduan/"),
    ],
)
def test_what_is_no_day_or_number_is_named_and_never_left_out_of_a_sum(
    tmp_path: Path, name: str, value: str, page: str
) -> None:
    own = counting_house(tmp_path)
    rows = registers_of(own.year)
    Visit.objects.update(state="done")
    browser, (row, field) = own.browser("head"), register_columns(rows)[name]
    browser.raise_request_exception = False
    with spoiled_entry(row, field, value) as is_taken:
        answer = browser.get(f"{HOME}{page}")
        assert not is_taken or (answer.status_code == 422 and f"baris {row.pk}:" in answer.text)


def test_a_month_is_not_closed_over_an_entry_that_nobody_can_read(tmp_path: Path) -> None:
    """Its sums would count the entry under a reason that there is not, and the closing seal it."""
    own = counting_house(tmp_path)
    columns = register_columns(registers_of(own.year))
    row, field = columns["blanks.BlankMovement.reason"]
    words = f"Mutasi blangko, baris {row.pk}: sebab tidak dapat dibaca"
    with spoiled_entry(row, field, "entah"), pytest.raises(RefusedChangeError, match=words):
        close_month(own.year, Register.BLANKS, Period.parse("2024-M03"), Author())
    assert not own.year.closed_months.filter(register="blanks").exists()
