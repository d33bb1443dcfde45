"""Whether closed months are those that were closed: in their versions, in the year, and in the log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from capaian.domain.registers.closed_month import Register
from capaian.dossier.feeding import fed_cells
from capaian.rules.registers.feed import feed_of
from capaian.web.feed.models import ClosedMonth
from capaian.web.trail.models import Entry
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

_CLOSED = ("register.closed", "register.taken_in")


def find_forged_months() -> Iterator[str]:
    """Yield closed months and sources of registers that are not as they were written, in Indonesian."""
    for year in OfficeYear.objects.filter(closed_months__isnull=False).distinct().select_related("office"):
        facts = know(year).read.partial
        if facts is None:
            yield f"{year.office.name} {year.year}: tidak dapat dibaca"
            continue
        feed, versions = feed_of(facts), year.closed_months.filter(reopened_on=None)
        kept = {(Register(each.register), each.period): each for each in versions}
        for key in sorted({*kept, *feed.closings}, key=str):
            made, closing = kept.get(key), feed.closings.get(key)
            sums = {feed.fingerprints.get(key)} | ({closing.sha256} if closing else {None})
            if made is None or {*sums, *_sums_of(year, made)} != {made.sha256}:
                yield f"{year.office.name}: {key[0].words} {key[1].label}"
        sources = {each.id: each for each in facts.sources}
        for wanted in {cell.source.id: cell.source for cell in fed_cells(facts)}.values():
            own = sources.get(wanted.id)
            if own and (own.title, own.sha256, own.cut_off) != (wanted.title, wanted.sha256, wanted.cut_off):
                yield f"{year.office.name}: sumber {wanted.id}"


def _sums_of(year: OfficeYear, made: ClosedMonth) -> Iterator[str]:
    """Yield the fingerprint of the figures that a version keeps, and the one that the log has of it."""
    yield hashlib.sha256(made.figures.encode()).hexdigest()
    entries = Entry.objects.filter(office=year.office_id, subject=str(made), action__in=_CLOSED)
    last = entries.order_by("number").last()
    yield str((last.after or {}).get("sha256", "")) if last else ""
