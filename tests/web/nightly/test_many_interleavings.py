"""Five hundred ways for editors to get between each other, and ten thousand by `make nightly`."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from tests.audit.dice import Dice
from tests.web.beginnings import small
from tests.web.nightly.test_interleavings import COUNTS, WRONG, Paper, counts_of, written

from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.trail.verify import verify_log
from capaian.web.years.change import ConflictError, Edit, FlawedError, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
INTERLEAVINGS = int(os.environ.get("CAPAIAN_INTERLEAVINGS", "500"))
VALUES = ("1", "2", "30", WRONG)


def draw(dice: Dice, rows: list[int], seen: dict[int, int]) -> list[Edit]:
    """One or two rows with new values, by the versions that an editor saw."""
    return [
        Edit(COUNTS, {"value": dice.one_of(VALUES)}, row, seen[row])
        for row in dice.shuffled(rows)[: 1 + dice.below(2)]
    ]


def test_no_update_is_lost_in_many_interleavings(tmp_path: Path) -> None:
    """The paper follows the rules of decision 22 by itself; the pages must do what it says, step by step."""
    year = small(tmp_path)
    rows = [row.pk for row in counts_of(year)][:3]
    paper = Paper({row.pk: {**row.cells} for row in counts_of(year)}, {row.pk: 1 for row in counts_of(year)})
    outcomes: Counter[str] = Counter()
    for number in range(INTERLEAVINGS):
        dice = Dice("interleavings", number)
        # Each of two or three editors reads, and all of them write in some order: the first alone may win.
        editors = [{**paper.versions} for _ in range(2 + dice.below(2))]
        for seen in dice.shuffled(editors):
            edits = draw(dice, rows, seen)
            outcome = paper.outcome(edits)
            outcomes[outcome] += 1
            came = "kept"
            try:
                change(OfficeYear.objects.get(pk=year.pk), edits, Author())
            except ConflictError:
                came = "conflict"
            except FlawedError:
                came = "flaw"
            assert came == outcome, number
        assert {row.pk: (row.cells, row.version) for row in counts_of(year)} == {
            row: (cells, paper.versions[row]) for row, cells in paper.rows.items()
        }, number
    year.refresh_from_db()
    assert (year.revision, Entry.objects.count()) == (paper.revision, paper.entries)
    assert written(year, COUNTS) == list(paper.rows.values())
    assert know(year).flaws == ()
    assert verify_log() is None
    assert min(outcomes[each] for each in ("kept", "conflict", "flaw")) > INTERLEAVINGS // 10
