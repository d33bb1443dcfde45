"""Which share of those counted a table says to have something, and how far below all that is known that is.

Nobody sees in counts that two in five have a document of which nine in ten had one the year before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.numerals import write_decimal
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Component
from capaian.domain.value import PERCENT
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.stored_figures import ENOUGH, Share, Stored, shares_of_peers
from capaian.dossier.intake.sums import shown

_FALL: Final = 25
"""Percent of the whole by which no coverage falls without a reason."""
_HUNDRED: Final = 100


def coverages_of(one: TakenTable, stored: Stored) -> tuple[str, ...]:
    """Return each share that figures tell, in words: of all areas of counts, the lowest and the highest."""
    if one.sort is IntakeTable.PEERS:
        return tuple(_told_of_peers(one, stored.office))
    return tuple(_told(component, period, shares) for component, period, shares in _groups(one, stored))


def fallen(one: TakenTable, stored: Stored) -> Iterator[tuple[str, str]]:
    """Yield shares that are far below what is known of them: of times before, and of other offices."""
    for component, period, shares in _groups(one, stored):
        now = _percent(shares)
        known = [*_known(component, period, shares, stored)]
        told = [words for value, words in known if value is not None and value - now >= _FALL]
        if told:
            part = str(component.numerator.code)
            what = f"{component.name} {period} hanya {write_decimal(now, 2)} %, padahal {'; '.join(told)}"
            yield f"fallen {part}", f"{what}: mungkin dari sebagian penduduk, wilayah, atau waktu saja"


def _groups(one: TakenTable, stored: Stored) -> Iterator[tuple[Component, str, Sequence[Share]]]:
    """Yield shares of components that are parts of a whole in percent, by their periods."""
    told = {(part, whole): shares for part, whole, shares in stored.shares(one)}
    for component in stored.office.components:
        if component.unit != PERCENT:
            continue
        found: dict[str, list[Share]] = {}
        for share in told.get((str(component.numerator.code), str(component.denominator.code)), ()):
            found.setdefault(share.period, []).append(share)
        for period, shares in found.items():
            yield component, period, shares


def _percent(shares: Sequence[Share]) -> Decimal:
    return _HUNDRED * sum(share.part for share in shares) / sum((s.whole for s in shares), Decimal(0))


def _told(component: Component, period: str, shares: Sequence[Share]) -> str:
    parts, wholes = sum(share.part for share in shares), sum(share.whole for share in shares)
    figures = f"{shown(Decimal(parts))} dari {shown(Decimal(wholes))}"
    span = f"; {_ends(shares)}" if len(shares) > 1 else ""
    return f"{component.name} {period}: {write_decimal(_percent(shares), 2)} % ({figures}{span})"


def _told_of_peers(one: TakenTable, office: OfficeYear) -> Iterator[str]:
    """Yield the lowest and the highest share of a recap that tells parts and wholes."""
    names = {str(component.code): component.name for component in office.components}
    for (subject, period), told in shares_of_peers(one).items():
        if shares := [share for share in told if share.whole > 0]:
            yield f"{names.get(subject, subject)} {period} di {len(shares)} wilayah: {_ends(shares)}"


def _ends(shares: Sequence[Share]) -> str:
    ordered = sorted(shares, key=lambda share: share.part / share.whole)
    return f"terendah {_of(ordered[0])}, tertinggi {_of(ordered[-1])}"


def _of(share: Share) -> str:
    return f"{write_decimal(_HUNDRED * share.part / share.whole, 2)} % ({share.area})"


def _known(
    component: Component, period: str, shares: Sequence[Share], stored: Stored
) -> Iterator[tuple[Decimal | None, str]]:
    """Yield what else is known of a share, with words for it."""
    before = _before(component, period, shares, stored)
    if before:
        when, value = before
        yield value, f"untuk {when.label} tersimpan {write_decimal(value, 2)} %"
    year = Period.parse(period).year
    stated = [
        row
        for row in stored.office.history
        if (row.subject, row.name, row.scale) == (component.code, "", PERCENT)
        and row.actual is not None
        and row.period.year < year
    ]
    for row in stated[-1:]:
        yield (
            row.actual,
            f"laporan {row.period.label} menyebut {write_decimal(row.actual or Decimal(0), 2)} %",
        )
    yield _of_peers(component, year, stored.office)


def _before(
    component: Component, period: str, shares: Sequence[Share], stored: Stored
) -> tuple[Period, Decimal] | None:
    """Return the last period before one of which the dossier has the same share, of the same areas."""
    end = Period.parse(period).end
    part, whole = str(component.numerator.code), str(component.denominator.code)
    areas = {share.area for share in shares}
    periods = {row.period for row in stored.office.counts if row.measure == part and row.period.end < end}
    for one in sorted(periods, key=lambda period: period.end, reverse=True):
        figures = [
            (stored.count(part, area, str(one)), stored.count(whole, area, str(one))) for area in areas
        ]
        known = [(have, had) for have, had in figures if have is not None and had]
        if known and 2 * len(known) > len(areas):
            return one, _HUNDRED * sum(have for have, _ in known) / sum((had for _, had in known), Decimal(0))
    return None


def _of_peers(component: Component, year: int, office: OfficeYear) -> tuple[Decimal | None, str]:
    """Return the lowest share of other offices in the last recap up to a year."""
    found: dict[int, list[Decimal]] = {}
    for row in office.peers:
        if row.subject == component.code and row.area != office.office.regency and row.period.year <= year:
            if row.numerator is not None and row.denominator:
                found.setdefault(row.period.year, []).append(_HUNDRED * row.numerator / row.denominator)
            elif row.value is not None:
                found.setdefault(row.period.year, []).append(row.value)
    last = max(found, default=0)
    if len(found.get(last, ())) <= ENOUGH:
        return None, ""
    lowest = min(found[last])
    return lowest, f"yang terendah di rekap {last} {write_decimal(lowest, 2)} %"
