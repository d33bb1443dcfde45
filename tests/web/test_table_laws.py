"""Laws of a table beside the register: the month becomes what was chosen,
and once more changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from capaian.domain.period import Period
from capaian.dossier.intake.register_tables import RegisterNumber
from capaian.web.services.table_comparison import (
    TAKE_BOTH,
    TAKE_REGISTER,
    TAKE_TABLE,
    Cell,
    Change,
    Kind,
    KindMonth,
    Part,
    Source,
)

MARCH = Period.parse("2025-M03")
OWN = ("kabid", 1)
AREAS = ("", "hulu", "hilir")
_days = st.integers(1, 5).map(lambda day: date(2025, 3, day))
_whose = {
    Source.VISITS: [("", None)],
    Source.COUNTER: [OWN, ("petugas", 1)],
    Source.TABLES: [("petugas", 1)],
    Source.OWN_TABLES: [OWN],
}


@st.composite
def _months(draw: st.DrawFn) -> KindMonth:
    """A kind of which the register has anything, and a table of days or of the month."""
    is_level, is_recap = draw(st.booleans()), draw(st.booleans())
    register = []
    for source in draw(st.lists(st.sampled_from([*_whose][is_level:]), max_size=8)):
        of_month = draw(st.booleans()) and source in (Source.TABLES, Source.OWN_TABLES)
        day, area = MARCH.end if of_month else draw(_days), draw(st.sampled_from(AREAS))
        cell = Cell(day, of_month, area, *draw(st.sampled_from(_whose[source])))
        register.append(Part(cell, source, draw(st.integers(1, 9))))
    areas = draw(st.sampled_from([("",), ("hulu",), ("hulu", "hilir")]))
    days = [MARCH.end] if is_recap else sorted(draw(st.sets(_days, min_size=1)))
    numbers = []
    for row, (day, area) in enumerate((day, area) for day in days for area in areas):
        number = RegisterNumber(
            day, is_recap, "ktp", "printed", "", area, draw(st.integers(0, 20)), row
        )
        numbers.append((number, Cell(day, is_recap, area, *OWN)))
    return KindMonth(Kind("ktp", "", "printed"), MARCH, "", is_level, numbers, register, {})


def _written(month: KindMonth, change: Change) -> KindMonth:
    rows = (
        Part(cell, Source.OWN_TABLES if cell[3:] == OWN else Source.TABLES, number)
        for cell, number in change.cells.items()
    )
    return replace(month, register=[*month.register, *rows])


def _expected(month: KindMonth) -> Mapping[str, int]:
    """What a month of counts becomes, added up by hand."""
    days, brought = (
        [cell.day for _, cell in month.numbers],
        sum(each.value for each, _ in month.numbers),
    )
    named = {
        (cell.day, area)
        for each, cell in month.numbers
        for area in ({each.area, ""} if each.area else AREAS)
    }
    there, replaced = 0, 0
    for cell, source, number in month.register:
        is_seen = month.is_recap or cell.is_recap or min(days) <= cell.day <= max(days)
        there += number if is_seen else 0
        is_same = source is Source.OWN_TABLES and cell.is_recap == month.is_recap
        replaced += number if is_same and (cell.day, cell.area) in named else 0
    both = there - replaced + brought
    return {TAKE_TABLE: brought, "": brought, TAKE_REGISTER: there, TAKE_BOTH: both}


@given(_months())
def test_the_month_becomes_what_was_chosen_and_once_more_nothing(month: KindMonth) -> None:
    for answer, change in month.choices.items():
        after = _written(month, change)
        sums, visits = Counter[tuple[object, ...]](), Counter[tuple[object, ...]]()
        for cell, source, number in after.register:
            sums[cell.area, *cell[3:]] += number
            visits[cell.area, *cell[3:]] += number if source is Source.VISITS else 0
        if month.is_level:
            levels = Counter[tuple[date, str]]()
            for cell, _, number in after.register:
                levels[cell.day, cell.area] += number
                levels[cell.day, "semua"] += number
            for number, cell in month.numbers if answer == TAKE_TABLE else ():
                assert levels[cell.day, number.area or "semua"] == number.value
        else:
            assert after.before == _expected(month)[answer]
            assert all(total >= visits[cell] for cell, total in sums.items()), (
                "a visit keeps its documents"
            )
        again = after.choices.get(answer) or after.choices[""]
        assert not again.cells
