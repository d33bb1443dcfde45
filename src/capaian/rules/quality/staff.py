"""Staff: categories as their parts, totals as the cells of cross tables, posts filled or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office import StaffCount
from capaian.rules.facts import Facts, group
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.work_plan import find_loops


def check_staff(facts: Facts) -> Iterator[Issue]:
    """Yield every contradiction among the rows of `people.csv`."""
    people = facts.office_year.people
    for rows in group(people, lambda row: row.grouping).values():
        yield from _check_parents(rows)
        yield from _check_parts(rows)
    for rows in group(people, lambda row: (row.grouping, row.across)).values():
        yield from _check_loops(rows)
    for rows in group(people, lambda row: (row.grouping, row.category)).values():
        yield from _check_cells(rows)
    for row in people:
        yield from _check_filled(row)


def _check_parents(rows: Sequence[StaffCount]) -> Iterator[Issue]:
    """Look for rows whose whole is not there: no sum begins with them, and none contains them."""
    cells = group(rows, lambda row: row.category)
    for row in rows:
        if row.parent is None:
            continue
        across = {whole.across for whole in cells.get(row.parent, ())}
        if row.across in across or across == {""}:
            continue
        column = f" untuk {row.across}" if row.across and across else ""
        message = (
            f"{_name(row)} adalah bagian dari {row.parent}, yang tidak punya baris{column} "
            f"dalam {row.grouping}, jadi pegawainya tidak masuk jumlah mana pun."
        )
        place = Place(row.place.file, row.place.row, "parent")
        remedy = f"Tambahkan baris {row.parent}, atau kosongkan kolom induk."
        yield Issue(Level.ERROR, "parent_missing", message, place, row.parent, remedy)


def _check_parts(rows: Sequence[StaffCount]) -> Iterator[Issue]:
    by_parent = group((row for row in rows if row.parent is not None), lambda row: row.parent)
    for row in rows:
        counts = _count_parts(by_parent.get(row.category, ()), row.across)
        known = [count for count in counts if count is not None]
        if row.count is None or not counts or len(known) < len(counts) or sum(known) == row.count:
            continue
        message = f"{_name(row)} tertulis {row.count}, padahal jumlah bagiannya {sum(known)}."
        across = f":{row.across}" if row.across else ""
        subject = f"total_differs:people:{row.grouping}:{row.category}{across}"
        yield contradiction(subject, message, row.place, str(row.count))


def _count_parts(parts: Sequence[StaffCount], across: str) -> list[int | None]:
    """Return the counts of parts in a column; beside all columns a part is its own row, else its cells."""
    if across:
        return [part.count for part in parts if part.across == across]
    found: list[int | None] = []
    for cells in group(parts, lambda part: part.category).values():
        own = [part.count for part in cells if not part.across]
        found += own or [part.count for part in cells]
    return found


def _check_loops(rows: Sequence[StaffCount]) -> Iterator[Issue]:
    places = {NodeId(row.category): row.place for row in reversed(rows)}
    parents = {NodeId(row.category): NodeId(row.parent) if row.parent else None for row in reversed(rows)}
    for category in find_loops(dict(reversed(parents.items()))):
        message = f"Induk {category} kembali ke dirinya sendiri, jadi pegawainya tidak masuk jumlah mana pun."
        place = Place(places[category].file, places[category].row, "parent")
        remedy = "Perbaiki kolom induknya; kosongkan bila bukan bagian golongan lain."
        yield Issue(Level.ERROR, "parent_loop", message, place, category, remedy)


def _check_cells(rows: Sequence[StaffCount]) -> Iterator[Issue]:
    """Compare the row of a category without a second one with its cells."""
    cells = [row.count for row in rows if row.across]
    known = [count for count in cells if count is not None]
    for row in rows:
        if row.across or row.count is None or not cells or len(known) < len(cells):
            continue
        if row.count != sum(known):
            message = f"{row.category} tertulis {row.count}, padahal jumlah sel silangnya {sum(known)}."
            subject = f"total_differs:cells:people:{row.grouping}:{row.category}"
            yield contradiction(subject, message, row.place, str(row.count))


def _check_filled(row: StaffCount) -> Iterator[Issue]:
    if row.count is None or row.filled is None or row.filled is (row.count > 0):
        return
    filled = "terisi" if row.filled else "tidak terisi"
    message = f"{_name(row)} ditulis {filled}, padahal jumlahnya {row.count}."
    across = f":{row.across}" if row.across else ""
    subject = f"filled_differs:people:{row.grouping}:{row.category}{across}"
    yield contradiction(subject, message, row.place, str(row.count))


def _name(row: StaffCount) -> str:
    return f"{row.category}, {row.across}" if row.across else row.category
