"""What is looked up in the rule set: areas by their code, and the regencies among them."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import AREAS, REGENCY, place, rule_set

from capaian.domain.identifiers import AreaCode
from capaian.domain.office import Area, AreaKind
from capaian.domain.rule_set import RuleSet

PROVINCE = Area(AreaCode("99"), "Provinsi Contoh", AreaKind.PROVINCE, None, place("areas.csv", 2))
OWN = Area(REGENCY, "Kabupaten Contoh", AreaKind.REGENCY, AreaCode("99"), place("areas.csv", 3))
CITY = Area(
    AreaCode("99.71"), "Kota Contoh", AreaKind.REGENCY, AreaCode("99"), place("areas.csv", 4)
)


def test_areas_are_found_by_their_code_and_regencies_with_cities() -> None:
    rules = replace(rule_set(), areas=(PROVINCE, CITY, *AREAS, OWN))
    assert [*rules.regencies] == [CITY, OWN]
    assert rules.area_names[AREAS[0].code] == AREAS[0].name
    assert rules.area_names.get(AreaCode("98")) is None
    assert len(rules.area_names) == len(AREAS) + 3


def test_each_rule_set_knows_its_own_areas() -> None:
    rules = replace(rule_set(), areas=(OWN,))
    assert [*rules.regencies] == [OWN]
    assert [*replace(rules, areas=(CITY,)).regencies] == [CITY]
    assert ([*RuleSet().regencies], RuleSet().area_names) == ([], {})
