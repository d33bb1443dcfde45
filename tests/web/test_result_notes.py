"""A result that rests on counts of different ends, or of an earlier one, says so wherever it is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.approving import add, set_state
from tests.web.elements import elements
from tests.web.filling import AREAS, YEAR, House, cell, house
from tests.web.test_year_approval import CLOSE, fill

from capaian.domain.period import Period
from capaian.web.closing.views import review_year
from capaian.web.home.views import UntilNow
from capaian.web.measurement import seals
from capaian.web.measurement.flow import State
from capaian.web.measurement.result_notes import states_of_results
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
FIRST, SECOND, LAST = f"{YEAR}-Q1", f"{YEAR}-Q2", f"{YEAR}-Q4"
TARGETS = "plan.yaml#indicators/targets"
MIXED = f"keadaan campuran, Triwulan I Tahun {YEAR} dan Triwulan II Tahun {YEAR}"
EARLIER = f"keadaan Triwulan I Tahun {YEAR}"
PAGES = ("dasbor/", "dasbor/rapat/", "indikator/iku-ktp/")


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def half(own: House, quarter: str) -> None:
    """Type one cell of four, and go no further."""
    sent = {f"sel-{cell('ktp.holders', AREAS[0], quarter)}": "80", "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(quarter=quarter), sent).status_code == 302


def seal(own: House, *rows: str) -> None:
    """Take rows that were written past the program into the log, as if it had written them."""
    record(own.year.office, Author(), [Deed("form.approve", str(own.year.year), None, None, rows)])


def words(own: House, address: str, name: str = "viewer") -> str:
    answer = own.browser(name).get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", elements(answer.content.decode()).text)


def home(own: House) -> tuple[str, str]:
    """The tiles of the first page, and what it asks to be looked at."""
    told = words(own, f"/kecil/{YEAR}/").split("Indikator kinerja utama", 1)[1]
    tiles, _, risks = told.partition("Perlu perhatian")
    return tiles, risks


def aim(own: House, value: str) -> None:
    add(own, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value=value)


@pytest.mark.parametrize(("value", "is_at_risk"), [("60", False), ("99", True)])
def test_a_quarter_half_typed_is_told_beside_value_and_verdict(
    own: House, value: str, is_at_risk: bool
) -> None:
    aim(own, value)
    fill(own, FIRST)
    tiles, risks = home(own)
    assert EARLIER in tiles and "campuran" not in tiles + risks
    half(own, SECOND)
    tiles, risks = home(own)
    assert MIXED in tiles
    assert (MIXED in risks) is is_at_risk


def test_a_year_of_all_its_quarters_says_nothing_of_them(own: House) -> None:
    aim(own, "60")
    for quarter in (FIRST, SECOND, f"{YEAR}-Q3", LAST):
        fill(own, quarter)
    assert "keadaan" not in "".join(home(own))
    for page in PAGES:
        shown = words(own, f"/kecil/{YEAR}/{page}")
        assert "sementara" not in shown.casefold() and "keadaan Tri" not in shown
    results = words(own, CLOSE, "head").split("Yang disahkan", 1)[1]
    assert "keadaan Tri" not in results
    assert not review_year(OfficeYear.objects.get(pk=own.year.pk)).states


def test_whoever_approves_a_year_reads_of_which_ends_its_results_are(own: House) -> None:
    aim(own, "60")
    for quarter in (FIRST, SECOND, f"{YEAR}-Q3"):
        fill(own, quarter)
    half(own, LAST)
    form = set_state(own, State.APPROVED, quarter=LAST)
    seal(own, f"{seals.FORM}/{form.pk}")
    mixed = f"keadaan campuran, Triwulan III Tahun {YEAR} dan Triwulan IV Tahun {YEAR}"
    told = words(own, CLOSE, "head")
    assert mixed in told.split("Yang disahkan", 1)[1]
    OfficeYear.objects.filter(pk=own.year.pk).update(is_closed=True)
    seal(own, f"{seals.YEAR}/{own.year.pk}", f"{seals.FORM}/{form.pk}")
    assert mixed in words(own, CLOSE, "head").split("Hasil tahun", 1)[1]


@pytest.mark.parametrize("page", [*PAGES, f"dasbor/?periode={FIRST}"])
def test_boards_say_that_results_are_provisional_and_of_which_end(own: House, page: str) -> None:
    aim(own, "99")
    fill(own, FIRST)
    shown = words(own, f"/kecil/{YEAR}/{page}")
    is_quarter = "periode" in page
    assert ("Sementara: 1 dari 4 isian disetujui." in shown, EARLIER in shown) == (not is_quarter,) * 2
    assert ("sementara belum tercapai" in shown) is ("rapat" not in page and not is_quarter)
    assert ("dari 1 indikator yang dapat dinilai" in shown) is (page == "dasbor/")


def test_only_results_of_other_ends_have_words(own: House) -> None:
    fill(own, FIRST)
    half(own, SECOND)
    known = know(OfficeYear.objects.get(pk=own.year.pk))
    whole = known.assessment()
    assert whole is not None
    assert states_of_results(whole) == {"iku-ktp": MIXED}
    of_first = known.assessment(Period.parse(FIRST))
    assert of_first is not None and states_of_results(of_first) == {}
    quarter, actual = Period.parse(SECOND), whole.indicators[0].current.actual
    assert UntilNow(quarter, actual, is_provisional=True, state=MIXED).words.startswith(f"{MIXED}, sementara")
    assert UntilNow(quarter, actual, is_provisional=False).words == f"keadaan {quarter.label}, disetujui"
