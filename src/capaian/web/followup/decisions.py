"""Decisions of meetings: written on the sheet of the meeting, and looked at again by the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import QueryDict

from capaian.domain.follow_up import FollowUpOrigin, FollowUpState
from capaian.domain.narrative import FactorKind
from capaian.domain.period import Period
from capaian.web.followup.listing import ListedFollowUp, follow_ups_in
from capaian.web.followup.views import FollowUpForm, FollowUpFormPage
from capaian.web.measurement.form.cells import FACTORS
from capaian.web.planning.sheets import may_write
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import find_period
from capaian.web.years.change import Edit, RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


def decisions_in(year: OfficeYear) -> Sequence[ListedFollowUp]:
    """Return what meetings of a year decided, the first meeting first."""
    own = [each for each in follow_ups_in(year, know(year)) if each.item.origin is FollowUpOrigin.MEETING]
    return sorted(own, key=lambda each: each.item.row.period.end)


def decided_at(year: OfficeYear, period: Period) -> Sequence[ListedFollowUp]:
    """Return what the meeting about a period decided."""
    return [each for each in decisions_in(year) if each.item.row.period == period]


def decided_before(year: OfficeYear, period: Period) -> Sequence[ListedFollowUp]:
    """Return with what a meeting begins: what the one before decided, and what is open of earlier ones.

    The first one of a year begins with what is open of the year before.
    """
    ended = [each for each in decisions_in(year) if each.item.row.period.end < period.end]
    if ended:
        last = ended[-1].item.row.period.end
        return [each for each in ended if each.item.is_open or each.item.row.period.end == last]
    before = year.office.years.filter(year=year.year - 1).first()
    return [each for each in decisions_in(before) if each.item.is_open] if before else []


class DecisionForm(FollowUpForm):
    """What a meeting decides about an indicator, with who does it until when."""

    def __init__(self, year: OfficeYear, period: Period, sent: QueryDict | None) -> None:
        """Require all of it."""
        super().__init__(year, period.start, {}, sent, absent=("state", "evidence"))
        self.fields["text"].label = "Keputusan"
        for field in self.fields.values():
            field.required = True
            field.error_messages["required"] = f"Isi {str(field.label).lower()}."


class DecisionNew(FollowUpFormPage):
    """Note what a meeting decides; the next one begins with it."""

    template = "followup/decision.html"

    @property
    def period(self) -> Period:
        """What the meeting is about; raises `Http404`."""
        named = self.request.GET.get("periode", "") or str(self.year.year)
        return find_period(named, self.year.year)

    def _make_form(self, sent: QueryDict | None) -> DecisionForm:
        return DecisionForm(self.year, self.period, sent)

    def _keep(self, form: FollowUpForm) -> str:
        if not may_write(self.request, self.year, FACTORS):
            raise RefusedChangeError("Tahun ini sudah ditutup. Keputusan dicatat di tahun berikutnya.")
        kind = {"period": str(self.period), "kind": str(FactorKind.DECISION)}
        cells = {**form.cells(), **kind, "state": FollowUpState.WAITING.words}
        if any(cells["text"] == each.item.text for each in decided_at(self.year, self.period)):
            raise RefusedChangeError("Keputusan ini sudah dicatat.")
        self.write(Edit(FACTORS, cells))
        return "Keputusan dicatat."

    def _next_address(self, form: FollowUpForm) -> str:
        return f"{self.address('meeting')}?periode={self.period}#keputusan"

    def _context(self) -> Mapping[str, object]:
        return {"period": self.period}


def decision_form(request: OfficeRequest, period: Period) -> DecisionForm | None:
    """Return the form of the sheet of a meeting; `None` for who notes no decisions."""
    year = request.here.require_year()
    if not may_write(request, year, FACTORS) or not request.here.may("decision_new"):
        return None
    return DecisionForm(year, period, None)
