"""Jejak angka: every figure that leads somewhere leads to its page,
which asks once for all of its steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.beginnings import small, small_files
from tests.web.elements import elements
from tests.web.example_years import example_year
from tests.web.exchanging import as_book, upload, zipped
from tests.web.filling import YEAR, House, make_house, typed
from tests.web.test_planning_pages import somebody
from tests.web.twins import person, signed_in

from capaian.domain.period import Period
from capaian.domain.policy import AchievementMethod, Aggregation, EfficiencyMethod, SurveyWeight
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.web.accounts.models import User
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Office, Role
from capaian.web.tracing.words import policy_words
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.models import OfficeYear, Row

_TRACE = re.compile(r'href="([^"]*/jejak/[^"]*)"')
HOLDERS, ELIGIBLE = ("90", "45"), ("100", "50")


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def test_a_closed_year_that_was_approved_elsewhere_says_so(house: House) -> None:
    browser = house.browser("planner")
    address = reverse("trace", args=("kecil", YEAR, "indikator", "iku-ktp", str(YEAR)))
    assert "Belum disahkan" in page(browser, address)
    house.year.is_closed = True
    house.year.save()
    shown = page(browser, address)
    assert (
        "Belum disahkan" not in shown
        and f'Menurut yang <a href="/kecil/{YEAR}/pengesahan/">disahkan' in shown
    )


def links(browser: Client, address: str) -> list[str]:
    return _TRACE.findall(page(browser, address))


def query_count(browser: Client, address: str) -> int:
    page(browser, address)
    with CaptureQueriesContext(connection) as seen:
        page(browser, address)
    return len(seen)


def trace_of(house_: House, kind: str, code: str, period: str) -> str:
    kwargs = {
        "office": house_.year.office.slug,
        "year": YEAR,
        "kind": kind,
        "code": code,
        "period": period,
    }
    return reverse("trace", kwargs=kwargs)


def every_form(house: House) -> Iterator[str]:
    for quarter in ("Q1", "Q2", "Q3", "Q4"):
        yield house.address(quarter=f"{YEAR}-{quarter}")


def test_whatever_a_form_links_to_is_there(house: House) -> None:
    browser = house.browser("clerk")
    assert browser.post(house.address(), typed(HOLDERS, ELIGIBLE)).status_code == 302
    found = {address: links(browser, address) for address in every_form(house)}
    assert len(found[house.address()]) == 3
    for address in {link for each in found.values() for link in each}:
        assert browser.get(address).status_code == 200, address


def test_a_figure_that_is_not_there_leads_nowhere(tmp_path: Path) -> None:
    """Counts of the year, where forms ask for quarters: kecamatan have no figure of a quarter."""
    year = small(tmp_path)
    for row, value in zip(
        year.rows.filter(sheet="counts.csv"), (*HOLDERS, *ELIGIBLE), strict=True
    ):
        Row.objects.filter(pk=row.pk).update(cells={**row.cells, "value": value})
    browser = signed_in(person("perencana", year.office, Role.PLANNER))
    forms = re.findall(
        rf'href="(/kecil/{YEAR}/isian/[^"]+/{YEAR}-Q\d/)"', page(browser, f"/kecil/{YEAR}/isian/")
    )
    assert forms
    for form in forms:
        for link in links(browser, form):
            assert browser.get(link).status_code == 200, link


def test_errors_that_forbid_computing_leave_no_link_and_old_links_say_so(house: House) -> None:
    browser = house.browser("clerk")
    browser.post(house.address(), typed(HOLDERS, ELIGIBLE))
    before = links(browser, house.address())
    assert len(before) == 3
    row = house.year.rows.get(
        sheet="counts.csv", cells__measure="ktp.holders", cells__area="99.01.01"
    )
    sheet = f"/kecil/{YEAR}/perencanaan/counts/{row.pk}/"
    sent = {"sel-value": "101", "versi": row.version}
    (stamp,) = elements(house.browser("planner").post(sheet, sent).text).all("input", name="yakin")
    answer = house.browser("planner").post(sheet, {**sent, "yakin": stamp.attributes["value"]})
    assert answer.status_code == 302, "pages of sheets take figures that contradict each other"
    assert "101" in page(browser, house.address())
    assert links(browser, house.address()) == []
    text = page(browser, before[0])
    assert "masih memuat galat" in text
    assert "90,00" not in text
    indicator = Row.objects.get(sheet="plan.yaml#indicators").cells["code"]
    for kind in ("indikator", "capaian"):
        assert "masih memuat galat" in page(
            browser, trace_of(house, kind, indicator, f"{YEAR}-Q1")
        )


def over(holders: tuple[str, str]) -> dict[str, str]:
    """What stood in the cells of those who hold a card, as the form sends it back."""
    return {
        f"dulu-counts:ktp.holders:99.01.0{number}:{YEAR}-Q1:value": text
        for number, text in enumerate(holders, 1)
    }


def test_a_page_tells_figures_steps_and_who_did_what(house: House) -> None:
    clerk = house.browser("clerk")
    clerk.post(house.address(), typed(HOLDERS, ELIGIBLE, aksi="ajukan"))
    assert PostForm.objects.get().state == "submitted"
    house.step("planner", "verify")
    assert PostForm.objects.get().state == "verified"
    text = page(house.browser("viewer"), trace_of(house, "cakupan", "ktp", f"{YEAR}-Q1"))
    assert "90,00" in text  # 135 of 150
    for report in ("90", "45", "135", "150"):
        assert f'<span class="n">{report} ' in text, report
    assert text.count(f"Diisi oleh {house.people['clerk']}") == 4
    assert text.count(f"Diajukan oleh {house.people['clerk']}") == 4
    assert text.count(f"Diverifikasi oleh {house.people['planner']}") == 4
    assert "Disetujui oleh" not in text


def test_a_figure_leads_to_its_row_and_names_no_file(house: House) -> None:
    house.browser("clerk").post(house.address(), typed(HOLDERS, ELIGIBLE))
    viewer = house.browser("viewer")
    text = page(viewer, trace_of(house, "cakupan", "ktp", f"{YEAR}-Q1"))
    assert not re.search(r"\.csv|\.ya?ml|, baris \d", text)
    links = re.findall(r'href="([^"]*/perencanaan/counts/\d+/)">Data hitungan</a>', text)
    assert len({*links}) == 4
    assert all(viewer.get(each).status_code == 200 for each in links)


def test_the_last_writer_of_a_figure_is_named(house: House) -> None:
    house.browser("clerk").post(house.address(), typed(HOLDERS, ELIGIBLE))
    house.browser("holder").post(house.address(), typed(("80", "45"), ELIGIBLE, **over(HOLDERS)))
    text = page(house.browser("viewer"), trace_of(house, "cakupan", "ktp:99.01.01", f"{YEAR}-Q1"))
    assert "80,00" in text
    assert text.count(f"Diisi oleh {house.people['holder']}") == 1
    assert text.count(f"Diisi oleh {house.people['clerk']}") == 1


@pytest.mark.parametrize("kind", ["cakupan", "indikator"])
def test_a_page_asks_no_more_for_many_steps_than_for_few(house: House, kind: str) -> None:
    browser = house.browser("clerk")
    browser.post(house.address(), typed(HOLDERS, ELIGIBLE))
    code = (
        "ktp" if kind == "cakupan" else Row.objects.get(sheet="plan.yaml#indicators").cells["code"]
    )
    wide = trace_of(house, kind, code, f"{YEAR}-Q1")
    narrow = trace_of(house, "cakupan", "ktp:99.01.01", f"{YEAR}-Q1")
    assert query_count(browser, wide) <= 15
    if kind == "cakupan":
        assert query_count(browser, wide) == query_count(browser, narrow)
    before = Entry.objects.count()
    for number in range(5):
        sent = typed(
            (str(80 + number), "45"),
            ELIGIBLE,
            **over((str(79 + number) if number else "90", "45")),
        )
        assert browser.post(house.address(), sent).status_code == 302
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
def test_a_figure_that_nobody_knows_is_not_there(
    house: House, kind: str, code: str, period: str
) -> None:
    assert house.browser("viewer").get(trace_of(house, kind, code, period)).status_code == 404


def test_what_is_no_period_leads_nowhere(house: House) -> None:
    for address in (f"/kecil/{YEAR}/jejak/cakupan/ktp/kemarin/", house.address(quarter="kemarin")):
        assert house.browser("planner").get(address).status_code == 404


def test_an_indicator_without_a_target_is_shown_so_in_words_only(house: House) -> None:
    shown = page(house.browser("planner"), f"/kecil/{YEAR}/")
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


EXAMPLES = sorted((Path(__file__).parents[2] / "examples").iterdir())
NAMED = re.compile(r"[a-z]+_[a-z]+|rounding|printed|exact|methods|cap:|areas")
"""What is written for programs."""


def test_a_choice_is_reported_by_what_it_is_about_and_how_the_rulebook_calls_it() -> None:
    rules = load_rulebook()
    assert policy_words("rounding: printed", rules) == "pembulatan: hitung dari angka tercetak"
    assert policy_words("survey_weight: exact", rules) == "bobot unsur survei: bobot tepat"
    assert (
        policy_words("areas: mean_of_ratios", rules)
        == "angka kabupaten/kota: rata-rata dari rasio"
    )
    assert policy_words("cap: 100", rules) == "batas atas capaian 100 persen"
    assert policy_words("", rules) == ""
    assert policy_words("hal lain: apa saja", rules) == "hal lain: apa saja"


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("methods", AchievementMethod),
        ("efficiency", EfficiencyMethod),
        ("survey_weight", SurveyWeight),
        ("areas", Aggregation),
    ],
    ids=["methods", "efficiency", "survey", "areas"],
)
def test_every_choice_that_an_office_may_make_has_words(name: str, choices: type) -> None:
    rules = load_rulebook()
    for choice in choices:
        message = policy_words(f"{name}: {choice.value}", rules)
        assert not message.endswith(f": {choice.value}"), choice
        assert not NAMED.search(message), message


@pytest.mark.parametrize("example", EXAMPLES, ids=[each.name for each in EXAMPLES])
def test_no_step_of_a_real_year_shows_a_name_for_programs(example: Path) -> None:
    facts, rules = load_dossier(example), load_rulebook()
    traces = assess(facts, rules, Period.year_of(facts.year)).traces.values()
    policies = {trace.policy for trace in traces} - {""}
    assert policies
    assert [
        message
        for message in (policy_words(each, rules) for each in sorted(policies))
        if NAMED.search(message)
    ] == []


def test_the_page_of_a_number_tells_them_so(tmp_path: Path) -> None:
    own: House = make_house(tmp_path)
    sent = typed(("90", "45"), ("100", "50"), aksi="simpan")
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    text = (
        own.browser("viewer").get(f"/kecil/{YEAR}/jejak/cakupan/ktp/{YEAR}-Q1/").content.decode()
    )
    lines = [each.words for each in elements(text).all("small") if "ebijakan" in each.words]
    assert lines and {*lines} == {"Kebijakan pembulatan: hitung dari angka tercetak"}
    assert "rounding" not in text


def test_formulas_of_a_closed_year_are_shown_in_words() -> None:
    reader = somebody(example_year("balangan-2023"), Role.VIEWER)
    base = "/balangan-2023/2023/jejak/indikator"
    text = reader.get(f"{base}/iku-2/2023/").text
    assert "rata-rata (Cakupan Penerbitan Kartu Keluarga; Cakupan Kepemilikan KTP-el; " in text
    assert "Q1" not in elements(text).words, "tokens of forms may have it"
    text = reader.get(f"{base}/iku-1/2023/").text
    assert "jumlah indeks 9 unsur × 0,111" in text and "U1 + U2" not in text


COUNTED = b"".join(
    f"{measure},99.01.0{area},{YEAR},{value},agregat-2024-s2\n".encode()
    for measure, values in (("ktp.holders", (90, 45)), ("ktp.eligible", (100, 50)))
    for area, value in enumerate(values, 1)
)
TRACE = f"/baru/{YEAR}/jejak/cakupan/ktp/{YEAR}/"


@pytest.fixture(name="new_office")
def empty() -> Office:
    return Office.objects.create(slug="baru", name="Dinas Baru")


@pytest.fixture(name="planner")
def planning(new_office: Office) -> Client:
    return signed_in(person("perencana", new_office, Role.PLANNER))


def files() -> dict[str, bytes]:
    found = small_files()
    head, _, _ = found["counts.csv"].partition(b"\n")
    assert head.startswith(b"measure,area,period,value,source")
    return {**found, "counts.csv": head + b"\n" + COUNTED}


def begun(planner: Client, way: str, name: str, content: bytes) -> OfficeYear:
    assert (
        planner.post("/baru/mulai/", {"cara": "berkas", "file": upload(name, content)}).status_code
        == 302
    )
    return OfficeYear.objects.get()


@pytest.mark.parametrize("way", ["dossier", "buku"])
def test_the_history_of_a_figure_begins_with_the_file_and_its_hash(
    planner: Client, new_office: Office, tmp_path: Path, way: str
) -> None:
    is_book = way == "buku"
    content = as_book(files(), tmp_path / "isi") if is_book else zipped(files())
    name = "angka 2024.xlsx" if is_book else "kantor-2024.zip"
    begun(planner, way, name, content)
    digest = sha256(content).hexdigest()
    who = User.objects.get(username="perencana")
    text = f"Berasal dari berkas {name}, dibawa oleh {who}"
    assert planner.get(TRACE).text.count(text) == 4
    log = (
        signed_in(person("inspektorat", new_office, Role.INSPECTOR))
        .get(f"/baru/{YEAR}/catatan/")
        .text
    )
    assert name in log and digest in log, "the log tells the whole hash"


def test_changed_and_added_rows_are_distinguished(planner: Client, new_office: Office) -> None:
    year = begun(planner, "dossier", "a.zip", zipped(files()))
    other = person("lain", new_office, Role.PLANNER)
    author = Author(other)
    first, second = year.rows.filter(sheet="counts.csv")[:2]
    cells = {**second.cells}
    change(year, [Edit("counts.csv", {"value": "80"}, first.pk, first.version)], author)
    change(year, [Edit("counts.csv", None, second.pk, second.version)], author)
    change(year, [Edit("counts.csv", cells)], author)
    page = planner.get(TRACE).text
    assert page.count("Berasal dari berkas a.zip") == 2
    assert page.count(f"Diisi oleh {other}") == 2


def test_a_name_that_holds_the_number_of_a_person_is_not_kept(planner: Client) -> None:
    begun(planner, "dossier", "6311024107900002.zip", zipped(files()))
    assert "6311024107900002" not in str([*Entry.objects.values()])


def test_a_year_that_the_log_does_not_say_more_of_tells_what_it_can(planner: Client) -> None:
    begun(planner, "dossier", "a.zip", zipped(files()))
    entry = Entry.objects.get(action="year.begun")
    assert entry.after is not None and set(entry.after) == {"kind", "name", "sha256"}
