"""Visits of an office (jemput bola), what was served there, and its cost;
no row is about a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID, uuid5

from django.db import models
from django.db.models import Count

from capaian.domain.assessment import NodeResult
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.catalogue import Stage, VisitState
from capaian.domain.registers.closed_month import Register
from capaian.domain.value import Known
from capaian.domain.work import Resource
from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.rules.registers.balance import cost_per_document
from capaian.web.feed.models import CountKey, MonthCount, MonthNotice, RegisterEntry, make_figures
from capaian.web.offices.models import Office
from capaian.web.services.models import Tally
from capaian.web.services.presses import TAKEN_BACK
from capaian.web.site.unread_entries import WholeSum
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

LONGEST_PLACE: Final = 120
LONGEST_REASON: Final = 500


class CountedStages(models.TextChoices):
    """How far requests of a visit had come on its day."""

    FIRST = "first", "diterima saja; tahap berikutnya ditekan saat dikerjakan"
    ALL = "all", "selesai hari itu: semua tahap"


class Visit(RegisterEntry):
    """A visit to a place on a day: its sheet."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="visits")
    day = models.DateField("hari")
    innovation = models.CharField("inovasi", max_length=LONGEST_CODE)
    """Code of the innovation of the dossier, or of the office's own; the item of the feed."""
    place = models.CharField("tempat", max_length=LONGEST_PLACE)
    """Screened for what leads to a person."""
    area = models.CharField("wilayah", max_length=20, blank=True)
    """Empty: not recorded."""
    staff = models.PositiveSmallIntegerField("petugas")
    """How many went there."""
    node = models.CharField("pos anggaran", max_length=LONGEST_CODE, blank=True)
    """Node of the work plan that pays for it; empty: none is named."""
    state = models.CharField(
        "keadaan", max_length=10, choices=VisitState.choices(), default="planned"
    )
    site = models.CharField("tempat turus", max_length=LONGEST_CODE, blank=True)
    """Site whose sheet has the documents served as tallies; empty:
    they were pressed there by hand.
    """
    counted = models.CharField(
        "dihitung sebagai", max_length=10, choices=CountedStages, blank=True
    )
    """Stages at which the documents are counted there."""
    reason = models.CharField("alasan", max_length=LONGEST_REASON, blank=True)
    """Why it was cancelled."""
    version = models.PositiveIntegerField("versi", default=1)
    """Each correction adds one: nobody writes over what somebody else wrote meanwhile."""

    class Meta(RegisterEntry.Meta):
        """The latest first."""

        ordering = ("-day", "-pk")
        indexes = (models.Index(fields=("office", "day"), name="visits_of_days"),)

    def __str__(self) -> str:
        """Return where it led, and when."""
        return f"{self.place}, {self.day:%d-%m-%Y}"


class VisitCount(models.Model):
    """How many documents of a service, or of a group within it, a visit served."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="served")
    service = models.CharField("layanan", max_length=LONGEST_CODE)
    detail = models.CharField("rincian", max_length=LONGEST_CODE, blank=True)
    count = models.PositiveIntegerField("jumlah")

    class Meta:
        """A visit has a number of each service and group."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("visit", "service", "detail"), name="one_count_of_a_service"
            ),
        )

    def __str__(self) -> str:
        """Return the number of the service."""
        return f"{self.what} {self.count}"

    @property
    def what(self) -> str:
        """Code of the service, and its group behind a stroke."""
        return f"{self.service}|{self.detail}" if self.detail else self.service


def press_key(visit: Visit, version: int, what: str, stage: str) -> UUID:
    """Return the key of what a version of a visit counted of a service at a stage."""
    return uuid5(visit.key, f"{version} {what} {stage}")


def counted_by_visits(office: Office, **where: object) -> list[Tally]:
    """Return the tallies of what visits served, as they are now; `where`: of these alone."""
    found = [*office.visits.filter(**where).exclude(counted="").prefetch_related("served")]
    keys = {
        press_key(each, version, count.what, stage)
        for each in found
        for version in range(1, each.version + 1)
        for count in each.served.all()
        for stage in Stage
    }
    days, sites = {each.day for each in found}, {each.site for each in found}
    rows = office.tallies.filter(day__in=days, site__in=sites)
    there = {each.key: each for each in rows}
    return [
        each for key, each in there.items() if key in keys and uuid5(key, TAKEN_BACK) not in there
    ]


def count_month(year: OfficeYear, month: Period) -> MonthCount:
    """Return what closing a month starts from, by innovation and area.

    `planned` counts every sheet of the month, whatever became of the visit; `done` and `cancelled`
    what did; `served` the documents of visits that were done, by service as the detail.
    """
    own = year.office.visits.filter(day__range=(month.start, month.end)).order_by()
    counts: Counter[CountKey] = Counter()
    for item, area, state, number in own.values_list("innovation", "area", "state").annotate(
        Count("pk")
    ):
        counts[CountKey(item, "planned", area=area)] += number
        if state != VisitState.PLANNED:
            counts[CountKey(item, state, area=area)] += number
    done = own.filter(state=VisitState.DONE)
    served = VisitCount.objects.filter(visit__in=done).order_by()
    names = ("visit__innovation", "visit__area", "service")
    for item, area, service, number in served.values_list(*names).annotate(WholeSum("count")):
        counts[CountKey(item, "served", area=area, detail=service)] += number
    figures = make_figures(Register.VISITS, month, counts)
    there = done.aggregate(days=Count("day", distinct=True), places=Count("place", distinct=True))
    planned = (
        own.filter(state=VisitState.PLANNED).order_by("day", "pk").values_list("day", flat=True)
    )
    waiting = tuple(
        MonthNotice(f"Kunjungan {day:%d-%m-%Y} masih direncanakan: catat hasilnya.")
        for day in planned
    )
    return MonthCount(figures, there["days"], there["places"], waiting)


@dataclass(frozen=True, slots=True)
class VisitCost:
    """What a budget line realised, and what visits served by it until the same day."""

    name: str
    money: Known
    documents: int
    per_document: Decimal


def visit_costs(year: OfficeYear) -> tuple[list[VisitCost], date | None]:
    """Return the cost of a document by budget line, and until when;
    of lines with realised money alone.
    """
    done = (
        year.office.visits.filter(day__year=year.year, state=VisitState.DONE)
        .exclude(node="")
        .order_by()
    )
    nodes = {*done.values_list("node", flat=True).distinct()}
    as_of = _realised_until(year, nodes)
    assessment = know(year).assessment(as_of) if as_of else None
    if as_of is None or assessment is None:
        return [], None
    counted = VisitCount.objects.filter(visit__in=done.filter(day__lte=as_of.end)).order_by()
    served: Mapping[str, int] = dict(
        counted.values_list("visit__node").annotate(WholeSum("count"))
    )
    found = [cost for node in assessment.nodes if (cost := _cost(node, served.get(node.id, 0)))]
    return found, as_of.end


def _cost(node: NodeResult, documents: int) -> VisitCost | None:
    money = node.money.actual if node.money else None
    if not isinstance(money, Known):
        return None
    cost = cost_per_document(money.value, documents)
    return None if cost is None else VisitCost(f"{node.code} {node.name}", money, documents, cost)


def _realised_until(year: OfficeYear, nodes: Collection[str]) -> Period | None:
    """Return the quarter, or the year, until which money of budget lines
    is known to be realised.
    """
    facts, whole = know(year).read.partial, Period.year_of(year.year)
    ends = [
        row.period.end
        for row in (facts.inputs if facts else ())
        if row.node in nodes and row.resource is Resource.MONEY and row.actual is not None
        if whole.contains(row.period)
    ]
    spans = (whole, *reversed(whole.parts(PeriodKind.QUARTER)))
    return next((span for span in spans if ends and span.end <= max(ends)), None)
