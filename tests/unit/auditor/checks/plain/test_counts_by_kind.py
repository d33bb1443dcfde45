"""Counts of kinds that stand beside each other, of a row or of all rows."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read
from tests.unit.auditor.told import filled
from tests.unit.auditor.told.reckoned_elsewhere import FARMS, GUESTS

from capaian.auditor.checks.plain.counts_by_kind import check_counts_by_kind
from capaian.auditor.claims.equation import Equation


def made(report: str, place: str, said: str) -> list[tuple[str, str]]:
    found = [*check_counts_by_kind(read(filled(report, place, said)))]
    return [(each.result.text, each.inputs[0].text) for each in found if isinstance(each, Equation)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Dari 62 unit, 45 unit dalam kondisi baik dan 8 unit rusak berat.", [("45", "45"), ("8", "7")]),
        ("Dari 62 unit, 45 unit dalam kondisi baik dan 7 unit rusak berat.", [("45", "45"), ("7", "7")]),
        (
            "Bus kecil terdiri dari 9 unit baik, 2 unit rusak ringan, dan 5 unit rusak berat.",
            [("9", "9"), ("2", "2"), ("5", "4")],
        ),
        ("Sebanyak 40 unit dalam kondisi baik dan 8 unit rusak berat.", []),
        ("Sebanyak 45 unit dalam kondisi baik dan 8 unit rusak berat akibat banjir.", []),
        ("Sebanyak 45 unit dalam kondisi baik dan hampir 8 unit rusak berat.", []),
        ("Sebanyak 45 unit dalam kondisi baik dan 10 unit rusak.", []),
        ("Sebanyak 45 unit dalam kondisi baik.", []),
    ],
)
def test_one_right_count_shows_what_the_others_are_of(said: str, expected: list[tuple[str, str]]) -> None:
    assert made(GUESTS, "bus", said) == expected


def test_kinds_may_stand_before_their_counts() -> None:
    said = "Penyuluh PNS terdiri dari laki-laki 24 orang dan perempuan 15 orang."
    assert made(FARMS, "penyuluh", said) == [("24", "24"), ("15", "13")]


def test_a_count_of_another_kind_of_the_row_is_told_by_no_count() -> None:
    said = "Penyuluh PNS terdiri dari 24 laki-laki dan 37 perempuan."
    assert ("37", "13") not in made(FARMS, "penyuluh", said)


def test_the_wrong_count_alone_is_told() -> None:
    said = "Dari 62 unit, 45 unit dalam kondisi baik dan 8 unit rusak berat."
    findings = audited(filled(GUESTS, "bus", said)).findings
    assert [(found.printed, found.computed) for found in findings] == [("8", "7")]
