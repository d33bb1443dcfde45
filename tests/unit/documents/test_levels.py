"""Sections of tiers: one for each that has indicators with a target, with its own name, none left empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from tests.unit.documents import cast

from capaian.documents.build import build_document
from capaian.documents.scope.paths import plain_text
from capaian.documents.scope.values import Series
from capaian.documents.tree import Document, Heading, Table
from capaian.domain.office_year import OfficeYear

AS_PRINTED = {"II": "II", "III": "III", "IV": "IV", "nasional": "nasional"}


def office_with(**tiers: str) -> OfficeYear:
    """The office of the cast with some tiers under other names."""
    names: Mapping[str, str] = {**AS_PRINTED, **tiers}
    year = cast.rich()
    renamed = tuple(replace(i, tier=names[i.tier]) for i in year.indicators)
    return replace(year, indicators=renamed)


def sections(report: Document) -> list[str]:
    titles = [plain(block) for block in report.blocks if isinstance(block, Heading)]
    return [title for title in titles if title.startswith("Pengukuran Kinerja ")]


def plain(heading: Heading) -> str:
    return heading.title if isinstance(heading.title, str) else "".join(str(part) for part in heading.title)


@pytest.mark.parametrize(
    ("tiers", "expected"),
    [
        pytest.param({}, ["Eselon II", "Eselon III", "Eselon IV"], id="as ever"),
        pytest.param(
            {"IV": "JF"}, ["Eselon II", "Eselon III", "JF"], id="functional posts instead of eselon IV"
        ),
        pytest.param({"III": "IV"}, ["Eselon II", "Eselon IV"], id="none of eselon III"),
        pytest.param(
            {"III": "Madya", "IV": "IIIb"},
            ["Eselon II", "Madya", "Eselon IIIb"],
            id="in the order of the plan",
        ),
    ],
)
def test_each_tier_with_indicators_has_its_section(tiers: dict[str, str], expected: list[str]) -> None:
    report = build_document(cast.paper(office_with(**tiers)))
    assert sections(report) == [f"Pengukuran Kinerja {name}" for name in expected]


def test_the_section_of_another_tier_shows_its_indicators() -> None:
    report = build_document(cast.paper(office_with(IV="JF")))
    assert "tabel-eselon-jf" in {block.id for block in report.blocks if isinstance(block, Table)}
    assert "tabel-eselon-iv" not in {block.id for block in report.blocks if isinstance(block, Table)}


@pytest.mark.parametrize(
    ("tier", "name", "slug"),
    [
        ("JF", "JF", "jf"),
        ("V", "Eselon V", "v"),
        ("Ahli Muda", "Ahli Muda", "ahli-muda"),
        ("IVa", "Eselon IVa", "iva"),
    ],
)
def test_names_and_ids_of_tiers(tier: str, name: str, slug: str) -> None:
    levels = cast.scope(office_with(IV=tier)).resolve("levels")
    assert isinstance(levels, Series)
    found = levels.get(tier)
    assert found is not None
    assert [plain_text(found.field(field) or "") for field in ("name", "slug")] == [name, slug]


def test_indicators_of_national_targets_have_their_own_section() -> None:
    levels = cast.scope(office_with(nasional="Pusat")).resolve("levels")
    assert isinstance(levels, Series)
    assert {item.key: item.field("is_national") for item in levels.items} == {
        "II": "tidak",
        "III": "tidak",
        "IV": "tidak",
        "Pusat": "ya",
    }
