"""What is under way in a service, what is left of blanks, and what one document costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear
from capaian.domain.registers.catalogue import ComplaintClass, Service, Stage
from capaian.domain.registers.closed_month import (
    DURATION,
    DURATION_DAYS,
    FeedMethod,
    Register,
    RegisterFigure,
)
from capaian.rules.facts import group
from capaian.rules.registers.feed import define, judge

DAYS_OF_USE: Final = 20
"""Working days whose mean use says how long blanks last."""
MIN_DAYS_LEFT: Final = 10
MIN_BLANKS_LEFT: Final = 1000
"""Below either the office is warned (rule of Kalimantan Tengah 2018, belum diverifikasi);
settings.
"""


@dataclass(frozen=True, slots=True)
class ServiceBalance:
    """Requests of one service in one period, from those open before to those open after."""

    open_before: int
    printed_before: int
    """Of these, printed and not yet delivered."""
    counts: Mapping[str, int]
    """By stage."""

    def of(self, stage: Stage) -> int:
        """Return how many requests went through a stage."""
        return self.counts.get(stage, 0)

    @property
    def open_after(self) -> int:
        """Received and neither delivered, refused nor withdrawn; negative:
        more ended than there were.
        """
        ended = self.of(Stage.DELIVERED) + self.of(Stage.REFUSED) + self.of(Stage.WITHDRAWN)
        return self.open_before + self.of(Stage.RECEIVED) - ended

    @property
    def printed_after(self) -> int:
        """Printed and not yet delivered."""
        return self.printed_before + self.of(Stage.PRINTED) - self.of(Stage.DELIVERED)

    @property
    def questions(self) -> tuple[str, ...]:
        """What cannot be, in Indonesian: asked of whoever counts, never a refusal.

        Once more has ended than was received, what was under way before the register is not known:
        that is asked once, not every day.
        """
        found = []
        if self.open_before >= 0 > self.open_after:
            found.append(
                f"Lebih banyak yang selesai daripada yang diterima: kurang {-self.open_after}."
            )
        if self.open_before >= 0 and self.of(Stage.PRINTED) > self.open_before + self.of(
            Stage.RECEIVED
        ):
            found.append(
                f"Dicetak {self.of(Stage.PRINTED)}, padahal diterima {self.of(Stage.RECEIVED)} "
                f"dan berjalan {self.open_before}."
            )
        if self.of(Stage.PRINTED) and self.printed_before >= 0 > self.printed_after:
            found.append(f"Diserahkan {-self.printed_after} lebih banyak daripada yang dicetak.")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class BlankStock:
    """Blanks of one kind."""

    left: int
    use: Decimal | None
    """Mean use of a working day; `None`: nothing is known of it, or nothing was used."""
    min_days: int = MIN_DAYS_LEFT
    min_blanks: int = MIN_BLANKS_LEFT

    @property
    def days_left(self) -> Decimal | None:
        """Working days that they last, with one decimal, rounded down.

        Examples:
            >>> BlankStock(461, Decimal(49)).days_left
            Decimal('9.4')
        """
        days = Decimal(self.left) / self.use if self.use else None
        return None if days is None else days.quantize(Decimal("0.1"), "ROUND_FLOOR")

    @property
    def is_low(self) -> bool:
        """Whether somebody should order."""
        days = self.days_left
        return self.left < self.min_blanks or (days is not None and days < self.min_days)


def blank_names(services: Iterable[Service]) -> Mapping[str, str]:
    """Return what each kind of blank is called:
    as the document of the first service that uses it.
    """
    found: dict[str, str] = {}
    for service in services:
        if service.blank:
            found.setdefault(service.blank, service.document or service.blank)
    return found


def item_names(year: OfficeYear, register: Register) -> Mapping[str, str]:
    """Return what the items of a register are called, in their order;
    others are called as they are coded.
    """
    match register:
        case Register.SERVICES:
            return {each.code: each.name for each in year.services}
        case Register.BLANKS:
            return blank_names(year.services)
        case Register.COMPLAINTS:
            return {each.value: each.words.capitalize() for each in ComplaintClass}
        case Register.VISITS:
            return {each.id: each.name for each in year.innovations}


def mean_use(days: Sequence[int]) -> Decimal | None:
    """Return the mean of the blanks used on the last working days, the latest last; `None`:
    nothing was.
    """
    last = days[-DAYS_OF_USE:]
    return Decimal(sum(last)) / len(last) if sum(last) else None


def cost_per_document(money: Decimal, documents: int) -> Decimal | None:
    """Return rupiah per document, rounded half up; `None` where there was none.

    Examples:
        >>> cost_per_document(Decimal(482846776), 29659), cost_per_document(Decimal(66372600),
        ...     2513)
        (Decimal('16280'), Decimal('26412'))
    """
    return (money / documents).quantize(Decimal(1), "ROUND_HALF_UP") if documents else None


# --- how long requests took, by the figures of their tickets, and whether these are a sample ---


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
            return (
                f"contoh {write_exact(self.tickets)} dari {write_exact(self.counted)} permohonan"
            )
        return f"{write_exact(self.tickets)} permohonan"


def time_service(service: Service, figures: Iterable[RegisterFigure]) -> ServiceTimes | None:
    """Return how long a service took by the figures of closed months;
    `None` where no ticket ended.
    """
    own = group((each for each in figures if each.item == service.code), lambda each: each.stage)
    minutes, limit = own.get(DURATION, ()), service.standard
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
