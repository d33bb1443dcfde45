"""What results make one ask before a form is handed in;
one without evidence says so beside its button.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.http import HttpResponse
from tests.web.approving import INDICATORS, LINES, PAPER, add, indicator, sign, works
from tests.web.elements import Element, elements
from tests.web.filling import POST, YEAR, House, make_house, typed
from tests.web.proving import paper, sent

from capaian.web import change_rules
from capaian.web.evidence.models import Requirement
from capaian.web.evidence.year_evidence import note_without_any
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.trail.models import Entry
from capaian.web.years.known import know

NODE = {"node": "2.12.02.2.01.0001", "name": "Perekaman", "unit": "dokumen"}
LAST = f"{YEAR}-Q4"
FIELD = f"outputs:{NODE['node']}::Perekaman:{LAST}:actual"
BOARD, HOME = f"/kecil/{YEAR}/dasbor/", f"/kecil/{YEAR}/"
WHY = "Triwulan akhir memuat berkas tunggakan tahun lalu"


def page(house: House, address: str, who: str = "planner") -> Element:
    answer = house.browser(who).get(address)
    assert answer.status_code == 200
    return elements(answer.text)


def report(house: House, *figures: str, target: str = "24") -> None:
    """Let a sub-activity have a target of the year and figures of its first quarters."""
    works(house)
    add(house, "outputs.csv", period=str(YEAR), target=target, **NODE)
    for number, figure in enumerate(figures, 1):
        add(house, "outputs.csv", period=f"{YEAR}-Q{number}", actual=figure, **NODE)


def hand_in(house: House, figure: str, **more: str) -> Element:
    sent = {f"sel-{FIELD}": figure, "aksi": "ajukan", **more}
    answer = house.browser("clerk").post(house.address(quarter=LAST), sent)
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
    house: House, first: tuple[str, ...], last: str, words: str
) -> None:
    report(house, *first)
    lines = [each.words for each in hand_in(house, last).all("li") if "Ini " in each.words]
    assert [words in each and "differences.yaml" not in each for each in lines] == [True] * bool(
        words
    )
    if words:
        assert not [
            e
            for e in hand_in(house, last, **{f"sebab-{FIELD}": WHY}).all("li")
            if words in e.words
        ]


def test_boards_name_a_question_until_a_planner_answers_it_with_a_reason(house: House) -> None:
    report(house, "6", "6", "6", "24")
    for address in (BOARD, HOME):
        assert "angka setahun di bagian terakhir?" in page(house, address).words
        assert not [
            a for a in page(house, address, "viewer").all("a") if a.words == "Jawab dengan alasan"
        ]
    (way,) = [a for a in page(house, BOARD).all("a") if a.words == "Jawab dengan alasan"]
    address = way.attributes["href"]
    assert house.browser("clerk").get(address).status_code == 404
    assert house.browser("planner").post(address, {"alasan": "ya"}).status_code == 422
    answer = house.browser("planner").post(address, {"alasan": WHY})
    assert answer.status_code == 302 and answer["Location"] == BOARD
    house.year.refresh_from_db()
    facts = know(house.year).dossier_check.office_year
    assert facts is not None and [each.reason for each in facts.differences] == [WHY]
    assert not [a for a in page(house, BOARD).all("a") if a.words == "Jawab dengan alasan"]
    assert WHY in page(house, house.address(quarter=LAST), "clerk").words
    assert Entry.objects.filter(action="row.added", reason=WHY).exists()


def test_the_missing_quarter_of_a_key_indicator_is_named_first(house: House) -> None:
    about = {
        "name": "Jumlah kerja sama",
        "unit": "dokumen",
        "aggregation": "sum",
        "is_key": "true",
        "tier": "II",
    }
    objective = indicator(house).cells["objective"]
    add(house, INDICATORS, code="kerjasama", objective=objective, owner=POST, **about)
    for code, target in (("kerjasama", "12"), ("iku-ktp", "90")):
        add(house, LINES, agreements__id=PAPER, indicator=code, target__value=target)
    sign(house)
    house.browser("clerk").post(
        house.address(quarter=LAST), typed(("90", "45"), ("100", "50"), LAST, aksi="simpan")
    )
    for quarter in (1, 2, 4):
        add(
            house,
            "outputs.csv",
            indicator="kerjasama",
            unit="dokumen",
            period=f"{YEAR}-Q{quarter}",
            actual="3",
        )
    for address in (BOARD, HOME, f"/kecil/{YEAR}/indikator/kerjasama/"):
        first = page(house, address).all("section", **{"class": "psn cek jarak"})[0].all("li")[0]
        assert "Jumlah kerja sama" in first.words and "Triwulan III" in first.words
        assert house.address(quarter=f"{YEAR}-Q3") in [
            a.attributes["href"] for a in first.all("a")
        ]


REGISTERED = change_rules.FORM_RULES
"""What is noted where nothing is left out, as the other tests do."""
BARE = "Diajukan tanpa bukti."


@pytest.fixture(name="strict")
def noting_lack_of_evidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    assert note_without_any in REGISTERED.notes
    monkeypatch.setattr(change_rules, "FORM_RULES", REGISTERED)
    return make_house(tmp_path)


def hand_in_bare(strict: House, **more: str) -> HttpResponse:
    return strict.send(act="ajukan", **more)


def bring(strict: House) -> None:
    body = {"membuktikan": "ktp", "keterangan": "Rekap.", "berkas": [sent("rekap.pdf", paper())]}
    assert strict.browser("clerk").post(strict.address(more="bukti/"), body).status_code == 302


def form() -> PostForm:
    return PostForm.objects.get(post=POST)


def test_a_form_without_evidence_says_so_beside_its_button(strict: House) -> None:
    (bar,) = page(strict, strict.address(), "clerk").all("div", **{"class": "simpan-bilah"})
    assert BARE in bar.words and "#bukti" in [each.attributes["href"] for each in bar.all("a")]
    assert hand_in_bare(strict).status_code == 302
    assert form().stage is State.SUBMITTED
    assert form().steps.get(step="submit").reason == BARE


def test_with_a_file_nothing_is_noted(strict: House) -> None:
    bring(strict)
    assert hand_in_bare(strict).status_code == 302
    assert form().steps.get(step="submit").reason == ""


def test_where_evidence_is_required_its_lack_blocks_and_is_not_questioned(strict: House) -> None:
    Requirement.objects.create(office_year=strict.year, code="ktp")
    answer = hand_in_bare(strict)
    assert answer.status_code == 422 and "Bukti wajib belum ada" in answer.text
    assert BARE not in answer.text
