"""Whether the log is as it was written."""

from __future__ import annotations

import hmac
from collections.abc import Iterator

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from capaian.domain.errors import FileError
from capaian.web.offices.models import Office
from capaian.web.trail.models import Entry, Head
from capaian.web.trail.record import facts_of, trail_key
from capaian.web.trail.seal import BEGINNING, Broken, Facts, find_broken


def verify_log() -> Broken | None:
    """Return the first entry that is not as it was written; `None` if all are."""
    head = Head.objects.first()
    last = head.number if head else 0
    broken = find_broken(trail_key(), _entries(), last)
    if broken is not None or head is None:
        return broken
    sealed = Entry.objects.order_by("number").values_list("seal", flat=True).last() or BEGINNING
    if not hmac.compare_digest(sealed, head.seal):
        return Broken(last, f"segel penutup tidak sama dengan segel entri {last}")
    return None


def _entries() -> Iterator[tuple[int, Facts, str]]:
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2_000):
        yield entry.number, facts_of(entry), entry.seal


def find_broken_log() -> str | None:
    """Return what is wrong with the log of an installation; `None` if nothing is. Writes nothing.

    Raises:
        FileError: if the database cannot be read, or is of another version.
    """
    try:
        executor = MigrationExecutor(connection)
        is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        raise FileError(
            f"Basis data tidak dapat dibaca: {str(error).strip()}. Pulihkan dari cadangan, atau periksa "
            "DATABASE_URL."
        ) from error
    if is_behind:
        raise FileError(
            "Basis data itu kosong atau dari versi lama, jadi catatannya tidak dapat diperiksa. Pulihkan "
            "dari cadangan, atau sesuaikan dengan menjalankan: capaian serve."
        )
    broken = verify_log()
    if broken is None and not Entry.objects.exists() and _has_founded_office():
        return "catatan kosong, padahal ada dinas yang didirikan"
    return broken.why if broken else None


def _has_founded_office() -> bool:
    """Say whether an office is there whose founding stands in the log."""
    return Office.objects.filter(is_demonstration=False).exists()
