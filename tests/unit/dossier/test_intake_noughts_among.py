"""Cells that were never filled in, or lost their comma, among figures that are alike."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.intake.desks import KTP, Cells, codes, desk, said, taken, uncounted, values
from tests.intake.recap import regencies

from capaian.dossier.intake.desk import Desk

NAMES = [name for _, name, *_ in regencies()]
HEAD = "Cakupan KTP-el (%)"
TOLD = f"angka {HEAD}"


def coverages(**changes: Decimal | int) -> Cells:
    """A recap of coverages around 97 percent, some of them changed by the place of their row: `_5`."""
    shares: dict[str, Decimal | int] = {f"_{n}": Decimal(f"97.{n:02}") for n in range(1, len(NAMES) + 1)}
    figures = {**shares, **changes}.values()
    title = "CAKUPAN KTP-EL KABUPATEN/KOTA SE-KALIMANTAN SELATAN TAHUN 2023"
    lines = [(n, name, figure) for n, (name, figure) in enumerate(zip(NAMES, figures, strict=True), 1)]
    return [(title,), (), ("No", "Kabupaten/Kota", HEAD), *lines]


def test_a_coverage_of_nought_among_such_of_ninety_seven_is_told() -> None:
    at = desk(uncounted())
    taken(coverages(_5=0), at)
    assert said(at) == [
        (
            f"8 C ({HEAD})",
            f"{HEAD} di baris ini 0, padahal di semua baris lain 97,01 sampai 97,13: tampak belum diisi.",
        )
    ]
    assert not at.log.has_errors()


def test_noughts_among_coverages_that_differ_widely_are_figures() -> None:
    at = desk(uncounted())
    taken(coverages(_5=0, _6=31), at)
    assert codes(at) == []


def test_counts_of_nought_beside_thousands_are_told_by_row() -> None:
    at = desk(uncounted())
    rows = [[*row] for row in KTP[:-1]]
    rows[5][2] = rows[6][3] = 0
    taken(rows, at)
    assert [(place, codes_) for (place, _), codes_ in zip(said(at), codes(at), strict=True)] == [
        ("6 C (Wajib KTP)", "nought_among"),
        ("7 D (Sudah Rekam)", "nought_among"),
    ]


def test_few_events_may_be_none_somewhere() -> None:
    at, names = desk(uncounted()), [row[1] for row in KTP[3:-1]]
    rows = [(n, name, 14 * (n % 4), 7 * (n % 4)) for n, name in enumerate(names)]
    heads = ("No", "Kecamatan", "Kematian dilaporkan", "Akta Kematian Terbit")
    taken([("PENERBITAN AKTA KEMATIAN TAHUN 2023",), (), heads, *rows], at)
    assert "nought_among" not in codes(at)


@pytest.mark.parametrize(("figure", "shown"), [(9753, "9.753"), (Decimal("975.3"), "975,3")])
def test_a_percentage_that_lost_its_comma_is_an_error_of_its_row(figure: Decimal | int, shown: str) -> None:
    at = desk(uncounted())
    taken(coverages(_3=figure), at)
    ((place, words),) = said(at)
    assert place == f"6 C ({HEAD})"
    assert words.startswith(f"Tertulis {shown}, padahal angka lain di kolom ini paling banyak 97,13: koma")
    assert at.log.has_errors()


@pytest.mark.parametrize(
    ("at", "figure"), [(desk(uncounted(), means={TOLD: "persen"}), 9753), (desk(uncounted()), 143)]
)
def test_a_coverage_that_the_user_tells_and_one_a_little_above_are_taken(at: Desk, figure: int) -> None:
    found = taken(coverages(_3=figure), at)
    assert codes(at) == []
    assert (str(figure),) in values(found, "value")
