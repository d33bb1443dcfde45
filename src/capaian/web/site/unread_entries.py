"""Rows of registers that cannot be read: named where a page failed of them, and before a month is closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from django.apps import apps
from django.db.models import Model, QuerySet
from django.urls import reverse

from capaian.web.years.models import OfficeYear

ENTRY_KINDS: Final = {
    "services.Tally": ("Turus", "service_board", "office"),
    "services.SiteDay": ("Hari di satu tempat", "service_board", "office"),
    "services.YearOpening": ("Sisa layanan dari tahun sebelumnya", "service_board", "office"),
    "services.Ticket": ("Karcis", "ticket", "office"),
    "blanks.BlankMovement": ("Mutasi blangko", "blank_movement", "office"),
    "blanks.BlankLimits": ("Batas blangko", "blank_limits", "office"),
    "visits.Visit": ("Jemput bola", "visit", "office"),
    "visits.VisitCount": ("Layanan jemput bola", "visits", "visit__office"),
    "complaints.Complaint": ("Pengaduan", "complaint", "office"),
    "complaints.ClassDays": ("Hari kerja pengaduan", "complaint_days", "office"),
    "feed.ClosedMonth": ("Bulan yang ditutup", "register_months", "office_year__office"),
}
"""By model: what a row is called, the name of the address that shows it, and how it leads to its office."""
_PAGES_OF_ONE: Final = frozenset({"ticket", "blank_movement", "visit", "complaint"})


class UnreadEntry(NamedTuple):
    """A row that holds what no page writes."""

    words: str
    page: str
    """Name of the address."""
    address: str


def find_unread_entries(year: OfficeYear) -> Iterator[UnreadEntry]:
    """Yield each row of an office's registers that cannot be read; all are tried, which takes time."""
    for model, (name, page, office) in ENTRY_KINDS.items():
        rows = apps.get_model(model)._default_manager.filter(**{office: year.office_id})
        for key, column in _unread(rows, [*rows.order_by("pk").values_list("pk", flat=True)]):
            address = reverse(page, args=[year.office.slug, year.year, *[key] * (page in _PAGES_OF_ONE)])
            yield UnreadEntry(f"{name}, baris {key}: {column} tidak dapat dibaca.", page, address)


def _unread(rows: QuerySet[Model], keys: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the keys of rows with what of them cannot be read; one that cannot be loaded fails all others."""
    try:
        loaded = [*rows.filter(pk__in=keys)]
    except Exception:  # of whatever kind: a date, a number, JSON
        middle = len(keys) // 2
        halves = (keys[:middle], keys[middle:]) if middle else ()
        yield from (each for half in halves for each in _unread(rows, half))
        if not middle:
            yield keys[0], "isinya"
        return
    yield from ((row.pk, column) for row in loaded if (column := _misfit(row)))


def _misfit(row: Model) -> str:
    """Return the column of a row that holds what its model does not take, or reads otherwise; empty: none."""
    column = ""
    try:
        for field in row._meta.concrete_fields:
            value, column = getattr(row, field.attname), str(field.verbose_name)
            is_blank = value in field.empty_values and (field.blank or not field.choices)
            is_empty = field.null if value is None else is_blank
            if not (field.is_relation or is_empty) and field.clean(value, row) != value:
                return column
        column = "isinya"
        row.clean()
        str(row)
    except Exception:
        return column
    return ""
