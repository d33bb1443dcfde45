"""Children of some ages beside those of them who have a card, below a title that names no document."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.intake.desks import Cells, balangan, desk, means, proposed, uncounted

TITLE = "REKAP KEPEMILIKAN DOKUMEN KEPENDUDUKAN TAHUN 2023"
NAMES = [area.name for area in balangan().districts]
CHILDREN, CARDS = "kia.eligible", "kia.issued"
BIRTHS = "akta-lahir.population"


def table(*heads: str, slip: int = 0, title: str = TITLE) -> Cells:
    """Children, those of them who have it, and percentages of which the first may be another one."""
    rows: list[tuple[str | int | Decimal, ...]] = []
    for n, name in enumerate(NAMES):
        all_, some = 3000 + 31 * n, 2000 + 17 * n
        share = round(Decimal(100 * some) / all_, 2) + (0 if n else slip)
        rows.append((n + 1, name, all_, some, share)[: len(heads) + 2])
    return [(title,), (), ("No", "Kecamatan", *heads), *rows]


def asked(cells: Cells) -> tuple[dict[str, str], list[str]]:
    """What columns mean, and which are asked about."""
    at = desk(uncounted())
    return means(proposed(cells, at)), [doubt.text for doubt in at.doubts]


@pytest.mark.parametrize("head", ["ANAK 0-17 TAHUN", "Anak < 17 Tahun", "USIA 0-17 TAHUN"])
def test_percentages_of_both_show_who_needs_the_card(head: str) -> None:
    found, doubts = asked(table(head, "MEMILIKI KIA", "%"))
    assert (found, doubts) == ({head: CHILDREN, "MEMILIKI KIA": CARDS}, [])


@pytest.mark.parametrize(
    "cells",
    [
        table("ANAK 0-17 TAHUN", "MEMILIKI KIA"),
        table("ANAK 0-17 TAHUN", "MEMILIKI KIA", "%", slip=9),
        table("ANAK 0-17 TAHUN", "MEMILIKI KIA", "KETERANGAN"),
    ],
    ids=["none", "wrong", "no percentages"],
)
def test_without_percentages_that_fit_it_is_asked(cells: Cells) -> None:
    found, doubts = asked(cells)
    assert found["ANAK 0-17 TAHUN"] == CHILDREN
    assert "ANAK 0-17 TAHUN" in doubts


def test_those_of_certificates_of_birth_stay_these() -> None:
    found, doubts = asked(table("ANAK 0-17 TAHUN", "MEMILIKI AKTA KELAHIRAN", "%"))
    assert found == {"ANAK 0-17 TAHUN": BIRTHS, "MEMILIKI AKTA KELAHIRAN": "akta-lahir.holders"}
    assert doubts == []


def test_children_shared_with_certificates_are_of_these() -> None:
    found, _ = asked(table("ANAK 0-17 TAHUN", "MEMILIKI AKTA KELAHIRAN", "MEMILIKI KIA"))
    assert found["ANAK 0-17 TAHUN"] == BIRTHS


def test_who_needs_a_card_in_another_column_leaves_children_alone() -> None:
    found, _ = asked(table("WAJIB KIA", "ANAK 0-17 TAHUN", "MEMILIKI KIA"))
    assert found["WAJIB KIA"] == CHILDREN
    assert found.get("ANAK 0-17 TAHUN") != CHILDREN


@pytest.mark.parametrize("head", ["PENDUDUK", "ANAK 5-17 TAHUN", "ANAK 0-17 TAHUN DISABILITAS"])
def test_others_than_all_children_are_not_those_who_need_it(head: str) -> None:
    found, doubts = asked(table(head, "MEMILIKI KIA", "%"))
    assert found.get(head) != CHILDREN or head in doubts
