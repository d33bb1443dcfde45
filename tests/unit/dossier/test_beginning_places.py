"""The regency that a new dossier is for, by name or official code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.transcripts import check_transcript

from capaian.domain.identifiers import AreaCode
from capaian.domain.office import AreaKind
from capaian.dossier.years.regions import (
    Region,
    find_regencies,
    nearest_regencies,
    read_code,
    region_of,
)
from capaian.rulebook import load_rulebook

AREAS = load_rulebook().areas
REGENCIES = [area for area in AREAS if area.kind is AreaKind.REGENCY]


def codes_of(text: str) -> list[str]:
    return [area.code for area in find_regencies(AREAS, text)]


def answer(line: str) -> Iterator[str]:
    """Yield the regencies that a text means, else the nearest ones, and whether it is a code."""
    text = json.loads(line)
    near = [area.name for area in nearest_regencies(AREAS, text)]
    found = ", ".join(codes_of(text)) or "; ".join(filter(None, ("none", ", ".join(near))))
    code = read_code(text)
    yield f"{found} by code {code}" if code else found


def test_what_a_code_or_name_means(golden: Golden) -> None:
    check_transcript(golden, Path(__file__).with_name("regencies.txt"), answer)


def test_every_regency_is_found_by_its_code_and_by_its_whole_name() -> None:
    for area in REGENCIES:
        assert codes_of(area.code) == [area.code]
        assert codes_of(area.name) == [area.code]
        assert codes_of(area.name.upper()) == [area.code]


def test_a_regency_brings_its_province_and_its_districts() -> None:
    (regency,) = find_regencies(AREAS, "63.11")
    region = region_of(AREAS, regency)
    assert (region.province, region.province_code) == ("Kalimantan Selatan", "63")
    assert len(region.districts) == 8
    assert {area.parent for area in region.districts} == {"63.11"}
    assert region_of([regency], regency).province == ""


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
