"""Sections of tiers: one for each that has indicators with a target, with its own name,
none left empty.
"""

from __future__ import annotations

import pytest
from tests.unit.documents import cast
from tests.unit.documents.test_indicator_answers import renamed_tiers

from capaian.documents.build import build_document
from capaian.documents.tree import Document, Heading, Table


def sections(report: Document) -> list[str]:
    titles = [plain(block) for block in report.blocks if isinstance(block, Heading)]
    return [title for title in titles if title.startswith("Pengukuran Kinerja ")]


def plain(heading: Heading) -> str:
    return (
        heading.title
        if isinstance(heading.title, str)
        else "".join(str(part) for part in heading.title)
    )


@pytest.mark.parametrize(
    ("tiers", "expected"),
    [
        pytest.param({}, ["Eselon II", "Eselon III", "Eselon IV"], id="as ever"),
        pytest.param(
            {"IV": "JF"},
            ["Eselon II", "Eselon III", "JF"],
            id="functional posts instead of eselon IV",
        ),
        pytest.param({"III": "IV"}, ["Eselon II", "Eselon IV"], id="none of eselon III"),
        pytest.param(
            {"III": "Madya", "IV": "IIIb"},
            ["Eselon II", "Madya", "Eselon IIIb"],
            id="in the order of the plan",
        ),
    ],
)
def test_each_tier_with_indicators_has_its_section(
    tiers: dict[str, str], expected: list[str]
) -> None:
    report = build_document(cast.paper(renamed_tiers(**tiers)))
    assert sections(report) == [f"Pengukuran Kinerja {name}" for name in expected]


def test_the_section_of_another_tier_shows_its_indicators() -> None:
    report = build_document(cast.paper(renamed_tiers(IV="JF")))
    assert "tabel-eselon-jf" in {block.id for block in report.blocks if isinstance(block, Table)}
    assert "tabel-eselon-iv" not in {
        block.id for block in report.blocks if isinstance(block, Table)
    }
