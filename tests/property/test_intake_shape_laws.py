"""Figures that vary as they do from time to time have no shape: the next table is the same reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.aggregate import kecamatan
from tests.intake.desks import Cells, balangan, uncounted
from tests.intake.readings import Sheet, reading_of

from capaian.domain.identifiers import AreaCode, MeasureCode
from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import MONTHS, Period
from capaian.domain.work import Count
from capaian.rulebook import load_rulebook

CODES = tuple(kecamatan())
BEFORE = tuple(Period.parse(f"2023-Q{n}") for n in (1, 2))
NODES = [
    entry
    for entry in load_rulebook().nomenclature
    if len(entry.code.split(".")) == 6 and entry.name in {node.name for node in balangan().nodes}
][:8]


def varied(count: int) -> st.SearchStrategy[list[int]]:
    """Percents by which figures differ from what they usually are."""
    return st.lists(st.randoms(use_true_random=True), min_size=1, max_size=1).map(
        lambda found: [70 + found[0].randrange(61) for _ in range(count)]
    )


def deaths(part: str, percents: Sequence[int]) -> Cells:
    lines = [
        (n, name, (300 + 20 * n) * percents[2 * n - 2] // 100, (140 + 9 * n) * percents[2 * n - 1] // 100)
        for n, name in enumerate(kecamatan().values(), 1)
    ]
    heads = ("NO", "KECAMATAN", "KEMATIAN DILAPORKAN", "AKTA KEMATIAN DITERBITKAN")
    return [(f"PENERBITAN AKTA KEMATIAN TRIWULAN {part} TAHUN 2023",), (), heads, *lines]


def counted(percents: Sequence[int]) -> OfficeYear:
    """The office with two quarters of the same."""
    usual = {"akta-mati.reported": (300, 20), "akta-mati.issued": (140, 9)}
    keys = [(one, code, n, at) for at in BEFORE for one in usual for n, code in enumerate(CODES, 1)]
    counts = tuple(
        Count(
            MeasureCode(one),
            AreaCode(code),
            at,
            Decimal((usual[one][0] + usual[one][1] * n) * percent // 100),
            None,
            Place("counts.csv"),
        )
        for (one, code, n, at), percent in zip(keys, percents, strict=True)
    )
    return replace(uncounted(), counts=counts)


@settings(max_examples=60, deadline=None)
@given(percents=varied(3 * 16))  # drawn at once: two draws may be of one seed, and then the quarter is a copy
def test_another_quarter_of_the_same_size_has_no_shape(percents: Sequence[int]) -> None:
    assert reading_of(Sheet(deaths("III", percents[:16])), counted(percents[16:])).shapes == ()


def unspent() -> OfficeYear:
    """The office with its budget, of which nothing is spent yet: these tables are of another size."""
    year = balangan()
    return replace(year, inputs=tuple(replace(row, actual=None) for row in year.inputs))


def spent(heads: Sequence[str], percents: Sequence[int]) -> Cells:
    lines = [
        (one.code, one.name, 90_000_000, *(20_000 * percent for percent in percents[n :: len(NODES)]))
        for n, one in enumerate(NODES)
    ]
    return [("REALISASI BELANJA TAHUN 2023",), (), ("KODE", "URAIAN", "PAGU", *heads), *lines]


@settings(max_examples=40, deadline=None)
@given(percents=varied(12 * len(NODES)), count=st.integers(3, 12))
def test_months_of_the_same_size_have_no_shape(percents: Sequence[int], count: int) -> None:
    table = Sheet(spent(MONTHS[:count], percents[: count * len(NODES)]))
    assert reading_of(table, unspent()).shapes == ()


@settings(max_examples=20, deadline=None)
@given(percents=varied(12 * len(NODES)), count=st.integers(4, 12))
def test_sums_of_months_always_have_one(percents: Sequence[int], count: int) -> None:
    rows = spent(MONTHS[:count], percents[: count * len(NODES)])
    sums = [[*row[:3], *(sum(row[3:end]) for end in range(4, len(row) + 1))] for row in rows[3:]]
    (shape,) = reading_of(Sheet([*rows[:3], *sums]), means={"bulan": "-"}).shapes
    assert shape.startswith("realisasi tidak pernah turun")
