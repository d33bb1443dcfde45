"""Events of the second half of a year are asked about; what is there at its end is that of the year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.intake.desks import KTP, Cells, balangan, codes, desk, taken, values

from capaian.domain.identifiers import AreaCode, MeasureCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period

YEAR, HALF = Period.year_of(2023), Period.parse("2023-S2")
FIGURES = (("63.11.01", 74, 69), ("63.11.02", 249, 236), ("63.11.03", 90, 88), ("63.11.04", 51, 47))


def deaths(title: str = "SEMESTER II TAHUN 2023") -> Cells:
    names = {str(area.code): area.name for area in balangan().districts}
    heads = ("No", "Kecamatan", "Kematian dilaporkan", "Akta kematian terbit")
    rows = [(n, names[code], *figures) for n, (code, *figures) in enumerate(FIGURES, 1)]
    return [(f"PENERBITAN AKTA KEMATIAN {title}",), (), heads, *rows]


def knowing(*changes: int | None, period: Period = YEAR) -> OfficeYear:
    """An office with the figures of the table, by so many more in each area; `None`: with an empty row."""
    counts = balangan().counts
    columns = (MeasureCode("akta-mati.reported"), MeasureCode("akta-mati.issued"))
    known = [
        replace(
            counts[0],
            measure=measure,
            area=AreaCode(code),
            period=period,
            value=None if change is None else Decimal(figure + change),
        )
        for (code, *figures), change in zip(FIGURES, changes, strict=False)
        for measure, figure in zip(columns, figures, strict=True)
    ]
    others = [row for row in counts if row.measure not in columns]
    return replace(balangan(), counts=(*others, *known))


def asked(office: OfficeYear, **told: object) -> tuple[set[str], list[str], list[str]]:
    """The periods that come of the table, what is asked, and the errors."""
    at = desk(office, **told)
    found = taken(deaths(), at)
    options = [doubt.option for doubt in at.doubts]
    return (
        {period for (period,) in values(found, "period")},
        options,
        [c for c in codes(at) if c != "area_absent"],
    )


@pytest.mark.parametrize("changes", [(), (None, None), (80, 250, 90, 50), (0, 250, 90, 50)])
def test_deeds_of_half_a_year_are_asked_about(changes: tuple[int | None, ...]) -> None:
    assert asked(knowing(*changes)) == ({"2023-S2"}, ["--period 2023-S2"], [])


@pytest.mark.parametrize(("told", "period"), [(YEAR, "2023"), (HALF, "2023-S2")])
def test_the_answer_is_taken(told: Period, period: str) -> None:
    assert asked(knowing(80, 250), period=told) == ({period}, [], [])


@pytest.mark.parametrize("changes", [(0, 0, 0, 0), (0, 0, 3, 1)])
@pytest.mark.parametrize("period", [YEAR, HALF])
def test_a_table_that_comes_again_is_not_asked_about(changes: tuple[int, ...], period: Period) -> None:
    assert asked(knowing(*changes, period=period)) == ({str(period)}, [], [])


def test_what_is_there_at_the_end_is_that_of_the_year() -> None:
    at = desk()
    found = taken([("KEPEMILIKAN KTP-EL SEMESTER II TAHUN 2023",), *KTP[2:]], at)
    assert (values(found, "period"), at.doubts) == ([("2023",)] * 16, [])


@pytest.mark.parametrize(
    ("half", "period"), [("SEMESTER II", "2022"), ("SEMESTER I", "2022-S1"), ("PER 31 DESEMBER", "2022")]
)
def test_so_it_is_offered_of_another_year(half: str, period: str) -> None:
    """The words that mean the year in the dossier's own year mean it in each."""
    at = desk()
    taken([(f"KEPEMILIKAN KTP-EL {half} TAHUN 2022",), *KTP[2:]], at)
    assert [doubt.option for doubt in at.doubts] == [f"--period {period}"]


def test_deeds_of_half_of_another_year_are_offered_as_such() -> None:
    at = desk()
    taken(deaths("SEMESTER II TAHUN 2022"), at)
    assert "--period 2022-S2" in {doubt.option for doubt in at.doubts}
    assert "--period 2022" not in {doubt.option for doubt in at.doubts}
