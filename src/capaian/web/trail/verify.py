"""Whether the log is as it was written: its chain, its end, points known from elsewhere,
and its triggers.

Its chain begins at the first entry, or after those whose key is lost for ever: nobody can verify
those any more. The first entry of a chain has their hash: none is changed from then on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils.timezone import localdate

from capaian.domain.errors import FileError
from capaian.domain.period import write_date
from capaian.web.keys import TRAIL
from capaian.web.offices.models import Office
from capaian.web.trail import record
from capaian.web.trail.anchors import Anchor, Point
from capaian.web.trail.guards import GUARDS
from capaian.web.trail.models import Entry, Head


class BehindError(FileError):
    """The database is empty or of an earlier version: its log cannot be verified yet."""


def refuse_later_version() -> None:
    """Refuse a database with migrations that this version does not have; raises `FileError`."""
    own = {app.label: app for app in apps.get_app_configs()}
    for label, name in MigrationRecorder(connection).applied_migrations():
        app = own.get(label)
        is_ours = app is None or app.name.startswith(
            "capaian."
        )  # others may merge theirs into one
        if is_ours and not (app and Path(app.path, "migrations", f"{name}.py").is_file()):
            raise FileError(
                f"Basis data ini dari Capaian yang lebih baru (langkah {label} {name}); "
                "pasang versi itu. "
                "Tidak ada yang diubah."
            )


FOREIGN_KEY: Final = "catatan ini disegel dengan kunci lain daripada kunci folder ini"


def require_own_key() -> None:
    """Require that the key of the data folder is the one that sealed the log; writes nothing.

    A log from before its end had a seal is taken as it is: its entries say so later. Raises
    `FileError` if it is another one, with which the next entry would break the log for ever.
    """
    table = Head._meta.db_table
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return
        columns = connection.introspection.get_table_description(cursor, table)
    head = Head.objects.first() if "mark" in (column.name for column in columns) else None
    if head is not None and not _is_own(head):
        raise FileError(
            f"Kunci {settings.CAPAIAN.keys / TRAIL} bukan kunci basis data ini (atau "
            "akhir catatannya diubah "
            "di luar Capaian). Tidak ada yang diubah. Periksa --data dan DATABASE_URL; "
            "kunci yang benar "
            "ada di folder data yang lama, atau dalam cadangan kunci. Bila hilang juga di "
            "sana: capaian "
            "reset-log-key."
        )


def _is_own(head: Head) -> bool:
    """Say whether the key of the data folder sealed the end of the log."""
    return record.are_equal(
        record.seal_head(record.trail_key(), head.number, head.seal), head.mark
    )


CHAIN: Final = "rantai catatan"
"""Subject of the first entry of a chain under another key, by which it is found at once."""
CHAIN_BEGUN: Final = "chain.begun"


def sealed_facts(**condition: int) -> Iterator[tuple[int, record.Facts, str]]:
    """Yield number, facts and seal of some entries, in the order of numbers."""
    for entry in Entry.objects.filter(**condition).order_by("number").iterator(chunk_size=2_000):
        yield entry.number, record.facts_of(entry), entry.seal


def hash_entries(last: int) -> str:
    """Return the SHA-256 of the entries up to a number:
    no key is needed to see that one was changed.
    """
    found = sha256()
    for each in sealed_facts(number__lte=last):
        found.update(json.dumps(each, ensure_ascii=False, sort_keys=True).encode())
    return found.hexdigest()


def chain_beginning() -> Entry | None:
    """Return the first entry of the chain of now; `None`: no key was ever lost."""
    return Entry.objects.filter(subject=CHAIN, action=CHAIN_BEGUN).order_by("number").last()


def old_chain_words() -> str:
    """Say which entries nobody can verify any more; empty: all can be verified."""
    begun = chain_beginning()
    if begun is None:
        return ""
    return (
        f"Entri 1-{begun.number - 1}: rantai lama, kuncinya hilang pada "
        f"{write_date(localdate(begun.at))}, "
        "tidak dapat diperiksa; sejak hari itu hanya dibandingkan dengan sidiknya. Alasannya: "
        f"{begun.reason.rstrip('.')}."
    )


def verify_log(anchors: Sequence[Anchor] = ()) -> str | None:
    """Return what is wrong with the first entry that is lost or not as it was written; `None`:
    none is.
    """
    head = Head.objects.first()
    last = head.number if head else 0
    if Head.objects.count() > 1:
        return "catatan berakhir dua kali, padahal program ini menulis satu akhir"
    begun = chain_beginning()
    before = record.START
    if begun is not None:  # the end of the chain before, as the first entry of this one has it
        before = Point(begun.number - 1, str((begun.before or {}).get("seal")))
    broken = record.find_broken(
        record.trail_key(), sealed_facts(number__gt=before.number), last, before
    )
    if broken is not None:
        is_foreign = broken == record.BROKEN_ENTRY.format(before.number + 1) and not (
            head and _is_own(head)
        )
        return FOREIGN_KEY if is_foreign else broken
    if begun is not None and hash_entries(before.number) != (begun.before or {}).get("sha256"):
        return f"entri 1 sampai {before.number} bukan yang ada ketika rantai baru dimulai"
    if head is not None:
        sealed = (
            Entry.objects.order_by("number").values_list("seal", flat=True).last()
            or record.BEGINNING
        )
        if not record.are_equal(sealed, head.seal):
            return f"segel penutup tidak sama dengan segel entri {last}"
        if not _is_own(head):
            return f"akhir catatan pada entri {last} tidak ditulis oleh program ini"
    return _find_lost(anchors)


def _find_lost(anchors: Sequence[Anchor]) -> str | None:
    numbers = {anchor.point.number for anchor in anchors}
    seals = dict(Entry.objects.filter(number__in=numbers).values_list("number", "seal"))
    for anchor in sorted(anchors, key=lambda anchor: anchor.point.number):
        point, place = anchor.point, anchor.place
        found = seals.get(point.number)
        if found is None:
            return f"entri {point.number} tidak ada lagi, padahal tercatat dalam {place}"
        if not record.are_equal(found, point.seal):
            return f"entri {point.number} bukan yang tercatat dalam {place}"
    return None


def find_cut(anchors: Sequence[Anchor]) -> tuple[Point, str | None]:
    """Return the end of a log whose key is lost,
    and what is wrong with it as far as is seen without one.
    """
    end = last_point() or record.START
    is_last = Entry.objects.filter(number=end.number, seal=end.seal).exists()
    if not is_last or Entry.objects.count() != end.number:
        return end, "ada entri yang tidak ada lagi, atau yang berdiri sesudah akhirnya"
    return end, _find_lost(anchors)


def last_point() -> Point | None:
    """Return where the log ends; `None`: nothing stands in it."""
    head = Head.objects.first()
    return Point(head.number, head.seal) if head is not None and head.number else None


def find_broken_log(anchors: Sequence[Anchor] = ()) -> str | None:
    """Return what is wrong with the log of an installation; `None`: nothing. Writes nothing.

    Raises `FileError` if the database cannot be read, or is of another version.
    """
    try:
        refuse_later_version()
        executor = MigrationExecutor(connection)
        is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        raise FileError(
            f"Basis data tidak dapat dibaca: {str(error).strip()}. Pulihkan dari "
            "cadangan, atau periksa "
            "DATABASE_URL."
        ) from error
    if is_behind:
        raise BehindError(
            "Basis data itu kosong atau dari versi lama, jadi catatannya tidak dapat "
            "diperiksa. Pulihkan "
            "dari cadangan, atau sesuaikan dengan menjalankan: capaian serve."
        )
    try:
        broken = verify_log(anchors)
    except record.UNREADABLE:
        return "tabelnya hilang, atau memuat isi yang tidak mungkin ditulis program ini"
    # A demonstration is founded without entries.
    if (
        not (broken or Entry.objects.exists())
        and Office.objects.filter(is_demonstration=False).exists()
    ):
        return "catatan kosong, padahal ada dinas yang didirikan"
    return broken


_GUARD_QUERIES: Final = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
SELECT tgname, concat_ws(' ', tgrelid::regclass::text, tgenabled, tgtype, (tgqual IS NULL)::text,
    proname, prosrc, (SELECT string_agg(attname, ' ' ORDER BY attname COLLATE "C")
    FROM pg_attribute
        WHERE attrelid = tgrelid AND attnum = ANY (tgattr)))
FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal
""",
}
"""By kind of database: how each trigger is called, and what it does."""


def find_missing_guard() -> str | None:
    """Say whether somebody took away, emptied or added a trigger; `None`: nobody did."""
    with connection.cursor() as cursor:
        cursor.execute(_GUARD_QUERIES[connection.vendor])
        found = {name: " ".join(str(text).split()) for name, text in cursor.fetchall()}
    made = (each for one in GUARDS for each in one.as_found(connection.vendor).items())
    wanted = {name: " ".join(text.split()) for name, text in made}
    if wanted.keys() - found.keys():
        return "pemicu basis data yang melindungi catatan dihapus"
    for name, text in sorted(found.items()):
        if name not in wanted:
            return f"pemicu basis data {name} tidak dibuat oleh program ini"
        if text != wanted[name]:
            return f"pemicu basis data {name} bukan yang dibuat program ini"
    return None


_INTEGRITY: Final = {
    "sqlite": ("PRAGMA integrity_check(1)", "PRAGMA foreign_key_check"),
    "postgresql": (
        "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid",
        "SELECT conname FROM pg_constraint WHERE NOT convalidated",
    ),
}
"""By kind of database: what names pages that do not fit, and rows that lead nowhere."""


def find_corruption() -> str | None:
    """Return what the database itself finds wrong with its tables; `None`: nothing."""
    with connection.cursor() as cursor:
        for question in _INTEGRITY[connection.vendor]:
            cursor.execute(question)
            row = cursor.fetchone()
            if row is not None and row[0] != "ok":
                return " ".join(map(str, row))
    return None
