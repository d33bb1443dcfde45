"""The year that a table of areas tells, and whether its figures are those of the end of a time."""

from __future__ import annotations

from capaian.domain.intake import IntakeTable
from capaian.domain.period import Period
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.measures import adds_up
from capaian.dossier.intake.periods import (
    find_period,
    is_begun_after,
    span_told,
    tells_several_years,
    years_of,
    years_told,
)


def is_at_end(proposal: Proposal, desk: Desk) -> bool:
    """Say whether the figures of a table tell what is there at the end of a time, none what happens in it."""
    means = [column.means for column in proposal.intake.columns]
    is_money = proposal.intake.table is IntakeTable.INPUTS
    return not is_money and not any(adds_up(one, desk.office) for one in means)


def told_year(proposal: Proposal, desk: Desk) -> Period:
    """Return the year of a table; another than that of the dossier is doubted, and so is none.

    One year in the heads of the columns that are taken is that of their figures, whatever years a title runs
    through.
    """
    own = desk.office.year
    told = next(iter(years_of(proposal.table.titles)), None)
    headed = years_told(column.head for column in proposal.intake.columns)
    if len(headed) == 1 and told not in headed:
        told = next(iter(headed))
    place = proposal.table.place(None)
    is_open = not headed and tells_several_years(proposal.table.titles)
    if is_open and told == own:
        words = f"periode {own}, padahal judulnya menyebut beberapa tahun"
        desk.doubt_period(place, Period.year_of(own), words)
    elif told is None:
        span = span_told(proposal.table.titles)
        named = "tahun" if span is not None and span.last else "periode"
        words = f"{named} {own}, karena tabel tidak menyebutnya"
        desk.doubt_period(place, Period.year_of(own), words)
    elif told not in (None, own):
        found = find_period(proposal.table.titles)
        is_whole = found is None or found.year != told or (found.ends_year and is_at_end(proposal, desk))
        told_ = Period.year_of(told or own) if found is None or is_whole else found
        has_own = any(period.year == own for period in desk.periods)
        otherwise = f"; bila hanya tabel tahun {own} yang diambil, tambahkan --period {own}"
        if is_begun_after(proposal.table.titles, own) and is_at_end(proposal, desk):
            otherwise = f"; bila keadaan akhir tahun {own}, tambahkan --period {own}"
            has_own = True
        words = f"periode {told_}, padahal dossier ini untuk tahun {own}{otherwise if has_own else ''}"
        desk.doubt_period(place, told_, words)
    return Period.year_of(told or own)
