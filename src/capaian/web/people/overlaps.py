"""Two who would fill one post on one day, or one who would hold it twice."""

from __future__ import annotations

from typing import Final

from django.db.models import Q, QuerySet

from capaian.domain.period import write_date
from capaian.web.offices.models import Holding, HoldingKind

_EXCLUDED: Final = {
    HoldingKind.DEFINITIVE: (HoldingKind.DEFINITIVE, HoldingKind.ACTING),
    HoldingKind.ACTING: (HoldingKind.DEFINITIVE,),
}
"""How nobody else may hold a post on a day on which it is held in a way."""
_REMEDIES: Final = {
    HoldingKind.DEFINITIVE: "Tulis dahulu hari terakhirnya.",
    HoldingKind.ACTING: (
        "Plt. mengisi jabatan yang tidak ada pejabat definitifnya: tulis dahulu hari terakhir pejabat itu. "
        "Bila ia hanya berhalangan sementara, pilih Plh."
    ),
}
_SAME: Final = ("post", "user_id", "kind", "since", "until")


def find_taken(own: Holding) -> str:
    """Say who holds the post already on one of the days; nothing where nobody does.

    What is told the same once more, as by a second click, is not taken.
    """
    others = _on_its_days(own)
    if not own.pk and any(is_same(own, other) for other in others):
        return ""
    kind = HoldingKind(own.kind)
    for other in others:
        if other.kind in _EXCLUDED.get(kind, ()):
            how = "definitif" if other.kind == HoldingKind.DEFINITIVE else "Plt."
            said = f"Jabatan ini dipegang {how} oleh {other.user} sejak {write_date(other.since)}."
            return f"{said} {_REMEDIES[kind]}"
        if (other.kind, other.user_id) == (own.kind, own.user_id):
            said = f"{other.user} sudah memegang jabatan ini dengan cara yang sama sejak"
            return f"{said} {write_date(other.since)}. Ubah yang sudah ada."
    return ""


def _on_its_days(own: Holding) -> QuerySet[Holding]:
    found = Holding.objects.filter(Q(until=None) | Q(until__gte=own.since), office=own.office, post=own.post)
    if own.until is not None:
        found = found.filter(since__lte=own.until)
    return found.exclude(pk=own.pk).select_related("user").order_by("since", "pk")


def is_same(own: Holding, other: Holding) -> bool:
    """Say whether both tell the same."""
    return all(getattr(own, name) == getattr(other, name) for name in _SAME)
