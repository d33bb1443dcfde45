"""What results make one ask: in the form before it is handed in, on boards, and answered with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.approving import INDICATORS, LINES, PAPER, add, indicator, sign, works
from tests.web.elements import Element, elements
from tests.web.filling import POST, YEAR, House, house, typed

from capaian.web.trail.models import Entry
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db
NODE = {"node": "2.12.02.2.01.0001", "name": "Perekaman", "unit": "dokumen"}
LAST = f"{YEAR}-Q4"
FIELD = f"outputs:{NODE['node']}::Perekaman:{LAST}:actual"
BOARD, HOME = f"/kecil/{YEAR}/dasbor/", f"/kecil/{YEAR}/"
WHY = "Triwulan akhir memuat berkas tunggakan tahun lalu"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def page(own: House, address: str, who: str = "planner") -> Element:
    answer = own.browser(who).get(address)
    assert answer.status_code == 200
    return elements(answer.text)


def report(own: House, *figures: str, target: str = "24") -> None:
    """Let a sub-activity have a target of the year and figures of its first quarters."""
    works(own)
    add(own, "outputs.csv", period=str(YEAR), target=target, **NODE)
    for number, figure in enumerate(figures, 1):
        add(own, "outputs.csv", period=f"{YEAR}-Q{number}", actual=figure, **NODE)


def hand_in(own: House, figure: str, **more: str) -> Element:
    sent = {f"sel-{FIELD}": figure, "aksi": "ajukan", **more}
    answer = own.browser("clerk").post(own.address(quarter=LAST), sent)
    assert answer.status_code == 422
    return elements(answer.text).all("div", role="alert")[0]


SLIPS = (
    # first quarters, the last one, the words by which it is asked about; empty: it is not
    (("6", "6", "6"), "24", "angka setahun di bagian terakhir?"),
    (("4", "8", "16"), "24", "jumlah sejak Januari?"),
    (("6", "6", "6"), "6", ""),
)


@pytest.mark.parametrize(("first", "last", "words"), SLIPS)
def test_a_running_total_is_questioned_before_the_form_is_handed_in(
    own: House, first: tuple[str, ...], last: str, words: str
) -> None:
    report(own, *first)
    lines = [each.words for each in hand_in(own, last).all("li") if "Ini " in each.words]
    assert [words in each and "differences.yaml" not in each for each in lines] == [True] * bool(words)
    if words:
        assert not [e for e in hand_in(own, last, **{f"sebab-{FIELD}": WHY}).all("li") if words in e.words]


def test_boards_name_a_question_until_a_planner_answers_it_with_a_reason(own: House) -> None:
    report(own, "6", "6", "6", "24")
    for address in (BOARD, HOME):
        assert "angka setahun di bagian terakhir?" in page(own, address).words
        assert not [a for a in page(own, address, "viewer").all("a") if a.words == "Jawab dengan alasan"]
    (way,) = [a for a in page(own, BOARD).all("a") if a.words == "Jawab dengan alasan"]
    address = way.attributes["href"]
    assert own.browser("clerk").get(address).status_code == 404
    assert own.browser("planner").post(address, {"alasan": "ya"}).status_code == 422
    answer = own.browser("planner").post(address, {"alasan": WHY})
    assert answer.status_code == 302 and answer["Location"] == BOARD
    own.year.refresh_from_db()
    facts = know(own.year).dossier_check.office_year
    assert facts is not None and [each.reason for each in facts.differences] == [WHY]
    assert not [a for a in page(own, BOARD).all("a") if a.words == "Jawab dengan alasan"]
    assert WHY in page(own, own.address(quarter=LAST), "clerk").words
    assert Entry.objects.filter(action="row.added", reason=WHY).exists()


def test_the_missing_quarter_of_a_key_indicator_is_named_first(own: House) -> None:
    about = {
        "name": "Jumlah kerja sama",
        "unit": "dokumen",
        "aggregation": "sum",
        "is_key": "true",
        "tier": "II",
    }
    objective = indicator(own).cells["objective"]
    add(own, INDICATORS, code="kerjasama", objective=objective, owner=POST, **about)
    for code, target in (("kerjasama", "12"), ("iku-ktp", "90")):
        add(own, LINES, agreements__id=PAPER, indicator=code, target__value=target)
    sign(own)
    own.browser("clerk").post(
        own.address(quarter=LAST), typed(("90", "45"), ("100", "50"), LAST, aksi="simpan")
    )
    for quarter in (1, 2, 4):
        add(
            own, "outputs.csv", indicator="kerjasama", unit="dokumen", period=f"{YEAR}-Q{quarter}", actual="3"
        )
    for address in (BOARD, HOME, f"/kecil/{YEAR}/indikator/kerjasama/"):
        first = page(own, address).all("section", **{"class": "psn cek jarak"})[0].all("li")[0]
        assert "Jumlah kerja sama" in first.words and "Triwulan III" in first.words
        assert own.address(quarter=f"{YEAR}-Q3") in [a.attributes["href"] for a in first.all("a")]
