"""Pages of the registers of a year: which months are closed, what they fill, closing and reopening them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.registers.closed_month import (
    MISSING,
    SIZES,
    Feed,
    Register,
    RegisterFigure,
    stages_in_order,
)
from capaian.dossier.feeding import fed_key, figure_code
from capaian.dossier.tables.parts import CLOSINGS
from capaian.rules.registers.balance import SPEED_DEFINITION, ServiceTimes, item_names, time_service
from capaian.rules.registers.feed import SUMS, FedValue, feed_of, target_name
from capaian.web.feed import month_closing
from capaian.web.feed.forms import ReopeningForm
from capaian.web.feed.models import ClosedMonth, register_counts
from capaian.web.measurement.duties import find_duties
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.reopening import ReopeningError, foresee_reopened
from capaian.web.planning.sheets import slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import FormPage
from capaian.web.site.unread_entries import require_days
from capaian.web.tracing.words import address_of
from capaian.web.years.change import Edit, RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True, slots=True)
class ItemSum:
    """What was counted of one kind of thing in a month, by stage."""

    name: str
    counts: tuple[tuple[str, str], ...]
    """Stage and number, in the order of the stages."""


@dataclass(frozen=True, slots=True)
class FedLine:
    """A figure of the plan that the month makes, or has a part in."""

    what: str
    """Indicator, measure or output in words."""
    area: str
    period: Period
    value: str
    trace: tuple[str, str]
    """Kind and code of the address where it comes from; empty: it has none."""
    fed: FedValue

    @property
    def code(self) -> str:
        """How addresses name it."""
        return figure_code(*fed_key(self.fed))


@dataclass(frozen=True, slots=True)
class HolderLine:
    """What holders of posts did of one figure."""

    what: str
    parts: tuple[tuple[str, str], ...]
    """Post with the number of its holder, and the number; nobody's last."""
    total: str


def sums_of(year: OfficeYear, register: Register, figures: Iterable[RegisterFigure]) -> list[ItemSum]:
    """Return the sums of a month's figures by item and stage."""
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in figures:
        if row.stage not in SIZES:
            sums[row.item][row.stage] += row.value
    names = item_names(month_closing.facts_of(know(year)), register)
    order = [*names, *sorted({*sums} - {*names})]
    return [
        ItemSum(
            names.get(item, item),
            tuple(
                (stage, "" if stage == MISSING else write_exact(sums[item][stage]))
                for stage in stages_in_order(register, sums[item])
            ),
        )
        for item in order
        if item in sums
    ]


def durations_of(year: OfficeYear, figures: Sequence[RegisterFigure]) -> list[ServiceTimes]:
    """Return how long requests of each service took, as far as tickets say it."""
    found = (time_service(service, figures) for service in month_closing.facts_of(know(year)).services)
    return [each for each in found if each is not None]


def fed_lines(facts: Facts, register: Register, month: Period) -> list[FedLine]:
    """Return the figures that a month makes by facts in which it is closed."""
    own = (each for each in feed_of(facts).values if each.feed.register is register)
    return [_line(each, facts) for each in own if each.period.contains(month)]


def _line(fed: FedValue, facts: Facts) -> FedLine:
    area = facts.area_by_code.get(fed.area)
    name = area.name if area and fed.area != facts.office.regency else ""
    is_missing = feed_of(facts).is_missing(fed.feed, fed.period)
    unknown = "belum dicatat" if fed.feed.how in SUMS else "tidak ada yang selesai"
    nothing = "tidak diketahui: belum dibawa" if is_missing else unknown
    value = nothing if fed.value is None else write_exact(fed.value)
    return FedLine(
        target_name(fed.feed, facts), name, fed.period, value, address_of(fed.feed, fed.area, facts), fed
    )


def holder_lines(year: OfficeYear, register: Register, month: Period) -> list[HolderLine]:
    """Return of each figure of the month what every holder did, where holders are recorded."""
    facts = month_closing.facts_of(know(year))
    feed_of_year, found = feed_of(facts), []
    for feed in (each for each in facts.feeds if each.register is register):
        parts = feed_of_year.by_holder(feed, month)
        if any(post is not None for post, _ in parts):
            known = {holder: value for holder, value in parts.items() if value is not None}
            stated = ((facts.holder_name(*holder), write_exact(value)) for holder, value in known.items())
            total = write_exact(sum(known.values(), Decimal(0)))
            found.append(HolderLine(target_name(feed, facts), (*stated,), total))
    return found


@dataclass(frozen=True, slots=True)
class GivenLine:
    """A figure that a register fills."""

    title: str
    unit: str
    text: str
    """The sum of the closed months of the quarter; of a state the last one; empty: none is closed yet."""
    source: str
    """The last closed month in words."""


def draw_given(request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool) -> SafeString:
    """Draw the section; nothing where no register fills anything of the post."""
    duty = next((each for post, each in find_duties(forms.facts).items() if post == form.post), None)
    given = [
        _given_line(forms.facts, feed, form.quarter)
        for feed in forms.facts.feeds
        if duty and (feed.node in duty.nodes if feed.node else feed.indicator in duty.indicators)
    ]
    return SafeString(render_to_string("feed/given.html", {"given": given}, request) if given else "")


def _given_line(facts: Facts, feed: Feed, quarter: Period) -> GivenLine:
    about = (feed.node, feed.indicator, feed.name)
    own = [each for each in facts.outputs if (each.node, each.indicator, each.name) == about]
    inside = (each for each in own if each.actual is not None and quarter.contains(each.period))
    rows = sorted(inside, key=lambda each: each.period.end)
    indicator = facts.indicator_by_code.get(feed.indicator) if feed.indicator else None
    is_state = indicator is not None and indicator.aggregation is Aggregation.LAST
    total = sum((each.actual or Decimal(0) for each in (rows[-1:] if is_state else rows)), Decimal(0))
    unit = indicator.unit if indicator else next((each.unit for each in own), None)
    source = facts.source_by_id.get(rows[-1].source) if rows and rows[-1].source else None
    text = write_exact(total) if rows else ""
    return GivenLine(
        target_name(feed, facts), unit.label if unit else "", text, source.title if source else ""
    )


_MONTHS: Final = range(1, 13)


def register_months(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show which months of which registers are closed."""
    own, registers = request.here.require_year(), [*register_counts()]
    closed = {(each.register, each.month): each for each in own.closed_months.filter(reopened_on=None)}
    months = [Period(year, PeriodKind.MONTH, number) for number in _MONTHS]
    pages = (
        "register_month",
        "blanks",
        "visits",
        "complaints",
        "surveys",
        "tickets",
        "service_tallies",
        "service_table",
        "own_indicators",
    )
    context = {
        "registers": registers,
        "table": [(month, [(each, closed.get((each.value, month.ordinal))) for each in registers])
                  for month in months],
        "today": localdate(),
        "sees": {name: request.here.may(name, "GET") for name in pages},
    }  # fmt: skip
    return render(request, "feed/months.html", context)


class RegisterMonth(FormPage[ReopeningForm]):
    """A month of a register with what it fills; close it, or reopen it with a reason."""

    template = "feed/month.html"
    form_class = ReopeningForm

    @cached_property
    def about(self) -> tuple[Register, Period]:
        """Which month of which register; raises `Http404` where there is none."""
        register, month = self.kwargs["slug"], self.kwargs["pk"]
        if register not in {each.value for each in register_counts()} or month not in _MONTHS:
            raise Http404
        return Register(register), Period(self.year.year, PeriodKind.MONTH, month)

    def _keep(self, form: ReopeningForm) -> str:
        register, month = self.about
        what = f"{register.words.capitalize()} {month.label}"
        author = self.author(form.data.get("alasan", ""))
        try:
            if "buka" in self.request.POST:
                month_closing.reopen_month(self.year, register, month, author)
                return f"{what} dibuka kembali."
            sent = self.request.POST
            read, zeros = sent.get("yakin", ""), sent.getlist("nol")
            made = month_closing.close_month(self.year, register, month, author, read, zeros)
        except ReopeningError as error:
            raise RefusedChangeError(error.here) from error
        return f"{what} ditutup, versi {made.version}. Sidik {made.sha256[:16]}."

    def _show(self, form: ReopeningForm, status: int, problem: str = "") -> HttpResponse:
        # A month that there is not is nothing, whatever can be read of the year.
        if self.about and know(self.year).read.office_year is None:
            return render(self.request, "measurement/flawed.html", status=status)
        return super()._show(form, status, problem)

    def _next_address(self, form: ReopeningForm) -> str:
        return self.request.path

    def _context(self) -> Mapping[str, object]:
        (register, month), own = self.about, self.year
        versions = [*own.closed_months.filter(register=register, month=month.ordinal).select_related("by")]
        version = next((each for each in versions if each.reopened_on is None), None)
        return {
            **(self._closed() if version else self._open(versions)),
            "register": register,
            "speed_definition": SPEED_DEFINITION,
            "month": month,
            "version": version,
            "versions": versions,
            "feeds": slug_of("feeds.csv"),
            "may_close": self.request.here.may("register_month"),
        }

    def _closed(self) -> Mapping[str, object]:
        own, about = self.year, self.about
        facts, planned = month_closing.facts_of(know(own)), month_closing.plan_reopening(own, *about)
        lines = self._lines(fed_lines(facts, *about)) | {"holders": holder_lines(own, *about)}
        # No form and no result rests on the closing itself and its figures, but on the cells that they fill.
        edits = [edit for edit in planned.edits if edit.sheet != CLOSINGS.file]
        foreseen = {"elsewhere": planned.elsewhere, **self._foresee(edits)}
        return {**self._counted(feed_of(facts).figures(*about)), **lines, **foreseen}

    def _open(self, versions: Sequence[ClosedMonth]) -> Mapping[str, object]:
        own, (register, month) = self.year, self.about
        require_days(own)
        count = register_counts()[register](own, month)
        planned = month_closing.plan_closing(own, register, month, count, versions)
        return {
            **self._counted(count.figures),
            **self._lines(fed_lines(planned.change.facts, register, month)),
            "obstacles": [*month_closing.find_obstacles(month, count)],
            "planned": planned,
            "count": count,
            "elsewhere": planned.change.elsewhere,
            **self._foresee(planned.change.edits, {**know(own).kept.base, **planned.change.texts}),
        }

    def _lines(self, lines: list[FedLine]) -> dict[str, object]:
        """Return the figures of the month, and of the one that somebody chose its days and places."""
        (register, month), wanted = self.about, self.request.GET.get("angka", "")
        line = next((each for each in lines if each.code == wanted), None)
        if line is None:
            return {"lines": lines}
        area = line.fed.area if line.area else None
        parts = register_counts()[register](self.year, month).find_parts(line.fed.feed, area, "")
        total = write_exact(sum((each.value for each in parts), Decimal(0)))
        return {"lines": lines, "chosen": line, "parts": parts, "total": total}

    def _counted(self, figures: Sequence[RegisterFigure]) -> Mapping[str, object]:
        register, _ = self.about
        return {"sums": sums_of(self.year, register, figures), "durations": durations_of(self.year, figures)}

    def _foresee(self, edits: Sequence[Edit], texts: Mapping[str, str] | None = None) -> Mapping[str, object]:
        with month_closing.feeding():
            return foresee_reopened(self.year, edits, self.author(), texts)


def register_version(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Give a version of a month as its canonical JSON, of which the fingerprint is printed."""
    made = get_object_or_404(request.here.require_year().closed_months.exclude(figures=""), pk=pk)
    answer = HttpResponse(made.figures, content_type="application/json")
    name = f"register-{made.register}-{year}-M{made.month:02}-v{made.version}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
