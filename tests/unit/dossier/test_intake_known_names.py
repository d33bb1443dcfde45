"""Names say nothing of figures where they are names in full; whatever stands behind one does."""

from __future__ import annotations

import pytest
from tests.intake.desks import desk, uncounted

from capaian.dossier.intake.known_names import KnownNames

AT = desk(uncounted())
NAMES = KnownNames.of(AT.office, AT.rules)


@pytest.mark.parametrize(
    "text", ["Juai", "JUAI", "Kec. Juai", "1. Juai", "63.11.01", "63.11.01 Juai", "Kecamatan Juai", "2.12.01"]
)
def test_names_and_codes_are_known_however_they_are_numbered(text: str) -> None:
    assert NAMES.has(text)


@pytest.mark.parametrize(
    "text",
    [
        "Juai *",
        "Juai (s.d. Juni)",
        "Juai; sementara",
        "Juai: sementara",
        "Juai sementara",
        "JUMLAH",
        "Desa Juai A",
    ],
)
def test_a_name_with_anything_more_is_none(text: str) -> None:
    assert not NAMES.has(text)


def test_a_name_is_that_of_the_area_that_its_row_was_taken_for() -> None:
    assert NAMES.has("Juai", "63.11.01")
    assert not NAMES.has("Juai", "63.11.02")


def test_names_of_the_work_plan_are_known_in_full() -> None:
    name = next(node.name for node in AT.office.nodes if len(node.name) > len("Target"))
    assert NAMES.has(name)
    assert not NAMES.has(f"Target {name}")
    assert not NAMES.has(f"{name} (s.d. Juni)")
