"""Which rows are the sum of those beside them: by figures in every group,
never by a name or by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from capaian.dossier.intake.foreign_tables import ForeignRow
from capaian.dossier.intake.problems import Problems
from capaian.dossier.intake.taken_tables import RowFigures, find_sums

SOUND, SUMS, DOUBTFUL = [], ["sum_rows"], ["sum_rows_doubtful"]
CASES: dict[str, tuple[Sequence[str], Sequence[int], list[str]]] = {
    "a sum in each group": (["a 20 30 =50", "b 5 6 =11"], [3, 6], SUMS),
    "one village beside its sum": (["a 20 30 =50", "b 7 =7"], [3, 5], SUMS),
    "groups of one": (["a 20 30 =50", "b 5 6 =11", "c 8"], [3, 6], SUMS),
    "noughts beside a sum": (["a 20 30 =50", "b 5 6 =11", "c 0 0 =0"], [3, 6], SUMS),
    "noughts alone": (["a 0 0 0", "b 0 0 0"], [], SOUND),
    "equal pairs": (["a 1234 1234", "b 4321 4321"], [], SOUND),
    "a pair with the name of the whole": (["a 20 =20", "b 30 =30"], [2, 4], SUMS),
    "a village of that name": (["a 20 30 =40", "b 5 6 =9"], [], SOUND),
    "one sum of three, of three digits": (["a 100 111 211", "b 5 6 8", "c 5 6 8"], [], SOUND),
    "one sum of three, of four digits": (["a 1000 1111 2111", "b 5 6 8", "c 5 6 8"], [], DOUBTFUL),
    "one sum of two": (["a 20 30 50", "b 5 6 8"], [], DOUBTFUL),
    "a sum that is mistyped": (["a 20 30 =50", "b 5 6 =11", "c 7 8 =16"], [], DOUBTFUL),
    "sums of different names": (["a 20 30 50", "b 5 6 11"], [], DOUBTFUL),
}


@pytest.mark.parametrize("name", CASES)
def test_a_sum_is_known_by_its_figures_in_every_group(name: str) -> None:
    groups, expected, codes = CASES[name]
    parts, names = [], {}
    for group in groups:
        whole, *figures = group.split()
        for figure in figures:
            row = ForeignRow(len(parts) + 1, ())
            names[row.number] = "" if figure.startswith("=") else f"{whole}{row.number}"
            value = Decimal(figure.removeprefix("="))
            parts.append(RowFigures(row, whole, "desa", (), {("ktp.eligible", None): value}))
    problems = Problems("t.xlsx", "Data")
    found = find_sums(parts, lambda part: (part.whole, names[part.row.number]), problems)
    assert (sorted(found), [issue.code for issue in problems.issues]) == (expected, codes)
