"""Beside a wrong cell nothing is computed; what waits is counted by what is stored now."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import AREAS, House, cell, house, typed

pytestmark = pytest.mark.django_db
FIRST = f"sel-{cell('ktp.holders', AREAS[0])}"
SECOND = f"sel-{cell('ktp.eligible', AREAS[1])}"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    sent = typed(("90", "45"), ("100", "50"), aksi="simpan")
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    return own


def send(own: House, **texts: str) -> dict[str, dict[str, str]]:
    """What the script is told."""
    over = {FIRST.replace("sel-", "dulu-"): "90", SECOND.replace("sel-", "dulu-"): "50"}
    sent = {"aksi": "simpan", **over, **texts}
    answer = own.browser("clerk").post(own.address(), sent, headers={"accept": "application/json"})
    told: dict[str, dict[str, str]] = answer.json()
    return told


def computed(own: House, **texts: str) -> dict[str, str]:
    return {name.removeprefix("ktp:"): text for name, text in send(own, **texts)["hitung"].items()}


def test_what_is_right_is_computed(own: House) -> None:
    assert computed(own, **{FIRST: "90"}) == {
        f"{AREAS[0]}:c": "90,00",
        f"{AREAS[1]}:c": "90,00",
        ":a": "135",
        ":b": "150",
        ":c": "90,00",
    }


@pytest.mark.parametrize("text", ["2O", "1220", "-4"])
def test_a_wrong_cell_leaves_its_row_and_its_totals_open(own: House, text: str) -> None:
    assert computed(own, **{FIRST: text}) == {
        f"{AREAS[0]}:c": "…",
        f"{AREAS[1]}:c": "90,00",
        ":a": "…",
        ":b": "150",
        ":c": "…",
    }


def test_it_stays_so_while_others_are_stored_and_ends_when_it_is_mended(own: House) -> None:
    assert computed(own, **{FIRST: "2O", SECOND: "60"})[":b"] == "160"
    found = computed(own, **{FIRST: "95", SECOND: "60", SECOND.replace("sel-", "dulu-"): "60"})
    assert (found[":a"], found[":b"], found[f"{AREAS[0]}:c"]) == ("140", "160", "95,00")


@pytest.mark.parametrize("text", ["2O", "1220"])
def test_the_page_of_a_refused_form_shows_the_same(own: House, text: str) -> None:
    sent = {"aksi": "ajukan", FIRST: text, FIRST.replace("sel-", "dulu-"): "90"}
    answer = own.browser("clerk").post(own.address(), sent)
    assert answer.status_code == 422
    (foot,) = elements(answer.text).all("tfoot")
    assert [each.words for each in foot.all("td")] == ["…", "150", "…"]


def test_the_stage_and_what_asks_for_a_reason_follow(tmp_path: Path) -> None:
    own = house(tmp_path, "lain")
    names = {f"sebab-{cell(measure, area)}" for measure in ("ktp.holders", "ktp.eligible") for area in AREAS}
    page = own.browser("clerk").get(own.address()).text
    assert 'id="perlu-jumlah">4<' in page
    sent = {"aksi": "simpan", FIRST: "90"}
    answer = own.browser("clerk").post(own.address(), sent, headers={"accept": "application/json"}).json()
    assert {*answer["perlu"]} == names - {FIRST.replace("sel-", "sebab-")}
    (here,) = [each for each in elements(answer["alur"]).all("li") if "aria-current" in each.attributes]
    assert here.words == "Draf"
