"""Rows beside the sheets that cannot be read: named where a page failed,
and before a month is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import IntegerField, Model, QuerySet, Sum, TextField
from django.db.models.functions import Cast
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.module_loading import import_string

from capaian.domain.period import Period
from capaian.web.trail.record import SealedKind
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True, slots=True)
class StoredKind:
    """A table: how pages and the log know its rows."""

    model: type[Model]
    words: str = ""
    """What a row is called."""
    page: str = ""
    """Name of the address that shows it; empty: pages do without a row that cannot be read."""
    office: str = "office"
    """How a row leads to its office."""
    year: str = "day__year"
    """How a row with codes leads to its year."""
    is_monthly: bool = False
    """Months are sums of their own rows alone, by `day`:
    of millions a closing reads those of its month.
    """
    codes: tuple[str, ...] = ()
    """Columns with codes of sites and services, which keep them while there are such rows."""
    seals: Mapping[str, SealedKind] = field(default_factory=dict)
    """What the log seals of it, by the names that it is recorded under."""

    def of_office(self, office: int) -> QuerySet[Model]:
        """Return the rows of an office, in no order."""
        return self.model._default_manager.filter(**{self.office: office}).order_by()

    def address_of(self, office: str, year: int, key: int) -> str:
        """Return the address of a row, or of the page that shows all of them."""
        with suppress(NoReverseMatch):
            return reverse(self.page, args=[office, year, key])
        return reverse(self.page, args=[office, year])

    def of_year(self, year: OfficeYear) -> QuerySet[Model]:
        """Return the rows of a year, in no order."""
        return self.of_office(year.office_id).filter(**{self.year: year.year})


class WholeSum(Sum):
    """Sum of whole numbers: SQLite takes words for one, and adds them up as 0,
    to a sum that is none.
    """

    @cached_property
    def convert_value(self) -> Callable[..., int | None]:
        """Return how a sum is read."""
        return lambda value, *_: read_total(value)


def read_total(value: object) -> int | None:
    """Return a sum as the database gives it;
    raises `ValueError` where something in it is no whole number.
    """
    if isinstance(value, float):
        raise ValueError("A column of whole numbers holds something else.")
    return None if value is None else int(str(value))


def require_days(year: OfficeYear) -> None:
    """Raise `ValueError` where a register holds a day that is none;
    `site.faults` then names the row.

    SQLite alone takes words for a day, and finds them in no month. Days of earlier years are left
    alone.
    """
    if connection.vendor != "sqlite":
        return
    spans = ({"lt": date(1900, 1, 1)}, {"gte": date(year.year, 1, 1)})
    days = [
        rows.filter(**{f"{column}__{side}": day for side, day in span.items()})
        .values_list(Cast(column, TextField()), flat=True)
        .distinct()
        for rows in (kind.of_office(year.office_id) for kind in _kinds_with_pages())
        for column in _day_columns(rows)
        for span in spans
    ]
    for day in days[0].union(*days[1:]):
        if str(date.fromisoformat(day)) != day:
            raise ValueError(f"{day} is no day.")


def _day_columns(rows: QuerySet[Model]) -> list[str]:
    return [
        each.name
        for each in rows.model._meta.concrete_fields
        if each.get_internal_type() == "DateField"
    ]


class UnreadEntry(NamedTuple):
    """A row that holds what no page writes."""

    words: str
    page: str
    """Name of the address."""
    address: str


def find_unread_entries(year: OfficeYear, month: Period | None = None) -> Iterator[UnreadEntry]:
    """Yield each row of an office's registers that cannot be read,
    or of those that a month rests on.

    All are tried, which takes time: ten seconds where there are a quarter of a million.
    """
    for kind in _kinds_with_pages():
        rows = kind.of_office(year.office_id)
        if month is not None and kind.is_monthly:
            rows = rows.filter(day__range=(month.start, month.end))
        for key, column in _unread(rows, [*rows.order_by("pk").values_list("pk", flat=True)]):
            words = f"{kind.words}, baris {key}: {column} tidak dapat dibaca."
            yield UnreadEntry(words, kind.page, kind.address_of(year.office.slug, year.year, key))


def _kinds_with_pages() -> list[StoredKind]:
    kinds: Sequence[StoredKind] = import_string(settings.STORED_KINDS)
    return [kind for kind in kinds if kind.page]


def _unread(rows: QuerySet[Model], keys: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the keys of rows with what of them cannot be read;
    one that cannot be loaded fails all others.
    """
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
    sound = set[tuple[str, type, object]]()
    yield from ((row.pk, column) for row in loaded if (column := _misfit(row, sound)))


def _misfit(row: Model, sound: set[tuple[str, type, object]]) -> str:
    """Return the column of a row that holds what its model does not take, or reads otherwise;
    empty: none.

    `sound`: values that were found fit by their columns, to which those of the row are added.
    """
    column = ""
    try:
        for field in row._meta.concrete_fields:
            value, stored = getattr(row, field.attname), getattr(row, f"{field.name}_stored", None)
            known = (field.attname, type(value), value) if isinstance(value, Hashable) else None
            if stored is None and known in sound:
                continue
            column = str(field.verbose_name)
            if stored not in (None, str(value)):
                return column
            is_number = isinstance(field, IntegerField)  # SQLite takes an empty text for one
            is_blank = (
                value in field.empty_values
                and (field.blank or not field.choices)
                and not is_number
            )
            is_empty = field.null if value is None else is_blank
            if not (field.is_relation or is_empty) and field.clean(value, row) != value:
                return column
            if known is not None:
                sound.add(known)
        column = "isinya"
        row.clean()
        str(row)
    except Exception:
        return column
    return ""
