"""A target that can hardly be meant is asked about once, on whatever page or way it comes, by one rule."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.exchanging import Desk, unzipped, zipped
from tests.web.filling import YEAR, House, house
from tests.web.test_holding import LINES, TARGETS, add, row

from capaian.web.planning.formula_owners import INDICATORS
from capaian.web.planning.typed_figures import Targets
from capaian.web.years.change import mark_changed
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db
BASE = f"/kecil/{YEAR}/"
REASON = "Target disesuaikan dengan anggaran perubahan."
ODD = [("-5", "Target di bawah 0"), ("950", "di atas 100 persen"), ("9", "Target sekitar seper-10 target")]


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    add(own, TARGETS, indicators__code="iku-ktp", key=str(YEAR - 1), value="89")
    add(own, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value="90")
    add(own, LINES, agreements__id=f"pk-{YEAR}", indicator="iku-ktp", target__value="90")
    own.year.refresh_from_db()
    return own


@pytest.mark.parametrize(
    ("value", "others", "words"),
    [
        ("12336", (12, 11), "sekitar 1.028 kali target tahun 2024 (12)"),
        ("100", (12, 11), "sekitar 8 kali"),
        ("90", (12, 11), ""),
        ("1.2", (12, 11), "seper-10"),
        ("12", (12, 110), ""),
        ("12", (), ""),
        ("12", (0, 0), ""),
        ("3", (0.1, 0.2), "sekitar 30 kali"),
        ("0", (12, 11), ""),
    ],
)
def test_a_target_is_held_against_those_of_all_other_years(
    value: str, others: tuple[float, ...], words: str
) -> None:
    known = [(2024 - place, Decimal(str(other))) for place, other in enumerate(others)]
    said = Targets(others=known).why_odd(Decimal(value), 2025)
    assert words in said and bool(words) is bool(said)


def test_what_is_no_number_is_told_by_the_name_of_its_indicator(own: House) -> None:
    sent = {"target-iku-ktp": "8S,5", "dulu-target-iku-ktp": "90", "formulir": "a"}
    answer = own.browser("planner").post(f"{BASE}target/", sent)
    facts = know(own.year).read.partial
    assert answer.status_code == 422 and facts is not None
    (each,) = [each for each in facts.indicators if each.code == "iku-ktp"]
    (alert,) = elements(answer.text).all("div", role="alert")
    assert (
        f"{each.symbol} {each.name}: “8S,5” bukan bilangan. Tulis misalnya 95 atau 95,5; rentang"
        in alert.words
    )
    assert "8S,5" not in stored(own, TARGETS, "value")


def stored(own: House, sheet: str, column: str) -> set[str]:
    return {each.cells.get(column, "") for each in own.year.rows.filter(sheet=sheet)}


@pytest.mark.parametrize("typed", ["95%", "95 %", "95 persen"])
def test_the_sign_of_percent_may_be_typed_where_percents_are_told(own: House, typed: str) -> None:
    sent = {"target-iku-ktp": typed, "dulu-target-iku-ktp": "90", "formulir": "a"}
    assert own.browser("planner").post(f"{BASE}target/", sent).status_code == 302
    found = row(own, TARGETS, key=str(YEAR))
    assert found.cells["value"] == "95"
    paper = row(own, "agreements.yaml#agreements", id=f"pk-{YEAR}")
    assert own.browser("planner").post(f"{BASE}perjanjian/{paper.pk}/", sent).status_code == 302
    assert stored(own, LINES, "target.value") == {"95"}
    address = f"{BASE}perencanaan/plan-indicators-targets/{found.pk}/"
    sent = {"sel-value": typed.replace("95", "96"), "versi": str(found.version)}
    assert own.browser("planner").post(address, sent).status_code == 302
    assert row(own, TARGETS, key=str(YEAR)).cells["value"] == "96"


def test_elsewhere_the_sign_of_percent_is_refused_with_what_to_type(own: House) -> None:
    indicator = own.year.rows.get(sheet=INDICATORS, cells__code="iku-ktp")
    own.year.rows.filter(pk=indicator.pk).update(cells={**indicator.cells, "unit": "dokumen"})
    mark_changed(own.year)
    sent = {"target-iku-ktp": "95%", "dulu-target-iku-ktp": "90", "formulir": "a"}
    answer = own.browser("planner").post(f"{BASE}target/", sent)
    said = "“95%” bertanda persen, padahal satuannya lain. Bila angkanya benar, tulis 95 saja."
    assert answer.status_code == 422
    assert elements(answer.text).by_id("target-iku-ktp-salah").words == said
    assert stored(own, TARGETS, "value") == {"89", "90"}


def test_a_fraction_of_one_is_asked_about_on_the_page_of_targets(own: House) -> None:
    sent = {"target-iku-ktp": "0,95", "dulu-target-iku-ktp": "90", "formulir": "a"}
    answer = own.browser("planner").post(f"{BASE}target/", sent)
    said = elements(answer.text).by_id("target-iku-ktp-salah").words
    assert said.startswith("0,95 persen? ") and "Bila maksudnya 95 persen, tulis 95." in said
    meant = {**sent, "yakin-target-iku-ktp": "0,95"}
    assert own.browser("planner").post(f"{BASE}target/", meant).status_code == 302


@pytest.mark.parametrize(("text", "words"), ODD)
def test_the_page_of_targets_asks(own: House, text: str, words: str) -> None:
    sent = {"target-iku-ktp": text, "dulu-target-iku-ktp": "90", "formulir": "a"}
    answer = own.browser("planner").post(f"{BASE}target/", sent)
    assert answer.status_code == 422 and words in answer.text
    meant = {**sent, "yakin-target-iku-ktp": text}
    assert own.browser("planner").post(f"{BASE}target/", meant).status_code == 302


@pytest.mark.parametrize(("text", "words"), ODD)
@pytest.mark.parametrize(
    ("sheet", "slug", "column"),
    [
        (TARGETS, "plan-indicators-targets", "value"),
        (LINES, "agreements-agreements-targets", "target.value"),
        (TARGETS, "plan-indicators-targets", "lower"),
        (LINES, "agreements-agreements-targets", "target.upper"),
    ],
)
def test_the_page_of_a_row_asks(
    own: House, sheet: str, slug: str, column: str, text: str, words: str
) -> None:
    found = row(own, sheet, key=str(YEAR)) if sheet == TARGETS else row(own, sheet)
    address = f"{BASE}perencanaan/{slug}/{found.pk}/"
    sent = {f"sel-{name}": each for name, each in found.cells.items()}
    sent |= {f"sel-{column}": text, "versi": str(found.version)}
    browser = own.browser("planner")
    answer = browser.post(address, sent)
    page = elements(answer.text)
    assert answer.status_code == 422 and words in page.text
    (asked,) = [each for each in page.all("input") if each.attributes.get("name", "").startswith("yakin-")]
    assert text not in stored(own, sheet, column)
    again = {**sent, asked.attributes["name"]: asked.attributes["value"]}
    assert browser.post(address, {**again, f"sel-{column}": "-7"}).status_code == 422, "of another text"
    assert browser.post(address, again).status_code == 302 and text in stored(own, sheet, column)


def test_both_bounds_of_a_row_are_told_at_once_and_one_answer_is_enough(own: House) -> None:
    found = row(own, TARGETS, key=str(YEAR))
    sent = {f"sel-{name}": each for name, each in found.cells.items()}
    sent |= {"sel-value": "", "sel-lower": "-5", "sel-upper": "950", "versi": str(found.version)}
    address = f"{BASE}perencanaan/plan-indicators-targets/{found.pk}/"
    answer = own.browser("planner").post(address, sent)
    assert answer.status_code == 422 and answer.text.count("simpan sekali lagi.") == 2, "above, and beside it"
    assert "Target di bawah 0 (−5). Target di atas 100 persen (950)" in elements(answer.text).words
    assert own.browser("planner").post(address, {**sent, "yakin-sel-lower": "-5"}).status_code == 302


def test_a_row_that_stays_odd_is_not_asked_about_again(own: House) -> None:
    found = row(own, TARGETS, key=str(YEAR))
    own.year.rows.filter(pk=found.pk).update(cells={**found.cells, "value": "-5"})
    sent = {f"sel-{name}": each for name, each in {**found.cells, "value": "-5"}.items()}
    address = f"{BASE}perencanaan/plan-indicators-targets/{found.pk}/"
    sent = {**sent, "versi": str(found.version)}
    assert own.browser("planner").post(address, sent).status_code == 302


@pytest.mark.parametrize(("text", "words"), ODD)
def test_a_revision_of_an_agreement_asks(own: House, text: str, words: str) -> None:
    paper = row(own, "agreements.yaml#agreements", id=f"pk-{YEAR}")
    address = f"{BASE}perjanjian/{paper.pk}/perubahan/"
    sent = {
        "formulir": "a" * 32,
        "ditandatangani": f"12/07/{YEAR}",
        "alasan": REASON,
        "target-iku-ktp": text,
        "aksi": "bandingkan",
    }
    browser = own.browser("planner")
    answer = browser.post(address, sent)
    assert answer.status_code == 422 and words in answer.text
    assert f'name="yakin-target-iku-ktp" value="{text}"' in answer.text
    meant = browser.post(address, {**sent, "yakin-target-iku-ktp": text})
    assert meant.status_code == 200 and "Perbedaan dengan" in meant.text


@pytest.mark.parametrize(("text", "words"), ODD)
def test_an_import_asks_about_what_the_year_does_not_have(own: House, text: str, words: str) -> None:
    desk = Desk(own.browser("planner"), own.year)
    files = unzipped(desk.got("dossier.zip"))
    plan = files["plan.yaml"]
    changed = plan.replace(f"{YEAR}: 90".encode(), f"{YEAR}: {text}".encode())
    assert changed != plan
    address = desk.bring("d.zip", zipped({**files, "plan.yaml": changed}))
    page = desk.shown(address)
    assert "Target yang janggal" in page and words in page
    assert page.count(f"Renstra, {YEAR - 1}:") == 0, "what stays is not asked about"
    answer = desk.take(address, page)
    assert answer.status_code == 422 and "#janggal" in answer.text
    stamp = elements(page).by_id("janggal").attributes["value"]
    assert desk.take(address, page, janggal=stamp).status_code == 302
    assert text in stored(own, TARGETS, "value")
    files = unzipped(desk.got("dossier.zip"))
    files["plan.yaml"] = files["plan.yaml"].replace(b"Cakupan kepemilikan", b"Cakupan Kepemilikan")
    assert "Target yang janggal" not in desk.shown(desk.bring("d.zip", zipped(files)))
