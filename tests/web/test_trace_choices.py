"""No name of a program stands under a number: the choices behind a step are told in Indonesian."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.example_years import example_year
from tests.web.filling import YEAR, House, house, typed
from tests.web.test_planning_pages import somebody

from capaian.domain.period import Period
from capaian.domain.policy import AchievementMethod, Aggregation, EfficiencyMethod, SurveyWeight
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.web.offices.models import Role
from capaian.web.tracing.words import policy_words

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").iterdir())
NAMED = re.compile(r"[a-z]+_[a-z]+|rounding|printed|exact|methods|cap:|areas")
"""What is written for programs."""


def test_a_choice_is_told_by_what_it_is_about_and_how_the_rulebook_calls_it() -> None:
    rules = load_rulebook()
    assert policy_words("rounding: printed", rules) == "pembulatan: hitung dari angka tercetak"
    assert policy_words("survey_weight: exact", rules) == "bobot unsur survei: bobot tepat"
    assert policy_words("areas: mean_of_ratios", rules) == "angka kabupaten/kota: rata-rata dari rasio"
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
    for choice in choices:  # type: ignore[attr-defined]  # they are enumerations
        said = policy_words(f"{name}: {choice.value}", rules)
        assert not said.endswith(f": {choice.value}"), choice
        assert not NAMED.search(said), said


@pytest.mark.parametrize("example", EXAMPLES, ids=[each.name for each in EXAMPLES])
def test_no_step_of_a_real_year_shows_a_name_for_programs(example: Path) -> None:
    facts, rules = load_dossier(example), load_rulebook()
    traces = assess(facts, rules, Period.year_of(facts.year)).traces.values()
    policies = {trace.policy for trace in traces} - {""}
    assert policies
    assert [
        said for said in (policy_words(each, rules) for each in sorted(policies)) if NAMED.search(said)
    ] == []


@pytest.mark.django_db
def test_the_page_of_a_number_tells_them_so(tmp_path: Path) -> None:
    own: House = house(tmp_path)
    sent = typed(("90", "45"), ("100", "50"), aksi="simpan")
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    text = own.browser("viewer").get(f"/kecil/{YEAR}/jejak/cakupan/ktp/{YEAR}-Q1/").content.decode()
    said = [each.words for each in elements(text).all("small") if "ebijakan" in each.words]
    assert said and {*said} == {"Kebijakan pembulatan: hitung dari angka tercetak"}
    assert "rounding" not in text


@pytest.mark.django_db
def test_formulas_of_a_closed_year_are_said_in_words() -> None:
    reader = somebody(example_year("balangan-2023"), Role.VIEWER)
    base = "/balangan-2023/2023/jejak/indikator"
    told = reader.get(f"{base}/iku-2/2023/").text
    assert "rata-rata (Cakupan Penerbitan Kartu Keluarga; Cakupan Kepemilikan KTP-el; " in told
    assert "Q1" not in elements(told).words, "tokens of forms may have it"
    told = reader.get(f"{base}/iku-1/2023/").text
    assert "jumlah indeks 9 unsur × 0,111" in told and "U1 + U2" not in told
