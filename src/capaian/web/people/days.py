"""From which day somebody may hold a post, and what is said of a day to come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from capaian.domain.period import write_date
from capaian.web.offices.models import Holding, HoldingKind

_FIRST_DAY: Final = date(1945, 1, 1)
_YEARS_AHEAD: Final = 2


def require_possible(since: date, year: int) -> None:
    """Refuse a day on which nobody can begin: of another age, or so far ahead that nobody knows it yet.

    Args:
        since: The first day in the post.
        year: The office-year from which it is written; a plan may be made ahead.
    """
    last = date(max(timezone.localdate().year, year) + _YEARS_AHEAD, 12, 31)
    if not _FIRST_DAY <= since <= last:
        raise ValidationError(
            f"Periksa tahunnya: tulis hari antara {write_date(_FIRST_DAY)} dan {write_date(last)}."
        )


def is_far(since: date, year: int) -> bool:
    """Say whether a day is still to come and beyond the office-year too: it may be mistyped."""
    return since > max(timezone.localdate(), date(year, 12, 31))


def words_ahead(holding: Holding) -> str:
    """Say from when somebody holds a post, and who holds it before; nothing where it has begun."""
    if holding.since <= timezone.localdate():
        return ""
    begun = f"Mulai berlaku {write_date(holding.since)};"
    if holding.kind == HoldingKind.CLERK:
        return f"{begun} sebelum itu {holding.user} belum mengisi untuk jabatan ini."
    eve = holding.since - timedelta(days=1)
    others = Holding.objects.filter(office=holding.office_id, post=holding.post, since__lte=eve)
    others = others.exclude(pk=holding.pk).exclude(kind=HoldingKind.CLERK).select_related("user")
    held = others.filter(Q(until=None) | Q(until__gte=eve)).first()
    if held is not None:
        return f"{begun} sebelum itu dipegang {held.user}."
    last = others.filter(until__gte=timezone.localdate()).order_by("-until").first()
    if last is None or last.until is None:
        return f"{begun} sebelum itu jabatan ini kosong."
    return f"{begun} jabatan ini kosong sejak {write_date(last.until + timedelta(days=1))}."
