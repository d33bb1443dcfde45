"""Rows beside the sheets that cannot be read: named where a page failed, and before a month is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from django.apps import apps
from django.db.models import Model, QuerySet, Sum, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import cached_property

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
    "measurement.PostForm": ("Isian", "forms", "office_year__office"),
    "measurement.Taken": ("Langkah isian", "forms", "form__office_year__office"),
    "measurement.Deadline": ("Batas waktu", "schedule", "office_year__office"),
    "papers.PaperVersion": ("Versi naskah", "papers", "office_year__office"),
}
"""By model: what a row is called, the name of the address that shows it, and how it leads to its office."""
_PAGES_OF_ONE: Final = frozenset({"ticket", "blank_movement", "visit", "complaint"})


class WholeSum(Sum):
    """Sum of whole numbers: SQLite takes words for one, and adds them up as 0, to a sum that is none."""

    @cached_property
    def convert_value(self) -> Callable[..., int | None]:
        """Return how a sum is read."""
        return lambda value, *_: read_total(value)


def read_total(value: object) -> int | None:
    """Return a sum as the database gives it; raises `ValueError` where something in it is no whole number."""
    if isinstance(value, float):
        raise ValueError("A column of whole numbers holds something else.")
    return None if value is None else int(str(value))


def require_days(year: OfficeYear) -> None:
    """Raise `ValueError` where a register holds a day that is none; `site.faults` then names the row.

    SQLite takes words for a day, and finds them in no month. Days of earlier years are left alone.
    """
    spans = ({"lt": date(1900, 1, 1)}, {"gte": date(year.year, 1, 1)})
    days = [
        rows.filter(**{f"{column}__{side}": day for side, day in span.items()})
        .values_list(Cast(column, TextField()), flat=True)
        .distinct()
        for rows, _, _ in _registers(year)
        for column in _day_columns(rows)
        for span in spans
    ]
    for day in days[0].union(*days[1:]):
        if str(date.fromisoformat(day)) != day:
            raise ValueError(f"{day} is no day.")


def _day_columns(rows: QuerySet[Model]) -> list[str]:
    return [each.name for each in rows.model._meta.concrete_fields if each.get_internal_type() == "DateField"]


class UnreadEntry(NamedTuple):
    """A row that holds what no page writes."""

    words: str
    page: str
    """Name of the address."""
    address: str


def find_unread_entries(year: OfficeYear) -> Iterator[UnreadEntry]:
    """Yield each row of an office's registers that cannot be read; all are tried, which takes time."""
    for rows, name, page in _registers(year):
        for key, column in _unread(rows, [*rows.order_by("pk").values_list("pk", flat=True)]):
            address = reverse(page, args=[year.office.slug, year.year, *[key] * (page in _PAGES_OF_ONE)])
            yield UnreadEntry(f"{name}, baris {key}: {column} tidak dapat dibaca.", page, address)


def _registers(year: OfficeYear) -> Iterator[tuple[QuerySet[Model], str, str]]:
    """Yield the rows of each register of an office, with what one is called and its page."""
    for model, (name, page, office) in ENTRY_KINDS.items():
        rows = apps.get_model(model)._default_manager.filter(**{office: year.office_id})
        yield rows.order_by(), name, page


def _unread(rows: QuerySet[Model], keys: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the keys of rows with what of them cannot be read; one that cannot be loaded fails all others."""
    days = {f"{column}_stored": Cast(column, TextField()) for column in _day_columns(rows)}
    try:
        loaded = [*rows.filter(pk__in=keys).annotate(**days)]
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
            if getattr(row, f"{field.name}_stored", None) not in (None, str(value)):
                return column
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
