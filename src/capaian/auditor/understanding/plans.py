"""Work plans as tables list them: programmes, activities and sub-activities, told by depth of rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow

LEVELS: Final = ("program", "kegiatan", "subkegiatan")
"""From the outermost in."""
_NAMED: Final = re.compile(
    r"\bprogram\b\W+(?:dan\s+)?kegiatan\b\W+(?:dan\s+)?sub\s?kegiatan\b", re.IGNORECASE
)
_TWO_NAMED: Final = re.compile(
    r"\bprogram\b\W+(?:dan\s+)?kegiatan\b(?!\W+(?:dan\s+)?sub\s?kegiatan\b)", re.IGNORECASE
)
_OTHER_PART: Final = re.compile(
    r"^\W*(?:belanja|honor\w*|biaya|indikator|persentase|jumlah|target|sasaran|paket|pengadaan\s+langsung|output|keluaran)\b",
    re.IGNORECASE,
)
"""Rows below an activity that are no part of it in the work plan."""
_WORD: Final = re.compile(r"^\W*(?P<level>sub\s?kegiatan|kegiatan|program)\b", re.IGNORECASE)


def plan_of(table: UnderstoodTable) -> Mapping[int, str]:
    """Return for the line of each row its level, where a table says that it lists all three.

    One that its title alone calls of programmes and activities lists parts of these too, where it has them
    below programmes called so; a head that names two levels names all.

    Rows of one depth bear the word of its level or none of them does; else nothing is told.
    """
    if _is_named(_NAMED, table):
        return _by_depth(table, LEVELS)
    is_titled = _TWO_NAMED.search(table.table.title) and not _TWO_NAMED.search(table.heads_of_names)
    return _by_depth(table, LEVELS) if is_titled and _begins_with_programs(table) else {}


def _begins_with_programs(table: UnderstoodTable) -> bool:
    """Whether all outermost rows are called programmes, and none within them an account or a result."""
    inner = [row for row in table.items if row.level]
    are_programs = all(_word(row) == LEVELS[0] for row in table.outermost)
    return are_programs and not any(_OTHER_PART.match(row.label) for row in inner)


def _is_named(pattern: re.Pattern[str], table: UnderstoodTable) -> bool:
    return bool(pattern.search(table.heads_of_names) or pattern.search(table.table.title))


def _by_depth(table: UnderstoodTable, levels: Sequence[str]) -> Mapping[int, str]:
    """Return for the line of each row its level, where rows are of as many depths as there are levels."""
    rows = [row for row in table.rows if row.kind is RowKind.ITEM and row.label]
    depths = sorted({row.level for row in rows})
    if len(depths) != len(levels):
        return {}
    found = {row.row.line: levels[depths.index(row.level)] for row in rows}
    words = {level: {_word(row) for row in rows if found[row.row.line] == level} for level in levels}
    return found if all(words[level] in ({""}, {level}) for level in levels) else {}


def _word(row: UnderstoodRow) -> str:
    """Return the word of a level that the name of a row begins with; empty if there is none."""
    match = _WORD.match(row.label)
    return re.sub(r"\s", "", match["level"].casefold()) if match else ""


def count_plan(table: UnderstoodTable) -> Mapping[str, int]:
    """Return how many rows of each level a table has; nothing if it tells of no levels."""
    return Counter(plan_of(table).values())


def count_levels(table: UnderstoodTable) -> Mapping[str, int]:
    """Return how many rows of each level a table has that lists programmes with activities, or all three."""
    return count_plan(table) or Counter(
        _by_depth(table, LEVELS[:2]).values() if _is_named(_TWO_NAMED, table) else ()
    )
