"""The pages of the log: entries in words, newest first,
read together in a fixed number of queries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat

from capaian.domain.period import write_date
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.rows.sheets import SheetSpec
from capaian.web.accounts.models import User
from capaian.web.measurement.figures import period_label
from capaian.web.measurement.flow import State
from capaian.web.measurement.form.cells import INPUTS
from capaian.web.measurement.schedule import KINDS
from capaian.web.offices.models import HoldingKind, Office, Role
from capaian.web.planning.cell_texts import cells_in_names, in_names, named_text, names_in_words
from capaian.web.planning.sheets import SHEETS, sheet_groups, slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import MAX_DIGITS_OF_A_KEY
from capaian.web.substitutes.models import SubstituteTitle
from capaian.web.trail.actions import ACTIONS, LogAction, LogSubject, LogTopic
from capaian.web.trail.models import Entry
from capaian.web.trail.verify import old_chain_words
from capaian.web.years.change import read_row_name, row_name
from capaian.web.years.known import SHEETS as SHEETS_OF_ROWS
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear, Row

PROGRAM: Final = "Program"
"""Stands for who did what nobody did who is signed in."""
PARTS: Final = {row["part"]: row["words"] for row in read_declared_rows(__file__, "parts.csv")}
"""What the parts of a thing are called that is no row."""
_MAX_DISPLAYED_LETTERS: Final = 600
"""Of one text; a longer one is cut, with its length."""


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part of a thing that became another one."""

    title: str
    before: str
    after: str

    @property
    def is_hash(self) -> bool:
        """Whether it says by a fingerprint what something was."""
        return re.fullmatch("[0-9a-f]{64}", self.after or self.before) is not None


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry of the log in the words of the page."""

    entry: Entry
    what: str
    thing: str
    who: str
    roles: str
    parts: Sequence[ChangedPart]
    slug: str = ""
    """The sheet of a row that is still there, in addresses."""
    row: int | None = None

    @property
    def has_hashes(self) -> bool:
        """Whether a part is a fingerprint."""
        return any(part.is_hash for part in self.parts)


@dataclass(frozen=True, slots=True)
class _EntryRow:
    """The row that an entry is about; without a sheet where the log has none
    that is still declared.
    """

    year: int = 0
    spec: SheetSpec | None = None
    row: int = 0


class LogLines:
    """Entries of one office as lines of the page, read with a fixed number of queries."""

    def __init__(self, year: OfficeYear, year_state: YearState, entries: Sequence[Entry]) -> None:
        self._year, self._known, self._entries = year, year_state, entries

    def lines(self) -> list[LogLine]:
        """Return a line for each entry, in their order."""
        return [self._line(entry) for entry in self._entries]

    def _line(self, entry: Entry) -> LogLine:
        place = _place_of(entry)
        row = self._rows.get(place.row) if place else None
        is_here = row is not None and place is not None and place.year == self._year.pk
        is_sign_in = entry.action.startswith("session.")
        roles = (str(Role(role).label) for role in entry.role.split() if role in Role.values)
        return LogLine(
            entry,
            _action_of(entry).words,
            self._row_thing(place, entry, row) if place else self._thing(entry),
            str(entry.actor or ("Seseorang yang belum masuk" if is_sign_in else PROGRAM)),
            ", ".join(roles),
            [*(self._cells(place, entry) if place else self._parts(entry))],
            slug_of(place.spec.id) if is_here and place and place.spec else "",
            row.pk if is_here and row and place and place.spec else None,
        )

    # --- rows of sheets

    @cached_property
    def _rows(self) -> Mapping[int, Row]:
        ids = {place.row for entry in self._entries if (place := _place_of(entry))}
        return Row.objects.filter(office_year__office=self._year.office).in_bulk(ids)

    @cached_property
    def _years(self) -> Mapping[int, int]:
        return dict(self._year.office.years.values_list("pk", "year"))

    def _row_thing(self, place: _EntryRow, entry: Entry, row: Row | None) -> str:
        if place.spec is None:
            return "Lembar yang sudah tidak ada"
        cells = {**_texts(entry.before), **_texts(entry.after), **(row.cells if row else {})}
        name = cells_in_names(place.spec.id, cells, self._known)
        other = self._years.get(place.year) if place.year != self._year.pk else None
        of = f" tahun {other}" if other else ""
        return f"{place.spec.title}{of}{f': {name}' if name else ''}"

    def _cells(self, place: _EntryRow, entry: Entry) -> Iterator[ChangedPart]:
        before, after = _texts(entry.before), _texts(entry.after)
        titles = {column.id: column.title for column in place.spec.columns} if place.spec else {}
        for name in dict.fromkeys((*before, *after)):
            if before.get(name) or after.get(name):
                was, becomes = (
                    self._cell(name, own.get(name, ""), place.spec) for own in (before, after)
                )
                yield ChangedPart(titles.get(name, "Kolom lain"), _short(was), _short(becomes))

    def _cell(self, name: str, text: str, spec: SheetSpec | None) -> str:
        column = next((each for each in (spec.columns if spec else ()) if each.id == name), None)
        if column is None or name == "formula":
            return in_names(text, self._known)
        return named_text(column, text, self._known)

    # --- all else

    def _thing(self, entry: Entry) -> str:
        subject = entry.subject
        match _action_of(entry).subject:
            case LogSubject.PAGE:
                return self._page(subject)
            case LogSubject.PERSON:
                return self._people.get(subject, "")
            case LogSubject.ACCOUNT:
                return self._people.get(subject, "Nama yang tidak ada")
            case LogSubject.FORM:
                return self._form(subject)
            case LogSubject.POST:
                return self._post(str((entry.after or entry.before or {}).get("post", "")))
            case LogSubject.FIGURE:
                return self._name(subject.partition("/")[2])
            case LogSubject.PAPER:
                return "{1}, versi {2}".format(*subject.split("/"))
            case LogSubject.LAST:
                return subject.rpartition("/")[2]
            case LogSubject.ROW | LogSubject.NOTHING:
                return ""

    def _page(self, address: str) -> str:
        """Return which page was refused: its address,
        with names for codes and without the office.
        """
        pieces = [piece for piece in address.split("/") if piece and not piece.isdecimal()]
        own = pieces[1:] if pieces[:1] == [self._year.office.slug] else pieces
        return "Halaman " + ", ".join(
            period_label(each) or self._name(each) or each for each in own
        )

    def _form(self, subject: str) -> str:
        """Return whose form it is, and of when: `Dinas 2025/kabid/2025-Q1`."""
        *_, post, period = ["", "", *subject.rsplit("/", 2)]
        return ", ".join(
            part for part in (self._post(post.removeprefix("-")), period_label(period)) if part
        )

    @cached_property
    def _posts(self) -> Mapping[str, str]:
        facts = self._known.read.office_year
        return {str(post): own.name for post, own in facts.post_by_id.items()} if facts else {}

    def _post(self, post: str) -> str:
        return self._posts.get(post, "Jabatan lain" if post else "Tanpa jabatan")

    def _name(self, code: str) -> str:
        return names_in_words(code, self._known)

    @cached_property
    def _people(self) -> Mapping[str, str]:
        of_persons = (LogSubject.PERSON, LogSubject.ACCOUNT)
        subjects = {
            each.subject for each in self._entries if _action_of(each).subject in of_persons
        }
        ids = [int(subject) for subject in subjects if subject.isdecimal()]
        return {str(pk): str(user) for pk, user in User.objects.in_bulk(ids).items()}

    def _parts(self, entry: Entry) -> Iterator[ChangedPart]:
        if _action_of(entry).subject is LogSubject.PAGE:
            after = entry.after or {}
            is_read = after.get("method") in ("GET", "HEAD")
            yield ChangedPart(
                "Yang dicoba", "", "membuka halaman" if is_read else "mengirim isian halaman"
            )
            why = after.get("why") or after.get("said") or _REASONS.get(after.get("status"))
            yield ChangedPart("Sebab", "", _short(str(why or "tidak boleh dilakukan")))
            if left_out := after.get("left_out"):
                yield ChangedPart(PARTS["left_out"], "", str(left_out))
            return
        before, after = entry.before or {}, entry.after or {}
        for name in (name for name in dict.fromkeys((*before, *after)) if name in PARTS):
            was, becomes = (
                self._part(entry, name, values.get(name)) for values in (before, after)
            )
            if was != becomes:
                yield ChangedPart(PARTS[name], _short(was), _short(becomes))

    def _part(self, entry: Entry, name: str, value: object) -> str:
        if isinstance(value, list):
            return ", ".join(self._part(entry, name, each) for each in value)
        text = "" if value is None else str(value)
        if not text:
            return ""
        match name:
            case "slot":
                pieces = (self._name(piece) or period_label(piece) for piece in text.split(":"))
                return ", ".join(filter(None, pieces))
            case "form":
                return self._form(text)
            case "post":
                return self._post(text)
            case "codes" | "proves" | "blank" | "site":
                return "; ".join(self._name(code) or code for code in text.split())
            case "size":
                return filesizeformat(text)
            case "day" | "since" | "until":
                with suppress(ValueError):
                    return write_date(date.fromisoformat(text))
        return {"True": "ya", "False": "tidak", **_WORDS.get(name, {})}.get(text, text)


def _action_of(entry: Entry) -> LogAction:
    return ACTIONS.get(entry.action, _OTHER)


def _place_of(entry: Entry) -> _EntryRow | None:
    if not entry.action.startswith("row."):
        return None
    try:
        year, sheet, row = read_row_name(entry.subject)
    except ValueError:
        return _EntryRow()
    return _EntryRow(year, SHEETS_OF_ROWS.get(sheet), row)


def _texts(cells: Mapping[str, object] | None) -> dict[str, str]:
    return {name: str(text) for name, text in (cells or {}).items()}


def _short(text: str) -> str:
    cut = f"{text[:_MAX_DISPLAYED_LETTERS]}… ({len(text)} huruf)"
    return text if len(text) <= _MAX_DISPLAYED_LETTERS else cut


_OTHER: Final = LogAction("Perbuatan lain", LogSubject.NOTHING)
"""Stands for an action of before that has no words any more."""
_REASONS: Final[Mapping[object, str]] = {
    403: "formulirnya kedaluwarsa, atau tidak dari halaman ini",
    404: "tidak termasuk hak perannya di dinas ini",
    422: "bukan langkah orang ini, atau belum saatnya",
}
"""Why, where the entry itself does not say, by the status of the answer."""
_FACTORS: Final = {
    "totp": "kode dari ponsel",
    "webauthn": "passkey",
    "recovery_codes": "kode pemulihan",
}
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "state": dict(State.choices()),
    "roles": {role.value: str(role.label) for role in Role},
    "way": {way.value: str(way.label) for way in SubstituteTitle},
    "kind": {
        **KINDS,
        **{kind.value: str(kind.label) for kind in HoldingKind},
        "catalogue": "katalog indikator",
        "dossier": "dossier",
        "snapshot": "tahun yang disahkan",
        "book": "buku kerja",
        "package": "paket dossier",
        **_FACTORS,
    },
    "by": {
        "password": "kata sandi",
        "demonstration": "peragaan",
        **{f"mfa:{kind}": words for kind, words in _FACTORS.items()},
    },
}
"""Words of values, by what they are parts of."""


NOBODY: Final = "0"
"""Stands for the program in the list of people."""
_BOX: Final = {"class": "kotak"}
_ALL_CHOICE: Final = ("", "Semua")


def done_to(subject: LogSubject) -> Q:
    """Return what picks the entries of the actions that are done to a kind of subject."""
    return Q(action__in=[name for name, action in ACTIONS.items() if action.subject is subject])


def _choice(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        widget=forms.Select(attrs=_BOX),
        error_messages={"invalid_choice": f"{label}: pilih dari daftar."},
    )


def _day_field(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={**_BOX, "type": "date"}),
        error_messages={"invalid": f"{label}: pilih harinya dari kalender."},
    )


class LogForm(forms.Form):
    """Which entries of the log are displayed; an empty or wrong field narrows nothing."""

    orang = _choice("Orang")
    jenis = _choice("Perbuatan")
    hal = _choice("Hal")
    dari = _day_field("Dari tanggal")
    sampai = _day_field("Sampai tanggal")

    def __init__(self, data: object, office: Office) -> None:
        super().__init__(data, auto_id="%s")  # type: ignore[arg-type]  # the query of an address
        users = User.objects.filter(memberships__office=office).distinct().order_by("full_name")
        people = [_ALL_CHOICE, (NOBODY, PROGRAM), *((str(user.pk), str(user)) for user in users)]
        actions = [_ALL_CHOICE, *((name, action.words) for name, action in ACTIONS.items())]
        tasks = [
            (e.title, [(slug_of(own.id), own.title) for own in e.sheets]) for e in sheet_groups()
        ]
        things = [_ALL_CHOICE, *LogTopic.choices(), *tasks]
        for name, choices in (("orang", people), ("jenis", actions), ("hal", things)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # it has them

    def narrow(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        """Return the entries that pass every filter."""
        self.is_valid()
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        return entries.filter(*(_FILTERS[name](value) for name, value in wanted.items()))


def _of_thing(thing: str) -> Q:
    if found := [name for name, action in ACTIONS.items() if thing in action.things]:
        return Q(action__in=found)
    return Q(action__startswith="row.", subject__contains=f"/{SHEETS[thing].id}/")


def _by(person: str) -> Q:
    of_account = done_to(LogSubject.ACCOUNT) & Q(actor=None, subject=person)
    return Q(actor=None) if person == NOBODY else Q(actor=person) | of_account


_FILTERS: Final[Mapping[str, Callable[[Any], Q]]] = {
    "orang": _by,
    "jenis": lambda action: Q(action=action),
    "hal": _of_thing,
    "dari": lambda day: Q(at__date__gte=day),
    "sampai": lambda day: Q(at__date__lte=day),
}


_ENTRIES_PER_PAGE: Final = 50


def history(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what the log has of an office and of the accounts of all who work in it,
    some at a time.
    """
    own = request.here.require_year().office
    form, working = LogForm(request.GET, own), own.memberships.values_list("user", flat=True)
    people = [str(pk) for pk in working.distinct()]
    of_people = done_to(LogSubject.ACCOUNT) & (Q(subject__in=people) | Q(subject="", office=None))
    pages = Q(office=None, subject__startswith=f"/{own.slug}/")
    own_pages = Q(office=None, subject__startswith="/akun/", actor__in=working)
    entries = Q(office=own) | of_people | done_to(LogSubject.PAGE) & (pages | own_pages)
    return _render(
        request, "history/history.html", form.narrow(Entry.objects.filter(entries)), form
    )


def budget_changes(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what became of the amounts of a year, newest first: nothing else of the log."""
    own = request.here.require_year()
    start = row_name(own.pk, INPUTS, 0).removesuffix("0")
    changes = Entry.objects.filter(
        office=own.office, action__startswith="row.", subject__startswith=start
    )
    return _render(request, "history/budget.html", changes)


def _render(
    request: OfficeRequest, template: str, entries: QuerySet[Entry], form: LogForm | None = None
) -> HttpResponse:
    """Show entries, newest first, and the number from which older ones go on."""
    before, own = request.GET.get("sebelum", ""), request.here.require_year()
    if before.isdecimal() and len(before) <= MAX_DIGITS_OF_A_KEY:
        entries = entries.filter(number__lt=int(before))
    found = [*entries.select_related("actor").order_by("-number")[: _ENTRIES_PER_PAGE + 1]]
    shown = found[:_ENTRIES_PER_PAGE]
    context = {
        "lines": LogLines(own, know(own), shown).lines(),
        "older": shown[-1].number if len(found) > len(shown) else None,
        "form": form,
        "old_chain": old_chain_words(),
        "has_others": form is not None and own.office.years.count() > 1,
    }
    return render(request, template, context)
