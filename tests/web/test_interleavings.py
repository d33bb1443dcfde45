"""Several people at the same rows in any order: nothing is lost,
a change is written whole or not at all.
"""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from tests.audit.dice import Dice
from tests.conftest import IS_NIGHTLY
from tests.web.beginnings import small

from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.trail.verify import verify_log
from capaian.web.years.change import ConflictError, Edit, FlawedError, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

COUNTS, FACTORS, SOURCES = "counts.csv", "factors.csv", "sources.yaml#sources"
WRONG = "tujuh"
"""No count may be this."""
SEEN = settings(
    max_examples=8,
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # a step takes too long for making failures small
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
Cells: TypeAlias = dict[str, str]


def counts_of(year: OfficeYear) -> list[Row]:
    return [*year.rows.filter(sheet=COUNTS)]


def written(year: OfficeYear, file: str) -> list[Cells]:
    """The rows of a table as another reader finds them in the dossier."""
    return [*csv.DictReader(io.StringIO(know(year).made.files.get(file, "")))]


@dataclass
class Paper:
    """The rows as they must be: kept beside the program,
    by its rules in the words of decision 22.
    """

    rows: dict[int, Cells]
    versions: dict[int, int] = field(default_factory=dict)
    revision: int = 0
    entries: int = 0

    def outcome(self, edits: Sequence[Edit]) -> str:
        """What becomes of a change; the paper follows it."""
        if any(self.versions.get(edit.row or 0) != edit.version for edit in edits):
            return "conflict"
        wanted = {edit.row or 0: edit.cells or {} for edit in edits}
        other = {
            row: cells
            for row, cells in wanted.items()
            if self.rows[row] != {**self.rows[row], **cells}
        }
        if any(WRONG in cells.values() for cells in other.values()):
            return "flaw"
        for row, cells in other.items():
            self.rows[row] |= cells
            self.versions[row] += 1
        self.revision += bool(other)
        self.entries += len(other)
        return "kept"


INTERLEAVINGS = int(os.environ.get("CAPAIAN_INTERLEAVINGS", "500" if IS_NIGHTLY else "100"))
VALUES = ("1", "2", "30", WRONG)


def draw(dice: Dice, rows: list[int], seen: dict[int, int]) -> list[Edit]:
    """One or two rows with new values, by the versions that an editor saw."""
    return [
        Edit(COUNTS, {"value": dice.one_of(VALUES)}, row, seen[row])
        for row in dice.shuffled(rows)[: 1 + dice.below(2)]
    ]


def test_no_update_is_lost_in_many_interleavings(tmp_path: Path) -> None:
    """The paper follows the rules of decision 22 by itself; the pages must do what it says,
    step by step.
    """
    year = small(tmp_path)
    rows = [row.pk for row in counts_of(year)][:3]
    paper = Paper(
        {row.pk: {**row.cells} for row in counts_of(year)}, {row.pk: 1 for row in counts_of(year)}
    )
    outcomes: Counter[str] = Counter()
    for number in range(INTERLEAVINGS):
        dice = Dice("interleavings", number)
        # Each of two or three editors reads, and all of them write in some order: the first alone
        # may win.
        editors = [{**paper.versions} for _ in range(2 + dice.below(2))]
        for seen in dice.shuffled(editors):
            edits = draw(dice, rows, seen)
            outcome = paper.outcome(edits)
            outcomes[outcome] += 1
            stored, came = {row.pk: (row.cells, row.version) for row in counts_of(year)}, "kept"
            try:
                change(OfficeYear.objects.get(pk=year.pk), edits, Author())
            except ConflictError as error:
                came = "conflict"
                conflicts = [(each.edit, (each.stored, each.version)) for each in error.conflicts]
                assert conflicts == [
                    (edit, stored[edit.row or 0])
                    for edit in edits
                    if stored[edit.row or 0][1] != edit.version
                ]
            except FlawedError as error:
                came = "flaw"
                assert {flaw.cell.column for flaw in error.flaws if flaw.cell} == {"value"}
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


OPERATIONS = st.lists(
    st.tuples(st.sampled_from(["add", "add", "change", "remove"]), st.integers(0, 50)),
    min_size=8,
    max_size=20,
)


def factor(number: int) -> Cells:
    texts = ("Loket tutup.", 'Kata "siap", lalu tidak', "=1+1", "satu\ndua", "é ꦏ")
    kind = ("driver", "obstacle", "cause")[number % 3]
    return {
        "subject": "iku-ktp",
        "period": "2024",
        "kind": kind,
        "text": f"{number} {texts[number % 5]}",
    }


def source(number: int) -> Cells:
    titles = ("Laporan", "Laporan: bagian # dua", "'kutip' \"ganda\"", "- tanda", "2024", "é ꦏ")
    return {"id": f"lain-{number}", "title": f"{titles[number % 6]} {number}"}


def sources_of(year: OfficeYear) -> list[Cells]:
    loaded = YAML(typ="safe").load(know(year).made.files["sources.yaml"])
    return [{"id": each["id"], "title": each["title"]} for each in loaded["sources"]]


@SEEN
@given(operations=OPERATIONS, is_table=st.booleans())
def test_rows_that_come_and_go_stand_in_the_dossier_in_their_order(
    tmp_path_factory: pytest.TempPathFactory, operations: Sequence[tuple[str, int]], is_table: bool
) -> None:
    sheet, made = (FACTORS, factor) if is_table else (SOURCES, source)
    with transaction.atomic():
        year = small(tmp_path_factory.mktemp("d"))
        first = [] if is_table else sources_of(year)
        fixed = {row.pk for row in year.rows.filter(sheet=sheet)}
        paper: list[Cells] = []
        for turn, (what, number) in enumerate(operations):
            own = [row for row in year.rows.filter(sheet=sheet) if row.pk not in fixed]
            if what == "add" or not own:
                edits = [Edit(sheet, made(turn * 60 + number))]
                paper.append(made(turn * 60 + number))
            else:
                at = number % len(own)
                cells = None if what == "remove" else made(turn * 60 + number)
                edits = [Edit(sheet, cells, own[at].pk, own[at].version)]
                paper[at : at + 1] = [cells] if cells else []
            change(year, edits, Author())
        if is_table:
            kept = [
                {name: text for name, text in row.items() if text}
                for row in written(year, FACTORS)
            ]
            assert kept == paper
            assert (FACTORS in know(year).made.files) == bool(paper)
        else:
            assert sources_of(year) == [*first, *paper]
        assert (year.revision, Entry.objects.count()) == (len(operations), len(operations))
        assert know(year).flaws == ()
        assert verify_log() is None
        transaction.set_rollback(True)


def test_a_change_of_many_kinds_is_reported_row_by_row_in_one_revision(tmp_path: Path) -> None:
    year = small(tmp_path)
    rows = counts_of(year)
    edits = [
        Edit(COUNTS, {"value": "7", "source": ""}, rows[0].pk, 1),
        Edit(COUNTS, None, rows[1].pk, 1),
        Edit(FACTORS, factor(1)),
        Edit(COUNTS, {"value": ""}, rows[2].pk, 1),  # says nothing new
    ]
    change(year, edits, Author())
    entries = [*Entry.objects.order_by("number").values_list("action", "before", "after")]
    assert entries == [
        (
            "row.changed",
            {"value": "", "source": rows[0].cells["source"]},
            {"value": "7", "source": ""},
        ),
        ("row.removed", rows[1].cells, None),
        ("row.added", None, factor(1)),
    ]
    assert year.revision == 1
    assert [row["value"] for row in written(year, COUNTS)] == ["7", "", ""]


@pytest.mark.parametrize("cells", [{"source": "9"}, None])
def test_rows_of_another_year_or_sheet_stay(
    tmp_path: Path, cells: Mapping[str, str] | None
) -> None:
    mine, yours = small(tmp_path, "satu"), small(tmp_path, "dua")
    theirs, own = counts_of(yours)[0], counts_of(mine)[0]
    for edit in (Edit(COUNTS, cells, theirs.pk, 1), Edit("history.csv", cells, own.pk, 1)):
        with pytest.raises(ConflictError) as caught:
            change(mine, [edit], Author())
        assert [conflict.stored for conflict in caught.value.conflicts] == [None]
    assert (counts_of(yours)[0].cells, counts_of(mine)[0].cells) == (theirs.cells, own.cells)
    assert Entry.objects.count() == 0


def test_whoever_removes_what_another_changed_is_shown_and_the_other_way_round(
    tmp_path: Path,
) -> None:
    year = small(tmp_path)
    first, second = counts_of(year)[:2]
    change(year, [Edit(COUNTS, {"value": "9"}, first.pk, 1)], Author())
    change(year, [Edit(COUNTS, None, second.pk, 1)], Author())
    for edit, stored in (
        (Edit(COUNTS, None, first.pk, 1), {**first.cells, "value": "9"}),
        (Edit(COUNTS, {"value": "1"}, second.pk, 1), None),
        (Edit(COUNTS, None, second.pk, 1), None),
    ):
        with pytest.raises(ConflictError) as caught:
            change(year, [edit], Author())
        assert [conflict.stored for conflict in caught.value.conflicts] == [stored]
    assert year.revision == 2


def test_figures_that_contradict_each_other_are_entered_one_after_the_other(
    tmp_path: Path,
) -> None:
    year = small(tmp_path)
    rows = {(row.cells["measure"], row.cells["area"]): row for row in counts_of(year)}
    change(year, [Edit(COUNTS, {"value": "90"}, rows["ktp.holders", "99.01.01"].pk, 1)], Author())
    known = change(
        year, [Edit(COUNTS, {"value": "80"}, rows["ktp.eligible", "99.01.01"].pk, 1)], Author()
    )
    assert known.flaws == ()
    assert [row["value"] for row in written(year, COUNTS)] == ["90", "", "80", ""]
