"""How long requests of a service took, by the figures of its tickets, and whether these are a sample."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.numerals import write_exact
from capaian.domain.registers.catalogue import Service
from capaian.domain.registers.closed_month import DURATION, DURATION_DAYS, FeedMethod, RegisterFigure
from capaian.rules.registers.feed import define, judge

SPEED_DEFINITION: Final = "Kecepatan layanan: median hari kerja. " + define(
    (FeedMethod.MEDIAN, FeedMethod.P90, FeedMethod.SHARE),
    (DURATION, DURATION_DAYS),
    "standar layanan",
    "permohonan dengan karcis yang selesai, tanpa yang ditolak atau ditarik kembali",
)
"""What "kecepatan layanan" is; printed wherever it is shown."""


@dataclass(frozen=True, slots=True)
class ServiceTimes:
    """How long the finished requests of a service took that had tickets."""

    service: Service
    tickets: Decimal
    counted: Decimal
    """Finished requests that were counted, with tickets or without."""
    median: Decimal | None
    """Working minutes, as the next one."""
    p90: Decimal | None
    share: Decimal | None
    """Per cent within the standard; `None`: the service has none."""
    days: Decimal | None
    """Median of working days; `None`: figures of days are not there."""

    @property
    def basis(self) -> str:
        """Of how many requests it is, in Indonesian: a sample is called one."""
        if self.counted > self.tickets:
            return f"contoh {write_exact(self.tickets)} dari {write_exact(self.counted)} permohonan"
        return f"{write_exact(self.tickets)} permohonan"


def time_service(service: Service, figures: Iterable[RegisterFigure]) -> ServiceTimes | None:
    """Return how long a service took by the figures of closed months; `None` where no ticket ended."""
    own: dict[str, list[RegisterFigure]] = {}
    for figure in figures:
        if figure.item == service.code:
            own.setdefault(figure.stage, []).append(figure)
    minutes, limit = own.get(DURATION, []), service.standard
    if not minutes:
        return None
    return ServiceTimes(
        service,
        sum((each.value for each in minutes), Decimal(0)),
        sum((each.value for each in own.get(service.last_stage(own), ())), Decimal(0)),
        judge(FeedMethod.MEDIAN, minutes, None),
        judge(FeedMethod.P90, minutes, None),
        None if limit is None else judge(FeedMethod.SHARE, minutes, Decimal(limit)),
        judge(FeedMethod.MEDIAN, own.get(DURATION_DAYS, ()), None),
    )
