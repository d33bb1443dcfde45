"""Pages of the registers of a year: which months are closed, what they filled, closing and reopening them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import Register, RegisterFigure
from capaian.dossier.tables.parts import CLOSINGS
from capaian.rules.registers.feed import feed_of
from capaian.rules.registers.service_times import SPEED_DEFINITION
from capaian.web.feed.figures import durations_of, fed_lines, holder_lines, sums_of
from capaian.web.feed.forms import ReopeningForm
from capaian.web.feed.models import ClosedMonth
from capaian.web.feed.month_closing import (
    MonthError,
    close_month,
    facts_of,
    feeding,
    find_obstacles,
    plan_closing,
    plan_reopening,
    reopen_month,
)
from capaian.web.feed.month_counts import register_counts
from capaian.web.measurement.reopening import ReopeningError, foresee_reopened
from capaian.web.planning.sheets import slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import FormPage
from capaian.web.site.unread_entries import require_days
from capaian.web.years.edits import Edit
from capaian.web.years.known import know

_MONTHS: Final = range(1, 13)


def register_months(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show which months of which registers are closed."""
    own, registers = request.here.require_year(), [*register_counts()]
    closed = {(each.register, each.month): each for each in own.closed_months.filter(reopened_on=None)}
    months = [Period(year, PeriodKind.MONTH, number) for number in _MONTHS]
    pages = ("register_month", "blanks", "visits", "complaints", "tickets", "service_tallies")
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
                reopen_month(self.year, register, month, author)
                return f"{what} dibuka kembali."
            made = close_month(self.year, register, month, author, self.request.POST.get("yakin", ""))
        except ReopeningError as error:
            raise MonthError(error.here) from error
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
        facts, planned = facts_of(know(own)), plan_reopening(own, *about)
        lines = {"lines": fed_lines(facts, *about), "holders": holder_lines(own, *about)}
        # No form and no result rests on the closing itself and its figures, but on the cells that they fill.
        edits = [edit for edit in planned.edits if edit.sheet != CLOSINGS.file]
        foreseen = {"elsewhere": planned.elsewhere, **self._foresee(edits)}
        return {**self._counted(feed_of(facts).figures(*about)), **lines, **foreseen}

    def _open(self, versions: Sequence[ClosedMonth]) -> Mapping[str, object]:
        own, (register, month) = self.year, self.about
        require_days(own)
        count = register_counts()[register](own, month)
        planned = plan_closing(own, register, month, count, versions)
        return {
            **self._counted(count.figures),
            "lines": fed_lines(planned.change.facts, register, month),
            "obstacles": [*find_obstacles(month, count)],
            "planned": planned,
            "count": count,
            "elsewhere": planned.change.elsewhere,
            **self._foresee(planned.change.edits, {**know(own).kept.base, **planned.change.texts}),
        }

    def _counted(self, figures: Sequence[RegisterFigure]) -> Mapping[str, object]:
        register, _ = self.about
        return {"sums": sums_of(self.year, register, figures), "durations": durations_of(self.year, figures)}

    def _foresee(self, edits: Sequence[Edit], texts: Mapping[str, str] | None = None) -> Mapping[str, object]:
        with feeding():
            return foresee_reopened(self.year, edits, self.author(), texts)


def register_version(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Give a version of a month as its canonical JSON, of which the fingerprint is printed."""
    made = get_object_or_404(request.here.require_year().closed_months.exclude(figures=""), pk=pk)
    answer = HttpResponse(made.figures, content_type="application/json")
    name = f"register-{made.register}-{year}-M{made.month:02}-v{made.version}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
