"""What the office works with: staff by grouping and equipment, with their sums."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from capaian.domain.assessment import AssetResult, StaffGroup, StaffResult
from capaian.domain.office import Asset, StaffCount
from capaian.domain.value import Known, Reason, Result, Unavailable, Unit
from capaian.rules.assess.context import AssessContext, Label
from capaian.rules.facts import group

_PERSONS = Unit("orang")
_GROUPINGS = {
    "status": "status kepegawaian",
    "position": "jabatan",
    "rank": "golongan",
    "education": "pendidikan",
    "place": "tempat tugas",
    "job": "pekerjaan",
}
"""What staff is divided by; a cross table is called by both: `rank-education`."""


def count_staff(desk: AssessContext) -> tuple[StaffGroup, ...]:
    """Return the staff of each grouping with its sum.

    The sum adds the categories that are part of no other; while one of them is unknown there is
    none.
    """
    groups = group(desk.office_year.people, lambda row: row.grouping)
    return tuple(_count_group(desk, name, rows) for name, rows in groups.items())


def _count_group(desk: AssessContext, grouping: str, rows: Sequence[StaffCount]) -> StaffGroup:
    results = tuple(_staff(desk, row) for row in rows)
    crossed = {result.category for result in results if result.across}
    # beside its cells, the row of a category alone is their total and counts no second time
    counted = [result for result in results if result.across or result.category not in crossed]
    upper = [result for result in counted if result.parent is None]
    words = " dan ".join(_GROUPINGS.get(part, part) for part in grouping.split("-"))
    whole = _sum(desk, f"Jumlah pegawai menurut {words}", upper)
    if not any(result.across for result in results):
        return StaffGroup(grouping, results, whole)
    by_category = group(upper, lambda result: result.category)
    by_across = group([result for result in upper if result.across], lambda result: result.across)
    whole_rows = [result for result in upper if not result.across]
    undivided = [
        each for each in whole_rows if not isinstance(each.count, Known) or each.count.value
    ]
    return StaffGroup(
        grouping,
        results,
        whole,
        tuple(
            StaffResult(n, None, _sum(desk, f"Pegawai, {n}", found))
            for n, found in by_category.items()
        ),
        tuple(
            StaffResult("", None, _sum_column(desk, n, found, undivided), n)
            for n, found in by_across.items()
        ),
    )


def _sum_column(
    desk: AssessContext,
    across: str,
    cells: Sequence[StaffResult],
    undivided: Sequence[StaffResult],
) -> Result:
    """Return the sum of a column of a cross table;
    staff that no column divides may belong to it or not.
    """
    subject = f"Pegawai, {across}"
    if not undivided:
        return _sum(desk, subject, cells)
    missing = tuple(_cell_name(result.category, across) for result in undivided)
    return desk.log.absent(subject, Unavailable(Reason.NOT_IN_SOURCE, missing), _PERSONS, None)


def _sum(desk: AssessContext, subject: str, results: Sequence[StaffResult]) -> Result:
    names = [_cell_name(result.category, result.across) for result in results]
    return desk.total(Label(subject, _PERSONS, 0), names, [result.count for result in results])


def _cell_name(category: str, across: str) -> str:
    return f"{category}, {across}" if across else category


def _staff(desk: AssessContext, row: StaffCount) -> StaffResult:
    subject = f"Pegawai, {_cell_name(row.category, row.across)}"
    count = _typed(desk, subject, row.count, _PERSONS, row)
    return StaffResult(row.category, row.parent, count, row.across)


def count_assets(desk: AssessContext) -> tuple[AssetResult, ...]:
    """Return each kind of equipment with the sum of what was counted of it."""
    return tuple(_asset(desk, asset) for asset in desk.office_year.assets)


def _asset(desk: AssessContext, asset: Asset) -> AssetResult:
    sound = _typed(desk, f"{asset.name}, baik", asset.sound, asset.unit, asset)
    damaged = _typed(desk, f"{asset.name}, rusak", asset.damaged, asset.unit, asset)
    needed = _typed(desk, f"{asset.name}, dibutuhkan", asset.needed, asset.unit, asset)
    return AssetResult(
        asset.name, sound, damaged, needed, _sum_counted(desk, asset, (sound, damaged))
    )


def _sum_counted(desk: AssessContext, asset: Asset, parts: tuple[Result, Result]) -> Result:
    """Return the sum; a dash in the source means that none of that kind was there to count."""
    pairs = zip(("Baik", "Rusak"), parts, strict=True)
    counted = [(name, part) for name, part in pairs if isinstance(part, Known)]
    label = Label(f"{asset.name}, jumlah", asset.unit, 0)
    return desk.total(label, [name for name, _ in counted], [part for _, part in counted])


def _typed(
    desk: AssessContext, subject: str, value: int | None, unit: Unit, row: StaffCount | Asset
) -> Result:
    counted = None if value is None else Decimal(value)
    return desk.record(
        Label(subject, unit, 0), counted, desk.facts.reference(row.place, row.source)
    )
