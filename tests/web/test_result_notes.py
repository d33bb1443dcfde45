"""A result that rests on counts of different ends, or of an earlier one,
says so wherever it is shown.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.web.approving import add, set_state
from tests.web.elements import elements
from tests.web.filling import AREAS, YEAR, House, cell
from tests.web.test_year_approval import CLOSE, fill, fill_all
from tests.web.twins import person, signed_in

import capaian.web.site
from capaian.domain.period import Period
from capaian.web.closing.views import review_year
from capaian.web.configuration import DEMONSTRATION
from capaian.web.home.views import QuarterState
from capaian.web.measurement import seals
from capaian.web.measurement.flow import State
from capaian.web.measurement.result_notes import states_of_results
from capaian.web.offices.models import Office, Role
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

FIRST, SECOND, LAST = f"{YEAR}-Q1", f"{YEAR}-Q2", f"{YEAR}-Q4"
TARGETS = "plan.yaml#indicators/targets"
MIXED = f"keadaan campuran, Triwulan I Tahun {YEAR} dan Triwulan II Tahun {YEAR}"
EARLIER = f"keadaan Triwulan I Tahun {YEAR}"
PAGES = ("dasbor/", "dasbor/rapat/", "indikator/iku-ktp/")


def half(house: House, quarter: str) -> None:
    """Type one cell of four, and go no further."""
    sent = {f"sel-{cell('ktp.holders', AREAS[0], quarter)}": "80", "aksi": "simpan"}
    assert house.browser("clerk").post(house.address(quarter=quarter), sent).status_code == 302


def seal(house: House, *rows: str) -> None:
    """Take rows that were written past the program into the log, as if it had written them."""
    record(
        house.year.office, Author(), [Deed("form.approve", str(house.year.year), None, None, rows)]
    )


def words(house: House, address: str, name: str = "viewer") -> str:
    answer = house.browser(name).get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", elements(answer.content.decode()).text)


def home(house: House) -> tuple[str, str]:
    """The tiles of the first page, and what it asks to be looked at."""
    report = words(house, f"/kecil/{YEAR}/").split("Indikator kinerja utama", 1)[1]
    tiles, _, risks = report.partition("Perlu perhatian")
    return tiles, risks


def aim(house: House, value: str) -> None:
    add(house, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value=value)


@pytest.mark.parametrize(("value", "is_at_risk"), [("60", False), ("99", True)])
def test_a_half_typed_quarter_is_named_beside_the_verdict(
    house: House, value: str, is_at_risk: bool
) -> None:
    aim(house, value)
    fill(house, FIRST)
    tiles, risks = home(house)
    assert EARLIER in tiles and "campuran" not in tiles + risks
    half(house, SECOND)
    tiles, risks = home(house)
    assert MIXED in tiles
    assert (MIXED in risks) is is_at_risk


def test_a_year_of_all_its_quarters_says_nothing_of_them(house: House) -> None:
    aim(house, "60")
    for quarter in (FIRST, SECOND, f"{YEAR}-Q3", LAST):
        fill(house, quarter)
    assert "keadaan" not in "".join(home(house))
    for page in PAGES:
        shown = words(house, f"/kecil/{YEAR}/{page}")
        assert "sementara" not in shown.casefold() and "keadaan Tri" not in shown
    results = words(house, CLOSE, "head").split("Yang disahkan", 1)[1]
    assert "keadaan Tri" not in results
    assert not review_year(OfficeYear.objects.get(pk=house.year.pk)).states


def test_whoever_approves_a_year_reads_of_which_ends_its_results_are(house: House) -> None:
    aim(house, "60")
    for quarter in (FIRST, SECOND, f"{YEAR}-Q3"):
        fill(house, quarter)
    half(house, LAST)
    form = set_state(house, State.APPROVED, quarter=LAST)
    seal(house, f"{seals.FORM}/{form.pk}")
    mixed = f"keadaan campuran, Triwulan III Tahun {YEAR} dan Triwulan IV Tahun {YEAR}"
    report = words(house, CLOSE, "head")
    assert mixed in report.split("Yang disahkan", 1)[1]
    OfficeYear.objects.filter(pk=house.year.pk).update(is_closed=True)
    seal(house, f"{seals.YEAR}/{house.year.pk}", f"{seals.FORM}/{form.pk}")
    assert mixed in words(house, CLOSE, "head").split("Hasil tahun", 1)[1]


@pytest.mark.parametrize("page", [*PAGES, f"dasbor/?periode={FIRST}"])
def test_boards_say_that_results_are_provisional_and_of_which_end(house: House, page: str) -> None:
    aim(house, "99")
    fill(house, FIRST)
    shown = words(house, f"/kecil/{YEAR}/{page}")
    is_quarter = "periode" in page
    assert ("Sementara: 1 dari 4 isian disetujui." in shown, EARLIER in shown) == (
        not is_quarter,
    ) * 2
    assert ("sementara belum tercapai" in shown) is ("rapat" not in page and not is_quarter)
    assert ("dari 1 indikator yang dapat dinilai" in shown) is (page == "dasbor/")


def test_only_results_of_other_ends_have_words(house: House) -> None:
    fill(house, FIRST)
    half(house, SECOND)
    known = know(OfficeYear.objects.get(pk=house.year.pk))
    whole = known.assessment()
    assert whole is not None
    assert states_of_results(whole) == {"iku-ktp": MIXED}
    of_first = known.assessment(Period.parse(FIRST))
    assert of_first is not None and states_of_results(of_first) == {}
    quarter, actual = Period.parse(SECOND), whole.indicators[0].current.actual
    assert QuarterState(quarter, actual, is_provisional=True, state=MIXED).words.startswith(
        f"{MIXED}, sementara"
    )
    assert (
        QuarterState(quarter, actual, is_provisional=False).words
        == f"keadaan {quarter.label}, disetujui"
    )


STATIC = Path(capaian.web.site.__path__[0]) / "static/capaian"
HOME = f"/kecil/{YEAR}/"


def test_the_first_page_says_how_many_forms_are_approved(house: House) -> None:
    fill(house, f"{YEAR}-Q1")
    fill(house, f"{YEAR}-Q2", "verify")
    assert (
        f"tahun {YEAR}, <b>sementara: 1 dari 4 isian disetujui</b>"
        in house.browser("viewer").get(HOME).text
    )
    for ordinal in (3, 4):
        fill(house, f"{YEAR}-Q{ordinal}")
    assert "sementara: 3 dari 4" in house.browser("viewer").get(HOME).text


def test_approved_results_are_not_provisional(house: House) -> None:
    fill_all(house)
    assert "sementara" not in house.browser("viewer").get(HOME).text.casefold()


def test_a_trace_counts_the_forms_up_to_its_period(house: House) -> None:
    fill(house, f"{YEAR}-Q1")
    base = f"{HOME}jejak/cakupan/ktp/"
    assert "sementara" not in house.browser("viewer").get(f"{base}{YEAR}-Q1/").text
    assert (
        "sementara: 1 dari 2 isian disetujui"
        in house.browser("viewer").get(f"{base}{YEAR}-Q2/").text
    )


def test_sheets_show_what_codes_are_called(house: House) -> None:
    fill(house, f"{YEAR}-Q1")
    cells = {
        each.words
        for each in elements(house.browser("viewer").get(f"{HOME}perencanaan/counts/").text).all(
            "td"
        )
    }
    assert {"Hulu", "Penduduk wajib KTP"} <= cells
    assert "99.01.01" not in cells


def test_pages_of_the_account_stand_in_the_frame(house: House) -> None:
    browser = house.browser("viewer")
    page = browser.get("/akun/sessions/").text
    assert (
        "Di mana saja Anda masuk" in page
        and 'class="tbl hp sesi"' in page
        and 'class="tb"' in page
    )
    page = browser.get("/akun/2fa/").text
    assert 'class="panel"' in page and 'class="tb dua"' in page


# --- what is invented


def test_files_of_the_demonstration_are_called_so(house: House) -> None:
    browser = house.browser("planner")
    address = f"{HOME}tukar/buku.xlsx"
    assert f'filename="kecil-{YEAR}.xlsx"' in browser.get(address).headers["Content-Disposition"]
    Office.objects.update(is_demonstration=True)
    assert (
        f'filename="peragaan-kecil-{YEAR}.xlsx"'
        in browser.get(address).headers["Content-Disposition"]
    )


def test_the_watermark_appears_on_pages_of_the_demonstration_alone(settings: Settings) -> None:
    browser = signed_in(person("siapa", Office.objects.create(slug="a", name="a"), Role.VIEWER))
    assert "cap-air" not in browser.get("/").text
    settings.CAPAIAN = replace(settings.CAPAIAN, mode=DEMONSTRATION)
    assert '<div class="cap-air" aria-hidden="true"></div>' in browser.get("/").text


def _colours(name: str) -> list[tuple[int, ...]]:
    """A colour of the tokens in the light and in the dark."""
    found = re.search(
        rf"--{name}:light-dark\((#\w+),(#\w+)\)", (STATIC / "tokens.css").read_text()
    )
    assert found is not None, name
    return [tuple(int(each[i : i + 2], 16) for i in (1, 3, 5)) for each in found.groups()]


def _light(colour: tuple[float, ...]) -> float:
    parts = [value / 255 for value in colour]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    "name", ["tinta", "tinta-2", "tinta-3", "tarum", "soga", "mengkudu", "pandan"]
)
def test_text_keeps_its_contrast_on_the_watermark(name: str) -> None:
    css = (STATIC / "app.css").read_text()
    found = re.search(r"\.cap-air\{[^}]*background:var\(--tinta\);opacity:([.\d]+)", css)
    assert found is not None and "forced-colors:active){.cap-air{display:none}}" in css
    share = float(found[1])
    for text, paper, ink in zip(
        _colours(name), _colours("kertas"), _colours("tinta"), strict=True
    ):
        ground = tuple(p + (i - p) * share for p, i in zip(paper, ink, strict=True))
        lights = sorted((_light(text), _light(ground)))
        assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5, (name, text)
