"""Pages of visits: the list of a year with what a document cost, and the sheet of one,
kept as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import ClassVar, Final
from uuid import UUID, uuid4

from django import forms
from django.db import transaction
from django.forms import BoundField
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.utils.timezone import localdate

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.registers.catalogue import SiteKind, Stage, VisitState
from capaian.domain.registers.closed_month import Register
from capaian.domain.work import Resource
from capaian.web.accounts.models import User
from capaian.web.feed.forms import CountField, RegisterEntryForm
from capaian.web.feed.models import SHORTEST_REASON, find_reason_of_day, lock_year
from capaian.web.people.holder_numbers import HolderNumbers
from capaian.web.services.catalogue import Catalogue, catalogue_of
from capaian.web.services.presses import Press, keep_presses, take_back
from capaian.web.services.visits.models import (
    CountedStages,
    Visit,
    VisitCount,
    counted_by_visits,
    press_key,
    visit_costs,
)
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import FormPage
from capaian.web.site.unread_entries import require_days
from capaian.web.trail.record import Author, Deed, fingerprint_of, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

_COUNTED = ("day", "area", "state", "site", "counted")
_FIELDS = ("innovation", "place", "staff", "node", "reason", *_COUNTED)


@transaction.atomic
def keep_visit(year: OfficeYear, made: Visit, served: Mapping[str, int], author: Author) -> None:
    """Keep a new sheet, or correct one, with the documents served by service; sent twice,
    it is kept once.

    They are tallies of its day at the site that it names; those of a corrected sheet are taken
    back.

    Raises:
        RefusedChangeError: if it cannot be so, its month is closed, or somebody else changed it
            meanwhile.
    """
    locked = lock_year(year)
    own = locked.office.visits
    kept = own.filter(pk=made.pk).first() if made.pk else None
    served_before = {each.what: each.count for each in kept.served.all()} if kept else {}
    before, after = _texts(kept, served_before) if kept else {}, _texts(made, served)
    if before == after or (kept is None and own.filter(key=made.key).exists()):
        return
    if kept and kept.version != made.version:
        raise RefusedChangeError(
            "Lembar ini baru saja diubah orang lain. Buka lagi, lalu ulangi perubahannya."
        )
    if reasons := [*filter(None, _obstacles(locked, kept, made, served))]:
        raise RefusedChangeError(" ".join(dict.fromkeys(reasons)))
    counted: list[UUID] = []
    if kept:
        made.key, made.version = kept.key, kept.version + 1
        counted = [each.key for each in counted_by_visits(locked.office, pk=kept.pk)]
        kept.served.all().delete()
    made.office = locked.office
    made.save()
    whats = ((*what.partition("|"), count) for what, count in served.items())
    VisitCount.objects.bulk_create(
        VisitCount(visit=made, service=service, detail=detail, count=count)
        for service, _, detail, count in whats
    )
    is_same = kept and all(getattr(kept, name) == getattr(made, name) for name in _COUNTED)
    if author.user and not (is_same and served == served_before):
        if kept and served_before:
            take_back(locked, author.user, counted)
        presses = [*_presses(locked, made, served, author.user)]
        keep_presses(locked, author.user, presses, of_visits=True)
    changed = [name for name in after if before.get(name) != after[name]]
    old, new = ({name: each[name] for name in changed if name in each} for each in (before, after))
    action = "visits.corrected" if kept else "visits.entered"
    record(
        locked.office, author, [Deed(action, str(made.pk), old or None, new, [f"visit/{made.pk}"])]
    )


def _presses(
    year: OfficeYear, visit: Visit, served: Mapping[str, int], user: User
) -> Iterator[Press]:
    """Yield what a visit served as presses of its day; what tickets count is left to them."""
    catalogue, own = catalogue_of(year), HolderNumbers(year.office, user).posts_on(visit.day)
    for what, count in served.items() if visit.site and visit.counted else ():
        code, _, detail = what.partition("|")
        service = catalogue.services.get(code)
        work = service.work if service else (Stage.RECEIVED,)  # which is refused with its name
        post = next((post for post in own if service and post in service.posts), "")
        for stage in work if visit.counted == CountedStages.ALL else work[:1]:
            if service is None or not service.has_tickets(stage):
                key = press_key(visit, visit.version, what, stage)
                yield Press(
                    key, visit.day, visit.site, code, stage, visit.area, detail, post, count
                )


def _texts(visit: Visit, served: Mapping[str, int]) -> dict[str, object]:
    counts = ", ".join(f"{service} {count}" for service, count in sorted(served.items()))
    words = {name: fingerprint_of(getattr(visit, name)) for name in ("place", "reason")}
    return {**{name: str(getattr(visit, name)) for name in _FIELDS}, **words, "served": counts}


def _obstacles(
    year: OfficeYear, kept: Visit | None, made: Visit, served: Mapping[str, int]
) -> Iterator[str]:
    yield find_reason_of_day(
        year, Register.VISITS, made.day, may_be_ahead=made.state != VisitState.DONE
    )
    if kept:
        yield find_reason_of_day(year, Register.VISITS, kept.day, may_be_ahead=True)
    if served and made.state != VisitState.DONE:
        yield "Jumlah yang dilayani diisi bila kunjungan terlaksana."
    if served and bool(made.site) != bool(made.counted):
        yield "Pilih tempat turusnya dan tahap yang dihitung di sana, atau keduanya tidak."
    if made.state == VisitState.CANCELLED and len(made.reason) < SHORTEST_REASON:
        yield f"Tulis alasan pembatalannya, sedikitnya {SHORTEST_REASON} huruf."


SERVED: Final = "n-"
"""How names of fields for served documents begin; the service follows."""
_BY_HAND: Final = "tidak dihitung: sudah ditekan di turus"
MAX_STAFF: Final = 200
MAX_SERVED: Final = 99_999


class VisitForm(RegisterEntryForm):
    """A visit, planned or done, with what was served."""

    staff = CountField(label="Jumlah petugas", min_value=1, max_value=MAX_STAFF)

    class Meta:
        """The sheet, and what tells it from another."""

        model = Visit
        fields = (
            *(
                "key",
                "version",
                "day",
                "innovation",
                "place",
                "area",
                "staff",
                "node",
                "state",
                "reason",
            ),
            *("site", "counted"),
        )
        widgets: ClassVar = {
            "key": forms.HiddenInput,
            "version": forms.HiddenInput,
            "innovation": forms.TextInput({"list": "daftar-inovasi", "autocomplete": "off"}),
            "reason": forms.Textarea({"rows": 2}),
        }
        labels: ClassVar = {"area": "Kecamatan", "reason": "Alasan dibatalkan"}
        help_texts: ClassVar = {
            "innovation": "Pilih dari daftar, atau tulis nama pendek; ejaan yang sama dihitung "
            "bersama.",
            "place": "Balai desa, sekolah, rumah sakit; tanpa nama orang.",
            "site": "Dokumen yang dilayani menjadi turus tempat ini pada hari itu: jangan "
            "ditekan lagi.",
        }

    def __init__(
        self,
        facts: Facts | None,
        catalogue: Catalogue,
        named_innovations: Iterable[str],
        visit: Visit,
        sent: object,
    ) -> None:
        """Offer what the year has; `named_innovations` are innovations
        that visits named before.
        """
        declared = facts.innovations if facts else ()
        self._codes = {
            slugify(name): each.id for each in declared for name in (each.id, each.name)
        }
        names = {each.id: each.name for each in declared}
        self.innovations = [
            *names.values(),
            *(code for code in named_innovations if code not in names),
        ]
        counts = {each.what: each.count for each in visit.served.all()} if visit.pk else {}
        shown = {"innovation": names.get(visit.innovation, visit.innovation)}
        shown |= {f"{SERVED}{code}": str(count) for code, count in counts.items()}
        areas = [(str(each.code), each.name) for each in catalogue.districts]
        offered = {
            "area": [("", "tidak dicatat"), *areas],
            "node": [("", "tidak disebut"), *_budget_lines(facts)],
            "site": [("", _BY_HAND), *catalogue.site_names.items()],
            "counted": [("", _BY_HAND), *CountedStages.choices],
        }
        super().__init__(sent, initial=shown, instance=visit, offered=offered)
        given = [
            "|".join(filter(None, (code, detail)))
            for code, service in catalogue.services.items()
            if service.is_offered(visit.day) and not service.is_office_work
            for detail in service.details or ("",)
        ]
        for what in dict.fromkeys([*given, *counts]):
            if what:
                self.fields[f"{SERVED}{what}"] = CountField(
                    label=_name_of(what, catalogue),
                    required=False,
                    min_value=0,
                    max_value=MAX_SERVED,
                    widget=forms.TextInput({"inputmode": "numeric", "size": 6, "class": "kotak"}),
                )

    def clean_innovation(self) -> str:
        """Return the code of an innovation: that of the dossier, else the name as a code."""
        code = slugify(str(self.cleaned_data["innovation"]))
        if not code:
            raise forms.ValidationError("Tulis nama pendek dengan huruf.")
        return self._codes.get(code, code)

    @property
    def sheet(self) -> list[BoundField]:
        """Fields of the visit itself."""
        return [field for field in self.visible_fields() if not field.name.startswith(SERVED)]

    @property
    def served(self) -> list[BoundField]:
        """Fields of what was served."""
        return [field for field in self.visible_fields() if field.name.startswith(SERVED)]

    def read(self) -> tuple[Visit, dict[str, int]]:
        """Return what was entered, and the documents by service,
        of which a visit that was done has some.
        """
        if self.instance.state != VisitState.CANCELLED:
            self.instance.reason = ""
        numbers = {
            name.removeprefix(SERVED): n for name, n in self.cleaned_data.items() if SERVED in name
        }
        if self.instance.state == VisitState.DONE and numbers and {*numbers.values()} == {None}:
            raise RefusedChangeError(
                "Terlaksana: isi dokumen yang dilayani; tulis 0 bila tidak ada."
            )
        return self.instance, {service: n for service, n in numbers.items() if n}


def _name_of(what: str, catalogue: Catalogue) -> str:
    code, _, detail = what.partition("|")
    return f"{catalogue.service_names.get(code, code)} {detail}".strip()


def _budget_lines(facts: Facts | None) -> list[tuple[str, str]]:
    """Return the nodes that have money of the year, each with its code and name."""
    if facts is None:
        return []
    funded = {row.node for row in facts.inputs if row.resource is Resource.MONEY}
    return [(each.id, f"{each.code} {each.name}") for each in facts.nodes if each.id in funded]


def visits(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """List the visits of a year, or those of it in one state."""
    own, shown = request.here.require_year(), request.GET.get("tampil", "")
    require_days(own)
    found = own.office.visits.filter(day__year=year)
    if shown in dict(VisitState.choices()):
        found = found.filter(state=shown)
    catalogue, facts = catalogue_of(own), know(own).read.partial
    names = {each.id: each.name for each in (facts.innovations if facts else ())}
    rows = [
        {
            "visit": each,
            "innovation": names.get(each.innovation, each.innovation),
            "area": catalogue.areas[each.area].name if each.area in catalogue.areas else each.area,
            "served": [(_name_of(one.what, catalogue), one.count) for one in each.served.all()],
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
        kept: Visit = get_object_or_404(
            own.office.visits, pk=self.kwargs["pk"], day__year=own.year
        )
        return kept

    def _make_form(self, sent: QueryDict | None) -> VisitForm:
        own = self.year
        known = (
            own.office.visits.order_by("innovation")
            .values_list("innovation", flat=True)
            .distinct()
        )
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
        sites = sorted(
            catalogue_of(own).sites.values(), key=lambda site: site.kind is not SiteKind.MOBILE
        )
        counted = {"site": sites[0].code, "counted": CountedStages.FIRST} if sites else {}
        return Visit(office=own.office, key=uuid4(), day=day, by=self.request.user, **counted)
