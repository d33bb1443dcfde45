"""The regency that a new dossier is for, by name or official code."""

from __future__ import annotations

import pytest
from tests.conftest import IS_NIGHTLY
from tests.every_case import every_case

from capaian.domain.identifiers import AreaCode
from capaian.domain.office import AreaKind
from capaian.dossier.years.regions import (
    Region,
    find_regencies,
    nearest_regencies,
    province_of,
    read_code,
    region_of,
)
from capaian.rulebook import load_rulebook

AREAS = load_rulebook().areas
REGENCIES = [area for area in AREAS if area.kind is AreaKind.REGENCY]
DAILY = REGENCIES if IS_NIGHTLY else REGENCIES[::10]


def codes_of(text: str) -> list[str]:
    return [area.code for area in find_regencies(AREAS, text)]


def nearest_names(text: str) -> list[str]:
    return [area.name for area in nearest_regencies(AREAS, text)]


@every_case(
    ("text", "code"),
    [
        ("63.11", "63.11"),
        (" 63.11 ", "63.11"),
        ("6311", "63.11"),
        ("63 11", "63.11"),
        ("63", None),
        ("63.1", None),
        ("63.11.01", None),
        ("63,11", None),
        ("٦٣.١١", None),
        ("", None),
        ("Balangan", None),
    ],
)
def test_what_is_a_code(text: str, code: str | None) -> None:
    assert read_code(text) == code


@every_case(
    ("text", "codes"),
    [
        ("63.11", ["63.11"]),
        ("6311", ["63.11"]),
        ("Balangan", ["63.11"]),
        ("kabupaten balangan", ["63.11"]),
        ("KAB. BALANGAN", ["63.11"]),
        ("Kab Balangan", ["63.11"]),
        ("  Kabupaten   Balangan ", ["63.11"]),
        ("Kota Balangan", []),
        ("Kota Probolinggo", ["35.74"]),
        ("Kab. Probolinggo", ["35.13"]),
        ("probolinggo", ["35.13", "35.74"]),
        ("Kotabaru", ["63.02"]),
        ("Banjar", ["32.79", "63.03"]),
        ("Tana-Toraja", ["73.18"]),
        ("Kab. Kota Waringin Barat", ["62.01"]),
        ("kota pare-pare", ["73.72"]),
        ("Kab. Parepare", []),
        ("Kota Pare", []),
        ("Kalimantan Selatan", []),
        ("63", []),
        ("99.99", []),
        ("", []),
        ("Kabupaten", []),
    ],
)
def test_a_name_without_its_kind_may_mean_two(text: str, codes: list[str]) -> None:
    assert codes_of(text) == codes


def test_every_regency_is_found_by_its_code_and_by_its_whole_name() -> None:
    for area in DAILY:
        assert codes_of(area.code) == [area.code]
        assert codes_of(area.name) == [area.code]
        assert codes_of(area.name.upper()) == [area.code]


def test_a_misspelt_name_gets_the_nearest_ones() -> None:
    assert nearest_names("Probolingo")[0] == "Kota Probolinggo"
    assert nearest_names("Balngan")[0] == "Kabupaten Balangan"
    assert nearest_names("kab. tanah lawut")[0] == "Kabupaten Tanah Laut"
    assert nearest_names("Xyzzy") == []


def test_an_unknown_code_gets_its_province() -> None:
    names = nearest_names("63.99")
    assert len(names) == 6
    assert {area.code[:2] for area in nearest_regencies(AREAS, "63.99")} == {"63"}
    assert nearest_names("99.01") == []


def test_a_regency_brings_its_province_and_its_districts() -> None:
    region = region_of(AREAS, find_regencies(AREAS, "63.11")[0])
    assert (region.province, region.province_code) == ("Kalimantan Selatan", "63")
    assert len(region.districts) == 8
    assert {area.parent for area in region.districts} == {"63.11"}
    assert province_of(AREAS, AreaCode("63.99")) == "Kalimantan Selatan"
    assert province_of(AREAS, AreaCode("99.01")) == ""


@pytest.mark.parametrize(
    ("name", "bare", "regent"),
    [
        ("Kabupaten Contoh", "Contoh", "Bupati Contoh"),
        ("Kota Contoh", "Contoh", "Wali Kota Contoh"),
        ("Kabupaten Kotabaru", "Kotabaru", "Bupati Kotabaru"),
        ("Kabupaten Kota Lama", "Kota Lama", "Bupati Kota Lama"),
        ("Kota Administrasi Contoh", "Contoh", "Wali Kota Contoh"),
    ],
)
def test_who_heads_it(name: str, bare: str, regent: str) -> None:
    region = Region(AreaCode("99.01"), name, "Provinsi Contoh")
    assert (region.bare_name, region.regent) == (bare, regent)
