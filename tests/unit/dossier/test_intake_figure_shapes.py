"""What figures prove of their shape, and what may be chance; a digest tells the shape and no figure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import pytest
from tests.intake.aggregate import kecamatan
from tests.intake.desks import Cells
from tests.intake.readings import Sheet, reading_of

from capaian.domain.period import MONTHS
from capaian.dossier.intake.stored_figures import spread

NAMES = tuple(kecamatan().values())


def deaths(months: int, rows: Sequence[Sequence[int]]) -> Sheet:
    lines = [(n, name, *row) for n, (name, row) in enumerate(zip(NAMES, rows, strict=False), 1)]
    cells: Cells = [("AKTA KEMATIAN YANG DITERBITKAN TAHUN 2023",), (), heads(months), *lines]
    return Sheet(cells)


def heads(months: int) -> Sequence[str]:
    return ("NO", "KECAMATAN", *MONTHS[:months])


def shapes(months: int, rows: Sequence[Sequence[int]]) -> Sequence[str]:
    means = dict.fromkeys(MONTHS[:months], "akta-mati.issued")
    return reading_of(deaths(months, rows), means=means, accepts_totals=True).shapes


@pytest.mark.parametrize(
    ("months", "rows", "is_told"),
    [
        (3, [[4, 9, 15]] * 5, False),
        (3, [[4, 9, 15]] * 6, True),
        (4, [[4, 9, 15, 22]] * 2, False),
        (4, [[4, 9, 15, 22]] * 3, True),
        (6, [[*accumulate([3] * 6)]] * 2, True),
        # of rows whose figures are alike fewer orders are others
        (12, [[0] * 11 + [7]] * 3, False),
        (4, [[5, 5, 5, 5]] * 8, False),
        # the rows that rise are told by themselves, where nearly all do not
        (4, [[4, 9, 15, 22]] * 7 + [[9, 4, 15, 22]], True),
        (4, [[4, 9, 15, 22]] * 3 + [[9, 4, 15, 22]] * 5, False),
        (2, [[4, 9]] * 8, False),
    ],
)
def test_what_may_be_chance_is_no_shape(months: int, rows: Sequence[Sequence[int]], is_told: bool) -> None:
    assert len(shapes(months, rows)) == is_told


def test_the_digest_tells_the_shape_and_no_figure() -> None:
    rising, other = [[4, 9, 15, 22]] * 8, [[7, 7, 30, 41]] * 8
    ordinary = [[9, 4, 22, 15]] * 8
    means = dict.fromkeys(MONTHS[:4], "akta-mati.issued")
    found = [reading_of(deaths(4, rows), means=means).digest for rows in (rising, other, ordinary)]
    assert found[0] == found[1] != found[2]


@pytest.mark.parametrize(("count", "most", "left"), [(0, 5, 0), (5, 5, 5), (6, 5, 3), (1000, 500, 500)])
def test_rows_from_all_of_a_long_table_are_looked_at(count: int, most: int, left: int) -> None:
    assert len(spread(range(count), most)) == left
