"""What a new office measures: chosen entries of the catalogue,
and all that their formulas name.
"""

from __future__ import annotations

from collections.abc import Iterable

from capaian.domain.rule_set import CatalogueIndicator
from capaian.dossier.years.first_year import (
    ALL_INDICATORS,
    USUAL_INDICATORS,
    choose,
    unknown_codes,
)
from capaian.rulebook import load_rulebook
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import names_in

CATALOGUE = load_rulebook().catalogue
CODES = [entry.code for entry in CATALOGUE]
DOCUMENTS = ["kk", "ktp", "kia", "akta-lahir", "akta-mati", "akta-kawin"]


def codes(entries: Iterable[CatalogueIndicator]) -> list[str]:
    return [entry.code for entry in entries]


def test_the_usual_choice() -> None:
    chosen = choose(CATALOGUE, USUAL_INDICATORS)
    assert codes(chosen.indicators) == ["ikm", "kepemilikan-dokumen"]
    assert codes(chosen.parts) == []
    assert codes(chosen.components) == DOCUMENTS
    assert chosen.has_survey


def test_the_order_of_the_choice_is_that_of_the_indicators() -> None:
    chosen = choose(CATALOGUE, ["kepemilikan-dokumen", "ikm"])
    assert codes(chosen.indicators) == ["kepemilikan-dokumen", "ikm"]


def test_what_is_chosen_twice_appears_once() -> None:
    assert codes(choose(CATALOGUE, ["ikm", "ikm"]).indicators) == ["ikm"]


def test_a_component_is_an_indicator_and_its_own_part() -> None:
    chosen = choose(CATALOGUE, ["ktp"])
    assert codes(chosen.indicators) == codes(chosen.components) == ["ktp"]
    assert not chosen.has_survey


def test_indicators_that_others_name_come_along_without_being_key() -> None:
    chosen = choose(CATALOGUE, ["cakupan-layanan"])
    assert codes(chosen.indicators) == ["cakupan-layanan"]
    assert codes(chosen.parts) == ["layanan-dafduk", "layanan-capil"]
    assert {"kk", "akta-cerai", "pemanfaatan-data"} <= {*codes(chosen.components)}
    assert "data-ganda-anomali" not in codes(chosen.components)


def test_a_part_that_is_chosen_itself_is_key() -> None:
    chosen = choose(CATALOGUE, ["cakupan-layanan", "layanan-capil"])
    assert codes(chosen.indicators) == ["cakupan-layanan", "layanan-capil"]
    assert codes(chosen.parts) == ["layanan-dafduk"]


def test_everything_is_what_nothing_else_is_made_of() -> None:
    chosen = choose(CATALOGUE, [ALL_INDICATORS])
    named = {
        name.code
        for entry in CATALOGUE
        for name in names_in(parse(entry.formula))
        if name.code != entry.code
    }
    left = [code for code in CODES if code not in named]
    # As the objectives are numbered: satisfaction is the first one.
    assert codes(chosen.indicators) == ["ikm", *(code for code in left if code != "ikm")]
    taken = {*codes(chosen.indicators), *codes(chosen.parts), *codes(chosen.components)}
    assert taken == {*CODES}


def test_unknown_codes_are_named() -> None:
    assert unknown_codes(CATALOGUE, ["ktp", "ktpel", ALL_INDICATORS, "x"]) == ("ktpel", "x")
    assert unknown_codes(CATALOGUE, []) == ()
