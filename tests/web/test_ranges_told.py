"""A range that nothing is judged by is told where it is typed, where it is brought, and beside its result."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.exchanging import Desk, unzipped, zipped
from tests.web.filling import YEAR, House, house, typed
from tests.web.nightly.test_stated_targets import both, columns, fields, put, type_in
from tests.web.test_holding import LINES, TARGETS, add, row

pytestmark = pytest.mark.django_db
WHY = "sedang indikator ini dinilai terhadap satu angka (makin tinggi makin baik)"
OUTCOME = f"Dibaca sebagai rentang: 95–97, {WHY}, jadi capaiannya tidak dapat dinilai. Tulis satu angka."
BASE = f"/kecil/{YEAR}/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


@both
@pytest.mark.parametrize("stands", [{"value": "90"}, {"lower": "90", "upper": "95"}], ids=["figure", "range"])
def test_it_is_asked_about_once_on_the_pages_of_targets(
    own: House, page: str, stands: dict[str, str]
) -> None:
    put(own, page, **stands)
    status, told = type_in(own, page, "95 - 97")
    assert status == 422 and OUTCOME in told.all("div", role="alert")[0].words
    assert type_in(own, page, "95 - 97", fields(told))[0] == 302
    assert columns(own, page) == {"lower": "95", "upper": "97"}


def test_what_the_plan_states_is_asked_about_where_it_is_agreed_on(own: House) -> None:
    add(own, TARGETS, indicators__code="iku-ktp", key=str(YEAR), lower="95", upper="97")
    own.year.refresh_from_db()
    put(own, "agreed", value="90")
    assert OUTCOME in type_in(own, "agreed", "95–97")[1].all("div", role="alert")[0].words


@pytest.mark.parametrize(("sheet", "prefix"), [(TARGETS, ""), (LINES, "target.")], ids=["plan", "agreed"])
def test_so_it_is_on_the_page_of_its_row(own: House, sheet: str, prefix: str) -> None:
    put(own, "plan" if sheet == TARGETS else "agreed", value="90")
    stands = row(own, sheet)
    slug = "plan-indicators-targets" if sheet == TARGETS else "agreements-agreements-targets"
    where = f"{BASE}perencanaan/{slug}/{stands.pk}/"
    texts = {**stands.cells, f"{prefix}value": "", f"{prefix}lower": "95", f"{prefix}upper": "97"}
    sent = {**{f"sel-{name}": text for name, text in texts.items()}, "versi": str(stands.version)}
    answer = own.browser("planner").post(where, sent)
    page = elements(answer.content.decode())
    assert answer.status_code == 422 and OUTCOME in page.all("div", role="alert")[0].words
    sure = {f"yakin-sel-{prefix}lower": "95"}
    assert own.browser("planner").post(where, {**sent, **sure}).status_code == 302


def test_an_import_tells_it(own: House) -> None:
    put(own, "agreed", value="90")
    own.year.refresh_from_db()
    desk = Desk(own.browser("planner"), own.year)
    files = unzipped(desk.got("dossier.zip"))
    text = files["agreements.yaml"]
    new = text.replace(b"target: 90", b"target: {lower: 95, upper: 97}")
    assert new != text
    page = desk.shown(desk.bring("rentang.zip", zipped({**files, "agreements.yaml": new})))
    assert WHY in page and "95–97" in page


def test_the_page_of_a_figure_says_why_it_is_not_judged(own: House) -> None:
    put(own, "agreed", lower="95", upper="97")
    own.year.refresh_from_db()
    shown = elements(own.browser("viewer").get(f"{BASE}jejak/indikator/iku-ktp/{YEAR}/").text)
    assert "Target 95–97: belum dapat dinilai" in shown.by_id("target").words


def test_so_does_the_first_page_of_the_year(own: House) -> None:
    put(own, "agreed", lower="95", upper="97")
    clerk = own.browser("clerk")
    for quarter in ("Q1", "Q2", "Q3", "Q4"):
        at = f"{YEAR}-{quarter}"
        assert clerk.post(own.address(quarter=at), typed(("90", "45"), ("100", "50"), at)).status_code == 302
    own.year.refresh_from_db()
    why = f"elum dapat dinilai: target berupa rentang, {WHY}"
    assert why in elements(own.browser("viewer").get(BASE).text).words
    shown = elements(own.browser("viewer").get(f"{BASE}jejak/indikator/iku-ktp/{YEAR}/").text)
    assert WHY in shown.by_id("target").words
