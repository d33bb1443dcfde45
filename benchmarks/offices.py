"""Synthetic offices: one real office-year, its kecamatan and counts made anew by a fixed rule.

No chance is involved: sizes and factors run through remainders, so that any 26 offices in a row
hold each number of kecamatan from 5 to 30 once, and the offices of a small and of a large run are
alike on average.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from itertools import groupby
from pathlib import Path

from capaian.domain.identifiers import AreaCode
from capaian.domain.office import Area, AreaKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.work import Count
from capaian.dossier.feeding import plan_feed
from capaian.dossier.read import load_dossier
from capaian.dossier.reading.csv_reader import write_records
from capaian.dossier.rows.files import record_cells
from capaian.dossier.tables.parts import CLOSINGS, FIGURES
from capaian.rules.registers.feed import FeedOfYear

OFFICES = 514
"""Regencies and cities of Indonesia."""
FEWEST, MOST = 5, 30
_STEP = 11
"""Has no divisor in common with the 26 sizes, nor with the 101 factors."""
_FACTORS = 101


def make_offices(base: OfficeYear, number: int = OFFICES) -> tuple[OfficeYear, ...]:
    """Return so many offices like `base`, each with kecamatan and counts of its own."""
    return tuple(make_office(base, place) for place in range(number))


def make_office(base: OfficeYear, place: int) -> OfficeYear:
    """Return the office of a place in the row; equal places give equal offices."""
    sizes = MOST - FEWEST + 1
    number = FEWEST + place * _STEP % sizes
    districts = tuple(_district(base, index) for index in range(number))
    others = tuple(area for area in base.areas if area.kind is not AreaKind.DISTRICT)
    named = replace(base.office, regency_name=f"Kabupaten Contoh {place + 1}")
    peers = tuple(row for row in base.peers if row.area != base.office.province)
    return replace(
        base,
        office=named,
        areas=(*others, *districts),
        counts=tuple(_counts(base, districts, place)),
        peers=peers,  # the province's own row is a sum with the base's counts
    )


def _district(base: OfficeYear, index: int) -> Area:
    like = base.districts[index % len(base.districts)]
    return replace(
        like, code=AreaCode(f"{base.office.regency}.{index + 1:02}"), name=f"Contoh {index + 1}"
    )


def _counts(base: OfficeYear, districts: Sequence[Area], place: int) -> Iterator[Count]:
    """The rows of each measure and period: new ones by kecamatan,
    their sum where the regency had one.
    """
    codes = [district.code for district in base.districts]
    for _, rows in groupby(sorted(base.counts, key=_subject), _subject):
        by_area = {row.area: row for row in rows}
        known = [by_area[code] for code in codes if code in by_area]
        made = [
            _count(known, district, index, place)
            for index, district in enumerate(districts)
            if known
        ]
        yield from made
        for row in by_area.values():
            if row.area not in codes:
                yield replace(row, value=_total(made)) if made else row


def _count(known: Sequence[Count], district: Area, index: int, place: int) -> Count:
    """A row like one of the base's, larger or smaller; parts shrink as their wholes do."""
    like = known[index % len(known)]
    percent = 50 + (place * _STEP + index * 7) % _FACTORS
    value = (
        None if like.value is None else (like.value * percent / 100).to_integral_value(ROUND_FLOOR)
    )
    return replace(like, area=district.code, value=value)


def _total(rows: Sequence[Count]) -> Decimal | None:
    values = [row.value for row in rows]
    return (
        None
        if None in values
        else sum((value for value in values if value is not None), Decimal(0))
    )


def _subject(row: Count) -> tuple[str, Period]:
    return row.measure, row.period


SITES = ("loket-1", "loket-2", "kec-01", "kec-02", "kec-03", "kec-04", "kec-05")
"""Places at which each figure of a register is counted, more at each."""


def write_office_of_figures(example: Path, folder: Path) -> None:
    """Write an example whose register counts each figure at seven places, closed and fed anew:
    61,964.
    """
    shutil.copytree(example, folder)
    year = load_dossier(folder)
    figures = tuple(
        figure._replace(site=site, value=figure.value + number)
        for figure in year.register_figures
        for number, site in enumerate(SITES)
    )
    sums = FeedOfYear(replace(year, register_figures=figures)).fingerprints
    closings = [
        replace(row, sha256=sums[row.register, row.period]) for row in year.register_closings
    ]
    for table, rows in ((FIGURES, figures), (CLOSINGS, closings)):
        names = [column.name for column in table.columns]
        text = write_records(names, (record_cells(table, row) for row in rows))
        (folder / table.file).write_text(text, encoding="utf-8", newline="")
    plan_feed(folder).write(folder)
