"""Rows of evidence that forms rest on: what such a form proves stays as long as it is not open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from capaian.web.evidence.asked import PROOFS
from capaian.web.evidence.models import Upload
from capaian.web.measurement.flow import State
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear, Row

OPEN: Final = (State.EMPTY, State.DRAFT, State.RETURNED)
"""States of forms whose evidence may be changed."""
_FIXED: Final = ("file", "media_type", "sha256")


class LockedProofError(RefusedChangeError):
    """A file proves a form that is not open."""

    code: ClassVar[str] = "locked_proof"


def refuse_locked_proofs(year: OfficeYear, edits: Sequence[Edit]) -> None:
    """Refuse to take evidence away from a form that is handed in, verified or approved; more may be added.

    Raises:
        LockedProofError: with the file.
    """
    rows = {edit.row: edit for edit in edits if edit.sheet == PROOFS and edit.row}
    if not rows:
        return
    locked = Upload.objects.filter(office_year=year, file__isnull=False, form__isnull=False)
    held = set(locked.exclude(form__state__in=OPEN).values_list("file__name", flat=True))
    for row in Row.objects.filter(office_year=year, pk__in=rows):
        name = row.cells.get("file", "")
        if name in held and _takes_away(row.cells, rows[row.pk].cells):
            raise LockedProofError(
                f"Bukti {name} dipakai isian yang sudah diajukan, jadi tetap seperti adanya. Minta "
                "isiannya dikembalikan dahulu."
            )


def _takes_away(before: Mapping[str, str], after: Mapping[str, str] | None) -> bool:
    if after is None:
        return True
    now = {**before, **after}
    is_fixed = all(now.get(name, "") == before.get(name, "") for name in _FIXED)
    return not is_fixed or not set(before.get("proves", "").split()) <= set(now.get("proves", "").split())
