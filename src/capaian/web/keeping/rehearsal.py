"""A backup put back where nobody works, to see that it would serve: counted, and held against its hashes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from capaian.web.accounts.models import User
from capaian.web.keeping.archive import EVIDENCE, Manifest, read_manifest
from capaian.web.keeping.dump import Settings, query, restored_apart
from capaian.web.trail.models import Entry
from capaian.web.years.models import EvidenceFile, OfficeYear

_COUNTED: Final = {
    "entri catatan": ("SELECT count(*) FROM trail_entry", Entry),
    "orang": ("SELECT count(*) FROM accounts_user", User),
    "tahun": ("SELECT count(*) FROM years_officeyear", OfficeYear),
    "berkas bukti": ("SELECT count(*) FROM years_evidencefile", EvidenceFile),
}
"""What is counted, by name: how a database is asked that Django is not connected to, and the model."""
_SEALS: Final = "SELECT number, seal FROM trail_entry ORDER BY number DESC LIMIT 1000"
_CONTENTS: Final = "SELECT DISTINCT sha256 FROM years_evidencefile"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a backup came to when it was put back."""

    counts: Mapping[str, tuple[int, int]]
    """By what is counted: in the backup, and in the installation now."""
    problems: tuple[str, ...]
    """What would be missing or another one; empty: it would serve."""


def rehearse_restore(file: Path, database: Settings, scratch: Path) -> Rehearsal:
    """Put a backup into a database of its own, look at it and take that away again.

    Args:
        file: The backup.
        database: Of the installation, which is only read.
        scratch: An empty folder, with room for the database of the backup.

    Raises:
        FileError: if the backup is broken, or cannot be put back.
    """
    manifest = read_manifest(file)  # holds each of its files against its hash
    with ZipFile(file) as archive:
        archive.extract(manifest.database, scratch)
    with restored_apart(database, scratch / manifest.database, scratch) as restored:
        counts = {
            name: (int(query(restored, sql)[0][0]), model._default_manager.count())
            for name, (sql, model) in _COUNTED.items()
        }
        return Rehearsal(counts, tuple(_problems(restored, manifest, counts["entri catatan"][0])))


def _problems(restored: Settings, manifest: Manifest, entries: int) -> Iterator[str]:
    if entries < manifest.entries:
        yield f"catatannya {entries} entri, padahal manifes menyebut {manifest.entries}"
    elif manifest.seal:
        if (str(manifest.entries), manifest.seal) not in query(restored, _SEALS):
            yield f"segel entri {manifest.entries} bukan yang disebut manifes"
        now = Entry.objects.filter(number=manifest.entries).values_list("seal", flat=True).first()
        if now != manifest.seal:
            yield f"catatan sekarang tidak meneruskan entri {manifest.entries} cadangan ini"
    named = {sha256 for (sha256,) in query(restored, _CONTENTS)}
    lost = [sha256 for sha256 in sorted(named) if f"{EVIDENCE}/{sha256[:2]}/{sha256}" not in manifest.sha256]
    yield from (f"isi bukti {sha256} tidak ikut" for sha256 in lost)
    yield from (f"isi bukti {sha256} sudah rusak" for sha256 in manifest.damaged)
