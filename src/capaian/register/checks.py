"""Whether an extract is what it is taken for: this regency, this day, the columns that were said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from capaian.domain.numerals import write_few
from capaian.domain.period import write_date
from capaian.register.conditions import Heads
from capaian.register.counting import DISTRICT_DIGITS, ROWS, Counts
from capaian.register.files import ExtractFile
from capaian.register.persons import FILLED, HEAD_ROW, NIK_AGREES, NIK_COMPARED, READING, UNREAD
from capaian.register.problems import ExtractProblems

MAX_UNREAD_PERCENT: Final = 5
"""Of the filled cells of a column: above it holds something else than was said."""
MIN_NIK_PERCENT: Final = 50
"""Of NIK that have the date of birth in them; below it the numbers are others, such as those of cards."""
MAX_NAMED: Final = 8
_OF_ROWS: Final = ("lost_digits", "other_cut_off", "born_later", "head_row")
"""What is noted of single rows: its message, and the end of its name among `persons.READING`."""
_DAY: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


def check_files(
    files: Sequence[ExtractFile], wanted: Collection[str], plan: str, found: ExtractProblems
) -> None:
    """Record that names of files speak of several days, and headings that a file lacks or has twice."""
    matches = [match for file in files if (match := _DAY.search(file.path.name))]
    days = {"-".join(match.groups()): match.string for match in matches}
    if len(days) > 1:
        found.note("two_days", days=", ".join(f"{name} ({day})" for day, name in sorted(days.items())))
    for file in files:
        if missing := [head for head in wanted if file.heads.count(head) != 1]:
            heads = ", ".join(filter(None, file.heads))
            found.note("heads_missing", file.path.name, missing=", ".join(missing), heads=heads, plan=plan)


def check_counts(
    counts: Counts, columns: Mapping[str, Heads], areas: Collection[str], regency: str, cut_off: date
) -> ExtractProblems:
    """Return what is wrong with an extract as a whole.

    Args:
        counts: What was counted of it.
        columns: Headings by column.
        areas: Official codes.
        regency: Whose extract it ought to be.
        cut_off: Of which day.
    """
    found, rows = ExtractProblems(), counts.total(ROWS) - counts.total(HEAD_ROW)
    if not rows:
        found.note("no_rows")
        return found
    _check_areas(counts, areas, regency, found)
    for name, heads in columns.items():
        unread, read = counts.total(f"{UNREAD}{name}"), counts.total(f"{FILLED}{name}")
        if unread:
            is_other = 100 * unread > MAX_UNREAD_PERCENT * (unread + read)
            code, cells = "cells_other" if is_other else "cells_unread", unread + read
            found.note(code, heads=", ".join(heads), count=unread, cells=cells, name=name)
    compared, agrees = counts.total(NIK_COMPARED), counts.total(NIK_AGREES)
    if 100 * agrees < MIN_NIK_PERCENT * compared:
        found.note("nik_other", count=agrees, rows=compared)
    for code in _OF_ROWS:
        if count := counts.total(f"{READING}{code}"):
            found.note(code, count=count, rows=rows, day=write_date(cut_off))
    return found


def _check_areas(counts: Counts, areas: Collection[str], regency: str, found: ExtractProblems) -> None:
    others, unknown = Counter[str](), Counter[str]()
    for area, own in counts.by_area.items():
        if area and not dotted(area).startswith(regency):
            others[dotted(area[:4])] += own[ROWS]
        elif area and dotted(area[:DISTRICT_DIGITS]) not in areas:
            unknown[dotted(area[:DISTRICT_DIGITS])] += own[ROWS]
    for code, rows in (("other_regency", others), ("area_unknown", unknown)):
        if rows:
            named = write_few([f"{area} ({count})" for area, count in rows.most_common()], MAX_NAMED)
            found.note(code, count=sum(rows.values()), regency=regency, areas=named)
    nowhere = counts.by_area.get("", Counter())
    if lost := nowhere[ROWS] - nowhere[HEAD_ROW]:
        found.note("area_missing", count=lost)


def dotted(digits: str) -> str:
    """Return an official code with its points.

    Examples:
        >>> dotted("631101"), dotted("6311012001")
        ('63.11.01', '63.11.01.2001')
    """
    return ".".join(filter(None, (digits[:2], digits[2:4], digits[4:6], digits[6:])))
