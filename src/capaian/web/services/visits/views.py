"""Pages of visits: the list of a year with what a document cost, and the sheet of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from uuid import uuid4

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from capaian.domain.registers.entries import VisitState
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.visits.counts import visit_costs
from capaian.web.services.visits.forms import VisitForm
from capaian.web.services.visits.models import Visit
from capaian.web.services.visits.register import keep_visit
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import FormPage
from capaian.web.site.unread_entries import require_days
from capaian.web.years.known import know


def visits(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """List the visits of a year, or those of it in one state."""
    own, shown = request.here.require_year(), request.GET.get("tampil", "")
    require_days(own)
    found = own.office.visits.filter(day__year=year)
    if shown in dict(VisitState.choices()):
        found = found.filter(state=shown)
    catalogue, facts = catalogue_of(own), know(own).read.partial
    services = catalogue.service_names
    names = {each.id: each.name for each in (facts.innovations if facts else ())}
    rows = [
        {
            "visit": each,
            "innovation": names.get(each.innovation, each.innovation),
            "area": catalogue.areas[each.area].name if each.area in catalogue.areas else each.area,
            "served": [(services.get(one.service, one.service), one.count) for one in each.served.all()],
        }
        for each in found.prefetch_related("served")
    ]
    costs, until = visit_costs(own)
    context = {
        "rows": rows,
        "shown": shown,
        "states": VisitState.choices(),
        "today": localdate(),
        "costs": costs,
        "until": until,
        "may_write": request.here.may_write("visit_new"),
    }
    return render(request, "visits/visits.html", context)


class VisitPage(FormPage[VisitForm]):
    """Show the sheet of a visit, say what became of it, and correct it."""

    template = "visits/visit.html"
    next_page = "visits"

    @cached_property
    def visit(self) -> Visit:
        """The visit; raises `Http404`."""
        own = self.year
        kept: Visit = get_object_or_404(own.office.visits, pk=self.kwargs["pk"], day__year=own.year)
        return kept

    def _make_form(self, sent: QueryDict | None) -> VisitForm:
        own = self.year
        known = own.office.visits.order_by("innovation").values_list("innovation", flat=True).distinct()
        self._title = str(self.visit) if self.visit.pk else "Kunjungan baru"
        return VisitForm(know(own).read.partial, catalogue_of(own), known, self.visit, sent)

    def _keep(self, form: VisitForm) -> str:
        keep_visit(self.year, *form.read(), self.author())
        return f"Kunjungan {self.visit} disimpan: {self.visit.get_state_display()}."

    def _context(self) -> Mapping[str, object]:
        return {"title": self._title}


class VisitNew(VisitPage):
    """Plan a visit, or enter one that was done."""

    makes_entry = True

    @cached_property
    def visit(self) -> Visit:
        """A visit of today, or of the last day of the year."""
        own, today = self.year, localdate()
        day = today if today.year == own.year else date(own.year, 12, 31)
        return Visit(office=own.office, key=uuid4(), day=day, by=self.request.user)
