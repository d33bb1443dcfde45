"""Pages of the registers of a year: which months are closed, what they fill,
closing and reopening them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from capaian.domain.identifiers import SHORT_FINGERPRINT
from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import MONTH_NUMBERS, Period, PeriodKind
from capaian.domain.registers.closed_month import (
    MISSING,
    SIZES,
    Register,
    RegisterFigure,
    stages_in_order,
)
from capaian.dossier.feeding import fed_key, figure_code
from capaian.dossier.tables.parts import CLOSINGS
from capaian.rules.registers.balance import SPEED_DEFINITION, item_names, time_service
from capaian.rules.registers.feed import SUMS, FedValue, feed_of, target_name
from capaian.web.feed import month_closing
from capaian.web.feed.forms import ReopeningForm
from capaian.web.feed.models import ClosedMonth, register_counts
from capaian.web.measurement.reopening import foresee_reopened
from capaian.web.planning.sheets import slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import FormPage
from capaian.web.site.unread_entries import require_days
from capaian.web.tracing.words import address_of
from capaian.web.years.change import Edit
from capaian.web.years.known import know


@dataclass(frozen=True, slots=True)
class FedLine:
    """A figure of the plan that the month makes, or has a part in, in words."""

    what: str
    area: str
    period: Period
    value: str
    trace: tuple[str, str]
    """Kind and code of the address where it comes from; empty: it has none."""
    code: str
    fed: FedValue


NamedNumbers = list[tuple[str, str]]
"""What is counted, and the number."""


def sums_of(
    facts: Facts, register: Register, figures: Iterable[RegisterFigure]
) -> Iterator[tuple[str, NamedNumbers]]:
    """Yield the sums of a month's figures by item and stage, in the order of both."""
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in figures:
        if row.stage not in SIZES:
            sums[row.item][row.stage] += row.value
    names = item_names(facts, register)
    for item in (each for each in (*names, *sorted(sums.keys() - names.keys())) if each in sums):
        stages = stages_in_order(register, sums[item])
        numbers = [
            (each, "" if each == MISSING else write_exact(sums[item][each])) for each in stages
        ]
        yield names.get(item, item), numbers


def fed_lines(facts: Facts, register: Register, month: Period) -> Iterator[FedLine]:
    """Yield the figures that a month makes, or has a part in, by facts in which it is closed."""
    feed = feed_of(facts)
    for fed in feed.values:
        if fed.feed.register is not register or not fed.period.contains(month):
            continue
        area = facts.area_by_code.get(fed.area)
        name = area.name if area and fed.area != facts.office.regency else ""
        unknown = "belum dicatat" if fed.feed.how in SUMS else "tidak ada yang selesai"
        is_missing = feed.is_missing(fed.feed, fed.period)
        nothing = "tidak diketahui: belum dibawa" if is_missing else unknown
        value = nothing if fed.value is None else write_exact(fed.value)
        trace, code = address_of(fed.feed, fed.area, facts), figure_code(*fed_key(fed))
        yield FedLine(target_name(fed.feed, facts), name, fed.period, value, trace, code, fed)


def holder_lines(
    facts: Facts, register: Register, month: Period
) -> Iterator[tuple[str, NamedNumbers]]:
    """Yield of each figure of the month what every holder did, nobody's last,
    where holders are recorded.
    """
    for feed in (each for each in facts.feeds if each.register is register):
        parts = feed_of(facts).by_holder(feed, month)
        if any(post is not None for post, _ in parts):
            known = {holder: value for holder, value in parts.items() if value is not None}
            stated = [
                (facts.holder_name(*holder), write_exact(value)) for holder, value in known.items()
            ]
            total = write_exact(sum(known.values(), Decimal(0)))
            yield target_name(feed, facts), [*stated, ("Jumlah", total)]


def register_months(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show which months of which registers are closed."""
    own, registers = request.here.require_year(), [*register_counts()]
    closed = {
        (each.register, each.month): each for each in own.closed_months.filter(reopened_on=None)
    }
    months = [Period(year, PeriodKind.MONTH, number) for number in MONTH_NUMBERS]
    context = {
        "registers": registers,
        "table": [
            (month, [(each, closed.get((each.value, month.ordinal))) for each in registers])
            for month in months
        ],
        "today": localdate(),
    }
    return render(request, "feed/months.html", context)


class RegisterMonth(FormPage[ReopeningForm]):
    """A month of a register with what it fills; close it, or reopen it with a reason."""

    template = "feed/month.html"
    form_class = ReopeningForm

    @cached_property
    def about(self) -> tuple[Register, Period]:
        """Which month of which register; raises `Http404` where there is none."""
        register, month = self.kwargs["slug"], self.kwargs["pk"]
        if (
            register not in {each.value for each in register_counts()}
            or month not in MONTH_NUMBERS
        ):
            raise Http404
        return Register(register), Period(self.year.year, PeriodKind.MONTH, month)

    def _keep(self, form: ReopeningForm) -> str:
        register, month = self.about
        what = f"{register.words.capitalize()} {month.label}"
        author = self.author(form.data.get("alasan", ""))
        sent = self.request.POST
        if "buka" in sent:
            month_closing.reopen_month(self.year, register, month, author)
            return f"{what} dibuka kembali."
        read, zeros = sent.get("yakin", ""), sent.getlist("nol")
        made = month_closing.close_month(self.year, register, month, author, read, zeros)
        return f"{what} ditutup, versi {made.version}. Sidik {made.sha256[:SHORT_FINGERPRINT]}."

    def _show(self, form: ReopeningForm, status: int, problem: str = "") -> HttpResponse:
        # A month that there is not is nothing, whatever can be read of the year.
        if self.about and know(self.year).read.office_year is None:
            return render(self.request, "measurement/flawed.html", status=status)
        return super()._show(form, status, problem)

    def _next_address(self, form: ReopeningForm) -> str:
        return self.request.path

    def _context(self) -> Mapping[str, object]:
        (register, month), own = self.about, self.year
        versions = [
            *own.closed_months.filter(register=register, month=month.ordinal).select_related("by")
        ]
        version = next((each for each in versions if each.reopened_on is None), None)
        return {
            **(self._closed() if version else self._open(versions)),
            "register": register,
            "speed_definition": SPEED_DEFINITION,
            "month": month,
            "version": version,
            "versions": versions,
            "feeds": slug_of("feeds.csv"),
        }

    def _closed(self) -> Mapping[str, object]:
        own, about = self.year, self.about
        facts, planned = (
            month_closing.facts_of(know(own)),
            month_closing.plan_months(own, {about}, (), {}),
        )
        # No form and no result rests on the closing itself and its figures, but on the cells that
        # they fill.
        edits = [edit for edit in planned.edits if edit.sheet != CLOSINGS.file]
        return {
            **self._counted(feed_of(facts).figures(*about)),
            **self._lines(facts),
            "holders": [*holder_lines(facts, *about)],
            "elsewhere": planned.elsewhere,
            **self._foresee(edits),
        }

    def _open(self, versions: Sequence[ClosedMonth]) -> Mapping[str, object]:
        own, (register, month) = self.year, self.about
        require_days(own)
        count = register_counts()[register](own, month)
        planned = month_closing.plan_closing(own, register, month, count, versions)
        return {
            **self._counted(count.figures),
            **self._lines(planned.change.facts),
            "obstacles": [*month_closing.find_obstacles(month, count)],
            "planned": planned,
            "count": count,
            "elsewhere": planned.change.elsewhere,
            **self._foresee(planned.change.edits, {**know(own).kept.base, **planned.change.texts}),
        }

    def _lines(self, facts: Facts) -> dict[str, object]:
        """Return the figures of the month, and of the one that somebody
        chose its days and places.
        """
        (register, month), wanted = self.about, self.request.GET.get("angka", "")
        lines = [*fed_lines(facts, register, month)]
        line = next((each for each in lines if each.code == wanted), None)
        if line is None:
            return {"lines": lines}
        area = line.fed.area if line.area else None
        parts = register_counts()[register](self.year, month).find_parts(line.fed.feed, area, "")
        total = write_exact(sum((each.value for each in parts), Decimal(0)))
        return {"lines": lines, "chosen": line, "parts": parts, "total": total}

    def _counted(self, figures: Sequence[RegisterFigure]) -> Mapping[str, object]:
        facts = month_closing.facts_of(know(self.year))
        durations = [
            times for each in facts.services if (times := time_service(each, figures)) is not None
        ]
        return {"sums": [*sums_of(facts, self.about[0], figures)], "durations": durations}

    def _foresee(
        self, edits: Sequence[Edit], texts: Mapping[str, str] | None = None
    ) -> Mapping[str, object]:
        with month_closing.feeding():
            return foresee_reopened(self.year, edits, self.author(), texts)


def register_version(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Give a version of a month as its canonical JSON, of which the fingerprint is printed."""
    made = get_object_or_404(request.here.require_year().closed_months.exclude(figures=""), pk=pk)
    answer = HttpResponse(made.figures, content_type="application/json")
    name = f"register-{made.register}-{year}-M{made.month:02}-v{made.version}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
