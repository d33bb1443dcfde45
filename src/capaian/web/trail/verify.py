"""Whether the log is as it was written."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence
from typing import Final

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from capaian.domain.errors import FileError
from capaian.web.offices.models import Office
from capaian.web.trail.anchors import Point
from capaian.web.trail.models import Entry, Head
from capaian.web.trail.record import facts_of, trail_key
from capaian.web.trail.seal import BEGINNING, Broken, Facts, find_broken, seal_head
from capaian.web.trail.standing import find_difference

Anchor = tuple[Point, str]
"""A point of the log that is known from elsewhere, and where it stands."""


def verify_log(anchors: Sequence[Anchor] = ()) -> Broken | None:
    """Return the first entry that is not as it was written; `None` if all are.

    Args:
        anchors: Points that the log had, as they are kept outside of the database.
    """
    head = Head.objects.first()
    last = head.number if head else 0
    broken = find_broken(trail_key(), _entries(), last)
    if broken is not None:
        return broken
    if head is not None:
        sealed = Entry.objects.order_by("number").values_list("seal", flat=True).last() or BEGINNING
        if not hmac.compare_digest(sealed, head.seal):
            return Broken(last, f"segel penutup tidak sama dengan segel entri {last}")
        if not hmac.compare_digest(seal_head(trail_key(), last, head.seal), head.mark):
            return Broken(last, f"akhir catatan pada entri {last} tidak ditulis oleh program ini")
    return _find_lost(anchors)


def _find_lost(anchors: Sequence[Anchor]) -> Broken | None:
    """Return the first point that the log no longer has."""
    seals = dict(
        Entry.objects.filter(number__in={point.number for point, _ in anchors}).values_list("number", "seal")
    )
    for point, where in sorted(anchors, key=lambda anchor: anchor[0].number):
        found = seals.get(point.number)
        if found is None:
            return Broken(
                point.number, f"entri {point.number} tidak ada lagi, padahal tercatat dalam {where}"
            )
        if not hmac.compare_digest(found, point.seal):
            return Broken(point.number, f"entri {point.number} bukan yang tercatat dalam {where}")
    return None


def _entries() -> Iterator[tuple[int, Facts, str]]:
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2_000):
        yield entry.number, facts_of(entry), entry.seal


def last_point() -> Point | None:
    """Return where the log ends; `None`: nothing stands in it."""
    head = Head.objects.first()
    return Point(head.number, head.seal) if head is not None and head.number else None


def find_broken_log(anchors: Sequence[Anchor] = ()) -> str | None:
    """Return what is wrong with the log of an installation; `None` if nothing is. Writes nothing.

    Raises:
        FileError: if the database cannot be read, or is of another version.
    """
    _require_present_version()
    broken = verify_log(anchors)
    if broken is not None:
        return broken.why
    if not Entry.objects.exists() and _has_founded_office():
        return "catatan kosong, padahal ada dinas yang didirikan"
    return None


def find_stray() -> str | None:
    """Return the first thing in the database that is not as a log that holds says; `None` if nothing is."""
    return _find_missing_guard() or find_difference()


def _require_present_version() -> None:
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


_ON_SQLITE: Final = """
SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trail_entry'
AND name IN ('trail_entry_no_change', 'trail_entry_no_removal', 'trail_entry_no_replacement')
"""
_ON_POSTGRES: Final = """
SELECT count(*) FROM pg_trigger WHERE tgrelid = 'trail_entry'::regclass AND tgenabled = 'O'
AND tgname IN ('trail_entry_no_change', 'trail_entry_no_emptying')
"""
_GUARDS: Final = {"sqlite": (_ON_SQLITE, 3), "postgresql": (_ON_POSTGRES, 2)}
"""By kind of database, how the triggers are counted that let the log only grow, and how many they are."""


def _find_missing_guard() -> str | None:
    """Say whether somebody took away what keeps entries from being changed; the entries themselves hold."""
    question, wanted = _GUARDS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(question)
        (found,) = cursor.fetchone()
    if found == wanted:
        return None
    return "pemicu basis data yang melindungi catatan dihapus; entrinya sendiri masih utuh"


def _has_founded_office() -> bool:
    """Say whether an office is there whose founding stands in the log."""
    return Office.objects.filter(is_demonstration=False).exists()
