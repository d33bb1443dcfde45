"""What formulas may name: each name that is offered can be used, and nothing else is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.factories import component, office_year

from capaian.domain.plan import Component, Indicator
from capaian.domain.value import INDEX, PERCENT
from capaian.dossier.read import load_dossier
from capaian.rules.checks.formulas import find_flaws, scope_of
from capaian.rules.formula.issues import FormulaProblem
from capaian.web.planning.formulas import OWN_MEASURE, find_formula_names

EXAMPLES = Path(__file__).parents[3] / "examples"
UNKNOWN = {
    FormulaProblem.UNKNOWN_NAME,
    FormulaProblem.UNKNOWN_SURVEY,
    FormulaProblem.SYNTAX,
    FormulaProblem.SELECTOR,
}


@pytest.mark.parametrize("name", ["balangan-2023", "belitung-2024", "probolinggo-2021"])
def test_every_name_that_is_offered_is_a_formula_by_itself(name: str) -> None:
    year = load_dossier(EXAMPLES / name)
    parts: list[Component | Indicator] = [*year.components, *year.indicators]
    for part in parts:
        for each in find_formula_names(year, part):
            alone = replace(part, formula=each.text)
            found = {flaw.problem for flaw in find_flaws(alone, scope_of(year, alone))}
            assert not found & UNKNOWN, (part.code, each.text)


def test_a_component_names_its_own_two_measures() -> None:
    found = find_formula_names(office_year(), component("ktp"))
    assert [(each.kind, each.text, each.meaning, each.unit) for each in found] == [
        (OWN_MEASURE, "ktp.have", "Memiliki ktp", "orang"),
        (OWN_MEASURE, "ktp.need", "Wajib ktp", "orang"),
    ]


def test_an_indicator_names_all_but_itself() -> None:
    year = office_year()
    found = [*find_formula_names(year, year.indicator_by_code[year.indicators[1].code])]
    by_kind = {
        kind: [each.text for each in found if each.kind == kind]
        for kind in {e.kind for e in found}
    }
    assert by_kind["Cakupan"] == ["ktp", "akta"]
    assert by_kind["Survei"] == ["index(skm)"]
    assert by_kind["Ukuran"] == ["ktp.have", "ktp.need", "akta.have", "akta.need"]
    assert by_kind["Indikator lain"][:4] == ["iku-1", "iku-1.target", "iku-1.achievement", "ik-3"]
    assert not any(text.startswith("iku-2") for text in by_kind["Indikator lain"])
    assert OWN_MEASURE not in by_kind


def test_names_come_with_what_they_mean_and_count() -> None:
    year = office_year()
    found = {each.text: each for each in find_formula_names(year, year.indicators[1])}
    assert found["index(skm)"].unit == INDEX
    assert (found["iku-1.target"].meaning, found["iku-1.target"].unit) == (
        "Target IKU 1 Indikator iku-1",
        INDEX,
    )
    assert (found["ik-3.achievement"].meaning, found["ik-3.achievement"].unit) == (
        "Capaian Indikator ik-3",
        PERCENT,
    )
    assert found["ik-4"].unit == "dokumen"


def test_kinds_follow_each_other_and_have_words_of_their_own() -> None:
    year = office_year()
    kinds = [each.kind for each in find_formula_names(year, year.indicators[0])]
    assert [*dict.fromkeys(kinds)] == ["Cakupan", "Survei", "Indikator lain", "Ukuran"]
    assert kinds == sorted(kinds, key=[*dict.fromkeys(kinds)].index)
