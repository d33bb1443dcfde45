"""Naming and taking back substitutes: each in one transaction with what the log tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.domain.period import write_date
from capaian.web.site.overwriting import require_as_shown
from capaian.web.substitutes.forms import substitution_texts
from capaian.web.substitutes.models import Substitution
from capaian.web.trail.record import Author, Deed, record


class ReplacedTwiceError(CapaianError):
    """Two would decide for one person on one day."""

    code: ClassVar[str] = "replaced_twice"


class TakenBackError(CapaianError):
    """Somebody else took the substitute back."""

    code: ClassVar[str] = "taken_back"


class HasDecidedError(CapaianError):
    """Something was decided by the substitute, which stays told."""

    code: ClassVar[str] = "has_decided"


@transaction.atomic
def keep(own: Substitution, author: Author, shown: Mapping[str, str] | None = None) -> None:
    """Keep a substitute.

    Args:
        own: With what was told.
        author: Who tells it.
        shown: What the page showed, by the names of its fields.

    Raises:
        OvertakenError: if somebody else changed it since the page showed it.
        ReplacedTwiceError: if somebody else stands in on one of the days.
        TakenBackError: if somebody else took it back.
        HasDecidedError: if something was decided by it, and more than its last day is to change.
    """
    own.office.hold_people()
    before = _present(own)
    if own.pk and before is None:
        raise TakenBackError("Pengganti ini baru saja dihapus orang lain. Buat yang baru bila tetap perlu.")
    if before is not None:
        require_as_shown(shown or {}, substitution_texts(own), substitution_texts(before))
        _keep_decided(before, own)
    _refuse_second(own)
    own.save()
    was, now = (told_of(before) if before else None), told_of(own)
    if was != now:
        action = "substitute.made" if was is None else "substitute.changed"
        record(own.office, author, [Deed(action, str(own.pk), was, now)])


@transaction.atomic
def remove(own: Substitution, author: Author, shown: Mapping[str, str] | None = None) -> None:
    """Take a substitute back.

    Args:
        own: The substitute.
        author: Who takes it back.
        shown: What the page showed, by the names of its fields.

    Raises:
        OvertakenError: if somebody else changed it since the page showed it.
        HasDecidedError: if something was decided by it.
    """
    own.office.hold_people()
    before = _present(own)
    if before is None:  # somebody else took it back
        return
    require_as_shown(shown or {}, {}, substitution_texts(before))
    if before.decisions.exists():
        raise HasDecidedError(
            "Sudah ada yang diputus pengganti ini. Akhiri dengan mengubah hari terakhirnya."
        )
    was, subject = told_of(before), str(own.pk)
    before.delete()
    record(own.office, author, [Deed("substitute.removed", subject, was)])


def _present(own: Substitution) -> Substitution | None:
    return Substitution.objects.filter(pk=own.pk).select_related("of", "user").first() if own.pk else None


def _keep_decided(before: Substitution, own: Substitution) -> None:
    """See to it that what was decided stays within the days and the names of its substitution."""
    last = before.decisions.aggregate(last=Max(Coalesce("step__at", "approval__at")))["last"]
    if last is None:
        return
    texts = {name: text for name, text in substitution_texts(before).items() if name != "until"}
    if texts.items() - substitution_texts(own).items():
        raise HasDecidedError("Pengganti ini sudah memutus. Yang masih dapat diubah hanya hari terakhirnya.")
    if own.until < (day := timezone.localdate(last)):
        raise HasDecidedError(
            f"Pengganti ini masih memutus pada {write_date(day)}. Pilih hari itu atau sesudahnya."
        )


def _refuse_second(own: Substitution) -> None:
    on_one_day = Substitution.objects.filter(
        office=own.office, of=own.of, since__lte=own.until, until__gte=own.since
    ).exclude(pk=own.pk)
    if other := on_one_day.select_related("user").first():
        days = f"{write_date(other.since)} sampai {write_date(other.until)}"
        raise ReplacedTwiceError(f"Sudah digantikan oleh {other.user}, {days}.")


def told_of(own: Substitution) -> dict[str, object]:
    """Return what the log tells of a substitute."""
    return {
        "post": own.post,
        "of": own.of.username,
        "user": own.user.username,
        "way": own.way,
        "since": str(own.since),
        "until": str(own.until),
    }
