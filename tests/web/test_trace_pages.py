"""Jejak angka: every figure that leads somewhere leads to its page, which asks once for all of its steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.beginnings import YEAR, small
from tests.web.example_years import example_year
from tests.web.filling import House, house, typed
from tests.web.twins import person, signed_in

from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Role
from capaian.web.trail.models import Entry
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
_TRACE = re.compile(r'href="([^"]*/jejak/[^"]*)"')
HOLDERS, ELIGIBLE = ("90", "45"), ("100", "50")


@pytest.fixture
def office(tmp_path: Path) -> House:
    """An office with its people."""
    return house(tmp_path)


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def test_a_closed_year_that_was_approved_elsewhere_says_so(office: House) -> None:
    browser = office.browser("planner")
    address = reverse("trace", args=("kecil", YEAR, "indikator", "iku-ktp", str(YEAR)))
    assert "Belum disahkan" in page(browser, address)
    office.year.is_closed = True
    office.year.save()
    shown = page(browser, address)
    assert (
        "Belum disahkan" not in shown
        and f'Menurut yang <a href="/kecil/{YEAR}/pengesahan/">disahkan' in shown
    )


def links(browser: Client, address: str) -> list[str]:
    return _TRACE.findall(page(browser, address))


def query_count(browser: Client, address: str) -> int:
    """How often a page asks the database."""
    page(browser, address)
    with CaptureQueriesContext(connection) as seen:
        page(browser, address)
    return len(seen)


def trace_of(house_: House, kind: str, code: str, period: str) -> str:
    kwargs = {"office": house_.year.office.slug, "year": YEAR, "kind": kind, "code": code, "period": period}
    return reverse("trace", kwargs=kwargs)


def every_form(office: House) -> Iterator[str]:
    for quarter in ("Q1", "Q2", "Q3", "Q4"):
        yield office.address(quarter=f"{YEAR}-{quarter}")


def test_whatever_a_form_links_to_is_there(office: House) -> None:
    browser = office.browser("clerk")
    assert browser.post(office.address(), typed(HOLDERS, ELIGIBLE)).status_code == 302
    found = {address: links(browser, address) for address in every_form(office)}
    assert len(found[office.address()]) == 3
    for address in {link for each in found.values() for link in each}:
        assert browser.get(address).status_code == 200, address


def test_a_figure_that_is_not_there_leads_nowhere(tmp_path: Path) -> None:
    """Counts of the year, where forms ask for quarters: kecamatan have no figure of a quarter."""
    year = small(tmp_path)
    for row, value in zip(year.rows.filter(sheet="counts.csv"), (*HOLDERS, *ELIGIBLE), strict=True):
        Row.objects.filter(pk=row.pk).update(cells={**row.cells, "value": value})
    browser = signed_in(person("perencana", year.office, Role.PLANNER))
    forms = re.findall(
        rf'href="(/kecil/{YEAR}/isian/[^"]+/{YEAR}-Q\d/)"', page(browser, f"/kecil/{YEAR}/isian/")
    )
    assert forms
    for form in forms:
        for link in links(browser, form):
            assert browser.get(link).status_code == 200, link


def test_errors_that_forbid_computing_leave_no_link_and_old_links_say_so(office: House) -> None:
    browser = office.browser("clerk")
    browser.post(office.address(), typed(HOLDERS, ELIGIBLE))
    before = links(browser, office.address())
    assert len(before) == 3
    row = office.year.rows.get(sheet="counts.csv", cells__measure="ktp.holders", cells__area="99.01.01")
    sheet = f"/kecil/{YEAR}/perencanaan/counts/{row.pk}/"
    answer = office.browser("planner").post(sheet, {"sel-value": "101", "versi": row.version})
    assert answer.status_code == 302, "pages of sheets take figures that contradict each other"
    assert "101" in page(browser, office.address())
    assert links(browser, office.address()) == []
    text = page(browser, before[0])
    assert "masih memuat galat" in text
    assert "90,00" not in text
    indicator = Row.objects.get(sheet="plan.yaml#indicators").cells["code"]
    for kind in ("indikator", "capaian"):
        assert "masih memuat galat" in page(browser, trace_of(office, kind, indicator, f"{YEAR}-Q1"))


def over(holders: tuple[str, str]) -> dict[str, str]:
    """What stood in the cells of those who hold a card, as the form sends it back."""
    return {
        f"dulu-counts:ktp.holders:99.01.0{number}:{YEAR}-Q1:value": text
        for number, text in enumerate(holders, 1)
    }


def test_a_page_tells_figures_steps_and_who_did_what(office: House) -> None:
    clerk = office.browser("clerk")
    clerk.post(office.address(), typed(HOLDERS, ELIGIBLE, aksi="ajukan"))
    assert PostForm.objects.get().state == "submitted"
    office.step("planner", "verify")
    assert PostForm.objects.get().state == "verified"
    text = page(office.browser("viewer"), trace_of(office, "cakupan", "ktp", f"{YEAR}-Q1"))
    assert "90,00" in text  # 135 of 150
    for told in ("90", "45", "135", "150"):
        assert f'<span class="n">{told} ' in text, told
    assert text.count(f"Diisi oleh {office.people['clerk']}") == 4
    assert text.count(f"Diajukan oleh {office.people['clerk']}") == 4
    assert text.count(f"Diverifikasi oleh {office.people['planner']}") == 4
    assert "Disetujui oleh" not in text


def test_a_figure_leads_to_its_row_and_names_no_file(office: House) -> None:
    office.browser("clerk").post(office.address(), typed(HOLDERS, ELIGIBLE))
    viewer = office.browser("viewer")
    text = page(viewer, trace_of(office, "cakupan", "ktp", f"{YEAR}-Q1"))
    assert not re.search(r"\.csv|\.ya?ml|, baris \d", text)
    links = re.findall(r'href="([^"]*/perencanaan/counts/\d+/)">Data hitungan</a>', text)
    assert len({*links}) == 4
    assert all(viewer.get(each).status_code == 200 for each in links)


def test_the_last_who_wrote_a_figure_is_told(office: House) -> None:
    office.browser("clerk").post(office.address(), typed(HOLDERS, ELIGIBLE))
    office.browser("holder").post(office.address(), typed(("80", "45"), ELIGIBLE, **over(HOLDERS)))
    text = page(office.browser("viewer"), trace_of(office, "cakupan", "ktp:99.01.01", f"{YEAR}-Q1"))
    assert "80,00" in text
    assert text.count(f"Diisi oleh {office.people['holder']}") == 1
    assert text.count(f"Diisi oleh {office.people['clerk']}") == 1


@pytest.mark.parametrize("kind", ["cakupan", "indikator"])
def test_a_page_asks_no_more_for_many_steps_than_for_few(office: House, kind: str) -> None:
    browser = office.browser("clerk")
    browser.post(office.address(), typed(HOLDERS, ELIGIBLE))
    code = "ktp" if kind == "cakupan" else Row.objects.get(sheet="plan.yaml#indicators").cells["code"]
    wide = trace_of(office, kind, code, f"{YEAR}-Q1")
    narrow = trace_of(office, "cakupan", "ktp:99.01.01", f"{YEAR}-Q1")
    assert query_count(browser, wide) <= 15
    if kind == "cakupan":
        assert query_count(browser, wide) == query_count(browser, narrow)
    before = Entry.objects.count()
    for number in range(5):
        sent = typed((str(80 + number), "45"), ELIGIBLE, **over((str(79 + number) if number else "90", "45")))
        assert browser.post(office.address(), sent).status_code == 302
    assert Entry.objects.count() == before + 5
    assert query_count(browser, wide) <= 15


@pytest.mark.parametrize(
    ("kind", "code", "period"),
    [
        ("cakupan", "ktp:99.01.09", f"{YEAR}-Q1"),
        ("cakupan", "tidak-ada", f"{YEAR}-Q1"),
        ("indikator", "tidak-ada", f"{YEAR}"),
        ("capaian", "ktp", f"{YEAR}"),
        ("lain", "ktp", f"{YEAR}"),
        ("cakupan", "ktp", f"{YEAR - 1}-Q1"),
        ("cakupan", "ktp", f"{YEAR}-kemarin"),
    ],
)
def test_a_figure_that_nobody_knows_is_not_there(office: House, kind: str, code: str, period: str) -> None:
    assert office.browser("viewer").get(trace_of(office, kind, code, period)).status_code == 404


def test_what_is_no_period_leads_nowhere(office: House) -> None:
    for address in (f"/kecil/{YEAR}/jejak/cakupan/ktp/kemarin/", office.address(quarter="kemarin")):
        assert office.browser("planner").get(address).status_code == 404


def test_an_indicator_without_a_target_is_said_so_in_words_only(office: House) -> None:
    shown = page(office.browser("planner"), f"/kecil/{YEAR}/")
    assert "tanpa target" in shown and "target t.t." not in shown


def test_what_lies_below_the_second_level_is_fetched_when_it_is_opened() -> None:
    """A page of all steps had 105 KB, and few of them are ever opened."""
    year = example_year("balangan-2023")
    browser = signed_in(person("pembaca", year.office, Role.VIEWER))
    address = reverse("trace", args=("balangan-2023", 2023, "indikator", "iku-2", "2023"))
    shown = page(browser, address)
    branches = re.findall(r'href="[^"]*(\?langkah=t\d+)"', shown)
    assert len(branches) == 12, "numerator and denominator of six coverages"
    assert "Paringin Selatan, Tahun 2023" not in shown and len(shown) < 30_000
    assert "Memiliki KK, Paringin Selatan, Tahun 2023" in page(browser, f"{address}{branches[0]}")
    assert query_count(browser, f"{address}{branches[0]}") <= 15
    assert browser.get(f"{address}?langkah=t999999").status_code == 404
